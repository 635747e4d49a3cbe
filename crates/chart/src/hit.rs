//! The hit map: where each figure of a drawing lies and what is told of it. Hover, keyboard focus and selection read it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::data::ChartData;
use crate::geometry::{Point, Rect};
use crate::layout::Layout;
use crate::resolve::{Resolved, Shape, Slot};
use crate::words;

/// Half the side of the smallest target, in points.
const REACH: f64 = 4.0;

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
    /// Source as printed.
    pub source: Option<String>,
    /// Vintage: ISO date.
    pub vintage: Option<String>,
}

/// The hits in the order of drawing: series by series, along the axis.
pub(crate) fn map(resolved: &Resolved, layout: &Layout, data: &ChartData) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (drawn, series) in resolved.series.iter().enumerate() {
        for (at, slot) in series.slots.iter().enumerate() {
            let category = &resolved.categories[at];
            let Some(datum) = data.series[series.index].points[category.index].as_ref() else {
                continue;
            };
            let (rect, value) = match slot {
                Slot::Absent => continue,
                Slot::Mark(mark) => (place(layout, series.shape, series.axis, at, mark), mark.told.clone()),
                Slot::Missing(reason) => {
                    let hatched = layout
                        .missing
                        .iter()
                        .find(|(index, category, _)| (*index, *category) == (drawn, at));
                    let Some((_, _, rect)) = hatched else { continue };
                    (*rect, words::missing(*reason).to_owned())
                }
            };
            hits.push(Hit {
                x: rounded(rect.x),
                y: rounded(rect.y),
                width: rounded(rect.width),
                height: rounded(rect.height),
                series: series.index,
                category: category.index,
                series_label: data.series[series.index].label.clone(),
                category_label: data.categories[category.index].label.clone(),
                value,
                status: datum.status.map(|status| words::status(status).to_owned()),
                derived: datum.derived,
                missing: matches!(slot, Slot::Missing(_)),
                source: datum.source.clone(),
                vintage: datum.vintage.clone(),
            });
        }
    }
    hits
}

fn place(layout: &Layout, shape: Shape, axis: usize, at: usize, mark: &crate::resolve::Mark) -> Rect {
    let frame = &layout.frame;
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
    if shape != Shape::Stacked {
        let (short, from) = if frame.horizontal {
            (&mut rect.width, &mut rect.x)
        } else {
            (&mut rect.height, &mut rect.y)
        };
        if *short < REACH {
            *from -= (REACH - *short) / 2.0;
            *short = REACH;
        }
    }
    rect
}

fn rounded(length: f64) -> f64 {
    (length * 100.0).round() / 100.0
}
