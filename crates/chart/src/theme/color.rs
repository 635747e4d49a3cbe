//! A colour, what it weighs in light, and how far it is from another.

use std::fmt;

use serde::{Deserialize, Serialize};

/// WCAG's least contrast of text, level AA.
pub(super) const TEXT_CONTRAST: f64 = 4.5;
/// WCAG's least contrast of marks.
pub(super) const MARK_CONTRAST: f64 = 3.0;

/// A colour without transparency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color(pub [u8; 3]);

impl Color {
    /// Whether white text reads better on it than black: WCAG relative luminance below the crossing of both contrasts.
    pub fn is_dark(self) -> bool {
        self.luminance() < 0.25
    }

    /// WCAG relative luminance, 0 to 1.
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Red, green and blue as amounts of light, 0 to 1.
    pub(super) fn linear(self) -> [f64; 3] {
        self.0.map(|channel| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// WCAG 2 contrast with another colour, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour, moved towards `text` as far as letters need to be read on `paper` (4.5 : 1).
    #[must_use]
    pub fn legible_on(self, paper: Self, text: Self) -> Self {
        self.against(paper, text, TEXT_CONTRAST)
    }

    /// This colour, moved towards `text` as far as it takes to stand out from `paper`.
    #[must_use]
    pub(crate) fn against(self, paper: Self, text: Self, contrast: f64) -> Self {
        (0..=10)
            .map(|tenths| self.mix(text, f64::from(tenths) / 10.0))
            .find(|color| color.contrast(paper) >= contrast)
            .unwrap_or(text)
    }

    /// The colour that lies `part` of the way to `other`.
    #[must_use]
    pub fn mix(self, other: Self, part: f64) -> Self {
        let blend = |from: u8, to: u8| (f64::from(from) + (f64::from(to) - f64::from(from)) * part).round() as u8;
        Self([
            blend(self.0[0], other.0[0]),
            blend(self.0[1], other.0[1]),
            blend(self.0[2], other.0[2]),
        ])
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}

impl Serialize for Color {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let refuse = || serde::de::Error::custom(format!("not a colour of the form #RRGGBB: {text}"));
        let digits = text
            .strip_prefix('#')
            .filter(|digits| digits.len() == 6)
            .ok_or_else(refuse)?;
        let value = u32::from_str_radix(digits, 16).map_err(|_| refuse())?;
        let [_, red, green, blue] = value.to_be_bytes();
        Ok(Self([red, green, blue]))
    }
}
