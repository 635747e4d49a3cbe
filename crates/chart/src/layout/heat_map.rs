//! A grid of cells, the stronger the higher: one row a series, one column a category.

use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, Subject, TextRole};
use super::sheet::{LEADING, SMALLEST, Sheet, centered_baseline, centered_digits, digit_height};
use super::slots::Slots;
use super::{Layout, category_axis, class_key};
use crate::breaking;
use crate::classes::Classes;
use crate::error::Part;
use crate::geometry::Rect;
use crate::resolve::{Mark, Resolved, Slot};
use crate::scene::Paint;
use crate::text::Weight;

/// Parts of the page's width that the names of rows may take.
const NAMES_SHARES: [f64; 3] = [0.2, 0.3, 0.42];
/// Gap between a name and its row, in ems.
const GAP: f64 = 0.5;
/// Lowest row, in ems: one line of a name.
const ROW: f64 = 1.12;
/// Highest row and widest cell beside the other side of a cell: a lonely row is no tower.
const LONGEST: f64 = 3.0;
/// Seam between cells, in points.
const SEAM: f64 = 0.7;

pub(crate) fn lay_out(mut sheet: Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    let classes = Classes::of(marks(resolved).map(|mark| mark.to));
    let unit = resolved.axes.first().map(|axis| axis.unit.clone()).unwrap_or_default();
    let size = sheet.sizes.label;
    // The height of the key doesn't hang on its textures, so the grid is known before they are.
    let (_, below_key) = class_key::place(&mut sheet.clone(), &unit, &classes, false, top)?;
    let grid_top = below_key + size * 0.35;
    let rows = resolved.series.len().max(1) as f64;
    let names = rough_names(&sheet, resolved, (bottom - grid_top) / rows)?;
    let left = sheet.inner.x + names.width + if names.width > 0.0 { size * GAP } else { 0.0 };
    let slots = Slots::of(&resolved.categories);
    let cell = (sheet.inner.right() - left) / slots.total();
    let labels = category_axis::arrange(&sheet, resolved, cell, left)?;
    let room = bottom - grid_top - labels.height(&sheet);
    let row = (room / rows).min(cell * LONGEST);
    if row < size * ROW || row < names.row_height(size) || cell < 3.0 {
        return Err(Part::Plot);
    }
    let figures = figures_size(&sheet, resolved, (cell, row));
    let (mut placed, _) = class_key::place(&mut sheet, &unit, &classes, figures.is_none(), top)?;
    for (index, lines) in names.lines.into_iter().enumerate() {
        let middle = grid_top + (index as f64 + 0.5) * row;
        let first = middle - size * LEADING * (lines.len() as f64 - 1.0) / 2.0;
        for (at, line) in lines.into_iter().enumerate() {
            let baseline = centered_baseline(first + at as f64 * size * LEADING, size);
            let text = sheet.set(TextRole::Category, line, left - size * GAP, baseline, Anchor::End);
            sheet.place(text.naming(Subject::Series(index)));
        }
    }
    for (index, series) in resolved.series.iter().enumerate() {
        for (category, slot) in series.slots.iter().enumerate() {
            let rect = Rect {
                x: left + slots.start(category) * cell,
                y: grid_top + index as f64 * row,
                width: slots.width(category) * cell,
                height: row,
            };
            placed.extend(place_cell(&mut sheet, (index, category), slot, rect, &classes, figures));
        }
    }
    let grid_bottom = grid_top + rows * row;
    let parting = labels.place(&mut sheet, &|place| left + slots.at(place + 0.5) * cell, grid_bottom);
    let paint = Paint::line(sheet.theme.axis, 0.5 * sheet.scale);
    placed.extend(parting.into_iter().map(|(x, from, to)| {
        let ends = [from, to].map(|y| crate::geometry::Point { x, y });
        PlacedMark::furniture(Geometry::Path(ends.to_vec()), paint.clone())
    }));
    Ok(Layout::new(sheet, resolved, Vec::new(), placed))
}

/// A cell, with its figure where all have theirs. Nothing stands where the library has nothing.
fn place_cell(
    sheet: &mut Sheet<'_>,
    (series, category): (usize, usize),
    slot: &Slot,
    rect: Rect,
    classes: &Classes,
    figures: Option<f64>,
) -> Option<PlacedMark> {
    let inside = rect.grown(-SEAM / 2.0);
    match slot {
        Slot::Absent => None,
        Slot::Missing(_) => Some(PlacedMark::of(series, category, Geometry::Rect(inside), Dress::Missing)),
        Slot::Mark(mark) => {
            let ink = class_key::ink(classes, classes.class_of(mark.to), sheet.theme, figures.is_none());
            if let Some(size) = figures {
                let at = (rect.center().x, centered_digits(rect.center().y, size));
                let style = (size, weight(mark), sheet.theme.letters_on(ink.color));
                let text = sheet.styled(TextRole::Value, mark.label.clone(), at, Anchor::Middle, style);
                sheet.place(text);
            }
            Some(PlacedMark::of(
                series,
                category,
                Geometry::Rect(inside),
                Dress::Filled(ink),
            ))
        }
    }
}

const fn weight(mark: &Mark) -> Weight {
    if mark.highlight { Weight::Bold } else { Weight::Regular }
}

fn marks(resolved: &Resolved) -> impl Iterator<Item = &Mark> {
    resolved
        .series
        .iter()
        .flat_map(|series| &series.slots)
        .filter_map(Slot::mark)
}

/// The type in which every figure fits its cell; `None` prints no figure at all, since some without others would look like gaps.
fn figures_size(sheet: &Sheet<'_>, resolved: &Resolved, (cell, row): (f64, f64)) -> Option<f64> {
    if resolved.value_labels == Some(false) {
        return None;
    }
    let fits = |size: &f64| {
        let fit = |mark: &Mark| {
            let width = sheet.fonts.width(&mark.label, *size, weight(mark));
            width + size * 0.35 <= cell && digit_height(*size) + size * 0.3 <= row
        };
        marks(resolved).all(fit)
    };
    [sheet.sizes.label, SMALLEST].into_iter().find(fits)
}

/// The names of the rows, with the width of the widest.
struct Names {
    lines: Vec<Vec<String>>,
    width: f64,
}

impl Names {
    /// The height that the tallest name needs.
    fn row_height(&self, size: f64) -> f64 {
        let most = self.lines.iter().map(Vec::len).max().unwrap_or(0);
        if most == 0 {
            0.0
        } else {
            size * (1.02 + (most as f64 - 1.0) * LEADING)
        }
    }
}

/// Names wrapped for rows about this high; what the columns' names take from them is allowed for.
fn rough_names(sheet: &Sheet<'_>, resolved: &Resolved, row: f64) -> Result<Names, Part> {
    let size = sheet.sizes.label;
    let allowed = row - size * 3.0 / resolved.series.len().max(1) as f64;
    let most = (((allowed / size - 1.02) / LEADING).floor().max(0.0) as usize + 1).min(3);
    let within = |share: f64| -> Option<Names> {
        let room = sheet.page.width * share;
        let wrap = |name: &str| breaking::balanced(sheet.fonts, name, size, Weight::Regular, room, most);
        let lines: Vec<Vec<String>> = resolved
            .series
            .iter()
            .map(|series| wrap(&series.label))
            .collect::<Option<_>>()?;
        let width = lines
            .iter()
            .flatten()
            .map(|line| sheet.width(line, size))
            .fold(0.0, f64::max);
        Some(Names { lines, width })
    };
    NAMES_SHARES.into_iter().find_map(within).ok_or(Part::CategoryLabels)
}
