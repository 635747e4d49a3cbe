//! Figures at their marks, where they fit without touching anything: over columns, inside them, beside points.

use super::frame::Frame;
use super::obstacles::Obstacles;
use super::plan::{Anchor, PlacedText, TextRole};
use super::point_labels;
use super::sheet::{Sheet, centered_digits, digit_height};
use crate::geometry::Rect;
use crate::resolve::{Mark, Resolved, ResolvedSeries, Shape, Slot};
use crate::spec::Form;
use crate::text::Weight;
use crate::theme::{Color, Texture};

/// Gap between a mark and its figure.
pub(crate) const GAP: f64 = 2.5;
/// Least gap between the figures of neighbours, in ems.
const APART: f64 = 0.35;
/// Unless asked for, no more figures than this are tried.
const MOST: usize = 48;

/// Whether figures are to be shown at all.
pub(crate) fn wanted(resolved: &Resolved) -> bool {
    resolved.value_labels.unwrap_or_else(|| {
        let columns = resolved
            .series
            .iter()
            .filter(|series| !matches!(series.shape, Shape::Line { .. }));
        columns.flat_map(|series| &series.slots).filter_map(Slot::mark).count() <= MOST
    })
}

/// Places what fits; the patches under figures that would stand on a texture.
pub(super) fn place(
    sheet: &mut Sheet<'_>,
    resolved: &Resolved,
    frame: &Frame,
    scene: &Obstacles,
) -> Vec<(Rect, Color)> {
    if resolved.value_labels == Some(false) {
        return Vec::new();
    }
    let mut chips = Vec::new();
    // The figures of a headline come before those of its parts.
    let points_first = resolved.form == Form::Contribution;
    if points_first {
        point_labels::place(sheet, resolved, frame, scene, &mut chips);
    }
    if wanted(resolved) {
        // A step without its figure says nothing, so a waterfall gives up single ones only.
        let all_or_none = resolved.value_labels.is_none() && resolved.form != Form::Waterfall;
        chips.extend(place_in_stacks(sheet, resolved, frame, scene));
        place_at_columns(sheet, resolved, frame, scene, all_or_none);
    }
    if !points_first {
        point_labels::place(sheet, resolved, frame, scene, &mut chips);
    }
    chips
}

/// The hatched places: where a figure is missing for a stated reason.
pub(crate) fn missing(sheet: &Sheet<'_>, resolved: &Resolved, frame: &Frame) -> Vec<(usize, usize, Rect)> {
    let height = sheet.sizes.label;
    let mut places = Vec::new();
    for (index, series) in resolved.series.iter().enumerate() {
        // On the zero line; where the axis leaves zero, at its foot.
        let foot = frame
            .scales
            .get(series.axis)
            .map_or(0.0, |scale| if scale.has_zero() { 0.0 } else { scale.low() });
        let base = frame.along(series.axis, foot);
        // Under the line where the axis has nothing above it.
        let y = if base - height < frame.plot.y - 0.01 {
            base
        } else {
            base - height
        };
        for (category, slot) in series.slots.iter().enumerate() {
            if !matches!(slot, Slot::Missing(_)) {
                continue;
            }
            let others = || {
                resolved
                    .series
                    .iter()
                    .any(|other| other.shape == Shape::Stacked && other.slots[category].mark().is_some())
            };
            if series.shape == Shape::Stacked && others() {
                continue;
            }
            let (start, end) = match series.shape {
                Shape::Line { .. } | Shape::Area => (
                    frame.slots.at(category as f64 + 0.25),
                    frame.slots.at(category as f64 + 0.75),
                ),
                shape => frame.stretch(category, shape),
            };
            let (start, end) = (frame.plot.x + start * frame.slot(), frame.plot.x + end * frame.slot());
            places.push((
                index,
                category,
                Rect {
                    x: start,
                    y,
                    width: end - start,
                    height,
                },
            ));
        }
    }
    places
}

pub(super) fn figure(sheet: &Sheet<'_>, mark: &Mark, middle: f64, baseline: f64, color: Color) -> PlacedText {
    let style = (
        sheet.sizes.label,
        if mark.highlight { Weight::Bold } else { Weight::Regular },
        color,
    );
    sheet.styled(
        TextRole::Value,
        mark.label.clone(),
        (middle, baseline),
        Anchor::Middle,
        style,
    )
}

/// Letters on a fill: paper or ink, whichever reads better.
pub(crate) fn on_fill(sheet: &Sheet<'_>, fill: Color) -> Color {
    let (paper, ink) = (sheet.theme.background, sheet.theme.text);
    if fill.contrast(paper) >= fill.contrast(ink).min(4.5) {
        paper
    } else {
        ink
    }
}

fn place_in_stacks(sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame, scene: &Obstacles) -> Vec<(Rect, Color)> {
    let size = sheet.sizes.label;
    let mut chips = Vec::new();
    for series in resolved.series.iter().filter(|series| series.shape == Shape::Stacked) {
        for (category, mark) in marks(series) {
            let rect = frame.column(category, series.axis, series.shape, mark);
            // A forecast is drawn pale.
            let ground = ground(sheet, series, mark);
            let color = on_fill(sheet, ground);
            let text = figure(
                sheet,
                mark,
                rect.center().x,
                centered_digits(rect.center().y, size),
                color,
            );
            let fits = text.rect.width <= rect.width - 2.0 && text.rect.height <= rect.height - 2.5;
            let clear = !scene.crosses_line(&text.rect) && !scene.meets_point(&text.rect, None);
            if fits && clear && sheet.is_free(&text.rect) {
                if mark.forecast || series.ink.texture != Texture::Plain {
                    chips.push((text.rect.grown(1.2), ground));
                }
                sheet.place(text);
            }
        }
    }
    chips
}

/// What a figure inside its mark stands on.
fn ground(sheet: &Sheet<'_>, series: &ResolvedSeries, mark: &Mark) -> Color {
    if mark.forecast {
        series.ink.color.mix(sheet.theme.background, sheet.theme.forecast.fade)
    } else {
        series.ink.color
    }
}

#[derive(Clone, Copy)]
enum Place {
    Over,
    UnderTop,
    AtBase,
    /// Under a step that rises, over one that falls: a step of a waterfall has free room there.
    Beyond,
}

/// All columns carry their figures in the same way, or none does; only where figures are asked for, each is placed as it can.
fn place_at_columns(sheet: &mut Sheet<'_>, resolved: &Resolved, frame: &Frame, scene: &Obstacles, all_or_none: bool) {
    let mut columns: Vec<(&ResolvedSeries, usize, &Mark)> = resolved
        .series
        .iter()
        .filter(|series| matches!(series.shape, Shape::Beside { .. }))
        .flat_map(|series| marks(series).map(move |(category, mark)| (series, category, mark)))
        .collect();
    let set = |(series, category, mark): (&ResolvedSeries, usize, &Mark), place: Place| {
        at_column(sheet, frame, scene, series, category, mark, place)
    };
    let places = [Place::Over, Place::UnderTop, Place::AtBase];
    let steps = resolved.form == Form::Waterfall;
    if steps {
        // Totals, which stand on zero, have fewer places than steps.
        columns.sort_by_key(|(_, _, mark)| mark.from != 0.0);
    }
    let mut texts: Vec<PlacedText> = Vec::new();
    if all_or_none {
        let whole = |place: Place| {
            columns
                .iter()
                .map(|column| set(*column, place))
                .collect::<Option<Vec<_>>>()
        };
        texts = places
            .into_iter()
            .find_map(|place| whole(place).filter(|texts| apart(texts)))
            .unwrap_or_default();
    } else {
        for column in columns {
            let gap = sheet.sizes.label * APART;
            let apart = |text: &PlacedText| !texts.iter().any(|other| other.rect.grown(gap).overlaps(&text.rect));
            let places = places.into_iter().chain(steps.then_some(Place::Beyond));
            let text = places.filter_map(|place| set(column, place)).find(apart);
            texts.extend(text);
        }
        if steps {
            // Read in their order, whichever found its place first.
            texts.sort_by(|a, b| a.x.total_cmp(&b.x));
        }
    }
    for text in texts {
        sheet.place(text);
    }
}

fn at_column(
    sheet: &Sheet<'_>,
    frame: &Frame,
    scene: &Obstacles,
    series: &ResolvedSeries,
    category: usize,
    mark: &Mark,
    place: Place,
) -> Option<PlacedText> {
    let size = sheet.sizes.label;
    let rect = frame.column(category, series.axis, series.shape, mark);
    let reach = GAP * sheet.scale.max(1.0) + digit_height(size) / 2.0;
    // The step of a waterfall goes up or down from where it begins, any other column from zero.
    let up = mark.to >= mark.from;
    let ink = series
        .unstressed
        .as_ref()
        .filter(|_| !mark.highlight)
        .unwrap_or(&series.ink);
    // A forecast is pale, and a texture is no ground for letters.
    let solid = !mark.forecast && ink.texture == Texture::Plain;
    let (middle, color) = match (place, up) {
        (Place::Over, true) | (Place::Beyond, false) => (rect.y - reach, sheet.theme.text),
        (Place::Over, false) | (Place::Beyond, true) => (rect.bottom() + reach, sheet.theme.text),
        (Place::UnderTop, true) | (Place::AtBase, false) => (rect.y + reach, on_fill(sheet, ink.color)),
        (Place::UnderTop, false) | (Place::AtBase, true) => (rect.bottom() - reach, on_fill(sheet, ink.color)),
    };
    let text = figure(sheet, mark, rect.center().x, centered_digits(middle, size), color);
    let fits = match place {
        Place::Over | Place::Beyond => !scene.meets_column(&text.rect),
        Place::UnderTop | Place::AtBase => solid && rect.grown(-1.0).contains(&text.rect),
    };
    let inside = text.rect.x >= frame.plot.x - 0.01 && text.rect.right() <= frame.plot.right() + 0.01;
    let clear = !scene.crosses_line(&text.rect) && !scene.meets_point(&text.rect, None);
    (fits && inside && clear && sheet.is_free(&text.rect)).then_some(text)
}

/// Whether no text of one row comes closer to its neighbour than a thin space.
fn apart(texts: &[PlacedText]) -> bool {
    texts.iter().enumerate().all(|(index, text)| {
        texts[..index]
            .iter()
            .all(|other| !other.rect.grown(1.5).overlaps(&text.rect))
    })
}

pub(super) fn marks(series: &ResolvedSeries) -> impl Iterator<Item = (usize, &Mark)> {
    series
        .slots
        .iter()
        .enumerate()
        .filter_map(|(category, slot)| slot.mark().map(|mark| (category, mark)))
}
