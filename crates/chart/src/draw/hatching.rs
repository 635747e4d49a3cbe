//! Textures within any outline: the lines of the page's raster, cut where they cross the outline. A circle's arc comes as short chords.

use crate::geometry::Point;
use crate::layout::mark::{Geometry, on_circle};
use crate::scene::{Node, Paint, Segment};
use crate::theme::{Color, Texture};

use super::texture::{DOTS, HATCH};

/// Chords of a full turn: at 100 mm across none leaves its arc by a hundredth of a point.
const CHORDS: f64 = 720.0;

/// The outline of a mark as points; `None` for what has no area.
pub(super) fn outline(geometry: &Geometry) -> Option<Vec<Point>> {
    match geometry {
        Geometry::Polygon(points) => Some(points.clone()),
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

/// The texture within an outline; nothing for a plain one.
pub(super) fn within(outline: &[Point], texture: Texture, color: Color) -> Vec<Node> {
    match texture {
        Texture::Plain => Vec::new(),
        Texture::Rising => vec![rows(outline, Direction::Rising, color)],
        Texture::Falling => vec![rows(outline, Direction::Falling, color)],
        Texture::Crossed => vec![
            rows(outline, Direction::Rising, color),
            rows(outline, Direction::Falling, color),
        ],
        Texture::Level => vec![rows(outline, Direction::Level, color)],
        Texture::Dotted => dots(outline, color),
    }
}

/// Which way lines run, as coordinates along and across them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Rising,
    Falling,
    Level,
}

impl Direction {
    /// Along the line, and the constant that names the line.
    fn turned(self, point: Point) -> (f64, f64) {
        match self {
            Self::Rising => (point.x - point.y, point.x + point.y),
            Self::Falling => (point.x + point.y, point.x - point.y),
            Self::Level => (point.x, point.y),
        }
    }

    fn back(self, along: f64, line: f64) -> Point {
        let (half_sum, half_difference) = (f64::midpoint(along, line), (line - along) / 2.0);
        match self {
            Self::Rising => Point {
                x: half_sum,
                y: half_difference,
            },
            Self::Falling => Point {
                x: half_sum,
                y: -half_difference,
            },
            Self::Level => Point { x: along, y: line },
        }
    }

    fn step(self) -> f64 {
        match self {
            Self::Level => HATCH.0,
            Self::Rising | Self::Falling => HATCH.0 * std::f64::consts::SQRT_2,
        }
    }
}

fn rows(outline: &[Point], direction: Direction, color: Color) -> Node {
    let turned: Vec<(f64, f64)> = outline.iter().map(|point| direction.turned(*point)).collect();
    let lines = turned.iter().map(|(_, line)| *line);
    let (low, high) = lines.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), line| {
        (low.min(line), high.max(line))
    });
    let step = direction.step();
    let mut segments = Vec::new();
    let (first, last) = ((low / step).ceil() as i64, (high / step).floor() as i64);
    for place in first..=last {
        let line = place as f64 * step;
        for pair in crossings(&turned, line).chunks_exact(2) {
            if pair[1] - pair[0] > 0.1 {
                segments.push(Segment::Move(direction.back(pair[0], line)));
                segments.push(Segment::Line(direction.back(pair[1], line)));
            }
        }
    }
    Node::Path {
        segments,
        paint: Paint::line(color, HATCH.1),
    }
}

/// Where a line enters and leaves a closed outline, in order. An edge owns its lower end, so that a corner counts once.
fn crossings(outline: &[(f64, f64)], line: f64) -> Vec<f64> {
    let next = outline.iter().cycle().skip(1);
    let mut crossings: Vec<f64> = outline
        .iter()
        .zip(next)
        .filter(|((_, a), (_, b))| (*a <= line) != (*b <= line))
        .map(|((along, a), (other, b))| along + (other - along) * (line - a) / (b - a))
        .collect();
    crossings.sort_by(f64::total_cmp);
    crossings
}

/// Dots in rows, every other row shifted by half a step; none is cut.
fn dots(outline: &[Point], color: Color) -> Vec<Node> {
    let (distance, radius) = DOTS;
    let half = distance / 2.0;
    let level: Vec<(f64, f64)> = outline.iter().map(|point| (point.x, point.y)).collect();
    let rows = level.iter().map(|(_, y)| *y);
    let (low, high) = rows.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), y| {
        (low.min(y), high.max(y))
    });
    let mut nodes = Vec::new();
    for row in (low / half).ceil() as i64..=(high / half).floor() as i64 {
        let y = row as f64 * half;
        let shift = if row % 2 == 0 { 0.0 } else { half };
        // A dot is whole where the rows through its top and bottom hold it too.
        let inside = |x: f64| {
            [y - radius, y, y + radius].into_iter().all(|y| {
                crossings(&level, y)
                    .chunks_exact(2)
                    .any(|pair| pair[0] + radius <= x && x <= pair[1] - radius)
            })
        };
        for pair in crossings(&level, y).chunks_exact(2) {
            let first = ((pair[0] - shift) / distance).ceil() as i64;
            let last = ((pair[1] - shift) / distance).floor() as i64;
            let places = (first..=last).map(|place| place as f64 * distance + shift);
            nodes.extend(places.filter(|x| inside(*x)).map(|x| Node::Circle {
                center: Point { x, y },
                radius,
                paint: Paint::fill(color),
            }));
        }
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every line of a texture lies within the wedge that it fills.
    #[test]
    fn hatching_ends_at_the_edge_of_a_wedge() {
        let center = Point { x: 50.0, y: 50.0 };
        let (inner, outer, from, to) = (12.0, 40.0, 0.1, 0.8);
        let wedge = Geometry::Wedge {
            center,
            inner,
            outer,
            from,
            to,
        };
        let outline = outline(&wedge).expect("a wedge has an area");
        let check = |texture: Texture| {
            let nodes = within(&outline, texture, Color([0; 3]));
            assert!(!nodes.is_empty(), "{texture:?} draws something");
            for node in nodes {
                let points: Vec<Point> = match node {
                    Node::Path { segments, .. } => segments
                        .into_iter()
                        .filter_map(|segment| match segment {
                            Segment::Move(point) | Segment::Line(point) => Some(point),
                            Segment::Arc { .. } | Segment::Close => None,
                        })
                        .collect(),
                    Node::Circle { center, .. } => vec![center],
                    _ => Vec::new(),
                };
                for point in points {
                    let (dx, dy) = (point.x - center.x, point.y - center.y);
                    let away = dx.hypot(dy);
                    assert!(
                        (inner - 0.05..=outer + 0.05).contains(&away),
                        "{texture:?} leaves the ring at {point:?}"
                    );
                    let turn = (dx.atan2(-dy) / std::f64::consts::TAU).rem_euclid(1.0);
                    assert!(
                        (from - 0.005..=to + 0.005).contains(&turn),
                        "{texture:?} leaves the part at {point:?}"
                    );
                }
            }
        };
        for texture in [
            Texture::Rising,
            Texture::Falling,
            Texture::Crossed,
            Texture::Level,
            Texture::Dotted,
        ] {
            check(texture);
        }
    }
}
