//! Press text: what is asked, and the figures with their places in the text.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ImportReport, NameChoice, NameMatch, PreviewFigure};

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
