//! Melting: each figure of a table becomes a row of the long form, with what its row, its column and the lines around say of it.
//!
//! Nothing is read here but labels: periods, numbers and units go on as texts, each with the cell that it stands in, so that the one
//! reader of the long form judges all files alike and a finding names the very cell.

mod heads;
mod names;

use std::ops::Range;

use suishu_domain::{MissingReason, Status};

use super::kind::unmarked;
use super::layout::{Role, Table, TableColumn};
use crate::Answers;
use crate::grid::Grid;
use crate::header::{Column, Header, HeaderCell};
use crate::label;
use crate::number::{self, CellReading, Marks, MissingSymbols};
use crate::rows::{NO_TEXT, Origins, Row};
use heads::Head;
use names::RowNames;

/// The columns of a melted row, in order.
const FIELDS: [Column; 16] = [
    Column::Indicator,
    Column::Region,
    Column::Sector,
    Column::Basis,
    Column::Measure,
    Column::PriceBasis,
    Column::Unit,
    Column::UnitMultiplier,
    Column::Period,
    Column::Year,
    Column::Value,
    Column::Qualifier,
    Column::Status,
    Column::Confidentiality,
    Column::Source,
    Column::Note,
];

/// A text and the cell in which it stands; row and column from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Stands {
    text: String,
    at: Option<(u32, u32)>,
}

impl Stands {
    fn at(text: impl Into<String>, row: u32, column: u32) -> Self {
        Self {
            text: text.into(),
            at: Some((row, column)),
        }
    }

    fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    fn or<'a>(&'a self, other: &'a Self) -> &'a Self {
        if self.is_empty() { other } else { self }
    }
}

/// Makes long rows of a table.
pub(crate) struct Melter<'g> {
    grid: &'g Grid,
    table: &'g Table,
    answers: &'g Answers,
    symbols: MissingSymbols,
    /// So many fields the header of a text file has; 0 where that tells nothing.
    expected_fields: u32,
    rows: Vec<u32>,
    values: Vec<&'g TableColumn>,
    heads: Vec<Head>,
    names: RowNames,
    present: Vec<usize>,
    constants: Vec<(Column, Stands)>,
    /// Columns of one column of figures or of all: role, of which, index.
    beside: Vec<(Column, Option<u32>, u32)>,
    stubs: Vec<(Column, &'g TableColumn)>,
    filled: Vec<Stands>,
    line: Line,
}

/// One long row, built again and again in the same memory.
#[derive(Debug, Default)]
struct Line {
    bytes: Vec<u8>,
    fields: Vec<Range<usize>>,
    cells: Vec<(u64, u32)>,
}

/// What becomes of a table's rows before they are read.
pub(crate) trait Rows {
    /// What may go wrong.
    type Error;
    /// Takes the next row.
    fn row(&mut self, row: &Row<'_>) -> Result<(), Self::Error>;
}

impl<'g> Melter<'g> {
    /// A melter of a table of that grid.
    pub(crate) fn new(grid: &'g Grid, table: &'g Table, answers: &'g Answers) -> Self {
        let row_of = |line: u64| {
            (0..grid.height())
                .find(|row| grid.line(*row) >= line)
                .unwrap_or(grid.height())
        };
        let (first, last) = (row_of(table.body.0), row_of(table.body.1));
        let rows: Vec<u32> = (first..=last)
            .filter(|row| *row < grid.height() && table.skipped.binary_search(&grid.line(*row)).is_err())
            .collect();
        let with = |role: Column| table.columns.iter().filter(move |column| column.role.says(role));
        let values: Vec<&TableColumn> = with(Column::Value).collect();
        let constants: Vec<(Column, Stands)> = table
            .constants
            .iter()
            .filter_map(|constant| match constant.role {
                Role::Says(column) => {
                    let at = (constant.place.line > 0)
                        .then(|| (row_of(constant.place.line), constant.place.column.saturating_sub(1)));
                    let text = constant.text.clone();
                    Some((column, Stands { text, at }))
                }
                Role::Ignored => None,
            })
            .collect();
        let heads = heads::read(grid, table, &values);
        let names = RowNames::read(grid, table, &rows);
        let beside = [Column::Status, Column::Qualifier, Column::Note]
            .into_iter()
            .flat_map(|role| with(role).map(move |column| (role, column.of, column.column - 1)))
            .collect();
        let stub_roles = [
            Column::Region,
            Column::Sector,
            Column::Basis,
            Column::Measure,
            Column::PriceBasis,
            Column::Unit,
            Column::UnitMultiplier,
            Column::Period,
            Column::Year,
            Column::Confidentiality,
            Column::Source,
        ];
        let stubs: Vec<(Column, &TableColumn)> = stub_roles
            .into_iter()
            .flat_map(|role| with(role).map(move |column| (role, column)))
            .collect();
        let mut melter = Self {
            grid,
            table,
            answers,
            symbols: MissingSymbols::default(),
            expected_fields: table.header.last().map_or(0, |header| grid.fields(row_of(header.line))),
            rows,
            values,
            heads,
            names,
            present: Vec::new(),
            constants,
            beside,
            filled: vec![Stands::default(); stubs.len()],
            stubs,
            line: Line::default(),
        };
        melter.present = melter.present();
        melter
    }

    /// The header of the long rows: the columns that the table has anything for, and those that every figure needs.
    pub(crate) fn header(&self) -> Header {
        let cells = self
            .present
            .iter()
            .map(|field| HeaderCell {
                text: FIELDS[*field].code().to_owned(),
                column: Some(FIELDS[*field]),
                unit: None,
            })
            .collect();
        Header {
            cells,
            is_events: false,
            twice: Vec::new(),
        }
    }

    /// The line of the lowest header row, for what the table lacks.
    pub(crate) fn header_line(&self) -> u64 {
        self.table.header.last().map_or(self.table.body.0, |row| row.line)
    }

    fn present(&self) -> Vec<usize> {
        let has_constant = |column| self.constants.iter().any(|(said, _)| *said == column);
        let has_stub = |column| self.stubs.iter().any(|(role, _)| *role == column);
        let in_heads = |test: &dyn Fn(&Head) -> bool| self.heads.iter().any(test);
        let has = |column: Column| match column {
            Column::Value
            | Column::Unit
            | Column::Basis
            | Column::Measure
            | Column::PriceBasis
            | Column::Status
            | Column::Note => true,
            Column::Indicator => {
                !self.names.is_empty() || in_heads(&|head| !head.name.is_empty()) || has_constant(column)
            }
            Column::Region => has_stub(column) || in_heads(&|head| !head.region.is_empty()) || has_constant(column),
            Column::Sector => has_stub(column) || in_heads(&|head| !head.sector.is_empty()) || has_constant(column),
            Column::Period => {
                has_stub(column)
                    || in_heads(&|head| !head.period.is_empty() || head.label.period.is_some())
                    || self.names.has_period()
                    || has_constant(column)
            }
            Column::Year => has_stub(column) || in_heads(&|head| !head.year.is_empty()),
            Column::Qualifier if self.table.dates.is_some_and(|dates| dates.has_times) => true,
            Column::Qualifier => self.beside.iter().any(|(role, _, _)| *role == column),
            other => has_stub(other) || has_constant(other),
        };
        (0..FIELDS.len()).filter(|field| has(FIELDS[*field])).collect()
    }

    /// How many rows there are.
    pub(crate) fn height(&self) -> usize {
        self.rows.len()
    }

    /// Whether nothing tells the unit of some column of figures: no head, no column, no line.
    pub(crate) fn lacks_unit(&self) -> bool {
        let elsewhere = self.stubs.iter().any(|(role, _)| *role == Column::Unit)
            || self.constant(Column::Unit).is_some()
            || self
                .constant(Column::Indicator)
                .is_some_and(|stands| label::read(&stands.text).unit.is_some())
            || self.names.has_unit();
        let is_open = |(head, value): (&Head, &&TableColumn)| {
            head.label.unit.is_none() && head.unit.is_empty() && value.unit.is_none()
        };
        !elsewhere && self.answers.unit.is_none() && self.heads.iter().zip(&self.values).any(is_open)
    }

    /// Whether the row `at` of a text file has other fields than its header: something in it is out of place, and so may its figures
    /// be. Gives the number of fields that it should have, and that it has.
    pub(crate) fn misfit(&self, at: usize) -> Option<(u32, u32)> {
        let row = self.rows[at];
        let (expected, found) = (self.expected_fields, self.grid.fields(row));
        let is_blank_beyond = (expected..found).all(|column| self.grid.text(row, column).is_empty());
        let is_alike = expected == found || expected == 0 || (found > expected && is_blank_beyond);
        (!is_alike).then_some((expected, found))
    }

    /// The grid's row of the row `at` of the body.
    pub(crate) fn row(&self, at: usize) -> u32 {
        self.rows[at]
    }

    /// Makes the long rows of the row `at` of the body, one for each of its figures.
    pub(crate) fn melt<R: Rows>(&mut self, at: usize, to: &mut R) -> Result<(), R::Error> {
        let row = self.rows[at];
        let is_blank = self
            .values
            .iter()
            .all(|value| self.grid.text(row, value.column - 1).is_empty());
        self.fill(row);
        if self.grid.row(row).all(|cell| cell.is_blank()) || (is_blank && self.is_heading(at)) {
            return Ok(());
        }
        for index in 0..self.values.len() {
            self.make(at, row, index);
            let origins = Origins {
                sheet: self.grid.sheet(),
                cells: &self.line.cells,
            };
            let (bytes, fields) = (&self.line.bytes, &self.line.fields);
            to.row(&Row::made(bytes, fields, self.grid.line(row), origins))?;
        }
        Ok(())
    }

    /// Whether a row without figures only heads the ones below: its label says nothing of a figure, and no period stands beside it.
    fn is_heading(&self, at: usize) -> bool {
        let has_period = self
            .stubs
            .iter()
            .any(|(role, _)| matches!(role, Column::Period | Column::Year));
        !has_period && self.names.label(at).is_some_and(label::Label::is_bare)
    }

    /// Carries the names of rows on where cells repeat the ones above.
    fn fill(&mut self, row: u32) {
        for (filled, (_, column)) in self.filled.iter_mut().zip(&self.stubs) {
            let (anchor_row, anchor_column) = self.grid.anchor(row, column.column - 1);
            let text = self.grid.text(anchor_row, anchor_column);
            if !text.is_empty() || !column.fills_down {
                filled.text.clear();
                filled.text.push_str(text);
                filled.at = Some((row, column.column - 1));
            }
        }
    }

    fn stub(&self, role: Column) -> Option<&Stands> {
        self.stubs
            .iter()
            .zip(&self.filled)
            .find(|((said, _), filled)| *said == role && !filled.is_empty())
            .map(|(_, filled)| filled)
    }

    fn constant(&self, role: Column) -> Option<&Stands> {
        self.constants
            .iter()
            .find(|(said, _)| *said == role)
            .map(|(_, stands)| stands)
    }

    /// Builds one long row.
    fn make(&mut self, at: usize, row: u32, index: usize) {
        let value = self.values[index];
        let column = value.column - 1;
        let mut line = std::mem::take(&mut self.line);
        let mut made = Made::default();
        self.said_of(at, row, index, &mut made);
        let cell = self.grid.text(row, column);
        made.set(Column::Value, cell, Some((row, column)));
        line.bytes.clear();
        line.fields.clear();
        line.cells.clear();
        for &field in &self.present {
            let (text, stands) = &made.fields[field];
            let start = line.bytes.len();
            line.bytes.extend_from_slice(text.as_bytes());
            line.fields.push(start..line.bytes.len());
            line.bytes.push(NO_TEXT);
            line.cells
                .push(stands.map_or((0, 0), |(row, column)| (self.grid.line(row), column + 1)));
        }
        drop(made);
        self.line = line;
    }

    /// What row, column and surroundings say of a figure.
    fn said_of<'a>(&'a self, at: usize, row: u32, index: usize, made: &mut Made<'a>) {
        let head = &self.heads[index];
        let label_place = head.at.or_else(|| self.names.place(at));
        let none = Stands::default();

        let names = self.names.of(at);
        let constant = self.constant(Column::Indicator);
        let read_constant = || constant.map(|stands| label::read(&stands.text)).unwrap_or_default();
        let own = names.name.as_str();
        let name = match (own, head.name.as_str()) {
            ("", "") => read_constant().name,
            ("", name) | (name, "") => name.to_owned(),
            (row, head) if row == head => row.to_owned(),
            (row, head) => format!("{row}·{head}"),
        };
        let name_place = names
            .at
            .filter(|_| !own.is_empty())
            .or(head.at)
            .or_else(|| constant.and_then(|stands| stands.at));
        let from_constant = own.is_empty() && head.name.is_empty();
        let constant_label = if from_constant {
            read_constant()
        } else {
            label::Label::default()
        };
        made.set(Column::Indicator, name.clone(), name_place);

        // Words in the head of the column stand closest to the figure, then those of the row, then those above the table.
        let labels = [&head.label, &names.label, &constant_label];
        let basis = labels.iter().find_map(|label| label.basis);
        let measure = labels.iter().find_map(|label| label.measure);
        let is_chain = measure.is_none() && labels.iter().any(|label| label.is_chain);
        let prices = labels.iter().find_map(|label| label.price_basis);
        let stub = |role| self.stub(role);

        match stub(Column::Region)
            .or_else(|| Some(&head.region).filter(|text| !text.is_empty()))
            .or_else(|| self.constant(Column::Region))
        {
            Some(stands) => made.set(Column::Region, stands.text.as_str(), stands.at),
            None => made.set(Column::Region, "", label_place),
        }
        let sector = stub(Column::Sector)
            .or_else(|| Some(&head.sector).filter(|text| !text.is_empty()))
            .or_else(|| self.constant(Column::Sector));
        if let Some(stands) = sector {
            made.set(Column::Sector, clean(&stands.text).to_owned(), stands.at);
        }
        match (stub(Column::Basis), basis) {
            (Some(stands), _) => made.set(Column::Basis, stands.text.as_str(), stands.at),
            (None, Some(basis)) => made.set(Column::Basis, basis.code(), label_place),
            (None, None) => made.set(Column::Basis, "", label_place),
        }
        match (stub(Column::Measure), measure) {
            (Some(stands), _) => made.set(Column::Measure, stands.text.as_str(), stands.at),
            (None, Some(measure)) => made.set(Column::Measure, measure.code(), label_place),
            (None, None) if is_chain => made.set(Column::Measure, "环比", label_place),
            // The words were read and tell no measure: the figure is what its name says, a rate included.
            (None, None) if self.answers.measure.is_none() => made.set(Column::Measure, "level", label_place),
            (None, None) => {}
        }
        match (stub(Column::PriceBasis), prices) {
            (Some(stands), _) => made.set(Column::PriceBasis, stands.text.as_str(), stands.at),
            (None, Some(prices)) => made.set(Column::PriceBasis, prices.code(), label_place),
            (None, None) => {}
        }

        let is_rate = measure.is_some_and(|measure| {
            measure.is_growth() || !matches!(measure, suishu_domain::Measure::Level | suishu_domain::Measure::Index)
        }) || is_chain;
        let told = head
            .label
            .unit
            .clone()
            .map(|unit| (unit, head.at))
            .or_else(|| {
                Some(&head.unit)
                    .filter(|unit| !unit.is_empty())
                    .map(|unit| (unit.text.clone(), unit.at))
            })
            .or_else(|| value_unit(self.values[index]).map(|unit| (unit, head.at)))
            .or_else(|| {
                stub(Column::Unit)
                    .map(|stands| (stands.text.clone(), stands.at))
                    .filter(|(unit, _)| fits(unit, is_rate))
            })
            .or_else(|| {
                names
                    .label
                    .unit
                    .clone()
                    .map(|unit| (unit, names.at))
                    .filter(|(unit, _)| fits(unit, is_rate))
            })
            .or_else(|| {
                constant_label
                    .unit
                    .clone()
                    .map(|unit| (unit, constant.and_then(|stands| stands.at)))
                    .filter(|(unit, _)| fits(unit, is_rate))
            })
            .or_else(|| {
                self.constant(Column::Unit)
                    .and_then(|stands| one_of(&stands.text, is_rate).map(|unit| (unit, stands.at)))
            });
        match told {
            Some((unit, place)) => made.set(Column::Unit, unit, place.or(label_place)),
            None => made.set(Column::Unit, "", label_place),
        }
        if let Some(stands) = stub(Column::UnitMultiplier).or_else(|| self.constant(Column::UnitMultiplier)) {
            made.set(Column::UnitMultiplier, multiplier(&stands.text).to_owned(), stands.at);
        }

        self.when(at, index, made);

        let cell = self.grid.text(row, self.values[index].column - 1);
        let cell_marks = if number::plain(cell.as_bytes()).is_some() {
            made.has_number = true;
            None
        } else {
            let read = number::read_marked(cell, &self.symbols).ok();
            made.has_number = read
                .as_ref()
                .is_some_and(|(reading, _)| matches!(reading, CellReading::Number(_)));
            read.map(|(_, marks)| marks)
        };
        for (role, of, beside) in &self.beside {
            if of.is_some_and(|of| of != self.values[index].column) {
                continue;
            }
            let text = self.grid.text(row, *beside);
            if text.is_empty() {
                continue;
            }
            let place = Some((row, *beside));
            if *role == Column::Status {
                match number::flags(text) {
                    Some(marks) => self.mark(&marks, place, made),
                    None => made.note(text, place),
                }
            } else if *role == Column::Note {
                made.note(text, place);
            } else {
                made.set(*role, text, place);
            }
        }
        // What stands closest to the figure comes first: its own marks, those of its period, of its column, of its row.
        if let Some(marks) = cell_marks {
            self.mark(&marks, Some((row, self.values[index].column - 1)), made);
        }
        self.mark(&head.marks, head.period.at, made);
        for (label, place) in [(&head.label, head.at), (&names.label, names.at)] {
            let status = label.status();
            let footnotes = if status.is_some() {
                &[][..]
            } else {
                &label.footnotes[..]
            };
            let marks = Marks {
                status,
                footnotes: footnotes.to_vec(),
                ..Marks::default()
            };
            self.mark(&marks, place, made);
        }
        for role in [Column::Source, Column::Confidentiality] {
            let stands = stub(role).or_else(|| self.constant(role)).unwrap_or(&none).clone();
            if !stands.is_empty() {
                made.set(role, stands.text, stands.at);
            }
        }
    }

    /// Takes marks and flags: a status that nothing closer told, footnotes with their texts, the rest as a note.
    fn mark(&self, marks: &Marks, place: Option<(u32, u32)>, made: &mut Made<'_>) {
        if marks.is_empty() {
            return;
        }
        let missing = marks.missing.map(MissingReason::code);
        if let Some(reason) = missing.filter(|_| made.has_number) {
            // Why there is no number, beside a number: it is kept as it stands, for nobody to decide here.
            made.note(reason, place);
        }
        if let Some(status) = missing.filter(|_| !made.has_number).or(marks.status.map(Status::code))
            && made.is_blank(Column::Status)
        {
            made.set(Column::Status, status, place);
        }
        if marks.is_revised {
            made.note("r", place);
        }
        for mark in &marks.footnotes {
            let note = self
                .table
                .footnotes
                .iter()
                .find(|(known, _)| known == mark)
                .map_or(mark, |(_, note)| note);
            made.note(note, place);
        }
        for other in &marks.others {
            made.note(other, place);
        }
    }

    /// The period of a figure, and its year where that stands apart.
    fn when<'a>(&'a self, at: usize, index: usize, made: &mut Made<'a>) {
        let head = &self.heads[index];
        let names = self.names.of(at);
        let year = self.stub(Column::Year).unwrap_or(&head.year);
        if !year.is_empty() {
            made.set(Column::Year, year.text.trim_end_matches('年'), year.at);
        }
        if let Some(stands) = self.stub(Column::Period) {
            let read = self.table.dates.and_then(|dates| dates.period(&stands.text));
            let bare = unmarked(&stands.text);
            if bare != stands.text {
                self.mark(&number::split_marks(&stands.text).1, stands.at, made);
            }
            let text = read.unwrap_or_else(|| counted(&bare, self.stub_label(Column::Period)));
            made.set(Column::Period, text, stands.at);
            return;
        }
        if !head.period.is_empty() {
            made.set(Column::Period, head.period.text.as_str(), head.period.at);
        } else if let Some(period) = &head.label.period {
            made.set(Column::Period, period.as_str(), head.at);
        } else if let Some(period) = &names.label.period {
            made.set(Column::Period, period.as_str(), names.at);
        } else if let Some(stands) = self.constant(Column::Period) {
            made.set(Column::Period, stands.text.as_str(), stands.at);
        } else if !year.is_empty() {
            made.set(Column::Period, year.text.trim_end_matches('年'), year.at);
        } else {
            made.set(Column::Period, "", head.at);
        }
    }

    fn stub_label(&self, role: Column) -> &str {
        self.stubs
            .iter()
            .find(|(said, _)| *said == role)
            .map_or("", |(_, column)| column.label.as_str())
    }
}

/// The fields of a row in the making.
#[derive(Default)]
struct Made<'a> {
    has_number: bool,
    fields: [(std::borrow::Cow<'a, str>, Option<(u32, u32)>); FIELDS.len()],
}

impl<'a> Made<'a> {
    fn set(&mut self, column: Column, text: impl Into<std::borrow::Cow<'a, str>>, at: Option<(u32, u32)>) {
        if let Some(field) = FIELDS.iter().position(|field| *field == column) {
            self.fields[field] = (text.into(), at);
        }
    }

    fn is_blank(&self, column: Column) -> bool {
        FIELDS
            .iter()
            .position(|field| *field == column)
            .is_none_or(|field| self.fields[field].0.is_empty())
    }

    fn note(&mut self, text: &str, at: Option<(u32, u32)>) {
        let field = FIELDS.len() - 1;
        let (note, place) = &mut self.fields[field];
        if note.is_empty() {
            *note = text.to_owned().into();
            *place = at;
        } else if !note.contains(text) {
            note.to_mut().push_str("；");
            note.to_mut().push_str(text);
        }
    }
}

/// The unit that stands beside a column of figures.
fn value_unit(column: &TableColumn) -> Option<String> {
    column.unit.clone()
}

/// Whether a unit told for a whole row may be that of a growth or a share: only a rate.
fn fits(unit: &str, is_rate: bool) -> bool {
    !is_rate || suishu_domain::Unit::parse(unit).is_some_and(|unit| unit.is_rate())
}

/// Of the units of a line, the one for levels or for rates.
fn one_of(units: &str, is_rate: bool) -> Option<String> {
    match label::units(units) {
        Some(label::UnitLine::Several(several)) => {
            let of_rate = |unit: &&String| suishu_domain::Unit::parse(unit).is_some_and(|unit| unit.is_rate());
            let mut kept = several.iter().filter(|unit| of_rate(unit) == is_rate);
            kept.next().filter(|_| kept.next().is_none()).cloned()
        }
        Some(label::UnitLine::One(unit)) => Some(unit).filter(|unit| fits(unit, is_rate)),
        None => Some(units.to_owned()).filter(|unit| fits(unit, is_rate)),
    }
}

/// A name without the marks that say how deep it stands.
fn clean(name: &str) -> &str {
    name.trim_start_matches(|c: char| c.is_whitespace() || c == '#')
        .trim_start_matches("其中：")
        .trim_start_matches("其中:")
        .trim()
}

/// Months and quarters that are only counted, under a head that says what is counted: 9 under 月份 is 9月.
fn counted(text: &str, head: &str) -> String {
    let is_count = text.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
    let head = head.to_lowercase();
    match () {
        () if !is_count => text.to_owned(),
        () if head.contains('月') || head.contains("month") => format!("{text}月"),
        () if head.contains('季') || head.contains("quarter") => format!("{text}季度"),
        () => text.to_owned(),
    }
}

/// A scale as sources write it, as a power of ten.
fn multiplier(text: &str) -> &str {
    match text.trim().to_lowercase().as_str() {
        "units" | "unit" | "个" | "一" | "ones" => "0",
        "thousands" | "thousand" | "千" => "3",
        "万" | "ten thousands" => "4",
        "millions" | "million" | "百万" => "6",
        "亿" => "8",
        "billions" | "billion" | "十亿" => "9",
        _ => text,
    }
}
