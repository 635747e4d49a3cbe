//! The two statements that an import runs for every row: the look-up of a key's vintages and the insert.
//!
//! What a look-up means for the row is in `import`.

use rusqlite::{Connection, Statement, params};

use crate::StoreError;
use crate::hash::{CanonicalRow, StoredFigure};
use crate::observation::figure_columns;
use crate::series::SeriesId;
use crate::text::Text;

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
    pub(crate) fn put(
        &mut self,
        series: SeriesId,
        batch: i64,
        row: &CanonicalRow<'_, Text>,
    ) -> Result<bool, StoreError> {
        let (mantissa, scale, missing) = match row.figure {
            StoredFigure::Number { mantissa, scale } => (Some(mantissa), Some(scale), None),
            StoredFigure::Missing { reason } => (None, None, Some(reason)),
        };
        let values = [
            Some(series.0),
            Some(row.start.into()),
            Some(row.span.into()),
            Some(batch),
            mantissa,
            scale.map(i64::from),
            missing.map(i64::from),
            Some(row.qualifier.into()),
            row.status.map(i64::from),
            Some(row.confidentiality.into()),
            row.source.map(|text| text.id),
            row.note.map(|text| text.id),
            row.sheet.map(|text| text.id),
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
