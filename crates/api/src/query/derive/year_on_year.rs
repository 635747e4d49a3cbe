//! Growth over the same period of the year before.

use std::collections::BTreeSet;

use suishu_analysis::derive as analysis;
use suishu_domain::{Measure, Period};
use suishu_store::SeriesFilter;

use super::{Bench, by_period, computed, exact, in_per_cent};
use crate::error::Failure;
use crate::query::{Asked, FigureSeries, ask};

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
            let before = by_period(whole);
            let mut figures = Vec::new();
            for now in &level.figures {
                let period = now.observation.period;
                let base =
                    analysis::same_period_before(period, self.holidays).and_then(|before_it| before.get(&before_it));
                let (Some(base), Some(number)) = (base.filter(|_| !said.contains(&period)), exact(now)) else {
                    continue;
                };
                let base = self.beside(now, whole.id, base)?;
                if let Some(growth) = base.and_then(|base| analysis::year_on_year(number, base)) {
                    figures.push(computed(now, period, growth.rounded));
                }
            }
            if let Some(key) = in_per_cent(key, Measure::YearOnYear) {
                found.push(FigureSeries { key, figures, ..level });
            }
        }
        found.extend(published);
        Ok(found)
    }
}

/// Whether both tell of the same thing on the same basis; prices and measure may differ.
fn same_place(one: &FigureSeries, other: &FigureSeries) -> bool {
    let (a, b) = (&one.key, &other.key);
    (&a.indicator, &a.region, &a.sector, a.basis) == (&b.indicator, &b.region, &b.sector, b.basis)
}
