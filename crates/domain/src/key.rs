//! The key of a series: what is measured, where, of what part, on which basis and in which unit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Basis, Measure, PriceBasis, Unit};

/// The code of an indicator, a region or a sector in the catalogue: `440100`, `GDP`, `total`, or the name itself where the
/// catalogue has no code.
pub type Code = String;

/// The key of one series. Two figures with the same key and period are vintages of one another.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct SeriesKey {
    /// Indicator code.
    pub indicator: Code,
    /// Region code.
    pub region: Code,
    /// Sector code; [`Sector::TOTAL`](crate::Sector::TOTAL) is the whole.
    pub sector: Code,
    /// Time basis.
    pub basis: Basis,
    /// Measure.
    pub measure: Measure,
    /// Prices; `None` where prices play no part.
    pub price_basis: Option<PriceBasis>,
    /// The unit in which the series is kept. Figures in another multiple of it are scaled exactly on the way in; another
    /// base (亿港元 beside 亿元) is another series.
    pub unit: Unit,
}
