//! The grammar of periods as officials write them, Chinese and English.

use super::Period;
use crate::{Basis, Holidays};

/// A period read from text, with what the words say of the basis: 累计 implies cumulative, 末 implies end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodReading {
    /// The period.
    pub period: Period,
    /// The basis that the words imply, if they do.
    pub basis: Option<Basis>,
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// The text is not in the grammar.
    #[error("not a period: {0}")]
    Unreadable(String),
    /// The text can be read in more than one way.
    #[error("more than one reading: {0}")]
    Ambiguous(String),
    /// The text needs a year that stands elsewhere.
    #[error("no year: {0}")]
    YearMissing(String),
    /// The text is relative and the reference period is not known.
    #[error("relative to an unknown period: {0}")]
    ReferenceMissing(String),
    /// The holiday is known, but not its dates in that year.
    #[error("no dates of the holiday: {0}")]
    HolidayUnknown(String),
}

/// What the text stands in: the year of a parent header, the reference period of the file, the table of holidays.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The year for texts that name none.
    pub year: Option<i16>,
    /// The reference period for 上年同期, 本月, 今年以来.
    pub reference: Option<Period>,
    /// Named holiday windows.
    pub holidays: Option<&'a Holidays>,
}

/// Reads a period as officials write it.
pub fn read(text: &str, _context: Context<'_>) -> Result<PeriodReading, PeriodError> {
    Err(PeriodError::Unreadable(text.to_owned()))
}
