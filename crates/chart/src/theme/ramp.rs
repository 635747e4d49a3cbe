//! Colours in order, for cells and tiles whose strength is a figure.

use serde::{Deserialize, Serialize};

use super::color::Color;

/// Colours from the lowest to the highest, evenly spaced; two at least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Color>", into = "Vec<Color>")]
pub struct Ramp(Vec<Color>);

impl Ramp {
    /// The colour at a part of the way, 0 to 1; what lies outside takes the end.
    pub fn at(&self, part: f64) -> Color {
        let last = self.0.len() - 1;
        let place = part.clamp(0.0, 1.0) * last as f64;
        let below = (place.floor() as usize).min(last);
        let above = (below + 1).min(last);
        self.0[below].mix(self.0[above], place - below as f64)
    }

    /// The colour of class `index` of `classes`: the first is the lowest colour, the last the highest.
    pub fn class(&self, index: usize, classes: usize) -> Color {
        if classes < 2 {
            return self.at(0.5);
        }
        self.at(index as f64 / (classes - 1) as f64)
    }

    /// From nearly paper to an ink and beyond it towards the text.
    pub(super) fn from_paper(paper: Color, ink: Color, text: Color) -> Self {
        Self(vec![
            paper.mix(ink, 0.04),
            paper.mix(ink, 0.2),
            paper.mix(ink, 0.4),
            paper.mix(ink, 0.6),
            paper.mix(ink, 0.8),
            ink,
            ink.mix(text, 0.4),
        ])
    }

    /// From one ink through a middle to another.
    pub(super) fn between(low: Color, middle: Color, high: Color) -> Self {
        Self(vec![
            low,
            low.mix(middle, 0.35),
            low.mix(middle, 0.7),
            middle,
            high.mix(middle, 0.7),
            high.mix(middle, 0.35),
            high,
        ])
    }

    /// The colours.
    pub fn colors(&self) -> &[Color] {
        &self.0
    }
}

impl TryFrom<Vec<Color>> for Ramp {
    type Error = &'static str;

    fn try_from(colors: Vec<Color>) -> Result<Self, Self::Error> {
        if colors.len() < 2 {
            return Err("a ramp has two colours at least");
        }
        Ok(Self(colors))
    }
}

impl From<Ramp> for Vec<Color> {
    fn from(ramp: Ramp) -> Self {
        ramp.0
    }
}
