//! Themes: the colours by role, dashes, markers and type sizes of a drawing, read from `data/themes/*.json`.
//!
//! A theme knows no chart; `resolve` gives its inks to series.

mod color;
mod fault;
mod house;
mod ink;
mod logo;
mod ramp;
mod sight;

use serde::{Deserialize, Serialize};

pub use self::color::Color;
pub use self::fault::{Fault, InkRole};
pub use self::house::{HOUSE_VERSION, House, PALETTE, ThemeFonts};
pub use self::ink::{Ink, Marker, Texture};
pub use self::logo::{Corner, LOGO_BYTES, Logo, Pixels};
pub use self::ramp::Ramp;
pub use self::sight::Sight;
use crate::ChartError;

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

/// A forecast keeps its series' hue, paler, within a dashed outline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forecast {
    /// Dashes of outlines and lines.
    pub dash: Vec<f64>,
    /// Part of the way from the ink to the paper.
    pub fade: f64,
}

/// Bands behind the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// The span of an event.
    pub event: Color,
    /// Weekends and holidays on a daily axis.
    pub rest: Color,
}

/// The names of the themes that ship.
pub const SHIPPED: [&str; 5] = ["bulletin", "brief", "screen-light", "screen-dark", "grey"];

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
    /// The average of a nation or a province beside cities.
    pub average: Ink,
    /// Growth lines over columns.
    pub growth: Ink,
    /// What rose. A sign is no judgement, so it isn't green; ▲ and + stand beside it.
    pub rise: Ink,
    /// What fell; ▼ and − stand beside it.
    pub fall: Ink,
    /// First, second, third industry.
    pub industry: [Ink; 3],
    /// Equals, in order: lines and columns side by side.
    pub categorical: Vec<Ink>,
    /// Parts of a whole, in order: neighbours in a stack or a pie differ most.
    pub parts: Vec<Ink>,
    /// What is expected and not yet counted.
    pub forecast: Forecast,
    /// From little to much.
    pub ramp: Ramp,
    /// From below through the middle to above.
    pub diverging: Ramp,
    /// What lies behind the marks.
    pub band: Bands,
    /// Alignment of title and legend.
    pub align: Align,
    /// Type.
    pub sizes: TypeSizes,
    /// The families that type is set in.
    #[serde(default)]
    pub fonts: ThemeFonts,
    /// A logo in a corner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

impl Theme {
    /// Paper or ink, whichever reads better on a fill.
    pub(crate) fn letters_on(&self, fill: Color) -> Color {
        if self.background.contrast(fill) > self.text.contrast(fill) {
            self.background
        } else {
            self.text
        }
    }

    /// Reads a theme.
    pub fn from_json(text: &str) -> Result<Self, ChartError> {
        let theme: Self = serde_json::from_str(text).map_err(|error| ChartError::Theme {
            reason: error.to_string(),
        })?;
        for (field, inks) in [("categorical", &theme.categorical), ("parts", &theme.parts)] {
            if inks.is_empty() {
                return Err(ChartError::Theme {
                    reason: format!("{field} is empty"),
                });
            }
        }
        Ok(theme)
    }

    /// A theme that ships, by its name; `None` for any other name.
    pub fn named(name: &str) -> Result<Option<Self>, ChartError> {
        Ok(Self::shipped()?.into_iter().find(|theme| theme.name == name))
    }

    /// Whether a theme that ships has this name.
    pub fn is_shipped(name: &str) -> bool {
        SHIPPED.contains(&name)
    }

    /// The themes that ship with the program: for paper, for slides, for both windows, and without colour.
    pub fn shipped() -> Result<[Self; 5], ChartError> {
        Ok([
            Self::bulletin()?,
            Self::brief()?,
            Self::screen_light()?,
            Self::screen_dark()?,
            Self::grey()?,
        ])
    }

    /// 公报: white paper, black and two colours; what every export uses unless another is asked for.
    pub fn bulletin() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../../data/themes/bulletin.json"))
    }

    /// 简报: a slide, in larger type.
    pub fn brief() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../../data/themes/brief.json"))
    }

    /// 灰度: greys with textures, dashes and markers, for print without colour.
    pub fn grey() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../../data/themes/grey.json"))
    }

    /// The window in light mode.
    pub fn screen_light() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../../data/themes/screen-light.json"))
    }

    /// The window in dark mode.
    pub fn screen_dark() -> Result<Self, ChartError> {
        Self::from_json(include_str!("../../../../data/themes/screen-dark.json"))
    }
}
