//! The axis: which categories there are, in which order, under which labels, and which places stay empty between them.

use std::collections::{HashMap, HashSet};

use suishu_chart::{Category, Dimension};
use suishu_domain::period::label;
use suishu_domain::{Basis, Catalogue, Holidays, Period, Span};

use super::rest_days;
use super::words::period_label;
use super::{Item, year_overlay};

/// Categories in order, with the place of each.
pub(super) struct Axis {
    pub categories: Vec<Category>,
    places: Places,
}

/// Where each item belongs.
enum Places {
    /// Along time.
    Periods(HashMap<Period, usize>),
    /// Along another dimension, by code.
    Codes(Dimension, HashMap<String, usize>),
    /// Along the steps of a year, alike for every year.
    WithinYears(HashMap<String, usize>),
}

impl Axis {
    pub(super) fn of(items: &[Item<'_>], x: Dimension, catalogue: &Catalogue, holidays: &Holidays) -> Self {
        let categories = match x {
            Dimension::Period => periods(items, holidays),
            Dimension::Region => named(
                items,
                x,
                |code| catalogue.region_rank(code),
                |code| catalogue.region(code).map(|region| region.name.clone()),
            ),
            Dimension::Sector => named(
                items,
                x,
                |code| catalogue.sector_rank(code),
                |code| catalogue.sector(code).map(|sector| sector.name.clone()),
            ),
            Dimension::Indicator => named(
                items,
                x,
                |code| catalogue.indicator_rank(code),
                |code| catalogue.indicator(code).map(|indicator| indicator.name.clone()),
            ),
            Dimension::Measure => named(items, x, str::len, |code| {
                suishu_domain::Measure::parse(code).map(|measure| measure.zh().to_owned())
            }),
        };
        let places = match x {
            Dimension::Period => {
                let periods = categories.iter().enumerate();
                Places::Periods(
                    periods
                        .filter_map(|(at, category)| Some((category.period?, at)))
                        .collect(),
                )
            }
            _ => Places::Codes(x, by_key(&categories)),
        };
        Self { categories, places }
    }

    /// The steps of a year, for lines of several years.
    pub(super) fn within_years(items: &[Item<'_>]) -> Self {
        let categories = year_overlay::categories(items);
        Self {
            places: Places::WithinYears(by_key(&categories)),
            categories,
        }
    }

    /// The category of an item.
    pub(super) fn place(&self, item: &Item<'_>) -> Option<usize> {
        let period = item.figure.observation.period;
        match &self.places {
            Places::Periods(places) => places.get(&period),
            Places::Codes(x, places) => places.get(&key(item, *x)),
            Places::WithinYears(places) => places.get(&year_overlay::key(period)),
        }
        .copied()
    }
}

fn by_key(categories: &[Category]) -> HashMap<String, usize> {
    let places = categories.iter().enumerate();
    places.map(|(at, category)| (category.key.clone(), at)).collect()
}

fn key(item: &Item<'_>, x: Dimension) -> String {
    let series = &item.series.key;
    match x {
        Dimension::Period => item.figure.observation.period.to_string(),
        Dimension::Region => series.region.clone(),
        Dimension::Sector => series.sector.clone(),
        Dimension::Indicator => series.indicator.clone(),
        Dimension::Measure => series.measure.code().to_owned(),
    }
}

fn named(
    items: &[Item<'_>],
    x: Dimension,
    rank: impl Fn(&str) -> usize,
    name: impl Fn(&str) -> Option<String>,
) -> Vec<Category> {
    let mut seen = HashSet::new();
    let mut codes: Vec<String> = items
        .iter()
        .map(|item| key(item, x))
        .filter(|code| seen.insert(code.clone()))
        .collect();
    codes.sort_by_key(|code| rank(code));
    codes
        .into_iter()
        .map(|code| Category {
            label: name(&code).unwrap_or_else(|| code.clone()),
            key: code,
            short: None,
            group: None,
            period: None,
            rest: None,
            whole: false,
        })
        .collect()
}

/// Periods by their end, then by their start, so that 上半年 follows 一季度. A run of equal spans is completed: a period that the
/// library doesn't have keeps its place and stays empty.
fn periods(items: &[Item<'_>], holidays: &Holidays) -> Vec<Category> {
    let mut seen = HashSet::new();
    let mut found: Vec<(Period, Basis)> = items
        .iter()
        .map(|item| (item.figure.observation.period, item.series.key.basis))
        .filter(|(period, _)| seen.insert(*period))
        .collect();
    found.sort_by_key(|(period, _)| (period.last_day(), period.start()));
    let found = completed(found);
    let years: HashSet<i16> = found.iter().map(|(period, _)| period.start().year()).collect();
    let repeated = years.len() < found.len();
    let mut categories: Vec<Category> = found
        .into_iter()
        .map(|(period, basis)| {
            if let Some(day) = single_day(period) {
                return day;
            }
            // Several periods a year: the year is printed once below them.
            let short = label::zh_without_year(period, Some(basis));
            let grouped = repeated && !short.is_empty() && holidays.named(period).is_none();
            Category {
                key: period.to_string(),
                label: period_label(period, Some(basis), holidays),
                short: grouped.then_some(short),
                group: grouped.then(|| format!("{}年", period.start().year())),
                period: Some(period),
                rest: None,
                whole: false,
            }
        })
        .collect();
    rest_days::mark(&mut categories, holidays);
    categories
}

/// A day is told by its number over the name of its month.
fn single_day(period: Period) -> Option<Category> {
    let day = period.start();
    (period.span() == Span::Days(1)).then(|| Category {
        short: Some(format!("{}日", day.day())),
        group: Some(format!("{}年{}月", day.year(), day.month())),
        period: Some(period),
        ..Category::named(period.to_string(), label::zh(period, None))
    })
}

/// Fills the holes of a run of periods that follow one another; anything else stays as it is.
fn completed(found: Vec<(Period, Basis)>) -> Vec<(Period, Basis)> {
    const LONGEST: usize = 600;
    let (Some((first, basis)), Some((last, _))) = (found.first().copied(), found.last().copied()) else {
        return found;
    };
    let Some(rhythm) = Rhythm::of(&found) else {
        return found;
    };
    let mut run = Vec::new();
    let mut next = Some(first);
    while let Some(period) = next.filter(|period| *period <= last && run.len() < LONGEST) {
        run.push((period, basis));
        next = rhythm.next(period);
    }
    // A few single days of a long time are no run of days.
    let sparse = matches!(rhythm, Rhythm::Days) && run.len() > 2 * found.len();
    if run.len() < LONGEST && !sparse { run } else { found }
}

/// How periods follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rhythm {
    /// Years, quarters or months.
    Months,
    /// Months of which the first two of each year are told together: 1—2月, 3月, 4月.
    PairedMonths,
    /// Single days.
    Days,
}

impl Rhythm {
    fn of(found: &[(Period, Basis)]) -> Option<Self> {
        let all = |test: &dyn Fn(Period) -> bool| found.iter().all(|(period, _)| test(*period));
        let first = found.first()?.0.span();
        let on_grid = |period: Period| match period.span() {
            Span::Months(count @ (1 | 3 | 12)) => {
                period.span() == first && (i32::from(period.start().month()) - 1) % i32::from(count) == 0
            }
            _ => false,
        };
        let paired = |period: Period| match period.span() {
            Span::Months(1) => period.start().month() > 2,
            Span::Months(2) => period.start().month() == 1,
            _ => false,
        };
        match () {
            () if all(&on_grid) => Some(Self::Months),
            () if all(&paired) => Some(Self::PairedMonths),
            () if all(&|period| period.span() == Span::Days(1)) => Some(Self::Days),
            () => None,
        }
    }

    fn next(self, period: Period) -> Option<Period> {
        let behind = period.last_day().tomorrow().ok()?;
        match self {
            Self::PairedMonths => {
                Period::months(behind.year(), behind.month(), if behind.month() == 1 { 2 } else { 1 })
            }
            Self::Months | Self::Days => period.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn run(periods: Vec<Option<Period>>) -> Vec<String> {
        let found = periods
            .into_iter()
            .flatten()
            .map(|period| (period, Basis::Single))
            .collect();
        completed(found)
            .into_iter()
            .map(|(period, _)| period.to_string())
            .collect()
    }

    #[test]
    fn a_run_of_periods_has_no_holes() {
        let check =
            |periods: Vec<Option<Period>>, wanted: &[&str], why: &str| assert_eq!(run(periods), wanted, "{why}");
        check(
            vec![Period::year(2018), Period::year(2020)],
            &["2018", "2019", "2020"],
            "a year that the library lacks keeps its place",
        );
        check(
            vec![
                Period::months(2023, 11, 1),
                Period::months(2024, 1, 2),
                Period::months(2024, 4, 1),
            ],
            &["2023-11", "2023-12", "2024-01-01/P2M", "2024-03", "2024-04"],
            "the first two months of a year stay together",
        );
        check(
            vec![Period::days(date(2020, 9, 30), 1), Period::days(date(2020, 10, 2), 1)],
            &["2020-09-30", "2020-10-01", "2020-10-02"],
            "days follow one another over the end of a month",
        );
        check(
            vec![Period::days(date(2020, 1, 1), 1), Period::days(date(2020, 2, 1), 1)],
            &["2020-01-01", "2020-02-01"],
            "two days a month apart are no run",
        );
        check(
            vec![Period::months(2020, 1, 2), Period::months(2020, 1, 3)],
            &["2020-01-01/P2M", "2020-Q1"],
            "cumulative spans stay as they are",
        );
    }
}
