//! Why a file can't be read at all. A row that can't be read is not an error but a finding.

use std::io;

/// Why the file as a whole can't be read.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The operating system refused the file.
    #[error("the file can't be read: {0}")]
    Io(#[from] io::Error),
    /// A folder, a pipe or a device stands under the name.
    #[error("not a regular file")]
    NotAFile,
    /// No bytes, or only blanks.
    #[error("the file is empty")]
    Empty,
    /// No text: NUL bytes or control characters.
    #[error("the file is binary, not text (byte {offset})")]
    Binary {
        /// The offset of the first byte that no text has.
        offset: u64,
    },
    /// A known format that this version doesn't read.
    #[error("{} files come with the next version", format.name())]
    FormatUnsupported {
        /// Which format.
        format: Format,
    },
    /// The label of the encoding is not in the WHATWG list.
    #[error("unknown encoding: {label}")]
    EncodingUnknown {
        /// The label as given.
        label: String,
    },
    /// An answer of `--set` can't be read.
    #[error(transparent)]
    Answer(#[from] crate::AnswerError),
    /// The file was written to while it was being read; nothing of it can be trusted.
    #[error("the file changed while it was being read")]
    Changed,
    /// The sink asked to stop.
    #[error("cancelled")]
    Cancelled,
}

/// A format recognised by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Office Open XML workbook.
    Xlsx,
    /// Excel 97–2003 workbook, or any other OLE2 file.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// ZIP archive of something else.
    Zip,
    /// gzip.
    Gzip,
    /// PDF.
    Pdf,
    /// A web page, whatever its name says.
    Html,
}

impl Format {
    /// The name as people know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
            Self::Zip => "ZIP",
            Self::Gzip => "gzip",
            Self::Pdf => "PDF",
            Self::Html => "HTML",
        }
    }

    /// The format that these first bytes announce.
    pub(crate) fn of(head: &[u8]) -> Option<Self> {
        const SIGNATURES: &[(&[u8], Format)] = &[
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Xls),
            (b"\x09\x08\x10\x00", Format::Xls),
            (b"\x09\x08\x08\x00", Format::Xls),
            (b"PK\x05\x06", Format::Zip),
            (b"\x1F\x8B", Format::Gzip),
            (b"%PDF-", Format::Pdf),
        ];
        if head.starts_with(b"PK\x03\x04") {
            let holds = |part: &[u8]| memchr::memmem::find(head, part).is_some();
            return Some(match () {
                () if holds(b"application/vnd.oasis.opendocument.spreadsheet") => Self::Ods,
                () if holds(b"xl/") || holds(b"[Content_Types].xml") => Self::Xlsx,
                () => Self::Zip,
            });
        }
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let begins = |tag: &[u8]| {
            text.get(..tag.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(tag))
        };
        if begins(b"<html") || begins(b"<!doctype html") || begins(b"<table") {
            return Some(Self::Html);
        }
        SIGNATURES
            .iter()
            .find(|(signature, _)| head.starts_with(signature))
            .map(|(_, format)| *format)
    }
}
