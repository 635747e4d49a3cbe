//! From the whole of one period to that of another: what each part rose or fell by, as the exact difference of two published levels.
//!
//! The first series is the earlier period, the second the later one. A step tells of two figures; in the hit map it stands for the later.

use suishu_domain::{Decimal, Qualifier, Status};

use super::series::value;
use super::{Mark, ResolvedCategory, ResolvedSeries, Shape, Slot};
use crate::data::{ChartData, Series};
use crate::spec::{ChartSpec, Order};
use crate::text::Fonts;
use crate::theme::{Ink, Theme};
use crate::{ChartError, number, words};

/// Places of the periods in the data.
const EARLIER: usize = 0;
const LATER: usize = 1;

/// What the two periods say.
pub(super) struct Fall {
    /// Place of the whole among the categories.
    whole: usize,
    before: Decimal,
    after: Decimal,
    /// Parts with what they rose by, in the order of drawing.
    steps: Vec<(usize, Decimal)>,
    /// What the whole rose by beyond its parts.
    rest: Decimal,
    /// Parts that no difference can be told of.
    unknown: Vec<usize>,
}

/// Computes the steps.
///
/// # Errors
/// [`ChartError::WaterfallPeriods`] unless there are two series, [`ChartError::NoWhole`] unless both have the whole.
pub(super) fn steps(spec: &ChartSpec, data: &ChartData) -> Result<Fall, ChartError> {
    let [earlier, later] = data.series.as_slice() else {
        return Err(ChartError::WaterfallPeriods {
            found: data.series.len(),
        });
    };
    if earlier.unit != later.unit {
        return Err(ChartError::MixedUnits {
            first: earlier.unit.clone(),
            other: later.unit.clone(),
        });
    }
    let mut wholes = (0..data.categories.len()).filter(|&at| data.categories[at].whole);
    let (Some(whole), None) = (wholes.next(), wholes.next()) else {
        return Err(ChartError::NoWhole);
    };
    let (Some(before), Some(after)) = (exact(earlier, whole), exact(later, whole)) else {
        return Err(ChartError::NoWhole);
    };
    let mut rest = after.checked_sub(before).ok_or(ChartError::NoWhole)?;
    let (mut steps, mut unknown) = (Vec::new(), Vec::new());
    for at in (0..data.categories.len()).filter(|&at| at != whole) {
        let step = exact(earlier, at).zip(exact(later, at));
        match step.and_then(|(before, after)| after.checked_sub(before)) {
            Some(step) => {
                rest = rest.checked_sub(step).ok_or(ChartError::NoWhole)?;
                steps.push((at, step));
            }
            None => unknown.push(at),
        }
    }
    match spec.order {
        Order::Natural => {}
        Order::Descending | Order::Change => steps.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0))),
        Order::Ascending => steps.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0))),
    }
    Ok(Fall {
        whole,
        before,
        after,
        steps,
        rest,
        unknown,
    })
}

/// A number that can be computed with: exact, and of something that happened.
fn exact(series: &Series, at: usize) -> Option<Decimal> {
    let datum = series.points[at].as_ref()?;
    let usable = datum.qualifier == Qualifier::Exact && datum.status != Some(Status::Forecast);
    datum.figure.number().filter(|_| usable)
}

impl Fall {
    /// What the chart says of how it was computed.
    pub(super) fn notes(&self, spec: &ChartSpec, data: &ChartData, fonts: &Fonts) -> Vec<String> {
        let mut notes = vec![words::STEPS_COMPUTED.to_owned()];
        if !self.rest.is_zero() {
            notes.push(words::REST_COMPUTED.to_owned());
        }
        if !self.unknown.is_empty() {
            let names: Vec<String> = self.unknown.iter().map(|&at| label(spec, data, fonts, at)).collect();
            notes.push(words::counted_in_rest(&names));
        }
        notes
    }

    /// The columns from left to right: place in the data, name, from, to, and what they are.
    fn columns(&self, spec: &ChartSpec, data: &ChartData, fonts: &Fonts) -> Vec<Column> {
        let period = |at: usize| {
            let series = &data.series[at];
            fonts.printable(spec.labels.get(&series.key).unwrap_or(&series.label))
        };
        let mut columns = vec![Column {
            category: self.whole,
            name: period(EARLIER),
            from: Decimal::ZERO,
            to: self.before,
            part: Part::Before,
        }];
        let mut level = self.before;
        let mut step = |category: usize, name: String, by: Decimal| {
            let from = level;
            level += by;
            Column {
                category,
                name,
                from,
                to: level,
                part: if by < Decimal::ZERO { Part::Fall } else { Part::Rise },
            }
        };
        for (at, by) in &self.steps {
            columns.push(step(*at, label(spec, data, fonts, *at), *by));
        }
        if !self.rest.is_zero() {
            columns.push(step(self.whole, words::REST.to_owned(), self.rest));
        }
        columns.push(Column {
            category: self.whole,
            name: period(LATER),
            from: Decimal::ZERO,
            to: self.after,
            part: Part::After,
        });
        columns
    }

    /// The columns in place of the two series: their names along the axis, and a series for each ink.
    pub(super) fn unfold(
        &self,
        spec: &ChartSpec,
        data: &ChartData,
        theme: &Theme,
        fonts: &Fonts,
    ) -> Result<(Vec<ResolvedCategory>, Vec<ResolvedSeries>), ChartError> {
        let columns = self.columns(spec, data, fonts);
        let categories = columns.iter().map(Column::category).collect();
        let mut series = Vec::new();
        for part in [Part::Before, Part::Rise, Part::Fall, Part::After] {
            let given = part.series();
            let unit = fonts.printable(&data.series[given].unit);
            let slot = |column: &Column| {
                if column.part == part {
                    column.mark(&unit).ok_or_else(|| ChartError::NotANumber {
                        series: data.series[given].label.clone(),
                        category: column.name.clone(),
                    })
                } else {
                    Ok(Slot::Absent)
                }
            };
            series.push(ResolvedSeries {
                index: given,
                label: part.name().map_or_else(|| columns[0].name.clone(), str::to_owned),
                name: spec
                    .labels
                    .get(&data.series[given].key)
                    .unwrap_or(&data.series[given].label)
                    .clone(),
                axis: 0,
                ink: part.ink(theme),
                weight: 1.0,
                shape: Shape::Beside { place: 0, of: 1 },
                own: false,
                named: false,
                unstressed: None,
                slots: columns.iter().map(slot).collect::<Result<_, _>>()?,
            });
        }
        Ok((categories, series))
    }
}

fn label(spec: &ChartSpec, data: &ChartData, fonts: &Fonts, at: usize) -> String {
    let category = &data.categories[at];
    fonts.printable(spec.labels.get(&category.key).unwrap_or(&category.label))
}

/// What a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Before,
    Rise,
    Fall,
    After,
}

impl Part {
    const fn series(self) -> usize {
        match self {
            Self::Before => EARLIER,
            Self::Rise | Self::Fall | Self::After => LATER,
        }
    }

    const fn name(self) -> Option<&'static str> {
        match self {
            Self::Before | Self::After => None,
            Self::Rise => Some(words::RISE),
            Self::Fall => Some(words::FALL),
        }
    }

    fn ink(self, theme: &Theme) -> Ink {
        match self {
            Self::Before | Self::After => theme.other.clone(),
            Self::Rise => theme.rise.clone(),
            Self::Fall => theme.fall.clone(),
        }
    }
}

/// One column of the waterfall, in exact numbers.
struct Column {
    category: usize,
    name: String,
    from: Decimal,
    to: Decimal,
    part: Part,
}

impl Column {
    fn category(&self) -> ResolvedCategory {
        ResolvedCategory {
            index: self.category,
            key: String::new(),
            label: self.name.clone(),
            name: self.name.clone(),
            short: None,
            group: None,
            period: None,
            slots: 1.0,
            highlight: false,
        }
    }

    fn mark(&self, unit: &str) -> Option<Slot> {
        let is_whole = matches!(self.part, Part::Before | Part::After);
        let label = if is_whole {
            number::figure(self.to, Qualifier::Exact)
        } else {
            number::signed(self.to.checked_sub(self.from)?)
        };
        let told = number::with_unit(&label, unit);
        Some(Slot::Mark(Mark {
            from: value(self.from)?,
            to: value(self.to)?,
            told: if is_whole { told } else { words::computed(&told) },
            label,
            forecast: false,
            breaks: false,
            highlight: is_whole,
        }))
    }
}
