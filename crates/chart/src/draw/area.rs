//! Areas upon each other along time: filled stretches between gaps, pale where they are a forecast, a hair of paper between them.

use super::Pen;
use super::canvas::Canvas;
use super::ink::Pale;
use super::series::{is_isolated, runs};
use super::texture;
use crate::ChartError;
use crate::geometry::Rect;
use crate::resolve::{ResolvedSeries, Slot};
use crate::scene::{self, Group, Node, Paint};

/// Width of the paper between two areas, in points.
const HAIR: f64 = 0.75;
/// Half the width of a period that stands alone between two gaps, in steps.
const ALONE: f64 = 0.12;

pub(super) fn area_nodes(pen: &Pen<'_>, series: &ResolvedSeries, canvas: &mut Canvas) -> Result<Vec<Node>, ChartError> {
    let frame = &pen.plot.frame;
    let mut nodes = Vec::new();
    for run in runs(&series.slots) {
        let edge = |value: fn(&crate::resolve::Mark) -> f64| -> Vec<(f64, f64)> {
            let points = run.points.iter();
            points
                .map(|(at, mark)| (frame.slots.middle(*at), value(mark)))
                .collect()
        };
        nodes.extend(stretch(
            pen,
            series,
            canvas,
            run.forecast,
            &edge(|mark| mark.to),
            &edge(|mark| mark.from),
        )?);
    }
    for (at, mark) in series
        .slots
        .iter()
        .enumerate()
        .filter_map(|(at, slot)| Some((at, slot.mark()?)))
    {
        if is_isolated(&series.slots, at) {
            let middle = frame.slots.middle(at);
            let edge = |value: f64| [(middle - ALONE, value), (middle + ALONE, value)];
            nodes.extend(stretch(
                pen,
                series,
                canvas,
                mark.forecast,
                &edge(mark.to),
                &edge(mark.from),
            )?);
        }
    }
    for (at, slot) in series.slots.iter().enumerate() {
        let Slot::Mark(mark) = slot else { continue };
        // Nothing is seen of a single period; it is there to be met by the pointer.
        let rect: Rect = frame.column(at, series.axis, series.shape, mark);
        let paint = Paint::default();
        nodes.push(Node::Group(Group::datum(
            series.index,
            pen.resolved.categories[at].index,
            vec![Node::Rect { rect, paint }],
        )));
    }
    Ok(nodes)
}

/// One stretch between its upper and its lower edge.
fn stretch(
    pen: &Pen<'_>,
    series: &ResolvedSeries,
    canvas: &mut Canvas,
    forecast: bool,
    upper: &[(f64, f64)],
    lower: &[(f64, f64)],
) -> Result<Vec<Node>, ChartError> {
    let Pen { theme, scale, .. } = *pen;
    let outline = canvas.area(upper, lower)?;
    let top = canvas.line(upper.to_vec())?;
    let ink = &series.ink;
    let mut nodes = Vec::new();
    if forecast {
        let pale = Pale::of(ink, theme);
        nodes.push(scene::polygon(&outline, Paint::fill(pale.fill)));
        nodes.extend(texture::within(&outline, pale.texture, pale.hatch));
        nodes.push(scene::polyline(
            &top,
            Paint::line(ink.line(), 0.75 * scale).dashed(&theme.forecast.dash),
        ));
        return Ok(nodes);
    }
    nodes.push(scene::polygon(&outline, Paint::fill(ink.color)));
    nodes.extend(texture::within(&outline, ink.texture, texture::color(ink, theme)));
    if let Some(edge) = ink.edge {
        nodes.push(scene::polygon(&outline, Paint::line(edge, 0.5 * scale)));
    }
    nodes.push(scene::polyline(&top, Paint::line(theme.background, HAIR * scale)));
    Ok(nodes)
}
