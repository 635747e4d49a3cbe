//! Title and subtitle above, notes and source below.

use super::logo::GAP;
use super::plan::{Anchor, PlacedText, Subject, TextRole};
use super::sheet::{LEADING, Sheet, below, bottom};
use crate::breaking;
use crate::error::Part;
use crate::resolve::Resolved;
use crate::text::Weight;
use crate::theme::{Align, Corner};
use crate::words;

/// Lines that a title may take.
const TITLE_LINES: usize = 3;
/// Part of the page that notes and source may take.
const FOOTER_SHARE: f64 = 0.5;

/// Places title and subtitle; the y where the rest begins.
pub(crate) fn place_heading(sheet: &mut Sheet<'_>, resolved: &Resolved) -> Result<f64, Part> {
    let (x, anchor) = match sheet.theme.align {
        Align::Start => (sheet.inner.x, Anchor::Start),
        Align::Center => (sheet.inner.center().x, Anchor::Middle),
    };
    let beside = sheet.beside_logo(Corner::TopRight);
    let width = match sheet.theme.align {
        Align::Start => sheet.inner.width - beside,
        // The title stays over the middle of the page.
        Align::Center => sheet.inner.width - 2.0 * beside,
    };
    let mut top = sheet.inner.y;
    let rows = [
        (TextRole::Title, &resolved.title, sheet.sizes.title, Weight::Bold),
        (
            TextRole::Subtitle,
            &resolved.subtitle,
            sheet.sizes.subtitle,
            Weight::Regular,
        ),
    ];
    for (role, text, size, weight) in rows {
        if text.is_empty() {
            continue;
        }
        let lines = breaking::balanced(sheet.fonts, text, size, weight, width, TITLE_LINES).ok_or(Part::Heading)?;
        for line in lines {
            let placed = sheet.set(role, line, x, below(top, size), anchor);
            top = placed.rect.bottom() + size * (LEADING - 1.02);
            sheet.place(placed);
        }
    }
    if top > sheet.inner.y {
        top += 2.0 * sheet.scale;
    }
    let logo = sheet.logo_at(Corner::TopRight);
    Ok(logo.map_or(top, |logo| top.max(logo.bottom() + GAP * sheet.scale)))
}

/// Places notes and source at the foot; the y where they begin.
pub(crate) fn place_footer(sheet: &mut Sheet<'_>, resolved: &Resolved) -> Result<f64, Part> {
    let size = sheet.sizes.note;
    let width = sheet.inner.width - sheet.beside_logo(Corner::BottomRight);
    let mut lines: Vec<(TextRole, Option<Subject>, f64, String)> = Vec::new();
    let indent = sheet.width(words::NOTE, size);
    let several = resolved.notes.len() > 1;
    for (index, note) in resolved.notes.iter().enumerate() {
        // 注： hangs; the notes and their further lines stand under each other.
        let number = if several {
            format!("{}. ", index + 1)
        } else {
            String::new()
        };
        let hang = indent + sheet.width(&number, size);
        for (row, line) in breaking::running(sheet.fonts, note, size, width - hang)
            .into_iter()
            .enumerate()
        {
            let (at, text) = match (index, row) {
                (0, 0) => (0.0, format!("{}{number}{line}", words::NOTE)),
                (_, 0) => (indent, format!("{number}{line}")),
                _ => (hang, line),
            };
            lines.push((TextRole::Note, Some(Subject::Note(index)), at, text));
        }
    }
    // Notes at single figures follow, by the letters that stand at them.
    for note in &resolved.annotations.notes {
        let letter = if note.letter.is_empty() {
            String::new()
        } else {
            format!("{} ", note.letter)
        };
        let hang = indent + sheet.width(&letter, size);
        let broken = breaking::running(sheet.fonts, &note.text, size, width - hang);
        for (row, line) in broken.into_iter().enumerate() {
            let (at, text) = match (lines.is_empty(), row) {
                (true, 0) => (0.0, format!("{}{letter}{line}", words::NOTE)),
                (false, 0) => (indent, format!("{letter}{line}")),
                _ => (hang, line),
            };
            lines.push((TextRole::Note, None, at, text));
        }
    }
    if !resolved.source.is_empty() {
        let hang = sheet.width(words::SOURCE, size);
        for (row, line) in breaking::running(sheet.fonts, &resolved.source, size, width - hang)
            .into_iter()
            .enumerate()
        {
            let (at, text) = if row == 0 {
                (0.0, format!("{}{line}", words::SOURCE))
            } else {
                (hang, line)
            };
            lines.push((TextRole::Source, None, at, text));
        }
    }
    let step = size * LEADING;
    let mut baseline = sheet.inner.bottom() - (bottom(0.0, size));
    if step * lines.len() as f64 > sheet.inner.height * FOOTER_SHARE {
        return Err(Part::Notes);
    }
    let empty = lines.is_empty();
    for (role, subject, at, text) in lines.into_iter().rev() {
        let placed = PlacedText {
            subject,
            ..sheet.set(role, text, sheet.inner.x + at, baseline, Anchor::Start)
        };
        if placed.rect.right() > sheet.page.right() - 1.0 {
            return Err(Part::Notes);
        }
        sheet.place(placed);
        baseline -= step;
    }
    let top = if empty {
        sheet.inner.bottom()
    } else {
        baseline + step - size
    };
    let top = top - if empty { 0.0 } else { 5.0 * sheet.scale };
    let logo = sheet.logo_at(Corner::BottomRight);
    Ok(logo.map_or(top, |logo| top.min(logo.y - GAP * sheet.scale)))
}
