//! The head of cells and tiles: the unit at the left, and the stepped key with the limits between its classes at the right.

use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, TextRole};
use super::sheet::{LEADING, Sheet, below};
use crate::classes::Classes;
use crate::error::Part;
use crate::geometry::Rect;
use crate::scene::Paint;
use crate::theme::{Ink, Texture, Theme};
use crate::words;

/// Height of a step, in ems.
const STEP_HEIGHT: f64 = 0.75;
/// Widest step, in ems.
const WIDEST: f64 = 4.0;

/// The ink of a class. `textured` marks what lies below zero by level lines too: in grey both ends of a ramp are equally dark.
pub(super) fn ink(classes: &Classes, class: usize, theme: &Theme, textured: bool) -> Ink {
    let color = classes.color(class, theme);
    Ink {
        texture: if textured && classes.is_below_zero(class) {
            Texture::Level
        } else {
            Texture::Plain
        },
        ..Ink::plain(color)
    }
}

/// Places unit and key from `top` on; the steps, and the y below.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    unit: &str,
    classes: &Classes,
    textured: bool,
    top: f64,
) -> Result<(Vec<PlacedMark>, f64), Part> {
    let size = sheet.sizes.label;
    let head = words::unit(unit);
    let head_width = sheet.width(&head, size);
    let limits: Vec<String> = classes.limits().collect();
    if head.is_empty() && limits.is_empty() {
        return Ok((Vec::new(), top));
    }
    let widest = limits.iter().map(|limit| sheet.width(limit, size)).fold(0.0, f64::max);
    let least = widest + size * 0.5;
    let count = classes.count() as f64;
    let mut top = top;
    let beside = sheet.inner.width - head_width - size * 1.5;
    let room = if least * count <= beside {
        beside
    } else {
        sheet.inner.width
    };
    if least * count > sheet.inner.width || head_width > sheet.inner.width {
        return Err(Part::Legend);
    }
    if !head.is_empty() {
        let text = sheet.set(TextRole::AxisHead, head, sheet.inner.x, below(top, size), Anchor::Start);
        sheet.place(text);
        // Without room beside it the key stands under the unit.
        if room > beside && !limits.is_empty() {
            top += size * LEADING;
        }
    }
    if limits.is_empty() {
        return Ok((Vec::new(), top + size * LEADING));
    }
    let step = (room / count).min(size * WIDEST).max(least);
    let left = sheet.inner.right() - step * count;
    let outline = sheet.theme.axis;
    let mut marks = Vec::new();
    for class in 0..classes.count() {
        let rect = Rect {
            x: left + class as f64 * step,
            y: top + size * 0.1,
            width: step,
            height: size * STEP_HEIGHT,
        };
        let dress = Dress::Filled(ink(classes, class, sheet.theme, textured));
        marks.push(PlacedMark {
            datum: None,
            geometry: Geometry::Rect(rect),
            dress,
        });
        marks.push(PlacedMark::furniture(Geometry::Rect(rect), Paint::line(outline, 0.35)));
    }
    let baseline = below(top + size * (STEP_HEIGHT + 0.2), size);
    for (index, limit) in limits.into_iter().enumerate() {
        let x = left + (index as f64 + 1.0) * step;
        let text = sheet.set(TextRole::Tick, limit, x, baseline, Anchor::Middle);
        sheet.place(text);
    }
    Ok((marks, baseline + size * 0.55))
}
