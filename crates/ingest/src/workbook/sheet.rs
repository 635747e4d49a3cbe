//! One sheet while it is read: every reader puts its cells here, and here they are counted, capped and written as the grid has them.

use std::ops::Range;

use super::number;
use super::number_format::{DateParts, NumberFormat};
use super::serial::{DateSystem, Serial};
use crate::grid::{CellKind, Grid, GridFull, Merge};
use crate::{Cap, Fault, Format, IngestError};

/// Called now and then; an error ends the reading.
pub(super) type Tick<'t> = &'t mut dyn FnMut() -> Result<(), IngestError>;

/// A sheet has no more rows in any program.
pub(super) const ROW_CAP: u32 = 1 << 20;
/// Nor more columns.
pub(super) const COLUMN_CAP: u32 = 1 << 14;
/// Nor a cell more characters.
pub(super) const CHARS_CAP: usize = 32_767;
const MERGE_CAP: usize = 100_000;
/// Between two ticks.
const CELLS_PER_TICK: u64 = 1 << 13;

/// The error of being over a cap.
pub(super) const fn over(cap: Cap, limit: u64) -> IngestError {
    IngestError::OverCap { cap, limit }
}

impl From<GridFull> for IngestError {
    fn from(full: GridFull) -> Self {
        let cap = if full.what == "cells" {
            Cap::Cells
        } else {
            Cap::TextBytes
        };
        over(cap, full.limit)
    }
}

/// The cells of one sheet, in the order of rows and columns.
pub(super) struct Cells<'t> {
    grid: Grid,
    name: String,
    format: Format,
    dates: DateSystem,
    tick: Tick<'t>,
    /// The row that was begun, and the column after its last cell.
    end: Option<(u32, u32)>,
    seen: u64,
    /// Where the next cell goes.
    at: (u32, u32),
    text: String,
    merges: Vec<(Range<u32>, Range<u32>)>,
}

impl<'t> Cells<'t> {
    /// An empty sheet.
    pub(super) fn new(name: &str, format: Format, dates: DateSystem, tick: Tick<'t>) -> Self {
        Self {
            grid: Grid::new(Some(name.to_owned())),
            name: name.to_owned(),
            format,
            dates,
            tick,
            end: None,
            seen: 0,
            at: (0, 0),
            text: String::new(),
            merges: Vec::new(),
        }
    }

    /// Goes to a cell, blank or not; rows and columns count from 0.
    pub(super) fn go_to(&mut self, row: u32, column: u32) -> Result<(), IngestError> {
        if row >= ROW_CAP {
            return Err(over(Cap::Rows, u64::from(ROW_CAP)));
        }
        if column >= COLUMN_CAP {
            return Err(over(Cap::Columns, u64::from(COLUMN_CAP)));
        }
        self.seen += 1;
        if self.seen > Grid::CELL_CAP as u64 {
            return Err(over(Cap::Cells, Grid::CELL_CAP as u64));
        }
        if self.seen.is_multiple_of(CELLS_PER_TICK) {
            (self.tick)()?;
        }
        self.at = (row, column);
        Ok(())
    }

    /// Lets the caller of a long search between cells be asked.
    pub(super) fn tick(&mut self) -> Result<(), IngestError> {
        (self.tick)()
    }

    /// Puts a text as it stands.
    pub(super) fn text(&mut self, text: &str) -> Result<(), IngestError> {
        self.put(text, CellKind::Text)
    }

    /// Puts an error of a formula.
    pub(super) fn error(&mut self, text: &str) -> Result<(), IngestError> {
        self.put(text, CellKind::Error)
    }

    /// Puts a truth value.
    pub(super) fn boolean(&mut self, value: bool) -> Result<(), IngestError> {
        self.put(if value { "TRUE" } else { "FALSE" }, CellKind::Bool)
    }

    /// Puts a formula without a result. Its text may be unknown.
    pub(super) fn uncomputed(&mut self, formula: &str) -> Result<(), IngestError> {
        let formula = formula.strip_prefix('=').unwrap_or(formula);
        let formula = if formula.is_empty() { "…" } else { formula };
        let text = format!("={formula}");
        self.put(&text, CellKind::Uncomputed)
    }

    /// Puts a date that the file spells as ISO 8601: midnight is left out, since a date without a time is kept so.
    pub(super) fn iso_date(&mut self, iso: &str) -> Result<(), IngestError> {
        let iso = iso.trim().trim_end_matches('Z');
        let (day, time) = iso.split_once('T').unwrap_or((iso, ""));
        let time = time.split_once('.').map_or(time, |(time, _)| time);
        let text = match time {
            "" | "00:00:00" => day.to_owned(),
            time => format!("{day} {time}"),
        };
        self.put(&text, CellKind::Date)
    }

    /// Puts a number in its format. A serial number that no date can be stays a number.
    pub(super) fn number(&mut self, value: f64, format: NumberFormat) -> Result<(), IngestError> {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        let date = match format {
            NumberFormat::Date(parts) => {
                Serial::of(value, self.dates).and_then(|serial| self.date(serial, parts, &mut text))
            }
            NumberFormat::General | NumberFormat::Decimal { .. } => None,
        };
        let kind = match date {
            Some(kind) => kind,
            None if number::write(value, format, &mut text) => CellKind::Number,
            None => {
                text.push_str("#NUM!");
                CellKind::Error
            }
        };
        let put = self.put(&text, kind);
        self.text = text;
        put
    }

    /// Writes a date or a time. A time of day alone is a text, because it says nothing of a day.
    fn date(&self, serial: Serial, parts: DateParts, out: &mut String) -> Option<CellKind> {
        if parts == DateParts::Time && !serial.has_day(self.dates) {
            serial.write_time(out);
            return Some(CellKind::Text);
        }
        if !serial.write_day(out) {
            return None;
        }
        if parts != DateParts::Day || !serial.is_midnight() {
            out.push(' ');
            serial.write_time(out);
        }
        Some(CellKind::Date)
    }

    fn put(&mut self, text: &str, kind: CellKind) -> Result<(), IngestError> {
        if text.is_empty() {
            return Ok(());
        }
        if text.len() > CHARS_CAP && text.chars().count() > CHARS_CAP {
            return Err(over(Cap::CellChars, CHARS_CAP as u64));
        }
        let (row, column) = self.at;
        match self.end {
            Some((last, end)) if last == row && column >= end => {}
            Some((last, _)) if last >= row => return Err(self.malformed()),
            _ => self.grid.begin_row(u64::from(row) + 1),
        }
        self.grid.put(column, text, kind)?;
        self.end = Some((row, column + 1));
        Ok(())
    }

    /// Tells of a merged rectangle: rows and columns of the sheet, the last ones included.
    pub(super) fn merge(&mut self, rows: (u32, u32), columns: (u32, u32)) -> Result<(), IngestError> {
        if rows.1 < rows.0 || columns.1 < columns.0 {
            return Err(self.malformed());
        }
        if self.merges.len() >= MERGE_CAP {
            return Err(over(Cap::Merges, MERGE_CAP as u64));
        }
        if rows.0 < rows.1 || columns.0 < columns.1 {
            self.merges
                .push((rows.0..rows.1.saturating_add(1), columns.0..columns.1.saturating_add(1)));
        }
        Ok(())
    }

    /// A cell that stands twice or out of order: no program writes that.
    fn malformed(&self) -> IngestError {
        IngestError::Corrupt {
            format: self.format,
            part: format!("{} {}", self.name, a1(self.at.0, self.at.1)),
            fault: Fault::Malformed,
        }
    }

    /// The grid. Merged rectangles are told in rows of the grid, which has none of the empty rows of the sheet.
    pub(super) fn finish(mut self) -> Grid {
        for (rows, columns) in std::mem::take(&mut self.merges) {
            let (start, end) = (self.grid_row(rows.start), self.grid_row(rows.end));
            if start < end {
                self.grid.merge(Merge {
                    rows: start..end,
                    columns,
                });
            }
        }
        self.grid
    }

    /// The first row of the grid at or below a row of the sheet.
    fn grid_row(&self, row: u32) -> u32 {
        let (mut low, mut high) = (0, self.grid.height());
        while low < high {
            let middle = low + (high - low) / 2;
            if self.grid.line(middle) <= u64::from(row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// A cell as a spreadsheet names it.
pub(super) fn a1(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.reverse();
    let letters: String = letters.into_iter().collect();
    format!("{letters}{}", u64::from(row) + 1)
}

/// The row and column of a name such as `AB12`, from 0; `None` when it is none.
pub(super) fn of_a1(name: &str) -> Option<(u32, u32)> {
    let name = name.as_bytes();
    let letters = name.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = name.split_at(letters);
    if letters.is_empty() || letters.len() > 4 || digits.is_empty() || digits.len() > 9 {
        return None;
    }
    let column = letters.iter().fold(0, |column, byte| {
        column * 26 + u32::from(byte.to_ascii_uppercase() - b'A') + 1
    });
    let mut row = 0;
    for digit in digits {
        row = row * 10 + char::from(*digit).to_digit(10)?;
    }
    (row > 0).then(|| (row - 1, column - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        for (name, at) in [
            ("A1", (0, 0)),
            ("Z9", (8, 25)),
            ("AA10", (9, 26)),
            ("XFD1048576", (1_048_575, 16_383)),
        ] {
            assert_eq!(of_a1(name), Some(at), "{name} is read");
            assert_eq!(a1(at.0, at.1), name, "{name} is written");
        }
        for name in ["", "A", "1", "A0", "1A", "AAAAA1", "A9999999999"] {
            assert_eq!(of_a1(name), None, "{name:?} is no cell");
        }
    }
}
