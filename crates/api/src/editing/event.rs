//! Events by hand: added, edited, removed.

use suishu_domain::period::time_period;
use suishu_domain::{Catalogue, Date, Holidays};
use suishu_store::{Event, StoreError, StoredEvent};

use super::correct::period;
use super::{batch, refused};
use crate::charting::region_name;
use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{self, EventEditRequest, EventEntry, EventList, EventText, Nothing};

impl Desk {
    /// The events of the library, the latest first.
    ///
    /// # Errors
    /// What the store meets.
    pub fn events(&self, _: Nothing) -> Result<EventList, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let mut stored = open.read(|reader| Ok(reader.stored_events()?))?;
        stored.reverse();
        let entry = |stored: StoredEvent| EventEntry {
            id: stored.id,
            batch: stored.batch,
            event: text_of(stored.event, &catalogue),
        };
        Ok(EventList {
            events: stored.into_iter().map(entry).collect(),
        })
    }

    /// Adds an event, puts another in its place, or removes it, in a batch with its reason.
    ///
    /// # Errors
    /// [`Failure::EditRefused`] without a reason or a title, for dates in the wrong order and for an event that is there already;
    /// [`Failure::NotFound`] for a region or an event that the library doesn't have.
    pub fn event_edit(&self, request: EventEditRequest) -> Result<EventList, Failure> {
        let open = self.open()?;
        let mut library = open.library();
        let mut import = library.import(batch(&request.reason, self.host().now())?)?;
        let catalogue = import.catalogue()?;
        let read = |text: &EventText| event_of(text, &catalogue, self.holidays());
        let event = request.event.as_ref().map(read).transpose()?;
        let known = open.read(|reader| Ok(reader.stored_events()?))?;
        if let Some(event) = &event
            && known
                .iter()
                .any(|one| Some(one.id) != request.id && is_same(&one.event, event))
        {
            return Err(refused(
                "twice",
                "资料库里已有日期、标题和地区都相同的事件。",
                "The library has an event of this date, title and region already.",
            ));
        }
        let unchanged = known
            .iter()
            .any(|one| Some(one.id) == request.id && Some(&one.event) == event.as_ref());
        match (request.id, &event) {
            _ if unchanged => {}
            (Some(id), event) => import
                .replace_event(id, event.as_ref())
                .map_err(|error| unknown(error, id))?,
            (None, Some(event)) => {
                import.put_event(event)?;
            }
            (None, None) => {
                return Err(Failure::RequestInvalid {
                    message: "neither an event nor one to remove".to_owned(),
                });
            }
        }
        import.commit()?;
        drop(library);
        open.refresh()?;
        self.host().tell(wire::Event::LibraryChanged);
        self.events(Nothing {})
    }
}

fn unknown(error: StoreError, id: i64) -> Failure {
    match error {
        StoreError::EventUnknown { .. } => Failure::NotFound {
            what: "event",
            name: id.to_string(),
        },
        error => error.into(),
    }
}

/// Whether two events are one: what an import takes for the same.
fn is_same(one: &Event, other: &Event) -> bool {
    one.date == other.date && one.title == other.title && one.region == other.region
}

/// Reads an event as it was written by hand.
fn event_of(text: &EventText, catalogue: &Catalogue, holidays: &Holidays) -> Result<Event, Failure> {
    let filled = |text: &Option<String>| {
        let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        text.map(str::to_owned)
    };
    let title = text.title.trim();
    if title.is_empty() {
        return Err(refused("title", "请填写事件的标题。", "Give the event a title."));
    }
    let date = period(&text.date, holidays)?;
    let end = filled(&text.end_date).map(|end| period(&end, holidays)).transpose()?;
    let end = end.map_or(date.last_day(), |end| end.last_day());
    if end < date.start() {
        return Err(refused(
            "order",
            "结束日期早于开始日期。",
            "The end is before the beginning.",
        ));
    }
    let region = filled(&text.region)
        .map(|words| match catalogue.region(&words) {
            Some(region) => Ok(region.code.clone()),
            None => Err(Failure::NotFound {
                what: "region",
                name: words,
            }),
        })
        .transpose()?;
    Ok(Event {
        date: date.to_string(),
        start: date.start(),
        end,
        region,
        level: filled(&text.level),
        title: title.to_owned(),
        document: filled(&text.document),
        source: filled(&text.source),
    })
}

/// An event as it is written by hand, so that reading it gives the same event.
pub(super) fn text_of(event: Event, catalogue: &Catalogue) -> EventText {
    EventText {
        end_date: end_of(&event),
        date: event.date,
        region: event.region.map(|code| region_name(catalogue, &code)),
        level: event.level,
        title: event.title,
        document: event.document,
        source: event.source,
    }
}

/// The end of an event that lasts beyond its date, as short as says the very day.
fn end_of(event: &Event) -> Option<String> {
    let own = time_period::parse(&event.date).map_or(event.start, |own| own.last_day());
    (event.end != own).then(|| short(event.end))
}

fn short(day: Date) -> String {
    let iso = day.to_string();
    if day.month() == 12 && day.day() == 31 {
        iso[..4].to_owned()
    } else if day == day.last_of_month() {
        iso[..7].to_owned()
    } else {
        iso
    }
}
