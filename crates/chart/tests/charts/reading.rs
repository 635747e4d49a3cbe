//! What a drawing tells: hits, alternative text, gaps, qualifiers, refusals.

use suishu_chart::spec::SPEC_VERSION;
use suishu_chart::{
    ChartData, ChartError, ChartSpec, Dimension, Drawing, Form, Order, Renderer, Role, Size, TextRole, Theme,
};

use crate::fixtures::{gallery, names, series, spec, years};

fn draw(spec: &ChartSpec, data: &ChartData) -> Result<Drawing, ChartError> {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    renderer.draw(
        spec,
        data,
        &Theme::bulletin().expect("the bundled theme is readable"),
        Size::FULL,
    )
}

fn sample(name: &str) -> Drawing {
    let (_, spec, data) = gallery()
        .into_iter()
        .find(|(found, _, _)| *found == name)
        .expect("the fixture exists");
    draw(&spec, &data).expect("a fixture can be drawn")
}

fn one(form: Form, figures: &str) -> (ChartSpec, ChartData) {
    let count = i32::try_from(figures.split(' ').count()).expect("a small number");
    let data = ChartData {
        categories: years(2015, count),
        series: vec![series("客流量", 0, "万人次", Role::Plain, figures)],
        ..ChartData::default()
    };
    (spec(form, Dimension::Period, "标题"), data)
}

#[test]
fn a_hit_tells_its_figure_digit_for_digit() {
    let drawing = sample("columns-line-sectors");
    let told: Vec<(&str, &str, &str)> = drawing
        .hits
        .iter()
        .map(|hit| {
            (
                hit.series_label.as_str(),
                hit.category_label.as_str(),
                hit.value.as_str(),
            )
        })
        .collect();
    let expected = [
        ("增加值", "第一产业", "182.10亿元"),
        ("增加值", "第二产业", "4704.39亿元"),
        ("增加值", "第三产业", "12589.37亿元"),
        ("同比增长", "第一产业", "7.2%"),
        ("同比增长", "第二产业", "0.7%"),
        ("同比增长", "第三产业", "1.0%"),
    ];
    assert_eq!(told, expected, "numbers are sacred");
    assert!(
        drawing.hits.iter().all(|hit| hit.status.as_deref() == Some("初步核算")),
        "with their status"
    );
}

#[test]
fn qualifiers_stand_before_the_figure() {
    let (spec, data) = one(Form::Columns, ">400 ~15 3.2");
    let drawing = draw(&spec, &data).expect("three columns can be drawn");
    let labels: Vec<&str> = drawing
        .plan
        .texts
        .iter()
        .filter(|text| text.role == TextRole::Value)
        .map(|text| text.text.as_str())
        .collect();
    assert_eq!(labels, [">400", "≈15", "3.2"], "on the picture");
    assert_eq!(drawing.hits[0].value, ">400万人次", "and in the hit");
}

#[test]
fn a_gap_is_no_datum_and_a_reason_is_told() {
    let (spec, data) = one(Form::Line, "1 - 3 L 5");
    let drawing = draw(&spec, &data).expect("a line with gaps can be drawn");
    let told: Vec<(usize, &str, bool)> = drawing
        .hits
        .iter()
        .map(|hit| (hit.category, hit.value.as_str(), hit.missing))
        .collect();
    let expected = [
        (0, "1万人次", false),
        (2, "3万人次", false),
        (3, "未发布", true),
        (4, "5万人次", false),
    ];
    assert_eq!(told, expected, "absent is nothing, missing has its reason");
    assert!(
        !drawing.svg.contains("stroke-linejoin"),
        "isolated points are bridged by no line"
    );
    assert_eq!(drawing.svg.matches("<circle").count(), 3, "each has a marker");
}

#[test]
fn a_forecast_is_joined_by_dashes_only() {
    let (spec, data) = one(Form::Line, "1 2 3F 4F");
    let svg = draw(&spec, &data).expect("a forecast can be drawn").svg;
    let lines: Vec<&str> = svg.lines().filter(|line| line.contains("stroke-linejoin")).collect();
    let dashed = lines.iter().filter(|line| line.contains("stroke-dasharray")).count();
    assert_eq!(
        (lines.len(), dashed),
        (2, 1),
        "one solid stretch, one dashed: {lines:?}"
    );
}

#[test]
fn a_break_parts_the_line() {
    let (spec, data) = one(Form::Line, "1 2 3B 4");
    let svg = draw(&spec, &data).expect("a break can be drawn").svg;
    let lines = svg.lines().filter(|line| line.contains("stroke-linejoin")).count();
    assert_eq!(lines, 2, "before and after");
}

#[test]
fn every_hit_has_its_group() {
    for (name, spec, data) in gallery() {
        let drawing = draw(&spec, &data).expect("a fixture can be drawn");
        // A flag is text; every row of a timeline has its group as figures have.
        let figures = data.series.len().max(1);
        for hit in drawing.hits.iter().filter(|hit| hit.series < figures) {
            let group = format!(
                "<g class=\"datum\" data-series=\"{}\" data-category=\"{}\">",
                hit.series, hit.category
            );
            // Two columns of a waterfall may stand for one figure: the later whole, and what its parts leave of it.
            let same = |other: &&suishu_chart::Hit| (other.series, other.category) == (hit.series, hit.category);
            let hits = drawing.hits.iter().filter(same).count();
            assert_eq!(drawing.svg.matches(&group).count(), hits, "{name}: {group}");
        }
    }
}

#[test]
fn tiles_and_panels_are_told_one_by_one() {
    let alt = sample("kpi").alt;
    assert!(
        alt.contains("17475.86亿元，同比+1.0%"),
        "the figure with its change, as the tile shows them: {alt}"
    );
    let alt = sample("small-multiples").alt;
    assert!(
        alt.contains("。广州市1999年2056.74亿元，2024年31032.5亿元。"),
        "a panel from its first to its last figure: {alt}"
    );
    assert_eq!(alt.matches("，2024年").count(), 9, "and none is left out: {alt}");
}

#[test]
fn bars_are_sorted_and_the_gap_comes_last() {
    let drawing = sample("bars-signed");
    let mut names: Vec<_> = drawing
        .plan
        .texts
        .iter()
        .filter(|text| text.role == TextRole::Category)
        .collect();
    names.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let names: Vec<&str> = names.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(
        names.first().copied(),
        Some("信息传输、软件和信息技术服务业"),
        "largest first"
    );
    assert_eq!(
        names.last().copied(),
        Some("租赁和商务服务业"),
        "what has no figure has no rank"
    );
}

#[test]
fn an_order_that_is_asked_for_is_kept() {
    let mut spec = spec(Form::Columns, Dimension::Region, "标题");
    spec.order = Order::Ascending;
    let data = ChartData {
        categories: names("甲 乙 丙"),
        series: vec![series("数", 0, "个", Role::Plain, "3 1 2")],
        ..ChartData::default()
    };
    let hits = draw(&spec, &data).expect("three columns can be drawn").hits;
    assert_eq!(
        hits.iter().map(|hit| hit.category).collect::<Vec<_>>(),
        [1, 2, 0],
        "the hits keep the places in the data"
    );
}

#[test]
fn the_alternative_text_tells_the_picture() {
    let alt = sample("columns-line").alt;
    for part in [
        "柱线图",
        "国内生产总值及其增长速度",
        "2018年一季度至2020年一季度",
        "最低−6.8%（2020年一季度）",
        "最高278019.7亿元（2019年四季度）",
    ] {
        assert!(alt.contains(part), "{part} is told: {alt}");
    }
}

#[test]
fn what_can_not_be_drawn_is_refused() {
    let check = |change: &dyn Fn(&mut ChartSpec, &mut ChartData), wanted: &dyn Fn(&ChartError) -> bool, why: &str| {
        let (mut spec, mut data) = one(Form::StackedColumns, "1 2");
        change(&mut spec, &mut data);
        let refused = draw(&spec, &data).err();
        assert!(refused.as_ref().is_some_and(wanted), "{why}: {refused:?}");
    };
    check(
        &|spec, _| spec.version = SPEC_VERSION + 1,
        &|error| {
            *error
                == ChartError::UnknownVersion {
                    found: SPEC_VERSION + 1,
                }
        },
        "a newer spec",
    );
    check(
        &|_, data| data.series.clear(),
        &|error| *error == ChartError::NoData,
        "nothing selected",
    );
    check(
        &|_, data| data.series[0].points.fill(None),
        &|error| *error == ChartError::NoData,
        "only gaps",
    );
    check(
        &|_, data| data.series.push(series("额", 0, "亿元", Role::Plain, "1 2")),
        &|error| matches!(error, ChartError::MixedUnits { .. }),
        "two units on one axis",
    );
    check(
        &|_, data| data.series[0].points.truncate(1),
        &|error| matches!(error, ChartError::Ragged { .. }),
        "a series that is too short",
    );
    check(
        &|spec, data| {
            spec.form = Form::PercentColumns;
            data.series[0] = series("增量", 0, "万人次", Role::Plain, "1 -2");
        },
        &|error| matches!(error, ChartError::NegativePart { .. }),
        "shares of a negative part",
    );
}
