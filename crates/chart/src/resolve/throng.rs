//! Too many lines to name: the stressed ones keep their names and inks, the rest turn grey and are counted in a note. None is left out.

use super::series::OTHER_WEIGHT;
use super::{ResolvedSeries, Shape, Slot};
use crate::data::{ChartData, Role};
use crate::spec::{ChartSpec, Form};
use crate::theme::Theme;

/// Lines that a legend of four rows can still name.
const MOST: usize = 24;
/// Lines that are named when none is stressed: the highest at the end.
const LEADING: usize = 6;

/// Turns the lines that nothing stresses grey where there are too many; how many lost their names.
pub(super) fn quieten(spec: &ChartSpec, data: &ChartData, series: &mut [ResolvedSeries], theme: &Theme) -> usize {
    let lines = series
        .iter()
        .filter(|series| matches!(series.shape, Shape::Line { .. }))
        .count();
    // In a panel of its own every line has its name.
    let alone = matches!(spec.form, Form::SmallMultiples | Form::Kpi);
    if alone || lines <= MOST || lines < series.len() {
        return 0;
    }
    let stressed = |series: &ResolvedSeries| {
        let given = &data.series[series.index];
        given.role == Role::Own || spec.highlight.contains(&given.key) || spec.highlight.contains(&given.label)
    };
    let mut kept: Vec<usize> = (0..series.len()).filter(|&at| stressed(&series[at])).collect();
    if kept.is_empty() {
        let last = |at: &usize| {
            let slots = series[*at].slots.iter().rev();
            slots
                .filter_map(Slot::mark)
                .map(|mark| mark.to)
                .next()
                .unwrap_or(f64::NEG_INFINITY)
        };
        kept = (0..series.len()).collect();
        kept.sort_by(|a, b| last(b).total_cmp(&last(a)).then(a.cmp(b)));
        kept.truncate(LEADING);
    }
    for (place, at) in kept.iter().enumerate() {
        if !series[*at].own {
            series[*at].ink = theme.categorical.get(place).unwrap_or(&theme.other).clone();
        }
    }
    let mut unnamed = 0;
    for (at, series) in series.iter_mut().enumerate() {
        if !kept.contains(&at) {
            series.named = false;
            series.ink = theme.other.clone();
            series.weight = OTHER_WEIGHT / 2.0;
            unnamed += 1;
        }
    }
    unnamed
}
