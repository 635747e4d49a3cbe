//! What figures must not touch besides texts: columns, lines, markers.

use super::frame::Frame;
use super::sheet::Sheet;
use super::value_labels;
use crate::geometry::{Point, Rect};
use crate::resolve::{Resolved, Shape};

/// What figures must not touch besides texts.
pub(super) struct Obstacles {
    pub(super) columns: Vec<Rect>,
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
            segments: Vec::new(),
            points: Vec::new(),
            hatched: value_labels::missing(sheet, resolved, frame)
                .into_iter()
                .map(|(_, _, rect)| rect)
                .collect(),
            marker: marker(resolved) * sheet.scale,
        };
        for (index, series) in resolved.series.iter().enumerate() {
            let mut last: Option<Point> = None;
            for (category, slot) in series.slots.iter().enumerate() {
                let Some(mark) = slot.mark() else {
                    last = None;
                    continue;
                };
                if let Shape::Line { joined } = series.shape {
                    let point = frame.point(category, series.axis, mark);
                    all.points.push((index, category, point));
                    if let Some(last) = last.filter(|_| joined && !mark.breaks) {
                        all.segments.push((last, point));
                    }
                    last = Some(point);
                } else {
                    all.columns
                        .push(frame.column(category, series.axis, series.shape, mark));
                }
            }
        }
        all
    }

    /// Lines that lead from marks to names.
    pub(super) fn with_leaders(mut self, leaders: &[(usize, Point, Point)]) -> Self {
        self.segments
            .extend(leaders.iter().map(|(_, mark, name)| (*mark, *name)));
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
        self.columns.iter().any(|column| near.overlaps(column))
    }
}

/// Markers that no line joins are larger.
fn marker(resolved: &Resolved) -> f64 {
    let loose = resolved
        .series
        .iter()
        .any(|series| series.shape == (Shape::Line { joined: false }));
    if loose { 4.0 } else { 2.8 }
}
