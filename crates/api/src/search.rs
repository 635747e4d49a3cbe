//! Search by words: names, synonyms, codes, full pinyin and initials. The only place that knows the pinyin matcher.

use std::collections::HashMap;

use ib_matcher::matcher::{IbMatcher, PinyinMatchConfig};
use ib_matcher::pinyin::PinyinNotation;
use suishu_store::SeriesFilter;

use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{SearchHit, SearchHits, SearchKind, SearchRequest};

/// How many hits are given at most.
const LIMIT: usize = 50;

/// Words as the user typed them, ready to be held against names.
struct Words<'a> {
    terms: Vec<IbMatcher<'a>>,
    typed: String,
}

impl<'a> Words<'a> {
    fn new(text: &'a str) -> Self {
        let terms = text
            .split_whitespace()
            .map(|term| {
                let notations = PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter;
                IbMatcher::builder(term)
                    .pinyin(PinyinMatchConfig::notations(notations))
                    .build()
            })
            .collect();
        Self {
            terms,
            typed: text.trim().to_lowercase(),
        }
    }

    /// How well a name fits, smaller is better, and where: characters of the name.
    fn fit(&self, name: &str) -> Option<(u32, Option<(u32, u32)>)> {
        let first = self.terms.first()?;
        let mut matched = None;
        for term in &self.terms {
            let found = term.find(name)?;
            if std::ptr::eq(term, first) {
                matched = Some((found.start(), found.end()));
            }
        }
        let (start, end) = matched?;
        let characters = |bytes: usize| name.get(..bytes).map_or(0, |text| text.chars().count() as u32);
        let range = (characters(start), characters(end));
        let rank = match () {
            () if name.to_lowercase() == self.typed => 0,
            () if start == 0 => 1,
            () => 2,
        };
        Some((rank, Some(range)))
    }

    /// The best fit over a name, then its other names; a match outside the name marks nothing.
    fn best<'n>(&self, name: &str, others: impl Iterator<Item = &'n str>) -> Option<(u32, Option<(u32, u32)>)> {
        self.fit(name).or_else(|| {
            others
                .filter_map(|other| self.fit(other))
                .map(|(rank, _)| (rank + 3, None))
                .min_by_key(|(rank, _)| *rank)
        })
    }
}

impl Desk {
    /// Searches names, synonyms, codes and pinyin; best first, then what has most figures.
    ///
    /// # Errors
    /// What the store meets.
    pub fn search(&self, request: SearchRequest) -> Result<SearchHits, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let words = Words::new(&request.words);
        if words.terms.is_empty() {
            return Ok(SearchHits { hits: Vec::new() });
        }
        let (series, events) = open.read(|reader| Ok((reader.series(&SeriesFilter::default())?, reader.events()?)))?;
        let mut counts: HashMap<(SearchKind, &str), u64> = HashMap::new();
        for one in &series {
            *counts.entry((SearchKind::Indicator, &one.key.indicator)).or_default() += one.observations;
            *counts.entry((SearchKind::Region, &one.key.region)).or_default() += one.observations;
            *counts.entry((SearchKind::Sector, &one.key.sector)).or_default() += one.observations;
        }
        let mut hits: Vec<(u32, SearchHit)> = Vec::new();
        let mut put = |kind: SearchKind, code: &str, name: &str, name_en: &str, synonyms: &[String]| {
            let others = synonyms.iter().map(String::as_str).chain([name_en, code]);
            if let Some((rank, matched)) = words.best(name, others) {
                let observations = counts.get(&(kind, code)).copied().unwrap_or_default();
                hits.push((
                    rank,
                    SearchHit {
                        kind,
                        code: code.to_owned(),
                        name: name.to_owned(),
                        matched,
                        observations,
                    },
                ));
            }
        };
        for one in catalogue.indicators() {
            put(SearchKind::Indicator, &one.code, &one.name, &one.name_en, &one.synonyms);
        }
        for one in catalogue.regions() {
            put(SearchKind::Region, &one.code, &one.name, &one.name_en, &one.synonyms);
        }
        for one in catalogue.sectors() {
            put(SearchKind::Sector, &one.code, &one.name, &one.name_en, &one.synonyms);
        }
        for event in &events {
            put(SearchKind::Event, &event.date, &event.title, "", &[]);
        }
        hits.sort_by_key(|(rank, hit)| (*rank, hit.observations == 0, std::cmp::Reverse(hit.observations)));
        hits.truncate(LIMIT);
        Ok(SearchHits {
            hits: hits.into_iter().map(|(_, hit)| hit).collect(),
        })
    }
}
