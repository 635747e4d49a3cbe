//! Import batches: what came in together, from which file, with a hash over its rows and a chain over all batches.
//!
//! Batches are append-only. The chain takes in the header too, so that a changed release date shows as well as a changed
//! figure. How rows are hashed is in `hash`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use sha2::{Digest as _, Sha256};
use suishu_domain::Date;
use uuid::Uuid;

use crate::StoreError;
use crate::hash::{self, Digest, RowsHash};
use crate::series::SeriesId;
use crate::withdrawal::Withdrawn;

/// What is known of a batch before its rows. The file's name is kept without its folders.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BatchDraft {
    /// What was imported: `csv`, `text`, `sample`.
    pub kind: String,
    /// Name of the file; folders are cut off.
    pub file_name: String,
    /// SHA-256 of the file's bytes, 64 hexadecimal digits; may also be set later, see [`Import`](crate::Import).
    pub sha256: Option<String>,
    /// Encoding of a text file.
    pub encoding: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// The layout that was read and, after a colon, the recipe that was followed.
    pub layout: Option<String>,
    /// Now, in UTC: `2026-11-24T07:57:14Z`. The library has no clock.
    pub imported_at: String,
    /// When the figures were released; the vintage goes by it, and by the day of import where there is none.
    pub release_date: Option<Date>,
    /// A note on the whole.
    pub note: Option<String>,
}

/// An import that was acknowledged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its number in this library, ascending in the order of import and never given twice.
    pub seq: i64,
    /// Its identity in every library.
    pub uuid: String,
    /// What was imported.
    pub kind: String,
    /// Name of the file.
    pub file_name: String,
    /// SHA-256 of the file's bytes in hexadecimal digits.
    pub sha256: Option<String>,
    /// Encoding of a text file.
    pub encoding: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// The layout that was read and, after a colon, the recipe that was followed.
    pub layout: Option<String>,
    /// When it was imported, in UTC.
    pub imported_at: String,
    /// When the figures were released.
    pub release_date: Option<Date>,
    /// A note on the whole.
    pub note: Option<String>,
    /// How many observations it brought.
    pub observations: u64,
    /// How many of them changed a figure that was there.
    pub revised: u64,
    /// How many events it brought.
    pub events: u64,
    /// The number of the batch that it takes back.
    pub withdraws: Option<i64>,
    /// Whether it counts: it does unless a batch that counts takes it back.
    pub counts: bool,
    /// Hash over its canonical rows, in hexadecimal digits: the same in every library.
    pub rows_hash: String,
    /// Hash over this batch and all before it, in hexadecimal digits.
    pub chain: String,
}

/// What the rows of a batch come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Contents {
    pub(crate) observations: u64,
    pub(crate) revised: u64,
    pub(crate) events: u64,
    pub(crate) rows_hash: RowsHash,
}

/// The day of a vintage: that of the release, else that of the import.
pub(crate) fn vintage_date(draft: &BatchDraft) -> Result<Date, StoreError> {
    let text = &draft.imported_at;
    let unreadable = || StoreError::ClockUnreadable { text: text.clone() };
    // An offset would make the day ambiguous.
    if !text.ends_with('Z') || text.parse::<jiff::Timestamp>().is_err() {
        return Err(unreadable());
    }
    let day = text.get(..10).and_then(|day| day.parse().ok()).ok_or_else(unreadable)?;
    Ok(draft.release_date.unwrap_or(day))
}

/// Writes a batch's row ahead of its observations, which refer to it; [`finish`] completes it.
pub(crate) fn begin(connection: &Connection, uuid: &Uuid, draft: &BatchDraft) -> Result<i64, StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO batch (uuid, kind, file_name, imported_at, release_date, note, observations, revised, events,
                 rows_hash, chain)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 0, zeroblob(32), zeroblob(32))",
        )?
        .execute(params![
            uuid.to_string(),
            draft.kind,
            without_folders(&draft.file_name),
            draft.imported_at,
            draft.release_date.map(|date| date.to_string()),
            draft.note,
        ])?;
    Ok(connection.last_insert_rowid())
}

fn without_folders(file_name: &str) -> &str {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name)
}

/// Notes how many observations a batch brought to a series.
pub(crate) fn add_series(
    connection: &Connection,
    seq: i64,
    series: SeriesId,
    observations: u64,
) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO batch_series (batch, series, observations) VALUES (?1, ?2, ?3)")?
        .execute(params![seq, series.0, observations])?;
    Ok(())
}

/// The series to which a batch brought observations.
pub(crate) fn series_of(connection: &Connection, seq: i64) -> Result<Vec<SeriesId>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT series FROM batch_series WHERE batch = ?1")?;
    let series = statement.query_map([seq], |row| row.get(0).map(SeriesId))?;
    Ok(series.collect::<Result<_, _>>()?)
}

/// How many observations each batch brought to each series, by both numbers.
pub(crate) fn series(connection: &Connection) -> Result<BTreeMap<(i64, i64), u64>, StoreError> {
    let mut statement = connection.prepare("SELECT batch, series, observations FROM batch_series")?;
    let rows = statement.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Completes a batch's row and links it into the chain.
pub(crate) fn finish(
    connection: &Connection,
    seq: i64,
    draft: &BatchDraft,
    contents: &Contents,
) -> Result<Batch, StoreError> {
    let sha256 = draft.sha256.as_ref().map(|text| text.to_ascii_lowercase());
    if let Some(text) = sha256
        .as_ref()
        .filter(|text| text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()))
    {
        return Err(StoreError::HashUnreadable { text: text.clone() });
    }
    connection
        .prepare_cached(
            "UPDATE batch SET sha256 = ?2, encoding = ?3, sheet = ?4, layout = ?5, observations = ?6, revised = ?7,
                 events = ?8, rows_hash = ?9
             WHERE seq = ?1",
        )?
        .execute(params![
            seq,
            sha256,
            draft.encoding,
            draft.sheet,
            draft.layout,
            contents.observations,
            contents.revised,
            contents.events,
            contents.rows_hash.to_bytes(),
        ])?;
    let previous: Option<Digest> = connection
        .prepare_cached("SELECT chain FROM batch WHERE seq < ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    let mut batch = by_seq(connection, seq)?.ok_or_else(|| StoreError::Unreadable {
        table: "batch",
        what: "row",
        text: seq.to_string(),
    })?;
    let chain = chain(&previous.unwrap_or_default(), &batch);
    connection
        .prepare_cached("UPDATE batch SET chain = ?2 WHERE seq = ?1")?
        .execute(params![seq, chain])?;
    batch.chain = hash::hex(&chain);
    Ok(batch)
}

/// The chain's link of a batch: over the link before it, the header, the counts and the rows' hash.
pub(crate) fn chain(previous: &Digest, batch: &Batch) -> Digest {
    let mut hash = Sha256::new_with_prefix(b"suishu batch 1");
    hash.update(previous);
    for text in [
        &batch.uuid,
        &batch.kind,
        &batch.file_name,
        &batch.imported_at,
        &batch.rows_hash,
    ] {
        hash::put_text(&mut hash, text);
    }
    for text in [&batch.sha256, &batch.encoding, &batch.sheet, &batch.layout, &batch.note] {
        hash::put_optional(&mut hash, text.as_deref());
    }
    hash::put_optional(&mut hash, batch.release_date.map(|date| date.to_string()).as_deref());
    // Only where there is one, so that the links of older versions stay as they are.
    if let Some(target) = batch.withdraws {
        hash.update(target.to_le_bytes());
    }
    for count in [batch.observations, batch.revised, batch.events] {
        hash.update(count.to_le_bytes());
    }
    hash.finalize().into()
}

macro_rules! select_batch {
    () => {
        "SELECT seq, uuid, kind, file_name, sha256, encoding, sheet, layout, imported_at, release_date, note, observations,
             revised, events, rows_hash, chain, withdraws FROM batch"
    };
}

/// All batches in the order of import.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Batch>, StoreError> {
    let withdrawn = Withdrawn::read(connection)?;
    let mut statement = connection.prepare_cached(concat!(select_batch!(), " ORDER BY seq"))?;
    let mut rows = statement.query([])?;
    let mut batches = Vec::new();
    while let Some(row) = rows.next()? {
        batches.push(read(row, &withdrawn)?);
    }
    Ok(batches)
}

/// The batch with this number.
pub(crate) fn by_seq(connection: &Connection, seq: i64) -> Result<Option<Batch>, StoreError> {
    let mut statement = connection.prepare_cached(concat!(select_batch!(), " WHERE seq = ?1"))?;
    let mut rows = statement.query([seq])?;
    one(connection, rows.next()?)
}

/// The batch with this identity.
pub(crate) fn by_uuid(connection: &Connection, uuid: &str) -> Result<Option<Batch>, StoreError> {
    let mut statement = connection.prepare_cached(concat!(select_batch!(), " WHERE uuid = ?1"))?;
    let mut rows = statement.query([uuid])?;
    one(connection, rows.next()?)
}

fn one(connection: &Connection, row: Option<&Row<'_>>) -> Result<Option<Batch>, StoreError> {
    row.map(|row| read(row, &Withdrawn::read(connection)?)).transpose()
}

fn read(row: &Row<'_>, withdrawn: &Withdrawn) -> Result<Batch, StoreError> {
    let seq = row.get(0)?;
    let release_date: Option<String> = row.get(9)?;
    let release_date = release_date
        .map(|text| {
            text.parse().map_err(|_| StoreError::Unreadable {
                table: "batch",
                what: "release date",
                text,
            })
        })
        .transpose()?;
    Ok(Batch {
        seq,
        counts: !withdrawn.contains(seq),
        withdraws: row.get(16)?,
        uuid: row.get(1)?,
        kind: row.get(2)?,
        file_name: row.get(3)?,
        sha256: row.get(4)?,
        encoding: row.get(5)?,
        sheet: row.get(6)?,
        layout: row.get(7)?,
        imported_at: row.get(8)?,
        release_date,
        note: row.get(10)?,
        observations: row.get(11)?,
        revised: row.get(12)?,
        events: row.get(13)?,
        rows_hash: hash::hex(&row.get::<_, Digest>(14)?),
        chain: hash::hex(&row.get::<_, Digest>(15)?),
    })
}
