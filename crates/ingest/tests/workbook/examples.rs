//! Workbooks as offices really publish them. They lie beside the project; where they don't, these tests say so and pass.

use std::path::PathBuf;

use suishu_ingest::Grid;
use suishu_ingest::grid::CellKind::{Blank, Date, Number, Text};

use crate::{check, grid, open};

/// The folder of examples beside the project.
pub(crate) fn folder() -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = here
        .ancestors()
        .map(|up| up.join("shared/data/examples/nbs"))
        .find(|path| path.is_dir());
    if folder.is_none() {
        println!("left out: there is no shared/data/examples beside the project");
    }
    folder
}

/// The bytes of an example by how its name begins and ends.
pub(crate) fn example(begin: &str, end: &str) -> Option<Vec<u8>> {
    let entries = std::fs::read_dir(folder()?).unwrap().flatten();
    let path = entries.map(|entry| entry.path()).find(|path| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with(begin) && name.ends_with(end)
    });
    std::fs::read(path?).ok()
}

/// The line of a row by the text of its first cell.
fn line(grid: &Grid, first: &str) -> u64 {
    let row = (0..grid.height()).find(|row| grid.text(*row, 0) == first);
    grid.line(row.unwrap_or_else(|| panic!("no row {first}")))
}

/// The column of a text in a line.
fn column(grid: &Grid, line: u64, text: &str) -> u32 {
    let row = (0..grid.height()).find(|row| grid.line(*row) == line).unwrap();
    let found = (0..grid.width()).find(|column| grid.text(row, *column) == text);
    found.unwrap_or_else(|| panic!("no column {text}"))
}

#[test]
fn yearly_and_quarterly_exports_hold_what_was_published() {
    for (name, header, year, row, value, kind) in [
        ("N11", 4, "2017年", "国内生产总值(亿元)", "21503.15", Number),
        ("N11", 4, "2018年", "国内生产总值(亿元)", "", Blank),
        ("N11", 4, "2001年", "国内生产总值(亿元)", "2685.76", Number),
        (
            "N03",
            3,
            "2020年第一季度",
            "国内生产总值(不变价)当季值(亿元)",
            "183669.3",
            Number,
        ),
        ("N07", 3, "2020年3月", "工业增加值同比增长(%)", "-1.1", Number),
        ("N07", 3, "2020年2月", "工业增加值同比增长(%)", "", Blank),
        ("N14", 4, "2018年", "商品房平均销售价格(元/平方米)", "26890.08", Number),
    ] {
        let Some(bytes) = example(name, ".xls") else { return };
        let grid = grid(&bytes, 0).unwrap();
        check(&grid, line(&grid, row), column(&grid, header, year), value, kind, name);
    }
}

#[test]
fn serial_days_are_dates() {
    let Some(bytes) = example("N33", ".xls") else { return };
    let grid = grid(&bytes, 0).unwrap();
    check(&grid, 2, 0, "1987-01-31", Date, "the first month");
    check(&grid, 2, 1, "105.1", Number, "its index");
    let line = line(&grid, "2008-02-29");
    check(&grid, line, 1, "108.7", Number, "February 2008");
    check(&grid, line, 3, "107.9", Number, "January and February 2008");
}

#[test]
fn a_dictionary_and_its_data_are_two_sheets() {
    let Some(bytes) = example("N31", ".xlsx") else { return };
    let mut book = open(&bytes).unwrap();
    let names: Vec<&str> = book.sheets().iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Dict", "Data"], "both sheets");
    let dictionary = book.grid(0, || Ok(())).unwrap();
    check(&dictionary, 2, 2, "即期汇率:美元兑人民币", Text, "a name");
    let data = book.grid(1, || Ok(())).unwrap();
    let row = line(&data, "2020-01-02 00:00:00");
    check(
        &data,
        row,
        column(&data, 1, "USD"),
        "6.9631",
        Number,
        "a rate of exchange",
    );
}
