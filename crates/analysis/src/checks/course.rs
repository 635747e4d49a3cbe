//! One series along its periods: jumps by the factor of a unit, more decimals than it is published with, periods left out.

use std::collections::{BTreeMap, BTreeSet};

use suishu_domain::{Basis, Date, Decimal, Measure, Period, SeriesKey, Span};

use super::rounding::half_unit;
use super::{CheckFinding, Cited, Rule, Run};

/// Factors between usual units: 万, 亿.
const UNITS: [i64; 2] = [10_000, 100_000_000];
/// A jump is taken for one of the unit when it is within this factor of it: beyond it something else happened.
const GROWN: i64 = 2;
/// With fewer figures a series has no habit.
const HABIT: usize = 5;
/// One in so many may break a habit; more of them are a habit of their own.
const EXCEPTION: usize = 10;
/// Periods that one finding names at most: the gap is told, not written out.
const NAMED: usize = 24;

/// Figures that are about 10⁴ or 10⁸ times those beside them, or that part of them.
pub(super) fn unit_jumps(runs: &[Run]) -> Vec<CheckFinding> {
    let levels = runs.iter().filter(|run| run.key.measure == Measure::Level);
    levels.flat_map(unit_jumps_of).collect()
}

fn unit_jumps_of(run: &Run) -> Vec<CheckFinding> {
    let mut found = Vec::new();
    for path in by_length(run).values() {
        let mut at = 1;
        while let (Some(before), Some(now)) = (path.get(at - 1), path.get(at)) {
            at += 1;
            if !is_unit_jump(before.1, now.1) || run.is_broken_between(before.0, now.0) {
                continue;
            }
            // Where the next figure jumps back, the one between is in question; else the level has shifted here, told once.
            if path.get(at).is_some_and(|next| is_unit_jump(now.1, next.1)) {
                at += 1;
            }
            let cited = vec![Cited::of(run, now.0), Cited::of(run, before.0)];
            found.push(CheckFinding::new(Rule::UnitJump, cited).between(before.1, now.1, Decimal::ZERO));
        }
    }
    found
}

fn is_unit_jump(one: Decimal, other: Decimal) -> bool {
    let (small, large) = (one.abs().min(other.abs()), one.abs().max(other.abs()));
    let Some(ratio) = large.checked_div(small) else {
        return false;
    };
    UNITS.iter().any(|unit| {
        let (low, high) = (Decimal::from(*unit / GROWN), Decimal::from(*unit * GROWN));
        low <= ratio && ratio <= high
    })
}

/// The numbers by length of their periods, each in order: a month isn't held against a year.
fn by_length(run: &Run) -> BTreeMap<(u8, u16), Vec<(Period, Decimal)>> {
    let mut paths: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (period, number) in run.numbers() {
        let length = match period.span() {
            Span::Point => (0, 0),
            Span::Days(days) => (1, days),
            Span::Months(months) => (2, months),
        };
        paths.entry(length).or_default().push((period, number));
    }
    paths
}

/// Figures with more decimals than nine in ten of their series show. Fewer decimals say nothing: a spreadsheet drops zeros.
pub(super) fn decimals(runs: &[Run]) -> Vec<CheckFinding> {
    runs.iter().filter_map(decimals_of).collect()
}

fn decimals_of(run: &Run) -> Option<CheckFinding> {
    let numbers: Vec<(Period, Decimal)> = run.numbers().collect();
    if numbers.len() < HABIT {
        return None;
    }
    let mut scales: Vec<u32> = numbers.iter().map(|(_, number)| number.scale()).collect();
    scales.sort_unstable();
    let usual = *scales.get(scales.len() - 1 - scales.len() / EXCEPTION)?;
    let mut finer = numbers.iter().filter(|(_, number)| number.scale() > usual).peekable();
    let (_, first) = *finer.peek()?;
    let cited = finer.take(NAMED).map(|(period, _)| Cited::of(run, *period)).collect();
    let expected = first.round_dp(usual);
    Some(CheckFinding::new(Rule::Decimals, cited).between(expected, *first, half_unit(usual)))
}

/// Periods that are left out of a regular run. A cell that says why there is no number is no gap, and 1月 and 2月 are left out by
/// design where only 1—2月 is published.
pub(super) fn gaps(runs: &[Run]) -> Vec<CheckFinding> {
    let by_key: BTreeMap<&SeriesKey, &Run> = runs.iter().map(|run| (&run.key, run)).collect();
    let of = |run: &Run| {
        let cumulative = SeriesKey {
            basis: Basis::Cumulative,
            ..run.key.clone()
        };
        gaps_of(run, by_key.get(&cumulative).copied())
    };
    runs.iter().filter_map(of).collect()
}

fn gaps_of(run: &Run, cumulative: Option<&Run>) -> Option<CheckFinding> {
    let mut missing = match run.key.basis {
        Basis::Cumulative => steps_left_out(run),
        Basis::End => ends_left_out(run),
        Basis::Single | Basis::Average => spans_left_out(run, cumulative),
    };
    missing.sort_unstable();
    missing.truncate(NAMED);
    let cited: Vec<Cited> = missing.into_iter().map(|period| Cited::of(run, period)).collect();
    (!cited.is_empty()).then(|| CheckFinding::new(Rule::PeriodMissing, cited))
}

/// 累计: a step through the year (9 months, 12) that nearly every year has between its first and its last.
fn steps_left_out(run: &Run) -> Vec<Period> {
    let mut years: BTreeMap<u16, BTreeSet<i16>> = BTreeMap::new();
    for period in run.entries.keys().filter(|period| period.is_from_new_year()) {
        if let Some(months) = period.month_count() {
            years.entry(months).or_default().insert(period.start().year());
        }
    }
    let left_out = years.iter().flat_map(|(months, years)| {
        left_out(years, |year: &i16| year.checked_add(1))
            .into_iter()
            .filter_map(|year| Period::months(year, 1, *months))
    });
    left_out.collect()
}

/// 期末: month-ends at one distance.
fn ends_left_out(run: &Run) -> Vec<Period> {
    let ends: BTreeSet<i32> = run.entries.keys().map(|period| month_of(period.last_day())).collect();
    let by_end: BTreeMap<i32, Period> = run
        .entries
        .keys()
        .map(|period| (month_of(period.last_day()), *period))
        .collect();
    let listed: Vec<i32> = ends.iter().copied().collect();
    let step = listed.windows(2).map(|pair| pair[1] - pair[0]).min();
    // Only regular distances have gaps: months, quarters, years.
    let Some(step) = step.filter(|step| [1, 3, 12].contains(step)) else {
        return Vec::new();
    };
    left_out(&ends, |end: &i32| end.checked_add(step))
        .into_iter()
        .filter_map(|end| {
            let (_, like) = by_end.range(..end).next_back()?;
            end_like(*like, end)
        })
        .collect()
}

/// Months since year 0.
fn month_of(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// The period that ends with this month and is written as `like` is: a day, or a span.
fn end_like(like: Period, month: i32) -> Option<Period> {
    let (year, number) = (i16::try_from(month / 12).ok()?, i8::try_from(month % 12 + 1).ok()?);
    match like.span() {
        Span::Point => Date::new(year, number, 1)
            .ok()
            .map(|day| Period::point(day.last_of_month())),
        Span::Months(count) => {
            let first = month + 1 - i32::from(count);
            Period::months(
                i16::try_from(first / 12).ok()?,
                i8::try_from(first % 12 + 1).ok()?,
                count,
            )
        }
        Span::Days(_) => None,
    }
}

/// 当期 and 平均: spans of one length, each beginning where the one before ends. Holidays aren't a run. The first quarter may stand
/// as 累计, since both are one number.
fn spans_left_out(run: &Run, cumulative: Option<&Run>) -> Vec<Period> {
    let mut lengths: BTreeMap<i32, BTreeSet<Period>> = BTreeMap::new();
    for period in run.entries.keys() {
        if matches!(period.span(), Span::Months(_) | Span::Days(1)) {
            lengths.entry(period.to_key().1).or_default().insert(*period);
        }
    }
    let shared = cumulative.into_iter().flat_map(|run| run.entries.keys());
    for period in shared.filter(|period| period.is_single_and_cumulative()) {
        // Only lengths that the run has itself: a year of 累计 alone is no run of 当期.
        if let Some(periods) = lengths.get_mut(&period.to_key().1) {
            periods.insert(*period);
        }
    }
    let left_out = lengths.values().flat_map(|periods| left_out(periods, Period::next));
    left_out
        .filter(|period| !is_beginning_of_year_by_design(run, *period))
        .collect()
}

/// January and February that are published as 1—2月 only: neither is there in any year.
fn is_beginning_of_year_by_design(run: &Run, period: Period) -> bool {
    let is_early = |period: &Period| period.month_count() == Some(1) && period.start().month() <= 2;
    is_early(&period) && !run.entries.keys().any(is_early)
}

/// What is left out between the first and the last of a run whose members mostly follow one another. Nothing where the exceptions
/// are as many as a habit of their own.
fn left_out<T: Ord + Copy>(members: &BTreeSet<T>, next: impl Fn(&T) -> Option<T>) -> Vec<T> {
    let (Some(first), Some(last)) = (members.first(), members.last()) else {
        return Vec::new();
    };
    let mut missing = Vec::new();
    let mut at = *first;
    while let Some(following) = next(&at).filter(|following| following <= last) {
        if !members.contains(&following) {
            missing.push(following);
        }
        // A run over centuries of days isn't one.
        if missing.len() > members.len() {
            return Vec::new();
        }
        at = following;
    }
    let is_run = members.len() >= HABIT && missing.len() * 3 <= members.len();
    if is_run { missing } else { Vec::new() }
}
