//! The layout of a grid: which rows head a table, which columns name its rows, where the figures stand and what the rest is.
//!
//! A layout says where things stand, not what they mean: it holds rows, columns and roles, and is as readable to a person as to
//! the melting that follows. Rows are lines as a person counts them, columns count from 1.

use serde::{Deserialize, Serialize};
use suishu_domain::Place;

use super::dates::Dates;
use crate::header::Column;

/// What the cells of a row or a column say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// A part of what a figure is: its indicator, region, period, unit …; [`Column::Value`] for the figures themselves.
    Says(Column),
    /// Nothing that is kept.
    Ignored,
}

impl Role {
    /// The wire form: the code of the column, or `ignored`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Says(column) => column.code(),
            Self::Ignored => "ignored",
        }
    }

    /// Reads the wire form, and any name a header may have.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ignored" => Some(Self::Ignored),
            name => Column::named(name).map(Self::Says),
        }
    }

    /// Whether it is that column.
    pub fn says(self, column: Column) -> bool {
        self == Self::Says(column)
    }
}

impl Serialize for Role {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("no role: {text}")))
    }
}

/// What a person says of a row, a column or a cell of the grid; it stands above what was recognised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "axis", deny_unknown_fields)]
pub enum Mark {
    /// A row is a header row whose cells say this.
    Header {
        /// The line.
        line: u64,
        /// What they say.
        role: Role,
    },
    /// A row holds figures.
    Body {
        /// The line.
        line: u64,
    },
    /// A row is none of the table's: a note, a title, a sum that is not wanted.
    Outside {
        /// The line.
        line: u64,
    },
    /// A column says this of its rows, or holds figures.
    Column {
        /// The column, from 1.
        column: u32,
        /// What it says.
        role: Role,
    },
    /// One cell says this of all figures.
    Cell {
        /// The line.
        line: u64,
        /// The column, from 1.
        column: u32,
        /// What it says.
        role: Role,
    },
}

/// Where the figures of one sheet stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The tables, from top to bottom.
    pub tables: Vec<Table>,
}

/// One table of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// The rows of its header, from the top.
    pub header: Vec<HeaderRow>,
    /// Its columns, from the left; of those that are left out the ones with a label.
    pub columns: Vec<TableColumn>,
    /// The first and the last line of its figures.
    pub body: (u64, u64),
    /// Lines of the body that hold no figures: headings in between, blanks, what a person put outside.
    pub skipped: Vec<u64>,
    /// What holds for every figure of the table, and where that stands.
    pub constants: Vec<Constant>,
    /// How dates are to be read, where the periods of its rows are dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<Dates>,
    /// Footnotes, by their marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub footnotes: Vec<(String, String)>,
}

/// A row of a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderRow {
    /// Its line.
    pub line: u64,
    /// What its cells above the figures say.
    pub role: Role,
    /// Whether a blank cell repeats the one to its left, as under a merged parent.
    pub spans: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumn {
    /// Its number, from 1.
    pub column: u32,
    /// What it says of its rows; [`Column::Value`] where it holds the figures.
    pub role: Role,
    /// What stands above it.
    pub label: String,
    /// Whether a blank cell repeats the one above it.
    pub fills_down: bool,
    /// For a column of flags, notes or statuses that belongs to one column of figures: the number of that column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<u32>,
    /// The name of its figures, where a dictionary or a description explains the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The unit of its figures, where it stands elsewhere or follows from them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// Something that holds for a whole table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Constant {
    /// What it says.
    pub role: Role,
    /// The text, without the words that introduce it.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// How sure the recogniser is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// More than one reading holds; a person decides.
    #[default]
    Doubtful,
    /// One reading holds, by the contents of the cells.
    Likely,
    /// The file says so in words, or a person did.
    Certain,
}

/// Why a layout was taken, for the person who judges it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// Which reason.
    pub code: ReasonCode,
    /// The text it rests on.
    pub text: String,
    /// Where that stands.
    pub place: Place,
}

macro_rules! reason_codes {
    ($($(#[$meta:meta])* $variant:ident = $code:literal;)+) => {
        /// Every kind of reason; each has a sentence in both catalogues.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum ReasonCode { $($(#[$meta])* #[serde(rename = $code)] $variant,)+ }

        impl ReasonCode {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The wire form.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

reason_codes! {
    /// A line above the table says it: 地区：广州.
    Preamble = "preamble";
    /// The header names the column.
    HeaderNames = "header.names";
    /// The cells of the header are periods: periods run across.
    PeriodsAcross = "periods.across";
    /// The cells of a column are periods: periods run down.
    PeriodsDown = "periods.down";
    /// The cells of a column are names of places.
    PlacesDown = "places.down";
    /// The cells of the header are names of places.
    PlacesAcross = "places.across";
    /// The cells are names of indicators, with units or words of measure.
    IndicatorsNamed = "indicators.named";
    /// Merged or blank cells repeat their parent.
    ParentRepeats = "parent.repeats";
    /// A column holds flags of the figures beside it.
    FlagsBeside = "flags.beside";
    /// A unit stands in a line, a corner, a row or a column.
    UnitStands = "unit.stands";
    /// Rows below the table are notes and sources.
    NotesBelow = "notes.below";
    /// Several tables stand on the sheet.
    SeveralTables = "tables.several";
    /// A sheet explains the codes of another.
    Dictionary = "dictionary";
    /// A description beside the file explains its columns.
    Package = "package";
    /// A recipe says so.
    Recipe = "recipe";
    /// A person said so.
    Marked = "marked";
}

/// What a grid was recognised as.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// Where the figures stand; without tables where none were found.
    pub layout: Layout,
    /// How sure that is.
    pub confidence: Confidence,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// What a row of the grid is, for showing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A title or a line that says something of the whole.
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
