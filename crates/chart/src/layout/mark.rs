//! Marks in their places: what a form draws without a coordinate system of its own, and furniture such as bands and flags.
//!
//! A mark that stands for a figure names it, so that the hit map and the drawing's groups come from the same list.

use crate::geometry::{Point, Rect};
use crate::scene::Paint;
use crate::theme::{Ink, Marker};

/// One mark.
#[derive(Debug, Clone)]
pub(crate) struct PlacedMark {
    /// The figure that it stands for: places in the resolved series and categories.
    pub datum: Option<(usize, usize)>,
    pub geometry: Geometry,
    pub dress: Dress,
}

/// The form of a mark.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Geometry {
    Rect(Rect),
    Disc {
        center: Point,
        radius: f64,
    },
    /// A piece of a ring; `inner` 0 makes it a piece of a pie. Angles are in turns, clockwise from the top.
    Wedge {
        center: Point,
        inner: f64,
        outer: f64,
        from: f64,
        to: f64,
    },
    /// A line through points.
    Path(Vec<Point>),
    /// A marker of a point.
    Marker {
        at: Point,
        radius: f64,
        shape: Marker,
    },
}

/// How a mark is dressed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Dress {
    /// Filled with an ink and its texture.
    Filled(Ink),
    /// A forecast or target: pale, hatched, with a dashed outline.
    Hollow(Ink),
    /// Hatched: the figure is missing for a stated reason.
    Missing,
    /// Nothing seen; only there to be met by the pointer.
    Unseen,
    /// Plain fill and stroke.
    Painted(Paint),
}

impl PlacedMark {
    /// A mark that stands for a figure.
    pub(crate) const fn of(series: usize, category: usize, geometry: Geometry, dress: Dress) -> Self {
        Self {
            datum: Some((series, category)),
            geometry,
            dress,
        }
    }

    /// A mark that stands for none.
    pub(crate) const fn furniture(geometry: Geometry, paint: Paint) -> Self {
        Self {
            datum: None,
            geometry,
            dress: Dress::Painted(paint),
        }
    }
}

impl Geometry {
    /// The rectangle around it.
    pub(crate) fn bounds(&self) -> Rect {
        let around = |points: &[Point]| {
            let first = points.first().copied().unwrap_or(Point { x: 0.0, y: 0.0 });
            let corners = points.iter().fold((first, first), |(low, high), point| {
                (
                    Point {
                        x: low.x.min(point.x),
                        y: low.y.min(point.y),
                    },
                    Point {
                        x: high.x.max(point.x),
                        y: high.y.max(point.y),
                    },
                )
            });
            Rect::between(corners.0, corners.1)
        };
        match self {
            Self::Rect(rect) => *rect,
            Self::Disc { center, radius } | Self::Marker { at: center, radius, .. } => Rect {
                x: center.x,
                y: center.y,
                width: 0.0,
                height: 0.0,
            }
            .grown(*radius),
            Self::Path(points) => around(points),
            Self::Wedge {
                center,
                inner,
                outer,
                from,
                to,
            } => {
                let quarters = (1..4).map(|quarter| f64::from(quarter) / 4.0);
                let turns: Vec<f64> = [*from, *to]
                    .into_iter()
                    .chain(quarters.filter(|turn| from < turn && turn < to))
                    .collect();
                let ends: Vec<Point> = turns
                    .iter()
                    .flat_map(|turn| [on_circle(*center, *inner, *turn), on_circle(*center, *outer, *turn)])
                    .collect();
                around(&ends)
            }
        }
    }
}

/// The point of a circle at an angle in turns, clockwise from the top.
pub(crate) fn on_circle(center: Point, radius: f64, turn: f64) -> Point {
    let angle = turn * std::f64::consts::TAU;
    Point {
        x: center.x + radius * angle.sin(),
        y: center.y - radius * angle.cos(),
    }
}
