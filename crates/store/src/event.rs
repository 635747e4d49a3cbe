//! Events: what happened, with a date and no number. Policies, openings, holidays.
//!
//! Rows are append-only like figures. An edited event is a new row that replaces the one before, a removed one is replaced by a row
//! that says so; both belong to a batch, and when that is taken back the row before counts again.

use std::collections::HashSet;

use rusqlite::{Connection, Row, params};
use sha2::{Digest as _, Sha256};
use suishu_domain::{Code, Date};

use crate::StoreError;
use crate::catalogue::require;
use crate::hash::{self, Digest};
use crate::withdrawal::Withdrawn;

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

/// An event of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEvent {
    /// Its number in this library; an edited event has another one.
    pub id: i64,
    /// The batch that brought it.
    pub batch: Option<i64>,
    /// The event.
    pub event: Event,
}

/// A row of the table, whether it counts or not.
#[derive(Debug, Clone)]
pub(crate) struct EventRow {
    pub(crate) stored: StoredEvent,
    /// The row that it replaces.
    replaces: Option<i64>,
    /// Whether it says only that the one before is gone.
    removed: bool,
}

/// Columns of a row, in the order of [`read`].
macro_rules! select {
    () => {
        "SELECT e.batch, e.date, e.start_date, e.end_date, r.code, e.level, e.title, e.document, e.source, e.id, e.replaces,
             e.removed FROM event e LEFT JOIN region r ON r.id = e.region"
    };
}
/// Adds an event; `None` when one of the same date, title and region counts. The digest is its part of the batch's hash.
pub(crate) fn put(connection: &Connection, event: &Event, batch: Option<i64>) -> Result<Option<Digest>, StoreError> {
    let mut statement = connection.prepare_cached(concat!(select!(), " WHERE e.date = ?1 AND e.title = ?2"))?;
    let mut rows = statement.query([&event.date, &event.title])?;
    let withdrawn = Withdrawn::read(connection)?;
    while let Some(row) = rows.next()? {
        let known = read(row)?;
        if known.stored.event.region == event.region && counts(connection, &known, &withdrawn)? {
            return Ok(None);
        }
    }
    insert(connection, event, batch, None, false)?;
    Ok(Some(digest(event, None, false)))
}

/// Puts another event in place of one, or none: a row of the batch. The digest is its part of the batch's hash.
pub(crate) fn replace(connection: &Connection, id: i64, new: Option<&Event>, batch: i64) -> Result<Digest, StoreError> {
    let unknown = StoreError::EventUnknown { event: id };
    let Some(old) = by_id(connection, id)? else {
        return Err(unknown);
    };
    if !counts(connection, &old, &Withdrawn::read(connection)?)? {
        return Err(unknown);
    }
    let event = new.unwrap_or(&old.stored.event);
    insert(connection, event, Some(batch), Some(id), new.is_none())?;
    Ok(digest(event, Some(&old.stored.event), new.is_none()))
}

fn insert(
    connection: &Connection,
    event: &Event,
    batch: Option<i64>,
    replaces: Option<i64>,
    removed: bool,
) -> Result<(), StoreError> {
    let region = event
        .region
        .as_deref()
        .map(|code| require(connection, "region", code))
        .transpose()?;
    connection
        .prepare_cached(
            "INSERT INTO event (batch, date, start_date, end_date, region, level, title, document, source, replaces, removed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
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
            replaces,
            removed,
        ])?;
    Ok(())
}

/// The events that count, by their first day.
pub(crate) fn list(connection: &Connection) -> Result<Vec<StoredEvent>, StoreError> {
    let withdrawn = Withdrawn::read(connection)?;
    let mut rows = rows(connection)?;
    rows.retain(|row| !row.is_withdrawn(&withdrawn));
    let replaced: HashSet<i64> = rows.iter().filter_map(|row| row.replaces).collect();
    let counting = rows
        .into_iter()
        .filter(|row| !row.removed && !replaced.contains(&row.stored.id));
    Ok(counting.map(|row| row.stored).collect())
}

/// Every row, by its first day.
fn rows(connection: &Connection) -> Result<Vec<EventRow>, StoreError> {
    let mut statement = connection.prepare_cached(concat!(select!(), " ORDER BY e.start_date, e.id"))?;
    let mut rows = statement.query([])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(read(row)?);
    }
    Ok(events)
}

/// Gives the batch and the digest of every row that a batch brought: what the batches' hashes are made of.
pub(crate) fn digests(connection: &Connection, mut take: impl FnMut(i64, Digest)) -> Result<(), StoreError> {
    let rows = rows(connection)?;
    let find = |id: i64| rows.iter().find(|row| row.stored.id == id).map(|row| &row.stored.event);
    for row in &rows {
        if let Some(batch) = row.stored.batch {
            take(
                batch,
                digest(&row.stored.event, row.replaces.and_then(find), row.removed),
            );
        }
    }
    Ok(())
}

fn by_id(connection: &Connection, id: i64) -> Result<Option<EventRow>, StoreError> {
    let mut statement = connection.prepare_cached(concat!(select!(), " WHERE e.id = ?1"))?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(read).transpose()
}

/// Whether a row counts: it isn't taken back or removed, and none that counts replaces it.
fn counts(connection: &Connection, row: &EventRow, withdrawn: &Withdrawn) -> Result<bool, StoreError> {
    if row.removed || row.is_withdrawn(withdrawn) {
        return Ok(false);
    }
    let mut statement = connection.prepare_cached("SELECT batch FROM event WHERE replaces = ?1")?;
    let mut rows = statement.query([row.stored.id])?;
    while let Some(row) = rows.next()? {
        if !row
            .get::<_, Option<i64>>(0)?
            .is_some_and(|batch| withdrawn.contains(batch))
        {
            return Ok(false);
        }
    }
    Ok(true)
}

impl EventRow {
    fn is_withdrawn(&self, withdrawn: &Withdrawn) -> bool {
        self.stored.batch.is_some_and(|batch| withdrawn.contains(batch))
    }
}

fn read(row: &Row<'_>) -> Result<EventRow, StoreError> {
    Ok(EventRow {
        stored: StoredEvent {
            id: row.get(9)?,
            batch: row.get(0)?,
            event: Event {
                date: row.get(1)?,
                start: day(row.get(2)?)?,
                end: day(row.get(3)?)?,
                region: row.get(4)?,
                level: row.get(5)?,
                title: row.get(6)?,
                document: row.get(7)?,
                source: row.get(8)?,
            },
        },
        replaces: row.get(10)?,
        removed: row.get(11)?,
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

/// Digest of a row, for its batch's hash. What it replaces goes in by its words, since other libraries number otherwise.
fn digest(event: &Event, replaces: Option<&Event>, removed: bool) -> Digest {
    let mut hash = Sha256::new_with_prefix(b"suishu event 1");
    hash::put_text(&mut hash, &event.date);
    hash.update(day_number(event.start).to_le_bytes());
    hash.update(day_number(event.end).to_le_bytes());
    hash::put_text(&mut hash, &event.title);
    for text in [&event.region, &event.level, &event.document, &event.source] {
        hash::put_optional(&mut hash, text.as_deref());
    }
    if let Some(old) = replaces {
        hash.update(digest(old, None, false));
        hash.update([u8::from(removed)]);
    }
    hash.finalize().into()
}
