//! The dictionary of series: which key has which number, and a summary of what each series holds.

use std::fmt;

use rusqlite::{Connection, Row, ToSql, params};
use serde::{Deserialize, Serialize};
use suishu_domain::{Basis, Code, Measure, Period, PriceBasis, SeriesKey};

use crate::catalogue::{id_of, read_unit, require};
use crate::code::{StoredCode, price_basis_number, read_price_basis};
use crate::{StoreError, catalogue};

/// The number of a series in one library. Other libraries number differently: exchange keys, not numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SeriesId(pub(crate) i64);

impl SeriesId {
    /// The number itself, for the wire.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl From<i64> for SeriesId {
    /// A number from the wire; whether the library has it is for [`Reader::series_by_id`](crate::Reader::series_by_id) to say.
    fn from(number: i64) -> Self {
        Self(number)
    }
}

impl fmt::Display for SeriesId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Which series. An empty list and `None` are no restriction; a code that the library doesn't have matches nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesFilter {
    /// Indicator codes.
    pub indicators: Vec<Code>,
    /// Region codes.
    pub regions: Vec<Code>,
    /// Sector codes.
    pub sectors: Vec<Code>,
    /// Time basis.
    pub basis: Option<Basis>,
    /// Measure.
    pub measure: Option<Measure>,
    /// Prices.
    pub price_basis: Option<PriceBasis>,
}

/// A series of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its number in this library.
    pub id: SeriesId,
    /// Its key.
    pub key: SeriesKey,
    /// How many periods have a figure, a gap or a forecast; vintages aren't counted.
    pub observations: u64,
    /// First period.
    pub first: Option<Period>,
    /// Last period, forecasts and targets included.
    pub last: Option<Period>,
    /// Last period with a number that is no forecast.
    pub last_published: Option<Period>,
}

/// What a series holds, kept beside its key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) periods: u64,
    pub(crate) first: Option<Period>,
    pub(crate) last: Option<Period>,
    pub(crate) published: Option<Period>,
}

impl Summary {
    /// Takes in a figure of `period`.
    pub(crate) fn take(&mut self, period: Period, is_new_period: bool, is_published_number: bool) {
        self.periods += u64::from(is_new_period);
        self.first = Some(self.first.map_or(period, |first| first.min(period)));
        self.last = self.last.max(Some(period));
        if is_published_number {
            self.published = self.published.max(Some(period));
        }
    }
}

/// Columns of a summary, in the order of [`read_summary`].
macro_rules! summary_columns {
    () => {
        "s.periods, s.first_start, s.first_span, s.last_start, s.last_span, s.actual_start, s.actual_span"
    };
}

/// A series with its codes; forced to begin with `series`, whose indexes the filters are made for.
macro_rules! select_series {
    () => {
        concat!(
            "SELECT s.id, i.code, r.code, c.code, s.basis, s.measure, s.price_basis, s.unit, ",
            summary_columns!(),
            " FROM series s CROSS JOIN indicator i ON i.id = s.indicator CROSS JOIN region r ON r.id = s.region
              CROSS JOIN sector c ON c.id = s.sector WHERE true"
        )
    };
}

/// The series of a key, with its summary.
pub(crate) fn find(connection: &Connection, key: &SeriesKey) -> Result<Option<(SeriesId, Summary)>, StoreError> {
    let ids = (
        id_of(connection, "indicator", &key.indicator)?,
        id_of(connection, "region", &key.region)?,
        id_of(connection, "sector", &key.sector)?,
    );
    let (Some(indicator), Some(region), Some(sector)) = ids else {
        return Ok(None);
    };
    let mut statement = connection.prepare_cached(concat!(
        "SELECT s.id, ",
        summary_columns!(),
        " FROM series s WHERE s.indicator = ?1 AND s.region = ?2 AND s.sector = ?3 AND s.basis = ?4 AND s.measure = ?5
          AND s.price_basis = ?6 AND s.unit = ?7"
    ))?;
    let mut rows = statement.query(params![
        indicator,
        region,
        sector,
        key.basis.number(),
        key.measure.number(),
        price_basis_number(key.price_basis),
        key.unit.to_string(),
    ])?;
    rows.next()?
        .map(|row| Ok((SeriesId(row.get(0)?), read_summary(row, 1)?)))
        .transpose()
}

/// Adds a series; its codes must be in the catalogue.
pub(crate) fn add(connection: &Connection, key: &SeriesKey) -> Result<SeriesId, StoreError> {
    let indicator = require(connection, "indicator", &key.indicator)?;
    let region = require(connection, "region", &key.region)?;
    let sector = require(connection, "sector", &key.sector)?;
    connection
        .prepare_cached(
            "INSERT INTO series (indicator, region, sector, basis, measure, price_basis, unit)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            indicator,
            region,
            sector,
            key.basis.number(),
            key.measure.number(),
            price_basis_number(key.price_basis),
            key.unit.to_string(),
        ])?;
    Ok(SeriesId(connection.last_insert_rowid()))
}

/// Writes a series' summary.
pub(crate) fn set_summary(connection: &Connection, id: SeriesId, summary: &Summary) -> Result<(), StoreError> {
    let (first_start, first_span) = columns(summary.first);
    let (last_start, last_span) = columns(summary.last);
    let (actual_start, actual_span) = columns(summary.published);
    connection
        .prepare_cached(
            "UPDATE series SET periods = ?2, first_start = ?3, first_span = ?4, last_start = ?5, last_span = ?6,
             actual_start = ?7, actual_span = ?8 WHERE id = ?1",
        )?
        .execute(params![
            id.0,
            summary.periods,
            first_start,
            first_span,
            last_start,
            last_span,
            actual_start,
            actual_span
        ])?;
    Ok(())
}

fn columns(period: Option<Period>) -> (Option<i32>, Option<i32>) {
    period.map(Period::to_key).unzip()
}

/// The series that a filter lets through, in the catalogue's order of print.
pub(crate) fn list(connection: &Connection, filter: &SeriesFilter) -> Result<Vec<Series>, StoreError> {
    let mut sql = select_series!().to_owned();
    let mut values: Vec<Box<dyn ToSql>> = Vec::new();
    for (list, codes, condition) in [
        (
            "indicator",
            &filter.indicators,
            " AND s.indicator IN (SELECT value FROM json_each(?))",
        ),
        (
            "region",
            &filter.regions,
            " AND s.region IN (SELECT value FROM json_each(?))",
        ),
        (
            "sector",
            &filter.sectors,
            " AND s.sector IN (SELECT value FROM json_each(?))",
        ),
    ] {
        if !codes.is_empty() {
            sql.push_str(condition);
            values.push(Box::new(rows_of(connection, list, codes)?));
        }
    }
    for (number, condition) in [
        (filter.basis.map(StoredCode::number), " AND s.basis = ?"),
        (filter.measure.map(StoredCode::number), " AND s.measure = ?"),
        (filter.price_basis.map(StoredCode::number), " AND s.price_basis = ?"),
    ] {
        if let Some(number) = number {
            sql.push_str(condition);
            values.push(Box::new(number));
        }
    }
    sql.push_str(" ORDER BY s.indicator, s.region, s.sector, s.basis, s.measure, s.price_basis, s.unit");
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(values))?;
    let mut series = Vec::new();
    while let Some(row) = rows.next()? {
        series.push(read(row)?);
    }
    Ok(series)
}

/// Row numbers of the codes that are there, as a JSON list.
fn rows_of(connection: &Connection, list: &'static str, codes: &[Code]) -> Result<String, StoreError> {
    let mut rows = Vec::with_capacity(codes.len());
    for code in codes {
        rows.extend(catalogue::id_of(connection, list, code)?);
    }
    Ok(serde_json::Value::from(rows).to_string())
}

/// The series with this number.
pub(crate) fn by_id(connection: &Connection, id: SeriesId) -> Result<Option<Series>, StoreError> {
    let mut statement = connection.prepare_cached(concat!(select_series!(), " AND s.id = ?1"))?;
    let mut rows = statement.query([id.0])?;
    rows.next()?.map(read).transpose()
}

/// The last published period of the library: the one that ends last.
pub(crate) fn latest_period(connection: &Connection) -> Result<Option<Period>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT DISTINCT actual_start, actual_span FROM series WHERE actual_start IS NOT NULL")?;
    let mut rows = statement.query([])?;
    let mut latest: Option<Period> = None;
    while let Some(row) = rows.next()? {
        // Of two periods that end together the longer one: 前三季度 says more than 9月.
        latest = [latest, read_period(row, 0)?]
            .into_iter()
            .flatten()
            .max_by_key(|period| (period.last_day(), std::cmp::Reverse(period.start())));
    }
    Ok(latest)
}

fn read(row: &Row<'_>) -> Result<Series, StoreError> {
    let summary = read_summary(row, 8)?;
    Ok(Series {
        id: SeriesId(row.get(0)?),
        key: SeriesKey {
            indicator: row.get(1)?,
            region: row.get(2)?,
            sector: row.get(3)?,
            basis: Basis::read(row.get(4)?)?,
            measure: Measure::read(row.get(5)?)?,
            price_basis: read_price_basis(row.get(6)?)?,
            unit: read_unit("series", row.get(7)?)?,
        },
        observations: summary.periods,
        first: summary.first,
        last: summary.last,
        last_published: summary.published,
    })
}

fn read_summary(row: &Row<'_>, at: usize) -> Result<Summary, StoreError> {
    Ok(Summary {
        periods: row.get(at)?,
        first: read_period(row, at + 1)?,
        last: read_period(row, at + 3)?,
        published: read_period(row, at + 5)?,
    })
}

fn read_period(row: &Row<'_>, at: usize) -> Result<Option<Period>, StoreError> {
    let (Some(start), Some(span)) = (row.get(at)?, row.get(at + 1)?) else {
        return Ok(None);
    };
    period_of("series", start, span).map(Some)
}

/// The period of a stored key.
pub(crate) fn period_of(table: &'static str, start: i32, span: i32) -> Result<Period, StoreError> {
    Period::from_key(start, span).ok_or_else(|| StoreError::Unreadable {
        table,
        what: "period",
        text: format!("{start}/{span}"),
    })
}
