//! Figures by time of day, added up to days or months: 70 000 hours of a counter become the days that a library keeps.
//!
//! A sum is what the file's own figures add up to. Where times are missing from it, it says so: `多于`, with how many there were.

use std::collections::{BTreeMap, HashMap};

use suishu_domain::{Basis, Date, Decimal, Finding, FindingCode, Place, Qualifier};

use super::melt::Rows;
use crate::IngestError;
use crate::answers::Times;
use crate::header::{Column, Header};
use crate::number::{self, CellReading, CellUnit, MissingSymbols};
use crate::rows::{NO_TEXT, Origins, Row};

/// What was added up for one day of one series.
#[derive(Debug, Default)]
struct Sum {
    total: Decimal,
    numbers: u32,
    times: u32,
    /// The fields of its first row, and where they stand.
    first: Option<SumRow>,
}

/// Adds figures up.
#[derive(Debug)]
pub(crate) struct Summing<'a> {
    to: Times,
    symbols: &'a MissingSymbols,
    columns: Columns,
    series: HashMap<Vec<u8>, usize>,
    sums: BTreeMap<(usize, Date), Sum>,
    problems: Vec<(FindingCode, String, (u64, u32))>,
    key: Vec<u8>,
}

/// Where the fields that matter stand in a row.
#[derive(Debug, Clone, Copy)]
struct Columns {
    period: usize,
    value: usize,
    basis: usize,
    note: usize,
    qualifier: usize,
}

impl<'a> Summing<'a> {
    /// A sum for rows of that header; `None` where it has no period or no note.
    pub(crate) fn new(header: &Header, to: Times, symbols: &'a MissingSymbols) -> Option<Self> {
        let columns = Columns {
            period: header.index(Column::Period)?,
            value: header.index(Column::Value)?,
            basis: header.index(Column::Basis)?,
            note: header.index(Column::Note)?,
            qualifier: header.index(Column::Qualifier)?,
        };
        Some(Self {
            to,
            symbols,
            columns,
            series: HashMap::new(),
            sums: BTreeMap::new(),
            problems: Vec::new(),
            key: Vec::new(),
        })
    }

    /// The sums as long rows, in the order of series and days, and what there is to say of them.
    pub(crate) fn finish(self, sheet: Option<&str>) -> Sums {
        let place = |(line, column): (u64, u32)| Place {
            sheet: sheet.map(str::to_owned),
            line,
            column,
        };
        let mut findings: Vec<Finding> = self
            .problems
            .iter()
            .map(|(code, raw, cell)| Finding::new(*code, place(*cell), raw.as_str()))
            .collect();
        let of_day = self.expected().max(1);
        let months = self.to == Times::Month;
        let mut parts: BTreeMap<(usize, Date), Sum> = BTreeMap::new();
        for ((series, day), sum) in self.sums {
            let begin = if months { day.first_of_month() } else { day };
            let whole = parts.entry((series, begin)).or_default();
            if whole.first.is_none() {
                whole.first = sum.first;
            }
            whole.total += sum.total;
            whole.numbers += sum.numbers;
        }
        let mut rows = Vec::with_capacity(parts.len());
        for ((_, begin), sum) in parts {
            let Some(mut row) = sum.first else { continue };
            let days = if months {
                u32::try_from(begin.days_in_month()).unwrap_or(31)
            } else {
                1
            };
            let due = of_day * days;
            row.fields[self.columns.period] = if months {
                format!("{:04}-{:02}", begin.year(), begin.month()).into_bytes()
            } else {
                begin.to_string().into_bytes()
            };
            let cell = row.cells[self.columns.value];
            row.fields[self.columns.value].clear();
            if sum.numbers > 0 {
                row.fields[self.columns.value] = sum.total.to_string().into_bytes();
                // What was added up is no figure of the file's own: the note says so, and the basis is the sum's.
                row.fields[self.columns.basis] = Basis::Single.code().as_bytes().to_vec();
                row.fields[self.columns.note] = format!("Σ {}/{due}", sum.numbers).into_bytes();
                if sum.numbers < due {
                    let note = format!("{}/{due}", sum.numbers);
                    row.fields[self.columns.qualifier] = Qualifier::Over.code().as_bytes().to_vec();
                    let finding = Finding::new(FindingCode::TimesIncomplete, place(cell), sum.total.to_string());
                    findings.push(finding.suggest(note));
                }
            }
            if rows.is_empty() {
                findings.push(Finding::new(FindingCode::TimesSummed, place(cell), begin.to_string()));
            }
            rows.push(row);
        }
        Sums { findings, rows }
    }

    /// So many times a whole day has: as most days of the file have.
    fn expected(&self) -> u32 {
        let mut count: HashMap<u32, u32> = HashMap::new();
        for sum in self.sums.values() {
            *count.entry(sum.times).or_default() += 1;
        }
        count
            .into_iter()
            .max_by_key(|(times, days)| (*days, *times))
            .map_or(0, |(times, _)| times)
    }
}

/// What adding up came to.
#[derive(Debug)]
pub(crate) struct Sums {
    /// What there is to say.
    pub(crate) findings: Vec<Finding>,
    /// The sums.
    pub(crate) rows: Vec<SumRow>,
}

/// A long row of its own: the first that went into a sum, with the sum in its place.
#[derive(Debug, Clone)]
pub(crate) struct SumRow {
    fields: Vec<Vec<u8>>,
    cells: Vec<(u64, u32)>,
    line: u64,
}

impl SumRow {
    /// Hands the row on.
    pub(crate) fn hand_on<R: Rows>(&self, sheet: Option<&str>, to: &mut R) -> Result<(), R::Error> {
        let mut bytes = Vec::new();
        let mut ranges = Vec::with_capacity(self.fields.len());
        for field in &self.fields {
            let start = bytes.len();
            bytes.extend_from_slice(field);
            ranges.push(start..bytes.len());
            bytes.push(NO_TEXT);
        }
        let cells = &self.cells;
        to.row(&Row::made(&bytes, &ranges, self.line, Origins { sheet, cells }))
    }
}

impl Rows for Summing<'_> {
    type Error = IngestError;

    fn row(&mut self, row: &Row<'_>) -> Result<(), IngestError> {
        let text = |at: usize| std::str::from_utf8(row.field(at)).map_err(|_| IngestError::Changed);
        let number_of = |at: usize| u32::try_from(at + 1).unwrap_or(u32::MAX);
        let Ok(day) = text(self.columns.period)?.parse::<Date>() else {
            let at = self.columns.period;
            self.problems.push((
                FindingCode::PeriodUnreadable,
                text(at)?.to_owned(),
                row.cell(number_of(at)),
            ));
            return Ok(());
        };
        self.key.clear();
        for at in
            (0..row.width()).filter(|at| ![self.columns.period, self.columns.value, self.columns.note].contains(at))
        {
            self.key.extend_from_slice(row.field(at));
            self.key.push(NO_TEXT);
        }
        let next = self.series.len();
        let series = match self.series.get(&self.key) {
            Some(series) => *series,
            None => *self.series.entry(self.key.clone()).or_insert(next),
        };
        let sum = self.sums.entry((series, day)).or_default();
        sum.times += 1;
        if sum.first.is_none() {
            sum.first = Some(SumRow {
                fields: row.fields().map(<[u8]>::to_vec).collect(),
                cells: (0..row.width()).map(|at| row.cell(number_of(at))).collect(),
                line: row.line(),
            });
        }
        let field = row.field(self.columns.value);
        let reading = match number::plain(field.trim_ascii()) {
            Some(number) => Some(number),
            None => match number::read(text(self.columns.value)?, self.symbols) {
                Ok(CellReading::Missing(_)) => return Ok(()),
                Ok(CellReading::Number(reading))
                    if reading.qualifier == Qualifier::Exact
                        && reading.unit == CellUnit::Unsaid
                        && !reading.is_change =>
                {
                    Some(reading.number)
                }
                Ok(_) | Err(_) => None,
            },
        };
        if let Some(total) = reading.and_then(|number| sum.total.checked_add(number)) {
            sum.total = total;
            sum.numbers += 1;
        } else {
            let at = self.columns.value;
            let problem = (
                FindingCode::ValueUnreadable,
                text(at)?.to_owned(),
                row.cell(number_of(at)),
            );
            self.problems.push(problem);
        }
        Ok(())
    }
}
