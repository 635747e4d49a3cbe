//! The hit map: where each datum of a drawing is, and the words for it. It gives the window hover, focus and selection.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One datum of a drawing. Coordinates are in the units of the SVG's view box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hit {
    /// Left edge of the target.
    pub x: f64,
    /// Upper edge of the target.
    pub y: f64,
    /// Width of the target.
    pub width: f64,
    /// Height of the target.
    pub height: f64,
    /// Index of the series in [`ChartData`](crate::ChartData).
    pub series: usize,
    /// Index of the category.
    pub category: usize,
    /// Name of the series.
    pub series_label: String,
    /// Full label of the category.
    pub category_label: String,
    /// The figure with sign, qualifier and unit: `4704.39亿元`, `>400万人次`; or why it is missing.
    pub value: String,
    /// Status in Chinese: 初步核算.
    pub status: Option<String>,
    /// Whether this program computed it (推算).
    pub derived: bool,
    /// Source as printed.
    pub source: Option<String>,
}
