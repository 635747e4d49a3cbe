//! Names of a file that a person found in the catalogue, and those that nobody has found yet.

use std::collections::HashMap;

use suishu_domain::{Candidate, Catalogue, Code, Indicator, Region, Sector};
use suishu_store::Import;

use crate::error::Failure;
use crate::wire::{NameChoice, NameList};

impl NameList {
    /// The name of the list, as the library and recipes write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Region => "region",
            Self::Sector => "sector",
        }
    }

    /// The list of that name.
    pub(crate) fn named(code: &str) -> Option<Self> {
        [Self::Indicator, Self::Region, Self::Sector]
            .into_iter()
            .find(|list| list.code() == code)
    }

    /// What the name may mean, the likeliest first.
    pub(super) fn nearest(self, catalogue: &Catalogue, words: &str) -> Vec<Candidate> {
        match self {
            Self::Indicator => catalogue.nearest_indicators(words),
            Self::Region => catalogue.nearest_regions(words),
            Self::Sector => catalogue.nearest_sectors(words),
        }
    }

    /// The code of the entry that these words mean.
    pub(super) fn find(self, catalogue: &Catalogue, words: &str) -> Option<Code> {
        match self {
            Self::Indicator => catalogue.indicator(words).map(|known| known.code.clone()),
            Self::Region => catalogue.region(words).map(|known| known.code.clone()),
            Self::Sector => catalogue.sector(words).map(|known| known.code.clone()),
        }
    }
}

impl NameList {
    /// Adds a name that stands for itself.
    pub(super) fn put_new(self, import: &mut Import<'_>, name: &str) -> Result<(), Failure> {
        let (code, name, name_en, synonyms) = (name.to_owned(), name.to_owned(), String::new(), Vec::new());
        match self {
            Self::Indicator => import.put_indicator(&Indicator {
                code,
                name,
                name_en,
                parent: None,
                kind: None,
                unit: None,
                synonyms,
                headline: None,
            })?,
            Self::Region => import.put_region(&Region {
                code,
                name,
                name_en,
                parent: None,
                synonyms,
            })?,
            Self::Sector => import.put_sector(&Sector {
                code,
                name,
                name_en,
                parent: Some(Sector::TOTAL.to_owned()),
                synonyms,
            })?,
        }
        Ok(())
    }
}

/// What a person said of names, by list and name as written.
#[derive(Debug, Default)]
pub(super) struct Chosen(HashMap<(NameList, String), Option<Code>>);

impl NameChoice {
    /// Whether the catalogue has its code; a name that is to stand for itself needs none.
    pub(super) fn is_in(&self, catalogue: &Catalogue) -> bool {
        self.code
            .as_ref()
            .is_none_or(|code| self.list.find(catalogue, code).as_ref() == Some(code))
    }
}

impl Chosen {
    /// Takes a choice; it stands above an earlier one for the same name.
    pub(super) fn take(&mut self, choice: &NameChoice) {
        let written = choice.written.trim().to_owned();
        self.0.insert((choice.list, written), choice.code.clone());
    }

    /// What was said of a name: a code, that it is a name of its own, or nothing.
    pub(super) fn said(&self, list: NameList, written: &str) -> Option<&Option<Code>> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&(list, written.trim().to_owned()))
    }
}
