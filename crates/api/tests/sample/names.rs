//! Names that are new: matched, confirmed, known the next time.

use serde_json::{Value, json};
use suishu_api::wire::{NameChoice, NameList};
use suishu_api::{Failure, ImportOptions};

use crate::bench::Bench;

const HEAD: &str = "指标,地区,时期,口径,数值,单位\n";

fn choice(list: NameList, written: &str, code: Option<&str>) -> NameChoice {
    NameChoice {
        list,
        written: written.to_owned(),
        code: code.map(str::to_owned),
    }
}

#[test]
fn a_name_that_was_found_is_known_the_next_time() {
    let bench = Bench::new();
    let file = bench.file("a.csv", &format!("{HEAD}全口径产出,广州,2016年,累计,100,亿元\n"));
    let options = ImportOptions {
        names: vec![choice(NameList::Indicator, "全口径产出", Some("GDP"))],
        set: [("price_basis".to_owned(), "现价".to_owned())].into(),
        ..ImportOptions::default()
    };
    let report = bench.import_file(&file, &options).unwrap().report;
    assert_eq!((report.errors, report.new_names), (0, vec![]), "{:?}", report.findings);
    let told = bench.told("地区生产总值", "合计", "2016年", "cumulative");
    assert_eq!(
        told[0].0, "100",
        "广州 is 广州市, and the indicator is the one that was picked"
    );
    let next = bench.file("b.csv", &format!("{HEAD}全口径产出,广州,2015年,累计,90,亿元\n"));
    let silent = ImportOptions {
        names: Vec::new(),
        ..options
    };
    let report = bench.import_file(&next, &silent).unwrap().report;
    assert_eq!(
        (report.errors, report.new_names),
        (0, vec![]),
        "known without a word: {:?}",
        report.findings
    );
}

#[test]
fn a_dry_run_teaches_nothing_and_a_wrong_code_is_refused() {
    let bench = Bench::new();
    let file = bench.file("a.csv", &format!("{HEAD}全口径产出,广州市,2016年,累计,100,亿元\n"));
    let mut options = ImportOptions {
        names: vec![choice(NameList::Indicator, "全口径产出", Some("GDP"))],
        dry_run: true,
        ..ImportOptions::default()
    };
    bench.import_file(&file, &options).unwrap();
    let plain = ImportOptions {
        dry_run: true,
        ..ImportOptions::default()
    };
    let report = bench.import_file(&file, &plain).unwrap().report;
    assert_eq!(
        report.new_names,
        ["全口径产出"],
        "nothing was written, so nothing is known"
    );
    options.names = vec![choice(NameList::Indicator, "全口径产出", Some("nobody"))];
    let refused = bench.import_file(&file, &options).map(|imported| imported.report);
    assert!(
        matches!(refused, Err(Failure::NotFound { what: "indicator", .. })),
        "{refused:?}"
    );
}

#[tokio::test]
async fn the_preview_shows_what_a_new_name_may_be() {
    let bench = Bench::new();
    let file = bench.file(
        "a.csv",
        &format!("{HEAD}广州地区生产总值合计数,广州市,2016年,累计,100,亿元\n"),
    );
    let file = bench.desk.tokens().issue(&file).id;
    let preview = bench
        .ask("import_preview", json!({ "file": file, "job": "j" }))
        .await
        .unwrap();
    let name = &preview["names"][0];
    assert_eq!(
        (&name["list"], &name["written"]),
        (&Value::from("indicator"), &Value::from("广州地区生产总值合计数")),
        "{}",
        preview["names"]
    );
    let candidates = name["candidates"].as_array().unwrap();
    assert!(
        candidates
            .iter()
            .any(|candidate| candidate["code"] == "GDP" && candidate["why"] != ""),
        "with the reason: {name}"
    );
    let its_own = json!({ "list": "indicator", "written": "广州地区生产总值合计数", "code": null });
    let request = json!({ "file": file, "job": "j", "names": [its_own] });
    let preview = bench.ask("import_preview", request).await.unwrap();
    assert_eq!(
        preview["names"],
        json!([]),
        "whoever says that it is its own isn't asked again"
    );
    assert_eq!(
        preview["report"]["new_names"],
        json!(["广州地区生产总值合计数"]),
        "it is new all the same"
    );
}
