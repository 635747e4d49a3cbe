//! Axes: one unit each, the range of their figures, and whether zero must be on them.

use super::{ResolvedAxis, ResolvedSeries, Slot, contribution};
use crate::data::ChartData;
use crate::spec::{ChartSpec, Counting, Form};
use crate::{ChartError, words};

pub(super) fn axes(
    form: Form,
    counting: Counting,
    data: &ChartData,
    series: &[ResolvedSeries],
) -> Result<Vec<ResolvedAxis>, ChartError> {
    let count = 1 + series.iter().map(|series| series.axis).max().unwrap_or(0);
    let mut axes = Vec::with_capacity(count);
    for axis in 0..count {
        let mut units = series
            .iter()
            .filter(|series| series.axis == axis)
            .map(|series| &data.series[series.index])
            // The points of the parts make the per cent of the headline: one axis, told in the unit of the parts.
            .filter(|series| form != Form::Contribution || !contribution::is_headline(series))
            .map(|series| &series.unit);
        let first = units.next().cloned().unwrap_or_default();
        if let Some(other) = units.find(|unit| **unit != first) {
            return Err(ChartError::MixedUnits {
                first,
                other: other.clone(),
            });
        }
        let marks = series
            .iter()
            .filter(|series| series.axis == axis)
            .flat_map(|series| &series.slots)
            .filter_map(Slot::mark);
        let range = marks.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), mark| {
            let ends = if is_line(form) || matches!(form, Form::Dumbbell | Form::Slope | Form::Scatter) {
                (mark.to, mark.to)
            } else {
                (mark.from.min(mark.to), mark.from.max(mark.to))
            };
            (low.min(ends.0), high.max(ends.1))
        });
        let range = if range.0 <= range.1 { range } else { (0.0, 0.0) };
        axes.push(match form {
            Form::PercentColumns => ResolvedAxis {
                unit: "%".to_owned(),
                range: (0.0, 100.0),
                from_zero: true,
            },
            Form::Line | Form::YearOverlay | Form::Dumbbell | Form::Slope | Form::Scatter => ResolvedAxis {
                unit: first,
                range,
                from_zero: counting == Counting::Linear && line_from_zero(range),
            },
            _ => ResolvedAxis {
                unit: first,
                range,
                from_zero: true,
            },
        });
    }
    Ok(axes)
}

/// What a reader must be told of an axis that doesn't stand on zero.
pub(super) fn note(spec: &ChartSpec, axes: &[ResolvedAxis]) -> Option<String> {
    if spec.counting == Counting::Log {
        return Some(words::AXIS_OF_RATIOS.to_owned());
    }
    // The place of a point says no length, so the axes of a scatter may begin anywhere.
    (spec.form != Form::Scatter && axes.iter().any(|axis| !axis.from_zero))
        .then(|| words::axis_not_from_zero(spec.form).to_owned())
}

/// Forms of lines alone.
const fn is_line(form: Form) -> bool {
    matches!(form, Form::Line | Form::YearOverlay)
}

/// A line may leave zero when all its figures lie on one side and so close together that zero would flatten it.
pub(super) fn line_from_zero((low, high): (f64, f64)) -> bool {
    let nearest = if low > 0.0 { low } else { -high };
    nearest <= 0.0 || (high - low) > 0.4 * low.abs().max(high.abs())
}
