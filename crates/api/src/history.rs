//! The history of a library: its batches, and taking one back. What an undo changes is shown before it is done.

use suishu_domain::Date;
use suishu_store::{Batch, BatchDraft, Reader, Returned};

use crate::desk::Desk;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::query::{FigureSeries, Figured};
use crate::wire::{BatchInfo, Event, History, Nothing, ReturnedFigure, UndoReport, UndoRequest};

/// Figures that are told one by one; the rest is counted.
const TOLD: usize = 200;

impl Desk {
    /// The import history, newest first.
    ///
    /// # Errors
    /// What the store meets.
    pub fn history(&self, _: Nothing) -> Result<History, Failure> {
        let open = self.open()?;
        let batches = open.read(|reader| Ok(reader.history()?))?;
        Ok(History {
            batches: batches.into_iter().rev().map(batch_info).collect(),
        })
    }

    /// What the library would answer if a batch were taken back. Writes nothing.
    ///
    /// # Errors
    /// [`Failure::BatchUnknown`], [`Failure::BatchWithdrawn`], and what the store meets.
    pub fn undo_preview(&self, request: UndoRequest) -> Result<UndoReport, Failure> {
        let open = self.open()?;
        let batch = open.read(|reader| find(reader, &request.batch))?;
        let changes = open.read(|reader| Ok(reader.withdrawal(batch.seq)?))?;
        self.report(batch, None, changes)
    }

    /// Takes a batch back by a batch of its own. An undo can be taken back too; then the first batch counts again.
    ///
    /// # Errors
    /// [`Failure::BatchUnknown`], [`Failure::BatchWithdrawn`], and what the store meets.
    pub fn undo(&self, request: UndoRequest) -> Result<UndoReport, Failure> {
        let open = self.open()?;
        let batch = open.read(|reader| find(reader, &request.batch))?;
        // What is told is read before the deed; another program's import in between shows in the next question.
        let changes = open.read(|reader| Ok(reader.withdrawal(batch.seq)?))?;
        let reason = request.reason.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let draft = BatchDraft {
            imported_at: self.host().now(),
            note: reason.map(str::to_owned),
            ..BatchDraft::default()
        };
        let done = open.library().withdraw(batch.seq, &draft)?;
        self.host().tell(Event::LibraryChanged);
        self.report(batch, Some(done), changes)
    }

    fn report(&self, batch: Batch, done: Option<Batch>, changes: Vec<Returned>) -> Result<UndoReport, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        let count = |wanted: (bool, bool)| {
            let found = changes
                .iter()
                .filter(|change| (change.before.is_some(), change.after.is_some()) == wanted);
            found.count() as u64
        };
        let (gone, restored, changed) = (count((true, false)), count((false, true)), count((true, true)));
        let events = batch.events;
        let figures = open.read(|reader| {
            let mut figures = Vec::new();
            for change in changes.iter().take(TOLD) {
                let Some(series) = reader.series_by_id(change.series)? else {
                    continue;
                };
                let series = FigureSeries {
                    id: series.id,
                    kind: None,
                    key: series.key,
                    figures: Vec::new(),
                };
                let told = |stored: &Option<suishu_store::Stored>| {
                    let figured = Figured::from(stored.clone()?);
                    Some(phrasing.figure(&series, &figured, ""))
                };
                figures.push(ReturnedFigure {
                    before: told(&change.before),
                    after: told(&change.after),
                });
            }
            Ok(figures)
        })?;
        Ok(UndoReport {
            batch: batch_info(batch),
            undo: done.map(batch_info),
            gone,
            restored,
            changed,
            events,
            figures,
        })
    }
}

/// A batch by its number, or by the first digits of its UUID, eight at least. One that is taken back already is refused.
fn find(reader: &Reader, name: &str) -> Result<Batch, Failure> {
    /// Fewer digits may name a number.
    const DIGITS: usize = 8;
    let name = name.trim().trim_start_matches('#').to_ascii_lowercase();
    let batches = reader.history()?;
    let mut named = batches
        .into_iter()
        .filter(|batch| name.parse() == Ok(batch.seq) || (name.len() >= DIGITS && batch.uuid.starts_with(&name)));
    match (named.next(), named.next()) {
        (Some(batch), None) if batch.counts => Ok(batch),
        (Some(_), None) => Err(Failure::BatchWithdrawn { batch: name }),
        _ => Err(Failure::BatchUnknown { batch: name }),
    }
}

pub(crate) fn batch_info(batch: Batch) -> BatchInfo {
    BatchInfo {
        batch: batch.seq,
        uuid: batch.uuid,
        kind: batch.kind,
        counts: batch.counts,
        withdraws: batch.withdraws,
        note: batch.note,
        file: batch.file_name,
        sha256: batch.sha256.unwrap_or_default(),
        encoding: batch.encoding.unwrap_or_default(),
        imported_at: batch.imported_at,
        release_date: batch.release_date.as_ref().map(Date::to_string),
        rows: batch.observations,
        events: batch.events,
        rows_sha256: batch.rows_hash,
    }
}
