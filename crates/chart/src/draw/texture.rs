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

/// The texture over any outline: lines cut where they cross it, dots that lie wholly inside.
pub(super) fn within(outline: &[Point], texture: Texture, color: Color) -> Vec<Node> {
    let lines = |family: &dyn Fn(Point) -> f64, step: f64| Node::Path {
        segments: cut(outline, family, step),
        paint: Paint::line(color, HATCH.1),
    };
    let rising = || lines(&|point| point.x + point.y, HATCH.0 * SQRT_2);
    let falling = || lines(&|point| point.x - point.y, HATCH.0 * SQRT_2);
    match texture {
        Texture::Plain => Vec::new(),
        Texture::Rising => vec![rising()],
        Texture::Falling => vec![falling()],
        Texture::Crossed => vec![rising(), falling()],
        Texture::Level => vec![lines(&|point| point.y, HATCH.0)],
        Texture::Dotted => {
            let whole = |node: &Node| {
                let Node::Circle { center, radius, .. } = node else {
                    return true;
                };
                let reach = |x: f64, y: f64| Point {
                    x: center.x + x * radius,
                    y: center.y + y * radius,
                };
                let ends = [reach(1.0, 0.0), reach(-1.0, 0.0), reach(0.0, 1.0), reach(0.0, -1.0)];
                ends.iter().all(|end| encloses(outline, *end))
            };
            dots(bounds(outline), color).into_iter().filter(whole).collect()
        }
    }
}

/// The pieces inside an outline of all lines on which `family` is a multiple of `step`.
fn cut(outline: &[Point], family: &dyn Fn(Point) -> f64, step: f64) -> Vec<Segment> {
    let values: Vec<f64> = outline.iter().map(|point| family(*point)).collect();
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut segments = Vec::new();
    if low.partial_cmp(&high) != Some(std::cmp::Ordering::Less) {
        return segments;
    }
    for line in (low / step).ceil() as i64..=(high / step).floor() as i64 {
        let at = line as f64 * step;
        let mut crossings: Vec<Point> = edges(outline)
            .filter_map(|(a, b)| {
                let (from, to) = (family(a), family(b));
                // Half open, so that a corner on the line counts once.
                ((from <= at) != (to <= at)).then(|| {
                    let part = (at - from) / (to - from);
                    Point {
                        x: a.x + (b.x - a.x) * part,
                        y: a.y + (b.y - a.y) * part,
                    }
                })
            })
            .collect();
        crossings.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.y.total_cmp(&b.y)));
        for pair in crossings.chunks_exact(2) {
            segments.push(Segment::Move(pair[0]));
            segments.push(Segment::Line(pair[1]));
        }
    }
    segments
}

fn edges(outline: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    outline.iter().copied().zip(outline.iter().copied().cycle().skip(1))
}

/// Whether a point lies inside, by how often a ray from it crosses the outline.
fn encloses(outline: &[Point], point: Point) -> bool {
    let crossings = edges(outline).filter(|(a, b)| {
        (a.y <= point.y) != (b.y <= point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)
    });
    crossings.count() % 2 == 1
}

fn bounds(outline: &[Point]) -> Rect {
    let first = outline.first().copied().unwrap_or(Point { x: 0.0, y: 0.0 });
    let (low, high) = outline.iter().fold((first, first), |(low, high), point| {
        let corner = |pick: fn(f64, f64) -> f64, from: Point| Point {
            x: pick(from.x, point.x),
            y: pick(from.y, point.y),
        };
        (corner(f64::min, low), corner(f64::max, high))
    });
    Rect::between(low, high)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn triangle() -> [Point; 3] {
        [(0.0, 0.0), (30.0, 0.0), (0.0, 30.0)].map(|(x, y)| Point { x, y })
    }

    #[test]
    fn lines_end_at_the_outline() {
        let nodes = within(&triangle(), Texture::Level, Color([0, 0, 0]));
        let [Node::Path { segments, .. }] = nodes.as_slice() else {
            panic!("level lines are one path");
        };
        assert!(segments.len() > 10, "the triangle is covered");
        for segment in segments {
            let (Segment::Move(point) | Segment::Line(point)) = segment else {
                panic!("a hatch is straight");
            };
            assert!(point.x + point.y < 30.0 + 1e-9, "no line leaves the outline: {point:?}");
        }
    }

    #[test]
    fn no_dot_is_cut() {
        let dots = within(&triangle(), Texture::Dotted, Color([0, 0, 0]));
        assert!(!dots.is_empty(), "there is room for dots");
        for dot in dots {
            let Node::Circle { center, radius, .. } = dot else {
                panic!("a dot is a circle");
            };
            assert!(center.x >= radius && center.y >= radius, "a dot lies inside");
        }
    }
}
