//! Marks that the layout has placed already: their geometry is turned into elements, their dress into paint.

use super::ink::{filled, hollow, marker_shape};
use super::texture::{self, hatch};
use crate::geometry::{Point, Rect};
use crate::layout::mark::{Dress, Geometry, PlacedMark, on_circle};
use crate::resolve::Resolved;
use crate::scene::{self, Group, Node, Paint, Segment};
use crate::theme::{Ink, Texture, Theme};

/// Chords of a full turn: at 100 mm across none leaves its arc by a hundredth of a point.
const CHORDS: f64 = 720.0;

/// The nodes of placed marks; one that stands for a figure is the group of that figure.
pub(super) fn placed(resolved: &Resolved, theme: &Theme, marks: &[PlacedMark]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for mark in marks {
        let drawn = dressed(mark, theme);
        match mark.datum {
            Some((series, category)) => nodes.push(Node::Group(Group::datum(
                resolved.series[series].index,
                resolved.categories[category].index,
                drawn,
            ))),
            None => nodes.extend(drawn),
        }
    }
    nodes
}

fn dressed(mark: &PlacedMark, theme: &Theme) -> Vec<Node> {
    match (&mark.dress, &mark.geometry) {
        (Dress::Filled(ink), Geometry::Rect(rect)) => filled(*rect, ink, theme),
        (Dress::Hollow(ink), Geometry::Rect(rect)) => hollow(*rect, ink, theme),
        (Dress::Missing, geometry) => missing(geometry.bounds(), theme),
        (Dress::Filled(ink), Geometry::Marker { at, radius, shape }) => {
            vec![marker_shape(*shape, *at, *radius, ink.line(), theme.background)]
        }
        (Dress::Filled(ink), geometry) => textured(geometry, ink, theme),
        (Dress::Hollow(ink), geometry) => vec![element(
            geometry,
            Paint {
                fill: Some(ink.line().mix(theme.background, theme.forecast.fade)),
                ..Paint::line(ink.line(), 0.75).dashed(&theme.forecast.dash)
            },
        )],
        (Dress::Unseen, geometry) => vec![element(geometry, Paint::default())],
        (Dress::Painted(paint), geometry) => vec![element(geometry, paint.clone())],
    }
}

fn missing(rect: Rect, theme: &Theme) -> Vec<Node> {
    vec![
        hatch(rect, Texture::Rising, theme.missing),
        Node::Rect {
            rect,
            paint: Paint::line(theme.missing, 0.4),
        },
    ]
}

/// A filled outline that isn't a rectangle: its texture is cut at the outline, whose edge or seam lies on top.
fn textured(geometry: &Geometry, ink: &Ink, theme: &Theme) -> Vec<Node> {
    let mut nodes = vec![element(geometry, Paint::fill(ink.color))];
    if let Some(outline) = outline(geometry) {
        nodes.extend(texture::within(&outline, ink.texture, texture::color(ink, theme)));
    }
    let edge = ink.edge.unwrap_or(theme.background);
    nodes.push(element(geometry, Paint::line(edge, 0.75)));
    nodes
}

/// The outline of a mark as points; `None` for what has no area.
fn outline(geometry: &Geometry) -> Option<Vec<Point>> {
    match geometry {
        Geometry::Disc { center, radius } => Some(arc(*center, *radius, (0.0, 1.0))),
        Geometry::Wedge {
            center,
            inner,
            outer,
            from,
            to,
        } => {
            let mut points = arc(*center, *outer, (*from, *to));
            let mut back = arc(*center, *inner, (*from, *to));
            back.reverse();
            points.extend(back);
            Some(points)
        }
        Geometry::Rect(_) | Geometry::Path(_) | Geometry::Marker { .. } => None,
    }
}

fn arc(center: Point, radius: f64, (from, to): (f64, f64)) -> Vec<Point> {
    let chords = ((to - from) * CHORDS).ceil().max(1.0) as u32;
    (0..=chords)
        .map(|chord| {
            let turn = from + (to - from) * f64::from(chord) / f64::from(chords);
            on_circle(center, radius, turn)
        })
        .collect()
}

fn element(geometry: &Geometry, paint: Paint) -> Node {
    match geometry {
        Geometry::Rect(rect) => Node::Rect { rect: *rect, paint },
        Geometry::Disc { center, radius } => Node::Circle {
            center: *center,
            radius: *radius,
            paint,
        },
        Geometry::Path(points) => scene::polyline(points, paint),
        Geometry::Marker { at, radius, .. } => Node::Circle {
            center: *at,
            radius: *radius,
            paint,
        },
        Geometry::Wedge {
            center,
            inner,
            outer,
            from,
            to,
        } => Node::Path {
            segments: wedge(*center, (*inner, *outer), (*from, *to)),
            paint,
        },
    }
}

/// The outline of a piece of a ring. A whole turn is drawn as two halves, since an arc to its own start is nothing.
fn wedge(center: Point, (inner, outer): (f64, f64), (from, to): (f64, f64)) -> Vec<Segment> {
    let middle = f64::midpoint(from, to);
    let arc = |radius: f64, turn: f64, clockwise: bool| Segment::Arc {
        to: on_circle(center, radius, turn),
        radius,
        large: false,
        clockwise,
    };
    let mut segments = vec![
        Segment::Move(on_circle(center, outer, from)),
        arc(outer, middle, true),
        arc(outer, to, true),
    ];
    if inner > 0.0 {
        segments.push(Segment::Line(on_circle(center, inner, to)));
        segments.push(arc(inner, middle, false));
        segments.push(arc(inner, from, false));
    } else if to - from < 1.0 {
        segments.push(Segment::Line(center));
    }
    segments.push(Segment::Close);
    segments
}
