//! 核对: the rules of [`suishu_analysis::checks`] over the figures of the library, on demand and after each import, and what a
//! person has accepted of their findings.

mod doubt;
mod runs;

use std::collections::{BTreeMap, BTreeSet};

use suishu_analysis::checks::{self, CheckFinding, Rule};
use suishu_domain::{Finding, Place, Severity};
use suishu_store::{Acceptance, SeriesId};

use self::doubt::Telling;
use self::runs::Loaded;
use crate::desk::{Desk, Open};
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::wire::{CheckAcceptRequest, CheckUnacceptRequest, Checks, ChecksRequest, Doubt, ImportReport};

/// Findings that the report of an import tells; the list of all is a question of its own.
const TOLD: usize = 100;

impl Desk {
    /// Runs the rules over the library, or over what a batch touched.
    ///
    /// # Errors
    /// What the store meets; what the rules find is in the answer.
    pub fn checks(&self, request: ChecksRequest) -> Result<Checks, Failure> {
        let open = self.open()?;
        let accepted = accepted(&open)?;
        let mut checks = Checks::default();
        for mut doubt in self.doubts(&open, request.batch)? {
            match accepted.get(&doubt.key) {
                Some(acceptance) => {
                    doubt.reason = Some(acceptance.reason.clone());
                    doubt.accepted_at = Some(acceptance.accepted_at.clone());
                    checks.accepted.push(doubt);
                }
                None => checks.open.push(doubt),
            }
        }
        Ok(checks)
    }

    /// Accepts a finding, with the reason.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when no finding has this key, [`Failure::AnswerInvalid`] without a reason.
    pub fn check_accept(&self, request: CheckAcceptRequest) -> Result<Checks, Failure> {
        let reason = request.reason.trim();
        if reason.is_empty() {
            return Err(Failure::AnswerInvalid {
                key: "reason".to_owned(),
                value: request.reason,
            });
        }
        let open = self.open()?;
        let found = self.doubts(&open, None)?;
        let key = the_one(found.iter().map(|doubt| doubt.key.as_str()), &request.key)?;
        open.library().accept(&Acceptance {
            finding: key,
            reason: reason.to_owned(),
            accepted_at: self.host().now(),
        })?;
        self.checks(ChecksRequest::default())
    }

    /// Takes an acceptance back.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when nothing accepted has this key.
    pub fn check_unaccept(&self, request: CheckUnacceptRequest) -> Result<Checks, Failure> {
        let open = self.open()?;
        let accepted = accepted(&open)?;
        let key = the_one(accepted.keys().map(String::as_str), &request.key)?;
        open.library().unaccept(&key)?;
        self.checks(ChecksRequest::default())
    }

    /// Adds to the report of an import what the rules find in the figures that it brought, as warnings. They refuse nothing: by now
    /// the batch is written, and a check that fails doesn't undo it.
    pub(crate) fn check_imported(&self, open: &Open, report: &mut ImportReport) {
        if let Some(batch) = report.batch
            && let Err(error) = self.tell_doubts(open, batch, report)
        {
            tracing::warn!(%error, batch, "the figures of an import could not be checked");
        }
    }

    fn tell_doubts(&self, open: &Open, batch: i64, report: &mut ImportReport) -> Result<(), Failure> {
        let accepted = accepted(open)?;
        // What jumps by a unit, the import itself has said, with its place in the file.
        let is_new = |doubt: &Doubt| doubt.code != Rule::UnitJump.code() && !accepted.contains_key(&doubt.key);
        let doubts: Vec<Doubt> = self.doubts(open, Some(batch))?.into_iter().filter(is_new).collect();
        report.findings_total += doubts.len() as u64;
        let warnings = doubts.iter().take(TOLD).map(finding_of);
        // Errors come first, then warnings; a written batch has no errors.
        let at = report
            .findings
            .iter()
            .position(|finding| finding.severity < Severity::Warning)
            .unwrap_or(report.findings.len());
        report.findings.splice(at..at, warnings);
        Ok(())
    }

    /// What the rules find, in the library's order of print, or only on figures of a batch.
    fn doubts(&self, open: &Open, batch: Option<i64>) -> Result<Vec<Doubt>, Failure> {
        let catalogue = open.catalogue();
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        open.read(|reader| {
            let touched: Option<BTreeSet<SeriesId>> = batch
                .map(|batch| reader.series_of_batch(batch))
                .transpose()?
                .map(BTreeSet::from_iter);
            let mut doubts = Vec::new();
            for loaded in runs::families(reader, touched.as_ref())? {
                let loaded = loaded.read(reader, &catalogue)?;
                let telling = Telling {
                    phrasing: &phrasing,
                    loaded: &loaded,
                };
                let found = checks::check(&loaded.runs, &catalogue);
                let meant = found
                    .iter()
                    .filter(|finding| batch.is_none_or(|batch| loaded.is_about(finding, batch, touched.as_ref())));
                doubts.extend(meant.map(|finding| telling.doubt(finding)));
            }
            let events = runs::events(reader, batch)?;
            doubts.extend(checks::out_of_order(&events).iter().map(Telling::event));
            doubts.sort_by_key(|doubt| doubt.code);
            Ok(doubts)
        })
    }
}

impl Loaded {
    /// Whether a finding is about figures that a batch brought, or about what is left out of a series that it touched.
    fn is_about(&self, finding: &CheckFinding, batch: i64, touched: Option<&BTreeSet<SeriesId>>) -> bool {
        finding.figures.iter().any(|cited| match self.entry(cited) {
            Some(entry) => entry.release == batch,
            None => touched.is_some_and(|touched| self.id(&cited.key).is_some_and(|id| touched.contains(&id))),
        })
    }
}

/// The finding of a report: the sentence comes from the code, the figures stand in the text.
fn finding_of(doubt: &Doubt) -> Finding {
    let figures: Vec<String> = doubt.figures.iter().map(doubt::line).collect();
    let mut text = figures.join("；");
    if let Some(event) = &doubt.event {
        text.push_str(event);
    }
    let finding = Finding::new(doubt.code, Place::file(), text);
    match &doubt.expected {
        Some(expected) => finding.suggest(expected.clone()),
        None => finding,
    }
}

fn accepted(open: &Open) -> Result<BTreeMap<String, Acceptance>, Failure> {
    let listed = open.read(|reader| Ok(reader.acceptances()?))?;
    Ok(listed.into_iter().map(|one| (one.finding.clone(), one)).collect())
}

/// The one key that begins so.
fn the_one<'a>(keys: impl Iterator<Item = &'a str>, asked: &str) -> Result<String, Failure> {
    let asked = asked.trim();
    let mut fitting = keys.filter(|key| !asked.is_empty() && key.starts_with(asked));
    match (fitting.next(), fitting.next()) {
        (Some(key), None) => Ok(key.to_owned()),
        _ => Err(Failure::NotFound {
            what: "finding",
            name: asked.to_owned(),
        }),
    }
}
