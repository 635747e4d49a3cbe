//! The file as it is, what its parts were taken for, and what a person says of them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person says of a row, a column or a cell. Rows are lines as a person counts them, columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "axis")]
#[ts(export)]
pub enum Mark {
    /// A row is a header whose cells say this: a role.
    Header {
        /// The line.
        line: u64,
        /// The role: `indicator`, `region`, `period`, `year`, `unit` …, or `ignored`.
        role: String,
    },
    /// A row holds figures.
    Body {
        /// The line.
        line: u64,
    },
    /// A row is none of the table's.
    Outside {
        /// The line.
        line: u64,
    },
    /// A column says this of its rows, or holds figures (`value`).
    Column {
        /// The column.
        column: u32,
        /// The role.
        role: String,
    },
    /// One cell says this of all figures.
    Cell {
        /// The line.
        line: u64,
        /// The column.
        column: u32,
        /// The role.
        role: String,
    },
}

/// The sheets of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SheetName {
    /// Name.
    pub name: String,
    /// Whether it is hidden in the workbook.
    pub hidden: bool,
}

/// The file as it is, with what its rows and columns were taken for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GridView {
    /// The first rows, then the last ones where rows were left out between them.
    pub rows: Vec<GridRow>,
    /// The columns shown.
    pub columns: Vec<GridColumn>,
    /// How many rows there are.
    pub height: u64,
    /// How many columns there are.
    pub width: u32,
    /// The cells that say something of the whole: their line, column and role.
    pub constants: Vec<GridConstant>,
}

/// One row of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GridRow {
    /// The line, as a person counts.
    pub line: u64,
    /// What it is.
    pub part: GridPart,
    /// For a header: what its cells above the figures say.
    pub role: Option<String>,
    /// The texts of its cells, cut at 200 characters.
    pub cells: Vec<String>,
}

/// What a row of the grid is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum GridPart {
    /// A title, or a line that says something of the whole.
    Preamble,
    /// A header.
    Header,
    /// Figures.
    Body,
    /// Notes and sources.
    Note,
    /// None of these.
    Outside,
}

/// One column of the grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GridColumn {
    /// Its number, from 1.
    pub number: u32,
    /// What it says of its rows; `value` where it holds figures, empty where it is left out.
    pub role: String,
}

/// A cell that says something of all figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct GridConstant {
    /// The line.
    pub line: u64,
    /// The column.
    pub column: u32,
    /// What it says.
    pub role: String,
    /// The text, without the words that introduce it.
    pub text: String,
}

/// What the file was recognised as, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Recognised {
    /// How sure that is.
    pub confidence: Confidence,
    /// Why, as sentences.
    pub reasons: Vec<String>,
    /// The recipe that was used, by name.
    pub recipe: Option<String>,
    /// Recipes of the library, by name.
    pub recipes: Vec<String>,
}

/// How sure the recogniser is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Confidence {
    /// More than one reading holds; a person decides.
    Doubtful,
    /// One reading holds, by the contents of the cells.
    Likely,
    /// The file says so in words, or a person did.
    Certain,
}
