//! Names of series beside their last marks, spread so that none overlaps, with a thin line to a mark that had to be left.

use super::frame::Frame;
use super::obstacles::Obstacles;
use super::plan::{Anchor, PlacedText, Subject, TextRole};
use super::sheet::{LEADING, Sheet, centered_baseline};
use super::spread::{self, Wish};
use crate::breaking;
use crate::geometry::Point;
use crate::resolve::{Resolved, ResolvedSeries, Shape, Slot};
use crate::spec::Form;
use crate::text::Weight;

/// More names than this read better as a legend.
const MOST: usize = 8;
/// Part of the page's width that names may take.
const WIDEST: f64 = 0.3;
/// Gap between the plot and a name, in ems.
const GAP: f64 = 0.7;
/// Gap between a figure over a point and a name beside it, in ems.
const BESIDE: f64 = 0.3;
/// From a point to the middle of a name above or below it, in ems.
const AWAY: f64 = 1.1;

/// The names with their lines.
#[derive(Debug, Clone)]
pub(crate) struct Beside {
    names: Vec<Vec<String>>,
    width: f64,
}

impl Beside {
    /// Room right of the plot.
    pub(crate) const fn width(&self) -> f64 {
        self.width
    }
}

/// The names broken to the room that they may take; `None` if a legend serves better.
pub(crate) fn measure(sheet: &Sheet<'_>, resolved: &Resolved) -> Option<Beside> {
    let size = sheet.sizes.label;
    let stacked = resolved
        .series
        .iter()
        .any(|series| matches!(series.shape, Shape::Stacked | Shape::Area));
    let last = resolved.categories.len().checked_sub(1)?;
    let reaches_end = |series: &ResolvedSeries| series.slots[last].mark().is_some();
    if resolved.series.iter().filter(|series| series.named).count() > MOST
        || (stacked && !resolved.series.iter().all(reaches_end))
    {
        return None;
    }
    let most = sheet.page.width * WIDEST;
    let lines = |series: &ResolvedSeries| {
        if series.named {
            breaking::balanced(sheet.fonts, &series.label, size, weight(series), most, 2)
        } else {
            Some(Vec::new())
        }
    };
    let names: Vec<Vec<String>> = resolved.series.iter().map(lines).collect::<Option<_>>()?;
    let widest = resolved
        .series
        .iter()
        .zip(&names)
        .flat_map(|(series, lines)| lines.iter().map(|line| sheet.fonts.width(line, size, weight(series))))
        .fold(0.0, f64::max);
    Some(Beside {
        names,
        width: widest + size * GAP,
    })
}

/// Places the names right of the plot; the leaders. `None` if they don't fit above each other.
pub(crate) fn place(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    beside: Beside,
) -> Option<Vec<(usize, Point, Point)>> {
    let mut tried = sheet.clone();
    let leaders = place_names(&mut tried, resolved, frame, beside.names.clone(), true)?;
    // A name at the end of its line gives way to the lines that lead to others.
    let crossed = tried.texts[sheet.texts.len()..]
        .iter()
        .filter(|text| text.rect.x < frame.plot.right())
        .any(|text| {
            leaders
                .iter()
                .any(|(_, mark, name)| text.rect.is_crossed_by(*mark, *name))
        });
    if crossed {
        return place_names(sheet, resolved, frame, beside.names, false);
    }
    *sheet = tried;
    Some(leaders)
}

fn place_names(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    names: Vec<Vec<String>>,
    at_ends: bool,
) -> Option<Vec<(usize, Point, Point)>> {
    let size = sheet.sizes.label;
    let mut wanted: Vec<Wanted> = Vec::new();
    let obstacles = Obstacles::of(sheet, resolved, frame);
    let overlay = resolved.form == Form::YearOverlay;
    for (series, (resolved, lines)) in resolved.series.iter().zip(names).enumerate() {
        let Some((at, mark)) = last_mark(resolved).filter(|_| resolved.named) else {
            continue;
        };
        let (x, y) = if resolved.shape == Shape::Stacked {
            let rect = frame.column(at, resolved.axis, resolved.shape, mark);
            (rect.right(), rect.center().y)
        } else if resolved.shape == Shape::Area {
            let level = |value: f64| frame.along(resolved.axis, value);
            (frame.center(at), f64::midpoint(level(mark.from), level(mark.to)))
        } else {
            let point = frame.point(at, resolved.axis, mark);
            (point.x, point.y)
        };
        // The latest figure of the newest year stands over the point.
        let figure = if overlay && resolved.own {
            sheet.width(&mark.label, size) / 2.0
        } else {
            0.0
        };
        if let (Shape::Line { .. }, [line], true) = (resolved.shape, lines.as_slice(), at_ends && ends_early(frame, x))
            && let Some(text) = at_end(sheet, frame, &obstacles, (resolved, line), (Point { x, y }, figure))
        {
            sheet.place(text.naming(Subject::Series(series)));
            continue;
        }
        let height = size * (1.02 + LEADING * (lines.len() as f64 - 1.0));
        wanted.push(Wanted {
            series,
            lines,
            mark: Point { x, y },
            middle: y,
            height,
        });
    }
    let span = (frame.plot.y - size * 0.5, frame.plot.bottom() + size * 0.5);
    move_apart(&mut wanted, span, size * 0.1)?;

    let mut leaders = Vec::new();
    for Wanted {
        series,
        lines,
        mark,
        middle,
        ..
    } in wanted
    {
        let x = frame.plot.right() + size * GAP;
        let resolved = &resolved.series[series];
        let moved = (middle - mark.y).abs() > size * 0.45;
        if moved || (resolved.shape != Shape::Stacked && ends_early(frame, mark.x)) {
            leaders.push((
                series,
                mark,
                Point {
                    x: x - size * 0.2,
                    y: middle,
                },
            ));
        }
        let color = readable(resolved, sheet);
        let first = middle - size * LEADING * (lines.len() as f64 - 1.0) / 2.0;
        for (row, line) in lines.into_iter().enumerate() {
            let baseline = centered_baseline(first + row as f64 * size * LEADING, size);
            let text = sheet.styled(
                TextRole::SeriesLabel,
                line,
                (x, baseline),
                Anchor::Start,
                (size, weight(resolved), color),
            );
            sheet.place(text.naming(Subject::Series(series)));
        }
    }
    Some(leaders)
}

/// Whether a series ends well before the plot does.
fn ends_early(frame: &Frame, x: f64) -> bool {
    frame.plot.right() - x > frame.slot() * 0.75
}

/// The name at the last point of a line that ends early: right of it, below or above, where nothing else is.
fn at_end(
    sheet: &Sheet<'_>,
    frame: &Frame,
    obstacles: &Obstacles,
    (series, line): (&ResolvedSeries, &str),
    (point, figure): (Point, f64),
) -> Option<PlacedText> {
    let size = sheet.sizes.label;
    let style = (size, weight(series), readable(series, sheet));
    let at = |x: f64, middle: f64, anchor: Anchor| {
        let place = (x, centered_baseline(middle, size));
        sheet.styled(TextRole::SeriesLabel, line.to_owned(), place, anchor, style)
    };
    let free = |text: &PlacedText| {
        let near = text.rect.grown(1.0);
        frame.plot.contains(&near)
            && !obstacles.crosses_line(&near)
            && !obstacles.meets_point(&near, None)
            && sheet.is_free(&near)
    };
    [
        at(
            point.x + figure.max(size * (GAP - BESIDE)) + size * BESIDE,
            point.y,
            Anchor::Start,
        ),
        at(point.x, point.y + size * AWAY, Anchor::Middle),
        at(point.x, point.y - size * AWAY, Anchor::Middle),
    ]
    .into_iter()
    .find(free)
}

/// A name with the place that it would like.
pub(super) struct Wanted {
    pub series: usize,
    pub lines: Vec<String>,
    pub mark: Point,
    pub middle: f64,
    pub height: f64,
}

/// Sorts names from the top down and moves them apart within `top..bottom`; `None` if they don't fit above each other.
pub(super) fn move_apart(wanted: &mut [Wanted], (top, bottom): (f64, f64), gap: f64) -> Option<()> {
    wanted.sort_by(|a, b| a.middle.total_cmp(&b.middle).then(a.series.cmp(&b.series)));
    let wish = |name: &Wanted| Wish {
        middle: name.middle,
        length: name.height,
    };
    let wishes: Vec<Wish> = wanted.iter().map(wish).collect();
    let middles = spread::fitted(&wishes, gap, (top, bottom))?;
    for (name, middle) in wanted.iter_mut().zip(middles) {
        name.middle = middle;
    }
    Some(())
}

fn last_mark(series: &ResolvedSeries) -> Option<(usize, &crate::resolve::Mark)> {
    series
        .slots
        .iter()
        .enumerate()
        .rev()
        .find_map(|(at, slot): (usize, &Slot)| slot.mark().map(|mark| (at, mark)))
}

const fn weight(series: &ResolvedSeries) -> Weight {
    if series.own { Weight::Bold } else { Weight::Regular }
}

/// The colour of the series, darkened where letters of that colour would be too pale on the paper.
fn readable(series: &ResolvedSeries, sheet: &Sheet<'_>) -> crate::theme::Color {
    series.ink.line().legible_on(sheet.theme.background, sheet.theme.text)
}
