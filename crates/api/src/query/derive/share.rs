//! Share of each part in 合计 of the same period.

use suishu_analysis::derive as analysis;
use suishu_domain::{Measure, Sector, SeriesKey};

use super::{Bench, beside, by_period, computed, exact, in_per_cent};
use crate::error::Failure;
use crate::query::{FigureSeries, Input};
use crate::wire::InputRole;

impl Bench<'_> {
    /// Part and whole are of one edition, or the share is a gap: parts of an old yearbook make no shares of a revised total.
    pub(super) fn share(&self, series: Vec<FigureSeries>) -> Result<Vec<FigureSeries>, Failure> {
        let parts = series
            .into_iter()
            .filter(|one| one.key.measure == Measure::Level && one.key.sector != Sector::TOTAL);
        let parts = self.allowed(parts.collect())?;
        let totals = self.everything(|filter| {
            filter.measure = Some(Measure::Level);
            filter.sectors = vec![Sector::TOTAL.to_owned()];
        })?;
        let mut found = Vec::new();
        for part in parts {
            let of_part = SeriesKey {
                sector: Sector::TOTAL.to_owned(),
                ..part.key.clone()
            };
            let Some(total) = totals.iter().find(|total| total.key == of_part) else {
                continue;
            };
            let whole = by_period(total);
            let mut figures = Vec::new();
            for now in &part.figures {
                let period = now.observation.period;
                let (Some(newest), Some(number)) = (whole.get(&period), exact(now)) else {
                    continue;
                };
                let Some(whole) = beside(self.reader, now, total.id, newest)? else {
                    continue;
                };
                if let Some(share) = exact(&whole).and_then(|whole| analysis::share(number, whole)) {
                    let inputs = vec![
                        Input::new(InputRole::Part, &part, now),
                        Input::new(InputRole::Whole, total, &whole),
                    ];
                    figures.push(computed(now, period, share.rounded, inputs));
                }
            }
            if let Some(key) = in_per_cent(&part.key, Measure::Share) {
                found.push(FigureSeries { key, figures, ..part });
            }
        }
        Ok(found)
    }
}
