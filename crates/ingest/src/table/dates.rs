//! What the dates of a column stand for: days, or the months, quarters and years that begin or end with them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use suishu_domain::Date;

use super::moment::{self, DateOrder};

/// What a date stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The day itself.
    Day,
    /// The month that begins or ends with it.
    Month,
    /// The quarter that begins or ends with it.
    Quarter,
    /// The year that begins with it.
    Year,
}

/// How the dates of a column are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dates {
    /// Whether the day stands before the month where no year stands before both.
    pub day_first: bool,
    /// What a date stands for.
    pub step: Step,
    /// Whether times of day stand behind the dates.
    pub has_times: bool,
}

/// Why dates can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DatesFault {
    /// They aren't dates of digits.
    NoDates,
    /// Day and month can't be told apart.
    Order,
}

impl Dates {
    /// Looks at a column of texts.
    pub(crate) fn of<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Result<Self, DatesFault> {
        let order = moment::order_of(texts.clone());
        let trial = order.unwrap_or(DateOrder::MonthDayYear);
        let mut days = BTreeSet::new();
        let (mut read, mut all, mut has_times) = (0_usize, 0_usize, false);
        for text in texts {
            all += 1;
            if let Some(moment) = moment::read(text, trial) {
                read += 1;
                days.insert(moment.day);
                has_times |= moment.seconds.is_some_and(|seconds| seconds > 0);
            }
        }
        match (order, read * 10 >= all * 9 && read > 0) {
            (Some(order), true) => Ok(Self {
                day_first: order == DateOrder::DayMonthYear,
                step: if has_times { Step::Day } else { step(&days) },
                has_times,
            }),
            (None, true) => Err(DatesFault::Order),
            (_, false) => Err(DatesFault::NoDates),
        }
    }

    /// The order of day and month.
    pub(crate) const fn order(self) -> DateOrder {
        if self.day_first {
            DateOrder::DayMonthYear
        } else {
            DateOrder::MonthDayYear
        }
    }

    /// The period of a date, in the form of our own files; `None` for a text that is no date.
    pub(crate) fn period(self, text: &str) -> Option<String> {
        let day = moment::read(text, self.order())?.day;
        Some(match self.step {
            Step::Day => day.to_string(),
            Step::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Step::Quarter => format!("{:04}-Q{}", day.year(), (day.month() + 2) / 3),
            Step::Year => format!("{:04}", day.year()),
        })
    }
}

/// The distance that all dates keep.
fn step(days: &BTreeSet<Date>) -> Step {
    // Two dates keep any distance; and the first days of May and of October may be holidays.
    if days.len() < 3 {
        return Step::Day;
    }
    let months: Vec<i32> = days
        .iter()
        .map(|day| i32::from(day.year()) * 12 + i32::from(day.month()))
        .collect();
    let distance = months
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .fold(0, greatest_divisor);
    let gaps = months.len() - 1;
    let kept = months.windows(2).filter(|pair| pair[1] - pair[0] == distance).count();
    if kept * 2 <= gaps {
        return Step::Day;
    }
    let begin = days.iter().all(|day| day.day() == 1);
    let end = days.iter().all(|day| day.day() == day.days_in_month());
    match distance {
        // A yearly last of December is a day of reference, not a year.
        12 if begin && days.iter().all(|day| day.month() == 1) => Step::Year,
        3 if begin && days.iter().all(|day| day.month() % 3 == 1) => Step::Quarter,
        3 if end && days.iter().all(|day| day.month() % 3 == 0) => Step::Quarter,
        1 if begin || end => Step::Month,
        _ => Step::Day,
    }
}

fn greatest_divisor(a: i32, b: i32) -> i32 {
    if b == 0 { a } else { greatest_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], expected: &[&str]) {
        let dates = Dates::of(texts.iter().copied());
        let periods: Vec<String> = texts
            .iter()
            .filter_map(|text| dates.ok().and_then(|dates| dates.period(text)))
            .collect();
        assert_eq!(periods, expected, "{texts:?}");
    }

    #[test]
    fn equal_distances_make_months_quarters_and_years() {
        check(
            &["1948-01-01", "1948-02-01", "1948-03-01"],
            &["1948-01", "1948-02", "1948-03"],
        );
        check(
            &["1947-01-01", "1947-04-01", "1947-07-01"],
            &["1947-Q1", "1947-Q2", "1947-Q3"],
        );
        check(&["1960-01-01", "1961-01-01", "1962-01-01"], &["1960", "1961", "1962"]);
        check(
            &["1987-01-31", "1987-02-28", "1987-03-31"],
            &["1987-01", "1987-02", "1987-03"],
        );
        check(&["31.12.1950", "31.12.1951"], &["1950-12-31", "1951-12-31"]);
        check(
            &["2020-01-02", "2020-01-03", "2020-01-06"],
            &["2020-01-02", "2020-01-03", "2020-01-06"],
        );
        check(&["2020-01-01", "2020-01-02"], &["2020-01-01", "2020-01-02"]);
        check(
            &["2020-05-01", "2020-10-01", "2021-05-01"],
            &["2020-05-01", "2020-10-01", "2021-05-01"],
        );
    }

    #[test]
    fn an_order_that_cannot_be_known_is_not_guessed() {
        assert_eq!(
            Dates::of(["01/02/2019", "03/04/2019"].into_iter()),
            Err(DatesFault::Order)
        );
        assert_eq!(
            Dates::of(["2019年1月", "2019年2月"].into_iter()),
            Err(DatesFault::NoDates)
        );
    }
}
