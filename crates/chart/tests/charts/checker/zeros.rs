//! Zeros stand where they must: two axes over the same marks share theirs, small charts that are to be compared share their scale, and
//! every column and bar stands on zero or on the one below it.

use suishu_chart::{ChartSpec, Form, Panel, PanelScales, Plan, PlannedAxis, Rect};

use crate::inked::Inked;

/// Two places on the page are the same: places are counted in steps of a fiftieth of a point and written in hundredths.
const SAME: f64 = 0.05;
/// Half of the hair of paper that parts the pieces of a stack; the lowest one gives it off too, under the zero line, which is wider.
const SEAM: f64 = 0.25;

pub(super) fn check(spec: &ChartSpec, plan: &Plan, inked: &[Inked], faults: &mut Vec<String>) {
    for panel in &plan.panels {
        ticks(panel, faults);
        // A scatter has one axis across and one up.
        if let ([left, right], true) = (panel.axes.as_slice(), spec.form != Form::Scatter) {
            pair(left, right, faults);
        }
        columns(spec.form, panel, inked, faults);
    }
    if spec.form == Form::SmallMultiples && spec.panel_scales == PanelScales::Shared {
        for panels in plan.panels.windows(2) {
            shared(&panels[0], &panels[1], faults);
        }
    }
}

fn ticks(panel: &Panel, faults: &mut Vec<String>) {
    for axis in &panel.axes {
        let ordered = axis.ticks.windows(2).all(|pair| pair[0].value < pair[1].value);
        if axis.ticks.len() < 2 || !ordered || !axis.ticks.iter().all(|tick| tick.position.is_finite()) {
            faults.push(format!("the ticks of [{}] make no axis: {:?}", axis.unit, axis.ticks));
        }
        let at_zero = axis.ticks.iter().find(|tick| tick.value.abs() < 1e-12);
        match (axis.zero, at_zero) {
            (Some(zero), Some(tick)) if (zero - tick.position).abs() > SAME => {
                faults.push(format!(
                    "zero of [{}] is at {zero}, its tick at {}",
                    axis.unit, tick.position
                ));
            }
            (None, Some(_)) => faults.push(format!("[{}] has a tick at a zero that it hasn't", axis.unit)),
            _ => {}
        }
    }
}

/// Two axes over the same marks share zero and ticks.
fn pair(left: &PlannedAxis, right: &PlannedAxis, faults: &mut Vec<String>) {
    if left.ticks.len() != right.ticks.len() {
        faults.push(format!("{} ticks left, {} right", left.ticks.len(), right.ticks.len()));
    }
    match (left.zero, right.zero) {
        (Some(one), Some(other)) if (one - other).abs() < 1e-6 => {}
        zeros => faults.push(format!("the zeros stand at {zeros:?}")),
    }
    let mut both = left.ticks.iter().zip(&right.ticks);
    if both.any(|(a, b)| (a.position - b.position).abs() > 1e-6) {
        faults.push("ticks of both axes stand at different heights".to_owned());
    }
}

/// Small charts on one scale have the same ticks, and those beside each other have their zeros at one height.
fn shared(one: &Panel, next: &Panel, faults: &mut Vec<String>) {
    let told = |panel: &Panel| -> Vec<(f64, f64)> {
        let from_top = |position: f64| (position - panel.plot.y) / panel.plot.height;
        let axes = panel.axes.iter().flat_map(|axis| &axis.ticks);
        axes.map(|tick| (tick.value, from_top(tick.position))).collect()
    };
    let (one_told, next_told) = (told(one), told(next));
    let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * a.abs().max(1.0);
    let same = one_told.len() == next_told.len()
        && one_told
            .iter()
            .zip(&next_told)
            .all(|(a, b)| near(a.0, b.0) && near(a.1, b.1));
    if !same {
        faults.push(format!("panels on one scale differ: {one_told:?} and {next_told:?}"));
    }
    let zero = |panel: &Panel| panel.axes.first().and_then(|axis| axis.zero);
    let in_a_row = (one.plot.y - next.plot.y).abs() < SAME;
    if let (Some(a), Some(b), true) = (zero(one), zero(next), in_a_row)
        && (a - b).abs() > SAME
    {
        faults.push(format!("zeros of panels in a row stand at {a} and {b}"));
    }
}

/// One column or bar, as a stretch along the value axis.
struct Column {
    category: usize,
    from: f64,
    to: f64,
}

/// Whatever is drawn as a column stands on zero, or on another one of its category; the steps of a waterfall on those beside them.
fn columns(form: Form, panel: &Panel, inked: &[Inked], faults: &mut Vec<String>) {
    let Some(axis) = panel.axes.first() else { return };
    let middle = |rect: &Rect| rect.center();
    let within = |rect: &Rect| {
        let (plot, at) = (panel.plot.grown(1.0), middle(rect));
        plot.x <= at.x && at.x <= plot.right() && plot.y <= at.y && at.y <= plot.bottom()
    };
    // The bars of targets are placed marks: the figure and the time that has passed start at zero, the tick at the target doesn't.
    let layer = if form == Form::Bullet { "marks" } else { "columns" };
    let areas = inked
        .iter()
        .filter(|one| one.layer == layer && one.lowest && one.fill.is_some() && within(&one.bounds));
    let along = |rect: &Rect| match form {
        Form::Bars | Form::Bullet => (rect.x, rect.right()),
        _ => (rect.bottom(), rect.y),
    };
    let standing: Vec<Column> = areas
        .filter_map(|one| {
            let (from, to) = along(&one.bounds);
            // An area runs along all its categories.
            let category = one
                .datum
                .map(|(_, category)| category)
                .or((form == Form::Area).then_some(0))?;
            Some(Column { category, from, to })
        })
        .collect();
    if standing.is_empty() {
        return;
    }
    let Some(zero) = axis.zero else {
        faults.push(format!("columns stand on an axis of [{}] without zero", axis.unit));
        return;
    };
    let stacked = matches!(form, Form::StackedColumns | Form::PercentColumns | Form::Contribution);
    let (over_zero, over_other) = if stacked { (SEAM, 2.0 * SEAM) } else { (0.0, 0.0) };
    let on = |place: f64, column: &Column, apart: f64| {
        let near = |end: f64| (end - place).abs() < SAME + apart;
        near(column.from) || near(column.to)
    };
    if form == Form::Area || form == Form::Bullet {
        if !standing.iter().any(|column| on(zero, column, 0.0)) {
            faults.push(format!("nothing of it stands on zero at {zero}"));
        }
        return;
    }
    // What stands on zero carries others, which carry others.
    let mut carried: Vec<bool> = standing.iter().map(|column| on(zero, column, over_zero)).collect();
    while (stacked || form == Form::Waterfall) && carried.contains(&false) {
        let by_another = |column: &Column| {
            let below = standing.iter().zip(&carried).filter(|(_, carried)| **carried);
            let below = below.filter(|(below, _)| !stacked || below.category == column.category);
            let mut ends = below.flat_map(|(below, _)| [below.from, below.to]);
            ends.any(|end| on(end, column, over_other))
        };
        let next: Vec<bool> = standing
            .iter()
            .zip(&carried)
            .map(|(column, carried)| *carried || by_another(column))
            .collect();
        if next == carried {
            break;
        }
        carried = next;
    }
    for (Column { category, from, to }, _) in standing.iter().zip(carried).filter(|(_, carried)| !carried) {
        faults.push(format!(
            "the column of {category} reaches from {from} to {to}, zero is at {zero}"
        ));
    }
}
