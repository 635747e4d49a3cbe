//! Text as the fonts set it: which characters they have, and how wide a string is.
//!
//! The same font files measure here and draw in the window, the PNG and the PDF, so a width is a width everywhere.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use rustybuzz::{Face, UnicodeBuffer};

use crate::ChartError;
use crate::covered::Covered;
use crate::typeface::InstalledFace;

/// The family inside the bundled files; SVG and `@font-face` must name it so.
pub const FAMILY: &str = "Noto Sans CJK SC";
/// Regular face, as bundled.
pub(crate) const REGULAR: &[u8] = include_bytes!("../../../data/fonts/NotoSansSC-Regular.otf");
/// Bold face, as bundled.
pub(crate) const BOLD: &[u8] = include_bytes!("../../../data/fonts/NotoSansSC-Bold.otf");

/// The typesetter's mark for a character that isn't in the case. A box would look like a fault of the reader's machine.
const GETA: char = '〓';
/// Widths remembered at most; a chart has some hundred strings.
const REMEMBERED: usize = 8192;

/// Weight of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Titles and the own city.
    Bold,
}

/// The faces that a theme sets its type in: the bundled ones, and those of installed typefaces before them.
#[derive(Clone)]
pub(crate) struct Fonts {
    bundled: Arc<Bundled>,
    text: Option<Arc<InstalledFace>>,
    title: Option<Arc<InstalledFace>>,
}

impl Fonts {
    pub(crate) fn new() -> Result<Self, ChartError> {
        Ok(Self {
            bundled: Arc::new(Bundled::new()?),
            text: None,
            title: None,
        })
    }

    /// The same bundled faces behind other ones.
    pub(crate) fn behind(&self, text: Option<Arc<InstalledFace>>, title: Option<Arc<InstalledFace>>) -> Self {
        Self {
            bundled: Arc::clone(&self.bundled),
            text,
            title,
        }
    }

    /// The installed face that type of this weight is set in; `None` for the bundled one.
    pub(crate) fn installed(&self, weight: Weight) -> Option<&InstalledFace> {
        match weight {
            Weight::Regular => self.text.as_deref(),
            Weight::Bold => self.title.as_deref(),
        }
    }

    /// The advance of `text` in points.
    pub(crate) fn width(&self, text: &str, size: f64, weight: Weight) -> f64 {
        let ems = self.installed(weight).map_or_else(
            || self.bundled.ems(text, weight),
            |face| face.ems(text, |rest| self.bundled.ems(rest, face.weight())),
        );
        ems * size
    }

    /// Whether type of every weight has a glyph for it.
    fn covers(&self, character: char) -> bool {
        let both = || {
            [&self.text, &self.title]
                .into_iter()
                .all(|face| face.as_ref().is_some_and(|face| face.covers(character)))
        };
        self.bundled.covered.contains(character) || both()
    }

    /// `text` as it can be printed: one line, without control and direction characters, runs of blanks as one; a character
    /// that the fonts lack becomes 〓.
    pub(crate) fn printable(&self, text: &str) -> String {
        let mut line = String::with_capacity(text.len());
        for character in text.chars() {
            if character.is_whitespace() && character != '\u{3000}' {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
            } else if character.is_control() || is_invisible(character) {
                // Neither has a glyph; in a foreign label they only could turn the rest of it round.
            } else if self.covers(character) {
                line.push(character);
            } else {
                line.push(GETA);
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// The bundled faces, and the widths that they gave.
struct Bundled {
    regular: Face<'static>,
    bold: Face<'static>,
    widths: [Widths; 2],
    /// Characters that both faces have: asked for every character of every label, so looked up once.
    covered: Covered,
}

impl Bundled {
    fn new() -> Result<Self, ChartError> {
        let regular = Face::from_slice(REGULAR, 0).ok_or(ChartError::Font { face: "regular" })?;
        let bold = Face::from_slice(BOLD, 0).ok_or(ChartError::Font { face: "bold" })?;
        let covered = Covered::of(&regular).and(&Covered::of(&bold));
        Ok(Self {
            regular,
            bold,
            widths: [Widths::default(), Widths::default()],
            covered,
        })
    }

    fn ems(&self, text: &str, weight: Weight) -> f64 {
        let (face, widths) = match weight {
            Weight::Regular => (&self.regular, &self.widths[0]),
            Weight::Bold => (&self.bold, &self.widths[1]),
        };
        widths.of(text, || advance(face, text))
    }
}

/// Widths in ems that were measured already.
#[derive(Default)]
pub(crate) struct Widths(Mutex<HashMap<Box<str>, f64>>);

impl Widths {
    pub(crate) fn of(&self, text: &str, measure: impl FnOnce() -> f64) -> f64 {
        let mut widths = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(ems) = widths.get(text) {
            return *ems;
        }
        let ems = measure();
        if widths.len() >= REMEMBERED {
            widths.clear();
        }
        widths.insert(text.into(), ems);
        ems
    }
}

/// Width in ems.
pub(crate) fn advance(face: &Face<'_>, text: &str) -> f64 {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    let glyphs = rustybuzz::shape(face, &[], buffer);
    let units: i64 = glyphs
        .glyph_positions()
        .iter()
        .map(|position| i64::from(position.x_advance))
        .sum();
    units as f64 / f64::from(face.units_per_em())
}

/// Characters that steer joining, direction or style and draw nothing.
pub(crate) const fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_character_is_one_em_and_digits_are_tabular() {
        let fonts = Fonts::new().expect("the bundled fonts are readable");
        let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(
            close(fonts.width("广州", 10.0, Weight::Regular), 20.0),
            "Han is set on the em square"
        );
        assert!(
            close(
                fonts.width("111", 10.0, Weight::Regular),
                fonts.width("888", 10.0, Weight::Regular)
            ),
            "columns of figures align only with tabular digits"
        );
    }

    #[test]
    fn what_the_font_lacks_is_a_geta_and_what_is_invisible_is_nothing() {
        let fonts = Fonts::new().expect("the bundled fonts are readable");
        let check = |raw: &str, printed: &str, why: &str| assert_eq!(fonts.printable(raw), printed, "{why}");
        check(
            "广\u{0}州\u{202E}市",
            "广州市",
            "control and direction characters have no glyph",
        );
        check("GDP😀", "GDP〓", "never a box");
        check(
            " 两\t\n格 ",
            "两 格",
            "one line, single blanks, as XML would collapse them",
        );
        check(
            "≈15 >400 −3.2 …",
            "≈15 >400 −3.2 …",
            "the signs that charts print are in the font",
        );
    }
}
