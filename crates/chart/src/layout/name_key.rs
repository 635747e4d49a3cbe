//! A key of names below the plot: where a name is too long for its place, its number stands there (①), and the key says the name.

use super::plan::{Anchor, Subject, TextRole};
use super::sheet::{LEADING, Sheet, below};
use crate::breaking;
use crate::text::Weight;

/// Columns of a key at most.
const COLUMNS: usize = 4;
/// Part of the page's height that a key may take.
const HIGHEST: f64 = 0.45;
/// Gap between columns, and between a number and its name, in ems.
const GAP: f64 = 1.4;
const NUMBER_GAP: f64 = 0.25;

/// The numbers and names of a key in their rows.
#[derive(Debug, Clone)]
pub(crate) struct NameKey {
    /// Lines of the names, in the order of the numbers.
    names: Vec<Vec<String>>,
    /// Names of one row.
    columns: usize,
    /// Width of the numbers.
    number: f64,
    /// Left edges of the columns, from the left of the key.
    edges: Vec<f64>,
}

/// The number that stands for the name at `index`: ① to ⑳, then 21.
pub(crate) fn number(index: usize) -> String {
    let circled = u32::try_from(index)
        .ok()
        .filter(|index| *index < 20)
        .and_then(|index| char::from_u32(0x2460 + index));
    circled.map_or_else(|| (index + 1).to_string(), String::from)
}

impl NameKey {
    /// The key of `names` on `width`; `None` where it would take too much of the page.
    pub(crate) fn arrange(sheet: &Sheet<'_>, names: &[&str], width: f64) -> Option<Self> {
        let size = sheet.sizes.label;
        let number = (0..names.len())
            .map(|index| sheet.width(&self::number(index), size))
            .fold(0.0, f64::max);
        let indent = number + size * NUMBER_GAP;
        let widths: Vec<f64> = names.iter().map(|name| indent + sheet.width(name, size)).collect();
        let table = |columns: usize| {
            let column = |at: usize| widths.iter().skip(at).step_by(columns).copied().fold(0.0, f64::max);
            let mut edges = vec![0.0];
            for at in 0..columns {
                edges.push(edges[at] + column(at) + size * GAP);
            }
            (edges[columns] - size * GAP <= width).then_some((columns, edges))
        };
        let key = match (1..=COLUMNS.min(names.len())).rev().find_map(table) {
            Some((columns, edges)) => Self {
                names: names.iter().map(|name| vec![(*name).to_owned()]).collect(),
                columns,
                number,
                edges,
            },
            None => Self {
                names: names
                    .iter()
                    .map(|name| breaking::running(sheet.fonts, name, size, width - indent))
                    .collect(),
                columns: 1,
                number,
                edges: vec![0.0],
            },
        };
        (key.height(sheet) <= sheet.inner.height * HIGHEST).then_some(key)
    }

    /// Height with the gap above.
    pub(crate) fn height(&self, sheet: &Sheet<'_>) -> f64 {
        let size = sheet.sizes.label;
        let lines: usize = self.rows().map(|row| row.iter().map(Vec::len).max().unwrap_or(1)).sum();
        size * (0.6 + 1.02) + (lines as f64 - 1.0).max(0.0) * size * LEADING
    }

    /// Places the key with its left edge at `x`, the gap above it beginning at `top`.
    pub(crate) fn place(self, sheet: &mut Sheet<'_>, x: f64, top: f64) {
        let size = sheet.sizes.label;
        let indent = self.number + size * NUMBER_GAP;
        let mut line = 0;
        for (row, names) in self.rows().enumerate() {
            for (column, lines) in names.iter().enumerate() {
                let left = x + self.edges[column];
                let baseline = |at: usize| below(top + size * 0.6 + (line + at) as f64 * size * LEADING, size);
                let number = number(row * self.columns + column);
                let style = (size, Weight::Regular, sheet.theme.text);
                let number = sheet.styled(TextRole::Category, number, (left, baseline(0)), Anchor::Start, style);
                sheet.place(number.naming(Subject::Category(row * self.columns + column)));
                for (at, text) in lines.iter().enumerate() {
                    let text = sheet.set(
                        TextRole::Category,
                        text.clone(),
                        left + indent,
                        baseline(at),
                        Anchor::Start,
                    );
                    sheet.place(text.naming(Subject::Category(row * self.columns + column)));
                }
            }
            line += names.iter().map(Vec::len).max().unwrap_or(1);
        }
    }

    fn rows(&self) -> impl Iterator<Item = &[Vec<String>]> {
        self.names.chunks(self.columns.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_circled_as_far_as_print_knows_them() {
        assert_eq!(number(0), "①", "the first");
        assert_eq!(number(19), "⑳", "the last that every font has");
        assert_eq!(number(20), "21", "then plain figures");
    }
}
