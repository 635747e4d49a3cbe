//! A logo in a corner of the page. Whatever file it came from, only its pixels are kept: a PNG is read and written anew, an SVG is
//! drawn. No markup, no font and no reference of a foreign file gets into a picture.

use std::io::Cursor;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, PremultipliedColorU8, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ChartError;

/// Bytes of a logo's file at most.
pub const LOGO_BYTES: usize = 256 * 1024;
/// The longest side that is read, and the one that is kept: 40 mm at 600 dpi.
const READ_SIDE: u32 = 8192;
const KEPT_SIDE: u32 = 960;
/// Heights on paper, in mm.
const HEIGHT_MM: std::ops::RangeInclusive<f64> = 4.0..=30.0;

const PNG_SIGNATURE: &[u8] = b"\x89PNG";

/// Where a logo stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Corner {
    /// Beside the title.
    #[default]
    TopRight,
    /// Beside notes and source.
    BottomRight,
}

/// A logo.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct Logo {
    /// Its pixels, as PNG in base64.
    #[ts(as = "String")]
    pub png: Pixels,
    /// Where it stands.
    #[serde(default)]
    pub corner: Corner,
    /// How high it is, in mm.
    pub height_mm: f64,
}

impl Logo {
    /// A logo from a PNG or an SVG.
    ///
    /// # Errors
    /// [`ChartError::Logo`] when the file is too large, or is neither.
    pub fn read(file: &[u8], corner: Corner, height_mm: f64) -> Result<Self, ChartError> {
        if file.len() > LOGO_BYTES {
            return Err(refused("it is larger than 256 KiB"));
        }
        let pixmap = if file.starts_with(PNG_SIGNATURE) {
            decoded(file)?
        } else {
            drawn(file)?
        };
        Ok(Self {
            png: Pixels::of(&fitted(&pixmap)?)?,
            corner,
            height_mm: height_mm.clamp(*HEIGHT_MM.start(), *HEIGHT_MM.end()),
        })
    }

    /// Width and height on paper, in mm.
    pub(crate) fn size_mm(&self) -> (f64, f64) {
        let height = self.height_mm.clamp(*HEIGHT_MM.start(), *HEIGHT_MM.end());
        (height * self.png.ratio(), height)
    }
}

/// A PNG that this program wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pixels {
    bytes: Arc<[u8]>,
    width: u32,
    height: u32,
}

impl Pixels {
    fn of(pixmap: &Pixmap) -> Result<Self, ChartError> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
        encoder.set_color(png::ColorType::Rgba);
        encoder.set_depth(png::BitDepth::Eight);
        let samples: Vec<u8> = pixmap
            .pixels()
            .iter()
            .flat_map(|pixel| {
                let color = pixel.demultiply();
                [color.red(), color.green(), color.blue(), color.alpha()]
            })
            .collect();
        let mut writer = encoder.write_header().map_err(|error| refused(&error))?;
        writer.write_image_data(&samples).map_err(|error| refused(&error))?;
        writer.finish().map_err(|error| refused(&error))?;
        Ok(Self {
            bytes: bytes.into(),
            width: pixmap.width(),
            height: pixmap.height(),
        })
    }

    /// Width by height.
    fn ratio(&self) -> f64 {
        f64::from(self.width) / f64::from(self.height)
    }

    /// The picture as an address that holds it.
    pub(crate) fn data_uri(&self) -> String {
        format!("data:image/png;base64,{}", STANDARD.encode(&self.bytes))
    }
}

/// What a theme's file says is read like any foreign file.
impl TryFrom<String> for Pixels {
    type Error = ChartError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = STANDARD.decode(text).map_err(|error| refused(&error))?;
        Self::of(&fitted(&decoded(&bytes)?)?)
    }
}

impl From<Pixels> for String {
    fn from(pixels: Pixels) -> Self {
        STANDARD.encode(pixels.bytes)
    }
}

fn decoded(file: &[u8]) -> Result<Pixmap, ChartError> {
    let mut decoder = png::Decoder::new(Cursor::new(file));
    decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
    let mut reader = decoder.read_info().map_err(|error| refused(&error))?;
    let (width, height) = reader.info().size();
    if width.max(height) > READ_SIDE {
        return Err(refused("it has too many pixels"));
    }
    let size = reader
        .output_buffer_size()
        .ok_or_else(|| refused("it has too many pixels"))?;
    let mut samples = vec![0; size];
    let frame = reader.next_frame(&mut samples).map_err(|error| refused(&error))?;
    let mut pixmap = Pixmap::new(width, height).ok_or_else(|| refused("it has no pixels"))?;
    let rgba: Box<dyn Iterator<Item = [u8; 4]>> = match frame.color_type {
        png::ColorType::GrayscaleAlpha => {
            Box::new(samples.chunks_exact(2).map(|pair| [pair[0], pair[0], pair[0], pair[1]]))
        }
        png::ColorType::Rgba => Box::new(samples.chunks_exact(4).map(|four| [four[0], four[1], four[2], four[3]])),
        _ => return Err(refused("its colours can't be read")),
    };
    for (pixel, [red, green, blue, alpha]) in pixmap.pixels_mut().iter_mut().zip(rgba) {
        let part = |channel: u8| {
            (u16::from(channel) * u16::from(alpha))
                .div_ceil(255)
                .min(u16::from(alpha)) as u8
        };
        *pixel = PremultipliedColorU8::from_rgba(part(red), part(green), part(blue), alpha)
            .unwrap_or(PremultipliedColorU8::TRANSPARENT);
    }
    Ok(pixmap)
}

/// An SVG, drawn as large as is kept. Text in it needs fonts that nobody has in common, so it is left out: logos hold outlines.
fn drawn(file: &[u8]) -> Result<Pixmap, ChartError> {
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let text = std::str::from_utf8(file).map_err(|_| refused("it is neither PNG nor SVG"))?;
    let tree = Tree::from_str(text, &options).map_err(|error| refused(&error))?;
    let scale = KEPT_SIDE as f32 / tree.size().width().max(tree.size().height());
    let side = |length: f32| (length * scale).round().clamp(1.0, KEPT_SIDE as f32) as u32;
    let mut pixmap =
        Pixmap::new(side(tree.size().width()), side(tree.size().height())).ok_or_else(|| refused("it has no size"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    if pixmap.pixels().iter().all(|pixel| pixel.alpha() == 0) {
        return Err(refused("nothing of it can be drawn"));
    }
    Ok(pixmap)
}

/// The picture, no larger than is kept.
fn fitted(pixmap: &Pixmap) -> Result<Pixmap, ChartError> {
    let longest = pixmap.width().max(pixmap.height());
    if longest <= KEPT_SIDE {
        return Ok(pixmap.clone());
    }
    let scale = KEPT_SIDE as f32 / longest as f32;
    let side = |length: u32| ((length as f32 * scale).round() as u32).max(1);
    let mut smaller =
        Pixmap::new(side(pixmap.width()), side(pixmap.height())).ok_or_else(|| refused("it has no pixels"))?;
    let paint = PixmapPaint {
        quality: FilterQuality::Bicubic,
        ..PixmapPaint::default()
    };
    smaller.draw_pixmap(0, 0, pixmap.as_ref(), &paint, Transform::from_scale(scale, scale), None);
    Ok(smaller)
}

fn refused(reason: &(impl ToString + ?Sized)) -> ChartError {
    ChartError::Logo {
        reason: reason.to_string(),
    }
}
