//! Events and targets: edited by hand, taken back, out as CSV and in again the same.

use serde_json::{Value, json};
use suishu_api::wire::{ErrorCode, Exchanged};

use crate::bench::Bench;

fn event(date: &str, title: &str) -> Value {
    json!({ "date": date, "end_date": null, "region": "广州", "level": "市", "title": title, "document": null, "source": null })
}

async fn edit(bench: &Bench, id: Option<i64>, event: Option<Value>) -> Result<Value, suishu_api::wire::WireError> {
    bench
        .ask("event_edit", json!({ "id": id, "event": event, "reason": "补录" }))
        .await
}

/// The number of the event with this title.
fn id(list: &Value, title: &str) -> Option<i64> {
    let events = list["events"].as_array().unwrap();
    events.iter().find(|one| one["event"]["title"] == title)?["id"].as_i64()
}

#[tokio::test]
async fn an_event_is_added_edited_and_removed() {
    let bench = Bench::new();
    let before = bench.ask("events", json!({})).await.unwrap();
    let added = edit(&bench, None, Some(event("2021年3月", "规划发布"))).await.unwrap();
    let entry = &added["events"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["event"]["title"] == "规划发布")
        .unwrap();
    assert_eq!(entry["event"]["region"], "广州市", "the region by its name");
    assert_eq!(entry["event"]["date"], "2021-03", "the date in its short form");
    let twice = edit(&bench, None, Some(event("2021-03", "规划发布")))
        .await
        .unwrap_err();
    assert_eq!(
        twice.code,
        ErrorCode::EditRefused,
        "the same event isn't there twice: {twice:?}"
    );
    let edited = edit(&bench, id(&added, "规划发布"), Some(event("2021年4月", "规划印发")))
        .await
        .unwrap();
    assert_eq!(id(&edited, "规划发布"), None, "the new one stands in its place");
    let number = id(&edited, "规划印发");
    let removed = edit(&bench, number, None).await.unwrap();
    assert_eq!(removed, before, "without it the list is as it was");
    let gone = edit(&bench, number, None).await.unwrap_err();
    assert_eq!(
        gone.code,
        ErrorCode::NotFound,
        "what is gone can't be removed: {gone:?}"
    );
    let check = bench.ask("check", json!({})).await.unwrap();
    assert_eq!(check["findings"], json!([]), "the library proves sound");
}

#[tokio::test]
async fn an_event_that_makes_no_sense_is_refused() {
    let bench = Bench::new();
    let mut backwards = event("2021年3月", "规划发布");
    backwards["end_date"] = json!("2020年");
    let refused = edit(&bench, None, Some(backwards)).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::EditRefused, "the end before the beginning");
    let refused = edit(&bench, None, Some(event("2021年", " "))).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::EditRefused, "no title");
    let refused = edit(&bench, None, Some(event("某日", "规划发布"))).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::SelectionInvalid, "no date");
}

#[tokio::test]
async fn events_and_targets_go_out_and_come_back_the_same() {
    let bench = Bench::new();
    let mut armed = event("2021-03-05", "=HYPERLINK(\"x\"),\"一\"");
    armed["end_date"] = json!("2022-06-17");
    edit(&bench, None, Some(armed)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let other = Bench::empty();
    for (what, name) in [(Exchanged::Events, "events.csv"), (Exchanged::Targets, "targets.csv")] {
        let text = bench.desk.exchange_csv(what).unwrap();
        assert!(
            !text.contains(",=") && !text.contains("\n="),
            "no field is a formula: {name}"
        );
        let file = folder.path().join(name);
        std::fs::write(&file, &text).unwrap();
        let report = other
            .desk
            .import_file(&file, &suishu_api::ImportOptions::default(), &mut |_, _| true)
            .unwrap()
            .report;
        assert_eq!(report.errors, 0, "it is read without a question: {:?}", report.findings);
        let mut came: Vec<String> = other
            .desk
            .exchange_csv(what)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect();
        let mut went: Vec<String> = text.lines().map(str::to_owned).collect();
        // The order of print is that of the catalogue, which the other library learns anew.
        came.sort();
        went.sort();
        assert!(went.len() > 1, "{name} has rows");
        assert_eq!(came, went, "{name} comes back as it went");
    }
}
