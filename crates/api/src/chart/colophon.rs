//! What a file says of itself: title, source, date, the figures as a table, and the chart that it carries. No path, no user, no clock.

use suishu_chart::{CarriedChart, DocumentInfo};

use super::draw::Picture;
use super::table_text;
use crate::charting;
use crate::wire::ChartFormat;

/// What the file of a picture says of itself. Only a page has the table attached.
pub(super) fn of(picture: &Picture, format: ChartFormat) -> DocumentInfo {
    let Picture {
        spec,
        data,
        drawing,
        theme,
        title,
        confidential,
        library,
        as_of,
        theme_lacking: _,
    } = picture;
    let whole = CarriedChart {
        theme: Some(theme.name.clone()),
        library: library.clone(),
        as_of: as_of.clone(),
        ..CarriedChart::new(spec.clone(), data, drawing.size)
    };
    let json = if *confidential {
        whole.without_figures().to_json()
    } else {
        whole.to_json()
    };
    let chart = json
        .inspect_err(|error| tracing::warn!(%error, "the file carries no chart"))
        .ok();
    DocumentInfo {
        title: title.clone(),
        author: None,
        date: as_of.as_deref().and_then(date),
        source: spec.source.clone().unwrap_or_else(|| data.sources.join("；")),
        table: (format == ChartFormat::Pdf && !confidential).then(|| table_text::csv(&charting::table(spec, data))),
        chart,
    }
}

fn date(text: &str) -> Option<(u16, u8, u8)> {
    let date: jiff::civil::Date = text.trim().parse().ok()?;
    Some((
        u16::try_from(date.year()).ok()?,
        u8::try_from(date.month()).ok()?,
        u8::try_from(date.day()).ok()?,
    ))
}
