//! From the shape of a selection to a chart: what runs along the axis, what tells the series apart, which forms can draw it.

mod fitness;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use suishu_chart::{ChartSpec, Form};
use suishu_domain::{Measure, Period, PriceBasis, Selection, SeriesKey};
use suishu_store::{Reader, SeriesFilter};

use self::fitness::Fit;
use self::shape::Shape;
use crate::desk::{Desk, Open};
use crate::error::Failure;
use crate::query::{self, Asked, FigureSeries};
use crate::wire::{FormChoice, SuggestRequest, Suggestion};

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
        let mut shape = Shape::of(&series, &selection, &catalogue);
        shape.growth = growth.is_some();
        shape.targets = open.read(|reader| has_targets(reader, &series))?;
        shape.events = open.read(|reader| has_events(reader, &shape))?;
        let fits = fitness::all(&shape);
        let best = fitness::best(&shape, &fits);
        let form = form.filter(|form| fits.iter().any(|fit| fit.fits && fit.form == *form));
        let form = form.unwrap_or(best);
        let (x, by) = fitness::arrange(form, &shape);
        let mut layers = vec![selection];
        if matches!(form, Form::ColumnsLine | Form::Scatter | Form::Kpi) {
            layers.extend(growth);
        }
        let city = if shape.regions.len() > 1 {
            self.city(open)?
        } else {
            None
        };
        let spec = ChartSpec {
            layers,
            by,
            highlight: city.into_iter().collect(),
            events: form == Form::Timeline,
            ..ChartSpec::new(form, Selection::default(), x)
        };
        let details = details(&shape);
        let forms = fits
            .into_iter()
            .map(|Fit { form, fits, reason }| FormChoice {
                form,
                fits,
                reason,
                details: details.clone(),
            })
            .collect();
        Ok(Suggestion { spec, best, forms })
    }
}

/// The blanks of the reasons' sentences.
fn details(shape: &Shape) -> BTreeMap<String, String> {
    let things = shape.things().map_or(1, |things| shape.count(things));
    [
        ("periods", shape.periods.len()),
        ("series", shape.series(shape.along())),
        ("parts", shape.parts()),
        ("things", things),
        ("years", shape.years()),
    ]
    .into_iter()
    .map(|(name, count)| (name.to_owned(), count.to_string()))
    .collect()
}

/// Whether the library holds targets or forecasts of the same indicators and regions.
fn has_targets(reader: &Reader, series: &[FigureSeries]) -> Result<bool, Failure> {
    let codes = |of: &dyn Fn(&SeriesKey) -> &str| -> Vec<String> {
        let codes: BTreeSet<String> = series.iter().map(|one| of(&one.key).to_owned()).collect();
        codes.into_iter().collect()
    };
    let filter = SeriesFilter {
        indicators: codes(&|key| &key.indicator),
        regions: codes(&|key| &key.region),
        measure: Some(Measure::Level),
        ..SeriesFilter::default()
    };
    Ok(reader.forecasts(&filter)?.iter().any(|(_, found)| !found.is_empty()))
}

/// Whether something happened between the first and the last day of a shape's periods.
fn has_events(reader: &Reader, shape: &Shape) -> Result<bool, Failure> {
    let (first, last) = (
        shape.periods.iter().map(Period::start).min(),
        shape.periods.iter().map(Period::last_day).max(),
    );
    let (Some(first), Some(last)) = (first, last) else {
        return Ok(false);
    };
    let within = |event: &suishu_store::Event| event.start <= last && event.end >= first;
    Ok(reader.events()?.iter().any(within))
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
