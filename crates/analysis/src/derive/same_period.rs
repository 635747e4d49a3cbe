//! The same period of the year before: the same span, or the same named holiday.

use suishu_domain::{Holidays, Period};

/// The period that `period` is compared with.
///
/// A holiday window goes by its name, since its days move; `None` when the table doesn't have it the year before. All else is
/// the same span one year earlier.
pub fn same_period_before(period: Period, holidays: &Holidays) -> Option<Period> {
    match holidays.named(period) {
        Some(_) => holidays.same_of_year_before(period).map(|holiday| holiday.period),
        None => period.year_before(),
    }
}

/// A figure beside the figure of the same period a year before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair<'a, T> {
    /// The period of the figure.
    pub period: Period,
    /// The figure.
    pub now: &'a T,
    /// The period it is compared with, where there is one.
    pub period_before: Option<Period>,
    /// The figure of that period, where there is one.
    pub before: Option<&'a T>,
}

/// Every figure with its counterpart of the year before, in the order given.
pub fn same_period_pairs<'a, T>(figures: &'a [(Period, T)], holidays: &Holidays) -> Vec<Pair<'a, T>> {
    let by_period: std::collections::HashMap<Period, &T> =
        figures.iter().map(|(period, figure)| (*period, figure)).collect();
    figures
        .iter()
        .map(|(period, now)| {
            let period_before = same_period_before(*period, holidays);
            let before = period_before.and_then(|before| by_period.get(&before).copied());
            Pair {
                period: *period,
                now,
                period_before,
                before,
            }
        })
        .collect()
}
