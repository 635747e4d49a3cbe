//! Two periods of each category on one row, joined: the earlier one a ring, the later one a disc, figures at the outer ends.

use super::frame::Frame;
use super::horizontal::{self, weight};
use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, Panel, PlacedText, TextRole};
use super::sheet::{LEADING, Sheet, below, centered_baseline, centered_digits};
use super::slots::Slots;
use super::{Layout, legend, unit_head};
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::number;
use crate::resolve::{Ends, Mark, Particular, Resolved, Slot};
use crate::scale::Scale;
use crate::scene::Paint;
use crate::theme::{Ink, Marker};
use crate::words;

/// Gap between a name and the plot, a marker and its figure, in ems.
const GAP: f64 = 0.6;
/// Lowest height of a row, in ems.
const ROW: f64 = 1.16;
/// Radius of markers, in points.
const RADIUS: f64 = 3.0;
/// From a figure to the place of one that is missing, in ems.
const BESIDE: f64 = 1.5;
/// Least width of the plot, in ems.
const NARROWEST: f64 = 7.0;

pub(crate) fn lay_out(sheet: Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    let (Particular::Ends(ends), 2) = (&resolved.particular, resolved.series.len()) else {
        return Err(Part::Plot);
    };
    if resolved.value_labels != Some(false) {
        let figured = rows(sheet.clone(), resolved, ends, (top, bottom), true);
        if figured.is_ok() {
            return figured;
        }
    }
    rows(sheet, resolved, ends, (top, bottom), false)
}

/// One row: the marks of both periods, from left to right.
struct Row<'a> {
    left: End<'a>,
    right: End<'a>,
}

/// One end of a row.
struct End<'a> {
    series: usize,
    slot: &'a Slot,
}

impl End<'_> {
    fn mark(&self) -> Option<&Mark> {
        self.slot.mark()
    }

    fn text(&self) -> &str {
        match self.slot {
            Slot::Mark(mark) => &mark.label,
            Slot::Missing(reason) => words::missing(*reason),
            Slot::Absent => words::LACKING,
        }
    }
}

/// The smaller figure stands left; a missing one keeps the side of its period.
fn row(resolved: &Resolved, category: usize) -> Row<'_> {
    let end = |series: usize| End {
        series,
        slot: &resolved.series[series].slots[category],
    };
    let (earlier, later) = (end(0), end(1));
    match (earlier.mark(), later.mark()) {
        (Some(a), Some(b)) if a.to > b.to => Row {
            left: later,
            right: earlier,
        },
        _ => Row {
            left: earlier,
            right: later,
        },
    }
}

fn rows(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    ends: &Ends,
    (top, bottom): (f64, f64),
    figured: bool,
) -> Result<Layout, Part> {
    let size = sheet.sizes.label;
    let mut marks = Vec::new();
    let top = keys(&mut sheet, resolved, top, &mut marks)?;
    let beside = changes_width(&sheet, ends);
    let top = heads(&mut sheet, resolved, ends, top)?;
    let bottom = if figured {
        bottom - size * 0.2
    } else {
        bottom - size * LEADING
    };
    let row_height = (bottom - top) / resolved.categories.len().max(1) as f64;
    if row_height < size * ROW {
        return Err(Part::CategoryLabels);
    }
    let names = horizontal::names(&sheet, resolved, row_height)?;
    let names_width = names.iter().flatten().map(|(_, width)| *width).fold(0.0, f64::max);
    let radius = RADIUS * sheet.scale;
    let (before, behind) = if figured {
        ends_width(&sheet, resolved, radius)
    } else {
        // An end without a figure still needs room for the word that says so.
        let bare = ends_width(&sheet, resolved, radius);
        let lacking = resolved.series.iter().flat_map(|series| &series.slots);
        if lacking.into_iter().any(|slot| slot.mark().is_none()) {
            bare
        } else {
            (radius + size * 0.3, radius + size)
        }
    };
    let names_right = sheet.inner.x + names_width;
    let left = names_right + size * GAP + before;
    let right = sheet.inner.right() - behind - beside;
    if right - left < size * NARROWEST {
        return Err(Part::Plot);
    }
    let axis = resolved.axes.first().ok_or(Part::Plot)?;
    let target = horizontal::steps(figured, right - left, size);
    let frame = Frame {
        plot: Rect {
            x: left,
            y: top,
            width: right - left,
            height: bottom - top,
        },
        scales: vec![Scale::single(axis.range.0, axis.range.1, target, axis.from_zero)],
        slots: Slots::of(&resolved.categories),
        horizontal: true,
        thickest: 0.0,
    };
    horizontal::place_names(&mut sheet, resolved, &frame, names, names_right);
    let mut backdrop = Vec::new();
    let mut panels = Vec::new();
    if !figured {
        backdrop = ticks(&mut sheet, &frame)?;
        panels.push(Panel {
            plot: frame.plot,
            axes: frame.planned(resolved),
        });
    }
    for category in 0..resolved.categories.len() {
        let row = row(resolved, category);
        let start = names_right + size * GAP * 0.5;
        let drawn = draw_row(&mut sheet, resolved, &frame, category, &row, figured);
        if figured && drawn.left - start > size * 1.5 {
            let paint = Paint::line(sheet.theme.grid, 0.5 * sheet.scale);
            let y = frame.center(category);
            backdrop.push(PlacedMark::furniture(
                Geometry::Path(vec![
                    Point { x: start, y },
                    Point {
                        x: drawn.left - size * 0.3,
                        y,
                    },
                ]),
                paint,
            ));
        }
        marks.extend(drawn.marks);
        if let Some(change) = ends.changes.get(category) {
            let baseline = centered_digits(frame.center(category), size);
            let style = (size, weight(resolved.categories[category].highlight), sheet.theme.text);
            let at = (sheet.inner.right(), baseline);
            let text = sheet.styled(TextRole::Value, change.clone(), at, Anchor::End, style);
            sheet.place(text);
        }
    }
    let zero = frame.along(0, 0.0);
    let mut chips = Vec::new();
    let both_signs = axis.range.0 < 0.0 && axis.range.1 > 0.0;
    if figured && both_signs {
        backdrop.push(zero_rule(&sheet, &frame, zero));
    }
    if both_signs {
        let crossed =
            |text: &&PlacedText| text.role == TextRole::Value && text.rect.x < zero && zero < text.rect.right();
        let paper = sheet.theme.background;
        chips.extend(
            sheet
                .texts
                .iter()
                .filter(crossed)
                .map(|text| (text.rect.grown(0.5), paper)),
        );
    }
    let mut layout = Layout::new(sheet, resolved, Vec::new(), marks);
    layout.chips = chips;
    layout.plan.panels = panels;
    layout.backdrop = backdrop;
    Ok(layout)
}

/// Where figures have both signs, a line says where they change.
fn zero_rule(sheet: &Sheet<'_>, frame: &Frame, x: f64) -> PlacedMark {
    let ends = [frame.plot.y, frame.plot.bottom()];
    PlacedMark::furniture(
        Geometry::Path(ends.map(|y| Point { x, y }).to_vec()),
        Paint::line(sheet.theme.axis, 0.5 * sheet.scale),
    )
}

/// The two periods in the head, with their markers in the ink of text: rows differ in ink.
fn keys(sheet: &mut Sheet<'_>, resolved: &Resolved, top: f64, marks: &mut Vec<PlacedMark>) -> Result<f64, Part> {
    let size = sheet.sizes.label;
    let arranged = legend::arrange(sheet, resolved, sheet.inner.width).ok_or(Part::Legend)?;
    let (left, right) = (sheet.inner.x, sheet.inner.right());
    let (keys, below) = legend::place(sheet, resolved, arranged, (left, right), top);
    for key in keys {
        marks.push(PlacedMark {
            datum: None,
            geometry: marker(key.series, key.rect.center(), RADIUS * sheet.scale),
            dress: Dress::Filled(Ink::plain(sheet.theme.text)),
        });
    }
    Ok(below + size * (LEADING - 1.0))
}

const fn marker(series: usize, at: Point, radius: f64) -> Geometry {
    let shape = if series == 0 { Marker::Ring } else { Marker::Disc };
    Geometry::Marker { at, radius, shape }
}

/// Over the right edge the unit, and over the changes what they are; the y below both.
fn heads(sheet: &mut Sheet<'_>, resolved: &Resolved, ends: &Ends, top: f64) -> Result<f64, Part> {
    let size = sheet.sizes.label;
    let right = sheet.inner.right();
    if ends.changes.is_empty() {
        return unit_head::place(sheet, resolved, right, top);
    }
    let head = sheet.set(
        TextRole::AxisHead,
        ends.head.clone(),
        right,
        below(top, size),
        Anchor::End,
    );
    let left = head.rect.x - size;
    sheet.place(head);
    let below_unit = unit_head::place(sheet, resolved, left, top)?;
    Ok(below_unit.max(top + size * LEADING))
}

/// The column of the changes, with the gap before it; nothing without them.
fn changes_width(sheet: &Sheet<'_>, ends: &Ends) -> f64 {
    let size = sheet.sizes.label;
    let widths = ends
        .changes
        .iter()
        .map(|text| sheet.fonts.width(text, size, weight(true)));
    widths.reduce(f64::max).map_or(0.0, |widest| widest + size)
}

/// Room for the texts left and right of the marks.
fn ends_width(sheet: &Sheet<'_>, resolved: &Resolved, radius: f64) -> (f64, f64) {
    let size = sheet.sizes.label;
    let room = |end: &End<'_>| {
        let beside = if end.mark().is_some() { 0.0 } else { size * BESIDE };
        sheet.fonts.width(end.text(), size, weight(true)) + radius + size * GAP * 0.6 + beside
    };
    (0..resolved.categories.len()).fold((0.0_f64, 0.0_f64), |(left, right), category| {
        let row = row(resolved, category);
        (left.max(room(&row.left)), right.max(room(&row.right)))
    })
}

struct DrawnRow {
    marks: Vec<PlacedMark>,
    /// Where the row's marks and texts begin.
    left: f64,
}

fn draw_row(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    category: usize,
    row: &Row<'_>,
    figured: bool,
) -> DrawnRow {
    let size = sheet.sizes.label;
    let radius = RADIUS * sheet.scale;
    let y = frame.center(category);
    let ink = ink(sheet, resolved, category);
    let x = |end: &End<'_>| end.mark().map(|mark| frame.along(0, mark.to));
    let (left, right) = match (x(&row.left), x(&row.right)) {
        (Some(left), Some(right)) => (left, right),
        (Some(left), None) => (left, left + size * BESIDE),
        (None, Some(right)) => (right - size * BESIDE, right),
        (None, None) => (frame.plot.x, frame.plot.x + size * BESIDE),
    };
    let mut marks = Vec::new();
    if row.left.mark().is_some() && row.right.mark().is_some() {
        let later = [&row.left, &row.right].into_iter().find(|end| end.series == 1);
        let broken = later.and_then(|end| end.mark()).is_some_and(|mark| mark.breaks);
        let paint = Paint::line(ink.line(), if broken { 1.0 } else { 1.75 } * sheet.scale);
        let paint = if broken { paint.dashed(&[1.0, 2.0]) } else { paint };
        marks.push(PlacedMark::furniture(
            Geometry::Path(vec![Point { x: left, y }, Point { x: right, y }]),
            paint,
        ));
    }
    // The earlier ring lies under the later disc.
    let mut placed = [(&row.left, left), (&row.right, right)];
    placed.sort_by_key(|(end, _)| end.series);
    for (end, x) in placed {
        let at = Point { x, y };
        let (geometry, dress) = match end.slot {
            Slot::Mark(mark) if mark.forecast => (Geometry::Disc { center: at, radius }, Dress::Hollow(ink.clone())),
            Slot::Mark(_) => (marker(end.series, at, radius), Dress::Filled(ink.clone())),
            Slot::Missing(_) | Slot::Absent => (
                Geometry::Disc { center: at, radius },
                Dress::Painted(Paint::line(sheet.theme.muted, 0.6).dashed(&[1.0, 1.2])),
            ),
        };
        marks.push(PlacedMark {
            datum: (*end.slot != Slot::Absent).then_some((end.series, category)),
            geometry,
            dress,
        });
    }
    let mut starts = left - radius;
    for (end, x, anchor) in [(&row.left, left, Anchor::End), (&row.right, right, Anchor::Start)] {
        if !figured && end.mark().is_some() {
            continue;
        }
        let away = radius + size * GAP * 0.6;
        let x = if anchor == Anchor::End { x - away } else { x + away };
        let text = end_text(sheet, resolved, category, end, (x, y), anchor);
        starts = starts.min(text.rect.x);
        sheet.place(text);
    }
    DrawnRow { marks, left: starts }
}

fn end_text(
    sheet: &Sheet<'_>,
    resolved: &Resolved,
    category: usize,
    end: &End<'_>,
    (x, middle): (f64, f64),
    anchor: Anchor,
) -> PlacedText {
    let size = sheet.sizes.label;
    let later = end.series == 1 && end.mark().is_some();
    let stressed = later && resolved.categories[category].highlight;
    let color = if later { sheet.theme.text } else { sheet.theme.muted };
    let baseline = if end.mark().is_some() {
        centered_digits(middle, size)
    } else {
        centered_baseline(middle, size)
    };
    let style = (size, weight(stressed), color);
    sheet.styled(TextRole::Value, end.text().to_owned(), (x, baseline), anchor, style)
}

/// The own city's ink, grey beside it; one ink for all where nothing is stressed.
fn ink(sheet: &Sheet<'_>, resolved: &Resolved, category: usize) -> Ink {
    let stressed = resolved.categories.iter().any(|category| category.highlight);
    match (stressed, resolved.categories[category].highlight) {
        (true, false) => sheet.theme.other.clone(),
        _ => sheet.theme.own.clone(),
    }
}

/// Ticks below, and the quiet lines that rise from them.
fn ticks(sheet: &mut Sheet<'_>, frame: &Frame) -> Result<Vec<PlacedMark>, Part> {
    let size = sheet.sizes.label;
    let scale = frame.scales.first().ok_or(Part::Plot)?;
    let mut lines = Vec::new();
    for tick in scale.ticks() {
        let x = frame.along(0, tick);
        let label = number::tick(tick, scale.decimals());
        let baseline = below(frame.plot.bottom() + size * 0.4, size);
        let text = sheet.set(TextRole::Tick, label, x, baseline, Anchor::Middle);
        if !sheet.is_free(&text.rect.grown(1.0)) {
            return Err(Part::Plot);
        }
        sheet.place(text);
        let color = if tick.abs() < f64::EPSILON {
            sheet.theme.axis
        } else {
            sheet.theme.grid
        };
        let ends = [frame.plot.y, frame.plot.bottom()];
        lines.push(PlacedMark::furniture(
            Geometry::Path(ends.map(|y| Point { x, y }).to_vec()),
            Paint::line(color, 0.5 * sheet.scale),
        ));
    }
    Ok(lines)
}
