//! Observations at the border of this crate: in with borrowed texts, out with the vintage that counts; and the columns of a
//! figure.
//!
//! How rows are written is in `insert`, how they are read is in `scan`.

use rusqlite::Row;
use suishu_domain::{Confidentiality, Date, Decimal, Figure, MissingReason, Observation, Period, Qualifier, Status};

use crate::StoreError;
use crate::code::StoredCode;
use crate::hash::StoredFigure;

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

impl Outcome {
    /// The figure that stood there before, where another one did.
    pub const fn before(&self) -> Option<Figure> {
        match self {
            Self::Revised { before } | Self::Contradicts { before } => Some(*before),
            Self::Added | Self::Unchanged | Self::Twice => None,
        }
    }
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
