//! Events of the library as a chart tells them: flags on a time axis, and the timeline. It asks which happened, and lays out nothing.

use std::collections::BTreeSet;

use jiff::civil::Date;
use suishu_chart::{ChartData, ChartSpec, Dimension, Event, Form};
use suishu_domain::{Catalogue, Holidays, Period};
use suishu_store::Reader;

use super::Item;
use super::words::period_label;
use crate::error::Failure;

/// The events of a span that concern regions, by their first day. No region asks for all of them. What happens to a nation or a province
/// concerns its cities; an event that isn't of one region concerns every region. An event belongs to a span when a day of it does.
pub(super) fn events(
    reader: &Reader,
    catalogue: &Catalogue,
    holidays: &Holidays,
    regions: &[String],
    (from, to): (Option<Date>, Option<Date>),
) -> Result<Vec<Event>, Failure> {
    let mut concerning: BTreeSet<&str> = regions.iter().map(String::as_str).collect();
    concerning.extend(regions.iter().flat_map(|region| catalogue.regions_above(region)));
    let concerned = |event: &suishu_store::Event| {
        let region = event.region.as_deref();
        regions.is_empty() || region.is_none_or(|region| concerning.contains(region))
    };
    let within = |event: &suishu_store::Event| {
        from.is_none_or(|from| event.end >= from) && to.is_none_or(|to| event.start <= to)
    };
    let told = |event: suishu_store::Event| {
        let period = lasting(event.start, event.end)?;
        Some(Event {
            when: period_label(period, None, holidays),
            period,
            title: event.title,
            level: event.level,
            source: event.source,
        })
    };
    let found = reader.events()?.into_iter();
    Ok(found
        .filter(|event| concerned(event) && within(event))
        .filter_map(told)
        .collect())
}

/// The events that a chart with a time axis flags: of its span and of the regions that it shows. Years laid over each other hide their
/// span, which the figures still know; a year that isn't drawn brings no events.
pub(super) fn along_axis(
    reader: &Reader,
    (catalogue, holidays): (&Catalogue, &Holidays),
    spec: &ChartSpec,
    (items, data): (&[Item<'_>], &ChartData),
) -> Result<Vec<Event>, Failure> {
    let overlaid = spec.form == Form::YearOverlay;
    let periods: Vec<Period> = if overlaid {
        items.iter().map(|item| item.figure.observation.period).collect()
    } else {
        data.categories.iter().filter_map(|category| category.period).collect()
    };
    let span = (
        periods.iter().map(Period::start).min(),
        periods.iter().map(Period::last_day).max(),
    );
    if !spec.events || spec.x != Dimension::Period || span.0.is_none() {
        return Ok(Vec::new());
    }
    let regions: BTreeSet<&String> = items.iter().map(|item| &item.series.key.region).collect();
    let regions: Vec<String> = regions.into_iter().cloned().collect();
    let mut events = events(reader, catalogue, holidays, &regions, span)?;
    let drawn = |event: &Event| {
        let mut years = periods.iter().map(|period| period.last_day().year());
        years.any(|year| (event.period.start().year()..=event.period.last_day().year()).contains(&year))
    };
    events.retain(|event| !overlaid || drawn(event));
    Ok(events)
}

/// The period from a first to a last day: whole months where they are, days otherwise.
fn lasting(start: Date, end: Date) -> Option<Period> {
    if start.day() == 1 && end == end.last_of_month() {
        let months = i32::from(end.year() - start.year()) * 12 + i32::from(end.month() - start.month()) + 1;
        return Period::months(start.year(), start.month(), u16::try_from(months).ok()?);
    }
    let days = start.until(end).ok()?.get_days() + 1;
    Period::days(start, u16::try_from(days).ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn an_event_lasts_as_long_as_its_days_say() {
        let check = |start: Date, end: Date, period: &str, why: &str| {
            let lasted = lasting(start, end).map(|period| period.to_string());
            assert_eq!(lasted.as_deref(), Some(period), "{why}");
        };
        check(
            date(2020, 3, 1),
            date(2020, 3, 31),
            "2020-03",
            "a month of the source is a month",
        );
        check(
            date(2018, 1, 1),
            date(2022, 12, 31),
            "2018-01-01/P5Y",
            "a plan of five years is five years",
        );
        check(date(2020, 10, 1), date(2020, 10, 1), "2020-10-01", "a day is a day");
        check(
            date(2019, 12, 30),
            date(2020, 1, 2),
            "2019-12-30/P4D",
            "days cross the year",
        );
    }
}
