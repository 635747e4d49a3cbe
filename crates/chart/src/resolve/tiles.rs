//! Tiles of indicators: of each series the newest figure, what changed since the same period a year earlier, and in which words.
//!
//! A change that was published stands in the second layer. Without it the change is computed here from the exact figures, only
//! where both are exact and of one definition, and is marked as 推算.

use rust_decimal::RoundingStrategy;
use suishu_domain::{Decimal, Qualifier, Status};

use crate::data::{ChartData, Datum, Series};
use crate::spec::{ChartSpec, Form};
use crate::text::Fonts;
use crate::{number, words};

use super::{ResolvedSeries, Slot};

/// One tile.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tile {
    /// Place of the series in the resolved series.
    pub series: usize,
    /// Place of the newest figure in the resolved categories; without a figure, none.
    pub newest: Option<Newest>,
    /// What is measured, and where.
    pub name: String,
    /// What stands there without a figure: why there is none.
    pub absent: String,
}

/// The newest figure of a tile.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Newest {
    /// Place in the resolved categories.
    pub category: usize,
    /// When, with the status in brackets: 2020年前三季度（初步核算）.
    pub when: String,
    /// Before the figure: 约, 超; empty for an exact one.
    pub before: &'static str,
    /// The number as published.
    pub number: String,
    /// Its unit.
    pub unit: String,
    /// What changed.
    pub change: Option<Change>,
}

/// A change against the same period a year earlier.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Change {
    /// The published figure that says so: places in the resolved series and categories.
    pub published: Option<(usize, usize)>,
    /// Against what: 同比.
    pub against: String,
    /// How much: +1.0%.
    pub amount: String,
    /// Whether this program computed it.
    pub derived: bool,
}

/// The tiles, one a series of the first layer; `order` holds the places of the resolved categories in the data.
pub(super) fn tiles(
    spec: &ChartSpec,
    data: &ChartData,
    series: &[ResolvedSeries],
    order: &[usize],
    fonts: &Fonts,
) -> Vec<Tile> {
    if spec.form != Form::Kpi {
        return Vec::new();
    }
    let shown = series
        .iter()
        .enumerate()
        .filter(|(_, one)| data.series[one.index].layer == 0);
    shown
        .map(|(place, one)| Tile {
            series: place,
            newest: newest(data, series, one, order, fonts),
            name: one.label.clone(),
            absent: absent(one),
        })
        .collect()
}

/// The latest reason why there is no figure.
fn absent(series: &ResolvedSeries) -> String {
    let reason = series.slots.iter().rev().find_map(|slot| match slot {
        Slot::Missing(reason) => Some(words::missing(*reason)),
        _ => None,
    });
    reason.unwrap_or(words::NO_FIGURE).to_owned()
}

/// The note that belongs to changes of our own.
pub(super) fn note(tiles: &[Tile]) -> Option<String> {
    let changes = tiles.iter().filter_map(|tile| tile.newest.as_ref()?.change.as_ref());
    let ours: Vec<&Change> = changes
        .filter(|change| change.derived && change.published.is_none())
        .collect();
    let growth = ours
        .iter()
        .any(|change| !change.amount.ends_with(words::PERCENTAGE_POINTS));
    (!ours.is_empty()).then(|| words::change_computed(growth).to_owned())
}

fn newest(
    data: &ChartData,
    all: &[ResolvedSeries],
    one: &ResolvedSeries,
    order: &[usize],
    fonts: &Fonts,
) -> Option<Newest> {
    let given = &data.series[one.index];
    let numbers = || {
        order
            .iter()
            .enumerate()
            .rev()
            .filter_map(|(place, &at)| Some((place, at, numbered(given, at)?)))
    };
    // A forecast is no news while there is a figure that was counted.
    let (place, at, (number, datum)) = numbers()
        .find(|(_, _, (_, datum))| datum.status != Some(Status::Forecast))
        .or_else(|| numbers().next())?;
    let label = fonts.printable(&data.categories[at].label);
    let status = datum
        .status
        .filter(|status| *status != Status::Final)
        .map(words::status);
    Some(Newest {
        category: place,
        when: status.map_or_else(|| label.clone(), |status| format!("{label}（{status}）")),
        before: words::qualifier(datum.qualifier),
        number: number::plain(number),
        unit: fonts.printable(&given.unit),
        change: published(data, all, given, at, place, fonts).or_else(|| computed(data, given, at)),
    })
}

fn numbered(series: &Series, at: usize) -> Option<(Decimal, &Datum)> {
    let datum = series.points[at].as_ref()?;
    Some((datum.figure.number()?, datum))
}

/// The change that the second layer holds for the same period. A series of it is named like the one that it belongs to, with
/// the kind of change behind: 广州市地区生产总值同比.
fn published(
    data: &ChartData,
    all: &[ResolvedSeries],
    given: &Series,
    at: usize,
    place: usize,
    fonts: &Fonts,
) -> Option<Change> {
    let belongs = |other: &Series| {
        let names = data
            .series
            .iter()
            .filter(|series| series.layer == 0)
            .map(|series| series.label.as_str());
        let longest = names
            .filter(|name| other.label.starts_with(name))
            .max_by_key(|name| name.len());
        other.layer > 0 && longest == Some(given.label.as_str())
    };
    let (index, other) = data.series.iter().enumerate().find(|(_, other)| belongs(other))?;
    let (number, datum) = numbered(other, at)?;
    let kind = other
        .label
        .strip_prefix(given.label.as_str())
        .unwrap_or_default()
        .trim();
    let against = if kind.is_empty() { words::YEAR_ON_YEAR } else { kind };
    Some(Change {
        published: all
            .iter()
            .position(|one| one.index == index)
            .map(|series| (series, place)),
        against: fonts.printable(against),
        amount: format!(
            "{}{}",
            words::qualifier(datum.qualifier),
            words::change(number, &fonts.printable(&other.unit))
        ),
        derived: datum.derived,
    })
}

/// Growth against the same span a year earlier, or the difference of two rates in percentage points.
fn computed(data: &ChartData, given: &Series, at: usize) -> Option<Change> {
    let period = data.categories[at].period?;
    let wanted = period.year_before()?;
    let base_at = data
        .categories
        .iter()
        .position(|category| category.period == Some(wanted))?;
    let ((now, datum), (base, base_datum)) = (numbered(given, at)?, numbered(given, base_at)?);
    let exact = |datum: &Datum| datum.qualifier == Qualifier::Exact && datum.status != Some(Status::Forecast);
    // A change of the definition between both suspends growth.
    let breaks = |place: usize| {
        let inside = data.categories[place]
            .period
            .is_some_and(|other| other.last_day() > wanted.last_day() && other.last_day() <= period.last_day());
        inside
            && given.points[place]
                .as_ref()
                .is_some_and(|datum| datum.status == Some(Status::Break))
    };
    if !exact(datum) || !exact(base_datum) || (0..data.categories.len()).any(breaks) {
        return None;
    }
    let rounded = |number: Decimal| {
        let mut rounded = number.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(1);
        rounded
    };
    let amount = if given.unit == words::PER_CENT {
        let places = now.scale().max(base.scale());
        let mut points = now.checked_sub(base)?;
        points.rescale(places);
        words::change(points, words::PERCENTAGE_POINTS)
    } else {
        if base <= Decimal::ZERO {
            return None;
        }
        let growth = now
            .checked_sub(base)?
            .checked_mul(Decimal::ONE_HUNDRED)?
            .checked_div(base)?;
        words::change(rounded(growth), words::PER_CENT)
    };
    Some(Change {
        published: None,
        against: words::YEAR_ON_YEAR.to_owned(),
        amount,
        derived: true,
    })
}

#[cfg(test)]
mod tests {
    use suishu_domain::{Figure, Period};

    use super::*;
    use crate::data::{Category, Role};

    fn series(unit: &str, figures: &[(&str, Qualifier, Option<Status>)]) -> ChartData {
        let datum = |(text, qualifier, status): &(&str, Qualifier, Option<Status>)| Datum {
            figure: Figure::Number(Decimal::from_str_exact(text).expect("a fixture is a number")),
            qualifier: *qualifier,
            status: *status,
            derived: false,
            highlight: false,
            source: None,
            vintage: None,
            origin: None,
        };
        ChartData {
            categories: (2019..)
                .take(figures.len())
                .map(|year| Category {
                    period: Period::year(year),
                    ..Category::named(year.to_string(), year.to_string())
                })
                .collect(),
            series: vec![Series {
                key: String::new(),
                label: String::new(),
                layer: 0,
                unit: unit.to_owned(),
                role: Role::Plain,
                points: figures.iter().map(|figure| Some(datum(figure))).collect(),
            }],
            ..ChartData::default()
        }
    }

    #[test]
    fn a_change_of_our_own_is_computed_only_from_what_may_be_compared() {
        let exact = Qualifier::Exact;
        let check = |unit: &str, figures: &[(&str, Qualifier, Option<Status>)], amount: Option<&str>, why: &str| {
            let data = series(unit, figures);
            let change = computed(&data, &data.series[0], figures.len() - 1);
            assert_eq!(change.map(|change| change.amount).as_deref(), amount, "{why}");
        };
        check(
            "亿元",
            &[("200", exact, None), ("203.1", exact, None)],
            Some("+1.6%"),
            "rounded once, half away from zero",
        );
        check(
            "亿元",
            &[("200", exact, None), ("150", exact, None)],
            Some("−25.0%"),
            "a fall has the minus of print",
        );
        check(
            "%",
            &[("27.3", exact, None), ("27.1", exact, None)],
            Some("−0.2个百分点"),
            "rates differ by points",
        );
        check(
            "亿元",
            &[("-3", exact, None), ("5", exact, None)],
            None,
            "a negative base has no growth",
        );
        check(
            "亿元",
            &[("200", Qualifier::Over, None), ("210", exact, None)],
            None,
            "more than 200 is no base",
        );
        check(
            "亿元",
            &[("200", exact, None), ("210", exact, Some(Status::Break))],
            None,
            "another definition",
        );
        check("亿元", &[("210", exact, None)], None, "no year before");
    }
}
