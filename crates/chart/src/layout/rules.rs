//! Upright rules over the plot that give way to the texts on their way.

use super::mark::{Geometry, PlacedMark};
use super::plan::PlacedText;
use crate::geometry::{Point, Rect};
use crate::scene::Paint;

/// Shorter pieces than this are specks.
const SHORTEST: f64 = 2.0;

/// A rule from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub x: f64,
    pub top: f64,
    pub bottom: f64,
}

/// The pieces of a rule that no text covers.
pub(super) fn interrupted(rule: Rule, texts: &[PlacedText], paint: &Paint) -> Vec<PlacedMark> {
    let mut covered: Vec<Rect> = texts
        .iter()
        .map(|text| text.rect.grown(1.0))
        .filter(|rect| rect.x <= rule.x && rule.x <= rect.right())
        .collect();
    covered.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut pieces = Vec::new();
    let mut top = rule.top;
    for rect in covered {
        pieces.push((top, rect.y.min(rule.bottom)));
        top = top.max(rect.bottom());
    }
    pieces.push((top, rule.bottom));
    let at = |y: f64| Point { x: rule.x, y };
    pieces
        .into_iter()
        .filter(|(from, to)| to - from > SHORTEST)
        .map(|(from, to)| PlacedMark::furniture(Geometry::Path(vec![at(from), at(to)]), paint.clone()))
        .collect()
}
