//! The catalogue: indicators, regions and sectors as trees with codes, names and synonyms.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code_list::code_list;
use crate::{Code, Unit};

code_list! {
    /// The kind of an indicator: what may be computed from it.
    Kind {
        /// Something that happens over a span and may be added up: GDP, sales, footfall.
        Flow = "flow", "流量";
        /// Something that is there at a point in time: firms on the cloud, base stations.
        Stock = "stock", "存量";
        /// A rate, share, index or average: never added, never split.
        Rate = "rate", "比率";
        /// Something that happened, with a date and no number.
        Event = "event", "事件";
    }
}

/// An indicator: what is measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Indicator {
    /// Its code: `GDP`; the name itself where nobody gave one.
    pub code: Code,
    /// Chinese name.
    pub name: String,
    /// English name; empty where there is none.
    pub name_en: String,
    /// The code of the indicator above it in the tree.
    pub parent: Option<Code>,
    /// What may be computed from it; `None` while nobody has said.
    pub kind: Option<Kind>,
    /// The unit of its levels; `None` while no figure has come.
    pub unit: Option<Unit>,
    /// Other names that mean the same.
    pub synonyms: Vec<String>,
    /// Place in the headline list of the overview, from 1; `None` for the rest.
    pub headline: Option<u16>,
}

/// A region: where. City over district over street or zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Region {
    /// GB/T 2260 code where there is one, else the name.
    pub code: Code,
    /// Chinese name.
    pub name: String,
    /// English name; empty where there is none.
    pub name_en: String,
    /// The code of the region above it.
    pub parent: Option<Code>,
    /// Other names that mean the same: 广州.
    pub synonyms: Vec<String>,
}

/// A sector: which part of a breakdown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Sector {
    /// Its code, from GB/T 4754 or the 2021 digital-economy classification where there is one, else the name.
    pub code: Code,
    /// Chinese name.
    pub name: String,
    /// English name; empty where there is none.
    pub name_en: String,
    /// The code of the sector above it; the root has none.
    pub parent: Option<Code>,
    /// Other names that mean the same.
    pub synonyms: Vec<String>,
}

impl Sector {
    /// The code of 合计, the root of every breakdown.
    pub const TOTAL: &'static str = "total";
}

/// The catalogue in memory, with look-up by code, name or synonym; width, case, blanks and the shape of brackets play no part in names.
/// Order is the order of print.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    indicators: Table<Indicator>,
    regions: Table<Region>,
    sectors: Table<Sector>,
}

impl Catalogue {
    /// A catalogue of these entries, kept in the given order.
    pub fn new(indicators: Vec<Indicator>, regions: Vec<Region>, sectors: Vec<Sector>) -> Self {
        Self {
            indicators: Table::new(indicators),
            regions: Table::new(regions),
            sectors: Table::new(sectors),
        }
    }

    /// All indicators in order.
    pub fn indicators(&self) -> &[Indicator] {
        &self.indicators.entries
    }

    /// All regions in order.
    pub fn regions(&self) -> &[Region] {
        &self.regions.entries
    }

    /// All sectors in order.
    pub fn sectors(&self) -> &[Sector] {
        &self.sectors.entries
    }

    /// The indicator with this code, name or synonym.
    pub fn indicator(&self, words: &str) -> Option<&Indicator> {
        self.indicators.find(words)
    }

    /// The region with this code, name or synonym.
    pub fn region(&self, words: &str) -> Option<&Region> {
        self.regions.find(words)
    }

    /// The sector with this code, name or synonym.
    pub fn sector(&self, words: &str) -> Option<&Sector> {
        self.sectors.find(words)
    }

    /// The codes of the regions above this one, the nearest first.
    pub fn regions_above(&self, code: &str) -> Vec<&str> {
        above(code, |code| self.region(code)?.parent.as_deref())
    }

    /// The codes of the sectors above this one, the nearest first.
    pub fn sectors_above(&self, code: &str) -> Vec<&str> {
        above(code, |code| self.sector(code)?.parent.as_deref())
    }

    /// Adds an indicator at the end; an entry with the same code is replaced in its place.
    pub fn put_indicator(&mut self, indicator: Indicator) {
        self.indicators.put(indicator);
    }

    /// Adds a region at the end; an entry with the same code is replaced in its place.
    pub fn put_region(&mut self, region: Region) {
        self.regions.put(region);
    }

    /// Adds a sector at the end; an entry with the same code is replaced in its place.
    pub fn put_sector(&mut self, sector: Sector) {
        self.sectors.put(sector);
    }

    /// The place of a sector in print order; unknown codes come last.
    pub fn sector_rank(&self, code: &str) -> usize {
        self.sectors.rank(code)
    }

    /// The place of a region in print order; unknown codes come last.
    pub fn region_rank(&self, code: &str) -> usize {
        self.regions.rank(code)
    }

    /// The place of an indicator in print order; unknown codes come last.
    pub fn indicator_rank(&self, code: &str) -> usize {
        self.indicators.rank(code)
    }
}

/// The way up a tree; a loop ends where it closes.
fn above<'a>(code: &str, parent: impl Fn(&str) -> Option<&'a str>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    let mut next = parent(code);
    while let Some(code) = next.filter(|code| !found.contains(code)) {
        found.push(code);
        next = parent(code);
    }
    found
}

/// What the three kinds of entry share.
pub(crate) trait Entry {
    fn code(&self) -> &str;
    fn name(&self) -> &str;
    fn name_en(&self) -> &str;
    fn synonyms(&self) -> &[String];

    /// Every word that means the entry: code, names, synonyms.
    fn words(&self) -> impl Iterator<Item = &str> {
        [self.code(), self.name(), self.name_en()]
            .into_iter()
            .chain(self.synonyms().iter().map(String::as_str))
    }
}

/// A name without what plays no part in it: width, case, blanks, the shape of brackets and dashes.
pub(crate) fn plain(name: &str) -> String {
    let folded = name
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}'));
    folded
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        })
        .map(|c| match c {
            '[' | '【' | '〔' => '(',
            ']' | '】' | '〕' => ')',
            '—' | '–' => '-',
            c => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

macro_rules! entry {
    ($($name:ident)+) => {$(
        impl Entry for $name {
            fn code(&self) -> &str { &self.code }
            fn name(&self) -> &str { &self.name }
            fn name_en(&self) -> &str { &self.name_en }
            fn synonyms(&self) -> &[String] { &self.synonyms }
        }
    )+};
}
entry!(Indicator Region Sector);

/// Entries in order, with an index by every word that means one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Table<T> {
    entries: Vec<T>,
    by_word: HashMap<String, usize>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            by_word: HashMap::new(),
        }
    }
}

impl<T: Entry> Table<T> {
    fn new(entries: Vec<T>) -> Self {
        let mut table = Self {
            entries: Vec::with_capacity(entries.len()),
            by_word: HashMap::new(),
        };
        for entry in entries {
            table.put(entry);
        }
        table
    }

    fn put(&mut self, entry: T) {
        let at = self
            .by_word
            .get(entry.code())
            .copied()
            .filter(|&at| self.entries[at].code() == entry.code());
        let at = at.unwrap_or(self.entries.len());
        // A code wins over a name, a name over a synonym, and the first entry over later ones.
        for word in [entry.name(), entry.name_en()]
            .into_iter()
            .chain(entry.synonyms().iter().map(String::as_str))
        {
            let word = plain(word);
            if !word.is_empty() {
                self.by_word.entry(word).or_insert(at);
            }
        }
        self.by_word.insert(entry.code().to_owned(), at);
        if at == self.entries.len() {
            self.entries.push(entry);
        } else {
            self.entries[at] = entry;
        }
    }

    fn find(&self, words: &str) -> Option<&T> {
        let words = words.trim();
        let at = self.by_word.get(words).or_else(|| self.by_word.get(&plain(words)))?;
        self.entries.get(*at)
    }

    fn rank(&self, code: &str) -> usize {
        self.by_word.get(code).copied().unwrap_or(usize::MAX)
    }
}

#[cfg(test)]
mod tests;
