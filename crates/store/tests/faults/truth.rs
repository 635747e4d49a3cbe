//! The invariants: what a library must still say after whatever happened to its disk.

use std::path::Path;

use suishu_domain::SeriesKey;
use suishu_store::{Batch, Event, Library, Range, SeriesFilter, Stored, StoreError};

/// All that a library answers for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    batches: Vec<Batch>,
    events: Vec<Event>,
    /// Of each series what counts, and every vintage.
    figures: Vec<(SeriesKey, Vec<Stored>, Vec<Stored>)>,
}

impl Told {
    pub(crate) fn by(library: &Library) -> Result<Self, StoreError> {
        let reader = library.reader()?;
        let everything = Range::default();
        let mut figures = Vec::new();
        for series in reader.series(&SeriesFilter::default())? {
            let counted = reader.observations(series.id, &everything)?;
            let vintages = reader.vintages_in(series.id, &everything)?;
            figures.push((series.key, counted, vintages));
        }
        Ok(Self {
            batches: reader.history()?,
            events: reader.events()?,
            figures,
        })
    }

    /// The same without what two runs of one change can't share: identity and chain of the newest batch.
    fn comparable(mut self) -> Self {
        if let Some(batch) = self.batches.last_mut() {
            batch.uuid.clear();
            batch.chain.clear();
        }
        self
    }

}

/// What the user of a change was told before the disk was looked at.
#[derive(Debug)]
pub(crate) enum Answer {
    Saved(Batch),
    NotSaved(String),
    /// Nothing, or that it isn't known: both outcomes are honest.
    Unknown,
}

impl Answer {
    pub(crate) fn of(outcome: Result<Option<Batch>, StoreError>) -> Self {
        match outcome {
            Ok(Some(batch)) => Self::Saved(batch),
            Ok(None) => Self::NotSaved("nothing was new".to_owned()),
            Err(StoreError::OutcomeUnknown { .. }) => Self::Unknown,
            Err(error) => Self::NotSaved(format!("{error:?}")),
        }
    }
}

/// A library before a change and after it; nothing else may ever be on the disk.
pub(crate) struct Truth {
    before: Told,
    after: Told,
}

impl Truth {
    pub(crate) fn new(before: Told, after: Told) -> Self {
        assert!(before != after, "a change that changes nothing shows nothing");
        let (before, after) = (before.comparable(), after.comparable());
        Self { before, after }
    }

    /// Looks at the file with the disk mended. The error names the invariant of the fault plan that is broken.
    pub(crate) fn judge(&self, path: &Path, answer: &Answer) -> Result<(), String> {
        let library = Library::open(path).map_err(|error| format!("I1, opens without help: {error:?}"))?;
        let findings = library.check().map_err(|error| format!("I1, can be checked: {error:?}"))?;
        if !findings.is_empty() {
            return Err(format!("I2 and I3, structure, references, counts and hashes: {findings:?}"));
        }
        let told = Told::by(&library).map_err(|error| format!("I1, can be read: {error:?}"))?;
        let newest = told.batches.last().cloned();
        let told = told.comparable();
        let (is_before, is_after) = (told == self.before, told == self.after);
        if !is_before && !is_after {
            return Err("I3 and I5, whole or absent and nothing else changed: neither state".to_owned());
        }
        match answer {
            Answer::Saved(batch) if is_before => Err(format!("I4, acknowledged and gone: {}", batch.uuid)),
            Answer::Saved(batch) if newest.as_ref() != Some(batch) => {
                Err(format!("I8, told of {batch:?}, there is {newest:?}"))
            }
            Answer::NotSaved(error) if is_after => Err(format!("I8, saved, but told: {error}")),
            _ => Ok(()),
        }
    }
}
