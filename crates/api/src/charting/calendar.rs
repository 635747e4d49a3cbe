//! The calendar of a heat map: one series over several years becomes one row a year, with the months (or quarters) of a year along.

use std::collections::{BTreeMap, BTreeSet};

use suishu_chart::{Category, ChartData, ChartSpec, Dimension, Form, Series};
use suishu_domain::{Period, Span};

/// Where a period lies in its year: its last month, then its first, so that a half year follows its quarters.
type Place = (i8, i8);

/// Whether the spec asks for one series along periods that recur every year.
pub(super) fn applies(spec: &ChartSpec, data: &ChartData) -> bool {
    let places: Option<Vec<(i16, Place)>> = data.categories.iter().map(place).collect();
    let recurs = places.is_some_and(|places| {
        let years: BTreeSet<i16> = places.iter().map(|(year, _)| *year).collect();
        let of_year: BTreeSet<Place> = places.iter().map(|(_, place)| *place).collect();
        years.len() > 1 && of_year.len() > 1 && of_year.len() < places.len()
    });
    spec.form == Form::HeatMap && spec.x == Dimension::Period && data.series.len() == 1 && recurs
}

/// One row a year. Every figure keeps its origin; a period that a year lacks stays empty.
pub(super) fn by_year(mut data: ChartData) -> ChartData {
    let Some(whole) = data.series.pop() else {
        return data;
    };
    let mut along: BTreeMap<Place, Category> = BTreeMap::new();
    for category in &data.categories {
        if let Some((_, place)) = self::place(category) {
            along.entry(place).or_insert_with(|| of_a_year(category, place));
        }
    }
    let places: Vec<Place> = along.keys().copied().collect();
    let mut years: BTreeMap<i16, Series> = BTreeMap::new();
    for (category, point) in data.categories.iter().zip(whole.points) {
        let Some((year, place)) = self::place(category) else {
            continue;
        };
        let row = years.entry(year).or_insert_with(|| Series {
            key: format!("{}|{year}", whole.key),
            label: format!("{year}年"),
            layer: whole.layer,
            unit: whole.unit.clone(),
            role: whole.role,
            points: vec![None; places.len()],
        });
        if let Ok(at) = places.binary_search(&place) {
            row.points[at] = point;
        }
    }
    ChartData {
        categories: along.into_values().collect(),
        series: years.into_values().collect(),
        ..data
    }
}

/// The year of a category, and where it lies in it; `None` for what isn't within one year, and for whole years.
fn place(category: &Category) -> Option<(i16, Place)> {
    let period: Period = category.period?;
    let (first, last) = (period.start(), period.last_day());
    let within = first.year() == last.year() && matches!(period.span(), Span::Months(1..=11));
    within.then(|| (first.year(), (last.month(), first.month())))
}

/// The same category of any year: 3月.
fn of_a_year(category: &Category, (last, first): Place) -> Category {
    let label = category.short.clone().unwrap_or_else(|| category.label.clone());
    Category::named(format!("{first:02}/{last:02}"), label)
}

#[cfg(test)]
mod tests {
    use suishu_chart::Role;
    use suishu_domain::Selection;

    use super::*;

    fn month(year: i16, month: i8) -> Category {
        Category {
            short: Some(format!("{month}月")),
            period: Period::months(year, month, 1),
            ..Category::named(format!("{year}-{month:02}"), format!("{year}年{month}月"))
        }
    }

    #[test]
    fn months_of_two_years_are_two_rows() {
        let spec = ChartSpec::new(Form::HeatMap, Selection::default(), Dimension::Period);
        let data = ChartData {
            categories: vec![month(2019, 11), month(2019, 12), month(2020, 1), month(2020, 11)],
            series: vec![Series {
                key: "客流量".to_owned(),
                label: "客流量".to_owned(),
                layer: 0,
                unit: "万人次".to_owned(),
                role: Role::Plain,
                points: vec![None; 4],
            }],
            ..ChartData::default()
        };
        assert!(applies(&spec, &data), "November is there twice");
        let rows = by_year(data);
        let labels = |of: &[String]| of.join(" ");
        let categories: Vec<String> = rows.categories.iter().map(|category| category.label.clone()).collect();
        let series: Vec<String> = rows.series.iter().map(|series| series.label.clone()).collect();
        assert_eq!(labels(&categories), "1月 11月 12月", "months in the order of a year");
        assert_eq!(labels(&series), "2019年 2020年", "years in theirs");
        assert!(
            rows.series.iter().all(|row| row.points.len() == 3),
            "every row has every month"
        );
    }

    #[test]
    fn a_year_alone_stays_as_it_is() {
        let spec = ChartSpec::new(Form::HeatMap, Selection::default(), Dimension::Period);
        let data = ChartData {
            categories: vec![month(2019, 11), month(2019, 12)],
            ..ChartData::default()
        };
        assert!(!applies(&spec, &data), "one row needs no calendar");
    }
}
