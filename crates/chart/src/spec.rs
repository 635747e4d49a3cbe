//! The chart specification: versioned JSON that says what is drawn and how, never where a pixel goes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use suishu_domain::Selection;
use ts_rs::TS;

use crate::ChartError;

/// The version of [`ChartSpec`] that this program writes, and the newest that it reads. Version 2 added forms and options; a spec of
/// version 1 means the same as ever.
pub const SPEC_VERSION: u32 = 2;

/// The form of a chart. The name is also that of its example in `data/samples/charts`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(export)]
pub enum Form {
    /// One series of columns.
    Columns,
    /// Several series of columns side by side.
    GroupedColumns,
    /// Several series stacked; negative parts go down from zero.
    StackedColumns,
    /// Several series stacked to 100%.
    PercentColumns,
    /// One line a series.
    Line,
    /// Columns on the left axis, lines on the right, both zeros at the same height.
    ColumnsLine,
    /// Horizontal bars, sorted by value.
    Bars,
    /// Contributions in percentage points: parts stacked up and down from zero, the headline as a line on the same axis.
    Contribution,
    /// Stacked areas along time.
    Area,
    /// One line a year over the months or cumulative spans of a year.
    YearOverlay,
    /// From the whole of one period to that of another, part by part.
    Waterfall,
    /// Two periods of each category on one row, joined.
    Dumbbell,
    /// Two periods of each series, joined by a line with its name at both ends.
    Slope,
    /// Actual against target, one row a category, with the pace of the year.
    Bullet,
    /// Parts of one whole at one period, five at most.
    Pie,
    /// A grid of cells, the stronger the higher: month × year, sector × period.
    HeatMap,
    /// One point a category: the first layer along, the second up, a third one as area.
    Scatter,
    /// Small charts of one kind, one a series, on shared or free scales.
    SmallMultiples,
    /// One tile a district, laid out as the city lies.
    TileMap,
    /// The newest figure in large type, its change, and its past as a thin line.
    Kpi,
    /// Events along time, with no figure.
    Timeline,
}

impl Form {
    /// Every form.
    pub const ALL: &'static [Self] = &[
        Self::Columns,
        Self::GroupedColumns,
        Self::StackedColumns,
        Self::PercentColumns,
        Self::Line,
        Self::ColumnsLine,
        Self::Bars,
        Self::SmallMultiples,
        Self::Kpi,
        Self::Contribution,
        Self::Area,
        Self::YearOverlay,
        Self::Waterfall,
        Self::Dumbbell,
        Self::Slope,
        Self::Bullet,
        Self::Pie,
        Self::HeatMap,
        Self::Scatter,
        Self::TileMap,
        Self::Timeline,
    ];

    /// The name in specs and file names.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Columns => "columns",
            Self::GroupedColumns => "grouped-columns",
            Self::StackedColumns => "stacked-columns",
            Self::PercentColumns => "percent-columns",
            Self::Line => "line",
            Self::ColumnsLine => "columns-line",
            Self::Bars => "bars",
            Self::Contribution => "contribution",
            Self::Area => "area",
            Self::YearOverlay => "year-overlay",
            Self::Waterfall => "waterfall",
            Self::Dumbbell => "dumbbell",
            Self::Slope => "slope",
            Self::Bullet => "bullet",
            Self::Pie => "pie",
            Self::HeatMap => "heat-map",
            Self::Scatter => "scatter",
            Self::SmallMultiples => "small-multiples",
            Self::TileMap => "tile-map",
            Self::Kpi => "kpi",
            Self::Timeline => "timeline",
        }
    }

    /// Whether its categories run from left to right under its figures. Only there can a letter stand at a figure; the notes of
    /// other forms say themselves where they belong.
    pub(crate) const fn is_upright(self) -> bool {
        match self {
            Self::Columns
            | Self::GroupedColumns
            | Self::StackedColumns
            | Self::PercentColumns
            | Self::Line
            | Self::ColumnsLine
            | Self::Contribution
            | Self::Area
            | Self::YearOverlay
            | Self::Waterfall => true,
            Self::Bars
            | Self::SmallMultiples
            | Self::Kpi
            | Self::Dumbbell
            | Self::Slope
            | Self::Bullet
            | Self::Pie
            | Self::HeatMap
            | Self::Scatter
            | Self::TileMap
            | Self::Timeline => false,
        }
    }
}

/// What runs along the axis, or what tells the series apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Dimension {
    /// Periods.
    Period,
    /// Indicators.
    Indicator,
    /// Regions.
    Region,
    /// Sectors.
    Sector,
    /// Measures.
    Measure,
}

/// How a value axis counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Counting {
    /// Equal steps are equal differences.
    #[default]
    Linear,
    /// Equal steps are equal ratios; only for figures above zero, and never for columns, whose length would lie.
    Log,
}

/// Whether small charts share their value axis.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum PanelScales {
    /// One scale for all: heights compare across panels.
    #[default]
    Shared,
    /// Each its own: shapes compare, heights don't, and a note says so.
    Free,
}

/// A note at one figure, numbered in the drawing and told below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct PointNote {
    /// Key of the series.
    pub series: String,
    /// Key of the category.
    pub category: String,
    /// What is said of it.
    pub text: String,
}

/// The order of categories along the axis.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Order {
    /// Time for periods, the catalogue for the rest; bars are sorted by value.
    #[default]
    Natural,
    /// Largest first.
    Descending,
    /// Smallest first.
    Ascending,
    /// The largest change between two periods first, with the changes printed.
    Change,
}

/// A chart: which figures, in which form, under which words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ChartSpec {
    /// [`SPEC_VERSION`].
    pub version: u32,
    /// The form.
    pub form: Form,
    /// What is drawn. The first selection is the main one; `columns-line` draws the second as lines on the right axis.
    pub layers: Vec<Selection>,
    /// What runs along the axis.
    pub x: Dimension,
    /// What tells the series of a layer apart; `None` for one series.
    #[serde(default)]
    pub by: Option<Dimension>,
    /// Order along the axis.
    #[serde(default)]
    pub order: Order,
    /// Title; `None` writes one from the data.
    #[serde(default)]
    pub title: Option<String>,
    /// Subtitle under the title.
    #[serde(default)]
    pub subtitle: Option<String>,
    /// Number of the figure, set before the title: 图1.
    #[serde(default)]
    pub number: Option<String>,
    /// Names or codes to stress: the own city among cities.
    #[serde(default)]
    pub highlight: Vec<String>,
    /// Notes below, before those that the data bring.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Source line; `None` writes it from the data.
    #[serde(default)]
    pub source: Option<String>,
    /// Value labels: `None` sets them where they fit.
    #[serde(default)]
    pub value_labels: Option<bool>,
    /// Draws what the basis lock refuses; the override is printed under the chart.
    #[serde(default)]
    pub allow_mixture: bool,
    /// Other words for the names of series and categories, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<String, String>,
    /// Keys of series in the order wanted; the rest follow in theirs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series_order: Vec<String>,
    /// Keys of series drawn grey, behind the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub muted: Vec<String>,
    /// Notes at single figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub point_notes: Vec<PointNote>,
    /// Whether the library's events that fall into the span are flagged, with a key below.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub events: bool,
    /// Whether weekends and holidays are shaded on a daily axis; `None` shades them where every category is a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_days: Option<bool>,
    /// How the value axis counts.
    #[serde(default, skip_serializing_if = "is_default")]
    pub counting: Counting,
    /// Scales of small multiples.
    #[serde(default, skip_serializing_if = "is_default")]
    pub panel_scales: PanelScales,
    /// A pie with a hole, the whole printed in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub ring: bool,
    /// Name of the theme on paper; `None` takes the one that the place of export asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
}

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl ChartSpec {
    /// A spec of one layer that leaves everything else to the data and the form.
    pub fn new(form: Form, layer: Selection, x: Dimension) -> Self {
        Self {
            version: SPEC_VERSION,
            form,
            layers: vec![layer],
            x,
            by: None,
            order: Order::Natural,
            title: None,
            subtitle: None,
            number: None,
            highlight: Vec::new(),
            notes: Vec::new(),
            source: None,
            value_labels: None,
            allow_mixture: false,
            labels: BTreeMap::new(),
            series_order: Vec::new(),
            muted: Vec::new(),
            point_notes: Vec::new(),
            events: false,
            rest_days: None,
            counting: Counting::Linear,
            panel_scales: PanelScales::Shared,
            ring: false,
            theme: None,
        }
    }

    /// Whether this program can read the spec.
    ///
    /// # Errors
    /// [`ChartError::UnknownVersion`] when a newer program wrote it, or it has no version.
    pub const fn check_version(&self) -> Result<(), ChartError> {
        match self.version {
            1..=SPEC_VERSION => Ok(()),
            found => Err(ChartError::UnknownVersion { found }),
        }
    }
}
