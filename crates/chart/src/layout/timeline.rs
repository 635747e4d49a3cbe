//! Events along time: a list by date along a rail; over it, where the page is wide enough, an axis that shows how far apart they were.

use super::Layout;
use super::event_axis;
use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, TextRole};
use super::sheet::{LEADING, Sheet, below, centered_baseline};
use crate::breaking;
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::resolve::{Resolved, ResolvedEvent};
use crate::scene::Paint;
use crate::theme::{Ink, Marker};

/// Width of the columns between number, date, level, rail and title, in ems.
const GAP: f64 = 0.8;
/// The least and the widest gap between events, in ems.
const BETWEEN: (f64, f64) = (0.35, 1.1);
/// Narrower pages have no room for an axis, in points.
const AXIS_FROM: f64 = 300.0;

pub(crate) fn lay_out(sheet: &Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    if sheet.inner.width >= AXIS_FROM
        && resolved.events.len() > 1
        && let Ok(layout) = attempt(sheet.clone(), resolved, true, (top, bottom))
    {
        return Ok(layout);
    }
    attempt(sheet.clone(), resolved, false, (top, bottom))
}

fn attempt(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    with_axis: bool,
    (mut top, bottom): (f64, f64),
) -> Result<Layout, Part> {
    let mut marks = Vec::new();
    if with_axis {
        let (axis, used) = event_axis::place(&mut sheet, &resolved.events, top).ok_or(Part::Plot)?;
        marks.extend(axis);
        top = used + sheet.sizes.label * 0.9;
    }
    marks.extend(list(&mut sheet, resolved, with_axis, (top, bottom))?);
    Ok(Layout::new(sheet, resolved, Vec::new(), marks))
}

/// Left edges of the columns.
struct Columns {
    date: f64,
    level: f64,
    rail: f64,
    title: f64,
}

impl Columns {
    fn of(sheet: &Sheet<'_>, events: &[ResolvedEvent], numbered: bool) -> Self {
        let size = sheet.sizes.label;
        let widest = |text: &dyn Fn(&ResolvedEvent) -> &str| {
            let widths = events.iter().map(|event| sheet.width(text(event), size));
            widths.fold(0.0, f64::max)
        };
        let after = |width: f64| if width > 0.0 { width + size * GAP } else { 0.0 };
        let number = if numbered {
            after(sheet.width(&events.len().to_string(), size))
        } else {
            0.0
        };
        let date = sheet.inner.x + number;
        let level = date + after(widest(&|event| &event.when));
        let rail = level + after(widest(&|event| event.level.as_deref().unwrap_or_default())) + size * 0.2;
        Self {
            date,
            level,
            rail,
            title: rail + size * GAP,
        }
    }
}

/// The list from the first day on: date, level, rail, title.
fn list(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    numbered: bool,
    (top, bottom): (f64, f64),
) -> Result<Vec<PlacedMark>, Part> {
    let size = sheet.sizes.label;
    let events = &resolved.events;
    let columns = Columns::of(sheet, events, numbered);
    let room = sheet.inner.right() - columns.title;
    if room < size * 7.0 {
        return Err(Part::CategoryLabels);
    }
    let wrapped: Vec<Vec<String>> = events
        .iter()
        .map(|event| breaking::running(sheet.fonts, &event.title, size, room))
        .collect();
    let heights: Vec<f64> = wrapped
        .iter()
        .map(|lines| size * (1.02 + (lines.len().max(1) as f64 - 1.0) * LEADING))
        .collect();
    let used: f64 = heights.iter().sum();
    let gaps = events.len().saturating_sub(1).max(1) as f64;
    let gap = ((bottom - top - used) / gaps).min(size * BETWEEN.1);
    if gap < size * BETWEEN.0 && events.len() > 1 || used > bottom - top {
        return Err(Part::CategoryLabels);
    }
    let mut marks = vec![rail(sheet, &columns, top, &heights, gap)];
    let mut y = top;
    for (index, (event, lines)) in events.iter().zip(wrapped).enumerate() {
        let baseline = below(y, size);
        let mut write = |role: TextRole, text: String, x: f64, anchor: Anchor, muted: bool| {
            let mut placed = sheet.set(role, text, x, baseline, anchor);
            if muted {
                placed.color = sheet.theme.muted;
            }
            sheet.place(placed);
        };
        if numbered {
            let right = columns.date - size * GAP;
            write(TextRole::Legend, (index + 1).to_string(), right, Anchor::End, false);
        }
        write(
            TextRole::Category,
            event.when.clone(),
            columns.date,
            Anchor::Start,
            false,
        );
        if let Some(level) = &event.level {
            write(TextRole::Group, level.clone(), columns.level, Anchor::Start, true);
        }
        marks.extend(mark(sheet, event, columns.rail, y, heights[index]));
        for (row, line) in lines.into_iter().enumerate() {
            let baseline = below(y + row as f64 * size * LEADING, size);
            let text = sheet.set(TextRole::Value, line, columns.title, baseline, Anchor::Start);
            sheet.place(text);
        }
        let row = Rect {
            x: sheet.inner.x,
            y,
            width: sheet.inner.width,
            height: heights[index],
        };
        marks.push(PlacedMark::of(0, index, Geometry::Rect(row), Dress::Unseen));
        y += heights[index] + gap;
    }
    Ok(marks)
}

/// The rail from the first event to the last.
fn rail(sheet: &Sheet<'_>, columns: &Columns, top: f64, heights: &[f64], gap: f64) -> PlacedMark {
    let size = sheet.sizes.label;
    let all: f64 = heights.iter().map(|height| height + gap).sum();
    let last = heights.last().map_or(0.0, |height| height + gap);
    let ends = [top + size * 0.5, top + all - last + size * 0.5].map(|y| Point { x: columns.rail, y });
    PlacedMark::furniture(
        Geometry::Path(ends.to_vec()),
        Paint::line(sheet.theme.grid.mix(sheet.theme.axis, 0.4), 0.75 * sheet.scale),
    )
}

/// A disc for what happened on a day or in a month, a bar for what lasted.
fn mark(sheet: &Sheet<'_>, event: &ResolvedEvent, x: f64, top: f64, height: f64) -> Vec<PlacedMark> {
    let size = sheet.sizes.label;
    let ink = Ink::plain(sheet.theme.own.line());
    let geometry = if event_axis::lasts(event) {
        Geometry::Rect(Rect {
            x: x - size * 0.17,
            y: top + size * 0.08,
            width: size * 0.34,
            height: (height - size * 0.16).max(size * 0.86),
        })
    } else {
        Geometry::Marker {
            at: Point {
                x,
                y: centered_baseline(top + size * 0.51, size) - size * 0.37,
            },
            radius: size * 0.26,
            shape: Marker::Disc,
        }
    };
    vec![PlacedMark {
        datum: None,
        geometry,
        dress: Dress::Filled(ink),
    }]
}
