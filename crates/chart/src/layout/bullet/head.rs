//! What the marks of a bullet chart are, in the head: bar, target, time, last year.

use super::dress;
use super::{BEFORE, TICK};
use crate::error::Part;
use crate::geometry::Rect;
use crate::layout::mark::{Dress, Geometry, PlacedMark};
use crate::layout::plan::{Anchor, TextRole};
use crate::layout::sheet::{LEADING, Sheet, centered_baseline};
use crate::resolve::Progress;
use crate::scene::Paint;
use crate::theme::{Align, Marker};
use crate::words;

/// Between key and word, and between entries, in ems.
const KEY_GAP: f64 = 0.4;
const ENTRY_GAP: f64 = 1.5;
/// Width of a key, in ems.
const KEY: f64 = 1.4;

/// What a key shows.
#[derive(Clone, Copy)]
enum Key {
    Bar,
    Target,
    Pace,
    Before,
}

/// Places the keys in rows; the y below them.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    rows: &[Progress],
    top: f64,
    marks: &mut Vec<PlacedMark>,
) -> Result<f64, Part> {
    let size = sheet.sizes.label;
    let entries = entries(rows);
    let width = |word: &str| size * (KEY + KEY_GAP) + sheet.width(word, size);
    let mut lines: Vec<(f64, Vec<(Key, String)>)> = vec![(0.0, Vec::new())];
    for (key, word) in entries {
        let own = width(&word);
        if own > sheet.inner.width {
            return Err(Part::Legend);
        }
        let used = lines.last().map_or(0.0, |(used, _)| *used);
        if used > 0.0 && used + size * ENTRY_GAP + own > sheet.inner.width {
            lines.push((0.0, Vec::new()));
        }
        if let Some((used, line)) = lines.last_mut() {
            *used += own + if *used > 0.0 { size * ENTRY_GAP } else { 0.0 };
            line.push((key, word));
        }
    }
    let mut middle = top + size * 0.51;
    for (used, line) in lines {
        let mut x = match sheet.theme.align {
            Align::Start => sheet.inner.x,
            Align::Center => sheet.inner.center().x - used / 2.0,
        };
        for (key, word) in line {
            let rect = Rect {
                x,
                y: middle - size * 0.4,
                width: size * KEY,
                height: size * 0.8,
            };
            marks.push(sample(sheet, key, rect));
            let at = x + size * (KEY + KEY_GAP);
            let text = sheet.set(
                TextRole::Legend,
                word,
                at,
                centered_baseline(middle, size),
                Anchor::Start,
            );
            x = text.rect.right() + size * ENTRY_GAP;
            sheet.place(text);
        }
        middle += size * LEADING;
    }
    Ok(middle - size * 0.2)
}

/// The time that has passed is printed where it is one for all rows.
fn entries(rows: &[Progress]) -> Vec<(Key, String)> {
    let mut entries = vec![
        (Key::Bar, words::REACHED.to_owned()),
        (Key::Target, words::TARGET.to_owned()),
    ];
    let mut paces: Vec<&str> = rows
        .iter()
        .filter_map(|row| Some(row.pace.as_ref()?.printed.as_str()))
        .collect();
    paces.dedup();
    match paces.as_slice() {
        [] => {}
        [one] => entries.push((Key::Pace, format!("{} {one}", words::PACE))),
        _ => entries.push((Key::Pace, words::PACE.to_owned())),
    }
    if rows.iter().any(|row| row.share_before.is_some()) {
        entries.push((Key::Before, words::REACHED_BEFORE.to_owned()));
    }
    entries
}

fn sample(sheet: &Sheet<'_>, key: Key, rect: Rect) -> PlacedMark {
    let theme = sheet.theme;
    let middle = rect.center();
    let (geometry, dress) = match key {
        Key::Bar => {
            let bar = Rect {
                y: middle.y - rect.height * 0.3,
                height: rect.height * 0.6,
                ..rect
            };
            (Geometry::Rect(bar), Dress::Filled(theme.own.clone()))
        }
        Key::Target => {
            let width = TICK * sheet.scale;
            let tick = Rect {
                x: middle.x - width / 2.0,
                width,
                ..rect
            };
            (Geometry::Rect(tick), Dress::Painted(Paint::fill(theme.text)))
        }
        Key::Pace => (Geometry::Rect(rect), Dress::Filled(dress::pace(theme))),
        Key::Before => {
            let marker = Geometry::Marker {
                at: middle,
                radius: BEFORE * sheet.scale,
                shape: Marker::Diamond,
            };
            (marker, Dress::Filled(dress::before(theme)))
        }
    };
    PlacedMark {
        datum: None,
        geometry,
        dress,
    }
}
