//! 当期 from the difference of 累计: c(n) − c(n−1), step by step through each year.

use std::collections::{BTreeMap, BTreeSet};

use suishu_domain::{Decimal, Derivation, Kind, Measure, Period};

use super::{Derived, Refusal, may};

/// One period of the single series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Single {
    /// The period: a quarter, a month.
    pub period: Period,
    /// Its value; `None` is a gap, because a link of the run is missing.
    pub value: Option<SingleValue>,
}

/// Where a value of a single period comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SingleValue {
    /// It was published as 当期, and wins.
    Published(Decimal),
    /// The first period of the year: 当期 and 累计 are one number.
    First(Decimal),
    /// The difference of two cumulative figures.
    Derived(Derived),
}

impl SingleValue {
    /// The number.
    pub const fn number(&self) -> Decimal {
        match self {
            Self::Published(number) | Self::First(number) => *number,
            Self::Derived(derived) => derived.exact,
        }
    }

    /// Whether this program computed it.
    pub const fn is_derived(&self) -> bool {
        matches!(self, Self::Derived(_))
    }
}

/// The single series of a cumulative run, in steps of `step` months (3 for quarters, 1 for months).
///
/// `cumulative` and `published` are figures of one series and its 当期 counterpart; a period without a number is `None` or
/// simply isn't there. Answers every step that ends where either of them has a figure, in order. A missing link gives a gap in
/// both steps beside it; nothing is spread over them. So after 1—2月 there is a March, and no January and no February.
///
/// # Errors
/// [`Refusal`] for anything but a flow.
pub fn single_from_cumulative(
    cumulative: &[(Period, Option<Decimal>)],
    published: &[(Period, Option<Decimal>)],
    step: u16,
    kind: Option<Kind>,
) -> Result<Vec<Single>, Refusal> {
    may(Derivation::SingleFromCumulative, kind, Measure::Level)?;
    let run: BTreeMap<(i16, u16), Decimal> = cumulative
        .iter()
        .filter(|(period, _)| period.is_from_new_year())
        .filter_map(|(period, number)| Some(((period.start().year(), period.month_count()?), (*number)?)))
        .collect();
    let known: BTreeMap<Period, Decimal> = published
        .iter()
        .filter_map(|(period, number)| Some((*period, (*number)?)))
        .collect();
    let asked = cumulative
        .iter()
        .map(|(period, _)| *period)
        .filter(Period::is_from_new_year);
    let ends = asked.chain(
        published
            .iter()
            .map(|(period, _)| *period)
            .filter(|period| period.month_count() == Some(step)),
    );
    let steps: BTreeSet<Period> = ends.filter_map(|period| step_ending(period, step)).collect();
    Ok(steps
        .into_iter()
        .map(|period| {
            let value = known
                .get(&period)
                .copied()
                .map(SingleValue::Published)
                .or_else(|| difference(&run, period, step));
            Single { period, value }
        })
        .collect())
}

/// The step that ends with `period`; `None` where steps don't divide the year there.
fn step_ending(period: Period, step: u16) -> Option<Period> {
    let last = period.last_day();
    let months = u16::try_from(last.month()).ok()?;
    if step == 0 || months % step != 0 {
        return None;
    }
    Period::months(last.year(), i8::try_from(months - step + 1).ok()?, step)
}

fn difference(run: &BTreeMap<(i16, u16), Decimal>, period: Period, step: u16) -> Option<SingleValue> {
    let (year, end) = (period.start().year(), u16::try_from(period.last_day().month()).ok()?);
    let now = *run.get(&(year, end))?;
    if end == step {
        return Some(SingleValue::First(now));
    }
    let exact = now.checked_sub(*run.get(&(year, end - step))?)?;
    Some(SingleValue::Derived(Derived { exact, rounded: exact }))
}
