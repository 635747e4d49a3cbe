//! Events: a row of numbered flags over the plot, each with a hairline at its place in time, and a key of dates and titles below.
//!
//! The key may take a third of the page and must leave the plot its room; events that find no place in it aren't flagged, and are counted.

use super::frame::Frame;
use super::mark::{Geometry, PlacedMark};
use super::plan::{Anchor, Subject, TextRole};
use super::rules::{Rule, interrupted};
use super::sheet::{LEADING, Sheet, below, bottom};
use super::spread::{self, Wish};
use crate::breaking;
use crate::geometry::{Point, Rect};
use crate::resolve::{FlaggedEvent, Resolved};
use crate::scene::Paint;
use crate::words;

/// Part of the page that the key may take.
const KEY_SHARE: f64 = 1.0 / 3.0;
/// Lines of text that heads, plot and names below need.
const PLOT_LINES: f64 = 11.0;
/// From flag to flag, in flags: one row, and two rows of which each leaves gaps for the hairlines of the other.
const ROW: f64 = 1.08;
const STAGGERED: f64 = 0.64;
/// How far aside of its band's middle a flag may stand without a line to it.
const ASIDE: f64 = 4.0;
/// Columns that short entries of the key may stand in.
const COLUMNS: [usize; 2] = [3, 2];

/// The key of events, placed: how many events it lists, and the y where it begins.
pub(super) struct Key {
    pub listed: usize,
    pub top: f64,
}

/// Places the key over `bottom`.
pub(super) fn place_key(sheet: &mut Sheet<'_>, resolved: &Resolved, top: f64, bottom_of_key: f64) -> Key {
    let events = &resolved.annotations.events;
    if events.is_empty() {
        return Key {
            listed: 0,
            top: bottom_of_key,
        };
    }
    let size = sheet.sizes.note;
    let step = size * LEADING;
    let room = (bottom_of_key - top - PLOT_LINES * sheet.sizes.label).min(sheet.page.height * KEY_SHARE);
    let rows = ((room / step).floor() as usize).max(1);
    // More flags than the row over the plot holds would have no place.
    let most = (sheet.inner.width * 0.7 / (sheet.sizes.label * STAGGERED)) as usize;
    let listing = Listing { sheet, size };
    let (listed, lines) = listing.fitted(events, rows, most.min(words::EVENT_NUMBERS));
    let height = lines.iter().map(|line| line.row + 1).max().unwrap_or(0) as f64 * step;
    let first = bottom_of_key - height + (step - size);
    for line in lines {
        let baseline = below(first + line.row as f64 * step, size);
        let text = sheet.set(
            TextRole::EventKey,
            line.text,
            sheet.inner.x + line.x,
            baseline,
            Anchor::Start,
        );
        sheet.place(text);
    }
    Key {
        listed,
        top: first - size * 0.6,
    }
}

/// A line of the key.
struct Line {
    row: usize,
    x: f64,
    text: String,
}

struct Listing<'a, 'b> {
    sheet: &'a Sheet<'b>,
    size: f64,
}

impl Listing<'_, '_> {
    /// As many events as `rows` hold, the last row being the count of those left out.
    fn fitted(&self, events: &[FlaggedEvent], rows: usize, most: usize) -> (usize, Vec<Line>) {
        let all = events.len();
        let whole = (all <= most)
            .then(|| self.lines(events))
            .filter(|lines| rows_of(lines) <= rows);
        if let Some(lines) = whole {
            return (all, lines);
        }
        for listed in (0..all.min(most + 1)).rev() {
            let mut lines = self.lines(&events[..listed]);
            let used = rows_of(&lines);
            if used < rows || listed == 0 {
                lines.push(Line {
                    row: used,
                    x: 0.0,
                    text: words::events_left_out(all - listed, listed > 0),
                });
                return (listed, lines);
            }
        }
        (0, Vec::new())
    }

    fn lines(&self, events: &[FlaggedEvent]) -> Vec<Line> {
        let Self { sheet, size } = *self;
        let entries: Vec<(String, String)> = events
            .iter()
            .enumerate()
            .map(|(index, event)| {
                (
                    format!("{} ", words::event_number(index)),
                    words::event(&event.when, &event.title),
                )
            })
            .collect();
        let width = |(number, text): &(String, String)| sheet.width(number, size) + sheet.width(text, size);
        let widest = entries.iter().map(width).fold(0.0, f64::max);
        let gap = size * 2.0;
        let column = |count: usize| (sheet.inner.width + gap) / count as f64;
        let columns = COLUMNS
            .into_iter()
            .find(|&count| events.len() >= count && widest + gap <= column(count));
        if let Some(columns) = columns {
            let rows = entries.len().div_ceil(columns);
            let line = |(index, (number, text)): (usize, (String, String))| Line {
                row: index % rows,
                x: (index / rows) as f64 * column(columns),
                text: number + &text,
            };
            return entries.into_iter().enumerate().map(line).collect();
        }
        let mut lines = Vec::new();
        for (number, text) in entries {
            let hang = sheet.width(&number, size);
            let broken = breaking::running(sheet.fonts, &text, size, sheet.inner.width - hang);
            for (index, part) in broken.into_iter().enumerate() {
                lines.push(Line {
                    row: lines.len(),
                    x: if index == 0 { 0.0 } else { hang },
                    text: if index == 0 { format!("{number}{part}") } else { part },
                });
            }
        }
        lines
    }
}

fn rows_of(lines: &[Line]) -> usize {
    lines.iter().map(|line| line.row + 1).max().unwrap_or(0)
}

/// Rows that this many flags take over a plot of this width.
pub(super) fn rows(sheet: &Sheet<'_>, listed: usize, width: f64) -> usize {
    match listed {
        0 => 0,
        _ if listed as f64 * sheet.sizes.label * ROW <= width => 1,
        _ => 2,
    }
}

/// Height of a row of flags.
pub(super) fn row_height(sheet: &Sheet<'_>) -> f64 {
    sheet.sizes.label * 1.12
}

/// Flags in their places, with what their hairlines need.
pub(super) struct Flags {
    places: Vec<Flag>,
}

struct Flag {
    /// Where the event is, and where its flag stands.
    x: f64,
    stands_at: f64,
    bottom: f64,
    lasting: bool,
}

/// Places the flags of the events that the key lists in rows from `top` on.
pub(super) fn place(sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame, listed: usize, top: f64) -> Flags {
    let events = &resolved.annotations.events[..listed];
    let (plot, size) = (frame.plot, sheet.sizes.label);
    let rows = rows(sheet, listed, plot.width).max(1);
    let gap = size * if rows > 1 { STAGGERED } else { ROW };
    // Numbers follow the beginnings of events, flags their places: a long band's lies behind that of a short one within it.
    let mut order: Vec<usize> = (0..listed).collect();
    let wanted = |index: usize| frame.across(f64::midpoint(events[index].from, events[index].to));
    order.sort_by(|&a, &b| wanted(a).total_cmp(&wanted(b)).then(a.cmp(&b)));
    let wish = |&index: &usize| Wish {
        middle: wanted(index),
        length: 0.0,
    };
    let wishes: Vec<Wish> = order.iter().map(wish).collect();
    let spread = spread::spread(&wishes, gap, (plot.x + size / 2.0, plot.right() - size / 2.0));
    let mut places = Vec::new();
    for (turn, (&index, flag)) in order.iter().zip(spread).enumerate() {
        let row = turn % rows;
        let baseline = below(top + row as f64 * row_height(sheet), size);
        let text = sheet.set(
            TextRole::Annotation,
            words::event_number(index),
            flag,
            baseline,
            Anchor::Middle,
        );
        let style = (size, text.weight, sheet.theme.text);
        let text = sheet
            .styled(TextRole::Annotation, text.text, (flag, baseline), Anchor::Middle, style)
            .naming(Subject::Event(index));
        places.push(Flag {
            x: wanted(index),
            stands_at: flag,
            bottom: bottom(baseline, size),
            lasting: events[index].lasting,
        });
        sheet.place(text);
    }
    Flags { places }
}

impl Flag {
    /// The line to its place at the top of the plot; a band needs one only where its flag stands aside.
    fn leader(&self, frame: &Frame) -> Option<(Point, Point)> {
        let from = Point {
            x: self.stands_at,
            y: self.bottom,
        };
        let to = Point {
            x: self.x,
            y: frame.plot.y,
        };
        (!self.lasting || (self.stands_at - self.x).abs() > ASIDE).then_some((from, to))
    }
}

impl Flags {
    /// Whether a line to the plot runs through a rectangle over it.
    pub(super) fn cross(&self, rect: &Rect, frame: &Frame) -> bool {
        let mut leaders = self.places.iter().filter_map(|place| place.leader(frame));
        leaders.any(|(from, to)| rect.is_crossed_by(from, to))
    }

    /// The hairlines: from the flag to its place at the top of the plot, and down to the axis, around the texts on the way. A band
    /// has none but the one to it, where its flag stands aside.
    pub(super) fn hairlines(&self, sheet: &Sheet<'_>, frame: &Frame) -> Vec<PlacedMark> {
        let paint = Paint::line(sheet.theme.muted.mix(sheet.theme.background, 0.35), 0.5 * sheet.scale);
        let plot = frame.plot;
        let mut marks = Vec::new();
        for place in &self.places {
            if let Some((from, to)) = place.leader(frame) {
                marks.push(PlacedMark::furniture(Geometry::Path(vec![from, to]), paint.clone()));
            }
            if !place.lasting {
                let rule = Rule {
                    x: place.x,
                    top: plot.y,
                    bottom: plot.bottom(),
                };
                marks.extend(interrupted(rule, &sheet.texts, &paint));
            }
        }
        marks
    }
}

/// The fills of events that last.
pub(super) fn bands(sheet: &Sheet<'_>, resolved: &Resolved, frame: &Frame, listed: usize) -> Vec<PlacedMark> {
    let events = resolved.annotations.events[..listed]
        .iter()
        .filter(|event| event.lasting);
    let band = |event: &FlaggedEvent| {
        let (from, to) = (frame.across(event.from), frame.across(event.to));
        let rect = Rect {
            x: from,
            y: frame.plot.y,
            width: (to - from).max(0.75),
            height: frame.plot.height,
        };
        PlacedMark::furniture(Geometry::Rect(rect), Paint::fill(sheet.theme.band.event))
    };
    events.map(band).collect()
}
