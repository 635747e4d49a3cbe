//! The cells around a figure, read again from the file that brought it: with what the reading found, and by the same readers.
//!
//! Nothing is recognised here. Where the cell stands was said when it was read; what its column and row are called is looked for
//! above and to the left of it, only to be shown.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{Seek as _, SeekFrom, Write as _};

use suishu_domain::Place;

use super::{inflated, text_file};
use crate::grid::{CellKind, Grid};
use crate::rows::RowFault;
use crate::workbook::Workbook;
use crate::{Format, IngestError, source};

/// So many rows and columns are shown on each side of the cell.
const REACH: u32 = 2;
/// So many rows at the top of a text are looked through for what its columns are called.
const HEAD: usize = 200;
/// So many rows of labels above a table are shown.
const HEADERS: usize = 3;
/// So many columns of a long form are shown.
const COLUMNS: u32 = 16;
/// So many characters of a cell are shown.
const LENGTH: usize = 120;

/// The cells around a figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Neighbourhood {
    /// The columns that are shown, from 1, ascending; some may be left out between them.
    pub columns: Vec<u32>,
    /// The rows that are shown, from above; some may be left out between them.
    pub rows: Vec<NeighbourRow>,
}

/// A row of a neighbourhood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeighbourRow {
    /// The row as a person counts it.
    pub line: u64,
    /// Whether it says what the columns are.
    pub is_header: bool,
    /// The texts of the cells, one a column that is shown.
    pub cells: Vec<String>,
}

/// Reads the cells around `place`. `encoding` is what the reading found, `is_long` whether it found one figure a row. `None` where
/// the file has no such cell.
pub fn neighbourhood(
    bytes: &[u8],
    place: &Place,
    encoding: Option<&str>,
    is_long: bool,
) -> Result<Option<Neighbourhood>, IngestError> {
    if place.line == 0 || place.column == 0 {
        return Ok(None);
    }
    let mut file = tempfile::tempfile()?;
    file.write_all(bytes)?;
    file.seek(SeekFrom::Start(0))?;
    let mut format = Format::of(&source::head(&mut file)?);
    if format == Some(Format::Gzip) {
        file = inflated(&mut file, bytes.len() as u64)?;
        format = Format::of(&source::head(&mut file)?);
    }
    let grid = match (format, &place.sheet) {
        (None, _) => text_grid(file, encoding, place.line)?,
        (Some(format), Some(sheet)) => {
            let mut book = Workbook::from_file(file, format)?;
            let at = book.sheet(sheet)?;
            book.grid(at, || Ok(()))?
        }
        (Some(_), None) => return Ok(None),
    };
    let is_long = is_long && place.sheet.is_none();
    Ok(around(&grid, place, is_long))
}

/// The first rows of a text and those around a line; the rest is passed over.
fn text_grid(file: File, encoding: Option<&str>, line: u64) -> Result<Grid, IngestError> {
    let mut rows = text_file::rows(file, encoding)?;
    let mut head: Vec<(u64, Vec<String>)> = Vec::new();
    let mut near: VecDeque<(u64, Vec<String>)> = VecDeque::new();
    let mut after = 0;
    while after < REACH {
        let row = match rows.next_row() {
            Ok(Some(row)) => row,
            // Where a row is over its cap, the reading ended too.
            Ok(None) | Err(RowFault::TooLong { .. } | RowFault::QuoteOpen { .. }) => break,
            Err(RowFault::Read(error)) => return Err(error),
        };
        let fields = row.fields().map(|field| String::from_utf8_lossy(field).into_owned());
        let kept = (row.line(), fields.collect());
        if row.line() > line {
            after += 1;
        }
        if head.len() < HEAD {
            head.push(kept);
            continue;
        }
        near.push_back(kept);
        if near.len() > 2 * REACH as usize + 1 {
            near.pop_front();
        }
    }
    let mut grid = Grid::new(None);
    for (line, fields) in head.iter().chain(&near) {
        grid.begin_row(*line);
        for (column, field) in (0_u32..).zip(fields) {
            grid.put(column, field, CellKind::Text)?;
        }
    }
    Ok(grid)
}

/// The part of a grid around a cell.
fn around(grid: &Grid, place: &Place, is_long: bool) -> Option<Neighbourhood> {
    let (row, column) = (grid.row_at(place.line)?, place.column - 1);
    if column >= grid.width() {
        return None;
    }
    let last = grid.height() - 1;
    let headers = if is_long {
        (0..row).find(|row| !is_blank(grid, *row)).into_iter().collect()
    } else {
        headers(grid, row, column)
    };
    let mut rows = headers.clone();
    // Without blank rows, which say nothing.
    rows.extend((row.saturating_sub(REACH)..=(row + REACH).min(last)).filter(|at| *at == row || !is_blank(grid, *at)));
    rows.sort_unstable();
    rows.dedup();
    let columns = columns(grid, row, column, is_long);
    let text = |row: u32, column: u32| {
        let (row, column) = grid.anchor(row, column);
        grid.text(row, column).chars().take(LENGTH).collect()
    };
    Some(Neighbourhood {
        rows: rows
            .iter()
            .map(|row| NeighbourRow {
                line: grid.line(*row),
                is_header: headers.contains(row),
                cells: columns.iter().map(|column| text(*row, *column)).collect(),
            })
            .collect(),
        columns: columns.iter().map(|column| column + 1).collect(),
    })
}

/// The rows above a cell that say what its column is: the nearest with words and those that go on above it; where a column has no
/// words above its figures, its topmost cell.
fn headers(grid: &Grid, row: u32, column: u32) -> Vec<u32> {
    let shown = |at: u32| {
        let (row, column) = grid.anchor(at, column);
        grid.text(row, column)
    };
    let above = || (0..row).rev();
    let Some(nearest) = above().find(|at| has_words(shown(*at))) else {
        return (0..row).find(|at| !shown(*at).is_empty()).into_iter().collect();
    };
    (0..=nearest)
        .rev()
        .take(HEADERS)
        .take_while(|at| !shown(*at).is_empty())
        .collect()
}

/// The columns around a cell, with the first one and the nearest that says what its row is; of a long form all of them.
fn columns(grid: &Grid, row: u32, column: u32, is_long: bool) -> Vec<u32> {
    let last = grid.width() - 1;
    let reach = if is_long { COLUMNS / 2 } else { REACH };
    let mut columns: Vec<u32> = (column.saturating_sub(reach)..=(column + reach).min(last)).collect();
    columns.push(0);
    let label = |at: &u32| {
        let (row, column) = grid.anchor(row, *at);
        has_words(grid.text(row, column))
    };
    columns.extend((0..column).rev().find(label));
    columns.sort_unstable();
    columns.dedup();
    columns
}

fn is_blank(grid: &Grid, row: u32) -> bool {
    grid.row(row).all(|cell| cell.is_blank())
}

/// Whether a text says anything but a number, a date or a symbol for nothing.
fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8], line: u64, column: u32, encoding: Option<&str>, is_long: bool) -> Vec<String> {
        let place = Place::cell(line, column);
        let found = neighbourhood(bytes, &place, encoding, is_long).unwrap().unwrap();
        let row = |row: &NeighbourRow| {
            let mark = if row.is_header { "*" } else { "" };
            format!("{}{mark} {}", row.line, row.cells.join("|"))
        };
        found.rows.iter().map(row).collect()
    }

    #[test]
    fn a_wide_table_shows_its_header_its_labels_and_the_cells_beside() {
        let mut table = String::from("广东各市主要指标\n地区,2014,2015,2016,2017,2018,2019\n");
        for city in ["广州市", "深圳市", "珠海市", "汕头市", "佛山市", "韶关市"] {
            table.push_str(city);
            table.push_str(",1,2,3,4,5,6\n");
        }
        assert_eq!(
            told(table.as_bytes(), 6, 5, None, false),
            [
                "2* 地区|2015|2016|2017|2018|2019",
                "4 深圳市|2|3|4|5|6",
                "5 珠海市|2|3|4|5|6",
                "6 汕头市|2|3|4|5|6",
                "7 佛山市|2|3|4|5|6",
                "8 韶关市|2|3|4|5|6",
            ],
            "years are no words, and yet they are what the columns are called"
        );
    }

    #[test]
    fn a_long_form_shows_its_header_and_the_lines_beside() {
        let mut lines = String::from("指标,地区,时期,数值,单位\n");
        for year in 1_000..3_000 {
            lines.push_str(&format!("产值,广州市,{year}年,{year}.50,亿元\n"));
        }
        let expected = [
            "1* 指标|地区|时期|数值|单位",
            "1499 产值|广州市|2497年|2497.50|亿元",
            "1500 产值|广州市|2498年|2498.50|亿元",
            "1501 产值|广州市|2499年|2499.50|亿元",
            "1502 产值|广州市|2500年|2500.50|亿元",
            "1503 产值|广州市|2501年|2501.50|亿元",
        ];
        assert_eq!(
            told(lines.as_bytes(), 1501, 4, None, true),
            expected,
            "far down the file"
        );
        let (gb, _, _) = encoding_rs::GB18030.encode(&lines);
        assert_eq!(
            told(&gb, 1501, 4, Some("GB18030"), true),
            expected,
            "in the encoding that the reading found"
        );
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(lines.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        assert_eq!(told(&packed, 1501, 4, None, true), expected, "out of a gzip file");
    }

    #[test]
    fn a_place_that_the_file_lacks_is_none() {
        let read = |line, column| neighbourhood(b"a,b\n1,2\n", &Place::cell(line, column), None, false).unwrap();
        assert_eq!(read(9, 1), None, "no such line");
        assert_eq!(read(2, 3), None, "no such field");
        assert_eq!(read(0, 0), None, "only the file is known");
    }
}
