//! Workbooks of every kind, made in the tests themselves: a writer of the old binary format, parts of containers by hand, and real ones
//! where they lie beside the project.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that can't make its own file has failed, and one that was left out says so"
)]

mod biff;
mod examples;
mod hostile;
mod ods;
mod oracle;
mod recognition;
mod xls;
mod xlsb;
mod xlsx;
mod zips;

use suishu_ingest::grid::CellKind;
use suishu_ingest::workbook::Workbook;
use suishu_ingest::{Format, Grid, IngestError};

/// The workbook in these bytes, by what they are.
pub(crate) fn open(bytes: &[u8]) -> Result<Workbook, IngestError> {
    let format = Format::of(bytes).unwrap_or_else(|| panic!("no format at all"));
    Workbook::from_bytes(bytes.to_vec(), format)
}

/// A sheet by its number.
pub(crate) fn grid(bytes: &[u8], index: usize) -> Result<Grid, IngestError> {
    open(bytes)?.grid(index, || Ok(()))
}

/// Where a cell of the sheet stands in the grid, which leaves empty rows out.
pub(crate) fn cell(grid: &Grid, line: u64, column: u32) -> (&str, CellKind) {
    let row = (0..grid.height()).find(|row| grid.line(*row) == line);
    row.map_or(("", CellKind::Blank), |row| {
        let cell = grid.cell(row, column);
        (cell.text, cell.kind)
    })
}

/// Asserts what a cell holds; lines count from 1, columns from 0.
#[track_caller]
pub(crate) fn check(grid: &Grid, line: u64, column: u32, text: &str, kind: CellKind, why: &str) {
    assert_eq!(
        cell(grid, line, column),
        (text, kind),
        "{why} (line {line}, column {column})"
    );
}
