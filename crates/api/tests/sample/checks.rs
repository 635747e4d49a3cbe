//! 核对: what the rules find in the sample, and that what was accepted stays accepted.

use serde_json::{Value, json};

use crate::bench::Bench;

async fn checks(bench: &Bench, part: &str) -> Vec<Value> {
    let answer = bench.ask("checks", json!({})).await.unwrap();
    answer[part].as_array().unwrap().clone()
}

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().map(|doubt| doubt["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_sample_has_three_findings_and_each_is_true() {
    let bench = Bench::new();
    let found = checks(&bench, "open").await;
    assert_eq!(
        codes(&found),
        ["check.decimals", "check.decimals", "check.vintages_apart"],
        "nothing else of 975 figures is in doubt"
    );
    let about = |at: usize| {
        let figure = &found[at]["figures"][0];
        [&figure["region"], &figure["period"], &figure["value"]].map(|text| text.as_str().unwrap().to_owned())
    };
    assert_eq!(
        about(0),
        ["广州市", "2020", "25068.7492"],
        "four decimals, where the province prints two or three"
    );
    assert_eq!(about(1), ["中山市", "2020", "3189.1461"], "and here");
    assert_eq!(
        about(2),
        ["广州市", "2007", "7202.95"],
        "the total was revised by the census of 2018, 三次产业 are still those before it"
    );
    assert_eq!(
        found[2]["figures_total"], 44,
        "eleven years of one total and three parts"
    );
}

const WRONG: &str = "指标,地区,行业,时期,口径,度量,价格,数值,单位\n\
    地区生产总值,深圳市,合计,2020年前三季度,累计,绝对量,现价,19786.98,亿元\n\
    地区生产总值,深圳市,第一产业,2020年前三季度,累计,绝对量,现价,18.38,亿元\n\
    地区生产总值,深圳市,第二产业,2020年前三季度,累计,绝对量,现价,7258.18,亿元\n\
    地区生产总值,深圳市,第三产业,2020年前三季度,累计,绝对量,现价,12501.43,亿元\n";

#[tokio::test]
async fn an_import_warns_of_parts_that_miss_their_total() {
    let bench = Bench::new();
    let report = bench.import(WRONG, &[]);
    assert!(report.batch.is_some(), "a doubt refuses nothing");
    let told: Vec<_> = report.findings.iter().map(|finding| finding.code.code()).collect();
    assert_eq!(
        told,
        ["check.parts_total"],
        "nine 亿元 are missing, and the old findings aren't told again"
    );
    assert_eq!(
        report.findings[0].suggestion.as_deref(),
        Some("19777.99"),
        "the sum of the parts"
    );
}

#[tokio::test]
async fn what_was_accepted_stays_until_the_figures_change() {
    let bench = Bench::new();
    bench.import(WRONG, &[("released", "2020-10-30")]);
    let found = checks(&bench, "open").await;
    let key = found
        .iter()
        .find(|doubt| doubt["code"] == "check.parts_total")
        .map(|doubt| doubt["key"].clone())
        .unwrap();
    let refused = bench.ask("check_accept", json!({ "key": key, "reason": " " })).await;
    assert!(refused.is_err(), "nothing is accepted without a reason");
    bench
        .ask("check_accept", json!({ "key": key, "reason": "来源如此" }))
        .await
        .unwrap();
    let accepted = checks(&bench, "accepted").await;
    assert_eq!(accepted[0]["reason"], "来源如此", "it is told with its reason");
    assert_eq!(checks(&bench, "open").await.len(), 3, "and isn't asked any more");
    let worse = WRONG.replace("19786.98", "19796.98");
    let report = bench.import(&worse, &[("released", "2020-11-30")]);
    assert_eq!(
        report
            .findings
            .iter()
            .filter(|finding| finding.code.code().starts_with("check."))
            .count(),
        1,
        "another total is another finding"
    );
    assert!(checks(&bench, "accepted").await.is_empty(), "what was accepted is gone");
}
