//! The events file: one event a row, with a date and no number.

use suishu_domain::period::grammar::Context;
use suishu_domain::{Finding, FindingCode, Period, PeriodReading, Place};

use super::{check_width, is_damaged, number_of, period, text};
use crate::header::{Column, Header};
use crate::ledger::{Ledger, go_on};
use crate::rows::Row;
use crate::{Answers, EventDraft, IngestError, Sink};

/// Reads the rows of an events file.
#[derive(Debug)]
pub(crate) struct Events<'a> {
    header: &'a Header,
    answers: &'a Answers,
    context: Context<'a>,
}

impl<'a> Events<'a> {
    pub(crate) const fn new(header: &'a Header, answers: &'a Answers, context: Context<'a>) -> Self {
        Self {
            header,
            answers,
            context,
        }
    }

    /// Reads a row.
    pub(crate) fn row<S: Sink + ?Sized>(
        &self,
        row: &Row<'_>,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<(), IngestError> {
        if !check_width(row, self.header.cells.len(), ledger, sink)? {
            return Ok(());
        }
        let mut is_whole = true;
        for (at, field) in row.fields().enumerate() {
            let field = text(field)?;
            if is_damaged(field) {
                is_whole = false;
                let place = Place::cell(row.line(), number_of(at));
                let finding = Finding::new(FindingCode::EncodingReplaced, place, field);
                ledger.report(sink, finding.suggest("--encoding …"))?;
            }
        }
        if !is_whole {
            return Ok(());
        }
        let title = self.text(row, Column::Title)?;
        let Some(title) = title else {
            let column = self.header.index(Column::Title).map_or(0, number_of);
            let finding = Finding::new(FindingCode::IndicatorMissing, Place::cell(row.line(), column), "");
            return ledger.report(sink, finding);
        };
        let (Some(begin), Some(end)) = (
            self.period(row, Column::Date, ledger, sink)?,
            self.period(row, Column::EndDate, ledger, sink)?,
        ) else {
            return Ok(());
        };
        let Some(period) = begin.or(end) else { return Ok(()) };
        if end.is_some_and(|end| end.last_day() < period.start()) {
            let column = self.header.index(Column::EndDate).map_or(0, number_of);
            let raw = self.text(row, Column::EndDate)?.unwrap_or_default();
            let place = Place::cell(row.line(), column);
            return ledger.report(sink, Finding::new(FindingCode::PeriodUnreadable, place, raw));
        }
        go_on(sink.event(EventDraft {
            period,
            end,
            region: self.text(row, Column::Region)?.or_else(|| self.answers.region.clone()),
            level: self.text(row, Column::Level)?,
            title,
            document: self.text(row, Column::Document)?,
            source: self.text(row, Column::Source)?.or_else(|| self.answers.source.clone()),
            place: Place::cell(row.line(), 1),
        }))
    }

    fn text(&self, row: &Row<'_>, column: Column) -> Result<Option<String>, IngestError> {
        let Some(at) = self.header.index(column) else {
            return Ok(None);
        };
        let text = text(row.field(at))?;
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    /// The period in a column; the inner `None` where there is none and none is needed, the outer where a finding was reported.
    #[allow(clippy::option_option)]
    fn period<S: Sink + ?Sized>(
        &self,
        row: &Row<'_>,
        column: Column,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<Option<Option<Period>>, IngestError> {
        let text = self.text(row, column)?;
        if column == Column::EndDate && text.is_none() {
            return Ok(Some(None));
        }
        let number = self.header.index(column).map_or(0, number_of);
        match period::read(text.as_deref().unwrap_or_default(), self.context, number, None) {
            Ok(PeriodReading { period, .. }) => Ok(Some(Some(period))),
            Err(problem) => ledger.report(sink, problem.at(row.line())).map(|()| None),
        }
    }
}
