//! Parts of one whole round a circle, clockwise from the top, each named outside with its figure and share; a ring has the whole in
//! its hole.

use super::mark::{Dress, Geometry, PlacedMark, on_circle};
use super::plan::{Anchor, Subject, TextRole};
use super::series_labels::{Wanted, move_apart};
use super::sheet::{LEADING, SMALLEST, Sheet, centered_baseline, centered_digits};
use super::{Layout, unit_head};
use crate::breaking;
use crate::error::Part;
use crate::geometry::Point;
use crate::resolve::{Particular, Resolved, Whole, WholePart};
use crate::scene::Paint;
use crate::text::Weight;

/// Part of the page's width that the labels of one side may take.
const WIDEST: f64 = 0.3;
/// From the circle to the labels, in ems.
const AWAY: f64 = 1.1;
/// Smallest radius, in ems.
const SMALLEST_RADIUS: f64 = 3.2;
/// Radius of the hole, in radii.
const HOLE: f64 = 0.6;
/// Gap between labels, in ems.
const APART: f64 = 0.7;

pub(crate) fn lay_out(sheet: Sheet<'_>, resolved: &Resolved, top: f64, bottom: f64) -> Result<Layout, Part> {
    // Where figure and share leave the circle too little width, the share takes a line of its own.
    circle(sheet.clone(), resolved, (top, bottom), Lines::Two)
        .or_else(|_| circle(sheet, resolved, (top, bottom), Lines::Three))
}

/// How name, figure and share are set.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Two,
    Three,
}

fn circle(mut sheet: Sheet<'_>, resolved: &Resolved, (top, bottom): (f64, f64), lines: Lines) -> Result<Layout, Part> {
    let Particular::Whole(whole) = &resolved.particular else {
        return Err(Part::Plot);
    };
    let size = sheet.sizes.label;
    let top = if whole.ring {
        top
    } else {
        let right = sheet.inner.right();
        unit_head::place(&mut sheet, resolved, right, top)?
    };
    let labels = labels(&sheet, whole, lines)?;
    let widest = labels.iter().map(|label| label.width).fold(0.0, f64::max);
    let high = (bottom - top) / 2.0 - size * 0.9;
    let wide = sheet.inner.width / 2.0 - widest - size * (AWAY + 0.4);
    let radius = high.min(wide);
    if radius < size * SMALLEST_RADIUS {
        return Err(if wide < high { Part::CategoryLabels } else { Part::Plot });
    }
    let center = Point {
        x: sheet.inner.center().x,
        y: f64::midpoint(top, bottom),
    };
    let hole = if whole.ring { radius * HOLE } else { 0.0 };
    let mut marks = Vec::new();
    for part in &whole.parts {
        let wedge = Geometry::Wedge {
            center,
            inner: hole,
            outer: radius,
            from: part.from,
            to: part.to,
        };
        let dress = if part.forecast {
            Dress::Hollow(part.ink.clone())
        } else {
            Dress::Filled(part.ink.clone())
        };
        marks.push(PlacedMark::of(part.datum.0, part.datum.1, wedge, dress));
    }
    for right in [true, false] {
        let circle = (center, radius);
        marks.extend(place_side(&mut sheet, whole, &labels, circle, (top, bottom), right)?);
    }
    if whole.ring {
        place_whole(&mut sheet, whole, center, hole)?;
        if let Some((series, category)) = whole.datum {
            let disc = Geometry::Disc { center, radius: hole };
            marks.push(PlacedMark::of(series, category, disc, Dress::Unseen));
        }
    }
    Ok(Layout::new(sheet, resolved, Vec::new(), marks))
}

/// What stands beside a part.
struct Label {
    name: Vec<String>,
    figures: Vec<String>,
    width: f64,
}

impl Label {
    fn height(&self, size: f64) -> f64 {
        size * (1.02 + LEADING * (self.name.len() + self.figures.len() - 1) as f64)
    }
}

fn labels(sheet: &Sheet<'_>, whole: &Whole, lines: Lines) -> Result<Vec<Label>, Part> {
    let size = sheet.sizes.label;
    let most = sheet.page.width * WIDEST;
    let label = |part: &WholePart| {
        let name = breaking::balanced(sheet.fonts, &part.name, size, Weight::Regular, most, 3);
        let name = name.ok_or(Part::CategoryLabels)?;
        let figures = match (part.share.as_str(), lines) {
            ("", _) => vec![part.figure.clone()],
            (share, Lines::Two) => vec![format!("{}（{share}%）", part.figure)],
            (share, Lines::Three) => vec![part.figure.clone(), format!("{share}%")],
        };
        let width = name
            .iter()
            .chain(&figures)
            .map(|line| sheet.width(line, size))
            .fold(0.0, f64::max);
        Ok(Label { name, figures, width })
    };
    whole.parts.iter().map(label).collect()
}

/// The middle of a part, in turns.
fn middle(part: &WholePart) -> f64 {
    f64::midpoint(part.from, part.to)
}

/// Places the labels of the right or the left half, kept apart from each other and close to the circle; their leaders.
fn place_side(
    sheet: &mut Sheet<'_>,
    whole: &Whole,
    labels: &[Label],
    (center, radius): (Point, f64),
    (top, bottom): (f64, f64),
    right: bool,
) -> Result<Vec<PlacedMark>, Part> {
    let size = sheet.sizes.label;
    let reach = radius + size * AWAY;
    let mut wanted: Vec<Wanted> = Vec::new();
    for (at, (part, label)) in whole.parts.iter().zip(labels).enumerate() {
        if (middle(part) < 0.5) != right {
            continue;
        }
        wanted.push(Wanted {
            series: at,
            lines: Vec::new(),
            mark: on_circle(center, radius, middle(part)),
            middle: on_circle(center, reach, middle(part)).y,
            height: label.height(size),
        });
    }
    // Labels of several lines want air between them, but give it up before their places.
    [APART, APART / 2.0]
        .into_iter()
        .find_map(|gap| move_apart(&mut wanted, (top, bottom), size * gap))
        .ok_or(Part::CategoryLabels)?;
    let side = if right { 1.0 } else { -1.0 };
    let anchor = if right { Anchor::Start } else { Anchor::End };
    let mut leaders = Vec::new();
    for Wanted {
        series: at,
        mark,
        middle: y,
        height,
        ..
    } in wanted
    {
        let (part, label) = (&whole.parts[at], &labels[at]);
        // As close as the circle lets the nearest corner of the label come.
        let nearest = ((y - center.y).abs() - height / 2.0).max(0.0);
        let beside = (reach * reach - nearest * nearest).max(0.0).sqrt();
        let x = center.x + side * beside.max(size * 0.3);
        let elbow = on_circle(center, radius + size * 0.45, middle(part));
        let end = Point {
            x: x - side * size * 0.25,
            y,
        };
        // A label above or below its part needs no bend.
        let path = if (end.x - elbow.x) * side > 0.0 {
            vec![mark, elbow, end]
        } else {
            vec![mark, elbow]
        };
        let color = sheet.theme.muted.mix(sheet.theme.background, 0.3);
        leaders.push(PlacedMark::furniture(
            Geometry::Path(path),
            Paint::line(color, 0.5 * sheet.scale),
        ));
        let subject = if whole.parts.iter().any(|other| other.datum.0 != part.datum.0) {
            Subject::Series(part.datum.0)
        } else {
            Subject::Category(part.datum.1)
        };
        let mut line = y - height / 2.0 + size * 0.51;
        for name in &label.name {
            let baseline = centered_baseline(line, size);
            let text = sheet.set(TextRole::Category, name.clone(), x, baseline, anchor);
            sheet.place(text.naming(subject));
            line += size * LEADING;
        }
        let style = (size, Weight::Regular, sheet.theme.muted);
        for figure in &label.figures {
            let baseline = centered_baseline(line, size);
            let text = sheet.styled(TextRole::Value, figure.clone(), (x, baseline), anchor, style);
            sheet.place(text);
            line += size * LEADING;
        }
    }
    Ok(leaders)
}

/// The whole in the hole: its name, its figure, its unit.
fn place_whole(sheet: &mut Sheet<'_>, whole: &Whole, center: Point, hole: f64) -> Result<(), Part> {
    let size = sheet.sizes.label;
    let room = hole * 1.8;
    let fits = |large: f64| sheet.fonts.width(&whole.total, large, Weight::Bold) <= room;
    let large = [1.4, 1.2, 1.0]
        .map(|factor| size * factor)
        .into_iter()
        .chain([SMALLEST])
        .find(|large| fits(*large))
        .ok_or(Part::Plot)?;
    let step = f64::midpoint(large, size) * 1.2;
    let style = (large, Weight::Bold, sheet.theme.text);
    let at = (center.x, centered_digits(center.y, large));
    let total = sheet.styled(TextRole::Value, whole.total.clone(), at, Anchor::Middle, style);
    let style = (size, Weight::Regular, sheet.theme.muted);
    let around = [(&whole.name, -step), (&whole.unit, step)].map(|(text, offset)| {
        let at = (center.x, centered_baseline(center.y + offset, size));
        sheet.styled(TextRole::AxisHead, text.clone(), at, Anchor::Middle, style)
    });
    // Its corners must stay within the circle.
    let inside = |text: &super::plan::PlacedText| {
        let (dx, dy) = (
            text.rect.width / 2.0,
            (text.rect.center().y - center.y).abs() + text.rect.height / 2.0,
        );
        dx.hypot(dy) <= hole * 0.97
    };
    if !inside(&total) {
        return Err(Part::Plot);
    }
    sheet.place(total);
    for text in around {
        if !text.text.is_empty() {
            if !inside(&text) {
                return Err(Part::Plot);
            }
            sheet.place(text);
        }
    }
    Ok(())
}
