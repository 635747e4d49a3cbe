//! Actual against target: a bar, a thick tick at the target, a band for the time that has passed, one row each. Every row has its own
//! scale, on which its target is 100%.

mod head;

use super::Layout;
use super::frame::Frame;
use super::horizontal::{self, weight};
use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, Panel, Subject, TextRole};
use super::sheet::{LEADING, Sheet, below, centered_baseline};
use super::slots::Slots;
use crate::breaking;
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::number;
use crate::resolve::{Particular, Progress, Resolved, ResolvedCategory, Slot};
use crate::scale::Scale;
use crate::scene::Paint;
use crate::theme::{Color, Ink, Marker, Theme};

/// Gap between columns, in ems.
const GAP: f64 = 0.8;
/// Least width of the tracks, in ems.
const NARROWEST: f64 = 12.0;
/// Least height of a row with its name beside the track, and of the track alone, in ems.
const ROW: f64 = 1.5;
const TRACK: f64 = 1.1;
/// The track's height where there is room, in ems.
const HIGHEST_TRACK: f64 = 2.0;
/// Width of a target's tick, in points.
const TICK: f64 = 2.2;
/// Least contrast of a bar with the band behind it.
const OVER_BAND: f64 = 2.2;
/// Radius of the mark of last year, in points.
const BEFORE: f64 = 2.4;

pub(crate) fn lay_out(sheet: Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    let Particular::Progress(rows) = &resolved.particular else {
        return Err(Part::Plot);
    };
    let mut sheet = sheet;
    let mut marks = Vec::new();
    let top = head::place(&mut sheet, rows, top, &mut marks)?;
    let bottom = bottom - sheet.sizes.label * LEADING;
    // Long names on a narrow page stand above their tracks.
    beside(sheet.clone(), resolved, rows, (top, bottom), marks.clone())
        .or_else(|_| above(sheet, resolved, rows, (top, bottom), marks))
}

/// What stands for what, in every row and in the head.
pub(super) mod dress {
    use super::{Color, Ink, Theme};

    /// From nothing to the target.
    pub(in super::super) fn track(theme: &Theme) -> Ink {
        outlined(theme.background.mix(theme.grid, 0.6), theme)
    }

    /// A theme that outlines the others' pale fills relies on no tone: its bands have the outline too.
    fn outlined(color: Color, theme: &Theme) -> Ink {
        Ink {
            edge: theme.other.edge,
            ..Ink::plain(color)
        }
    }

    /// The time that has passed.
    pub(in super::super) fn pace(theme: &Theme) -> Ink {
        outlined(theme.grid.mix(theme.missing, 0.45), theme)
    }

    /// Last year at the same time.
    pub(in super::super) fn before(theme: &Theme) -> Ink {
        Ink::plain(theme.growth.line())
    }
}

/// Names left, figures right.
fn beside(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    rows: &[Progress],
    (top, bottom): (f64, f64),
    marks: Vec<PlacedMark>,
) -> Result<Layout, Part> {
    let size = sheet.sizes.label;
    let row = (bottom - top) / rows.len().max(1) as f64;
    if row < size * ROW {
        return Err(Part::CategoryLabels);
    }
    let names = horizontal::names(&sheet, resolved, row)?;
    let names_width = names.iter().flatten().map(|(_, width)| *width).fold(0.0, f64::max);
    let (shares, figures) = columns(&sheet, rows);
    let left = sheet.inner.x + names_width + size * GAP;
    let right = sheet.inner.right() - shares - figures - 2.0 * size * GAP;
    if right - left < size * NARROWEST {
        return Err(Part::Plot);
    }
    let frame = frame(
        resolved,
        Rect::between(Point { x: left, y: top }, Point { x: right, y: bottom }),
        size,
    )?;
    horizontal::place_names(&mut sheet, resolved, &frame, names, left - size * GAP);
    let tracks: Vec<Rect> = (0..rows.len())
        .map(|at| track(&frame, frame.center(at), (row * 0.56).min(size * HIGHEST_TRACK)))
        .collect();
    for (at, progress) in rows.iter().enumerate() {
        let baseline = centered_baseline(frame.center(at), size);
        place_figures(&mut sheet, resolved, (at, progress), figures, baseline);
    }
    let whole = [(frame.plot.y, frame.plot.bottom())];
    finish(sheet, resolved, rows, (&frame, &tracks, &whole), marks)
}

/// Names and figures above their tracks.
fn above(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    rows: &[Progress],
    (top, bottom): (f64, f64),
    marks: Vec<PlacedMark>,
) -> Result<Layout, Part> {
    let size = sheet.sizes.label;
    let (shares, figures) = columns(&sheet, rows);
    let room = sheet.inner.width - shares - figures - 2.0 * size * GAP;
    let name = |category: &ResolvedCategory| {
        breaking::balanced(sheet.fonts, &category.label, size, weight(category.highlight), room, 2)
    };
    let names: Option<Vec<Vec<String>>> = resolved.categories.iter().map(name).collect();
    let names = names.ok_or(Part::CategoryLabels)?;
    let lines = names.iter().map(Vec::len).max().unwrap_or(1) as f64;
    let row = (bottom - top) / rows.len().max(1) as f64;
    let rest = row - size * (LEADING * lines + 0.35);
    if rest < size * TRACK * 0.8 {
        return Err(Part::CategoryLabels);
    }
    let plot = Rect {
        x: sheet.inner.x,
        y: top,
        // Half a tick's label and its sign hang over the end.
        width: sheet.inner.width - size * 1.3,
        height: bottom - top,
    };
    let frame = frame(resolved, plot, size)?;
    let height = rest.min(size * HIGHEST_TRACK * 0.8);
    let mut tracks = Vec::new();
    for (at, (progress, lines_of)) in rows.iter().zip(names).enumerate() {
        let start = top + at as f64 * row;
        let mut middle = start + size * LEADING / 2.0 + size * LEADING * (lines - lines_of.len() as f64);
        for line in lines_of {
            let baseline = centered_baseline(middle, size);
            let style = (size, weight(resolved.categories[at].highlight), sheet.theme.text);
            let text = sheet.styled(
                TextRole::Category,
                line,
                (sheet.inner.x, baseline),
                Anchor::Start,
                style,
            );
            sheet.place(text.naming(Subject::Category(at)));
            middle += size * LEADING;
        }
        let baseline = centered_baseline(middle - size * LEADING, size);
        place_figures(&mut sheet, resolved, (at, progress), figures, baseline);
        let middle = start + size * LEADING * lines + size * 0.1 + height / 2.0;
        tracks.push(track(&frame, middle, height));
    }
    // No quiet line runs through a name.
    let between = size * 0.2;
    let spans: Vec<(f64, f64)> = tracks
        .iter()
        .map(|track| (track.y - between, track.bottom() + between))
        .collect();
    finish(sheet, resolved, rows, (&frame, &tracks, &spans), marks)
}

/// Widths of the columns of shares and of figures.
fn columns(sheet: &Sheet<'_>, rows: &[Progress]) -> (f64, f64) {
    let size = sheet.sizes.label;
    let width = |text: &str| sheet.fonts.width(text, size, weight(true));
    rows.iter().fold((0.0_f64, 0.0_f64), |(shares, figures), row| {
        (shares.max(width(share_text(row))), figures.max(width(&row.figures)))
    })
}

fn share_text(row: &Progress) -> &str {
    row.done.as_ref().map_or("—", |done| &done.printed)
}

/// The share reached, then the figures behind it, both at the right edge.
fn place_figures(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    (at, row): (usize, &Progress),
    figures: f64,
    baseline: f64,
) {
    let size = sheet.sizes.label;
    let right = sheet.inner.right();
    let stressed = weight(resolved.categories[at].highlight);
    let style = (size, stressed, sheet.theme.text);
    let place = (right - figures - size * GAP, baseline);
    let share = sheet.styled(TextRole::Value, share_text(row).to_owned(), place, Anchor::End, style);
    let style = (size, stressed, sheet.theme.muted);
    let told = sheet.styled(
        TextRole::Value,
        row.figures.clone(),
        (right, baseline),
        Anchor::End,
        style,
    );
    sheet.place(share);
    sheet.place(told);
}

fn frame(resolved: &Resolved, plot: Rect, size: f64) -> Result<Frame, Part> {
    let axis = resolved.axes.first().ok_or(Part::Plot)?;
    let target = ((plot.width) / (size * 4.5)).clamp(2.0, 5.0) as i32;
    Ok(Frame {
        plot,
        scales: vec![Scale::single(axis.range.0, axis.range.1, target, true)],
        slots: Slots::of(&resolved.categories),
        horizontal: true,
        thickest: 0.0,
    })
}

/// From nothing to the target.
fn track(frame: &Frame, middle: f64, height: f64) -> Rect {
    let (from, to) = (frame.along(0, 0.0), frame.along(0, 100.0));
    Rect {
        x: from,
        y: middle - height / 2.0,
        width: to - from,
        height,
    }
}

fn finish(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    rows: &[Progress],
    (frame, tracks, spans): (&Frame, &[Rect], &[(f64, f64)]),
    mut marks: Vec<PlacedMark>,
) -> Result<Layout, Part> {
    let mut backdrop = place_ticks(&mut sheet, frame, spans)?;
    for (at, (row, track)) in rows.iter().zip(tracks).enumerate() {
        backdrop.extend(band(&sheet, row, *track));
        marks.extend(row_marks(&sheet, resolved, frame, (at, row), *track));
    }
    let mut layout = Layout::new(sheet, resolved, Vec::new(), marks);
    layout.backdrop = backdrop;
    layout.plan.panels = vec![Panel {
        plot: frame.plot,
        axes: frame.planned(resolved),
    }];
    Ok(layout)
}

/// The track of a row that has a target.
fn band(sheet: &Sheet<'_>, row: &Progress, track: Rect) -> Option<PlacedMark> {
    row.target.map(|_| PlacedMark {
        datum: None,
        geometry: Geometry::Rect(track),
        dress: Dress::Filled(dress::track(sheet.theme)),
    })
}

fn row_marks(
    sheet: &Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    (at, row): (usize, &Progress),
    track: Rect,
) -> Vec<PlacedMark> {
    let theme = sheet.theme;
    let zero = frame.along(0, 0.0);
    let strip = |to: f64, share: f64| Rect {
        x: zero.min(to),
        y: track.center().y - track.height * share / 2.0,
        width: (to - zero).abs(),
        height: track.height * share,
    };
    let mut marks = Vec::new();
    // Behind a row that isn't there time would be taken for progress.
    if let (Some(timed), Some(pace), Some(_)) = (row.timed, &row.pace, &row.done) {
        let band = strip(frame.along(0, pace.percent), 1.0);
        let paint = Dress::Filled(dress::pace(theme));
        marks.push(PlacedMark::of(timed, at, Geometry::Rect(band), paint));
    }
    let actual = row.actual.map(|series| (series, &resolved.series[series].slots[at]));
    match (actual, &row.done) {
        (Some((series, Slot::Mark(_))), Some(done)) => {
            let bar = strip(frame.along(0, done.percent), 0.46);
            let ink = Dress::Filled(ink(theme, resolved, at));
            marks.push(PlacedMark::of(series, at, Geometry::Rect(bar), ink));
        }
        (Some((series, Slot::Missing(_))), _) => {
            let patch = strip(zero + sheet.sizes.label * 1.2, 0.46);
            marks.push(PlacedMark::of(series, at, Geometry::Rect(patch), Dress::Missing));
        }
        _ => {}
    }
    if let (Some(before), Some(share)) = (row.before, &row.share_before) {
        let marker = Geometry::Marker {
            at: Point {
                x: frame.along(0, share.percent),
                y: track.center().y,
            },
            radius: BEFORE * sheet.scale,
            shape: Marker::Diamond,
        };
        marks.push(PlacedMark::of(before, at, marker, Dress::Filled(dress::before(theme))));
    }
    if let Some(series) = row
        .target
        .filter(|&series| resolved.series[series].slots[at].mark().is_some())
    {
        let width = TICK * sheet.scale;
        let tick = Rect {
            x: track.right() - width / 2.0,
            y: track.y - track.height * 0.1,
            width,
            height: track.height * 1.2,
        };
        let paint = Dress::Painted(Paint::fill(theme.text));
        marks.push(PlacedMark::of(series, at, Geometry::Rect(tick), paint));
    }
    marks
}

/// The own one's ink, grey beside it; one ink for all where nothing is stressed.
fn ink(theme: &Theme, resolved: &Resolved, at: usize) -> Ink {
    let stressed = resolved.categories.iter().any(|category| category.highlight);
    if stressed && !resolved.categories[at].highlight {
        // Of a pale fill little is seen on the band of the time.
        let band = dress::pace(theme).color;
        Ink::plain(theme.other.line().against(band, theme.text, OVER_BAND))
    } else {
        theme.own.clone()
    }
}

/// Shares of the target below the tracks, and quiet lines that rise from them, within the spans.
fn place_ticks(sheet: &mut Sheet<'_>, frame: &Frame, spans: &[(f64, f64)]) -> Result<Vec<PlacedMark>, Part> {
    let size = sheet.sizes.label;
    let scale = frame.scales.first().ok_or(Part::Plot)?;
    let mut lines = Vec::new();
    for tick in scale.ticks() {
        let x = frame.along(0, tick);
        let label = format!("{}%", number::tick(tick, scale.decimals()));
        let baseline = below(frame.plot.bottom() + size * 0.3, size);
        let mut text = sheet.set(TextRole::Tick, label.clone(), x, baseline, Anchor::Middle);
        if text.rect.x < sheet.inner.x {
            text = sheet.set(TextRole::Tick, label, sheet.inner.x, baseline, Anchor::Start);
        }
        if !sheet.is_free(&text.rect.grown(1.0)) {
            return Err(Part::Plot);
        }
        sheet.place(text);
        lines.extend(spans.iter().map(|&(from, to)| {
            PlacedMark::furniture(
                Geometry::Path(vec![Point { x, y: from }, Point { x, y: to }]),
                Paint::line(sheet.theme.grid, 0.5 * sheet.scale),
            )
        }));
    }
    Ok(lines)
}
