//! A scatter: the figures of its layers pair up at a category, and only what has all of them is a point.

use super::{ResolvedCategory, ResolvedSeries, Slot};
use crate::ChartError;
use crate::data::ChartData;
use crate::spec::ChartSpec;
use crate::words;

/// Which layer says what of a point.
pub(crate) const ACROSS: usize = 0;
pub(crate) const UP: usize = 1;
pub(crate) const AREA: usize = 2;

/// One series in each of two or three layers, and no area that isn't positive.
pub(super) fn check(spec: &ChartSpec, data: &ChartData) -> Result<(), ChartError> {
    let layers = spec.layers.len().clamp(UP + 1, AREA + 1);
    for layer in 0..layers {
        let found = data.series.iter().filter(|series| series.layer == layer).count();
        if found != 1 {
            return Err(ChartError::LayerSeries { layer, found });
        }
    }
    let area = data.series.iter().find(|series| series.layer == AREA);
    for (datum, category) in area
        .iter()
        .flat_map(|series| series.points.iter().zip(&data.categories))
    {
        let number = datum.as_ref().and_then(|datum| datum.figure.number());
        if number.is_some_and(|number| number.is_sign_negative() || number.is_zero()) {
            return Err(ChartError::NoArea {
                category: category.label.clone(),
            });
        }
    }
    Ok(())
}

/// Tells of each point all its figures; the note on categories that lack one.
pub(super) fn pair(series: &mut [ResolvedSeries], categories: &[ResolvedCategory]) -> Option<String> {
    let mut lacking = Vec::new();
    for (at, category) in categories.iter().enumerate() {
        let mut layers: Vec<&ResolvedSeries> = series.iter().collect();
        layers.sort_by_key(|series| series.axis);
        let told: Option<Vec<String>> = layers
            .iter()
            .map(|series| Some(format!("{}{}", series.name, series.slots[at].mark()?.told)))
            .collect();
        match told {
            Some(told) => {
                let up = series.iter_mut().find(|series| series.axis == UP);
                if let Some(Slot::Mark(mark)) = up.and_then(|series| series.slots.get_mut(at)) {
                    mark.told = told.join("，");
                }
            }
            None => lacking.push(category.label.as_str()),
        }
    }
    (!lacking.is_empty()).then(|| words::lacking(&lacking))
}
