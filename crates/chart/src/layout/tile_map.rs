//! One tile a district, laid out as the city lies: name, figure, and the colour of its class.

use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, Subject, TextRole};
use super::sheet::{LEADING, SMALLEST, Sheet, centered_baseline};
use super::{Layout, class_key};
use crate::classes::Classes;
use crate::districts::{DISTRICTS, District, HALF_COLUMNS, ROWS};
use crate::error::Part;
use crate::geometry::Rect;
use crate::resolve::{Resolved, ResolvedCategory, Slot};
use crate::scene::Paint;
use crate::text::Weight;
use crate::theme::Color;
use crate::words;

/// Widest tile beside its height: with the figure under the name, and with both on one line.
const WIDEST: [f64; 2] = [1.75, 3.4];
/// Seam between tiles, in points.
const SEAM: f64 = 1.6;

/// How name and figure share a tile.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Setting {
    /// The figure under the name.
    Under { size: f64 },
    /// Both on one line.
    Beside { size: f64 },
}

/// What a tile says.
struct Tile<'a> {
    district: &'a District,
    /// Its category, where the chart has one.
    category: Option<usize>,
    name: String,
    figure: String,
}

pub(crate) fn lay_out(mut sheet: Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    let series = resolved.series.first().ok_or(Part::Plot)?;
    let classes = Classes::of(series.slots.iter().filter_map(Slot::mark).map(|mark| mark.to));
    let unit = resolved.axes.first().map(|axis| axis.unit.clone()).unwrap_or_default();
    let (mut placed, below) = class_key::place(&mut sheet, &unit, &classes, false, top)?;
    let top = below + sheet.sizes.label * 0.4;
    let height = (bottom - top) / ROWS as f64;
    let columns = HALF_COLUMNS as f64 / 2.0;
    let widths = WIDEST.map(|widest| (sheet.inner.width / columns).min(height * widest));
    let tiles: Vec<Tile<'_>> = DISTRICTS.iter().map(|district| tile(district, resolved)).collect();
    let setting = setting(&sheet, &tiles, widths.map(|width| width - SEAM), height - SEAM).ok_or(Part::Plot)?;
    let width = match setting {
        Setting::Under { .. } => widths[0],
        Setting::Beside { .. } => widths[1],
    };
    let left = sheet.inner.center().x - width * columns / 2.0;
    for tile in tiles {
        let rect = Rect {
            x: left + tile.district.half_column as f64 / 2.0 * width,
            y: top + tile.district.row as f64 * height,
            width,
            height,
        }
        .grown(-SEAM / 2.0);
        let slot = tile.category.map_or(&Slot::Absent, |category| &series.slots[category]);
        let theme = sheet.theme;
        let (mark, color) = match (slot, tile.category) {
            (Slot::Mark(mark), Some(category)) => {
                let ink = class_key::ink(&classes, classes.class_of(mark.to), theme, false);
                let color = theme.letters_on(ink.color);
                let mark = PlacedMark::of(0, category, Geometry::Rect(rect), Dress::Filled(ink));
                (mark, color)
            }
            (Slot::Missing(_), Some(category)) => (
                PlacedMark::of(0, category, Geometry::Rect(rect), Dress::Missing),
                theme.text,
            ),
            // A district without a figure keeps its place: the city keeps its shape.
            _ => (
                PlacedMark::furniture(Geometry::Rect(rect), Paint::line(theme.grid, 0.75)),
                theme.muted,
            ),
        };
        placed.push(mark);
        if matches!(slot, Slot::Missing(_)) {
            placed.push(ground(&sheet, &tile, rect, setting));
        }
        letter(&mut sheet, resolved, tile, rect, setting, color);
    }
    Ok(Layout::new(sheet, resolved, Vec::new(), placed))
}

fn tile<'a>(district: &'a District, resolved: &Resolved) -> Tile<'a> {
    let found = resolved
        .categories
        .iter()
        .position(|category| category.key == district.code);
    let name = found.map_or_else(
        || district.short.to_owned(),
        |at| shortened(&resolved.categories[at], district),
    );
    let slot = found.and_then(|at| resolved.series.first()?.slots.get(at));
    let figure = match slot {
        Some(Slot::Mark(mark)) => mark.label.clone(),
        Some(Slot::Missing(reason)) => words::missing(*reason).to_owned(),
        Some(Slot::Absent) | None => String::new(),
    };
    Tile {
        district,
        category: found,
        name,
        figure,
    }
}

/// 荔湾 for 荔湾区; a name of the user's own stays as it is.
fn shortened(category: &ResolvedCategory, district: &District) -> String {
    if category.label.strip_suffix('区') == Some(district.short) {
        district.short.to_owned()
    } else {
        category.label.clone()
    }
}

/// The setting in which every tile holds its words.
fn setting(sheet: &Sheet<'_>, tiles: &[Tile<'_>], [narrow, wide]: [f64; 2], height: f64) -> Option<Setting> {
    let measure = |text: &str, size: f64| sheet.fonts.width(text, size, Weight::Bold);
    let under = |size: f64| {
        let fits = |tile: &Tile<'_>| measure(&tile.name, size).max(measure(&tile.figure, size)) + size * 0.4 <= narrow;
        (size * (LEADING + 1.1) <= height && tiles.iter().all(fits)).then_some(Setting::Under { size })
    };
    let beside = |size: f64| {
        let fits = |tile: &Tile<'_>| measure(&tile.name, size) + measure(&tile.figure, size) + size * 0.9 <= wide;
        (size * 1.1 <= height && tiles.iter().all(fits)).then_some(Setting::Beside { size })
    };
    let sizes = [sheet.sizes.label, SMALLEST];
    sizes
        .into_iter()
        .find_map(under)
        .or_else(|| sizes.into_iter().find_map(beside))
}

/// Paper under the words of a hatched tile.
fn ground(sheet: &Sheet<'_>, tile: &Tile<'_>, rect: Rect, setting: Setting) -> PlacedMark {
    let (width, height) = match setting {
        Setting::Under { size } => (
            sheet.width(&tile.name, size).max(sheet.width(&tile.figure, size)) + size * 0.3,
            size * (LEADING + 1.05),
        ),
        Setting::Beside { size } => (
            sheet.width(&tile.name, size) + sheet.width(&tile.figure, size) + size * 0.7,
            size * 1.05,
        ),
    };
    let center = rect.center();
    let paper = Rect {
        x: center.x - width / 2.0,
        y: center.y - height / 2.0,
        width,
        height,
    };
    PlacedMark::furniture(Geometry::Rect(paper), Paint::fill(sheet.theme.background))
}

fn letter(sheet: &mut Sheet<'_>, resolved: &Resolved, tile: Tile<'_>, rect: Rect, setting: Setting, color: Color) {
    let center = rect.center();
    let stressed = tile.category.is_some_and(|at| resolved.categories[at].highlight);
    let weight = if stressed { Weight::Bold } else { Weight::Regular };
    let (size, name_at, figure_at, anchors) = match setting {
        // A tile with nothing but its name has it in the middle.
        Setting::Under { size } if tile.figure.is_empty() => (size, center, center, [Anchor::Middle; 2]),
        Setting::Under { size } => {
            let half = size * LEADING / 2.0;
            let at = |shift: f64| crate::geometry::Point {
                x: center.x,
                y: center.y + shift,
            };
            (size, at(-half), at(half), [Anchor::Middle; 2])
        }
        Setting::Beside { size } => {
            let both = sheet.fonts.width(&tile.name, size, weight) + sheet.fonts.width(&tile.figure, size, weight);
            let gap = if tile.figure.is_empty() { 0.0 } else { size * 0.4 };
            let start = center.x - f64::midpoint(both, gap);
            let at = |x: f64| crate::geometry::Point { x, y: center.y };
            (size, at(start), at(start + both + gap), [Anchor::Start, Anchor::End])
        }
    };
    let style = (size, weight, color);
    let baseline = centered_baseline(name_at.y, size);
    let name = sheet.styled(TextRole::Category, tile.name, (name_at.x, baseline), anchors[0], style);
    sheet.place(match tile.category {
        Some(category) => name.naming(Subject::Category(category)),
        None => name,
    });
    if !tile.figure.is_empty() {
        let at = (figure_at.x, centered_baseline(figure_at.y, size));
        let figure = sheet.styled(TextRole::Value, tile.figure, at, anchors[1], style);
        sheet.place(figure);
    }
}
