//! SDMX `TIME_PERIOD`: the machine form of a period, out and in.
//!
//! A point in time needs a form of its own here, since `2020-09` is the month: a point is written `2020-09-30/P0D`.

use jiff::civil::Date;

use super::{Period, Span};

/// Writes the machine form: `2020`, `2020-S1`, `2020-Q3`, `2020-09`, `2020-10-01`, `2020-01-01/P9M`, `2020-09-30/P0D`.
pub fn format(period: Period) -> String {
    let start = period.start();
    let (year, month) = (start.year(), start.month());
    match period.span() {
        Span::Months(1) => format!("{year:04}-{month:02}"),
        Span::Months(3) if month % 3 == 1 => format!("{year:04}-Q{}", month / 3 + 1),
        Span::Months(6) if month % 6 == 1 => format!("{year:04}-S{}", month / 6 + 1),
        Span::Months(12) if month == 1 => format!("{year:04}"),
        Span::Months(count) if month == 1 && count % 12 == 0 => format!("{}/P{}Y", iso(start), count / 12),
        Span::Months(count) => format!("{}/P{count}M", iso(start)),
        Span::Days(1) => iso(start),
        Span::Days(count) => format!("{}/P{count}D", iso(start)),
        Span::Point => format!("{}/P0D", iso(start)),
    }
}

/// Writes the form for a row that tells the basis beside it (SDMX `TIME_COLLECT`): what is counted at the end of a month stands under that
/// month, `2020-09` with `end`; at another day, under that day.
pub fn format_beside_basis(period: Period) -> String {
    let day = period.start();
    match period.span() {
        Span::Point if day == day.last_of_month() => format!("{:04}-{:02}", day.year(), day.month()),
        Span::Point => iso(day),
        Span::Months(_) | Span::Days(_) => format(period),
    }
}

/// Reads exactly the forms that [`format`] writes and `START/DURATION` for any span; `None` for anything else.
///
/// `2020-07-01/P3M` is thus the same period as `2020-Q3`. A duration is whole years and months, or days, never both.
pub fn parse(text: &str) -> Option<Period> {
    if let Some((start, duration)) = text.split_once('/') {
        return spanned(date(start)?, duration.strip_prefix('P')?);
    }
    let year = i16::try_from(digits(text.get(..4)?)?).ok()?;
    match text.get(4..)? {
        "" => Period::year(year),
        "-S1" => Period::months(year, 1, 6),
        "-S2" => Period::months(year, 7, 6),
        "-Q1" => Period::months(year, 1, 3),
        "-Q2" => Period::months(year, 4, 3),
        "-Q3" => Period::months(year, 7, 3),
        "-Q4" => Period::months(year, 10, 3),
        month if month.len() == 3 => Period::months(year, i8::try_from(digits(month.strip_prefix('-')?)?).ok()?, 1),
        _ => Period::days(date(text)?, 1),
    }
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The period of a start and a duration without its `P`: `9M`, `5Y`, `1Y6M`, `8D`, `0D`.
fn spanned(start: Date, duration: &str) -> Option<Period> {
    if let Some(days) = duration.strip_suffix('D') {
        return match digits(days)? {
            0 => Some(Period::point(start)),
            days => Period::days(start, u16::try_from(days).ok()?),
        };
    }
    let (years, rest) = duration.split_once('Y').unwrap_or(("", duration));
    let years = if years.is_empty() && rest.len() == duration.len() {
        0
    } else {
        digits(years)?
    };
    let months = if rest.is_empty() {
        0
    } else {
        digits(rest.strip_suffix('M')?)?
    };
    if start.day() != 1 {
        return None;
    }
    let count = years.checked_mul(12)?.checked_add(months)?;
    Period::months(start.year(), start.month(), u16::try_from(count).ok()?)
}

/// An ISO date with all its digits.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let year = i16::try_from(digits(year)?).ok().filter(|year| *year > 0)?;
    Date::new(
        year,
        i8::try_from(digits(month)?).ok()?,
        i8::try_from(digits(day)?).ok()?,
    )
    .ok()
}

/// A number of ASCII digits only: no sign, no blank.
fn digits(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<Period>) {
        assert_eq!(
            parse(text),
            expected,
            "TIME_PERIOD {text} must be read as it stands in SDMX"
        );
    }

    #[test]
    fn every_short_form_is_read_and_written_back() {
        for text in [
            "2020",
            "2020-S1",
            "2020-S2",
            "2020-Q1",
            "2020-Q2",
            "2020-Q3",
            "2020-Q4",
            "2020-09",
            "2020-10-01",
            "2020-01-01/P9M",
            "2020-10-01/P8D",
            "2016-01-01/P5Y",
            "2020-09-30/P0D",
            "2020-01-01/P2M",
            "2020-02-01/P2M",
        ] {
            let period = parse(text).unwrap_or_else(|| panic!("{text} is a TIME_PERIOD"));
            assert_eq!(format(period), text, "the written form is the shortest one");
        }
    }

    #[test]
    fn a_long_form_means_the_same_as_the_short_one() {
        check("2020-07-01/P3M", parse("2020-Q3"));
        check("2020-01-01/P1Y", parse("2020"));
        check("2020-01-01/P12M", parse("2020"));
        check("2020-01-01/P6M", parse("2020-S1"));
        check("2020-09-01/P1M", parse("2020-09"));
        check("2020-10-01/P1D", parse("2020-10-01"));
        check("2020-07-01/P1Y6M", Period::months(2020, 7, 18));
    }

    #[test]
    fn anything_else_is_none() {
        for text in [
            "",
            "20",
            "2020-",
            "2020-9",
            "2020-13",
            "2020-Q5",
            "2020-S3",
            "2020-02-30",
            "2020-1-1",
            "2020-01-01/",
            "2020-01-01/P",
            "2020-01-01/PM",
            "2020-01-01/P0M",
            "2020-01-01/PY",
            "2020-01-15/P1M",
            "2020-01-01/P9m",
            "2020-01-01/P-1D",
            "0000",
            " 2020",
            "2020-q3",
            "２０２０",
            "2020-01-01/P1Y1D",
            "9999-12-01/P2M",
            "+202",
        ] {
            check(text, None);
        }
    }
}
