//! A watched folder: what is beyond doubt goes in by itself, the rest waits.

use std::time::Duration;

use serde_json::{Value, json};
use suishu_api::ImportOptions;
use suishu_api::wire::Event;

use crate::bench::Bench;

/// Asks until the file has come to a state other than `from`, or for the first time.
async fn state_of(bench: &Bench, name: &str, is_there: impl Fn(&Value) -> bool) -> Value {
    let mut seen = Value::Null;
    for _ in 0..1_200 {
        seen = bench.ask("watch", json!({})).await.unwrap();
        let found = seen["files"]
            .as_array()
            .unwrap()
            .iter()
            .find(|file| file["name"] == name);
        if let Some(found) = found.filter(|found| is_there(found)) {
            return found.clone();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{name} never came to its state: {seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_beyond_doubt_goes_in_and_others_wait() {
    let bench = Bench::new();
    let set = [("indicator", "试验收入"), ("unit", "亿元")];
    let options = ImportOptions {
        set: set.map(|(key, value)| (key.to_owned(), value.to_owned())).into(),
        remember: Some("月报".to_owned()),
        ..ImportOptions::default()
    };
    let september = "地区,2021年1-8月,2021年1-9月\n天河区,80.5,91.25\n越秀区,60.1,66.02\n";
    let file = bench.file("9月.csv", september);
    assert_eq!(
        bench.import_file(&file, &options).unwrap().report.errors,
        0,
        "the recipe is known"
    );

    let folder = bench.folder("inbox");
    std::fs::write(folder.join("before.csv"), september).unwrap();
    *bench.shell.picked.lock().unwrap() = vec![folder.clone()];
    let started = bench.ask("watch_start", json!({})).await.unwrap();
    assert_eq!(
        started,
        json!({ "folder": "inbox", "files": [] }),
        "what was there before isn't taken"
    );

    std::fs::write(
        folder.join("10月.csv"),
        "地区,2021年1-8月,2021年1-9月,2021年1-10月\n天河区,80.5,91.25,101.1\n越秀区,60.1,66.02,70.7\n",
    )
    .unwrap();
    let done = state_of(&bench, "10月.csv", |file| file["state"] == "imported").await;
    assert_eq!(done["recipe"], "月报", "{done}");
    assert!(done["batch"].is_number(), "the batch is noted: {done}");
    let told = bench.shell.told.lock().unwrap().clone();
    assert!(
        told.contains(&Event::WatchChanged) && told.contains(&Event::LibraryChanged),
        "the window is told: {told:?}"
    );

    std::fs::write(folder.join("2021-09.csv"), september).unwrap();
    state_of(&bench, "2021-09.csv", |file| file["state"] == "unchanged").await;

    std::fs::write(
        folder.join("11月.csv"),
        "地区,2021年1-8月,2021年1-9月\n天河区,80.5,91.25\n无名新区,1.1,1.2\n",
    )
    .unwrap();
    let waits = state_of(&bench, "11月.csv", |file| file["recipe"] == "月报").await;
    assert_eq!(waits["state"], "waiting", "a new name is for a person: {waits}");
    let commit = json!({ "file": waits["token"]["id"], "job": "j" });
    bench.ask("import_commit", commit).await.unwrap();
    let glanced = state_of(&bench, "11月.csv", |file| file["state"] == "imported").await;
    assert!(glanced["batch"].is_number(), "committed by hand: {glanced}");

    std::fs::write(
        folder.join("工业产值10月.csv"),
        "地区,2021年1-8月,2021年1-9月\n天河区,1.5,2.5\n越秀区,3.1,4.2\n",
    )
    .unwrap();
    let other = state_of(&bench, "工业产值10月.csv", |_| true).await;
    assert_eq!(
        (&other["state"], &other["recipe"]),
        (&"waiting".into(), &Value::Null),
        "the same header, but another table: what it counts is asked, never guessed"
    );

    let stopped = bench.ask("watch_stop", json!({})).await.unwrap();
    assert_eq!(
        stopped,
        json!({ "folder": null, "files": [] }),
        "nothing is watched any more"
    );
}
