//! The row reader splits as the csv crate does, and no rows make it stumble.

mod common;

use std::fs;

use common::shared_data;
use proptest::prelude::*;
use suishu_domain::FindingCode;
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
fn a_file_that_ends_where_a_sheet_must_end_is_told() {
    let table = |rows: usize| {
        let mut text = String::from("指标,地区,时期,数值,单位\n");
        text.extend((1..rows).map(|row| format!("甲,乙,2020年,{row},个\n")));
        let (reading, sink) = common::read_text(&text, &["basis=single"]);
        (reading.rows, sink.has(FindingCode::RowsAtLimit))
    };
    assert_eq!(
        table(65_536),
        (65_535, true),
        "the rows of an old sheet, header included"
    );
    assert_eq!(table(65_535), (65_534, false), "one less is no limit");
}

#[test]
fn the_line_that_tells_excel_the_delimiter_is_no_row() {
    let text = "sep=;\r\n指标;地区;时期;数值;单位\r\n甲;乙;2020年;1,234.5;亿元\r\n";
    let (reading, sink) = common::read_text(text, &["basis=single"]);
    assert_eq!(reading.delimiter, Some(Delimiter::Semicolon), "as it says");
    assert_eq!(sink.observations.len(), 1, "one figure: {:?}", sink.findings);
    let figure = &sink.observations[0];
    assert_eq!((figure.line, figure.column), (3, 4), "lines count as an editor counts");
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
