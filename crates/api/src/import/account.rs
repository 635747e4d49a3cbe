//! The account of an import: what came, what it does to the library, and what there is to say.

use std::collections::{BTreeMap, BTreeSet};

use suishu_domain::{
    Candidate, Figure, Finding, FindingCode, Observation, Period, Place, Selection, SeriesKey, Severity,
};
use suishu_ingest::FindingCounts;

use super::pass::Gist;

use crate::figure_text::Phrasing;
use crate::wire::{Differences, Effect, ImportReport, NameCandidate, NameList, NameMatch, PreviewFigure};
use crate::words::Words;

/// Figures that a preview shows.
pub(super) const SHOWN: usize = 200;
/// Findings that are kept with their places; beyond that they are counted.
const KEPT: usize = 1_000;
/// Names that the selection of what came holds at most, so that a chart of it stays legible.
const NAMES: usize = 12;

/// The account.
#[derive(Debug, Default)]
pub(super) struct Account {
    /// Figures that are kept to be shown, of the revised ones and of the others alike.
    shown: usize,
    observations: u64,
    added: u64,
    revised: u64,
    unchanged: u64,
    missing: u64,
    events: u64,
    findings: Vec<Finding>,
    /// Errors that the import itself found; the reader counts its own.
    own_errors: u64,
    own_findings: u64,
    reader: FindingCounts,
    /// Warnings of the reader that the catalogue answered.
    settled: u64,
    new_names: Vec<NewName>,
    changed: Vec<Shown>,
    first: Vec<Shown>,
    /// Every series of the file with the latest period of its numbers, in the order of the file.
    series: Vec<(SeriesKey, Option<Period>)>,
}

/// A name that the catalogue doesn't have.
#[derive(Debug)]
struct NewName {
    list: NameList,
    written: String,
    candidates: Vec<Candidate>,
    /// Whether a person said that it stands for itself.
    is_confirmed: bool,
}

#[derive(Debug)]
struct Shown {
    /// Its place among the rows of the file, from 0.
    number: usize,
    key: SeriesKey,
    observation: Observation,
    effect: Effect,
    before: Option<Figure>,
}

impl Account {
    /// An account that keeps so many figures to be shown.
    pub(super) fn showing(shown: usize) -> Self {
        Self {
            shown,
            ..Self::default()
        }
    }

    /// Takes the next series of the file.
    pub(super) fn series(&mut self, key: &SeriesKey) {
        self.series.push((key.clone(), None));
    }

    /// Takes one figure, the row `number` of the file, of the series `index`. `figure` is asked for only where the preview shows it.
    pub(super) fn figure(
        &mut self,
        number: usize,
        index: usize,
        period: Period,
        effect: Effect,
        before: Option<Figure>,
        figure: impl FnOnce() -> (SeriesKey, Observation),
    ) {
        self.observations += 1;
        match effect {
            Effect::Added => self.added += 1,
            Effect::Revised => self.revised += 1,
            Effect::Unchanged | Effect::Contradicts => self.unchanged += 1,
        }
        if let Some((_, latest)) = self.series.get_mut(index)
            && latest.is_none_or(|latest| period.last_day() >= latest.last_day())
        {
            *latest = Some(period);
        }
        let changed = matches!(effect, Effect::Revised | Effect::Contradicts);
        let list = if changed { &mut self.changed } else { &mut self.first };
        if list.len() < self.shown {
            let (key, observation) = figure();
            list.push(Shown {
                number,
                key,
                observation,
                effect,
                before,
            });
        }
    }

    /// Counts a cell that says that there is no number.
    pub(super) fn missing(&mut self) {
        self.missing += 1;
    }

    /// Takes one event.
    pub(super) fn event(&mut self, added: bool) {
        self.events += u64::from(added);
    }

    /// Takes a finding of the reader, which counts its own.
    pub(super) fn heard(&mut self, finding: Finding) {
        if self.findings.len() < KEPT || finding.severity == Severity::Error {
            self.findings.push(finding);
        }
    }

    /// Takes back a finding of the reader that the catalogue has answered.
    pub(super) fn settled(&mut self, finding: &Finding) {
        self.settled += u64::from(finding.severity == Severity::Warning);
    }

    /// Takes a finding of the import itself.
    pub(super) fn find(&mut self, finding: Finding) {
        self.own_findings += 1;
        self.own_errors += u64::from(finding.severity == Severity::Error);
        self.heard(finding);
    }

    /// Takes a finding on the file as a whole, which many of its series may bring.
    pub(super) fn find_once(&mut self, finding: Finding) {
        if !self.findings.contains(&finding) {
            self.find(finding);
        }
    }

    /// Takes a name that is new to the catalogue.
    pub(super) fn new_name(&mut self, list: NameList, written: &str, candidates: Vec<Candidate>, is_confirmed: bool) {
        let finding = Finding::new(FindingCode::NameNew, Place::file(), written);
        let likely: Vec<&str> = candidates.iter().map(|candidate| candidate.name.as_str()).collect();
        self.find(if likely.is_empty() || is_confirmed {
            finding
        } else {
            finding.suggest(likely.join(" | "))
        });
        self.new_names.push(NewName {
            list,
            written: written.to_owned(),
            candidates,
            is_confirmed,
        });
    }

    /// Whether there is anything that a person should see before it is written: an error, a warning, a new name.
    pub(super) fn has_doubts(&self) -> bool {
        self.errors() > 0
            || self.reader.warnings > 0
            || !self.new_names.is_empty()
            || self
                .findings
                .iter()
                .any(|finding| finding.severity >= Severity::Warning)
    }

    /// The names that are new to the catalogue and that nobody has spoken of, with what they may be.
    pub(super) fn names(&self, words: &Words) -> Vec<NameMatch> {
        self.new_names
            .iter()
            .filter(|name| !name.is_confirmed)
            .map(|name| NameMatch {
                list: name.list,
                written: name.written.clone(),
                candidates: name
                    .candidates
                    .iter()
                    .map(|candidate| NameCandidate {
                        code: candidate.code.clone(),
                        name: candidate.name.clone(),
                        why: words.likeness(candidate.likeness),
                    })
                    .collect(),
            })
            .collect()
    }

    /// Takes the reader's own count of its findings.
    pub(super) fn count_findings(&mut self, counts: FindingCounts) {
        self.reader = counts;
        self.reader.warnings = self.reader.warnings.saturating_sub(self.settled);
    }

    /// How many errors there are in all.
    pub(super) fn errors(&self) -> u64 {
        self.reader.errors + self.own_errors
    }

    /// The report.
    pub(super) fn report(
        &mut self,
        file: &str,
        gist: Gist<'_>,
        batch: Option<i64>,
        same_file_as: Option<i64>,
        differences: Differences,
    ) -> ImportReport {
        self.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.findings.truncate(KEPT);
        ImportReport {
            file: file.to_owned(),
            sha256: gist.sha256.unwrap_or_default().to_owned(),
            encoding: gist.encoding.to_owned(),
            encoding_certain: gist.encoding_certain,
            sheet: gist.sheet.map(str::to_owned),
            layout: gist.layout.to_owned(),
            recipe: gist.recipe.map(str::to_owned),
            observations: self.observations,
            added: self.added,
            revised: self.revised,
            unchanged: self.unchanged,
            missing: self.missing,
            differences,
            events: self.events,
            findings: self.findings.clone(),
            findings_total: self.reader.errors + self.reader.warnings + self.reader.infos + self.own_findings,
            errors: self.errors(),
            batch,
            same_file_as,
            new_names: self.new_names.iter().map(|name| name.written.clone()).collect(),
        }
    }

    /// The figures of the preview: first what changes the library's own, then what comes first in the file.
    pub(super) fn figures(&self, phrasing: &Phrasing<'_>) -> Vec<PreviewFigure> {
        self.changed
            .iter()
            .chain(&self.first)
            .take(SHOWN)
            .map(|shown| shown.in_words(phrasing))
            .collect()
    }

    /// The figures by the number of their row, as far as they are kept.
    pub(super) fn figures_by_row(&self, phrasing: &Phrasing<'_>) -> BTreeMap<usize, PreviewFigure> {
        self.changed
            .iter()
            .chain(&self.first)
            .map(|shown| (shown.number, shown.in_words(phrasing)))
            .collect()
    }

    /// The selection that shows what came: the first indicator with its regions and sectors, on its basis; at the newest period
    /// where the breakdown is the news, over time where there is only one series.
    pub(super) fn selection(&self) -> Option<Selection> {
        let first = self
            .changed
            .iter()
            .chain(&self.first)
            .find(|shown| shown.observation.figure.number().is_some())?;
        let alike: Vec<&(SeriesKey, Option<Period>)> = self
            .series
            .iter()
            .filter(|(key, latest)| {
                latest.is_some()
                    && key.indicator == first.key.indicator
                    && key.basis == first.key.basis
                    && key.unit == first.key.unit
            })
            .collect();
        let codes = |of: &dyn Fn(&SeriesKey) -> &String| {
            let all: BTreeSet<&String> = alike.iter().map(|(key, _)| of(key)).chain([of(&first.key)]).collect();
            all.into_iter().take(NAMES).cloned().collect::<Vec<_>>()
        };
        let (regions, sectors) = (codes(&|key| &key.region), codes(&|key| &key.sector));
        let latest = alike
            .iter()
            .filter_map(|(_, latest)| *latest)
            .max_by_key(|latest| (latest.last_day(), latest.start()));
        let one_series = regions.len() <= 1 && sectors.len() <= 1;
        Some(Selection {
            indicators: vec![first.key.indicator.clone()],
            regions,
            sectors,
            basis: Some(first.key.basis),
            periods: latest
                .filter(|_| !one_series)
                .map(|period| period.to_string())
                .into_iter()
                .collect(),
            months: one_series.then(|| first.observation.period.month_count()).flatten(),
            ..Selection::default()
        })
    }
}

impl Shown {
    fn in_words(&self, phrasing: &Phrasing<'_>) -> PreviewFigure {
        PreviewFigure {
            figure: phrasing.observation(&self.key, &self.observation),
            effect: self.effect,
            before: self.before.map(text_of),
        }
    }
}

/// A figure as text: the number, or the reason of its absence.
pub(super) fn text_of(figure: Figure) -> String {
    match figure {
        Figure::Number(number) => number.to_string(),
        Figure::Missing(reason) => reason.zh().to_owned(),
    }
}
