//! From the fields of a row to its series, by their bytes.

use std::ops::Range;

use super::series::{self, Cell, Series, Texts};
use super::{Problem, number_of, text};
use crate::header::{Column, Header};
use crate::memo::Memo;
use crate::rows::{NO_TEXT, Row};
use crate::{Answers, IngestError};

/// The columns that name a series.
const COLUMNS: [Column; 8] = [
    Column::Indicator,
    Column::Region,
    Column::Sector,
    Column::Basis,
    Column::Measure,
    Column::PriceBasis,
    Column::Unit,
    Column::UnitMultiplier,
];

/// Finds the series of rows; reads the texts of each combination once.
#[derive(Debug)]
pub(super) struct SeriesLookup<'a> {
    answers: &'a Answers,
    columns: [Option<usize>; COLUMNS.len()],
    /// The columns in the order of the file, adjoining ones together: they are compared as one.
    runs: Vec<Range<usize>>,
    header_unit: Option<String>,
    /// Whether a unit can come only from the row.
    unit_is_open: bool,
    key: Vec<u8>,
    known: Memo<Result<Series, Vec<Problem>>>,
}

impl<'a> SeriesLookup<'a> {
    pub(super) fn new(header: &Header, header_unit: Option<String>, answers: &'a Answers) -> Self {
        let columns = COLUMNS.map(|column| header.index(column));
        let mut indices: Vec<usize> = columns.iter().flatten().copied().collect();
        indices.sort_unstable();
        let runs = indices.chunk_by(|before, after| before + 1 == *after);
        Self {
            answers,
            columns,
            runs: runs.map(|run| run[0]..run[0] + run.len()).collect(),
            unit_is_open: header_unit.is_none() && answers.unit.is_none(),
            header_unit,
            key: Vec::with_capacity(256),
            known: Memo::new(),
        }
    }

    /// The index of a column that names the series.
    pub(super) fn column(&self, column: Column) -> Option<usize> {
        COLUMNS
            .iter()
            .position(|known| *known == column)
            .and_then(|at| self.columns[at])
    }

    /// Whether nothing gives this row a unit: no column, no header, no answer, and not the cell of its figure.
    pub(super) fn lacks_unit(&self, cell_unit: &str) -> bool {
        self.unit_is_open && cell_unit.is_empty() && self.column(Column::Unit).is_none()
    }

    /// The series of a row, or what is wrong with its texts. The unit in the figure's cell names the series only where nothing else
    /// does.
    pub(super) fn find(
        &mut self,
        row: &Row<'_>,
        cell_unit: &str,
    ) -> Result<&mut Result<Series, Vec<Problem>>, IngestError> {
        self.key.clear();
        for run in &self.runs {
            self.key.extend_from_slice(row.span(run.clone()));
            self.key.push(NO_TEXT);
        }
        let is_named_by_cell = self.unit_is_open && !cell_unit.is_empty() && {
            let unit = self.column(Column::Unit).map_or(&[][..], |at| row.field(at));
            text(unit)?.is_empty()
        };
        let cell_unit = if is_named_by_cell { cell_unit } else { "" };
        self.key.extend_from_slice(cell_unit.as_bytes());
        let (columns, answers, header_unit) = (&self.columns, self.answers, self.header_unit.as_deref());
        self.known.get(&self.key, || {
            let mut cells = [Cell::default(); COLUMNS.len()];
            for (cell, at) in cells.iter_mut().zip(columns) {
                if let Some(at) = *at {
                    *cell = Cell {
                        text: text(row.field(at))?,
                        column: number_of(at),
                    };
                }
            }
            let [
                indicator,
                region,
                sector,
                basis,
                measure,
                price_basis,
                mut unit,
                multiplier,
            ] = cells;
            if is_named_by_cell {
                unit.text = cell_unit;
            }
            let texts = Texts {
                indicator,
                region,
                sector,
                basis,
                measure,
                price_basis,
                unit,
                multiplier,
            };
            Ok(series::read(&texts, answers, header_unit))
        })
    }
}
