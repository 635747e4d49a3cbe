//! The hairlines of a waterfall, from where one column ends to where the next begins.

use super::frame::Frame;
use super::mark::{Geometry, PlacedMark};
use super::sheet::Sheet;
use crate::geometry::Point;
use crate::resolve::{Resolved, Slot};
use crate::scene::Paint;
use crate::spec::Form;

/// Width of a joint, in points.
const HAIR: f64 = 0.5;

/// The joints; none for any other form.
pub(super) fn joints(sheet: &Sheet<'_>, resolved: &Resolved, frame: &Frame) -> Vec<PlacedMark> {
    if resolved.form != Form::Waterfall {
        return Vec::new();
    }
    let column = |category: usize| {
        let series = resolved.series.iter();
        let mut columns = series.filter_map(|series| Some((series, series.slots.get(category).and_then(Slot::mark)?)));
        columns.next().map(|(series, mark)| {
            let rect = frame.column(category, series.axis, series.shape, mark);
            (rect, frame.along(series.axis, mark.to))
        })
    };
    let ends = (1..resolved.categories.len()).filter_map(|at| Some((column(at - 1)?, column(at)?)));
    let joint = |((left, level), (right, _))| {
        let (left, right): (crate::geometry::Rect, crate::geometry::Rect) = (left, right);
        let ends = vec![
            Point {
                x: left.right(),
                y: level,
            },
            Point { x: right.x, y: level },
        ];
        PlacedMark::furniture(Geometry::Path(ends), Paint::line(sheet.theme.axis, HAIR * sheet.scale))
    };
    ends.map(joint).collect()
}
