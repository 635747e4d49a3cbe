//! The grid: a sheet of a workbook or the rows of a text file as they are, before anyone says what they mean.
//!
//! Every reader of cells ends here and every recogniser of tables begins here. A cell is a text and a kind; its number is the text
//! that stands there, never a float. Rows and columns count from 0 inside; [`Grid::place`] gives what a person counts.

use std::ops::Range;

use suishu_domain::Place;

/// What the file says a cell is. What it means is for the recogniser to find out: a text file knows only [`CellKind::Text`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// Nothing stands there.
    #[default]
    Blank,
    /// Text.
    Text,
    /// A number of a workbook. Its text is the decimal as the sheet shows it: at least the decimals of its number format, all digits
    /// that it has, `5.3%` where the format is a percentage.
    Number,
    /// A date of a workbook: `2020-09-01`, with a time of day `2020-09-01 13:30:00`.
    Date,
    /// 真 or 假: `TRUE`, `FALSE`.
    Bool,
    /// An error of a formula: `#DIV/0!`, `#N/A`.
    Error,
    /// A formula whose result the file doesn't hold; the text is the formula.
    Uncomputed,
}

/// One cell, lent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The text as it stands, untrimmed.
    pub text: &'a str,
    /// What the file says that it is.
    pub kind: CellKind,
}

impl Cell<'_> {
    /// Whether nothing but blanks stands there.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A rectangle of cells that are merged into its upper left one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merge {
    /// Rows, from 0.
    pub rows: Range<u32>,
    /// Columns, from 0.
    pub columns: Range<u32>,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Whether the workbook hides it.
    pub hidden: bool,
}

/// A grid of cells.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    sheet: Option<String>,
    texts: String,
    /// Cells in the order of rows and columns; blanks at the end of a row are not kept.
    cells: Vec<Slot>,
    rows: Vec<RowSlot>,
    width: u32,
    merges: Vec<Merge>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    start: u32,
    length: u32,
    kind: CellKind,
}

#[derive(Debug, Clone, Copy)]
struct RowSlot {
    /// The row as a person counts it, from 1.
    line: u64,
    first: u32,
    length: u32,
    /// So many fields the row of a text file has, blanks at its end included.
    fields: u32,
}

/// The grid is over its cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than {limit} {what}")]
pub struct GridFull {
    /// What there is too much of: `cells`, `bytes`.
    pub what: &'static str,
    /// The cap.
    pub limit: u64,
}

impl Grid {
    /// The most cells, blanks inside rows included.
    pub const CELL_CAP: usize = 5_000_000;
    /// The most text, in bytes.
    pub const TEXT_CAP: usize = 256 << 20;

    /// An empty grid; `sheet` is its name in a workbook.
    pub fn new(sheet: Option<String>) -> Self {
        Self {
            sheet,
            ..Self::default()
        }
    }

    /// Begins the next row, which a person counts as `line`. Rows come in order; those without any cell may be left out.
    pub fn begin_row(&mut self, line: u64) {
        let first = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        self.rows.push(RowSlot {
            line,
            first,
            length: 0,
            fields: 0,
        });
    }

    /// Puts a cell into the last row at `column`, which is beyond every column of that row so far.
    pub fn put(&mut self, column: u32, text: &str, kind: CellKind) -> Result<(), GridFull> {
        let Some(row) = self.rows.last_mut() else {
            return Ok(());
        };
        if text.is_empty() || column < row.length {
            return Ok(());
        }
        let blanks = (column - row.length) as usize;
        if self.cells.len() + blanks + 1 > Self::CELL_CAP {
            return Err(GridFull {
                what: "cells",
                limit: Self::CELL_CAP as u64,
            });
        }
        if self.texts.len() + text.len() > Self::TEXT_CAP {
            return Err(GridFull {
                what: "bytes",
                limit: Self::TEXT_CAP as u64,
            });
        }
        self.cells.extend(std::iter::repeat_n(Slot::default(), blanks));
        let start = self.texts.len() as u32;
        self.texts.push_str(text);
        self.cells.push(Slot {
            start,
            length: text.len() as u32,
            kind,
        });
        row.length = column + 1;
        self.width = self.width.max(row.length);
        Ok(())
    }

    /// Tells how many fields the last row of a text file has.
    pub fn set_fields(&mut self, fields: u32) {
        if let Some(row) = self.rows.last_mut() {
            row.fields = fields;
        }
    }

    /// So many fields a row of a text file has; 0 in a workbook.
    pub fn fields(&self, row: u32) -> u32 {
        self.rows.get(row as usize).map_or(0, |slot| slot.fields)
    }

    /// The same grid with every text as `change` gives it; `None` leaves it.
    pub(crate) fn map(&self, change: impl Fn(&str) -> Option<String>) -> Result<Self, GridFull> {
        let mut grid = Self::new(self.sheet.clone());
        for row in 0..self.height() {
            grid.begin_row(self.line(row));
            grid.set_fields(self.fields(row));
            for (column, cell) in (0_u32..).zip(self.row(row)) {
                let changed = change(cell.text);
                grid.put(column, changed.as_deref().unwrap_or(cell.text), cell.kind)?;
            }
        }
        grid.merges.clone_from(&self.merges);
        Ok(grid)
    }

    /// Tells of a merged rectangle.
    pub fn merge(&mut self, merge: Merge) {
        self.merges.push(merge);
    }

    /// The name of the sheet; `None` for a text file.
    pub fn sheet(&self) -> Option<&str> {
        self.sheet.as_deref()
    }

    /// The number of rows.
    pub fn height(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// The number of columns of the widest row.
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.width == 0
    }

    /// The cell itself; blank beyond the row's end.
    pub fn cell(&self, row: u32, column: u32) -> Cell<'_> {
        let slot = self
            .rows
            .get(row as usize)
            .filter(|slot| column < slot.length)
            .and_then(|slot| self.cells.get((slot.first + column) as usize));
        slot.map_or_else(Cell::default, |slot| Cell {
            text: &self.texts[slot.start as usize..(slot.start + slot.length) as usize],
            kind: slot.kind,
        })
    }

    /// The trimmed text of a cell.
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.cell(row, column).text.trim()
    }

    /// The cells of a row in order, without the blanks at its end.
    pub fn row(&self, row: u32) -> impl ExactSizeIterator<Item = Cell<'_>> {
        let length = self.rows.get(row as usize).map_or(0, |slot| slot.length);
        (0..length).map(move |column| self.cell(row, column))
    }

    /// The merged rectangles.
    pub fn merges(&self) -> &[Merge] {
        &self.merges
    }

    /// The cell whose text a merged cell shows: the upper left one of its rectangle, or itself.
    pub fn anchor(&self, row: u32, column: u32) -> (u32, u32) {
        self.merges
            .iter()
            .find(|merge| merge.rows.contains(&row) && merge.columns.contains(&column))
            .map_or((row, column), |merge| (merge.rows.start, merge.columns.start))
    }

    /// The row as a person counts it.
    pub fn line(&self, row: u32) -> u64 {
        self.rows.get(row as usize).map_or(0, |slot| slot.line)
    }

    /// The row that a person counts as `line`; `None` where that was left out.
    pub fn row_at(&self, line: u64) -> Option<u32> {
        let found = self.rows.binary_search_by_key(&line, |slot| slot.line);
        found.ok().and_then(|row| u32::try_from(row).ok())
    }

    /// Where a cell is, as a person counts.
    pub fn place(&self, row: u32, column: u32) -> Place {
        Place {
            sheet: self.sheet.clone(),
            line: self.line(row),
            column: column + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_where_they_were_put_and_blanks_between_them_are_blank() -> Result<(), GridFull> {
        let mut grid = Grid::new(Some("表1".to_owned()));
        grid.begin_row(2);
        grid.put(0, "地区", CellKind::Text)?;
        grid.put(3, " 5.30 ", CellKind::Number)?;
        grid.begin_row(7);
        assert_eq!((grid.height(), grid.width()), (2, 4), "two rows, four columns");
        assert_eq!(grid.text(0, 3), "5.30", "trimmed on demand");
        assert_eq!(grid.cell(0, 3).text, " 5.30 ", "kept as it stands");
        assert!(grid.cell(0, 2).is_blank() && grid.cell(1, 0).is_blank() && grid.cell(9, 9).is_blank());
        let place = grid.place(1, 3);
        assert_eq!((place.line, place.column), (7, 4), "as a person counts");
        assert_eq!(place.sheet.as_deref(), Some("表1"), "with the sheet");
        Ok(())
    }

    #[test]
    fn a_far_cell_meets_the_cap_instead_of_filling_memory() {
        let mut grid = Grid::new(None);
        for line in 1..=400 {
            grid.begin_row(line);
            if let Err(full) = grid.put(16_383, "x", CellKind::Text) {
                assert_eq!(full.limit, Grid::CELL_CAP as u64, "the cap is told");
                return;
            }
        }
        unreachable!("400 rows of 16384 columns are over the cap");
    }
}
