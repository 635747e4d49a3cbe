//! 口径变化 (status B): what would be computed across it is suspended, with a typed missing figure and a note.

use serde_json::json;
use suishu_api::{Derivation, Selection};

use crate::bench::Bench;

/// A made-up series that breaks in 2020, and cumulative quarters that break in the third one of 2022.
const BROKEN: &str = "指标,地区,时期,口径,度量,数值,单位,状态\n\
    试验产值,广州市,2018年,累计,绝对量,80,亿元,\n\
    试验产值,广州市,2019年,累计,绝对量,100,亿元,\n\
    试验产值,广州市,2020年,累计,绝对量,150,亿元,B\n\
    试验产值,广州市,2021年,累计,绝对量,165,亿元,\n\
    试验流量,广州市,2022年一季度,累计,绝对量,10,亿元,\n\
    试验流量,广州市,2022年上半年,累计,绝对量,25,亿元,\n\
    试验流量,广州市,2022年前三季度,累计,绝对量,60,亿元,B\n\
    试验流量,广州市,2022年,累计,绝对量,85,亿元,\n";

/// Period, number and status of what is computed.
fn told(bench: &Bench, indicator: &str, derive: Derivation) -> Vec<[String; 3]> {
    let selection = Selection {
        indicators: vec![indicator.to_owned()],
        regions: vec!["广州市".to_owned()],
        derive: Some(derive),
        ..Selection::default()
    };
    let rows = bench.desk.data(&selection).unwrap();
    rows.into_iter()
        .map(|row| {
            [
                row.period,
                row.value.unwrap_or_default(),
                row.status.unwrap_or_default(),
            ]
        })
        .collect()
}

#[test]
fn growth_across_a_break_is_not_computed() {
    let bench = Bench::new();
    bench.import(BROKEN, &[]);
    assert_eq!(
        told(&bench, "试验产值", Derivation::YearOnYear),
        [["2019", "25.0", "E"], ["2020", "", "M"], ["2021", "10.0", "E"]].map(|row| row.map(str::to_owned)),
        "100 against 80 and 165 against 150 are growth; 150 against 100 would be none of anything"
    );
}

#[test]
fn single_periods_across_a_break_are_not_computed() {
    let bench = Bench::new();
    bench.import(BROKEN, &[]);
    assert_eq!(
        told(&bench, "试验流量", Derivation::SingleFromCumulative),
        [
            ["2022-Q1", "10", ""],
            ["2022-Q2", "15", "E"],
            ["2022-Q3", "", "M"],
            ["2022-Q4", "25", "E"],
        ]
        .map(|row| row.map(str::to_owned)),
        "60 less 25 would count what only the new kind has; 85 less 60 is of one kind"
    );
}

#[tokio::test]
async fn a_chart_of_growth_says_why_a_place_is_empty() {
    let bench = Bench::new();
    bench.import(BROKEN, &[]);
    let selection = json!({ "indicators": ["试验产值"], "regions": ["广州市"], "derive": "yoy" });
    let spec = json!({ "version": 2, "form": "columns", "layers": [selection], "x": "period" });
    let size = json!({ "width": 156.0, "height": 97.0 });
    let chart = bench.ask("chart", json!({ "spec": spec, "size": size })).await.unwrap();
    let svg = chart["drawing"]["svg"].as_str().unwrap();
    assert!(svg.contains("口径变化前后不可比"), "the note is printed");
    let hits = chart["drawing"]["hits"].as_array().unwrap();
    let broken = hits.iter().find(|hit| hit["category_key"] == "2020").unwrap();
    assert_eq!(broken["value"], "不适用", "the place says that it has no figure");
    assert_eq!(broken["missing"], true, "and is hatched");
}
