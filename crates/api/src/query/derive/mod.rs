//! 推算: what is computed from the figures that were asked for. A published figure always wins over a computed one, and the two
//! are never one series: a computed one has status E and says of its source that it was computed.

mod breaks;
mod contribution;
mod share;
mod single;
mod year_on_year;

pub(crate) use breaks::{NOT_COMPARABLE, is_suspended};
pub(crate) use year_on_year::growth_over_year;

use std::collections::BTreeMap;

use suishu_analysis::derive::{self as analysis, Derived, Refusal};
use suishu_domain::{
    Catalogue, Decimal, Derivation, Figure, Holidays, Measure, Observation, Period, Place, Qualifier, Selection,
    SeriesKey, Status, Unit,
};
use suishu_store::{Range, Reader, SeriesFilter, SeriesId};

use super::{Asked, FigureSeries, Figured, Input, ask};
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
    let mut derived = match derivation {
        Derivation::YearOnYear => bench.year_on_year(series)?,
        Derivation::Share => bench.share(series)?,
        Derivation::Contribution => bench.contribution(series)?,
        Derivation::SingleFromCumulative => bench.single()?,
    };
    derived.retain(|one| !one.figures.is_empty());
    Ok(derived)
}

/// What a computation works with.
struct Bench<'a> {
    reader: &'a Reader,
    catalogue: &'a Catalogue,
    holidays: &'a Holidays,
    asked: &'a Asked,
    derivation: Derivation,
}

impl Bench<'_> {
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
        let asked = Asked {
            range,
            ..Asked::all(filter)
        };
        ask(self.reader, self.catalogue, &asked)
    }

    fn is_asked(&self, period: Period) -> bool {
        let Range { from, to, .. } = self.asked.range;
        if !self.asked.periods.is_empty() {
            return self.asked.periods.contains(&period);
        }
        from.is_none_or(|from| period.start() >= from) && to.is_none_or(|to| period.last_day() <= to)
    }
}

/// The figure to compute with beside `own`: of its own batch where that has one, since two editions of a yearbook don't go
/// together; else the newest, if neither was ever revised; else none.
fn beside(reader: &Reader, own: &Figured, series: SeriesId, newest: &Figured) -> Result<Option<Figured>, Failure> {
    if newest.batch == own.batch {
        return Ok(Some(newest.clone()));
    }
    let vintages = reader.vintages(series, newest.observation.period)?;
    let of_batch = vintages
        .into_iter()
        .find(|stored| stored.batch == own.batch)
        .map(Figured::from);
    Ok(of_batch.or_else(|| (own.vintages <= 1 && newest.vintages <= 1).then(|| newest.clone())))
}

fn refused(refusal: Refusal) -> Failure {
    Failure::DerivationRefused {
        code: refusal.code(),
        zh: refusal.zh(),
        en: refusal.to_string(),
    }
}

/// The number of a figure that can be computed with: exact, and of something that happened. With 约 or 超 nothing can be
/// computed, and a forecast is no base.
fn exact(figure: &Figured) -> Option<Decimal> {
    let observation = &figure.observation;
    let usable = observation.qualifier == Qualifier::Exact && observation.status != Some(Status::Forecast);
    observation.figure.number().filter(|_| usable)
}

fn by_period(series: &FigureSeries) -> BTreeMap<Period, &Figured> {
    let figures = series.figures.iter();
    figures.map(|figure| (figure.observation.period, figure)).collect()
}

/// A computed figure in place of the one that it comes from: status E, no cell of its own, and its source says 推算.
fn computed(from: &Figured, period: Period, number: Decimal, inputs: Vec<Input>) -> Figured {
    let Observation {
        confidentiality,
        ref source,
        ..
    } = from.observation;
    let observation = Observation {
        period,
        figure: Figure::Number(number),
        qualifier: Qualifier::Exact,
        status: Some(Derived::STATUS),
        confidentiality,
        raw: None,
        source: source.as_ref().map(|source| format!("推算，据{source}")),
        note: None,
        place: Place::file(),
    };
    Figured {
        observation,
        derived: true,
        inputs,
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
