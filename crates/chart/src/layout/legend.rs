//! The legend: a key and a name for each series, in rows.

use super::plan::{Anchor, Subject, TextRole};
use super::sheet::{LEADING, Sheet, centered_baseline};
use crate::geometry::Rect;
use crate::resolve::{Resolved, Shape};
use crate::theme::Align;
use crate::words;

/// Rows that a legend may take.
const ROWS: usize = 4;

/// A key in its place: the swatch of series `series`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LegendKey {
    /// Place in the resolved series.
    pub series: usize,
    pub rect: Rect,
}

/// Entries of one row: series, name, width with key.
pub(crate) type Row = Vec<(usize, String, f64)>;

/// The rows that the names take on `width`; `None` if they don't fit.
pub(crate) fn arrange(sheet: &Sheet<'_>, resolved: &Resolved, width: f64) -> Option<Vec<Row>> {
    let size = sheet.sizes.label;
    let two_axes = resolved.axes.len() > 1;
    let mut rows: Vec<Row> = vec![Vec::new()];
    let mut used = 0.0;
    for (index, series) in resolved.series.iter().enumerate().filter(|(_, series)| series.named) {
        let name = if two_axes && series.axis == 1 {
            format!("{}{}", series.label, words::RIGHT_AXIS)
        } else {
            series.label.clone()
        };
        let own = key_width(sheet, series.shape) + key_gap(sheet) + sheet.width(&name, size);
        if own > width {
            return None;
        }
        if used > 0.0 && used + entry_gap(sheet) + own > width {
            rows.push(Vec::new());
            used = 0.0;
        }
        used += own + if used > 0.0 { entry_gap(sheet) } else { 0.0 };
        if let Some(row) = rows.last_mut() {
            row.push((index, name, own));
        }
    }
    (rows.len() <= ROWS).then_some(rows)
}

/// Width of one row.
pub(crate) fn row_width(sheet: &Sheet<'_>, row: &Row) -> f64 {
    row.iter().map(|(_, _, width)| width).sum::<f64>() + entry_gap(sheet) * row.len().saturating_sub(1) as f64
}

/// Places rows within `left..right` from `top` on; the keys, and the y below.
pub(crate) fn place(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    rows: Vec<Row>,
    (left, right): (f64, f64),
    top: f64,
) -> (Vec<LegendKey>, f64) {
    let size = sheet.sizes.label;
    let mut keys = Vec::new();
    let mut middle = top + size * 0.51;
    for row in rows {
        let mut x = match sheet.theme.align {
            Align::Start => left,
            Align::Center => f64::midpoint(left, right) - row_width(sheet, &row) / 2.0,
        };
        for (series, name, width) in row {
            let shape = resolved.series[series].shape;
            let key = key_width(sheet, shape);
            let height = size * 0.72;
            keys.push(LegendKey {
                series,
                rect: Rect {
                    x,
                    y: middle - height / 2.0,
                    width: key,
                    height,
                },
            });
            let text = sheet.set(
                TextRole::Legend,
                name,
                x + key + key_gap(sheet),
                centered_baseline(middle, size),
                Anchor::Start,
            );
            sheet.place(text.naming(Subject::Series(series)));
            x += width + entry_gap(sheet);
        }
        middle += size * LEADING;
    }
    (keys, middle - size * LEADING + size * 0.51)
}

fn key_width(sheet: &Sheet<'_>, shape: Shape) -> f64 {
    match shape {
        Shape::Line { joined: true } => sheet.sizes.label * 2.2,
        Shape::Line { joined: false } => sheet.sizes.label * 0.8,
        Shape::Beside { .. } | Shape::Stacked | Shape::Area => sheet.sizes.label * 0.9,
    }
}

fn key_gap(sheet: &Sheet<'_>) -> f64 {
    sheet.sizes.label * 0.4
}

fn entry_gap(sheet: &Sheet<'_>) -> f64 {
    sheet.sizes.label * 1.5
}
