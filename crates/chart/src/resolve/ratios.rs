//! A value axis of equal ratios: lines only, and only figures above zero.

use crate::ChartError;
use crate::data::ChartData;
use crate::spec::{ChartSpec, Counting, Dimension, Form};

/// Whether the axis may count ratios, where the spec asks for it. The length of a column, an area or a bar would lie.
pub(super) fn check(spec: &ChartSpec, data: &ChartData) -> Result<(), ChartError> {
    if spec.counting == Counting::Linear {
        return Ok(());
    }
    // Panels are lines along time, and columns along anything else.
    let lines = match spec.form {
        Form::Line | Form::YearOverlay => true,
        Form::SmallMultiples => spec.x == Dimension::Period,
        _ => false,
    };
    if !lines {
        return Err(ChartError::LogNeedsLines { form: spec.form });
    }
    for series in &data.series {
        for (category, datum) in data.categories.iter().zip(&series.points) {
            let number = datum.as_ref().and_then(|datum| datum.figure.number());
            if number.is_some_and(|number| number.is_zero() || number.is_sign_negative()) {
                return Err(ChartError::LogNeedsPositive {
                    series: series.label.clone(),
                    category: category.label.clone(),
                });
            }
        }
    }
    Ok(())
}
