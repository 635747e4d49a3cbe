//! The reading of a workbook: which of its sheets holds the figures, and which explains the codes of another.

use std::fs::File;

use suishu_domain::{Finding, FindingCode, Place};

use super::{Job, LayoutKind, Reading};
use crate::dictionary;
use crate::grid::Grid;
use crate::layout::events::Events;
use crate::ledger::go_on;
use crate::table;
use crate::workbook::Workbook;
use crate::{Format, IngestError, Sink};

/// `--sheet` of this name reads every sheet that holds figures.
const ALL_SHEETS: &str = "*";

impl Job<'_> {
    /// Reads a workbook; `sha256` is the hash of the file.
    pub(super) fn workbook<S: Sink + ?Sized>(
        mut self,
        file: File,
        format: Format,
        sha256: String,
        sink: &mut S,
    ) -> Result<Reading, IngestError> {
        let size = self.reading.size;
        let mut book = Workbook::from_file(file, format)?;
        self.reading.layout = LayoutKind::Table;
        self.reading.sheets = book.sheets().to_vec();
        let grids = self.grids(&mut book, sink)?;
        let chosen = match self.options.sheet {
            None if grids.len() > 1 => self.with_figures(&grids),
            // The only sheet needs no choice, and says itself when it holds nothing.
            _ => (0..grids.len()).collect(),
        };
        let (read, others): (Vec<_>, Vec<_>) = grids.iter().enumerate().partition(|(at, _)| chosen.contains(at));
        let others: Vec<&Grid> = others.into_iter().map(|(_, grid)| grid).collect();
        if chosen.len() > 1 && self.options.sheet != Some(ALL_SHEETS) {
            let names: Vec<&str> = read.iter().filter_map(|(_, grid)| grid.sheet()).collect();
            let finding = Finding::new(FindingCode::SheetSeveral, Place::file(), names.join(" | "));
            self.ledger.report(
                sink,
                finding.suggest(format!("--sheet {} | --sheet *", names.join(" | "))),
            )?;
        }
        for (at, (_, grid)) in read.iter().enumerate() {
            if at > 0 && self.options.sheet != Some(ALL_SHEETS) {
                // The first one is shown; none is written until one is picked.
                break;
            }
            self.sheet(grid, &others, sink)?;
        }
        if read.is_empty() {
            let name = grids.first().and_then(Grid::sheet).unwrap_or_default().to_owned();
            self.reading.sheet = Some(name.clone());
            self.ledger
                .report(sink, Finding::new(FindingCode::TableMissing, Place::file(), name))?;
        }
        go_on(sink.progress(size, size))?;
        self.reading.sha256 = Some(sha256);
        self.reading.findings = self.ledger.counts();
        Ok(self.reading)
    }

    /// The sheet that was asked for, or all that the workbook shows.
    fn grids<S: Sink + ?Sized>(&self, book: &mut Workbook, sink: &mut S) -> Result<Vec<Grid>, IngestError> {
        let size = self.reading.size;
        let wanted: Vec<usize> = match self.options.sheet {
            Some(name) if name != ALL_SHEETS => vec![book.sheet(name)?],
            _ => {
                let shown: Vec<usize> = (0..book.sheets().len())
                    .filter(|at| !book.sheets()[*at].hidden)
                    .collect();
                if shown.is_empty() {
                    (0..book.sheets().len()).collect()
                } else {
                    shown
                }
            }
        };
        wanted
            .into_iter()
            .map(|at| book.grid(at, || go_on(sink.progress(size, size))))
            .collect()
    }

    /// The sheets that hold figures.
    fn with_figures(&self, grids: &[Grid]) -> Vec<usize> {
        let holds =
            |grid: &Grid| Events::header_of(grid).is_some() || table::reading::holds_figures(grid, self.options);
        (0..grids.len()).filter(|at| holds(&grids[*at])).collect()
    }

    /// Reads one sheet; the others may explain its codes.
    fn sheet<S: Sink + ?Sized>(&mut self, grid: &Grid, others: &[&Grid], sink: &mut S) -> Result<(), IngestError> {
        self.reading.sheet = grid.sheet().map(str::to_owned);
        if let Some(header) = Events::header_of(grid) {
            self.reading.layout = LayoutKind::Events;
            return Events::new(&header, &self.options.set, self.context).grid(
                grid,
                &mut self.reading,
                &mut self.ledger,
                sink,
            );
        }
        let explanations = dictionary::of(grid, others);
        table::reading::read(
            grid,
            self.options,
            self.context,
            &explanations,
            &mut self.reading,
            &mut self.ledger,
            sink,
        )
    }
}
