//! An import: the one transaction through which figures come into a library.
//!
//! It decides what becomes of each figure (new, revised, unchanged, twice, contradictory), keeps the batch's hash and the
//! series' summaries, and tells the truth about a commit. What a name, a unit or a period means was settled before.

use std::collections::HashMap;
use std::path::Path;

use rusqlite::Connection;
use suishu_domain::{Code, Date, Figure, Indicator, Kind, Region, Sector, SeriesKey, Unit};
use uuid::Uuid;

use crate::batch::{self, Batch, BatchDraft, Contents};
use crate::connection::{self, Purpose};
use crate::event::{self, Event};
use crate::hash::{CanonicalRow, SeriesHash, StoredFigure};
use crate::library::Library;
use crate::observation::{Insert, NewRow, ObservationRow, Outcome, Said, Vintages, read_figure, small, stored_figure};
use crate::series::{self, SeriesId, Summary};
use crate::text::{Role, Text, TextWriter};
use crate::vintage::{Rank, VintageDates, is_published};
use crate::{StoreError, catalogue, migrate};

/// A running import. Dropped without [`commit`](Import::commit), it leaves the library as it was.
#[derive(Debug)]
pub struct Import<'library> {
    connection: &'library Connection,
    path: &'library Path,
    /// Tells the library that its connection isn't to be trusted any more.
    reopen: &'library mut bool,
    insert: Insert<'library>,
    vintages: Vintages<'library>,
    open: bool,
    uuid: Uuid,
    seq: i64,
    draft: BatchDraft,
    date: Date,
    contents: Contents,
    /// Whether the catalogue changed: worth a commit even when no figure did.
    catalogue_changed: bool,
    series: HashMap<SeriesId, SeriesState>,
    series_by_key: HashMap<SeriesKey, SeriesId>,
    texts: TextWriter,
    dates: VintageDates,
}

/// What an import knows of a series that it touches.
#[derive(Debug)]
struct SeriesState {
    hash: SeriesHash,
    /// Whether there may be older vintages; a series that is new in this import has none, so its rows need no look-up.
    may_have_older: bool,
    summary: Summary,
    touched: bool,
    /// Keys that came and were unchanged, ascending: they aren't in the table, yet a second one may contradict them.
    unchanged: Vec<(i32, i32)>,
}

/// What the library and this import have on a key.
#[derive(Debug, Default)]
struct Older {
    /// Any vintage at all, of an earlier batch.
    any: bool,
    /// The newest vintage of the same kind up to our own date.
    newest: Option<(Rank, Said)>,
    /// The same key in this import.
    ours: Option<Said>,
}

impl<'library> Import<'library> {
    pub(crate) fn begin(library: &'library mut Library, draft: BatchDraft) -> Result<Self, StoreError> {
        let date = batch::vintage_date(&draft)?;
        let Library {
            path,
            connection,
            reopen,
            ..
        } = library;
        let connection: &Connection = connection;
        // Every reference that an import writes was given by the same transaction: series, batch and texts by this module,
        // codes by the catalogue's look-up. Proving it again costs a fifth of the time of a row. `check` proves it of the file.
        connection.pragma_update(None, "foreign_keys", false)?;
        let mut import = Self {
            connection,
            path,
            reopen,
            insert: Insert::new(connection)?,
            vintages: Vintages::new(connection)?,
            open: false,
            uuid: Uuid::new_v4(),
            seq: 0,
            draft,
            date,
            contents: Contents::default(),
            catalogue_changed: false,
            series: HashMap::new(),
            series_by_key: HashMap::new(),
            texts: TextWriter::default(),
            dates: VintageDates::default(),
        };
        connection.execute_batch("BEGIN IMMEDIATE")?;
        // From here on a drop rolls back.
        import.open = true;
        import.seq = batch::begin(connection, &import.uuid, &import.draft)?;
        Ok(import)
    }

    /// UUID that the batch will have.
    pub fn uuid(&self) -> String {
        self.uuid.to_string()
    }

    /// How many observations are in the batch so far.
    pub fn observations(&self) -> u64 {
        self.contents.observations
    }

    /// Sets the hash of the file's bytes (64 hexadecimal digits), which a streamed read knows at its end.
    pub fn set_sha256(&mut self, sha256: impl Into<String>) {
        self.draft.sha256 = Some(sha256.into());
    }

    /// Sets the encoding that the reader found.
    pub fn set_encoding(&mut self, encoding: impl Into<String>) {
        self.draft.encoding = Some(encoding.into());
    }

    /// Sets the sheet that was read.
    pub fn set_sheet(&mut self, sheet: impl Into<String>) {
        self.draft.sheet = Some(sheet.into());
    }

    /// Sets the recipe by which the file was read.
    pub fn set_layout(&mut self, layout: impl Into<String>) {
        self.draft.layout = Some(layout.into());
    }

    /// Adds an indicator to the catalogue, or replaces the one with its code.
    pub fn put_indicator(&mut self, indicator: &Indicator) -> Result<(), StoreError> {
        self.catalogue_changed |= catalogue::put_indicator(self.connection, indicator)?;
        Ok(())
    }

    /// Adds a region to the catalogue, or replaces the one with its code.
    pub fn put_region(&mut self, region: &Region) -> Result<(), StoreError> {
        self.catalogue_changed |= catalogue::put_region(self.connection, region)?;
        Ok(())
    }

    /// Adds a sector to the catalogue, or replaces the one with its code.
    pub fn put_sector(&mut self, sector: &Sector) -> Result<(), StoreError> {
        self.catalogue_changed |= catalogue::put_sector(self.connection, sector)?;
        Ok(())
    }

    /// Says in which unit an indicator's levels are kept.
    pub fn set_indicator_unit(&mut self, indicator: &Code, unit: &Unit) -> Result<(), StoreError> {
        self.catalogue_changed |= catalogue::set_unit(self.connection, indicator, unit)?;
        Ok(())
    }

    /// Says what may be computed from an indicator.
    pub fn set_indicator_kind(&mut self, indicator: &Code, kind: Kind) -> Result<(), StoreError> {
        self.catalogue_changed |= catalogue::set_kind(self.connection, indicator, kind)?;
        Ok(())
    }

    /// Adds an event; `false` when the library has it already (same date, title and region).
    pub fn put_event(&mut self, event: &Event) -> Result<bool, StoreError> {
        let added = event::put(self.connection, event, Some(self.seq))?;
        if added {
            self.contents.events += 1;
            self.contents.rows_hash.add(&event::digest(event));
        }
        Ok(added)
    }

    /// The series of a key, which is added where it's new. Its codes must be in the catalogue.
    pub fn series(&mut self, key: &SeriesKey) -> Result<SeriesId, StoreError> {
        if let Some(&id) = self.series_by_key.get(key) {
            return Ok(id);
        }
        let connection = self.connection;
        let (id, summary, may_have_older) = match series::find(connection, key)? {
            Some((id, summary)) => (id, summary, true),
            None => (series::add(connection, key)?, Summary::default(), false),
        };
        let hash = SeriesHash::of(key);
        self.series.insert(
            id,
            SeriesState {
                hash,
                may_have_older,
                summary,
                touched: false,
                unchanged: Vec::new(),
            },
        );
        self.series_by_key.insert(key.clone(), id);
        Ok(id)
    }

    /// Puts one observation of a series that [`series`](Import::series) gave. After an error of
    /// [`StoreError::ValueTooLong`] the import may go on.
    pub fn put<'row>(&mut self, series: SeriesId, row: impl Into<ObservationRow<'row>>) -> Result<Outcome, StoreError> {
        let row = row.into();
        let connection = self.connection;
        let state = self
            .series
            .get_mut(&series)
            .ok_or(StoreError::SeriesUnknown { series })?;
        let (start, span) = row.period.to_key();
        let line = i64::try_from(row.line).unwrap_or(i64::MAX);
        let said = Said {
            batch: self.seq,
            figure: stored_figure(row.figure)?,
            qualifier: small(row.qualifier),
            status: row.status.map(small),
        };
        let mut older = Older::default();
        if state.may_have_older {
            let our = Rank {
                published: is_published(said.status),
                date: self.date,
                batch: self.seq,
            };
            self.vintages.for_each(series, start, span, |found| {
                older.take(found, our, self.dates.of(connection, found.batch)?.0);
                Ok(())
            })?;
            if let Some(ours) = older.ours {
                return against_itself(&ours, &said);
            }
            if let Some((_, newest)) = &older.newest {
                let seen = state.unchanged.binary_search(&(start, span));
                if seen.is_ok() {
                    return against_itself(newest, &said);
                }
                if newest.same_as(&said)? {
                    let at = seen.unwrap_or_else(|at| at);
                    state.unchanged.insert(at, (start, span));
                    return Ok(Outcome::Unchanged);
                }
            }
        }
        let mut intern = |role, text: Option<&str>| -> Result<Option<Text>, StoreError> {
            text.map(|text| self.texts.intern(connection, role, text)).transpose()
        };
        let source = intern(Role::Source, row.source)?;
        let note = intern(Role::Note, row.note)?;
        let sheet = intern(Role::Sheet, row.sheet)?;
        let confidentiality = small(row.confidentiality);
        let added = self.insert.put(&NewRow {
            series,
            batch: self.seq,
            start,
            span,
            figure: said.figure,
            qualifier: said.qualifier,
            status: said.status,
            confidentiality,
            raw: row.raw,
            source: source.map(|text| text.id),
            note: note.map(|text| text.id),
            sheet: sheet.map(|text| text.id),
            line,
            column: row.column,
        })?;
        if !added {
            // Only a series without a look-up comes here: the key came already in this import.
            let mut ours = said;
            self.vintages.for_each(series, start, span, |found| {
                ours = found;
                Ok(())
            })?;
            return against_itself(&ours, &said);
        }
        self.contents.observations += 1;
        self.contents.rows_hash.add(&state.hash.row(&CanonicalRow {
            start,
            span,
            figure: said.figure,
            qualifier: said.qualifier,
            status: said.status,
            confidentiality,
            raw: row.raw,
            source: source.map(|text| text.digest),
            note: note.map(|text| text.digest),
            sheet: sheet.map(|text| text.digest),
            line,
            column: row.column,
        }));
        let is_number = matches!(said.figure, StoredFigure::Number { .. });
        state
            .summary
            .take(row.period, !older.any, is_number && is_published(said.status));
        state.touched = true;
        match older.newest {
            None => Ok(Outcome::Added),
            Some((_, newest)) => {
                self.contents.revised += 1;
                Ok(Outcome::Revised {
                    before: read_figure(newest.figure)?,
                })
            }
        }
    }

    /// Makes the import lasting. `None` when no figure or event was new: no batch is written then. On `Ok` the batch is
    /// in the file; on an error it isn't, except for [`StoreError::OutcomeUnknown`].
    pub fn commit(mut self) -> Result<Option<Batch>, StoreError> {
        let batch = self.finish()?;
        if batch.is_none() && !self.catalogue_changed {
            return Ok(None);
        }
        match self.connection.execute_batch("COMMIT") {
            Ok(()) => {
                self.open = false;
                Ok(batch)
            }
            Err(error) => self.after_failed_commit(error.into()),
        }
    }

    /// Writes what belongs to the batch as a whole.
    fn finish(&mut self) -> Result<Option<Batch>, StoreError> {
        let connection = self.connection;
        if self.contents.observations == 0 && self.contents.events == 0 {
            connection.execute("DELETE FROM batch WHERE seq = ?1", [self.seq])?;
            return Ok(None);
        }
        for (id, state) in self.series.iter().filter(|(_, state)| state.touched) {
            series::set_summary(connection, *id, &state.summary)?;
        }
        batch::finish(connection, self.seq, &self.draft, &self.contents).map(Some)
    }

    /// An error of COMMIT doesn't mean that nothing was saved. So the file is opened again, and what it holds is the answer.
    fn after_failed_commit(&mut self, error: StoreError) -> Result<Option<Batch>, StoreError> {
        tracing::warn!(%error, uuid = %self.uuid, "the commit failed; looking whether the batch is there");
        self.open = false;
        *self.reopen = true;
        // Lets go of the write lock, where SQLite hasn't rolled back by itself.
        if !self.connection.is_autocommit()
            && let Err(error) = self.connection.execute_batch("ROLLBACK")
        {
            tracing::warn!(%error, "the rollback failed");
        }
        let uuid = self.uuid.to_string();
        match saved_after_all(self.path, &uuid) {
            Ok(Some(batch)) => Ok(Some(batch)),
            Ok(None) => Err(StoreError::NotSaved(Box::new(error))),
            Err(source) => Err(StoreError::OutcomeUnknown {
                uuid,
                source: Box::new(source),
            }),
        }
    }
}

/// The batch, if the file has it; else `None`, once it is certain that it never will.
///
/// A sync that fails after the last frame leaves the whole batch in the log, unseen by every connection: a crash would bring
/// it back. The next write goes over its frames, so that write is made here.
fn saved_after_all(path: &Path, uuid: &str) -> Result<Option<Batch>, StoreError> {
    let fresh = connection::open(path, Purpose::Write)?;
    let batch = batch::by_uuid(&fresh, uuid)?;
    if batch.is_none() {
        migrate::write_version(&fresh)?;
    }
    Ok(batch)
}

impl Drop for Import<'_> {
    fn drop(&mut self) {
        if self.open
            && let Err(error) = self.connection.execute_batch("ROLLBACK")
        {
            // A new connection rolls back by itself.
            tracing::warn!(%error, "the rollback failed");
            *self.reopen = true;
        }
        if let Err(error) = self.connection.pragma_update(None, "foreign_keys", true) {
            tracing::warn!(%error, "the connection doesn't prove references");
            *self.reopen = true;
        }
    }
}

impl Older {
    /// Takes in one vintage of the key; `our` is the rank of the figure that is coming.
    fn take(&mut self, found: Said, our: Rank, date: Date) {
        if found.batch == our.batch {
            self.ours = Some(found);
            return;
        }
        self.any = true;
        let rank = Rank {
            published: is_published(found.status),
            date,
            batch: found.batch,
        };
        if rank.published == our.published
            && rank < our
            && self.newest.as_ref().is_none_or(|(newest, _)| rank > *newest)
        {
            self.newest = Some((rank, found));
        }
    }
}

impl Said {
    /// Whether two vintages say the same: figure (trailing zeros aside), qualifier and status.
    fn same_as(&self, other: &Self) -> Result<bool, StoreError> {
        Ok(self.qualifier == other.qualifier
            && self.status == other.status
            && read_figure(self.figure)?.same_as(&read_figure(other.figure)?))
    }
}

/// The outcome of a key that came already in this import.
fn against_itself(first: &Said, second: &Said) -> Result<Outcome, StoreError> {
    let before: Figure = read_figure(first.figure)?;
    let same = first.qualifier == second.qualifier && before.same_as(&read_figure(second.figure)?);
    Ok(if same {
        Outcome::Twice
    } else {
        Outcome::Contradicts { before }
    })
}

#[cfg(test)]
mod tests {
    use suishu_domain::{
        Basis, Catalogue, Confidentiality, Decimal, Measure, Observation, Period, Place, Qualifier, Status,
    };

    use super::*;

    fn library() -> (Library, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let mut seed = Catalogue::default();
        let text = |text: &str| text.to_owned();
        seed.put_indicator(Indicator {
            code: text("GDP"),
            name: text("地区生产总值"),
            name_en: String::new(),
            parent: None,
            kind: None,
            unit: None,
            synonyms: Vec::new(),
            headline: None,
        });
        seed.put_region(Region {
            code: text("440100"),
            name: text("广州市"),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        });
        seed.put_sector(Sector {
            code: text("total"),
            name: text("合计"),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        });
        (
            Library::create(&folder.path().join("city.suishu"), &seed).unwrap(),
            folder,
        )
    }

    /// An import with one figure in it.
    fn import(library: &mut Library) -> Import<'_> {
        let draft = BatchDraft {
            imported_at: "2026-11-24T07:57:14Z".to_owned(),
            ..BatchDraft::default()
        };
        let mut import = library.import(draft).unwrap();
        let key = SeriesKey {
            indicator: "GDP".to_owned(),
            region: "440100".to_owned(),
            sector: "total".to_owned(),
            basis: Basis::Cumulative,
            measure: Measure::Level,
            price_basis: None,
            unit: Unit::parse("亿元").unwrap(),
        };
        let series = import.series(&key).unwrap();
        let observation = Observation {
            period: Period::months(2020, 1, 9).unwrap(),
            figure: Figure::Number(Decimal::new(1_747_586, 2)),
            qualifier: Qualifier::Exact,
            status: Some(Status::Provisional),
            confidentiality: Confidentiality::Public,
            raw: None,
            source: None,
            note: None,
            place: Place::cell(2, 8),
        };
        assert_eq!(import.put(series, &observation).unwrap(), Outcome::Added);
        import
    }

    #[test]
    fn a_commit_that_fails_and_left_nothing_says_so() {
        let (mut library, _folder) = library();
        library.connection.commit_hook(Some(|| true)).unwrap();
        let refused = import(&mut library).commit();
        assert!(matches!(refused, Err(StoreError::NotSaved(_))), "{refused:?}");
        assert_eq!(library.reader().unwrap().history().unwrap(), [], "nothing may be there");
        let batch = import(&mut library).commit().unwrap();
        assert!(
            batch.is_some(),
            "the library must be usable again, on a connection of its own"
        );
        assert_eq!(library.check().unwrap(), [], "the library must prove sound");
    }

    #[test]
    fn a_commit_that_fails_after_it_was_written_is_told_as_saved() {
        let (mut library, _folder) = library();
        let mut import = import(&mut library);
        let written = import.finish().unwrap();
        import.connection.execute_batch("COMMIT").unwrap();
        let told = import.after_failed_commit(StoreError::DiskFull).unwrap();
        assert!(
            told.is_some() && told == written,
            "what is in the file counts, not the error"
        );
    }

    #[test]
    fn a_commit_of_unknown_outcome_is_told_as_that() {
        let (mut library, folder) = library();
        library.connection.commit_hook(Some(|| true)).unwrap();
        let import = import(&mut library);
        drop(folder);
        let told = import.commit();
        assert!(
            matches!(told, Err(StoreError::OutcomeUnknown { .. })),
            "the file is gone: {told:?}"
        );
    }
}
