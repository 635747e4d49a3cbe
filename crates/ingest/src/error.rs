//! Why a file can't be read at all. A row that can't be read is not an error but a finding.

use std::io;

use crate::Format;

/// Why the file as a whole can't be read.
#[derive(Debug, thiserror::Error)]
pub enum IngestError {
    /// The operating system refused the file.
    #[error("the file can't be read: {0}")]
    Io(#[source] io::Error),
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
    #[error("{} files can't be read", format.name())]
    FormatUnsupported {
        /// Which format.
        format: Format,
    },
    /// The workbook is locked with a password.
    #[error("the {} workbook is locked with a password", format.name())]
    Encrypted {
        /// Which format lies beneath.
        format: Format,
    },
    /// The file is of a known format and breaks its rules.
    #[error("the {} file is damaged: {part} {fault}", format.name())]
    Corrupt {
        /// Which format.
        format: Format,
        /// The part of the file: a name inside a container, a record and its offset.
        part: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// The file is over a limit, whether by size or by malice.
    #[error("over the limit of {limit} {}", cap.name())]
    OverCap {
        /// What there is too much of.
        cap: Cap,
        /// The most that is read.
        limit: u64,
    },
    /// A workbook without a sheet of cells.
    #[error("the workbook holds no sheet of cells")]
    NoSheet,
    /// The workbook has no sheet of that name.
    #[error("there is no sheet {name}; there are: {}", known.join(", "))]
    SheetUnknown {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
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

impl From<io::Error> for IngestError {
    /// A reader inside a chain of readers can only fail with an [`io::Error`]; what it meant is taken out again here.
    fn from(error: io::Error) -> Self {
        error.downcast().unwrap_or_else(Self::Io)
    }
}

/// What is wrong with a part of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Fault {
    /// It ends before its own structure says so.
    #[error("ends too early")]
    Truncated,
    /// It is named and not there.
    #[error("is missing")]
    Missing,
    /// It contradicts itself or its format.
    #[error("is malformed")]
    Malformed,
}

/// What there can be too much of in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cap {
    /// Bytes of the file.
    FileBytes,
    /// Entries of a container.
    Entries,
    /// Inflated bytes of one entry of a container.
    EntryBytes,
    /// Inflated bytes of all entries that were read.
    InflatedBytes,
    /// Inflated bytes for one packed byte.
    Ratio,
    /// Bytes of one piece of markup: a tag or a stretch of text.
    MarkupBytes,
    /// Elements of markup within one another.
    MarkupDepth,
    /// Rows of a sheet.
    Rows,
    /// Columns of a sheet.
    Columns,
    /// Cells of a sheet, empty ones between others included.
    Cells,
    /// Merged rectangles of a sheet.
    Merges,
    /// Characters of a cell.
    CellChars,
    /// Shared strings of a workbook.
    Strings,
    /// Bytes of the texts of a sheet.
    TextBytes,
}

impl Cap {
    /// What is counted.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FileBytes => "bytes in the file",
            Self::Entries => "entries in the container",
            Self::EntryBytes => "inflated bytes in one entry",
            Self::InflatedBytes => "inflated bytes",
            Self::Ratio => "inflated bytes for a packed one",
            Self::MarkupBytes => "bytes in one piece of markup",
            Self::MarkupDepth => "elements of markup within one another",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::Cells => "cells",
            Self::Merges => "merged rectangles",
            Self::CellChars => "characters in a cell",
            Self::Strings => "shared strings",
            Self::TextBytes => "bytes of text",
        }
    }
}
