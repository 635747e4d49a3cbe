//! The grammar of periods as officials write them, Chinese and English.
//!
//! A text passes these stages, each in a module of its own: [`normalise`] folds widths, dashes and case; [`numeric`] reads forms
//! of digits only; [`relative`] reads words that lean on the reference period; [`markers`] takes the words of the basis off both
//! ends; [`named`] reads plans and holidays; [`lexer`] and [`moment`] read the rest. What no stage knows is refused: the grammar
//! never invents a year, a month or a basis.

mod lexer;
mod markers;
mod moment;
mod named;
mod normalise;
mod numeric;
mod relative;

#[cfg(test)]
mod tests;

use jiff::civil::{ISOWeekDate, Weekday};

use super::{Period, Span, time_period};
use crate::{Basis, Holidays};

/// A period read from text, with what the words say of the basis: 累计 implies cumulative, 末 implies end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodReading {
    /// The period.
    pub period: Period,
    /// The basis that the words imply, if they do: a default where nothing else tells the basis. A column or an indicator that
    /// does tell it wins (1—9月 of a price index is an average). Years, months and machine forms imply none.
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
pub fn read(text: &str, context: Context<'_>) -> Result<PeriodReading, PeriodError> {
    said_twice(text, context)
        .map_or_else(|| phrase(&normalise::fold(text), context), Ok)
        .map_err(|fault| {
            let text = text.trim().to_owned();
            match fault {
                Fault::Unreadable => PeriodError::Unreadable(text),
                Fault::Ambiguous => PeriodError::Ambiguous(text),
                Fault::YearMissing => PeriodError::YearMissing(text),
                Fault::ReferenceMissing => PeriodError::ReferenceMissing(text),
                Fault::HolidayUnknown => PeriodError::HolidayUnknown(text),
            }
        })
}

/// A period that is said again in brackets behind it: 2020年三季度（7-9月）, 1985 [YR1985]. Two that differ are no such thing: 2020年(1-9月).
fn said_twice(text: &str, context: Context<'_>) -> Option<PeriodReading> {
    let inner = text.trim().strip_suffix([')', '）', ']'])?;
    let (outer, inner) = inner.split_once(['(', '（', '['])?;
    let outer = phrase(&normalise::fold(outer), context).ok()?;
    let inner = normalise::fold(inner);
    let again = Context {
        year: Some(outer.period.start().year()),
        ..context
    };
    let inner = phrase(inner.strip_prefix("yr").unwrap_or(&inner), again).ok()?;
    (inner.period == outer.period).then(|| PeriodReading {
        basis: outer.basis.or(inner.basis),
        ..outer
    })
}

/// [`PeriodError`] before it knows the text it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Unreadable,
    Ambiguous,
    YearMissing,
    ReferenceMissing,
    HolidayUnknown,
}

/// What a stage found: a period, and whether it was written as a range (1—9月), which has no end of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    period: Period,
    ranged: bool,
}

fn phrase(text: &str, context: Context<'_>) -> Result<PeriodReading, Fault> {
    let text = MIDNIGHT.iter().find_map(|time| text.strip_suffix(time)).unwrap_or(text);
    if let Some(period) = time_period::parse(&text.to_ascii_uppercase()) {
        // A machine form says nothing of the basis: it stands in a column of its own beside it.
        return Ok(PeriodReading {
            period,
            basis: (period.span() == Span::Point).then_some(Basis::End),
        });
    }
    if let Some(period) = week(text) {
        return Ok(PeriodReading { period, basis: None });
    }
    if let Some(period) = numeric::read(text) {
        return period.map(|period| PeriodReading { period, basis: None });
    }
    if let Some(reading) = relative::read(text, context.reference, context.year) {
        return reading;
    }
    let (text, marks) = markers::strip(text);
    if let Some(period) = named::read(text, context) {
        let reading = marks.apply(Found {
            period: period?,
            ranged: false,
        })?;
        return Ok(PeriodReading {
            basis: reading.basis.or(Some(Basis::Single)).filter(|_| is_window(&reading)),
            ..reading
        });
    }
    let tokens = lexer::tokens(&normalise::numerals(text), context.reference)?;
    let reading = marks.apply(moment::read(&tokens, context.year)?)?;
    Ok(PeriodReading {
        basis: reading.basis.or_else(|| implied(reading.period)),
        ..reading
    })
}

/// A week of ISO 8601: 2020-W12. 第12周 is counted in more ways than one.
fn week(text: &str) -> Option<Period> {
    let (year, week) = text.split_once('w')?;
    let year = year.strip_suffix('-').unwrap_or(year);
    let is_number = |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(year, 4) || !is_number(week, 2) {
        return None;
    }
    let monday = ISOWeekDate::new(year.parse().ok()?, week.parse().ok()?, Weekday::Monday).ok()?;
    Period::days(monday.date(), 7)
}

/// Programs that write a date as a moment add these.
const MIDNIGHT: [&str; 5] = [" 00:00:00", " 0:00:00", " 00:00", " 0:00", "t00:00:00"];

/// A plan of five years says as little of the basis as a year does; a holiday window is always about its own days.
fn is_window(reading: &PeriodReading) -> bool {
    reading.basis.is_some() || matches!(reading.period.span(), Span::Days(_))
}

/// The basis that a worded period implies by itself: 7—9月 and 三季度 are that quarter alone, 1—8月 and 上半年 run from New Year.
fn implied(period: Period) -> Option<Basis> {
    let month = period.start().month();
    match period.span() {
        Span::Point => Some(Basis::End),
        Span::Months(2..=11) if month == 1 => Some(Basis::Cumulative),
        Span::Months(3) if month % 3 == 1 => Some(Basis::Single),
        Span::Months(6) if month == 7 => Some(Basis::Single),
        Span::Months(_) | Span::Days(_) => None,
    }
}
