//! What figures must not touch besides texts: columns, lines, markers.

use super::frame::Frame;
use super::sheet::Sheet;
use super::value_labels;
use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, Resolved, Shape};

/// What figures must not touch besides texts.
pub(super) struct Obstacles {
    pub(super) columns: Vec<Rect>,
    /// Pieces of areas, from one figure to the next.
    areas: Vec<(Edge, Edge)>,
    segments: Vec<(Point, Point)>,
    points: Vec<(usize, usize, Point)>,
    /// Hatched places of missing figures: full of lines.
    hatched: Vec<Rect>,
    /// Half the side of a marker with its seam.
    marker: f64,
}

impl Obstacles {
    pub(super) fn of(sheet: &Sheet<'_>, resolved: &Resolved, frame: &Frame) -> Self {
        let mut all = Self {
            columns: Vec::new(),
            areas: Vec::new(),
            segments: Vec::new(),
            points: Vec::new(),
            hatched: value_labels::missing(sheet, resolved, frame)
                .into_iter()
                .map(|(_, _, rect)| rect)
                .collect(),
            marker: marker(resolved) * sheet.scale,
        };
        for (index, series) in resolved.series.iter().enumerate() {
            let mut last: Option<(usize, &Mark)> = None;
            for (category, slot) in series.slots.iter().enumerate() {
                let Some(mark) = slot.mark() else {
                    last = None;
                    continue;
                };
                let before = last.filter(|_| !mark.breaks);
                last = Some((category, mark));
                match series.shape {
                    Shape::Line { joined } => {
                        let point = frame.point(category, series.axis, mark);
                        all.points.push((index, category, point));
                        if joined {
                            let (start, end) = level(frame, category, point);
                            all.segments.push((start, end));
                            all.segments.extend(before.map(|(category, mark)| {
                                let (_, end) = level(frame, category, frame.point(category, series.axis, mark));
                                (end, start)
                            }));
                        }
                    }
                    Shape::Area => {
                        let edge = |(category, mark)| Edge::of(frame, series.axis, category, mark);
                        let here = edge((category, mark));
                        all.areas.push((before.map_or(here, edge), here));
                    }
                    shape => all.columns.push(frame.column(category, series.axis, shape, mark)),
                }
            }
        }
        all
    }

    /// Lines that lead from marks to names, or from mark to mark.
    pub(super) fn with_lines(mut self, lines: impl Iterator<Item = (Point, Point)>) -> Self {
        self.segments.extend(lines);
        self
    }

    pub(super) fn crosses_line(&self, rect: &Rect) -> bool {
        let near = rect.grown(1.0);
        let crossed = self.segments.iter().any(|(a, b)| near.is_crossed_by(*a, *b));
        crossed || self.hatched.iter().any(|place| place.overlaps(&near))
    }

    pub(super) fn meets_point(&self, rect: &Rect, except: Option<(usize, usize)>) -> bool {
        self.points.iter().any(|(series, category, point)| {
            let rect_of_marker = Rect {
                x: point.x,
                y: point.y,
                width: 0.0,
                height: 0.0,
            }
            .grown(self.marker);
            except != Some((*series, *category)) && rect.overlaps(&rect_of_marker)
        })
    }

    pub(super) fn meets_column(&self, rect: &Rect) -> bool {
        let near = rect.grown(0.5);
        self.columns.iter().any(|column| near.overlaps(column)) || self.areas.iter().any(|piece| on_area(piece, &near))
    }
}

/// The upper and the lower end of an area at one figure.
#[derive(Clone, Copy)]
struct Edge {
    x: f64,
    upper: f64,
    lower: f64,
}

impl Edge {
    fn of(frame: &Frame, axis: usize, category: usize, mark: &Mark) -> Self {
        Self {
            x: frame.center(category),
            upper: frame.along(axis, mark.to),
            lower: frame.along(axis, mark.from),
        }
    }
}

/// Whether a rectangle meets an area between two figures; one that stands alone between gaps is as wide as a marker.
fn on_area((left, right): &(Edge, Edge), rect: &Rect) -> bool {
    const ALONE: f64 = 3.0;
    let alone = right.x - left.x < ALONE;
    let (from, to) = if alone {
        (left.x - ALONE, right.x + ALONE)
    } else {
        (left.x, right.x)
    };
    let (from, to) = (rect.x.max(from), rect.right().min(to));
    if from >= to {
        return false;
    }
    let at = |x: f64, of: fn(&Edge) -> f64| {
        let part = if alone { 0.0 } else { (x - left.x) / (right.x - left.x) };
        of(left) + (of(right) - of(left)) * part
    };
    let upper = at(from, |edge| edge.upper).min(at(to, |edge| edge.upper));
    let lower = at(from, |edge| edge.lower).max(at(to, |edge| edge.lower));
    upper < rect.bottom() && rect.y < lower
}

/// A line stands level over the months that one figure is the whole of; elsewhere both ends are its point.
fn level(frame: &Frame, category: usize, point: Point) -> (Point, Point) {
    let beyond = ((frame.slots.width(category) - 1.0) / 2.0).max(0.0) * frame.slot();
    let at = |x: f64| Point { x, ..point };
    (at(point.x - beyond), at(point.x + beyond))
}

/// Markers that no line joins are larger.
fn marker(resolved: &Resolved) -> f64 {
    let loose = resolved
        .series
        .iter()
        .any(|series| series.shape == (Shape::Line { joined: false }));
    if loose { 4.0 } else { 2.8 }
}
