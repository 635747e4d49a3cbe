//! The proof that a library is sound: SQLite's own checks, each batch's count and hash, the chain, the summaries.
//!
//! SQLite's checks look at structure. A flipped bit in a figure passes them, so the hashes are computed again from the rows.
//! Whatever can't be read is a finding here, not an error.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, Row};
use suishu_domain::{Finding, FindingCode, Place};

use crate::batch::{self, Batch, Contents};
use crate::hash::{self, CanonicalRow, Digest, SeriesHash, StoredFigure};
use crate::observation::figure_columns;
use crate::series::{self, SeriesId, Summary, period_of};
use crate::vintage::is_published;
use crate::withdrawal::Withdrawn;
use crate::{StoreError, event, original};

/// At most so many messages of one of SQLite's own checks.
const MOST: usize = 100;

/// All findings on the library, read in one snapshot.
pub(crate) fn check(connection: &Connection) -> Result<Vec<Finding>, StoreError> {
    let snapshot = connection.unchecked_transaction()?;
    let mut findings = Vec::new();
    for part in [structure, references, batches, original::check] {
        match part(&snapshot, &mut findings) {
            Ok(()) => {}
            // Another writer or the disk is no statement about the file.
            Err(error @ (StoreError::Locked | StoreError::DiskFull)) => return Err(error),
            Err(error) => findings.push(found(FindingCode::FileStructure, error.to_string())),
        }
    }
    Ok(findings)
}

fn found(code: FindingCode, what: impl Into<String>) -> Finding {
    Finding::new(code, Place::file(), what)
}

fn structure(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut statement = connection.prepare(&format!("PRAGMA integrity_check({MOST})"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let message: String = row.get(0)?;
        if message != "ok" {
            findings.push(found(FindingCode::FileStructure, message));
        }
    }
    Ok(())
}

fn references(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut statement = connection.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()?.filter(|_| findings.len() < 2 * MOST) {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        findings.push(found(FindingCode::FileReference, format!("{table} → {parent}")));
    }
    Ok(())
}

/// What the rows of a batch really come to.
#[derive(Debug, Default)]
struct Recount {
    contents: Contents,
    unreadable: u64,
}

fn batches(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut recounts: HashMap<i64, Recount> = HashMap::new();
    observations(connection, &mut recounts, findings)?;
    event::digests(connection, |batch, digest| {
        let contents = &mut recounts.entry(batch).or_default().contents;
        contents.events += 1;
        contents.rows_hash.add(&digest);
    })?;
    let mut previous = String::new();
    for batch in batch::list(connection)? {
        let recount = recounts.remove(&batch.seq).unwrap_or_default();
        compare(&batch, &recount, findings);
        if hash::hex(&batch::chain(&from_hex(&previous), &batch)) != batch.chain {
            findings.push(found(FindingCode::BatchHash, format!("{}: chain", name(&batch))));
        }
        previous.clone_from(&batch.chain);
    }
    for seq in recounts.keys() {
        findings.push(found(FindingCode::FileReference, format!("observation → batch {seq}")));
    }
    Ok(())
}

fn compare(batch: &Batch, recount: &Recount, findings: &mut Vec<Finding>) {
    let contents = &recount.contents;
    let observations = contents.observations + recount.unreadable;
    if (observations, contents.events) != (batch.observations, batch.events) {
        let what = format!(
            "{}: {} + {} / {} + {}",
            name(batch),
            observations,
            contents.events,
            batch.observations,
            batch.events
        );
        findings.push(found(FindingCode::BatchCount, what));
    }
    if recount.unreadable > 0 || hash::hex(&contents.rows_hash.to_bytes()) != batch.rows_hash {
        findings.push(found(FindingCode::BatchHash, name(batch)));
    }
}

fn name(batch: &Batch) -> String {
    format!("#{} {}", batch.seq, batch.file_name)
}

/// The 32 bytes of hexadecimal digits; zeros for the empty text before the first batch.
fn from_hex(text: &str) -> Digest {
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        let digits = std::str::from_utf8(pair).unwrap_or_default();
        *byte = u8::from_str_radix(digits, 16).unwrap_or_default();
    }
    bytes
}

/// Reads every observation once, in the order of the key: sums up the batches and compares the series' summaries.
fn observations(
    connection: &Connection,
    recounts: &mut HashMap<i64, Recount>,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let texts = text_digests(connection)?;
    let withdrawn = Withdrawn::read(connection)?;
    let mut touched: BTreeMap<(i64, i64), u64> = BTreeMap::new();
    let mut series: HashMap<i64, (SeriesHash, Summary, Summary)> = HashMap::new();
    for entry in series::list(connection, &series::SeriesFilter::default())? {
        let kept = Summary {
            periods: entry.observations,
            first: entry.first,
            last: entry.last,
            published: entry.last_published,
        };
        series.insert(entry.id.0, (SeriesHash::of(&entry.key), kept, Summary::default()));
    }
    let mut statement = connection.prepare(
        "SELECT series, start, span, batch, mantissa, scale, missing, qualifier, status, confidentiality, raw, source, note,
             sheet, line, col FROM observation ORDER BY series, start, span, batch",
    )?;
    let mut rows = statement.query([])?;
    let mut previous = None;
    while let Some(row) = rows.next()? {
        let key: (i64, i32, i32) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let batch: i64 = row.get(3)?;
        let recount = recounts.entry(batch).or_default();
        let Some((hash, _, summary)) = series.get_mut(&key.0) else {
            recount.unreadable += 1;
            continue;
        };
        let (Ok(canonical), Ok(period)) = (canonical(row, &texts), period_of("observation", key.1, key.2)) else {
            recount.unreadable += 1;
            continue;
        };
        recount.contents.observations += 1;
        recount.contents.rows_hash.add(&hash.row(&canonical));
        *touched.entry((batch, key.0)).or_default() += 1;
        if withdrawn.contains(batch) {
            continue;
        }
        let is_number = matches!(canonical.figure, StoredFigure::Number { .. });
        summary.take(
            period,
            previous != Some(key),
            is_number && is_published(canonical.status),
        );
        previous = Some(key);
    }
    if batch::series(connection)? != touched {
        findings.push(found(FindingCode::FileReference, "batch_series"));
    }
    for (id, (_, kept, real)) in series {
        if kept != real {
            let what = format!("series {}: {} / {}", SeriesId(id), real.periods, kept.periods);
            findings.push(found(FindingCode::FileReference, what));
        }
    }
    Ok(())
}

fn canonical<'row>(row: &'row Row<'_>, texts: &HashMap<i64, Digest>) -> Result<CanonicalRow<'row, Digest>, StoreError> {
    let digest = |at: usize| -> Result<Option<Digest>, StoreError> {
        let Some(id) = row.get::<_, Option<i64>>(at)? else {
            return Ok(None);
        };
        let missing = || StoreError::Unreadable {
            table: "text",
            what: "row",
            text: id.to_string(),
        };
        texts.get(&id).copied().map(Some).ok_or_else(missing)
    };
    Ok(CanonicalRow {
        start: row.get(1)?,
        span: row.get(2)?,
        figure: figure_columns(row, 4)?,
        qualifier: row.get(7)?,
        status: row.get(8)?,
        confidentiality: row.get(9)?,
        raw: row.get_ref(10)?.as_str_or_null().map_err(rusqlite::Error::from)?,
        source: digest(11)?,
        note: digest(12)?,
        sheet: digest(13)?,
        line: row.get(14)?,
        column: row.get(15)?,
    })
}

fn text_digests(connection: &Connection) -> Result<HashMap<i64, Digest>, StoreError> {
    let mut statement = connection.prepare("SELECT id, text FROM text")?;
    let mut rows = statement.query([])?;
    let mut digests = HashMap::new();
    while let Some(row) = rows.next()? {
        let text: String = row.get(1)?;
        digests.insert(row.get(0)?, hash::text_digest(&text));
    }
    Ok(digests)
}
