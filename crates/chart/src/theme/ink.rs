//! How one series is inked: colour, and what tells it apart without colour.

use serde::{Deserialize, Serialize};

use super::color::Color;

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
    /// Both hatches.
    Crossed,
    /// Level lines.
    Level,
    /// Dots.
    Dotted,
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
    /// Outline of fills that alone would be too pale on the paper; lines, markers and names take it then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edge: Option<Color>,
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

impl Ink {
    /// A plain ink.
    pub const fn plain(color: Color) -> Self {
        Self {
            color,
            edge: None,
            texture: Texture::Plain,
            dash: Vec::new(),
            marker: Marker::Disc,
        }
    }

    /// The colour of lines, markers and outlines: that of the fill, unless the fill is too pale for them.
    pub fn line(&self) -> Color {
        self.edge.unwrap_or(self.color)
    }
}
