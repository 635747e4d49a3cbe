//! The pass: one reading, one transaction.
//!
//! A thread reads and recognises ([`suishu_ingest`]), this one looks names up, scales units and writes ([`suishu_store`]).
//! Any finding of severity error refuses the whole; a dry run is the same pass, rolled back.

use suishu_domain::{Figure, Finding, FindingCode, Holidays};
use suishu_ingest::{FindingCounts, IngestError, LayoutKind, Mark, Options, Reading, Recipe};
use suishu_store::{BatchDraft, Event, Import, ObservationRow, Outcome, SavedRecipe, SeriesFilter, StoreError};

use super::account::{self, Account};
use super::pack::{Chunk, PackedRow, Packer};
use super::plan::Plan;
use super::resolve::{Known, Resolver};
use super::{answers, released};
use crate::desk::Open;
use crate::error::Failure;
use crate::wire::{Effect, ImportReport};

/// Chunks under way between the two threads; each holds a few thousand rows.
const CHUNKS: usize = 8;

/// What is imported, and on whose terms.
pub(super) struct Pass<'a> {
    pub(super) open: &'a Open,
    /// What it is: `file`, `text`.
    pub(super) kind: &'static str,
    /// Its name, for people.
    pub(super) name: &'a str,
    pub(super) marks: &'a [Mark],
    pub(super) holidays: &'a Holidays,
    /// Now.
    pub(super) now: String,
    pub(super) dry_run: bool,
    /// The name under which the layout is kept.
    pub(super) remember: Option<&'a str>,
}

/// What a pass yields.
pub(super) struct Passed<R> {
    pub(super) report: ImportReport,
    pub(super) account: Account,
    pub(super) reading: R,
    /// What it went by in the end.
    pub(super) plan: Plan,
}

/// What a reading must tell at its end, be it of a file or of a text.
pub(super) trait Read: Send {
    /// What the report says of it.
    fn gist(&self) -> Gist<'_>;
    /// What is to be kept of it, so that the next one like it is read alike.
    fn recipe(&self, name: &str, plan: &Plan) -> Option<Recipe>;
}

/// What the report says of a reading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gist<'a> {
    /// SHA-256 of the bytes; `None` when a fault ended the reading before their end.
    pub(super) sha256: Option<&'a str>,
    /// The encoding.
    pub(super) encoding: &'a str,
    /// `false` when that is a guess.
    pub(super) encoding_certain: bool,
    /// The sheet.
    pub(super) sheet: Option<&'a str>,
    /// The layout's name in reports and batches.
    pub(super) layout: &'static str,
    /// The recipe that was followed.
    pub(super) recipe: Option<&'a str>,
    /// The reader's own count of its findings.
    pub(super) findings: FindingCounts,
}

impl Read for Reading {
    fn gist(&self) -> Gist<'_> {
        Gist {
            sha256: self.sha256.as_deref(),
            encoding: self.encoding,
            encoding_certain: self.encoding_certain,
            sheet: self.sheet.as_deref(),
            layout: match self.layout {
                LayoutKind::Long => "long",
                LayoutKind::Events => "events",
                LayoutKind::Table => "table",
            },
            recipe: self.recipe.as_deref(),
            findings: self.findings,
        }
    }

    fn recipe(&self, name: &str, plan: &Plan) -> Option<Recipe> {
        Some(plan.recipe(name, self))
    }
}

/// How far a pass came.
enum Step<R> {
    Done(Box<Passed<R>>),
    /// The recipe that was followed says more than was asked; nothing was written.
    Again(Box<Plan>),
}

impl Pass<'_> {
    /// Reads and writes. `read` is the reading thread's part, `tell` hears how far it is and stops it with `false`.
    pub(super) fn run<R: Read>(
        &self,
        mut plan: Plan,
        read: &(dyn Fn(&Options<'_>, &mut Packer) -> Result<R, IngestError> + Sync),
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Passed<R>, Failure> {
        loop {
            match self.step(plan, read, tell)? {
                Step::Done(passed) => return Ok(*passed),
                // A plan with a recipe in force is never followed by another one.
                Step::Again(next) => plan = *next,
            }
        }
    }

    fn step<R: Read>(
        &self,
        plan: Plan,
        read: &(dyn Fn(&Options<'_>, &mut Packer) -> Result<R, IngestError> + Sync),
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Step<R>, Failure> {
        let mut library = self.open.library();
        let mut import = library.import(self.batch(&plan)?)?;
        // Names and units as this transaction sees them: another program may have written a moment ago, none can now.
        let (catalogue, series) = (import.catalogue()?, import.known_series(&SeriesFilter::default())?);
        let mut account = Account::default();
        let mut resolver = Resolver::new(Known::new(&catalogue, &series), plan.names(&catalogue)?);
        let reading = self.read(&plan, read, |chunk| {
            write(&mut import, &mut resolver, &mut account, chunk)?;
            match chunk.progress {
                Some((done, total)) if !tell(done, total) => Err(Failure::Cancelled),
                _ => Ok(()),
            }
        })?;
        let gist = reading.gist();
        if let Some(again) = plan.judge(self.name, gist.recipe, &catalogue)? {
            return Ok(Step::Again(Box::new(again)));
        }
        if let Some(sha256) = gist.sha256 {
            import.set_sha256(sha256);
        }
        import.set_encoding(gist.encoding);
        if let Some(sheet) = gist.sheet {
            import.set_sheet(sheet);
        }
        import.set_layout(match gist.recipe {
            Some(recipe) => format!("{}:{recipe}", gist.layout),
            None => gist.layout.to_owned(),
        });
        account.count_findings(gist.findings);
        let batch = if self.dry_run || account.errors() > 0 {
            drop(import);
            None
        } else {
            if let Some(name) = self.remember
                && let Some(recipe) = reading.recipe(name, &plan)
            {
                import.put_recipe(&SavedRecipe {
                    name: name.to_owned(),
                    saved_at: self.now.clone(),
                    json: recipe.to_json(),
                })?;
            }
            import.commit()?.map(|batch| batch.seq)
        };
        drop(library);
        if !self.dry_run {
            self.open.refresh()?;
        }
        let same = self
            .open
            .read(|reader| Ok(reader.history()?))?
            .into_iter()
            .find(|earlier| {
                earlier.sha256.is_some() && earlier.sha256.as_deref() == gist.sha256 && Some(earlier.seq) != batch
            })
            .map(|earlier| earlier.seq);
        let report = account.report(self.name, gist, batch, same);
        Ok(Step::Done(Box::new(Passed {
            report,
            account,
            reading,
            plan,
        })))
    }

    fn batch(&self, plan: &Plan) -> Result<BatchDraft, Failure> {
        Ok(BatchDraft {
            kind: self.kind.to_owned(),
            file_name: self.name.to_owned(),
            imported_at: self.now.clone(),
            release_date: released(&plan.set)?,
            ..BatchDraft::default()
        })
    }

    /// Reads on a thread of its own; `take` gets the chunks here, in their order.
    fn read<R: Read>(
        &self,
        plan: &Plan,
        read: &(dyn Fn(&Options<'_>, &mut Packer) -> Result<R, IngestError> + Sync),
        mut take: impl FnMut(&Chunk) -> Result<(), Failure>,
    ) -> Result<R, Failure> {
        let options = Options {
            set: answers(&plan.set)?,
            encoding: plan.encoding.as_deref(),
            sheet: plan.sheet.as_deref(),
            holidays: self.holidays,
            file_name: self.name,
            marks: self.marks,
            recipes: &plan.recipes,
        };
        std::thread::scope(|scope| {
            let (sender, receiver) = crossbeam_channel::bounded::<Chunk>(CHUNKS);
            let reader = scope.spawn(move || {
                let mut sink = Packer::new(sender);
                let reading = read(&options, &mut sink);
                sink.finish();
                reading
            });
            for chunk in receiver {
                // On an error the channel closes behind us, and the reader stops at its next row.
                take(&chunk)?;
            }
            match reader.join() {
                Ok(reading) => reading.map_err(|error| cancelled_or(self.name, error)),
                Err(_) => Err(Failure::Internal {
                    message: "the reading thread stopped".to_owned(),
                }),
            }
        })
    }
}

fn cancelled_or(file: &str, error: IngestError) -> Failure {
    match error {
        IngestError::Cancelled => Failure::Cancelled,
        error => Failure::File {
            file: file.to_owned(),
            error,
        },
    }
}

/// Writes one chunk and keeps the account of it.
fn write(
    import: &mut Import<'_>,
    resolver: &mut Resolver<'_>,
    account: &mut Account,
    chunk: &Chunk,
) -> Result<(), Failure> {
    for finding in &chunk.findings {
        account.heard(finding.clone());
    }
    for draft in &chunk.series {
        resolver.series(import, account, draft)?;
    }
    for row in &chunk.rows {
        put(import, resolver, account, chunk, row)?;
    }
    for draft in &chunk.events {
        let region = resolver.region(import, account, draft.region.as_deref())?;
        let added = import.put_event(&Event {
            date: draft.period.to_string(),
            start: draft.period.start(),
            end: draft.end.unwrap_or(draft.period).last_day(),
            region,
            level: draft.level.clone(),
            title: draft.title.clone(),
            document: draft.document.clone(),
            source: draft.source.clone(),
        })?;
        account.event(added);
    }
    Ok(())
}

fn put(
    import: &mut Import<'_>,
    resolver: &mut Resolver<'_>,
    account: &mut Account,
    chunk: &Chunk,
    row: &PackedRow,
) -> Result<(), Failure> {
    let Some(target) = resolver.target(import, row.series, row.period)? else {
        return Ok(());
    };
    let mut figure = row.figure;
    if let (Figure::Number(number), Some((from, to))) = (row.figure, target.scale) {
        let Some(scaled) = from.convert(number, to) else {
            account.find(Finding::new(FindingCode::ValueTooLong, row.place(), number.to_string()));
            return Ok(());
        };
        figure = Figure::Number(scaled);
    }
    // A number moved by its unit is told with the text that stood in the file.
    let raw = match (chunk.text(row.raw), row.figure) {
        (None, Figure::Number(number)) if figure != row.figure => Some(number.to_string()),
        (raw, _) => raw.map(str::to_owned),
    };
    if matches!(figure, Figure::Missing(_)) {
        account.missing();
    }
    let outcome = import.put(
        target.series,
        ObservationRow {
            period: target.period,
            figure,
            qualifier: row.qualifier,
            status: row.status,
            confidentiality: row.confidentiality,
            raw: raw.as_deref(),
            source: chunk.text(row.source),
            note: chunk.text(row.note),
            sheet: None,
            line: row.line,
            column: row.column,
        },
    );
    match outcome {
        Ok(outcome) => {
            let effect = match &outcome {
                Outcome::Added => Effect::Added,
                Outcome::Revised { .. } => Effect::Revised,
                Outcome::Unchanged | Outcome::Twice => Effect::Unchanged,
                Outcome::Contradicts { .. } => Effect::Contradicts,
            };
            let before = match &outcome {
                Outcome::Revised { before } | Outcome::Contradicts { before } => Some(*before),
                _ => None,
            };
            match outcome {
                Outcome::Contradicts { before } => account.find(
                    Finding::new(
                        FindingCode::FigureContradicts,
                        row.place(),
                        account::text_of(row.figure),
                    )
                    .suggest(account::text_of(before)),
                ),
                Outcome::Twice if !target.shared => {
                    account.find(Finding::new(
                        FindingCode::FigureTwice,
                        row.place(),
                        account::text_of(row.figure),
                    ));
                }
                _ => {}
            }
            account.figure(row.series, target.period, effect, before, || {
                (target.key.clone(), row.observation(chunk, target.period, figure))
            });
            Ok(())
        }
        Err(StoreError::ValueTooLong { number }) => {
            account.find(Finding::new(FindingCode::ValueTooLong, row.place(), number.to_string()));
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}
