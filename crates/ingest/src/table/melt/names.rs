//! The names of rows: labels before the figures, carried on from parents where one name would stand for two things.

use std::collections::HashMap;

use super::super::layout::Table;
use super::heads::is_generic;
use crate::grid::Grid;
use crate::header::Column;
use crate::label::{self, Label};

/// What a row's labels say.
#[derive(Debug, Clone, Default)]
pub(super) struct RowName {
    /// The name of what is measured; empty where it stands elsewhere.
    pub(super) name: String,
    /// The other parts.
    pub(super) label: Label,
    /// Where the label stands.
    pub(super) at: Option<(u32, u32)>,
}

/// The names of the rows of a table.
#[derive(Debug)]
pub(super) struct RowNames {
    /// By row of the body; a row refers to one of `read`.
    of: Vec<u32>,
    read: Vec<RowName>,
    nothing: RowName,
}

impl RowNames {
    /// Reads the labels of the rows.
    pub(super) fn read(grid: &Grid, table: &Table, rows: &[u32]) -> Self {
        let columns: Vec<(u32, bool)> = table
            .columns
            .iter()
            .filter(|column| column.role.says(Column::Indicator))
            .map(|column| (column.column - 1, column.fills_down))
            .collect();
        let nothing = RowName::default();
        if columns.is_empty() {
            return Self {
                of: Vec::new(),
                read: Vec::new(),
                nothing,
            };
        }
        let mut known: HashMap<Vec<String>, u32> = HashMap::new();
        let (mut of, mut read) = (Vec::with_capacity(rows.len()), Vec::new());
        let mut filled: Vec<String> = vec![String::new(); columns.len()];
        let is_long = table.columns.iter().any(|column| column.role.says(Column::Period));
        for &row in rows {
            let mut at = None;
            for (text, (column, fills)) in filled.iter_mut().zip(&columns) {
                let (anchor_row, anchor_column) = grid.anchor(row, *column);
                let own = grid.cell(anchor_row, anchor_column).text;
                if !own.trim().is_empty() || !fills {
                    own.trim_end().clone_into(text);
                    at = Some((row, *column)).filter(|_| !own.trim().is_empty()).or(at);
                }
            }
            // In a table whose rows are labels each row has its own place; in a long one, rows share what they say.
            let next = u32::try_from(read.len()).unwrap_or(u32::MAX);
            let index = if is_long {
                *known.entry(filled.clone()).or_insert(next)
            } else {
                next
            };
            if index == next {
                read.push(name_of(&filled, at));
            }
            of.push(index);
        }
        let mut names = Self { of, read, nothing };
        if !is_long && columns.len() == 1 {
            names.qualify(table);
        }
        names
    }

    /// A name that stands twice is told apart by the one above it: 第二产业·工业.
    fn qualify(&mut self, table: &Table) {
        // Rows of one name may still differ by place or part.
        if table
            .columns
            .iter()
            .any(|column| column.role.says(Column::Region) || column.role.says(Column::Sector))
        {
            return;
        }
        let mut count: HashMap<(String, String), usize> = HashMap::new();
        let key = |row: &RowName| {
            (
                row.name.clone(),
                format!(
                    "{:?}{:?}{:?}{:?}",
                    row.label.unit, row.label.basis, row.label.measure, row.label.period
                ),
            )
        };
        for row in self.read.iter().filter(|row| !row.name.is_empty()) {
            *count.entry(key(row)).or_default() += 1;
        }
        let mut parents: Vec<(u8, String)> = Vec::new();
        for row in &mut self.read {
            if row.name.is_empty() {
                continue;
            }
            let level = row.label.level;
            parents.retain(|(above, _)| *above < level);
            let is_twice = count.get(&key(row)).is_some_and(|count| *count > 1);
            let own = row.name.clone();
            if let Some((_, parent)) = parents.last().filter(|_| is_twice) {
                row.name = format!("{parent}·{own}");
            }
            parents.push((level, own));
        }
    }

    /// Whether no row has a label.
    pub(super) fn is_empty(&self) -> bool {
        self.read.iter().all(|row| row.name.is_empty())
    }

    /// Whether labels of rows tell periods.
    pub(super) fn has_period(&self) -> bool {
        self.read.iter().any(|row| row.label.period.is_some())
    }

    /// Whether labels of rows tell units.
    pub(super) fn has_unit(&self) -> bool {
        self.read.iter().any(|row| row.label.unit.is_some())
    }

    /// What the labels of the row `at` say.
    pub(super) fn of(&self, at: usize) -> &RowName {
        self.of
            .get(at)
            .and_then(|index| self.read.get(*index as usize))
            .unwrap_or(&self.nothing)
    }

    /// The label of the row `at`, if it has one.
    pub(super) fn label(&self, at: usize) -> Option<&Label> {
        Some(&self.of(at).label).filter(|_| !self.of(at).name.is_empty())
    }

    /// Where the label of the row `at` stands.
    pub(super) fn place(&self, at: usize) -> Option<(u32, u32)> {
        self.of(at).at
    }
}

/// Reads the labels of one row, the outer first.
fn name_of(texts: &[String], at: Option<(u32, u32)>) -> RowName {
    let mut row = RowName {
        at,
        ..RowName::default()
    };
    let mut names: Vec<String> = Vec::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let read = label::read(text);
        if !read.name.is_empty() && !is_generic(&read.name) && !names.contains(&read.name) {
            names.push(read.name.clone());
        }
        row.label = read.under(std::mem::take(&mut row.label));
    }
    row.name = names.join("·");
    row
}
