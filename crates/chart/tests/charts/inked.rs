//! What is printed under the letters, read back from the finished SVG: areas and lines in the order in which they lie over each other.
//! Only our own SVG is read, one element a line.

use suishu_chart::{Color, Point, Rect};

/// One area or line.
#[derive(Debug, Clone)]
pub(crate) struct Inked {
    /// Closed outline of an area, or the points of a line, piece by piece.
    pieces: Vec<Vec<Point>>,
    /// The rectangle around it.
    pub bounds: Rect,
    /// Colour of an area; a line has none.
    pub fill: Option<Color>,
    /// Colour of the line, or of the edge of an area.
    pub stroke: Option<Color>,
    /// Class of the outermost group that it lies in: `columns`, `lines`, `marks`.
    pub layer: String,
    /// The figure that it stands for: series and category.
    pub datum: Option<(usize, usize)>,
    /// Whether it lies lowest in its group: the fill of a column, under its texture and its edge.
    pub lowest: bool,
}

impl Inked {
    /// Whether a point lies on the area.
    pub(crate) fn covers(&self, at: Point) -> bool {
        // Most areas lie elsewhere, and are many.
        let Rect { x, y, .. } = self.bounds;
        if self.fill.is_none() || at.x < x || at.x > self.bounds.right() || at.y < y || at.y > self.bounds.bottom() {
            return false;
        }
        let crossings = |piece: &Vec<Point>| {
            let edges = piece.iter().zip(piece.iter().cycle().skip(1));
            let crossed = edges
                .filter(|(a, b)| (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x));
            crossed.count()
        };
        self.pieces.iter().map(crossings).sum::<usize>() % 2 == 1
    }

    /// Whether the line passes through a rectangle.
    pub(crate) fn crosses(&self, rect: &Rect) -> bool {
        let passes = |piece: &Vec<Point>| piece.windows(2).any(|pair| rect.is_crossed_by(pair[0], pair[1]));
        self.fill.is_none() && self.bounds.grown(0.01).overlaps(rect) && self.pieces.iter().any(passes)
    }
}

/// What the drawing prints besides letters.
pub(crate) fn read(svg: &str) -> Vec<Inked> {
    let mut groups: Vec<&str> = Vec::new();
    let mut inked = Vec::new();
    let mut lowest = true;
    for line in svg.lines() {
        if line.starts_with("<g") {
            groups.push(line);
            lowest = true;
        } else if line.starts_with("</g>") {
            groups.pop();
        } else if let Some(one) = element(line) {
            let class = |group: &&str| attribute(group, "class").unwrap_or_default().to_owned();
            inked.push(Inked {
                layer: groups.first().map(class).unwrap_or_default(),
                datum: groups.last().and_then(|group| datum(group)),
                lowest,
                ..one
            });
            lowest = false;
        }
    }
    inked
}

fn datum(group: &str) -> Option<(usize, usize)> {
    let place = |name: &str| attribute(group, name)?.parse().ok();
    Some((place("data-series")?, place("data-category")?))
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
    let stroke = attribute(line, "stroke").and_then(color);
    (fill.is_some() || stroke.is_some()).then(|| Inked {
        bounds: bounds(&pieces),
        pieces,
        fill,
        stroke,
        layer: String::new(),
        datum: None,
        lowest: false,
    })
}

fn bounds(pieces: &[Vec<Point>]) -> Rect {
    let points = || pieces.iter().flatten();
    let low = |of: fn(&Point) -> f64| points().map(of).fold(f64::INFINITY, f64::min);
    let high = |of: fn(&Point) -> f64| points().map(of).fold(f64::NEG_INFINITY, f64::max);
    Rect {
        x: low(|point| point.x),
        y: low(|point| point.y),
        width: high(|point| point.x) - low(|point| point.x),
        height: high(|point| point.y) - low(|point| point.y),
    }
}

pub(crate) fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
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
    let svg = "<g class=\"marks\">\n<g class=\"datum\" data-series=\"2\" data-category=\"7\">\n<path d=\"M50 10A40 40 0 0 1 90 50L50 50Z\" fill=\"#0B4F9E\"/>\n</g>\n<path d=\"M0 0L100 100\" fill=\"none\" stroke=\"#000000\"/>\n</g>";
    let inked = read(svg);
    assert_eq!(inked.len(), 2, "an area and a line");
    assert_eq!(
        (inked[0].layer.as_str(), inked[0].datum),
        ("marks", Some((2, 7))),
        "each knows where it lies and what it stands for"
    );
    assert_eq!(inked[1].datum, None, "a line beside it stands for nothing");
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
