//! One point a category: one figure along, another up, a third as area; names beside the points, or numbers where they don't fit.

use std::collections::BTreeSet;

use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, Panel, PlannedAxis, Subject, TextRole, Tick};
use super::sheet::{LEADING, Sheet, below, centered_digits};
use super::{Layout, point_names, size_key};
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::number;
use crate::resolve::scatter::{ACROSS, AREA, UP};
use crate::resolve::{Resolved, ResolvedSeries, Slot};
use crate::scale::Scale;
use crate::scene::Paint;
use crate::theme::Ink;
use crate::words;

/// Room in lines of text that an interval upwards wants, and in ems along.
const LINES_PER_INTERVAL: f64 = 3.0;
const EMS_PER_INTERVAL: f64 = 6.5;
/// Radius of points that have no area to tell, in points.
const DOT: f64 = 2.9;
/// Least height between the outermost discs, in ems: in a flatter plot no cloud has a shape, and names find no place.
const LEAST: f64 = 9.0;
/// Part of the plot's shorter side that the largest radius may take, and its bounds in points.
const LARGEST: f64 = 0.075;
const RADIUS: (f64, f64) = (5.0, 22.0);

/// A category with its figures.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// Place in the resolved categories.
    pub category: usize,
    across: f64,
    up: f64,
    area: Option<f64>,
}

/// A spot in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Disc {
    pub category: usize,
    pub center: Point,
    pub radius: f64,
}

/// Where figures lie: scales over a plot, with a border that keeps discs off its edges.
struct Field {
    plot: Rect,
    inner: Rect,
    across: Scale,
    up: Scale,
}

impl Field {
    fn x(&self, value: f64) -> f64 {
        self.inner.x + self.across.position(value) * self.inner.width
    }

    fn y(&self, value: f64) -> f64 {
        self.inner.bottom() - self.up.position(value) * self.inner.height
    }
}

pub(crate) fn lay_out(sheet: &Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    let spots = spots(resolved).ok_or(Part::Plot)?;
    let mut numbered: BTreeSet<usize> = BTreeSet::new();
    // Each round moves the names that found no place to the key, which takes room from the plot.
    for _ in 0..=spots.len() {
        let homeless = match attempt(sheet.clone(), resolved, &spots, &numbered, (top, bottom))? {
            Attempt::Done(layout) => return Ok(*layout),
            Attempt::Homeless(names) => names,
        };
        let before = numbered.len();
        numbered.extend(homeless);
        if numbered.len() == before {
            return Err(Part::Legend);
        }
    }
    Err(Part::Legend)
}

/// What came of a round.
enum Attempt {
    Done(Box<Layout>),
    /// Categories whose names found no place.
    Homeless(Vec<usize>),
}

fn attempt(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    spots: &[Spot],
    numbered: &BTreeSet<usize>,
    (top, bottom): (f64, f64),
) -> Result<Attempt, Part> {
    let size = sheet.sizes.label;
    let (across, up) = (
        on(resolved, ACROSS).ok_or(Part::Plot)?,
        on(resolved, UP).ok_or(Part::Plot)?,
    );
    let area = on(resolved, AREA);
    let short = (bottom - top).min(sheet.inner.width);
    let largest = (short * LARGEST).clamp(RADIUS.0, RADIUS.1);
    let most = spots.iter().filter_map(|spot| spot.area).fold(0.0, f64::max);
    let radius = |area: Option<f64>| area.map_or(DOT * sheet.scale, |area| largest * (area / most).sqrt());
    let radii: Vec<f64> = spots.iter().map(|spot| radius(spot.area)).collect();
    let border = if area.is_some() { largest + 1.0 } else { size * 0.55 };

    let key_height = point_names::key_height(&sheet, resolved, numbered)?;
    let unit = |axis: usize| resolved.axes.get(axis).map_or("", |axis| axis.unit.as_str());
    let mut marks = Vec::new();
    let mut plot_top = top;
    let head = words::counted(&up.label, unit(up.axis));
    if sheet.width(&head, size) > sheet.inner.width {
        return Err(Part::Plot);
    }
    let head_width = sheet.width(&head, size);
    if let Some(area) = area {
        let name = words::counted(&area.label, unit(area.axis));
        let (key, used) = size_key::place(&mut sheet, &name, (most, largest), head_width, top)?;
        marks.extend(key);
        plot_top = used;
    }
    let text = sheet.set(
        TextRole::AxisHead,
        head,
        sheet.inner.x,
        below(plot_top, size),
        Anchor::Start,
    );
    sheet.place(text.naming(Subject::Series(place_of(resolved, UP))));
    plot_top += size * 1.5;

    // Below the plot: ticks, the name of what runs along, and the key of numbers.
    let plot_bottom = bottom - key_height - size * (LEADING + 1.25);
    let target = ((plot_bottom - plot_top) / (size * LINES_PER_INTERVAL)).clamp(2.0, 8.0) as i32;
    let range = |axis: usize| {
        resolved
            .axes
            .get(axis)
            .map_or(((0.0, 0.0), true), |axis| (axis.range, axis.from_zero))
    };
    let (up_range, up_zero) = range(up.axis);
    let up_scale = Scale::single(up_range.0, up_range.1, target, up_zero);
    let up_labels: Vec<String> = up_scale
        .ticks()
        .map(|tick| number::tick(tick, up_scale.decimals()))
        .collect();
    let widest = up_labels
        .iter()
        .map(|label| sheet.width(label, size))
        .fold(0.0, f64::max);
    let left = sheet.inner.x + widest + size * 0.5;
    let room = sheet.inner.right() - left;
    let target = (room / (size * EMS_PER_INTERVAL)).clamp(2.0, 9.0) as i32;
    let (across_range, across_zero) = range(across.axis);
    let across_scale = Scale::single(across_range.0, across_range.1, target, across_zero);
    // The last number along may stand out over the plot, not over the page.
    let last = number::tick(across_scale.high(), across_scale.decimals());
    let beyond = (sheet.width(&last, size) / 2.0 - border).max(0.0);
    let plot = Rect {
        x: left,
        y: plot_top,
        width: room - beyond,
        height: plot_bottom - plot_top,
    };
    let field = Field {
        plot,
        inner: plot.grown(-border),
        across: across_scale,
        up: up_scale,
    };
    if field.inner.width < size * 6.0 || field.inner.height < size * LEAST {
        return Err(Part::Plot);
    }
    let backdrop = rules(&sheet, &field);
    place_ticks(&mut sheet, &field, &up_labels)?;
    let name = words::counted(&across.label, unit(across.axis));
    let baseline = below(plot_bottom + size * (0.35 + LEADING), size);
    let text = sheet.set(TextRole::AxisHead, name, sheet.inner.right(), baseline, Anchor::End);
    if text.rect.x < sheet.inner.x {
        return Err(Part::Plot);
    }
    sheet.place(text.naming(Subject::Series(place_of(resolved, ACROSS))));

    let discs: Vec<Disc> = spots
        .iter()
        .zip(&radii)
        .map(|(spot, &radius)| Disc {
            category: spot.category,
            center: Point {
                x: field.x(spot.across),
                y: field.y(spot.up),
            },
            radius,
        })
        .collect();
    marks.extend(drawn(&sheet, resolved, &discs, area.is_some()));
    let zeros = (
        field.across.has_zero().then(|| field.x(0.0)),
        field.up.has_zero().then(|| field.y(0.0)),
    );
    let (leaders, chips) = match point_names::place(&mut sheet, resolved, &discs, numbered, plot, zeros) {
        Ok(placed) => placed,
        Err(homeless) => return Ok(Attempt::Homeless(homeless)),
    };
    marks.extend(leaders);
    point_names::place_key(&mut sheet, resolved, numbered, bottom - key_height);
    let panel = Panel {
        plot,
        axes: vec![
            planned(&field.across, unit(across.axis), |value| field.x(value)),
            planned(&field.up, unit(up.axis), |value| field.y(value)),
        ],
    };
    let mut layout = Layout::new(sheet, resolved, Vec::new(), marks);
    layout.plan.panels.push(panel);
    layout.backdrop = backdrop;
    layout.chips = chips;
    Ok(Attempt::Done(Box::new(layout)))
}

/// The series of a layer.
fn on(resolved: &Resolved, layer: usize) -> Option<&ResolvedSeries> {
    resolved.series.iter().find(|series| series.axis == layer)
}

fn place_of(resolved: &Resolved, layer: usize) -> usize {
    let found = resolved.series.iter().position(|series| series.axis == layer);
    found.unwrap_or(0)
}

/// What has all its figures, the most important first: the largest area, or the farthest along.
fn spots(resolved: &Resolved) -> Option<Vec<Spot>> {
    let (across, up, area) = (on(resolved, ACROSS)?, on(resolved, UP)?, on(resolved, AREA));
    let figure = |series: &ResolvedSeries, at: usize| series.slots.get(at).and_then(Slot::mark).map(|mark| mark.to);
    let mut spots: Vec<Spot> = (0..resolved.categories.len())
        .filter_map(|at| {
            let area = match area {
                Some(series) => Some(figure(series, at)?),
                None => None,
            };
            Some(Spot {
                category: at,
                across: figure(across, at)?,
                up: figure(up, at)?,
                area,
            })
        })
        .collect();
    spots.sort_by(|a, b| b.area.unwrap_or(b.across).total_cmp(&a.area.unwrap_or(a.across)));
    (!spots.is_empty()).then_some(spots)
}

fn planned(scale: &Scale, unit: &str, at: impl Fn(f64) -> f64) -> PlannedAxis {
    PlannedAxis {
        unit: unit.to_owned(),
        ticks: scale
            .ticks()
            .map(|value| Tick {
                value,
                position: at(value),
            })
            .collect(),
        zero: scale.has_zero().then(|| at(0.0)),
    }
}

/// Grid lines, the zero lines over them, and the edges of a plot that has no zero line there.
fn rules(sheet: &Sheet<'_>, field: &Field) -> Vec<PlacedMark> {
    let Field { plot, across, up, .. } = field;
    let quiet = Paint::line(sheet.theme.grid, 0.5 * sheet.scale);
    let strong = Paint::line(sheet.theme.axis, 0.75 * sheet.scale);
    let upright = |x: f64, paint: &Paint| {
        let ends = [plot.y, plot.bottom()].map(|y| Point { x, y });
        PlacedMark::furniture(Geometry::Path(ends.to_vec()), paint.clone())
    };
    let level = |y: f64, paint: &Paint| {
        let ends = [plot.x, plot.right()].map(|x| Point { x, y });
        PlacedMark::furniture(Geometry::Path(ends.to_vec()), paint.clone())
    };
    let mut lines: Vec<PlacedMark> = across.ticks().map(|tick| upright(field.x(tick), &quiet)).collect();
    lines.extend(up.ticks().map(|tick| level(field.y(tick), &quiet)));
    lines.push(if up.has_zero() {
        level(field.y(0.0), &strong)
    } else {
        level(plot.bottom(), &strong)
    });
    lines.push(if across.has_zero() {
        upright(field.x(0.0), &strong)
    } else {
        upright(plot.x, &strong)
    });
    lines
}

fn place_ticks(sheet: &mut Sheet<'_>, field: &Field, up_labels: &[String]) -> Result<(), Part> {
    let size = sheet.sizes.label;
    for (tick, label) in field.up.ticks().zip(up_labels) {
        let at = (field.plot.x - size * 0.5, centered_digits(field.y(tick), size));
        let text = sheet.set(TextRole::Tick, label.clone(), at.0, at.1, Anchor::End);
        sheet.place(text);
    }
    let baseline = below(field.plot.bottom() + size * 0.35, size);
    for tick in field.across.ticks() {
        let label = number::tick(tick, field.across.decimals());
        let text = sheet.set(TextRole::Tick, label, field.x(tick), baseline, Anchor::Middle);
        if !sheet.is_free(&text.rect.grown(1.0)) {
            return Err(Part::Plot);
        }
        sheet.place(text);
    }
    Ok(())
}

/// Discs, the largest below. Where some are stressed, the others step back.
fn drawn(sheet: &Sheet<'_>, resolved: &Resolved, discs: &[Disc], by_area: bool) -> Vec<PlacedMark> {
    let theme = sheet.theme;
    let stressed = |disc: &Disc| resolved.categories[disc.category].highlight;
    let any = discs.iter().any(stressed);
    let up = place_of(resolved, UP);
    let disc = |disc: &Disc| {
        let base = if any && !stressed(disc) {
            &theme.other
        } else {
            &theme.own
        };
        // Discs that lie over each other are pale within their edge, so that none is hidden.
        let ink = if by_area {
            Ink {
                edge: Some(base.line()),
                ..Ink::plain(base.line().mix(theme.background, 0.55))
            }
        } else {
            Ink::plain(base.line())
        };
        let geometry = Geometry::Disc {
            center: disc.center,
            radius: disc.radius,
        };
        PlacedMark::of(up, disc.category, geometry, Dress::Filled(ink))
    };
    discs.iter().map(disc).collect()
}
