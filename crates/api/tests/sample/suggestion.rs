//! Which form the shape of a selection asks for, and what is said of the others.

use serde_json::{Value, json};

use crate::bench::Bench;

/// What is suggested for a selection.
async fn suggested(bench: &Bench, selection: Value) -> Value {
    bench.ask("suggest", json!({ "selection": selection })).await.unwrap()
}

/// Whether a form fits, and the reason; a form that isn't built yet has none.
fn said<'a>(answer: &'a Value, form: &str) -> Option<(bool, &'a str)> {
    let forms = answer["forms"].as_array().unwrap();
    let choice = forms.iter().find(|choice| choice["form"] == form)?;
    Some((choice["fits"].as_bool().unwrap(), choice["reason"].as_str().unwrap()))
}

/// The first of these forms that is built: what a suggestion falls back on while the better one isn't there.
fn first_built<'a>(answer: &Value, forms: &[&'a str]) -> &'a str {
    forms.iter().find(|form| said(answer, form).is_some()).unwrap()
}

#[track_caller]
fn check(answer: &Value, forms: &[&str], reason: &str, why: &str) {
    let best = first_built(answer, forms);
    assert_eq!(answer["best"], best, "{why}: {answer}");
    assert_eq!(answer["spec"]["form"], best, "the spec is of that form");
    if best == forms[0] {
        assert_eq!(said(answer, best), Some((true, reason)), "{why}");
    }
}

#[track_caller]
fn refused(answer: &Value, form: &str, reason: &str) {
    if let Some(found) = said(answer, form) {
        assert_eq!(found, (false, reason), "{form}: {answer}");
    }
}

const SECTORS: [&str; 3] = ["第一产业", "第二产业", "第三产业"];

#[tokio::test]
async fn parts_of_one_period_are_a_pie_and_two_periods_are_pairs() {
    let bench = Bench::new();
    let one = json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": SECTORS, "periods": ["2017年"], "measure": "level" });
    let answer = suggested(&bench, one).await;
    check(&answer, &["pie", "bars"], "parts_of_whole", "three sectors of one year");
    assert_eq!(answer["spec"]["x"], "sector", "one piece a sector");
    refused(&answer, "line", "needs_many_periods");
    refused(&answer, "dumbbell", "needs_two_periods");
    refused(&answer, "contribution", "needs_contribution");

    let two = json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": SECTORS, "periods": ["2016年", "2017年"],
        "measure": "level" });
    let answer = suggested(&bench, two).await;
    check(
        &answer,
        &["dumbbell", "slope", "grouped-columns"],
        "two_periods",
        "three sectors at two years",
    );
    if answer["best"] == "dumbbell" {
        assert_eq!(answer["spec"]["x"], "sector", "one row a sector");
        assert_eq!(answer["spec"]["by"], "period", "and a mark a period");
    }
    refused(&answer, "bars", "needs_one_period");
}

#[tokio::test]
async fn cities_are_ranked_and_levels_stand_with_their_growth() {
    let bench = Bench::new();
    let cities =
        json!({ "indicators": ["GDP"], "regions": ["广州市", "深圳市"], "sectors": ["合计"], "periods": ["2018年"] });
    let answer = suggested(&bench, cities).await;
    check(&answer, &["bars"], "ranked", "cities at one year");
    refused(&answer, "pie", "needs_one_period");
    refused(&answer, "tile-map", "needs_districts");

    let growth =
        json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": SECTORS, "periods": ["2020年前三季度"] });
    let answer = suggested(&bench, growth).await;
    assert_eq!(
        said(&answer, "columns-line"),
        Some((true, "level_and_growth")),
        "the growth of the sectors is published"
    );
}

#[tokio::test]
async fn a_long_run_is_a_line_and_growth_is_not_stacked() {
    let bench = Bench::new();
    let long = json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": ["合计"], "months": 12, "measure": "level",
        "from": "1999年", "to": "2018年" });
    check(
        &suggested(&bench, long).await,
        &["line"],
        "over_time",
        "twenty years of one city",
    );
    let rates =
        json!({ "indicators": ["GDP"], "regions": ["全国"], "sectors": SECTORS, "measure": "yoy", "from": "2018年" });
    if let Ok(answer) = bench.ask("suggest", json!({ "selection": rates })).await {
        refused(&answer, "stacked-columns", "not_additive");
    }
}

#[tokio::test]
async fn quarters_of_several_years_lie_over_one_another() {
    let bench = Bench::new();
    let quarters = json!({ "indicators": ["GDP"], "regions": ["全国"], "sectors": ["合计"], "basis": "single", "measure": "level",
        "months": 3, "from": "2016年", "to": "2019年" });
    let answer = suggested(&bench, quarters).await;
    check(
        &answer,
        &["year-overlay", "heat-map", "line"],
        "years_compared",
        "the same quarters of four years",
    );
}

#[tokio::test]
async fn one_figure_is_a_tile_and_districts_are_a_map() {
    let bench = Bench::new();
    let one = json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": ["合计"], "periods": ["2018年"], "measure": "level" });
    check(
        &suggested(&bench, one).await,
        &["kpi", "columns"],
        "newest",
        "a single figure",
    );
    let text = include_str!("../../../../data/samples/synthetic/districts.csv");
    bench.import(text, &[]);
    let districts = json!({ "indicators": ["上云企业数"], "regions": ["荔湾区", "越秀区", "海珠区", "天河区", "白云区", "黄埔区",
        "番禺区", "花都区", "南沙区", "从化区", "增城区"], "periods": ["2020年12月末"] });
    check(
        &suggested(&bench, districts).await,
        &["tile-map", "bars"],
        "districts",
        "the eleven districts of Guangzhou",
    );
}
