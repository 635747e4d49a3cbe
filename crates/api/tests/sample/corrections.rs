//! Corrections by hand: what they change, what they refuse, where they say that they come from.

use serde_json::{Value, json};
use suishu_api::wire::ErrorCode;

use crate::bench::Bench;

/// The series of an indicator for 广州市 as a whole, by basis and measure.
async fn series(bench: &Bench, basis: &str, measure: &str) -> i64 {
    let view = bench.ask("indicator", json!({ "indicator": "GDP" })).await.unwrap();
    let series = view["series"].as_array().unwrap().iter().find(|one| {
        let latest = &one["latest"];
        latest["region"] == "广州市"
            && latest["sector"] == "合计"
            && latest["basis"] == basis
            && latest["measure"] == measure
    });
    series.unwrap()["series"].as_i64().unwrap()
}

/// What a correction of the annual figure of 2017 to `value` gives.
async fn correct(bench: &Bench, command: &str, value: &str) -> Value {
    let series = series(bench, "cumulative", "level").await;
    let request = json!({ "series": series, "period": "2017年", "value": value, "reason": "核对年鉴后更正" });
    bench.ask(command, request).await.unwrap()
}

async fn value(bench: &Bench, period: &str) -> Value {
    let series = series(bench, "cumulative", "level").await;
    let view = bench.ask("series", json!({ "series": series })).await.unwrap();
    let figures = view["observations"].as_array().unwrap();
    figures
        .iter()
        .find(|one| one["period"] == period)
        .map_or(Value::Null, |one| one["value"].clone())
}

#[tokio::test]
async fn a_correction_is_shown_first_and_then_counts() {
    let bench = Bench::new();
    let shown = correct(&bench, "correct_preview", "19871.68").await;
    assert_eq!(
        shown["before"]["value"], "19871.67",
        "the figure that counts now: {shown}"
    );
    assert_eq!(shown["after"]["value"], "19871.68", "the figure as it would be");
    assert_eq!(shown["batch"], Value::Null, "showing writes nothing");
    assert_eq!(value(&bench, "2017").await, "19871.67", "the library is as it was");
    let done = correct(&bench, "correct", "19871.68").await;
    assert!(done["batch"].is_i64(), "a correction is a batch: {done}");
    assert_eq!(value(&bench, "2017").await, "19871.68", "it counts from now on");
    let again = correct(&bench, "correct", "19871.680").await;
    assert_eq!(again["unchanged"], true, "trailing zeros change no figure");
    assert_eq!(again["batch"], Value::Null, "what says the same writes nothing");
    let history = bench.ask("history", json!({})).await.unwrap();
    assert_eq!(history["batches"][0]["file"], "手工更正", "the history names it");
    let check = bench.ask("check", json!({})).await.unwrap();
    assert_eq!(check["findings"], json!([]), "the library proves sound");
}

#[tokio::test]
async fn a_correction_leads_to_its_reason_and_to_no_cell() {
    let bench = Bench::new();
    correct(&bench, "correct", "19871.68").await;
    let selection = json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": ["合计"], "measure": "level", "months": 12,
        "from": "2015年" });
    let spec = json!({ "version": 2, "form": "columns", "layers": [selection], "x": "period", "by": "sector" });
    let size = json!({ "width": 156.0, "height": 97.0 });
    let chart = bench.ask("chart", json!({ "spec": spec, "size": size })).await.unwrap();
    let hits = chart["drawing"]["hits"].as_array().unwrap();
    let hit = hits.iter().find(|hit| hit["category_key"] == "2017").unwrap();
    let request = json!({ "spec": spec, "series": hit["series_key"], "category": hit["category_key"] });
    let source = bench.ask("figure_source", request).await.unwrap();
    let origin = &source["figure"]["origin"];
    assert_eq!(origin["kind"], "correction", "no file holds it: {origin}");
    assert_eq!(origin["batch_note"], "核对年鉴后更正", "the reason stands there");
    assert_eq!(origin["cell"], Value::Null, "a correction stands in no cell");
    let vintages = source["vintages"].as_array().unwrap();
    assert_eq!(vintages.len(), 3, "what was published stays: {vintages:?}");
}

#[tokio::test]
async fn a_target_never_replaces_a_figure() {
    let bench = Bench::new();
    let series = series(&bench, "cumulative", "level").await;
    let target = |value: &str| json!({ "series": series, "period": "2035年", "value": value, "status": "F", "reason": "规划纲要" });
    let added = bench.ask("correct", target("50000")).await.unwrap();
    assert_eq!(added["before"], Value::Null, "there was no target");
    let edited = bench.ask("correct", target("52000")).await.unwrap();
    assert_eq!(edited["before"]["value"], "50000", "a target is edited as a target");
    assert_eq!(edited["after"]["status"], "F", "and stays one");
    let over = json!({ "series": series, "period": "2017年", "value": "20000", "status": "F", "reason": "规划纲要" });
    bench.ask("correct", over).await.unwrap();
    assert_eq!(
        value(&bench, "2017").await,
        "19871.67",
        "a target hides no published figure"
    );
}

#[tokio::test]
async fn what_cannot_be_kept_is_refused() {
    let bench = Bench::new();
    let series = series(&bench, "cumulative", "level").await;
    let refused = async |period: &str, value: &str, reason: &str, code: ErrorCode, why: &str| {
        let request = json!({ "series": series, "period": period, "value": value, "reason": reason });
        let error = bench.ask("correct", request).await.unwrap_err();
        assert_eq!(error.code, code, "{why}: {error:?}");
    };
    refused("2017年", "1", " ", ErrorCode::EditRefused, "an edit without a reason").await;
    refused("2017年", "2万亿元", "误", ErrorCode::EditRefused, "another unit").await;
    refused("2017年", "abc", "误", ErrorCode::EditRefused, "no number").await;
    refused("某年", "1", "误", ErrorCode::SelectionInvalid, "no period").await;
    assert_eq!(value(&bench, "2017").await, "19871.67", "nothing was written");
}

#[tokio::test]
async fn a_series_is_named_by_words_or_number() {
    let bench = Bench::new();
    let number = series(&bench, "cumulative", "level").await;
    let named = |text: &str| bench.desk.series_named(text);
    assert_eq!(
        named("地区生产总值/广州/累计/level/现价").unwrap(),
        number,
        "names and labels"
    );
    assert_eq!(
        named("GDP/440100/total/cumulative/level/current/亿元").unwrap(),
        number,
        "codes"
    );
    assert_eq!(named(&number.to_string()).unwrap(), number, "its number");
    let error: suishu_api::wire::WireError = named("GDP/440100").unwrap_err().into();
    assert_eq!(error.code, ErrorCode::SeriesAmbiguous, "level and growth: {error:?}");
    let error: suishu_api::wire::WireError = named("GDP/某地").unwrap_err().into();
    assert_eq!(error.code, ErrorCode::NotFound, "no such region: {error:?}");
}
