//! The data of a timeline: the events that the layers ask for, and no figure.

use suishu_chart::{ChartData, ChartSpec, Event};
use suishu_domain::{Catalogue, Holidays};
use suishu_store::Reader;

use super::{Charted, events};
use crate::error::Failure;
use crate::query::Asked;
use crate::wire::{DataTable, TableRow};

/// The events of every layer's span and regions, each once, by their first day.
///
/// # Errors
/// [`Failure::SelectionEmpty`] when nothing happened, and whatever the question meets.
pub(super) fn chart_data(
    reader: &Reader,
    catalogue: &Catalogue,
    holidays: &Holidays,
    spec: &ChartSpec,
) -> Result<Charted, Failure> {
    let mut all: Vec<Event> = Vec::new();
    for selection in &spec.layers {
        let asked = Asked::read(selection, catalogue, holidays)?;
        let span = (asked.range.from, asked.range.to);
        for event in events::events(reader, catalogue, holidays, &asked.filter.regions, span)? {
            if !all.contains(&event) {
                all.push(event);
            }
        }
    }
    if all.is_empty() {
        return Err(Failure::SelectionEmpty);
    }
    all.sort_by_key(|event| (event.period.start(), event.period.last_day()));
    let mut sources: Vec<String> = Vec::new();
    for source in all.iter().filter_map(|event| event.source.as_ref()) {
        if !source.is_empty() && !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    Ok(Charted {
        confidential: false,
        data: ChartData {
            title: title(&all),
            sources,
            events: all,
            ..ChartData::default()
        },
        refusal: None,
        layers: Vec::new(),
    })
}

/// The events as rows: no column of figures, the date and what happened as their name.
pub(super) fn table(data: &ChartData) -> DataTable {
    let row = |event: &Event| TableRow {
        key: event.key(),
        label: format!("{}　{}", event.when, event.title),
        cells: Vec::new(),
    };
    DataTable {
        corner: "事件".to_owned(),
        columns: Vec::new(),
        rows: data.events.iter().map(row).collect(),
        notes: data.notes.clone(),
        sources: data.sources.clone(),
    }
}

/// 2018—2022年大事记.
fn title(events: &[Event]) -> String {
    let first = events.iter().map(|event| event.period.start().year()).min();
    let last = events.iter().map(|event| event.period.last_day().year()).max();
    match (first, last) {
        (Some(first), Some(last)) if first < last => format!("{first}—{last}年大事记"),
        (Some(year), _) => format!("{year}年大事记"),
        (None, _) => String::new(),
    }
}
