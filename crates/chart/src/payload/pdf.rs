//! The chart in a PDF: an attached file of JSON. The reader knows no PDF but the dictionaries of attachments: it steps from one to the
//! next, inflates the first bytes of each, and takes the one that begins as a chart does.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use memchr::memmem;

use super::{CarriedError, as_text, inflate};

/// The name of the attachment.
pub(crate) const CHART_FILE: &str = "suishu-chart.json";
const FORMAT: &str = "PDF";
/// How a chart begins.
const BEGINNING: &[u8] = b"{\"suishu_chart\":";
/// The header stands within the first kilobyte.
const HEADER_WITHIN: usize = 1024;
/// A dictionary of an attachment is shorter.
const DICTIONARY_CAP: usize = 4096;
/// A document with more attachments is searched no further.
const ATTACHMENTS_CAP: usize = 256;

pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    memmem::find(&bytes[..bytes.len().min(HEADER_WITHIN)], b"%PDF-").is_some()
}

pub(super) fn read(bytes: &[u8]) -> Result<String, CarriedError> {
    memmem::find_iter(bytes, b"/EmbeddedFile")
        .take(ATTACHMENTS_CAP)
        .filter_map(|at| attachment(bytes, at))
        .find_map(chart_of)
        .unwrap_or(Err(CarriedError::NoChart { format: FORMAT }))
}

/// The bytes of an attached file as they stand in the document.
#[derive(Clone, Copy)]
struct Attachment<'a> {
    packed: bool,
    content: &'a [u8],
}

/// The attachment whose dictionary names its type at `at`; `None` where it is something else, such as the tree of names.
fn attachment(bytes: &[u8], at: usize) -> Option<Attachment<'_>> {
    let type_end = at + b"/EmbeddedFile".len();
    if bytes.get(type_end).is_none_or(u8::is_ascii_alphanumeric) {
        return None;
    }
    let before = &bytes[at.saturating_sub(DICTIONARY_CAP)..at];
    let start = at - before.len() + memmem::rfind(before, b" obj")?;
    let after = &bytes[type_end..bytes.len().min(type_end + DICTIONARY_CAP)];
    let dictionary_end = type_end + memmem::find(after, b"stream")?;
    let dictionary = &bytes[start..dictionary_end];
    if memmem::find(dictionary, b"endobj").is_some() {
        return None;
    }
    let packed = memmem::find(dictionary, b"/FlateDecode").is_some();
    if !packed && memmem::find(dictionary, b"/Filter").is_some() {
        return None;
    }
    let stream = bytes.get(dictionary_end + b"stream".len()..)?;
    let stream = stream.strip_prefix(b"\r").unwrap_or(stream);
    let stream = stream.strip_prefix(b"\n")?;
    let content = said_length(dictionary)
        .and_then(|length| stream.split_at_checked(length))
        .filter(|(_, rest)| rest.trim_ascii_start().starts_with(b"endstream"))
        .map(|(content, _)| content);
    let content = content.or_else(|| Some(&stream[..memmem::find(stream, b"endstream")?]))?;
    Some(Attachment { packed, content })
}

/// The length, where the dictionary itself says it and doesn't refer to another object.
fn said_length(dictionary: &[u8]) -> Option<usize> {
    let after = &dictionary[memmem::find(dictionary, b"/Length ")? + b"/Length ".len()..];
    let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&after[..digits]).ok()?.parse().ok()
}

/// The JSON of an attachment, if it begins as a chart does.
fn chart_of(attachment: Attachment<'_>) -> Option<Result<String, CarriedError>> {
    let Attachment { packed, content } = attachment;
    if !packed {
        return content
            .starts_with(BEGINNING)
            .then(|| as_text(content.trim_ascii_end().to_vec(), FORMAT));
    }
    let mut first = [0; BEGINNING.len()];
    ZlibDecoder::new(content).read_exact(&mut first).ok()?;
    (first == BEGINNING).then(|| inflate(content, FORMAT))
}
