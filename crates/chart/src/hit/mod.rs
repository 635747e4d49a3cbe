//! The hit map: where each figure of a drawing lies and what is told of it. Hover, keyboard focus and selection read it.
//! Where its words lie is in `words`.

mod events;
mod words;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::data::ChartData;
use crate::geometry::{Point, Rect};
use crate::layout::Layout;
use crate::layout::frame::Frame;
use crate::resolve::{Resolved, Shape, Slot};
use crate::words as printed;

pub(crate) use self::words::map as words_map;
pub use self::words::{WordHit, WordPart};

/// Half the side of the smallest target, in points.
const REACH: f64 = 4.0;
/// Height of the target of a part of a stack that has none.
const HAIR: f64 = 0.5;

/// One figure in its place. Lengths are in points of the drawing's view.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Hit {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Place of the series in the data: `data-series` of the mark's group.
    pub series: usize,
    /// Place of the category in the data: `data-category` of the mark's group.
    pub category: usize,
    /// Key of the series: with that of the category it names the figure.
    pub series_key: String,
    /// Key of the category.
    pub category_key: String,
    /// Name of the series.
    pub series_label: String,
    /// Full name of the category.
    pub category_label: String,
    /// The figure with qualifier and unit, or why there is none: `>400万人次`, `未发布`.
    pub value: String,
    /// Status in words: 初步核算.
    pub status: Option<String>,
    /// Whether this program computed the figure.
    pub derived: bool,
    /// Whether there is no figure, for the reason that `value` names.
    pub missing: bool,
    /// Whether it is an event: its date stands for the category, its title for the figure, its level for the status.
    pub event: bool,
    /// Source as printed.
    pub source: Option<String>,
    /// Vintage: ISO date.
    pub vintage: Option<String>,
}

/// The hits in the order of drawing: series by series, along the axis, and the flags of events last.
pub(crate) fn map(resolved: &Resolved, layout: &Layout, data: &ChartData) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut add = |drawn: usize, at: usize, rect: Rect| hits.extend(hit(resolved, data, (drawn, at), rect));
    for plot in &layout.plots {
        for &drawn in &plot.series {
            let series = &resolved.series[drawn];
            for (at, slot) in series.slots.iter().enumerate() {
                match slot {
                    Slot::Absent => {}
                    Slot::Mark(mark) => add(drawn, at, place(&plot.frame, series.shape, series.axis, at, mark)),
                    Slot::Missing(_) => {
                        let hatched = plot
                            .missing
                            .iter()
                            .find(|(index, category, _)| (*index, *category) == (drawn, at));
                        if let Some((_, _, rect)) = hatched {
                            add(drawn, at, *rect);
                        }
                    }
                }
            }
        }
    }
    for mark in &layout.marks {
        if let Some((drawn, at)) = mark.datum {
            add(drawn, at, at_least(mark.geometry.bounds()));
        }
    }
    hits.extend(events::flags(resolved, layout, data));
    hits
}

/// What is told of the figure of a resolved series and category; `None` where there is none.
fn hit(resolved: &Resolved, data: &ChartData, (drawn, at): (usize, usize), rect: Rect) -> Option<Hit> {
    let series = resolved.series.get(drawn)?;
    let category = resolved.categories.get(at)?;
    if let Some(event) = resolved.events.get(at) {
        return events::hit(data, event.index, (series.index, category.index), rect);
    }
    let (value, missing) = match series.slots.get(at)? {
        Slot::Absent => return None,
        Slot::Mark(mark) => (mark.told.clone(), false),
        Slot::Missing(reason) => (printed::missing(*reason).to_owned(), true),
    };
    let given = data.series.get(series.index)?;
    let datum = given.points.get(category.index)?.as_ref()?;
    Some(Hit {
        x: rounded(rect.x),
        y: rounded(rect.y),
        width: rounded(rect.width),
        height: rounded(rect.height),
        series: series.index,
        category: category.index,
        series_key: given.key.clone(),
        category_key: data.categories.get(category.index)?.key.clone(),
        series_label: series.name.clone(),
        category_label: category.name.clone(),
        value,
        status: datum.status.map(|status| printed::status(status).to_owned()),
        derived: datum.derived,
        missing,
        event: false,
        source: datum.source.clone(),
        vintage: datum.vintage.clone(),
    })
}

/// A small mark is still a target.
fn at_least(rect: Rect) -> Rect {
    let grown = |from: f64, length: f64| {
        let missing = (2.0 * REACH - length).max(0.0);
        (from - missing / 2.0, length + missing)
    };
    let ((x, width), (y, height)) = (grown(rect.x, rect.width), grown(rect.y, rect.height));
    Rect { x, y, width, height }
}

fn place(frame: &Frame, shape: Shape, axis: usize, at: usize, mark: &crate::resolve::Mark) -> Rect {
    if let Shape::Line { .. } = shape {
        let Point { x, y } = frame.point(at, axis, mark);
        let half = (frame.slot() / 2.0).clamp(0.5, 2.0 * REACH);
        return Rect {
            x: x - half,
            y: y - REACH,
            width: 2.0 * half,
            height: 2.0 * REACH,
        };
    }
    // A column near zero is still a target.
    let mut rect = frame.column(at, axis, shape, mark);
    // A part of nothing in a stack is a hair between its neighbours.
    let least = if shape == Shape::Stacked { HAIR } else { REACH };
    let (short, from) = if frame.horizontal {
        (&mut rect.width, &mut rect.x)
    } else {
        (&mut rect.height, &mut rect.y)
    };
    if *short < least {
        *from -= (least - *short) / 2.0;
        *short = least;
    }
    rect
}

fn rounded(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}
