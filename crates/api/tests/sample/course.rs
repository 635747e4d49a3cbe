//! Figures beside their neighbours, and figures whose basis the catalogue knows.

use crate::bench::Bench;

const HEAD: &str = "指标,地区,时期,口径,数值,单位\n";

/// The codes of the warnings with their lines and what they suggest.
fn warned(bench: &Bench, rows: &str) -> Vec<(String, u64, String)> {
    let report = bench.import(&format!("{HEAD}{rows}"), &[]);
    assert_eq!(report.errors, 0, "warnings keep nothing out: {:?}", report.findings);
    report
        .findings
        .iter()
        .filter(|finding| finding.severity == suishu_api::Severity::Warning)
        .map(|finding| {
            let beside = finding.suggestion.clone().unwrap_or_default();
            (finding.code.code().to_owned(), finding.place.line, beside)
        })
        .collect()
}

#[test]
fn a_jump_of_the_unit_is_told_against_file_and_library() {
    let bench = Bench::new();
    let rows = "试验产值,广州市,2020年8月,当期,5.10,亿元\n试验产值,广州市,2020年9月,当期,53800,亿元\n\
                试验产值,广州市,2020年10月,当期,5.2,亿元\n";
    let jump = |line, beside: &str| ("value.unit_jump".to_owned(), line, beside.to_owned());
    assert_eq!(
        warned(&bench, rows),
        [jump(3, "2020-08 5.10亿元")],
        "within the file, once"
    );
    let next = "试验产值,广州市,2020年11月,当期,52500,亿元\n试验产值,广州市,2020年12月,当期,53100,亿元\n";
    assert_eq!(
        warned(&bench, next),
        [jump(2, "2020-10 5.2亿元")],
        "against the library; what goes on at that level says it no more"
    );
    let revised = "试验产值,广州市,2020年8月,当期,51000,亿元\n";
    assert_eq!(
        warned(&bench, revised),
        [jump(2, "2020-08 5.10亿元")],
        "against what it revises"
    );
}

#[test]
fn what_the_catalogue_knows_as_a_stock_is_of_the_periods_end() {
    let bench = Bench::new();
    let text = "指标,地区,时期,数值,单位\n上云企业数,广州市,2022年9月,5000,家\n";
    let report = bench.import(text, &[]);
    assert_eq!((report.errors, report.added), (0, 1), "{:?}", report.findings);
    assert_eq!(report.findings, [], "the catalogue answers, so nothing is assumed");
    let told = bench.told("上云企业数", "合计", "2022年9月末", "end");
    assert_eq!(told[0].0, "5000", "counted on the last day");
    let flow = bench.import("指标,地区,时期,数值,单位\n试验产值,广州市,2022年9月,12,亿元\n", &[]);
    assert!(
        flow.findings
            .iter()
            .any(|finding| finding.code.code() == "basis.assumed"),
        "of anything else it is said: {:?}",
        flow.findings
    );
}
