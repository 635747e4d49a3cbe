//! Press text: a paragraph becomes figures, each with its place in the text.

use std::path::Path;

use suishu_ingest::press::{self, PressReading, TextRange};
use suishu_ingest::{Options, Recipe, WholeText, whole_text};

use super::pack::Packer;
use super::pass::{Ending, Gist, Pass, Passed, Read};
use super::plan::Plan;
use super::{ImportOptions, RecipeChoice};
use crate::desk::Desk;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::token::display_name;
use crate::wire::{ImportDone, ImportReport, TextMark, TextPreview, TextRequest};

/// Figures of a text that are shown: beyond that it is no paragraph.
const SHOWN: usize = 5_000;
/// The length of the name that a text gets from its first words, in characters.
const NAME_LENGTH: usize = 24;

/// The reading of a text, with how it was decoded before.
struct TextReading {
    press: PressReading,
    encoding: &'static str,
    encoding_certain: bool,
}

impl Read for TextReading {
    fn gist(&self) -> Gist<'_> {
        Gist {
            sha256: Some(&self.press.sha256),
            encoding: self.encoding,
            encoding_certain: self.encoding_certain,
            sheet: None,
            layout: "text",
            recipe: None,
            is_doubtful: false,
            findings: self.press.findings,
        }
    }

    fn recipe(&self, _: &str, _: &str, _: &Plan) -> Option<Recipe> {
        // The next paragraph has other sentences.
        None
    }
}

impl Desk {
    /// Imports the press text in a file, or shows what an import would do. Without a name it is called by its first words.
    ///
    /// # Errors
    /// [`Failure::File`] when it can't be read or holds nothing; a refusal because of findings is a report with errors, not an
    /// error.
    pub fn import_text_file(
        &self,
        path: &Path,
        name: Option<&str>,
        options: &ImportOptions,
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<ImportReport, Failure> {
        let whole = whole_text(path, options.encoding.as_deref()).map_err(|error| Failure::File {
            file: name.map_or_else(|| display_name(path), str::to_owned),
            error,
        })?;
        Ok(self.pass_text(whole, name, options, tell)?.report)
    }

    /// Reads a text and shows what an import would do.
    pub(crate) fn text_preview(&self, request: TextRequest) -> Result<TextPreview, Failure> {
        let text = request.text.clone();
        let passed = self.pass_text_as_job(request, true)?;
        let catalogue = self.open()?.catalogue();
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        let mut figures = passed.account.figures_by_row(&phrasing);
        let units = Units::of(&text);
        let mut marks: Vec<TextMark> = Vec::new();
        for (row, mark) in passed.reading.press.figures.iter().enumerate() {
            let Some(figure) = figures.remove(&row) else {
                continue;
            };
            marks.push(TextMark {
                figure_at: units.range(mark.figure),
                subject_at: (mark.subject.end > mark.subject.start).then(|| units.range(mark.subject)),
                period_at: mark.period_words.map(|range| units.range(range)),
                figure,
            });
        }
        marks.sort_by_key(|mark| mark.figure_at);
        Ok(TextPreview {
            names: passed.account.names(&self.words()),
            report: passed.report,
            marks,
        })
    }

    /// Imports a text.
    pub(crate) fn text_commit(&self, request: TextRequest) -> Result<ImportDone, Failure> {
        let passed = self.pass_text_as_job(request, false)?;
        self.done(passed.report, passed.account.selection())
    }

    fn pass_text_as_job(&self, request: TextRequest, dry_run: bool) -> Result<Passed<TextReading>, Failure> {
        let mut job = self.jobs().begin(&request.job, self.host());
        let options = ImportOptions {
            set: request.set,
            names: request.names,
            dry_run,
            ..ImportOptions::default()
        };
        // The window hands over characters.
        let whole = WholeText {
            text: request.text,
            encoding: "UTF-8",
            encoding_certain: true,
            findings: Vec::new(),
        };
        self.pass_text(whole, None, &options, &mut |done, total| {
            job.progress(done, total);
            !job.is_cancelled()
        })
    }

    fn pass_text(
        &self,
        whole: WholeText,
        name: Option<&str>,
        options: &ImportOptions,
        tell: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Passed<TextReading>, Failure> {
        let options = ImportOptions {
            // It is decoded already, and the next paragraph has other sentences.
            encoding: None,
            recipe: RecipeChoice::None,
            ..options.clone()
        };
        let open = self.open()?;
        let name = name.map_or_else(|| first_words(&whole.text), str::to_owned);
        let pass = Pass {
            open: &open,
            kind: "text",
            name: &name,
            marks: &[],
            holidays: self.holidays(),
            now: self.host().now(),
            ending: Ending::of(&options),
            shown: SHOWN,
            remember: None,
            findings: whole.findings,
        };
        let plan = Plan::of(&name, &options, Vec::new())?;
        let read = |options: &Options<'_>, sink: &mut Packer| {
            Ok(TextReading {
                press: press::read(&whole.text, options, sink)?,
                encoding: whole.encoding,
                encoding_certain: whole.encoding_certain,
            })
        };
        let mut passed = pass.run(plan, &read, tell)?;
        self.check_imported(&open, &mut passed.report);
        Ok(passed)
    }
}

/// The first words of a text, by which it is called in the history.
fn first_words(text: &str) -> String {
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty())
        .unwrap_or_default();
    if line.chars().count() <= NAME_LENGTH {
        return line.to_owned();
    }
    line.chars().take(NAME_LENGTH).chain(['…']).collect()
}

/// Where each character of a text begins when it is counted in units of UTF-16, as the window does.
struct Units(Vec<u32>);

impl Units {
    fn of(text: &str) -> Self {
        let mut at = 0;
        let mut begins = vec![0];
        for letter in text.chars() {
            at += letter.len_utf16() as u32;
            begins.push(at);
        }
        Self(begins)
    }

    fn range(&self, range: TextRange) -> (u32, u32) {
        let at = |char: usize| self.0.get(char).or(self.0.last()).copied().unwrap_or_default();
        (at(range.start_char), at(range.end_char))
    }
}
