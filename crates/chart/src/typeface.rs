//! Installed typefaces, handed in as bytes: a theme may name one for its text and one for its titles. What a face lacks is set in
//! the bundled one, glyph by glyph, so that no box is ever printed.

use std::sync::Arc;

use rustybuzz::Face;

use crate::ChartError;
use crate::covered::Covered;
use crate::text::{Weight, Widths, advance};

/// One face in a font file.
#[derive(Debug, Clone)]
pub struct FontFile {
    /// The file.
    pub bytes: Arc<Vec<u8>>,
    /// Which of the file's faces, for collections; else 0.
    pub index: u32,
}

/// Whether a face of a font file has a glyph for a character.
pub fn has_glyph(bytes: &[u8], index: u32, character: char) -> bool {
    Face::from_slice(bytes, index).is_some_and(|face| face.glyph_index(character).is_some())
}

/// A family with its regular face and, where it has one, its bold one.
#[derive(Clone)]
pub struct Typeface {
    pub(crate) family: String,
    pub(crate) regular: Arc<InstalledFace>,
    pub(crate) bold: Option<Arc<InstalledFace>>,
}

impl Typeface {
    /// Reads the faces of a family.
    ///
    /// # Errors
    /// [`ChartError::Typeface`] when a file is no font.
    pub fn new(family: &str, regular: FontFile, bold: Option<FontFile>) -> Result<Self, ChartError> {
        let read = |file, weight| InstalledFace::read(family, file, weight).map(Arc::new);
        Ok(Self {
            family: family.to_owned(),
            regular: read(regular, Weight::Regular)?,
            bold: bold.map(|file| read(file, Weight::Bold)).transpose()?,
        })
    }

    /// The face for titles: bold where there is one.
    pub(crate) fn heavy(&self) -> &Arc<InstalledFace> {
        self.bold.as_ref().unwrap_or(&self.regular)
    }
}

/// A face with what it covers and the widths that it gave.
pub(crate) struct InstalledFace {
    family: String,
    file: FontFile,
    weight: Weight,
    covered: Covered,
    widths: Widths,
}

impl InstalledFace {
    fn read(family: &str, file: FontFile, weight: Weight) -> Result<Self, ChartError> {
        let face = Face::from_slice(&file.bytes, file.index).ok_or_else(|| ChartError::Typeface {
            family: family.to_owned(),
        })?;
        Ok(Self {
            family: family.to_owned(),
            covered: Covered::of(&face),
            weight,
            widths: Widths::default(),
            file,
        })
    }

    pub(crate) fn family(&self) -> &str {
        &self.family
    }

    pub(crate) const fn file(&self) -> &FontFile {
        &self.file
    }

    /// The weight of the face itself; what it lacks is set in the bundled face of this weight.
    pub(crate) const fn weight(&self) -> Weight {
        self.weight
    }

    pub(crate) fn covers(&self, character: char) -> bool {
        self.covered.contains(character)
    }

    /// The width of `text` in ems; `rest` measures the runs that the face lacks.
    pub(crate) fn ems(&self, text: &str, rest: impl Fn(&str) -> f64) -> f64 {
        self.widths.of(text, || {
            // Parsed anew for each new string: a face that lived on would borrow from its own bytes.
            let Some(face) = Face::from_slice(&self.file.bytes, self.file.index) else {
                return rest(text);
            };
            self.runs(text)
                .map(|(own, run)| if own { advance(&face, run) } else { rest(run) })
                .sum()
        })
    }

    /// The longest runs that the face has, or lacks.
    fn runs<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (bool, &'a str)> {
        let mut left = text;
        std::iter::from_fn(move || {
            let own = self.covers(left.chars().next()?);
            let end = left
                .find(|character| self.covers(character) != own)
                .unwrap_or(left.len());
            let (run, after) = left.split_at(end);
            left = after;
            Some((own, run))
        })
    }
}
