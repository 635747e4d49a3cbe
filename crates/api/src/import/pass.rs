//! The pass: one reading, one transaction.
//!
//! A thread reads and recognises ([`suishu_ingest`]), this one looks names up, scales units and writes ([`suishu_store`]).
//! Any finding of severity error refuses the whole; a dry run is the same pass, rolled back.

use suishu_domain::{Finding, Holidays};
use suishu_ingest::{Confidence, FindingCounts, IngestError, LayoutKind, Mark, Options, Reading, Recipe};
use suishu_store::{BatchDraft, SavedRecipe, SeriesFilter};

use super::account::Account;
use super::known::Known;
use super::pack::{Chunk, Packer};
use super::plan::Plan;
use super::resolve::Resolver;
use super::write::Writer;
use super::{ImportOptions, answers, confirms_revisions, released};
use crate::desk::Open;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::wire::ImportReport;

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
    /// What is to become of it.
    pub(super) ending: Ending,
    /// How many figures are kept to be shown.
    pub(super) shown: usize,
    /// The name under which the layout is kept.
    pub(super) remember: Option<&'a str>,
    /// What was found before the reading.
    pub(super) findings: Vec<Finding>,
}

/// What is to become of a pass that found no error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// It is written.
    Written,
    /// It is written when a recipe was followed and nothing is in doubt.
    OnlyWhenClear,
    /// It is rolled back.
    DryRun,
}

impl Ending {
    /// The ending that was asked for.
    pub(super) const fn of(options: &ImportOptions) -> Self {
        match (options.dry_run, options.only_when_clear) {
            (true, _) => Self::DryRun,
            (_, true) => Self::OnlyWhenClear,
            _ => Self::Written,
        }
    }
}

/// What a pass yields.
pub(super) struct Passed<R> {
    pub(super) report: ImportReport,
    pub(super) account: Account,
    pub(super) reading: R,
    /// Whether a recipe was followed and nothing is in doubt.
    pub(super) is_clear: bool,
    /// What it went by in the end.
    pub(super) plan: Plan,
}

/// What a reading must tell at its end, be it of a file or of a text.
pub(super) trait Read: Send {
    /// What the report says of it.
    fn gist(&self) -> Gist<'_>;
    /// What is to be kept of it, so that the next one like it is read alike.
    fn recipe(&self, name: &str, file: &str, plan: &Plan) -> Option<Recipe>;
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
    /// Whether more than one way of reading it holds.
    pub(super) is_doubtful: bool,
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
            is_doubtful: self.recognition.confidence == Confidence::Doubtful,
            findings: self.findings,
        }
    }

    fn recipe(&self, name: &str, file: &str, plan: &Plan) -> Option<Recipe> {
        Some(plan.recipe(name, file, self))
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
        let import = library.import(self.batch(&plan)?)?;
        // Names and units as this transaction sees them: another program may have written a moment ago, none can now.
        let (catalogue, series) = (import.catalogue()?, import.known_series(&SeriesFilter::default())?);
        let resolver = Resolver::new(Known::new(&catalogue, &series), plan.names(&catalogue)?);
        let mut writer = Writer::new(import, resolver, self.shown);
        writer.begin(&self.findings);
        let reading = self.read(&plan, read, |chunk| {
            writer.write(chunk)?;
            match chunk.progress {
                Some((done, total)) if !tell(done, total) => Err(Failure::Cancelled),
                _ => Ok(()),
            }
        })?;
        let (mut import, mut account, difference) = writer.finish()?;
        let gist = reading.gist();
        if let Some(again) = plan.judge(self.name, gist.recipe, &catalogue)? {
            return Ok(Step::Again(Box::new(again)));
        }
        if let Some(sha256) = gist.sha256 {
            import.set_sha256(sha256);
        }
        if !gist.encoding.is_empty() {
            import.set_encoding(gist.encoding);
        }
        if let Some(sheet) = gist.sheet {
            import.set_sheet(sheet);
        }
        import.set_layout(match gist.recipe {
            Some(recipe) => format!("{}:{recipe}", gist.layout),
            None => gist.layout.to_owned(),
        });
        account.count_findings(gist.findings);
        // Names that came with the file aren't in the catalogue yet, and none of them can be revised.
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays,
        };
        if let Some(question) = difference.question(confirms_revisions(&plan.set)?, &phrasing) {
            account.find(question);
        }
        let is_clear = gist.recipe.is_some() && gist.encoding_certain && !gist.is_doubtful && !account.has_doubts();
        let is_written = match self.ending {
            Ending::Written => account.errors() == 0,
            Ending::OnlyWhenClear => is_clear,
            Ending::DryRun => false,
        };
        let batch = if is_written {
            if let Some(name) = self.remember
                && let Some(recipe) = reading.recipe(name, self.name, &plan)
            {
                import.put_recipe(&SavedRecipe {
                    name: name.to_owned(),
                    saved_at: self.now.clone(),
                    json: recipe.to_json(),
                })?;
            }
            import.commit()?.map(|batch| batch.seq)
        } else {
            drop(import);
            None
        };
        drop(library);
        if is_written {
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
        let report = account.report(self.name, gist, batch, same, difference.in_words(&phrasing));
        Ok(Step::Done(Box::new(Passed {
            report,
            account,
            reading,
            is_clear,
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
