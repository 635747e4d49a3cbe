//! The library from outside: made once, told by history, found by search, checked by check.

use std::io::{Seek as _, SeekFrom, Write as _};

use suishu_tests::answer::FAILED;
use suishu_tests::{LONG_HEADER, Workbench};

#[test]
fn new_does_not_write_over_a_library() {
    let bench = Workbench::with_sample();
    let before = bench.library_bytes();
    let error = bench
        .suishu(["--json", "new"])
        .ended(FAILED, "there is a library already")
        .json();
    assert_eq!(error["code"], "library.exists", "{error}");
    assert!(
        bench.library_bytes() == before,
        "the library that is there is left alone"
    );
}

#[test]
fn a_library_that_is_not_there_is_said_so() {
    let bench = Workbench::empty();
    let error = bench
        .suishu(["--json", "data"])
        .ended(FAILED, "there is no library")
        .json();
    assert_eq!(error["code"], "library.not_found", "{error}");
    assert!(!bench.library().exists(), "asking makes no library");
}

#[test]
fn a_foreign_file_is_refused_and_left_alone() {
    let bench = Workbench::empty();
    std::fs::write(bench.library(), "这不是指标库").unwrap();
    let error = bench
        .suishu(["--json", "data"])
        .ended(FAILED, "the file is no library")
        .json();
    assert_eq!(error["code"], "library.foreign", "{error}");
    assert_eq!(
        std::fs::read(bench.library()).unwrap(),
        "这不是指标库".as_bytes(),
        "somebody else's file stays as it is"
    );
}

#[test]
fn reading_changes_nothing() {
    let bench = Workbench::with_sample();
    let before = bench.library_bytes();
    for args in [
        vec!["data"],
        vec!["search", "地区生产总值"],
        vec!["history"],
        vec!["check"],
    ] {
        bench.suishu(args).done();
    }
    assert!(
        bench.library_bytes() == before,
        "a question leaves the library byte for byte as it was"
    );
}

#[test]
fn history_names_every_batch() {
    let bench = Workbench::with_library();
    let file = bench.file(
        "年鉴.csv",
        format!("{LONG_HEADER}\n地区生产总值,广州市,合计,2019年,累计,绝对量,现价,23628.60,亿元,,,年鉴,\n"),
    );
    bench.suishu(["import".as_ref(), file.as_os_str()]).done();
    let history = bench.suishu(["--json", "history"]).done().json().to_string();
    assert!(
        history.contains("年鉴.csv"),
        "the batch is named by its file: {history}"
    );
    assert!(
        bench.suishu(["history"]).done().stdout.contains("年鉴.csv"),
        "for people too"
    );
}

#[test]
fn search_finds_by_name_part_and_pinyin() {
    let bench = Workbench::with_sample();
    for words in ["地区生产总值", "生产总", "dqsczz", "GDP"] {
        let found = bench.suishu(["search", words]).done().stdout;
        assert!(found.contains("地区生产总值"), "“{words}” finds 地区生产总值:\n{found}");
    }
    // Marks that mean something to SQL or to a full-text index are only text here.
    for hostile in ["'", "\"", "%", "_", "*", "GDP-产业", "a OR b", "(", "（"] {
        bench.suishu(["search", hostile]).done();
    }
}

#[test]
fn check_is_clean_on_the_sample_and_finds_a_changed_figure() {
    let bench = Workbench::with_sample();
    bench.suishu(["check"]).done();
    // A changed byte in a stored text: SQLite's own check doesn't see it, the batch's hash does.
    let bytes = bench.library_bytes();
    let source = "广州日报".as_bytes();
    let at = bytes
        .windows(source.len())
        .position(|part| part == source)
        .expect("a source is stored as text");
    let mut file = std::fs::OpenOptions::new().write(true).open(bench.library()).unwrap();
    file.seek(SeekFrom::Start(at as u64)).unwrap();
    file.write_all("广州曰报".as_bytes()).unwrap();
    drop(file);
    let answer = bench.suishu(["--json", "check"]);
    assert_ne!(answer.status, 0, "a damaged library is not clean: {}", answer.stdout);
    assert!(
        answer.stdout.contains("batch.hash"),
        "the finding names the batch's hash: {}",
        answer.stdout
    );
}

#[test]
fn figures_are_asked_by_period() {
    let bench = Workbench::with_sample();
    let ask = |written: &str| {
        let args = [
            "data",
            "--indicator",
            "地区生产总值",
            "--region",
            "广州市",
            "--period",
            written,
            "--format",
            "csv",
        ];
        let mut rows = bench.suishu(args).done().rows();
        rows.sort();
        rows
    };
    let first = ask("2020年前三季度");
    assert!(!first.is_empty(), "the period has figures");
    for written in ["2020年1-9月", "2020-01-01/P9M", "2020年1—9月累计"] {
        assert_eq!(ask(written), first, "{written} is the same period");
    }
}
