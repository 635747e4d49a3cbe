//! 当期 from the difference of 累计.

use suishu_analysis::derive::single_from_cumulative;
use suishu_domain::{Basis, Date, Decimal, Kind, Measure, Period, SeriesKey};

use super::breaks::{broken_between, suspended};
use super::{Bench, computed, exact, refused};
use crate::error::Failure;
use crate::query::{FigureSeries, Figured, Input};
use crate::wire::InputRole;

impl Bench<'_> {
    /// What was published as 当期, as it stands, and differences of 累计 for the periods that have none.
    pub(super) fn single(&self) -> Result<Vec<FigureSeries>, Failure> {
        let of = |basis| {
            self.everything(|filter| {
                filter.measure = Some(Measure::Level);
                filter.basis = Some(basis);
            })
        };
        let runs = self.allowed(of(Basis::Cumulative)?)?;
        let mut found = Vec::new();
        for published in of(Basis::Single)? {
            let mut figures = published.figures;
            figures.retain(|figure| self.is_asked(figure.observation.period));
            found.push(FigureSeries { figures, ..published });
        }
        for run in runs {
            let key = SeriesKey {
                basis: Basis::Single,
                ..run.key.clone()
            };
            let step = self.step(&run);
            let at = found.iter().position(|one| one.key == key).unwrap_or_else(|| {
                let (id, kind) = (run.id, Some(Kind::Flow));
                found.push(FigureSeries {
                    id,
                    key,
                    kind,
                    figures: Vec::new(),
                });
                found.len() - 1
            });
            let known = &mut found[at].figures;
            // Beside single quarters belongs the first quarter, not the year.
            known.retain(|figure| figure.observation.period.month_count() == Some(step));
            let singles =
                single_from_cumulative(&numbers(&run.figures), &numbers(known), step, run.kind).map_err(refused)?;
            for single in singles.into_iter().filter(|single| self.is_asked(single.period)) {
                let is_known = known.iter().any(|figure| figure.observation.period == single.period);
                let last = single.period.last_day();
                let end = run
                    .figures
                    .iter()
                    .find(|figure| figure.observation.period.last_day() == last);
                if let (false, Some(value), Some(end)) = (is_known, single.value, end) {
                    let links = links(&run, single.period);
                    let before = links.get(1).map(|before| before.figure.observation.period);
                    let broken = before.is_some_and(|before| broken_between(&run, before, end.observation.period));
                    known.push(if value.is_derived() && broken {
                        suspended(end, single.period, links)
                    } else if value.is_derived() {
                        computed(end, single.period, value.number(), links)
                    } else {
                        // The first step of the year: both are one number, as published.
                        end.clone()
                    });
                }
            }
            known.sort_by_key(|figure| figure.observation.period);
        }
        Ok(found)
    }

    /// Quarters, unless months were asked for or the run has months between quarters.
    fn step(&self, run: &FigureSeries) -> u16 {
        let months = |figure: &Figured| figure.observation.period.month_count();
        let by_quarter = run.figures.iter().filter_map(months).all(|months| months % 3 == 0);
        let asked = self.asked.range.months.filter(|months| [1, 3].contains(months));
        asked.unwrap_or(if by_quarter { 3 } else { 1 })
    }
}

/// The two cumulative figures of which a single one is the difference.
fn links(run: &FigureSeries, single: Period) -> Vec<Input> {
    let ending = |role, day: Option<Date>| {
        let from_new_year = run.figures.iter().find(|figure| {
            let period = figure.observation.period;
            period.is_from_new_year() && Some(period.last_day()) == day
        });
        from_new_year.map(|figure| Input::new(role, run, figure))
    };
    let before = single.start().yesterday().ok();
    [
        ending(InputRole::Cumulative, Some(single.last_day())),
        ending(InputRole::CumulativeBefore, before),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn numbers(figures: &[Figured]) -> Vec<(Period, Option<Decimal>)> {
    figures
        .iter()
        .map(|figure| (figure.observation.period, exact(figure)))
        .collect()
}
