//! Events as what a timeline draws: one place an event, by its first day, and no figure.

use super::{Mark, Resolved, ResolvedCategory, ResolvedEvent, ResolvedSeries, Shape, Slot, words_below};
use crate::data::{ChartData, Event};
use crate::spec::ChartSpec;
use crate::text::Fonts;
use crate::theme::Theme;
use crate::words;

/// The events as one series of marks, so that the hit map and the groups of the drawing find them as they find figures.
pub(super) fn resolve(spec: &ChartSpec, data: &ChartData, theme: &Theme, fonts: &Fonts) -> Resolved {
    let mut order: Vec<usize> = (0..data.events.len()).collect();
    let days = |event: &Event| (event.period.start(), event.period.last_day());
    order.sort_by_key(|&index| days(&data.events[index]));
    let events: Vec<ResolvedEvent> = order
        .iter()
        .map(|&index| event(index, &data.events[index], fonts))
        .collect();
    let category = |event: &ResolvedEvent| ResolvedCategory {
        index: event.index,
        key: data.events[event.index].key(),
        label: event.when.clone(),
        name: data.events[event.index].when.clone(),
        short: None,
        group: None,
        highlight: false,
        period: Some(event.period),
        slots: 1.0,
    };
    let slot = |event: &ResolvedEvent| {
        Slot::Mark(Mark {
            from: 0.0,
            to: 0.0,
            label: event.title.clone(),
            told: data.events[event.index].title.clone(),
            forecast: false,
            breaks: false,
            highlight: false,
        })
    };
    let series = ResolvedSeries {
        index: 0,
        label: words::EVENTS.to_owned(),
        name: words::EVENTS.to_owned(),
        axis: 0,
        ink: theme.own.clone(),
        weight: 1.5,
        shape: Shape::Line { joined: false },
        own: false,
        named: false,
        unstressed: None,
        slots: events.iter().map(slot).collect(),
    };
    let (notes, source) = words_below(spec, data, fonts, Vec::new());
    Resolved {
        annotations: super::Annotations::default(),
        form: spec.form,
        title: super::heading(spec, data, fonts),
        subtitle: fonts.printable(spec.subtitle.as_deref().unwrap_or_default()),
        categories: events.iter().map(category).collect(),
        series: vec![series],
        axes: Vec::new(),
        notes,
        source,
        value_labels: spec.value_labels,
        over_time: true,
        panels: Vec::new(),
        tiles: Vec::new(),
        counting: spec.counting,
        particular: super::Particular::None,
        events,
    }
}

fn event(index: usize, event: &Event, fonts: &Fonts) -> ResolvedEvent {
    let level = event.level.as_deref().map(|level| fonts.printable(level));
    ResolvedEvent {
        index,
        when: fonts.printable(&event.when),
        period: event.period,
        title: fonts.printable(&event.title),
        level: level.filter(|level| !level.is_empty()),
    }
}
