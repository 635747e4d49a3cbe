//! Themes: the colours by role, dashes, markers and type sizes of a drawing, read from `data/themes/*.json`.
//!
//! A theme knows no chart; `resolve` gives its inks to series.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::ChartError;

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
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        let [red, green, blue] = self.0;
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// WCAG 2 contrast with another colour, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour, moved towards `text` as far as letters need to be read on `paper` (4.5 : 1).
    #[must_use]
    pub fn legible_on(self, paper: Self, text: Self) -> Self {
        (0..=10)
            .map(|tenths| self.mix(text, f64::from(tenths) / 10.0))
            .find(|color| color.contrast(paper) >= 4.5)
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

/// What lies over a filled area, so that it differs in grey print too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Texture {
    /// Nothing.
    #[default]
    Plain,
    /// Rising hatch.
    Rising,
    /// Falling hatch.
    Falling,
}

/// The mark of a point of a line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// ●
    #[default]
    Disc,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ○
    Ring,
    /// □
    Frame,
}

/// How a series is inked: colour, and what tells it apart without colour.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ink {
    /// Colour of fill or line.
    pub color: Color,
    /// Texture over fills.
    #[serde(default)]
    pub texture: Texture,
    /// Dashes of lines, in line widths of 1 pt; empty for solid.
    #[serde(default)]
    pub dash: Vec<f64>,
    /// Marker of points.
    #[serde(default)]
    pub marker: Marker,
}

/// Where title and legend stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left edge of the page.
    Start,
    /// Over the middle of the page, as statistical bulletins do.
    Center,
}

/// Sizes of type in points, for a figure 156 mm wide; other widths scale them gently, never below 7.5 pt.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeSizes {
    /// Title.
    pub title: f64,
    /// Subtitle.
    pub subtitle: f64,
    /// Ticks, categories, legend, values.
    pub label: f64,
    /// Notes and source.
    pub note: f64,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Name, as in the file's name.
    pub name: String,
    /// Paper.
    pub background: Color,
    /// Title, categories, values.
    pub text: Color,
    /// Ticks, units, notes.
    pub muted: Color,
    /// Grid lines.
    pub grid: Color,
    /// Base line and frame of the groups along the axis.
    pub axis: Color,
    /// Hatch where a figure is missing.
    pub missing: Color,
    /// The own city.
    pub own: Ink,
    /// Others beside the own city.
    pub other: Ink,
    /// Growth lines over columns.
    pub growth: Ink,
    /// First, second, third industry.
    pub industry: [Ink; 3],
    /// Equals, in order.
    pub categorical: Vec<Ink>,
    /// Alignment of title and legend.
    pub align: Align,
    /// Type.
    pub sizes: TypeSizes,
}

impl Theme {
    /// Reads a theme.
    pub fn from_json(text: &str) -> Result<Self, ChartError> {
        let theme: Self = serde_json::from_str(text).map_err(|error| ChartError::Theme {
            reason: error.to_string(),
        })?;
        if theme.categorical.is_empty() {
            return Err(ChartError::Theme {
                reason: "categorical is empty".to_owned(),
            });
        }
        Ok(theme)
    }

    /// 公报: white paper; what every export uses.
    pub fn bulletin() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../data/themes/bulletin.json"))
    }

    /// The window in light mode.
    pub fn screen_light() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../data/themes/screen-light.json"))
    }

    /// The window in dark mode.
    pub fn screen_dark() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../data/themes/screen-dark.json"))
    }
}
