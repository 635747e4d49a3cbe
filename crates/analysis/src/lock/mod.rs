//! The basis lock: what may stand on one axis, and be compared by the eye or added. It knows keys and periods, no numbers.
//!
//! [`check`] takes every figure of one axis; a chart with two axes (levels and growth) asks once for each. A mixture is refused
//! with one sentence that says why, see [`Mixture`]; an override is the caller's business.

mod mixture;
mod spans;

use suishu_domain::{Basis, Kind, Period, SeriesKey};

pub use mixture::{Mixture, Over};

/// One figure on the axis: of which series, of which period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subject<'a> {
    /// The series.
    pub key: &'a SeriesKey,
    /// The period of the figure.
    pub period: Period,
}

/// Checks the figures that share one axis. `along_time` tells that periods run along the other axis; else the periods stand side
/// by side as regions, sectors or series do.
///
/// # Errors
/// The first [`Mixture`], in this order: unit, measure, prices, basis, spans.
pub fn check(subjects: &[Subject<'_>], along_time: bool) -> Result<(), Mixture> {
    units(subjects)?;
    measures(subjects)?;
    prices(subjects)?;
    bases(subjects)?;
    spans::check(subjects, along_time)
}

/// Checks figures that are to be added up, over time or over the members of a breakdown: what [`check`] refuses, and what
/// can't be added at all.
///
/// # Errors
/// The first [`Mixture`].
pub fn check_sum(subjects: &[Subject<'_>], kind: Option<Kind>, over: Over) -> Result<(), Mixture> {
    if let Some(measure) = subjects
        .iter()
        .map(|subject| subject.key.measure)
        .find(|measure| !measure.is_additive())
    {
        return Err(Mixture::NotAdditive { measure });
    }
    match (kind, over) {
        (Some(kind @ (Kind::Rate | Kind::Event)), _) | (Some(kind @ Kind::Stock), Over::Time) => {
            return Err(Mixture::KindNotSummed { kind, over });
        }
        _ => {}
    }
    if over == Over::Time {
        for (at, one) in subjects.iter().enumerate() {
            // 累计 holds what came before: adding 上半年 and 前三季度 counts the first half twice.
            let overlaps = |other: &&Subject<'_>| {
                one.period.start() <= other.period.last_day() && other.period.start() <= one.period.last_day()
            };
            if let Some(other) = subjects[at + 1..].iter().find(overlaps) {
                return Err(Mixture::Overlap {
                    left: one.period,
                    right: other.period,
                });
            }
        }
        units(subjects)?;
        prices(subjects)?;
        return bases(subjects);
    }
    check(subjects, false)
}

/// The first two of these that differ.
fn differing<T: PartialEq + Copy>(values: impl IntoIterator<Item = T>) -> Option<(T, T)> {
    let mut values = values.into_iter();
    let first = values.next()?;
    values.find(|value| *value != first).map(|other| (first, other))
}

fn units(subjects: &[Subject<'_>]) -> Result<(), Mixture> {
    match differing(subjects.iter().map(|subject| subject.key.unit.base())) {
        Some((left, right)) => Err(Mixture::Unit {
            left: left.to_owned(),
            right: right.to_owned(),
        }),
        None => Ok(()),
    }
}

fn measures(subjects: &[Subject<'_>]) -> Result<(), Mixture> {
    match differing(subjects.iter().map(|subject| subject.key.measure)) {
        Some((left, right)) => Err(Mixture::Measure { left, right }),
        None => Ok(()),
    }
}

/// Figures without a price basis go with any: footfall beside sales at current prices differs in unit already.
fn prices(subjects: &[Subject<'_>]) -> Result<(), Mixture> {
    match differing(subjects.iter().filter_map(|subject| subject.key.price_basis)) {
        Some((left, right)) => Err(Mixture::Prices { left, right }),
        None => Ok(()),
    }
}

/// 当期 and 累计 of January, the first quarter, the first half and the year are one number: such a figure goes with both, but
/// not with 期末 or 平均.
fn bases(subjects: &[Subject<'_>]) -> Result<(), Mixture> {
    let flows = |basis| matches!(basis, Basis::Single | Basis::Cumulative);
    let neutral = |subject: &Subject<'_>| flows(subject.key.basis) && subject.period.is_single_and_cumulative();
    let fixed = subjects
        .iter()
        .filter(|subject| !neutral(subject))
        .map(|subject| subject.key.basis);
    if let Some((left, right)) = differing(fixed) {
        return Err(Mixture::Basis { left, right });
    }
    // All fixed ones are alike now; what is left is a neutral one beside 期末 or 平均.
    let all = subjects.iter().map(|subject| subject.key.basis);
    let odd = all.clone().find(|basis| !flows(*basis));
    let flow = all.clone().find(|basis| flows(*basis));
    match (flow, odd) {
        (Some(left), Some(right)) => Err(Mixture::Basis { left, right }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests;
