//! How two pictures differ: by more than one step of a channel, and where; and a picture of it in three panels.

/// Steps of a channel that no eye sees and another processor's rounding may make.
const THRESHOLD: u8 = 1;
/// Pixels between the panels.
const GAP: usize = 8;

/// A difference that can be seen.
pub(crate) struct Difference {
    /// What differs, in a few words.
    pub(crate) what: String,
    /// PNG: the accepted picture, the new one, and black where they differ.
    pub(crate) panels: Vec<u8>,
}

struct Pixels {
    width: usize,
    height: usize,
    rgb: Vec<u8>,
}

impl Pixels {
    fn read(png: &[u8]) -> Option<Self> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().ok()?;
        let mut rgb = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut rgb).ok()?;
        rgb.truncate(info.buffer_size());
        (info.color_type == png::ColorType::Rgb && info.bit_depth == png::BitDepth::Eight).then_some(Self {
            width: info.width as usize,
            height: info.height as usize,
            rgb,
        })
    }

    fn at(&self, x: usize, y: usize) -> Option<[u8; 3]> {
        (x < self.width && y < self.height).then(|| {
            let start = (y * self.width + x) * 3;
            [self.rgb[start], self.rgb[start + 1], self.rgb[start + 2]]
        })
    }
}

/// The difference; `None` when both pictures are the same to the eye.
pub(crate) fn between(accepted: &[u8], new: &[u8]) -> Option<Difference> {
    let new_pixels = Pixels::read(new).expect("a drawing is a picture");
    let Some(old) = Pixels::read(accepted) else {
        return Some(Difference {
            what: "there is no accepted picture".to_owned(),
            panels: new.to_vec(),
        });
    };
    let (width, height) = (old.width.max(new_pixels.width), old.height.max(new_pixels.height));
    let mut differing = 0_usize;
    let mut most = 0;
    let whole = 3 * width + 2 * GAP;
    let mut panels = vec![255; whole * height * 3];
    let mut put = |x: usize, y: usize, rgb: [u8; 3]| {
        let start = (y * whole + x) * 3;
        panels[start..start + 3].copy_from_slice(&rgb);
    };
    for y in 0..height {
        for x in 0..width {
            let (was, is) = (old.at(x, y), new_pixels.at(x, y));
            let step = match (was, is) {
                (Some(was), Some(is)) => was.iter().zip(is).map(|(a, b)| a.abs_diff(b)).max().unwrap_or(0),
                _ => 255,
            };
            if step > THRESHOLD {
                differing += 1;
                put(2 * (width + GAP) + x, y, [0, 0, 0]);
            }
            most = most.max(step);
            put(x, y, was.unwrap_or([255, 0, 255]));
            put(width + GAP + x, y, is.unwrap_or([255, 0, 255]));
        }
    }
    (differing > 0).then(|| Difference {
        what: format!("{differing} pixels differ, by {most} steps at most"),
        panels: encoded(&panels, whole, height),
    })
}

fn encoded(rgb: &[u8], width: usize, height: usize) -> Vec<u8> {
    let side = |length: usize| u32::try_from(length).expect("a picture has sides");
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side(width), side(height));
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().expect("a header can be written");
    writer.write_image_data(rgb).expect("pixels can be written");
    writer.finish().expect("a picture can be closed");
    bytes
}

#[test]
fn a_difference_is_seen_and_a_rounding_is_not() {
    let picture = |value: u8| encoded(&[value; 12], 2, 2);
    let check = |a: u8, b: u8, differs: bool, why: &str| {
        assert_eq!(between(&picture(a), &picture(b)).is_some(), differs, "{why}");
    };
    check(100, 100, false, "the same");
    check(100, 101, false, "one step is rounding");
    check(100, 102, true, "two steps are a change");
    assert!(
        between(&encoded(&[9; 12], 2, 2), &encoded(&[9; 12], 4, 1)).is_some(),
        "another size is another picture"
    );
}
