//! From the shape of a selection to a chart: what runs along the axis, what tells the series apart, which forms can draw it.

use std::collections::BTreeSet;

use suishu_chart::{ChartSpec, Dimension, Form};
use suishu_domain::{Derivation, Measure, Period, PriceBasis, Sector, Selection, SeriesKey};

use crate::desk::{Desk, Open};
use crate::error::Failure;
use crate::query::{self, Asked, FigureSeries};
use crate::wire::{SuggestRequest, Suggestion};

/// How many different things of each kind a selection has.
struct Shape {
    indicators: usize,
    regions: usize,
    sectors: BTreeSet<String>,
    periods: BTreeSet<Period>,
}

impl Shape {
    fn of(series: &[FigureSeries]) -> Self {
        let codes =
            |of: &dyn Fn(&FigureSeries) -> &str| series.iter().map(|one| of(one).to_owned()).collect::<BTreeSet<_>>();
        Self {
            indicators: codes(&|one| &one.key.indicator).len(),
            regions: codes(&|one| &one.key.region).len(),
            sectors: codes(&|one| &one.key.sector),
            periods: series
                .iter()
                .flat_map(|one| one.figures.iter().map(|figure| figure.observation.period))
                .collect(),
        }
    }

    /// Parts of a whole: several sectors, the whole itself left aside.
    fn parts(&self) -> usize {
        self.sectors.iter().filter(|code| *code != Sector::TOTAL).count()
    }
}

impl Desk {
    /// A spec that fits a selection, and the forms that would.
    pub(crate) fn suggest(&self, request: SuggestRequest) -> Result<Suggestion, Failure> {
        let open = self.open()?;
        self.suggest_from(&open, request.selection, request.form)
    }

    /// The same on a library at hand.
    pub(crate) fn suggest_from(
        &self,
        open: &Open,
        mut selection: Selection,
        form: Option<Form>,
    ) -> Result<Suggestion, Failure> {
        let catalogue = open.catalogue();
        let asked = Asked::read(&selection, &catalogue, self.holidays())?;
        let mut series = open.read(|reader| query::ask(reader, &catalogue, &asked))?;
        if series.is_empty() {
            return Err(Failure::SelectionEmpty);
        }
        let growth = growth_beside(&series, &selection);
        // What would be a mixture on one axis is narrowed to what most figures have; the rest is the user's choice.
        narrow(
            &mut series,
            &mut selection.measure,
            |key| Some(key.measure),
            &[Measure::Level],
        );
        narrow(&mut series, &mut selection.basis, |key| Some(key.basis), &[]);
        narrow(
            &mut series,
            &mut selection.price_basis,
            |key| key.price_basis,
            &[PriceBasis::Current],
        );
        let growth = growth.map(|growth| Selection {
            basis: selection.basis,
            ..growth
        });
        let growth = growth.filter(|_| selection.measure.is_none_or(|measure| measure == Measure::Level));
        let shape = Shape::of(&series);
        let x = along(&shape);
        let by = apart(&shape, x);
        let forms = forms(&shape, x, growth.is_some(), &selection);
        let form = form
            .filter(|form| forms.contains(form))
            .unwrap_or_else(|| preferred(&shape, x, &forms));
        let mut layers = vec![selection];
        if form == Form::ColumnsLine {
            layers.extend(growth);
        }
        let city = if shape.regions > 1 { self.city(open)? } else { None };
        let spec = ChartSpec {
            layers,
            by,
            highlight: city.into_iter().collect(),
            ..ChartSpec::new(form, Selection::default(), x)
        };
        Ok(Suggestion { spec, forms })
    }
}

/// Keeps the series of one basis, measure or price basis, where there are several and none was chosen: the preferred one, else
/// that of most figures. Series that have none (prices play no part) stay.
fn narrow<T: Copy + PartialEq>(
    series: &mut Vec<FigureSeries>,
    chosen: &mut Option<T>,
    part: impl Fn(&SeriesKey) -> Option<T>,
    preferred: &[T],
) {
    let mut counts: Vec<(T, usize)> = Vec::new();
    for one in series.iter() {
        if let Some(part) = part(&one.key) {
            match counts.iter_mut().find(|(known, _)| *known == part) {
                Some((_, count)) => *count += one.figures.len(),
                None => counts.push((part, one.figures.len())),
            }
        }
    }
    if chosen.is_some() || counts.len() < 2 {
        return;
    }
    let most = counts.iter().max_by_key(|(_, count)| *count).map(|(part, _)| *part);
    let best = preferred
        .iter()
        .copied()
        .find(|wanted| counts.iter().any(|(part, _)| part == wanted))
        .or(most);
    series.retain(|one| part(&one.key).is_none_or(|part| Some(part) == best));
    *chosen = best;
}

/// The published growth beside the levels, where it has figures for their periods: the same names, its own prices.
fn growth_beside(series: &[FigureSeries], selection: &Selection) -> Option<Selection> {
    if selection.measure.is_some() || selection.derive.is_some() {
        return None;
    }
    let levels: BTreeSet<Period> = series
        .iter()
        .filter(|one| one.key.measure == Measure::Level)
        .flat_map(|one| one.figures.iter().map(|figure| figure.observation.period))
        .collect();
    let growth = series.iter().find(|one| {
        one.key.measure == Measure::YearOnYear
            && one
                .figures
                .iter()
                .any(|figure| levels.contains(&figure.observation.period))
    })?;
    Some(Selection {
        measure: Some(Measure::YearOnYear),
        price_basis: growth.key.price_basis,
        ..selection.clone()
    })
}

/// Time runs along the axis when there is more than one period; else what there is most of.
fn along(shape: &Shape) -> Dimension {
    if shape.periods.len() > 1 {
        Dimension::Period
    } else if shape.regions > 1 {
        Dimension::Region
    } else if shape.sectors.len() > 1 {
        Dimension::Sector
    } else if shape.indicators > 1 {
        Dimension::Indicator
    } else {
        Dimension::Period
    }
}

fn apart(shape: &Shape, x: Dimension) -> Option<Dimension> {
    [
        (Dimension::Sector, shape.sectors.len()),
        (Dimension::Region, shape.regions),
        (Dimension::Indicator, shape.indicators),
        (Dimension::Period, shape.periods.len()),
    ]
    .into_iter()
    .find(|(dimension, count)| *dimension != x && *count > 1)
    .map(|(dimension, _)| dimension)
}

/// The number of series of a chart with this axis.
fn series_count(shape: &Shape, x: Dimension) -> usize {
    let count = |dimension: Dimension, count: usize| if dimension == x { 1 } else { count.max(1) };
    count(Dimension::Sector, shape.sectors.len())
        * count(Dimension::Region, shape.regions)
        * count(Dimension::Indicator, shape.indicators)
        * count(Dimension::Period, shape.periods.len())
}

fn forms(shape: &Shape, x: Dimension, growth: bool, selection: &Selection) -> Vec<Form> {
    let several = series_count(shape, x) > 1;
    let additive = selection.derive != Some(Derivation::YearOnYear)
        && selection.derive != Some(Derivation::Share)
        && selection.measure.unwrap_or(Measure::Level).is_additive();
    let mut forms = Vec::new();
    if growth && !several {
        forms.push(Form::ColumnsLine);
    }
    forms.push(if several { Form::GroupedColumns } else { Form::Columns });
    if x == Dimension::Period && shape.periods.len() > 1 {
        forms.push(Form::Line);
    }
    if several && additive && shape.parts() > 1 && x != Dimension::Sector {
        forms.push(Form::StackedColumns);
        forms.push(Form::PercentColumns);
    }
    if x != Dimension::Period && !several {
        forms.push(Form::Bars);
    }
    forms
}

/// Few periods are columns, many are a line; cities are bars; levels with growth are columns and line.
fn preferred(shape: &Shape, x: Dimension, forms: &[Form]) -> Form {
    let order: &[Form] = match x {
        Dimension::Period if shape.periods.len() > 8 => &[Form::Line],
        Dimension::Region => &[Form::Bars, Form::ColumnsLine],
        _ => &[Form::ColumnsLine, Form::Columns, Form::GroupedColumns],
    };
    order
        .iter()
        .copied()
        .find(|form| forms.contains(form))
        .unwrap_or(forms[0])
}
