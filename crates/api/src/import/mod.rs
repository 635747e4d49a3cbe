//! Import: one pass over a file, one transaction in the library.
//!
//! A thread reads and recognises ([`suishu_ingest`]), this one looks names up, scales units and writes ([`suishu_store`]).
//! Any finding of severity error refuses the whole file; a dry run is the same pass, rolled back.

mod account;
mod pack;
mod resolve;
mod view;

use std::collections::BTreeMap;
use std::path::Path;

use suishu_domain::{Date, Figure, Finding, FindingCode};
use suishu_ingest::{Answers, IngestError, LayoutKind, Mark, Options, Reading};
use suishu_store::{BatchDraft, Event, Import, ObservationRow, Outcome, SeriesFilter, StoreError};

use crate::desk::{Desk, Open};
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::token::display_name;
use crate::wire::{Effect, ImportDone, ImportPreview, ImportReport, ImportRequest, JobRequest, Nothing, Tokens};
use crate::words::Words;
use account::Account;
use pack::{Chunk, PackedRow};
use resolve::{Known, Resolver};

/// Chunks under way between the two threads; each holds a few thousand rows.
const CHUNKS: usize = 8;

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
    /// Write nothing.
    pub dry_run: bool,
}

/// What a pass over a file yields.
struct Passed {
    report: ImportReport,
    account: Account,
    reading: Reading,
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
    ) -> Result<ImportReport, Failure> {
        let open = self.open()?;
        Ok(self.pass(&open, path, options, tell)?.report)
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
        let words = Words::new(self.remembered().settings.language);
        Ok(ImportPreview {
            sheets: view::sheets(&passed.reading),
            grid: view::grid(&passed.reading),
            recognised: view::recognised(&passed.reading, Vec::new(), &words),
            names: Vec::new(),
            figures: passed.account.figures(&phrasing),
            report: passed.report,
        })
    }

    /// Imports a file.
    pub(crate) fn import_commit(&self, request: ImportRequest) -> Result<ImportDone, Failure> {
        let passed = self.pass_as_job(request, false)?;
        if passed.report.errors > 0 {
            return Err(Failure::ImportRefused {
                report: Box::new(passed.report),
            });
        }
        let open = self.open()?;
        let selection = passed.account.selection();
        let spec = selection
            .clone()
            .and_then(|selection| self.suggest_from(&open, selection, None).ok())
            .map(|one| one.spec);
        self.host().tell(crate::wire::Event::LibraryChanged);
        Ok(ImportDone {
            report: passed.report,
            chart: spec,
            selection,
        })
    }

    /// Asks a job to stop.
    pub(crate) fn job_cancel(&self, request: JobRequest) -> Result<Nothing, Failure> {
        self.jobs().cancel(&request.job);
        Ok(Nothing {})
    }

    fn pass_as_job(&self, request: ImportRequest, dry_run: bool) -> Result<Passed, Failure> {
        let path = self.tokens().path(&request.file)?;
        let open = self.open()?;
        let mut job = self.jobs().begin(&request.job, self.host());
        let options = ImportOptions {
            set: request.set,
            encoding: request.encoding,
            sheet: request.sheet,
            marks: view::marks(request.marks)?,
            dry_run,
        };
        self.pass(&open, &path, &options, &mut |done, total| {
            job.progress(done, total);
            !job.is_cancelled()
        })
    }

    /// The pass itself.
    fn pass(
        &self,
        open: &Open,
        path: &Path,
        options: &ImportOptions,
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Passed, Failure> {
        let file = display_name(path);
        let answers = answers(&options.set)?;
        let read_options = Options {
            set: answers,
            encoding: options.encoding.as_deref(),
            sheet: options.sheet.as_deref(),
            holidays: self.holidays(),
            file_name: &file,
            marks: &options.marks,
            recipes: &[],
        };
        let mut library = open.library();
        let draft = BatchDraft {
            kind: "file".to_owned(),
            file_name: file.clone(),
            sha256: None,
            encoding: None,
            sheet: None,
            layout: None,
            imported_at: self.host().now(),
            release_date: released(&options.set)?,
            note: None,
        };
        let mut import = library.import(draft)?;
        // Names and units as this transaction sees them: another program may have written a moment ago, none can now.
        let (catalogue, series) = (import.catalogue()?, import.known_series(&SeriesFilter::default())?);
        let known = Known::new(&catalogue, &series);
        let mut account = Account::default();
        let mut resolver = Resolver::new(known);
        let reading = std::thread::scope(|scope| {
            let (sender, receiver) = crossbeam_channel::bounded::<Chunk>(CHUNKS);
            let reader = scope.spawn(move || {
                let mut sink = pack::Packer::new(sender);
                let reading = suishu_ingest::read(path, &read_options, &mut sink);
                sink.finish();
                reading
            });
            for chunk in receiver {
                write(&mut import, &mut resolver, &mut account, &chunk)?;
                if let Some((done, total)) = chunk.progress
                    && !tell(done, total)
                {
                    // The channel closes behind us, and the reader stops at its next row.
                    return Err(Failure::Cancelled);
                }
            }
            match reader.join() {
                Ok(reading) => reading.map_err(|error| cancelled_or(&file, error)),
                Err(_) => Err(Failure::Internal {
                    message: "the reading thread stopped".to_owned(),
                }),
            }
        })?;
        if let Some(sha256) = &reading.sha256 {
            import.set_sha256(sha256);
        }
        import.set_encoding(reading.encoding);
        import.set_layout(layout_name(reading.layout));
        account.count_findings(reading.findings);
        let batch = if options.dry_run || account.errors() > 0 {
            drop(import);
            None
        } else {
            import.commit()?.map(|batch| batch.seq)
        };
        drop(library);
        if batch.is_some() || !account.new_names().is_empty() {
            open.refresh()?;
        }
        let same = open
            .read(|reader| Ok(reader.history()?))?
            .into_iter()
            .find(|earlier| earlier.sha256.is_some() && earlier.sha256 == reading.sha256 && Some(earlier.seq) != batch);
        let report = account.report(
            &file,
            layout_name(reading.layout),
            &reading,
            batch,
            same.map(|earlier| earlier.seq),
        );
        Ok(Passed {
            report,
            account,
            reading,
        })
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

/// Reads the answers of a request.
fn answers(set: &BTreeMap<String, String>) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    for (key, value) in set.iter().filter(|(key, _)| !RELEASED.contains(&key.as_str())) {
        answers.set(key, value).map_err(|_| Failure::AnswerInvalid {
            key: key.clone(),
            value: value.clone(),
        })?;
    }
    Ok(answers)
}

/// The name of a layout in reports and batches.
const fn layout_name(layout: LayoutKind) -> &'static str {
    match layout {
        LayoutKind::Long => "long",
        LayoutKind::Events => "events",
        LayoutKind::Table => "table",
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
            period: row.period,
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
            account.figure(row.series, row.period, effect, before, || {
                (target.key.clone(), row.observation(chunk, figure))
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
