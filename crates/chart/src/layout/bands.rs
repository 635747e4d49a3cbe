//! Days of rest and stretches of forecast: fills behind the plot, pale rules, and a row of small captions over it (国庆假期, 口径变化, 预测).

use super::flags::Flags;
use super::frame::Frame;
use super::mark::{Geometry, PlacedMark};
use super::plan::{Anchor, PlacedText, TextRole};
use super::rules::{Rule, interrupted};
use super::sheet::{Sheet, below};
use crate::geometry::Rect;
use crate::resolve::{Resolved, RestRun};
use crate::scene::Paint;
use crate::words;

/// Part of paper in the colour of a weekend; a holiday has none.
const WEEKEND: f64 = 0.3;

/// Fills of weekends and holidays, over the whole height of the plot.
pub(super) fn rest_days(sheet: &Sheet<'_>, resolved: &Resolved, frame: &Frame) -> Vec<PlacedMark> {
    let theme = sheet.theme;
    let weekend = theme.band.rest.mix(theme.background, WEEKEND);
    let band = |run: &RestRun| {
        let (from, to) = (frame.across(run.first as f64), frame.across(run.last as f64 + 1.0));
        let rect = Rect {
            x: from,
            width: to - from,
            ..frame.plot
        };
        let fill = if run.name.is_some() { theme.band.rest } else { weekend };
        PlacedMark::furniture(Geometry::Rect(rect), Paint::fill(fill))
    };
    resolved.annotations.rest.iter().map(band).collect()
}

/// Pale rules where figures go on as forecasts.
pub(super) fn forecast_rules(sheet: &Sheet<'_>, resolved: &Resolved, frame: &Frame) -> Vec<PlacedMark> {
    let theme = sheet.theme;
    let paint = Paint::line(theme.muted.mix(theme.background, 0.5), 0.6 * sheet.scale);
    let rule = |&at: &usize| Rule {
        x: frame.across(at as f64),
        top: frame.plot.y,
        bottom: frame.plot.bottom(),
    };
    let rules = resolved.annotations.forecasts.iter().map(rule);
    rules.flat_map(|rule| interrupted(rule, &sheet.texts, &paint)).collect()
}

/// Height of the row of captions; nothing without any.
pub(super) fn row_height(sheet: &Sheet<'_>, resolved: &Resolved) -> f64 {
    let said = &resolved.annotations;
    let any = !said.forecasts.is_empty() || !said.breaks.is_empty() || said.rest.iter().any(|run| run.name.is_some());
    if any { sheet.sizes.note * 1.12 } else { 0.0 }
}

/// Places the captions that fit into their row, from the most needed on.
pub(super) fn place_captions(sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame, top: f64, flags: &Flags) {
    let said = &resolved.annotations;
    let forecasts = said
        .forecasts
        .iter()
        .map(|&at| (frame.across(at as f64), words::FORECAST, true));
    let breaks = said
        .breaks
        .iter()
        .map(|&at| (frame.across(at as f64), words::BREAK, false));
    let holidays = said.rest.iter().filter_map(|run| {
        let middle = f64::midpoint(frame.across(run.first as f64), frame.across(run.last as f64 + 1.0));
        Some((middle, run.name.as_deref()?, false))
    });
    for (x, text, behind) in breaks.chain(forecasts).chain(holidays) {
        let caption = spellings(sheet, text, (x, top), behind)
            .into_iter()
            .filter_map(|caption| within(caption, frame))
            .find(|caption| sheet.is_free(&caption.rect.grown(1.0)) && !flags.cross(&caption.rect.grown(1.0), frame));
        if let Some(caption) = caption {
            sheet.place(caption);
        }
    }
}

/// The ways in which a caption may stand at a place: over it, behind it, before it; a forecast's is best behind its beginning.
fn spellings(sheet: &Sheet<'_>, text: &str, (x, top): (f64, f64), behind: bool) -> Vec<PlacedText> {
    let size = sheet.sizes.note;
    let gap = size * 0.25;
    let style = (size, crate::text::Weight::Regular, sheet.theme.muted);
    let set = |x: f64, anchor: Anchor| {
        sheet.styled(
            TextRole::Annotation,
            text.to_owned(),
            (x, below(top, size)),
            anchor,
            style,
        )
    };
    let mut all = vec![
        set(x, Anchor::Middle),
        set(x + gap, Anchor::Start),
        set(x - gap, Anchor::End),
    ];
    if behind {
        all.swap(0, 1);
    }
    all
}

/// The caption moved into the width of the plot by no more than half of it.
fn within(mut caption: PlacedText, frame: &Frame) -> Option<PlacedText> {
    let (left, right) = (frame.plot.x, frame.plot.right());
    let shift = (left - caption.rect.x).max(0.0) - (caption.rect.right() - right).max(0.0);
    if shift.abs() > caption.rect.width / 2.0 + 1e-9 || caption.rect.width > right - left {
        return None;
    }
    caption.x += shift;
    caption.rect.x += shift;
    Some(caption)
}
