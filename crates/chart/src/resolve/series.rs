//! Series with their inks, and figures as marks.

use suishu_domain::{Decimal, Figure, Status};

use super::{Mark, ResolvedSeries, Shape, Slot, panels};
use crate::data::{ChartData, Role, Series};
use crate::spec::{ChartSpec, Form};
use crate::text::Fonts;
use crate::theme::{Ink, Theme};
use crate::{ChartError, number};

/// Width of a plain line, of the own city's, and of those beside it.
const PLAIN_WEIGHT: f64 = 1.5;
pub(super) const OWN_WEIGHT: f64 = 2.25;
pub(super) const OTHER_WEIGHT: f64 = 1.0;

pub(super) fn series(
    spec: &ChartSpec,
    data: &ChartData,
    theme: &Theme,
    fonts: &Fonts,
    order: &[usize],
    over_time: bool,
) -> Result<Vec<ResolvedSeries>, ChartError> {
    let over = |series: &Series| matches!(spec.form, Form::ColumnsLine | Form::Contribution) && series.layer > 0;
    let columns = data.series.iter().filter(|series| !over(series)).count();
    let highlighted = data
        .series
        .iter()
        .flat_map(|series| &series.points)
        .flatten()
        .any(|datum| datum.highlight);
    let in_panel = panels::shape(spec, data, over_time);
    // A series with a panel of its own needs no colour of its own.
    let alone = matches!(spec.form, Form::SmallMultiples | Form::Kpi);
    let (mut place, mut lines) = (0, 0);
    let mut all = Vec::with_capacity(data.series.len());
    for index in series_order(spec, data) {
        let series = &data.series[index];
        let is_over = over(series);
        let shape = match spec.form {
            Form::Line | Form::YearOverlay => Shape::Line { joined: over_time },
            Form::SmallMultiples => in_panel,
            Form::Kpi | Form::Slope => Shape::Line { joined: true },
            Form::Dumbbell => Shape::Line { joined: false },
            _ if is_over => Shape::Line { joined: over_time },
            Form::StackedColumns | Form::PercentColumns | Form::Contribution | Form::Pie => Shape::Stacked,
            Form::Area => Shape::Area,
            _ => Shape::Beside { place, of: columns },
        };
        let name = spec.labels.get(&series.key).unwrap_or(&series.label);
        let muted = spec.muted.contains(&series.key);
        let ink = if muted {
            theme.other.clone()
        } else if is_over && spec.form == Form::Contribution {
            // Whatever inks the parts have, the headline has that of the text.
            Ink::plain(theme.text)
        } else if is_over {
            line_ink(series.role, lines, theme)
        } else {
            left_ink(series.role, if alone { 0 } else { place }, highlighted, shape, theme)
        };
        if is_over {
            lines += 1;
        } else {
            place += 1;
        }
        all.push(ResolvedSeries {
            index,
            label: fonts.printable(name),
            name: name.clone(),
            axis: match spec.form {
                Form::Scatter => series.layer,
                _ => usize::from(is_over && spec.form == Form::ColumnsLine),
            },
            ink,
            weight: match series.role {
                _ if muted => OTHER_WEIGHT,
                Role::Own => OWN_WEIGHT,
                Role::Other => OTHER_WEIGHT,
                Role::Plain | Role::Average | Role::Industry(_) => PLAIN_WEIGHT,
            },
            shape,
            own: series.role == Role::Own && !muted,
            named: true,
            unstressed: ((columns == 1 || alone) && !is_over && highlighted && series.role == Role::Plain)
                .then(|| theme.other.clone()),
            slots: order
                .iter()
                .map(|&at| slot(spec.form, series, at, data, fonts))
                .collect::<Result<_, _>>()?,
        });
    }
    Ok(all)
}

/// The places of the series in the order of drawing: those that the spec names first, the rest as they are.
fn series_order(spec: &ChartSpec, data: &ChartData) -> Vec<usize> {
    let rank = |index: &usize| {
        let key = &data.series[*index].key;
        let named = spec.series_order.iter().position(|wanted| wanted == key);
        named.unwrap_or(usize::MAX)
    };
    let mut order: Vec<usize> = (0..data.series.len()).collect();
    order.sort_by_key(rank);
    order
}

fn left_ink(role: Role, place: usize, highlighted: bool, shape: Shape, theme: &Theme) -> Ink {
    let equals = if matches!(shape, Shape::Stacked | Shape::Area) {
        &theme.parts
    } else {
        &theme.categorical
    };
    match role {
        Role::Own => theme.own.clone(),
        Role::Average => theme.average.clone(),
        Role::Industry(number @ 1..=3) => theme.industry[usize::from(number) - 1].clone(),
        Role::Plain if highlighted && place == 0 => theme.own.clone(),
        // More than the palette holds: grey, with the name beside it.
        Role::Plain => equals.get(place).unwrap_or(&theme.other).clone(),
        Role::Other | Role::Industry(_) => theme.other.clone(),
    }
}

fn line_ink(role: Role, line: usize, theme: &Theme) -> Ink {
    match role {
        Role::Plain | Role::Own | Role::Other | Role::Average if line == 0 => theme.growth.clone(),
        Role::Industry(number @ 1..=3) => theme.industry[usize::from(number) - 1].clone(),
        _ => theme.categorical.get(line + 1).unwrap_or(&theme.other).clone(),
    }
}

fn slot(form: Form, series: &Series, at: usize, data: &ChartData, fonts: &Fonts) -> Result<Slot, ChartError> {
    let Some(datum) = &series.points[at] else {
        return Ok(Slot::Absent);
    };
    let number = match datum.figure {
        Figure::Missing(reason) => return Ok(Slot::Missing(reason)),
        Figure::Number(number) => number,
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
pub(super) fn value(number: Decimal) -> Option<f64> {
    number.to_string().parse::<f64>().ok().filter(|value| value.is_finite())
}
