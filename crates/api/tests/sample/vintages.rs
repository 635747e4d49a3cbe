//! Vintages: what the library knew on a day, and how published figures were revised.

use serde_json::{Value, json};
use suishu_api::Selection;

use crate::bench::Bench;

const OLD: &str = "指标,地区,时期,口径,度量,数值,单位\n\
    试验产值,广州市,2015年,累计,绝对量,18100.41,亿元\n\
    试验产值,广州市,2017年,累计,绝对量,21503.15,亿元\n\
    试验增速,广州市,2017年,累计,同比,7.0,%\n";
const NEW: &str = "指标,地区,时期,口径,度量,数值,单位\n\
    试验产值,广州市,2015年,累计,绝对量,17347.37,亿元\n\
    试验产值,广州市,2017年,累计,绝对量,19871.67,亿元\n\
    试验产值,广州市,2018年,累计,绝对量,21002.44,亿元\n\
    试验增速,广州市,2017年,累计,同比,6.7,%\n";
const OLD_DAY: (&str, &str) = ("released", "2018-05-01");
const NEW_DAY: (&str, &str) = ("released", "2025-03-01");

/// The figure of 2017 as known on a day.
fn known(bench: &Bench, as_of: Option<&str>) -> Vec<String> {
    let selection = Selection {
        indicators: vec!["试验产值".to_owned()],
        periods: vec!["2017年".to_owned()],
        as_of: as_of.map(str::to_owned),
        ..Selection::default()
    };
    let rows = bench.desk.data(&selection).unwrap();
    rows.into_iter().filter_map(|row| row.value).collect()
}

async fn revisions(bench: &Bench, request: Value) -> Vec<Value> {
    let view = bench.ask("revisions", request).await.unwrap();
    view["revisions"].as_array().unwrap().clone()
}

#[test]
fn a_day_between_two_releases_knows_the_older() {
    let bench = Bench::new();
    bench.import(OLD, &[OLD_DAY]);
    bench.import(NEW, &[NEW_DAY]);
    let check = |as_of: Option<&str>, figures: &[&str], why: &str| assert_eq!(known(&bench, as_of), figures, "{why}");
    check(None, &["19871.67"], "the newest release counts");
    check(Some("2018-04-30"), &[], "nothing was known before the first release");
    check(Some("2018-05-01"), &["21503.15"], "a release is known on its own day");
    check(
        Some("2019-03-01"),
        &["21503.15"],
        "between two releases the older counts",
    );
    check(Some("2025-03-01"), &["19871.67"], "and from its day on the newer");
}

#[test]
fn an_older_release_that_comes_late_replaces_nothing() {
    let bench = Bench::new();
    bench.import(NEW, &[NEW_DAY]);
    bench.import(OLD, &[OLD_DAY]);
    assert_eq!(known(&bench, None), ["19871.67"], "the order of import says nothing");
    assert_eq!(
        known(&bench, Some("2019-03-01")),
        ["21503.15"],
        "it takes its place in time"
    );
    let again = bench.import(OLD, &[OLD_DAY]);
    assert_eq!(
        (again.added, again.revised),
        (0, 0),
        "the same file twice changes nothing"
    );
}

#[tokio::test]
async fn revisions_are_exact_and_those_of_rates_are_points() {
    let bench = Bench::new();
    // The newer one first: which is first is a matter of release.
    bench.import(NEW, &[NEW_DAY]);
    bench.import(OLD, &[OLD_DAY]);
    let level = revisions(&bench, json!({ "selection": { "indicators": ["试验产值"] } })).await;
    let told: Vec<[&Value; 5]> = level
        .iter()
        .map(|one| {
            [
                &one["latest"]["period"],
                &one["first"]["value"],
                &one["latest"]["value"],
                &one["difference"],
                &one["percent"],
            ]
        })
        .collect();
    assert_eq!(
        json!(told),
        json!([
            ["2015", "18100.41", "17347.37", "-753.04", "-4.16"],
            ["2017", "21503.15", "19871.67", "-1631.48", "-7.59"],
        ]),
        "digit for digit; 2018 was published once"
    );
    let dates: Vec<&Value> = level[0]["vintages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["vintage"])
        .collect();
    assert_eq!(
        json!(dates),
        json!(["2018-05-01", "2025-03-01"]),
        "by release, not by import"
    );
    let rate = revisions(&bench, json!({ "selection": { "indicators": ["试验增速"] } })).await;
    assert_eq!(
        [&rate[0]["difference"], &rate[0]["difference_unit"], &rate[0]["percent"]],
        [&json!("-0.3"), &json!("百分点"), &Value::Null],
        "two percentages lie points apart, never per cent"
    );
    let all = revisions(
        &bench,
        json!({ "selection": { "indicators": ["试验产值"] }, "all": true }),
    )
    .await;
    assert_eq!(all.len(), 3, "periods published once are told on demand");
    let then = revisions(
        &bench,
        json!({ "selection": { "indicators": ["试验产值"], "as_of": "2019-03-01" } }),
    )
    .await;
    assert_eq!(then.len(), 0, "in 2019 nothing had been revised");
}

#[tokio::test]
async fn the_days_of_releases_can_be_chosen_from() {
    let bench = Bench::new();
    bench.import(OLD, &[OLD_DAY]);
    bench.import(NEW, &[NEW_DAY]);
    let view = bench.ask("vintage_dates", json!({})).await.unwrap();
    let dates: Vec<&str> = view["dates"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(
        dates.is_sorted_by(|one, next| one > next),
        "newest first, each once: {dates:?}"
    );
    for day in [OLD_DAY.1, NEW_DAY.1] {
        assert!(dates.contains(&day), "{day} is a day of release: {dates:?}");
    }
}
