//! What an import changes, told before it does: revisions with their size, what the file no longer gives, and the question that large
//! revisions raise.

use serde_json::Value;
use suishu_tests::answer::REFUSED;
use suishu_tests::{LONG_HEADER, Workbench, shared};

/// A file of 广州市's 地区生产总值 with these years, values and notes.
fn edition(bench: &Workbench, name: &str, rows: &[(u16, &str, &str)]) -> std::path::PathBuf {
    let rows: String = rows
        .iter()
        .map(|(year, value, note)| {
            format!("地区生产总值,广州市,合计,{year}年,累计,绝对量,现价,{value},亿元,,,年鉴,{note}\n")
        })
        .collect();
    bench.file(name, format!("{LONG_HEADER}\n{rows}"))
}

/// The revision of a year in a report.
fn revision<'a>(report: &'a Value, year: &str) -> &'a Value {
    let revisions = report["differences"]["revisions"].as_array().expect("revisions");
    let found = revisions.iter().find(|revision| {
        revision["figure"]["period_zh"] == year
            && revision["figure"]["region"] == "广州市"
            && revision["figure"]["sector"] == "合计"
    });
    found.unwrap_or_else(|| panic!("{year} is revised: {report}"))
}

#[test]
fn revisions_are_told_before_and_after() {
    let bench = Workbench::with_library();
    let first = edition(
        &bench,
        "2018年版.csv",
        &[
            (2015, "18100.41", ""),
            (2016, "19547.44", ""),
            (2017, "21503.15", ""),
            (2018, "22859.35", ""),
        ],
    );
    let second = edition(
        &bench,
        "2024年版.csv",
        &[
            (2015, "17347.37", "四经普修订"),
            (2017, "19871.67", ""),
            (2018, "22859.35", ""),
            (2024, "31032.5", ""),
        ],
    );
    bench.suishu(["import".as_ref(), first.as_os_str()]).done();
    let before = bench.library_bytes();
    for dry in [true, false] {
        let mut args = vec!["--json".as_ref(), "import".as_ref(), second.as_os_str()];
        if dry {
            args.push("--dry-run".as_ref());
        }
        let report = bench.suishu(args).done().report();
        let told = revision(&report, "2017年");
        assert_eq!(told["before"], "21503.15", "the old value: {told}");
        assert_eq!(told["figure"]["value"], "19871.67", "the new value");
        assert_eq!(told["difference"], "-1631.48", "the difference, exact");
        assert_eq!(told["difference_unit"], "亿元", "in its unit");
        assert_eq!(told["percent"], "-7.59", "in % of the old value");
        assert_eq!(
            revision(&report, "2015年")["figure"]["note"],
            "四经普修订",
            "the reason, where the file gives one"
        );
        let revisions = &report["differences"]["revisions"];
        assert_eq!(
            revisions[0]["figure"]["period_zh"], "2017年",
            "the largest first: {revisions}"
        );
        let counts = ["added", "revised", "unchanged"].map(|count| report[count].as_u64());
        assert_eq!(counts, [Some(1), Some(2), Some(1)], "新增, 修订, 未变: {report}");
        assert_eq!(report["differences"]["absent"], 1, "2016 isn't in the file any more");
        assert_eq!(
            report["differences"]["absences"][0]["value"], "19547.44",
            "and what it was"
        );
        if dry {
            assert!(bench.library_bytes() == before, "a dry run writes nothing");
        }
    }
    let again = bench
        .suishu(["--json".as_ref(), "import".as_ref(), second.as_os_str()])
        .done()
        .report();
    assert_eq!(again["batch"], Value::Null, "the same file twice changes nothing");
    assert_eq!(again["revised"], 0, "and revises nothing: {again}");
}

#[test]
fn large_revisions_are_asked_about() {
    let bench = Workbench::with_library();
    let first = edition(&bench, "亿元.csv", &[(2017, "21503.15", ""), (2018, "22859.35", "")]);
    bench.suishu(["import".as_ref(), first.as_os_str()]).done();
    let slipped = edition(&bench, "错列.csv", &[(2017, "2150.31", ""), (2018, "22859.35", "")]);
    let refused = bench
        .suishu(["--json".as_ref(), "import".as_ref(), slipped.as_os_str()])
        .ended(REFUSED, "a tenth of what was published asks")
        .report();
    let finding = &refused["findings"][0];
    assert_eq!(finding["code"], "revision.large", "{refused}");
    assert_eq!(finding["suggestion"], "--set confirm=revisions", "what would answer it");
    assert_eq!(refused["differences"]["large"], 1, "how many");
    assert_eq!(refused["batch"], Value::Null, "nothing was written");

    let confirmed = bench
        .suishu([
            "--json".as_ref(),
            "import".as_ref(),
            slipped.as_os_str(),
            "--set".as_ref(),
            "confirm=revisions".as_ref(),
        ])
        .done()
        .report();
    assert!(confirmed["batch"].is_i64(), "it is meant: {confirmed}");
    assert_eq!(confirmed["findings"][0]["severity"], "warning", "and is still said");
}

#[test]
fn an_older_edition_that_comes_late_revises_nothing() {
    let bench = Workbench::with_library();
    let newer = edition(&bench, "2024年版.csv", &[(2017, "19871.67", "")]);
    let older = edition(&bench, "2018年版.csv", &[(2017, "21503.15", "")]);
    let import = |file: &std::path::Path, released: &str| {
        let answer = bench.suishu([
            "--json".as_ref(),
            "import".as_ref(),
            file.as_os_str(),
            "--set".as_ref(),
            released.as_ref(),
        ]);
        answer.done().report()
    };
    import(&newer, "released=2025-03-01");
    let late = import(&older, "released=2018-10-01");
    assert_eq!(late["revised"], 0, "the newer release stands: {late}");
    assert_eq!(
        late["differences"]["revisions"],
        serde_json::json!([]),
        "so nothing is revised"
    );
}

#[test]
fn real_revisions_of_guangzhou_are_told() {
    let Some(folder) = shared::guangzhou("real_revisions_of_guangzhou_are_told") else {
        return;
    };
    let bench = Workbench::with_library();
    for (file, released) in [
        ("gdp-annual-2018-vintage.csv", "released=2018-10-01"),
        ("gdp-bay-area-1999-2024.csv", "released=2025-03-01"),
    ] {
        let path = folder.join(file);
        let answer = bench.suishu([
            "--json".as_ref(),
            "import".as_ref(),
            path.as_os_str(),
            "--set".as_ref(),
            released.as_ref(),
        ]);
        let report = answer.done().report();
        if file.starts_with("gdp-bay") {
            for (year, before, after) in [("2017年", "21503.15", "19871.67"), ("2015年", "18100.41", "17347.37")] {
                let told = revision(&report, year);
                assert_eq!(
                    (&told["before"], &told["figure"]["value"]),
                    (&Value::from(before), &Value::from(after)),
                    "{year} was revised"
                );
            }
        }
    }
}
