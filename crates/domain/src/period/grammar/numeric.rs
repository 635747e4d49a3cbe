//! Periods of digits and separators only: 202009, 20200930, 2020/9/1, 2020-9, 2020.09. Machine forms are read before.
//!
//! Rules that are decisions:
//! - 2020/9/1 is how Excel shows a month that was typed as a date, so day 1 after slashes is the month; other days are days.
//! - A dotted number is a period only where no number format can have made it: 2020.09, 2020.11 and 2020.12 are months; 2020.1 may
//!   be January, October or a first quarter, and 2020.10 may be 2020.1 shown with two decimals. These are ambiguous: ask.

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
    let separator = text.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = text.split(separator).collect();
    match parts.as_slice() {
        // Four digits on both sides are years (2021-2025), which the range rule reads.
        [_, second] if separator == '-' && second.len() == 4 => None,
        [year, month] if separator == '.' => Some(dotted(year, month)),
        [year, month] => Some(month_of(year, month).ok_or(Fault::Unreadable)),
        [year, month, "1" | "01"] if separator == '/' => Some(month_of(year, month).ok_or(Fault::Unreadable)),
        [year, month, day] => Some(day_of(year, month, day).ok_or(Fault::Unreadable)),
        _ => Some(Err(Fault::Unreadable)),
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
