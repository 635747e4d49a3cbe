//! Periods: a span of months or days from a start date, or a point in time. Never frequency plus ordinal alone.
//!
//! [`grammar`] reads what officials write, [`time_period`] reads and writes SDMX `TIME_PERIOD`, [`label`] prints.

pub mod grammar;
pub mod label;
pub mod time_period;

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use grammar::{PeriodError, PeriodReading};

/// How long a period lasts from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Span {
    /// A point in time: the end of the start date (期末).
    Point,
    /// Whole months, from the first of a month.
    Months(u16),
    /// Days.
    Days(u16),
}

/// The period that a figure is of: `2020-01-01/P9M`.
///
/// Invariants: a span of months starts on the first of a month; no span is zero. Order is by start, then span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    start: Date,
    span: Span,
}

impl Period {
    /// A span of whole months; `None` for zero months, a month outside 1–12 or a year outside 1–9999.
    pub fn months(year: i16, month: i8, count: u16) -> Option<Self> {
        let start = Date::new(year, month, 1).ok().filter(|_| count > 0 && year > 0)?;
        let period = Self {
            start,
            span: Span::Months(count),
        };
        period.checked_last_day().map(|_| period)
    }

    /// A span of days; `None` for zero days.
    pub fn days(start: Date, count: u16) -> Option<Self> {
        let period = Self {
            start,
            span: Span::Days(count),
        };
        (count > 0 && start.year() > 0)
            .then_some(period)
            .filter(|p| p.checked_last_day().is_some())
    }

    /// A point in time: the end of that day.
    pub const fn point(day: Date) -> Self {
        Self {
            start: day,
            span: Span::Point,
        }
    }

    /// A whole year.
    pub fn year(year: i16) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    /// First day; for a point the day itself.
    pub const fn start(&self) -> Date {
        self.start
    }

    /// How long it lasts.
    pub const fn span(&self) -> Span {
        self.span
    }

    /// Last day, inclusive; for a point the day itself.
    pub fn last_day(&self) -> Date {
        self.checked_last_day().unwrap_or(self.start)
    }

    fn checked_last_day(self) -> Option<Date> {
        match self.span {
            Span::Point => Some(self.start),
            Span::Months(count) => {
                let months =
                    i32::from(self.start.year()) * 12 + i32::from(self.start.month()) - 1 + i32::from(count) - 1;
                let year = i16::try_from(months / 12).ok()?;
                let month = i8::try_from(months % 12 + 1).ok()?;
                Date::new(year, month, 1).ok().map(Date::last_of_month)
            }
            Span::Days(count) => {
                let days = jiff::Span::new().try_days(i64::from(count) - 1).ok()?;
                self.start.checked_add(days).ok()
            }
        }
    }

    /// The number of months, for a span of months.
    pub const fn month_count(&self) -> Option<u16> {
        match self.span {
            Span::Months(count) => Some(count),
            Span::Point | Span::Days(_) => None,
        }
    }

    /// Whether the period begins a calendar year and stays inside it, so that 累计 over it is the sum since New Year.
    pub fn is_from_new_year(&self) -> bool {
        matches!(self.span, Span::Months(1..=12)) && self.start.month() == 1
    }

    /// Whether 当期 and 累计 over this period are one number by definition: January, the first quarter, the first half, the year.
    pub fn is_single_and_cumulative(&self) -> bool {
        self.is_from_new_year() && matches!(self.span, Span::Months(1 | 3 | 6 | 12))
    }

    /// The span of the same length that begins the day after; `None` for a point.
    pub fn next(&self) -> Option<Self> {
        let start = self.last_day().tomorrow().ok()?;
        match self.span {
            Span::Point => None,
            Span::Months(count) => Self::months(start.year(), start.month(), count),
            Span::Days(count) => Self::days(start, count),
        }
    }

    /// The same span one year earlier; for 29 February the 28th. Holiday windows go by name: see
    /// [`Holidays::same_of_year_before`](crate::Holidays::same_of_year_before).
    pub fn year_before(&self) -> Option<Self> {
        self.shift_years(-1)
    }

    /// The same span `years` later (earlier when negative).
    pub fn shift_years(&self, years: i16) -> Option<Self> {
        let year = self.start.year().checked_add(years).filter(|year| *year > 0)?;
        let end_of_month = self.span == Span::Point && self.start == self.start.last_of_month();
        let month = Date::new(year, self.start.month(), 1).ok()?;
        let start = if end_of_month {
            month.last_of_month()
        } else {
            Date::new(year, self.start.month(), self.start.day()).unwrap_or_else(|_| month.last_of_month())
        };
        Some(Self { start, span: self.span })
    }

    /// The start as `YYYYMMDD` and the span as one number: 0 a point, months positive, days negative. This is the form of
    /// the library file.
    pub fn to_key(self) -> (i32, i32) {
        let start =
            i32::from(self.start.year()) * 10_000 + i32::from(self.start.month()) * 100 + i32::from(self.start.day());
        let span = match self.span {
            Span::Point => 0,
            Span::Months(count) => i32::from(count),
            Span::Days(count) => -i32::from(count),
        };
        (start, span)
    }

    /// The period of a key of [`Period::to_key`]; `None` when it is none.
    pub fn from_key(start: i32, span: i32) -> Option<Self> {
        let (year, month, day) = (start / 10_000, start / 100 % 100, start % 100);
        let date = Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        )
        .ok()?;
        match span {
            0 => Some(Self::point(date)),
            1.. if day == 1 => Self::months(date.year(), date.month(), u16::try_from(span).ok()?),
            1.. => None,
            _ => Self::days(date, u16::try_from(span.checked_neg()?).ok()?),
        }
    }
}

impl fmt::Display for Period {
    /// SDMX `TIME_PERIOD`, see [`time_period`].
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&time_period::format(*self))
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        time_period::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("not a TIME_PERIOD: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        time_period::parse(text).expect("a machine form")
    }

    #[test]
    fn keys_read_back_and_odd_keys_are_none() {
        for text in ["2020", "2020-Q3", "2020-01-01/P9M", "2020-10-01/P8D", "2020-09-30/P0D"] {
            let (start, span) = period(text).to_key();
            assert_eq!(
                Period::from_key(start, span),
                Some(period(text)),
                "{text} through its key"
            );
        }
        for (start, span) in [
            (20_200_115, 3),
            (20_201_301, 1),
            (20_200_230, 0),
            (0, 1),
            (20_200_101, 70_000),
            (20_200_101, i32::MIN),
        ] {
            assert_eq!(Period::from_key(start, span), None, "{start} {span} is no key");
        }
    }

    #[test]
    fn the_year_before_is_the_same_span() {
        for (text, before) in [
            ("2020-01-01/P9M", "2019-01-01/P9M"),
            ("2020-02-29", "2019-02-28"),
            ("2020-02-29/P0D", "2019-02-28/P0D"),
            ("2021-02-28/P0D", "2020-02-29/P0D"),
            ("2021-01-01/P5Y", "2020-01-01/P5Y"),
        ] {
            assert_eq!(period(text).year_before(), Some(period(before)), "a year before {text}");
        }
        assert_eq!(period("0001").year_before(), None, "there is no year 0");
    }

    #[test]
    fn single_and_cumulative_are_one_number_only_at_these_lengths() {
        for (text, expected) in [
            ("2020-01", true),
            ("2020-Q1", true),
            ("2020-S1", true),
            ("2020", true),
            ("2020-01-01/P2M", false),
            ("2020-01-01/P9M", false),
            ("2020-Q2", false),
            ("2020-S2", false),
            ("2020-01-01/P2Y", false),
        ] {
            assert_eq!(period(text).is_single_and_cumulative(), expected, "{text}");
        }
    }

    #[test]
    fn the_last_day_is_inclusive() {
        for (text, last) in [
            ("2020-02", "2020-02-29"),
            ("2020-10-01/P8D", "2020-10-08"),
            ("2020", "2020-12-31"),
            ("2020-09-30/P0D", "2020-09-30"),
        ] {
            assert_eq!(period(text).last_day().to_string(), last, "last day of {text}");
        }
    }
}
