//! A theme of the user's own: house colours, fonts and a logo over one of the themes that ship. Only what differs is kept, so that
//! what the house left alone follows the theme below it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::color::MARK_CONTRAST;
use super::{Color, Ink, Logo, Ramp, Theme};
use crate::ChartError;

/// The version of [`House`] that this program writes and reads.
pub const HOUSE_VERSION: u32 = 1;
/// Colours of a house palette at most: more are no longer told apart.
pub const PALETTE: usize = 6;
/// Letters of a theme's name at most.
const NAME_LENGTH: usize = 40;

/// The families that type is set in; `None` takes the bundled one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ThemeFonts {
    /// Names, figures and notes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Titles and the own city.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A theme of the user's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct House {
    /// [`HOUSE_VERSION`].
    pub suishu_theme: u32,
    /// Its name.
    pub name: String,
    /// The name of the theme below it.
    pub base: String,
    /// The own city's colour.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub own: Option<Color>,
    /// Colours of equals and parts, in order; the theme below has the rest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Vec<String>")]
    pub palette: Vec<Color>,
    /// What rose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub rise: Option<Color>,
    /// What fell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(as = "Option<String>")]
    pub fall: Option<Color>,
    /// Families.
    #[serde(default)]
    pub fonts: ThemeFonts,
    /// The logo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

impl House {
    /// A theme that is the one below it, under another name.
    pub fn over(base: &str, name: &str) -> Self {
        Self {
            suishu_theme: HOUSE_VERSION,
            name: name.to_owned(),
            base: base.to_owned(),
            own: None,
            palette: Vec::new(),
            rise: None,
            fall: None,
            fonts: ThemeFonts::default(),
            logo: None,
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`ChartError::Theme`] when it is none, or of a newer program.
    pub fn from_json(text: &str) -> Result<Self, ChartError> {
        let house: Self = serde_json::from_str(text).map_err(|error| refused(&error))?;
        house.theme()?;
        Ok(house)
    }

    /// The whole theme.
    ///
    /// # Errors
    /// [`ChartError::Theme`] when there is no such theme below it, its name isn't one, or its palette is too large.
    pub fn theme(&self) -> Result<Theme, ChartError> {
        if self.suishu_theme != HOUSE_VERSION {
            return Err(refused(&format!("version {} isn't known", self.suishu_theme)));
        }
        let letters = self.name.chars().count();
        if self.name.trim() != self.name
            || !(1..=NAME_LENGTH).contains(&letters)
            || self.name.chars().any(char::is_control)
        {
            return Err(refused("a name has 1 to 40 letters"));
        }
        if Theme::is_shipped(&self.name) {
            return Err(refused(&format!("{} is the name of a theme that ships", self.name)));
        }
        if self.palette.len() > PALETTE {
            return Err(refused(&format!("a palette has {PALETTE} colours at most")));
        }
        let base = Theme::named(&self.base)?.ok_or_else(|| refused(&format!("there is no theme {}", self.base)))?;
        Ok(self.dress(base))
    }

    fn dress(&self, mut theme: Theme) -> Theme {
        theme.name.clone_from(&self.name);
        theme.fonts = self.fonts.clone();
        theme.logo.clone_from(&self.logo);
        let (paper, text) = (theme.background, theme.text);
        let put = |ink: &mut Ink, color: Color| {
            ink.color = color;
            // A pale house colour keeps its fill and gets an edge that can be seen.
            let edge = color.against(paper, text, MARK_CONTRAST);
            ink.edge = (edge != color).then_some(edge);
        };
        for (at, color) in self.palette.iter().enumerate() {
            for inks in [&mut theme.categorical, &mut theme.parts] {
                if let Some(ink) = inks.get_mut(at) {
                    put(ink, *color);
                }
            }
        }
        if let [first, second, third, ..] = self.palette[..] {
            // The third stands for the smallest, the primary industry, as in the theme for paper.
            for (ink, color) in theme.industry.iter_mut().zip([third, first, second]) {
                put(ink, color);
            }
        }
        if let Some(second) = self.palette.get(1) {
            put(&mut theme.growth, *second);
        }
        if let Some(own) = self.own.or_else(|| self.palette.first().copied()) {
            put(&mut theme.own, own);
            theme.ramp = Ramp::from_paper(paper, own, text);
        }
        for (ink, color) in [(&mut theme.rise, self.rise), (&mut theme.fall, self.fall)] {
            if let Some(color) = color {
                put(ink, color);
            }
        }
        if self.own.is_some() || self.rise.is_some() || self.fall.is_some() {
            theme.diverging = Ramp::between(theme.fall.line(), paper.mix(text, 0.06), theme.own.line());
        }
        theme
    }
}

fn refused(reason: &(impl ToString + ?Sized)) -> ChartError {
    ChartError::Theme {
        reason: reason.to_string(),
    }
}
