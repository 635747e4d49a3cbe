//! Import: what is read, what the report says, what a second import does.

use suishu_tests::{LONG_HEADER, Workbench};

const PRESS: &str = "\
地区生产总值,广州市,第二产业,2020年前三季度,累计,绝对量,现价,4704.39,亿元,,初步核算,新闻稿,
地区生产总值,广州市,第三产业,2020年前三季度,累计,绝对量,现价,12589.37,亿元,,初步核算,新闻稿,
";

fn long(rows: &str) -> String {
    format!("{LONG_HEADER}\n{rows}")
}

/// Imports a text as a file and returns the report.
#[track_caller]
fn import(bench: &Workbench, text: impl AsRef<[u8]>, more: &[&str]) -> serde_json::Value {
    let file = bench.file("figures.csv", text);
    let mut args = vec!["--json", "import", file.to_str().unwrap()];
    args.extend(more);
    bench.suishu(args).done().report()
}

/// The value and unit of the only figure of an indicator.
#[track_caller]
fn only(bench: &Workbench, indicator: &str) -> (String, String) {
    let rows = bench
        .suishu(["data", "--indicator", indicator, "--format", "csv"])
        .done()
        .rows();
    assert_eq!(rows.len(), 1, "one figure of {indicator} is in the library: {rows:?}");
    (rows[0]["value"].clone(), rows[0]["unit"].clone())
}

#[test]
fn the_report_counts_what_was_read() {
    let bench = Workbench::with_library();
    let report = import(&bench, long(PRESS), &[]);
    assert_eq!(report["observations"], 2, "both rows are figures");
    assert_eq!(report["added"], 2, "the library was empty");
    assert_eq!(report["revised"], 0, "nothing was there to revise");
    assert_eq!(report["layout"], "long", "the layout is named");
    assert_eq!(
        report["sha256"].as_str().map(str::len),
        Some(64),
        "the file is named by its SHA-256"
    );
    assert!(
        report["batch"].is_number(),
        "the batch that was written is named: {report}"
    );
}

#[test]
fn a_dry_run_says_the_same_and_writes_nothing() {
    let bench = Workbench::with_library();
    let before = bench.library_bytes();
    let dry = import(&bench, long(PRESS), &["--dry-run"]);
    assert_eq!(
        bench.library_bytes(),
        before,
        "a dry run leaves the library byte for byte"
    );
    assert!(dry["batch"].is_null(), "a dry run has no batch");
    let wet = import(&bench, long(PRESS), &[]);
    for count in ["observations", "added", "revised", "unchanged", "missing"] {
        assert_eq!(dry[count], wet[count], "the dry run foretells `{count}`");
    }
}

#[test]
fn the_same_file_again_changes_nothing() {
    let bench = Workbench::with_library();
    import(&bench, long(PRESS), &[]);
    let before = bench.content();
    let again = import(&bench, long(PRESS), &[]);
    assert_eq!(
        (&again["added"], &again["unchanged"]),
        (&0.into(), &2.into()),
        "both figures are known"
    );
    assert_eq!(bench.content(), before, "the content stays");
}

#[test]
fn a_revision_is_a_later_vintage() {
    let bench = Workbench::with_library();
    import(&bench, long(PRESS), &[]);
    let report = import(&bench, long(&PRESS.replace("4704.39", "4705.00")), &[]);
    assert_eq!(
        (&report["revised"], &report["unchanged"]),
        (&1.into(), &1.into()),
        "one figure changed"
    );
    let rows = bench
        .suishu(["data", "--sector", "第二产业", "--format", "csv"])
        .done()
        .rows();
    assert_eq!(
        rows.iter().map(|row| row["value"].as_str()).collect::<Vec<_>>(),
        ["4705.00"],
        "the newest vintage answers, with its zeros"
    );
}

#[test]
fn chinese_headers_in_any_order_are_read() {
    let bench = Workbench::with_library();
    let text = "数值,单位,时期,指标,地区,度量,口径\n12589.37,亿元,2020年前三季度,第三产业增加值,广州市,绝对量,累计\n";
    assert_eq!(
        import(&bench, text, &[])["added"],
        1,
        "columns are found by name, missing ones are optional"
    );
    assert_eq!(
        only(&bench, "第三产业增加值"),
        ("12589.37".into(), "亿元".into()),
        "the figure is whole"
    );
}

#[test]
fn tabs_and_semicolons_are_found_by_content() {
    for separator in ["\t", ";"] {
        let bench = Workbench::with_library();
        let text = long(PRESS).replace(',', separator);
        assert_eq!(import(&bench, text, &[])["added"], 2, "fields parted by {separator:?}");
    }
}

#[test]
fn multiples_of_a_unit_are_one_number() {
    let bench = Workbench::with_library();
    import(&bench, long(PRESS), &[]);
    let in_ten_thousands =
        "地区生产总值,广州市,第二产业,2020年前三季度,累计,绝对量,现价,47043900,万元,,初步核算,新闻稿,\n";
    let report = import(&bench, long(in_ten_thousands), &[]);
    assert_eq!(
        report["unchanged"], 1,
        "47043900万元 and 4704.39亿元 are the same figure: {report}"
    );
}

#[test]
fn qualifiers_and_missing_values_keep_their_meaning() {
    let bench = Workbench::with_library();
    let rows = "\
新基建项目数,广州市,合计,2020年,期末,绝对量,,400,个,超,,新闻稿,
步行街客流量,广州市,合计,2020年9月,当期,绝对量,,…,万人次,,,新闻稿,
";
    let report = import(&bench, long(rows), &[]);
    assert_eq!(
        (&report["observations"], &report["missing"]),
        (&2.into(), &1.into()),
        "a typed gap is a figure without a number: {report}"
    );
    let rows = bench
        .suishu(["data", "--indicator", "新基建项目数", "--format", "csv"])
        .done()
        .rows();
    assert_eq!(rows[0]["qualifier"], "over", "超400 stays over 400");
}

#[test]
fn set_says_what_the_file_does_not() {
    let bench = Workbench::with_library();
    let text = "时期,数值\n2019年,23628.60\n2018年,22859.35\n";
    let set = [
        "--set",
        "indicator=地区生产总值",
        "--set",
        "region=广州市",
        "--set",
        "unit=亿元",
        "--set",
        "basis=累计",
        "--set",
        "measure=绝对量",
    ];
    assert_eq!(
        import(&bench, text, &set)["added"],
        2,
        "the file has periods and values, the rest is said"
    );
}

#[test]
fn events_are_read_by_their_own_header() {
    let bench = Workbench::with_library();
    let text = "date,end_date,region,level,title,document,source\n2020-04,,全国,国家,明确新基建范围,,新闻稿\n";
    let report = import(&bench, text, &[]);
    assert_eq!(
        (&report["layout"], &report["events"]),
        (&"events".into(), &1.into()),
        "an event is no figure: {report}"
    );
}
