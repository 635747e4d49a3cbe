//! The table of observations: its columns in and out, and the range scan that answers a chart.
//!
//! Which vintage counts is in `vintage`, what a batch's hash takes in is in `hash`.

use std::collections::HashSet;

use rusqlite::{Connection, Row, Statement, params};
use suishu_domain::{
    Confidentiality, Date, Decimal, Figure, MissingReason, Observation, Period, Place, Qualifier, Status,
};

use crate::StoreError;
use crate::code::StoredCode;
use crate::hash::StoredFigure;
use crate::series::{SeriesId, period_of};
use crate::text::TextReader;
use crate::vintage::{Rank, VintageDates, is_published};

/// An observation on its way in, with borrowed texts: a row of a large file costs no allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ObservationRow<'a> {
    /// The period that the figure is of.
    pub period: Period,
    /// The number in the unit of its series, or why there is none.
    pub figure: Figure,
    /// 约, 超, 不足, or exact.
    pub qualifier: Qualifier,
    /// Status as published.
    pub status: Option<Status>,
    /// Who may see it.
    pub confidentiality: Confidentiality,
    /// The cell's text, only where it isn't simply the number printed.
    pub raw: Option<&'a str>,
    /// The source as printed.
    pub source: Option<&'a str>,
    /// A note of the source on this figure.
    pub note: Option<&'a str>,
    /// Sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// Line or row, from 1.
    pub line: u64,
    /// Column, from 1.
    pub column: u32,
}

impl<'a> From<&'a Observation> for ObservationRow<'a> {
    fn from(observation: &'a Observation) -> Self {
        Self {
            period: observation.period,
            figure: observation.figure,
            qualifier: observation.qualifier,
            status: observation.status,
            confidentiality: observation.confidentiality,
            raw: observation.raw.as_deref(),
            source: observation.source.as_deref(),
            note: observation.note.as_deref(),
            sheet: observation.place.sheet.as_deref(),
            line: observation.place.line,
            column: observation.place.column,
        }
    }
}

/// What became of an observation that was put into an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The period had no figure of that day or before; the figure is in the batch.
    Added,
    /// The newest vintage before it says something else; the figure is in the batch as a later vintage.
    Revised {
        /// What the newest vintage before it says.
        before: Figure,
    },
    /// The newest vintage before it has the same figure, status and qualifier; nothing was written.
    Unchanged,
    /// The same key came already in this import, with the same figure; nothing was written.
    Twice,
    /// The same key came already in this import, with another figure or qualifier; nothing was written, and the file
    /// should be refused.
    Contradicts {
        /// The figure that came first.
        before: Figure,
    },
}

/// Which periods of a series, and as known when.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Range {
    /// Only periods that start on this day or later.
    pub from: Option<Date>,
    /// Only periods that end on this day or earlier.
    pub to: Option<Date>,
    /// Only spans of so many months; 0 means points in time.
    pub months: Option<u16>,
    /// As known on this day: batches with a later vintage date play no part.
    pub as_of: Option<Date>,
}

/// An observation of the library, in the vintage that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The observation.
    pub observation: Observation,
    /// The batch that brought it.
    pub batch: i64,
    /// ISO date of the vintage: the release date, else the day of import.
    pub vintage: String,
    /// How many vintages of its kind the period has, forecasts and published figures apart.
    pub vintages: u32,
}

/// The columns of a figure; the error says that the number has too many digits.
pub(crate) fn stored_figure(figure: Figure) -> Result<StoredFigure, StoreError> {
    match figure {
        Figure::Number(number) => {
            let (mantissa, scale) = (i64::try_from(number.mantissa()), u8::try_from(number.scale()));
            match (mantissa, scale) {
                (Ok(mantissa), Ok(scale)) if scale <= 28 => Ok(StoredFigure::Number { mantissa, scale }),
                _ => Err(StoreError::ValueTooLong { number }),
            }
        }
        Figure::Missing(reason) => Ok(StoredFigure::Missing { reason: small(reason) }),
    }
}

/// The figure of its columns.
pub(crate) fn read_figure(figure: StoredFigure) -> Result<Figure, StoreError> {
    match figure {
        StoredFigure::Number { mantissa, scale } => Decimal::try_new(mantissa, u32::from(scale))
            .map(Figure::Number)
            .map_err(|_| unreadable("number", format!("{mantissa}e-{scale}"))),
        StoredFigure::Missing { reason } => MissingReason::read(i64::from(reason)).map(Figure::Missing),
    }
}

/// The number of a code; all lists are short.
pub(crate) fn small(code: impl StoredCode) -> u8 {
    u8::try_from(code.number()).unwrap_or(u8::MAX)
}

fn unreadable(what: &'static str, text: String) -> StoreError {
    StoreError::Unreadable {
        table: "observation",
        what,
        text,
    }
}

/// The three columns of a figure in a row, as far as they make sense together.
pub(crate) fn figure_columns(row: &Row<'_>, at: usize) -> Result<StoredFigure, StoreError> {
    let columns: (Option<i64>, Option<u8>, Option<u8>) = (row.get(at)?, row.get(at + 1)?, row.get(at + 2)?);
    match columns {
        (Some(mantissa), Some(scale), None) => Ok(StoredFigure::Number { mantissa, scale }),
        (None, None, Some(reason)) => Ok(StoredFigure::Missing { reason }),
        other => Err(unreadable("figure", format!("{other:?}"))),
    }
}

/// The row of an insert.
#[derive(Debug)]
pub(crate) struct NewRow<'a> {
    pub(crate) series: SeriesId,
    pub(crate) batch: i64,
    pub(crate) start: i32,
    pub(crate) span: i32,
    pub(crate) figure: StoredFigure,
    pub(crate) qualifier: u8,
    pub(crate) status: Option<u8>,
    pub(crate) confidentiality: u8,
    pub(crate) raw: Option<&'a str>,
    pub(crate) source: Option<i64>,
    pub(crate) note: Option<i64>,
    pub(crate) sheet: Option<i64>,
    pub(crate) line: i64,
    pub(crate) column: u32,
}

/// The insert of an import: one compiled statement, with what is bound to it. A value that is bound stays bound, and most
/// columns of neighbouring rows are equal, so only what differs is bound again.
#[derive(Debug)]
pub(crate) struct Insert<'connection> {
    statement: Statement<'connection>,
    bound: [Option<i64>; 15],
    raw_is_bound: bool,
}

impl<'connection> Insert<'connection> {
    pub(crate) fn new(connection: &'connection Connection) -> Result<Self, StoreError> {
        let statement = connection.prepare(
            "INSERT INTO observation (series, start, span, batch, mantissa, scale, missing, qualifier, status,
                 confidentiality, source, note, sheet, line, col, raw)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
             ON CONFLICT (series, start, span, batch) DO NOTHING",
        )?;
        // What was never bound is NULL.
        Ok(Self {
            statement,
            bound: [None; 15],
            raw_is_bound: false,
        })
    }

    /// Adds an observation; `false` when this batch has its key already.
    pub(crate) fn put(&mut self, row: &NewRow<'_>) -> Result<bool, StoreError> {
        let (mantissa, scale, missing) = match row.figure {
            StoredFigure::Number { mantissa, scale } => (Some(mantissa), Some(scale), None),
            StoredFigure::Missing { reason } => (None, None, Some(reason)),
        };
        let values = [
            Some(row.series.0),
            Some(row.start.into()),
            Some(row.span.into()),
            Some(row.batch),
            mantissa,
            scale.map(i64::from),
            missing.map(i64::from),
            Some(row.qualifier.into()),
            row.status.map(i64::from),
            Some(row.confidentiality.into()),
            row.source,
            row.note,
            row.sheet,
            Some(row.line),
            Some(row.column.into()),
        ];
        for (at, (bound, value)) in self.bound.iter_mut().zip(values).enumerate() {
            if *bound != value {
                self.statement.raw_bind_parameter(at + 1, value)?;
                *bound = value;
            }
        }
        if self.raw_is_bound || row.raw.is_some() {
            self.statement.raw_bind_parameter(16, row.raw)?;
            self.raw_is_bound = row.raw.is_some();
        }
        Ok(self.statement.raw_execute()? > 0)
    }
}

/// What one vintage of a key says, without its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) batch: i64,
    pub(crate) figure: StoredFigure,
    pub(crate) qualifier: u8,
    pub(crate) status: Option<u8>,
}

/// The look-up of one key's vintages, compiled once for an import.
#[derive(Debug)]
pub(crate) struct Vintages<'connection>(Statement<'connection>);

impl<'connection> Vintages<'connection> {
    pub(crate) fn new(connection: &'connection Connection) -> Result<Self, StoreError> {
        Ok(Self(connection.prepare(
            "SELECT batch, mantissa, scale, missing, qualifier, status FROM observation
             WHERE series = ?1 AND start = ?2 AND span = ?3 ORDER BY batch",
        )?))
    }

    /// Gives every vintage of a key, by batch.
    pub(crate) fn for_each(
        &mut self,
        series: SeriesId,
        start: i32,
        span: i32,
        mut take: impl FnMut(Said) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut rows = self.0.query(params![series.0, start, span])?;
        while let Some(row) = rows.next()? {
            take(Said {
                batch: row.get(0)?,
                figure: figure_columns(row, 1)?,
                qualifier: row.get(4)?,
                status: row.get(5)?,
            })?;
        }
        Ok(())
    }
}

/// Columns of a whole observation, in the order of [`Candidate::read`].
macro_rules! select_observation {
    () => {
        "SELECT start, span, batch, mantissa, scale, missing, qualifier, status, confidentiality, raw, source, note, sheet,
             line, col FROM observation"
    };
}

/// The range scan of one series.
pub(crate) const SCAN: &str = concat!(
    select_observation!(),
    " WHERE series = ?1 AND start BETWEEN ?2 AND ?3 AND (?4 IS NULL OR span = ?4) ORDER BY start, span, batch"
);

/// The forecasts of one series. The planner would take the key, and so read all of the series.
pub(crate) const FORECASTS: &str = concat!(
    select_observation!(),
    " INDEXED BY observation_forecast WHERE series = ?1 AND status = 3 ORDER BY start, span, batch"
);

/// The series that have forecasts.
const WITH_FORECASTS: &str = "SELECT DISTINCT series FROM observation INDEXED BY observation_forecast WHERE status = 3";

/// All vintages of one period.
const VINTAGES: &str = concat!(
    select_observation!(),
    " WHERE series = ?1 AND start = ?2 AND span = ?3 ORDER BY start, span, batch"
);

/// A row of a scan, with its texts still to be looked up.
#[derive(Debug)]
struct Candidate {
    key: (i32, i32),
    rank: Rank,
    figure: StoredFigure,
    qualifier: i64,
    status: Option<i64>,
    confidentiality: i64,
    raw: Option<String>,
    source: Option<i64>,
    note: Option<i64>,
    sheet: Option<i64>,
    line: u64,
    column: u32,
    vintages: u32,
}

impl Candidate {
    fn read(row: &Row<'_>, date: Date) -> Result<Self, StoreError> {
        let status: Option<u8> = row.get(7)?;
        Ok(Self {
            key: (row.get(0)?, row.get(1)?),
            rank: Rank {
                published: is_published(status),
                date,
                batch: row.get(2)?,
            },
            figure: figure_columns(row, 3)?,
            qualifier: row.get(6)?,
            status: status.map(i64::from),
            confidentiality: row.get(8)?,
            raw: row.get(9)?,
            source: row.get(10)?,
            note: row.get(11)?,
            sheet: row.get(12)?,
            line: row.get(13)?,
            column: row.get(14)?,
            vintages: 1,
        })
    }

    /// The one of two vintages of one period that counts.
    fn or(mut self, mut other: Self) -> Self {
        if self.rank.published == other.rank.published {
            let vintages = self.vintages + other.vintages;
            (self.vintages, other.vintages) = (vintages, vintages);
        }
        if other.rank > self.rank { other } else { self }
    }
}

/// What a scan remembers between rows and between scans: texts and dates of batches.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    texts: TextReader,
    dates: VintageDates,
}

impl Memory {
    /// The periods of a series that a range lets through, each in the vintage that counts, in the order of start and span.
    pub(crate) fn scan(
        &mut self,
        connection: &Connection,
        series: SeriesId,
        range: &Range,
    ) -> Result<Vec<Stored>, StoreError> {
        let from = range.from.map_or(i32::MIN, |date| Period::point(date).to_key().0);
        let to = range.to.map_or(i32::MAX, |date| Period::point(date).to_key().0);
        let mut statement = connection.prepare_cached(SCAN)?;
        let rows = statement.query(params![series.0, from, to, range.months])?;
        let mut found = self.newest(connection, rows, range.as_of)?;
        if let Some(to) = range.to {
            found.retain(|stored| stored.observation.period.last_day() <= to);
        }
        Ok(found)
    }

    /// The series that have forecasts or targets.
    pub(crate) fn with_forecasts(connection: &Connection) -> Result<HashSet<SeriesId>, StoreError> {
        let mut statement = connection.prepare_cached(WITH_FORECASTS)?;
        let series = statement.query_map([], |row| row.get(0).map(SeriesId))?;
        Ok(series.collect::<Result<_, _>>()?)
    }

    /// The forecasts and targets of a series, each in its newest vintage.
    pub(crate) fn forecasts(&mut self, connection: &Connection, series: SeriesId) -> Result<Vec<Stored>, StoreError> {
        let mut statement = connection.prepare_cached(FORECASTS)?;
        let rows = statement.query([series.0])?;
        self.newest(connection, rows, None)
    }

    /// Every vintage of one period, the oldest batch first.
    pub(crate) fn vintages(
        &mut self,
        connection: &Connection,
        series: SeriesId,
        period: Period,
    ) -> Result<Vec<Stored>, StoreError> {
        let (start, span) = period.to_key();
        let mut statement = connection.prepare_cached(VINTAGES)?;
        let mut rows = statement.query(params![series.0, start, span])?;
        let mut candidates = Vec::new();
        while let Some(row) = rows.next()? {
            let date = self.dates.of(connection, row.get(2)?)?.0;
            candidates.push(Candidate::read(row, date)?);
        }
        let published = candidates.iter().filter(|candidate| candidate.rank.published).count();
        let forecasts = candidates.len() - published;
        candidates
            .into_iter()
            .map(|mut candidate| {
                let count = if candidate.rank.published { published } else { forecasts };
                candidate.vintages = u32::try_from(count).unwrap_or(u32::MAX);
                self.stored(connection, candidate)
            })
            .collect()
    }

    /// One vintage a period out of rows that come in the order of the key.
    fn newest(
        &mut self,
        connection: &Connection,
        mut rows: rusqlite::Rows<'_>,
        as_of: Option<Date>,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut found = Vec::new();
        let mut best: Option<Candidate> = None;
        while let Some(row) = rows.next()? {
            let date = self.dates.of(connection, row.get(2)?)?.0;
            if as_of.is_some_and(|day| date > day) {
                continue;
            }
            let next = Candidate::read(row, date)?;
            best = Some(match best {
                Some(best) if best.key == next.key => best.or(next),
                Some(best) => {
                    found.push(self.stored(connection, best)?);
                    next
                }
                None => next,
            });
        }
        if let Some(best) = best {
            found.push(self.stored(connection, best)?);
        }
        Ok(found)
    }

    fn stored(&mut self, connection: &Connection, row: Candidate) -> Result<Stored, StoreError> {
        let batch = row.rank.batch;
        Ok(Stored {
            observation: Observation {
                period: period_of("observation", row.key.0, row.key.1)?,
                figure: read_figure(row.figure)?,
                qualifier: Qualifier::read(row.qualifier)?,
                status: row.status.map(Status::read).transpose()?,
                confidentiality: Confidentiality::read(row.confidentiality)?,
                raw: row.raw,
                source: self.texts.text(connection, row.source)?,
                note: self.texts.text(connection, row.note)?,
                place: Place {
                    sheet: self.texts.text(connection, row.sheet)?,
                    line: row.line,
                    column: row.column,
                },
            },
            batch,
            vintage: self.dates.of(connection, batch)?.1.clone(),
            vintages: row.vintages,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;

    #[test]
    fn a_chart_is_answered_by_one_range_scan() {
        let folder = tempfile::tempdir().unwrap();
        let library =
            Library::create(&folder.path().join("city.suishu"), &suishu_domain::Catalogue::default()).unwrap();
        let plan = |sql: &str| -> Vec<String> {
            let mut statement = library
                .connection
                .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
                .unwrap();
            let values = vec![1; statement.parameter_count()];
            let rows = statement
                .query_map(rusqlite::params_from_iter(values), |row| row.get(3))
                .unwrap();
            rows.collect::<Result<_, _>>().unwrap()
        };
        assert_eq!(
            plan(SCAN),
            ["SEARCH observation USING PRIMARY KEY (series=? AND start>? AND start<?)"],
            "one range of the key, no sort, no other table"
        );
        assert_eq!(
            plan(FORECASTS),
            ["SEARCH observation USING INDEX observation_forecast (series=?)"],
            "targets must not scan a series' figures"
        );
        assert_eq!(
            plan(WITH_FORECASTS),
            ["SCAN observation USING COVERING INDEX observation_forecast"],
            "only forecasts are in the index"
        );
        assert_eq!(
            plan(VINTAGES),
            ["SEARCH observation USING PRIMARY KEY (series=? AND start=? AND span=?)"],
            "the vintages of a period lie side by side"
        );
    }
}
