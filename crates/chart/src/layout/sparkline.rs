//! The past of an indicator as a thin line without axes: its form is all it tells. First and last period stand below it.

use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, TextRole};
use super::sheet::{Sheet, below};
use super::value_labels::marks;
use crate::geometry::{Point, Rect};
use crate::resolve::{Mark, Resolved, ResolvedCategory};
use crate::scene::Paint;
use crate::text::Weight;
use crate::theme::Marker;

/// Lowest line, in ems of notes, and the highest, as part of its width.
const LOWEST: f64 = 1.6;
const HIGHEST: f64 = 0.32;
/// Radius of the newest point.
const END: f64 = 2.2;

/// Places the line of `series` up to the figure at `newest` into `room`; nothing where it's too low, or there is no past.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    series: usize,
    newest: usize,
    (room, size): (Rect, f64),
) -> Vec<PlacedMark> {
    let shown = &resolved.series[series];
    let past: Vec<(usize, &Mark)> = marks(shown).filter(|(category, _)| *category <= newest).collect();
    let names = size * 1.5;
    let radius = END * sheet.scale;
    let height = (room.height - names - radius).min(room.width * HIGHEST);
    let (Some(&(first, _)), true) = (past.first(), past.len() > 1 && height >= size * LOWEST) else {
        return Vec::new();
    };
    let (low, high) = past
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (_, mark)| {
            (low.min(mark.to), high.max(mark.to))
        });
    let line = Rect {
        x: room.x + radius,
        y: room.bottom() - names - height,
        width: room.width - 2.0 * radius,
        height: height - radius,
    };
    let point = |(category, mark): &(usize, &Mark)| {
        let along = (category - first) as f64 / (newest - first).max(1) as f64;
        let up = if high > low {
            (mark.to - low) / (high - low)
        } else {
            0.5
        };
        Point {
            x: line.x + along * line.width,
            y: line.bottom() - up * line.height,
        }
    };
    let mut drawn = Vec::new();
    for run in runs(&past) {
        let points: Vec<Point> = run.iter().map(point).collect();
        let dashes: &[f64] = if run.iter().skip(1).any(|(_, mark)| mark.forecast) {
            &[4.0, 3.0]
        } else {
            &[]
        };
        let paint = Paint::line(shown.ink.color, 1.25 * sheet.scale)
            .dashed(dashes)
            .rounded();
        drawn.push(PlacedMark::furniture(Geometry::Path(points), paint));
    }
    let half = (line.width / (newest - first).max(1) as f64 / 2.0).min(4.0);
    for one in past.iter().filter(|(category, _)| *category != newest) {
        let Point { x, y } = point(one);
        let target = Rect {
            x: x - half,
            y: y - 4.0,
            width: 2.0 * half,
            height: 8.0,
        };
        drawn.push(PlacedMark::of(series, one.0, Geometry::Rect(target), Dress::Unseen));
    }
    if let Some(last) = past.last() {
        drawn.push(PlacedMark {
            datum: None,
            geometry: Geometry::Marker {
                at: point(last),
                radius,
                shape: if last.1.forecast { Marker::Ring } else { Marker::Disc },
            },
            dress: Dress::Filled(shown.ink.clone()),
        });
    }
    place_ends(
        sheet,
        &resolved.categories[first],
        &resolved.categories[newest],
        (room, size),
    );
    drawn
}

/// The first and the last period, as long as they stand clear of each other.
fn place_ends(sheet: &mut Sheet<'_>, first: &ResolvedCategory, last: &ResolvedCategory, (room, size): (Rect, f64)) {
    let baseline = below(room.bottom() - size * 1.02, size);
    let spellings = |category: &ResolvedCategory| {
        let group = category.group.clone().unwrap_or_else(|| category.label.clone());
        [category.label.clone(), group]
    };
    let fits = |first: &str, last: &str| sheet.width(first, size) + sheet.width(last, size) + size <= room.width;
    let pair = spellings(first)
        .into_iter()
        .zip(spellings(last))
        .find(|(first, last)| fits(first, last));
    let Some((first, last)) = pair.filter(|(first, last)| first != last) else {
        return;
    };
    let style = (size, Weight::Regular, sheet.theme.muted);
    for (text, x, anchor) in [(first, room.x, Anchor::Start), (last, room.right(), Anchor::End)] {
        let text = sheet.styled(TextRole::Category, text, (x, baseline), anchor, style);
        sheet.place(text);
    }
}

/// Stretches without a gap or a break of the definition.
fn runs<'a>(past: &'a [(usize, &'a Mark)]) -> impl Iterator<Item = &'a [(usize, &'a Mark)]> {
    let joined = |a: &(usize, &Mark), b: &(usize, &Mark)| a.0 + 1 == b.0 && !b.1.breaks && a.1.forecast == b.1.forecast;
    past.chunk_by(joined).filter(|run| run.len() > 1)
}
