//! The figures of the library as the rules want them: an indicator at a time, in the vintage that counts.

use std::collections::{BTreeMap, BTreeSet};

use suishu_analysis::checks::{Cited, Entry, Occurrence, Run};
use suishu_domain::{Catalogue, SeriesKey};
use suishu_store::{Range, Reader, Series, SeriesFilter, SeriesId};

use crate::error::Failure;
use crate::query::kind_of;

/// Figures of an indicator that an import reads again at most: beyond it only the touched series are looked at, and beyond it also
/// those aren't. The check on demand reads all.
const READ_AFTER_IMPORT: u64 = 200_000;

/// Series of one indicator, not read yet.
pub(super) struct Family(Vec<Series>);

/// Series of one indicator, read.
pub(super) struct Loaded {
    pub(super) runs: Vec<Run>,
    ids: BTreeMap<SeriesKey, (SeriesId, usize)>,
}

/// The indicators of the library with their series; only those of touched series where some are named.
pub(super) fn families(reader: &Reader, touched: Option<&BTreeSet<SeriesId>>) -> Result<Vec<Family>, Failure> {
    let mut families: Vec<Vec<Series>> = Vec::new();
    for series in reader.series(&SeriesFilter::default())? {
        match families.last_mut() {
            Some(family)
                if family
                    .first()
                    .is_some_and(|first| first.key.indicator == series.key.indicator) =>
            {
                family.push(series);
            }
            _ => families.push(vec![series]),
        }
    }
    if let Some(touched) = touched {
        families.retain(|family| family.iter().any(|series| touched.contains(&series.id)));
        let size = |family: &[Series]| family.iter().map(|series| series.observations).sum::<u64>();
        for family in &mut families {
            if size(family) > READ_AFTER_IMPORT {
                family.retain(|series| touched.contains(&series.id));
            }
        }
        families.retain(|family| size(family) <= READ_AFTER_IMPORT);
    }
    Ok(families.into_iter().map(Family).collect())
}

impl Family {
    /// Reads the figures.
    pub(super) fn read(self, reader: &Reader, catalogue: &Catalogue) -> Result<Loaded, Failure> {
        let mut loaded = Loaded {
            runs: Vec::new(),
            ids: BTreeMap::new(),
        };
        for series in self.0 {
            let stored = reader.observations(series.id, &Range::default())?;
            let entries = stored.iter().map(|stored| {
                let entry = Entry::of(&stored.observation, stored.batch);
                (stored.observation.period, entry)
            });
            loaded.ids.insert(series.key.clone(), (series.id, loaded.runs.len()));
            loaded.runs.push(Run {
                kind: kind_of(catalogue, &series.key),
                entries: entries.collect(),
                key: series.key,
            });
        }
        Ok(loaded)
    }
}

impl Loaded {
    /// The number of a series.
    pub(super) fn id(&self, key: &SeriesKey) -> Option<SeriesId> {
        self.ids.get(key).map(|(id, _)| *id)
    }

    /// The entry that a finding cites; `None` where a figure is missed.
    pub(super) fn entry(&self, cited: &Cited) -> Option<&Entry> {
        let (_, at) = self.ids.get(&cited.key)?;
        self.runs.get(*at)?.entries.get(&cited.period)
    }
}

/// The events, or those of a batch.
pub(super) fn events(reader: &Reader, batch: Option<i64>) -> Result<Vec<Occurrence>, Failure> {
    let events = reader.stored_events()?;
    let meant = events
        .into_iter()
        .filter(|stored| batch.is_none() || stored.batch == batch);
    let occurrences = meant.map(|stored| Occurrence {
        date: stored.event.date,
        start: stored.event.start,
        end: stored.event.end,
        title: stored.event.title,
    });
    Ok(occurrences.collect())
}
