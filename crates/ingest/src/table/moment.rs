//! Dates and times of day as instruments and programs write them: `03/31/2019 11:00:00 PM`, `2014-07-01 00:30:00`, `31.12.1950`.
//!
//! One such text may not say whether the day or the month comes first; the whole column mostly does.

use suishu_domain::Date;

/// In which order day, month and year stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum DateOrder {
    /// 2020-09-01.
    YearMonthDay,
    /// 09/01/2020.
    MonthDayYear,
    /// 01/09/2020, 01.09.2020.
    DayMonthYear,
}

/// A day, and the time on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    /// The day.
    pub(crate) day: Date,
    /// Seconds since midnight, where a time of day is written.
    pub(crate) seconds: Option<u32>,
}

/// Whether a text is a date with a time of day.
pub(crate) fn looks_like(text: &str) -> bool {
    text.contains([':', '时', '点'])
        && [DateOrder::MonthDayYear, DateOrder::DayMonthYear]
            .into_iter()
            .any(|order| read(text, order).is_some_and(|moment| moment.seconds.is_some()))
}

/// The order in which a column of texts has day and month; `None` where every text can be read both ways and they differ, or none can.
pub(crate) fn order_of<'a>(texts: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let (mut month_first, mut day_first, mut any) = (true, true, false);
    for text in texts {
        let Some([first, second, third]) = parts(split(text).0) else {
            continue;
        };
        if first.len() == 4 {
            return Some(DateOrder::YearMonthDay);
        }
        if third.len() != 4 {
            continue;
        }
        if split(text).0.contains('.') {
            return Some(DateOrder::DayMonthYear);
        }
        any = true;
        let above_twelve = |part: &str| part.parse::<u8>().is_ok_and(|number| number > 12);
        month_first &= !above_twelve(first);
        day_first &= !above_twelve(second);
    }
    match (any, month_first, day_first) {
        (true, true, false) => Some(DateOrder::MonthDayYear),
        (true, false, true) => Some(DateOrder::DayMonthYear),
        _ => None,
    }
}

/// Reads a text in that order; one that begins with a year needs none.
pub(crate) fn read(text: &str, order: DateOrder) -> Option<Moment> {
    let (date, time) = split(text.trim());
    let [first, second, third] = parts(date)?;
    let number = |part: &str| part.parse::<i16>().ok();
    let (year, month, day) = if first.len() == 4 {
        (first, second, third)
    } else if third.len() != 4 {
        return None;
    } else if order == DateOrder::MonthDayYear && !date.contains('.') {
        (third, first, second)
    } else {
        (third, second, first)
    };
    let day = Date::new(
        number(year)?,
        i8::try_from(number(month)?).ok()?,
        i8::try_from(number(day)?).ok()?,
    )
    .ok()?;
    let seconds = match time {
        "" => None,
        time => Some(seconds(time)?),
    };
    Some(Moment { day, seconds })
}

/// The date and the time of a text; the time is empty where there is none.
fn split(text: &str) -> (&str, &str) {
    let is_between = |c: char| c == 'T' || c == 't' || c.is_whitespace();
    let at = match text.find('日') {
        Some(at) => at + '日'.len_utf8(),
        None => text.find(is_between).unwrap_or(text.len()),
    };
    let (date, time) = text.split_at(at);
    (date, time.trim_start_matches(is_between).trim())
}

/// The three numbers of a date.
fn parts(date: &str) -> Option<[&str; 3]> {
    let date = date.strip_suffix('日').unwrap_or(date);
    let mut parts = date.split(['-', '/', '.', '年', '月']);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let is_number = |part: &&str| matches!(part.len(), 1..=4) && part.bytes().all(|byte| byte.is_ascii_digit());
    (parts.next().is_none() && three.iter().all(is_number)).then_some(three)
}

/// Seconds since midnight: 13:30, 13:30:00, 1:30 PM, 13时, 13时30分, 下午1:30.
fn seconds(time: &str) -> Option<u32> {
    let mut text = time.trim_end_matches('Z').trim().to_ascii_lowercase();
    let mut half = None;
    for (word, is_afternoon) in [
        ("pm", true),
        ("p.m.", true),
        ("下午", true),
        ("am", false),
        ("a.m.", false),
        ("上午", false),
    ] {
        if let Some(at) = text.find(word) {
            text.replace_range(at..at + word.len(), "");
            half = Some(is_afternoon);
            break;
        }
    }
    let text = text.trim();
    let text = text.strip_suffix(['分', '秒', '时', '点']).unwrap_or(text);
    let text = text.split_once('.').map_or(text, |(whole, _)| whole);
    let mut parts = text.split([':', '时', '点', '分']);
    let number = |part: Option<&str>, below: u32| match part {
        None => Some(0),
        Some(part) => part.trim().parse::<u32>().ok().filter(|number| *number < below),
    };
    let first = parts.next()?;
    let hour = number(Some(first), 25)?;
    let (minute, second) = (number(parts.next(), 60)?, number(parts.next(), 60)?);
    if parts.next().is_some() {
        return None;
    }
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(is_afternoon) => hour % 12 + if is_afternoon { 12 } else { 0 },
        None => hour,
    };
    (hour < 24).then_some(hour * 3_600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, order: DateOrder, expected: Option<(&str, Option<u32>)>) {
        let moment = read(text, order).map(|moment| (moment.day.to_string(), moment.seconds));
        let expected = expected.map(|(day, seconds)| (day.to_owned(), seconds));
        assert_eq!(moment, expected, "{text}");
    }

    #[test]
    fn days_and_times_are_read_in_the_order_of_their_column() {
        use DateOrder::*;
        check(
            "03/31/2019 11:00:00 PM",
            MonthDayYear,
            Some(("2019-03-31", Some(82_800))),
        );
        check("03/31/2019 12:00:00 AM", MonthDayYear, Some(("2019-03-31", Some(0))));
        check(
            "07/04/2018 12:00:00 PM",
            MonthDayYear,
            Some(("2018-07-04", Some(43_200))),
        );
        check("2014-07-01 00:30:00", DayMonthYear, Some(("2014-07-01", Some(1_800))));
        check("2014-07-01T00:30:00Z", DayMonthYear, Some(("2014-07-01", Some(1_800))));
        check("31.12.1950", MonthDayYear, Some(("1950-12-31", None)));
        check("2020年10月1日 13时", YearMonthDay, Some(("2020-10-01", Some(46_800))));
        check("31/02/2019", DayMonthYear, None);
        check("2019-13-01 00:00", YearMonthDay, None);
        check("1/2", DayMonthYear, None);
    }

    #[test]
    fn the_column_tells_the_order() {
        assert_eq!(
            order_of(["01/02/2019", "01/13/2019"].into_iter()),
            Some(DateOrder::MonthDayYear)
        );
        assert_eq!(
            order_of(["01/02/2019", "13/01/2019"].into_iter()),
            Some(DateOrder::DayMonthYear)
        );
        assert_eq!(
            order_of(["01/02/2019", "03/04/2019"].into_iter()),
            None,
            "both readings hold"
        );
        assert_eq!(
            order_of(["13/01/2019", "01/13/2019"].into_iter()),
            None,
            "neither holds"
        );
        assert_eq!(order_of(["2019/3/4"].into_iter()), Some(DateOrder::YearMonthDay));
    }
}
