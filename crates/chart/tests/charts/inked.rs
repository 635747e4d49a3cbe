//! What is printed under the letters, read back from the finished SVG: areas and lines in the order in which they lie over each other.
//! Only our own SVG is read, one element a line.

use suishu_chart::{Color, Point, Rect};

/// One area or line.
#[derive(Debug, Clone)]
pub(crate) struct Inked {
    /// Closed outline of an area, or the points of a line, piece by piece.
    pieces: Vec<Vec<Point>>,
    /// Colour of an area; a line has none.
    pub fill: Option<Color>,
}

impl Inked {
    /// Whether a point lies on the area.
    pub(crate) fn covers(&self, at: Point) -> bool {
        let crossings = |piece: &Vec<Point>| {
            let edges = piece.iter().zip(piece.iter().cycle().skip(1));
            let crossed = edges
                .filter(|(a, b)| (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x));
            crossed.count()
        };
        self.fill.is_some() && self.pieces.iter().map(crossings).sum::<usize>() % 2 == 1
    }

    /// Whether the line passes through a rectangle.
    pub(crate) fn crosses(&self, rect: &Rect) -> bool {
        let passes = |piece: &Vec<Point>| piece.windows(2).any(|pair| rect.is_crossed_by(pair[0], pair[1]));
        self.fill.is_none() && self.pieces.iter().any(passes)
    }
}

/// Groups that lie behind everything: letters may stand on paper, grid and axes.
const BEHIND: [&str; 3] = ["paper", "grid", "axis"];

/// What the drawing prints besides letters.
pub(crate) fn read(svg: &str) -> Vec<Inked> {
    let mut groups: Vec<bool> = Vec::new();
    let mut inked = Vec::new();
    for line in svg.lines() {
        if line.starts_with("<g") {
            groups.push(BEHIND.contains(&attribute(line, "class").unwrap_or_default()));
        } else if line.starts_with("</g>") {
            groups.pop();
        } else if !groups.contains(&true) {
            inked.extend(element(line));
        }
    }
    inked
}

fn element(line: &str) -> Option<Inked> {
    let number = |name: &str| attribute(line, name)?.parse::<f64>().ok();
    let pieces = if line.starts_with("<rect") {
        let (x, y, width, height) = (number("x")?, number("y")?, number("width")?, number("height")?);
        let corner = |right: f64, down: f64| Point {
            x: x + right,
            y: y + down,
        };
        vec![vec![
            corner(0.0, 0.0),
            corner(width, 0.0),
            corner(width, height),
            corner(0.0, height),
            corner(0.0, 0.0),
        ]]
    } else if line.starts_with("<circle") {
        let center = Point {
            x: number("cx")?,
            y: number("cy")?,
        };
        vec![
            (0..=24)
                .map(|step| on_circle(center, number("r").unwrap_or(0.0), f64::from(step) / 24.0))
                .collect(),
        ]
    } else if line.starts_with("<path") {
        path(attribute(line, "d")?)
    } else {
        return None;
    };
    let fill = attribute(line, "fill").and_then(color);
    let stroked = attribute(line, "stroke").is_some_and(|stroke| stroke != "none");
    (fill.is_some() || stroked).then_some(Inked { pieces, fill })
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let from = line.find(&format!(" {name}=\""))? + name.len() + 3;
    line[from..].split('"').next()
}

fn color(text: &str) -> Option<Color> {
    let value = u32::from_str_radix(text.strip_prefix('#')?, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some(Color([red, green, blue]))
}

fn on_circle(center: Point, radius: f64, turn: f64) -> Point {
    let (sine, cosine) = (turn * std::f64::consts::TAU).sin_cos();
    Point {
        x: center.x + radius * cosine,
        y: center.y + radius * sine,
    }
}

/// The pieces of a path in absolute M, L, A and Z; arcs as chords.
fn path(d: &str) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    // The hatch of a hair of a column has no line.
    if d.is_empty() {
        return pieces;
    }
    let mut from = 0;
    let ends = d
        .char_indices()
        .skip(1)
        .filter(|(_, character)| character.is_ascii_alphabetic())
        .map(|(at, _)| at);
    for end in ends.chain([d.len()]) {
        let (letter, rest) = d[from..end].split_at(1);
        from = end;
        let numbers: Vec<f64> = rest
            .split_whitespace()
            .filter_map(|number| number.parse().ok())
            .collect();
        let open = pieces.last_mut();
        match (letter, numbers.as_slice(), open) {
            ("M", [x, y], _) => pieces.push(vec![Point { x: *x, y: *y }]),
            ("L", [x, y], Some(open)) => open.push(Point { x: *x, y: *y }),
            ("A", [radius, _, _, large, sweep, x, y], Some(open)) => {
                let start = open[open.len() - 1];
                open.extend(arc(start, Point { x: *x, y: *y }, *radius, *large > 0.5, *sweep > 0.5));
            }
            ("Z", [], Some(open)) => open.push(open[0]),
            _ => panic!("the drawing writes only M, L, A and Z: {d}"),
        }
    }
    pieces
}

fn arc(from: Point, to: Point, radius: f64, large: bool, sweep: bool) -> Vec<Point> {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let chord = dx.hypot(dy);
    if chord < 1e-6 {
        return vec![to];
    }
    let height = (radius * radius - chord * chord / 4.0).max(0.0).sqrt();
    let side = if large == sweep { -1.0 } else { 1.0 };
    let center = Point {
        x: f64::midpoint(from.x, to.x) - side * height * dy / chord,
        y: f64::midpoint(from.y, to.y) + side * height * dx / chord,
    };
    let turn = |point: Point| (point.y - center.y).atan2(point.x - center.x) / std::f64::consts::TAU;
    let (start, mut end) = (turn(from), turn(to));
    if sweep && end < start {
        end += 1.0;
    } else if !sweep && end > start {
        end -= 1.0;
    }
    (1..=12)
        .map(|step| on_circle(center, radius, start + (end - start) * f64::from(step) / 12.0))
        .collect()
}

#[test]
fn areas_and_lines_are_read_back_from_the_drawing() {
    let svg = "<g class=\"marks\">\n<path d=\"M50 10A40 40 0 0 1 90 50L50 50Z\" fill=\"#0B4F9E\"/>\n<path d=\"M0 0L100 100\" fill=\"none\" stroke=\"#000000\"/>\n</g>\n<g class=\"grid\">\n<rect x=\"0\" y=\"0\" width=\"9\" height=\"9\" fill=\"#FFFFFF\"/>\n</g>";
    let inked = read(svg);
    assert_eq!(inked.len(), 2, "the grid lies behind everything");
    let covers = |x: f64, y: f64| inked[0].covers(Point { x, y });
    assert!(
        covers(70.0, 30.0) && covers(76.0, 24.0),
        "the piece of a pie bulges to the upper right"
    );
    assert!(!covers(80.0, 18.0) && !covers(40.0, 40.0), "and no further");
    let rect = Rect {
        x: 20.0,
        y: 10.0,
        width: 10.0,
        height: 15.0,
    };
    assert!(inked[1].crosses(&rect), "the line passes through");
}
