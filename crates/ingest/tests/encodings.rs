//! The same table in every encoding is the same table.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a fixture that can't be read may well stop its test"
)]

mod common;

use std::fmt::Write;

use common::{Collected, file, holidays, read_bytes};
use encoding_rs::{BIG5, GB18030, WINDOWS_1252};
use suishu_ingest::{IngestError, Options, Reading, read};

const TABLE: &str = "指标,地区,行业,时期,口径,数值,单位,备注\r\n\
    地区生产总值,广州市,第一产业,2020年前三季度,累计,182.10,亿元,\"含逗号,和\n换行\"\r\n\
    地区生产总值,广州市,第二产业,2020年前三季度,累计,4704.39,亿元,\r\n\
    5G基站,南沙区,,2020年9月末,,１２３,个,一期\r\n";

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn check(bytes: &[u8], encoding: &str) {
    let (expected, wanted) = read_bytes(TABLE.as_bytes(), &[]);
    let (reading, sink) = read_bytes(bytes, &[]);
    let (expected, reading) = (expected.expect("UTF-8"), reading.expect("readable"));
    assert_eq!(reading.encoding, encoding, "the name that is shown");
    assert!(reading.encoding_certain, "{encoding} is no guess here");
    assert_eq!(
        reading.findings, expected.findings,
        "the findings under {encoding}: {:?}",
        sink.findings
    );
    assert_eq!(sink.series, wanted.series, "the series under {encoding}");
    assert_eq!(sink.observations, wanted.observations, "the figures under {encoding}");
    assert_eq!(sink.observations.len(), 3, "all three of them");
    assert_eq!(reading.excerpt, expected.excerpt, "the preview under {encoding}");
}

#[test]
fn one_table_in_seven_encodings() {
    let marked = format!("\u{feff}{TABLE}");
    check(TABLE.as_bytes(), "UTF-8");
    check(marked.as_bytes(), "UTF-8");
    check(&GB18030.encode(TABLE).0, "GB18030");
    check(&utf_16(TABLE, u16::to_le_bytes), "UTF-16LE");
    check(&utf_16(TABLE, u16::to_be_bytes), "UTF-16BE");
    check(&utf_16(&marked, u16::to_le_bytes), "UTF-16LE");
    check(&utf_16(&marked, u16::to_be_bytes), "UTF-16BE");
}

/// A table of so many rows, whose characters lie across the borders of chunks.
fn long_table(rows: usize) -> String {
    let mut table = String::from("指标,地区,时期,数值,单位,备注\n");
    for row in 0..rows {
        let tail = "字".repeat(row % 7);
        let _ = writeln!(
            table,
            "地区生产总值,广州市,2020年三季度,{row},亿元,第{row}行的备注，长短不一{tail}"
        );
    }
    table
}

#[test]
fn chunks_may_cut_characters() {
    // More than a chunk each; GB18030 is shorter, since its encoder is slow.
    for (rows, encode) in [
        (20_000, (|table| table.as_bytes().to_vec()) as fn(&str) -> Vec<u8>),
        (20_000, |table| utf_16(table, u16::to_le_bytes)),
        (6_000, |table| GB18030.encode(table).0.into_owned()),
    ] {
        let (reading, sink) = read_bytes(&encode(&long_table(rows)), &[]);
        let reading = reading.expect("readable");
        assert_eq!(
            reading.findings.errors,
            0,
            "{}: {:?}",
            reading.encoding,
            sink.findings.first()
        );
        assert_eq!(sink.observations.len(), rows, "every row under {}", reading.encoding);
        let last = &sink.observations[rows - 1];
        assert_eq!(
            (last.line, last.figure.number()),
            (rows as u64 + 1, Some((rows - 1).into())),
            "the last row"
        );
    }
}

fn read_as(bytes: &[u8], label: &str) -> (Result<Reading, IngestError>, Collected) {
    let (holidays, mut sink) = (holidays(), Collected::default());
    let options = Options {
        encoding: Some(label),
        ..Options::new(&holidays)
    };
    (read(file(bytes).path(), &options, &mut sink), sink)
}

const ACCENTS: &str = "indicator;region;period;basis;value;unit\n\
    Erwerbstätige;Baden-Württemberg;2020;single;1,234.5;kWh\n\
    Übernachtungen;Thüringen;2020;single;2;kWh\n";

#[test]
fn a_guess_is_shown_and_a_named_encoding_is_none() {
    let bytes = WINDOWS_1252.encode(ACCENTS).0;
    let (reading, sink) = read_bytes(&bytes, &[]);
    let reading = reading.expect("readable");
    assert_eq!(
        (reading.encoding, reading.encoding_certain),
        ("windows-1252", false),
        "letters of Western Europe, though GB18030 takes these bytes as well"
    );
    assert_eq!(sink.codes()[0], "encoding.guessed@0:0", "shown");
    let region = |sink: &Collected| sink.series.first().map(|series| series.region.clone());
    assert_eq!(
        region(&sink).as_deref(),
        Some("Baden-Württemberg"),
        "read as letters: {:?}",
        sink.findings
    );
    let (reading, sink) = read_as(&bytes, "latin1");
    assert!(reading.expect("readable").encoding_certain, "a person said so");
    assert!(
        !sink.codes().iter().any(|code| code.starts_with("encoding")),
        "nothing to say: {:?}",
        sink.codes()
    );
    let (reading, sink) = read_as(&bytes, "gbk");
    assert_eq!(reading.expect("readable").encoding, "GB18030", "the named one wins");
    assert_ne!(
        region(&sink).as_deref(),
        Some("Baden-Württemberg"),
        "however wrong it is"
    );
    let (reading, _) = read_as(&bytes, "klingon");
    assert!(
        matches!(reading, Err(IngestError::EncodingUnknown { label }) if label == "klingon"),
        "an unknown label"
    );
}

#[test]
fn hong_kong_and_taiwan_write_big5() {
    let table =
        "指標,地區,時期,口徑,數值,單位\n本地生產總值,香港,2020年,single,1.5,%\n失業率,臺北市,2020年,single,3.9,%\n";
    let (reading, _) = read_bytes(&BIG5.encode(table).0, &[]);
    let reading = reading.expect("readable");
    assert_eq!(
        (reading.encoding, reading.encoding_certain),
        ("Big5", true),
        "everyday characters of traditional writing"
    );
    assert_eq!(reading.excerpt.rows[1].cells[0], "本地生產總值", "read as written");
}

/// A table whose first name beyond ASCII stands far below what is sampled.
fn late(name: &str) -> String {
    let mut table = String::from("indicator,region,period,basis,value,unit\n");
    for row in 0..6_000 {
        let _ = writeln!(table, "jobs,district {row},2020,single,{row},kWh");
    }
    let _ = writeln!(table, "jobs,{name},2020,single,1,kWh");
    table
}

#[test]
fn a_name_far_down_tells_the_encoding_of_the_file() {
    for (name, bytes, encoding) in [
        ("天河区", GB18030.encode(&late("天河区")).0, "GB18030"),
        ("Thüringen", WINDOWS_1252.encode(&late("Thüringen")).0, "windows-1252"),
        ("天河区", late("天河区").into_bytes().into(), "UTF-8"),
    ] {
        let (reading, sink) = read_bytes(&bytes, &[]);
        assert_eq!(reading.expect("readable").encoding, encoding, "{name} after 6000 rows");
        let last = sink.series.last().map(|series| series.region.as_str());
        assert_eq!(last, Some(name), "read as written: {:?}", sink.findings.first());
    }
}

#[test]
fn a_character_that_was_cut_in_two_is_told_and_the_rest_is_read() {
    let table = TABLE.repeat(6);
    let mut bytes = GB18030.encode(&table).0.into_owned();
    let at = bytes.len() - bytes.iter().rev().position(|byte| *byte >= 0x80).expect("Chinese");
    bytes.remove(at - 1);
    let (reading, sink) = read_bytes(&bytes, &[]);
    let reading = reading.expect("readable");
    assert_eq!(
        (reading.encoding, reading.encoding_certain),
        ("GB18030", true),
        "all but one"
    );
    assert!(
        sink.codes().iter().any(|code| code.starts_with("encoding.replaced")),
        "the cut one is told: {:?}",
        sink.codes()
    );
}

#[test]
fn four_bytes_a_character_are_refused_by_name() {
    let bytes: Vec<u8> = TABLE.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let (reading, _) = read_bytes(&bytes, &[]);
    let Err(IngestError::FormatUnsupported { format }) = reading else {
        panic!("not refused: {reading:?}");
    };
    assert_eq!(format.name(), "UTF-32", "said what it is");
}

#[test]
fn a_wrong_name_gives_findings_not_figures() {
    let (reading, sink) = read_as(&GB18030.encode(TABLE).0, "utf-8");
    assert!(
        reading.expect("readable").findings.errors > 0,
        "what no character stands for is told"
    );
    assert!(sink.observations.is_empty(), "and no figure comes of it");
}
