//! The drawing as named groups of a few kinds of elements. Whatever isn't in these enums can't get into a picture.

use crate::geometry::{Point, Rect};
use crate::layout::plan::PlacedText;
use crate::theme::{Color, Pixels};

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scene {
    /// Width and height of the view, in points.
    pub view: (f64, f64),
    pub children: Vec<Node>,
}

/// One element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Group(Group),
    Rect {
        rect: Rect,
        paint: Paint,
    },
    Path {
        segments: Vec<Segment>,
        paint: Paint,
    },
    Circle {
        center: Point,
        radius: f64,
        paint: Paint,
    },
    Text(PlacedText),
    /// A picture of pixels; only a theme's logo is one.
    Image {
        rect: Rect,
        image: Pixels,
    },
}

/// A named group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Group {
    pub class: &'static str,
    /// Series and category in the data, where the group is one figure or one series.
    pub series: Option<usize>,
    pub category: Option<usize>,
    pub children: Vec<Node>,
}

impl Group {
    pub(crate) const fn named(class: &'static str, children: Vec<Node>) -> Self {
        Self {
            class,
            series: None,
            category: None,
            children,
        }
    }

    /// The marks of one figure.
    pub(crate) const fn datum(series: usize, category: usize, children: Vec<Node>) -> Self {
        Self {
            class: "datum",
            series: Some(series),
            category: Some(category),
            children,
        }
    }
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Segment {
    Move(Point),
    Line(Point),
    /// A circle's arc to a point.
    Arc {
        to: Point,
        radius: f64,
        large: bool,
        clockwise: bool,
    },
    Close,
}

/// Fill and stroke; both absent draw nothing but can be met by the pointer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Paint {
    pub fill: Option<Color>,
    pub stroke: Option<Stroke>,
}

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stroke {
    pub color: Color,
    pub width: f64,
    pub dash: Vec<f64>,
    /// Round joints, for lines of series.
    pub round: bool,
}

impl Paint {
    pub(crate) const fn fill(color: Color) -> Self {
        Self {
            fill: Some(color),
            stroke: None,
        }
    }

    pub(crate) const fn line(color: Color, width: f64) -> Self {
        Self {
            fill: None,
            stroke: Some(Stroke {
                color,
                width,
                dash: Vec::new(),
                round: false,
            }),
        }
    }

    pub(crate) fn dashed(mut self, dash: &[f64]) -> Self {
        if let Some(stroke) = &mut self.stroke {
            stroke.dash = dash.to_vec();
        }
        self
    }

    pub(crate) fn rounded(mut self) -> Self {
        if let Some(stroke) = &mut self.stroke {
            stroke.round = true;
        }
        self
    }
}

/// A straight path.
pub(crate) fn line(from: Point, to: Point, paint: Paint) -> Node {
    Node::Path {
        segments: vec![Segment::Move(from), Segment::Line(to)],
        paint,
    }
}

/// A path through points.
pub(crate) fn polyline(points: &[Point], paint: Paint) -> Node {
    let step = |(index, point): (usize, &Point)| {
        if index == 0 {
            Segment::Move(*point)
        } else {
            Segment::Line(*point)
        }
    };
    Node::Path {
        segments: points.iter().enumerate().map(step).collect(),
        paint,
    }
}

/// A closed path through points.
pub(crate) fn polygon(points: &[Point], paint: Paint) -> Node {
    let Node::Path { mut segments, paint } = polyline(points, paint) else {
        return polyline(points, Paint::default());
    };
    segments.push(Segment::Close);
    Node::Path { segments, paint }
}
