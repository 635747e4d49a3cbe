//! 推算: what is computed from the figures that were asked for. A published figure always wins over a computed one.

use std::collections::{BTreeMap, HashMap};

use suishu_analysis::derive::{self as analysis, Derived, Refusal};
use suishu_domain::{
    Basis, Catalogue, Decimal, Derivation, Figure, Holidays, Measure, Observation, Period, Place, Qualifier, Sector,
    Selection, SeriesKey, Unit,
};
use suishu_store::{Range, Reader, SeriesFilter};

use super::{Asked, FigureSeries, Figured, ask};
use crate::error::Failure;

/// Computes what the selection asks for; gives the series as they are when it asks for nothing.
///
/// # Errors
/// [`Failure::DerivationRefused`] when the derivation applies to none of the series.
pub(crate) fn derive(
    reader: &Reader,
    catalogue: &Catalogue,
    holidays: &Holidays,
    selection: &Selection,
    asked: &Asked,
    series: Vec<FigureSeries>,
) -> Result<Vec<FigureSeries>, Failure> {
    let Some(derivation) = selection.derive else {
        return Ok(series);
    };
    let bench = Bench {
        reader,
        catalogue,
        holidays,
        asked,
        derivation,
    };
    match derivation {
        Derivation::YearOnYear => bench.year_on_year(series),
        Derivation::Share => bench.share(series),
        Derivation::SingleFromCumulative => bench.single(),
    }
}

/// What a computation works with.
struct Bench<'a> {
    reader: &'a Reader,
    catalogue: &'a Catalogue,
    holidays: &'a Holidays,
    asked: &'a Asked,
    derivation: Derivation,
}

/// The figures of a series by what stays the same when the measure changes.
type ByPlace = HashMap<(String, String, String, Basis), BTreeMap<Period, Figured>>;

impl Bench<'_> {
    /// Growth over the same period of the year before.
    fn year_on_year(&self, series: Vec<FigureSeries>) -> Result<Vec<FigureSeries>, Failure> {
        let levels: Vec<FigureSeries> = series
            .into_iter()
            .filter(|one| one.key.measure == Measure::Level)
            .collect();
        let levels = self.allowed(levels)?;
        let everything = self.everything(|filter| filter.measure = Some(Measure::Level))?;
        let mut published = ByPlace::new();
        let growth = Asked {
            filter: SeriesFilter {
                measure: Some(Measure::YearOnYear),
                price_basis: None,
                ..self.asked.filter.clone()
            },
            ..self.asked.clone()
        };
        for one in ask(self.reader, self.catalogue, &growth)? {
            let place = (one.key.indicator, one.key.region, one.key.sector, one.key.basis);
            let kept = published.entry(place).or_default();
            kept.extend(
                one.figures
                    .into_iter()
                    .map(|figure| (figure.observation.period, figure)),
            );
        }
        Ok(levels
            .into_iter()
            .filter_map(|level| {
                let whole = everything.iter().find(|one| one.key == level.key)?;
                let base: BTreeMap<Period, &Figured> = whole
                    .figures
                    .iter()
                    .map(|figure| (figure.observation.period, figure))
                    .collect();
                let key = &level.key;
                let place = (key.indicator.clone(), key.region.clone(), key.sector.clone(), key.basis);
                let said = published.get(&place);
                let figures: Vec<Figured> = level
                    .figures
                    .iter()
                    .filter_map(|now| {
                        let period = now.observation.period;
                        if let Some(published) = said.and_then(|said| said.get(&period)) {
                            return Some(published.clone());
                        }
                        let before = base.get(&analysis::same_period_before(period, self.holidays)?)?;
                        Some(computed(now, analysis::year_on_year(exact(now)?, exact(before)?)?))
                    })
                    .collect();
                let all_computed = figures.iter().all(|figure| figure.derived);
                let price_basis = key.price_basis.filter(|_| all_computed);
                Some(FigureSeries {
                    key: SeriesKey {
                        price_basis,
                        ..in_per_cent(key, Measure::YearOnYear)?
                    },
                    figures,
                    ..level
                })
            })
            .filter(|one| !one.figures.is_empty())
            .collect())
    }

    /// Share of each part in 合计 of the same period.
    fn share(&self, series: Vec<FigureSeries>) -> Result<Vec<FigureSeries>, Failure> {
        let parts = series
            .into_iter()
            .filter(|one| one.key.measure == Measure::Level && one.key.sector != Sector::TOTAL);
        let parts = self.allowed(parts.collect())?;
        let totals = self.everything(|filter| {
            filter.measure = Some(Measure::Level);
            filter.sectors = vec![Sector::TOTAL.to_owned()];
        })?;
        Ok(parts
            .into_iter()
            .filter_map(|part| {
                let total = totals.iter().find(|total| {
                    let key = SeriesKey {
                        sector: part.key.sector.clone(),
                        ..total.key.clone()
                    };
                    key == part.key
                })?;
                let by_period: BTreeMap<Period, &Figured> = total
                    .figures
                    .iter()
                    .map(|figure| (figure.observation.period, figure))
                    .collect();
                let figures: Vec<Figured> = part
                    .figures
                    .iter()
                    .filter_map(|now| {
                        let total = by_period.get(&now.observation.period)?;
                        Some(computed(now, analysis::share(exact(now)?, exact(total)?)?))
                    })
                    .collect();
                Some(FigureSeries {
                    key: in_per_cent(&part.key, Measure::Share)?,
                    figures,
                    ..part
                })
            })
            .filter(|one| !one.figures.is_empty())
            .collect())
    }

    /// 当期 from the difference of 累计; published ones win.
    fn single(&self) -> Result<Vec<FigureSeries>, Failure> {
        let runs = self.everything(|filter| {
            filter.measure = Some(Measure::Level);
            filter.basis = Some(Basis::Cumulative);
        })?;
        let runs = self.allowed(runs)?;
        let published = self.everything(|filter| {
            filter.measure = Some(Measure::Level);
            filter.basis = Some(Basis::Single);
        })?;
        let mut found = Vec::new();
        for run in runs {
            let key = SeriesKey {
                basis: Basis::Single,
                ..run.key.clone()
            };
            let known: &[Figured] = published
                .iter()
                .find(|one| one.key == key)
                .map_or(&[], |one| &one.figures);
            let by_quarter = run
                .figures
                .iter()
                .filter_map(|one| one.observation.period.month_count())
                .all(|months| months % 3 == 0);
            let step = self
                .asked
                .range
                .months
                .filter(|months| [1, 3].contains(months))
                .unwrap_or(if by_quarter { 3 } else { 1 });
            let singles = analysis::single_from_cumulative(&numbers(&run.figures), &numbers(known), step, run.kind)
                .map_err(refused)?;
            let figures: Vec<Figured> = singles
                .into_iter()
                .filter(|single| self.is_asked(single.period))
                .filter_map(|single| {
                    let value = single.value?;
                    let is_here = |one: &&Figured| one.observation.period == single.period;
                    if let Some(published) = known.iter().find(is_here) {
                        return Some(published.clone());
                    }
                    let ends = |one: &&Figured| one.observation.period.last_day() == single.period.last_day();
                    let end = run.figures.iter().find(ends)?;
                    let mut figure = end.clone();
                    figure.observation.period = single.period;
                    figure.observation.figure = Figure::Number(value.number());
                    figure.observation.raw = None;
                    if value.is_derived() {
                        figure.derived = true;
                        figure.observation.status = Some(Derived::STATUS);
                    }
                    Some(figure)
                })
                .collect();
            if !figures.is_empty() {
                found.push(FigureSeries { key, figures, ..run });
            }
        }
        Ok(found)
    }

    /// The series that the derivation applies to.
    fn allowed(&self, series: Vec<FigureSeries>) -> Result<Vec<FigureSeries>, Failure> {
        let mut refusal = None;
        let mut allowed = Vec::new();
        for one in series {
            match analysis::may(self.derivation, one.kind, one.key.measure) {
                Ok(()) => allowed.push(one),
                Err(why) => refusal = Some(why),
            }
        }
        match refusal {
            Some(why) if allowed.is_empty() => Err(refused(why)),
            _ => Ok(allowed),
        }
    }

    /// The series of the question with all their periods, which a computation reaches back to.
    fn everything(&self, change: impl FnOnce(&mut SeriesFilter)) -> Result<Vec<FigureSeries>, Failure> {
        let mut filter = self.asked.filter.clone();
        change(&mut filter);
        let range = Range {
            as_of: self.asked.range.as_of,
            ..Range::default()
        };
        ask(
            self.reader,
            self.catalogue,
            &Asked {
                range,
                ..Asked::all(filter)
            },
        )
    }

    fn is_asked(&self, period: Period) -> bool {
        let Range { from, to, .. } = self.asked.range;
        if !self.asked.periods.is_empty() {
            return self.asked.periods.contains(&period);
        }
        from.is_none_or(|from| period.start() >= from) && to.is_none_or(|to| period.last_day() <= to)
    }
}

fn refused(refusal: Refusal) -> Failure {
    Failure::DerivationRefused {
        code: refusal.code(),
        zh: refusal.zh(),
        en: refusal.to_string(),
    }
}

/// The number of a figure that is exact: with 约 or 超 nothing can be computed.
fn exact(figure: &Figured) -> Option<Decimal> {
    let observation = &figure.observation;
    observation
        .figure
        .number()
        .filter(|_| observation.qualifier == Qualifier::Exact)
}

fn numbers(figures: &[Figured]) -> Vec<(Period, Option<Decimal>)> {
    figures
        .iter()
        .map(|figure| (figure.observation.period, exact(figure)))
        .collect()
}

/// A computed figure in place of the one that it comes from: status E, no cell of its own.
fn computed(from: &Figured, derived: Derived) -> Figured {
    let Observation {
        period,
        confidentiality,
        ref source,
        ..
    } = from.observation;
    let observation = Observation {
        period,
        figure: Figure::Number(derived.rounded),
        qualifier: Qualifier::Exact,
        status: Some(Derived::STATUS),
        confidentiality,
        raw: None,
        source: source.clone(),
        note: None,
        place: Place::file(),
    };
    Figured {
        observation,
        derived: true,
        ..from.clone()
    }
}

fn in_per_cent(key: &SeriesKey, measure: Measure) -> Option<SeriesKey> {
    Some(SeriesKey {
        measure,
        unit: Unit::parse("%")?,
        ..key.clone()
    })
}
