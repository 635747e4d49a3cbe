//! Points, rectangles and sizes in points of print (1/72 inch); y grows downwards.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ChartError;

/// Points of print in a millimetre.
pub(crate) const POINTS_PER_MM: f64 = 72.0 / 25.4;

/// Longest edge and most pixels of a picture: more would be a mistake, and half a gigabyte of memory.
const LONGEST: f64 = 20_000.0;
const MOST: f64 = 120e6;

/// Outer size of a drawing, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Size {
    /// Width in mm.
    pub width_mm: f64,
    /// Height in mm.
    pub height_mm: f64,
}

impl Size {
    /// The full width of a page by GB/T 9704: 156 mm.
    pub const FULL: Self = Self {
        width_mm: 156.0,
        height_mm: 97.0,
    };
    /// Half of it: 75 mm.
    pub const HALF: Self = Self {
        width_mm: 75.0,
        height_mm: 60.0,
    };

    /// Pixels at a resolution: 156 mm at 300 dpi are 1843. Refused without a pixel, and beyond 20 000 a side or 120 million in all.
    pub fn pixels(self, dpi: f64) -> Result<(u32, u32), ChartError> {
        let pixels = |millimetres: f64| (millimetres / 25.4 * dpi).round();
        let (width, height) = (pixels(self.width_mm), pixels(self.height_mm));
        let sane = |length: f64| (1.0..=LONGEST).contains(&length);
        if sane(width) && sane(height) && width * height <= MOST {
            Ok((width as u32, height as u32))
        } else {
            Err(ChartError::BadResolution { dpi })
        }
    }

    /// Width and height in points; refused unless both are finite and within 1 mm and 2 m.
    pub(crate) fn in_points(self) -> Result<(f64, f64), ChartError> {
        let sane = |length: f64| (1.0..=2000.0).contains(&length);
        if sane(self.width_mm) && sane(self.height_mm) {
            Ok((self.width_mm * POINTS_PER_MM, self.height_mm * POINTS_PER_MM))
        } else {
            Err(ChartError::BadSize {
                width_mm: self.width_mm,
                height_mm: self.height_mm,
            })
        }
    }
}

/// A point of the page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// A rectangle of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    /// From two corners, in any order.
    pub fn between(a: Point, b: Point) -> Self {
        Self {
            x: a.x.min(b.x),
            y: a.y.min(b.y),
            width: (a.x - b.x).abs(),
            height: (a.y - b.y).abs(),
        }
    }

    /// Right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Bottom edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// Middle.
    pub fn center(&self) -> Point {
        Point {
            x: self.x + self.width / 2.0,
            y: self.y + self.height / 2.0,
        }
    }

    /// Larger by `margin` on every side.
    #[must_use]
    pub fn grown(&self, margin: f64) -> Self {
        Self {
            x: self.x - margin,
            y: self.y - margin,
            width: self.width + 2.0 * margin,
            height: self.height + 2.0 * margin,
        }
    }

    /// Whether both share an area; a common edge is none.
    pub fn overlaps(&self, other: &Self) -> bool {
        let slack = 1e-6;
        self.x + slack < other.right()
            && other.x + slack < self.right()
            && self.y + slack < other.bottom()
            && other.y + slack < self.bottom()
    }

    /// Whether `other` lies inside, edges included.
    pub fn contains(&self, other: &Self) -> bool {
        let slack = 1e-6;
        other.x >= self.x - slack
            && other.y >= self.y - slack
            && other.right() <= self.right() + slack
            && other.bottom() <= self.bottom() + slack
    }

    /// Whether the straight line from `a` to `b` touches the rectangle (Liang–Barsky).
    pub fn is_crossed_by(&self, a: Point, b: Point) -> bool {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        for (delta, distance) in [
            (-dx, a.x - self.x),
            (dx, self.right() - a.x),
            (-dy, a.y - self.y),
            (dy, self.bottom() - a.y),
        ] {
            if delta.abs() < 1e-12 {
                if distance < 0.0 {
                    return false;
                }
            } else if delta < 0.0 {
                enter = enter.max(distance / delta);
            } else {
                leave = leave.min(distance / delta);
            }
        }
        enter <= leave
    }
}
