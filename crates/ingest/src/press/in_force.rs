//! What can be in force while a text is read: a period, a place, subjects, a status. Each is said, not said, or in doubt.

use suishu_domain::{FindingCode, Period, PeriodReading, PriceBasis, Status};

use super::folded::TextRange;
use super::place::PlaceWord;

/// Something that is said, not said, or in doubt.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Said<T> {
    /// Nothing was said.
    #[default]
    Nothing,
    /// This was said.
    Clear(T),
    /// Several things were said, and which one is meant isn't clear.
    Unclear,
}

impl<T: Clone + PartialEq> Said<T> {
    /// What holds behind a sentence that said these things, where `self` held before.
    pub(super) fn after(&self, said: &[T]) -> Self {
        match said {
            [] => self.clone(),
            [first, rest @ ..] if rest.iter().all(|other| other == first) => Self::Clear(first.clone()),
            _ => Self::Unclear,
        }
    }
}

/// A period that the text names, or why its words can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct When {
    pub(super) reading: Result<PeriodReading, Doubt>,
    /// The words, folded.
    pub(super) words: String,
    pub(super) at: Option<TextRange>,
}

/// Why words of a period can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Doubt {
    pub(super) code: FindingCode,
    pub(super) suggestion: Option<String>,
}

impl When {
    pub(super) fn period(&self) -> Option<Period> {
        self.reading.as_ref().ok().map(|reading| reading.period)
    }

    /// Whether both name the same period, however it is written.
    pub(super) fn same_as(&self, other: &Self) -> bool {
        match (self.period(), other.period()) {
            (Some(a), Some(b)) => a == b,
            _ => self.words == other.words,
        }
    }
}

/// One thing that figures are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) name: String,
    pub(super) at: TextRange,
    /// The item's own place, in a list of places.
    pub(super) place: Option<PlaceWord>,
}

/// All that is in force.
#[derive(Debug, Clone, Default)]
pub(super) struct InForce {
    pub(super) when: Said<When>,
    pub(super) place: Said<PlaceWord>,
    pub(super) subjects: Said<Vec<Subject>>,
    pub(super) status: Option<Status>,
    pub(super) price_basis: Option<PriceBasis>,
    pub(super) year: Option<i16>,
}
