//! Fills and markers: what tells figures apart, in colour and in grey.

use super::texture;
use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, ResolvedSeries, Shape};
use crate::scene::{self, Node, Paint};
use crate::theme::{Color, Ink, Marker, Texture, Theme};

/// Radius of markers, in points.
pub(super) const MARKER: f64 = 2.1;
/// Width of the outline of a pale fill, in points.
const EDGE: f64 = 0.5;

/// A filled area with its texture, within its edge.
pub(super) fn filled(rect: Rect, ink: &Ink, theme: &Theme) -> Vec<Node> {
    let mut nodes = vec![Node::Rect {
        rect,
        paint: Paint::fill(ink.color),
    }];
    nodes.extend(texture::over(rect, ink.texture, texture::color(ink, theme)));
    nodes.extend(ink.edge.map(|edge| Node::Rect {
        rect: inside(rect, EDGE / 2.0),
        paint: Paint::line(edge, EDGE),
    }));
    nodes
}

/// A forecast: pale, hatched, with a dashed outline.
pub(super) fn hollow(rect: Rect, ink: &Ink, theme: &Theme) -> Vec<Node> {
    let color = ink.line();
    let mut nodes = vec![Node::Rect {
        rect,
        paint: Paint::fill(color.mix(theme.background, theme.forecast.fade)),
    }];
    nodes.extend(texture::over(rect, Texture::Rising, color.mix(theme.background, 0.5)));
    nodes.push(Node::Rect {
        rect: inside(rect, 0.4),
        paint: Paint::line(color, 0.75).dashed(&theme.forecast.dash),
    });
    nodes
}

/// The rectangle less a margin, so that its outline stays within it.
fn inside(rect: Rect, margin: f64) -> Rect {
    Rect {
        x: rect.x + margin,
        y: rect.y + margin,
        width: (rect.width - 2.0 * margin).max(0.1),
        height: (rect.height - 2.0 * margin).max(0.1),
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
        series.ink.line(),
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
    marker_shape(shape, at, radius(series, scale), series.ink.line(), theme.background)
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
