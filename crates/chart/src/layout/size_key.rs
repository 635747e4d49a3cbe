//! The key of areas: what a disc counts, and two discs of round figures.

use super::mark::{Dress, Geometry, PlacedMark};
use super::plan::{Anchor, TextRole};
use super::sheet::{Sheet, centered_baseline, centered_digits};
use crate::error::Part;
use crate::geometry::Point;
use crate::number;
use crate::scene::Paint;
use crate::words;

/// Places the key at the right of a head `taken` wide, or above it where there is no room beside it; its marks, and the y at which the
/// head stands. `most` is the figure of the disc of radius `largest`.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    name: &str,
    (most, largest): (f64, f64),
    taken: f64,
    top: f64,
) -> Result<(Vec<PlacedMark>, f64), Part> {
    let size = sheet.sizes.label;
    let words = format!("{}{name}", words::AREA);
    let figures = [round(most / 5.0), round(most)];
    let radius = |figure: f64| largest * (figure / most).sqrt();
    let labels = figures.map(|figure| {
        let decimals = (0..6).find(|decimals| (figure * 10f64.powi(*decimals)).fract().abs() < 1e-9);
        number::tick(
            figure,
            decimals
                .and_then(|decimals| usize::try_from(decimals).ok())
                .unwrap_or(0),
        )
    });
    let gap = size * 0.4;
    let mut width = sheet.width(&words, size);
    for (figure, label) in figures.iter().zip(&labels) {
        width += size * 0.8 + 2.0 * radius(*figure) + gap + sheet.width(label, size);
    }
    if width > sheet.inner.width {
        return Err(Part::Legend);
    }
    let height = (2.0 * radius(figures[1])).max(size * 1.1);
    let beside = width + taken + size * 1.5 <= sheet.inner.width;
    let middle = top + height / 2.0;
    let mut x = sheet.inner.right() - width;
    let baseline = centered_baseline(middle, size);
    let text = sheet.set(TextRole::Legend, words.clone(), x, baseline, Anchor::Start);
    sheet.place(text);
    x += sheet.width(&words, size);
    let mut marks = Vec::new();
    for (figure, label) in figures.into_iter().zip(labels) {
        let r = radius(figure);
        x += size * 0.8 + r;
        let geometry = Geometry::Disc {
            center: Point { x, y: middle },
            radius: r,
        };
        let paint = Paint {
            fill: Some(sheet.theme.background),
            ..Paint::line(sheet.theme.muted, 0.75)
        };
        marks.push(PlacedMark {
            datum: None,
            geometry,
            dress: Dress::Painted(paint),
        });
        x += r + gap;
        let used = sheet.width(&label, size);
        let text = sheet.set(TextRole::Legend, label, x, centered_digits(middle, size), Anchor::Start);
        sheet.place(text);
        x += used;
    }
    let head = if beside {
        // The head stands at the foot of a tall key, next to its axis.
        top + height - size * 1.05
    } else {
        top + height + size * 0.35
    };
    Ok((marks, head))
}

/// The largest of 1, 2 and 5 times a power of ten that isn't above a figure.
fn round(figure: f64) -> f64 {
    let exponent = figure.log10().floor() as i32;
    let scaled = |digit: f64| {
        if exponent < 0 {
            digit / 10f64.powi(-exponent)
        } else {
            digit * 10f64.powi(exponent)
        }
    };
    let fitting = [5.0, 2.0, 1.0]
        .into_iter()
        .map(scaled)
        .find(|round| *round <= figure * (1.0 + 1e-9));
    fitting.unwrap_or(figure)
}
