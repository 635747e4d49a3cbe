//! Columns and lines: heads of the axes, legend or direct labels, scales, names along the axis.

use super::annotations::{self, Margins};
use super::category_axis::{self, CategoryLabels};
use super::frame::Frame;
use super::legend::{self, LegendKey};
use super::mark::{Geometry, PlacedMark};
use super::obstacles::Obstacles;
use super::plan::{Anchor, TextRole};
use super::series_labels::{self, Beside};
use super::sheet::{LEADING, Sheet, below, centered_digits, digit_height};
use super::slots::Slots;
use super::{Layout, Plot, point_labels, value_labels, waterfall};
use crate::error::Part;
use crate::geometry::Rect;
use crate::number;
use crate::resolve::{Resolved, ResolvedSeries, Shape};
use crate::scale::Scale;
use crate::spec::{Counting, Form};
use crate::words;

/// Height in lines of text that an interval between ticks wants.
const LINES_PER_INTERVAL: f64 = 3.1;
/// Least height of a plot, in lines of text; parts under a headline, and two axes about one zero, need more to be told apart.
const LEAST: f64 = 5.0;
const LEAST_OF_PARTS: f64 = 9.0;
const LEAST_ABOUT_ZERO: f64 = 7.5;
/// Gap between a number and its axis, in ems.
pub(super) const TICK_GAP: f64 = 0.5;

/// How the series get their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Naming {
    None,
    Beside,
    Legend,
}

pub(crate) fn lay_out(sheet: &Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    let direct = matches!(
        resolved.form,
        Form::Line | Form::StackedColumns | Form::PercentColumns | Form::Area | Form::YearOverlay
    );
    let namings: &[Naming] = match (resolved.needs_names(), direct) {
        (false, _) => &[Naming::None],
        (true, true) => &[Naming::Beside, Naming::Legend],
        (true, false) => &[Naming::Legend],
    };
    let mut sheet = sheet.clone();
    let margins = annotations::margins(&mut sheet, resolved, top, bottom);
    let mut misfit = Part::Plot;
    for naming in namings {
        match attempt(sheet.clone(), resolved, *naming, &margins, top) {
            Ok(layout) => return Ok(layout),
            Err(part) => misfit = part,
        }
    }
    Err(misfit)
}

fn attempt(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    naming: Naming,
    margins: &Margins,
    top: f64,
) -> Result<Layout, Part> {
    let (keys, top) = place_head(&mut sheet, resolved, naming, top)?;
    let beside = if naming == Naming::Beside {
        Some(series_labels::measure(&sheet, resolved).ok_or(Part::Legend)?)
    } else {
        None
    };
    let over = margins.rows(&sheet, resolved, sheet.inner.width);
    let (mut frame, mut names) = fit(&sheet, resolved, beside.as_ref(), top + over, margins.bottom)?;
    let needed = margins.rows(&sheet, resolved, frame.plot.width);
    if needed > over {
        (frame, names) = fit(&sheet, resolved, beside.as_ref(), top + needed, margins.bottom)?;
    }

    place_ticks(&mut sheet, resolved, &frame);
    let parting = names.place(&mut sheet, &|place| frame.across(place + 0.5), frame.plot.bottom());
    let leaders = match beside {
        Some(beside) => series_labels::place(&mut sheet, resolved, &frame, beside).ok_or(Part::Legend)?,
        None => Vec::new(),
    };
    let flags = margins.place_rows(&mut sheet, resolved, &frame);
    let missing = value_labels::missing(&sheet, resolved, &frame);
    let joints = waterfall::joints(&sheet, resolved, &frame);
    let ends_of = |joint: &PlacedMark| match &joint.geometry {
        Geometry::Path(ends) => ends.first().copied().zip(ends.last().copied()),
        _ => None,
    };
    let lines = leaders.iter().map(|(_, mark, name)| (*mark, *name));
    let scene = Obstacles::of(&sheet, resolved, &frame).with_lines(lines.chain(joints.iter().filter_map(ends_of)));
    let mut chips = value_labels::place(&mut sheet, resolved, &frame, &scene);
    let backdrop = margins.finish(&mut sheet, resolved, &frame, &flags, (&scene, &mut chips))?;
    let plot = Plot {
        leaders,
        parting,
        missing,
        ..Plot::whole(resolved, frame)
    };
    Ok(Layout {
        backdrop,
        keys,
        chips,
        ..Layout::new(sheet, resolved, vec![plot], joints)
    })
}

/// The heads of the axes and the legend, on one line where they fit.
fn place_head(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    naming: Naming,
    mut top: f64,
) -> Result<(Vec<LegendKey>, f64), Part> {
    let size = sheet.sizes.label;
    let head = |axis: usize| {
        resolved
            .axes
            .get(axis)
            .map(|axis| words::unit(&axis.unit))
            .filter(|head| !head.is_empty())
    };
    let (left_head, right_head) = (head(0), head(1));
    let width = |head: &Option<String>| head.as_ref().map_or(0.0, |head| sheet.width(head, size));
    let (left_width, right_width) = (width(&left_head), width(&right_head));
    if left_width + right_width + size > sheet.inner.width {
        return Err(Part::Plot);
    }
    let mut keys = Vec::new();
    if naming == Naming::Legend {
        let gap = size * 1.6;
        let side = left_width.max(right_width) + gap;
        let between = (sheet.inner.x + side, sheet.inner.right() - side);
        let one = legend::arrange(sheet, resolved, (between.1 - between.0).max(0.0)).filter(|rows| rows.len() == 1);
        if let Some(rows) = one {
            keys = legend::place(sheet, resolved, rows, between, top).0;
        } else {
            let rows = legend::arrange(sheet, resolved, sheet.inner.width).ok_or(Part::Legend)?;
            let (placed, below) = legend::place(sheet, resolved, rows, (sheet.inner.x, sheet.inner.right()), top);
            keys = placed;
            top = below + size * (LEADING - 1.0);
        }
    }
    let has_row = left_head.is_some() || right_head.is_some() || !keys.is_empty();
    if let Some(head) = left_head {
        let text = sheet.set(TextRole::AxisHead, head, sheet.inner.x, below(top, size), Anchor::Start);
        sheet.place(text);
    }
    if let Some(head) = right_head {
        let text = sheet.set(
            TextRole::AxisHead,
            head,
            sheet.inner.right(),
            below(top, size),
            Anchor::End,
        );
        sheet.place(text);
    }
    // Below the head the uppermost tick needs half its height, and some air.
    let used = if has_row { size * 1.02 } else { 0.0 };
    Ok((keys, top + used + size * 0.9))
}

/// Scales and names depend on the room that the other leaves: a few rounds settle them.
fn fit(
    sheet: &Sheet<'_>,
    resolved: &Resolved,
    beside: Option<&Beside>,
    top: f64,
    bottom: f64,
) -> Result<(Frame, CategoryLabels), Part> {
    let size = sheet.sizes.label;
    let least = if resolved.form == Form::Contribution {
        LEAST_OF_PARTS
    } else if resolved.axes.len() > 1 && resolved.axes.iter().any(|axis| axis.range.0 < 0.0) {
        LEAST_ABOUT_ZERO
    } else {
        LEAST
    };
    let mut names_height = size * LEADING;
    let mut settled = None;
    for _ in 0..4 {
        let height = bottom - top - names_height;
        if height < size * least {
            return Err(Part::Plot);
        }
        let target = (height / (size * LINES_PER_INTERVAL)).round().clamp(2.0, 8.0) as i32;
        let scales = with_headroom(sheet, resolved, scales(resolved, target), height);
        let ticks = |axis: usize| {
            scales
                .get(axis)
                .map_or(0.0, |scale| widest_tick(sheet, *scale) + size * TICK_GAP)
        };
        let left = sheet.inner.x + ticks(0);
        let right = sheet.inner.right() - ticks(1).max(beside.map_or(0.0, Beside::width));
        if right - left < size * 8.0 {
            return Err(Part::Plot);
        }
        let plot = Rect {
            x: left,
            y: top,
            width: right - left,
            height,
        };
        let frame = Frame {
            plot,
            scales,
            slots: Slots::of(&resolved.categories),
            horizontal: false,
            thickest: 36.0 * sheet.scale,
        };
        let names = category_axis::arrange(sheet, resolved, frame.slot(), left)?;
        let needed = names.height(sheet);
        let done = (needed - names_height).abs() < 1e-9;
        names_height = needed;
        settled = Some((frame, names));
        if done {
            return settled.ok_or(Part::Plot);
        }
    }
    // Not settled: the names swing between two heights; the larger one is safe for both.
    settled
        .filter(|(frame, names)| frame.plot.bottom() + names.height(sheet) <= bottom + 1e-6)
        .ok_or(Part::CategoryLabels)
}

fn scales(resolved: &Resolved, target: i32) -> Vec<Scale> {
    match resolved.axes.as_slice() {
        [left, right] => {
            let (left, right) = Scale::paired(left.range, right.range, target, &|first, second| {
                clash(resolved, first, second)
            });
            vec![left, right]
        }
        [only, ..] if resolved.counting == Counting::Log => vec![Scale::ratios(only.range.0, only.range.1, target)],
        [only, ..] => vec![Scale::single(only.range.0, only.range.1, target, only.from_zero)],
        [] => Vec::new(),
    }
}

/// The part of the points of lines that would lie on a column or right above it, where their figures stand.
fn clash(resolved: &Resolved, left: Scale, right: Scale) -> f64 {
    const ROOM: f64 = 0.1;
    let (mut points, mut clashes) = (0.0, 0.0);
    for at in 0..resolved.categories.len() {
        let marks = |lines: bool| {
            let wanted = move |series: &&ResolvedSeries| matches!(series.shape, Shape::Line { joined: true }) == lines;
            resolved
                .series
                .iter()
                .filter(wanted)
                .filter_map(move |series| series.slots[at].mark())
        };
        let top = marks(false)
            .map(|mark| left.position(mark.to))
            .fold(f64::NEG_INFINITY, f64::max);
        let zero = left.position(0.0);
        for mark in marks(true) {
            let point = right.position(mark.to);
            points += 1.0;
            clashes += if point > zero && point < top + ROOM { 1.0 } else { 0.0 };
        }
    }
    if points > 0.0 { clashes / points } else { 0.0 }
}

/// Where figures stand over the columns, the highest one needs room for its own.
fn with_headroom(sheet: &Sheet<'_>, resolved: &Resolved, mut scales: Vec<Scale>, height: f64) -> Vec<Scale> {
    let size = digit_height(sheet.sizes.label);
    let stands_over = resolved
        .series
        .iter()
        .any(|series| matches!(series.shape, Shape::Beside { .. }));
    // The headline's figures stand at its points, whether or not its parts show theirs; over the plot is air, below it are names.
    let headline = resolved.form == Form::Contribution && resolved.value_labels != Some(false);
    let label = if headline {
        size + point_labels::RISE
    } else {
        size + value_labels::GAP * sheet.scale.max(1.0)
    };
    if let ([scale], [axis], true) = (
        scales.as_mut_slice(),
        resolved.axes.as_slice(),
        headline || (stands_over && value_labels::wanted(resolved)),
    ) {
        if !headline && (1.0 - scale.position(axis.range.1)) * height < label {
            *scale = scale.raised();
        }
        if axis.range.0 < 0.0 && scale.position(axis.range.0) * height < label {
            *scale = scale.lowered();
        }
    }
    scales
}

pub(super) fn widest_tick(sheet: &Sheet<'_>, scale: Scale) -> f64 {
    scale
        .ticks()
        .map(|tick| sheet.width(&number::tick(tick, scale.decimals_of(tick)), sheet.sizes.label))
        .fold(0.0, f64::max)
}

fn place_ticks(sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame) {
    let size = sheet.sizes.label;
    for (axis, scale) in frame.scales.iter().enumerate() {
        let (x, anchor) = if axis == 0 {
            (frame.plot.x - size * TICK_GAP, Anchor::End)
        } else {
            (sheet.inner.right(), Anchor::End)
        };
        // An axis that only shares its ticks with the other one has nothing to say below zero.
        let shared = frame.scales.len() > 1 && resolved.axes[axis].range.0 >= 0.0;
        for tick in scale.ticks().filter(|tick| !shared || *tick >= 0.0) {
            let baseline = centered_digits(frame.along(axis, tick), size);
            let text = sheet.set(
                TextRole::Tick,
                number::tick(tick, scale.decimals_of(tick)),
                x,
                baseline,
                anchor,
            );
            sheet.place(text);
        }
    }
}
