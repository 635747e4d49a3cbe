//! Import: preview, commit, report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use suishu_domain::{Finding, Selection};
use ts_rs::TS;

use super::{FigureText, GridView, Mark, NameChoice, NameMatch, Recognised, SheetName};

/// Reads a file, writes nothing when `dry_run`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ImportRequest {
    /// The file's token.
    pub file: String,
    /// The name of the job, for progress and cancel.
    pub job: String,
    /// What the file doesn't say: indicator, region, sector, unit, period, year, basis, measure, price_basis, source, status;
    /// released, the day of release; `confirm=revisions`, that large revisions are meant.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    /// Encoding to take instead of the one found.
    #[serde(default)]
    pub encoding: Option<String>,
    /// Sheet of a workbook to read instead of the one that was found.
    #[serde(default)]
    pub sheet: Option<String>,
    /// What the person said of rows, columns and cells; later ones win.
    #[serde(default)]
    pub marks: Vec<Mark>,
    /// Names of the file that the person found in the catalogue.
    #[serde(default)]
    pub names: Vec<NameChoice>,
    /// The recipe to read by: its name in the library. `null` takes the one that fits, if there is one; an empty name takes none.
    #[serde(default)]
    pub recipe: Option<String>,
    /// The name under which the layout is kept as a recipe, once the import is done.
    #[serde(default)]
    pub remember: Option<String>,
}

/// Cancels a job.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct JobRequest {
    /// The job.
    pub job: String,
}

/// What was read, and what it does or would do to the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportReport {
    /// File name.
    pub file: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Encoding read.
    pub encoding: String,
    /// Whether the encoding is certain, or a guess to be looked at.
    pub encoding_certain: bool,
    /// Sheet read; `None` for text files.
    pub sheet: Option<String>,
    /// Layout recognised: `long`, `events`, `table`, `text`.
    pub layout: String,
    /// The recipe by which it was read, if there was one.
    pub recipe: Option<String>,
    /// Figures read.
    pub observations: u64,
    /// New keys.
    pub added: u64,
    /// Keys that the library has with another figure.
    pub revised: u64,
    /// Keys that the library has with the same figure.
    pub unchanged: u64,
    /// Cells that say that there is no number.
    pub missing: u64,
    /// What it changes of what the library says.
    pub differences: Differences,
    /// Events read that are new.
    pub events: u64,
    /// What there is to say, errors first; at most 1 000.
    pub findings: Vec<Finding>,
    /// How many findings there are in all.
    pub findings_total: u64,
    /// How many of them are errors. Above 0 the file is refused.
    pub errors: u64,
    /// The batch written; `None` for a dry run, a refusal, or a file that changes nothing.
    pub batch: Option<i64>,
    /// An earlier batch with the very same bytes, if there is one.
    pub same_file_as: Option<i64>,
    /// Names that are new to the catalogue.
    pub new_names: Vec<String>,
}

/// What a file changes of what the library says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Differences {
    /// Revisions beyond the bound: more than 20 %, for rates more than 5 百分点.
    pub large: u64,
    /// Numbers that the library has and the file doesn't give, of the same series and within the span of its periods.
    pub absent: u64,
    /// The revisions, the largest first, at most 200.
    pub revisions: Vec<RevisedFigure>,
    /// The first of the absent numbers, at most 200.
    pub absences: Vec<FigureText>,
}

/// A figure that takes the place of another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RevisedFigure {
    /// The figure, with the reason in its note where the file gives one.
    pub figure: FigureText,
    /// The one before: the number, or the reason of its absence.
    pub before: String,
    /// The figure minus the one before; null where one of them is no number.
    pub difference: Option<String>,
    /// The unit of the difference: that of the series, 百分点 for rates.
    pub difference_unit: String,
    /// The difference in % of the one before (推算); null for rates.
    pub percent: Option<String>,
    /// Whether it is beyond the bound.
    pub large: bool,
}

/// A dry run, with what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportPreview {
    /// What the import would do.
    pub report: ImportReport,
    /// The sheets of a workbook; empty for a text file.
    pub sheets: Vec<SheetName>,
    /// The file as it is, with what its parts were taken for.
    pub grid: GridView,
    /// What it was recognised as, and why.
    pub recognised: Recognised,
    /// Names that are new, and what they may be.
    pub names: Vec<NameMatch>,
    /// The first figures as they would be kept, at most 200.
    pub figures: Vec<PreviewFigure>,
}

/// One figure of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PreviewFigure {
    /// The figure.
    pub figure: FigureText,
    /// What it does to the library.
    pub effect: Effect,
    /// The figure that the library has, when it is revised.
    pub before: Option<String>,
}

/// What one figure does to the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Effect {
    /// A new key.
    Added,
    /// The library has another figure.
    Revised,
    /// The library has the same.
    Unchanged,
    /// It contradicts another row of the file.
    Contradicts,
}

/// A committed import, and where it is to be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ImportDone {
    /// What it did.
    pub report: ImportReport,
    /// A chart that shows what came; `None` when nothing drawable did.
    pub chart: Option<suishu_chart::ChartSpec>,
    /// The selection that it draws.
    pub selection: Option<Selection>,
}
