//! Edits by hand: corrections of figures.

use serde::{Deserialize, Serialize};
use suishu_domain::Status;
use ts_rs::TS;

use super::FigureText;

/// Asks to correct a figure by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct CorrectionRequest {
    /// Series in the library.
    pub series: i64,
    /// The period, in any written form.
    pub period: String,
    /// The number in the unit of the series, or why there is none: 未公布, 保密, 不适用, 缺失.
    pub value: String,
    /// Its status; without one that of the figure that it corrects. `F` makes it a target.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<Status>,
    /// Why.
    pub reason: String,
}

/// What a correction changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Correction {
    /// The figure that counts now; `None` where the period has none of its kind.
    pub before: Option<FigureText>,
    /// The figure that counts with the correction.
    pub after: FigureText,
    /// Whether both say the same: then nothing is written.
    pub unchanged: bool,
    /// The batch that was written.
    pub batch: Option<i64>,
}
