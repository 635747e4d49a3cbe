//! Taking imports back from outside: revisions of real editions, what was known when, and the undo of the undo.

use std::path::{Path, PathBuf};

use suishu_tests::answer::FAILED;
use suishu_tests::{LONG_HEADER, Workbench, shared};

/// Two editions of the same years: the first as of 2018, the second as revised.
struct Editions {
    first: PathBuf,
    second: PathBuf,
}

/// The value that the library gives for 广州市 in a year, as known on a day where one is named.
fn value(bench: &Workbench, year: &str, as_of: Option<&str>) -> Option<String> {
    let mut args = vec![
        "data",
        "--indicator",
        "地区生产总值",
        "--region",
        "广州市",
        "--sector",
        "合计",
    ];
    args.extend(["--measure", "level", "--period", year, "--format", "json"]);
    if let Some(day) = as_of {
        args.extend(["--as-of", day]);
    }
    let answer = bench.suishu(&args);
    if answer.status != 0 {
        return None;
    }
    let rows = answer.done().json();
    let rows = rows.as_array().expect("an array of figures");
    assert!(rows.len() <= 1, "one figure a year: {rows:?}");
    rows.first()
        .map(|row| row["value"].as_str().expect("a value").to_owned())
}

/// Imports both editions, and proves what the library says before and after each of them is taken back.
fn check(bench: &Workbench, editions: &Editions) {
    let import = |file: &Path, released: &str| {
        let released = format!("released={released}");
        let answer = bench.suishu([
            "--json".as_ref(),
            "import".as_ref(),
            file.as_os_str(),
            "--set".as_ref(),
            released.as_ref(),
        ]);
        answer.done().report()
    };
    let first = import(&editions.first, "2018-10-01");
    assert_eq!(
        value(bench, "2017", None).as_deref(),
        Some("21503.15"),
        "the first edition counts"
    );
    let second = import(&editions.second, "2025-03-01");
    assert!(
        second["revised"].as_u64() >= Some(2),
        "the revisions are counted: {second}"
    );
    let both = |why: &str| {
        assert_eq!(value(bench, "2017", None).as_deref(), Some("19871.67"), "{why}");
        assert_eq!(value(bench, "2015", None).as_deref(), Some("17347.37"), "{why}");
    };
    both("the second edition revises 2017 and 2015");
    assert_eq!(
        value(bench, "2017", Some("2019-01-01")).as_deref(),
        Some("21503.15"),
        "as known in 2019"
    );

    let number = second["batch"].as_i64().expect("a batch").to_string();
    let preview = bench.suishu(["--json", "undo", &number, "--dry-run"]).done().json();
    assert_eq!(preview["undo"], serde_json::Value::Null, "a dry run takes nothing back");
    assert!(
        preview["changed"].as_u64() >= Some(2),
        "what returns is told before: {preview}"
    );
    both("nothing was written");

    let done = bench
        .suishu(["--json", "undo", &number, "--reason", "口径待核"])
        .done()
        .json();
    assert_eq!(
        value(bench, "2017", None).as_deref(),
        Some("21503.15"),
        "2017 is restored"
    );
    assert_eq!(
        value(bench, "2015", None).as_deref(),
        Some("18100.41"),
        "2015 is restored"
    );
    let again = bench
        .suishu(["--json", "undo", &number])
        .ended(FAILED, "it is undone already")
        .json();
    assert_eq!(again["code"], "batch.withdrawn", "{again}");

    let undo = done["undo"]["batch"].as_i64().expect("the undo is a batch").to_string();
    bench.suishu(["undo", &undo]).done();
    both("the undo undone");

    let number = first["batch"].as_i64().expect("a batch").to_string();
    bench.suishu(["undo", &number]).done();
    both("the first taken back alone leaves the second untouched");
    assert_eq!(
        value(bench, "2017", Some("2019-01-01")),
        None,
        "and is no knowledge any more"
    );
    bench.suishu(["check"]).done();
}

#[test]
fn editions_made_here_are_revised_and_restored() {
    let bench = Workbench::with_library();
    let row =
        |year: u16, value: &str| format!("地区生产总值,广州市,合计,{year}年,累计,绝对量,现价,{value},亿元,,,年鉴,\n");
    let editions = Editions {
        first: bench.file(
            "2018年版.csv",
            format!("{LONG_HEADER}\n{}{}", row(2017, "21503.15"), row(2015, "18100.41")),
        ),
        second: bench.file(
            "2024年版.csv",
            format!(
                "{LONG_HEADER}\n{}{}{}",
                row(2017, "19871.67"),
                row(2015, "17347.37"),
                row(2024, "31032.5")
            ),
        ),
    };
    check(&bench, &editions);
}

#[test]
fn real_editions_of_guangzhou_are_revised_and_restored() {
    let Some(folder) = shared::guangzhou("real_editions_of_guangzhou_are_revised_and_restored") else {
        return;
    };
    let editions = Editions {
        first: folder.join("gdp-annual-2018-vintage.csv"),
        second: folder.join("gdp-bay-area-1999-2024.csv"),
    };
    check(&Workbench::with_library(), &editions);
}

#[test]
fn a_batch_that_is_not_there_is_said_so() {
    let bench = Workbench::with_sample();
    let before = bench.library_bytes();
    for name in ["99", "没有", "0000"] {
        let error = bench
            .suishu(["--json", "undo", name])
            .ended(FAILED, "no such batch")
            .json();
        assert_eq!(error["code"], "batch.unknown", "{name}: {error}");
    }
    assert!(bench.library_bytes() == before, "nothing was changed");
}
