//! A grid looked over once: what each cell looks like, and what each row therefore is made of.

use std::cell::OnceCell;

use super::kind::{Kind, are_a_run, year};
use crate::grid::Grid;
use crate::label;
use crate::number::{MissingSymbols, plain};

/// So many rows are looked at in full; a table that goes on below them is taken to go on alike.
const LOOKED_AT: u32 = 20_000;

/// A grid, looked over.
pub(crate) struct Survey<'g> {
    /// The grid.
    pub(crate) grid: &'g Grid,
    symbols: MissingSymbols,
    kinds: Vec<Vec<Kind>>,
    profiles: Vec<OnceCell<Profile>>,
}

/// What a row is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Profile {
    /// Cells with anything in them.
    pub(crate) filled: u32,
    /// The first of them.
    pub(crate) first: u32,
    /// Numbers, those included that look like years but stand in no order of years.
    pub(crate) numbers: u32,
    /// Signs for numbers that aren't there.
    pub(crate) missing: u32,
    /// Periods, and years that run across.
    pub(crate) periods: u32,
    /// Other texts.
    pub(crate) texts: u32,
    /// Whether the numbers count the columns: 1, 2, 3 …, with 甲, 乙 before them.
    pub(crate) counts_columns: bool,
}

impl Profile {
    /// Whether figures stand in the row.
    pub(crate) const fn has_figures(&self) -> bool {
        self.numbers > 0 && !self.counts_columns
    }
}

impl<'g> Survey<'g> {
    /// Looks a grid over.
    pub(crate) fn of(grid: &'g Grid, symbols: MissingSymbols) -> Self {
        let looked_at = grid.height().min(LOOKED_AT);
        let kinds = (0..looked_at)
            .map(|row| grid.row(row).map(|cell| Kind::of(cell, &symbols)).collect())
            .collect();
        Self {
            grid,
            symbols,
            kinds,
            profiles: vec![OnceCell::new(); looked_at as usize],
        }
    }

    /// What a cell looks like.
    pub(crate) fn kind(&self, row: u32, column: u32) -> Kind {
        match self.kinds.get(row as usize) {
            Some(kinds) => kinds.get(column as usize).copied().unwrap_or(Kind::Blank),
            None => Kind::of(self.grid.cell(row, column), &self.symbols),
        }
    }

    /// What a row is made of.
    pub(crate) fn profile(&self, row: u32) -> Profile {
        match self.profiles.get(row as usize) {
            Some(profile) => profile.get_or_init(|| self.make_profile(row)).clone(),
            None => self.make_profile(row),
        }
    }

    fn make_profile(&self, row: u32) -> Profile {
        let mut profile = Profile::default();
        let mut years = Vec::new();
        let mut counted = Vec::new();
        for (column, cell) in (0_u32..).zip(self.grid.row(row)) {
            let kind = self.kind(row, column);
            if kind == Kind::Blank {
                continue;
            }
            if profile.filled == 0 {
                profile.first = column;
            }
            profile.filled += 1;
            match kind {
                Kind::Number => {
                    profile.numbers += 1;
                    counted.push(cell.text.trim().parse::<u32>().ok());
                }
                Kind::Year => years.extend(year(cell.text)),
                Kind::Missing => profile.missing += 1,
                Kind::Period | Kind::Moment => profile.periods += 1,
                Kind::Text => {
                    let text = cell.text.trim();
                    if !matches!(text, "甲" | "乙" | "丙" | "丁" | "栏次") {
                        profile.texts += 1;
                    }
                }
                Kind::Blank => {}
            }
        }
        let count = u32::try_from(years.len()).unwrap_or(u32::MAX);
        if are_a_run(&years) || (count == 1 && profile.numbers == 0) {
            profile.periods += count;
        } else if count > 1 {
            profile.numbers += count;
        } else {
            profile.periods += count;
        }
        let in_order = counted
            .iter()
            .zip(1_u32..)
            .all(|(counted, number)| *counted == Some(number));
        let has_others = profile.texts + profile.periods + profile.missing > 0 || !years.is_empty();
        profile.counts_columns = counted.len() >= 2 && in_order && !has_others;
        profile
    }

    /// Whether a plain number that is no year stands in one of these columns: the quick answer for most rows of a long table.
    pub(crate) fn has_plain_figure(&self, row: u32, columns: &[u32]) -> bool {
        columns.iter().any(|column| {
            let text = self.grid.text(row, *column);
            plain(text.as_bytes()).is_some() && year(text).is_none()
        })
    }

    /// Whether nothing stands between a row and the one above it: neither a blank row nor lines that were left out.
    pub(crate) fn adjoins(&self, row: u32) -> bool {
        let Some(above) = row.checked_sub(1) else {
            return false;
        };
        let has_lines = self.grid.row(above).any(|cell| cell.text.contains('\n'));
        let gap = self.grid.line(row).saturating_sub(self.grid.line(above));
        self.profile(above).filled > 0 && (gap <= 1 || has_lines)
    }

    /// Whether a row speaks of the whole: 数据库：年度数据, 单位：亿元, "Last Updated Date" with its value beside it.
    pub(crate) fn is_preamble(&self, row: u32) -> bool {
        let profile = self.profile(row);
        let mut cells = self.grid.row(row).filter(|cell| !cell.is_blank());
        match profile.filled {
            0 => false,
            1 => cells.next().is_some_and(|cell| label::preamble(cell.text).is_some()),
            2 => cells.next().is_some_and(|cell| {
                label::preamble(cell.text).is_some()
                    || label::key(cell.text).is_some_and(|key| {
                        key != label::Key::Indicator && key != label::Key::Region && key != label::Key::Time
                    })
            }),
            _ => cells.all(|cell| label::preamble(cell.text).is_some()),
        }
    }

    /// Whether a row begins like a note or a source.
    pub(crate) fn is_note(&self, row: u32) -> bool {
        let Some(cell) = self.grid.row(row).find(|cell| !cell.is_blank()) else {
            return false;
        };
        let text = cell.text.trim();
        let says_so = matches!(
            label::preamble(text),
            Some((label::Key::Note | label::Key::Source | label::Key::Updated, _))
        );
        let is_marked = text.starts_with(['①', '②', '③', '④', '⑤', '*', '※', '†']) && text.chars().count() > 2;
        says_so || is_marked || text.starts_with("注") || text.to_lowercase().starts_with("note")
    }
}
