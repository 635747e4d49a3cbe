//! Areas upon each other: all parts of a period, or none, since an area stands on those below it.

use super::{ResolvedSeries, Slot};
use crate::ChartError;
use crate::data::ChartData;

/// A negative part has no place in a stack of areas.
pub(super) fn check(data: &ChartData) -> Result<(), ChartError> {
    for series in &data.series {
        for (category, datum) in data.categories.iter().zip(&series.points) {
            let number = datum.as_ref().and_then(|datum| datum.figure.number());
            if number.is_some_and(|number| number.is_sign_negative() && !number.is_zero()) {
                return Err(ChartError::NegativeArea {
                    series: series.label.clone(),
                    category: category.label.clone(),
                });
            }
        }
    }
    Ok(())
}

/// Leaves a gap in every part where one of them isn't known; whether figures had to be left out for it.
pub(super) fn leave_gaps(series: &mut [ResolvedSeries]) -> bool {
    let categories = series.first().map_or(0, |series| series.slots.len());
    let mut left_out = false;
    for at in 0..categories {
        let known = series.iter().filter(|series| series.slots[at].mark().is_some()).count();
        if known == series.len() {
            continue;
        }
        left_out |= known > 0;
        for series in series.iter_mut() {
            if series.slots[at].mark().is_some() {
                series.slots[at] = Slot::Absent;
            }
        }
    }
    left_out
}
