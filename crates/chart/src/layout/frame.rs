//! Where figures lie: the plot, its scales, and the slots of its categories.

use super::plan::{PlannedAxis, Tick};
use super::slots::Slots;
use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, Resolved, Shape};
use crate::scale::Scale;

/// The drawing area with its scales.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    pub plot: Rect,
    /// Left and right, or the one below bars.
    pub scales: Vec<Scale>,
    /// Room of the categories.
    pub slots: Slots,
    /// Bars: values run to the right, categories down.
    pub horizontal: bool,
    /// Thickest column or group, in points.
    pub thickest: f64,
}

impl Frame {
    /// Room of one slot, in points: that of a category, unless it stands for several months of an axis of months.
    pub(crate) fn slot(&self) -> f64 {
        let length = if self.horizontal {
            self.plot.height
        } else {
            self.plot.width
        };
        length / self.slots.total()
    }

    /// The middle of a category: x, or y for bars.
    pub(crate) fn center(&self, category: usize) -> f64 {
        self.across(category as f64 + 0.5)
    }

    /// A place counted in categories: x, or y for bars. 2.0 is where the third category begins.
    pub(crate) fn across(&self, place: f64) -> f64 {
        let start = if self.horizontal { self.plot.y } else { self.plot.x };
        start + self.slots.at(place) * self.slot()
    }

    /// Where a value lies: y, or x for bars.
    pub(crate) fn along(&self, axis: usize, value: f64) -> f64 {
        let position = self.scales.get(axis).map_or(0.0, |scale| scale.position(value));
        if self.horizontal {
            self.plot.x + position * self.plot.width
        } else {
            self.plot.bottom() - position * self.plot.height
        }
    }

    /// The stretch of a category that a column fills, in slots from the first category.
    pub(crate) fn stretch(&self, category: usize, shape: Shape) -> (f64, f64) {
        let (place, of) = match shape {
            Shape::Beside { place, of } => (place as f64, of.max(1) as f64),
            Shape::Stacked | Shape::Line { .. } => (0.0, 1.0),
            Shape::Area => return (self.slots.start(category), self.slots.start(category + 1)),
        };
        let share = if of > 1.0 { 0.76 } else { 0.62 };
        let widest = self.thickest * if of > 1.0 { 0.75 * of } else { 1.0 };
        let group = (self.slot() * share).min(widest) / self.slot() * self.slots.width(category);
        let start = self.slots.middle(category) - group / 2.0;
        (start + group * place / of, start + group * (place + 1.0) / of)
    }

    /// The rectangle of a column or bar on the page.
    pub(crate) fn column(&self, category: usize, axis: usize, shape: Shape, mark: &Mark) -> Rect {
        let (start, end) = self.stretch(category, shape);
        let (start, end) = (start * self.slot(), end * self.slot());
        let (from, to) = (self.along(axis, mark.from), self.along(axis, mark.to));
        if self.horizontal {
            Rect::between(
                Point {
                    x: from,
                    y: self.plot.y + start,
                },
                Point {
                    x: to,
                    y: self.plot.y + end,
                },
            )
        } else {
            Rect::between(
                Point {
                    x: self.plot.x + start,
                    y: from,
                },
                Point {
                    x: self.plot.x + end,
                    y: to,
                },
            )
        }
    }

    /// The point of a line on the page.
    pub(crate) fn point(&self, category: usize, axis: usize, mark: &Mark) -> Point {
        Point {
            x: self.center(category),
            y: self.along(axis, mark.to),
        }
    }

    /// Whether the points of a line stand too close for markers, at this factor of sizes.
    pub(crate) fn crowds(&self, points: usize, scale: f64) -> bool {
        self.slot() < 7.0 * scale || points > 40
    }

    /// The axes of the plan.
    pub(crate) fn planned(&self, resolved: &Resolved) -> Vec<PlannedAxis> {
        let axis = |(index, scale): (usize, &Scale)| PlannedAxis {
            unit: resolved
                .axes
                .get(index)
                .map(|axis| axis.unit.clone())
                .unwrap_or_default(),
            ticks: scale
                .ticks()
                .map(|value| Tick {
                    value,
                    position: self.along(index, value),
                })
                .collect(),
            zero: scale.has_zero().then(|| self.along(index, 0.0)),
        };
        self.scales.iter().enumerate().map(axis).collect()
    }
}
