//! The long form: one figure a row.
//!
//! A row that brings nothing new costs no allocation: its series, period and source are looked up by the bytes of their fields,
//! and a plain number is read in place.

use std::collections::HashSet;

use suishu_domain::period::grammar::Context;
use suishu_domain::{Basis, Figure, Finding, FindingCode, Measure, Period, PeriodReading, Place};

use super::figure::{FigureCell, Settled};
use super::remarks::RemarkColumns;
use super::series::Series;
use super::series_lookup::SeriesLookup;
use super::{Problem, Stop, check_width, number_of, period, text};
use crate::header::{Column, Header};
use crate::ledger::{Ledger, go_on};
use crate::memo::Memo;
use crate::number::MissingSymbols;
use crate::rows::{NO_TEXT, Row};
use crate::table::Dates;
use crate::{Answers, DraftRow, IngestError, Sink};

/// Reads the rows of a long form.
#[derive(Debug)]
pub(crate) struct Long<'a> {
    answers: &'a Answers,
    symbols: MissingSymbols,
    width: usize,
    header_place: Place,
    value: usize,
    series: SeriesLookup<'a>,
    periods: PeriodColumns<'a>,
    remarks: RemarkColumns<'a>,
    unit_is_asked_for: bool,
    /// Indicators of whose basis it was said that it is taken.
    assumed: HashSet<String>,
}

impl<'a> Long<'a> {
    /// The reader for a header; `None`, with findings, when a needed column is neither there nor answered.
    pub(crate) fn new<S: Sink + ?Sized>(
        header: &Header,
        header_place: &Place,
        answers: &'a Answers,
        periods: PeriodColumns<'a>,
        region_hint: Option<&str>,
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
                ledger.report(sink, missing(column, header_place, region_hint))?;
            }
        }
        let (Some(value), true) = (header.index(Column::Value), is_whole) else {
            return Ok(None);
        };
        Ok(Some(Self {
            answers,
            symbols: MissingSymbols::default(),
            width: header.cells.len(),
            header_place: header_place.clone(),
            value,
            series: SeriesLookup::new(header, header.cells[value].unit.clone(), answers),
            periods,
            remarks: RemarkColumns::new(header, answers),
            unit_is_asked_for: false,
            assumed: HashSet::new(),
        }))
    }

    /// Reads a row.
    pub(crate) fn row<S: Sink + ?Sized>(
        &mut self,
        row: &Row<'_>,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<(), IngestError> {
        match self.draft(row, ledger, sink) {
            Ok(()) => Ok(()),
            Err(stop) => self.all_faults(stop, row)?.report(row, ledger, sink),
        }
    }

    /// A row that failed is looked over once more, cell by cell: each one that can't be read is told, not only the first.
    fn all_faults(&mut self, first: Stop, row: &Row<'_>) -> Result<Stop, IngestError> {
        let mut problems = first.problems()?;
        if problems.iter().any(|problem| problem.code == FindingCode::RowWidth) {
            return Ok(problems.into());
        }
        let figure = FigureCell::read(
            row.field(self.value),
            number_of(self.value),
            &self.symbols,
            row.is_made(),
        );
        let unit = figure.as_ref().map_or("", FigureCell::unit);
        let series = match self.series.find(row, unit)? {
            Ok(_) => Vec::new(),
            Err(problems) => problems.clone(),
        };
        let others = [
            figure.map(|_| ()).err(),
            self.periods.read(row).err(),
            self.remarks.read(row).err(),
        ];
        let others = others.into_iter().flatten().map(Stop::problems);
        for problem in others
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .chain(series)
        {
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
        problems.sort_by_key(|problem| problem.column);
        Ok(problems.into())
    }

    fn draft<S: Sink + ?Sized>(&mut self, row: &Row<'_>, ledger: &mut Ledger, sink: &mut S) -> Result<(), Stop> {
        let number = number_of(self.value);
        check_width(row, self.width)?;
        let cell = FigureCell::read(row.field(self.value), number, &self.symbols, row.is_made())?;
        if self.series.lacks_unit(cell.unit()) {
            return Ok(self.ask_for_unit(ledger, sink)?);
        }
        let reading = self.periods.read(row)?;
        let remarks = self.remarks.read(row)?;
        let places = Places {
            basis: self.series.column(Column::Basis).or(self.periods.period),
            measure: self.series.column(Column::Measure),
        };
        let series = match self.series.find(row, cell.unit())? {
            Ok(series) => series,
            Err(problems) => return Err(problems.clone().into()),
        };
        let placed = place_in_time(series, reading, self.answers, &places, row)?;
        let Settled { figure, qualifier } = cell.settle(series.unit(), placed.measure, &remarks)?;
        let (raw, note) = (cell.raw()?, self.remarks.note(row)?);
        let source = self.remarks.source(row)?;
        if matches!(figure, Figure::Missing(_)) {
            let missing = Finding::new(FindingCode::ValueMissing, row.place(number), raw.unwrap_or_default());
            ledger.report(sink, missing)?;
        }
        if placed.is_doubtful() && series.is_told_first() {
            let at = places.basis.map_or(number, number_of);
            let assumed = Finding::new(FindingCode::BasisAssumed, row.place(at), series.indicator());
            // An indicator of a table is spoken of once, however many places stand in its rows.
            if !row.is_made() || self.assumed.insert(series.indicator().to_owned()) {
                ledger.report(sink, assumed.suggest("--set basis=single | cumulative | end | average"))?;
            }
        }
        let index = series.index(placed.basis, placed.is_assumed, placed.measure, |draft| {
            sink.series(draft)
        });
        let (status, confidentiality) = (remarks.status(), remarks.confidentiality);
        let (line, column) = row.cell(number);
        let draft = DraftRow {
            period: placed.period,
            figure,
            qualifier,
            status,
            confidentiality,
            raw,
            source,
            note,
            sheet: row.sheet(),
            line,
            column,
        };
        Ok(go_on(sink.observation(index, &draft))?)
    }

    /// Neither a column nor an answer gives the unit: said once for the file, not for each row.
    fn ask_for_unit<S: Sink + ?Sized>(&mut self, ledger: &mut Ledger, sink: &mut S) -> Result<(), IngestError> {
        if std::mem::replace(&mut self.unit_is_asked_for, true) {
            return Ok(());
        }
        ledger.report(sink, missing(Column::Unit, &self.header_place, None))
    }
}

fn missing(column: Column, header: &Place, region_hint: Option<&str>) -> Finding {
    let finding = Finding::new(FindingCode::ColumnMissing, header.clone(), column.code());
    match column {
        // Nobody answers figures.
        Column::Value => finding,
        Column::Region => finding.suggest(format!("--set region={}", region_hint.unwrap_or("…"))),
        column => finding.suggest(format!("--set {}=…", column.code())),
    }
}

/// The columns that a finding on time points to.
struct Places {
    basis: Option<usize>,
    measure: Option<usize>,
}

impl Places {
    fn problem(code: FindingCode, column: Option<usize>, row: &Row<'_>) -> Problem {
        let raw = column.map_or("", |at| text(row.field(at)).unwrap_or_default());
        Problem::new(code, column.map_or(0, number_of), raw)
    }
}

/// A figure's place in time, settled.
struct Placed {
    basis: Basis,
    /// Whether anything told the basis.
    is_told: bool,
    /// Whether nothing but the name of the period did, which a stock at its end has too: 在建项目数 of 三季度.
    is_assumed: bool,
    measure: Measure,
    period: Period,
}

impl Placed {
    /// Whether the basis that was taken could well be another: a month or a quarter without a word may be 当期 or 累计; in a whole year
    /// both are one, and a day is its own.
    fn is_doubtful(&self) -> bool {
        !self.is_told
            && !self.period.is_single_and_cumulative()
            && self.period.month_count().is_some_and(|months| months < 12)
    }
}

/// Settles basis, measure and the period as it is kept.
fn place_in_time(
    series: &Series,
    mut reading: PeriodReading,
    answers: &Answers,
    places: &Places,
    row: &Row<'_>,
) -> Result<Placed, Problem> {
    if row.is_made() && series.column_basis == Some(Basis::Cumulative) {
        // 累计值 in a row of labels, 2019年第四季度 above it: tables date what is summed up by the month or quarter that ends it.
        reading = period::widened(reading);
    }
    let told = period::basis(series.column_basis, reading.basis, answers.basis);
    // A figure under 2019年 is that year's unless something says otherwise; what is counted at its end is known by the catalogue. Nine
    // months from New Year on are 累计 by what they are.
    let basis = told.unwrap_or(if period::only_sums_up(reading.period) {
        Basis::Cumulative
    } else {
        Basis::Single
    });
    if !period::fits(basis, reading) {
        let words = reading
            .basis
            .map_or_else(|| reading.period.to_string(), |words| words.code().to_owned());
        let problem = Places::problem(FindingCode::BasisContradicts, places.basis, row);
        return Err(problem.suggest(format!("{basis} ≠ {words}")));
    }
    let Some(measure) = series.measure(reading.period.month_count()) else {
        return Err(Places::problem(FindingCode::MeasureUnknown, places.measure, row).suggest("qoq | mom"));
    };
    Ok(Placed {
        basis,
        is_told: told.is_some() || period::only_sums_up(reading.period),
        is_assumed: series.column_basis.is_none() && answers.basis.is_none() && period::may_be_an_end(reading),
        measure,
        period: period::kept(basis, reading.period),
    })
}

/// The columns that tell when, and the periods already read.
#[derive(Debug)]
pub(crate) struct PeriodColumns<'a> {
    answers: &'a Answers,
    context: Context<'a>,
    year_hint: Option<i16>,
    period: Option<usize>,
    year: Option<usize>,
    dates: Option<Dates>,
    known: Memo<PeriodReading>,
    key: Vec<u8>,
}

impl<'a> PeriodColumns<'a> {
    /// The columns of a header. `year_hint` is a year to suggest, never to take.
    pub(crate) fn new(header: &Header, answers: &'a Answers, context: Context<'a>, year_hint: Option<i16>) -> Self {
        Self {
            answers,
            context,
            year_hint,
            period: header.index(Column::Period),
            year: header.index(Column::Year),
            dates: None,
            known: Memo::new(),
            key: Vec::new(),
        }
    }

    /// The same columns, their dates read as they are meant.
    pub(crate) fn with_dates(self, dates: Option<Dates>) -> Self {
        Self { dates, ..self }
    }

    /// The period of a row.
    fn read(&mut self, row: &Row<'_>) -> Result<PeriodReading, Stop> {
        let own = self.period.map_or(&[][..], |at| row.field(at));
        let year = self.year.map_or(&[][..], |at| row.field(at));
        let key = if self.year.is_none() {
            own
        } else {
            self.key.clear();
            self.key.extend_from_slice(own);
            self.key.push(NO_TEXT);
            self.key.extend_from_slice(year);
            &self.key
        };
        let (answers, context, hint, dates, column) = (
            self.answers,
            self.context,
            self.year_hint,
            self.dates,
            self.period.map_or(0, number_of),
        );
        let reading = self.known.get(key, || {
            let (own, year) = (text(own)?, text(year)?);
            let own = if own.is_empty() {
                answers.period.as_deref().unwrap_or_default()
            } else {
                own
            };
            let year = match (year, self.year) {
                ("", _) | (_, None) => context.year,
                (year, Some(at)) => Some(period::year(year, number_of(at))?),
            };
            let dated = dates.and_then(|dates| dates.period(own));
            period::read(
                dated.as_deref().unwrap_or(own),
                Context { year, ..context },
                column,
                hint,
            )
            .map_err(Stop::from)
        })?;
        Ok(*reading)
    }
}
