//! calamine as the oracle: every number and every text that it finds stands in our grid, in the same place, and no more.

use std::io::Cursor;

use calamine::{Data, Reader, Xls, Xlsx};
use rust_xlsxwriter::Workbook as Writer;
use suishu_ingest::Grid;
use suishu_ingest::grid::CellKind;

use crate::biff::{Book, Stream};
use crate::examples::example;
use crate::{cell, grid};

/// N33 names code page 1252 beside its Unicode strings; the oracle decodes them by it and gets no Chinese.
const MISREAD: &str = "N33";

/// A range of calamine's against the same sheet of ours.
fn compare(range: &calamine::Range<Data>, grid: &Grid, name: &str) {
    let (top, left) = range.start().unwrap_or_default();
    let mut held = 0;
    for (row, column, value) in range.used_cells() {
        let (row, column) = (row as u32 + top, column as u32 + left);
        let (text, kind) = cell(grid, u64::from(row) + 1, column);
        let place = format!("{name} {row},{column}");
        match value {
            Data::Float(number) => assert_eq!(text.parse::<f64>().ok(), Some(*number), "{place}"),
            Data::Int(number) => assert_eq!(text.parse::<f64>().ok(), Some(*number as f64), "{place}"),
            Data::String(_) if name == MISREAD => assert_eq!(kind, CellKind::Text, "{place}"),
            Data::String(string) => assert_eq!(text, string, "{place}"),
            Data::Bool(truth) => assert_eq!(text, if *truth { "TRUE" } else { "FALSE" }, "{place}"),
            Data::DateTime(_) => assert_eq!(kind, CellKind::Date, "{place}"),
            other => panic!("{place}: {other:?}"),
        }
        held += usize::from(!text.is_empty());
    }
    let ours: usize = (0..grid.height())
        .map(|row| grid.row(row).filter(|cell| !cell.text.is_empty()).count())
        .sum();
    assert_eq!(ours, held, "{name}: as many cells");
}

#[test]
fn made_workbooks_agree() {
    let mut writer = Writer::new();
    let page = writer.add_worksheet();
    let mut records = Stream::default();
    let mut number = 0.1_f64;
    for row in 0..200_u16 {
        for column in 0..7_u16 {
            number = (number * 7.3).rem_euclid(9_999.0);
            let shown = (number * 100.0).round() / 100.0;
            page.write(u32::from(row), column, shown).unwrap();
            records.number(row, column, 0, shown);
        }
        page.write(u32::from(row), 8, format!("第{row}行")).unwrap();
        records.label(row, 8, &format!("第{row}行"));
    }
    let bytes = writer.save_to_buffer().unwrap();
    let mut oracle = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    compare(
        &oracle.worksheet_range_at(0).unwrap().unwrap(),
        &grid(&bytes, 0).unwrap(),
        "xlsx",
    );
    let mut book = Book::of(records);
    book.styles = vec![0];
    let bytes = book.file();
    let mut oracle = Xls::new(Cursor::new(bytes.clone())).unwrap();
    compare(
        &oracle.worksheet_range_at(0).unwrap().unwrap(),
        &grid(&bytes, 0).unwrap(),
        "xls",
    );
}

#[test]
fn published_workbooks_agree() {
    for name in ["N03", "N07", "N11", "N14", "N33"] {
        let Some(bytes) = example(name, ".xls") else { return };
        let mut oracle = Xls::new(Cursor::new(bytes.clone())).unwrap();
        compare(
            &oracle.worksheet_range_at(0).unwrap().unwrap(),
            &grid(&bytes, 0).unwrap(),
            name,
        );
    }
    let Some(bytes) = example("N31", ".xlsx") else { return };
    let mut oracle = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    for sheet in 0..2 {
        let range = oracle.worksheet_range_at(sheet).unwrap().unwrap();
        compare(&range, &grid(&bytes, sheet).unwrap(), "N31");
    }
}
