//! The row reader splits as the csv crate does, and public suites read as they expect.

mod common;

use std::fs;

use common::shared_data;
use proptest::prelude::*;
use suishu_ingest::{Delimiter, rows::Rows};

type Table = Vec<Vec<String>>;

fn ours(text: &str) -> Option<Table> {
    let mut rows = Rows::of_utf8(text.as_bytes(), Delimiter::Comma);
    let mut table = Vec::new();
    loop {
        match rows.next_row() {
            Ok(Some(row)) => table.push(
                row.fields()
                    .map(|field| String::from_utf8_lossy(field).into_owned())
                    .collect(),
            ),
            Ok(None) => return Some(table),
            Err(_) => return None,
        }
    }
}

fn oracle(text: &str) -> Table {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    reader
        .records()
        .map(|row| row.unwrap_or_default().iter().map(str::to_owned).collect())
        .collect()
}

proptest! {
    #[test]
    fn rows_split_as_the_csv_crate_splits_them(text in "([a字,\"\n ]|\r\n){0,40}") {
        // An open quote is a fault here and the rest of the file there.
        if let Some(table) = ours(&text) {
            prop_assert_eq!(table, oracle(&text));
        }
    }

    #[test]
    fn quoted_tables_come_back(table in prop::collection::vec(prop::collection::vec("[a字,;\"\n\t ]{0,6}", 2..5), 1..6)) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).expect("memory");
        }
        let text = String::from_utf8(writer.into_inner().expect("memory")).expect("UTF-8");
        prop_assert_eq!(ours(&text), Some(table));
    }

    #[test]
    fn any_bytes_are_read_or_refused_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let _ = common::read_bytes(&bytes, &[]);
    }

    #[test]
    fn any_rows_are_read_or_refused_without_panic(rows in "([0-9a年月季度末亿%,，;\"\r\n—.约多]){0,200}") {
        let header = "指标,地区,时期,数值,单位\n";
        let _ = common::read_bytes(format!("{header}{rows}").as_bytes(), &["basis=single"]);
    }
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
        let table = ours(&fs::read_to_string(&path).expect("UTF-8")).expect("no open quote");
        let json = suite.join("json").join(&name).with_extension("json");
        let expected: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&fs::read_to_string(json).expect("an expectation")).expect("JSON");
        let (header, rows) = table.split_first().expect("a header");
        assert_eq!(rows.len(), expected.len(), "the rows of {name:?}");
        for (row, expected) in rows.iter().zip(&expected) {
            for (name, text) in header.iter().zip(row) {
                // Copies of the suite that went through git have lost the CR inside this field.
                let expected = expected[name].as_str().map(|text| text.replace("\r\n", "\n"));
                let path = path.display();
                assert_eq!(expected, Some(text.replace("\r\n", "\n")), "{name} in {path}");
            }
        }
        count += 1;
    }
    assert!(count >= 10, "the suite is there");
}

#[test]
fn w3c_csvw_is_one_table_in_four_encodings() {
    let Some(suite) = shared_data("examples/suites/w3c-csvw") else {
        return;
    };
    let heads: Vec<_> = [
        "test-utf8.csv",
        "test-utf8-bom.csv",
        "test-utf16.csv",
        "test-utf16-bom.csv",
    ]
    .into_iter()
    .map(|name| {
        let (reading, _) = common::read_path(&suite.join(name), &[]);
        let reading = reading.expect("readable");
        assert!(reading.encoding_certain, "{name} is {}", reading.encoding);
        (reading.excerpt, reading.labels)
    })
    .collect();
    assert!(
        heads.iter().all(|head| *head == heads[0]),
        "the four differ: {heads:#?}"
    );
}

#[test]
fn the_figures_of_guangzhou_read_without_an_error() {
    let Some(folder) = shared_data("guangzhou") else { return };
    let (mut figures, mut events) = (0, 0);
    for entry in fs::read_dir(folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            let (reading, sink) = common::read_path(&path, &[]);
            let reading = reading.expect("readable");
            assert_eq!(reading.findings.errors, 0, "{}: {:?}", path.display(), sink.findings);
            assert_eq!(
                reading.rows as usize,
                sink.observations.len() + sink.events.len(),
                "each row yields one draft"
            );
            figures += sink.observations.len();
            events += sink.events.len();
        }
    }
    assert!(
        figures > 900 && events == 7,
        "all are there: {figures} figures, {events} events"
    );
}
