//! Figures in a small panel: the latest, then the first, where they stand clear of what is drawn.

use super::frame::Frame;
use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::PlacedText;
use super::sheet::{Sheet, centered_digits, digit_height};
use super::value_labels::{self, GAP, figure, marks};
use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, Resolved, ResolvedSeries, Shape};
use crate::theme::Marker;

/// Radius of the point that ends a line.
const END: f64 = 1.9;

/// What is drawn in one panel.
struct Panel<'a> {
    series: &'a ResolvedSeries,
    frame: &'a Frame,
    drawn: Vec<(usize, &'a Mark)>,
    /// Hatched places of missing figures.
    hatched: Vec<Rect>,
}

/// Places the figures of the panels, one a series; the points at the ends of the lines.
pub(super) fn place(sheet: &mut Sheet<'_>, resolved: &Resolved, frames: &[&Frame]) -> Vec<PlacedMark> {
    let panel = |(index, (series, frame))| Panel::of(sheet, resolved, index, series, frame);
    let panels: Vec<Panel<'_>> = resolved
        .series
        .iter()
        .zip(frames.iter().copied())
        .enumerate()
        .map(panel)
        .collect();
    match resolved.value_labels {
        Some(false) => {}
        // Things without an order have no first and last: all panels carry all figures, or none does.
        None if !resolved.over_time => {
            let mut tried = sheet.clone();
            if panels.iter().all(|panel| panel.place_all(&mut tried)) {
                *sheet = tried;
            }
        }
        None => {
            for panel in &panels {
                if let Some(latest) = panel.drawn.last() {
                    panel.place_one(sheet, *latest);
                }
            }
            // A first figure in some panels and not in others would seem to say something.
            let mut tried = sheet.clone();
            if panels.iter().all(|panel| panel.place_first(&mut tried)) {
                *sheet = tried;
            }
        }
        Some(true) => {
            for panel in &panels {
                panel.place_by_importance(sheet);
            }
        }
    }
    panels.iter().filter_map(|panel| panel.end(sheet)).collect()
}

impl<'a> Panel<'a> {
    fn of(sheet: &Sheet<'_>, resolved: &Resolved, index: usize, series: &'a ResolvedSeries, frame: &'a Frame) -> Self {
        let hatched = value_labels::missing(sheet, resolved, frame).into_iter();
        Self {
            series,
            frame,
            drawn: marks(series).collect(),
            hatched: hatched
                .filter(|(series, ..)| *series == index)
                .map(|(_, _, rect)| rect)
                .collect(),
        }
    }

    /// Whether every figure found its place.
    fn place_all(&self, sheet: &mut Sheet<'_>) -> bool {
        self.drawn.iter().all(|one| self.place_one(sheet, *one))
    }

    /// Whether the first figure, where it isn't the latest too, found its place.
    fn place_first(&self, sheet: &mut Sheet<'_>) -> bool {
        match self.drawn.as_slice() {
            [first, _, ..] => self.place_one(sheet, *first),
            _ => true,
        }
    }

    /// The latest, the first, then the rest.
    fn place_by_importance(&self, sheet: &mut Sheet<'_>) {
        let ends = self.drawn.last().into_iter().chain(self.drawn.first());
        let mut tried: Vec<usize> = Vec::new();
        for one in ends.chain(&self.drawn) {
            if !tried.contains(&one.0) {
                tried.push(one.0);
                self.place_one(sheet, *one);
            }
        }
    }

    fn place_one(&self, sheet: &mut Sheet<'_>, (category, mark): (usize, &Mark)) -> bool {
        let fitting = self
            .candidates(sheet, category, mark)
            .into_iter()
            .find(|text| self.is_clear(sheet, category, &text.rect));
        let found = fitting.is_some();
        if let Some(text) = fitting {
            sheet.place(text);
        }
        found
    }

    /// The point that ends a line.
    fn end(&self, sheet: &Sheet<'_>) -> Option<PlacedMark> {
        let (category, mark) = self.drawn.last()?;
        matches!(self.series.shape, Shape::Line { .. }).then(|| PlacedMark {
            datum: None,
            geometry: Geometry::Marker {
                at: self.frame.point(*category, self.series.axis, mark),
                radius: END * sheet.scale,
                shape: if mark.forecast { Marker::Ring } else { Marker::Disc },
            },
            dress: Dress::Filled(self.series.ink.clone()),
        })
    }

    /// Over a column or below a negative one; over, under or beside a point. A figure at the edge keeps inside the panel.
    fn candidates(&self, sheet: &Sheet<'_>, category: usize, mark: &Mark) -> Vec<PlacedText> {
        let Self { series, frame, .. } = self;
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

    fn is_clear(&self, sheet: &Sheet<'_>, own: usize, rect: &Rect) -> bool {
        let Self {
            series,
            frame,
            drawn,
            hatched,
        } = self;
        // Above the plot a figure may stand beside the name of the panel.
        let above = sheet.sizes.label * 1.25;
        let room = Rect {
            y: frame.plot.y - above,
            height: frame.plot.height + above,
            ..frame.plot
        };
        let near = rect.grown(0.9);
        let clear = if let Shape::Line { .. } = series.shape {
            let point = |(category, mark): &(usize, &Mark)| frame.point(*category, series.axis, mark);
            let joined = |pair: &[(usize, &Mark)]| pair[0].0 + 1 == pair[1].0 && !pair[1].1.breaks;
            let crossed = |pair: &[(usize, &Mark)]| near.is_crossed_by(point(&pair[0]), point(&pair[1]));
            // A crowded line has no markers, but a figure on it keeps off it all the same.
            let marker = if frame.crowds(drawn.len(), sheet.scale) {
                1.5
            } else {
                2.4 * sheet.scale
            };
            let covers = |one: &(usize, &Mark)| {
                let Point { x, y } = point(one);
                let marker = Rect {
                    x,
                    y,
                    width: 0.0,
                    height: 0.0,
                }
                .grown(marker);
                one.0 != own && near.overlaps(&marker)
            };
            !drawn.windows(2).any(|pair| joined(pair) && crossed(pair)) && !drawn.iter().any(covers)
        } else {
            let column = |(category, mark): &(usize, &Mark)| frame.column(*category, series.axis, series.shape, mark);
            !drawn.iter().any(|one| near.overlaps(&column(one)))
        };
        let free = !hatched.iter().any(|place| near.overlaps(place));
        room.contains(rect) && clear && free && sheet.is_free(&near)
    }
}
