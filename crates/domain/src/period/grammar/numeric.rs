//! Periods of digits and separators only: 202009, 20200930, 2020/9/1, 2020-9, 2020.09, 31.12.1950, 9/2020, 202001-202009. Machine
//! forms are read before.
//!
//! Rules that are decisions:
//! - 2020/9/1 is how Excel shows a month that was typed as a date, so day 1 after slashes is the month; other days are days.
//! - A dotted number is a period only where no number format can have made it: 2020.09, 2020.11 and 2020.12 are months; 2020.1 may
//!   be January, October or a first quarter, and 2020.10 may be 2020.1 shown with two decimals. These are ambiguous: ask.
//! - 2011/12 is a month, or a year that begins in 2011 and ends in 2012: ask. 2012/13 can only be the latter, and is no period here.
//! - With the year at the end the day comes first behind points (31.12.1950); behind slashes and dashes one of the two must be above
//!   twelve to tell.

use jiff::civil::Date;

use super::{Fault, Period};

/// The period of a text of digits and separators; `None` when the text has anything else in it, or is no such form.
pub(super) fn read(text: &str) -> Option<Result<Period, Fault>> {
    if !text.starts_with(|c: char| c.is_ascii_digit())
        || !text.bytes().all(|b| b.is_ascii_digit() || b"-/.".contains(&b))
    {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(compact(text).ok_or(Fault::Unreadable));
    }
    if let Some(found) = range(text) {
        return Some(found);
    }
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).collect();
    match parts.as_slice() {
        // Four digits on both sides are years (2021-2025), which the range rule reads.
        [first, second] if separator == '-' && first.len() == 4 && second.len() == 4 => None,
        [year, month] if separator == '.' => Some(dotted(year, month)),
        [month, year] if year.len() == 4 && month.len() <= 2 => Some(month_of(year, month).ok_or(Fault::Unreadable)),
        [year, month] => {
            let is_unsure = separator == '/' && is_split_year(year, month);
            let month = month_of(year, month).ok_or(Fault::Unreadable);
            Some(month.and_then(|month| if is_unsure { Err(Fault::Ambiguous) } else { Ok(month) }))
        }
        [first, second, year] if year.len() == 4 => Some(year_last(separator, first, second, year)),
        [year, month, "1" | "01"] if separator == '/' => Some(month_of(year, month).ok_or(Fault::Unreadable)),
        [year, month, day] => Some(day_of(year, month, day).ok_or(Fault::Unreadable)),
        _ => Some(Err(Fault::Unreadable)),
    }
}

/// A span from month to month or from day to day, both written in full: 202001-202009, 2020.01-2020.09.
fn range(text: &str) -> Option<Result<Period, Fault>> {
    let middle = text.len() / 2;
    let (from, to) = (text.get(..middle)?, text.get(middle..)?.strip_prefix('-')?);
    if from.len() != to.len()
        || from.len() < 6
        || from
            .bytes()
            .filter(|b| !b.is_ascii_digit())
            .ne(to.bytes().filter(|b| !b.is_ascii_digit()))
    {
        return None;
    }
    // 2020-1-2020-9: a dash inside the sides leaves the same text on both.
    let (from, to) = match (read(from)?, read(to)?) {
        (Ok(from), Ok(to)) => (from, to),
        (Err(fault), _) | (_, Err(fault)) => return Some(Err(fault)),
    };
    Some(joined(from, to).ok_or(Fault::Unreadable))
}

fn joined(from: Period, to: Period) -> Option<Period> {
    let (start, last) = (from.start(), to.last_day());
    match (from.month_count()?, to.month_count()?) {
        (1, 1) if start <= to.start() => {
            let months = (i32::from(last.year()) - i32::from(start.year())) * 12 + i32::from(last.month())
                - i32::from(start.month())
                + 1;
            Period::months(start.year(), start.month(), u16::try_from(months).ok()?)
        }
        _ => None,
    }
}

/// Whether a text as 2011/12 may be a year from one year into the next.
fn is_split_year(year: &str, next: &str) -> bool {
    let begins = four(year);
    next.len() == 2
        && begins
            .zip(next.parse::<i16>().ok())
            .is_some_and(|(year, next)| (year + 1) % 100 == next)
}

/// A date with the year at its end, where only one order of day and month can be.
fn year_last(separator: char, first: &str, second: &str, year: &str) -> Result<Period, Fault> {
    let (day_first, month_first) = (day_of(year, second, first), day_of(year, first, second));
    match (day_first, month_first) {
        (Some(day), _) if separator == '.' => Ok(day),
        (Some(day), None) | (None, Some(day)) => Ok(day),
        (Some(_), Some(_)) => Err(Fault::Ambiguous),
        (None, None) => Err(Fault::Unreadable),
    }
}

fn compact(text: &str) -> Option<Period> {
    match text.len() {
        6 => month_of(&text[..4], &text[4..]).filter(|period| (1900..2200).contains(&period.start().year())),
        8 => day_of(&text[..4], &text[4..6], &text[6..]),
        _ => None,
    }
}

fn dotted(year: &str, month: &str) -> Result<Period, Fault> {
    let period = month_of(year, month).or_else(|| (month == "0").then(|| month_of(year, "1")).flatten());
    match (period, month) {
        (Some(_), "10") => Err(Fault::Ambiguous),
        (Some(period), month) if month.len() == 2 => Ok(period),
        (Some(_), _) => Err(Fault::Ambiguous),
        (None, _) => Err(Fault::Unreadable),
    }
}

fn month_of(year: &str, month: &str) -> Option<Period> {
    Period::months(four(year)?, two(month)?, 1)
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Period> {
    Period::days(Date::new(four(year)?, two(month)?, two(day)?).ok()?, 1)
}

fn four(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok()).flatten()
}

fn two(text: &str) -> Option<i8> {
    (1..=2).contains(&text.len()).then(|| text.parse().ok()).flatten()
}
