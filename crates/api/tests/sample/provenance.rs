//! Where the figures of charts come from: the very line of a file, the sheet and cell of a workbook, the inputs of 推算.

use serde_json::{Value, json};
use suishu_api::wire::ErrorCode;

use crate::bench::Bench;

/// The chart of a selection with periods along the axis, and the answer to where its first figure of `period` comes from.
async fn source(bench: &Bench, selection: Value, period: &str) -> Value {
    let spec = json!({ "version": 2, "form": "columns", "layers": [selection], "x": "period", "by": "sector" });
    let size = json!({ "width": 156.0, "height": 97.0 });
    let chart = bench.ask("chart", json!({ "spec": spec, "size": size })).await.unwrap();
    let hits = chart["drawing"]["hits"].as_array().unwrap();
    let hit = hits.iter().find(|hit| hit["category_key"] == period).unwrap();
    let request = json!({ "spec": spec, "series": hit["series_key"], "category": hit["category_key"] });
    bench.ask("figure_source", request).await.unwrap()
}

#[tokio::test]
async fn a_published_figure_leads_to_its_line_and_batch() {
    let bench = Bench::new();
    let selection = json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": ["合计"], "measure": "level", "months": 12,
        "from": "2015年" });
    let answer = source(&bench, selection, "2017").await;
    let origin = &answer["figure"]["origin"];
    assert_eq!(
        answer["figure"]["figure"]["value"], "19871.67",
        "the vintage that counts"
    );
    assert_eq!(
        origin["file"], "gdp-bay-area.csv",
        "the file that it stands in: {answer}"
    );
    assert_eq!(origin["line"], 200, "the line as an editor counts it");
    assert_eq!(origin["column"], 8, "the field of the number");
    assert_eq!(origin["kind"], "table", "a text table has lines and fields");
    assert_eq!(
        origin["sha256"].as_str().map(str::len),
        Some(64),
        "the bytes can be checked"
    );
    let vintages = answer["vintages"].as_array().unwrap();
    let told: Vec<(&str, bool)> = vintages
        .iter()
        .filter_map(|one| Some((one["value"].as_str()?, one["counts"].as_bool()?)))
        .collect();
    assert_eq!(
        told,
        [("21503.15", false), ("19871.67", true)],
        "what stood there before is told too"
    );
    assert_eq!(answer["derived"], false, "nothing was computed");
}

#[tokio::test]
async fn a_share_leads_to_part_and_whole_of_one_edition() {
    let bench = Bench::new();
    let selection = json!({ "indicators": ["GDP"], "regions": ["广州市"], "sectors": ["第二产业"], "derive": "share", "months": 12,
        "from": "2015年" });
    let answer = source(&bench, selection, "2017").await;
    assert_eq!(answer["derived"], true, "a share is 推算");
    assert_eq!(answer["figure"]["origin"], Value::Null, "it stands in no file");
    let inputs = answer["inputs"].as_array().unwrap();
    let told: Vec<[&str; 3]> = inputs
        .iter()
        .filter_map(|input| {
            let (figure, origin) = (&input["figure"]["figure"], &input["figure"]["origin"]);
            Some([
                input["role"].as_str()?,
                figure["value"].as_str()?,
                origin["file"].as_str()?,
            ])
        })
        .collect();
    assert_eq!(
        told,
        [
            ["part", "6015.29", "gdp-annual-2018-vintage.csv"],
            ["whole", "21503.15", "gdp-annual-2018-vintage.csv"]
        ],
        "the total of the same edition, not the revised one"
    );
}

/// What an answer was computed from: role and value of each input.
fn inputs(answer: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let told = |input: &Value| (text(&input["role"]), text(&input["figure"]["figure"]["value"]));
    answer["inputs"].as_array().unwrap().iter().map(told).collect()
}

#[tokio::test]
async fn growth_and_single_quarters_lead_to_what_they_come_from() {
    let bench = Bench::new();
    let text = "指标,地区,时期,口径,度量,数值,单位\n试验产值,广州市,2021年一季度,累计,绝对量,10,亿元\n\
                试验产值,广州市,2021年上半年,累计,绝对量,25,亿元\n试验产值,广州市,2022年上半年,累计,绝对量,30,亿元\n";
    bench.import(text, &[]);
    let asked =
        |derive: &str| json!({ "indicators": ["试验产值"], "regions": ["广州市"], "derive": derive, "from": "2021年" });
    let pair = |role: &str, value: &str| (role.to_owned(), value.to_owned());
    assert_eq!(
        inputs(&source(&bench, asked("yoy"), "2022-S1").await),
        [pair("current", "30"), pair("base", "25")],
        "the half year and that of the year before"
    );
    assert_eq!(
        inputs(&source(&bench, asked("single"), "2021-Q2").await),
        [pair("cumulative", "25"), pair("cumulative_before", "10")],
        "the second quarter is the half year less the first quarter"
    );
}

#[tokio::test]
async fn a_figure_of_a_press_text_leads_to_its_paragraph_and_character() {
    let bench = Bench::new();
    let text = json!({ "text": "广州市新闻\n2021年末，广州市上云企业2000家。", "job": "j" });
    bench.ask("text_commit", text).await.unwrap();
    let selection = json!({ "indicators": ["上云企业"], "regions": ["广州市"] });
    let spec = json!({ "version": 2, "form": "columns", "layers": [selection], "x": "period" });
    let size = json!({ "width": 156.0, "height": 97.0 });
    let chart = bench.ask("chart", json!({ "spec": spec, "size": size })).await.unwrap();
    let hit = &chart["drawing"]["hits"][0];
    let request = json!({ "spec": spec, "series": hit["series_key"], "category": hit["category_key"] });
    let origin = bench.ask("figure_source", request).await.unwrap()["figure"]["origin"].clone();
    assert_eq!(origin["kind"], "text", "a text has paragraphs and characters");
    assert_eq!(origin["line"], 2, "the second paragraph");
    assert_eq!(origin["column"], 15, "the character where the number begins");
    assert_eq!(origin["cell"], Value::Null, "a text has no cells");
}

#[tokio::test]
async fn a_figure_that_the_chart_does_not_have_is_not_made_up() {
    let bench = Bench::new();
    let selection = json!({ "indicators": ["GDP"], "regions": ["广州市"], "measure": "level", "months": 12 });
    let spec = json!({ "version": 2, "form": "columns", "layers": [selection], "x": "period" });
    let request = json!({ "spec": spec, "series": "0|GDP", "category": "1901" });
    let refused = bench.ask("figure_source", request).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound, "no such figure");
}
