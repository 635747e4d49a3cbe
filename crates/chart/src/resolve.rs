//! From spec and data to what is drawn: order, units, stacks, shares, gaps, inks and words. No pixel is known here.

use suishu_domain::{Decimal, MissingReason, Status};

use crate::data::{Category, ChartData, Datum, Role, Series};
use crate::number;
use crate::spec::{ChartSpec, Dimension, Form, Order, SPEC_VERSION};
use crate::text::Fonts;
use crate::theme::{Ink, Theme};
use crate::{ChartError, words};

/// How a series is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Side by side: column (or bar) `place` of `of` in each category.
    Beside { place: usize, of: usize },
    /// Stacked on each other.
    Stacked,
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
    /// 0 the left axis, 1 the right one.
    pub axis: usize,
    pub ink: Ink,
    /// Width of its line in points.
    pub weight: f64,
    pub shape: Shape,
    /// Whether it is the own city's.
    pub own: bool,
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
    pub label: String,
    pub short: Option<String>,
    pub group: Option<String>,
    pub highlight: bool,
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
    pub notes: Vec<String>,
    pub source: String,
    pub value_labels: Option<bool>,
    /// Whether the categories are periods.
    pub over_time: bool,
}

impl Resolved {
    /// Whether a series name must be shown at all.
    pub(crate) fn needs_names(&self) -> bool {
        self.series.len() > 1
    }
}

/// Width of a plain line, of the own city's, and of those beside it.
const PLAIN_WEIGHT: f64 = 1.5;
const OWN_WEIGHT: f64 = 2.25;
const OTHER_WEIGHT: f64 = 1.0;

pub(crate) fn resolve(
    spec: &ChartSpec,
    data: &ChartData,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Resolved, ChartError> {
    check(spec, data)?;
    let order = order(spec, data);
    let over_time = spec.x == Dimension::Period;
    let mut series = series(spec, data, theme, fonts, &order, over_time)?;
    match spec.form {
        Form::StackedColumns => stack(&mut series),
        Form::PercentColumns => share(&mut series, data, &order)?,
        _ => {}
    }
    let axes = axes(spec.form, data, &series)?;
    let categories = order.iter().map(|&index| category(index, data, fonts)).collect();
    let (notes, source) = words_below(spec, data, fonts, &axes);
    let title = spec.title.as_deref().unwrap_or(&data.title);
    Ok(Resolved {
        form: spec.form,
        title: words::heading(
            spec.number.as_deref().map(|number| fonts.printable(number)),
            &fonts.printable(title),
        ),
        subtitle: fonts.printable(spec.subtitle.as_deref().unwrap_or_default()),
        categories,
        series,
        axes,
        notes,
        source,
        value_labels: spec.value_labels,
        over_time,
    })
}

fn check(spec: &ChartSpec, data: &ChartData) -> Result<(), ChartError> {
    if spec.version == 0 || spec.version > SPEC_VERSION {
        return Err(ChartError::UnknownVersion { found: spec.version });
    }
    for series in &data.series {
        if series.points.len() != data.categories.len() {
            return Err(ChartError::Ragged {
                series: series.key.clone(),
                points: series.points.len(),
                categories: data.categories.len(),
            });
        }
    }
    let mut figures = data.series.iter().flat_map(|series| &series.points).flatten();
    if figures.any(|datum| datum.figure.number().is_some()) {
        Ok(())
    } else {
        Err(ChartError::NoData)
    }
}

/// The categories in the order of drawing. Bars are sorted unless they are periods; lines and stacks over time never are.
fn order(spec: &ChartSpec, data: &ChartData) -> Vec<usize> {
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
        Order::Natural => {}
        Order::Descending => order.sort_by(by(true)),
        Order::Ascending => order.sort_by(by(false)),
    }
    order
}

fn series(
    spec: &ChartSpec,
    data: &ChartData,
    theme: &Theme,
    fonts: &Fonts,
    order: &[usize],
    over_time: bool,
) -> Result<Vec<ResolvedSeries>, ChartError> {
    let right = |series: &Series| spec.form == Form::ColumnsLine && series.layer > 0;
    let columns = data.series.iter().filter(|series| !right(series)).count();
    let highlighted = data
        .series
        .iter()
        .flat_map(|series| &series.points)
        .flatten()
        .any(|datum| datum.highlight);
    let (mut place, mut lines) = (0, 0);
    let mut all = Vec::with_capacity(data.series.len());
    for (index, series) in data.series.iter().enumerate() {
        let on_right = right(series);
        let shape = match spec.form {
            Form::Line => Shape::Line { joined: over_time },
            _ if on_right => Shape::Line { joined: over_time },
            Form::StackedColumns | Form::PercentColumns => Shape::Stacked,
            _ => Shape::Beside { place, of: columns },
        };
        let ink = if on_right {
            right_ink(series.role, lines, theme)
        } else {
            left_ink(series.role, place, highlighted, theme)
        };
        if on_right {
            lines += 1;
        } else {
            place += 1;
        }
        all.push(ResolvedSeries {
            index,
            label: fonts.printable(&series.label),
            axis: usize::from(on_right),
            ink,
            weight: match series.role {
                Role::Own => OWN_WEIGHT,
                Role::Other => OTHER_WEIGHT,
                Role::Plain | Role::Industry(_) => PLAIN_WEIGHT,
            },
            shape,
            own: series.role == Role::Own,
            unstressed: (columns == 1 && !on_right && highlighted && series.role == Role::Plain)
                .then(|| theme.other.clone()),
            slots: order
                .iter()
                .map(|&at| slot(spec.form, series, at, data, fonts))
                .collect::<Result<_, _>>()?,
        });
    }
    Ok(all)
}

fn left_ink(role: Role, place: usize, highlighted: bool, theme: &Theme) -> Ink {
    match role {
        Role::Own => theme.own.clone(),
        Role::Industry(number @ 1..=3) => theme.industry[usize::from(number) - 1].clone(),
        Role::Plain if highlighted && place == 0 => theme.own.clone(),
        // More than the palette holds: grey, with the name beside it.
        Role::Plain => theme.categorical.get(place).unwrap_or(&theme.other).clone(),
        Role::Other | Role::Industry(_) => theme.other.clone(),
    }
}

fn right_ink(role: Role, line: usize, theme: &Theme) -> Ink {
    match role {
        Role::Plain | Role::Own | Role::Other if line == 0 => theme.growth.clone(),
        Role::Industry(number @ 1..=3) => theme.industry[usize::from(number) - 1].clone(),
        _ => theme.categorical.get(line + 1).unwrap_or(&theme.other).clone(),
    }
}

fn slot(form: Form, series: &Series, at: usize, data: &ChartData, fonts: &Fonts) -> Result<Slot, ChartError> {
    let Some(datum) = &series.points[at] else {
        return Ok(Slot::Absent);
    };
    let number = match datum.figure {
        suishu_domain::Figure::Missing(reason) => return Ok(Slot::Missing(reason)),
        suishu_domain::Figure::Number(number) => number,
    };
    let value = value(number).ok_or_else(|| ChartError::NotANumber {
        series: series.label.clone(),
        category: data.categories[at].label.clone(),
    })?;
    let figure = number::figure(number, datum.qualifier);
    Ok(Slot::Mark(Mark {
        from: 0.0,
        to: value,
        told: number::with_unit(&figure, &fonts.printable(&series.unit)),
        label: figure,
        forecast: datum.status == Some(Status::Forecast),
        breaks: datum.status == Some(Status::Break) && form != Form::Bars,
        highlight: datum.highlight,
    }))
}

/// The nearest double; it only places marks, no printed figure comes from it.
fn value(number: Decimal) -> Option<f64> {
    number.to_string().parse::<f64>().ok().filter(|value| value.is_finite())
}

/// Positive parts upwards from zero, negative parts downwards.
fn stack(series: &mut [ResolvedSeries]) {
    let categories = series.first().map_or(0, |series| series.slots.len());
    for at in 0..categories {
        let (mut above, mut below) = (0.0, 0.0);
        for series in series.iter_mut() {
            if let Slot::Mark(mark) = &mut series.slots[at] {
                let base = if mark.to < 0.0 { &mut below } else { &mut above };
                mark.from = *base;
                *base += mark.to;
                mark.to = *base;
            }
        }
    }
}

/// Parts of 100%. Where a part is missing, the whole isn't known and nothing is drawn.
fn share(series: &mut [ResolvedSeries], data: &ChartData, order: &[usize]) -> Result<(), ChartError> {
    for (at, &index) in order.iter().enumerate() {
        let numbers: Vec<Option<Decimal>> = series
            .iter()
            .map(|series| {
                data.series[series.index].points[index]
                    .as_ref()
                    .and_then(|datum| datum.figure.number())
            })
            .collect();
        if let Some(negative) = numbers
            .iter()
            .position(|number| number.is_some_and(|number| number.is_sign_negative() && !number.is_zero()))
        {
            return Err(ChartError::NegativePart {
                series: series[negative].label.clone(),
                category: data.categories[index].label.clone(),
            });
        }
        let whole: Option<Decimal> = numbers
            .iter()
            .try_fold(Decimal::ZERO, |sum, number| sum.checked_add((*number)?));
        let mut base = Decimal::ZERO;
        for (series, number) in series.iter_mut().zip(&numbers) {
            let part = match (number, whole) {
                (Some(number), Some(whole)) if !whole.is_zero() => {
                    (*number).checked_div(whole).map(|part| part * Decimal::ONE_HUNDRED)
                }
                _ => None,
            };
            match (&mut series.slots[at], part) {
                (Slot::Mark(mark), Some(part)) => {
                    mark.from = value(base).unwrap_or(0.0);
                    base += part;
                    mark.to = value(base).unwrap_or(0.0);
                    mark.label = number::share(part);
                    mark.told = format!("{}（占{}%）", mark.told, mark.label);
                }
                (slot @ Slot::Mark(_), None) => *slot = Slot::Absent,
                _ => {}
            }
        }
    }
    Ok(())
}

fn axes(form: Form, data: &ChartData, series: &[ResolvedSeries]) -> Result<Vec<ResolvedAxis>, ChartError> {
    let count = 1 + series.iter().map(|series| series.axis).max().unwrap_or(0);
    let mut axes = Vec::with_capacity(count);
    for axis in 0..count {
        let mut units = series
            .iter()
            .filter(|series| series.axis == axis)
            .map(|series| &data.series[series.index].unit);
        let first = units.next().cloned().unwrap_or_default();
        if let Some(other) = units.find(|unit| **unit != first) {
            return Err(ChartError::MixedUnits {
                first,
                other: other.clone(),
            });
        }
        let marks = series
            .iter()
            .filter(|series| series.axis == axis)
            .flat_map(|series| &series.slots)
            .filter_map(Slot::mark);
        let range = marks.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), mark| {
            let ends = if form == Form::Line {
                (mark.to, mark.to)
            } else {
                (mark.from.min(mark.to), mark.from.max(mark.to))
            };
            (low.min(ends.0), high.max(ends.1))
        });
        let range = if range.0 <= range.1 { range } else { (0.0, 0.0) };
        axes.push(match form {
            Form::PercentColumns => ResolvedAxis {
                unit: "%".to_owned(),
                range: (0.0, 100.0),
                from_zero: true,
            },
            Form::Line => ResolvedAxis {
                unit: first,
                range,
                from_zero: line_from_zero(range),
            },
            _ => ResolvedAxis {
                unit: first,
                range,
                from_zero: true,
            },
        });
    }
    Ok(axes)
}

/// A line may leave zero when all its figures lie on one side and so close together that zero would flatten it.
fn line_from_zero((low, high): (f64, f64)) -> bool {
    let nearest = if low > 0.0 { low } else { -high };
    nearest <= 0.0 || (high - low) > 0.4 * low.abs().max(high.abs())
}

fn category(index: usize, data: &ChartData, fonts: &Fonts) -> ResolvedCategory {
    let Category {
        label, short, group, ..
    } = &data.categories[index];
    let highlight = |series: &Series| {
        series.points[index]
            .as_ref()
            .is_some_and(|datum: &Datum| datum.highlight)
    };
    ResolvedCategory {
        index,
        label: fonts.printable(label),
        short: short.as_deref().map(|short| fonts.printable(short)),
        group: group
            .as_deref()
            .map(|group| fonts.printable(group))
            .filter(|group| !group.is_empty()),
        highlight: data.series.iter().any(highlight),
    }
}

/// The lines of notes, and the line of the source.
fn words_below(spec: &ChartSpec, data: &ChartData, fonts: &Fonts, axes: &[ResolvedAxis]) -> (Vec<String>, String) {
    let mut notes: Vec<String> = Vec::new();
    let given = spec.notes.iter().chain(&data.notes).map(|note| fonts.printable(note));
    let mut reasons: Vec<MissingReason> = Vec::new();
    for datum in data.series.iter().flat_map(|series| &series.points).flatten() {
        if let suishu_domain::Figure::Missing(reason) = datum.figure
            && !reasons.contains(&reason)
        {
            reasons.push(reason);
        }
    }
    let own = [
        (!reasons.is_empty() && spec.form != Form::Bars).then(|| words::hatched(&reasons)),
        axes.iter()
            .any(|axis| !axis.from_zero)
            .then(|| words::AXIS_NOT_FROM_ZERO.to_owned()),
        (spec.form == Form::PercentColumns).then(|| words::SHARES_COMPUTED.to_owned()),
    ];
    for note in given.chain(own.into_iter().flatten()) {
        let note = words::without_prefix(&note, words::NOTE).to_owned();
        if !note.is_empty() && !notes.contains(&note) {
            notes.push(note);
        }
    }
    let source = spec.source.clone().unwrap_or_else(|| data.sources.join("；"));
    let source = fonts.printable(&source);
    (notes, words::without_prefix(&source, words::SOURCE).to_owned())
}
