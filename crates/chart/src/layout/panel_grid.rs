//! Small panels in columns and rows: how many of each suit the number of panels and the room that they share.

use std::ops::RangeInclusive;

/// Columns of panels; one alone only where a single panel is shown, or the room is narrow and high.
const COLUMNS: RangeInclusive<usize> = 1..=5;
/// Width to height of a panel that reads best.
const RATIO: f64 = 1.45;
/// What it costs to leave places empty, as part of all, and what a row or column of panels without neighbours costs.
const EMPTY: f64 = 1.8;
const STRUNG: f64 = 0.35;

/// An arrangement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PanelGrid {
    pub count: usize,
    pub columns: usize,
}

impl PanelGrid {
    /// The arrangements for `count` panels on `width` × `height`, the most suitable first.
    pub(crate) fn suited(count: usize, (width, height): (f64, f64), ratio: f64) -> Vec<Self> {
        let cost = |grid: &Self| {
            let (columns, rows) = (grid.columns as f64, grid.rows() as f64);
            let shape = (width / columns) / (height / rows);
            let empty = 1.0 - count as f64 / (columns * rows);
            let strung = count > 3 && (grid.columns == 1 || grid.rows() == 1);
            (shape / ratio).ln().abs() + EMPTY * empty + if strung { STRUNG } else { 0.0 }
        };
        let mut grids: Vec<Self> = COLUMNS
            .filter(|columns| *columns <= count.max(1))
            .map(|columns| Self { count, columns })
            // Five columns for six panels leave four places empty: fewer columns take as many rows.
            .filter(|grid| grid.columns == 1 || count.div_ceil(grid.columns - 1) > grid.rows())
            .collect();
        grids.sort_by(|a, b| cost(a).total_cmp(&cost(b)));
        grids
    }

    /// The same with the proportions of a panel of figures.
    pub(crate) fn of_panels(count: usize, room: (f64, f64)) -> Vec<Self> {
        Self::suited(count, room, RATIO)
    }

    pub(crate) const fn rows(&self) -> usize {
        self.count.div_ceil(self.columns)
    }

    /// Column and row of a panel.
    pub(crate) const fn place(&self, panel: usize) -> (usize, usize) {
        (panel % self.columns, panel / self.columns)
    }

    /// Whether no panel lies below: there the names of the categories stand.
    pub(crate) const fn is_lowest(&self, panel: usize) -> bool {
        panel + self.columns >= self.count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrangement_follows_number_and_room() {
        let check = |count: usize, room: (f64, f64), columns: usize, why: &str| {
            let best = PanelGrid::of_panels(count, room).first().map(|grid| grid.columns);
            assert_eq!(best, Some(columns), "{why}");
        };
        check(9, (430.0, 220.0), 3, "nine cities fill three by three");
        check(11, (430.0, 220.0), 4, "eleven districts leave one place");
        check(2, (200.0, 160.0), 1, "two in a narrow room lie above each other");
        check(2, (430.0, 220.0), 2, "two on a full width lie side by side");
        check(3, (430.0, 200.0), 3, "three stand in one row, rather than leave a hole");
        check(6, (430.0, 220.0), 3, "six make two rows");
    }

    #[test]
    fn names_stand_below_the_last_panel_of_every_column() {
        let grid = PanelGrid { count: 8, columns: 3 };
        let lowest: Vec<usize> = (0..8).filter(|panel| grid.is_lowest(*panel)).collect();
        assert_eq!(lowest, [5, 6, 7], "the third column ends a row earlier");
    }
}
