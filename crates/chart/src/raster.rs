//! Pixels from the SVG, by resvg with the bundled fonts only: no system font, no file, no network is ever read.

use std::sync::Arc;

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::ChartError;
use crate::renderer::{Bitmap, Drawing};
use crate::text::{BOLD, FAMILY, REGULAR};

/// The fonts as usvg wants them.
pub(crate) struct Raster {
    fonts: Arc<fontdb::Database>,
}

impl Raster {
    pub(crate) fn new() -> Result<Self, ChartError> {
        let mut fonts = fontdb::Database::new();
        for face in [REGULAR, BOLD] {
            fonts.load_font_source(fontdb::Source::Binary(Arc::new(face)));
        }
        if fonts.len() != 2 {
            return Err(ChartError::Font { face: "fontdb" });
        }
        // An unknown family would draw nothing, without an error.
        fonts.set_serif_family(FAMILY);
        fonts.set_sans_serif_family(FAMILY);
        fonts.set_cursive_family(FAMILY);
        fonts.set_fantasy_family(FAMILY);
        fonts.set_monospace_family(FAMILY);
        Ok(Self { fonts: Arc::new(fonts) })
    }

    /// The drawing as usvg reads it.
    pub(crate) fn tree(&self, drawing: &Drawing) -> Result<Tree, ChartError> {
        let options = Options {
            font_family: FAMILY.to_owned(),
            languages: vec!["zh".to_owned()],
            fontdb: Arc::clone(&self.fonts),
            ..Options::default()
        };
        Tree::from_str(&drawing.svg, &options).map_err(|error| failed("SVG", &error))
    }

    pub(crate) fn png(&self, drawing: &Drawing, dpi: f64) -> Result<Vec<u8>, ChartError> {
        let pixels = self.pixels(drawing, dpi)?;
        let rgb: Vec<u8> = pixels
            .data()
            .chunks_exact(4)
            .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
            .collect();
        let mut bytes = Vec::with_capacity(128 * 1024);
        let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_filter(png::Filter::Up);
        encoder.set_deflate_compression(png::DeflateCompression::Level(3));
        let per_metre = (dpi / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(png::PixelDimensions {
            xppu: per_metre,
            yppu: per_metre,
            unit: png::Unit::Meter,
        }));
        let mut writer = encoder.write_header().map_err(|error| failed("PNG", &error))?;
        writer.write_image_data(&rgb).map_err(|error| failed("PNG", &error))?;
        writer.finish().map_err(|error| failed("PNG", &error))?;
        Ok(bytes)
    }

    pub(crate) fn rgba(&self, drawing: &Drawing, dpi: f64) -> Result<Bitmap, ChartError> {
        let pixels = self.pixels(drawing, dpi)?;
        // On opaque paper every pixel is opaque, so premultiplied and not are the same bytes.
        Ok(Bitmap {
            width: pixels.width(),
            height: pixels.height(),
            rgba: pixels.take(),
        })
    }

    fn pixels(&self, drawing: &Drawing, dpi: f64) -> Result<Pixmap, ChartError> {
        let (width, height) = drawing.size.pixels(dpi)?;
        let tree = self.tree(drawing)?;
        let mut pixels = Pixmap::new(width, height).ok_or(ChartError::BadResolution { dpi })?;
        pixels.fill(Color::WHITE);
        let scale = Transform::from_scale(width as f32 / tree.size().width(), height as f32 / tree.size().height());
        resvg::render(&tree, scale, &mut pixels.as_mut());
        Ok(pixels)
    }
}

fn failed(format: &'static str, error: &dyn std::error::Error) -> ChartError {
    ChartError::Encoding {
        format,
        reason: error.to_string(),
    }
}
