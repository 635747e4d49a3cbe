//! Melting: each figure of a table becomes a row of the long form, with what its row, its column and the lines around say of it.
//!
//! Nothing is read here but labels: periods, numbers and units go on as texts, each with the cell that it stands in, so that the one
//! reader of the long form judges all files alike and a finding names the very cell.

mod figure;
mod heads;
mod made;
mod names;
mod words;

use std::ops::Range;

use super::layout::{Role, Table, TableColumn};
use crate::Answers;
use crate::grid::Grid;
use crate::header::{Column, Header, HeaderCell};
use crate::label;
use crate::number::MissingSymbols;
use crate::rows::{NO_TEXT, Origins, Row};
use heads::Head;
use made::{FIELDS, Made};
use names::RowNames;

/// A text and the cell in which it stands; row and column from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Stands {
    text: String,
    at: Option<(u32, u32)>,
}

impl Stands {
    fn at(text: impl Into<String>, row: u32, column: u32) -> Self {
        Self {
            text: text.into(),
            at: Some((row, column)),
        }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Itself, where anything stands there.
    fn some(&self) -> Option<&Self> {
        (!self.is_empty()).then_some(self)
    }
}

/// Makes long rows of a table.
pub(crate) struct Melter<'g> {
    grid: &'g Grid,
    table: &'g Table,
    answers: &'g Answers,
    symbols: MissingSymbols,
    /// So many fields the header of a text file has; 0 where that tells nothing.
    expected_fields: u32,
    rows: Vec<u32>,
    values: Vec<&'g TableColumn>,
    heads: Vec<Head>,
    names: RowNames,
    present: Vec<usize>,
    constants: Vec<(Column, Stands)>,
    /// Columns of one column of figures or of all: role, of which, index.
    beside: Vec<(Column, Option<u32>, u32)>,
    stubs: Vec<(Column, &'g TableColumn)>,
    filled: Vec<Stands>,
    line: Line,
}

/// One long row, built again and again in the same memory.
#[derive(Debug, Default)]
struct Line {
    bytes: Vec<u8>,
    fields: Vec<Range<usize>>,
    cells: Vec<(u64, u32)>,
}

/// What becomes of a table's rows before they are read.
pub(crate) trait Rows {
    /// What may go wrong.
    type Error;
    /// Takes the next row.
    fn row(&mut self, row: &Row<'_>) -> Result<(), Self::Error>;
}

impl<'g> Melter<'g> {
    /// A melter of a table of that grid.
    pub(crate) fn new(grid: &'g Grid, table: &'g Table, answers: &'g Answers) -> Self {
        let row_of = |line: u64| grid.row_at(line).unwrap_or(grid.height());
        let (first, last) = (row_of(table.body.0), row_of(table.body.1));
        let rows: Vec<u32> = (first..=last)
            .filter(|row| *row < grid.height() && table.skipped.binary_search(&grid.line(*row)).is_err())
            .collect();
        let with = |role: Column| table.columns.iter().filter(move |column| column.role.says(role));
        let values: Vec<&TableColumn> = with(Column::Value).collect();
        let constants: Vec<(Column, Stands)> = table
            .constants
            .iter()
            .filter_map(|constant| match constant.role {
                Role::Says(column) => {
                    let at = (constant.place.line > 0)
                        .then(|| (row_of(constant.place.line), constant.place.column.saturating_sub(1)));
                    let text = constant.text.clone();
                    Some((column, Stands { text, at }))
                }
                Role::Ignored => None,
            })
            .collect();
        let heads = heads::read(grid, table, &values);
        let names = RowNames::read(grid, table, &rows);
        let beside = [Column::Status, Column::Qualifier, Column::Note]
            .into_iter()
            .flat_map(|role| with(role).map(move |column| (role, column.of, column.column - 1)))
            .collect();
        let stub_roles = [
            Column::Region,
            Column::Sector,
            Column::Basis,
            Column::Measure,
            Column::PriceBasis,
            Column::Unit,
            Column::UnitMultiplier,
            Column::Period,
            Column::Year,
            Column::Confidentiality,
            Column::Source,
        ];
        let stubs: Vec<(Column, &TableColumn)> = stub_roles
            .into_iter()
            .flat_map(|role| with(role).map(move |column| (role, column)))
            .collect();
        let mut melter = Self {
            grid,
            table,
            answers,
            symbols: MissingSymbols::default(),
            expected_fields: table.header.last().map_or(0, |header| grid.fields(row_of(header.line))),
            rows,
            values,
            heads,
            names,
            present: Vec::new(),
            constants,
            beside,
            filled: vec![Stands::default(); stubs.len()],
            stubs,
            line: Line::default(),
        };
        melter.present = melter.present();
        melter
    }

    /// The header of the long rows: the columns that the table has anything for, and those that every figure needs.
    pub(crate) fn header(&self) -> Header {
        let cells = self
            .present
            .iter()
            .map(|field| HeaderCell {
                text: FIELDS[*field].code().to_owned(),
                column: Some(FIELDS[*field]),
                unit: None,
            })
            .collect();
        Header {
            cells,
            is_events: false,
            twice: Vec::new(),
        }
    }

    /// The line of the lowest header row, for what the table lacks.
    pub(crate) fn header_line(&self) -> u64 {
        self.table.header.last().map_or(self.table.body.0, |row| row.line)
    }

    fn present(&self) -> Vec<usize> {
        let has_constant = |column| self.constants.iter().any(|(said, _)| *said == column);
        let has_stub = |column| self.stubs.iter().any(|(role, _)| *role == column);
        let in_heads = |test: &dyn Fn(&Head) -> bool| self.heads.iter().any(test);
        let has = |column: Column| match column {
            Column::Value
            | Column::Unit
            | Column::Basis
            | Column::Measure
            | Column::PriceBasis
            | Column::Status
            | Column::Note => true,
            Column::Indicator => {
                !self.names.is_empty() || in_heads(&|head| !head.name.is_empty()) || has_constant(column)
            }
            Column::Region => has_stub(column) || in_heads(&|head| !head.region.is_empty()) || has_constant(column),
            Column::Sector => has_stub(column) || in_heads(&|head| !head.sector.is_empty()) || has_constant(column),
            Column::Period => {
                has_stub(column)
                    || in_heads(&|head| !head.period.is_empty() || head.label.period.is_some())
                    || self.names.has_period()
                    || has_constant(column)
            }
            Column::Year => has_stub(column) || in_heads(&|head| !head.year.is_empty()),
            Column::Qualifier if self.table.dates.is_some_and(|dates| dates.has_times) => true,
            Column::Qualifier => self.beside.iter().any(|(role, _, _)| *role == column),
            other => has_stub(other) || has_constant(other),
        };
        (0..FIELDS.len()).filter(|field| has(FIELDS[*field])).collect()
    }

    /// How many rows there are.
    pub(crate) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing tells the unit of some column of figures: no head, no column, no line.
    pub(crate) fn lacks_unit(&self) -> bool {
        let elsewhere = self.stubs.iter().any(|(role, _)| *role == Column::Unit)
            || self.constant(Column::Unit).is_some()
            || self
                .constant(Column::Indicator)
                .is_some_and(|stands| label::read(&stands.text).unit.is_some())
            || self.names.has_unit();
        let is_open = |(head, value): (&Head, &&TableColumn)| {
            head.label.unit.is_none() && head.unit.is_empty() && value.unit.is_none()
        };
        !elsewhere && self.answers.unit.is_none() && self.heads.iter().zip(&self.values).any(is_open)
    }

    /// Whether the row `at` of a text file has other fields than its header: something in it is out of place, and so may its figures
    /// be. Gives the number of fields that it should have, and that it has.
    pub(crate) fn misfit(&self, at: usize) -> Option<(u32, u32)> {
        let row = self.rows[at];
        let (expected, found) = (self.expected_fields, self.grid.fields(row));
        let is_blank_beyond = (expected..found).all(|column| self.grid.text(row, column).is_empty());
        let is_alike = expected == found || expected == 0 || (found > expected && is_blank_beyond);
        (!is_alike).then_some((expected, found))
    }

    /// The grid's row of the row `at` of the body.
    pub(crate) fn row(&self, at: usize) -> u32 {
        self.rows[at]
    }

    /// Makes the long rows of the row `at` of the body, one for each of its figures.
    pub(crate) fn melt<R: Rows>(&mut self, at: usize, to: &mut R) -> Result<(), R::Error> {
        let row = self.rows[at];
        let is_blank = self
            .values
            .iter()
            .all(|value| self.grid.text(row, value.column - 1).is_empty());
        self.fill(row);
        if self.grid.row(row).all(|cell| cell.is_blank()) || (is_blank && self.is_heading(at)) {
            return Ok(());
        }
        for index in 0..self.values.len() {
            self.make(at, row, index);
            let origins = Origins {
                sheet: self.grid.sheet(),
                cells: &self.line.cells,
            };
            let (bytes, fields) = (&self.line.bytes, &self.line.fields);
            to.row(&Row::made(bytes, fields, self.grid.line(row), origins))?;
        }
        Ok(())
    }

    /// Whether a row without figures only heads the ones below: its label says nothing of a figure, and no period stands beside it.
    fn is_heading(&self, at: usize) -> bool {
        let has_period = self
            .stubs
            .iter()
            .any(|(role, _)| matches!(role, Column::Period | Column::Year));
        !has_period && self.names.label(at).is_some_and(label::Label::is_bare)
    }

    /// Carries the names of rows on where cells repeat the ones above.
    fn fill(&mut self, row: u32) {
        for (filled, (_, column)) in self.filled.iter_mut().zip(&self.stubs) {
            let (anchor_row, anchor_column) = self.grid.anchor(row, column.column - 1);
            let text = self.grid.text(anchor_row, anchor_column);
            if !text.is_empty() || !column.fills_down {
                filled.text.clear();
                filled.text.push_str(text);
                filled.at = Some((row, column.column - 1));
            }
        }
    }

    fn stub(&self, role: Column) -> Option<&Stands> {
        self.stubs
            .iter()
            .zip(&self.filled)
            .find(|((said, _), filled)| *said == role && !filled.is_empty())
            .map(|(_, filled)| filled)
    }

    fn constant(&self, role: Column) -> Option<&Stands> {
        self.constants
            .iter()
            .find(|(said, _)| *said == role)
            .map(|(_, stands)| stands)
    }

    /// Builds one long row.
    fn make(&mut self, at: usize, row: u32, index: usize) {
        let value = self.values[index];
        let column = value.column - 1;
        let mut line = std::mem::take(&mut self.line);
        let mut made = Made::default();
        self.say(at, row, index, &mut made);
        let cell = self.grid.text(row, column);
        made.set(Column::Value, cell, Some((row, column)));
        line.bytes.clear();
        line.fields.clear();
        line.cells.clear();
        for &field in &self.present {
            let (text, stands) = &made.fields[field];
            let start = line.bytes.len();
            line.bytes.extend_from_slice(text.as_bytes());
            line.fields.push(start..line.bytes.len());
            line.bytes.push(NO_TEXT);
            line.cells
                .push(stands.map_or((0, 0), |(row, column)| (self.grid.line(row), column + 1)));
        }
        drop(made);
        self.line = line;
    }
}
