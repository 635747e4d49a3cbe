//! What is wrong with a file is said with its place, and never mended by guessing.

mod common;

use common::{read_bytes, read_text};
use suishu_domain::FindingCode;
use suishu_ingest::{FINDINGS_KEPT, Format, IngestError};

const HEADER: &str = "指标,地区,行业,时期,口径,度量,价格,数值,单位,限定,状态,来源,备注\n";

/// One row under the full header and the findings it gives.
fn check(row: &str, expected: &[&str]) {
    let (_, sink) = read_text(&format!("{HEADER}{row}\n"), &[]);
    assert_eq!(sink.codes(), expected, "the findings of {row}");
    assert!(
        sink.observations.is_empty(),
        "a row with an error yields no figure: {row}"
    );
}

/// A header, a row, answers and the findings.
fn check_file(text: &str, set: &[&str], expected: &[&str]) {
    let (_, sink) = read_text(text, set);
    assert_eq!(sink.codes(), expected, "the findings of {text:?}");
}

#[test]
fn names_periods_and_numbers() {
    check(",广州市,,2020年三季度,当期,,,1,亿元,,,,", &["indicator.missing@2:1"]);
    check("增加值,,,2020年三季度,当期,,,1,亿元,,,,", &["region.missing@2:2"]);
    check("增加值,广州市,,,当期,,,1,亿元,,,,", &["period.missing@2:4"]);
    check("增加值,广州市,,某天,当期,,,1,亿元,,,,", &["period.unreadable@2:4"]);
    check("增加值,广州市,,2020.1,当期,,,1,亿元,,,,", &["period.ambiguous@2:4"]);
    check(
        "增加值,广州市,,2020年三季度,当期,,,很多,亿元,,,,",
        &["value.unreadable@2:8"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,\"1,23\",亿元,,,,",
        &["value.unreadable@2:8"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,1.23E+11,亿元,,,,",
        &["value.unreadable@2:8"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,123456789012345678901234567890123,亿元,,,,",
        &["value.too_long@2:8"],
    );
}

#[test]
fn every_cell_of_a_row_that_cannot_be_read_is_told() {
    check(
        ",广州市,,某天,怎样,,,很多,亿元,大概吧,,,",
        &[
            "indicator.missing@2:1",
            "period.unreadable@2:4",
            "basis.unknown@2:5",
            "value.unreadable@2:8",
            "qualifier.unknown@2:10",
        ],
    );
}

#[test]
fn a_year_of_its_own_is_read_or_refused() {
    let text = "指标,地区,年份,季度,数值,单位\n增加值,广州市,近年,三季度,1,亿元\n";
    check_file(text, &["year=2020"], &["period.unreadable@2:3"]);
}

#[test]
fn basis_measure_and_unit() {
    check("增加值,广州市,,2020年三季度,怎样,,,1,亿元,,,,", &["basis.unknown@2:5"]);
    check(
        "项目数,广州市,,2020年前三季度,期末,,,1,个,,,,",
        &["basis.contradicts@2:5"],
    );
    check("增加值,广州市,,2020年9月,累计,,,1,亿元,,,,", &["basis.contradicts@2:5"]);
    check(
        "增加值,广州市,,2020年9月末,累计,,,1,亿元,,,,",
        &["basis.contradicts@2:5"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,怎样,,1,亿元,,,,",
        &["measure.unknown@2:6"],
    );
    check("增加值,广州市,,2020年三季度,当期,,,1,%,,,,", &["measure.unknown@2:6"]);
    check("增加值,广州市,,2020年,累计,环比,,1,%,,,,", &["measure.unknown@2:6"]);
    check(
        "增加值,广州市,,2020年三季度,当期,同比,,1,亿元,,,,",
        &["unit.contradicts@2:9"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,占比,,1,百分点,,,,",
        &["unit.contradicts@2:9"],
    );
    check("增加值,广州市,,2020年三季度,当期,,,1,,,,,", &["unit.unknown@2:9"]);
    check(
        "增加值,广州市,,2020年三季度,当期,,不知,1,亿元,,,,",
        &["price_basis.unknown@2:7"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,1,亿元,也许,,,",
        &["qualifier.unknown@2:10"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,1,亿元,,奇怪,,",
        &["status.unknown@2:11"],
    );
    check(
        "增加值,广州市,,2020年三季度,当期,,,1,亿元,,保密,,",
        &["status.unknown@2:11"],
    );
}

#[test]
fn what_the_cell_says_may_not_contradict_the_row() {
    check(
        "客流量,广州市,,2020年三季度,当期,,,1.2万,万人次,,,,",
        &["unit.contradicts@2:8"],
    );
    check(
        "客流量,广州市,,2020年三季度,当期,,,6亿元,万人次,,,,",
        &["unit.contradicts@2:8"],
    );
    check(
        "应用率,广州市,,2020年三季度,当期,同比,,5.3个百分点,%,,,,",
        &["unit.contradicts@2:8"],
    );
    check(
        "客流量,广州市,,2020年三季度,当期,,,下降5.4,万人次,,,,",
        &["value.unreadable@2:8"],
    );
    check(
        "应用率,广州市,,2020年三季度,当期,占比,,持平,%,,,,",
        &["value.unreadable@2:8"],
    );
    check(
        "客流量,广州市,,2020年三季度,当期,,,400多,万人次,约,,,",
        &["qualifier.unknown@2:10"],
    );
}

#[test]
fn columns() {
    let row = "增加值,广州市,2020年三季度,1,亿元";
    check_file(
        &format!("指标,地区,时期,数值,单位,性别\n{row},男\n"),
        &[],
        &["column.unknown@1:6"],
    );
    check_file(
        &format!("指标,地区,时期,数值,数值\n{row}\n"),
        &[],
        &["column.twice@1:5"],
    );
    check_file(
        "指标,时期,数值,单位\n增加值,2020年三季度,1,亿元\n",
        &[],
        &["column.missing@1:0"],
    );
    check_file(
        "指标,地区,时期,数值\n增加值,广州市,2020年三季度,1\n增加值,广州市,2020年三季度,2\n",
        &[],
        &["column.missing@1:0"],
    );
    check_file(
        "甲,乙\n1,2\n",
        &[],
        // Both columns hold figures; neither a place, a period nor a unit stands anywhere, and all three are asked at once.
        &["column.missing@1:0", "column.missing@1:0", "column.missing@1:0"],
    );
    let (_, sink) = read_text("指标,时期,数值,单位\n增加值,2020年三季度,1,亿元\n", &[]);
    assert_eq!(
        sink.findings[0].suggestion.as_deref(),
        Some("--set region=…"),
        "what would help"
    );
    let (_, sink) = read_text("指标,地区,时期,数值,单位\n增加值,广州市,三季度,1,亿元\n", &[]);
    assert_eq!(
        sink.findings[0].suggestion.as_deref(),
        Some("--set year=2020"),
        "the year of the file's name is offered, not taken"
    );
}

#[test]
fn rows_and_lines() {
    check_file(
        "指标,地区,时期,数值,单位\n\n增加值,广州市,2020年三季度\n",
        &[],
        &["row.width@3:4"],
    );
    check_file(
        "指标,地区,时期,数值,单位\n增加值,广州市,2020年三季度,1,亿元,多\n",
        &[],
        &["row.width@2:6"],
    );
    check_file(
        "指标,地区,时期,数值,单位,备注\n增加值,广州市,2020年三季度,1,亿元,\"两\n行\"\n增加值,广州市,2020年三季度,很多,亿元,\n",
        &[],
        &["value.unreadable@4:4"],
    );
    check_file(
        "指标,地区,时期,数值,单位,备注\r\n增加值,广州市,2020年三季度,1,亿元,\"没有\r\n合上\r\n",
        &[],
        &["quote.open@2:6"],
    );
}

#[test]
fn a_row_with_several_faults_names_each_of_its_series() {
    check(
        ",,,2020年三季度,怎样,,,1,亿元,,,,",
        &["indicator.missing@2:1", "region.missing@2:2", "basis.unknown@2:5"],
    );
}

#[test]
fn findings_beyond_the_cap_are_counted() {
    let mut text = HEADER.to_owned();
    for _ in 0..FINDINGS_KEPT + 500 {
        text.push_str("增加值,广州市,,2020年三季度,当期,,,很多,亿元,,,,\n");
    }
    let (reading, sink) = read_text(&text, &[]);
    assert_eq!(reading.findings.errors, FINDINGS_KEPT + 500, "all are counted");
    assert_eq!(sink.findings.len() as u64, FINDINGS_KEPT, "a thousand are kept");
}

#[test]
fn one_endless_line_ends_the_reading_early() {
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.resize(bytes.len() + (12 << 20), b'x');
    let (reading, sink) = read_bytes(&bytes, &[]);
    let reading = reading.expect("a finding, not an error");
    assert_eq!(sink.codes(), ["line.too_long@2:0"], "the line");
    assert_eq!(reading.sha256, None, "the rest was not read");
    let mut quoted = HEADER.as_bytes().to_vec();
    quoted.extend_from_slice("增加值,\"广州市\n".as_bytes());
    for _ in 0..200_000 {
        quoted.extend_from_slice(b"never closed\n");
    }
    let (_, sink) = read_bytes(&quoted, &[]);
    assert_eq!(
        sink.codes(),
        ["quote.open@2:2"],
        "where the quote opened, not where patience ended"
    );
    let long_field = format!(
        "{HEADER}{},广州市,,2020年三季度,当期,,,1,亿元,,,,\n",
        "长".repeat(30_000)
    );
    check_file(&long_field, &[], &["line.too_long@2:1"]);
}

#[test]
fn what_is_no_text_is_refused() {
    let error = |bytes: &[u8]| read_bytes(bytes, &[]).0.expect_err("no text");
    assert!(matches!(error(b""), IngestError::Empty), "no bytes");
    assert!(matches!(error(b" \n\r\n\t"), IngestError::Empty), "only blanks");
    assert!(matches!(error(b"\xEF\xBB\xBF"), IngestError::Empty), "only a mark");
    assert!(matches!(error(b",,,\n,,\n"), IngestError::Empty), "only separators");
    assert!(
        matches!(error(b"\x7fELF\x02\x01\x01\0\0\0\0\0"), IngestError::Binary { .. }),
        "a program"
    );
    assert!(
        matches!(error(&[1, 2, 3, 4, 5, 6, 7, 14, 15]), IngestError::Binary { .. }),
        "controls"
    );
    let mut late = HEADER.as_bytes().repeat(3_000);
    late.extend_from_slice(b"\0\0\0");
    assert!(
        matches!(error(&late), IngestError::Binary { .. }),
        "NUL beyond the sample"
    );
    for (bytes, format) in [(&b"%PDF-1.7\n"[..], Format::Pdf), (b"\n<HTML><table>", Format::Html)] {
        let error = error(bytes);
        assert!(
            matches!(error, IngestError::FormatUnsupported { format: found } if found == format),
            "{} is named, not read: {error}",
            format.name()
        );
    }
    for bytes in [
        &b"PK\x03\x04....[Content_Types].xml"[..],
        b"PK\x03\x04....readme.txt",
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....",
    ] {
        let error = error(bytes);
        assert!(
            matches!(error, IngestError::Corrupt { .. }),
            "the start of a workbook and no more: {error}"
        );
    }
    let folder = tempfile::tempdir().expect("a folder");
    assert!(
        matches!(common::read_path(folder.path(), &[]).0, Err(IngestError::NotAFile)),
        "a folder"
    );
    assert!(
        matches!(
            common::read_path(&folder.path().join("none"), &[]).0,
            Err(IngestError::Io(_))
        ),
        "nothing"
    );
}

#[test]
fn damaged_text_is_a_finding_at_its_cell() {
    let good = "增加值,广州市,,2020年三季度,当期,,,1,亿元,,,,\n".repeat(5);
    for (damaged, place) in [
        (&b"\xE5\xA2,\xE5,,2020,,,,1,,,,,\n"[..], "encoding.replaced@7:1"),
        (
            "增加值,广州市,,2020年三季度,当期,,,1,亿元,,,,注".as_bytes(),
            "encoding.replaced@7:13",
        ),
    ] {
        let bytes = [HEADER.as_bytes(), good.as_bytes(), damaged, b"\xFF\n"].concat();
        let (reading, sink) = read_bytes(&bytes, &["basis=single"]);
        assert_eq!(reading.expect("readable").encoding, "UTF-8", "nothing else begins so");
        assert!(sink.has(FindingCode::EncodingReplaced), "told: {:?}", sink.codes());
        assert!(
            sink.codes().contains(&place.to_owned()),
            "with its place {place}: {:?}",
            sink.codes()
        );
    }
}
