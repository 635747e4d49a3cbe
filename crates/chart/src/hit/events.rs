//! Events under the pointer: the rows of a timeline, the numbers on its axis, and the flags over a plot.

use super::{Hit, at_least, rounded};
use crate::data::ChartData;
use crate::geometry::Rect;
use crate::layout::Layout;
use crate::layout::plan::Subject;
use crate::resolve::Resolved;
use crate::words;

/// The flags over a plot and the numbers on a timeline's axis, as a series of their own behind all others: keys that walk from series to
/// series come to them, and keys that walk along a series stay among them.
pub(super) fn flags(resolved: &Resolved, layout: &Layout, data: &ChartData) -> Vec<Hit> {
    let series = resolved.series.iter().map(|series| series.index + 1).max().unwrap_or(0);
    let last = resolved.categories.len().saturating_sub(1);
    let flag = |text: &crate::layout::plan::PlacedText| {
        let Some(Subject::Event(at)) = text.subject else {
            return None;
        };
        let (event, category) = match resolved.annotations.events.get(at) {
            // The category in whose time its middle lies.
            Some(flagged) => (
                flagged.index,
                (f64::midpoint(flagged.from, flagged.to) as usize).min(last),
            ),
            None => (resolved.events.get(at)?.index, at),
        };
        let category = resolved.categories.get(category)?.index;
        hit(data, event, (series, category), at_least(text.rect))
    };
    let mut flags: Vec<Hit> = layout.plan.texts.iter().filter_map(flag).collect();
    flags.sort_by(|a, b| a.category.cmp(&b.category).then(a.x.total_cmp(&b.x)));
    flags
}

/// What is told of an event: words for a figure.
pub(super) fn hit(data: &ChartData, event: usize, (series, category): (usize, usize), rect: Rect) -> Option<Hit> {
    let event = data.events.get(event)?;
    Some(Hit {
        x: rounded(rect.x),
        y: rounded(rect.y),
        width: rounded(rect.width),
        height: rounded(rect.height),
        series,
        category,
        series_key: String::new(),
        category_key: event.key(),
        series_label: words::EVENTS.to_owned(),
        category_label: event.when.clone(),
        value: event.title.clone(),
        status: event.level.clone(),
        derived: false,
        missing: false,
        event: true,
        source: event.source.clone(),
        vintage: None,
    })
}
