//! Themes for paper: those that ship and those that the user made, which one a chart takes, and the fonts that they name.

mod fonts;
mod kept;
mod look;
mod sample;

use std::fs;
use std::path::Path;

use suishu_chart::{ChartError, Corner, FAMILY, House, Logo, SHIPPED, Theme};

use self::kept::Kept;
use self::look::colors;
use crate::chart::{file_name, write_whole};
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{
    ExportReport, FontFamilies, MaybeLogo, Nothing, SizeMm, ThemeExportRequest, ThemeInfo, ThemeRequest,
    ThemeSaveRequest, Themes,
};

pub(crate) use self::fonts::InstalledFonts;

/// The themes for paper and for slides that are taken where nobody says another.
const PAPER: &str = "bulletin";
const SLIDE: &str = "brief";
/// A slide of 16 : 9, and half of one, as the window offers them.
const SLIDE_SIZES: [(f64, f64); 2] = [(254.0, 143.0), (120.0, 100.0)];
/// The themes of the window are none for paper.
const OF_THE_WINDOW: [&str; 2] = ["screen-light", "screen-dark"];
/// A theme's file at most: a logo is the largest part of it.
const LARGEST_FILE: u64 = 8 * 1024 * 1024;
/// The height of a logo that was just chosen, in mm.
const LOGO_MM: f64 = 9.0;

impl Desk {
    /// Every theme for paper.
    pub(crate) fn themes_list(&self, _: Nothing) -> Result<Themes, Failure> {
        let kept = Kept::read(&self.places().config)?;
        let info = |theme: &Theme, house: Option<&House>| ThemeInfo {
            name: theme.name.clone(),
            house: house.cloned(),
            colors: colors(theme),
            missing_fonts: self.missing(theme),
        };
        let mut themes: Vec<ThemeInfo> = Vec::new();
        for theme in Theme::shipped()? {
            if !OF_THE_WINDOW.contains(&theme.name.as_str()) {
                themes.push(info(&theme, None));
            }
        }
        for house in &kept.themes {
            themes.push(info(&house.theme()?, Some(house)));
        }
        let settings = self.remembered().settings;
        // A default that was taken off since is as if none had been set.
        let named = |name: Option<String>, other: &str| {
            name.filter(|name| themes.iter().any(|theme| theme.name == *name))
                .unwrap_or_else(|| other.to_owned())
        };
        let (paper, slide) = (named(settings.paper_theme, PAPER), named(settings.slide_theme, SLIDE));
        Ok(Themes { themes, paper, slide })
    }

    /// Keeps a theme, in place of the one that it replaces.
    pub(crate) fn theme_save(&self, request: ThemeSaveRequest) -> Result<Themes, Failure> {
        let ThemeSaveRequest { house, replaces } = request;
        house.theme().map_err(|error| unusable(&house.name, error))?;
        let mut kept = Kept::read(&self.places().config)?;
        if replaces.as_deref() != Some(house.name.as_str()) && kept.named(&house.name).is_some() {
            return Err(Failure::ThemeTaken { name: house.name });
        }
        kept.themes.retain(|other| Some(&other.name) != replaces.as_ref());
        if let Some(old) = replaces.filter(|old| *old != house.name) {
            // A default follows the theme under its new name.
            self.remember(|remembered| {
                let settings = &mut remembered.settings;
                for name in [&mut settings.paper_theme, &mut settings.slide_theme] {
                    if name.as_ref() == Some(&old) {
                        *name = Some(house.name.clone());
                    }
                }
            });
        }
        kept.themes.push(house);
        kept.write(&self.places().config)?;
        self.themes_list(Nothing {})
    }

    /// Takes a theme of the user's off.
    pub(crate) fn theme_remove(&self, request: ThemeRequest) -> Result<Themes, Failure> {
        let mut kept = Kept::read(&self.places().config)?;
        if kept.named(&request.name).is_none() {
            return Err(Failure::ThemeUnknown { name: request.name });
        }
        kept.themes.retain(|house| house.name != request.name);
        kept.write(&self.places().config)?;
        self.themes_list(Nothing {})
    }

    /// Writes a theme of the user's into a folder.
    pub(crate) fn theme_export(&self, request: ThemeExportRequest) -> Result<ExportReport, Failure> {
        let folder = self.tokens().path(&request.folder)?;
        let kept = Kept::read(&self.places().config)?;
        let house = kept
            .named(&request.name)
            .ok_or(Failure::ThemeUnknown { name: request.name })?;
        let json = serde_json::to_string_pretty(house).map_err(|error| Failure::Internal {
            message: error.to_string(),
        })?;
        let path = folder.join(format!("{}.json", file_name(&house.name)));
        let replaced = path.exists();
        write_whole(&path, json.as_bytes())?;
        Ok(ExportReport {
            file: display_name(&path),
            folder: folder.display().to_string(),
            bytes: json.len() as u64,
            pixels: None,
            replaced,
            theme_lacking: None,
        })
    }

    /// Takes in themes from files that the user picks: all of them, or none when one can't be read. A name that is taken is numbered.
    pub(crate) fn theme_import(&self, _: Nothing) -> Result<Themes, Failure> {
        let mut kept = Kept::read(&self.places().config)?;
        for path in self.host().choose_themes() {
            let mut house = House::from_json(&read(&path)?).map_err(|error| unusable(&display_name(&path), error))?;
            house.name = free_name(&house.name, &kept);
            kept.themes.push(house);
        }
        kept.write(&self.places().config)?;
        self.themes_list(Nothing {})
    }

    /// Picks a logo.
    pub(crate) fn theme_logo(&self, _: Nothing) -> Result<MaybeLogo, Failure> {
        let Some(path) = self.host().choose_logo() else {
            return Ok(MaybeLogo { logo: None });
        };
        let refused = |reason: String| Failure::Chart(ChartError::Logo { reason });
        let length = fs::metadata(&path).map_err(|error| refused(error.to_string()))?.len();
        if length > suishu_chart::LOGO_BYTES as u64 {
            return Err(refused("it is larger than 256 KiB".to_owned()));
        }
        let bytes = fs::read(&path).map_err(|error| refused(error.to_string()))?;
        Ok(MaybeLogo {
            logo: Some(Logo::read(&bytes, Corner::TopRight, LOGO_MM)?),
        })
    }

    /// The families that type can be set in.
    pub(crate) fn font_families(&self, _: Nothing) -> Result<FontFamilies, Failure> {
        Ok(FontFamilies {
            bundled: FAMILY.to_owned(),
            families: self.installed_fonts().families(),
        })
    }

    /// A theme from a file, for this run only: one of the user's, or a whole one. Specs name it by what is given back.
    ///
    /// # Errors
    /// [`Failure::ThemeInvalid`] when the file holds neither.
    pub fn lend_theme(&self, path: &Path) -> Result<String, Failure> {
        let text = read(path)?;
        let theme = House::from_json(&text)
            .and_then(|house| house.theme())
            .or_else(|error| Theme::from_json(&text).map_err(|_| error))
            .map_err(|error| unusable(&display_name(path), error))?;
        let name = theme.name.clone();
        self.lend(theme);
        Ok(name)
    }

    /// Whether a theme of that name ships, is kept, or was lent.
    ///
    /// # Errors
    /// [`Failure::ThemeUnknown`] when nobody has it.
    pub fn check_theme(&self, name: &str) -> Result<(), Failure> {
        self.theme_named(name).map(drop)
    }

    /// The theme of a chart on paper: the one that it names, else the one for slides or paper. The fonts that it names are ready.
    ///
    /// A chart from another machine may name a theme that this one lacks: it is drawn in that of its place all the same, and the name
    /// is given back to be told.
    pub(crate) fn theme_on_paper(&self, named: Option<&str>, size: SizeMm) -> Result<(Theme, Option<String>), Failure> {
        let (theme, lacking) = match named.map(|name| (name, self.theme_named(name))) {
            Some((name, Err(Failure::ThemeUnknown { .. }))) => (self.theme_of_place(size)?, Some(name.to_owned())),
            Some((_, theme)) => (theme?, None),
            None => (self.theme_of_place(size)?, None),
        };
        for family in self.dress(&theme)? {
            tracing::warn!(
                family,
                theme = theme.name,
                "the font isn't installed; the bundled one stands in"
            );
        }
        Ok((theme, lacking))
    }

    /// The theme for slides or paper. A default that was taken off since is as if none had been set.
    fn theme_of_place(&self, size: SizeMm) -> Result<Theme, Failure> {
        let settings = self.remembered().settings;
        let (chosen, shipped) = if is_slide(size) {
            (settings.slide_theme, SLIDE)
        } else {
            (settings.paper_theme, PAPER)
        };
        match chosen.map(|name| self.theme_named(&name)) {
            Some(Ok(theme)) => Ok(theme),
            Some(Err(Failure::ThemeUnknown { .. })) | None => self.theme_named(shipped),
            Some(Err(failure)) => Err(failure),
        }
    }

    fn theme_named(&self, name: &str) -> Result<Theme, Failure> {
        if let Some(theme) = self.lent(name) {
            return Ok(theme);
        }
        if SHIPPED.contains(&name) {
            return Theme::named(name)?.ok_or_else(|| Failure::ThemeUnknown { name: name.to_owned() });
        }
        let kept = Kept::read(&self.places().config)?;
        let house = kept
            .named(name)
            .ok_or_else(|| Failure::ThemeUnknown { name: name.to_owned() })?;
        Ok(house.theme()?)
    }

    /// Makes the fonts ready that a theme names; those that aren't installed are given back.
    pub(crate) fn dress(&self, theme: &Theme) -> Result<Vec<String>, Failure> {
        let renderer = self.renderer()?;
        let mut missing = Vec::new();
        for family in families(theme) {
            if renderer.has_family(family) {
                continue;
            }
            match self.installed_fonts().typeface(family) {
                Some(typeface) => renderer.install(typeface)?,
                None => missing.push(family.to_owned()),
            }
        }
        Ok(missing)
    }

    /// Families that a theme names and that aren't installed. No font is read for it.
    fn missing(&self, theme: &Theme) -> Vec<String> {
        let missing = families(theme).filter(|family| *family != FAMILY && !self.installed_fonts().has(family));
        missing.map(str::to_owned).collect()
    }
}

/// The families that a theme names, each once.
fn families(theme: &Theme) -> impl Iterator<Item = &str> {
    let (text, title) = (theme.fonts.text.as_deref(), theme.fonts.title.as_deref());
    text.into_iter().chain(title.filter(|title| Some(*title) != text))
}

fn is_slide(size: SizeMm) -> bool {
    SLIDE_SIZES
        .iter()
        .any(|(width, height)| (size.width - width).abs() < 0.5 && (size.height - height).abs() < 0.5)
}

fn read(path: &Path) -> Result<String, Failure> {
    let file = display_name(path);
    let invalid = |message: String| Failure::ThemeInvalid {
        file: file.clone(),
        message,
    };
    let length = fs::metadata(path).map_err(|error| invalid(error.to_string()))?.len();
    if length > LARGEST_FILE {
        return Err(invalid("it is larger than 8 MiB".to_owned()));
    }
    fs::read_to_string(path).map_err(|error| invalid(error.to_string()))
}

fn unusable(file: &str, error: ChartError) -> Failure {
    match error {
        ChartError::Theme { reason } => Failure::ThemeInvalid {
            file: file.to_owned(),
            message: reason,
        },
        other => Failure::Chart(other),
    }
}

/// A theme that comes from elsewhere never takes the place of one that is there: it is numbered.
fn free_name(name: &str, kept: &Kept) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    std::iter::once(name.to_owned())
        .chain(numbered)
        .find(|name| kept.named(name).is_none())
        .unwrap_or_default()
}
