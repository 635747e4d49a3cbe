//! Textures over fills: real lines, which every program draws alike, cut at the edges and spaced on a raster of the page, so that
//! neighbours line up.

use std::f64::consts::SQRT_2;

use crate::geometry::{Point, Rect};
use crate::scene::{Node, Paint, Segment};
use crate::theme::{Color, Ink, Texture, Theme};

/// Distance of lines and their width, in points.
const HATCH: (f64, f64) = (2.6, 0.6);
/// Distance of dots along and across, and their radius, in points.
const DOTS: (f64, f64) = (2.8, 0.5);

/// The colour of a texture: paler than a strong fill, as dark as its edge on a pale one.
pub(super) fn color(ink: &Ink, theme: &Theme) -> Color {
    ink.edge.map_or_else(
        || ink.color.mix(theme.background, 0.55),
        |edge| if ink.color.is_dark() { theme.background } else { edge },
    )
}

/// The texture over a rectangle; nothing for a plain one.
pub(super) fn over(rect: Rect, texture: Texture, color: Color) -> Vec<Node> {
    match texture {
        Texture::Plain => Vec::new(),
        Texture::Rising | Texture::Falling => vec![hatch(rect, texture, color)],
        Texture::Crossed => vec![
            hatch(rect, Texture::Rising, color),
            hatch(rect, Texture::Falling, color),
        ],
        Texture::Level => vec![level(rect, color)],
        Texture::Dotted => dots(rect, color),
    }
}

/// Hatch lines at 45°.
pub(super) fn hatch(rect: Rect, texture: Texture, color: Color) -> Node {
    let (distance, width) = HATCH;
    let mut segments = Vec::new();
    // Lines x + y = c (rising) or x − y = c (falling).
    let rising = texture == Texture::Rising;
    let y_of = |y: f64| if rising { y } else { -y };
    let (top, bottom) = (
        y_of(rect.y).min(y_of(rect.bottom())),
        y_of(rect.y).max(y_of(rect.bottom())),
    );
    let step = distance * SQRT_2;
    let mut c = ((rect.x + top) / step).ceil() * step;
    while c < rect.right() + bottom {
        let from = (c - bottom).max(rect.x);
        let to = (c - top).min(rect.right());
        if to - from > 0.05 {
            segments.push(Segment::Move(Point {
                x: from,
                y: y_of(c - from),
            }));
            segments.push(Segment::Line(Point { x: to, y: y_of(c - to) }));
        }
        c += step;
    }
    Node::Path {
        segments,
        paint: Paint::line(color, width),
    }
}

fn level(rect: Rect, color: Color) -> Node {
    let (distance, width) = HATCH;
    let rows = raster(rect.y, rect.bottom(), distance, width / 2.0);
    let segments = rows.flat_map(|y| {
        [
            Segment::Move(Point { x: rect.x, y }),
            Segment::Line(Point { x: rect.right(), y }),
        ]
    });
    Node::Path {
        segments: segments.collect(),
        paint: Paint::line(color, width),
    }
}

/// Dots in rows, every other row shifted by half a step; none is cut.
fn dots(rect: Rect, color: Color) -> Vec<Node> {
    let (distance, radius) = DOTS;
    let half = distance / 2.0;
    raster(rect.y, rect.bottom(), half, radius)
        .flat_map(|y| {
            let shift = if (y / half).round() as i64 % 2 == 0 { 0.0 } else { half };
            raster(rect.x - shift, rect.right() - shift, distance, radius).map(move |x| Node::Circle {
                center: Point { x: x + shift, y },
                radius,
                paint: Paint::fill(color),
            })
        })
        .collect()
}

/// Places of the page's raster between two ends, with room at both.
fn raster(from: f64, to: f64, step: f64, room: f64) -> impl Iterator<Item = f64> {
    let first = ((from + room) / step).ceil() as i64;
    let last = ((to - room) / step).floor() as i64;
    (first..=last).map(move |place| place as f64 * step)
}
