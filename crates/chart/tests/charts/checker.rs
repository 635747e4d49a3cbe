//! The rules of layout over one drawing, read from its plan, its hits and its ink. Every breach is told in a sentence.

use std::collections::HashSet;

use suishu_chart::{Color, Drawing, PlacedText, Plan, PlannedAxis, Point, Rect, Theme};

use crate::inked::{self, Inked};

/// The smallest type at final size.
const SMALLEST: f64 = 7.5;
/// Contrast of letters with what they stand on: WCAG's for large letters; their colours on paper are held to more elsewhere.
const CONTRAST: f64 = 3.0;
/// What may not begin a line, and what may not end one (GB/T 15834).
const NEVER_FIRST: &str = "、，。；：！？）》〉」』】〕”’％‰·—…";
const NEVER_LAST: &str = "（《〈「『【〔“‘";

/// Every breach of a rule.
pub(crate) fn faults(drawing: &Drawing, theme: &Theme) -> Vec<String> {
    let mut faults = Vec::new();
    texts(&drawing.plan, &mut faults);
    lines(&drawing.plan, &mut faults);
    axes(&drawing.plan, &mut faults);
    hits(drawing, &mut faults);
    grounds(drawing, theme, &mut faults);
    faults
}

/// Sizes, the page, and overlaps.
fn texts(plan: &Plan, faults: &mut Vec<String>) {
    for (index, text) in plan.texts.iter().enumerate() {
        let PlacedText {
            text: said,
            size,
            rect,
            role,
            ..
        } = text;
        if *size < SMALLEST {
            faults.push(format!("{said:?} is set in {size} pt"));
        }
        if !plan.page.contains(rect) {
            faults.push(format!("{role:?} {said:?} leaves the page: {rect:?}"));
        }
        if said.is_empty() || rect.width <= 0.0 {
            faults.push(format!("a text of role {role:?} says nothing"));
        }
        for other in plan.texts[..index].iter().filter(|other| other.rect.overlaps(rect)) {
            faults.push(format!("{role:?} {said:?} lies over {:?} {:?}", other.role, other.text));
        }
    }
}

/// Lines that were broken begin and end as Chinese print allows: neighbours of one role, one under the other.
fn lines(plan: &Plan, faults: &mut Vec<String>) {
    let below = |one: &PlacedText, next: &PlacedText| {
        let same = one.role == next.role && one.subject == next.subject && one.anchor == next.anchor;
        let under = next.baseline > one.baseline && next.baseline - one.baseline < one.size * 1.6;
        // A number and a note of their own begin anew.
        same && under && one.subject.is_some()
    };
    for pair in plan.texts.windows(2).filter(|pair| below(&pair[0], &pair[1])) {
        let (end, start) = (pair[0].text.chars().last(), pair[1].text.chars().next());
        if start.is_some_and(|character| NEVER_FIRST.contains(character)) {
            faults.push(format!("a line begins with {start:?}: {:?}", pair[1].text));
        }
        if end.is_some_and(|character| NEVER_LAST.contains(character)) {
            faults.push(format!("a line ends with {end:?}: {:?}", pair[0].text));
        }
    }
}

/// Two axes over the same marks share zero and ticks.
fn axes(plan: &Plan, faults: &mut Vec<String>) {
    let vertical = |axis: &PlannedAxis| axis.ticks.windows(2).all(|pair| pair[1].position < pair[0].position);
    for panel in &plan.panels {
        for axis in &panel.axes {
            let finite = axis.ticks.iter().all(|tick| tick.position.is_finite());
            if !finite {
                faults.push(format!("a tick of [{}] has no place", axis.unit));
            }
        }
        let [left, right] = panel.axes.as_slice() else { continue };
        // A scatter has one axis across and one up.
        if !vertical(left) || !vertical(right) {
            continue;
        }
        if left.ticks.len() != right.ticks.len() {
            faults.push(format!("{} ticks left, {} right", left.ticks.len(), right.ticks.len()));
        }
        match (left.zero, right.zero) {
            (Some(one), Some(other)) if (one - other).abs() < 1e-6 => {}
            zeros => faults.push(format!("the zeros stand at {zeros:?}")),
        }
        let apart = left
            .ticks
            .iter()
            .zip(&right.ticks)
            .any(|(a, b)| (a.position - b.position).abs() > 1e-6);
        if apart {
            faults.push("ticks of both axes stand at different heights".to_owned());
        }
    }
}

/// Every figure answers the pointer once, on the page.
fn hits(drawing: &Drawing, faults: &mut Vec<String>) {
    let page = drawing.plan.page.grown(8.0);
    let mut seen = HashSet::new();
    for hit in &drawing.hits {
        let rect = Rect {
            x: hit.x,
            y: hit.y,
            width: hit.width,
            height: hit.height,
        };
        let named = || format!("{} in {}", hit.series_label, hit.category_label);
        if !page.contains(&rect) {
            faults.push(format!("the target of {} leaves the page: {rect:?}", named()));
        }
        if hit.width <= 0.0 || hit.height <= 0.0 {
            faults.push(format!("the target of {} has no area", named()));
        }
        if !seen.insert((hit.series, hit.category)) {
            faults.push(format!("{} has two targets", named()));
        }
    }
}

/// Letters can be read on what lies under them: no line through them, and a contrast with every area.
fn grounds(drawing: &Drawing, theme: &Theme, faults: &mut Vec<String>) {
    let inked = inked::read(&drawing.svg);
    for text in &drawing.plan.texts {
        let PlacedText {
            text: said, rect, role, ..
        } = text;
        // Letters don't fill their box to the edge.
        let letters = Rect {
            x: rect.x + 0.4,
            y: rect.y + rect.height * 0.14,
            width: (rect.width - 0.8).max(0.1),
            height: rect.height * 0.72,
        };
        if let Some(ground) = unreadable(text.color, &letters, &inked, theme.background) {
            faults.push(format!("{role:?} {said:?} in {} stands on {ground}", text.color));
        }
        let crossing = inked.iter().enumerate().find(|(at, line)| {
            let hidden = || {
                inked[at + 1..]
                    .iter()
                    .any(|area| corners(&letters).iter().all(|corner| area.covers(*corner)))
            };
            line.crosses(&letters) && !hidden()
        });
        if crossing.is_some() {
            faults.push(format!("a line passes through {role:?} {said:?}"));
        }
    }
}

/// The first ground on which the letters can't be read.
fn unreadable(color: Color, letters: &Rect, inked: &[Inked], paper: Color) -> Option<Color> {
    let under = |at: Point| {
        inked
            .iter()
            .rev()
            .find(|area| area.covers(at))
            .and_then(|area| area.fill)
            .unwrap_or(paper)
    };
    let samples = [0.0, 0.25, 0.5, 0.75, 1.0].into_iter().flat_map(|across| {
        [0.0, 0.5, 1.0].map(|down| Point {
            x: letters.x + letters.width * across,
            y: letters.y + letters.height * down,
        })
    });
    samples.map(under).find(|ground| color.contrast(*ground) < CONTRAST)
}

fn corners(rect: &Rect) -> [Point; 4] {
    [
        (rect.x, rect.y),
        (rect.right(), rect.y),
        (rect.x, rect.bottom()),
        (rect.right(), rect.bottom()),
    ]
    .map(|(x, y)| Point { x, y })
}
