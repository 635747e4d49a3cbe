//! Figures in a small panel: the latest, then the first, where they stand clear of what is drawn.

use super::frame::Frame;
use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::PlacedText;
use super::sheet::{Sheet, centered_digits, digit_height};
use super::value_labels::{GAP, figure, marks};
use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, Resolved, ResolvedSeries, Shape};
use crate::theme::Marker;

/// Radius of the point that ends a line.
const END: f64 = 1.9;

/// Places the figures of the panels, one a series; the points at the ends of the lines.
pub(super) fn place(sheet: &mut Sheet<'_>, resolved: &Resolved, frames: &[&Frame]) -> Vec<PlacedMark> {
    let panels = || resolved.series.iter().zip(frames.iter().copied());
    match resolved.value_labels {
        Some(false) => {}
        // Things without an order have no first and last: all panels carry all figures, or none does.
        None if !resolved.over_time => {
            let mut tried = sheet.clone();
            if panels().all(|(series, frame)| place_all(&mut tried, series, frame)) {
                *sheet = tried;
            }
        }
        None => {
            for (series, frame) in panels() {
                let drawn: Vec<(usize, &Mark)> = marks(series).collect();
                if let Some(latest) = drawn.last() {
                    place_one(sheet, series, frame, &drawn, *latest);
                }
            }
            // A first figure in some panels and not in others would seem to say something.
            let mut tried = sheet.clone();
            if panels().all(|(series, frame)| place_first(&mut tried, series, frame)) {
                *sheet = tried;
            }
        }
        Some(true) => {
            for (series, frame) in panels() {
                place_by_importance(sheet, series, frame);
            }
        }
    }
    panels()
        .filter_map(|(series, frame)| end(sheet, series, frame))
        .collect()
}

/// Whether every figure found its place.
fn place_all(sheet: &mut Sheet<'_>, series: &ResolvedSeries, frame: &Frame) -> bool {
    let drawn: Vec<(usize, &Mark)> = marks(series).collect();
    drawn.iter().all(|one| place_one(sheet, series, frame, &drawn, *one))
}

/// Whether the first figure, where it isn't the latest too, found its place.
fn place_first(sheet: &mut Sheet<'_>, series: &ResolvedSeries, frame: &Frame) -> bool {
    let drawn: Vec<(usize, &Mark)> = marks(series).collect();
    match drawn.as_slice() {
        [first, _, ..] => place_one(sheet, series, frame, &drawn, *first),
        _ => true,
    }
}

/// The latest, the first, then the rest.
fn place_by_importance(sheet: &mut Sheet<'_>, series: &ResolvedSeries, frame: &Frame) {
    let drawn: Vec<(usize, &Mark)> = marks(series).collect();
    let ends = drawn.last().into_iter().chain(drawn.first());
    let mut tried: Vec<usize> = Vec::new();
    for one in ends.chain(&drawn) {
        if !tried.contains(&one.0) {
            tried.push(one.0);
            place_one(sheet, series, frame, &drawn, *one);
        }
    }
}

fn place_one(
    sheet: &mut Sheet<'_>,
    series: &ResolvedSeries,
    frame: &Frame,
    drawn: &[(usize, &Mark)],
    (category, mark): (usize, &Mark),
) -> bool {
    let fitting = candidates(sheet, series, frame, category, mark)
        .into_iter()
        .find(|text| is_clear(sheet, series, frame, drawn, category, &text.rect));
    let found = fitting.is_some();
    if let Some(text) = fitting {
        sheet.place(text);
    }
    found
}

/// The point that ends a line.
fn end(sheet: &Sheet<'_>, series: &ResolvedSeries, frame: &Frame) -> Option<PlacedMark> {
    let (category, mark) = marks(series).last()?;
    matches!(series.shape, Shape::Line { .. }).then(|| PlacedMark {
        datum: None,
        geometry: Geometry::Marker {
            at: frame.point(category, series.axis, mark),
            radius: END * sheet.scale,
            shape: if mark.forecast { Marker::Ring } else { Marker::Disc },
        },
        dress: Dress::Filled(series.ink.clone()),
    })
}

/// Over a column or below a negative one; over, under or beside a point. A figure at the edge keeps inside the panel.
fn candidates(
    sheet: &Sheet<'_>,
    series: &ResolvedSeries,
    frame: &Frame,
    category: usize,
    mark: &Mark,
) -> Vec<PlacedText> {
    let size = sheet.sizes.label;
    let half = digit_height(size) / 2.0;
    let width = sheet.width(&mark.label, size) / 2.0;
    let center = frame.center(category);
    let middle = center.max(frame.plot.x + width).min(frame.plot.right() - width);
    let color = series.ink.color.legible_on(sheet.theme.background, sheet.theme.text);
    let at = |x: f64, y: f64| figure(sheet, mark, x, centered_digits(y, size), color);
    if let Shape::Line { .. } = series.shape {
        let y = frame.point(category, series.axis, mark).y;
        let rise = END * sheet.scale + 1.4 + half;
        let aside = END * sheet.scale + 1.8 + width;
        vec![
            at(middle, y - rise),
            at(middle, y + rise),
            at(center - aside, y),
            at(center + aside, y),
        ]
    } else {
        let column = frame.column(category, series.axis, series.shape, mark);
        let y = if mark.to < 0.0 {
            column.bottom() + GAP * 0.7 + half
        } else {
            column.y - GAP * 0.7 - half
        };
        vec![at(middle, y)]
    }
}

fn is_clear(
    sheet: &Sheet<'_>,
    series: &ResolvedSeries,
    frame: &Frame,
    drawn: &[(usize, &Mark)],
    own: usize,
    rect: &Rect,
) -> bool {
    let size = sheet.sizes.label;
    let room = Rect {
        y: frame.plot.y - size * 1.25,
        height: frame.plot.height + size * 1.25,
        ..frame.plot
    };
    let near = rect.grown(0.9);
    let clear = if let Shape::Line { .. } = series.shape {
        let point = |(category, mark): &(usize, &Mark)| frame.point(*category, series.axis, mark);
        let joined = |pair: &[(usize, &Mark)]| pair[0].0 + 1 == pair[1].0 && !pair[1].1.breaks;
        let crossed = |pair: &[(usize, &Mark)]| near.is_crossed_by(point(&pair[0]), point(&pair[1]));
        let covers = |one: &(usize, &Mark)| {
            let Point { x, y } = point(one);
            one.0 != own
                && near.overlaps(
                    &Rect {
                        x,
                        y,
                        width: 0.0,
                        height: 0.0,
                    }
                    .grown(1.5),
                )
        };
        !drawn.windows(2).any(|pair| joined(pair) && crossed(pair)) && !drawn.iter().any(covers)
    } else {
        !drawn
            .iter()
            .any(|(category, mark)| near.overlaps(&frame.column(*category, series.axis, series.shape, mark)))
    };
    room.contains(rect) && clear && sheet.is_free(&near)
}
