//! Queries: a read connection and everything that may be asked of a library through it.
//!
//! The answers are values of the domain; no SQL goes out.

use std::cell::RefCell;
use std::path::Path;

use rusqlite::Connection;
use suishu_domain::{Catalogue, Date, Finding, Period, SeriesKey};

use crate::acceptance::{self, Acceptance};
use crate::batch::{self, Batch};
use crate::chart::{self, SavedChart};
use crate::connection::{self, Purpose};
use crate::event::{self, Event, StoredEvent};
use crate::observation::{Range, Stored};
use crate::recipe::{self, SavedRecipe};
use crate::scan::{self, Memory};
use crate::series::{self, Series, SeriesFilter, SeriesId};
use crate::withdrawal::{self, Returned};
use crate::{StoreError, catalogue, check, vintage};

/// A read connection. Each query sees the library as it stands then; it holds no lock in between.
#[derive(Debug)]
pub struct Reader {
    connection: Connection,
    memory: RefCell<Memory>,
}

/// How much a library holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Indicators of the catalogue.
    pub indicators: u64,
    /// Regions of the catalogue.
    pub regions: u64,
    /// Sectors of the catalogue.
    pub sectors: u64,
    /// Series.
    pub series: u64,
    /// Observations with all their vintages.
    pub observations: u64,
    /// Batches.
    pub batches: u64,
    /// Events.
    pub events: u64,
    /// Saved charts.
    pub charts: u64,
}

impl Reader {
    /// Opens a read connection of its own, which waits for no writer.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            connection: connection::open(path, Purpose::Read)?,
            memory: RefCell::default(),
        })
    }

    /// The catalogue.
    pub fn catalogue(&self) -> Result<Catalogue, StoreError> {
        catalogue::read(&self.connection)
    }

    /// The series that a filter lets through, in the catalogue's order of print. Reads no observation.
    pub fn series(&self, filter: &SeriesFilter) -> Result<Vec<Series>, StoreError> {
        series::list(&self.connection, filter)
    }

    /// The series with this number.
    pub fn series_by_id(&self, id: SeriesId) -> Result<Option<Series>, StoreError> {
        series::by_id(&self.connection, id)
    }

    /// The series of a key.
    pub fn series_by_key(&self, key: &SeriesKey) -> Result<Option<Series>, StoreError> {
        match series::find(&self.connection, key)? {
            Some((id, _)) => self.series_by_id(id),
            None => Ok(None),
        }
    }

    /// The observations of a series, by start and span; of each period the vintage that counts: a published figure before a
    /// forecast, then the newest by release date (or day of import), then the later batch.
    pub fn observations(&self, series: SeriesId, range: &Range) -> Result<Vec<Stored>, StoreError> {
        self.memory.borrow_mut().scan(&self.connection, series, range)
    }

    /// The periods of a series, by start and span, forecasts included: what can be chosen, without reading a figure.
    pub fn periods(&self, series: SeriesId) -> Result<Vec<Period>, StoreError> {
        scan::periods(&self.connection, series)
    }

    /// Every vintage of one period, forecasts included, in the order of import.
    pub fn vintages(&self, series: SeriesId, period: Period) -> Result<Vec<Stored>, StoreError> {
        self.memory.borrow_mut().vintages(&self.connection, series, period)
    }

    /// Every vintage of every period that a range lets through, forecasts included: the periods by start and span, in each the
    /// vintages in the order of import.
    pub fn vintages_in(&self, series: SeriesId, range: &Range) -> Result<Vec<Stored>, StoreError> {
        self.memory.borrow_mut().vintages_in(&self.connection, series, range)
    }

    /// The days on which the library learnt figures (release, else import), each once, the newest first: what an as-of day may be
    /// chosen from. Batches that are taken back don't count.
    pub fn vintage_dates(&self) -> Result<Vec<Date>, StoreError> {
        vintage::dates(&self.connection)
    }

    /// Forecasts and targets (规划目标): the observations of status F, also where a published figure has come since.
    pub fn forecasts(&self, filter: &SeriesFilter) -> Result<Vec<(Series, Vec<Stored>)>, StoreError> {
        let mut memory = self.memory.borrow_mut();
        let mut found = Vec::new();
        let with_forecasts = Memory::with_forecasts(&self.connection)?;
        for series in self
            .series(filter)?
            .into_iter()
            .filter(|series| with_forecasts.contains(&series.id))
        {
            let forecasts = memory.forecasts(&self.connection, series.id)?;
            found.push((series, forecasts));
        }
        Ok(found)
    }

    /// All batches in the order of import.
    pub fn history(&self) -> Result<Vec<Batch>, StoreError> {
        batch::list(&self.connection)
    }

    /// The batch with this number.
    pub fn batch(&self, seq: i64) -> Result<Option<Batch>, StoreError> {
        batch::by_seq(&self.connection, seq)
    }

    /// The batch with this UUID.
    pub fn batch_by_uuid(&self, uuid: &str) -> Result<Option<Batch>, StoreError> {
        batch::by_uuid(&self.connection, uuid)
    }

    /// For which periods the library would answer otherwise if a batch were taken back: by series, start and span.
    pub fn withdrawal(&self, batch: i64) -> Result<Vec<Returned>, StoreError> {
        let snapshot = self.connection.unchecked_transaction()?;
        withdrawal::preview(&snapshot, batch)
    }

    /// The events that count, by their first day.
    pub fn events(&self) -> Result<Vec<Event>, StoreError> {
        let stored = self.stored_events()?;
        Ok(stored.into_iter().map(|stored| stored.event).collect())
    }

    /// The same with their numbers, by which they are edited, and their batches.
    pub fn stored_events(&self) -> Result<Vec<StoredEvent>, StoreError> {
        event::list(&self.connection)
    }

    /// All saved charts by position.
    pub fn charts(&self) -> Result<Vec<SavedChart>, StoreError> {
        chart::list(&self.connection)
    }

    /// The saved chart with this id.
    pub fn chart(&self, id: &str) -> Result<Option<SavedChart>, StoreError> {
        chart::by_id(&self.connection, id)
    }

    /// All recipes, the one saved last first.
    pub fn recipes(&self) -> Result<Vec<SavedRecipe>, StoreError> {
        recipe::list(&self.connection)
    }

    /// The findings of the checks that somebody has accepted.
    pub fn acceptances(&self) -> Result<Vec<Acceptance>, StoreError> {
        acceptance::list(&self.connection)
    }

    /// The series to which a batch brought figures.
    pub fn series_of_batch(&self, batch: i64) -> Result<Vec<SeriesId>, StoreError> {
        batch::series_of(&self.connection, batch)
    }

    /// How much the library holds. Reads no observation.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT (SELECT count(*) FROM indicator), (SELECT count(*) FROM region), (SELECT count(*) FROM sector),
                 (SELECT count(*) FROM series), (SELECT ifnull(sum(observations), 0) FROM batch),
                 (SELECT count(*) FROM batch), (SELECT count(*) FROM event), (SELECT count(*) FROM chart)",
        )?;
        let counts = statement.query_row([], |row| {
            Ok(Counts {
                indicators: row.get(0)?,
                regions: row.get(1)?,
                sectors: row.get(2)?,
                series: row.get(3)?,
                observations: row.get(4)?,
                batches: row.get(5)?,
                events: row.get(6)?,
                charts: row.get(7)?,
            })
        })?;
        Ok(counts)
    }

    /// The published period that ends last; of two that end together the longer one. Forecasts don't count.
    pub fn latest_period(&self) -> Result<Option<Period>, StoreError> {
        series::latest_period(&self.connection)
    }

    /// Proves that the file is sound and that nothing acknowledged has changed: SQLite's own checks, each batch's count and
    /// hash, the chain over the batches, and the series' summaries. An empty list is the proof.
    pub fn check(&self) -> Result<Vec<Finding>, StoreError> {
        check::check(&self.connection)
    }
}
