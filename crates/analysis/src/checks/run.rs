//! What the rules look at: series as plain values by period, each with what decides on whether it may be compared.

use std::collections::BTreeMap;

use suishu_domain::{Decimal, Kind, Observation, Period, Qualifier, SeriesKey, Status};

/// One figure of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The number with its decimals as published; `None` where the source says that there is none.
    pub value: Option<Decimal>,
    /// Whether it is exact, not 约, 超 or 不足.
    pub is_exact: bool,
    /// Status as published.
    pub status: Option<Status>,
    /// The release that brought it: figures of one release were published together.
    pub release: i64,
}

impl Entry {
    /// The entry of an observation.
    pub fn of(observation: &Observation, release: i64) -> Self {
        Self {
            value: observation.figure.number(),
            is_exact: observation.qualifier == Qualifier::Exact,
            status: observation.status,
            release,
        }
    }

    /// The number where it may be held against others: exact and no forecast.
    pub(super) fn comparable(&self) -> Option<Decimal> {
        self.value
            .filter(|_| self.is_exact && self.status != Some(Status::Forecast))
    }
}

/// A series with its figures in the vintage that counts.
#[derive(Debug, Clone)]
pub struct Run {
    /// The series.
    pub key: SeriesKey,
    /// What may be computed from its indicator; `None` while nobody has said.
    pub kind: Option<Kind>,
    /// The figures.
    pub entries: BTreeMap<Period, Entry>,
}

impl Run {
    /// The entry of a period, where it may be held against others.
    pub(super) fn comparable(&self, period: Period) -> Option<(Decimal, Entry)> {
        let entry = *self.entries.get(&period)?;
        Some((entry.comparable()?, entry))
    }

    /// All numbers that may be held against others, by period.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (Period, Decimal)> {
        self.entries
            .iter()
            .filter_map(|(period, entry)| Some((*period, entry.comparable()?)))
    }

    /// Whether the series breaks (口径变化) between two of its periods.
    pub(super) fn is_broken_between(&self, base: Period, now: Period) -> bool {
        let statuses = self.entries.iter().map(|(period, entry)| (*period, entry.status));
        crate::derive::is_broken_between(statuses, base, now)
    }

    /// Whether it is counted in money, whose flows (利润) may turn negative and whose prices matter.
    pub(super) fn is_money(&self) -> bool {
        self.key.unit.base().ends_with('元')
    }
}
