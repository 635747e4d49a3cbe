//! 拉动 of each part, from levels at constant prices: its increment over the whole of the same period a year before.

use suishu_analysis::derive as analysis;
use suishu_domain::{Measure, PriceBasis, Sector, SeriesKey, Unit};

use super::breaks::{broken_between, suspended};
use super::{Bench, beside, by_period, computed, exact};
use crate::error::Failure;
use crate::query::{FigureSeries, Input};
use crate::wire::InputRole;

impl Bench<'_> {
    /// Part and whole, this year and last, are of one edition, or the contribution is a gap. Levels at current prices give none: their
    /// increment holds the change of prices.
    pub(super) fn contribution(&self, series: Vec<FigureSeries>) -> Result<Vec<FigureSeries>, Failure> {
        let parts = series.into_iter().filter(|one| {
            let key = &one.key;
            key.measure == Measure::Level
                && key.price_basis == Some(PriceBasis::Constant)
                && key.sector != Sector::TOTAL
        });
        let parts = self.allowed(parts.collect())?;
        let everything = self.everything(|filter| {
            filter.measure = Some(Measure::Level);
            filter.price_basis = Some(PriceBasis::Constant);
            filter.sectors.push(Sector::TOTAL.to_owned());
        })?;
        let of = |key: &SeriesKey| everything.iter().find(|one| one.key == *key);
        let mut found = Vec::new();
        for part in parts {
            let of_whole = SeriesKey {
                sector: Sector::TOTAL.to_owned(),
                ..part.key.clone()
            };
            let (Some(run), Some(whole)) = (of(&part.key), of(&of_whole)) else {
                continue;
            };
            let (befores, wholes) = (by_period(run), by_period(whole));
            let mut figures = Vec::new();
            for now in &part.figures {
                let period = now.observation.period;
                let Some(year_before) = analysis::same_period_before(period, self.holidays) else {
                    continue;
                };
                let (Some(before), Some(base)) = (befores.get(&year_before), wholes.get(&year_before)) else {
                    continue;
                };
                let (Some(before), Some(base)) = (
                    beside(self.reader, now, part.id, before)?,
                    beside(self.reader, now, whole.id, base)?,
                ) else {
                    continue;
                };
                let inputs = vec![
                    Input::new(InputRole::Current, &part, now),
                    Input::new(InputRole::Base, run, &before),
                    Input::new(InputRole::Whole, whole, &base),
                ];
                if broken_between(run, year_before, period) || broken_between(whole, year_before, period) {
                    figures.push(suspended(now, period, inputs));
                    continue;
                }
                let numbers = exact(now).zip(exact(&before)).zip(exact(&base));
                let points = numbers.and_then(|((now, before), base)| analysis::contribution(now, before, base));
                if let Some(points) = points {
                    figures.push(computed(now, period, points.rounded, inputs));
                }
            }
            if let Some(unit) = Unit::parse("百分点") {
                let key = SeriesKey {
                    measure: Measure::ContributionPoints,
                    unit,
                    ..part.key.clone()
                };
                found.push(FigureSeries { key, figures, ..part });
            }
        }
        Ok(found)
    }
}
