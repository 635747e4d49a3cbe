//! The one writer of SVG. It knows text nodes and attribute values, escapes both, and prints numbers with fixed decimals, so that
//! one scene is one string. The result is safe inside a page under `style-src 'self'`: no style, no script, no reference.

use crate::geometry::{Point, Size};
use crate::layout::plan::{Anchor, PlacedText};
use crate::scene::{Group, Node, Paint, Scene, Segment};
use crate::text::{FAMILY, Fonts, Weight, is_invisible};

/// Writes the scene. `label` is what a screen reader says; `fonts` name the families.
pub(crate) fn write(scene: &Scene, size: Size, label: &str, fonts: &Fonts) -> String {
    let mut svg = Writer {
        out: String::with_capacity(16 * 1024),
        families: [Weight::Regular, Weight::Bold].map(|weight| family(fonts, weight)),
    };
    svg.open("svg");
    svg.attribute("xmlns", "http://www.w3.org/2000/svg");
    svg.measure("width", size.width_mm);
    svg.measure("height", size.height_mm);
    svg.raw(" viewBox=\"0 0 ");
    svg.number(scene.view.0);
    svg.raw(" ");
    svg.number(scene.view.1);
    svg.raw("\"");
    svg.attribute("role", "img");
    svg.attribute("aria-label", label);
    svg.attribute("font-family", FAMILY);
    svg.raw(">\n");
    for child in &scene.children {
        svg.node(child);
    }
    svg.raw("</svg>\n");
    svg.out
}

/// How a text begins and ends; each stands on a line of its own.
pub(crate) const TEXT_OPEN: &str = "<text ";
pub(crate) const TEXT_CLOSE: &str = "</text>";
/// The group of the page's ground.
const PAPER_OPEN: &str = "<g class=\"paper\">";

/// The picture without the ground of the page: what lies behind it shows through.
pub(crate) fn without_paper(svg: &str) -> String {
    let cut = || {
        let start = svg.find(PAPER_OPEN)?;
        let close = "</g>\n";
        let end = start + svg[start..].find(close)? + close.len();
        Some([&svg[..start], &svg[end..]].concat())
    };
    cut().unwrap_or_else(|| svg.to_owned())
}

/// The root of a picture of the size of `view`, one user unit a pixel, around one element: for measuring and shaping it alone.
pub(crate) fn alone(element: &str, view: (f64, f64)) -> String {
    let mut svg = Writer {
        out: String::with_capacity(element.len() + 256),
        ..Writer::default()
    };
    svg.open("svg");
    svg.attribute("xmlns", "http://www.w3.org/2000/svg");
    svg.length("width", view.0);
    svg.length("height", view.1);
    svg.attribute("font-family", FAMILY);
    svg.raw(">");
    svg.raw(element);
    svg.raw("</svg>");
    svg.out
}

/// Writes one path of outlines, in the numbers of every other element.
pub(crate) struct PathWriter {
    writer: Writer,
}

impl PathWriter {
    pub(crate) fn new() -> Self {
        Self {
            writer: Writer::default(),
        }
    }

    /// One step with its points.
    pub(crate) fn step(&mut self, command: char, points: &[(f64, f64)]) {
        self.writer.out.push(command);
        for (index, (x, y)) in points.iter().enumerate() {
            if index > 0 {
                self.writer.raw(" ");
            }
            self.writer.number(*x);
            self.writer.raw(" ");
            self.writer.number(*y);
        }
    }

    /// The element, filled.
    pub(crate) fn finish(self, [red, green, blue]: [u8; 3]) -> String {
        let mut element = Writer {
            out: String::with_capacity(self.writer.out.len() + 64),
            ..Writer::default()
        };
        element.open("path");
        element.attribute("fill", &crate::theme::Color([red, green, blue]).to_string());
        element.attribute("d", &self.writer.out);
        element.raw("/>\n");
        element.out
    }
}

/// Families and weight of type in an installed face.
struct Family {
    names: String,
    weight: Weight,
}

/// What to name so that type of this weight is set in its installed face, with the bundled one behind it; `None` for the bundled one alone.
fn family(fonts: &Fonts, weight: Weight) -> Option<Family> {
    let face = fonts.installed(weight)?;
    // A name in quotes needs no rules for its letters, but for the quotes.
    let name: String = face
        .family()
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '"' | '\\'))
        .collect();
    Some(Family {
        names: format!("'{name}', '{FAMILY}'"),
        weight: face.weight(),
    })
}

#[derive(Default)]
struct Writer {
    out: String,
    /// Installed faces of regular and of bold type.
    families: [Option<Family>; 2],
}

impl Writer {
    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn open(&mut self, element: &'static str) {
        self.out.push('<');
        self.out.push_str(element);
    }

    fn attribute(&mut self, name: &'static str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(value);
        self.out.push('"');
    }

    fn length(&mut self, name: &'static str, value: f64) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.number(value);
        self.out.push('"');
    }

    fn count(&mut self, name: &'static str, value: usize) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.integer(value as u64);
        self.out.push('"');
    }

    fn measure(&mut self, name: &'static str, millimetres: f64) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.number(millimetres);
        self.out.push_str("mm\"");
    }

    /// Hundredths at most, no trailing zeros, no exponent, no negative zero.
    fn number(&mut self, value: f64) {
        let hundredths = (value * 100.0).round() as i64;
        if hundredths < 0 {
            self.out.push('-');
        }
        let hundredths = hundredths.unsigned_abs();
        self.integer(hundredths / 100);
        let (tenth, hundredth) = (hundredths / 10 % 10, hundredths % 10);
        if tenth != 0 || hundredth != 0 {
            self.out.push('.');
            self.digit(tenth);
            if hundredth != 0 {
                self.digit(hundredth);
            }
        }
    }

    fn integer(&mut self, value: u64) {
        if value >= 10 {
            self.integer(value / 10);
        }
        self.digit(value % 10);
    }

    fn digit(&mut self, digit: u64) {
        self.out.push(char::from(b'0' + (digit % 10) as u8));
    }

    /// Characters that XML 1.0 can't hold or that turn the text round are left out, markup is escaped.
    fn escaped(&mut self, text: &str) {
        for character in text.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                '\u{FFFE}' | '\u{FFFF}' => {}
                character if character.is_control() || is_invisible(character) => {}
                character => self.out.push(character),
            }
        }
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Group(group) => self.group(group),
            Node::Rect { rect, paint } => {
                self.open("rect");
                self.length("x", rect.x);
                self.length("y", rect.y);
                self.length("width", rect.width);
                self.length("height", rect.height);
                self.paint(paint);
                self.raw("/>\n");
            }
            Node::Path { segments, paint } => {
                self.open("path");
                self.raw(" d=\"");
                for segment in segments {
                    match segment {
                        Segment::Move(point) => self.step('M', *point),
                        Segment::Line(point) => self.step('L', *point),
                        Segment::Arc {
                            to,
                            radius,
                            large,
                            clockwise,
                        } => {
                            self.raw("A");
                            self.number(*radius);
                            self.raw(" ");
                            self.number(*radius);
                            self.raw(match (*large, *clockwise) {
                                (false, false) => " 0 0 0 ",
                                (false, true) => " 0 0 1 ",
                                (true, false) => " 0 1 0 ",
                                (true, true) => " 0 1 1 ",
                            });
                            self.number(to.x);
                            self.raw(" ");
                            self.number(to.y);
                        }
                        Segment::Close => self.raw("Z"),
                    }
                }
                self.raw("\"");
                self.paint(paint);
                self.raw("/>\n");
            }
            Node::Circle { center, radius, paint } => {
                self.open("circle");
                self.length("cx", center.x);
                self.length("cy", center.y);
                self.length("r", *radius);
                self.paint(paint);
                self.raw("/>\n");
            }
            Node::Text(text) => self.text(text),
            Node::Image { rect, image } => {
                self.open("image");
                self.length("x", rect.x);
                self.length("y", rect.y);
                self.length("width", rect.width);
                self.length("height", rect.height);
                self.attribute("href", &image.data_uri());
                self.raw("/>\n");
            }
        }
    }

    fn step(&mut self, command: char, point: Point) {
        self.out.push(command);
        self.number(point.x);
        self.out.push(' ');
        self.number(point.y);
    }

    fn group(&mut self, group: &Group) {
        if group.children.is_empty() {
            return;
        }
        self.open("g");
        self.attribute("class", group.class);
        if let Some(series) = group.series {
            self.count("data-series", series);
        }
        if let Some(category) = group.category {
            self.count("data-category", category);
        }
        self.raw(">\n");
        for child in &group.children {
            self.node(child);
        }
        self.raw("</g>\n");
    }

    fn paint(&mut self, paint: &Paint) {
        match paint.fill {
            Some(color) => self.attribute("fill", &color.to_string()),
            None => self.attribute("fill", "none"),
        }
        if let Some(stroke) = &paint.stroke {
            self.attribute("stroke", &stroke.color.to_string());
            self.length("stroke-width", stroke.width);
            if !stroke.dash.is_empty() {
                self.raw(" stroke-dasharray=\"");
                for (index, length) in stroke.dash.iter().enumerate() {
                    if index > 0 {
                        self.raw(" ");
                    }
                    self.number(*length);
                }
                self.raw("\"");
            }
            if stroke.round {
                self.attribute("stroke-linejoin", "round");
                if stroke.dash.is_empty() {
                    self.attribute("stroke-linecap", "round");
                }
            }
        }
    }

    fn text(&mut self, text: &PlacedText) {
        self.open("text");
        self.length("x", text.x);
        self.length("y", text.baseline);
        self.length("font-size", text.size);
        let family = &self.families[usize::from(text.weight == Weight::Bold)];
        // A family without a bold face must not be thickened by whoever shows it.
        let weight = family.as_ref().map_or(text.weight, |family| family.weight);
        if let Some(names) = family.as_ref().map(|family| family.names.clone()) {
            self.attribute("font-family", &names);
        }
        if weight == Weight::Bold {
            self.attribute("font-weight", "700");
        }
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.attribute("text-anchor", "middle"),
            Anchor::End => self.attribute("text-anchor", "end"),
        }
        self.attribute("fill", &text.color.to_string());
        self.raw(">");
        self.escaped(&text.text);
        self.raw("</text>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_spelling() {
        let check = |value: f64, written: &str, why: &str| {
            let mut writer = Writer::default();
            writer.number(value);
            assert_eq!(writer.out, written, "{why}");
        };
        check(12.0, "12", "no point without decimals");
        check(12.5, "12.5", "no trailing zero");
        check(12.05, "12.05", "a zero between stays");
        check(-0.001, "0", "no negative zero");
        check(-3.456, "-3.46", "rounded to hundredths");
    }

    #[test]
    fn text_can_not_leave_its_node() {
        let mut writer = Writer::default();
        writer.escaped("</text><script>\"'&]]>\u{0}\u{8}");
        assert_eq!(
            writer.out, "&lt;/text&gt;&lt;script&gt;&quot;&#39;&amp;]]&gt;",
            "markup is letters, controls are gone"
        );
    }
}
