//! A selection: the one question that tables, charts, the command line and the window all ask of a library.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code_list::code_list;
use crate::{Basis, Measure, PriceBasis};

code_list! {
    /// What is computed from stored figures. Results are 推算: status E, never in place of a published figure.
    Derivation {
        /// Growth of levels against the same period of the year before, in %.
        YearOnYear = "yoy", "同比（推算）";
        /// Share of the whole (sector 合计), in %.
        Share = "share", "占比（推算）";
        /// What a part adds to the growth of the whole, from levels at constant prices, in percentage points.
        Contribution = "contribution", "拉动（推算）";
        /// 当期 from the difference of 累计.
        SingleFromCumulative = "single", "当期（由累计推算）";
    }
}

/// Which series and which periods. Names are read by the catalogue (code, name or synonym); an empty list is no restriction.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Selection {
    /// Indicators by code, name or synonym.
    pub indicators: Vec<String>,
    /// Regions by code, name or synonym.
    pub regions: Vec<String>,
    /// Sectors by code, name or synonym.
    pub sectors: Vec<String>,
    /// Time basis.
    pub basis: Option<Basis>,
    /// Measure.
    pub measure: Option<Measure>,
    /// Prices.
    pub price_basis: Option<PriceBasis>,
    /// Exactly these periods, in any written form; empty means all between `from` and `to`.
    pub periods: Vec<String>,
    /// First period, inclusive by its start.
    pub from: Option<String>,
    /// Last period, inclusive by its end.
    pub to: Option<String>,
    /// Only spans of so many months (12 years, 3 quarters, 1 months); 0 means points in time.
    pub months: Option<u16>,
    /// As known on this day (ISO date); `None` is today.
    pub as_of: Option<String>,
    /// What to compute from the selected figures.
    pub derive: Option<Derivation>,
}
