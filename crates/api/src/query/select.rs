//! From a selection's words to series and figures as stored.

use std::collections::BTreeSet;

use jiff::civil::Date;
use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{Basis, Catalogue, Holidays, Kind, Measure, Period, Selection, SeriesKey, Span};
use suishu_store::{Range, Reader, SeriesFilter};

use super::{FigureSeries, Figured};
use crate::error::Failure;

/// A selection whose words are understood.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    /// Series that are meant.
    pub filter: SeriesFilter,
    /// Exactly these periods; empty means all in the range.
    pub periods: Vec<Period>,
    /// First and last day, length, and the day of knowledge.
    pub range: Range,
    /// Whether single series get what their cumulative twins hold for them: the first quarter, the first month.
    pub completed: bool,
}

impl Asked {
    /// Reads the words of a selection.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for a name that the catalogue doesn't have, [`Failure::SelectionInvalid`] for a period or a day
    /// that can't be read.
    pub(crate) fn read(selection: &Selection, catalogue: &Catalogue, holidays: &Holidays) -> Result<Self, Failure> {
        let context = Context {
            holidays: Some(holidays),
            ..Context::default()
        };
        let period = |part: &'static str, text: &str| -> Result<Period, Failure> {
            grammar::read(text, context)
                .map(|reading| reading.period)
                .map_err(|_| Failure::SelectionInvalid {
                    part,
                    text: text.to_owned(),
                })
        };
        let codes = |what: &'static str, words: &[String], find: &dyn Fn(&str) -> Option<String>| {
            words
                .iter()
                .map(|word| {
                    find(word).ok_or_else(|| Failure::NotFound {
                        what,
                        name: word.clone(),
                    })
                })
                .collect::<Result<Vec<_>, _>>()
        };
        let filter = SeriesFilter {
            indicators: codes("indicator", &selection.indicators, &|word| {
                Some(catalogue.indicator(word)?.code.clone())
            })?,
            regions: codes("region", &selection.regions, &|word| {
                Some(catalogue.region(word)?.code.clone())
            })?,
            sectors: codes("sector", &selection.sectors, &|word| {
                Some(catalogue.sector(word)?.code.clone())
            })?,
            basis: selection.basis,
            measure: selection.measure,
            price_basis: selection.price_basis,
        };
        let as_of = selection
            .as_of
            .as_deref()
            .map(|text| {
                text.trim().parse::<Date>().map_err(|_| Failure::SelectionInvalid {
                    part: "as_of",
                    text: text.to_owned(),
                })
            })
            .transpose()?;
        let from = selection.from.as_deref().map(|text| period("from", text)).transpose()?;
        let to = selection.to.as_deref().map(|text| period("to", text)).transpose()?;
        let periods = selection
            .periods
            .iter()
            .map(|text| period("period", text))
            .collect::<Result<Vec<_>, _>>()?;
        // A list of periods narrows the scan as well; the exact match follows on what was read.
        let from = from
            .map(|period| period.start())
            .or_else(|| periods.iter().map(Period::start).min());
        let to = to
            .map(|period| period.last_day())
            .or_else(|| periods.iter().map(Period::last_day).max());
        let completed = filter.basis == Some(Basis::Single);
        Ok(Self {
            filter,
            periods,
            range: Range {
                from,
                to,
                months: selection.months,
                as_of,
            },
            completed,
        })
    }

    /// All figures of these series.
    pub(crate) fn all(filter: SeriesFilter) -> Self {
        Self {
            filter,
            periods: Vec::new(),
            range: Range::default(),
            completed: true,
        }
    }
}

/// Reads the series and figures of a question, in the order of print.
///
/// 当期 is answered from the 累计 series too, where both are one number by definition: the library keeps a first quarter once.
pub(crate) fn ask(reader: &Reader, catalogue: &Catalogue, asked: &Asked) -> Result<Vec<FigureSeries>, Failure> {
    let mut found: Vec<FigureSeries> = Vec::new();
    for series in reader.series(&asked.filter)? {
        let figures = read(reader, series.id, asked)?;
        let kind = kind_of(catalogue, &series.key);
        found.push(FigureSeries {
            id: series.id,
            key: series.key,
            kind,
            figures,
        });
    }
    if asked.completed && asked.filter.basis.is_none_or(|basis| basis == Basis::Single) {
        complete_single(reader, catalogue, asked, &mut found)?;
    }
    found.retain(|series| !series.figures.is_empty());
    found.sort_by_cached_key(|series| {
        let key = &series.key;
        let ranks = (
            catalogue.indicator_rank(&key.indicator),
            catalogue.region_rank(&key.region),
            catalogue.sector_rank(&key.sector),
        );
        (ranks, key.measure, key.basis, key.price_basis, key.unit.clone())
    });
    Ok(found)
}

/// Adds to 当期 what the library keeps under 累计, because both are one number there.
fn complete_single(
    reader: &Reader,
    catalogue: &Catalogue,
    asked: &Asked,
    found: &mut Vec<FigureSeries>,
) -> Result<(), Failure> {
    let twins = SeriesFilter {
        basis: Some(Basis::Cumulative),
        ..asked.filter.clone()
    };
    for twin in reader.series(&twins)? {
        if kind_of(catalogue, &twin.key) != Some(Kind::Flow) {
            continue;
        }
        let key = SeriesKey {
            basis: Basis::Single,
            ..twin.key
        };
        let single = found.iter_mut().find(|series| series.key == key);
        if single.is_none() && asked.filter.basis.is_none() {
            continue;
        }
        let mut figures = read(reader, twin.id, asked)?;
        figures.retain(|figure| figure.observation.period.is_single_and_cumulative());
        let Some(series) = single else {
            found.push(FigureSeries {
                id: twin.id,
                kind: Some(Kind::Flow),
                key,
                figures,
            });
            continue;
        };
        // Beside single quarters belongs the first quarter, not the year, unless the year was asked for.
        let spans: BTreeSet<Span> = series
            .figures
            .iter()
            .map(|figure| figure.observation.period.span())
            .collect();
        figures.retain(|figure| {
            let period = figure.observation.period;
            spans.is_empty() || spans.contains(&period.span()) || asked.periods.contains(&period)
        });
        // Both may hold it, where nobody had said yet that the indicator is a flow.
        figures.retain(|figure| {
            series
                .figures
                .iter()
                .all(|known| known.observation.period != figure.observation.period)
        });
        series.figures.extend(figures);
        series.figures.sort_by_key(|figure| figure.observation.period);
    }
    Ok(())
}

fn read(reader: &Reader, id: suishu_store::SeriesId, asked: &Asked) -> Result<Vec<Figured>, Failure> {
    let mut stored = reader.observations(id, &asked.range)?;
    if !asked.periods.is_empty() {
        stored.retain(|stored| asked.periods.contains(&stored.observation.period));
    }
    Ok(stored.into_iter().map(Figured::from).collect())
}

/// The kind of a series: what the catalogue says of its indicator, else what its basis and unit tell.
pub(crate) fn kind_of(catalogue: &Catalogue, key: &SeriesKey) -> Option<Kind> {
    catalogue
        .indicator(&key.indicator)
        .and_then(|indicator| indicator.kind)
        .or(match key.basis {
            _ if key.measure == Measure::Level && key.unit.is_rate() => Some(Kind::Rate),
            Basis::Cumulative => Some(Kind::Flow),
            Basis::End => Some(Kind::Stock),
            Basis::Average => Some(Kind::Rate),
            Basis::Single => None,
        })
}
