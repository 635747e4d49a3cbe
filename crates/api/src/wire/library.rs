//! The library, its catalogue, its figures and the overview.

use serde::{Deserialize, Serialize};
use suishu_domain::{
    Basis, Indicator, Kind, Measure, MissingReason, PriceBasis, Qualifier, Region, Sector, Selection, Status,
};
use ts_rs::TS;

use super::Token;

/// The language of the interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub enum Language {
    /// Chinese, the first language.
    #[default]
    #[serde(rename = "zh-CN")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// The appearance of the window; exports are always light.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is remembered from one start to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(export)]
pub struct Settings {
    /// Language of the interface.
    pub language: Language,
    /// Light, dark, or as the system says.
    pub appearance: Appearance,
    /// Code of the own city, stressed in charts: 440100.
    pub city: Option<String>,
    /// Name of the theme for paper; `None` for the bulletin's.
    pub paper_theme: Option<String>,
    /// Name of the theme for slides; `None` for the brief's.
    pub slide_theme: Option<String>,
    /// Whether the library keeps the files and texts that are imported, so that a figure can be shown in its place.
    pub keep_originals: bool,
    /// Larger ones are not kept, in MiB.
    pub originals_limit_mib: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: Language::default(),
            appearance: Appearance::default(),
            city: None,
            paper_theme: None,
            slide_theme: None,
            keep_originals: true,
            originals_limit_mib: 20,
        }
    }
}

/// What the window needs to begin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Start {
    /// The open library; `None` on the first start.
    pub library: Option<LibraryInfo>,
    /// Why the remembered library could not be opened, if so.
    pub library_error: Option<super::WireError>,
    /// Remembered settings.
    pub settings: Settings,
    /// A file named on the command line, to be opened in 导入.
    pub files: Vec<Token>,
    /// Version of the program.
    pub version: String,
}

/// What a status bar says of a library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct LibraryInfo {
    /// File name.
    pub name: String,
    /// The folder, to show.
    pub folder: String,
    /// Number of observations, all vintages.
    pub observations: u64,
    /// Number of series.
    pub series: u64,
    /// Number of batches.
    pub batches: u64,
    /// Label of the latest period.
    pub latest_period: Option<String>,
}

/// Makes a library; a dialog in the program asks where, unless `here` takes the proposed place.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct LibraryCreate {
    /// With the Guangzhou sample.
    pub sample: bool,
    /// In the proposed place (documents folder), without a dialog.
    pub here: bool,
}

/// The overview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Overview {
    /// A tile for each headline indicator that has figures.
    pub tiles: Vec<Tile>,
    /// Charts pinned to the overview.
    pub charts: Vec<SavedChart>,
    /// Policies and happenings, latest first.
    pub events: Vec<EventInfo>,
    /// Targets and forecasts.
    pub targets: Vec<FigureText>,
}

/// One headline figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Tile {
    /// The figure itself.
    pub figure: FigureText,
    /// 同比 of the same period, if known.
    pub growth: Option<Growth>,
    /// Earlier figures of the same kind of period, oldest first; empty when there is only one.
    pub spark: Vec<SparkPoint>,
    /// The selection to open in 对比.
    pub selection: Selection,
}

/// A growth in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Growth {
    /// 增长1.0%, 下降5.4%, 持平, 增长1.1倍; with the qualifier: 约增长15%.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// 1, 0 or −1.
    pub sign: i8,
    /// Whether this program computed it (推算); else it stands as published.
    pub derived: bool,
}

/// A point of a sparkline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SparkPoint {
    /// Label of the period.
    pub period: String,
    /// The number, or `None` for a gap.
    pub value: Option<String>,
}

/// A figure with all its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureText {
    /// Series in the library.
    pub series: i64,
    /// Indicator's name.
    pub indicator: String,
    /// Region's name.
    pub region: String,
    /// Sector's name; 合计 for the whole.
    pub sector: String,
    /// `TIME_PERIOD`.
    pub period: String,
    /// Chinese label of the period.
    pub period_zh: String,
    /// English label of the period.
    pub period_en: String,
    /// Time basis.
    pub basis: Basis,
    /// Measure.
    pub measure: Measure,
    /// Prices.
    pub price_basis: Option<PriceBasis>,
    /// The number as published; `None` when missing.
    pub value: Option<String>,
    /// Why it is missing.
    pub missing: Option<MissingReason>,
    /// Unit.
    pub unit: String,
    /// 约, 超, 不足.
    pub qualifier: Qualifier,
    /// Status as published.
    pub status: Option<Status>,
    /// Vintage: ISO date.
    pub vintage: String,
    /// How many vintages the library has of it.
    pub vintages: u32,
    /// Source as printed.
    pub source: Option<String>,
    /// Note.
    pub note: Option<String>,
    /// File of the batch that brought it.
    pub file: String,
    /// Line in that file.
    pub line: u64,
    /// Batch number.
    pub batch: i64,
}

/// A policy or a happening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EventInfo {
    /// As written: 2020-09, 2018.
    pub date: String,
    /// End, where it lasts.
    pub end_date: Option<String>,
    /// Region's name.
    pub region: String,
    /// 国家, 省, 市.
    pub level: String,
    /// Title.
    pub title: String,
    /// 文号.
    pub document: Option<String>,
    /// Source as printed.
    pub source: Option<String>,
}

/// A chart kept in the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SavedChart {
    /// Its id.
    pub id: String,
    /// Its title in lists.
    pub title: String,
    /// Its spec.
    pub spec: suishu_chart::ChartSpec,
}

/// The catalogue: everything that has a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CatalogueView {
    /// Indicators in the order of print, with what the library has of them.
    pub indicators: Vec<IndicatorEntry>,
    /// Regions.
    pub regions: Vec<Region>,
    /// Sectors.
    pub sectors: Vec<Sector>,
}

/// An indicator with what the library has of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IndicatorEntry {
    /// The indicator.
    pub indicator: Indicator,
    /// Number of its series.
    pub series: u64,
    /// Number of its observations, newest vintages only.
    pub observations: u64,
}

/// Asks for the series of an indicator.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct IndicatorRequest {
    /// Code, name or synonym.
    pub indicator: String,
}

/// An indicator with its series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct IndicatorView {
    /// The indicator.
    pub indicator: Indicator,
    /// What kind it is, also when the catalogue doesn't say and its figures do.
    pub kind: Option<Kind>,
    /// Its series, in the order of region, sector, measure.
    pub series: Vec<SeriesInfo>,
}

/// One series in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeriesInfo {
    /// Series in the library.
    pub series: i64,
    /// Its newest figure, with all its words.
    pub latest: FigureText,
    /// Number of its observations.
    pub observations: u64,
    /// Label of its first period.
    pub first: String,
    /// Label of its last period.
    pub last: String,
    /// The selection that yields exactly this series.
    pub selection: Selection,
}

/// Asks for the observations of a series.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SeriesRequest {
    /// Series in the library.
    pub series: i64,
}

/// The observations of a series, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeriesView {
    /// Newest vintage of each period.
    pub observations: Vec<FigureText>,
}

/// A search by words: names, synonyms, codes, pinyin or its initials.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SearchRequest {
    /// The words.
    pub words: String,
}

/// What a search hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum SearchKind {
    /// An indicator.
    Indicator,
    /// A region.
    Region,
    /// A sector.
    Sector,
    /// An event.
    Event,
}

/// One hit of a search, best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SearchHit {
    /// What it is.
    pub kind: SearchKind,
    /// Its code; for an event its date.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What was matched, in characters of the name: start and end; empty when a synonym or a code matched.
    pub matched: Option<(u32, u32)>,
    /// Number of observations that have it.
    pub observations: u64,
}

/// The hits of a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SearchHits {
    /// Best first.
    pub hits: Vec<SearchHit>,
}

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

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct CheckReport {
    /// Batches that were recomputed.
    pub batches: u64,
    /// Observations that were read.
    pub observations: u64,
    /// Empty when all is well.
    pub findings: Vec<suishu_domain::Finding>,
}

/// A library, or nothing when the dialog was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MaybeLibrary {
    /// The library that is open now.
    pub library: Option<LibraryInfo>,
}
