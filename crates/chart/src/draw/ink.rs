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
/// A plain fill with less contrast to the paper is pale.
const PALE: f64 = 1.6;

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
    let pale = Pale::of(ink, theme);
    let mut nodes = vec![Node::Rect {
        rect,
        paint: Paint::fill(pale.fill),
    }];
    nodes.extend(texture::over(rect, pale.texture, pale.hatch));
    nodes.push(Node::Rect {
        rect: inside(rect, 0.4),
        paint: Paint::line(ink.line(), 0.75).dashed(&theme.forecast.dash),
    });
    nodes
}

/// How a forecast is filled: paler than what has been counted, and hatched. A texture of its own stays, so that parts without
/// colour are told apart in a forecast too.
pub(super) struct Pale {
    pub fill: Color,
    pub texture: Texture,
    pub hatch: Color,
}

impl Pale {
    pub(super) fn of(ink: &Ink, theme: &Theme) -> Self {
        let texture = match (ink.texture, ink.edge) {
            (Texture::Plain, None) => Texture::Rising,
            // A pale fill within an edge: its forecast differs from that of a strong one, and from that of a paler one.
            (Texture::Plain, Some(_)) if ink.color.contrast(theme.background) > PALE => Texture::Level,
            (Texture::Plain, Some(_)) => Texture::Dotted,
            (own, _) => own,
        };
        let body = if ink.texture == Texture::Plain {
            ink.color
        } else {
            ink.line()
        };
        Self {
            fill: body.mix(theme.background, theme.forecast.fade),
            texture,
            hatch: ink.line().mix(theme.background, 0.5),
        }
    }
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

/// The paper around a marker.
pub(super) fn cased(at: Point, casing: f64, series: &ResolvedSeries, scale: f64, theme: &Theme) -> Node {
    marker_shape(
        series.ink.marker,
        at,
        radius(series, scale) + casing,
        theme.background,
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
