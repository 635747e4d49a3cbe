//! A picture without text: each text becomes the outlines of its glyphs, so that it looks the same where the font isn't.
//!
//! Texts are shaped by the same usvg as the pixels, one by one; everything else of the picture stays as it is, byte for byte.

use resvg::tiny_skia::{PathSegment, Transform};
use resvg::usvg::{Group, Node};

use crate::ChartError;
use crate::raster::Raster;
use crate::renderer::Drawing;
use crate::svg::{PathWriter, TEXT_CLOSE, TEXT_OPEN};

/// The picture with outlines in place of texts.
pub(crate) fn write(svg: &str, drawing: &Drawing, raster: &Raster) -> Result<String, ChartError> {
    let mut out = String::with_capacity(svg.len() * 8);
    for line in svg.split_inclusive('\n') {
        // The one writer of SVG gives each text a line of its own, and escapes what could look like one.
        if line.starts_with(TEXT_OPEN) && line.trim_end().ends_with(TEXT_CLOSE) {
            out.push_str(&outlines(line, drawing, raster)?);
        } else {
            out.push_str(line);
        }
    }
    Ok(out)
}

fn outlines(text: &str, drawing: &Drawing, raster: &Raster) -> Result<String, ChartError> {
    let tree = raster.tree_of_text(text, drawing.view)?;
    let mut path = PathWriter::new();
    let mut fill = None;
    glyphs(tree.root(), &mut |glyph, transform, color| {
        fill.get_or_insert(color);
        for segment in glyph.segments() {
            let at = |mut point: resvg::tiny_skia::Point| {
                transform.map_point(&mut point);
                (f64::from(point.x), f64::from(point.y))
            };
            match segment {
                PathSegment::MoveTo(to) => path.step('M', &[at(to)]),
                PathSegment::LineTo(to) => path.step('L', &[at(to)]),
                PathSegment::QuadTo(control, to) => path.step('Q', &[at(control), at(to)]),
                PathSegment::CubicTo(first, second, to) => path.step('C', &[at(first), at(second), at(to)]),
                PathSegment::Close => path.step('Z', &[]),
            }
        }
    });
    // A blank has no outline, and no element.
    Ok(fill.map_or_else(String::new, |color| path.finish(color)))
}

/// Visits the outlines of all glyphs with their place on the page and their colour.
fn glyphs(group: &Group, visit: &mut impl FnMut(&resvg::tiny_skia::Path, Transform, [u8; 3])) {
    for node in group.children() {
        match node {
            Node::Group(group) => glyphs(group, visit),
            Node::Text(text) => glyphs(text.flattened(), visit),
            Node::Path(path) => {
                if let Some(resvg::usvg::Paint::Color(color)) = path.fill().map(resvg::usvg::Fill::paint) {
                    visit(path.data(), path.abs_transform(), [color.red, color.green, color.blue]);
                }
            }
            Node::Image(_) => {}
        }
    }
}
