//! The few facts of a written picture that its reader would notice: the size in pixels, the resolution a printer takes, the
//! page of a PDF. Read from the bytes themselves, so that the product isn't tested with its own libraries.

/// What a PNG says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Png {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Pixels a metre (pHYs), the same both ways; `None` when it isn't said.
    pub per_metre: Option<u32>,
}

/// Reads the header and the resolution of a PNG.
#[track_caller]
pub fn png(bytes: &[u8]) -> Png {
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "the file begins as a PNG does");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let mut found = Png {
        width: number(16),
        height: number(20),
        per_metre: None,
    };
    let mut at = 8;
    while at + 12 <= bytes.len() {
        let (length, kind) = (number(at) as usize, &bytes[at + 4..at + 8]);
        if kind == b"pHYs" {
            assert_eq!(number(at + 8), number(at + 12), "pixels are square");
            assert_eq!(bytes[at + 16], 1, "the unit of pHYs is the metre");
            found.per_metre = Some(number(at + 8));
        }
        at += length + 12;
    }
    found
}

/// Pixels of a length in mm at a resolution, as everybody rounds them.
pub fn pixels(mm: f64, dpi: f64) -> u32 {
    (mm / 25.4 * dpi).round() as u32
}
