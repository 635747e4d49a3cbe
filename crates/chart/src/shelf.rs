//! The fonts as usvg wants them: the bundled faces, and the installed ones that themes named so far. A name leads to one file, and
//! what that lacks to the bundled face of the same weight; no other font is ever asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use resvg::usvg::fontdb::{self, Database, ID};
use resvg::usvg::{FontFamily, FontResolver, ImageHrefResolver, ImageKind, Options};

use crate::ChartError;
use crate::text::{BOLD, FAMILY, REGULAR, Weight};
use crate::typeface::{InstalledFace, Typeface, has_glyph};

/// CSS weights from here on are bold.
const BOLD_WEIGHT: u16 = 600;

/// The regular and the bold face of one family; the same twice where it has one only.
#[derive(Debug, Clone, Copy)]
struct Faces {
    regular: ID,
    bold: ID,
}

impl Faces {
    const fn of(self, weight: Weight) -> ID {
        match weight {
            Weight::Regular => self.regular,
            Weight::Bold => self.bold,
        }
    }
}

/// The fonts. Clones share the files.
#[derive(Clone)]
pub(crate) struct Shelf {
    fonts: Arc<Database>,
    bundled: Faces,
    installed: Arc<BTreeMap<String, Faces>>,
    typefaces: Arc<BTreeMap<String, Typeface>>,
}

impl Shelf {
    /// The bundled faces.
    pub(crate) fn new() -> Result<Self, ChartError> {
        let mut fonts = Database::new();
        let mut load = |face: &'static [u8]| {
            let ids = fonts.load_font_source(fontdb::Source::Binary(Arc::new(face)));
            ids.first().copied().ok_or(ChartError::Font { face: "fontdb" })
        };
        let bundled = Faces {
            regular: load(REGULAR)?,
            bold: load(BOLD)?,
        };
        Ok(Self {
            fonts: Arc::new(fonts),
            bundled,
            installed: Arc::default(),
            typefaces: Arc::default(),
        })
    }

    /// Puts a typeface on the shelf.
    pub(crate) fn put(&mut self, typeface: Typeface) -> Result<(), ChartError> {
        let fonts = Arc::make_mut(&mut self.fonts);
        let regular = load(fonts, &typeface.regular)?;
        let bold = match &typeface.bold {
            Some(face) => load(fonts, face)?,
            None => regular,
        };
        Arc::make_mut(&mut self.installed).insert(typeface.family.clone(), Faces { regular, bold });
        Arc::make_mut(&mut self.typefaces).insert(typeface.family.clone(), typeface);
        Ok(())
    }

    /// A typeface by its family.
    pub(crate) fn typeface(&self, family: &str) -> Option<&Typeface> {
        self.typefaces.get(family)
    }

    /// How usvg reads a picture of ours: with these fonts, and nothing from outside.
    pub(crate) fn options(&self) -> Options<'static> {
        let (bundled, installed) = (self.bundled, Arc::clone(&self.installed));
        let select_font = move |font: &resvg::usvg::Font, _: &mut Arc<Database>| {
            let weight = if font.weight() < BOLD_WEIGHT {
                Weight::Regular
            } else {
                Weight::Bold
            };
            let named = font.families().iter().find_map(|family| match family {
                FontFamily::Named(name) => installed.get(name),
                _ => None,
            });
            Some(named.unwrap_or(&bundled).of(weight))
        };
        let heavy: Vec<ID> = std::iter::once(&bundled)
            .chain(self.installed.values())
            .filter(|faces| faces.bold != faces.regular)
            .map(|faces| faces.bold)
            .collect();
        let select_fallback = move |character: char, used: &[ID], fonts: &mut Arc<Database>| {
            let weight = match used.first() {
                Some(face) if heavy.contains(face) => Weight::Bold,
                _ => Weight::Regular,
            };
            let face = bundled.of(weight);
            (!used.contains(&face) && fonts.with_face_data(face, |bytes, index| has_glyph(bytes, index, character))?)
                .then_some(face)
        };
        Options {
            font_family: FAMILY.to_owned(),
            languages: vec!["zh".to_owned()],
            fontdb: Arc::clone(&self.fonts),
            font_resolver: FontResolver {
                select_font: Box::new(select_font),
                select_fallback: Box::new(select_fallback),
            },
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|mime, data, _| (mime == "image/png").then_some(ImageKind::PNG(data))),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        }
    }
}

fn load(fonts: &mut Database, face: &InstalledFace) -> Result<ID, ChartError> {
    let file = face.file();
    let bytes: Arc<Vec<u8>> = Arc::clone(&file.bytes);
    let ids = fonts.load_font_source(fontdb::Source::Binary(bytes));
    ids.into_iter()
        .find(|id| fonts.face(*id).is_some_and(|info| info.index == file.index))
        .ok_or_else(|| ChartError::Typeface {
            family: face.family().to_owned(),
        })
}
