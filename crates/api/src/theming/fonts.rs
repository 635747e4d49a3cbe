//! The fonts of this machine: listed for a choice, and read when a theme names one. They are looked for once, at the first question.

use std::fs;
use std::sync::Arc;

use fontdb::{Database, Family, Language, Query, Stretch, Style, Weight};
use suishu_chart::{FAMILY, FontFile, Typeface, has_glyph};

use crate::wire::FontFamily;

/// A character that a font for Chinese has.
const HAN: char = '年';
/// From here on a face is bold.
const BOLD: u16 = 600;
/// A font file at most: the largest collections for Chinese have half of it.
const LARGEST: u64 = 256 * 1024 * 1024;

/// The installed fonts.
pub(crate) struct InstalledFonts {
    fonts: Database,
}

impl InstalledFonts {
    /// Looks for them where the system keeps them.
    pub(crate) fn look() -> Self {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Self { fonts }
    }

    /// Fonts from bytes, for tests.
    #[cfg(test)]
    pub(crate) fn of(files: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut fonts = Database::new();
        for file in files {
            fonts.load_font_data(file);
        }
        Self { fonts }
    }

    /// The families that can set Chinese, by the name that is shown.
    pub(crate) fn families(&self) -> Vec<FontFamily> {
        let mut families: Vec<FontFamily> = Vec::new();
        for face in self.fonts.faces() {
            let Some((name, _)) = face.families.first() else {
                continue;
            };
            let bold = face.weight.0 >= BOLD;
            if let Some(known) = families.iter_mut().find(|family| family.name == *name) {
                known.bold |= bold;
            } else if name != FAMILY && !name.starts_with('.') && self.has_han(face.id) {
                families.push(FontFamily {
                    name: name.clone(),
                    label: label(&face.families),
                    bold,
                });
            }
        }
        families.sort_by(|one, other| one.label.cmp(&other.label));
        families
    }

    /// Whether a family is installed.
    pub(crate) fn has(&self, family: &str) -> bool {
        self.face(family, Weight::NORMAL).is_some()
    }

    /// The typeface of a family; `None` where it isn't installed or can't be read.
    pub(crate) fn typeface(&self, family: &str) -> Option<Typeface> {
        let regular = self.face(family, Weight::NORMAL)?;
        let bold = self
            .face(family, Weight::BOLD)
            .filter(|face| *face != regular && self.fonts.face(*face).is_some_and(|face| face.weight.0 >= BOLD));
        let bold = bold.and_then(|face| self.file(face));
        Typeface::new(family, self.file(regular)?, bold).ok()
    }

    fn face(&self, family: &str, weight: Weight) -> Option<fontdb::ID> {
        self.fonts.query(&Query {
            families: &[Family::Name(family)],
            weight,
            stretch: Stretch::Normal,
            style: Style::Normal,
        })
    }

    fn has_han(&self, face: fontdb::ID) -> bool {
        self.fonts
            .with_face_data(face, |bytes, index| has_glyph(bytes, index, HAN))
            .unwrap_or_default()
    }

    fn file(&self, face: fontdb::ID) -> Option<FontFile> {
        let info = self.fonts.face(face)?;
        let bytes = match &info.source {
            fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => {
                let length = fs::metadata(path).ok()?.len();
                (length <= LARGEST).then(|| fs::read(path).ok()).flatten()?
            }
            fontdb::Source::Binary(bytes) => bytes.as_ref().as_ref().to_vec(),
        };
        Some(FontFile {
            bytes: Arc::new(bytes),
            index: info.index,
        })
    }
}

/// The Chinese name of a family, else its first.
fn label(names: &[(String, Language)]) -> String {
    let chinese = |language: Language| {
        matches!(
            language,
            Language::Chinese_PeoplesRepublicOfChina
                | Language::Chinese_Singapore
                | Language::Chinese_HongKongSAR
                | Language::Chinese_MacaoSAR
                | Language::Chinese_Taiwan
        )
    };
    names
        .iter()
        .find(|(_, language)| chinese(*language))
        .or_else(|| names.first())
        .map(|(name, _)| name.clone())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_listed_once_and_read_whole() {
        let bold = include_bytes!("../../../../data/fonts/NotoSansSC-Bold.otf").to_vec();
        let fonts = InstalledFonts::of([bold]);
        assert_eq!(
            fonts.families(),
            [],
            "the bundled family is no choice: it stands behind every other one"
        );
        assert!(
            fonts.typeface("Noto Sans CJK SC").is_some(),
            "a family is found by its name"
        );
        assert!(fonts.typeface("仿宋").is_none(), "what isn't installed isn't there");
    }
}
