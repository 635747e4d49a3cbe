//! The reading of one file, from its bytes to the last draft.
//!
//! What a file is shows in its first bytes. A text whose header is that of the long form is streamed; any other text and every sheet of
//! a workbook becomes a grid, which is recognised.

mod neighbourhood;
mod text_file;
mod workbook_file;

pub use neighbourhood::{NeighbourRow, Neighbourhood, neighbourhood};

use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::path::Path;

use serde::Serialize;
use suishu_domain::Holidays;
use suishu_domain::period::grammar::{self, Context};

use crate::grid::SheetInfo;
use crate::ledger::{FindingCounts, Ledger, go_on};
use crate::recipe::Recipe;
use crate::table::layout::{Mark, Recognition};
use crate::table::{self, Excerpt, Explanations};
use crate::{AnswerError, Answers, Delimiter, Format, Grid, IngestError, Sink, inflate, source};

/// What is told beside the file.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// What the file doesn't say.
    pub set: Answers,
    /// The encoding, by a label of the web (`gb18030`, `utf-8`); `None` finds it by content.
    pub encoding: Option<&'a str>,
    /// The sheet of a workbook; a text file has none, and takes no notice.
    pub sheet: Option<&'a str>,
    /// Named holiday windows.
    pub holidays: &'a Holidays,
    /// The file's name as the person knows it; only for suggestions.
    pub file_name: &'a str,
    /// What the person said of rows, columns and cells; it stands above what is recognised.
    pub marks: &'a [Mark],
    /// Recipes: the first whose header the file has is followed.
    pub recipes: &'a [Recipe],
}

impl<'a> Options<'a> {
    /// Nothing is told but the holidays.
    pub fn new(holidays: &'a Holidays) -> Self {
        Self {
            set: Answers::default(),
            encoding: None,
            sheet: None,
            holidays,
            file_name: "",
            marks: &[],
            recipes: &[],
        }
    }
}

/// How figures stand in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LayoutKind {
    /// One figure a row.
    Long,
    /// One event a row.
    Events,
    /// Figures in the cells of a table.
    Table,
}

/// What was read, beside the drafts and findings that went to the sink.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// SHA-256 of the raw bytes, in hexadecimal; `None` when a fault ended the reading before the end of the file.
    pub sha256: Option<String>,
    /// Bytes.
    pub size: u64,
    /// The name of the encoding; empty for a workbook.
    pub encoding: &'static str,
    /// `false` when the encoding is a guess.
    pub encoding_certain: bool,
    /// What parts the fields of a text; `None` for a workbook.
    pub delimiter: Option<Delimiter>,
    /// How figures stand in the file.
    pub layout: LayoutKind,
    /// The sheets of a workbook; empty for a text file.
    pub sheets: Vec<SheetInfo>,
    /// The sheet that was read.
    pub sheet: Option<String>,
    /// Where the figures stand, and why that was taken.
    pub recognition: Recognition,
    /// The recipe that was followed, by name.
    pub recipe: Option<String>,
    /// The labels of the header in the form of [`Recipe::header`].
    pub labels: Vec<String>,
    /// The file as it is: its first and last rows.
    pub excerpt: Excerpt,
    /// Rows below the header that hold anything.
    pub rows: u64,
    /// All findings, those beyond the cap included.
    pub findings: FindingCounts,
}

impl Reading {
    /// Nothing is read yet.
    fn of(size: u64) -> Self {
        Self {
            sha256: None,
            size,
            encoding: "",
            encoding_certain: true,
            delimiter: None,
            layout: LayoutKind::Long,
            sheets: Vec::new(),
            sheet: None,
            recognition: Recognition::default(),
            recipe: None,
            labels: Vec::new(),
            excerpt: Excerpt::default(),
            rows: 0,
            findings: FindingCounts::default(),
        }
    }
}

/// Reads a file into the sink. An `Ok` may still carry findings that refuse the file: see [`Reading::findings`].
pub fn read<S: Sink + ?Sized>(path: &Path, options: &Options<'_>, sink: &mut S) -> Result<Reading, IngestError> {
    let (mut file, size) = source::open(path)?;
    let format = Format::of(&source::head(&mut file)?);
    let job = Job {
        path,
        options,
        context: context(options)?,
        reading: Reading::of(size),
        ledger: Ledger::default(),
    };
    match format {
        None => job.text(file, None, sink),
        Some(Format::Gzip) => {
            let packed = hash(&mut file, size, sink)?;
            let mut content = inflated(&mut file, size)?;
            match Format::of(&source::head(&mut content)?) {
                None => job.text(content, Some(packed), sink),
                Some(format) => job.workbook(content, format, packed, sink),
            }
        }
        Some(format) => {
            let sha256 = hash(&mut file, size, sink)?;
            job.workbook(file, format, sha256, sink)
        }
    }
}

/// Reads a grid as [`read`] does a sheet: the door for fuzzers, which know no file that makes the grid they are after.
#[doc(hidden)]
pub fn read_grid<S: Sink + ?Sized>(grid: &Grid, options: &Options<'_>, sink: &mut S) -> Result<Reading, IngestError> {
    let (mut reading, mut ledger) = (Reading::of(0), Ledger::default());
    let nothing = Explanations::default();
    let context = context(options)?;
    table::reading::read(grid, options, context, &nothing, &mut reading, &mut ledger, sink)?;
    reading.findings = ledger.counts();
    Ok(reading)
}

/// A reading under way.
struct Job<'a> {
    path: &'a Path,
    options: &'a Options<'a>,
    context: Context<'a>,
    reading: Reading,
    ledger: Ledger,
}

/// What periods lean on, as far as the answers tell it.
fn context<'a>(options: &Options<'a>) -> Result<Context<'a>, IngestError> {
    let mut context = Context {
        year: options.set.year,
        reference: None,
        holidays: Some(options.holidays),
    };
    if let Some(period) = &options.set.period {
        let wrong = |_| AnswerError::Value {
            key: "period",
            value: period.clone(),
        };
        context.reference = Some(grammar::read(period, context).map_err(wrong)?.period);
    }
    Ok(context)
}

/// The hash of a whole file, which is left at its start.
fn hash<S: Sink + ?Sized>(file: &mut File, size: u64, sink: &mut S) -> Result<String, IngestError> {
    let mut source = source::Source::new(file.try_clone()?);
    let mut chunk = vec![0; 1 << 20];
    while crate::text::read_some(&mut source, &mut chunk)? > 0 {
        go_on(sink.progress(source.done().min(size), size))?;
    }
    if source.done() != size {
        return Err(IngestError::Changed);
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(source.sha256())
}

/// The content of a gzip file, in a file without a name.
fn inflated(file: &mut File, size: u64) -> Result<File, IngestError> {
    let mut content = tempfile::tempfile()?;
    std::io::copy(&mut inflate::gunzip(file, size), &mut content)?;
    content.seek(SeekFrom::Start(0))?;
    Ok(content)
}
