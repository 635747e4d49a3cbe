//! Parts against their total, shares against 100.

use std::collections::{BTreeMap, BTreeSet};

use suishu_domain::{Catalogue, Decimal, Kind, Measure, Period, PriceBasis, SeriesKey};

use super::breakdown::{self, Breakdown};
use super::rounding::{differ, half_unit};
use super::{CheckFinding, Cited, Rule, Run};

/// Along which member of the key a whole is broken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Along {
    Sector,
    Region,
}

impl Along {
    fn member(self, key: &SeriesKey) -> &str {
        match self {
            Self::Sector => &key.sector,
            Self::Region => &key.region,
        }
    }

    /// The key without the member: what the parts and the whole have in common.
    fn rest(self, key: &SeriesKey) -> SeriesKey {
        let mut rest = key.clone();
        match self {
            Self::Sector => rest.sector.clear(),
            Self::Region => rest.region.clear(),
        }
        rest
    }
}

/// Levels: the parts add up to the total within rounding.
pub(super) fn total(runs: &[Run], catalogue: &Catalogue) -> Vec<CheckFinding> {
    let mut found = Vec::new();
    for_each_breakdown(runs, catalogue, is_summed, |breakdown, members| {
        let Some(whole) = members.get(breakdown.whole.as_str()) else {
            return;
        };
        found.extend(against_total(breakdown, whole, &parts_of(breakdown, members)));
    });
    found
}

/// Shares: those of all parts add up to 100.
pub(super) fn hundred(runs: &[Run], catalogue: &Catalogue) -> Vec<CheckFinding> {
    let mut found = Vec::new();
    let is_share = |run: &Run| {
        matches!(run.key.measure, Measure::Share | Measure::ContributionShare) && run.key.unit.is_percentage()
    };
    for_each_breakdown(runs, catalogue, is_share, |breakdown, members| {
        found.extend(against_hundred(breakdown, &parts_of(breakdown, members)));
    });
    found
}

/// Levels of what may be added. Volumes at constant prices are chained, so their parts needn't meet the total.
fn is_summed(run: &Run) -> bool {
    run.key.measure == Measure::Level
        && matches!(run.kind, Some(Kind::Flow | Kind::Stock))
        && !run.key.unit.is_rate()
        && !matches!(run.key.price_basis, Some(PriceBasis::Constant | PriceBasis::Comparable))
}

fn for_each_breakdown<'a>(
    runs: &'a [Run],
    catalogue: &Catalogue,
    is_meant: impl Fn(&Run) -> bool,
    mut weigh: impl FnMut(&Breakdown, &BTreeMap<&'a str, &'a Run>),
) {
    let ways = [
        (Along::Sector, breakdown::of_sectors(catalogue)),
        (Along::Region, breakdown::of_regions(catalogue)),
    ];
    for (along, breakdowns) in ways {
        let mut families: BTreeMap<SeriesKey, BTreeMap<&str, &Run>> = BTreeMap::new();
        for run in runs.iter().filter(|run| is_meant(run)) {
            let family = families.entry(along.rest(&run.key)).or_default();
            family.insert(along.member(&run.key), run);
        }
        for members in families.values().filter(|members| members.len() > 1) {
            for breakdown in &breakdowns {
                weigh(breakdown, members);
            }
        }
    }
}

/// The runs of all parts; empty where one has none.
fn parts_of<'a>(breakdown: &Breakdown, members: &BTreeMap<&str, &'a Run>) -> Vec<&'a Run> {
    let parts: Option<Vec<&Run>> = breakdown
        .parts
        .iter()
        .map(|part| members.get(part.as_str()).copied())
        .collect();
    parts.unwrap_or_default()
}

fn against_total(breakdown: &Breakdown, whole: &Run, parts: &[&Run]) -> Vec<CheckFinding> {
    if parts.is_empty() {
        return Vec::new();
    }
    let (mut met, mut missed, mut apart) = (0, Vec::new(), Vec::new());
    for (period, total) in whole.numbers() {
        let Some((numbers, releases)) = at(parts, period) else {
            continue;
        };
        let Some(sum) = sum(&numbers) else { continue };
        let tolerance = rounding_of(&numbers) + half_unit(total.scale());
        if !differ(sum, total, tolerance) {
            met += 1;
            continue;
        }
        let mut cited = vec![Cited::of(whole, period)];
        cited.extend(parts.iter().map(|part| Cited::of(part, period)));
        let is_one_release = whole
            .entries
            .get(&period)
            .is_some_and(|entry| releases.iter().all(|release| *release == entry.release));
        if is_one_release {
            missed.push(CheckFinding::new(Rule::PartsTotal, cited).between(sum, total, tolerance));
        } else {
            // The total was revised and the parts weren't, or the other way round: no figure is wrong, but a share of the one in
            // the other would be. Told once for all periods.
            apart.extend(cited);
        }
    }
    if !breakdown.is_proven(met, missed.len() + apart.len() / (parts.len() + 1)) {
        return Vec::new();
    }
    if !apart.is_empty() {
        missed.push(CheckFinding::new(Rule::VintagesApart, apart));
    }
    missed
}

fn against_hundred(breakdown: &Breakdown, parts: &[&Run]) -> Vec<CheckFinding> {
    let (mut met, mut missed) = (0, Vec::new());
    let hundred = Decimal::ONE_HUNDRED;
    for (period, _) in parts.first().into_iter().flat_map(|first| first.numbers()) {
        let Some((numbers, releases)) = at(parts, period) else {
            continue;
        };
        let Some(sum) = sum(&numbers) else { continue };
        let tolerance = rounding_of(&numbers);
        if !differ(sum, hundred, tolerance) {
            met += 1;
        } else {
            let cited = parts.iter().map(|part| Cited::of(part, period)).collect();
            let rule = if releases.len() == 1 {
                Rule::SharesHundred
            } else {
                Rule::VintagesApart
            };
            missed.push(CheckFinding::new(rule, cited).between(hundred, sum, tolerance));
        }
    }
    if breakdown.is_proven(met, missed.len()) {
        missed
    } else {
        Vec::new()
    }
}

/// The numbers of all parts in a period, and the releases that brought them. `None` unless every part has one: a missing part is
/// not 0.
fn at(parts: &[&Run], period: Period) -> Option<(Vec<Decimal>, BTreeSet<i64>)> {
    let entries: Option<Vec<_>> = parts.iter().map(|part| part.comparable(period)).collect();
    let entries = entries?;
    let releases = entries.iter().map(|(_, entry)| entry.release).collect();
    Some((entries.into_iter().map(|(number, _)| number).collect(), releases))
}

fn sum(numbers: &[Decimal]) -> Option<Decimal> {
    numbers
        .iter()
        .try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number))
}

/// How far a sum may be off because each of the numbers was rounded to its own decimals.
fn rounding_of(numbers: &[Decimal]) -> Decimal {
    numbers.iter().map(|number| half_unit(number.scale())).sum()
}
