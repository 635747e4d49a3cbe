//! Edits by hand from outside: a correction is told before it is made, is a batch, and never loses what was published.

use suishu_tests::Workbench;
use suishu_tests::answer::FAILED;

const GDP: &str = "地区生产总值/广州市/合计/累计/level/现价";

/// The annual figure of 2017 as the library answers it.
fn figure(bench: &Workbench) -> String {
    let args = [
        "data",
        "--indicator",
        "GDP",
        "--region",
        "广州市",
        "--sector",
        "合计",
        "--measure",
        "level",
    ];
    let rows = bench
        .suishu(args.into_iter().chain(["--period", "2017年", "--format", "json"]))
        .done()
        .json();
    rows[0]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_correction_is_a_batch_that_can_be_undone() {
    let bench = Workbench::with_sample();
    let correct = ["--json", "correct", GDP, "2017年", "19871.68", "--reason", "核对年鉴"];
    let told = bench.suishu(correct.into_iter().chain(["--dry-run"])).done().json();
    assert_eq!(
        told["before"]["value"], "19871.67",
        "old and new are told first: {told}"
    );
    assert_eq!(figure(&bench), "19871.67", "a dry run writes nothing");
    let done = bench.suishu(correct).done().json();
    assert_eq!(figure(&bench), "19871.68", "the correction counts");
    let again = bench.suishu(correct).done().json();
    assert_eq!(
        again["unchanged"], true,
        "the same correction again changes nothing: {again}"
    );
    bench.suishu(["undo", &done["batch"].to_string()]).done();
    assert_eq!(figure(&bench), "19871.67", "undone, what was published counts again");
    bench.suishu(["check"]).done();
}

#[test]
fn a_correction_that_cannot_be_kept_is_refused() {
    let bench = Workbench::with_sample();
    let refused = |args: [&str; 3], code: &str, why: &str| {
        let args = ["--json", "correct"].into_iter().chain(args).chain(["--reason", "误"]);
        let error = bench.suishu(args).ended(FAILED, why).json();
        assert_eq!(error["code"], code, "{why}: {error}");
    };
    refused(
        [GDP, "2017年", "2万亿元"],
        "edit.refused",
        "another unit isn't converted by guess",
    );
    refused(
        ["GDP/广州市", "2017年", "1"],
        "series.ambiguous",
        "the name means several series",
    );
    refused(["GDP/某市", "2017年", "1"], "not_found", "there is no such region");
}

#[test]
fn events_and_targets_are_written_as_tables() {
    let bench = Workbench::with_sample();
    let file = bench.path("out.csv");
    let to = file.to_string_lossy().into_owned();
    bench.suishu(["events", "--format", "csv", "-o", &to]).done();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(
        text.starts_with("\u{feff}日期,结束日期,地区,级别,标题,文号,来源"),
        "the columns that the import reads, and a mark for Excel"
    );
    let told = bench.suishu(["--json", "import", &to]).done().json();
    assert_eq!(told["events"], 0, "the library has them all already: {told}");
    let targets = bench.suishu(["--json", "events", "--targets"]).done().json();
    assert_eq!(
        targets[0]["状态"], "预测",
        "targets are figures of that status: {targets}"
    );
}
