//! Comparison and charts: facets, drawing, what is kept.

use serde::{Deserialize, Serialize};
use suishu_chart::ChartSpec;
use suishu_domain::{Basis, Measure, MissingReason, PriceBasis, Qualifier, Selection, Status};
use ts_rs::TS;

/// Asks what can be chosen, given what is chosen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct FacetsRequest {
    /// What is chosen so far.
    pub selection: Selection,
}

/// What can be chosen. Each list is what remains when all other restrictions hold; `count` is the number of series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facets {
    /// Indicators.
    pub indicators: Vec<Facet>,
    /// Regions, as a tree by `parent`.
    pub regions: Vec<Facet>,
    /// Sectors, as a tree by `parent`.
    pub sectors: Vec<Facet>,
    /// Time bases.
    pub bases: Vec<Basis>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// Price bases.
    pub price_bases: Vec<PriceBasis>,
    /// Periods, newest first.
    pub periods: Vec<PeriodFacet>,
    /// Number of series that the selection has.
    pub series: u64,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Facet {
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// English name; empty where there is none.
    pub name_en: String,
    /// The code above it in the tree.
    pub parent: Option<String>,
    /// Number of series; 0 for a parent that has none itself.
    pub count: u64,
}

/// One period that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct PeriodFacet {
    /// `TIME_PERIOD`.
    pub period: String,
    /// Chinese label.
    pub zh: String,
    /// English label.
    pub en: String,
    /// Length in months; 0 for a point; `None` for days.
    pub months: Option<u16>,
    /// Number of series that have it.
    pub count: u64,
}

/// Where a drawing is to be shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Surface {
    /// A light window.
    #[default]
    Light,
    /// A dark window.
    Dark,
    /// Paper, as exported.
    Print,
}

/// Draws a chart.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ChartRequest {
    /// The spec.
    pub spec: ChartSpec,
    /// Where it is shown.
    #[serde(default)]
    pub surface: Surface,
    /// Size of the drawing.
    pub size: SizeMm,
}

/// A size on paper.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SizeMm {
    /// Width in mm.
    pub width: f64,
    /// Height in mm.
    pub height: f64,
}

/// A chart on the screen with what belongs to it, or the sentence that refuses it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ChartView {
    /// The drawing; `None` when the basis lock refuses it.
    pub drawing: Option<DrawingView>,
    /// Why the basis lock refuses it.
    pub refusal: Option<Refusal>,
    /// The figures as a table; there also when the chart is refused.
    pub table: DataTable,
}

/// A drawing for the screen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DrawingView {
    /// The SVG.
    pub svg: String,
    /// Width of its view box, in user units.
    pub width: f64,
    /// Height of its view box, in user units.
    pub height: f64,
    /// One entry a datum, in the units of the view box, series by series.
    pub hits: Vec<suishu_chart::Hit>,
    /// Where the words lie that the spec can change, in the same units.
    pub words: Vec<suishu_chart::WordHit>,
    /// Text alternative.
    pub alt: String,
    /// Title as drawn.
    pub title: String,
}

/// The basis lock's sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Refusal {
    /// Which mixture.
    pub code: String,
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

/// A table: rows are what runs along the chart's axis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct DataTable {
    /// What the rows are: 时期, 行业.
    pub corner: String,
    /// Columns.
    pub columns: Vec<TableColumn>,
    /// Rows.
    pub rows: Vec<TableRow>,
    /// Notes that the figures bring.
    pub notes: Vec<String>,
    /// Sources.
    pub sources: Vec<String>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TableColumn {
    /// Key of the series.
    pub key: String,
    /// Series label.
    pub label: String,
    /// Unit.
    pub unit: String,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TableRow {
    /// Key of the category.
    pub key: String,
    /// Category label.
    pub label: String,
    /// One cell a column; `None` where the library has nothing.
    pub cells: Vec<Option<TableCell>>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct TableCell {
    /// The number as published; `None` when missing.
    pub value: Option<String>,
    /// Why it is missing.
    pub missing: Option<MissingReason>,
    /// 约, 超, 不足.
    pub qualifier: Qualifier,
    /// Status as published.
    pub status: Option<Status>,
    /// Whether this program computed it (推算).
    pub derived: bool,
    /// Source as printed.
    pub source: Option<String>,
}

/// Keeps a chart in the library.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct SaveChartRequest {
    /// The spec.
    pub spec: ChartSpec,
    /// Title in lists.
    pub title: String,
}

/// Takes a kept chart off.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ChartRemoveRequest {
    /// Its id.
    pub id: String,
}
