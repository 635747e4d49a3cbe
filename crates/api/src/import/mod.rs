//! Import: one pass over a file, one transaction in the library.
//!
//! What the window and the command line ask stands here; the pass itself is in [`pass`].

mod account;
mod course;
mod difference;
mod folder;
mod known;
mod names;
mod pack;
mod pass;
mod plan;
mod recipes;
mod resolve;
mod text;
mod view;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use suishu_domain::{Date, Selection};
use suishu_ingest::{Answers, Mark, Reading, Recipe};

pub use self::folder::files_in;
pub(crate) use self::folder::is_passed_over;
use self::pass::{Ending, Pass, Passed};
use self::plan::Plan;
use crate::desk::Desk;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::token::display_name;
use crate::wire::{
    Confidence, ImportDone, ImportPreview, ImportReport, ImportRequest, JobRequest, NameChoice, Nothing, Tokens,
};
use crate::words::Words;

/// How it is imported.
#[derive(Debug, Clone, Default)]
pub struct ImportOptions {
    /// What the file doesn't say.
    pub set: BTreeMap<String, String>,
    /// Encoding to take instead of the one found.
    pub encoding: Option<String>,
    /// Sheet of a workbook.
    pub sheet: Option<String>,
    /// What a person said of rows, columns and cells.
    pub marks: Vec<Mark>,
    /// Names that a person found in the catalogue.
    pub names: Vec<NameChoice>,
    /// The recipe to read by.
    pub recipe: RecipeChoice,
    /// The name under which the layout is kept as a recipe of the library, once the import is done.
    pub remember: Option<String>,
    /// Write nothing.
    pub dry_run: bool,
    /// Write only when a recipe was followed and nothing is in doubt.
    pub only_when_clear: bool,
}

/// The recipe to read by.
#[derive(Debug, Clone, Default)]
pub enum RecipeChoice {
    /// The one of the library that fits, if there is one.
    #[default]
    Fitting,
    /// The one of the library with this name; a file that it doesn't fit is refused.
    Named(String),
    /// This one; a file that it doesn't fit is refused.
    Given(Box<Recipe>),
    /// None.
    None,
}

/// A file that was imported, or would be.
pub struct Imported {
    /// What it did.
    pub report: ImportReport,
    /// How sure the recogniser is.
    pub confidence: Confidence,
    /// Whether a recipe was followed and nothing is in doubt.
    pub is_clear: bool,
    reading: Reading,
    plan: Plan,
}

impl Imported {
    /// Why the recogniser took the layout that it took, as sentences.
    pub fn reasons(&self, words: &Words) -> Vec<String> {
        let reasons = &self.reading.recognition.reasons;
        reasons.iter().map(|reason| words.reason(reason)).collect()
    }

    /// The recipe by which the next file of the same shape is read alike.
    pub fn recipe(&self, name: &str) -> Recipe {
        self.plan.recipe(name, &self.report.file, &self.reading)
    }
}

impl Desk {
    /// Imports a file, or shows what an import would do. `tell` hears how far it is, in bytes, and stops it with `false`.
    ///
    /// # Errors
    /// [`Failure::File`] when it can't be read at all; a refusal because of findings is a report with errors, not an error.
    pub fn import_file(
        &self,
        path: &Path,
        options: &ImportOptions,
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Imported, Failure> {
        let passed = self.pass(path, options, tell)?;
        Ok(Imported {
            is_clear: passed.is_clear,
            report: passed.report,
            confidence: view::confidence(passed.reading.recognition.confidence),
            reading: passed.reading,
            plan: passed.plan,
        })
    }

    /// Picks files to import.
    pub(crate) fn import_choose(&self, _: Nothing) -> Result<Tokens, Failure> {
        let chosen = self.host().choose_files();
        Ok(Tokens {
            tokens: chosen.iter().map(|path| self.tokens().issue(path)).collect(),
        })
    }

    /// Reads a file and shows what an import would do.
    pub(crate) fn import_preview(&self, request: ImportRequest) -> Result<ImportPreview, Failure> {
        let passed = self.pass_as_job(request, true)?;
        let open = self.open()?;
        let catalogue = open.catalogue();
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        let recipes = open.read(|reader| Ok(reader.recipes()?))?;
        let recipes = recipes.into_iter().map(|recipe| recipe.name).collect();
        Ok(ImportPreview {
            sheets: view::sheets(&passed.reading),
            grid: view::grid(&passed.reading),
            recognised: view::recognised(&passed.reading, recipes, &self.words()),
            names: passed.account.names(&self.words()),
            figures: passed.account.figures(&phrasing),
            report: passed.report,
        })
    }

    /// Imports a file.
    pub(crate) fn import_commit(&self, request: ImportRequest) -> Result<ImportDone, Failure> {
        let path = self.tokens().path(&request.file)?;
        let passed = self.pass_as_job(request, false)?;
        if passed.report.errors == 0 {
            self.watched_file_done(&path, passed.report.batch);
        }
        self.done(passed.report, passed.account.selection())
    }

    /// The sentences in the language of the window.
    fn words(&self) -> Words {
        Words::new(self.remembered().settings.language)
    }

    /// Tells the window of an import, with a chart that shows what came.
    fn done(&self, report: ImportReport, selection: Option<Selection>) -> Result<ImportDone, Failure> {
        if report.errors > 0 {
            return Err(Failure::ImportRefused {
                report: Box::new(report),
            });
        }
        let open = self.open()?;
        let spec = selection
            .clone()
            .and_then(|selection| self.suggest_from(&open, selection, None).ok())
            .map(|one| one.spec);
        self.host().tell(crate::wire::Event::LibraryChanged);
        Ok(ImportDone {
            report,
            chart: spec,
            selection,
        })
    }

    /// Asks a job to stop.
    pub(crate) fn job_cancel(&self, request: JobRequest) -> Result<Nothing, Failure> {
        self.jobs().cancel(&request.job);
        Ok(Nothing {})
    }

    fn pass_as_job(&self, request: ImportRequest, dry_run: bool) -> Result<Passed<Reading>, Failure> {
        let path = self.tokens().path(&request.file)?;
        let mut job = self.jobs().begin(&request.job, self.host());
        let options = ImportOptions {
            set: request.set,
            encoding: request.encoding,
            sheet: request.sheet,
            marks: view::marks(request.marks)?,
            names: request.names,
            recipe: match request.recipe {
                None => RecipeChoice::Fitting,
                Some(name) if name.is_empty() => RecipeChoice::None,
                Some(name) => RecipeChoice::Named(name),
            },
            remember: request.remember,
            dry_run,
            only_when_clear: false,
        };
        self.pass(&path, &options, &mut |done, total| {
            job.progress(done, total);
            !job.is_cancelled()
        })
    }

    /// The pass over a file.
    fn pass(
        &self,
        path: &Path,
        options: &ImportOptions,
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Passed<Reading>, Failure> {
        let open = self.open()?;
        let name = display_name(path);
        let plan = Plan::of(&name, options, open.read(|reader| Ok(reader.recipes()?))?)?;
        let pass = Pass {
            open: &open,
            kind: "file",
            name: &name,
            marks: &options.marks,
            holidays: self.holidays(),
            now: self.host().now(),
            ending: Ending::of(options),
            shown: account::SHOWN,
            remember: options.remember.as_deref(),
            findings: Vec::new(),
        };
        pass.run(plan, &|options, sink| suishu_ingest::read(path, options, sink), tell)
    }
}

/// The keys that give the day on which the file was released; it is of the batch, not of a row.
const RELEASED: [&str; 2] = ["released", "发布日期"];

/// The day of release, where it was given.
fn released(set: &BTreeMap<String, String>) -> Result<Option<Date>, Failure> {
    let given = RELEASED.iter().find_map(|key| Some((key, set.get(*key)?)));
    given
        .map(|(key, value)| {
            value.parse().map_err(|_| Failure::AnswerInvalid {
                key: (*key).to_owned(),
                value: value.clone(),
            })
        })
        .transpose()
}

/// The key by which a person says that large revisions are meant; it is of this one import, and no recipe keeps it.
const CONFIRM: &str = "confirm";

/// Whether large revisions are meant.
fn confirms_revisions(set: &BTreeMap<String, String>) -> Result<bool, Failure> {
    match set.get(CONFIRM).map(String::as_str) {
        None | Some("") => Ok(false),
        Some("revisions" | "修订") => Ok(true),
        Some(value) => Err(Failure::AnswerInvalid {
            key: CONFIRM.to_owned(),
            value: value.to_owned(),
        }),
    }
}

/// Reads the answers of a request.
fn answers(set: &BTreeMap<String, String>) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    let is_of_rows = |key: &str| key != CONFIRM && !RELEASED.contains(&key);
    for (key, value) in set.iter().filter(|(key, _)| is_of_rows(key)) {
        answers.set(key, value).map_err(|_| Failure::AnswerInvalid {
            key: key.clone(),
            value: value.clone(),
        })?;
    }
    Ok(answers)
}
