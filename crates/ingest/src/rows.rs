//! Rows and fields of delimited text (RFC 4180), lent from one buffer.
//!
//! Why not a ready reader: three rules here need to see the raw text while it is split. A row has a cap, so that two gigabytes without a
//! newline cost one megabyte; a quote that is never closed is reported where it opened, not where the file ends; and a field
//! is lent without a copy, which makes a million rows cheap. The csv crate is the oracle of the tests: both split alike.

use std::io::Read;
use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2};
use suishu_domain::Place;

use crate::delimiter::DECLARATION;
use crate::text::Text;
use crate::{Delimiter, IngestError};

/// The longest row, in bytes of UTF-8.
pub const ROW_CAP: usize = 1 << 20;
/// The longest field, in bytes of UTF-8.
pub const FIELD_CAP: usize = 1 << 16;
/// The most columns.
pub const COLUMN_CAP: usize = 16_384;

/// A byte that stands in no UTF-8 text.
pub(crate) const NO_TEXT: u8 = 0xFF;

/// Why there is no next row.
#[derive(Debug, thiserror::Error)]
pub enum RowFault {
    /// The bytes could not be had.
    #[error(transparent)]
    Read(#[from] IngestError),
    /// A row, a field or the number of fields is over its cap.
    #[error("line {line}, column {column}: longer than the reader takes")]
    TooLong {
        /// The line on which it starts.
        line: u64,
        /// The field that is too long; 0 for the row as a whole.
        column: u32,
    },
    /// A quoted field is never closed.
    #[error("line {line}, column {column}: the quote is never closed")]
    QuoteOpen {
        /// The line on which the quote opened.
        line: u64,
        /// The field.
        column: u32,
    },
}

/// One row, lent until the next is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    bytes: &'a [u8],
    fields: &'a [Range<usize>],
    line: u64,
    origins: Option<Origins<'a>>,
}

/// Where the fields of a row stand that was made from the cells of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origins<'a> {
    /// The sheet.
    pub(crate) sheet: Option<&'a str>,
    /// Line and column of each field; zeros where it stands nowhere.
    pub(crate) cells: &'a [(u64, u32)],
}

impl<'a> Row<'a> {
    /// A row made from cells that stand elsewhere.
    pub(crate) const fn made(bytes: &'a [u8], fields: &'a [Range<usize>], line: u64, origins: Origins<'a>) -> Self {
        Self {
            bytes,
            fields,
            line,
            origins: Some(origins),
        }
    }

    /// Where a field stands, by its number from 1; 0 is the row as a whole.
    pub(crate) fn place(&self, number: u32) -> Place {
        let (line, column) = self.cell(number);
        Place {
            sheet: self.sheet().map(str::to_owned),
            line,
            column,
        }
    }

    /// The sheet of a workbook in which it stands.
    pub(crate) fn sheet(&self) -> Option<&'a str> {
        self.origins.and_then(|origins| origins.sheet)
    }

    /// Line and column of a field, by its number from 1; 0 is the row as a whole.
    pub(crate) fn cell(&self, number: u32) -> (u64, u32) {
        let made = self.origins.and_then(|origins| {
            let index = usize::try_from(number.checked_sub(1)?).ok()?;
            origins.cells.get(index).copied().filter(|(line, _)| *line > 0)
        });
        match self.origins {
            Some(_) => made.unwrap_or((self.line, 0)),
            None => (self.line, number),
        }
    }

    /// Whether it was made from the cells of a table.
    pub(crate) const fn is_made(&self) -> bool {
        self.origins.is_some()
    }

    /// The line on which the row starts, from 1, as an editor counts.
    pub const fn line(&self) -> u64 {
        self.line
    }

    /// The number of fields.
    pub const fn width(&self) -> usize {
        self.fields.len()
    }

    /// The bytes of a field, without its quotes; empty beyond the last.
    pub fn field(&self, at: usize) -> &'a [u8] {
        self.fields.get(at).map_or(&[], |field| &self.bytes[field.clone()])
    }

    /// The bytes of adjoining fields with what parts them: equal bytes are equal fields.
    ///
    /// Between fields without quotes stands the delimiter, which none of them holds; in a row with quotes a byte that no text holds.
    pub(crate) fn span(&self, fields: Range<usize>) -> &'a [u8] {
        match self.fields.get(fields) {
            Some([first, .., last]) => &self.bytes[first.start..last.end],
            Some([only]) => &self.bytes[only.clone()],
            _ => &[],
        }
    }

    /// The fields in order.
    pub fn fields(&self) -> impl Iterator<Item = &'a [u8]> + Clone {
        self.fields.iter().map(|field| &self.bytes[field.clone()])
    }

    /// Whether no field holds anything but blanks.
    pub fn is_blank(&self) -> bool {
        self.fields()
            .all(|field| std::str::from_utf8(field).is_ok_and(|text| text.trim().is_empty()))
    }
}

/// Reads rows one after another. Lines without any character are passed over.
#[derive(Debug)]
pub struct Rows<R> {
    text: Text<R>,
    delimiter: Delimiter,
    newline: u8,
    buffer: Vec<u8>,
    start: usize,
    at_end: bool,
    line: u64,
    count: u64,
    fields: Vec<Range<usize>>,
    unquoted: Vec<u8>,
}

/// What splitting the start of the buffer came to.
enum Split {
    /// A whole row: so many bytes of the buffer, its newline included, hold it.
    Row { consumed: usize, quoted: bool },
    /// The buffer ends inside the row; in an open quote that began at this offset, or outside quotes.
    More { open_quote: Option<usize> },
}

impl<R: Read> Rows<R> {
    pub(crate) fn new(text: Text<R>, delimiter: Delimiter, newline: u8) -> Self {
        Self {
            text,
            delimiter,
            newline,
            buffer: Vec::new(),
            start: 0,
            at_end: false,
            line: 1,
            count: 0,
            fields: Vec::new(),
            unquoted: Vec::new(),
        }
    }

    /// Reads UTF-8 text.
    pub fn of_utf8(source: R, delimiter: Delimiter) -> Self {
        Self::new(Text::of_utf8(source), delimiter, b'\n')
    }

    /// The source underneath.
    pub(crate) const fn source(&self) -> &R {
        self.text.source()
    }

    /// Ends the reading and gives the source back.
    pub(crate) fn into_source(self) -> R {
        self.text.into_source()
    }

    /// The next row; `None` at the end.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, RowFault> {
        loop {
            self.fields.clear();
            match self.split()? {
                Split::More { .. } if self.at_end => return Ok(None),
                Split::More { open_quote } => {
                    let pending = self.buffer.len() - self.start;
                    if pending > ROW_CAP {
                        return Err(self.over_cap(open_quote));
                    }
                    self.fill()?;
                }
                Split::Row { consumed, quoted } => {
                    let begin = self.start;
                    let line = self.line;
                    self.start += consumed;
                    self.count += 1;
                    self.line += if quoted { self.newlines(begin..self.start) } else { 1 };
                    if consumed > ROW_CAP {
                        return Err(RowFault::TooLong { line, column: 0 });
                    }
                    if self.fields.is_empty() || (self.count == 1 && !quoted && self.is_declaration(begin)) {
                        continue;
                    }
                    self.check_caps(line, consumed)?;
                    let bytes = if quoted {
                        &self.unquoted[..]
                    } else {
                        &self.buffer[begin..]
                    };
                    return Ok(Some(Row {
                        bytes,
                        fields: &self.fields,
                        line,
                        origins: None,
                    }));
                }
            }
        }
    }

    /// Whether the row is the line `sep=;` by which Excel is told the delimiter: no row of the table.
    fn is_declaration(&self, begin: usize) -> bool {
        let [key, nothing] = &self.fields[..] else { return false };
        let key = &self.buffer[begin + key.start..begin + key.end];
        nothing.is_empty() && key.eq_ignore_ascii_case(DECLARATION.as_bytes())
    }

    /// The number of rows so far, blank ones included, where a program for sheets would have had to stop there.
    pub(crate) fn at_sheet_limit(&self) -> Option<u64> {
        /// The rows of a sheet in XLS and in XLSX.
        const LIMITS: [u64; 2] = [1 << 16, 1 << 20];
        LIMITS.into_iter().find(|limit| *limit == self.count)
    }

    fn newlines(&self, range: Range<usize>) -> u64 {
        memchr_iter(self.newline, &self.buffer[range]).count() as u64
    }

    fn over_cap(&self, open_quote: Option<usize>) -> RowFault {
        match open_quote {
            Some(at) => self.quote_open(at),
            None => RowFault::TooLong {
                line: self.line,
                column: 0,
            },
        }
    }

    fn quote_open(&self, at: usize) -> RowFault {
        let line = self.line + self.newlines(self.start..self.start + at);
        RowFault::QuoteOpen {
            line,
            column: column(self.fields.len()),
        }
    }

    fn check_caps(&self, line: u64, consumed: usize) -> Result<(), RowFault> {
        if self.fields.len() > COLUMN_CAP {
            return Err(RowFault::TooLong { line, column: 0 });
        }
        let long = |field: &Range<usize>| field.len() > FIELD_CAP;
        match (consumed > FIELD_CAP)
            .then(|| self.fields.iter().position(long))
            .flatten()
        {
            Some(at) => Err(RowFault::TooLong {
                line,
                column: column(at),
            }),
            None => Ok(()),
        }
    }

    fn fill(&mut self) -> Result<(), IngestError> {
        self.buffer.drain(..self.start);
        self.start = 0;
        self.at_end = !self.text.fill(&mut self.buffer)?;
        Ok(())
    }

    /// Splits the row at the start of the buffer.
    fn split(&mut self) -> Result<Split, RowFault> {
        let rest = &self.buffer[self.start..];
        match memchr2(b'"', self.newline, rest) {
            Some(at) if rest[at] == b'"' => self.split_quoted(),
            Some(end) => {
                split_plain(&rest[..end], self.delimiter, self.newline, &mut self.fields);
                Ok(Split::Row {
                    consumed: end + 1,
                    quoted: false,
                })
            }
            None if self.at_end && !rest.is_empty() => {
                split_plain(rest, self.delimiter, self.newline, &mut self.fields);
                Ok(Split::Row {
                    consumed: rest.len(),
                    quoted: false,
                })
            }
            None => Ok(Split::More { open_quote: None }),
        }
    }

    /// Splits a row with a quote in it into `unquoted`.
    fn split_quoted(&mut self) -> Result<Split, RowFault> {
        let rest = &self.buffer[self.start..];
        let delimiter = self.delimiter.as_bytes();
        self.unquoted.clear();
        let mut at = 0;
        loop {
            let begin = self.unquoted.len();
            if rest.get(at) == Some(&b'"') {
                let open = at;
                at += 1;
                loop {
                    let Some(length) = memchr(b'"', &rest[at..]) else {
                        return if self.at_end {
                            Err(self.quote_open(open))
                        } else {
                            Ok(Split::More { open_quote: Some(open) })
                        };
                    };
                    self.unquoted.extend_from_slice(&rest[at..at + length]);
                    at += length + 1;
                    match rest.get(at) {
                        Some(b'"') => {
                            self.unquoted.push(b'"');
                            at += 1;
                        }
                        None if !self.at_end => return Ok(Split::More { open_quote: None }),
                        _ => break,
                    }
                }
            }
            // What follows a closing quote belongs to the field as it stands, quotes included.
            let end = find_end(&rest[at..], delimiter, self.newline).map(|length| at + length);
            let Some(end) = end.or_else(|| self.at_end.then_some(rest.len())) else {
                return Ok(Split::More { open_quote: None });
            };
            let ends_row = end == rest.len() || rest[end] == self.newline;
            let tail = &rest[at..end];
            let tail = if ends_row && self.newline == b'\n' {
                tail.strip_suffix(b"\r").unwrap_or(tail)
            } else {
                tail
            };
            self.unquoted.extend_from_slice(tail);
            self.fields.push(begin..self.unquoted.len());
            if ends_row {
                return Ok(Split::Row {
                    consumed: (end + 1).min(rest.len()),
                    quoted: true,
                });
            }
            self.unquoted.push(NO_TEXT);
            at = end + delimiter.len();
        }
    }
}

/// The offset of the next delimiter or newline.
fn find_end(rest: &[u8], delimiter: &[u8], newline: u8) -> Option<usize> {
    let first = *delimiter.first()?;
    let mut from = 0;
    loop {
        let at = from + memchr2(first, newline, &rest[from..])?;
        if rest[at] == newline || rest[at..].starts_with(delimiter) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Splits a row without quotes. An empty line has no fields.
fn split_plain(row: &[u8], delimiter: Delimiter, newline: u8, fields: &mut Vec<Range<usize>>) {
    let row = if newline == b'\n' {
        row.strip_suffix(b"\r").unwrap_or(row)
    } else {
        row
    };
    if row.is_empty() {
        return;
    }
    let mut begin = 0;
    match delimiter.as_bytes() {
        // Fields are a few bytes long: a plain loop beats a search that has to be called for each.
        [byte] => {
            for (at, found) in row.iter().enumerate() {
                if found == byte {
                    fields.push(begin..at);
                    begin = at + 1;
                }
            }
        }
        bytes => {
            for end in memchr::memmem::find_iter(row, bytes) {
                fields.push(begin..end);
                begin = end + bytes.len();
            }
        }
    }
    fields.push(begin..row.len());
}

/// The number of a field, from 1.
fn column(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}
