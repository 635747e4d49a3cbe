//! 单位 above the right end of a drawing that has no axis to stand at.

use super::plan::{Anchor, TextRole};
use super::sheet::{Sheet, below};
use crate::error::Part;
use crate::resolve::Resolved;
use crate::words;

/// Height of the line that the unit takes, in ems.
const LINE: f64 = 1.4;

/// Places the unit so that it ends at `right`; the y below it. Without a unit nothing moves.
pub(crate) fn place(sheet: &mut Sheet<'_>, resolved: &Resolved, right: f64, top: f64) -> Result<f64, Part> {
    let unit = resolved.axes.first().map(|axis| axis.unit.as_str()).unwrap_or_default();
    let head = words::unit(unit);
    if head.is_empty() {
        return Ok(top);
    }
    let size = sheet.sizes.label;
    let text = sheet.set(TextRole::AxisHead, head, right, below(top, size), Anchor::End);
    if text.rect.x < sheet.inner.x {
        return Err(Part::Plot);
    }
    sheet.place(text);
    Ok(top + size * LINE)
}
