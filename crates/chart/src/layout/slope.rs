//! Two periods left and right, one line a series, with name and figure at both ends.

use super::horizontal::weight;
use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, Subject, TextRole};
use super::series_labels::{Wanted, move_apart};
use super::sheet::{LEADING, Sheet, below, centered_baseline, centered_digits};
use super::{Layout, unit_head};
use crate::breaking;
use crate::error::Part;
use crate::geometry::Point;
use crate::resolve::{Resolved, ResolvedSeries, Slot};
use crate::scene::Paint;
use crate::theme::Marker;

/// From a pole to its figures, and from figures to names, in ems.
const GAP: f64 = 1.0;
const NAME_GAP: f64 = 0.5;
/// Part of the page's width that the names of one side may take.
const WIDEST: f64 = 0.24;
/// Least distance of the poles, in ems.
const NARROWEST: f64 = 7.0;
/// Radius of markers, in points.
const RADIUS: f64 = 2.4;

pub(crate) fn lay_out(sheet: Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    if resolved.categories.len() != 2 {
        return Err(Part::Plot);
    }
    // Names at both ends read best; where the page is too narrow they stand at the later one alone.
    poles(sheet.clone(), resolved, (top, bottom), [true, true])
        .or_else(|_| poles(sheet, resolved, (top, bottom), [false, true]))
}

/// The texts of one side.
struct Side {
    names: Vec<Vec<String>>,
    names_width: f64,
    figures_width: f64,
}

impl Side {
    fn width(&self, size: f64) -> f64 {
        let names = if self.names_width > 0.0 {
            self.names_width + size * NAME_GAP
        } else {
            0.0
        };
        size * GAP + self.figures_width + names
    }
}

fn side(sheet: &Sheet<'_>, resolved: &Resolved, category: usize, named: bool) -> Result<Side, Part> {
    let size = sheet.sizes.label;
    let most = sheet.page.width * WIDEST;
    let mut names = Vec::new();
    let (mut names_width, mut figures_width) = (0.0_f64, 0.0_f64);
    for series in &resolved.series {
        // A series without a later end is named at its earlier one, whatever the page.
        let only_end = series.slots[1 - category].mark().is_none();
        let here = series.slots[category].mark();
        let lines = match here {
            Some(_) if series.named && (named || only_end) => {
                breaking::balanced(sheet.fonts, &series.label, size, weight(series.own), most, 2).ok_or(Part::Legend)?
            }
            _ => Vec::new(),
        };
        for line in &lines {
            names_width = names_width.max(sheet.fonts.width(line, size, weight(series.own)));
        }
        if let Some(mark) = here.filter(|_| series.named) {
            figures_width = figures_width.max(sheet.fonts.width(&mark.label, size, weight(series.own)));
        }
        names.push(lines);
    }
    Ok(Side {
        names,
        names_width,
        figures_width,
    })
}

fn poles(
    mut sheet: Sheet<'_>,
    resolved: &Resolved,
    (top, bottom): (f64, f64),
    named: [bool; 2],
) -> Result<Layout, Part> {
    let size = sheet.sizes.label;
    let right = sheet.inner.right();
    let top = unit_head::place(&mut sheet, resolved, right, top)?;
    let sides = [
        side(&sheet, resolved, 0, named[0])?,
        side(&sheet, resolved, 1, named[1])?,
    ];
    let poles = [
        sheet.inner.x + sides[0].width(size),
        sheet.inner.right() - sides[1].width(size),
    ];
    if poles[1] - poles[0] < size * NARROWEST {
        return Err(Part::Plot);
    }
    let top = heads(&mut sheet, resolved, poles, top);
    let (plot_top, plot_bottom) = (top + size * 0.8, bottom - size * 0.7);
    if plot_bottom - plot_top < size * 5.0 {
        return Err(Part::Plot);
    }
    let axis = resolved.axes.first().ok_or(Part::Plot)?;
    let (low, high) = if axis.from_zero {
        (axis.range.0.min(0.0), axis.range.1.max(0.0))
    } else {
        axis.range
    };
    let y = |value: f64| {
        let part = if high > low { (value - low) / (high - low) } else { 0.5 };
        plot_bottom - part * (plot_bottom - plot_top)
    };

    let pole = |x: f64| {
        let ends = [top + size * 0.2, bottom].map(|y| Point { x, y });
        PlacedMark::furniture(
            Geometry::Path(ends.to_vec()),
            Paint::line(sheet.theme.grid.mix(sheet.theme.axis, 0.35), 0.75 * sheet.scale),
        )
    };
    let backdrop = poles.map(pole).to_vec();
    let marks = lines(&sheet, resolved, poles, &y);
    let mut leaders = Vec::new();
    for (category, side) in sides.into_iter().enumerate() {
        let bounds = (top + size * 0.2, bottom);
        leaders.extend(place_side(
            &mut sheet,
            resolved,
            (category, side),
            poles[category],
            &y,
            bounds,
        )?);
    }
    let mut layout = Layout::new(sheet, resolved, Vec::new(), marks);
    layout.backdrop = backdrop;
    layout.backdrop.extend(leaders);
    Ok(layout)
}

/// The two periods above their poles; the y below them.
fn heads(sheet: &mut Sheet<'_>, resolved: &Resolved, poles: [f64; 2], top: f64) -> f64 {
    let size = sheet.sizes.label;
    let baseline = below(top, size);
    let set = |sheet: &Sheet<'_>, category: usize, x: f64, anchor: Anchor| {
        let label = resolved.categories[category].label.clone();
        sheet
            .set(TextRole::Category, label, x, baseline, anchor)
            .naming(Subject::Category(category))
    };
    let mut texts = [0, 1].map(|category| set(sheet, category, poles[category], Anchor::Middle));
    if texts[0].rect.right() + size > texts[1].rect.x
        || texts[0].rect.x < sheet.inner.x
        || texts[1].rect.right() > sheet.inner.right()
    {
        texts = [
            set(sheet, 0, poles[0] + size, Anchor::End),
            set(sheet, 1, poles[1] - size, Anchor::Start),
        ];
    }
    for text in texts {
        sheet.place(text);
    }
    top + size * LEADING
}

/// Lines and markers; the own city's on top.
fn lines(sheet: &Sheet<'_>, resolved: &Resolved, poles: [f64; 2], y: &dyn Fn(f64) -> f64) -> Vec<PlacedMark> {
    let mut order: Vec<usize> = (0..resolved.series.len()).collect();
    order.sort_by_key(|&at| (resolved.series[at].own, resolved.series[at].named));
    let mut marks = Vec::new();
    for at in order {
        let series = &resolved.series[at];
        let point = |category: usize| {
            let mark = series.slots[category].mark()?;
            Some(Point {
                x: poles[category],
                y: y(mark.to),
            })
        };
        if let (Some(from), Some(to)) = (point(0), point(1)) {
            marks.push(PlacedMark::furniture(
                Geometry::Path(vec![from, to]),
                stroke(sheet, series),
            ));
        }
        for (category, point) in [0, 1]
            .into_iter()
            .filter_map(|category| Some((category, point(category)?)))
        {
            let forecast = series.slots[category].mark().is_some_and(|mark| mark.forecast);
            let radius = RADIUS * sheet.scale;
            let (geometry, dress) = if forecast {
                let disc = Geometry::Disc { center: point, radius };
                (disc, Dress::Hollow(series.ink.clone()))
            } else {
                let shape = Marker::Disc;
                let marker = Geometry::Marker {
                    at: point,
                    radius,
                    shape,
                };
                (marker, Dress::Filled(series.ink.clone()))
            };
            marks.push(PlacedMark::of(at, category, geometry, dress));
        }
    }
    marks
}

/// A line across a break is dotted, one to a forecast dashed as every forecast is.
fn stroke(sheet: &Sheet<'_>, series: &ResolvedSeries) -> Paint {
    let paint = Paint::line(series.ink.line(), series.weight * sheet.scale).rounded();
    match series.slots.last().and_then(Slot::mark) {
        Some(mark) if mark.breaks => paint.dashed(&[0.5, 3.0]),
        Some(mark) if mark.forecast => paint.dashed(&sheet.theme.forecast.dash),
        _ => paint,
    }
}

/// Places figures and names of one side; the thin lines to ends that they had to leave.
fn place_side(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    (category, side): (usize, Side),
    pole: f64,
    y: &dyn Fn(f64) -> f64,
    (top, bottom): (f64, f64),
) -> Result<Vec<PlacedMark>, Part> {
    let size = sheet.sizes.label;
    // Away from the pole: leftwards on the left, rightwards on the right.
    let away = if category == 0 { -1.0 } else { 1.0 };
    let mut wanted: Vec<Wanted> = Vec::new();
    for ((at, series), lines) in resolved.series.iter().enumerate().zip(side.names) {
        let Some(mark) = series.slots[category].mark().filter(|_| series.named) else {
            continue;
        };
        let middle = y(mark.to);
        wanted.push(Wanted {
            series: at,
            mark: Point { x: pole, y: middle },
            middle,
            height: size * (1.02 + LEADING * lines.len().saturating_sub(1) as f64),
            lines,
        });
    }
    move_apart(&mut wanted, (top, bottom), size * 0.1).ok_or(Part::Legend)?;
    let mut leaders = Vec::new();
    for Wanted {
        series: at,
        lines,
        mark,
        middle,
        ..
    } in wanted
    {
        let series = &resolved.series[at];
        let figure = series.slots[category]
            .mark()
            .map(|mark| mark.label.clone())
            .unwrap_or_default();
        if (middle - mark.y).abs() > size * 0.3 {
            let ends = [
                Point {
                    x: mark.x + away * (RADIUS * sheet.scale + 0.5),
                    y: mark.y,
                },
                Point {
                    x: mark.x + away * size * (GAP - 0.12),
                    y: middle,
                },
            ];
            let color = sheet.theme.muted.mix(sheet.theme.background, 0.4);
            leaders.push(PlacedMark::furniture(
                Geometry::Path(ends.to_vec()),
                Paint::line(color, 0.5 * sheet.scale),
            ));
        }
        let color = if series.own {
            series.ink.line().legible_on(sheet.theme.background, sheet.theme.text)
        } else {
            sheet.theme.text
        };
        let style = (size, weight(series.own), color);
        // Figures end at one x, so that their digits stand under each other.
        let inner = pole + away * size * GAP;
        let ends_at = if category == 0 {
            inner
        } else {
            inner + side.figures_width
        };
        let baseline = centered_digits(middle, size);
        let text = sheet.styled(TextRole::Value, figure, (ends_at, baseline), Anchor::End, style);
        sheet.place(text.naming(Subject::Series(at)));
        let beside = inner + away * (side.figures_width + size * NAME_GAP);
        let anchor = if category == 0 { Anchor::End } else { Anchor::Start };
        let first = middle - size * LEADING * lines.len().saturating_sub(1) as f64 / 2.0;
        for (row, line) in lines.into_iter().enumerate() {
            let baseline = centered_baseline(first + row as f64 * size * LEADING, size);
            let text = sheet.styled(TextRole::SeriesLabel, line, (beside, baseline), anchor, style);
            sheet.place(text.naming(Subject::Series(at)));
        }
    }
    Ok(leaders)
}
