//! The long form: one figure a row.
//!
//! A row that brings nothing new costs no allocation: its series, period and source are looked up by the bytes of their fields,
//! and a plain number is read in place.

use suishu_domain::period::grammar::Context;
use suishu_domain::{
    Basis, Confidentiality, Decimal, Figure, Finding, FindingCode, Measure, MissingReason, Period, PeriodReading,
    Place, Qualifier, Status, Unit,
};

use super::series::{Cell, Combination, Series, Texts};
use super::{Problem, check_width, is_damaged, number_of, period, text};
use crate::header::{Column, Header};
use crate::ledger::{Ledger, go_on};
use crate::memo::Memo;
use crate::number::{self, CellReading, CellUnit, MissingSymbols, NumberError, NumberReading};
use crate::rows::Row;
use crate::{Answers, DraftRow, IngestError, Interned, Sink};

/// The columns that name the series, in the order of the look-up key.
const SERIES_COLUMNS: [Column; 8] = [
    Column::Indicator,
    Column::Region,
    Column::Sector,
    Column::Basis,
    Column::Measure,
    Column::PriceBasis,
    Column::UnitMultiplier,
    Column::Unit,
];
/// Parts the texts of a key; no text of a table holds it.
const KEY_SEPARATOR: u8 = 0x1F;

/// Reads the rows of a long form.
#[derive(Debug)]
pub(crate) struct Long<'a> {
    answers: &'a Answers,
    context: Context<'a>,
    year_hint: Option<i16>,
    symbols: MissingSymbols,
    width: usize,
    series_columns: [Option<usize>; SERIES_COLUMNS.len()],
    value: usize,
    period: Option<usize>,
    year: Option<usize>,
    qualifier: Option<usize>,
    status: Option<usize>,
    confidentiality: Option<usize>,
    source: Option<usize>,
    note: Option<usize>,
    header_unit: Option<String>,
    header_line: u64,
    combinations: Memo<Combination>,
    periods: Memo<Result<PeriodReading, Problem>>,
    qualifiers: Memo<Result<Option<Qualifier>, Problem>>,
    statuses: Memo<Result<StatusReading, Problem>>,
    confidentialities: Memo<Result<Confidentiality, Problem>>,
    sources: Memo<Result<Option<(u32, Box<str>)>, Problem>>,
    source_count: u32,
    key: Vec<u8>,
    unit_is_asked_for: bool,
}

/// What the status column says: how the figure stands, or why there is none.
#[derive(Debug, Clone, Copy)]
enum StatusReading {
    Unsaid,
    Status(Status),
    Missing(MissingReason),
}

/// A figure as its cell gives it.
struct Reading {
    cell: CellReading,
    /// Whether the cell is the number and no more.
    is_plain: bool,
}

impl<'a> Long<'a> {
    /// The reader for a header; `None`, with findings, when a needed column is neither there nor answered.
    pub(crate) fn new<S: Sink + ?Sized>(
        header: &Header,
        header_line: u64,
        answers: &'a Answers,
        context: Context<'a>,
        year_hint: Option<i16>,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<Option<Self>, IngestError> {
        let needed = [
            (Column::Indicator, answers.indicator.is_some()),
            (Column::Region, answers.region.is_some()),
            (Column::Period, answers.period.is_some()),
            (Column::Value, false),
        ];
        let mut is_whole = header.twice.is_empty();
        for (column, is_answered) in needed {
            if header.index(column).is_none() && !is_answered {
                is_whole = false;
                ledger.report(sink, missing(column, header_line, column != Column::Value))?;
            }
        }
        let (Some(value), true) = (header.index(Column::Value), is_whole) else {
            return Ok(None);
        };
        Ok(Some(Self {
            answers,
            context,
            year_hint,
            symbols: MissingSymbols::default(),
            width: header.cells.len(),
            series_columns: SERIES_COLUMNS.map(|column| header.index(column)),
            value,
            period: header.index(Column::Period),
            year: header.index(Column::Year),
            qualifier: header.index(Column::Qualifier),
            status: header.index(Column::Status),
            confidentiality: header.index(Column::Confidentiality),
            source: header.index(Column::Source),
            note: header.index(Column::Note),
            header_unit: header.cells[value].unit.clone(),
            header_line,
            combinations: Memo::new(),
            periods: Memo::new(),
            qualifiers: Memo::new(),
            statuses: Memo::new(),
            confidentialities: Memo::new(),
            sources: Memo::new(),
            source_count: 0,
            key: Vec::with_capacity(256),
            unit_is_asked_for: false,
        }))
    }

    /// Reads a row.
    pub(crate) fn row<S: Sink + ?Sized>(
        &mut self,
        row: &Row<'_>,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<(), IngestError> {
        let line = row.line();
        if !check_width(row, self.width, ledger, sink)? {
            return Ok(());
        }
        let cell = row.field(self.value).trim_ascii();
        let value_column = number_of(self.value);
        let reading = match number::plain(cell) {
            Some(number) => Reading {
                cell: CellReading::Number(NumberReading {
                    number,
                    qualifier: Qualifier::Exact,
                    unit: CellUnit::Unsaid,
                    is_change: false,
                }),
                is_plain: true,
            },
            None => match read_cell(text(cell)?, value_column, &self.symbols) {
                Ok(cell) => Reading { cell, is_plain: false },
                Err(problem) => return ledger.report(sink, problem.at(line)),
            },
        };

        let Some(period) = self.read_period(row)?.map_err_report(line, ledger, sink)? else {
            return Ok(());
        };
        let cell_unit = match &reading.cell {
            CellReading::Number(NumberReading {
                unit: CellUnit::Named(unit),
                ..
            }) => unit.as_str(),
            _ => "",
        };
        if self.lacks_unit(row, cell_unit)? {
            return self.ask_for_unit(ledger, sink);
        }
        let remarks = self.read_remarks(row)?.map_err_report(line, ledger, sink)?;
        let combination = combination(
            &mut self.combinations,
            &mut self.key,
            &self.series_columns,
            row,
            cell_unit,
            self.answers,
            self.header_unit.as_deref(),
        )?;
        let series = match &combination.outcome {
            Ok(series) => series,
            Err(problems) => {
                for problem in problems {
                    ledger.report(sink, problem.at(line))?;
                }
                return Ok(());
            }
        };
        let Some(remarks) = remarks else { return Ok(()) };
        let placed = place_in_time(series, period, self.answers, |column| {
            let index = match column {
                Column::Measure => self.series_columns[4],
                _ => self.series_columns[3].or(self.period),
            };
            let raw = index.map_or("", |index| text(row.field(index)).unwrap_or_default());
            (index.map_or(0, number_of), raw.to_owned())
        });
        let Some((basis, measure, period)) = placed.map_err_report(line, ledger, sink)? else {
            return Ok(());
        };
        let settled = settle(&reading.cell, series.unit(), measure, remarks, value_column, cell);
        let Some(figure) = settled.map_err_report(line, ledger, sink)? else {
            return Ok(());
        };

        let note = match self.note {
            Some(at) => Some(text(row.field(at))?).filter(|note| !note.is_empty()),
            None => None,
        };
        if let (Some(note), Some(at)) = (note.filter(|note| is_damaged(note)), self.note) {
            let problem = Problem::new(FindingCode::EncodingReplaced, number_of(at), note);
            return ledger.report(sink, problem.suggest("--encoding …").at(line));
        }
        if matches!(figure.figure, Figure::Missing(_)) {
            let finding = Finding::new(FindingCode::ValueMissing, Place::cell(line, value_column), text(cell)?);
            ledger.report(sink, finding)?;
        }
        let raw = if reading.is_plain || cell.is_empty() {
            None
        } else {
            Some(text(cell)?)
        };
        let Some(index) = combination.index(basis, measure, |draft| sink.series(draft)) else {
            return Ok(());
        };
        let (sources, source_count) = (&mut self.sources, &mut self.source_count);
        let source = read_source(sources, source_count, self.source, row, self.answers)?;
        let Some(source) = source
            .as_ref()
            .map_err(Clone::clone)
            .map_err_report(line, ledger, sink)?
        else {
            return Ok(());
        };
        go_on(sink.observation(
            index,
            &DraftRow {
                period,
                figure: figure.figure,
                qualifier: figure.qualifier,
                status: remarks.status(),
                confidentiality: remarks.confidentiality,
                raw,
                source: source.as_ref().map(|(id, text)| Interned { id: *id, text }),
                note,
                line,
                column: value_column,
            },
        ))
    }

    fn read_period(&mut self, row: &Row<'_>) -> Result<Result<PeriodReading, Problem>, IngestError> {
        let own = self.period.map_or(&[][..], |at| row.field(at));
        let year = self.year.map_or(&[][..], |at| row.field(at));
        let column = self.period.map_or(0, number_of);
        let (own_text, year_text);
        let memo = if self.year.is_none() {
            &mut self.periods
        } else {
            self.key.clear();
            self.key.extend_from_slice(own);
            self.key.push(KEY_SEPARATOR);
            self.key.extend_from_slice(year);
            &mut self.periods
        };
        let key = if self.year.is_none() { own } else { &self.key[..] };
        (own_text, year_text) = (text(own)?, text(year)?);
        let (context, answers, year_hint) = (self.context, self.answers, self.year_hint);
        let reading = memo.get(key, || {
            let own_text = if own_text.is_empty() {
                answers.period.as_deref().unwrap_or_default()
            } else {
                own_text
            };
            let year = year_text
                .strip_suffix('年')
                .unwrap_or(year_text)
                .parse()
                .ok()
                .or(context.year);
            period::read(own_text, Context { year, ..context }, column, year_hint)
        });
        Ok(reading.as_ref().copied().map_err(Clone::clone))
    }

    fn lacks_unit(&self, row: &Row<'_>, cell_unit: &str) -> Result<bool, IngestError> {
        let has_place = self.series_columns[7].is_some() || self.header_unit.is_some() || self.answers.unit.is_some();
        if has_place || !cell_unit.is_empty() {
            return Ok(false);
        }
        // A blank row end still says nothing, but the text is checked so that a changed file doesn't pass.
        text(row.field(self.value)).map(|_| true)
    }

    /// Neither a column nor an answer gives the unit: said once for the file, not for each row.
    fn ask_for_unit<S: Sink + ?Sized>(&mut self, ledger: &mut Ledger, sink: &mut S) -> Result<(), IngestError> {
        if std::mem::replace(&mut self.unit_is_asked_for, true) {
            return Ok(());
        }
        ledger.report(sink, missing(Column::Unit, self.header_line, true))
    }

    fn read_remarks(&mut self, row: &Row<'_>) -> Result<Result<Remarks, Problem>, IngestError> {
        let qualifier = remark(&mut self.qualifiers, self.qualifier, row, None, |text, column| {
            Qualifier::parse(text).map(Some).ok_or_else(|| {
                Problem::new(FindingCode::QualifierUnknown, column, text).suggest("exact | about | over | under")
            })
        })?;
        let unsaid = self.answers.status.map_or(StatusReading::Unsaid, StatusReading::Status);
        let status = remark(&mut self.statuses, self.status, row, unsaid, |text, column| {
            let status = Status::parse(text).map(StatusReading::Status);
            status
                .or_else(|| MissingReason::parse(text).map(StatusReading::Missing))
                .ok_or_else(|| {
                    Problem::new(FindingCode::StatusUnknown, column, text).suggest("A | P | E | F | B | L | Q | M | O")
                })
        })?;
        let public = Confidentiality::Public;
        let confidentiality = remark(
            &mut self.confidentialities,
            self.confidentiality,
            row,
            public,
            |text, column| {
                // Unread, it must not pass for public.
                Confidentiality::parse(text).ok_or_else(|| {
                    Problem::new(FindingCode::StatusUnknown, column, text).suggest("public | internal | secret")
                })
            },
        )?;
        Ok((|| {
            Ok(Remarks {
                qualifier: qualifier?,
                qualifier_column: self.qualifier.map_or(0, number_of),
                status: status?,
                status_column: self.status.map_or(0, number_of),
                confidentiality: confidentiality?,
            })
        })())
    }
}

/// What the row says about its figure beside the figure.
#[derive(Debug, Clone, Copy)]
struct Remarks {
    qualifier: Option<Qualifier>,
    qualifier_column: u32,
    status: StatusReading,
    status_column: u32,
    confidentiality: Confidentiality,
}

impl Remarks {
    const fn status(&self) -> Option<Status> {
        match self.status {
            StatusReading::Status(status) => Some(status),
            StatusReading::Unsaid | StatusReading::Missing(_) => None,
        }
    }
}

/// A figure in the unit of its series.
struct Settled {
    figure: Figure,
    qualifier: Qualifier,
}

/// Reports a problem in passing.
trait Reported<T> {
    /// The value; `None` after its problem was reported.
    fn map_err_report<S: Sink + ?Sized>(
        self,
        line: u64,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<Option<T>, IngestError>;
}

impl<T> Reported<T> for Result<T, Problem> {
    fn map_err_report<S: Sink + ?Sized>(
        self,
        line: u64,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<Option<T>, IngestError> {
        match self {
            Ok(value) => Ok(Some(value)),
            Err(problem) => ledger.report(sink, problem.at(line)).map(|()| None),
        }
    }
}

fn missing(column: Column, header_line: u64, may_be_answered: bool) -> Finding {
    let finding = Finding::new(FindingCode::ColumnMissing, Place::cell(header_line, 0), column.code());
    if may_be_answered {
        finding.suggest(format!("--set {}=…", column.code()))
    } else {
        finding
    }
}

/// A remark's text through its memo; a blank is `unsaid`.
fn remark<T: Copy>(
    memo: &mut Memo<Result<T, Problem>>,
    index: Option<usize>,
    row: &Row<'_>,
    unsaid: T,
    read: impl FnOnce(&str, u32) -> Result<T, Problem>,
) -> Result<Result<T, Problem>, IngestError> {
    let field = index.map_or(&[][..], |at| row.field(at));
    if field.is_empty() {
        return Ok(Ok(unsaid));
    }
    let text = text(field)?;
    let column = index.map_or(0, number_of);
    let reading = memo.get(field, || match text {
        "" => Ok(unsaid),
        text if is_damaged(text) => Err(Problem::new(FindingCode::EncodingReplaced, column, text)),
        text => read(text, column),
    });
    Ok(reading.as_ref().copied().map_err(Clone::clone))
}

/// The combination of the row's series texts, read now if it is new.
fn combination<'m>(
    memo: &'m mut Memo<Combination>,
    key: &mut Vec<u8>,
    columns: &[Option<usize>; SERIES_COLUMNS.len()],
    row: &Row<'_>,
    cell_unit: &str,
    answers: &Answers,
    header_unit: Option<&str>,
) -> Result<&'m mut Combination, IngestError> {
    key.clear();
    for at in columns.iter().flatten() {
        key.extend_from_slice(row.field(*at));
        key.push(KEY_SEPARATOR);
    }
    // The cell's own unit names the series only where nothing else does.
    let unit = columns[7].map_or(&[][..], |at| row.field(at));
    let is_unsaid = header_unit.is_none() && answers.unit.is_none() && unit.trim_ascii().is_empty();
    let cell_unit = if is_unsaid { cell_unit } else { "" };
    key.extend_from_slice(cell_unit.as_bytes());
    let mut fault = None;
    let combination = memo.get(key, || {
        let cell = |position: usize| {
            let Some(at) = columns[position] else {
                return Cell::default();
            };
            match text(row.field(at)) {
                Ok(text) => Cell {
                    text,
                    column: number_of(at),
                },
                Err(error) => {
                    fault = Some(error);
                    Cell::default()
                }
            }
        };
        let mut cell = cell;
        let mut texts = Texts {
            indicator: cell(0),
            region: cell(1),
            sector: cell(2),
            basis: cell(3),
            measure: cell(4),
            price_basis: cell(5),
            multiplier: cell(6),
            unit: cell(7),
        };
        if texts.unit.text.is_empty() {
            texts.unit.text = cell_unit;
        }
        Combination::read(&texts, answers, header_unit)
    });
    match fault {
        Some(error) => Err(error),
        None => Ok(combination),
    }
}

/// Settles basis, measure and the period as it is kept. `cell` gives the place and text of a column for a finding.
fn place_in_time(
    series: &Series,
    reading: PeriodReading,
    answers: &Answers,
    cell: impl Fn(Column) -> (u32, String),
) -> Result<(Basis, Measure, Period), Problem> {
    let problem = |code, column| {
        let (number, raw) = cell(column);
        Problem::new(code, number, &raw)
    };
    let Some(basis) = period::basis(series.column_basis, reading.basis, answers.basis) else {
        let known = "--set basis=single | cumulative | end | average";
        return Err(problem(FindingCode::BasisUnknown, Column::Basis).suggest(known));
    };
    if !period::fits(basis, reading) {
        let words = reading
            .basis
            .map_or_else(|| reading.period.to_string(), |words| words.code().to_owned());
        return Err(problem(FindingCode::BasisContradicts, Column::Basis).suggest(format!("{basis} ≠ {words}")));
    }
    let Some(measure) = series.measure(reading.period.month_count()) else {
        return Err(problem(FindingCode::MeasureUnknown, Column::Measure).suggest("qoq | mom"));
    };
    Ok((basis, measure, period::kept(basis, reading.period)))
}

fn read_cell(text: &str, column: u32, symbols: &MissingSymbols) -> Result<CellReading, Problem> {
    if is_damaged(text) {
        return Err(Problem::new(FindingCode::EncodingReplaced, column, text).suggest("--encoding …"));
    }
    number::read(text, symbols).map_err(|error| match error {
        NumberError::Unreadable => Problem::new(FindingCode::ValueUnreadable, column, text),
        NumberError::DigitsHidden => {
            Problem::new(FindingCode::ValueUnreadable, column, text).suggest("123456 ≠ 1.23E+05")
        }
        NumberError::TooLong => Problem::new(FindingCode::ValueTooLong, column, text),
    })
}

/// The figure in the unit of its series, with what the row says of it.
fn settle(
    reading: &CellReading,
    unit: &Unit,
    measure: Measure,
    remarks: Remarks,
    column: u32,
    cell: &[u8],
) -> Result<Settled, Problem> {
    let raw = || String::from_utf8_lossy(cell).into_owned();
    let problem = |code| Problem::new(code, column, &raw());
    let number = match reading {
        CellReading::Number(number) => number,
        CellReading::Missing(reason) => {
            // The status knows the reason better than a dash does.
            let reason = if let StatusReading::Missing(reason) = remarks.status {
                reason
            } else {
                *reason
            };
            return Ok(Settled {
                figure: Figure::Missing(reason),
                qualifier: remarks.qualifier.unwrap_or(Qualifier::Exact),
            });
        }
    };
    if let StatusReading::Missing(reason) = remarks.status {
        let contradiction = Problem::new(FindingCode::StatusUnknown, remarks.status_column, reason.code());
        return Err(contradiction.suggest(raw()));
    }
    if number.is_change && !measure.is_growth() {
        return Err(problem(FindingCode::ValueUnreadable).suggest("measure=yoy | qoq | mom"));
    }
    let qualifier = match (remarks.qualifier, number.qualifier) {
        (None, said) => said,
        (Some(said), Qualifier::Exact) => said,
        (Some(said), in_cell) if said == in_cell => said,
        (Some(said), in_cell) => {
            let contradiction = Problem::new(FindingCode::QualifierUnknown, remarks.qualifier_column, said.code());
            return Err(contradiction.suggest(format!("{in_cell}: {}", raw())));
        }
    };
    let figure = Figure::Number(in_unit(number.number, &number.unit, unit, &problem)?);
    Ok(Settled { figure, qualifier })
}

/// Moves a number from the unit in its cell into the unit of its series, exactly.
fn in_unit(
    number: Decimal,
    said: &CellUnit,
    unit: &Unit,
    problem: &dyn Fn(FindingCode) -> Problem,
) -> Result<Decimal, Problem> {
    let contradicts = || problem(FindingCode::UnitContradicts).suggest(unit.to_string());
    match said {
        CellUnit::Unsaid => Ok(number),
        // 1.2万 in a column of 万人 may be 1.2 or 12 000 of them: only a plain unit takes a multiple.
        CellUnit::Multiple { power, .. } if unit.power() == 0 && !unit.is_rate() => {
            number::shift(number, u32::from(*power)).ok_or_else(|| problem(FindingCode::ValueTooLong))
        }
        CellUnit::Multiple { .. } => Err(contradicts()),
        CellUnit::Named(name) => {
            let own = Unit::parse(name)
                .filter(|own| own.is_multiple_of(unit))
                .ok_or_else(contradicts)?;
            own.convert(number, unit)
                .ok_or_else(|| problem(FindingCode::ValueTooLong))
        }
    }
}

/// The interned source of a row, or the answer.
fn read_source<'m>(
    memo: &'m mut Memo<Result<Option<(u32, Box<str>)>, Problem>>,
    count: &mut u32,
    index: Option<usize>,
    row: &Row<'_>,
    answers: &Answers,
) -> Result<&'m Result<Option<(u32, Box<str>)>, Problem>, IngestError> {
    let field = index.map_or(&[][..], |at| row.field(at));
    let mut fault = None;
    let reading = memo.get(field, || {
        let own = text(field).unwrap_or_else(|error| {
            fault = Some(error);
            ""
        });
        if is_damaged(own) {
            let column = index.map_or(0, number_of);
            return Err(Problem::new(FindingCode::EncodingReplaced, column, own).suggest("--encoding …"));
        }
        let source = Some(own).filter(|own| !own.is_empty()).or(answers.source.as_deref());
        Ok(source.map(|source| {
            *count += 1;
            (*count - 1, source.into())
        }))
    });
    match fault {
        Some(error) => Err(error),
        None => Ok(reading),
    }
}
