//! 累计 through a year: that it doesn't fall, and that 当期 is its difference.

use std::collections::BTreeMap;

use suishu_domain::{Basis, Decimal, Kind, Measure, Period, SeriesKey};

use super::rounding::{differ, half_unit};
use super::{CheckFinding, Cited, Rule, Run};

/// Steps within years that must all have risen before a fall of money is told: 利润 may turn to losses, so it needs a habit.
const HABIT: usize = 4;

fn is_flow(run: &Run, basis: Basis) -> bool {
    run.key.basis == basis && run.key.measure == Measure::Level && run.kind == Some(Kind::Flow)
}

/// 累计 of counts never falls within a year; that of money only where it never did. Stocks and rates aren't asked.
pub(super) fn falls(runs: &[Run]) -> Vec<CheckFinding> {
    runs.iter()
        .filter(|run| is_flow(run, Basis::Cumulative) && !run.key.unit.is_rate())
        .flat_map(falls_of)
        .collect()
}

fn falls_of(run: &Run) -> Vec<CheckFinding> {
    let mut path: Vec<(Period, Decimal)> = run
        .numbers()
        .filter(|(period, _)| period.is_from_new_year() && period.month_count().is_some())
        .collect();
    path.sort_by_key(|(period, _)| period.last_day());
    let steps: Vec<_> = path
        .windows(2)
        .filter_map(|pair| match pair {
            [before, now] if before.0.start() == now.0.start() => Some((*before, *now)),
            _ => None,
        })
        .collect();
    let falling: Vec<_> = steps
        .iter()
        .filter(|(before, now)| {
            let tolerance = half_unit(before.1.scale()) + half_unit(now.1.scale());
            now.1 < before.1 && differ(now.1, before.1, tolerance) && !run.is_broken_between(before.0, now.0)
        })
        .collect();
    let risen = steps.len() - falling.len();
    if run.is_money() && (risen < HABIT || falling.len() * HABIT > risen) {
        return Vec::new();
    }
    falling
        .into_iter()
        .map(|(before, now)| {
            let cited = vec![Cited::of(run, now.0), Cited::of(run, before.0)];
            CheckFinding::new(Rule::CumulativeFalls, cited).between(before.1, now.1, half_unit(now.1.scale()))
        })
        .collect()
}

/// 当期 against the difference of two 累计, or against the 累计 itself at the beginning of the year.
pub(super) fn single(runs: &[Run]) -> Vec<CheckFinding> {
    let cumulative: BTreeMap<&SeriesKey, &Run> = runs
        .iter()
        .filter(|run| is_flow(run, Basis::Cumulative))
        .map(|run| (&run.key, run))
        .collect();
    let mut found = Vec::new();
    for run in runs.iter().filter(|run| is_flow(run, Basis::Single)) {
        let counterpart = SeriesKey {
            basis: Basis::Cumulative,
            ..run.key.clone()
        };
        if let Some(path) = cumulative.get(&counterpart) {
            found.extend(against_path(run, path));
        }
    }
    found
}

fn against_path(run: &Run, path: &Run) -> Vec<CheckFinding> {
    let (mut found, mut apart) = (Vec::new(), Vec::new());
    for (period, single) in run.numbers() {
        let Some((now, before)) = links(period) else { continue };
        let Some((until, at_end)) = path.comparable(now) else {
            continue;
        };
        let (difference, mut tolerance, mut cited, mut releases) = match before {
            None => (Some(until), Decimal::ZERO, Vec::new(), Vec::new()),
            Some(before) => {
                let Some((start, entry)) = path.comparable(before) else {
                    continue;
                };
                if path.is_broken_between(before, now) {
                    continue;
                }
                let cited = vec![Cited::of(path, before)];
                (
                    until.checked_sub(start),
                    half_unit(start.scale()),
                    cited,
                    vec![entry.release],
                )
            }
        };
        let Some(difference) = difference else { continue };
        tolerance += half_unit(until.scale()) + half_unit(single.scale());
        if !differ(difference, single, tolerance) {
            continue;
        }
        cited.splice(0..0, [Cited::of(run, period), Cited::of(path, now)]);
        releases.push(at_end.release);
        let own = run.entries.get(&period).map(|entry| entry.release);
        if releases.iter().all(|release| Some(*release) == own) {
            found.push(CheckFinding::new(Rule::SingleCumulative, cited).between(difference, single, tolerance));
        } else {
            apart.extend(cited);
        }
    }
    if !apart.is_empty() {
        found.push(CheckFinding::new(Rule::VintagesApart, apart));
    }
    found
}

/// The 累计 that ends with a single period, and the one that ends before it begins.
fn links(period: Period) -> Option<(Period, Option<Period>)> {
    let months = period.month_count()?;
    let year = period.start().year();
    let first = u16::try_from(period.start().month()).ok()?;
    // Spans over New Year aren't single periods of one year.
    let now = Period::months(year, 1, first - 1 + months).filter(|_| first - 1 + months <= 12)?;
    let before = match first - 1 {
        0 => None,
        months => Some(Period::months(year, 1, months)?),
    };
    Some((now, before))
}
