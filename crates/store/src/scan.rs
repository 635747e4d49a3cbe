//! The range scan that answers a chart: the rows of one series, reduced to the vintage that counts of each period.
//!
//! Which vintage that is, is in `vintage`.

use std::collections::HashSet;

use rusqlite::{Connection, Row, params};
use suishu_domain::{Confidentiality, Date, Decimal, Figure, Observation, Period, Place, Qualifier, Status};

use crate::StoreError;
use crate::code::StoredCode;
use crate::hash::StoredFigure;
use crate::observation::{Range, Stored, figure_columns, read_figure};
use crate::series::{SeriesId, period_of};
use crate::text::TextReader;
use crate::vintage::{Rank, VintageDates, is_published};
use crate::withdrawal::Withdrawn;

/// Columns of a whole observation, in the order of [`Candidate::read`].
macro_rules! select_observation {
    () => {
        "SELECT start, span, batch, mantissa, scale, missing, qualifier, status, confidentiality, raw, source, note, sheet,
             line, col FROM observation"
    };
}

/// The periods of a series, each once: a walk over keys that reads no figure.
pub(crate) fn periods(connection: &Connection, series: SeriesId) -> Result<Vec<Period>, StoreError> {
    let withdrawn = Withdrawn::read(connection)?;
    let mut statement = connection
        .prepare_cached("SELECT start, span, batch FROM observation WHERE series = ?1 ORDER BY start, span, batch")?;
    let mut rows = statement.query([series.0])?;
    let mut periods = Vec::new();
    while let Some(row) = rows.next()? {
        let period = period_of("observation", row.get(0)?, row.get(1)?)?;
        if !withdrawn.contains(row.get(2)?) && periods.last() != Some(&period) {
            periods.push(period);
        }
    }
    Ok(periods)
}

/// The published numbers of a series before a period and of its length, in batches before this one, the nearest first. Of each
/// period that which came last counts, whatever day it was released on: this serves comparisons, not answers.
pub(crate) fn before(
    connection: &Connection,
    series: SeriesId,
    period: Period,
    batch: i64,
    most: usize,
) -> Result<Vec<(Period, Decimal)>, StoreError> {
    let (start, span) = period.to_key();
    let withdrawn = Withdrawn::read(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT start, mantissa, scale, missing, batch FROM observation
         WHERE series = ?1 AND start < ?2 AND span = ?3 AND batch < ?4 AND missing IS NULL AND status IS NOT 3
         ORDER BY start DESC, batch DESC",
    )?;
    let mut rows = statement.query(params![series.0, start, span, batch])?;
    let mut found: Vec<(Period, Decimal)> = Vec::new();
    while let Some(row) = rows.next()?
        && found.len() < most
    {
        if withdrawn.contains(row.get(4)?) {
            continue;
        }
        let period = period_of("observation", row.get(0)?, span)?;
        let is_older = found.last().is_some_and(|(last, _)| *last == period);
        if let Figure::Number(number) = read_figure(figure_columns(row, 1)?)?
            && !is_older
        {
            found.push((period, number));
        }
    }
    Ok(found)
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

/// The first and the last start in the key that a range lets through.
fn bounds(range: &Range) -> (i32, i32) {
    let start = |date| Period::point(date).to_key().0;
    (range.from.map_or(i32::MIN, start), range.to.map_or(i32::MAX, start))
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
        let withdrawn = Withdrawn::read(connection)?;
        self.scan_without(connection, series, range, &withdrawn)
    }

    /// The same where these batches don't count.
    pub(crate) fn scan_without(
        &mut self,
        connection: &Connection,
        series: SeriesId,
        range: &Range,
        withdrawn: &Withdrawn,
    ) -> Result<Vec<Stored>, StoreError> {
        let (from, to) = bounds(range);
        let mut statement = connection.prepare_cached(SCAN)?;
        let rows = statement.query(params![series.0, from, to, range.months])?;
        let mut found = self.newest(connection, rows, range.as_of, withdrawn)?;
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
        let withdrawn = Withdrawn::read(connection)?;
        let mut statement = connection.prepare_cached(FORECASTS)?;
        let rows = statement.query([series.0])?;
        self.newest(connection, rows, None, &withdrawn)
    }

    /// Every vintage of every period that a range lets through: the periods by start and span, in each the oldest batch first.
    pub(crate) fn vintages_in(
        &mut self,
        connection: &Connection,
        series: SeriesId,
        range: &Range,
    ) -> Result<Vec<Stored>, StoreError> {
        let withdrawn = Withdrawn::read(connection)?;
        let (from, to) = bounds(range);
        let mut statement = connection.prepare_cached(SCAN)?;
        let mut rows = statement.query(params![series.0, from, to, range.months])?;
        let mut found = Vec::new();
        // The vintages of one period, until the next period begins.
        let mut period = Vec::new();
        while let Some(row) = rows.next()? {
            let batch = row.get(2)?;
            if withdrawn.contains(batch) {
                continue;
            }
            let date = self.dates.of(connection, batch)?.0;
            if range.as_of.is_some_and(|day| date > day) {
                continue;
            }
            let next = Candidate::read(row, date)?;
            if period.last().is_some_and(|last: &Candidate| last.key != next.key) {
                found.extend(self.counted(connection, std::mem::take(&mut period))?);
            }
            period.push(next);
        }
        found.extend(self.counted(connection, period)?);
        if let Some(to) = range.to {
            found.retain(|stored| stored.observation.period.last_day() <= to);
        }
        Ok(found)
    }

    /// Every vintage of one period, the oldest batch first.
    pub(crate) fn vintages(
        &mut self,
        connection: &Connection,
        series: SeriesId,
        period: Period,
    ) -> Result<Vec<Stored>, StoreError> {
        let candidates = self.candidates(connection, series, period)?;
        self.counted(connection, candidates)
    }

    /// Of the published vintages of one period, or of its forecasts, the one that counts.
    pub(crate) fn newest_of_kind(
        &mut self,
        connection: &Connection,
        series: SeriesId,
        period: Period,
        published: bool,
    ) -> Result<Option<Stored>, StoreError> {
        let newest = self
            .candidates(connection, series, period)?
            .into_iter()
            .filter(|candidate| candidate.rank.published == published)
            .reduce(Candidate::or);
        newest.map(|newest| self.stored(connection, newest)).transpose()
    }

    /// The rows of one period that count, the oldest batch first.
    fn candidates(
        &mut self,
        connection: &Connection,
        series: SeriesId,
        period: Period,
    ) -> Result<Vec<Candidate>, StoreError> {
        let (start, span) = period.to_key();
        let withdrawn = Withdrawn::read(connection)?;
        let mut statement = connection.prepare_cached(VINTAGES)?;
        let mut rows = statement.query(params![series.0, start, span])?;
        let mut candidates = Vec::new();
        while let Some(row) = rows.next()? {
            let batch = row.get(2)?;
            if withdrawn.contains(batch) {
                continue;
            }
            let date = self.dates.of(connection, batch)?.0;
            candidates.push(Candidate::read(row, date)?);
        }
        Ok(candidates)
    }

    /// The vintages of one period, each with the number of those of its kind.
    fn counted(&mut self, connection: &Connection, candidates: Vec<Candidate>) -> Result<Vec<Stored>, StoreError> {
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
        withdrawn: &Withdrawn,
    ) -> Result<Vec<Stored>, StoreError> {
        let mut found = Vec::new();
        let mut best: Option<Candidate> = None;
        while let Some(row) = rows.next()? {
            let batch = row.get(2)?;
            if withdrawn.contains(batch) {
                continue;
            }
            let date = self.dates.of(connection, batch)?.0;
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
            plan(crate::withdrawal::LINKS),
            ["SCAN batch USING INDEX batch_withdraws"],
            "only the batches that take others back are in the index"
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
