//! Charts that leave the program and come back: files, the clipboard, a batch, and files that carry their chart.

use serde::{Deserialize, Serialize};
use suishu_chart::ChartSpec;
use ts_rs::TS;

use super::{SizeMm, Surface, Token, WireError};

/// The format of an exported chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ChartFormat {
    /// Pixels, with their DPI.
    Png,
    /// Vectors for the web and for editing.
    Svg,
    /// A page of exactly the chart's size.
    Pdf,
    /// A workbook with the figures and a chart of the office program's own.
    Xlsx,
}

impl ChartFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Png, Self::Svg, Self::Pdf, Self::Xlsx];

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format of an ending, in any case.
    pub fn of_ending(ending: &str) -> Option<Self> {
        let is_it = |format: &&Self| format.ending().eq_ignore_ascii_case(ending);
        Self::ALL.iter().find(is_it).copied()
    }
}

/// How a file is made of a chart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ExportStyle {
    /// Format.
    pub format: ChartFormat,
    /// Size on paper.
    pub size: SizeMm,
    /// Dots per inch, for PNG.
    pub dpi: u32,
    /// Whether the page has no ground, for PNG and SVG.
    #[serde(default)]
    pub transparent: bool,
    /// Whether texts are outlines, for SVG.
    #[serde(default)]
    pub outlines: bool,
}

/// Asks where exports go and how a chart's file is called.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ExportDefaultsRequest {
    /// The spec; `None` for a batch.
    #[serde(default)]
    pub spec: Option<ChartSpec>,
}

/// Where exports go, and how the file is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportDefaults {
    /// The folder used last, else the one proposed.
    pub folder: Token,
    /// Stable file name without ending, from number and title; empty for a batch.
    pub name: String,
}

/// Writes a chart into a folder.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ExportRequest {
    /// The spec.
    pub spec: ChartSpec,
    /// How the file is made.
    pub style: ExportStyle,
    /// The folder's token.
    pub folder: String,
    /// File name without ending.
    pub name: String,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportReport {
    /// File name with ending.
    pub file: String,
    /// The folder, to show.
    pub folder: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Width and height in pixels, for PNG.
    pub pixels: Option<(u32, u32)>,
    /// Whether a file of that name was replaced.
    pub replaced: bool,
    /// The theme that the chart names, where this machine lacks it: the chart is drawn in that of its place.
    pub theme_lacking: Option<String>,
}

/// Writes many kept charts into a folder.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ExportAllRequest {
    /// Ids of kept charts; empty means all.
    #[serde(default)]
    pub charts: Vec<String>,
    /// Name of a theme for all of them; `None` leaves each its own.
    #[serde(default)]
    pub theme: Option<String>,
    /// How the files are made.
    pub style: ExportStyle,
    /// The folder's token.
    pub folder: String,
    /// Name of the job.
    pub job: String,
}

/// What became of the charts of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportAllReport {
    /// One entry a chart, in the order of the overview. A cancelled batch ends early.
    pub charts: Vec<ExportedChart>,
    /// Whether it was cancelled.
    pub cancelled: bool,
}

/// What became of one chart of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ExportedChart {
    /// Its file's name without ending.
    pub name: String,
    /// What was written.
    pub report: Option<ExportReport>,
    /// Why nothing was.
    pub error: Option<WireError>,
}

/// Puts a chart on the clipboard as an image.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct CopyRequest {
    /// The spec.
    pub spec: ChartSpec,
    /// Size on paper.
    pub size: SizeMm,
    /// Dots per inch.
    pub dpi: u32,
}

/// Puts the figures of a chart on the clipboard as a table.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct CopyTableRequest {
    /// The spec.
    pub spec: ChartSpec,
}

/// Reads the chart that a file carries.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ReopenRequest {
    /// The file's token.
    pub file: String,
}

/// The chart that a file carries, held against the open library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Reopened {
    /// The spec.
    pub spec: ChartSpec,
    /// Its title.
    pub title: String,
    /// Its size on paper.
    pub size: SizeMm,
    /// The day as known on which its figures stand, as ISO date.
    pub as_of: Option<String>,
    /// Whether the open library is the one that it was made from, or a copy of it.
    pub same_library: bool,
    /// How its figures stand to the library's.
    pub standing: Standing,
    /// Figures that differ, the first fifty.
    pub differences: Vec<FigureDifference>,
    /// How many differ in all.
    pub differing: u64,
}

/// How the figures in a file stand to those of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Standing {
    /// The same figures: the same chart.
    Same,
    /// The library has others, or more.
    Differs,
    /// The library lacks some or all of them.
    Lacking,
    /// The file carries none, because not all were public.
    Withheld,
}

/// A figure that the file and the library tell differently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FigureDifference {
    /// Name of the series.
    pub series: String,
    /// Name along the axis.
    pub category: String,
    /// As the file carries it; `None` where it has none.
    pub carried: Option<String>,
    /// As the library has it; `None` where it has none.
    pub library: Option<String>,
}

/// Draws a chart from the figures in its file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct CarriedRequest {
    /// The file's token.
    pub file: String,
    /// Where it is shown.
    #[serde(default)]
    pub surface: Surface,
    /// Size of the drawing.
    pub size: SizeMm,
}
