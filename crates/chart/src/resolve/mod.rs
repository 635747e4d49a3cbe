//! From spec and data to what is drawn: order, units, stacks, shares, gaps, inks and words. No pixel is known here.

mod annotations;
mod area;
mod axes;
mod contribution;
mod districts;
mod ends;
mod panels;
mod particular;
mod parts;
mod progress;
mod ratios;
pub(crate) mod scatter;
mod series;
mod stack;
mod throng;
mod tiles;
mod timeline;
mod waterfall;
mod widths;
mod year_overlay;

pub(crate) use annotations::{Annotations, FlaggedEvent, RestRun};
use suishu_domain::{Figure, MissingReason, Period};

pub(crate) use self::ends::Ends;
pub(crate) use self::particular::Particular;
pub(crate) use self::parts::{Part as WholePart, Whole};
pub use self::progress::PACE_LAYER;
pub(crate) use self::progress::Progress;

use crate::data::{Category, ChartData, Datum, Series};
use crate::spec::{ChartSpec, Counting, Dimension, Form, Order};
use crate::text::Fonts;
use crate::theme::{Ink, Theme};
use crate::{ChartError, words};

pub(crate) use tiles::{Newest, Tile};

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Side by side: column (or bar) `place` of `of` in each category.
    Beside { place: usize, of: usize },
    /// Stacked on each other.
    Stacked,
    /// Stacked as areas along the categories.
    Area,
    /// Points, joined along time and loose between things that have no order.
    Line { joined: bool },
}

/// What stands in one slot of a series.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Slot {
    /// Nothing in the library: a gap.
    Absent,
    /// A typed reason: a gap with a mark.
    Missing(MissingReason),
    /// A figure.
    Mark(Mark),
}

/// A figure on its axis.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mark {
    /// Where it begins on the axis: zero, or the top of what it is stacked on.
    pub from: f64,
    /// Where it ends on the axis.
    pub to: f64,
    /// What its label prints: `>400`.
    pub label: String,
    /// What a reader is told: `>400万人次`.
    pub told: String,
    /// Whether it is a forecast or target.
    pub forecast: bool,
    /// Whether the series breaks before it.
    pub breaks: bool,
    /// Whether it is stressed.
    pub highlight: bool,
}

impl Slot {
    pub(crate) const fn mark(&self) -> Option<&Mark> {
        match self {
            Self::Mark(mark) => Some(mark),
            Self::Absent | Self::Missing(_) => None,
        }
    }
}

/// A series with its ink.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedSeries {
    /// Its place in the data.
    pub index: usize,
    /// Its name, printable.
    pub label: String,
    /// Its name as given: what a reader is told.
    pub name: String,
    /// 0 the left axis, 1 the right one.
    pub axis: usize,
    pub ink: Ink,
    /// Width of its line in points.
    pub weight: f64,
    pub shape: Shape,
    /// Whether it is the own city's.
    pub own: bool,
    /// Whether its name is printed; one of too many isn't, and a note counts those.
    pub named: bool,
    /// Ink of its columns that aren't stressed, where others are.
    pub unstressed: Option<Ink>,
    /// One a category, in the order of drawing.
    pub slots: Vec<Slot>,
}

/// A place along the axis.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedCategory {
    /// Its place in the data.
    pub index: usize,
    /// Its key in the data.
    pub key: String,
    pub label: String,
    /// Its name as given: what a reader is told.
    pub name: String,
    pub short: Option<String>,
    pub group: Option<String>,
    /// The period, on a time axis.
    pub period: Option<Period>,
    /// How many slots wide it is: 1—2月 between single months takes two.
    pub slots: f64,
    pub highlight: bool,
}

/// Something that happened.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedEvent {
    /// Its place in the data.
    pub index: usize,
    /// The date as printed.
    pub when: String,
    pub period: Period,
    pub title: String,
    /// Level of the authority.
    pub level: Option<String>,
}

/// What an axis carries.
#[derive(Debug, Clone)]
pub(crate) struct ResolvedAxis {
    /// Unit as printed; empty for none.
    pub unit: String,
    /// Lowest and highest figure.
    pub range: (f64, f64),
    /// Whether zero must be on it.
    pub from_zero: bool,
}

/// Everything that is drawn, with no place yet.
#[derive(Debug, Clone)]
pub(crate) struct Resolved {
    pub form: Form,
    pub title: String,
    pub subtitle: String,
    pub categories: Vec<ResolvedCategory>,
    pub series: Vec<ResolvedSeries>,
    /// One, or two for columns with lines.
    pub axes: Vec<ResolvedAxis>,
    /// The axes of small multiples on free scales, one a series; empty where all share theirs.
    pub panels: Vec<ResolvedAxis>,
    /// Tiles of indicators; empty for other forms.
    pub tiles: Vec<Tile>,
    pub notes: Vec<String>,
    pub source: String,
    pub value_labels: Option<bool>,
    /// How the value axis counts.
    pub counting: Counting,
    /// What the form needs beyond these.
    pub particular: Particular,
    /// Whether the categories are periods.
    pub over_time: bool,
    /// What happened, by date; a timeline's.
    pub events: Vec<ResolvedEvent>,
    /// What is said beside the figures.
    pub annotations: Annotations,
}

impl Resolved {
    /// Whether a series name must be shown at all.
    pub(crate) fn needs_names(&self) -> bool {
        self.series.len() > 1 && self.series.iter().any(|series| series.named)
    }
}

pub(crate) fn resolve(
    spec: &ChartSpec,
    data: &ChartData,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Resolved, ChartError> {
    check(spec, data)?;
    ratios::check(spec, data)?;
    if spec.form == Form::Timeline {
        return Ok(timeline::resolve(spec, data, theme, fonts));
    }
    let order = order(spec, data);
    let over_time = spec.x == Dimension::Period;
    let mut own_notes = Vec::new();
    let mut series = series::series(spec, data, theme, fonts, &order, over_time)?;
    match spec.form {
        Form::StackedColumns => stack::stack(&mut series),
        Form::PercentColumns => stack::share(&mut series, data, &order)?,
        Form::Contribution => {
            own_notes.extend(contribution::notes(spec, data, fonts));
            stack::stack(&mut series);
        }
        Form::Area => {
            area::check(data)?;
            own_notes.extend(area::leave_gaps(&mut series).then(|| words::AREAS_NEED_ALL.to_owned()));
            stack::stack(&mut series);
        }
        Form::YearOverlay => year_overlay::ink(spec, data, &mut series, theme),
        _ => {}
    }
    let particular = particular::particular(spec, data, theme, fonts, &order, &mut series)?;
    own_notes.extend(particular.notes());
    let placed: Vec<&Category> = order.iter().map(|&index| &data.categories[index]).collect();
    let widths = if spec.form == Form::YearOverlay {
        year_overlay::widths(&placed)
    } else {
        widths::widths(&placed)
    };
    let mut categories: Vec<ResolvedCategory> = order
        .iter()
        .zip(widths)
        .map(|(&index, slots)| ResolvedCategory {
            slots,
            ..category(index, spec, data, fonts)
        })
        .collect();
    if spec.form == Form::Waterfall {
        let steps = waterfall::steps(spec, data)?;
        own_notes.extend(steps.notes(spec, data, fonts));
        (categories, series) = steps.unfold(spec, data, theme, fonts)?;
    }
    let (axes, panels) = match spec.form {
        Form::Bullet => (particular.axes(), Vec::new()),
        Form::SmallMultiples => panels::axes(spec, data, &series)?,
        // Tiles print no axis, and their layers may have any unit.
        Form::Kpi => (Vec::new(), Vec::new()),
        _ => (axes::axes(spec.form, spec.counting, data, &series)?, Vec::new()),
    };
    own_notes.extend(axes::note(spec, &axes));
    let tiles = tiles::tiles(spec, data, &series, &order, fonts);
    let unnamed = throng::quieten(spec, data, &mut series, theme);
    let (mut notes, source) = words_below(spec, data, fonts, own_notes);
    notes.extend((unnamed > 0).then(|| words::unnamed(unnamed)));
    notes.extend(panels::note(spec, series.len()));
    notes.extend(tiles::note(&tiles));
    if spec.form == Form::Scatter {
        notes.extend(scatter::pair(&mut series, &categories));
    }
    let annotations = annotations::annotations(spec, data, &categories, &series, fonts);
    notes.extend(words::events_unplaced(annotations.unplaced));
    Ok(Resolved {
        annotations,
        form: spec.form,
        title: heading(spec, data, fonts),
        subtitle: fonts.printable(spec.subtitle.as_deref().unwrap_or_default()),
        categories,
        series,
        axes,
        panels,
        tiles,
        notes,
        source,
        value_labels: spec.value_labels,
        counting: spec.counting,
        particular,
        over_time,
        events: Vec::new(),
    })
}

/// Number and title of the figure.
fn heading(spec: &ChartSpec, data: &ChartData, fonts: &Fonts) -> String {
    // A tile says itself what it shows.
    let written = if spec.form == Form::Kpi { "" } else { &data.title };
    let title = spec.title.as_deref().unwrap_or(written);
    words::heading(
        spec.number.as_deref().map(|number| fonts.printable(number)),
        &fonts.printable(title),
    )
}

fn check(spec: &ChartSpec, data: &ChartData) -> Result<(), ChartError> {
    spec.check_version()?;
    for series in &data.series {
        if series.points.len() != data.categories.len() {
            return Err(ChartError::Ragged {
                series: series.key.clone(),
                points: series.points.len(),
                categories: data.categories.len(),
            });
        }
    }
    if spec.form == Form::Timeline {
        // No figure belongs to it; it is empty when nothing happened.
        return if data.events.is_empty() {
            Err(ChartError::NoData)
        } else {
            Ok(())
        };
    }
    let mut figures = data.series.iter().flat_map(|series| &series.points).flatten();
    if !figures.any(|datum| datum.figure.number().is_some()) {
        return Err(ChartError::NoData);
    }
    match spec.form {
        Form::Scatter => scatter::check(spec, data),
        Form::TileMap => districts::check(data),
        _ => Ok(()),
    }
}

/// The categories in the order of drawing. Bars are sorted unless they are periods; lines and stacks over time never are.
fn order(spec: &ChartSpec, data: &ChartData) -> Vec<usize> {
    if let Some(order) = particular::order(spec, data) {
        return order;
    }
    let mut order: Vec<usize> = (0..data.categories.len()).collect();
    let wanted = match spec.order {
        Order::Natural if spec.form == Form::Bars && spec.x != Dimension::Period => Order::Descending,
        other => other,
    };
    let lead = |index: usize| {
        let points = data.series.first().map(|series| &series.points);
        points
            .and_then(|points| points[index].as_ref())
            .and_then(|datum| datum.figure.number())
    };
    // Figures first, gaps last; equal figures keep the order of the catalogue.
    let by = |descending: bool| {
        move |&a: &usize, &b: &usize| match (lead(a), lead(b)) {
            (Some(a), Some(b)) if descending => b.cmp(&a),
            (Some(a), Some(b)) => a.cmp(&b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        }
    };
    match wanted {
        Order::Natural | Order::Change => {}
        Order::Descending => order.sort_by(by(true)),
        Order::Ascending => order.sort_by(by(false)),
    }
    order
}

fn category(index: usize, spec: &ChartSpec, data: &ChartData, fonts: &Fonts) -> ResolvedCategory {
    let Category {
        key,
        label,
        short,
        group,
        period,
        ..
    } = &data.categories[index];
    let renamed = spec.labels.get(key);
    let highlight = |series: &Series| {
        series.points[index]
            .as_ref()
            .is_some_and(|datum: &Datum| datum.highlight)
    };
    ResolvedCategory {
        index,
        key: key.clone(),
        label: fonts.printable(renamed.unwrap_or(label)),
        name: renamed.unwrap_or(label).clone(),
        short: renamed.or(short.as_ref()).map(|short| fonts.printable(short)),
        group: group
            .as_deref()
            .map(|group| fonts.printable(group))
            .filter(|group| !group.is_empty()),
        period: *period,
        slots: 1.0,
        highlight: data.series.iter().any(highlight),
    }
}

/// The lines of notes, and the line of the source.
fn words_below(spec: &ChartSpec, data: &ChartData, fonts: &Fonts, own: Vec<String>) -> (Vec<String>, String) {
    let mut notes: Vec<String> = Vec::new();
    let given = spec.notes.iter().chain(&data.notes).map(|note| fonts.printable(note));
    let mut reasons: Vec<MissingReason> = Vec::new();
    for datum in data.series.iter().flat_map(|series| &series.points).flatten() {
        if let Figure::Missing(reason) = datum.figure
            && !reasons.contains(&reason)
        {
            reasons.push(reason);
        }
    }
    let form = [
        (!reasons.is_empty()
            && !matches!(
                spec.form,
                Form::Bars | Form::Kpi | Form::Dumbbell | Form::Slope | Form::TileMap | Form::Scatter
            ))
        .then(|| words::hatched(&reasons)),
        (spec.form == Form::PercentColumns).then(|| words::SHARES_COMPUTED.to_owned()),
    ];
    for note in given.chain(form.into_iter().flatten()).chain(own) {
        let note = words::without_prefix(&note, words::NOTE).to_owned();
        // A bullet chart names its targets in the head.
        let told = spec.form == Form::Bullet && words::names_targets(&note);
        if !told && !note.is_empty() && !notes.contains(&note) {
            notes.push(note);
        }
    }
    let source = spec.source.clone().unwrap_or_else(|| data.sources.join("；"));
    let source = fonts.printable(&source);
    (notes, words::without_prefix(&source, words::SOURCE).to_owned())
}
