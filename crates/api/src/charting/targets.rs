//! The data of a bullet chart: figures since New Year beside the targets of their year and the year before. This is the one place where
//! a part of a year may stand beside a whole one, so everything else of the basis lock is checked row by row.

use std::collections::BTreeMap;

use suishu_analysis::lock::{self, Mixture, Over};
use suishu_chart::{ChartData, ChartError, ChartSpec, Datum, Dimension, PACE_LAYER, Role, Series};
use suishu_domain::{Basis, Catalogue, Decimal, Figure, Holidays, Period, Qualifier, Span};

use super::words::{indicator_name, region_name, sector_name};
use super::{Item, words};
use crate::error::Failure;
use crate::query::{FigureSeries, Figured};

const ACTUAL: usize = 0;
const TARGET: usize = 1;
const BEFORE: usize = 2;
const WHOLE_BEFORE: usize = 3;
/// Layers that a spec may have.
const LAYERS: usize = 4;

/// What tells rows apart.
type Row<'a> = (&'a str, &'a str, &'a str);
/// The figures of a row, by layer.
type Figures<'a> = BTreeMap<usize, Vec<(&'a FigureSeries, &'a Figured)>>;

fn rows(layers: &[Vec<FigureSeries>]) -> BTreeMap<Row<'_>, Figures<'_>> {
    let mut rows: BTreeMap<Row<'_>, Figures<'_>> = BTreeMap::new();
    for (layer, series) in layers.iter().enumerate() {
        for series in series {
            let key = &series.key;
            let row = rows.entry((&key.indicator, &key.region, &key.sector)).or_default();
            let figures = series.figures.iter().map(|figure| (series, figure));
            row.entry(layer).or_default().extend(figures);
        }
    }
    rows
}

/// Whether each row's layers fit: one figure each, of what can have a share, since New Year beside its whole year, and the same a year
/// before.
///
/// # Errors
/// [`ChartError::UnfitLayer`] for figures of other spans than the form pairs, [`Failure::SelectionInvalid`] for more layers than it has.
pub(super) fn check(
    layers: &[Vec<FigureSeries>],
    x: Dimension,
    catalogue: &Catalogue,
) -> Result<Option<Mixture>, Failure> {
    // Periods along the axis would put a figure and its target into two rows.
    if layers.len() > LAYERS || matches!(x, Dimension::Period | Dimension::Measure) {
        return Err(Failure::SelectionInvalid {
            part: "layers",
            text: layers.len().to_string(),
        });
    }
    for (row, figures) in rows(layers) {
        let unfit = |layer: usize| ChartError::UnfitLayer {
            row: row_name(catalogue, row),
            layer: layer + 1,
        };
        if let Some((layer, _)) = figures.iter().find(|(_, found)| found.len() != 1) {
            return Err(unfit(*layer).into());
        }
        let one = |layer: usize| figures.get(&layer).and_then(|found| found.first()).copied();
        let Some((actual, figure)) = one(ACTUAL) else {
            continue;
        };
        let period = figure.observation.period;
        if let Err(mixture) = addable(actual, period) {
            return Ok(Some(mixture));
        }
        // All of a row but the spans is compared as if it were of one period.
        let subjects: Vec<lock::Subject<'_>> = figures
            .values()
            .flatten()
            .map(|(series, _)| lock::Subject {
                key: &series.key,
                period,
            })
            .collect();
        if let Err(mixture) = lock::check(&subjects, false) {
            return Ok(Some(mixture));
        }
        if !is_running(period, actual.key.basis) {
            return Err(unfit(ACTUAL).into());
        }
        let year = whole_year(period, actual.key.basis);
        let expected = [
            (TARGET, year),
            (BEFORE, period.year_before()),
            (WHOLE_BEFORE, year.and_then(|year| year.year_before())),
        ];
        for (layer, expected) in expected {
            let found = one(layer).map(|(_, figure)| figure.observation.period);
            if found.is_some() && found != expected {
                return Err(unfit(layer).into());
            }
        }
    }
    Ok(None)
}

/// A share of a rate or an index is none.
fn addable(series: &FigureSeries, period: Period) -> Result<(), Mixture> {
    let subject = lock::Subject {
        key: &series.key,
        period,
    };
    lock::check_sum(&[subject], series.kind, Over::Members)
}

/// A figure since New Year, or at a day.
fn is_running(period: Period, basis: Basis) -> bool {
    match basis {
        Basis::End => period.month_count().is_none(),
        _ => period.is_from_new_year() || period.is_single_and_cumulative(),
    }
}

/// The span of the target: the year of the figure, or its last day.
fn whole_year(period: Period, basis: Basis) -> Option<Period> {
    let year = Period::year(period.start().year())?;
    Some(match basis {
        Basis::End => Period::point(year.last_day()),
        _ => year,
    })
}

fn row_name(catalogue: &Catalogue, (indicator, region, sector): Row<'_>) -> String {
    [
        region_name(catalogue, region),
        indicator_name(catalogue, indicator),
        sector_name(catalogue, sector),
    ]
    .join(" ")
}

/// Names each series by what it is, and adds the share of the year that has passed.
pub(super) fn finish(data: &mut ChartData, items: &[Item<'_>], holidays: &Holidays) {
    let item_of = |series: &Series| {
        let origin = series.points.iter().flatten().find_map(|datum| datum.origin)?;
        items.get(origin)
    };
    for series in &mut data.series {
        let Some(item) = item_of(series) else {
            continue;
        };
        let basis = Some(item.series.key.basis);
        let mut label = words::period_label(item.figure.observation.period, basis, holidays);
        if series.layer == TARGET {
            label.push_str("目标");
        }
        series.label = label;
    }
    let passed = |category: usize| {
        let actual = data.series.iter().filter(|series| series.layer == ACTUAL);
        let datum = actual.into_iter().find_map(|series| series.points[category].as_ref())?;
        let item = items.get(datum.origin?)?;
        Some(share_passed(item.figure.observation.period))
    };
    let points: Vec<Option<Datum>> = (0..data.categories.len())
        .map(|category| passed(category).map(computed))
        .collect();
    if points.iter().any(Option::is_some) {
        data.series.push(Series {
            key: "pace".to_owned(),
            label: "时间进度".to_owned(),
            layer: PACE_LAYER,
            unit: "%".to_owned(),
            role: Role::Plain,
            points,
        });
    }
}

/// n/12 in per cent, by the month in which the span ends.
fn share_passed(period: Period) -> Decimal {
    let months = match period.span() {
        Span::Months(count) => Decimal::from(count),
        _ => Decimal::from(period.last_day().month()),
    };
    (months * Decimal::ONE_HUNDRED / Decimal::from(12)).round_dp(1)
}

const fn computed(number: Decimal) -> Datum {
    Datum {
        figure: Figure::Number(number),
        qualifier: Qualifier::Exact,
        status: None,
        derived: true,
        highlight: false,
        source: None,
        vintage: None,
        origin: None,
    }
}

/// 2020年前三季度广州市新基建新开工项目数等3项指标目标完成进度: of the figures, not of their targets.
pub(super) fn title(items: &[Item<'_>], spec: &ChartSpec, catalogue: &Catalogue, holidays: &Holidays) -> String {
    let actual: Vec<Item<'_>> = items
        .iter()
        .filter(|item| item.layer == ACTUAL)
        .map(|item| Item { ..*item })
        .collect();
    // One layer, so that no growth is thought of.
    let spec = ChartSpec {
        layers: spec.layers.iter().take(1).cloned().collect(),
        ..spec.clone()
    };
    format!("{}目标完成进度", words::title(&actual, &spec, catalogue, holidays))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_passes_by_months() {
        let check = |period: Period, passed: &str, why: &str| {
            assert_eq!(share_passed(period).to_string(), passed, "{why}");
        };
        let since_new_year = |count| Period::months(2020, 1, count).expect("a span");
        check(since_new_year(9), "75", "nine months of twelve, exactly");
        check(since_new_year(7), "58.3", "printed with one decimal");
        check(since_new_year(12), "100", "the whole year");
    }

    #[test]
    fn a_target_is_one_of_the_same_year() {
        let nine = Period::months(2020, 1, 9).expect("a span");
        assert_eq!(
            whole_year(nine, Basis::Cumulative),
            Period::year(2020),
            "the whole year"
        );
        assert!(is_running(nine, Basis::Cumulative), "since New Year");
        let third = Period::months(2020, 7, 3).expect("a quarter");
        assert!(!is_running(third, Basis::Single), "a quarter alone is no progress");
    }
}
