//! Which vintage of a figure counts. The one place that orders them.
//!
//! A published figure wins over a forecast or target of the same period, whenever either came: a target never hides what
//! happened. Among published figures the newer vintage wins, by its release date, or by the day of import where the batch
//! has none; of two of one day the later batch.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};
use suishu_domain::{Date, Status};

use crate::StoreError;
use crate::code::StoredCode;
use crate::withdrawal::Withdrawn;

/// The rank of a vintage; the greatest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    pub(crate) published: bool,
    pub(crate) date: Date,
    pub(crate) batch: i64,
}

/// Whether a stored status is that of a figure that was published as having happened.
pub(crate) fn is_published(status: Option<u8>) -> bool {
    status.map(i64::from) != Some(Status::Forecast.number())
}

/// The vintage dates of batches, read once each. Batches are never changed, so nothing here grows stale.
#[derive(Debug, Default)]
pub(crate) struct VintageDates(BTreeMap<i64, (Date, String)>);

impl VintageDates {
    /// The date of a batch, and its ISO text.
    pub(crate) fn of(&mut self, connection: &Connection, batch: i64) -> Result<&(Date, String), StoreError> {
        use std::collections::btree_map::Entry;
        match self.0.entry(batch) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => Ok(new.insert(read(connection, batch)?)),
        }
    }
}

/// The days on which the library learnt something: the vintage dates of the batches that brought observations and count, each once,
/// the newest first.
pub(crate) fn dates(connection: &Connection) -> Result<Vec<Date>, StoreError> {
    let withdrawn = Withdrawn::read(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT seq, ifnull(release_date, substr(imported_at, 1, 10)) FROM batch WHERE observations > 0",
    )?;
    let mut rows = statement.query([])?;
    let mut dates = BTreeSet::new();
    while let Some(row) = rows.next()? {
        if !withdrawn.contains(row.get(0)?) {
            dates.insert(date_of(&row.get::<_, String>(1)?)?);
        }
    }
    Ok(dates.into_iter().rev().collect())
}

fn read(connection: &Connection, batch: i64) -> Result<(Date, String), StoreError> {
    let text: Option<String> = connection
        .prepare_cached("SELECT ifnull(release_date, substr(imported_at, 1, 10)) FROM batch WHERE seq = ?1")?
        .query_row([batch], |row| row.get(0))
        .optional()?;
    let text = text.ok_or_else(|| unreadable("row", batch.to_string()))?;
    Ok((date_of(&text)?, text))
}

fn date_of(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| unreadable("date", text.to_owned()))
}

fn unreadable(what: &'static str, text: String) -> StoreError {
    StoreError::Unreadable {
        table: "batch",
        what,
        text,
    }
}
