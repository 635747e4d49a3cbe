//! Where a figure of a chart comes from.

use serde::{Deserialize, Serialize};
use suishu_chart::ChartSpec;
use suishu_domain::{MissingReason, Qualifier, Status};
use ts_rs::TS;

use super::FigureText;

/// Asks where a figure of a chart comes from.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct FigureSourceRequest {
    /// The chart.
    pub spec: ChartSpec,
    /// Key of the series, as the hit map and the table have it.
    pub series: String,
    /// Key of the category.
    pub category: String,
}

/// Where a figure of a chart comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureSource {
    /// Name of the series in the chart.
    pub series: String,
    /// Name of the category in the chart.
    pub category: String,
    /// The figure with its place; `None` for one that the chart's form itself computes and that stands in no file.
    pub figure: Option<PlacedFigure>,
    /// Whether this program computed it (推算): then it has no place of its own, and its inputs have.
    pub derived: bool,
    /// What it was computed from.
    pub inputs: Vec<FigureInput>,
    /// Every vintage that the library has of it, oldest import first.
    pub vintages: Vec<FigureVintage>,
}

/// A figure with the place in the file that brought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PlacedFigure {
    /// The figure with its words.
    pub figure: FigureText,
    /// Where it stands; `None` for a computed one.
    pub origin: Option<FigureOrigin>,
}

/// What a batch holds: how a place in it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum OriginKind {
    /// A workbook: sheet and cell.
    Workbook,
    /// A text table: line and field.
    Table,
    /// A press text: paragraph and character.
    Text,
    /// No file: a correction by hand (手工更正), with its reason.
    Correction,
}

/// The very place that a figure was read from, and the batch that brought it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureOrigin {
    /// How the place is told.
    pub kind: OriginKind,
    /// Name of the file.
    pub file: String,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// Cell of a workbook: C12.
    pub cell: Option<String>,
    /// Line or row, from 1; 0 when only the file is known.
    pub line: u64,
    /// Field, cell or character in it, from 1.
    pub column: u32,
    /// What stands there, where it isn't simply the number.
    pub raw: Option<String>,
    /// Batch number.
    pub batch: i64,
    /// Identity of the batch in every library.
    pub uuid: String,
    /// When it was imported, UTC.
    pub imported_at: String,
    /// When it was released, where that is known.
    pub release_date: Option<String>,
    /// SHA-256 of the file's bytes, hexadecimal.
    pub sha256: Option<String>,
    /// What was noted with the batch: of a correction the reason.
    pub batch_note: Option<String>,
}

/// What a figure is in a computation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum InputRole {
    /// The figure of the period itself.
    Current,
    /// That of the same period of the year before.
    Base,
    /// The part.
    Part,
    /// The whole.
    Whole,
    /// 累计 to the end of the period.
    Cumulative,
    /// 累计 to its beginning.
    CumulativeBefore,
}

/// A figure that another one was computed from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureInput {
    /// What it is in the computation.
    pub role: InputRole,
    /// The figure with its place.
    pub figure: PlacedFigure,
}

/// One vintage of a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureVintage {
    /// The number as published; `None` when missing.
    pub value: Option<String>,
    /// Why it is missing.
    pub missing: Option<MissingReason>,
    /// 约, 超, 不足.
    pub qualifier: Qualifier,
    /// Status as published.
    pub status: Option<Status>,
    /// ISO date of release, else of import.
    pub vintage: String,
    /// Batch number.
    pub batch: i64,
    /// File that it came from.
    pub file: String,
    /// Whether it is the one that counts.
    pub counts: bool,
}
