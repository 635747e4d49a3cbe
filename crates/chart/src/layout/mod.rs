//! From what is drawn to where it stands: sizes of type, margins, ticks, names and figures, in points of print.
//!
//! A layout either keeps every rule (no text below 7.5 pt, none over another, none off the page) or says which part doesn't fit.
//! It draws nothing and writes no format.

pub(crate) mod annotations;
pub(crate) mod bands;
pub(crate) mod bullet;
pub(crate) mod category_axis;
pub(crate) mod class_key;
pub(crate) mod day_axis;
pub(crate) mod dumbbell;
pub(crate) mod event_axis;
pub(crate) mod flags;
pub(crate) mod frame;
pub(crate) mod heading;
pub(crate) mod heat_map;
pub(crate) mod horizontal;
pub(crate) mod kpi;
pub(crate) mod legend;
pub(crate) mod logo;
pub(crate) mod mark;
pub(crate) mod name_key;
pub(crate) mod obstacles;
pub(crate) mod panel_grid;
pub(crate) mod panel_values;
pub(crate) mod pie;
pub(crate) mod plan;
pub(crate) mod point_labels;
pub(crate) mod point_names;
pub(crate) mod point_notes;
pub(crate) mod rules;
pub(crate) mod scatter;
pub(crate) mod series_labels;
pub(crate) mod sheet;
pub(crate) mod size_key;
pub(crate) mod slope;
pub(crate) mod slots;
pub(crate) mod small_multiples;
pub(crate) mod sparkline;
pub(crate) mod spread;
pub(crate) mod tile_map;
pub(crate) mod timeline;
pub(crate) mod unit_head;
pub(crate) mod value_labels;
pub(crate) mod vertical;
pub(crate) mod waterfall;

use self::frame::Frame;
use self::legend::LegendKey;
use self::logo::PlacedLogo;
use self::mark::PlacedMark;
use self::plan::{Panel, Plan};
use self::sheet::Sheet;
use crate::error::Part;
use crate::geometry::{Point, Rect};
use crate::resolve::Resolved;
use crate::spec::Form;
use crate::text::Fonts;
use crate::theme::{Color, Theme};

/// The plan, and what the drawing needs besides texts.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub plan: Plan,
    /// What lies behind everything: bands of rest days, spans of events.
    pub backdrop: Vec<PlacedMark>,
    /// Coordinate systems with the series in them: one for most forms, several for small multiples.
    pub plots: Vec<Plot>,
    /// Marks that need no coordinate system, and furniture, in the order of drawing.
    pub marks: Vec<PlacedMark>,
    /// Keys of the legend.
    pub keys: Vec<LegendKey>,
    /// Patches under figures that would stand on a texture or an edge.
    pub chips: Vec<(Rect, Color)>,
    /// Factor of widths of lines.
    pub scale: f64,
}

/// Series in a coordinate system of categories and values.
#[derive(Debug, Clone)]
pub(crate) struct Plot {
    pub frame: Frame,
    /// Places in the resolved series of those that stand in it.
    pub series: Vec<usize>,
    /// Thin lines from marks to names: series, mark, name.
    pub leaders: Vec<(usize, Point, Point)>,
    /// Short lines that part groups of categories: x, top, bottom.
    pub parting: Vec<(f64, f64, f64)>,
    /// Hatched places: series, category, place.
    pub missing: Vec<(usize, usize, Rect)>,
    /// Whether grid lines are drawn.
    pub grid: bool,
    /// Where a series breaks: x of the middle between two categories.
    pub breaks: Vec<f64>,
}

impl Plot {
    /// A plot of all series, with nothing in it yet but what the frame itself says.
    pub(crate) fn whole(resolved: &Resolved, frame: Frame) -> Self {
        Self::of(resolved, frame, (0..resolved.series.len()).collect())
    }

    /// A plot of some of the series.
    pub(crate) fn of(resolved: &Resolved, frame: Frame, series: Vec<usize>) -> Self {
        Self {
            leaders: Vec::new(),
            parting: Vec::new(),
            missing: Vec::new(),
            grid: !frame.horizontal || resolved.value_labels == Some(false),
            breaks: breaks(resolved, &frame, &series),
            series,
            frame,
        }
    }
}

impl Layout {
    /// The layout of a filled sheet; panels of the plan are those of the plots.
    pub(crate) fn new(sheet: Sheet<'_>, resolved: &Resolved, plots: Vec<Plot>, marks: Vec<PlacedMark>) -> Self {
        let panel = |plot: &Plot| Panel {
            plot: plot.frame.plot,
            axes: plot.frame.planned(resolved),
        };
        Self {
            plan: Plan {
                page: sheet.page,
                texts: sheet.texts,
                panels: plots.iter().map(panel).collect(),
            },
            backdrop: Vec::new(),
            plots,
            marks,
            keys: Vec::new(),
            chips: Vec::new(),
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
        Form::Dumbbell => dumbbell::lay_out(sheet, resolved, top, bottom)?,
        Form::Slope => slope::lay_out(sheet, resolved, top, bottom)?,
        Form::Bullet => bullet::lay_out(sheet, resolved, top, bottom)?,
        Form::Pie => pie::lay_out(sheet, resolved, top, bottom)?,
        Form::HeatMap => heat_map::lay_out(sheet, resolved, top, bottom)?,
        Form::Scatter => scatter::lay_out(&sheet, resolved, top, bottom)?,
        Form::SmallMultiples => small_multiples::lay_out(sheet, resolved, top, bottom)?,
        Form::TileMap => tile_map::lay_out(sheet, resolved, top, bottom)?,
        Form::Kpi => kpi::lay_out(&sheet, resolved, top, bottom)?,
        Form::Timeline => timeline::lay_out(&sheet, resolved, top, bottom)?,
        upright => {
            debug_assert!(upright.is_upright(), "{upright:?} has a layout of its own");
            vertical::lay_out(&sheet, resolved, top, bottom)?
        }
    };
    // The rules again over the whole: a sheet that breaks one is no layout, whatever its parts believed.
    let logo = PlacedLogo::on(layout.plan.page, theme);
    broken(&layout.plan, logo.map(|logo| logo.rect)).map_or(Ok(layout), Err)
}

fn broken(plan: &Plan, logo: Option<Rect>) -> Option<Part> {
    use plan::TextRole::{Category, EventKey, Group, Legend, Note, SeriesLabel, Source, Subtitle, Title};
    let part = |role| match role {
        Title | Subtitle => Part::Heading,
        Category | Group => Part::CategoryLabels,
        Legend | SeriesLabel => Part::Legend,
        Note | Source | EventKey => Part::Notes,
        _ => Part::Plot,
    };
    plan.texts.iter().enumerate().find_map(|(index, text)| {
        let outside = !plan.page.contains(&text.rect);
        let collides = || plan.texts[..index].iter().any(|other| other.rect.overlaps(&text.rect));
        let under_logo = || logo.is_some_and(|logo| logo.overlaps(&text.rect));
        (outside || collides() || under_logo()).then(|| part(text.role))
    })
}

/// Where one of the shown series breaks: between two categories of a time axis.
fn breaks(resolved: &Resolved, frame: &Frame, shown: &[usize]) -> Vec<f64> {
    if frame.horizontal || !resolved.over_time {
        return Vec::new();
    }
    let breaks_at = |category: usize| {
        let mut shown = shown.iter().map(|&index| &resolved.series[index]);
        shown.any(|series| series.slots[category].mark().is_some_and(|mark| mark.breaks))
    };
    (1..resolved.categories.len())
        .filter(|&at| breaks_at(at))
        .map(|at| frame.across(at as f64))
        .collect()
}
