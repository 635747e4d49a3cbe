//! What stands around a figure in the file or text that brought it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What stands around a figure, from the original that the library keeps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Around {
    /// The cells of a table.
    Cells {
        /// Names of the columns that are shown: letters in a workbook, else numbers. Some may be left out between them.
        columns: Vec<String>,
        /// The rows that are shown. Some may be left out between them.
        rows: Vec<AroundRow>,
        /// The row of the figure, by its index in `rows`.
        row: u32,
        /// The column of the figure, by its index in `columns`.
        column: u32,
    },
    /// The sentence of a press text.
    Sentence {
        /// What stands before the number.
        before: String,
        /// The number.
        figure: String,
        /// What stands after it.
        after: String,
    },
    /// The library doesn't keep the original: it was too large, or keeping is switched off, or it came before originals were kept.
    NotKept,
    /// What is kept isn't what was imported any more.
    Damaged,
    /// The original is there, and the place in it can't be shown.
    Unshown,
}

/// A row around a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct AroundRow {
    /// The line or row, from 1.
    pub line: u64,
    /// Whether it says what the columns are.
    pub is_header: bool,
    /// The texts of its cells, one a column.
    pub cells: Vec<String>,
}
