//! The door of the crate: a renderer holds the fonts, draws specs, and turns drawings into pictures and pages.

use std::sync::Arc;

use serde::Serialize;

use crate::data::ChartData;
use crate::error::Part;
use crate::geometry::Size;
use crate::hit::{self, Hit, WordHit};
use crate::layout;
use crate::layout::plan::Plan;
use crate::resolve::{self, Resolved};
use crate::spec::ChartSpec;
use crate::text::{FAMILY, Fonts};
use crate::theme::Theme;
use crate::typeface::Typeface;
use crate::{ChartError, alt, draw, outlines, payload, pdf, raster, svg};

/// The program, as files name it.
pub(crate) const PROGRAM: &str = "Suishu 穗数";

/// A finished drawing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Drawing {
    /// The picture, safe to stand in a page.
    pub svg: String,
    /// Its size on paper.
    pub size: Size,
    /// Width and height of its view in points; hits are in this measure.
    pub view: (f64, f64),
    /// Where each figure lies.
    pub hits: Vec<Hit>,
    /// Where the words lie that the spec can change.
    pub words: Vec<WordHit>,
    /// Number and title as printed; empty without both.
    pub title: String,
    /// What a screen reader says, in Chinese.
    pub alt: String,
    /// Every text and axis in its place.
    pub plan: Plan,
}

/// What lies behind the marks of a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Ground {
    /// The theme's paper.
    #[default]
    Paper,
    /// Nothing. Seams and fills of markers that part one mark from another keep the paper's colour.
    Transparent,
}

/// How an SVG holds its texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lettering {
    /// As text, with the font named: it can be searched and edited where the font is installed.
    #[default]
    Text,
    /// As the outlines of its glyphs: it looks the same everywhere.
    Outlines,
}

/// What a file says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Title of the document; empty takes the drawing's own.
    pub title: String,
    /// Who made it.
    pub author: Option<String>,
    /// Date of the document as year, month, day; there is no clock here.
    pub date: Option<(u16, u8, u8)>,
    /// The source as printed under the chart.
    pub source: String,
    /// The figures as CSV, attached to a page.
    pub table: Option<String>,
    /// The chart itself, as [`CarriedChart::to_json`](crate::CarriedChart::to_json) writes it.
    pub chart: Option<String>,
}

impl DocumentInfo {
    /// The title: the one given, else the drawing's own, else what is said of it.
    pub(crate) fn title_of<'a>(&'a self, drawing: &'a Drawing) -> &'a str {
        [&self.title, &drawing.title]
            .into_iter()
            .find(|title| !title.is_empty())
            .unwrap_or(&drawing.alt)
    }
}

/// Draws charts. It parses the bundled fonts once; share it between threads.
pub struct Renderer {
    fonts: Fonts,
    raster: raster::Raster,
}

impl Renderer {
    /// Parses the bundled fonts.
    pub fn new() -> Result<Self, ChartError> {
        Ok(Self {
            fonts: Fonts::new()?,
            raster: raster::Raster::new()?,
        })
    }

    /// Draws `data` as `spec` says.
    pub fn draw(&self, spec: &ChartSpec, data: &ChartData, theme: &Theme, size: Size) -> Result<Drawing, ChartError> {
        self.drawn(spec, data, theme, size, true)
    }

    /// The same for a file, which nobody points at: without `hits` and `words`.
    pub fn draw_for_file(
        &self,
        spec: &ChartSpec,
        data: &ChartData,
        theme: &Theme,
        size: Size,
    ) -> Result<Drawing, ChartError> {
        self.drawn(spec, data, theme, size, false)
    }

    fn drawn(
        &self,
        spec: &ChartSpec,
        data: &ChartData,
        theme: &Theme,
        size: Size,
        answers: bool,
    ) -> Result<Drawing, ChartError> {
        let points = size.in_points()?;
        let fonts = self.fonts_of(theme);
        let resolved = resolve::resolve(spec, data, theme, &fonts)?;
        let layout = layout::lay_out(&resolved, theme, &fonts, points)
            .map_err(|part| too_small(&resolved, theme, &fonts, size, part))?;
        let scene = draw::draw(&resolved, &layout, theme)?;
        let alt = alt::text(&resolved);
        let (hits, words) = if answers {
            (
                hit::map(&resolved, &layout, data),
                hit::words_map(spec, &resolved, data, &layout.plan),
            )
        } else {
            Default::default()
        };
        Ok(Drawing {
            svg: svg::write(&scene, size, &alt, &fonts),
            size,
            view: scene.view,
            hits,
            words,
            title: resolved.title.replace('\u{3000}', " "),
            alt,
            plan: layout.plan,
        })
    }

    /// Takes in an installed typeface, so that themes can name its family.
    ///
    /// # Errors
    /// [`ChartError::Typeface`] when the font can't be read.
    pub fn install(&self, typeface: Typeface) -> Result<(), ChartError> {
        self.raster.put(typeface)
    }

    /// Whether themes can name this family: it is the bundled one, or was taken in.
    pub fn has_family(&self, family: &str) -> bool {
        family == FAMILY || self.raster.shelf().typeface(family).is_some()
    }

    /// The faces that the theme names; the bundled ones where it names none, or one that wasn't taken in.
    fn fonts_of(&self, theme: &Theme) -> Fonts {
        let shelf = self.raster.shelf();
        let named = |family: &Option<String>| shelf.typeface(family.as_deref()?);
        self.fonts.behind(
            named(&theme.fonts.text).map(|typeface| Arc::clone(&typeface.regular)),
            named(&theme.fonts.title).map(|typeface| Arc::clone(typeface.heavy())),
        )
    }

    /// The drawing as PNG: RGB on white, with its resolution (pHYs), and no words.
    pub fn png(&self, drawing: &Drawing, dpi: f64) -> Result<Vec<u8>, ChartError> {
        self.raster.png(drawing, dpi, Ground::Paper, &[], None)
    }

    /// The drawing as a PNG file that says what it is: title, description, source, program, and the chart.
    pub fn png_file(
        &self,
        drawing: &Drawing,
        dpi: f64,
        ground: Ground,
        info: &DocumentInfo,
    ) -> Result<Vec<u8>, ChartError> {
        let words = [
            ("Title", info.title_of(drawing)),
            ("Description", drawing.alt.as_str()),
            ("Source", info.source.as_str()),
            ("Author", info.author.as_deref().unwrap_or_default()),
            ("Software", PROGRAM),
        ];
        self.raster.png(drawing, dpi, ground, &words, info.chart.as_deref())
    }

    /// The drawing as an SVG file with the chart in its metadata.
    pub fn svg_file(
        &self,
        drawing: &Drawing,
        ground: Ground,
        lettering: Lettering,
        info: &DocumentInfo,
    ) -> Result<String, ChartError> {
        let mut svg = match ground {
            Ground::Paper => drawing.svg.clone(),
            Ground::Transparent => svg::without_paper(&drawing.svg),
        };
        if lettering == Lettering::Outlines {
            svg = outlines::write(&svg, drawing, &self.raster)?;
        }
        Ok(match &info.chart {
            Some(chart) => payload::with_metadata(&svg, chart),
            None => svg,
        })
    }

    /// The drawing as rows of RGBA, not premultiplied, on white: for the clipboard.
    pub fn rgba(&self, drawing: &Drawing, dpi: f64) -> Result<Bitmap, ChartError> {
        self.raster.rgba(drawing, dpi)
    }

    /// The drawing as a page of its size: vectors, embedded subsets of the fonts, selectable text, tagged with the alternative text. Figures
    /// and chart are attached.
    pub fn pdf(&self, drawing: &Drawing, info: &DocumentInfo) -> Result<Vec<u8>, ChartError> {
        pdf::write(&self.raster.tree(drawing)?, drawing, info)
    }
}

/// The error with the next size that would do: wider, higher, or both, up to A3.
fn too_small(resolved: &Resolved, theme: &Theme, fonts: &Fonts, size: Size, part: Part) -> ChartError {
    let Size { width_mm, height_mm } = size;
    let step = |length: f64, steps: u32| (length * 1.1_f64.powi(steps.cast_signed())).ceil();
    let larger = (1..=16).flat_map(|steps| {
        [
            (width_mm, step(height_mm, steps)),
            (step(width_mm, steps), height_mm),
            (step(width_mm, steps), step(height_mm, steps)),
        ]
    });
    let fits_mm = larger
        .filter(|(width, height)| *width <= 420.0 && *height <= 420.0)
        .find(|(width_mm, height_mm)| {
            let size = Size {
                width_mm: *width_mm,
                height_mm: *height_mm,
            };
            size.in_points()
                .is_ok_and(|points| layout::lay_out(resolved, theme, fonts, points).is_ok())
        });
    ChartError::TooSmall {
        width_mm,
        height_mm,
        part,
        fits_mm,
    }
}

/// Pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bitmap {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Four bytes a pixel: red, green, blue, 255.
    pub rgba: Vec<u8>,
}
