//! Names beside points: eight places around each, nearest first; a name without a place becomes a number, told in a key below.

use std::collections::BTreeSet;

use super::mark::{Geometry, PlacedMark};
use super::plan::{Anchor, PlacedText, Subject, TextRole};
use super::scatter::Disc;
use super::sheet::{LEADING, Sheet, below, centered_baseline};
use crate::breaking;
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::resolve::Resolved;
use crate::scene::Paint;
use crate::text::Weight;
use crate::theme::Color;

/// Widest line of a name, in ems; longer ones take two.
const WIDEST: f64 = 8.2;
/// Distances of a name from its disc, in ems: the farther ones with a line between.
const DISTANCES: [f64; 3] = [0.25, 1.1, 2.0];
/// Directions from a disc, the most legible first: x and y of the name's side.
const DIRECTIONS: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (-1.0, -1.0),
    (1.0, 1.0),
    (-1.0, 1.0),
];
/// Gap between entries of the key, in ems.
const ENTRY_GAP: f64 = 1.2;

/// The lines that lead to far names, and patches of paper under names that lie over a zero line.
type Placed = (Vec<PlacedMark>, Vec<(Rect, Color)>);

/// Places the names of all discs, those in `numbered` as numbers. `Err` has the categories that found no place.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    discs: &[Disc],
    numbered: &BTreeSet<usize>,
    plot: Rect,
    zeros: (Option<f64>, Option<f64>),
) -> Result<Placed, Vec<usize>> {
    let mut homeless = Vec::new();
    let mut leaders = Vec::new();
    let mut taken: Vec<Rect> = Vec::new();
    let mut texts: Vec<PlacedText> = Vec::new();
    let mut lines: Vec<(Point, Point)> = Vec::new();
    let mut patches: Vec<(Rect, Color)> = Vec::new();
    for disc in discs {
        let name = number_of(numbered, disc.category).map_or_else(
            || resolved.categories[disc.category].label.clone(),
            |number| number.to_string(),
        );
        let Some(block) = Block::of(sheet, &name, resolved.categories[disc.category].highlight) else {
            homeless.push(disc.category);
            continue;
        };
        let free = |place: &(Rect, Option<(Point, Point)>)| {
            let (rect, leader) = place;
            let near = rect.grown(1.0);
            plot.grown(-1.0).contains(rect)
                && !taken.iter().any(|other| other.overlaps(&near))
                && !lines.iter().any(|(from, to)| near.is_crossed_by(*from, *to))
                && !discs.iter().any(|other| meets(other, &rect.grown(0.5)))
                && leader.is_none_or(|(from, to)| {
                    let crossed = |other: &Rect| other.is_crossed_by(from, to);
                    !taken.iter().any(crossed)
                        && !discs
                            .iter()
                            .any(|other| other.category != disc.category && near_line(other, from, to))
                })
        };
        let clear = |rect: &Rect| {
            zeros.0.is_none_or(|x| x < rect.x || x > rect.right())
                && zeros.1.is_none_or(|y| y < rect.y || y > rect.bottom())
        };
        let places: Vec<_> = block.places(disc, sheet.sizes.label).into_iter().filter(free).collect();
        let near = places.iter().find(|(rect, leader)| leader.is_none() && clear(rect));
        let chosen = near
            .or_else(|| places.iter().find(|(rect, _)| clear(rect)))
            .or_else(|| places.first());
        let Some((rect, leader)) = chosen.copied() else {
            homeless.push(disc.category);
            continue;
        };
        taken.push(rect);
        if !clear(&rect) {
            patches.push((rect.grown(0.8), sheet.theme.background));
        }
        lines.extend(leader);
        texts.extend(block.texts(sheet, rect, disc));
    }
    if !homeless.is_empty() {
        return Err(homeless);
    }
    for text in texts {
        sheet.place(text);
    }
    let paint = Paint::line(sheet.theme.muted, 0.5 * sheet.scale);
    leaders.extend(
        lines
            .into_iter()
            .map(|(from, to)| PlacedMark::furniture(Geometry::Path(vec![from, to]), paint.clone())),
    );
    Ok((leaders, patches))
}

/// Whether a disc and a rectangle share an area.
fn meets(disc: &Disc, rect: &Rect) -> bool {
    let dx = disc.center.x - disc.center.x.clamp(rect.x, rect.right());
    let dy = disc.center.y - disc.center.y.clamp(rect.y, rect.bottom());
    dx.hypot(dy) < disc.radius
}

fn near_line(disc: &Disc, from: Point, to: Point) -> bool {
    let square = Rect {
        x: disc.center.x,
        y: disc.center.y,
        width: 0.0,
        height: 0.0,
    };
    square.grown(disc.radius).is_crossed_by(from, to)
}

fn number_of(numbered: &BTreeSet<usize>, category: usize) -> Option<usize> {
    numbered.iter().position(|one| *one == category).map(|place| place + 1)
}

/// A name with its lines.
struct Block {
    lines: Vec<String>,
    weight: Weight,
    width: f64,
    height: f64,
}

impl Block {
    fn of(sheet: &Sheet<'_>, name: &str, stressed: bool) -> Option<Self> {
        let size = sheet.sizes.label;
        let weight = if stressed { Weight::Bold } else { Weight::Regular };
        let lines = breaking::balanced(sheet.fonts, name, size, weight, size * WIDEST, 2)?;
        let width = lines
            .iter()
            .map(|line| sheet.fonts.width(line, size, weight))
            .fold(0.0, f64::max);
        let height = size * (1.02 + (lines.len() as f64 - 1.0) * 1.2);
        Some(Self {
            lines,
            weight,
            width,
            height,
        })
    }

    /// The places around a disc, nearest first, with the line that leads to a far one.
    fn places(&self, disc: &Disc, size: f64) -> Vec<(Rect, Option<(Point, Point)>)> {
        let mut places = Vec::new();
        for (round, distance) in DISTANCES.into_iter().enumerate() {
            for (dx, dy) in DIRECTIONS {
                // A corner of the name comes as near as a side: the diagonal is shortened.
                let reach = disc.radius + distance * size;
                let reach = if dx != 0.0 && dy != 0.0 { reach * 0.75 } else { reach };
                let toward = Point {
                    x: disc.center.x + dx * reach,
                    y: disc.center.y + dy * reach,
                };
                let rect = Rect {
                    x: toward.x - self.width * (1.0 - dx) / 2.0,
                    y: toward.y - self.height * (1.0 - dy) / 2.0,
                    width: self.width,
                    height: self.height,
                };
                let leader = (round > 0).then(|| {
                    let length = dx.hypot(dy);
                    let edge = Point {
                        x: disc.center.x + dx / length * disc.radius,
                        y: disc.center.y + dy / length * disc.radius,
                    };
                    (edge, toward)
                });
                places.push((rect, leader));
            }
        }
        places
    }

    fn texts(&self, sheet: &Sheet<'_>, rect: Rect, disc: &Disc) -> Vec<PlacedText> {
        let size = sheet.sizes.label;
        let (anchor, x) = if rect.x >= disc.center.x {
            (Anchor::Start, rect.x)
        } else if rect.right() <= disc.center.x {
            (Anchor::End, rect.right())
        } else {
            (Anchor::Middle, rect.center().x)
        };
        let style = (size, self.weight, sheet.theme.text);
        let set = |(row, line): (usize, &String)| {
            let middle = rect.y + size * (0.51 + row as f64 * 1.2);
            let at = (x, centered_baseline(middle, size));
            sheet
                .styled(TextRole::SeriesLabel, line.clone(), at, anchor, style)
                .naming(Subject::Category(disc.category))
        };
        self.lines.iter().enumerate().map(set).collect()
    }
}

/// Entries of the key in rows.
fn rows(sheet: &Sheet<'_>, resolved: &Resolved, numbered: &BTreeSet<usize>) -> Option<Vec<Vec<(usize, String)>>> {
    let size = sheet.sizes.label;
    let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
    let mut used = f64::INFINITY;
    for (place, &category) in numbered.iter().enumerate() {
        let entry = format!("{} {}", place + 1, resolved.categories[category].label);
        let width = sheet.width(&entry, size);
        if width > sheet.inner.width {
            return None;
        }
        if used + size * ENTRY_GAP + width > sheet.inner.width {
            rows.push(Vec::new());
            used = -size * ENTRY_GAP;
        }
        used += size * ENTRY_GAP + width;
        if let Some(row) = rows.last_mut() {
            row.push((category, entry));
        }
    }
    Some(rows)
}

/// Height of the key of numbers; nothing without one.
pub(super) fn key_height(sheet: &Sheet<'_>, resolved: &Resolved, numbered: &BTreeSet<usize>) -> Result<f64, Part> {
    let rows = rows(sheet, resolved, numbered).ok_or(Part::Legend)?;
    Ok(rows.len() as f64 * sheet.sizes.label * LEADING)
}

/// Places the key of numbers from `top` on.
pub(super) fn place_key(sheet: &mut Sheet<'_>, resolved: &Resolved, numbered: &BTreeSet<usize>, top: f64) {
    let size = sheet.sizes.label;
    let mut baseline = below(top + size * 0.3, size);
    for row in rows(sheet, resolved, numbered).unwrap_or_default() {
        let mut x = sheet.inner.x;
        for (category, entry) in row {
            let width = sheet.width(&entry, size);
            let text = sheet.set(TextRole::Legend, entry, x, baseline, Anchor::Start);
            sheet.place(text.naming(Subject::Category(category)));
            x += width + size * ENTRY_GAP;
        }
        baseline += size * LEADING;
    }
}
