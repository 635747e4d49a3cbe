//! Import: preview, commit, report.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use suishu_domain::{Finding, Selection};
use ts_rs::TS;

use super::{FigureText, Token, WireError};

/// Reads a file, writes nothing when `dry_run`.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ImportRequest {
    /// The file's token.
    pub file: String,
    /// The name of the job, for progress and cancel.
    pub job: String,
    /// What the file doesn't say: indicator, region, sector, unit, period, year, basis, measure, price_basis, source, status.
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

/// A name of the file, and what it is in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NameChoice {
    /// Which list: `indicator`, `region`, `sector`.
    pub list: NameList,
    /// The name as the file writes it.
    pub written: String,
    /// The code in the catalogue; `null` keeps it as a name of its own.
    pub code: Option<String>,
}

/// The lists of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NameList {
    /// Indicators.
    Indicator,
    /// Regions.
    Region,
    /// Sectors.
    Sector,
}

/// A name that is new to the catalogue, and what it may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NameMatch {
    /// Which list.
    pub list: NameList,
    /// The name as the file writes it.
    pub written: String,
    /// What it may be, the likeliest first; empty when nothing is like it.
    pub candidates: Vec<NameCandidate>,
}

/// Something that a new name may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NameCandidate {
    /// Code in the catalogue.
    pub code: String,
    /// Name in the catalogue.
    pub name: String,
    /// Why, as a sentence.
    pub why: String,
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

/// Reads a press paragraph.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct TextRequest {
    /// The text.
    pub text: String,
    /// The name of the job.
    pub job: String,
    /// What the text doesn't say.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
    /// Names of the text that the person found in the catalogue.
    #[serde(default)]
    pub names: Vec<NameChoice>,
}

/// A dry run over a press paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TextPreview {
    /// What the import would do.
    pub report: ImportReport,
    /// The figures in the order of the text, each with its place in it.
    pub marks: Vec<TextMark>,
    /// Names that are new, and what they may be.
    pub names: Vec<NameMatch>,
}

/// One figure of a text. Offsets count UTF-16 units, as the window does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TextMark {
    /// Where the figure begins and ends.
    pub figure_at: (u32, u32),
    /// Where the words of its subject stand, if they stand in the text.
    pub subject_at: Option<(u32, u32)>,
    /// Where the words of its period stand, if they stand in the text.
    pub period_at: Option<(u32, u32)>,
    /// The figure as it would be kept.
    pub figure: PreviewFigure,
}

/// A recipe of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecipeInfo {
    /// Name.
    pub name: String,
    /// When it was kept.
    pub saved_at: String,
    /// The labels of the header that it knows.
    pub labels: Vec<String>,
}

/// The recipes of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Recipes {
    /// By name.
    pub recipes: Vec<RecipeInfo>,
}

/// Names a recipe.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RecipeRequest {
    /// Its name.
    pub name: String,
}

/// Writes a recipe as a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RecipeExportRequest {
    /// Its name.
    pub name: String,
    /// The folder's token.
    pub folder: String,
}

/// Imports all files of a folder, each whole or not at all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct FolderRequest {
    /// The folder's token.
    pub folder: String,
    /// The name of the job, for progress and cancel.
    pub job: String,
    /// What the files don't say.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
}

/// What became of the files of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FolderReport {
    /// By name.
    pub files: Vec<FolderFile>,
}

/// What became of one file of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FolderFile {
    /// The file, to preview it by.
    pub token: Token,
    /// What it did; one with errors was refused.
    pub report: Option<ImportReport>,
    /// Why it can't be read at all.
    pub error: Option<WireError>,
}

/// The folder that is watched, and what waits in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WatchState {
    /// The name of the folder; `null` while none is watched.
    pub folder: Option<String>,
    /// Files that wait for a glance, and those that went in by themselves, newest first.
    pub files: Vec<WatchedFile>,
}

/// A file of the watched folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WatchedFile {
    /// Its name.
    pub name: String,
    /// Its token, to preview it by.
    pub token: Token,
    /// What became of it.
    pub state: WatchedState,
    /// The recipe that knew it.
    pub recipe: Option<String>,
    /// The batch that it made.
    pub batch: Option<i64>,
}

/// What became of a watched file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WatchedState {
    /// It waits for a glance.
    Waiting,
    /// Its recipe was known and nothing was wrong with it: it is in.
    Imported,
    /// The library had all of it.
    Unchanged,
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
