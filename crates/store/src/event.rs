//! Events: what happened, with a date and no number. Policies, openings, holidays.

use rusqlite::{Connection, Row, params};
use sha2::{Digest as _, Sha256};
use suishu_domain::{Code, Date};

use crate::StoreError;
use crate::catalogue::require;
use crate::hash::{self, Digest};

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The date as the source tells it, in the form of TIME_PERIOD: `2018`, `2018-12`, `2020-10-01`.
    pub date: String,
    /// First day.
    pub start: Date,
    /// Last day, inclusive.
    pub end: Date,
    /// Region code; `None` where it isn't of one region.
    pub region: Option<Code>,
    /// Level of the authority: 国家, 省, 市.
    pub level: Option<String>,
    /// What happened.
    pub title: String,
    /// 文号.
    pub document: Option<String>,
    /// The source as printed.
    pub source: Option<String>,
}

/// Adds an event; `false` when one of the same date, title and region is there.
pub(crate) fn put(connection: &Connection, event: &Event, batch: Option<i64>) -> Result<bool, StoreError> {
    let region = event
        .region
        .as_deref()
        .map(|code| require(connection, "region", code))
        .transpose()?;
    let added = connection
        .prepare_cached(
            "INSERT INTO event (batch, date, start_date, end_date, region, level, title, document, source)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            batch,
            event.date,
            day_number(event.start),
            day_number(event.end),
            region,
            event.level,
            event.title,
            event.document,
            event.source,
        ])?;
    Ok(added > 0)
}

const ALL: &str = "SELECT e.batch, e.date, e.start_date, e.end_date, r.code, e.level, e.title, e.document, e.source
     FROM event e LEFT JOIN region r ON r.id = e.region ORDER BY e.start_date, e.id";

/// All events, by their first day.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Event>, StoreError> {
    let mut events = Vec::new();
    for_each(connection, |_, event| events.push(event))?;
    Ok(events)
}

/// Gives every event with the batch that brought it.
pub(crate) fn for_each(connection: &Connection, mut take: impl FnMut(Option<i64>, Event)) -> Result<(), StoreError> {
    let mut statement = connection.prepare_cached(ALL)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        take(row.get(0)?, read(row)?);
    }
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Event, StoreError> {
    Ok(Event {
        date: row.get(1)?,
        start: day(row.get(2)?)?,
        end: day(row.get(3)?)?,
        region: row.get(4)?,
        level: row.get(5)?,
        title: row.get(6)?,
        document: row.get(7)?,
        source: row.get(8)?,
    })
}

fn day_number(date: Date) -> i32 {
    i32::from(date.year()) * 10_000 + i32::from(date.month()) * 100 + i32::from(date.day())
}

fn day(number: i32) -> Result<Date, StoreError> {
    let date = suishu_domain::Period::from_key(number, 0).map(|point| point.start());
    date.ok_or_else(|| StoreError::Unreadable {
        table: "event",
        what: "date",
        text: number.to_string(),
    })
}

/// Digest of an event, for its batch's hash.
pub(crate) fn digest(event: &Event) -> Digest {
    let mut hash = Sha256::new_with_prefix(b"suishu event 1");
    hash::put_text(&mut hash, &event.date);
    hash.update(day_number(event.start).to_le_bytes());
    hash.update(day_number(event.end).to_le_bytes());
    hash::put_text(&mut hash, &event.title);
    for text in [&event.region, &event.level, &event.document, &event.source] {
        hash::put_optional(&mut hash, text.as_deref());
    }
    hash.finalize().into()
}
