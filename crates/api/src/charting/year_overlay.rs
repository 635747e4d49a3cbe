//! 年度对照: the axis is the period without its year, and each year is a series of its own, the newest last.

use std::collections::BTreeSet;

use suishu_analysis::lock::{self, Mixture};
use suishu_chart::{Category, Form};
use suishu_domain::period::label;
use suishu_domain::{Basis, Date, Period, Span};

use super::Item;
use crate::error::Failure;
use crate::query::FigureSeries;

/// A step of the year: its last month, and the months that it holds; none for a point in time at the end of the month.
type Step = (i8, u16);

/// The year of a period, as a period.
pub(super) fn year(period: Period) -> Option<Period> {
    Period::year(period.last_day().year())
}

/// The name of an item's year.
pub(super) fn label(item: &Item<'_>) -> String {
    format!("{:04}年", item.figure.observation.period.last_day().year())
}

/// Its place within the year; `None` for what has none: days, spans over New Year, several years.
fn step(period: Period) -> Option<Step> {
    let (first, last) = (period.start(), period.last_day());
    let months = match period.span() {
        Span::Months(count) if first.year() == last.year() => count,
        Span::Point if last == last.last_of_month() => 0,
        _ => return None,
    };
    Some((last.month(), months))
}

/// The key of a step: the same for every year.
pub(super) fn key(period: Period) -> String {
    step(period).map_or_else(|| period.to_string(), |(last, months)| format!("{last:02}-P{months}M"))
}

/// What the basis lock refuses. Spans of different length may stand along the year, as 累计 does, since only equal ones are compared:
/// those of one step.
///
/// # Errors
/// [`Failure::LayersUnfit`] for periods that have no place within a year, and for more than one series a year.
pub(super) fn check(layers: &[Vec<FigureSeries>]) -> Result<Option<Mixture>, Failure> {
    let all: Vec<&FigureSeries> = layers.iter().flatten().collect();
    let invalid = |message: String| Failure::LayersUnfit {
        form: Form::YearOverlay,
        message,
    };
    if all.len() > 1 {
        return Err(invalid(format!(
            "a year overlay holds one series, a line for each of its years; this one has {}",
            all.len()
        )));
    }
    let figures = || {
        all.iter()
            .flat_map(|series| series.figures.iter().map(move |figure| (*series, figure)))
    };
    if let Some((_, figure)) = figures().find(|(_, figure)| step(figure.observation.period).is_none()) {
        return Err(invalid(format!(
            "{} has no place within a year that other years have too",
            figure.observation.period
        )));
    }
    let subjects: Vec<lock::Subject<'_>> = figures()
        .map(|(series, figure)| lock::Subject {
            key: &series.key,
            period: figure.observation.period,
        })
        .collect();
    let cumulative = subjects.iter().all(|subject| subject.period.is_from_new_year());
    Ok(match lock::check(&subjects, true) {
        Err(Mixture::Spans { .. }) if cumulative => None,
        checked => checked.err(),
    })
}

/// The steps of the year in order. A step of an even run that no year has a figure of keeps its place: a line isn't joined over it.
pub(super) fn categories(items: &[Item<'_>]) -> Vec<Category> {
    let newest = items
        .iter()
        .map(|item| item.figure.observation.period)
        .max_by_key(Period::last_day);
    let (Some(newest), Some(first)) = (newest, items.first()) else {
        return Vec::new();
    };
    let (year, basis) = (newest.last_day().year(), first.series.key.basis);
    let found: BTreeSet<Step> = items
        .iter()
        .filter_map(|item| step(item.figure.observation.period))
        .collect();
    let steps = completed(&found);
    let monthly = steps.iter().any(|(last, _)| last % 3 != 0);
    steps
        .into_iter()
        .filter_map(|(last, months)| {
            let period = match i8::try_from(months).ok()? {
                0 => Period::point(Date::new(year, last, 1).ok()?.last_of_month()),
                count => Period::months(year, last - count + 1, months)?,
            };
            Some(Category {
                period: Some(period),
                ..Category::named(key(period), name(period, basis, monthly))
            })
        })
        .collect()
}

/// 一季度, 上半年, 前三季度, 全年 by quarters; 1—2月, 1—3月 by months.
fn name(period: Period, basis: Basis, monthly: bool) -> String {
    match period.month_count() {
        Some(months @ 2..) if monthly && period.is_from_new_year() => format!("1—{months}月"),
        Some(12) => "全年".to_owned(),
        _ => label::zh_without_year(period, Some(basis)),
    }
}

/// Fills the holes of single months, single quarters, points, and cumulative spans.
fn completed(found: &BTreeSet<Step>) -> BTreeSet<Step> {
    let (Some(&(first, length)), Some(&(last, _))) = (found.first(), found.last()) else {
        return found.clone();
    };
    let alike = found.iter().all(|(_, months)| *months == length);
    let cumulative = found.iter().all(|(last, months)| i8::try_from(*months) == Ok(*last));
    let by = |step: i8, months: &dyn Fn(i8) -> u16| -> BTreeSet<Step> {
        (first..=last)
            .filter(|month| (month - first) % step == 0)
            .map(|month| (month, months(month)))
            .collect()
    };
    let quarterly = found.iter().all(|(last, _)| last % 3 == 0);
    let run = if cumulative {
        by(if quarterly { 3 } else { 1 }, &|month| month.unsigned_abs().into())
    } else if alike && length <= 1 {
        by(if length == 0 && quarterly { 3 } else { 1 }, &|_| length)
    } else if alike && length == 3 && quarterly {
        by(3, &|_| length)
    } else {
        BTreeSet::new()
    };
    found.union(&run).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: &[Step], expected: &[Step], why: &str) {
        let found: BTreeSet<Step> = found.iter().copied().collect();
        assert_eq!(completed(&found).into_iter().collect::<Vec<_>>(), expected, "{why}");
    }

    #[test]
    fn holes_of_a_year_keep_their_places() {
        check(
            &[(1, 1), (3, 1)],
            &[(1, 1), (2, 1), (3, 1)],
            "February is a gap, no bridge",
        );
        check(
            &[(3, 3), (9, 9)],
            &[(3, 3), (6, 6), (9, 9)],
            "上半年 between 一季度 and 前三季度",
        );
        check(
            &[(2, 2), (4, 4)],
            &[(2, 2), (3, 3), (4, 4)],
            "cumulative months; no January is invented",
        );
        check(&[(3, 3), (9, 3)], &[(3, 3), (6, 3), (9, 3)], "single quarters");
        check(&[(3, 0), (9, 0)], &[(3, 0), (6, 0), (9, 0)], "ends of quarters");
    }
}
