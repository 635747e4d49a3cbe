//! The chart in a PNG: a compressed iTXt chunk of its own. Chunks are stepped over by their lengths; no pixel is decoded.

use super::{CarriedError, as_text, inflate};

/// The first bytes of a PNG.
pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The keyword of the chunk.
pub(crate) const CHART_KEYWORD: &str = "Suishu-Chart";
const FORMAT: &str = "PNG";

pub(super) fn read(bytes: &[u8]) -> Result<String, CarriedError> {
    let damaged = |reason| CarriedError::Damaged { format: FORMAT, reason };
    let mut rest = bytes.get(SIGNATURE.len()..).unwrap_or_default();
    while let Some((head, after)) = rest.split_at_checked(8) {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some((content, after)) = after.split_at_checked(length) else {
            return Err(damaged("it ends inside a chunk"));
        };
        match &head[4..] {
            b"IEND" => return Err(CarriedError::NoChart { format: FORMAT }),
            b"iTXt" => {
                if let Some(text) = chart_of(content) {
                    return text;
                }
            }
            _ => {}
        }
        rest = after.get(4..).ok_or_else(|| damaged("it ends inside a chunk"))?;
    }
    Err(damaged("it has no end"))
}

/// The text of the chunk, if it is the one with the chart: keyword, 0, compression flag and method, language, 0, translated keyword, 0.
fn chart_of(content: &[u8]) -> Option<Result<String, CarriedError>> {
    let rest = content.strip_prefix(CHART_KEYWORD.as_bytes())?.strip_prefix(b"\0")?;
    let damaged = || CarriedError::Damaged {
        format: FORMAT,
        reason: "the text chunk is malformed",
    };
    let after_zero = |bytes: &[u8]| Some(bytes.iter().position(|byte| *byte == 0)? + 1);
    let text = || {
        let (flags, rest) = rest.split_at_checked(2)?;
        let rest = rest.get(after_zero(rest)?..)?;
        let rest = rest.get(after_zero(rest)?..)?;
        Some((flags[0], flags[1], rest))
    };
    Some(match text() {
        Some((0, _, plain)) => as_text(plain.to_vec(), FORMAT),
        Some((1, 0, packed)) => inflate(packed, FORMAT),
        _ => Err(damaged()),
    })
}
