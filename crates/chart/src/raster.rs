//! Pixels from the SVG, by resvg with the fonts of the shelf only: no system font, no file, no network is ever read.

use std::sync::{PoisonError, RwLock};

use png::text_metadata::ITXtChunk;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use crate::ChartError;
use crate::payload::CHART_KEYWORD;
use crate::renderer::{Bitmap, Drawing, Ground};
use crate::shelf::Shelf;
use crate::svg;
use crate::typeface::Typeface;

/// What turns pictures into pixels.
pub(crate) struct Raster {
    shelf: RwLock<Shelf>,
}

impl Raster {
    pub(crate) fn new() -> Result<Self, ChartError> {
        Ok(Self {
            shelf: RwLock::new(Shelf::new()?),
        })
    }

    /// The fonts as they are now.
    pub(crate) fn shelf(&self) -> Shelf {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts a typeface on the shelf.
    pub(crate) fn put(&self, typeface: Typeface) -> Result<(), ChartError> {
        self.shelf.write().unwrap_or_else(PoisonError::into_inner).put(typeface)
    }

    /// The drawing as usvg reads it.
    pub(crate) fn tree(&self, drawing: &Drawing) -> Result<Tree, ChartError> {
        self.tree_of(&drawing.svg)
    }

    /// One text element alone, one user unit a pixel, in the place where it stands in the drawing.
    pub(crate) fn tree_of_text(&self, text: &str, view: (f64, f64)) -> Result<Tree, ChartError> {
        self.tree_of(&svg::alone(text, view))
    }

    fn tree_of(&self, svg: &str) -> Result<Tree, ChartError> {
        let options = self.shelf().options();
        Tree::from_str(svg, &options).map_err(|error| failed("SVG", &error))
    }

    /// The drawing as PNG: RGB on its paper, RGBA without it. `words` go into text chunks in their order, `chart` into one of its own.
    pub(crate) fn png(
        &self,
        drawing: &Drawing,
        dpi: f64,
        ground: Ground,
        words: &[(&'static str, &str)],
        chart: Option<&str>,
    ) -> Result<Vec<u8>, ChartError> {
        let pixels = self.pixels(drawing, dpi, ground)?;
        let (color, samples): (_, Vec<u8>) = match ground {
            Ground::Paper => (
                png::ColorType::Rgb,
                pixels
                    .data()
                    .chunks_exact(4)
                    .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
                    .collect(),
            ),
            Ground::Transparent => (png::ColorType::Rgba, straight(&pixels)),
        };
        let mut bytes = Vec::with_capacity(128 * 1024);
        let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
        encoder.set_color(color);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_filter(png::Filter::Up);
        encoder.set_deflate_compression(png::DeflateCompression::Level(3));
        let per_metre = (dpi / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: png::Unit::Meter,
        }));
        let encoding = |error: png::EncodingError| failed("PNG", &error);
        let mut writer = encoder.write_header().map_err(encoding)?;
        for (keyword, text) in words.iter().filter(|(_, text)| !text.is_empty()) {
            writer
                .write_text_chunk(&ITXtChunk::new(*keyword, *text))
                .map_err(encoding)?;
        }
        if let Some(chart) = chart {
            let mut chunk = ITXtChunk::new(CHART_KEYWORD, chart);
            chunk.compress_text().map_err(encoding)?;
            writer.write_text_chunk(&chunk).map_err(encoding)?;
        }
        writer.write_image_data(&samples).map_err(encoding)?;
        writer.finish().map_err(encoding)?;
        Ok(bytes)
    }

    pub(crate) fn rgba(&self, drawing: &Drawing, dpi: f64) -> Result<Bitmap, ChartError> {
        let pixels = self.pixels(drawing, dpi, Ground::Paper)?;
        // On opaque paper every pixel is opaque, so premultiplied and not are the same bytes.
        Ok(Bitmap {
            width: pixels.width(),
            height: pixels.height(),
            rgba: pixels.take(),
        })
    }

    fn pixels(&self, drawing: &Drawing, dpi: f64, ground: Ground) -> Result<Pixmap, ChartError> {
        let (width, height) = drawing.size.pixels(dpi)?;
        let mut pixels = Pixmap::new(width, height).ok_or(ChartError::BadResolution { dpi })?;
        let tree = match ground {
            Ground::Paper => {
                pixels.fill(Color::WHITE);
                self.tree(drawing)?
            }
            Ground::Transparent => self.tree_of(&svg::without_paper(&drawing.svg))?,
        };
        let scale = Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
        resvg::render(&tree, scale, &mut pixels.as_mut());
        Ok(pixels)
    }
}

/// Samples whose colours aren't multiplied by their opacity, as PNG has them.
fn straight(pixels: &Pixmap) -> Vec<u8> {
    pixels
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let color = pixel.demultiply();
            [color.red(), color.green(), color.blue(), color.alpha()]
        })
        .collect()
}

fn failed(format: &'static str, error: &dyn std::error::Error) -> ChartError {
    ChartError::Encoding {
        format,
        reason: error.to_string(),
    }
}
