//! 年度对照: one line a year over the steps of a year. The newest year has its own ink; the older, the paler and thinner.

use suishu_domain::{Date, Period, Span};

use super::ResolvedSeries;
use super::series::{OTHER_WEIGHT, OWN_WEIGHT};
use crate::data::{Category, ChartData};
use crate::spec::ChartSpec;
use crate::theme::{Ink, Theme};

/// How far the oldest year goes from the ink of text to that of the background's lines.
const PALEST: f64 = 1.0;
/// How far the year before the newest goes.
const DARKEST: f64 = 0.35;
/// Dashes from the year before the newest backwards; greys alone are hard to tell apart.
const DASHES: [&[f64]; 4] = [&[], &[6.0, 3.0], &[2.0, 2.0], &[8.0, 3.0, 2.0, 3.0]];

/// Inks of the years: the last series is the newest one.
pub(super) fn ink(spec: &ChartSpec, data: &ChartData, series: &mut [ResolvedSeries], theme: &Theme) {
    let muted = |series: &ResolvedSeries| spec.muted.contains(&data.series[series.index].key);
    let mut years: Vec<&mut ResolvedSeries> = series.iter_mut().filter(|series| !muted(series)).collect();
    years.sort_by_key(|series| std::cmp::Reverse(series.index));
    let older = years.len().saturating_sub(1).max(1);
    for (age, series) in years.into_iter().enumerate() {
        series.own = age == 0;
        if age == 0 {
            series.ink = theme.own.clone();
            series.weight = OWN_WEIGHT;
            continue;
        }
        let step = if older > 1 {
            (age - 1) as f64 / (older - 1) as f64
        } else {
            0.0
        };
        let part = DARKEST + (PALEST - DARKEST) * step;
        series.ink = Ink {
            dash: DASHES[(age - 1) % DASHES.len()].to_vec(),
            ..Ink::plain(theme.text.mix(theme.other.line(), part))
        };
        series.weight = OTHER_WEIGHT;
    }
}

/// Where what lasted `period` stands on the axis of `year`: in its own months. Nowhere when it took a year or crossed one, which no month
/// of an axis tells.
pub(super) fn within(period: Period, year: i16) -> Option<Period> {
    let (start, last) = (period.start(), period.last_day());
    if start.year() != last.year() || period.month_count() == Some(12) {
        return None;
    }
    // 29 February has no like in most years.
    let day = |day: Date| {
        let same = Date::new(year, day.month(), day.day()).ok();
        same.or_else(|| Some(Date::new(year, day.month(), 1).ok()?.last_of_month()))
    };
    match period.span() {
        Span::Months(count) => Period::months(year, start.month(), count),
        Span::Days(count) => Period::days(day(start)?, count),
        Span::Point => Some(Period::point(day(last)?)),
    }
}

/// Slots of each step of the year. As on any axis of months 1—2月 is two wide; and so it is on a path of cumulative spans, where the first
/// month is told with the second.
pub(super) fn widths(categories: &[&Category]) -> Vec<f64> {
    let widths = super::widths::widths(categories);
    let from_new_year = |at: usize| {
        let period = categories.get(at)?.period.filter(Period::is_from_new_year)?;
        period.month_count()
    };
    if from_new_year(0) == Some(2) && from_new_year(1) == Some(3) {
        widths
            .iter()
            .enumerate()
            .map(|(at, width)| if at == 0 { 2.0 } else { *width })
            .collect()
    } else {
        widths
    }
}
