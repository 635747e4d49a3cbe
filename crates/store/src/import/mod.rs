//! An import: the one transaction through which figures come into a library.
//!
//! It decides what becomes of each figure (new, revised, unchanged, twice, contradictory), keeps the batch's hash and the
//! series' summaries. The end of it is in [`commit`]. What a name, a unit or a period means was settled before.

mod commit;
mod held;
mod older;

use std::collections::HashMap;
use std::path::Path;

use rusqlite::Connection;
use suishu_domain::{Catalogue, Code, Date, Decimal, Indicator, Kind, Period, Region, Sector, SeriesKey, Unit};
use uuid::Uuid;

use self::older::{Older, against_itself};
use crate::batch::{self, BatchDraft, Contents};
use crate::event::{self, Event};
use crate::hash::{CanonicalRow, Digest, SeriesHash, StoredFigure};
use crate::insert::{Insert, Said, Vintages};
use crate::library::Library;
use crate::observation::{ObservationRow, Outcome, read_figure, small, stored_figure};
use crate::recipe::{self, SavedRecipe};
use crate::scan;
use crate::series::{self, Series, SeriesFilter, SeriesId, Summary};
use crate::text::{Role, Text, TextWriter};
use crate::vintage::{Rank, VintageDates, is_published};
use crate::withdrawal::Withdrawn;
use crate::{StoreError, catalogue};

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
    /// Whether the catalogue or a recipe changed: worth a commit even when no figure did.
    more_changed: bool,
    series: HashMap<SeriesId, SeriesState>,
    series_by_key: HashMap<SeriesKey, SeriesId>,
    texts: TextWriter,
    dates: VintageDates,
    /// Batches that don't count: what they say is no older vintage.
    withdrawn: Withdrawn,
}

/// What an import knows of a series that it touches.
#[derive(Debug)]
struct SeriesState {
    hash: SeriesHash,
    /// Whether there may be older vintages; a series that is new in this import has none, so its rows need no look-up.
    may_have_older: bool,
    summary: Summary,
    /// How many observations the import brought.
    observations: u64,
    /// Keys that came and were unchanged, ascending: they aren't in the table, yet a second one may contradict them.
    unchanged: Vec<(i32, i32)>,
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
            more_changed: false,
            series: HashMap::new(),
            series_by_key: HashMap::new(),
            texts: TextWriter::default(),
            dates: VintageDates::default(),
            withdrawn: Withdrawn::default(),
        };
        // Every reference that an import writes was given by the same transaction: series, batch and texts by this module,
        // codes by the catalogue's look-up. Proving it again costs a fifth of the time of a row. `check` proves it of the file.
        connection.pragma_update(None, "foreign_keys", false)?;
        connection.execute_batch("BEGIN IMMEDIATE")?;
        // From here on a drop rolls back; it proves references again in any case.
        import.open = true;
        import.withdrawn = Withdrawn::read(connection)?;
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

    /// The catalogue as this transaction sees it: no other program can change it before the commit.
    pub fn catalogue(&self) -> Result<Catalogue, StoreError> {
        catalogue::read(self.connection)
    }

    /// The series of the library as this transaction sees them.
    pub fn known_series(&self, filter: &SeriesFilter) -> Result<Vec<Series>, StoreError> {
        series::list(self.connection, filter)
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

    /// Sets the layout that was read and, after a colon, the recipe that was followed.
    pub fn set_layout(&mut self, layout: impl Into<String>) {
        self.draft.layout = Some(layout.into());
    }

    /// Adds an indicator to the catalogue, or replaces the one with its code.
    pub fn put_indicator(&mut self, indicator: &Indicator) -> Result<(), StoreError> {
        self.more_changed |= catalogue::put_indicator(self.connection, indicator)?;
        Ok(())
    }

    /// Adds a region to the catalogue, or replaces the one with its code.
    pub fn put_region(&mut self, region: &Region) -> Result<(), StoreError> {
        self.more_changed |= catalogue::put_region(self.connection, region)?;
        Ok(())
    }

    /// Adds a sector to the catalogue, or replaces the one with its code.
    pub fn put_sector(&mut self, sector: &Sector) -> Result<(), StoreError> {
        self.more_changed |= catalogue::put_sector(self.connection, sector)?;
        Ok(())
    }

    /// Adds another name to an entry of the list `indicator`, `region` or `sector`.
    pub fn add_synonym(&mut self, list: &'static str, code: &Code, synonym: &str) -> Result<(), StoreError> {
        self.more_changed |= catalogue::add_synonym(self.connection, list, code, synonym)?;
        Ok(())
    }

    /// Says in which unit an indicator's levels are kept.
    pub fn set_indicator_unit(&mut self, indicator: &Code, unit: &Unit) -> Result<(), StoreError> {
        self.more_changed |= catalogue::set_unit(self.connection, indicator, unit)?;
        Ok(())
    }

    /// Says what may be computed from an indicator.
    pub fn set_indicator_kind(&mut self, indicator: &Code, kind: Kind) -> Result<(), StoreError> {
        self.more_changed |= catalogue::set_kind(self.connection, indicator, kind)?;
        Ok(())
    }

    /// The recipes as this transaction sees them, the one saved last first.
    pub fn recipes(&self) -> Result<Vec<SavedRecipe>, StoreError> {
        recipe::list(self.connection)
    }

    /// Saves a recipe with the import; one with the same name is replaced.
    pub fn put_recipe(&mut self, recipe: &SavedRecipe) -> Result<(), StoreError> {
        self.more_changed |= recipe::put(self.connection, recipe)?;
        Ok(())
    }

    /// Adds an event; `false` when the library has it already (same date, title and region).
    pub fn put_event(&mut self, event: &Event) -> Result<bool, StoreError> {
        let added = event::put(self.connection, event, Some(self.seq))?;
        self.take_event(added);
        Ok(added.is_some())
    }

    /// Puts another event in place of one of the library, or none: then it is removed. Both are undone with the batch.
    pub fn replace_event(&mut self, id: i64, new: Option<&Event>) -> Result<(), StoreError> {
        let replaced = event::replace(self.connection, id, new, self.seq)?;
        self.take_event(Some(replaced));
        Ok(())
    }

    fn take_event(&mut self, digest: Option<Digest>) {
        if let Some(digest) = digest {
            self.contents.events += 1;
            self.contents.rows_hash.add(&digest);
        }
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
                observations: 0,
                unchanged: Vec::new(),
            },
        );
        self.series_by_key.insert(key.clone(), id);
        Ok(id)
    }

    /// The published numbers of a series before a period, of its length and of earlier imports: at most `most`, the nearest first.
    pub fn course_before(
        &mut self,
        series: SeriesId,
        period: Period,
        most: usize,
    ) -> Result<Vec<(Period, Decimal)>, StoreError> {
        if !self.is_known(series) {
            return Ok(Vec::new());
        }
        scan::before(self.connection, series, period, self.seq, most)
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
                if self.withdrawn.contains(found.batch) {
                    return Ok(());
                }
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
        let canonical = CanonicalRow {
            start,
            span,
            figure: said.figure,
            qualifier: said.qualifier,
            status: said.status,
            confidentiality: small(row.confidentiality),
            raw: row.raw,
            source: intern(Role::Source, row.source)?,
            note: intern(Role::Note, row.note)?,
            sheet: intern(Role::Sheet, row.sheet)?,
            line,
            column: row.column,
        };
        let added = self.insert.put(series, self.seq, &canonical)?;
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
        self.contents.rows_hash.add(&state.hash.row(&canonical));
        let is_number = matches!(said.figure, StoredFigure::Number { .. });
        state
            .summary
            .take(row.period, !older.any, is_number && is_published(said.status));
        state.observations += 1;
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
}
