//! What stands beside a single mark besides its figure: the raised letter of a note, and 目标 at a target.

use super::frame::Frame;
use super::obstacles::Obstacles;
use super::plan::{Anchor, PlacedText, TextRole};
use super::sheet::{Sheet, centered_baseline};
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::resolve::{Resolved, Shape};
use crate::text::Weight;
use crate::theme::Color;
use crate::words;

/// Rings around a mark in which a place is looked for.
const RINGS: usize = 4;

/// Places 目标 at the targets where it fits, and the letters of notes; a letter without a place would leave its note hanging, so it
/// lies on a patch of paper over the marks where no place is free of them. Returns the patches.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    scene: &Obstacles,
) -> Result<Vec<(Rect, Color)>, Part> {
    let said = &resolved.annotations;
    if said.targets.is_empty() && said.notes.is_empty() {
        return Ok(Vec::new());
    }
    let mut patches = Vec::new();
    for note in &said.notes {
        let figure = ends(sheet, resolved, frame, (note.series, note.category));
        let letter = if let Some(letter) = beside(sheet, frame, Some(scene), &note.letter, figure, true) {
            letter
        } else {
            let over = beside(sheet, frame, None, &note.letter, figure, true).ok_or(Part::Plot)?;
            patches.push((over.rect.grown(0.6), sheet.theme.background));
            over
        };
        sheet.place(letter);
    }
    for &target in &said.targets {
        let figure = ends(sheet, resolved, frame, target);
        if let Some(text) = beside(sheet, frame, Some(scene), words::LONE_TARGET, figure, false) {
            sheet.place(text);
        }
    }
    Ok(patches)
}

/// The box of a mark's end, with its printed figure where it has one.
fn ends(sheet: &Sheet<'_>, resolved: &Resolved, frame: &Frame, (series, category): (usize, usize)) -> Rect {
    let drawn = &resolved.series[series];
    let Some(mark) = drawn.slots[category].mark() else {
        return frame.plot;
    };
    let end = if let Shape::Line { .. } = drawn.shape {
        let Point { x, y } = frame.point(category, drawn.axis, mark);
        Rect {
            x,
            y,
            width: 0.0,
            height: 0.0,
        }
        .grown(3.0)
    } else {
        let column = frame.column(category, drawn.axis, drawn.shape, mark);
        let up = mark.to >= mark.from;
        Rect {
            y: if up { column.y } else { column.bottom() },
            height: 0.0,
            ..column
        }
    };
    let reach = end.grown(sheet.sizes.label * 1.2);
    let figure = sheet
        .texts
        .iter()
        .find(|text| text.role == TextRole::Value && text.text == mark.label && reach.overlaps(&text.rect));
    figure.map_or(end, |figure| figure.rect)
}

/// The nearest free place around a box, free of marks too where those are told: raised at its right or left end for a letter, over or under it for a word.
fn beside(
    sheet: &Sheet<'_>,
    frame: &Frame,
    scene: Option<&Obstacles>,
    text: &str,
    around: Rect,
    raised: bool,
) -> Option<PlacedText> {
    let size = sheet.sizes.note.min(sheet.sizes.label);
    let style = (size, Weight::Regular, sheet.theme.text);
    let set = |x: f64, middle: f64, anchor: Anchor| {
        let at = (x, centered_baseline(middle, size));
        sheet.styled(TextRole::Annotation, text.to_owned(), at, anchor, style)
    };
    let lift = if raised { size * 0.25 } else { 0.0 };
    let places = (0..RINGS).flat_map(|ring| {
        let out = 1.0 + ring as f64 * size * 0.55;
        let (middle, half) = (around.center(), size * 0.51);
        let aside = [
            set(around.right() + out, middle.y - lift, Anchor::Start),
            set(around.x - out, middle.y - lift, Anchor::End),
        ];
        let over = [
            set(middle.x, around.y - out - half, Anchor::Middle),
            set(middle.x, around.bottom() + out + half, Anchor::Middle),
        ];
        if raised {
            aside.into_iter().chain(over)
        } else {
            over.into_iter().chain(aside)
        }
    });
    // Farther up stand the head and the title.
    let near = frame.plot.grown(sheet.sizes.label * 1.4);
    let mut places = places.filter(|text| near.contains(&text.rect)).filter(|text| {
        let on_mark = |scene: &Obstacles| {
            let on_line = scene.crosses_line(&text.rect) || scene.meets_point(&text.rect, None);
            on_line || scene.meets_column(&text.rect)
        };
        sheet.is_free(&text.rect) && !scene.is_some_and(on_mark)
    });
    places.next()
}
