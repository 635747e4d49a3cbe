//! Growth over the same period of the year before.

use std::collections::BTreeSet;

use suishu_analysis::derive as analysis;
use suishu_domain::{Holidays, Measure, Period};
use suishu_store::{Reader, SeriesFilter};

use super::breaks::{broken_between, suspended};
use super::{Bench, beside, computed, exact, in_per_cent};
use crate::error::Failure;
use crate::query::{Asked, FigureSeries, Figured, Input, ask};
use crate::wire::InputRole;

impl Bench<'_> {
    /// The published growth of what was asked for, as it stands, and computed growth for the periods that have none.
    pub(super) fn year_on_year(&self, series: Vec<FigureSeries>) -> Result<Vec<FigureSeries>, Failure> {
        let levels = series.into_iter().filter(|one| one.key.measure == Measure::Level);
        let levels = self.allowed(levels.collect())?;
        let everything = self.everything(|filter| filter.measure = Some(Measure::Level))?;
        let growth = Asked {
            filter: SeriesFilter {
                measure: Some(Measure::YearOnYear),
                price_basis: None,
                ..self.asked.filter.clone()
            },
            ..self.asked.clone()
        };
        let published = ask(self.reader, self.catalogue, &growth)?;
        let mut found = Vec::new();
        for level in levels {
            let key = &level.key;
            let said: BTreeSet<Period> = published
                .iter()
                .filter(|one| same_place(one, &level))
                .flat_map(|one| one.figures.iter().map(|figure| figure.observation.period))
                .collect();
            let Some(whole) = everything.iter().find(|one| one.key == *key) else {
                continue;
            };
            let mut figures = Vec::new();
            for now in level
                .figures
                .iter()
                .filter(|now| !said.contains(&now.observation.period))
            {
                figures.extend(growth_over_year(self.reader, self.holidays, whole, now)?);
            }
            if let Some(key) = in_per_cent(key, Measure::YearOnYear) {
                found.push(FigureSeries { key, figures, ..level });
            }
        }
        found.extend(published);
        Ok(found)
    }
}

/// The growth of one level over the same period of the year before, from the figures of its series; 不适用 where the series breaks
/// between the two, and `None` where there is nothing to compute with.
pub(crate) fn growth_over_year(
    reader: &Reader,
    holidays: &Holidays,
    series: &FigureSeries,
    now: &Figured,
) -> Result<Option<Figured>, Failure> {
    let period = now.observation.period;
    let before = analysis::same_period_before(period, holidays);
    let base = before.and_then(|before| series.figures.iter().find(|figure| figure.observation.period == before));
    let (Some(base), Some(number)) = (base, exact(now)) else {
        return Ok(None);
    };
    let Some(base) = beside(reader, now, series.id, base)? else {
        return Ok(None);
    };
    if broken_between(series, base.observation.period, period) {
        let inputs = vec![
            Input::new(InputRole::Current, series, now),
            Input::new(InputRole::Base, series, &base),
        ];
        return Ok(Some(suspended(now, period, inputs)));
    }
    let growth = exact(&base).and_then(|base| analysis::year_on_year(number, base));
    Ok(growth.map(|growth| {
        let inputs = vec![
            Input::new(InputRole::Current, series, now),
            Input::new(InputRole::Base, series, &base),
        ];
        computed(now, period, growth.rounded, inputs)
    }))
}

/// Whether both tell of the same thing on the same basis; prices and measure may differ.
fn same_place(one: &FigureSeries, other: &FigureSeries) -> bool {
    let (a, b) = (&one.key, &other.key);
    (&a.indicator, &a.region, &a.sector, a.basis) == (&b.indicator, &b.region, &b.sector, b.basis)
}
