//! What the row, the column and the lines around a table say of one figure. Words in the head of the column stand closest to it, then
//! those of the row, then those around the table.

use suishu_domain::{Measure, MissingReason, Status};

use super::super::kind::unmarked;
use super::heads::Head;
use super::made::{At, Made};
use super::names::RowName;
use super::words::{clean, counted, fits, multiplier, one_of};
use super::{Melter, Stands};
use crate::header::Column;
use crate::label::{self, Label};
use crate::number::{self, CellReading, Marks};

/// What is at hand for one figure.
struct Around<'a> {
    head: &'a Head,
    names: &'a RowName,
    /// The label around the table, where neither head nor row names an indicator.
    constant: Option<(Label, At)>,
    /// Where what isn't told would stand.
    at: At,
}

impl Around<'_> {
    /// The labels, the closest first.
    fn labels(&self) -> impl Iterator<Item = &Label> {
        let constant = self.constant.as_ref().map(|(label, _)| label);
        [&self.head.label, &self.names.label].into_iter().chain(constant)
    }

    fn measure(&self) -> Option<Measure> {
        self.labels().find_map(|label| label.measure)
    }

    fn is_chain(&self) -> bool {
        self.measure().is_none() && self.labels().any(|label| label.is_chain)
    }

    /// Whether the figure is a growth or a share, which 亿元 can't be the unit of.
    fn is_rate(&self) -> bool {
        self.is_chain()
            || self
                .measure()
                .is_some_and(|measure| measure.is_growth() || measure.is_share())
    }
}

impl Melter<'_> {
    /// Says all of a figure: the figure of the column of figures `index` in the row `row` of the grid, `at` of the body.
    pub(super) fn say<'a>(&'a self, at: usize, row: u32, index: usize, made: &mut Made<'a>) {
        let (head, names) = (&self.heads[index], self.names.of(at));
        let is_named = !names.name.is_empty() || !head.name.is_empty();
        let constant = self
            .constant(Column::Indicator)
            .filter(|_| !is_named)
            .map(|stands| (label::read(&stands.text), stands.at));
        let around = Around {
            head,
            names,
            constant,
            at: head.at.or_else(|| self.names.place(at)),
        };
        self.what_and_where(&around, made);
        self.how(&around, made);
        self.unit(&around, index, made);
        self.when(at, index, made);
        self.remarks(&around, row, index, made);
    }

    /// Its indicator, region and sector.
    fn what_and_where<'a>(&'a self, around: &Around<'a>, made: &mut Made<'a>) {
        let (head, names) = (around.head, around.names);
        let (name, place) = match (names.name.as_str(), head.name.as_str(), &around.constant) {
            ("", "", Some((label, place))) => (label.name.clone(), *place),
            ("", name, _) => (name.to_owned(), head.at),
            (name, "", _) => (name.to_owned(), names.at),
            (row, column, _) if row == column => (row.to_owned(), names.at),
            (row, column, _) => (format!("{row}·{column}"), names.at),
        };
        made.set(Column::Indicator, name, place.or(around.at));
        let told = |role: Column, head: &'a Stands| self.stub(role).or(head.some()).or_else(|| self.constant(role));
        match told(Column::Region, &head.region) {
            Some(stands) => made.set(Column::Region, stands.text.as_str(), stands.at),
            None => made.set(Column::Region, "", around.at),
        }
        if let Some(stands) = told(Column::Sector, &head.sector) {
            made.set(Column::Sector, clean(&stands.text), stands.at);
        }
    }

    /// Its basis, measure and prices.
    fn how<'a>(&'a self, around: &Around<'a>, made: &mut Made<'a>) {
        let basis = around
            .labels()
            .find_map(|label| label.basis)
            .map(suishu_domain::Basis::code);
        let prices = around
            .labels()
            .find_map(|label| label.price_basis)
            .map(suishu_domain::PriceBasis::code);
        let measure = match around.measure().map(Measure::code) {
            Some(measure) => Some(measure),
            None if around.is_chain() => Some("环比"),
            // The words were read and tell no measure: the figure is what its name says, a rate included.
            None => self.answers.measure.is_none().then_some(Measure::Level.code()),
        };
        for (role, word) in [
            (Column::Basis, basis),
            (Column::Measure, measure),
            (Column::PriceBasis, prices),
        ] {
            match self.stub(role) {
                Some(stands) => made.set(role, stands.text.as_str(), stands.at),
                None => made.set(role, word.unwrap_or_default(), around.at),
            }
        }
    }

    /// Its unit, and the power of ten beside it.
    fn unit<'a>(&'a self, around: &Around<'a>, index: usize, made: &mut Made<'a>) {
        let (head, names) = (around.head, around.names);
        let is_rate = around.is_rate();
        let by_head = || head.label.unit.clone().map(|unit| (unit, head.at));
        let by_header_row = || head.unit.some().map(|unit| (unit.text.clone(), unit.at));
        let by_evidence = || self.values[index].unit.clone().map(|unit| (unit, head.at));
        // What is told for a whole row or table is meant for its levels.
        let by_column = || self.stub(Column::Unit).map(|stands| (stands.text.clone(), stands.at));
        let by_row = || names.label.unit.clone().map(|unit| (unit, names.at));
        let by_constant = || {
            around
                .constant
                .as_ref()
                .and_then(|(label, place)| Some((label.unit.clone()?, *place)))
        };
        let by_line = || {
            let stands = self.constant(Column::Unit)?;
            Some((one_of(&stands.text, is_rate)?, stands.at))
        };
        let if_fits = |told: &(String, At)| fits(&told.0, is_rate);
        let told = by_head()
            .or_else(by_header_row)
            .or_else(by_evidence)
            .or_else(|| by_column().filter(if_fits))
            .or_else(|| by_row().filter(if_fits))
            .or_else(|| by_constant().filter(if_fits))
            .or_else(by_line);
        match told {
            Some((unit, place)) => made.set(Column::Unit, unit, place.or(around.at)),
            None => made.set(Column::Unit, "", around.at),
        }
        if let Some(stands) = self
            .stub(Column::UnitMultiplier)
            .or_else(|| self.constant(Column::UnitMultiplier))
        {
            made.set(Column::UnitMultiplier, multiplier(&stands.text), stands.at);
        }
    }

    /// Its flags, notes, marks and source; what stands closest to it comes first.
    fn remarks<'a>(&'a self, around: &Around<'a>, row: u32, index: usize, made: &mut Made<'a>) {
        let column = self.values[index].column;
        let place = Some((row, column - 1));
        let cell = self.grid.text(row, column - 1);
        made.has_number = number::plain(cell.as_bytes()).is_some();
        let mut own = Marks::default();
        if !made.has_number
            && let Ok((reading, marks)) = number::read_marked(cell, &self.symbols)
        {
            made.has_number = matches!(reading, CellReading::Number(_));
            own = marks;
        }
        for (role, _, beside) in self.beside.iter().filter(|(_, of, _)| of.is_none_or(|of| of == column)) {
            let text = self.grid.text(row, *beside);
            let place = Some((row, *beside));
            match role {
                _ if text.is_empty() => {}
                Column::Status => match number::flags(text) {
                    Some(marks) => self.mark(&marks, place, made),
                    None => made.note(text, place),
                },
                Column::Note => made.note(text, place),
                role => made.set(*role, text, place),
            }
        }
        self.mark(&own, place, made);
        self.mark(&around.head.marks, around.head.period.at, made);
        for (label, place) in [
            (&around.head.label, around.head.at),
            (&around.names.label, around.names.at),
        ] {
            if label.footnotes.is_empty() {
                continue;
            }
            let status = label.status();
            let footnotes = if status.is_some() {
                Vec::new()
            } else {
                label.footnotes.clone()
            };
            let marks = Marks {
                footnotes,
                status,
                ..Marks::default()
            };
            self.mark(&marks, place, made);
        }
        for role in [Column::Source, Column::Confidentiality] {
            if let Some(stands) = self.stub(role).or_else(|| self.constant(role)) {
                made.set(role, stands.text.as_str(), stands.at);
            }
        }
    }

    /// Takes marks and flags: a status that nothing closer told, footnotes with their texts, the rest as a note.
    fn mark(&self, marks: &Marks, place: At, made: &mut Made<'_>) {
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
