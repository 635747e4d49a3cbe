//! The axis over a timeline's list: years or months at their true distance, a numbered dot for what happened on a day or in a month, a
//! numbered bar for what lasted.

use suishu_domain::{Date, Span};

use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, Subject, TextRole};
use super::sheet::{Sheet, below, centered_digits};
use super::spread::{self, Wish};
use crate::geometry::{Point, Rect};
use crate::resolve::ResolvedEvent;
use crate::scene::Paint;
use crate::theme::{Ink, Marker};

/// Height of a lane of bars, and of the row of numbers over the dots, in ems.
const LANE: f64 = 1.15;
const NUMBERS: f64 = 1.5;
/// Lanes of bars at most.
const LANES: usize = 4;
/// Numbers stand this far apart, in ems.
const APART: f64 = 0.45;

/// Whether an event is a span and not a day or a month.
pub(super) fn lasts(event: &ResolvedEvent) -> bool {
    !matches!(event.period.span(), Span::Point | Span::Months(1) | Span::Days(1))
}

/// A stretch of time over the width of the page.
struct Stretch {
    from: i64,
    days: f64,
    left: f64,
    width: f64,
}

impl Stretch {
    fn x(&self, day: i64) -> f64 {
        self.left + (day - self.from) as f64 / self.days * self.width
    }
}

/// Days since a fixed one.
fn number(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    // Years begin in March, so that the leap day is their last (Howard Hinnant's days_from_civil).
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
}

/// Places the axis from `top` on; its marks, and the y below. `None` where the events are of one month, or too many last at once.
pub(super) fn place(sheet: &mut Sheet<'_>, events: &[ResolvedEvent], top: f64) -> Option<(Vec<PlacedMark>, f64)> {
    let size = sheet.sizes.label;
    let first = events.iter().map(|event| event.period.start()).min()?;
    let last = events.iter().map(|event| event.period.last_day()).max()?;
    let ticks = ticks(first, last)?;
    let (from, to) = (number(ticks.first()?.0), number(ticks.last()?.0));
    let inset = size * 1.0;
    let stretch = Stretch {
        from,
        days: (to - from).max(1) as f64,
        left: sheet.inner.x + inset,
        width: sheet.inner.width - 2.0 * inset,
    };
    let lanes = lanes(events, &stretch, size)?;
    let count = lanes.iter().map(|(_, lane)| lane + 1).max().unwrap_or(0);
    let line = top + count as f64 * size * LANE + size * NUMBERS + size * 0.4;
    let mut marks = vec![PlacedMark::furniture(
        Geometry::Path([stretch.x(from), stretch.x(to)].map(|x| Point { x, y: line }).to_vec()),
        Paint::line(sheet.theme.axis, 0.75 * sheet.scale),
    )];
    marks.extend(place_ticks(sheet, &stretch, &ticks, line));
    for (index, lane) in lanes {
        let y = top + (lane as f64 + 0.5) * size * LANE;
        let (start, end) = ends(&events[index], &stretch);
        let rect = Rect {
            x: start,
            y: y - size * 0.17,
            width: (end - start).max(size * 0.6),
            height: size * 0.34,
        };
        marks.push(dressed(sheet, Geometry::Rect(rect)));
        let label = (index + 1).to_string();
        let width = sheet.width(&label, size);
        let before = start - size * 0.35 - width >= sheet.inner.x;
        let (x, anchor) = if before {
            (start - size * 0.35, Anchor::End)
        } else {
            (rect.right() + size * 0.35, Anchor::Start)
        };
        let text = sheet.set(TextRole::Legend, label, x, centered_digits(y, size), anchor);
        sheet.place(text.naming(Subject::Event(index)));
    }
    let numbers = line - size * NUMBERS;
    marks.extend(place_dots(sheet, events, &stretch, line, numbers)?);
    Some((marks, line + size * 1.75))
}

fn dressed(sheet: &Sheet<'_>, geometry: Geometry) -> PlacedMark {
    PlacedMark {
        datum: None,
        geometry,
        dress: Dress::Filled(Ink::plain(sheet.theme.own.line())),
    }
}

/// Days that begin years, or months where all is within two years, from before the first event to after the last; with their labels.
fn ticks(first: Date, last: Date) -> Option<Vec<(Date, String)>> {
    let months = i32::from(last.year() - first.year()) * 12 + i32::from(last.month() - first.month()) + 1;
    if months < 2 {
        return None;
    }
    let mut ticks = Vec::new();
    if months > 24 {
        for year in first.year()..=last.year().checked_add(1)? {
            ticks.push((Date::new(year, 1, 1).ok()?, year.to_string()));
        }
        return Some(ticks);
    }
    let start = i32::from(first.year()) * 12 + i32::from(first.month()) - 1;
    for month in start..=start + months {
        let year = i16::try_from(month.div_euclid(12)).ok()?;
        let of_year = i8::try_from(month.rem_euclid(12) + 1).ok()?;
        let label = if of_year == 1 || month == start {
            format!("{year}年{of_year}月")
        } else {
            format!("{of_year}月")
        };
        ticks.push((Date::new(year, of_year, 1).ok()?, label));
    }
    Some(ticks)
}

/// Ticks with their labels; labels that would touch the one before are left out.
fn place_ticks(sheet: &mut Sheet<'_>, stretch: &Stretch, ticks: &[(Date, String)], line: f64) -> Vec<PlacedMark> {
    let size = sheet.sizes.label;
    let paint = Paint::line(sheet.theme.axis, 0.75 * sheet.scale);
    let mut marks = Vec::new();
    let mut free = f64::NEG_INFINITY;
    for (date, label) in ticks {
        let x = stretch.x(number(*date));
        let ends = [line, line + size * 0.3].map(|y| Point { x, y });
        marks.push(PlacedMark::furniture(Geometry::Path(ends.to_vec()), paint.clone()));
        let text = sheet.set(
            TextRole::Tick,
            label.clone(),
            x,
            below(line + size * 0.45, size),
            Anchor::Middle,
        );
        if text.rect.x >= free && text.rect.right() <= sheet.page.right() - 1.0 && text.rect.x >= 1.0 {
            free = text.rect.right() + size * 0.5;
            sheet.place(text);
        }
    }
    marks
}

fn ends(event: &ResolvedEvent, stretch: &Stretch) -> (f64, f64) {
    let (start, end) = (number(event.period.start()), number(event.period.last_day()) + 1);
    (stretch.x(start), stretch.x(end))
}

/// The lane of each event that lasts: the first one in which it meets none before it.
fn lanes(events: &[ResolvedEvent], stretch: &Stretch, size: f64) -> Option<Vec<(usize, usize)>> {
    let mut taken: Vec<f64> = Vec::new();
    let mut lanes = Vec::new();
    for (index, event) in events.iter().enumerate().filter(|(_, event)| lasts(event)) {
        let (start, end) = ends(event, stretch);
        // Its number stands before it, or behind it at the edge of the page.
        let (start, end) = (start - size * 1.6, end + size * 1.6);
        let lane = taken.iter().position(|until| *until <= start).unwrap_or(taken.len());
        if lane == LANES {
            return None;
        }
        if lane == taken.len() {
            taken.push(end);
        } else {
            taken[lane] = end;
        }
        lanes.push((index, lane));
    }
    Some(lanes)
}

/// Dots on the line with their numbers above; numbers that would touch move apart, with a line from each to its dot.
fn place_dots(
    sheet: &mut Sheet<'_>,
    events: &[ResolvedEvent],
    stretch: &Stretch,
    line: f64,
    numbers: f64,
) -> Option<Vec<PlacedMark>> {
    let size = sheet.sizes.label;
    let mut dots: Vec<(usize, f64)> = Vec::new();
    for (index, event) in events.iter().enumerate().filter(|(_, event)| !lasts(event)) {
        let (start, end) = ends(event, stretch);
        dots.push((index, f64::midpoint(start, end)));
    }
    let wish = |(index, x): &(usize, f64)| Wish {
        middle: *x,
        length: sheet.width(&(index + 1).to_string(), size),
    };
    let wishes: Vec<Wish> = dots.iter().map(wish).collect();
    let places = spread::fitted(&wishes, size * APART, (sheet.inner.x, sheet.inner.right()))?;
    let paint = Paint::line(sheet.theme.muted, 0.5 * sheet.scale);
    let mut marks = Vec::new();
    for ((index, x), at) in dots.iter().zip(&places) {
        let leader = [
            Point {
                x: *at,
                y: numbers + size * 0.5,
            },
            Point { x: *x, y: line },
        ];
        marks.push(PlacedMark::furniture(Geometry::Path(leader.to_vec()), paint.clone()));
        let text = sheet.set(
            TextRole::Legend,
            (index + 1).to_string(),
            *at,
            centered_digits(numbers, size),
            Anchor::Middle,
        );
        sheet.place(text.naming(Subject::Event(*index)));
    }
    // Dots lie over all lines.
    marks.extend(dots.iter().map(|(_, x)| {
        dressed(
            sheet,
            Geometry::Marker {
                at: Point { x: *x, y: line },
                radius: size * 0.27,
                shape: Marker::Disc,
            },
        )
    }));
    Some(marks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_a_day_after_the_one_before() {
        let day = |year, month, day| number(Date::new(year, month, day).expect("a date"));
        assert_eq!(day(2020, 3, 1) - day(2020, 2, 28), 2, "2020 has a leap day");
        assert_eq!(day(2021, 1, 1) - day(2020, 1, 1), 366, "and is a day longer");
        assert_eq!(day(2020, 1, 1) - day(2019, 12, 31), 1, "across New Year");
    }
}
