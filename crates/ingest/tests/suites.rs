//! Public suites read as they expect, and files as offices publish them are in the encoding and with the delimiter that they have.
//!
//! These files lie beside the project; where they don't, the tests say so and pass.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a suite that can't be read may well stop its test"
)]

mod common;

use std::fs;
use std::path::Path;

use common::shared_data;
use suishu_ingest::rows::Rows;
use suishu_ingest::{Delimiter, Reading};

/// The rows of a text, each with its fields.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Rows::of_utf8(text.as_bytes(), Delimiter::Comma);
    let mut table = Vec::new();
    while let Some(row) = rows.next_row().expect("no open quote") {
        let fields = row.fields().map(|field| String::from_utf8_lossy(field).into_owned());
        table.push(fields.collect());
    }
    table
}

#[test]
fn csv_spectrum_reads_as_expected() {
    let Some(suite) = shared_data("examples/suites/csv-spectrum") else {
        return;
    };
    let mut count = 0;
    for entry in fs::read_dir(suite.join("csvs")).expect("the suite") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_owned();
        let table = rows(&fs::read_to_string(&path).expect("UTF-8"));
        let json = suite.join("json").join(&name).with_extension("json");
        let expected: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&fs::read_to_string(json).expect("an expectation")).expect("JSON");
        let (header, body) = table.split_first().expect("a header");
        assert_eq!(body.len(), expected.len(), "the rows of {name:?}");
        for (row, expected) in body.iter().zip(&expected) {
            assert_eq!(row.len(), expected.len(), "the fields of a row of {name:?}");
            for (column, text) in header.iter().zip(row) {
                // Copies of the suite that went through git have lost the CR inside this field.
                let expected = expected[column].as_str().map(|text| text.replace("\r\n", "\n"));
                assert_eq!(expected, Some(text.replace("\r\n", "\n")), "{column} in {name:?}");
            }
        }
        count += 1;
    }
    assert!(count >= 10, "the suite is there");
}

fn reading(path: &Path) -> Reading {
    let (reading, _) = common::read_path(path, &[]);
    reading.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The cells of the excerpt, which holds all of a small file but the blanks at the end of its rows.
fn cells(reading: &Reading) -> Vec<Vec<String>> {
    reading.excerpt.rows.iter().map(|row| row.cells.clone()).collect()
}

fn without_last_blanks(mut row: Vec<String>) -> Vec<String> {
    row.truncate(row.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1));
    row
}

#[test]
fn w3c_csvw_is_one_table_in_four_encodings() {
    let Some(suite) = shared_data("examples/suites/w3c-csvw") else {
        return;
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(suite.join("test-utf8.csv"))
        .expect("the suite");
    let expected: Vec<Vec<String>> = reader
        .records()
        .map(|row| without_last_blanks(row.expect("UTF-8").iter().map(str::to_owned).collect()))
        .collect();
    for (name, encoding) in [
        ("test-utf8.csv", "UTF-8"),
        ("test-utf8-bom.csv", "UTF-8"),
        ("test-utf16.csv", "UTF-16"),
        ("test-utf16-bom.csv", "UTF-16"),
    ] {
        let reading = reading(&suite.join(name));
        assert!(reading.encoding.starts_with(encoding), "{name} is {}", reading.encoding);
        assert!(reading.encoding_certain, "{name} is no guess");
        assert_eq!(cells(&reading), expected, "the cells of {name}");
    }
}

/// The encoding, whether it is certain, the delimiter, and a cell that only the right reading holds.
fn check(file: &str, encoding: (&str, bool), delimiter: Delimiter, cell: &str) {
    let Some(folder) = shared_data("examples") else { return };
    let reading = reading(&folder.join(file));
    assert_eq!(
        (reading.encoding, reading.encoding_certain),
        encoding,
        "the encoding of {file}"
    );
    assert_eq!(reading.delimiter, Some(delimiter), "the delimiter of {file}");
    assert!(
        cells(&reading).iter().flatten().any(|text| text.trim() == cell),
        "{cell} stands in {file}: {:?}",
        cells(&reading).first()
    );
}

#[test]
fn published_files_are_in_their_encodings() {
    use Delimiter::{Comma, Semicolon};
    let (chinese, utf_8) = (("GB18030", true), ("UTF-8", true));
    check("nbs/N08_分省年度数据_GDP_2006-2024.csv", chinese, Comma, "广东省");
    check(
        "nbs/N14_主要城市年度数据_上海房地产.csv",
        chinese,
        Comma,
        "数据库：主要城市年度数据",
    );
    check("nbs/N25_年度数据_Excel另存.csv", utf_8, Comma, "国民总收入(亿元)");
    check("nbs/N28_主要城市年度数据-经济_UTF8.csv", utf_8, Comma, "2019年");
    check("world/W14_FRED_GDPC1.csv", utf_8, Comma, "DATE");
    check(
        "world/W19_Destatis_12411-0001_latin1.csv",
        ("windows-1252", false),
        Semicolon,
        "Bevölkerungsstand",
    );
    check("suites/w3c-csvw/EG.csv", utf_8, Comma, "القليوبية");
    check(
        "suites/w3c-csvw/mth-10-january-2014.csv",
        ("windows-1252", false),
        Comma,
        "Expenditure over £25,000- Payment made in January 2014",
    );
}
