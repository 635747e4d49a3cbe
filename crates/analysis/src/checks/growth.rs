//! Growth against levels, only where both are at the same prices.
//!
//! 现价 levels say nothing of growth at 不变价: GDP is published as the one with the other. Money whose prices aren't said and growth on
//! 可比口径 aren't asked, and 环比 is seasonally adjusted.

use std::collections::BTreeMap;

use suishu_domain::{Decimal, Kind, Measure, PriceBasis, SeriesKey};

use super::rounding::{differ, half_unit};
use super::{CheckFinding, Cited, Rule, Run};

pub(super) fn against_levels(runs: &[Run]) -> Vec<CheckFinding> {
    let levels: BTreeMap<(SeriesKey, String), &Run> = runs
        .iter()
        .filter(|run| run.key.measure == Measure::Level && matches!(run.kind, Some(Kind::Flow | Kind::Stock)))
        .map(|run| ((without_unit(&run.key), run.key.unit.base().to_owned()), run))
        .collect();
    let mut found = Vec::new();
    for run in runs.iter().filter(|run| run.key.measure == Measure::YearOnYear) {
        if run.key.price_basis == Some(PriceBasis::Comparable) || !run.key.unit.is_percentage() {
            continue;
        }
        let key = without_unit(&SeriesKey {
            measure: Measure::Level,
            ..run.key.clone()
        });
        let mut meant = levels.iter().filter(|((level, _), _)| *level == key);
        // Levels in two currencies: nothing tells which of them grew.
        if let (Some((_, level)), None) = (meant.next(), meant.next())
            && (level.key.price_basis.is_some() || !level.is_money())
        {
            found.extend(run.numbers().filter_map(|(period, growth)| {
                let base = period.year_before()?;
                let (now, _) = level.comparable(period)?;
                let (before, _) = level.comparable(base)?;
                if level.is_broken_between(base, period) || run.is_broken_between(base, period) {
                    return None;
                }
                let (expected, slack) = growth_of(now, before)?;
                let tolerance = half_unit(growth.scale()).checked_add(slack)?;
                let cited = vec![Cited::of(run, period), Cited::of(level, period), Cited::of(level, base)];
                differ(expected, growth, tolerance).then(|| {
                    let places = growth.scale() + 1;
                    CheckFinding::new(Rule::GrowthLevel, cited).between(
                        expected.round_dp(places),
                        growth,
                        tolerance.round_dp(places),
                    )
                })
            }));
        }
    }
    found
}

/// The unit of growth is %, that of levels isn't: it plays no part in which belong together.
fn without_unit(key: &SeriesKey) -> SeriesKey {
    SeriesKey {
        unit: suishu_domain::Unit::parse("%").unwrap_or_else(|| key.unit.clone()),
        ..key.clone()
    }
}

/// Growth in %, and how far it may be off because both levels are rounded. `None` for a base that isn't positive.
fn growth_of(now: Decimal, before: Decimal) -> Option<(Decimal, Decimal)> {
    let low = before
        .checked_sub(half_unit(before.scale()))
        .filter(|low| low.is_sign_positive() && !low.is_zero())?;
    let hundred = Decimal::ONE_HUNDRED;
    let ratio = now.checked_div(before)?;
    let growth = (ratio - Decimal::ONE).checked_mul(hundred)?;
    let most = now.abs().checked_add(half_unit(now.scale()))?.checked_div(low)?;
    let slack = (most - ratio.abs()).checked_mul(hundred)?;
    Some((growth, slack))
}
