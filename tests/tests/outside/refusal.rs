//! Bad input: a clear error or a finding with its place, the exit status of the contract, and the library byte for byte as
//! it was.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use suishu_tests::answer::{FAILED, REFUSED};
use suishu_tests::{Answer, LONG_HEADER, Workbench};

/// Imports a file that must not be taken; the library must not change by a byte.
#[track_caller]
fn refused(bench: &Workbench, file: &Path, status: i32) -> Answer {
    let before = bench.library_bytes();
    let answer = bench.suishu([OsStr::new("--json"), OsStr::new("import"), file.as_os_str()]);
    let answer = answer.ended(status, "the file must not be taken");
    assert!(
        bench.library_bytes() == before,
        "a refused file leaves the library byte for byte as it was"
    );
    answer
}

/// The wire error of a file that can't be read at all.
#[track_caller]
fn check_error(bytes: &[u8], code: &str) {
    let bench = Workbench::with_sample();
    let answer = refused(&bench, &bench.file("bad.csv", bytes), FAILED);
    let error = answer.json();
    assert_eq!(error["code"], code, "the machine form names the fault: {error}");
    assert!(
        error["message"].as_str().is_some_and(|message| !message.is_empty()),
        "and has a sentence: {error}"
    );
}

/// The finding of a file that is refused because of one cell: its code, its place and its text.
#[track_caller]
fn check_finding(row: &str, code: &str, column: u32, raw: &str) {
    let bench = Workbench::with_sample();
    let good = "地区生产总值,广州市,合计,2001年,累计,绝对量,现价,2841.65,亿元,,,年鉴,";
    let text = format!("{LONG_HEADER}\n{good}\n{row}\n");
    let report = refused(&bench, &bench.file("bad.csv", text), REFUSED).report();
    let findings = report["findings"].as_array().expect("findings");
    let found = findings
        .iter()
        .find(|finding| finding["code"] == code)
        .unwrap_or_else(|| panic!("no {code} among {findings:?}"));
    assert_eq!(found["severity"], "error", "what can't be read is an error: {found}");
    assert_eq!(
        (&found["place"]["line"], &found["place"]["column"]),
        (&3.into(), &column.into()),
        "the place is the cell: {found}"
    );
    assert_eq!(found["raw"], raw, "the text that was seen is told");
    assert!(report["batch"].is_null(), "nothing was written");
}

#[test]
fn an_empty_file() {
    check_error(b"", "file.empty");
    check_error(b"\xEF\xBB\xBF\r\n\r\n", "file.empty");
}

#[test]
fn a_binary_file() {
    let program: Vec<u8> = (0..4096_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    check_error(
        &[b"\x7fELF\x02\x01\x01\0\0\0\0\0".as_slice(), &program].concat(),
        "file.binary",
    );
    check_error(
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0",
        "file.binary",
    );
}

#[test]
fn a_file_that_is_not_there() {
    let bench = Workbench::with_sample();
    let error = refused(&bench, &bench.path("nowhere.csv"), FAILED).json();
    assert_eq!(error["code"], "file.unreadable", "{error}");
}

#[test]
fn a_header_of_something_else() {
    let bench = Workbench::with_sample();
    let text = "姓名,电话,住址\n张三,020-12345678,天河区\n";
    let report = refused(&bench, &bench.file("bad.csv", text), REFUSED).report();
    assert_eq!(
        report["findings"][0]["code"], "table.missing",
        "no figures with a header: {report}"
    );
}

#[test]
fn text_in_a_number() {
    check_finding(
        "地区生产总值,广州市,合计,2002年,累计,绝对量,现价,三千多吧,亿元,,,年鉴,",
        "value.unreadable",
        8,
        "三千多吧",
    );
}

#[test]
fn a_period_that_nobody_knows() {
    check_finding(
        "地区生产总值,广州市,合计,猴年马月,累计,绝对量,现价,1,亿元,,,年鉴,",
        "period.unreadable",
        4,
        "猴年马月",
    );
    check_finding(
        "地区生产总值,广州市,合计,2020年13月,累计,绝对量,现价,1,亿元,,,年鉴,",
        "period.unreadable",
        4,
        "2020年13月",
    );
}

#[test]
fn a_unit_that_nobody_knows() {
    check_finding(
        "地区生产总值,广州市,合计,2002年,累计,同比,不变价,13.2,亿元,,,年鉴,",
        "unit.contradicts",
        9,
        "亿元",
    );
}

#[test]
fn a_row_that_is_too_short() {
    let bench = Workbench::with_sample();
    let text = format!("{LONG_HEADER}\n地区生产总值,广州市,合计,2002年\n");
    let report = refused(&bench, &bench.file("bad.csv", text), REFUSED).report();
    assert!(
        report["findings"].to_string().contains("row.width"),
        "the row's width is the finding: {report}"
    );
}

#[test]
fn one_bad_row_refuses_the_whole_file() {
    let bench = Workbench::with_library();
    let mut text = format!("{LONG_HEADER}\n");
    for n in 0..2000 {
        writeln!(text, "指标{n},广州市,合计,2020年,累计,绝对量,,1,个,,,表,").unwrap();
    }
    text.push_str("指标,广州市,合计,2020年,累计,绝对量,,坏,个,,,表,\n");
    refused(&bench, &bench.file("bad.csv", text), REFUSED);
    assert_eq!(
        bench.content().len(),
        0,
        "the good rows were not kept without the bad one"
    );
}

#[test]
fn a_quote_that_is_never_closed() {
    let bench = Workbench::with_sample();
    let text = format!("{LONG_HEADER}\n\"地区生产总值,广州市,合计,2002年,累计,绝对量,现价,1,亿元,,,年鉴,\n");
    let said = refused(&bench, &bench.file("bad.csv", text), REFUSED).report();
    assert!(
        said["findings"].to_string().contains("quote.open"),
        "the open quote is the finding: {said}"
    );
}

#[test]
fn one_line_without_an_end() {
    let bench = Workbench::with_sample();
    let path = bench.path("endless.csv");
    let mut file = BufWriter::new(std::fs::File::create(&path).unwrap());
    writeln!(file, "{LONG_HEADER}").unwrap();
    let piece = vec![b'a'; 1_000_000];
    for _ in 0..200 {
        file.write_all(&piece).unwrap();
    }
    file.flush().unwrap();
    let said = refused(&bench, &path, REFUSED).report();
    assert!(
        said["findings"].to_string().contains("line.too_long"),
        "the length of the line is the finding: {said}"
    );
}

#[test]
fn two_gigabytes_of_nothing() {
    let bench = Workbench::with_sample();
    let path = bench.path("sparse.csv");
    let mut file = std::fs::File::create(&path).unwrap();
    writeln!(file, "{LONG_HEADER}").unwrap();
    file.set_len(2 << 30).unwrap(); // a hole: it takes no room on the disk
    let error = refused(&bench, &path, FAILED).json();
    assert!(
        ["file.binary", "file.limit"].contains(&error["code"].as_str().unwrap_or_default()),
        "zeros are no text: {error}"
    );
}
