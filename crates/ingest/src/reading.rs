//! The reading of one file, from its bytes to the last draft.

use std::fs::File;
use std::path::Path;

use encoding_rs::Encoding;
use serde::Serialize;
use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{Finding, FindingCode, Holidays, Place};

use crate::encoding::{self, Decision, StrictDecoder};
use crate::grid::SheetInfo;
use crate::header::Header;
use crate::layout::events::Events;
use crate::layout::long::{Long, PeriodColumns};
use crate::ledger::{FindingCounts, Ledger, go_on};
use crate::recipe::Recipe;
use crate::rows::{Row, RowFault, Rows};
use crate::source::{self, Source, Survey};
use crate::table::layout::{Mark, Part, Recognition, Role};
use crate::table::{Excerpt, ExcerptRow};
use crate::text::{self, Text};
use crate::{AnswerError, Answers, Delimiter, IngestError, Sink};

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
    /// The name of the encoding.
    pub encoding: &'static str,
    /// `false` when the encoding is a guess.
    pub encoding_certain: bool,
    /// What parts the fields.
    pub delimiter: Delimiter,
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

/// Reads a file into the sink. An `Ok` may still carry findings that refuse the file: see [`Reading::findings`].
pub fn read<S: Sink + ?Sized>(path: &Path, options: &Options<'_>, sink: &mut S) -> Result<Reading, IngestError> {
    let (mut file, size) = source::open(path)?;
    let survey = Survey::of(&mut file, || go_on(sink.progress(0, size)))?;
    let decision = match options.encoding {
        Some(label) => encoding::named(label, &survey)?,
        None => encoding::decide(&survey, |encoding| {
            decodes(path, encoding, || go_on(sink.progress(0, size)))
        })?,
    };
    let sample = decoded_sample(&survey, decision)?;
    let newline = crate::delimiter::newline(sample.as_bytes());
    let delimiter = Delimiter::of(&sample, newline);

    let source = Source::new(file);
    let text = if decision.is_clean_utf8 {
        Text::of_utf8(source)
    } else {
        Text::decoded(source, decision.encoding)
    };
    let reader = Reader {
        rows: Rows::new(text, delimiter, newline),
        ledger: Ledger::default(),
        progress: Progress {
            total: size,
            next: Progress::STEP,
        },
        reading: Reading {
            sha256: None,
            size,
            encoding: encoding::name(decision.encoding),
            encoding_certain: decision.is_certain,
            delimiter,
            layout: LayoutKind::Long,
            sheets: Vec::new(),
            sheet: None,
            recognition: Recognition::default(),
            recipe: None,
            labels: Vec::new(),
            excerpt: Excerpt::default(),
            rows: 0,
            findings: FindingCounts::default(),
        },
    };
    reader.run(options, sink)
}

/// The sample as text, its cut-off end left out.
fn decoded_sample(survey: &Survey, decision: Decision) -> Result<String, IngestError> {
    /// In a hundred characters, more controls than this are no text.
    const CONTROLS: usize = 2;
    let mut decoder = decision.encoding.new_decoder_with_bom_removal();
    let mut bytes = Vec::new();
    text::decode(&mut decoder, &survey.sample, survey.sample_is_all, &mut bytes);
    let sample = String::from_utf8(bytes).map_err(|_| IngestError::Changed)?;
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}');
    let controls = sample.chars().filter(|c| is_control(*c)).count();
    let begins = survey
        .sample
        .iter()
        .position(|byte| *byte < b' ' && !byte.is_ascii_whitespace())
        .unwrap_or(0) as u64;
    if sample.contains('\0') || controls * 100 > CONTROLS * sample.chars().count() {
        return Err(IngestError::Binary { offset: begins });
    }
    if survey.sample_is_all && sample.trim().is_empty() {
        return Err(IngestError::Empty);
    }
    Ok(sample)
}

/// Whether the whole file is without fault in that encoding.
fn decodes(
    path: &Path,
    encoding: &'static Encoding,
    mut tick: impl FnMut() -> Result<(), IngestError>,
) -> Result<bool, IngestError> {
    let mut file = File::open(path)?;
    let mut decoder = StrictDecoder::new(encoding);
    let mut chunk = vec![0; 1 << 20];
    loop {
        tick()?;
        let read = text::read_some(&mut file, &mut chunk)?;
        if !decoder.takes(&chunk[..read], read == 0) {
            return Ok(false);
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// When to tell how far the reading is.
struct Progress {
    total: u64,
    next: u64,
}

impl Progress {
    const STEP: u64 = 1 << 20;

    fn tell<S: Sink + ?Sized>(&mut self, done: u64, sink: &mut S) -> Result<(), IngestError> {
        if done < self.next {
            return Ok(());
        }
        self.next = done + Self::STEP;
        go_on(sink.progress(done.min(self.total), self.total))
    }
}

/// A reading under way.
struct Reader {
    rows: Rows<Source>,
    ledger: Ledger,
    progress: Progress,
    reading: Reading,
}

/// The layout that the header chose.
enum Layout<'a> {
    Long(Box<Long<'a>>),
    Events(Events<'a>),
}

impl Layout<'_> {
    fn row<S: Sink + ?Sized>(&mut self, row: &Row<'_>, ledger: &mut Ledger, sink: &mut S) -> Result<(), IngestError> {
        match self {
            Self::Long(long) => long.row(row, ledger, sink),
            Self::Events(events) => events.row(row, ledger, sink),
        }
    }
}

impl Reader {
    fn run<S: Sink + ?Sized>(mut self, options: &Options<'_>, sink: &mut S) -> Result<Reading, IngestError> {
        let answers = &options.set;
        let mut context = Context {
            year: answers.year,
            reference: None,
            holidays: Some(options.holidays),
        };
        if let Some(period) = &answers.period {
            let wrong = |_| AnswerError::Value {
                key: "period",
                value: period.clone(),
            };
            context.reference = Some(grammar::read(period, context).map_err(wrong)?.period);
        }
        let (header, header_line) = match self.header() {
            Ok(Some(header)) => header,
            Ok(None) => return Err(IngestError::Empty),
            Err(fault) => return self.stopped(fault, sink),
        };
        self.judge_header(&header, header_line, sink)?;
        let layout = if header.is_events {
            self.reading.layout = LayoutKind::Events;
            header
                .twice
                .is_empty()
                .then(|| Layout::Events(Events::new(&header, answers, context)))
        } else {
            let year_hint = crate::layout::year_in(options.file_name);
            let periods = PeriodColumns::new(&header, answers, context, year_hint);
            Long::new(&header, header_line, answers, periods, &mut self.ledger, sink)?
                .map(|long| Layout::Long(Box::new(long)))
        };
        let Some(mut layout) = layout else {
            return self.finished(sink);
        };
        loop {
            match self.rows.next_row() {
                Ok(Some(row)) => {
                    if row.field(0).trim_ascii().is_empty() && row.is_blank() {
                        continue;
                    }
                    self.reading.rows += 1;
                    if self.reading.excerpt.rows.len() < Excerpt::FIRST {
                        self.reading.excerpt.rows.push(shown(&row, Part::Body));
                    }
                    layout.row(&row, &mut self.ledger, sink)?;
                }
                Ok(None) => break,
                Err(fault) => return self.stopped(fault, sink),
            }
            self.progress.tell(self.rows.source().done(), sink)?;
        }
        self.finished(sink)
    }

    /// The first row that holds anything.
    fn header(&mut self) -> Result<Option<(Header, u64)>, RowFault> {
        while let Some(row) = self.rows.next_row()? {
            if row.is_blank() {
                continue;
            }
            let texts: Vec<_> = row.fields().map(String::from_utf8_lossy).collect();
            let header = Header::read(texts.iter().map(AsRef::as_ref));
            self.reading.excerpt.rows.push(shown(&row, Part::Header));
            self.reading.excerpt.columns = header.cells.iter().map(|cell| cell.column.map(Role::Says)).collect();
            self.reading.labels = header.cells.iter().map(|cell| cell.text.clone()).collect();
            return Ok(Some((header, row.line())));
        }
        Ok(None)
    }

    /// What the encoding and the names of the columns give rise to.
    fn judge_header<S: Sink + ?Sized>(&mut self, header: &Header, line: u64, sink: &mut S) -> Result<(), IngestError> {
        if !self.reading.encoding_certain {
            let finding = Finding::new(FindingCode::EncodingGuessed, Place::file(), self.reading.encoding);
            self.ledger.report(sink, finding.suggest("--encoding …"))?;
        }
        for (at, cell) in header.cells.iter().enumerate() {
            let place = Place::cell(line, u32::try_from(at + 1).unwrap_or(u32::MAX));
            if cell.text.contains(char::REPLACEMENT_CHARACTER) {
                let finding = Finding::new(FindingCode::EncodingReplaced, place.clone(), cell.text.as_str());
                self.ledger.report(sink, finding.suggest("--encoding …"))?;
            }
            if header.twice.contains(&at) {
                self.ledger
                    .report(sink, Finding::new(FindingCode::ColumnTwice, place, cell.text.as_str()))?;
            } else if cell.column.is_none() && !cell.text.is_empty() {
                self.ledger.report(
                    sink,
                    Finding::new(FindingCode::ColumnUnknown, place, cell.text.as_str()),
                )?;
            }
        }
        Ok(())
    }

    /// A fault of the rows: a finding where the file is at fault, and the end of the reading in any case.
    fn stopped<S: Sink + ?Sized>(mut self, fault: RowFault, sink: &mut S) -> Result<Reading, IngestError> {
        let finding = match fault {
            RowFault::Read(error) => return Err(error),
            RowFault::TooLong { line, column } => {
                let caps = format!(
                    "≤ {} MB, ≤ {} KB",
                    crate::rows::ROW_CAP >> 20,
                    crate::rows::FIELD_CAP >> 10
                );
                Finding::new(FindingCode::LineTooLong, Place::cell(line, column), "").suggest(caps)
            }
            RowFault::QuoteOpen { line, column } => {
                Finding::new(FindingCode::QuoteOpen, Place::cell(line, column), "\"")
            }
        };
        self.ledger.report(sink, finding)?;
        self.reading.findings = self.ledger.counts();
        Ok(self.reading)
    }

    /// The end of the file: what is left of it is hashed.
    fn finished<S: Sink + ?Sized>(mut self, sink: &mut S) -> Result<Reading, IngestError> {
        let mut source = self.rows.into_source();
        let mut rest = vec![0; 1 << 18];
        while text::read_some(&mut source, &mut rest)? > 0 {
            self.progress.tell(source.done(), sink)?;
        }
        if source.done() != self.reading.size {
            return Err(IngestError::Changed);
        }
        go_on(sink.progress(self.reading.size, self.reading.size))?;
        self.reading.sha256 = Some(source.sha256());
        self.reading.findings = self.ledger.counts();
        Ok(self.reading)
    }
}

/// A row as the excerpt shows it.
fn shown(row: &Row<'_>, part: Part) -> ExcerptRow {
    let cells = row.fields().take(Excerpt::COLUMNS);
    ExcerptRow {
        line: row.line(),
        part,
        role: None,
        cells: cells
            .map(|field| String::from_utf8_lossy(field).chars().take(200).collect())
            .collect(),
    }
}
