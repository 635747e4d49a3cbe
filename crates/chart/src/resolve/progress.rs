//! Actual against target: what share of its target each row has reached, beside the share of the time that has passed and that of the
//! year before. Shares are exact quotients, rounded once; they are ours and said so.

use suishu_domain::{Decimal, Figure, Qualifier};

use super::series::value;
use super::{ResolvedAxis, ResolvedSeries, Slot};
use crate::data::{ChartData, Datum};
use crate::spec::Order;
use crate::text::Fonts;
use crate::{ChartError, number, words};

/// The layers of a bullet chart.
const ACTUAL: usize = 0;
const TARGET: usize = 1;
const BEFORE: usize = 2;
const WHOLE_BEFORE: usize = 3;
/// The layer that isn't asked for but computed: the share of the target's span that has passed, in %.
pub const PACE_LAYER: usize = 4;

/// One row.
#[derive(Debug, Clone)]
pub(crate) struct Progress {
    /// Resolved series that hold the row's figures.
    pub actual: Option<usize>,
    pub target: Option<usize>,
    pub before: Option<usize>,
    pub timed: Option<usize>,
    /// What of the target is reached.
    pub done: Option<Share>,
    /// What of the whole year was reached at the same time a year before.
    pub share_before: Option<Share>,
    /// What of the time has passed.
    pub pace: Option<Share>,
    /// `162 / 220个`.
    pub figures: String,
}

/// A share of a whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Share {
    /// In per cent; it only places a mark.
    pub percent: f64,
    /// As printed: `73.6%`.
    pub printed: String,
}

impl Share {
    fn of(percent: Decimal, sign: &str) -> Option<Self> {
        Some(Self {
            percent: value(percent)?,
            printed: format!("{sign}{}%", number::share(percent)),
        })
    }
}

/// A figure of a row, by layer.
fn at(data: &ChartData, layer: usize, category: usize) -> Option<(usize, &Datum)> {
    data.series.iter().enumerate().find_map(|(index, series)| {
        let datum = series.points[category].as_ref()?;
        (series.layer == layer).then_some((index, datum))
    })
}

fn number_of(found: Option<(usize, &Datum)>) -> Option<Decimal> {
    found.and_then(|(_, datum)| datum.figure.number())
}

/// Part of whole in per cent.
fn percent(part: Decimal, whole: Decimal) -> Option<Decimal> {
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)
}

fn done(data: &ChartData, category: usize) -> Option<Decimal> {
    percent(
        number_of(at(data, ACTUAL, category))?,
        number_of(at(data, TARGET, category))?,
    )
}

/// By what is reached, where that was asked for; the catalogue's order otherwise.
pub(super) fn order(wanted: Order, data: &ChartData) -> Vec<usize> {
    let mut order: Vec<usize> = (0..data.categories.len()).collect();
    if matches!(wanted, Order::Descending | Order::Ascending) {
        order.sort_by(|&a, &b| match (done(data, a), done(data, b)) {
            (Some(a), Some(b)) if wanted == Order::Ascending => a.cmp(&b),
            (Some(a), Some(b)) => b.cmp(&a),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
    }
    order
}

pub(super) fn progress(
    data: &ChartData,
    order: &[usize],
    fonts: &Fonts,
    series: &mut [ResolvedSeries],
) -> Result<Vec<Progress>, ChartError> {
    let mut rows = Vec::with_capacity(order.len());
    for (place, &category) in order.iter().enumerate() {
        let row = row(data, (place, category), fonts, series)?;
        if let (Some(at), Some(done)) = (row.actual, &row.done)
            && let Slot::Mark(mark) = &mut series[at].slots[place]
        {
            mark.told = words::reached(&mark.told, &done.printed);
        }
        rows.push(row);
    }
    if rows.iter().all(|row| row.done.is_none()) {
        return Err(ChartError::NoTarget);
    }
    Ok(rows)
}

fn row(
    data: &ChartData,
    (place, category): (usize, usize),
    fonts: &Fonts,
    series: &[ResolvedSeries],
) -> Result<Progress, ChartError> {
    let [actual, target, before, whole, timed] =
        [ACTUAL, TARGET, BEFORE, WHOLE_BEFORE, PACE_LAYER].map(|layer| at(data, layer, category));
    let drawn = |found: Option<(usize, &Datum)>| {
        let (index, _) = found?;
        series.iter().position(|series| series.index == index)
    };
    let unit = |found: Option<(usize, &Datum)>| found.map(|(index, _)| data.series[index].unit.as_str());
    for other in [target, before, whole] {
        if let (Some(first), Some(other)) = (unit(actual), unit(other))
            && first != other
        {
            return Err(ChartError::MixedUnits {
                first: first.to_owned(),
                other: other.to_owned(),
            });
        }
    }
    if number_of(target).is_some_and(|target| target <= Decimal::ZERO) {
        return Err(ChartError::TargetNotPositive {
            category: data.categories[category].label.clone(),
        });
    }
    let label = |found: Option<(usize, &Datum)>| match drawn(found).map(|at| &series[at].slots[place]) {
        Some(Slot::Mark(mark)) => mark.label.clone(),
        Some(Slot::Missing(reason)) => words::missing(*reason).to_owned(),
        Some(Slot::Absent) | None => words::LACKING.to_owned(),
    };
    let unit = fonts.printable(unit(actual).or_else(|| unit(target)).unwrap_or_default());
    Ok(Progress {
        actual: drawn(actual),
        target: drawn(target),
        before: drawn(before),
        timed: drawn(timed),
        done: done(data, category).and_then(|done| Share::of(done, sign(actual, target))),
        share_before: number_of(whole)
            .filter(|whole| *whole > Decimal::ZERO)
            .and_then(|whole| percent(number_of(before)?, whole))
            .and_then(|share| Share::of(share, sign(before, whole))),
        pace: number_of(timed).and_then(|passed| Share::of(passed, "")),
        figures: words::of_target(&label(actual), &label(target), &unit),
    })
}

/// The qualifier of a quotient: that of its upper figure over an exact one, else about.
fn sign(part: Option<(usize, &Datum)>, whole: Option<(usize, &Datum)>) -> &'static str {
    let qualifier = |found: Option<(usize, &Datum)>| match found {
        Some((
            _,
            Datum {
                figure: Figure::Number(_),
                qualifier,
                ..
            },
        )) => *qualifier,
        _ => Qualifier::Exact,
    };
    match (qualifier(part), qualifier(whole)) {
        (part, Qualifier::Exact) => part.sign(),
        _ => Qualifier::About.sign(),
    }
}

/// From nothing to the target, or as far as the furthest row is.
pub(super) fn axis(rows: &[Progress]) -> ResolvedAxis {
    let shares = rows.iter().flat_map(|row| [&row.done, &row.share_before]).flatten();
    let (low, high) = shares.fold((0.0_f64, 100.0_f64), |(low, high), share| {
        (low.min(share.percent), high.max(share.percent))
    });
    ResolvedAxis {
        unit: words::PERCENT.to_owned(),
        range: (low, high),
        from_zero: true,
    }
}

/// What was computed, and how.
pub(super) fn notes(rows: &[Progress]) -> Vec<String> {
    let before = rows.iter().any(|row| row.share_before.is_some());
    let pace = rows.iter().any(|row| row.pace.is_some());
    vec![words::progress_computed(before, pace)]
}
