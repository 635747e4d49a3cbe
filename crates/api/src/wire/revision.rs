//! What became of published figures: the first, the latest, and how far they lie apart.

use serde::{Deserialize, Serialize};
use suishu_domain::Selection;
use ts_rs::TS;

use super::{FigureText, FigureVintage};

/// The days on which the library learnt something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct VintageDates {
    /// ISO dates of release, else of import, the newest first.
    pub dates: Vec<String>,
    /// Today, as ISO date: figures of a later day are 待发布.
    pub today: String,
}

/// Asks how figures were revised.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RevisionsRequest {
    /// Which figures, as they are stored. Nothing is computed, so it must not ask for a derivation.
    pub selection: Selection,
    /// Also periods that were published only once.
    #[serde(default)]
    pub all: bool,
}

/// How figures were revised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RevisionsView {
    /// Series by series, oldest period first.
    pub revisions: Vec<Revision>,
}

/// One period of one series. Forecasts and targets are no vintages of what was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Revision {
    /// The figure that counts, with all its words.
    pub latest: FigureText,
    /// The figure that was published first.
    pub first: FigureVintage,
    /// Latest less first, exactly; `None` when one of them is missing.
    pub difference: Option<String>,
    /// The unit of the difference: that of the series, 百分点 where the figures are rates or shares.
    pub difference_unit: String,
    /// The difference in % of the first figure, to two decimals (推算); `None` for rates, shares and indices, and for a base that isn't
    /// above zero.
    pub percent: Option<String>,
    /// Every published vintage, the oldest first.
    pub vintages: Vec<FigureVintage>,
}
