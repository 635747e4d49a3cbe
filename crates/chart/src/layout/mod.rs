//! From what is drawn to where it stands: sizes of type, margins, ticks, names and figures, in points of print.
//!
//! A layout either keeps every rule (no text below 7.5 pt, none over another, none off the page) or says which part doesn't fit.
//! It draws nothing and writes no format.

pub(crate) mod category_axis;
pub(crate) mod frame;
pub(crate) mod heading;
pub(crate) mod horizontal;
pub(crate) mod legend;
pub(crate) mod obstacles;
pub(crate) mod plan;
pub(crate) mod point_labels;
pub(crate) mod series_labels;
pub(crate) mod sheet;
pub(crate) mod value_labels;
pub(crate) mod vertical;

use self::frame::Frame;
use self::legend::LegendKey;
use self::plan::Plan;
use self::sheet::Sheet;
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::resolve::{Resolved, Shape};
use crate::spec::Form;
use crate::text::Fonts;
use crate::theme::{Color, Theme};

/// The plan, and what the drawing needs besides texts.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub plan: Plan,
    pub frame: Frame,
    pub keys: Vec<LegendKey>,
    /// Thin lines from marks to names: series, mark, name.
    pub leaders: Vec<(usize, Point, Point)>,
    /// Short lines that part groups of categories: x, top, bottom.
    pub parting: Vec<(f64, f64, f64)>,
    /// Patches under figures that would stand on a texture or an edge.
    pub chips: Vec<(Rect, Color)>,
    /// Hatched places: series, category, place.
    pub missing: Vec<(usize, usize, Rect)>,
    /// Whether grid lines are drawn.
    pub grid: bool,
    /// Where a series breaks: x of the middle between two categories.
    pub breaks: Vec<f64>,
    /// Factor of widths of lines.
    pub scale: f64,
}

impl Layout {
    #[expect(clippy::too_many_arguments, reason = "they are the fields, in order")]
    pub(crate) fn new(
        sheet: Sheet<'_>,
        resolved: &Resolved,
        frame: Frame,
        keys: Vec<LegendKey>,
        leaders: Vec<(usize, Point, Point)>,
        parting: Vec<(f64, f64, f64)>,
        chips: Vec<(Rect, Color)>,
        missing: Vec<(usize, usize, Rect)>,
    ) -> Self {
        let axes = frame.planned(resolved);
        let grid = !frame.horizontal || resolved.value_labels == Some(false);
        let breaks = breaks(resolved, &frame);
        Self {
            plan: Plan {
                page: sheet.page,
                plot: frame.plot,
                texts: sheet.texts,
                axes,
            },
            frame,
            keys,
            leaders,
            parting,
            chips,
            missing,
            grid,
            breaks,
            scale: sheet.scale,
        }
    }
}

pub(crate) fn lay_out(
    resolved: &Resolved,
    theme: &Theme,
    fonts: &Fonts,
    (width, height): (f64, f64),
) -> Result<Layout, Part> {
    let mut sheet = Sheet::new(theme, fonts, width, height);
    let top = heading::place_heading(&mut sheet, resolved)?;
    let bottom = heading::place_footer(&mut sheet, resolved)?;
    if bottom - top < sheet.sizes.label * 6.0 {
        return Err(Part::Plot);
    }
    let layout = match resolved.form {
        Form::Bars => horizontal::lay_out(sheet, resolved, top, bottom)?,
        _ => vertical::lay_out(&sheet, resolved, top, bottom)?,
    };
    // The rules again over the whole: a sheet that breaks one is no layout, whatever its parts believed.
    broken(&layout.plan).map_or(Ok(layout), Err)
}

fn broken(plan: &Plan) -> Option<Part> {
    use plan::TextRole::{Category, Group, Legend, Note, SeriesLabel, Source, Subtitle, Title};
    let part = |role| match role {
        Title | Subtitle => Part::Heading,
        Category | Group => Part::CategoryLabels,
        Legend | SeriesLabel => Part::Legend,
        Note | Source => Part::Notes,
        _ => Part::Plot,
    };
    plan.texts.iter().enumerate().find_map(|(index, text)| {
        let outside = !plan.page.contains(&text.rect);
        let collides = || plan.texts[..index].iter().any(|other| other.rect.overlaps(&text.rect));
        (outside || collides()).then(|| part(text.role))
    })
}

fn breaks(resolved: &Resolved, frame: &Frame) -> Vec<f64> {
    let breaks_at = |category: usize| {
        let lines = resolved
            .series
            .iter()
            .filter(|series| matches!(series.shape, Shape::Line { joined: true }));
        lines
            .into_iter()
            .any(|series| series.slots[category].mark().is_some_and(|mark| mark.breaks))
    };
    (1..resolved.categories.len())
        .filter(|&at| breaks_at(at))
        .map(|at| frame.center(at) - frame.slot() / 2.0)
        .collect()
}
