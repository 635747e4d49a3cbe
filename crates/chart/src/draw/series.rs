//! The marks of the series: a group for each series, and in it a group for each figure.

use super::Pen;
use super::area::area_nodes;
use super::canvas::Canvas;
use super::extremes;
use super::ink::{MARKER, cased, filled, hollow, marker_of};
use crate::ChartError;
use crate::geometry::Rect;
use crate::layout::slots::Slots;
use crate::resolve::{Mark, ResolvedSeries, Shape, Slot};
use crate::scene::{self, Group, Node, Paint};
use crate::spec::Form;

/// Paper on either side of a line and around a marker that lie over columns, in points: a black line is seen on a black column.
const CASING: f64 = 1.1;
/// Points of a line that are elements of the drawing though no marker shows them.
const MOST_POINTS: usize = 600;

pub(super) fn series_nodes(pen: &Pen<'_>, wanted: impl Fn(&ResolvedSeries) -> bool) -> Result<Vec<Node>, ChartError> {
    let mut nodes = Vec::new();
    let drawn = pen.plot.series.iter().map(|&index| &pen.resolved.series[index]);
    for series in drawn.filter(|series| wanted(series)) {
        let mut canvas = Canvas::new(&pen.plot.frame, series.axis)?;
        let children = match series.shape {
            Shape::Line { joined } => line_nodes(pen, series, joined, &mut canvas)?,
            Shape::Beside { .. } | Shape::Stacked => column_nodes(pen, series, &canvas)?,
            Shape::Area => area_nodes(pen, series, &mut canvas)?,
        };
        nodes.push(Node::Group(Group {
            class: "series",
            series: Some(series.index),
            category: None,
            children,
        }));
    }
    Ok(nodes)
}

fn column_nodes(pen: &Pen<'_>, series: &ResolvedSeries, canvas: &Canvas) -> Result<Vec<Node>, ChartError> {
    let Pen { resolved, theme, .. } = *pen;
    let frame = &pen.plot.frame;
    let mut nodes = Vec::new();
    for (at, slot) in series.slots.iter().enumerate() {
        let Slot::Mark(mark) = slot else { continue };
        let (start, end) = frame.stretch(at, series.shape);
        let mut rect = canvas.column((start, end), (mark.from, mark.to))?;
        if series.shape == Shape::Stacked && rect.height > 1.2 {
            // A hair of paper between the parts.
            rect = Rect {
                y: rect.y + 0.25,
                height: rect.height - 0.5,
                ..rect
            };
        } else if matches!(series.shape, Shape::Beside { of: 2.., .. }) && !frame.horizontal && rect.width > 2.0 {
            rect = Rect {
                x: rect.x + 0.25,
                width: rect.width - 0.5,
                ..rect
            };
        }
        let ink = series
            .unstressed
            .as_ref()
            .filter(|_| !mark.highlight)
            .unwrap_or(&series.ink);
        let marks = if mark.forecast {
            hollow(rect, ink, theme)
        } else {
            filled(rect, ink, theme)
        };
        nodes.push(Node::Group(Group::datum(
            series.index,
            resolved.categories[at].index,
            marks,
        )));
    }
    Ok(nodes)
}

/// A line with its markers is told apart by them; dashes are for lines without.
pub(super) fn stroke(series: &ResolvedSeries, pen: &Pen<'_>) -> Paint {
    let dash: &[f64] = if is_crowded(pen, series) { &series.ink.dash } else { &[] };
    Paint::line(series.ink.line(), series.weight * pen.scale)
        .dashed(dash)
        .rounded()
}

/// Whether the points of a line stand too close for markers.
pub(super) fn is_crowded(pen: &Pen<'_>, series: &ResolvedSeries) -> bool {
    let points = series.slots.iter().filter(|slot| slot.mark().is_some()).count();
    // Of the years of an overlay only the newest carries markers.
    let older = pen.resolved.form == Form::YearOverlay && !series.own;
    older || pen.plot.frame.crowds(points, pen.scale)
}

fn line_nodes(
    pen: &Pen<'_>,
    series: &ResolvedSeries,
    joined: bool,
    canvas: &mut Canvas,
) -> Result<Vec<Node>, ChartError> {
    let Pen {
        resolved, theme, scale, ..
    } = *pen;
    let slots = &pen.plot.frame.slots;
    let mut nodes = Vec::new();
    // Over columns a line needs a seam of paper to be seen.
    let seam = resolved.axes.len() > 1 || resolved.form == Form::Contribution;
    if joined {
        for run in runs(&series.slots) {
            let points: Vec<(f64, f64)> = run
                .points
                .iter()
                .flat_map(|(at, mark)| level(slots, *at, mark.to))
                .collect();
            let path = extremes::kept(canvas.line(points)?);
            if seam {
                let paint = Paint::line(theme.background, (series.weight + 2.0 * CASING) * scale).rounded();
                nodes.push(scene::polyline(&path, paint));
            }
            let mut paint = stroke(series, pen);
            if run.forecast {
                paint = paint.dashed(&theme.forecast.dash);
            }
            nodes.push(scene::polyline(&path, paint));
        }
    }
    let crowded = is_crowded(pen, series);
    let casing = if seam { CASING * scale } else { 0.0 };
    // Beyond this the points are too close to be elements of their own; the hit map has them all.
    let throng = series.slots.len() > MOST_POINTS;
    for (at, slot) in series.slots.iter().enumerate() {
        let Slot::Mark(mark) = slot else { continue };
        let point = canvas.point(slots.middle(at), mark.to)?;
        // In a crowd only a point without neighbours gets a marker: no line shows it.
        let shown = !crowded || !joined || is_isolated(&series.slots, at);
        if !shown && throng {
            continue;
        }
        let drawn = if shown {
            let cased = (casing > 0.0).then(|| cased(point, casing, series, scale, theme));
            cased
                .into_iter()
                .chain([marker_of(series, mark, point, scale, theme)])
                .collect()
        } else {
            vec![Node::Circle {
                center: point,
                radius: MARKER,
                paint: Paint::default(),
            }]
        };
        nodes.push(Node::Group(Group::datum(
            series.index,
            resolved.categories[at].index,
            drawn,
        )));
    }
    Ok(nodes)
}

/// The corners of a line at one figure: a point, or a level stretch over the months that the figure is the whole of.
fn level(slots: &Slots, at: usize, value: f64) -> Vec<(f64, f64)> {
    if slots.width(at) > 1.0 {
        vec![(slots.start(at) + 0.5, value), (slots.start(at + 1) - 0.5, value)]
    } else {
        vec![(slots.middle(at), value)]
    }
}

pub(super) struct Run<'a> {
    pub points: Vec<(usize, &'a Mark)>,
    pub forecast: bool,
}

/// Stretches of a line without a gap, a break, or a change between actual and forecast. A forecast begins at the last actual.
pub(super) fn runs(slots: &[Slot]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let mut last: Option<(usize, &Mark)> = None;
    for (at, slot) in slots.iter().enumerate() {
        let Some(mark) = slot.mark() else {
            last = None;
            continue;
        };
        if let Some(before) = last.filter(|_| !mark.breaks) {
            let forecast = mark.forecast || before.1.forecast;
            match runs
                .last_mut()
                .filter(|run| run.forecast == forecast && run.points.last().is_some_and(|point| point.0 == before.0))
            {
                Some(run) => run.points.push((at, mark)),
                None => runs.push(Run {
                    points: vec![before, (at, mark)],
                    forecast,
                }),
            }
        }
        last = Some((at, mark));
    }
    runs
}

pub(super) fn is_isolated(slots: &[Slot], at: usize) -> bool {
    let joins = |from: Option<usize>, to: usize| {
        let before = from.and_then(|from| slots.get(from)).and_then(Slot::mark);
        before.is_some() && slots.get(to).and_then(Slot::mark).is_some_and(|mark| !mark.breaks)
    };
    !joins(at.checked_sub(1), at) && !joins(Some(at), at + 1)
}
