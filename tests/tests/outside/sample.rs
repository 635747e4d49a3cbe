//! The sample library: the figures of the press release, digit for digit.

use suishu_tests::{Workbench, shared};

const NINE_MONTHS_2020: &str = "2020-01-01/P9M";

/// The published value of one figure of 2020's first three quarters.
#[track_caller]
fn check(bench: &Workbench, sector: &str, measure: &str, value: &str, unit: &str) {
    let rows = bench
        .suishu([
            "data",
            "--indicator",
            "地区生产总值",
            "--region",
            "广州市",
            "--format",
            "csv",
        ])
        .done()
        .rows();
    let found: Vec<_> = rows
        .iter()
        .filter(|row| row["period"] == NINE_MONTHS_2020 && row["sector"] == sector && row["measure"] == measure)
        .map(|row| (row["value"].as_str(), row["unit"].as_str(), row["basis"].as_str()))
        .collect();
    assert_eq!(
        found,
        [(value, unit, "cumulative")],
        "{sector} {measure}: the digits are the published ones, trailing zeros too"
    );
}

#[test]
fn levels_of_the_first_three_quarters_stand_as_published() {
    let bench = Workbench::with_sample();
    check(&bench, "合计", "level", "17475.86", "亿元");
    check(&bench, "第一产业", "level", "182.10", "亿元");
    check(&bench, "第二产业", "level", "4704.39", "亿元");
    check(&bench, "第三产业", "level", "12589.37", "亿元");
}

#[test]
fn growth_of_the_first_three_quarters_stands_as_published() {
    let bench = Workbench::with_sample();
    check(&bench, "合计", "yoy", "1.0", "%");
    check(&bench, "第一产业", "yoy", "7.2", "%");
    check(&bench, "第二产业", "yoy", "0.7", "%");
    check(&bench, "第三产业", "yoy", "1.0", "%");
}

#[test]
fn the_sample_holds_every_figure_of_its_sources() {
    const TEST: &str = "the_sample_holds_every_figure_of_its_sources";
    let Some(shared) = shared::guangzhou(TEST) else { return };
    let (theirs, ours) = (Workbench::with_library(), Workbench::with_sample());
    for file in shared::csv_files(&shared) {
        theirs.suishu(["import".as_ref(), file.as_os_str()]).done();
    }
    let held = ours.content();
    for figure in theirs.content() {
        // Vintages differ: the day of import there, the release's day in the sample.
        let is_it = |row: &&std::collections::BTreeMap<String, String>| {
            figure
                .iter()
                .all(|(column, cell)| column == "vintage" || row[column] == *cell)
        };
        assert!(
            held.iter().any(|row| is_it(&row)),
            "the sample lacks this figure: {figure:?}"
        );
    }
}

#[test]
fn every_figure_of_the_sample_names_its_source() {
    for row in Workbench::with_sample().content() {
        assert!(!row["source"].is_empty(), "no figure without a source: {row:?}");
    }
}
