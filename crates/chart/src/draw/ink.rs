//! Fills, textures and markers: what tells figures apart, in colour and in grey.

use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, ResolvedSeries, Shape};
use crate::scene::{self, Node, Paint, Segment};
use crate::theme::{Color, Ink, Marker, Texture, Theme};

/// Distance of hatch lines and their width, in points.
const HATCH: (f64, f64) = (2.6, 0.6);
/// Radius of markers, in points.
pub(super) const MARKER: f64 = 2.1;

/// A filled area with its texture.
pub(super) fn filled(rect: Rect, ink: &Ink, theme: &Theme) -> Vec<Node> {
    let mut nodes = vec![Node::Rect {
        rect,
        paint: Paint::fill(ink.color),
    }];
    if ink.texture != Texture::Plain {
        nodes.push(hatch(rect, ink.texture, ink.color.mix(theme.background, 0.55)));
    }
    nodes
}

/// A forecast: pale, hatched, with a dashed outline.
pub(super) fn hollow(rect: Rect, ink: &Ink, theme: &Theme) -> Vec<Node> {
    let outline = Rect {
        x: rect.x + 0.4,
        y: rect.y + 0.4,
        width: (rect.width - 0.8).max(0.1),
        height: (rect.height - 0.8).max(0.1),
    };
    vec![
        Node::Rect {
            rect,
            paint: Paint::fill(ink.color.mix(theme.background, 0.82)),
        },
        hatch(rect, Texture::Rising, ink.color.mix(theme.background, 0.5)),
        Node::Rect {
            rect: outline,
            paint: Paint::line(ink.color, 0.75).dashed(&[3.0, 2.0]),
        },
    ]
}

/// Hatch lines at 45°, cut at the edges: real lines, which every program draws alike.
pub(super) fn hatch(rect: Rect, texture: Texture, color: Color) -> Node {
    let (distance, width) = HATCH;
    let mut segments = Vec::new();
    // Lines x + y = c (rising) or x − y = c (falling), spaced on a raster of the page so that neighbours line up.
    let rising = texture == Texture::Rising;
    let y_of = |y: f64| if rising { y } else { -y };
    let (top, bottom) = (
        y_of(rect.y).min(y_of(rect.bottom())),
        y_of(rect.y).max(y_of(rect.bottom())),
    );
    let step = distance * std::f64::consts::SQRT_2;
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

/// Points that no line joins are larger.
fn radius(series: &ResolvedSeries, scale: f64) -> f64 {
    MARKER
        * scale
        * if series.shape == (Shape::Line { joined: false }) {
            1.45
        } else {
            1.0
        }
}

pub(super) fn marker(series: &ResolvedSeries, at: Point, scale: f64, theme: &Theme) -> Node {
    marker_shape(
        series.ink.marker,
        at,
        radius(series, scale),
        series.ink.color,
        theme.background,
    )
}

/// The marker of one figure: a forecast is hollow.
pub(super) fn marker_of(series: &ResolvedSeries, mark: &Mark, at: Point, scale: f64, theme: &Theme) -> Node {
    let shape = match (mark.forecast, series.ink.marker) {
        (true, Marker::Square) => Marker::Frame,
        (true, _) => Marker::Ring,
        (false, shape) => shape,
    };
    marker_shape(shape, at, radius(series, scale), series.ink.color, theme.background)
}

pub(super) fn marker_shape(shape: Marker, at: Point, radius: f64, color: Color, paper: Color) -> Node {
    let seam = |fill: Color| Paint {
        fill: Some(fill),
        ..Paint::line(paper, 0.6)
    };
    let outline = Paint {
        fill: Some(paper),
        ..Paint::line(color, 1.1)
    };
    let corner = |x: f64, y: f64| Point {
        x: at.x + x * radius,
        y: at.y + y * radius,
    };
    let square = [
        corner(-0.95, -0.95),
        corner(0.95, -0.95),
        corner(0.95, 0.95),
        corner(-0.95, 0.95),
    ];
    match shape {
        Marker::Disc => Node::Circle {
            center: at,
            radius: radius * 1.05,
            paint: seam(color),
        },
        Marker::Ring => Node::Circle {
            center: at,
            radius: radius * 0.9,
            paint: outline,
        },
        Marker::Square => scene::polygon(&square, seam(color)),
        Marker::Frame => scene::polygon(
            &square.map(|point| Point {
                x: at.x + (point.x - at.x) * 0.85,
                y: at.y + (point.y - at.y) * 0.85,
            }),
            outline,
        ),
        Marker::Triangle => scene::polygon(&[corner(0.0, -1.3), corner(1.2, 0.9), corner(-1.2, 0.9)], seam(color)),
        Marker::Diamond => scene::polygon(
            &[corner(0.0, -1.4), corner(1.4, 0.0), corner(0.0, 1.4), corner(-1.4, 0.0)],
            seam(color),
        ),
    }
}
