//! What is shown of a file: its first and last rows as they are, each with what it was taken for.

use super::layout::{Part, Role};

/// A part of the grid, cut to what a screen shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// Rows in order; between two whose lines don't follow each other, rows were left out.
    pub rows: Vec<ExcerptRow>,
    /// What each column shown was taken for, from the first.
    pub columns: Vec<Option<Role>>,
    /// How many rows the grid has.
    pub height: u64,
    /// How many columns the grid has.
    pub width: u32,
}

/// One row of the excerpt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExcerptRow {
    /// The line, as a person counts.
    pub line: u64,
    /// What it is.
    pub part: Part,
    /// For a header: what its cells above the figures say.
    pub role: Option<Role>,
    /// The texts of its cells, cut at 200 characters.
    pub cells: Vec<String>,
}

impl Excerpt {
    /// So many rows from the top are shown.
    pub const FIRST: usize = 200;
    /// So many rows from the bottom are shown.
    pub const LAST: usize = 20;
    /// So many columns are shown.
    pub const COLUMNS: usize = 128;
}
