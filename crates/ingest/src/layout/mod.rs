//! The reading of rows: the long form (one figure a row), into which tables are melted, and the events file.

pub(crate) mod events;
mod figure;
pub(crate) mod long;
mod period;
mod remarks;
mod series;
mod series_lookup;

pub(crate) use period::year_in;
use suishu_domain::{Finding, FindingCode};

use crate::IngestError;
use crate::ledger::Ledger;
use crate::rows::Row;
use crate::sink::Sink;

/// A finding that waits for its line: what is wrong with a text is found once, and reported for every row that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Problem {
    code: FindingCode,
    column: u32,
    raw: String,
    suggestion: Option<String>,
}

impl Problem {
    fn new(code: FindingCode, column: u32, raw: &str) -> Self {
        let (raw, suggestion) = (raw.to_owned(), None);
        Self {
            code,
            column,
            raw,
            suggestion,
        }
    }

    /// Bytes of this text stood for no character.
    fn damaged(column: u32, text: &str) -> Self {
        Self::new(FindingCode::EncodingReplaced, column, text).suggest("--encoding …")
    }

    fn suggest(self, suggestion: impl Into<String>) -> Self {
        let suggestion = Some(suggestion.into());
        Self { suggestion, ..self }
    }

    fn at(&self, row: &Row<'_>) -> Finding {
        let finding = Finding::new(self.code, row.place(self.column), self.raw.as_str());
        match &self.suggestion {
            Some(suggestion) => finding.suggest(suggestion.as_str()),
            None => finding,
        }
    }
}

/// Why a row yields no draft. One pointer wide, since every step of every row may return it.
#[derive(Debug)]
struct Stop(Box<Cause>);

#[derive(Debug)]
enum Cause {
    /// The row is at fault; the reading goes on.
    Problems(Vec<Problem>),
    /// The reading can't go on.
    Error(IngestError),
}

impl Stop {
    /// What is wrong with the row, or the error that ends the reading.
    fn problems(self) -> Result<Vec<Problem>, IngestError> {
        match *self.0 {
            Cause::Problems(problems) => Ok(problems),
            Cause::Error(error) => Err(error),
        }
    }

    /// Reports what is wrong with the row, or hands the error on.
    fn report<S: Sink + ?Sized>(self, row: &Row<'_>, ledger: &mut Ledger, sink: &mut S) -> Result<(), IngestError> {
        for problem in self.problems()? {
            // One header cell of a table is at fault for every figure below it.
            if !row.is_made() || ledger.is_new(problem.code, row.cell(problem.column)) {
                ledger.report(sink, problem.at(row))?;
            }
        }
        Ok(())
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self(Box::new(Cause::Problems(vec![problem])))
    }
}

impl From<Vec<Problem>> for Stop {
    fn from(problems: Vec<Problem>) -> Self {
        Self(Box::new(Cause::Problems(problems)))
    }
}

impl From<IngestError> for Stop {
    fn from(error: IngestError) -> Self {
        Self(Box::new(Cause::Error(error)))
    }
}

/// The trimmed text of a field.
///
/// The survey found the file to be UTF-8, or a decoder made it so; a field that isn't was written to since.
fn text(field: &[u8]) -> Result<&str, IngestError> {
    if field.is_empty() {
        return Ok("");
    }
    match simdutf8::basic::from_utf8(field) {
        Ok(text) => Ok(text.trim()),
        Err(_) => Err(IngestError::Changed),
    }
}

/// Whether a text holds the mark of bytes that no character stands for.
fn is_damaged(text: &str) -> bool {
    text.contains(char::REPLACEMENT_CHARACTER)
}

/// The number of a column, from 1.
fn number_of(index: usize) -> u32 {
    u32::try_from(index + 1).unwrap_or(u32::MAX)
}

/// A row has as many fields as the header; empty ones beyond them are let pass.
fn check_width(row: &Row<'_>, width: usize) -> Result<(), Problem> {
    let found = row.width();
    if found == width || (found > width && row.fields().skip(width).all(|field| field.trim_ascii().is_empty())) {
        return Ok(());
    }
    let shown = row
        .fields()
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join(" | ");
    let problem = Problem::new(FindingCode::RowWidth, number_of(found.min(width)), &shown);
    Err(problem.suggest(format!("{width} ≠ {found}")))
}
