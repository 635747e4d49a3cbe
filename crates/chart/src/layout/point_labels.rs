//! Figures beside the points of lines: the latest and the extremes before the rest.

use super::frame::Frame;
use super::obstacles::Obstacles;
use super::plan::PlacedText;
use super::sheet::{Sheet, centered_digits, digit_height};
use super::value_labels::{GAP, figure, marks};
use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, Resolved, ResolvedSeries, Shape, Slot};
use crate::spec::Form;
use crate::theme::Color;

/// Points of a line that may all carry a figure.
const MOST_POINTS: usize = 16;
/// Least gap between a figure and other texts, in ems.
const APART: f64 = 0.2;
/// How far below a column's top a point may lie whose figure stands above the column, in ems.
const FAR: f64 = 2.5;

/// From a point of a line to its figure: the marker and some air.
pub(super) const RISE: f64 = MARKER + 1.0;
/// Reach of the marker of a joined point.
const MARKER: f64 = 3.2;

/// Places what fits; patches of paper go under figures that lie on a column.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    scene: &Obstacles,
    chips: &mut Vec<(Rect, Color)>,
) {
    let size = sheet.sizes.label;
    let lines = resolved
        .series
        .iter()
        .filter(|series| matches!(series.shape, Shape::Line { .. }))
        .count();
    for (index, series) in resolved.series.iter().enumerate() {
        let Shape::Line { joined } = series.shape else { continue };
        let all = resolved.value_labels == Some(true) || !joined;
        // Of many lines none carries figures, but for the newest year over the others: its latest.
        let newest = resolved.form == Form::YearOverlay && series.own;
        if lines > 1 && !all && !newest {
            continue;
        }
        let color = series.ink.line().legible_on(sheet.theme.background, sheet.theme.text);
        let latest = marks(series).last().map(|(category, _)| category);
        let most = if lines > 1 && newest && !all { 1 } else { usize::MAX };
        for (category, mark) in by_importance(series, all).into_iter().take(most) {
            let point = frame.point(category, series.axis, mark);
            // Under a headline's point are its parts.
            let valley = resolved.form != Form::Contribution && is_valley(series, category);
            let marker = if joined { MARKER } else { 4.2 } * sheet.scale.max(1.0);
            let beside = beside_point(sheet, mark, point, valley, marker, color);
            let beside = beside.into_iter().take(if Some(category) == latest { 7 } else { 4 });
            let above = above_stack(sheet, resolved, frame, (category, mark), point, color);
            let places: Vec<PlacedText> = above.into_iter().chain(beside).collect();
            // Not across the foot of the plot, unless there is no other place.
            let foot = frame.plot.bottom();
            let (over, across): (Vec<_>, Vec<_>) = places
                .into_iter()
                .partition(|text| text.rect.bottom() < foot || text.rect.y > foot);
            let text = over.into_iter().chain(across).find(|text| {
                // Left of the plot are ticks: a figure among them would be read as one.
                let within = frame.plot.grown(size * 1.4).contains(&text.rect) && text.rect.x >= frame.plot.x;
                let clear = !scene.crosses_line(&text.rect) && !scene.meets_point(&text.rect, Some((index, category)));
                // A figure stands beside the columns or wholly on one; across an edge it would cut the column.
                let near = text.rect.grown(1.2);
                let ground = !scene.meets_column(&near) || scene.columns.iter().any(|column| column.contains(&near));
                // A figure that stands off its point has nothing between it and that.
                let between = Rect::between(
                    Point {
                        x: point.x - 0.5,
                        y: (point.y + marker).min(text.rect.y),
                    },
                    Point {
                        x: point.x + 0.5,
                        y: text.rect.y,
                    },
                );
                let own = text.rect.y - point.y < size || !scene.crosses_line(&between);
                within && clear && ground && own && sheet.is_free(&text.rect.grown(size * APART))
            });
            if let Some(text) = text {
                if scene.meets_column(&text.rect) {
                    chips.push((text.rect.grown(1.2), sheet.theme.background));
                }
                sheet.place(text);
            }
        }
    }
}

/// Above, below, right and left of a point; below first where the line turns upwards. Last, above and below to the left, and a line
/// farther down: where a line leads from the latest point to its name on the right.
fn beside_point(
    sheet: &Sheet<'_>,
    mark: &Mark,
    point: Point,
    valley: bool,
    marker: f64,
    color: Color,
) -> [PlacedText; 7] {
    let size = sheet.sizes.label;
    let rise = marker + 1.0 + digit_height(size) / 2.0;
    let first = if valley { rise } else { -rise };
    let half = sheet.width(&mark.label, size) / 2.0;
    let (aside, before) = (marker + 1.5 + half, -half);
    let at = |x: f64, y: f64| figure(sheet, mark, point.x + x, centered_digits(point.y + y, size), color);
    [
        at(0.0, first),
        at(0.0, -first),
        at(aside, 0.0),
        at(-aside, 0.0),
        at(before, first),
        at(before, -first),
        at(before, rise + size * 0.8),
    ]
}

/// Above the column that a headline's point lies on, where it lies little below the column's top.
fn above_stack(
    sheet: &Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    (category, mark): (usize, &Mark),
    point: Point,
    color: Color,
) -> Option<PlacedText> {
    if resolved.form != Form::Contribution {
        return None;
    }
    let size = sheet.sizes.label;
    let parts = resolved.series.iter().filter(|series| series.shape == Shape::Stacked);
    let top = parts
        .filter_map(|series| {
            Some(
                frame
                    .column(category, series.axis, series.shape, series.slots[category].mark()?)
                    .y,
            )
        })
        .fold(f64::INFINITY, f64::min);
    let near = (0.0..size * FAR).contains(&(point.y - top));
    let middle = top - GAP - digit_height(size) / 2.0;
    near.then(|| figure(sheet, mark, point.x, centered_digits(middle, size), color))
}

/// The latest first, then the extremes, then the first, then the rest where all may be shown.
fn by_importance(series: &ResolvedSeries, all: bool) -> Vec<(usize, &Mark)> {
    let marks: Vec<(usize, &Mark)> = marks(series).collect();
    let extreme = |sign: f64| {
        marks
            .iter()
            .max_by(|a, b| (a.1.to * sign).total_cmp(&(b.1.to * sign)).then(b.0.cmp(&a.0)))
            .copied()
    };
    let mut order: Vec<(usize, &Mark)> = Vec::new();
    let first: Vec<_> = [marks.last().copied(), extreme(1.0), extreme(-1.0)]
        .into_iter()
        .flatten()
        .collect();
    let rest: Vec<_> = if all || marks.len() <= MOST_POINTS {
        marks.clone()
    } else {
        Vec::new()
    };
    for mark in first.into_iter().chain(rest) {
        if !order.iter().any(|(category, _)| *category == mark.0) {
            order.push(mark);
        }
    }
    order
}

fn is_valley(series: &ResolvedSeries, category: usize) -> bool {
    let value = |category: Option<usize>| {
        category
            .and_then(|at| series.slots.get(at))
            .and_then(Slot::mark)
            .map(|mark| mark.to)
    };
    let (Some(here), before, after) = (
        value(Some(category)),
        value(category.checked_sub(1)),
        value(Some(category + 1)),
    ) else {
        return false;
    };
    let lower_than = |other: Option<f64>| other.is_none_or(|other| here < other);
    (before.is_some() || after.is_some()) && lower_than(before) && lower_than(after)
}
