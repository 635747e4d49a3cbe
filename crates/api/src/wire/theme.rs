//! Themes: listed, made, looked at, handed on as files; and the families that type can be set in.

use serde::{Deserialize, Serialize};
use suishu_chart::{House, InkRole, Logo, Sight};
use ts_rs::TS;

use super::{DrawingView, SizeMm};

/// Every theme for paper, and which one is taken when a chart names none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Themes {
    /// Those that ship first, then the user's own in the order of their names.
    pub themes: Vec<ThemeInfo>,
    /// The name of the theme for paper.
    pub paper: String,
    /// The name of the theme for slides.
    pub slide: String,
}

/// A theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThemeInfo {
    /// Its name; those that ship have a word in the window's language.
    pub name: String,
    /// What the user set; `None` for a theme that ships.
    pub house: Option<House>,
    /// Its colours as `#RRGGBB`.
    pub colors: ThemeColors,
    /// Families that it names and that aren't installed here.
    pub missing_fonts: Vec<String>,
}

/// The colours of a theme that a person can set, as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThemeColors {
    /// Paper.
    pub background: String,
    /// The own city.
    pub own: String,
    /// Equals, in order.
    pub palette: Vec<String>,
    /// What rose.
    pub rise: String,
    /// What fell.
    pub fall: String,
}

/// Names a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ThemeRequest {
    /// Its name.
    pub name: String,
}

/// Keeps a theme.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ThemeSaveRequest {
    /// The theme.
    pub house: House,
    /// The name under which it was kept until now; `None` for a new one.
    #[serde(default)]
    pub replaces: Option<String>,
}

/// Writes a theme as a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ThemeExportRequest {
    /// Its name.
    pub name: String,
    /// The folder's token.
    pub folder: String,
}

/// What a look at a theme shows; the figures are made up, and the drawing says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum ThemeSample {
    /// Six parts of a whole.
    #[default]
    Parts,
    /// Six lines.
    Lines,
    /// The own city among others.
    Cities,
    /// Columns with a line of growth.
    Growth,
}

/// Asks how a theme looks that isn't kept yet.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ThemeLookRequest {
    /// The theme.
    pub house: House,
    /// What is drawn.
    #[serde(default)]
    pub sample: ThemeSample,
    /// Size of the drawing.
    pub size: SizeMm,
}

/// How a theme looks, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct ThemeLook {
    /// The drawing.
    pub drawing: DrawingView,
    /// Its colours as they are.
    pub colors: ThemeColors,
    /// The graver first.
    pub faults: Vec<ThemeFault>,
    /// Families that it names and that aren't installed here.
    pub missing_fonts: Vec<String>,
}

/// A fault of a theme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum ThemeFault {
    /// Titles, names and figures are too pale on the paper.
    PaleText {
        /// Their contrast, to one decimal.
        contrast: String,
    },
    /// Ticks, units and notes are too pale on the paper.
    PaleNotes {
        /// Their contrast, to one decimal.
        contrast: String,
    },
    /// A mark is too pale on the paper.
    PaleMark {
        /// Which.
        ink: InkRole,
        /// Its contrast, to one decimal.
        contrast: String,
    },
    /// Some eyes take two inks for one.
    Alike {
        /// One.
        ink: InkRole,
        /// The other.
        other: InkRole,
        /// Whose eyes.
        sight: Sight,
    },
    /// Without colour two inks are one grey.
    GreyAlike {
        /// One.
        ink: InkRole,
        /// The other.
        other: InkRole,
    },
}

/// A logo, or nothing when the dialog was closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MaybeLogo {
    /// What was chosen.
    pub logo: Option<Logo>,
}

/// The families that are installed and can set Chinese.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FontFamilies {
    /// The family that comes with the program.
    pub bundled: String,
    /// By name.
    pub families: Vec<FontFamily>,
}

/// An installed family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FontFamily {
    /// The name that themes keep.
    pub name: String,
    /// The name to show: the Chinese one where there is one.
    pub label: String,
    /// Whether it has a bold face.
    pub bold: bool,
}
