//! The door of the crate: a renderer holds the fonts, draws specs, and turns drawings into pictures and pages.

use serde::Serialize;

use crate::data::ChartData;
use crate::error::Part;
use crate::geometry::Size;
use crate::hit::{self, Hit};
use crate::layout::plan::Plan;
use crate::layout::{self, Layout};
use crate::resolve::{self, Resolved};
use crate::spec::ChartSpec;
use crate::text::Fonts;
use crate::theme::Theme;
use crate::{ChartError, alt, draw, pdf, raster, svg};

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
    /// Number and title as printed; empty without both.
    pub title: String,
    /// What a screen reader says, in Chinese.
    pub alt: String,
    /// Every text and axis in its place.
    pub plan: Plan,
}

/// What a page says about itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Title of the document; empty takes the drawing's own.
    pub title: String,
    /// Who made it.
    pub author: Option<String>,
    /// Date of the document as year, month, day; there is no clock here.
    pub date: Option<(u16, u8, u8)>,
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
        let points = size.in_points()?;
        let resolved = resolve::resolve(spec, data, theme, &self.fonts)?;
        let layout = layout::lay_out(&resolved, theme, &self.fonts, points)
            .map_err(|part| self.too_small(&resolved, theme, size, part))?;
        finish(&resolved, layout, data, theme, size)
    }

    /// The error with the next size that would do: wider, higher, or both, up to A3.
    fn too_small(&self, resolved: &Resolved, theme: &Theme, size: Size, part: Part) -> ChartError {
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
                    .is_ok_and(|points| layout::lay_out(resolved, theme, &self.fonts, points).is_ok())
            });
        ChartError::TooSmall {
            width_mm,
            height_mm,
            part,
            fits_mm,
        }
    }

    /// The drawing as PNG: RGB on white, with its resolution (pHYs).
    pub fn png(&self, drawing: &Drawing, dpi: f64) -> Result<Vec<u8>, ChartError> {
        self.raster.png(drawing, dpi)
    }

    /// The drawing as rows of RGBA, not premultiplied, on white: for the clipboard.
    pub fn rgba(&self, drawing: &Drawing, dpi: f64) -> Result<Bitmap, ChartError> {
        self.raster.rgba(drawing, dpi)
    }

    /// The drawing as a page of its size: vectors, embedded subsets of the fonts, selectable text, tagged with the alternative text.
    pub fn pdf(&self, drawing: &Drawing, info: &DocumentInfo) -> Result<Vec<u8>, ChartError> {
        pdf::write(&self.raster.tree(drawing)?, drawing, info)
    }
}

/// From the layout to the finished drawing.
fn finish(
    resolved: &Resolved,
    layout: Layout,
    data: &ChartData,
    theme: &Theme,
    size: Size,
) -> Result<Drawing, ChartError> {
    let scene = draw::draw(resolved, &layout, theme)?;
    let alt = alt::text(resolved);
    Ok(Drawing {
        svg: svg::write(&scene, size, &alt),
        size,
        view: scene.view,
        hits: hit::map(resolved, &layout, data),
        title: resolved.title.replace('\u{3000}', " "),
        alt,
        plan: layout.plan,
    })
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
