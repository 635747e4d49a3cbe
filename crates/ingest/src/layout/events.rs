//! The events file: one event a row, with a date and no number.

use suishu_domain::FindingCode;
use suishu_domain::period::grammar::Context;

use super::{Problem, Stop, check_width, is_damaged, number_of, period, text};
use crate::grid::Grid;
use crate::header::{Column, Header};
use crate::ledger::{Ledger, go_on};
use crate::rows::{NO_TEXT, Origins, Row};
use crate::{Answers, EventDraft, IngestError, Reading, Sink};

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

    /// The header of a sheet of events; `None` where the first row that holds anything is another.
    pub(crate) fn header_of(grid: &Grid) -> Option<Header> {
        let first = (0..grid.height()).find(|row| grid.row(*row).any(|cell| !cell.is_blank()))?;
        let header = Header::read(grid.row(first).map(|cell| cell.text));
        header.is_events.then_some(header)
    }

    /// Reads a sheet of events.
    pub(crate) fn grid<S: Sink + ?Sized>(
        &self,
        grid: &Grid,
        reading: &mut Reading,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<(), IngestError> {
        let mut seen_header = false;
        for row in 0..grid.height() {
            if grid.row(row).all(|cell| cell.is_blank()) || !std::mem::replace(&mut seen_header, true) {
                continue;
            }
            reading.rows += 1;
            let (mut bytes, mut fields, mut cells) = (Vec::new(), Vec::new(), Vec::new());
            for column in 0..u32::try_from(self.header.cells.len()).unwrap_or(u32::MAX) {
                let start = bytes.len();
                bytes.extend_from_slice(grid.text(row, column).as_bytes());
                fields.push(start..bytes.len());
                bytes.push(NO_TEXT);
                cells.push((grid.line(row), column + 1));
            }
            let (sheet, cells) = (grid.sheet(), &cells[..]);
            self.row(
                &Row::made(&bytes, &fields, grid.line(row), Origins { sheet, cells }),
                ledger,
                sink,
            )?;
        }
        Ok(())
    }

    /// Reads a row.
    pub(crate) fn row<S: Sink + ?Sized>(
        &self,
        row: &Row<'_>,
        ledger: &mut Ledger,
        sink: &mut S,
    ) -> Result<(), IngestError> {
        match self.draft(row) {
            Ok(event) => go_on(sink.event(event)),
            Err(stop) => stop.report(row, ledger, sink),
        }
    }

    fn draft(&self, row: &Row<'_>) -> Result<EventDraft, Stop> {
        check_width(row, self.header.cells.len())?;
        for (at, field) in row.fields().enumerate() {
            let field = text(field)?;
            if is_damaged(field) {
                return Err(Problem::damaged(number_of(at), field).into());
            }
        }
        let title = self.text(row, Column::Title)?;
        let title = title.ok_or_else(|| Problem::new(FindingCode::IndicatorMissing, self.number(Column::Title), ""))?;
        let begin = self.text(row, Column::Date)?.unwrap_or_default();
        let period = period::read(&begin, self.context, self.number(Column::Date), None)?.period;
        let end = match self.text(row, Column::EndDate)? {
            None => None,
            Some(end_text) => {
                let column = self.number(Column::EndDate);
                let end = period::read(&end_text, self.context, column, None)?.period;
                if end.last_day() < period.start() {
                    return Err(Problem::new(FindingCode::PeriodUnreadable, column, &end_text).into());
                }
                Some(end)
            }
        };
        Ok(EventDraft {
            period,
            end,
            region: self.text(row, Column::Region)?.or_else(|| self.answers.region.clone()),
            level: self.text(row, Column::Level)?,
            title,
            document: self.text(row, Column::Document)?,
            source: self.text(row, Column::Source)?.or_else(|| self.answers.source.clone()),
            place: row.place(1),
        })
    }

    /// The text in a column, `None` where it is blank or the file has no such column.
    fn text(&self, row: &Row<'_>, column: Column) -> Result<Option<String>, IngestError> {
        let Some(at) = self.header.index(column) else {
            return Ok(None);
        };
        let text = unmarked(text(row.field(at))?);
        Ok((!text.is_empty()).then(|| text.to_owned()))
    }

    fn number(&self, column: Column) -> u32 {
        self.header.index(column).map_or(0, number_of)
    }
}

/// A text without the mark by which a spreadsheet keeps it from being a formula, as an export of this program writes it.
fn unmarked(text: &str) -> &str {
    let armed = |rest: &&str| rest.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    text.strip_prefix('\'').filter(armed).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::unmarked;

    #[test]
    fn the_mark_of_a_text_is_no_part_of_it() {
        let check = |text: &str, expected: &str, why: &str| assert_eq!(unmarked(text), expected, "{why}");
        check("'=1+1", "=1+1", "kept from being a formula");
        check("'90年代规划", "'90年代规划", "an apostrophe of the text itself");
        check("规划", "规划", "nothing to take off");
    }
}
