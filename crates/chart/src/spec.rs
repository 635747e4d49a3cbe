//! The chart specification: versioned JSON that says what is drawn and how, never where a pixel goes.

use serde::{Deserialize, Serialize};
use suishu_domain::Selection;
use ts_rs::TS;

use crate::ChartError;

/// The version of [`ChartSpec`] that this program writes, and the newest that it reads.
pub const SPEC_VERSION: u32 = 1;

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
}

impl ChartSpec {
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
