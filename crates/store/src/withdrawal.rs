//! Taking batches back: which batches count, what changes when one of them doesn't, and the batch that says so.
//!
//! Nothing is ever removed. A batch that takes another one back is a batch of its own in the chain and can be taken back too; which
//! vintage counts among those that are left is in `vintage`.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use uuid::Uuid;

use crate::StoreError;
use crate::batch::{self, Batch, BatchDraft, Contents};
use crate::observation::{Range, Stored};
use crate::scan::Memory;
use crate::series::{self, SeriesId, Summary, period_of};
use crate::vintage::is_published;

/// What a batch that takes another one back is called among the kinds.
pub(crate) const KIND: &str = "undo";

/// The batches that don't count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Withdrawn(BTreeSet<i64>);

impl Withdrawn {
    /// As the library has them now.
    pub(crate) fn read(connection: &Connection) -> Result<Self, StoreError> {
        Ok(Self::of(&links(connection)?))
    }

    /// As they would be if this batch were taken back.
    pub(crate) fn without(connection: &Connection, batch: i64) -> Result<Self, StoreError> {
        let mut links = links(connection)?;
        links.push((i64::MAX, batch));
        Ok(Self::of(&links))
    }

    /// A link is (the batch that takes back, the batch that is taken back), in the order of import. The newest link counts for
    /// certain, so it decides on all before it.
    fn of(links: &[(i64, i64)]) -> Self {
        let mut withdrawn = BTreeSet::new();
        for (batch, target) in links.iter().rev() {
            if !withdrawn.contains(batch) {
                withdrawn.insert(*target);
            }
        }
        Self(withdrawn)
    }

    pub(crate) fn contains(&self, batch: i64) -> bool {
        !self.0.is_empty() && self.0.contains(&batch)
    }
}

/// The batches that take others back: few, and found without reading the others.
pub(crate) const LINKS: &str =
    "SELECT seq, withdraws FROM batch INDEXED BY batch_withdraws WHERE withdraws IS NOT NULL ORDER BY seq";

fn links(connection: &Connection) -> Result<Vec<(i64, i64)>, StoreError> {
    let mut statement = connection.prepare_cached(LINKS)?;
    let links = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(links.collect::<Result<_, _>>()?)
}

/// What the library answers for one period before and after a batch is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The series.
    pub series: SeriesId,
    /// What counts now; `None` where nothing does.
    pub before: Option<Stored>,
    /// What would count then; `None` where nothing would.
    pub after: Option<Stored>,
}

/// The periods for which the library would answer otherwise if `batch` were taken back, by series, start and span. Only the
/// series that the batches in question touched are read.
pub(crate) fn preview(connection: &Connection, batch: i64) -> Result<Vec<Returned>, StoreError> {
    let (now, then) = (Withdrawn::read(connection)?, Withdrawn::without(connection, batch)?);
    let mut memory = Memory::default();
    let mut changes = Vec::new();
    for series in touched(connection, &now, &then)? {
        let before = memory.scan_without(connection, series, &Range::default(), &now)?;
        let after = memory.scan_without(connection, series, &Range::default(), &then)?;
        changes.extend(differences(series, before, after));
    }
    Ok(changes)
}

/// Both answers are in the order of start and span.
fn differences(series: SeriesId, before: Vec<Stored>, after: Vec<Stored>) -> Vec<Returned> {
    let key = |stored: &Stored| stored.observation.period.to_key();
    let (mut before, mut after) = (before.into_iter().peekable(), after.into_iter().peekable());
    let mut changes = Vec::new();
    loop {
        let order = match (before.peek(), after.peek()) {
            (Some(a), Some(b)) => key(a).cmp(&key(b)),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return changes,
        };
        let before = if order.is_le() { before.next() } else { None };
        let after = if order.is_ge() { after.next() } else { None };
        let source = |side: &Option<Stored>| side.as_ref().map(|stored| stored.batch);
        if source(&before) != source(&after) {
            changes.push(Returned { series, before, after });
        }
    }
}

/// The series of the batches that count in one of two states and not in the other.
fn touched(connection: &Connection, now: &Withdrawn, then: &Withdrawn) -> Result<BTreeSet<SeriesId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT series FROM batch_series WHERE batch = ?1")?;
    let mut touched = BTreeSet::new();
    for batch in now.0.symmetric_difference(&then.0) {
        for series in statement.query_map([batch], |row| row.get(0).map(SeriesId))? {
            touched.insert(series?);
        }
    }
    Ok(touched)
}

/// Takes a batch back by a new one, and brings the summaries of its series up to date.
pub(crate) fn withdraw(connection: &Connection, target: i64, draft: &BatchDraft) -> Result<Batch, StoreError> {
    batch::vintage_date(draft)?;
    let now = Withdrawn::read(connection)?;
    let Some(known) = batch::by_seq(connection, target)? else {
        return Err(StoreError::BatchUnknown { batch: target });
    };
    if now.contains(target) {
        return Err(StoreError::AlreadyWithdrawn { batch: target });
    }
    let then = Withdrawn::without(connection, target)?;
    let draft = BatchDraft {
        kind: KIND.to_owned(),
        file_name: known.file_name,
        ..draft.clone()
    };
    let seq = batch::begin(connection, &Uuid::new_v4(), &draft)?;
    connection
        .prepare_cached("UPDATE batch SET withdraws = ?2 WHERE seq = ?1")?
        .execute(params![seq, target])?;
    for series in touched(connection, &now, &then)? {
        series::set_summary(connection, series, &summary(connection, series, &then)?)?;
    }
    // A name that only the batch brought stays in the catalogue: a later batch may lean on it.
    let batch = batch::finish(connection, seq, &draft, &Contents::default())?;
    debug_assert_eq!(Withdrawn::read(connection)?, then, "the preview and the deed are one");
    Ok(batch)
}

/// The summary of a series over the batches that count, from its keys.
fn summary(connection: &Connection, series: SeriesId, withdrawn: &Withdrawn) -> Result<Summary, StoreError> {
    let mut statement = connection.prepare_cached(
        "SELECT start, span, batch, missing, status FROM observation WHERE series = ?1 ORDER BY start, span, batch",
    )?;
    let mut rows = statement.query([series.0])?;
    let (mut summary, mut last) = (Summary::default(), None);
    while let Some(row) = rows.next()? {
        if withdrawn.contains(row.get(2)?) {
            continue;
        }
        let key: (i32, i32) = (row.get(0)?, row.get(1)?);
        let is_number = row.get::<_, Option<u8>>(3)?.is_none();
        summary.take(
            period_of("observation", key.0, key.1)?,
            last != Some(key),
            is_number && is_published(row.get(4)?),
        );
        last = Some(key);
    }
    Ok(summary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_counts_unless_one_that_counts_takes_it_back() {
        let check = |links: &[(i64, i64)], wanted: &[i64], why: &str| {
            assert_eq!(Withdrawn::of(links).0, wanted.iter().copied().collect(), "{why}");
        };
        check(&[], &[], "nothing was taken back");
        check(&[(3, 1)], &[1], "3 takes 1 back");
        check(&[(3, 1), (4, 3)], &[3], "4 takes the undo back, so 1 counts again");
        check(&[(3, 1), (4, 3), (5, 4)], &[1, 4], "5 undoes the redo");
        check(&[(3, 1), (4, 3), (6, 1)], &[1, 3], "taken back anew after the redo");
        check(&[(3, 1), (4, 2)], &[1, 2], "two of their own");
    }
}
