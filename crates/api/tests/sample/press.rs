//! Press text: figures with their places in the text.

use serde_json::json;
use suishu_api::ImportOptions;

use crate::bench::Bench;

const PARAGRAPH: &str = "📊 数说广州。2021年，广州市上云企业达3.5万家，同比增长15.2%。";

#[tokio::test]
async fn figures_are_marked_where_the_window_counts_them() {
    let bench = Bench::new();
    let preview = bench
        .ask("text_preview", json!({ "text": PARAGRAPH, "job": "j" }))
        .await
        .unwrap();
    let marks = preview["marks"].as_array().unwrap();
    assert!(!marks.is_empty(), "{}", preview["report"]);
    let units: Vec<u16> = PARAGRAPH.encode_utf16().collect();
    let cut = |range: &serde_json::Value| {
        let at = |index: usize| usize::try_from(range[index].as_u64().unwrap()).unwrap();
        String::from_utf16(&units[at(0)..at(1)]).unwrap()
    };
    let words: Vec<String> = marks.iter().map(|mark| cut(&mark["figure_at"])).collect();
    assert!(words[0].contains("3.5万"), "behind a letter of two units: {words:?}");
    assert_eq!(cut(&marks[0]["period_at"]), "2021年", "the words of the period");
    assert_eq!(preview["report"]["layout"], "text", "{}", preview["report"]);
    assert!(preview["report"]["batch"].is_null(), "a preview writes nothing");
}

#[tokio::test]
async fn a_text_comes_in_as_a_batch_of_its_own() {
    let bench = Bench::new();
    let done = bench
        .ask("text_commit", json!({ "text": PARAGRAPH, "job": "j" }))
        .await
        .unwrap();
    assert!(done["report"]["batch"].is_number(), "{}", done["report"]);
    let history = bench.ask("history", json!({})).await.unwrap();
    let name = history["batches"][0]["file"].as_str().unwrap();
    assert!(name.starts_with("📊 数说广州"), "called by its first words: {name}");
    let again = bench
        .ask("text_commit", json!({ "text": PARAGRAPH, "job": "j" }))
        .await
        .unwrap();
    assert!(again["report"]["batch"].is_null(), "the same again changes nothing");
}

#[test]
fn a_text_file_is_decoded_by_content() {
    let bench = Bench::new();
    let text = "2021年，广州市上云企业达3.5万家。";
    let path = bench.file("稿.txt", text);
    let options = ImportOptions {
        dry_run: true,
        ..ImportOptions::default()
    };
    let read = |options: &ImportOptions| {
        bench
            .desk
            .import_text_file(&path, Some("稿.txt"), options, &mut |_, _| true)
    };
    let report = read(&options).unwrap();
    assert_eq!(
        (report.errors, report.file.as_str()),
        (0, "稿.txt"),
        "{:?}",
        report.findings
    );
    let wrong = ImportOptions {
        encoding: Some("utf-16le".to_owned()),
        ..options
    };
    assert!(
        read(&wrong).map_or(true, |report| report.observations == 0),
        "a wrong encoding yields no figure"
    );
}
