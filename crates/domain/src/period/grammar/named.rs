//! Periods with a name of their own: the five-year plans and the holiday windows.

use super::{Context, Fault, Period};
use crate::holiday::{Holidays, is_festival};

/// Reads a plan or a holiday; `None` when the text is neither.
pub(super) fn read(text: &str, context: Context<'_>) -> Option<Result<Period, Fault>> {
    if let Some(number) = plan(text) {
        // 六五 (1981–1985) is the first plan of the regular sequence.
        let year = i16::from(number - 6) * 5 + 1981;
        return Some(Period::months(year, 1, 60).ok_or(Fault::Unreadable));
    }
    holiday(text, context)
}

/// The number of a five-year plan, from the sixth on. 十五 alone is also a plain number, and 六五 to 九五 are days in June or
/// ages: these need 时期 or 计划 behind them.
fn plan(text: &str) -> Option<u8> {
    let english = text.strip_suffix(" period").unwrap_or(text).trim_start_matches("the ");
    let english = english
        .strip_suffix(" five-year plan")
        .or_else(|| english.strip_suffix(" five year plan"));
    if let Some(ordinal) = english {
        return ordinal
            .strip_suffix("th")?
            .parse()
            .ok()
            .filter(|number| (6..=20).contains(number));
    }
    let bare = [
        "规划时期",
        "规划期间",
        "计划时期",
        "计划期间",
        "时期",
        "期间",
        "规划",
        "计划",
    ]
    .iter()
    .find_map(|word| text.strip_suffix(word))
    .map(str::trim);
    let number = match bare.unwrap_or(text) {
        "十一五" => 11,
        "十二五" => 12,
        "十三五" => 13,
        "十四五" => 14,
        "十五五" => 15,
        "六五" if bare.is_some() => 6,
        "七五" if bare.is_some() => 7,
        "八五" if bare.is_some() => 8,
        "九五" if bare.is_some() => 9,
        "十五" if bare.is_some() => 10,
        _ => return None,
    };
    Some(number)
}

/// A holiday with its year in front (2020年国庆假期, 2020国庆, 去年春节) or from the context.
fn holiday(text: &str, context: Context<'_>) -> Option<Result<Period, Fault>> {
    let (year, name) = leading_year(text, context.reference);
    let year = match year {
        Some(year) => year,
        None => Ok(context.year.or(None)),
    };
    let known = is_festival(name) || context.holidays.is_some_and(|table| table.knows(name));
    known.then(|| {
        let year = year?.ok_or(Fault::YearMissing)?;
        window(context.holidays, name, year).ok_or(Fault::HolidayUnknown)
    })
}

fn window(holidays: Option<&Holidays>, name: &str, year: i16) -> Option<Period> {
    holidays?.find(name, year).map(|holiday| holiday.period)
}

type Year = Result<Option<i16>, Fault>;

fn leading_year(text: &str, reference: Option<Period>) -> (Option<Year>, &str) {
    let back = [("今年", 0), ("本年", 0), ("去年", 1), ("上年", 1)];
    if let Some((rest, back)) = back
        .iter()
        .find_map(|(word, back)| Some((text.strip_prefix(word)?, back)))
    {
        let year = reference
            .map(|now| now.last_day().year() - back)
            .ok_or(Fault::ReferenceMissing);
        return (Some(year.map(Some)), rest.trim());
    }
    let split = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match text[..split].parse::<i16>() {
        Ok(year) if split == 4 => {
            let rest = text[split..].trim_start();
            (Some(Ok(Some(year))), rest.strip_prefix('年').unwrap_or(rest).trim())
        }
        _ => (None, text),
    }
}
