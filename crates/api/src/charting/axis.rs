//! The axis: which categories there are, in which order, under which labels.

use std::collections::{HashMap, HashSet};

use suishu_chart::{Category, Dimension};
use suishu_domain::period::label;
use suishu_domain::{Basis, Catalogue, Holidays, Period, Span};

use super::words::period_label;
use super::{Item, year_overlay};

/// Categories in order, with the place of each.
pub(super) struct Axis {
    pub categories: Vec<Category>,
    places: HashMap<String, usize>,
    along: Along,
}

/// What the places are.
#[derive(Clone, Copy)]
enum Along {
    /// Those of a dimension.
    Dimension(Dimension),
    /// Steps of a year, alike for every year.
    Year,
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
        let places = places(&categories);
        Self {
            categories,
            places,
            along: Along::Dimension(x),
        }
    }

    /// The steps of a year, for lines of several years.
    pub(super) fn within_years(items: &[Item<'_>]) -> Self {
        let categories = year_overlay::categories(items);
        Self {
            places: places(&categories),
            categories,
            along: Along::Year,
        }
    }

    /// The category of an item.
    pub(super) fn place(&self, item: &Item<'_>) -> Option<usize> {
        let key = match self.along {
            Along::Dimension(x) => key(item, x),
            Along::Year => year_overlay::key(item.figure.observation.period),
        };
        self.places.get(&key).copied()
    }
}

fn places(categories: &[Category]) -> HashMap<String, usize> {
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
    found
        .into_iter()
        .map(|(period, basis)| {
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
        .collect()
}

/// Fills the holes of a run of equal months: years, quarters or months that follow one another.
fn completed(found: Vec<(Period, Basis)>) -> Vec<(Period, Basis)> {
    const LONGEST: usize = 600;
    let (Some((first, basis)), Some((last, _))) = (found.first().copied(), found.last().copied()) else {
        return found;
    };
    let Span::Months(count @ (1 | 3 | 12)) = first.span() else {
        return found;
    };
    let on_grid = |period: Period| {
        period.span() == first.span() && (i32::from(period.start().month()) - 1) % i32::from(count) == 0
    };
    if !found.iter().all(|(period, _)| on_grid(*period)) {
        return found;
    }
    let mut run = Vec::new();
    let mut next = Some(first);
    while let Some(period) = next.filter(|period| *period <= last && run.len() < LONGEST) {
        run.push((period, basis));
        next = period.next();
    }
    if run.len() < LONGEST { run } else { found }
}
