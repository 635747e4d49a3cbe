//! One sheet of XLS. Some programs write rows in any order, so the records are found first and read in the order of their cells.

use super::Biff;
use super::records::{Record, Records, kind};
use super::text::Length;
use crate::grid::Grid;
use crate::workbook::binary::{error_name, f64_at, rk, u16_at, u32_at};
use crate::workbook::number_format::NumberFormat;
use crate::workbook::sheet::{Cells, over};
use crate::{Cap, IngestError};

/// Where a cell's value stands.
#[derive(Debug, Clone, Copy)]
struct Found {
    row: u16,
    column: u16,
    at: u32,
}

/// Reads the records of a sheet from `start` on.
pub(super) fn read(book: &Biff, start: usize, mut cells: Cells<'_>) -> Result<Grid, IngestError> {
    let mut found = find(book, start, &mut cells)?;
    let in_order = |one: &Found, two: &Found| (one.row, one.column) < (two.row, two.column);
    if !found.is_sorted_by(in_order) {
        // Of a cell that stands twice, the later record is what the program shows.
        found.reverse();
        found.sort_by_key(|cell| (cell.row, cell.column));
        found.dedup_by_key(|cell| (cell.row, cell.column));
    }
    for cell in found {
        let mut records = Records::from(&book.stream, cell.at as usize);
        let record = records.next()?;
        cells.go_to(u32::from(cell.row), u32::from(cell.column))?;
        put(book, cell, record, &mut records, &mut cells)?.ok_or_else(|| record.malformed())?;
    }
    Ok(cells.finish())
}

/// Finds the cells and takes the merged rectangles.
fn find(book: &Biff, start: usize, cells: &mut Cells<'_>) -> Result<Vec<Found>, IngestError> {
    const RECORDS_PER_TICK: usize = 1 << 14;
    let mut records = Records::from(&book.stream, start);
    let first = records.next()?;
    if first.kind != kind::BOF {
        return Err(first.malformed());
    }
    let mut found: Vec<Found> = Vec::new();
    // Charts stand within the sheet as streams of their own, with records that look like cells.
    let mut depth = 0usize;
    for count in 1usize.. {
        if count.is_multiple_of(RECORDS_PER_TICK) {
            cells.tick()?;
        }
        let record = records.next()?;
        match record.kind {
            kind::BOF => depth += 1,
            kind::EOF if depth == 0 => break,
            kind::EOF => depth -= 1,
            _ if depth > 0 => {}
            // The result of the formula before.
            kind::STRING => {
                if let Some(formula) = found.last_mut() {
                    formula.at = record.at as u32;
                }
            }
            kind::MERGED_CELLS => merge(&record, cells)?,
            _ => collect(&record, &mut found).ok_or_else(|| record.malformed())?,
        }
        if found.len() > Grid::CELL_CAP {
            return Err(over(Cap::Cells, Grid::CELL_CAP as u64));
        }
    }
    Ok(found)
}

fn collect(record: &Record<'_>, found: &mut Vec<Found>) -> Option<()> {
    let is_cell = matches!(
        record.kind,
        kind::NUMBER
            | kind::RK
            | kind::LABEL
            | kind::R_STRING
            | kind::LABEL_SST
            | kind::BOOL_ERR
            | kind::FORMULA
            | kind::FORMULA_3
            | kind::FORMULA_4
            | kind::MUL_RK
    );
    if !is_cell {
        return Some(());
    }
    let (row, column) = (u16_at(record.data, 0)?, u16_at(record.data, 2)?);
    let at = record.at as u32;
    let count = if record.kind == kind::MUL_RK {
        (record.data.len().checked_sub(6)? / 6) as u16
    } else {
        1
    };
    for step in 0..count {
        found.push(Found {
            row,
            column: column.checked_add(step)?,
            at,
        });
    }
    Some(())
}

fn merge(record: &Record<'_>, cells: &mut Cells<'_>) -> Result<(), IngestError> {
    let number = |at| u16_at(record.data, at).map(u32::from).ok_or_else(|| record.malformed());
    for merged in 0..number(0)? as usize {
        let at = 2 + 8 * merged;
        cells.merge((number(at)?, number(at + 2)?), (number(at + 4)?, number(at + 6)?))?;
    }
    Ok(())
}

/// Puts a cell; `None` when its record is too short or says what no record says.
fn put(
    book: &Biff,
    cell: Found,
    record: Record<'_>,
    records: &mut Records<'_>,
    cells: &mut Cells<'_>,
) -> Result<Option<()>, IngestError> {
    let data = record.data;
    let format_at = |at| {
        Some(
            book.formats
                .get(usize::from(u16_at(data, at)?))
                .copied()
                .unwrap_or_default(),
        )
    };
    let value = match record.kind {
        kind::NUMBER => f64_at(data, 6).zip(format_at(4)).map(number),
        kind::RK => u32_at(data, 6).map(rk).zip(format_at(4)).map(number),
        kind::MUL_RK => {
            let step = u16_at(data, 2).and_then(|first| cell.column.checked_sub(first));
            let at = 4 + 6 * usize::from(step.unwrap_or_default());
            u32_at(data, at + 2).map(rk).zip(format_at(at)).map(number)
        }
        kind::LABEL_SST => u32_at(data, 6)
            .and_then(|number| book.strings.get(number as usize))
            .map(|text| Value::Text(text.to_owned())),
        kind::LABEL | kind::R_STRING => text(book, data.get(6..), records),
        kind::STRING => text(book, Some(data), records),
        kind::BOOL_ERR => match (data.get(6), data.get(7)) {
            (Some(value), Some(0)) => Some(Value::Bool(*value != 0)),
            (Some(code), Some(_)) => Some(Value::Error(*code)),
            _ => None,
        },
        _ => formula(data).zip(format_at(4)).map(|(value, format)| match value {
            Value::Number(result, _) => Value::Number(result, format),
            value => value,
        }),
    };
    let Some(value) = value else { return Ok(None) };
    match value {
        Value::Nothing => {}
        Value::Number(value, format) => cells.number(value, format)?,
        Value::Text(text) => cells.text(&text)?,
        Value::Bool(value) => cells.boolean(value)?,
        Value::Error(code) => cells.error(error_name(code))?,
        Value::Uncomputed => cells.uncomputed("")?,
    }
    Ok(Some(()))
}

/// What a record holds.
enum Value {
    Nothing,
    Number(f64, NumberFormat),
    Text(String),
    Bool(bool),
    Error(u8),
    Uncomputed,
}

const fn number((value, format): (f64, NumberFormat)) -> Value {
    Value::Number(value, format)
}

fn text(book: &Biff, piece: Option<&[u8]>, records: &mut Records<'_>) -> Option<Value> {
    let more = records.continued();
    let text = if more.is_empty() {
        book.spelling.read(piece?, Length::Long)
    } else {
        book.spelling.read_continued(piece?, &more)
    };
    text.map(Value::Text)
}

/// The result of a formula that isn't a text. An empty result of a formula that is to be computed on loading was never computed.
fn formula(data: &[u8]) -> Option<Value> {
    const COMPUTE_ON_LOAD: u16 = 0b11;
    if u16_at(data, 12)? != 0xFFFF {
        return Some(Value::Number(f64_at(data, 6)?, NumberFormat::General));
    }
    match (data.get(6)?, data.get(8)?) {
        (1, value) => Some(Value::Bool(*value != 0)),
        (2, code) => Some(Value::Error(*code)),
        (3, _) if u16_at(data, 14)? & COMPUTE_ON_LOAD != 0 => Some(Value::Uncomputed),
        // An empty text, or a text whose record is missing.
        (0 | 3, _) => Some(Value::Nothing),
        _ => None,
    }
}
