//! Tiles of indicators: name, period, the newest figure in large type, its change, and its past as a thin line. A small tile goes
//! without the line; the figure stays.

use super::Layout;
use super::mark::{Geometry, PlacedMark};
use super::panel_grid::PanelGrid;
use super::plan::{Anchor, PlacedText, Subject, TextRole};
use super::sheet::{LEADING, Sheet, below};
use super::sparkline;
use super::value_labels::marks;
use crate::breaking;
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::layout::mark::Dress;
use crate::resolve::{Newest, Resolved, ResolvedSeries, Tile};
use crate::scene::Paint;
use crate::text::Weight;
use crate::theme::Color;
use crate::words;

/// Width to height of a tile that reads best.
const RATIO: f64 = 1.3;
/// The figure's type: part of the tile's height, and its limits in points.
const FIGURE_SHARE: f64 = 0.27;
const SMALLEST_FIGURE: f64 = 13.0;
const LARGEST_FIGURE: f64 = 42.0;
/// The same where no tile has a past to draw: the figure takes its room.
const FIGURE_SHARE_ALONE: f64 = 0.42;
const LARGEST_FIGURE_ALONE: f64 = 76.0;
/// Part of the room left over that stands above a tile without a past: a little above the middle looks centred.
const ABOVE: f64 = 0.4;
/// Height of digits over their baseline, in ems.
const DIGIT: f64 = 0.76;
/// Gap between tiles, in ems of labels.
const GAP: f64 = 2.2;

pub(crate) fn lay_out(sheet: &Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    let room = Rect {
        y: top,
        height: bottom - top,
        ..sheet.inner
    };
    let mut misfit = Part::Plot;
    for grid in PanelGrid::suited(resolved.tiles.len(), (room.width, room.height), RATIO) {
        match attempt(sheet.clone(), resolved, grid, room) {
            Ok(layout) => return Ok(layout),
            Err(part) => misfit = part,
        }
    }
    Err(misfit)
}

fn attempt(mut sheet: Sheet<'_>, resolved: &Resolved, grid: PanelGrid, room: Rect) -> Result<Layout, Part> {
    let gap = sheet.sizes.label * GAP;
    let part = |length: f64, count: usize| (length - gap * (count as f64 - 1.0)) / count as f64;
    let (width, height) = (part(room.width, grid.columns), part(room.height, grid.rows()));
    let place = |tile: usize| {
        let (column, row) = grid.place(tile);
        Rect {
            x: room.x + (width + gap) * column as f64,
            y: room.y + (height + gap) * row as f64,
            width,
            height,
        }
    };
    // Figures beside each other are of one size: the size that suits the widest of them.
    let alone = !resolved.tiles.iter().any(|tile| has_past(resolved, tile));
    let (share, largest) = if alone {
        (FIGURE_SHARE_ALONE, LARGEST_FIGURE_ALONE * sheet.scale.max(1.0))
    } else {
        (FIGURE_SHARE, LARGEST_FIGURE)
    };
    let size = resolved
        .tiles
        .iter()
        .map(|tile| figure_size(&sheet, tile, width, (height * share).min(largest)))
        .fold(largest, f64::min);
    if size < SMALLEST_FIGURE {
        return Err(Part::Plot);
    }
    let heads: Vec<Vec<String>> = resolved
        .tiles
        .iter()
        .map(|tile| head(&sheet, tile, words_sizes(&sheet, size).0, width))
        .collect::<Option<_>>()
        .ok_or(Part::Legend)?;
    let head_lines = heads.iter().map(Vec::len).max().unwrap_or(1);
    let drop = if alone {
        let mut least = height;
        for (index, (tile, lines)) in resolved.tiles.iter().zip(heads.clone()).enumerate() {
            let trial = &mut sheet.clone();
            let filled = tile_marks(trial, resolved, (tile, lines, head_lines), place(index), size)?;
            least = least.min(filled.left);
        }
        least * ABOVE
    } else {
        0.0
    };
    let mut marks = Vec::new();
    for (index, (tile, lines)) in resolved.tiles.iter().zip(heads).enumerate() {
        let rect = place(index);
        let room = Rect {
            y: rect.y + drop,
            height: rect.height - drop,
            ..rect
        };
        marks.extend(tile_marks(&mut sheet, resolved, (tile, lines, head_lines), room, size)?.marks);
        if grid.place(index).0 > 0 {
            let x = rect.x - gap / 2.0;
            let rule = vec![Point { x, y: rect.y }, Point { x, y: rect.bottom() }];
            marks.push(PlacedMark::furniture(
                Geometry::Path(rule),
                Paint::line(sheet.theme.grid, 0.75 * sheet.scale),
            ));
        }
    }
    Ok(Layout::new(sheet, resolved, Vec::new(), marks))
}

/// Whether there is a line to draw under the tile's figure.
fn has_past(resolved: &Resolved, tile: &Tile) -> bool {
    let newest = tile.newest.as_ref().map_or(0, |newest| newest.category);
    let past = marks(&resolved.series[tile.series]).filter(|(category, _)| *category <= newest);
    past.count() > 1
}

/// The size at which the figure with its qualifier and unit fills the tile, within bounds.
fn figure_size(sheet: &Sheet<'_>, tile: &Tile, width: f64, most: f64) -> f64 {
    let most = most.max(SMALLEST_FIGURE);
    let Some(newest) = &tile.newest else { return most };
    let em = sheet.fonts.width(&newest.number, 1.0, Weight::Bold);
    // What stands beside grows with the figure: a few rounds settle both.
    let mut size = most;
    for _ in 0..6 {
        size = size.min((width - beside_width(sheet, newest, size)) / em);
    }
    size
}

/// Type of names and of notes in a tile: they follow a large figure a little.
fn words_sizes(sheet: &Sheet<'_>, figure: f64) -> (f64, f64) {
    let factor = (figure / 22.0).sqrt().clamp(1.0, 1.5);
    let sized = |points: f64| (points * factor * 4.0).round() / 4.0;
    (sized(sheet.sizes.label), sized(sheet.sizes.note))
}

/// Type of qualifier and unit beside a figure.
fn unit_size(sheet: &Sheet<'_>, figure: f64) -> f64 {
    (figure * 0.4).max(sheet.sizes.label)
}

/// Width of qualifier and unit with their gaps.
fn beside_width(sheet: &Sheet<'_>, newest: &Newest, figure: f64) -> f64 {
    let size = unit_size(sheet, figure);
    let around = |text: &str| {
        if text.is_empty() {
            0.0
        } else {
            sheet.width(text, size) + size * 0.3
        }
    };
    around(newest.before) + around(&newest.unit)
}

/// The name of the tile in lines.
fn head(sheet: &Sheet<'_>, tile: &Tile, size: f64, width: f64) -> Option<Vec<String>> {
    [1, 2, 3]
        .into_iter()
        .find_map(|lines| breaking::balanced(sheet.fonts, &tile.name, size, Weight::Bold, width, lines))
}

/// What a tile is filled with, and the height left below its words.
struct Filled {
    marks: Vec<PlacedMark>,
    left: f64,
}

/// Fills a tile.
fn tile_marks(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    (tile, lines, head_lines): (&Tile, Vec<String>, usize),
    rect: Rect,
    figure: f64,
) -> Result<Filled, Part> {
    let Theme { text, muted } = Theme::of(sheet);
    let (label, note) = words_sizes(sheet, figure);
    let series = &resolved.series[tile.series];
    let mut y = rect.y;
    for (line, name) in lines.into_iter().enumerate() {
        let at = (rect.x, below(y + line as f64 * label * LEADING, label));
        let name = sheet.styled(
            TextRole::SeriesLabel,
            name,
            at,
            Anchor::Start,
            (label, Weight::Bold, text),
        );
        sheet.place(name.naming(Subject::Series(tile.series)));
    }
    y += label * (1.02 + (head_lines as f64 - 1.0) * LEADING) + note * 0.3;
    let Some(newest) = &tile.newest else {
        let at = (rect.x, below(y + note * 1.5, label));
        let none = sheet.styled(
            TextRole::Value,
            tile.absent.clone(),
            at,
            Anchor::Start,
            (label, Weight::Regular, muted),
        );
        sheet.place(none);
        let end = y + note * 1.5 + label;
        return fits(end, rect).map(|()| Filled {
            marks: Vec::new(),
            left: rect.bottom() - end,
        });
    };
    let whens =
        breaking::balanced(sheet.fonts, &newest.when, note, Weight::Regular, rect.width, 2).ok_or(Part::Plot)?;
    for line in whens {
        let when = sheet.styled(
            TextRole::Category,
            line,
            (rect.x, below(y, note)),
            Anchor::Start,
            (note, Weight::Regular, muted),
        );
        sheet.place(when);
        y += note * LEADING;
    }
    y += figure * 0.16;
    let baseline = y + figure * DIGIT;
    let placed = place_figure(sheet, newest, series, (rect.x, baseline), figure);
    let mut marks = vec![PlacedMark::of(
        tile.series,
        newest.category,
        Geometry::Rect(placed),
        Dress::Unseen,
    )];
    y = baseline + figure * 0.1;
    if let Some(change) = &newest.change {
        let derived = if change.derived { words::DERIVED } else { "" };
        y += label * 0.45;
        let parts = [
            (change.against.as_str(), Weight::Regular, muted),
            (change.amount.as_str(), Weight::Bold, text),
            (derived, Weight::Regular, muted),
        ];
        let mut x = rect.x;
        let mut boxed: Option<Rect> = None;
        for (words, weight, color) in parts.into_iter().filter(|(words, ..)| !words.is_empty()) {
            let placed = sheet.styled(
                TextRole::Value,
                words.to_owned(),
                (x, below(y, label)),
                Anchor::Start,
                (label, weight, color),
            );
            x = placed.rect.right() + if derived == words { 0.0 } else { label * 0.3 };
            boxed = boxed.or(Some(placed.rect)).map(|first| Rect {
                width: placed.rect.right() - first.x,
                ..first
            });
            if placed.rect.right() > rect.right() + 0.01 {
                return Err(Part::Plot);
            }
            sheet.place(placed);
        }
        if let (Some((series, category)), Some(rect)) = (change.published, boxed) {
            marks.push(PlacedMark::of(series, category, Geometry::Rect(rect), Dress::Unseen));
        }
        y += label * 1.02;
    }
    fits(y, rect)?;
    let rest = Rect {
        y: y + label * 0.6,
        height: rect.bottom() - y - label * 0.6,
        ..rect
    };
    marks.extend(sparkline::place(
        sheet,
        resolved,
        tile.series,
        newest.category,
        (rest, note),
    ));
    let left = rect.bottom() - y;
    Ok(Filled { marks, left })
}

fn fits(y: f64, rect: Rect) -> Result<(), Part> {
    if y <= rect.bottom() + 0.01 {
        Ok(())
    } else {
        Err(Part::Plot)
    }
}

/// Qualifier, figure and unit on one baseline; the rectangle of all.
fn place_figure(
    sheet: &mut Sheet<'_>,
    newest: &Newest,
    series: &ResolvedSeries,
    (x, baseline): (f64, f64),
    size: f64,
) -> Rect {
    let label = unit_size(sheet, size);
    let Theme { text, muted } = Theme::of(sheet);
    let color = if series.own {
        series.ink.color.legible_on(sheet.theme.background, text)
    } else {
        text
    };
    let parts: [(TextRole, &str, (f64, Weight, Color)); 3] = [
        (TextRole::Value, newest.before, (label, Weight::Regular, text)),
        (TextRole::Value, &newest.number, (size, Weight::Bold, color)),
        (TextRole::AxisHead, &newest.unit, (label, Weight::Regular, muted)),
    ];
    let mut left = x;
    let mut placed: Vec<PlacedText> = Vec::new();
    for (role, words, style) in parts.into_iter().filter(|(_, words, _)| !words.is_empty()) {
        let text = sheet.styled(role, words.to_owned(), (left, baseline), Anchor::Start, style);
        left = text.rect.right() + label * 0.3;
        placed.push(text);
    }
    let right = placed.last().map_or(x, |text| text.rect.right());
    let rect = Rect {
        x,
        y: baseline - size * DIGIT,
        width: right - x,
        height: size * (DIGIT + 0.05),
    };
    for text in placed {
        sheet.place(text);
    }
    rect
}

/// The two colours of letters.
struct Theme {
    text: Color,
    muted: Color,
}

impl Theme {
    const fn of(sheet: &Sheet<'_>) -> Self {
        Self {
            text: sheet.theme.text,
            muted: sheet.theme.muted,
        }
    }
}
