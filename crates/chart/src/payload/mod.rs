//! The chart that a picture carries: what is written into a file beside the picture, and how it is read back.
//!
//! Reading trusts nothing: a file comes from anywhere. Whatever is inflated or parsed is bounded first, no markup of its own is followed,
//! and a file without a chart is an ordinary answer. This module knows containers and JSON; it draws nothing.

mod carried;
mod pdf;
mod png;
mod svg;

use std::io::Read;

use flate2::read::ZlibDecoder;

pub(crate) use carried::figure_text;
pub use carried::{CARRIED_VERSION, CarriedChart};
pub(crate) use pdf::CHART_FILE;
pub(crate) use png::CHART_KEYWORD;
pub(crate) use svg::with_metadata;

/// A carried chart is no longer than this as JSON. Two hundred series of a thousand points are 5 MB.
pub const CARRIED_CAP: usize = 8 << 20;
/// A longer file is no picture of a chart.
pub const PICTURE_CAP: u64 = 64 << 20;

/// Why no chart came out of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CarriedError {
    /// Neither PNG, SVG nor PDF.
    #[error("the file is neither PNG, SVG nor PDF")]
    NotAPicture,
    /// A picture like any other.
    #[error("the {format} carries no chart")]
    NoChart {
        /// PNG, SVG or PDF.
        format: &'static str,
    },
    /// The container breaks its own rules.
    #[error("the {format} is damaged: {reason}")]
    Damaged {
        /// PNG, SVG or PDF.
        format: &'static str,
        /// What is wrong.
        reason: &'static str,
    },
    /// More than [`CARRIED_CAP`] or [`PICTURE_CAP`].
    #[error("the file is larger than {limit} bytes allow")]
    TooLarge {
        /// The limit.
        limit: u64,
    },
    /// A newer program wrote it.
    #[error("the carried chart has version {found}; this program reads version {CARRIED_VERSION}")]
    Newer {
        /// The version in the file.
        found: u32,
    },
    /// What is carried isn't a chart.
    #[error("the carried chart can't be read: {reason}")]
    Unreadable {
        /// What the reader says.
        reason: String,
    },
}

/// Reads the chart that an exported picture carries. The format is known by the first bytes, never by a name.
pub fn carried_by(bytes: &[u8]) -> Result<CarriedChart, CarriedError> {
    if bytes.len() as u64 > PICTURE_CAP {
        return Err(CarriedError::TooLarge { limit: PICTURE_CAP });
    }
    let json = match () {
        () if bytes.starts_with(png::SIGNATURE) => png::read(bytes)?,
        () if pdf::is_pdf(bytes) => pdf::read(bytes)?,
        () => svg::read(bytes)?,
    };
    CarriedChart::from_json(&json)
}

/// Inflates a zlib stream of at most [`CARRIED_CAP`] bytes of UTF-8.
fn inflate(packed: &[u8], format: &'static str) -> Result<String, CarriedError> {
    let mut text = Vec::new();
    ZlibDecoder::new(packed)
        .take(CARRIED_CAP as u64 + 1)
        .read_to_end(&mut text)
        .map_err(|_| CarriedError::Damaged {
            format,
            reason: "a stream can't be inflated",
        })?;
    as_text(text, format)
}

fn as_text(bytes: Vec<u8>, format: &'static str) -> Result<String, CarriedError> {
    if bytes.len() > CARRIED_CAP {
        return Err(CarriedError::TooLarge {
            limit: CARRIED_CAP as u64,
        });
    }
    String::from_utf8(bytes).map_err(|_| CarriedError::Damaged {
        format,
        reason: "the carried text isn't UTF-8",
    })
}
