//! The difference between a file and the library: figures that it revises, by how much, and periods that it no longer gives.
//!
//! It is told before anything is written, and again in the report. Revisions beyond a bound ask for a word: a unit that was read
//! wrongly, a column that slipped, another indicator under the same name all look like one.

use std::cmp::Reverse;
use std::collections::HashMap;

use suishu_domain::{Decimal, Figure, Finding, FindingCode, Observation, Place, SeriesKey, Severity, Status};
use suishu_store::{Import, Range, SeriesId, Stored};

use super::account::text_of;
use super::resolve::Target;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::revisions::Size;
use crate::wire::{Differences, RevisedFigure};

/// A figure that moves by more than this part of what it was asks, in %.
const PERCENT: Decimal = Decimal::from_parts(20, 0, 0, false, 0);
/// A rate that moves by more than this asks, in 百分点.
const POINTS: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Revisions and absences that are told one by one; all are counted.
const TOLD: usize = 200;

/// What is known of the difference while the file is read.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// Revisions, at most twice as many as are told: the smaller ones are let go from time to time.
    revised: Vec<Revised>,
    large: u64,
    /// Periods that the file gave, of series that the library had.
    given: HashMap<SeriesId, Given>,
    absent: Vec<(SeriesKey, Stored)>,
    absences: u64,
}

#[derive(Debug)]
struct Given {
    key: SeriesKey,
    /// Start and span of each period.
    periods: Vec<(i32, i32)>,
}

#[derive(Debug)]
struct Revised {
    /// So many times the bound.
    weight: Decimal,
    key: SeriesKey,
    observation: Observation,
    before: Figure,
}

impl Difference {
    /// Notes that the file gives a figure, whatever it does to the library.
    pub(super) fn gives(&mut self, import: &Import<'_>, target: &Target<'_>) {
        if !import.is_known(target.series) {
            return;
        }
        let given = self.given.entry(target.series).or_insert_with(|| Given {
            key: target.key.clone(),
            periods: Vec::new(),
        });
        given.periods.push(target.period.to_key());
    }

    /// Takes a figure that takes the place of another one. `observation` is asked for only where it may be told.
    pub(super) fn revises(
        &mut self,
        key: &SeriesKey,
        before: Figure,
        figure: Figure,
        observation: impl FnOnce() -> Observation,
    ) {
        let weight = weight(key, before, figure);
        self.large += u64::from(weight > Decimal::ONE);
        self.revised.push(Revised {
            weight,
            key: key.clone(),
            observation: observation(),
            before,
        });
        if self.revised.len() >= 2 * TOLD {
            self.settle();
        }
    }

    /// Compares what the file gave with what the library has, before the transaction ends: within the span of its periods of one
    /// length, a number that was published and that it doesn't give is absent.
    pub(super) fn close(&mut self, import: &Import<'_>) -> Result<(), Failure> {
        self.settle();
        let mut given: Vec<(SeriesId, Given)> = self.given.drain().collect();
        given.sort_by_key(|(series, _)| *series);
        for (series, Given { key, mut periods }) in given {
            periods.sort_unstable();
            periods.dedup();
            if import.periods_of(series) <= periods.len() as u64 {
                continue;
            }
            let span_of = |span: i32| {
                let mut starts = periods.iter().filter(|period| period.1 == span).map(|period| period.0);
                let first = starts.next()?;
                Some((first, starts.next_back().unwrap_or(first)))
            };
            let mut spans: HashMap<i32, Option<(i32, i32)>> = HashMap::new();
            for stored in import.observations_of(series, &Range::default())? {
                let period = stored.observation.period.to_key();
                let is_within = spans
                    .entry(period.1)
                    .or_insert_with(|| span_of(period.1))
                    .is_some_and(|(first, last)| (first..=last).contains(&period.0));
                let is_published =
                    stored.observation.status != Some(Status::Forecast) && stored.observation.figure.number().is_some();
                if is_within && is_published && periods.binary_search(&period).is_err() {
                    self.absences += 1;
                    if self.absent.len() < TOLD {
                        self.absent.push((key.clone(), stored));
                    }
                }
            }
        }
        Ok(())
    }

    /// The question that large revisions raise; a remark once a person has answered it.
    pub(super) fn question(&self, is_confirmed: bool, phrasing: &Phrasing<'_>) -> Option<Finding> {
        let largest = self.revised.first().filter(|_| self.large > 0)?;
        let named = phrasing.observation(&largest.key, &largest.observation);
        let raw = format!(
            "{}: {} {} {} → {}",
            self.large,
            named.region,
            named.period_zh,
            text_of(largest.before),
            text_of(largest.observation.figure),
        );
        let finding = Finding::new(FindingCode::RevisionLarge, Place::file(), raw);
        Some(if is_confirmed {
            Finding {
                severity: Severity::Warning,
                ..finding
            }
        } else {
            finding.suggest("--set confirm=revisions")
        })
    }

    /// The difference in words.
    pub(super) fn in_words(&self, phrasing: &Phrasing<'_>) -> Differences {
        Differences {
            large: self.large,
            absent: self.absences,
            revisions: self.revised.iter().map(|revised| revised.in_words(phrasing)).collect(),
            absences: self
                .absent
                .iter()
                .map(|(key, stored)| phrasing.observation(key, &stored.observation))
                .collect(),
        }
    }

    /// Puts the largest first and lets the rest go. Equals stay in the order of the file.
    fn settle(&mut self) {
        self.revised.sort_by_key(|revised| Reverse(revised.weight));
        self.revised.truncate(TOLD);
    }
}

/// How many times the bound a revision is. One from or to no number has no size and stands last; one of a figure that was 0 is
/// beyond any bound.
fn weight(key: &SeriesKey, before: Figure, figure: Figure) -> Decimal {
    let size = Size::of(key, before, figure);
    let Some(change) = size.difference.map(|change| change.abs()) else {
        return Decimal::ZERO;
    };
    if change.is_zero() {
        return Decimal::ZERO;
    }
    if size.is_points {
        return change.checked_div(POINTS).unwrap_or(Decimal::MAX);
    }
    let part = before.number().and_then(|before| change.checked_div(before.abs()));
    part.and_then(|part| part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(PERCENT))
        .unwrap_or(Decimal::MAX)
}

impl Revised {
    fn in_words(&self, phrasing: &Phrasing<'_>) -> RevisedFigure {
        let size = Size::of(&self.key, self.before, self.observation.figure);
        RevisedFigure {
            figure: phrasing.observation(&self.key, &self.observation),
            before: text_of(self.before),
            difference: size.difference.map(|number| number.to_string()),
            difference_unit: size.unit,
            percent: size.percent.map(|number| number.to_string()),
            large: self.weight > Decimal::ONE,
        }
    }
}

#[cfg(test)]
mod tests {
    use suishu_domain::{Basis, Measure, MissingReason, Unit};

    use super::*;

    #[test]
    fn a_revision_is_weighed_by_its_bound() {
        let check = |measure, unit: &str, before: &str, after: &str, is_large, why: &str| {
            let key = SeriesKey {
                indicator: "GDP".to_owned(),
                region: "440100".to_owned(),
                sector: "_T".to_owned(),
                basis: Basis::Cumulative,
                measure,
                price_basis: None,
                unit: Unit::parse(unit).unwrap(),
            };
            let figure = |text: &str| match text.parse() {
                Ok(number) => Figure::Number(number),
                Err(_) => Figure::Missing(MissingReason::ALL[0]),
            };
            let weight = weight(&key, figure(before), figure(after));
            assert_eq!(weight > Decimal::ONE, is_large, "{why}: {weight}");
        };
        check(
            Measure::Level,
            "亿元",
            "21503.15",
            "19871.67",
            false,
            "an economic census",
        );
        check(Measure::Level, "亿元", "100", "120", false, "at the bound");
        check(Measure::Level, "亿元", "100", "120.01", true, "beyond it");
        check(Measure::Level, "亿元", "-100", "-130", true, "a loss that grew");
        check(Measure::Level, "亿元", "0", "0.1", true, "nothing is a part of 0");
        check(Measure::Level, "亿元", "21503.15", "215031500", true, "another unit");
        check(Measure::YearOnYear, "%", "7.0", "2.1", false, "a rate within 5 百分点");
        check(Measure::YearOnYear, "%", "7.0", "1.9", true, "a rate beyond them");
        check(Measure::YearOnYear, "%", "0.1", "0.5", false, "fourfold, yet small");
        check(
            Measure::Level,
            "亿元",
            "100",
            "…",
            false,
            "a number withdrawn has no size",
        );
    }
}
