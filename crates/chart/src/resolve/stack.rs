//! Stacks and shares: where each part begins and ends.

use suishu_domain::Decimal;

use super::series::value;
use super::{ResolvedSeries, Shape, Slot};
use crate::data::ChartData;
use crate::{ChartError, number};

/// Positive parts upwards from zero, negative parts downwards.
pub(super) fn stack(series: &mut [ResolvedSeries]) {
    let categories = series.first().map_or(0, |series| series.slots.len());
    for at in 0..categories {
        let (mut above, mut below) = (0.0, 0.0);
        let parts = series
            .iter_mut()
            .filter(|series| !matches!(series.shape, Shape::Line { .. }));
        for series in parts {
            if let Slot::Mark(mark) = &mut series.slots[at] {
                let base = if mark.to < 0.0 { &mut below } else { &mut above };
                mark.from = *base;
                *base += mark.to;
                mark.to = *base;
            }
        }
    }
}

/// Parts of 100%. Where a part is missing, the whole isn't known and nothing is drawn.
pub(super) fn share(series: &mut [ResolvedSeries], data: &ChartData, order: &[usize]) -> Result<(), ChartError> {
    for (at, &index) in order.iter().enumerate() {
        let numbers: Vec<Option<Decimal>> = series
            .iter()
            .map(|series| {
                data.series[series.index].points[index]
                    .as_ref()
                    .and_then(|datum| datum.figure.number())
            })
            .collect();
        if let Some(negative) = numbers
            .iter()
            .position(|number| number.is_some_and(|number| number.is_sign_negative() && !number.is_zero()))
        {
            return Err(ChartError::NegativePart {
                series: series[negative].label.clone(),
                category: data.categories[index].label.clone(),
            });
        }
        let whole: Option<Decimal> = numbers
            .iter()
            .try_fold(Decimal::ZERO, |sum, number| sum.checked_add((*number)?));
        let mut base = Decimal::ZERO;
        for (series, number) in series.iter_mut().zip(&numbers) {
            let part = match (number, whole) {
                (Some(number), Some(whole)) if !whole.is_zero() => {
                    (*number).checked_div(whole).map(|part| part * Decimal::ONE_HUNDRED)
                }
                _ => None,
            };
            match (&mut series.slots[at], part) {
                (Slot::Mark(mark), Some(part)) => {
                    mark.from = value(base).unwrap_or(0.0);
                    base += part;
                    mark.to = value(base).unwrap_or(0.0);
                    mark.label = number::share(part);
                    mark.told = format!("{}（占{}%）", mark.told, mark.label);
                }
                (slot @ Slot::Mark(_), None) => *slot = Slot::Absent,
                _ => {}
            }
        }
    }
    Ok(())
}
