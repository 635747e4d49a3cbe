//! Bars: names on the left, figures at the ends, so that no value axis is needed.

use super::frame::Frame;
use super::legend;
use super::name_key::{self, NameKey};
use super::plan::{Anchor, PlacedText, Subject, TextRole};
use super::sheet::{LEADING, Sheet, below, centered_baseline, centered_digits};
use super::slots::Slots;
use super::{Layout, Plot};
use crate::breaking;
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::number;
use crate::resolve::{Resolved, ResolvedCategory, Slot};
use crate::scale::Scale;
use crate::text::Weight;
use crate::words;

/// Parts of the page's width that names may take: the second one where rows are too low for two lines.
const NAMES_SHARES: [f64; 2] = [0.36, 0.52];
/// Gap between a name and its bar, a bar and its figure, in ems.
const GAP: f64 = 0.55;
/// Lowest height of a row, in ems.
const ROW: f64 = 1.16;
/// Gap between names of several lines, in ems: more than between their lines.
const ROW_GAP: f64 = 0.55;

pub(crate) fn lay_out(mut sheet: Sheet<'_>, resolved: &Resolved, mut top: f64, bottom: f64) -> Result<Layout, Part> {
    let size = sheet.sizes.label;
    let mut keys = Vec::new();
    if resolved.needs_names() {
        let rows = legend::arrange(&sheet, resolved, sheet.inner.width).ok_or(Part::Legend)?;
        let (left, right) = (sheet.inner.x, sheet.inner.right());
        (keys, top) = legend::place(&mut sheet, resolved, rows, (left, right), top);
        top += size * (LEADING - 1.0);
    }
    let head = resolved
        .axes
        .first()
        .map(|axis| words::unit(&axis.unit))
        .unwrap_or_default();
    if !head.is_empty() {
        let text = sheet.set(
            TextRole::AxisHead,
            head,
            sheet.inner.right(),
            below(top, size),
            Anchor::End,
        );
        if text.rect.x < sheet.inner.x {
            return Err(Part::Plot);
        }
        sheet.place(text);
        top += size * 1.4;
    }
    let labelled = resolved.value_labels != Some(false);
    let bottom = if labelled {
        bottom - size * 0.2
    } else {
        bottom - size * LEADING
    };
    let bars = if labelled {
        resolved.series.len().max(1) as f64
    } else {
        1.0
    };
    let Rows { names, key, bottom } = rows(&sheet, resolved, (top, bottom), bars)?;
    let names_width = names.iter().flatten().map(|(_, width)| *width).fold(0.0, f64::max);
    let labels = if labelled {
        ends_width(&sheet, resolved)
    } else {
        (0.0, size)
    };
    let left = sheet.inner.x + names_width + size * GAP + labels.0;
    let right = sheet.inner.right() - labels.1;
    if right - left < size * 6.0 {
        return Err(Part::Plot);
    }
    let range = resolved.axes.first().map_or((0.0, 0.0), |axis| axis.range);
    let target = steps(labelled, right - left, size);
    let frame = Frame {
        plot: Rect {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        },
        scales: vec![Scale::single(range.0, range.1, target, true)],
        slots: Slots::of(&resolved.categories),
        horizontal: true,
        thickest: 20.0 * sheet.scale,
    };
    place_names(&mut sheet, resolved, &frame, names, left - labels.0 - size * GAP);
    if let Some(key) = key {
        let left = sheet.inner.x;
        key.place(&mut sheet, left, bottom + if labelled { 0.0 } else { size * LEADING });
    }
    let missing = if labelled {
        place_ends(&mut sheet, resolved, &frame)
    } else {
        place_ticks(&mut sheet, &frame).map(|()| Vec::new())?
    };
    let plot = Plot {
        missing,
        ..Plot::whole(resolved, frame)
    };
    Ok(Layout {
        keys,
        ..Layout::new(sheet, resolved, vec![plot], Vec::new())
    })
}

/// The rows with their names: whole, in lines, or as numbers with a key below.
struct Rows {
    names: Vec<Name>,
    key: Option<NameKey>,
    /// Where the rows end.
    bottom: f64,
}

fn rows(sheet: &Sheet<'_>, resolved: &Resolved, (top, bottom): (f64, f64), bars: f64) -> Result<Rows, Part> {
    let size = sheet.sizes.label;
    let row = |bottom: f64| {
        let row = (bottom - top) / resolved.categories.len().max(1) as f64;
        if row < size * ROW * bars {
            Err(Part::CategoryLabels)
        } else {
            Ok(row)
        }
    };
    if let Ok(names) = names(sheet, resolved, row(bottom)?) {
        return Ok(Rows {
            names,
            key: None,
            bottom,
        });
    }
    let labels: Vec<&str> = resolved
        .categories
        .iter()
        .map(|category| category.label.as_str())
        .collect();
    let key = NameKey::arrange(sheet, &labels, sheet.inner.width).ok_or(Part::CategoryLabels)?;
    let bottom = bottom - key.height(sheet);
    row(bottom)?;
    let number = |(index, category): (usize, &ResolvedCategory)| {
        let number = name_key::number(index);
        let width = sheet.fonts.width(&number, size, weight(category.highlight));
        vec![(number, width)]
    };
    Ok(Rows {
        names: resolved.categories.iter().enumerate().map(number).collect(),
        key: Some(key),
        bottom,
    })
}

/// Steps that an axis of rows aims at. Without ticks to print they may be fine, so that the longest row fills the width.
pub(super) fn steps(figured: bool, width: f64, size: f64) -> i32 {
    if figured {
        25
    } else {
        (width / (size * 5.5)).clamp(2.0, 6.0) as i32
    }
}

pub(super) type Name = Vec<(String, f64)>;

/// The names broken to the room that they may take beside rows of this height.
pub(super) fn names(sheet: &Sheet<'_>, resolved: &Resolved, row: f64) -> Result<Vec<Name>, Part> {
    let size = sheet.sizes.label;
    let rows = (((row / size - 1.02 - ROW_GAP) / LEADING).floor().max(0.0) as usize + 1).min(3);
    let within = |most: f64| -> Option<Vec<Name>> {
        let name = |category: &ResolvedCategory| {
            let weight = weight(category.highlight);
            let lines = breaking::balanced(sheet.fonts, &category.label, size, weight, most, rows)?;
            let measured = |line: String| {
                let width = sheet.fonts.width(&line, size, weight);
                (line, width)
            };
            Some(lines.into_iter().map(measured).collect())
        };
        resolved.categories.iter().map(name).collect()
    };
    let fitting = NAMES_SHARES
        .into_iter()
        .find_map(|share| within(sheet.page.width * share));
    fitting.ok_or(Part::CategoryLabels)
}

pub(super) const fn weight(highlight: bool) -> Weight {
    if highlight { Weight::Bold } else { Weight::Regular }
}

/// Places the names left of their rows, ending at `right`.
pub(super) fn place_names(sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame, names: Vec<Name>, right: f64) {
    let size = sheet.sizes.label;
    for (category, lines) in names.into_iter().enumerate() {
        let first = frame.center(category) - size * LEADING * (lines.len() as f64 - 1.0) / 2.0;
        for (row, (line, _)) in lines.into_iter().enumerate() {
            let baseline = centered_baseline(first + row as f64 * size * LEADING, size);
            let style = (size, weight(resolved.categories[category].highlight), sheet.theme.text);
            let text = sheet.styled(TextRole::Category, line, (right, baseline), Anchor::End, style);
            sheet.place(text.naming(Subject::Category(category)));
        }
    }
}

/// Room for the figures at the ends of negative and of positive bars.
fn ends_width(sheet: &Sheet<'_>, resolved: &Resolved) -> (f64, f64) {
    let size = sheet.sizes.label;
    let mut room = (0.0_f64, 0.0_f64);
    for series in &resolved.series {
        for slot in &series.slots {
            let (text, negative, stressed) = match slot {
                Slot::Absent => continue,
                Slot::Missing(reason) => (words::missing(*reason).to_owned(), false, false),
                Slot::Mark(mark) => (mark.label.clone(), mark.to < 0.0, mark.highlight),
            };
            let width = sheet.fonts.width(&text, size, weight(stressed)) + size * GAP;
            if negative {
                room.0 = room.0.max(width);
            } else {
                room.1 = room.1.max(width);
            }
        }
    }
    room
}

fn place_ends(sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame) -> Vec<(usize, usize, Rect)> {
    let size = sheet.sizes.label;
    let mut texts: Vec<PlacedText> = Vec::new();
    let mut hatched = Vec::new();
    for (index, series) in resolved.series.iter().enumerate() {
        for (category, slot) in series.slots.iter().enumerate() {
            match slot {
                Slot::Absent => {}
                Slot::Mark(mark) => {
                    let rect = frame.column(category, series.axis, series.shape, mark);
                    let (x, anchor) = if mark.to < 0.0 {
                        (rect.x - size * GAP, Anchor::End)
                    } else {
                        (rect.right() + size * GAP, Anchor::Start)
                    };
                    let style = (size, weight(mark.highlight), sheet.theme.text);
                    let baseline = centered_digits(rect.center().y, size);
                    texts.push(sheet.styled(TextRole::Value, mark.label.clone(), (x, baseline), anchor, style));
                }
                Slot::Missing(reason) => {
                    let (start, end) = frame.stretch(category, series.shape);
                    let zero = frame.along(series.axis, 0.0);
                    let (start, end) = (frame.plot.y + start * frame.slot(), frame.plot.y + end * frame.slot());
                    let rect = Rect::between(
                        Point { x: zero, y: start },
                        Point {
                            x: zero + size * 1.2,
                            y: end,
                        },
                    );
                    hatched.push((index, category, rect));
                    let style = (size, Weight::Regular, sheet.theme.muted);
                    let at = (rect.right() + size * GAP, centered_baseline(rect.center().y, size));
                    texts.push(sheet.styled(
                        TextRole::Value,
                        words::missing(*reason).to_owned(),
                        at,
                        Anchor::Start,
                        style,
                    ));
                }
            }
        }
    }
    for text in texts {
        sheet.place(text);
    }
    hatched
}

fn place_ticks(sheet: &mut Sheet<'_>, frame: &Frame) -> Result<(), Part> {
    let size = sheet.sizes.label;
    let Some(scale) = frame.scales.first() else {
        return Ok(());
    };
    for tick in scale.ticks() {
        let (x, y) = (frame.along(0, tick), below(frame.plot.bottom() + size * 0.4, size));
        let text = sheet.set(
            TextRole::Tick,
            number::tick(tick, scale.decimals()),
            x,
            y,
            Anchor::Middle,
        );
        if !sheet.is_free(&text.rect.grown(1.0)) {
            return Err(Part::Plot);
        }
        sheet.place(text);
    }
    Ok(())
}
