//! A page from the same tree as the pixels: vectors, embedded font subsets, and the picture tagged with its alternative text.
//! The file keeps PDF/UA-1 and PDF/A-3a; its bytes depend on nothing but the drawing and the document's own words.

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::embed::{AssociationKind, EmbeddedFile, MimeType};
use krilla::geom::{Point, Size};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{ContentTag, Tag, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;

use crate::ChartError;
use crate::payload::CHART_FILE;
use crate::renderer::{DocumentInfo, Drawing, PROGRAM};

/// Language of the text.
const LANGUAGE: &str = "zh-CN";
/// Name of the attached figures; ASCII, since old readers know no other.
const TABLE_FILE: &str = "data.csv";
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

    let title = info.title_of(drawing);
    let mut tags = TagTree::new().with_lang(Some(LANGUAGE.to_owned()));
    let mut figure = TagGroup::new(Tag::Figure(Some(drawing.alt.clone())));
    figure.push(content);
    tags.push(figure);
    document.set_tag_tree(tags);
    let mut outline = Outline::new();
    outline.push_child(OutlineNode::new(
        title.to_owned(),
        XyzDestination::new(0, Point::from_xy(0.0, 0.0)),
    ));
    document.set_outline(outline);
    document.set_metadata(metadata(title, info));
    attach(&mut document, info)?;
    document.finish().map_err(|error| failed(&error))
}

/// The figures as a table and the chart itself, beside the picture made of them.
fn attach(document: &mut Document, info: &DocumentInfo) -> Result<(), ChartError> {
    let table = info.table.as_ref().map(|table| EmbeddedFile {
        path: TABLE_FILE.to_owned(),
        mime_type: MimeType::new("text/csv"),
        description: Some("图中数据 The figures of the chart".to_owned()),
        association_kind: AssociationKind::Data,
        data: table.clone().into_bytes().into(),
        modification_date: Some(date(info)),
        compress: Some(true),
        location: None,
    });
    let chart = info.chart.as_ref().map(|chart| EmbeddedFile {
        path: CHART_FILE.to_owned(),
        mime_type: MimeType::new("application/json"),
        description: Some("可由穗数重新打开的图表 The chart, to be opened again by Suishu".to_owned()),
        association_kind: AssociationKind::Source,
        data: chart.clone().into_bytes().into(),
        modification_date: Some(date(info)),
        compress: Some(true),
        location: None,
    });
    for file in table.into_iter().chain(chart) {
        document
            .embed_file(file)
            .ok_or_else(|| failed(&"two attachments have one name"))?;
    }
    Ok(())
}

fn date(info: &DocumentInfo) -> DateTime {
    let (year, month, day) = info.date.unwrap_or(UNDATED);
    DateTime::new(year)
        .month(month)
        .day(day)
        .hour(0)
        .minute(0)
        .second(0)
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}

fn metadata(title: &str, info: &DocumentInfo) -> Metadata {
    let metadata = Metadata::new()
        .title(title.to_owned())
        .language(LANGUAGE.to_owned())
        .creator(PROGRAM.to_owned())
        .creation_date(date(info))
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
