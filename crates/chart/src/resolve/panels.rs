//! Small multiples: what stands in every panel, and on which scale. All panels are of one kind, or their shapes wouldn't compare.

use super::{ResolvedAxis, ResolvedSeries, Shape, Slot, axes, series};
use crate::data::ChartData;
use crate::spec::{ChartSpec, Counting, Form, PanelScales};
use crate::{ChartError, words};

/// More periods than this are a line: the columns of a small panel would be hairs.
const COLUMNS: usize = 12;
/// Where the figures differ by less than this part of the largest, columns from zero all look alike.
const ALIKE: f64 = 0.15;

/// Columns from zero for a few categories, a line along many periods, and also along a few where zero would flatten the figures.
pub(super) fn shape(spec: &ChartSpec, data: &ChartData, over_time: bool) -> Shape {
    let columns = Shape::Beside { place: 0, of: 1 };
    if !over_time {
        return columns;
    }
    let flattened = || {
        let ranges: Vec<(f64, f64)> = data.series.iter().filter_map(range_of_data).collect();
        match spec.panel_scales {
            PanelScales::Shared => ranges.into_iter().reduce(joined).is_some_and(are_alike),
            PanelScales::Free => ranges.into_iter().any(are_alike),
        }
    };
    if data.categories.len() > COLUMNS || spec.counting == Counting::Log || flattened() {
        Shape::Line { joined: true }
    } else {
        columns
    }
}

/// The axis that all panels share, and the axes of the panels where each has its own.
pub(super) fn axes(
    spec: &ChartSpec,
    data: &ChartData,
    series: &[ResolvedSeries],
) -> Result<(Vec<ResolvedAxis>, Vec<ResolvedAxis>), ChartError> {
    if spec.panel_scales == PanelScales::Shared {
        let mut shared = axes::axes(Form::Line, spec.counting, data, series)?;
        for axis in &mut shared {
            *axis = standing(axis.clone(), series.first());
        }
        return Ok((shared, Vec::new()));
    }
    let own = |series: &ResolvedSeries| {
        let range = range(series).unwrap_or((0.0, 0.0));
        let axis = ResolvedAxis {
            unit: data.series[series.index].unit.clone(),
            range,
            from_zero: axes::line_from_zero(range),
        };
        standing(axis, Some(series))
    };
    let panels: Vec<ResolvedAxis> = series.iter().map(own).collect();
    // One unit is said once, at the head; several are said in the titles of the panels.
    let one = panels.windows(2).all(|pair| pair[0].unit == pair[1].unit);
    let head = ResolvedAxis {
        unit: panels
            .first()
            .filter(|_| one)
            .map_or_else(String::new, |axis| axis.unit.clone()),
        range: panels
            .iter()
            .map(|axis| axis.range)
            .reduce(joined)
            .unwrap_or((0.0, 0.0)),
        from_zero: panels.iter().all(|axis| axis.from_zero),
    };
    Ok((vec![head], panels))
}

/// What a reader must know before comparing heights.
pub(super) fn note(spec: &ChartSpec, series: usize) -> Option<String> {
    (spec.form == Form::SmallMultiples && spec.panel_scales == PanelScales::Free && series > 1)
        .then(|| words::PANELS_FREE.to_owned())
}

/// Columns stand on zero, whatever a line might do.
fn standing(axis: ResolvedAxis, series: Option<&ResolvedSeries>) -> ResolvedAxis {
    let columns = series.is_some_and(|series| !matches!(series.shape, Shape::Line { .. }));
    ResolvedAxis {
        from_zero: axis.from_zero || columns,
        ..axis
    }
}

fn are_alike((low, high): (f64, f64)) -> bool {
    high > low && (low > 0.0 || high < 0.0) && high - low < ALIKE * low.abs().max(high.abs())
}

fn range(series: &ResolvedSeries) -> Option<(f64, f64)> {
    let ends = series
        .slots
        .iter()
        .filter_map(Slot::mark)
        .map(|mark| (mark.to, mark.to));
    ends.reduce(joined)
}

fn range_of_data(given: &crate::data::Series) -> Option<(f64, f64)> {
    let numbers = given.points.iter().flatten().filter_map(|datum| datum.figure.number());
    numbers
        .filter_map(series::value)
        .map(|value| (value, value))
        .reduce(joined)
}

fn joined(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    (a.0.min(b.0), a.1.max(b.1))
}
