//! The reading of a text file: decoded, split, streamed as a long form or gathered into a grid.

use std::fs::File;
use std::io::Seek;

use encoding_rs::Encoding;
use suishu_domain::period::grammar::Context;
use suishu_domain::{Finding, FindingCode, Place};

use super::{Job, LayoutKind, Options, Reading};
use crate::encoding::{self, Decision, StrictDecoder};
use crate::grid::{CellKind, Grid};
use crate::header::{Column, Header};
use crate::layout::events::Events;
use crate::layout::long::{Long, PeriodColumns};
use crate::ledger::{Ledger, go_on};
use crate::number::{Notation, may_have_comma};
use crate::package;
use crate::rows::{Row, RowFault, Rows};
use crate::source::{Source, Survey};
use crate::table::layout::{Confidence, Part, Reason, ReasonCode, Role};
use crate::table::{self, Dates, Excerpt, ExcerptRow};
use crate::text::{self, Text};
use crate::{Delimiter, IngestError, Sink};

impl Job<'_> {
    /// Reads a text. `packed` is the hash of the file that it was inflated from, if it was.
    pub(super) fn text<S: Sink + ?Sized>(
        mut self,
        mut file: File,
        packed: Option<String>,
        sink: &mut S,
    ) -> Result<Reading, IngestError> {
        let size = file.metadata()?.len();
        if size == 0 {
            return Err(IngestError::Empty);
        }
        let survey = Survey::of(&mut file, || go_on(sink.progress(0, size)))?;
        let decision = match self.options.encoding {
            Some(label) => encoding::named(label, &survey)?,
            None => encoding::decide(&survey, |encoding| {
                decodes(&mut file, encoding, || go_on(sink.progress(0, size)))
            })?,
        };
        let sample = decoded_sample(&survey, decision)?;
        let newline = crate::delimiter::newline(sample.as_bytes());
        let delimiter = Delimiter::of(&sample, newline);
        self.reading.encoding = encoding::name(decision.encoding);
        self.reading.encoding_certain = decision.is_certain;
        self.reading.delimiter = Some(delimiter);

        let reader = Reader {
            rows: Rows::new(decoded(file, decision), delimiter, newline),
            sample,
            delimiter,
            newline,
            progress: Progress {
                total: size,
                next: Progress::STEP,
            },
            packed,
            options: self.options,
            context: self.context,
            path: self.path,
            ledger: self.ledger,
            reading: self.reading,
        };
        reader.run(sink)
    }
}

/// The rows of a text that was read before; `encoding` is what that reading found.
pub(super) fn rows(mut file: File, encoding: Option<&str>) -> Result<Rows<Source>, IngestError> {
    let survey = Survey::of(&mut file, || Ok(()))?;
    let decision = match encoding {
        Some(label) => encoding::named(label, &survey)?,
        None => encoding::decide(&survey, |encoding| decodes(&mut file, encoding, || Ok(())))?,
    };
    let sample = decoded_sample(&survey, decision)?;
    let newline = crate::delimiter::newline(sample.as_bytes());
    let delimiter = Delimiter::of(&sample, newline);
    Ok(Rows::new(decoded(file, decision), delimiter, newline))
}

/// The text of a file as it is decoded.
fn decoded(file: File, decision: Decision) -> Text<Source> {
    let source = Source::new(file);
    if decision.is_clean_utf8 {
        Text::of_utf8(source)
    } else {
        Text::decoded(source, decision.encoding)
    }
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
    file: &mut File,
    encoding: &'static Encoding,
    mut tick: impl FnMut() -> Result<(), IngestError>,
) -> Result<bool, IngestError> {
    file.rewind()?;
    let mut decoder = StrictDecoder::new(encoding);
    let mut chunk = vec![0; 1 << 20];
    loop {
        tick()?;
        let read = text::read_some(file, &mut chunk)?;
        if !decoder.takes(&chunk[..read], read == 0) {
            file.rewind()?;
            return Ok(false);
        }
        if read == 0 {
            file.rewind()?;
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

/// The reading of rows under way.
struct Reader<'a> {
    rows: Rows<Source>,
    sample: String,
    delimiter: Delimiter,
    newline: u8,
    progress: Progress,
    packed: Option<String>,
    options: &'a Options<'a>,
    context: Context<'a>,
    path: &'a std::path::Path,
    ledger: Ledger,
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

impl Reader<'_> {
    fn run<S: Sink + ?Sized>(mut self, sink: &mut S) -> Result<Reading, IngestError> {
        if !self.reading.encoding_certain {
            let finding = Finding::new(FindingCode::EncodingGuessed, Place::file(), self.reading.encoding);
            self.ledger.report(sink, finding.suggest("--encoding …"))?;
        }
        let mut grid = Grid::new(None);
        let header = match self.first_row(&mut grid) {
            Ok(Some(header)) => header,
            Ok(None) => return Err(IngestError::Empty),
            Err(fault) => return self.stopped(fault, sink),
        };
        let dates = dates_in(&self.sample, &header, self.delimiter, self.newline);
        let has_times = dates.is_some_and(|dates| dates.has_times);
        if has_times || !is_streamed(&header) || !self.options.marks.is_empty() || self.options.set.header.is_some() {
            return self.run_grid(grid, sink);
        }
        let header_line = grid.line(0);
        drop(grid);
        self.run_rows(&header, header_line, dates, sink)
    }

    /// Streams a long form or a file of events.
    fn run_rows<S: Sink + ?Sized>(
        mut self,
        header: &Header,
        line: u64,
        dates: Option<Dates>,
        sink: &mut S,
    ) -> Result<Reading, IngestError> {
        self.judge_header(header, line, sink)?;
        let (answers, context) = (&self.options.set, self.context);
        let layout = if header.is_events {
            self.reading.layout = LayoutKind::Events;
            header
                .twice
                .is_empty()
                .then(|| Layout::Events(Events::new(header, answers, context)))
        } else {
            let year_hint = crate::layout::year_in(self.options.file_name);
            let periods = PeriodColumns::new(header, answers, context, year_hint).with_dates(dates);
            let place = Place::cell(line, 0);
            Long::new(header, &place, answers, periods, None, &mut self.ledger, sink)?
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
        self.reading.excerpt.height = self.reading.rows + 1;
        self.finished(sink)
    }

    /// Gathers the rest of the rows into a grid, and reads that.
    fn run_grid<S: Sink + ?Sized>(mut self, mut grid: Grid, sink: &mut S) -> Result<Reading, IngestError> {
        loop {
            match self.rows.next_row() {
                Ok(Some(row)) => put(&mut grid, &row)?,
                Ok(None) => break,
                Err(fault) => return self.stopped(fault, sink),
            }
            self.progress.tell(self.rows.source().done(), sink)?;
        }
        if self.delimiter != Delimiter::Comma {
            grid = with_points(grid)?;
        }
        self.reading.layout = LayoutKind::Table;
        let explanations = package::beside(self.path);
        let (options, context) = (self.options, self.context);
        table::reading::read(
            &grid,
            options,
            context,
            &explanations,
            &mut self.reading,
            &mut self.ledger,
            sink,
        )?;
        self.finished(sink)
    }

    /// The first row that holds anything, which goes into the grid as well.
    fn first_row(&mut self, grid: &mut Grid) -> Result<Option<Header>, RowFault> {
        while let Some(row) = self.rows.next_row()? {
            if row.is_blank() {
                continue;
            }
            put(grid, &row)?;
            let texts: Vec<_> = row.fields().map(String::from_utf8_lossy).collect();
            let header = Header::read(texts.iter().map(AsRef::as_ref));
            self.reading.excerpt.rows.push(shown(&row, Part::Header));
            self.reading.excerpt.columns = header.cells.iter().map(|cell| cell.column.map(Role::Says)).collect();
            self.reading.excerpt.width = u32::try_from(header.cells.len()).unwrap_or(u32::MAX);
            self.reading.labels = header.cells.iter().map(|cell| cell.text.clone()).collect();
            return Ok(Some(header));
        }
        Ok(None)
    }

    /// What the encoding and the names of the columns give rise to.
    fn judge_header<S: Sink + ?Sized>(&mut self, header: &Header, line: u64, sink: &mut S) -> Result<(), IngestError> {
        self.reading.recognition.confidence = Confidence::Certain;
        let mut recipes = self.options.recipes.iter();
        if let Some(recipe) = recipes.find(|recipe| recipe.header == self.reading.labels) {
            // The header says what the columns are; the recipe's part are the answers, which were given with the others.
            self.reading.recipe = Some(recipe.name.clone());
            self.reading.recognition.reasons.push(Reason {
                code: ReasonCode::Recipe,
                text: recipe.name.clone(),
                place: Place::file(),
            });
        }
        for (at, cell) in header.cells.iter().enumerate() {
            let place = Place::cell(line, u32::try_from(at + 1).unwrap_or(u32::MAX));
            if cell.text.contains(char::REPLACEMENT_CHARACTER) {
                let finding = Finding::new(FindingCode::EncodingReplaced, place.clone(), cell.text.as_str());
                self.ledger.report(sink, finding.suggest("--encoding …"))?;
            }
            if let Some(column) = cell.column {
                self.reading.recognition.reasons.push(Reason {
                    code: ReasonCode::HeaderNames,
                    text: format!("{} = {}", cell.text, column.code()),
                    place: place.clone(),
                });
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
        let rows_at_limit = self.rows.at_sheet_limit();
        let mut source = self.rows.into_source();
        let mut rest = vec![0; 1 << 18];
        while text::read_some(&mut source, &mut rest)? > 0 {
            self.progress.tell(source.done(), sink)?;
        }
        if source.done() != self.progress.total {
            return Err(IngestError::Changed);
        }
        go_on(sink.progress(self.progress.total, self.progress.total))?;
        if let Some(rows) = rows_at_limit {
            let finding = Finding::new(FindingCode::RowsAtLimit, Place::file(), rows.to_string());
            self.ledger.report(sink, finding)?;
        }
        self.reading.sha256 = Some(self.packed.unwrap_or_else(|| source.sha256()));
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

/// Whether the header is that of a long form, or of events, and every column of it is known: such files may be of any length.
fn is_streamed(header: &Header) -> bool {
    let is_known = header
        .cells
        .iter()
        .all(|cell| cell.column.is_some() || cell.text.is_empty());
    let has = |column| header.index(column).is_some();
    header.is_events || (is_known && has(Column::Value) && has(Column::Indicator) && header.recognised() >= 3)
}

/// How the dates of a long form are to be read, by the rows of the sample; `None` where its periods are no dates.
fn dates_in(sample: &str, header: &Header, delimiter: Delimiter, newline: u8) -> Option<Dates> {
    /// So many rows tell the distance of dates.
    const ROWS: usize = 400;
    let period = header.index(Column::Period)?;
    let mut rows = Rows::new(Text::of_utf8(sample.as_bytes()), delimiter, newline);
    let mut texts: Vec<String> = Vec::new();
    while let Ok(Some(row)) = rows.next_row() {
        // The last row of the sample may be cut off.
        if row.width() == header.cells.len() && texts.len() < ROWS {
            texts.push(String::from_utf8_lossy(row.field(period)).trim().to_owned());
        }
    }
    Dates::of(texts.iter().skip(1).map(String::as_str)).ok()
}

/// The grid with points before decimals, where its numbers prove to have commas there.
fn with_points(grid: Grid) -> Result<Grid, IngestError> {
    /// So many rows are asked for proof.
    const ROWS: u32 = 5_000;
    let rows = 0..grid.height().min(ROWS);
    let cells = rows.flat_map(|row| grid.row(row)).map(|cell| cell.text);
    if Notation::of(cells.filter(|text| may_have_comma(text))) != Some(Notation::Comma) {
        return Ok(grid);
    }
    let with_point = |text: &str| may_have_comma(text).then(|| Notation::Comma.with_point(text).into_owned());
    Ok(grid.map(with_point)?)
}

/// Puts a row into the grid.
fn put(grid: &mut Grid, row: &Row<'_>) -> Result<(), IngestError> {
    grid.begin_row(row.line());
    grid.set_fields(u32::try_from(row.width()).unwrap_or(u32::MAX));
    for (column, field) in (0_u32..).zip(row.fields()) {
        let text = simdutf8::basic::from_utf8(field).map_err(|_| IngestError::Changed)?;
        grid.put(column, text, CellKind::Text)?;
    }
    Ok(())
}
