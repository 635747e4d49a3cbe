//! Files of the user's into the sample: what they change, what is asked, what stays.

use crate::bench::Bench;
use suishu_api::Failure;

#[test]
fn a_file_that_is_silent_on_prices_revises_what_the_library_has() {
    let bench = Bench::new();
    let head = "指标,地区,时期,口径,数值,单位\n";
    // National figures stand at current and constant prices: only a person can say which these are.
    let national = format!("{head}地区生产总值,全国,2020年一季度,累计,206504.4,亿元\n");
    let asked = bench.import(&national, &[]);
    assert_eq!(
        (asked.errors, asked.batch),
        (1, None),
        "two kinds of prices: {:?}",
        asked.findings
    );
    assert_eq!(asked.findings[0].code.code(), "price_basis.unknown");
    assert_eq!(
        bench.import(&national, &[("price_basis", "现价")]).revised,
        1,
        "a revision, not a series of its own"
    );
    let city = bench.import(
        &format!("{head}地区生产总值,广州市,2020年前三季度,累计,17480,亿元\n"),
        &[],
    );
    assert_eq!(
        (city.errors, city.revised),
        (0, 1),
        "the city's levels are at current prices only: {:?}",
        city.findings
    );
    let district = bench.import(
        &format!("{head}地区生产总值,天河区,2020年前三季度,累计,4000,亿元\n"),
        &[],
    );
    assert_eq!(
        (district.errors, district.added),
        (0, 1),
        "nothing is known of the district, nothing is assumed"
    );
    let growth = "指标,地区,时期,口径,度量,数值,单位\n地区生产总值,广州市,2020年前三季度,累计,同比,1.1,%\n";
    let assumed = bench.import(growth, &[]);
    assert_eq!(
        (assumed.errors, assumed.revised),
        (0, 1),
        "growth is at constant prices only, so these are meant"
    );
    assert!(
        assumed
            .findings
            .iter()
            .any(|finding| finding.code.code() == "price_basis.assumed"),
        "and it is said"
    );
}

#[test]
fn silence_on_the_status_takes_nothing_back() {
    let bench = Bench::new();
    let text = "指标,地区,行业,时期,口径,价格,数值,单位\n地区生产总值,广州市,第二产业,2020年前三季度,累计,现价,47043900,万元\n";
    let report = bench.import(text, &[]);
    assert_eq!(
        (report.unchanged, report.revised, report.batch),
        (1, 0, None),
        "47043900 万元 are 4704.39 亿元"
    );
    let told = bench.told("地区生产总值", "第二产业", "2020年前三季度", "cumulative");
    assert_eq!(
        (told[0].0.as_str(), told[0].1.as_str()),
        ("4704.39", "P"),
        "the status stays"
    );
}

#[test]
fn a_new_flow_has_its_first_quarter_once() {
    let bench = Bench::new();
    let head = "指标,地区,时期,口径,数值,单位\n";
    let rows = "试验产值,广州市,2021年一季度,当期,10,亿元\n试验产值,广州市,2021年二季度,当期,12,亿元\n\
                试验产值,广州市,2021年一季度,累计,10,亿元\n试验产值,广州市,2021年上半年,累计,22,亿元\n";
    let report = bench.import(&format!("{head}{rows}"), &[]);
    assert_eq!(report.errors, 0, "{:?}", report.findings);
    assert_eq!(
        bench.told("试验产值", "合计", "2021年一季度", "single").len(),
        1,
        "one number, answered once"
    );
}

#[test]
fn an_older_release_that_comes_late_replaces_nothing() {
    let bench = Bench::new();
    let text = "指标,地区,时期,口径,价格,数值,单位\n地区生产总值,广州市,2017年,累计,现价,21503.15,亿元\n";
    let report = bench.import(text, &[("released", "2018-10-01")]);
    assert_eq!((report.errors, report.revised), (0, 0), "{:?}", report.findings);
    let told = bench.told("地区生产总值", "合计", "2017年", "cumulative");
    assert_eq!(told[0].0, "19871.67", "the figure of the newer release counts");
}

#[test]
fn a_cancelled_import_writes_nothing() {
    let bench = Bench::new();
    let before = bench.desk.library_info().unwrap();
    let text = "指标,地区,时期,口径,数值,单位\n上云企业数,广州市,2021年末,期末,3000,家\n";
    let stopped = bench.import_until(text, &[], |_, _| false);
    assert!(
        matches!(stopped, Err(Failure::Cancelled)),
        "the one who watches said stop: {stopped:?}"
    );
    assert_eq!(bench.desk.library_info().unwrap(), before, "the library is as it was");
    assert_eq!(bench.import(text, &[]).added, 1, "and the same file goes in afterwards");
}
