//! Two periods of the same things: the earlier and the later end of each, in which order they stand, and what changed between them.

use suishu_domain::{Decimal, Status};

use super::{ResolvedSeries, Slot};
use crate::data::{ChartData, Datum};
use crate::spec::{ChartSpec, Form, Order};
use crate::{ChartError, number, words};

/// What stands between the two ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ends {
    /// The change of each category as printed, where the chart is sorted by it; `—` where it is suspended or unknown.
    pub changes: Vec<String>,
    /// Over the changes: 变化.
    pub head: String,
    pub notes: Vec<String>,
}

/// Where the two periods lie: in two series (dumbbell) or in two categories (slope).
pub(super) fn ends(
    spec: &ChartSpec,
    data: &ChartData,
    order: &[usize],
    series: &[ResolvedSeries],
) -> Result<Ends, ChartError> {
    let found = match spec.form {
        Form::Slope => data.categories.len(),
        _ => data.series.len(),
    };
    if found != 2 {
        return Err(ChartError::TwoPeriods { found });
    }
    let mut ends = Ends::default();
    if spec.form == Form::Dumbbell && spec.order == Order::Change {
        ends.changes = order.iter().map(|&at| printed_change(data, at)).collect();
        ends.head = words::change_head(&data.series[0].unit);
        ends.notes.push(words::CHANGES_COMPUTED.to_owned());
    }
    ends.notes.extend(said_of(spec, series));
    Ok(ends)
}

/// By the later figure or by the change, gaps last; equals keep the order of the catalogue.
pub(super) fn order(wanted: Order, data: &ChartData) -> Vec<usize> {
    let later = |at: usize| {
        data.series
            .last()
            .and_then(|series| number_at(series.points[at].as_ref()))
    };
    let key = |at: usize| match wanted {
        Order::Change => change(data, at),
        _ => later(at),
    };
    let mut order: Vec<usize> = (0..data.categories.len()).collect();
    order.sort_by(|&a, &b| match (key(a), key(b)) {
        (Some(a), Some(b)) if wanted == Order::Ascending => a.cmp(&b),
        (Some(a), Some(b)) => b.cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    order
}

fn number_at(datum: Option<&Datum>) -> Option<Decimal> {
    datum.and_then(|datum| datum.figure.number())
}

/// Later less earlier; `None` across a break, and where a side is missing.
fn change(data: &ChartData, at: usize) -> Option<Decimal> {
    let [earlier, later] = data.series.as_slice() else {
        return None;
    };
    let (earlier, later) = (earlier.points[at].as_ref(), later.points[at].as_ref());
    if later.is_some_and(|datum| datum.status == Some(Status::Break)) {
        return None;
    }
    number_at(later)?.checked_sub(number_at(earlier)?)
}

fn printed_change(data: &ChartData, at: usize) -> String {
    change(data, at).map_or_else(|| "—".to_owned(), number::change)
}

/// What the marks of the drawing mean that aren't plain figures.
fn said_of(spec: &ChartSpec, series: &[ResolvedSeries]) -> Vec<String> {
    let marks = || series.iter().flat_map(|series| &series.slots).filter_map(Slot::mark);
    let missing: Vec<_> = series
        .iter()
        .flat_map(|series| &series.slots)
        .filter_map(|slot| match slot {
            Slot::Missing(reason) => Some(Some(*reason)),
            Slot::Absent => Some(None),
            Slot::Mark(_) => None,
        })
        .collect();
    let mut reasons = Vec::new();
    for reason in missing.iter().copied().flatten() {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    let breaks = match spec.form {
        Form::Slope => series
            .iter()
            .any(|series| series.slots.last().and_then(Slot::mark).is_some_and(|mark| mark.breaks)),
        _ => series
            .last()
            .is_some_and(|series| series.slots.iter().filter_map(Slot::mark).any(|mark| mark.breaks)),
    };
    let notes = [
        (!missing.is_empty() && spec.form == Form::Dumbbell).then(|| words::missing_ends(&reasons)),
        (!missing.is_empty() && spec.form == Form::Slope).then(|| words::single_ends(&reasons)),
        marks()
            .any(|mark| mark.forecast)
            .then(|| words::FORECAST_ENDS.to_owned()),
        breaks.then(|| words::BROKEN_ENDS.to_owned()),
    ];
    notes.into_iter().flatten().collect()
}
