//! A page from the same tree as the pixels: vectors, embedded font subsets, and the picture tagged with its alternative text.
//! The file keeps PDF/UA-1 and PDF/A-3a; its bytes depend on nothing but the drawing and the document's own words.

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{Point, Size};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;

use crate::ChartError;
use crate::renderer::{DocumentInfo, Drawing};

/// Language of the text.
const LANGUAGE: &str = "zh-CN";
/// PDF/A wants a date; without one from the caller it is the first day of the format's century.
const UNDATED: (u16, u8, u8) = (2000, 1, 1);

pub(crate) fn write(tree: &Tree, drawing: &Drawing, info: &DocumentInfo) -> Result<Vec<u8>, ChartError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A3_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| failed(&error))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let (width, height) = (drawing.view.0 as f32, drawing.view.1 as f32);
    let settings = PageSettings::from_wh(width, height).ok_or_else(|| failed(&"the page has no size"))?;
    let size = Size::from_wh(width, height).ok_or_else(|| failed(&"the page has no size"))?;

    let mut page = document.start_page_with(settings);
    let mut surface = page.surface();
    let content = surface.start_tagged(ContentTag::Other);
    surface
        .draw_svg(
            tree,
            size,
            SvgSettings {
                embed_text: true,
                ..SvgSettings::default()
            },
        )
        .ok_or_else(|| failed(&"the picture can't be drawn"))?;
    surface.end_tagged();
    surface.finish();
    page.finish();

    let title = [&info.title, &drawing.title]
        .into_iter()
        .find(|title| !title.is_empty())
        .unwrap_or(&drawing.alt);
    let mut tags = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    let mut figure = TagGroup::new(Tag::Figure(Some(drawing.alt.clone())));
    figure.push(content);
    tags.push(figure);
    document.set_tag_tree(tags);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(
        title.clone(),
        XyzDestination::new(0, Point::from_xy(0.0, 0.0)),
    ));
    document.set_outline(outline);
    document.set_metadata(metadata(title, info));
    document.finish().map_err(|error| failed(&error))
}

fn metadata(title: &str, info: &DocumentInfo) -> Metadata {
    let (year, month, day) = info.date.unwrap_or(UNDATED);
    let date = DateTime::new(year)
        .month(month)
        .day(day)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0);
    let metadata = Metadata::new()
        .title(title.to_owned())
        .language(LANGUAGE.to_owned())
        .creator("Suishu 穗数".to_owned())
        .creation_date(date)
        .document_id(title.to_owned());
    match &info.author {
        Some(author) => metadata.authors(vec![author.clone()]),
        None => metadata,
    }
}

fn failed(error: &dyn std::fmt::Debug) -> ChartError {
    ChartError::Encoding {
        format: "PDF",
        reason: format!("{error:?}"),
    }
}
