//! The history on the wire: batches, and what taking one back changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FigureText;

/// The import history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct History {
    /// The batches.
    pub batches: Vec<BatchInfo>,
}

/// One import batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct BatchInfo {
    /// Number in this library.
    pub batch: i64,
    /// The same everywhere.
    pub uuid: String,
    /// What was imported: `csv`, `text`, `sample`; `undo` for a batch that takes another one back.
    pub kind: String,
    /// Whether it counts: it does unless it was taken back.
    pub counts: bool,
    /// The number of the batch that it takes back.
    pub withdraws: Option<i64>,
    /// A note: the reason of an undo.
    pub note: Option<String>,
    /// File that it came from.
    pub file: String,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: String,
    /// Encoding that was read.
    pub encoding: String,
    /// When it was imported, UTC.
    pub imported_at: String,
    /// Release date, where the import was given one.
    pub release_date: Option<String>,
    /// Figures that it brought, new and revised.
    pub rows: u64,
    /// Events that it brought.
    pub events: u64,
    /// Hash over its canonical rows, hexadecimal.
    pub rows_sha256: String,
}

/// Which batch to take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UndoRequest {
    /// Its number, or the first digits of its UUID, eight at least.
    pub batch: String,
    /// Why, in the user's words.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// What taking a batch back changes, or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct UndoReport {
    /// The batch as it was before.
    pub batch: BatchInfo,
    /// The batch that takes it back; null in a preview.
    pub undo: Option<BatchInfo>,
    /// Periods that have no figure then.
    pub gone: u64,
    /// Periods that have a figure again.
    pub restored: u64,
    /// Periods whose figure is another one then.
    pub changed: u64,
    /// Events that the batch brought.
    pub events: u64,
    /// The first of these figures.
    pub figures: Vec<ReturnedFigure>,
}

/// The figure of one period before and after a batch is taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ReturnedFigure {
    /// What counts now.
    pub before: Option<FigureText>,
    /// What counts then.
    pub after: Option<FigureText>,
}
