//! Layouts: how figures stand in rows. The long form (one figure a row) and the events file are read here; a wide table or a recipe
//! takes its place beside them.

pub(crate) mod events;
pub(crate) mod long;
mod period;
mod series;

pub(crate) use period::year_in;
use suishu_domain::{Finding, FindingCode, Place};

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
        Self {
            code,
            column,
            raw: raw.to_owned(),
            suggestion: None,
        }
    }

    fn suggest(self, suggestion: impl Into<String>) -> Self {
        Self {
            suggestion: Some(suggestion.into()),
            ..self
        }
    }

    fn at(&self, line: u64) -> Finding {
        let finding = Finding::new(self.code, Place::cell(line, self.column), self.raw.as_str());
        match &self.suggestion {
            Some(suggestion) => finding.suggest(suggestion.as_str()),
            None => finding,
        }
    }
}

/// The trimmed text of a field.
///
/// The survey found the file to be UTF-8, or a decoder made it so; a field that isn't was written to since.
fn text(field: &[u8]) -> Result<&str, IngestError> {
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

/// Reports a row whose number of fields isn't the header's; empty fields at its end are let pass.
fn check_width<S: Sink + ?Sized>(
    row: &Row<'_>,
    width: usize,
    ledger: &mut Ledger,
    sink: &mut S,
) -> Result<bool, IngestError> {
    let found = row.width();
    if found == width || (found > width && row.fields().skip(width).all(|field| field.trim_ascii().is_empty())) {
        return Ok(true);
    }
    let shown = row
        .fields()
        .map(String::from_utf8_lossy)
        .collect::<Vec<_>>()
        .join(" | ");
    let column = number_of(found.min(width));
    let finding = Finding::new(FindingCode::RowWidth, Place::cell(row.line(), column), shown);
    ledger.report(sink, finding.suggest(format!("{width} ≠ {found}")))?;
    Ok(false)
}
