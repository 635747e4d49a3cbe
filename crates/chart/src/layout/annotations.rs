//! What is said beside the figures of an upright plot, in the order in which it needs room: the key below, the rows over the plot,
//! then what stands at single marks, and last the rules, which give way to every text.

use super::frame::Frame;
use super::mark::PlacedMark;
use super::obstacles::Obstacles;
use super::sheet::Sheet;
use super::{bands, flags, point_notes};
use crate::error::Part;
use crate::geometry::Rect;
use crate::resolve::Resolved;
use crate::theme::Color;

/// The room that the key has taken, and what the rows over the plot will show.
pub(super) struct Margins {
    listed: usize,
    /// Where the key begins: the names along the axis end above it.
    pub bottom: f64,
}

/// Places the key of events.
pub(super) fn margins(sheet: &mut Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Margins {
    let key = flags::place_key(sheet, resolved, top, bottom);
    Margins {
        listed: key.listed,
        bottom: key.top,
    }
}

impl Margins {
    /// Height of the rows over a plot of about this width.
    pub(super) fn rows(&self, sheet: &Sheet<'_>, resolved: &Resolved, width: f64) -> f64 {
        let flags = flags::rows(sheet, self.listed, width) as f64 * flags::row_height(sheet);
        let rows = flags + bands::row_height(sheet, resolved);
        // The rows use the air that the uppermost tick has anyhow.
        let air = if rows > 0.0 { sheet.sizes.label * 0.35 } else { 0.0 };
        (rows - air).max(0.0)
    }

    /// Places flags and captions over the plot.
    pub(super) fn place_rows(&self, sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame) -> flags::Flags {
        let captions = frame.plot.y - bands::row_height(sheet, resolved) - sheet.sizes.label * 0.3;
        let height = flags::rows(sheet, self.listed, frame.plot.width) as f64 * flags::row_height(sheet);
        let flags = flags::place(sheet, resolved, frame, self.listed, captions - height);
        bands::place_captions(sheet, resolved, frame, captions, &flags);
        flags
    }

    /// Places what stands at single marks, with patches under what lies on one; what lies behind the plot.
    pub(super) fn finish(
        &self,
        sheet: &mut Sheet<'_>,
        resolved: &Resolved,
        frame: &Frame,
        flags: &flags::Flags,
        (scene, chips): (&Obstacles, &mut Vec<(Rect, Color)>),
    ) -> Result<Vec<PlacedMark>, Part> {
        chips.extend(point_notes::place(sheet, resolved, frame, scene)?);
        let mut backdrop = bands::rest_days(sheet, resolved, frame);
        backdrop.extend(flags::bands(sheet, resolved, frame, self.listed));
        backdrop.extend(bands::forecast_rules(sheet, resolved, frame));
        backdrop.extend(flags.hairlines(sheet, frame));
        Ok(backdrop)
    }
}
