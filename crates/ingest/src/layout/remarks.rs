//! What a row says of its figure beside the figure: how exact, how final, who may see it, where it comes from.

use suishu_domain::{Confidentiality, FindingCode, MissingReason, Qualifier, Status};

use super::{Problem, Stop, is_damaged, number_of, text};
use crate::header::{Column, Header};
use crate::memo::Memo;
use crate::rows::Row;
use crate::{Answers, IngestError, Interned};

/// What the status column says: how the figure stands, or why there is none.
#[derive(Debug, Clone, Copy)]
pub(super) enum StatusReading {
    /// Nothing.
    Unsaid,
    /// How the figure stands.
    Status(Status),
    /// Why there is none.
    Missing(MissingReason),
}

/// The remarks of one row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Remarks {
    /// 约, 超, 不足; `None` where the column is blank or absent.
    pub(super) qualifier: Option<Qualifier>,
    pub(super) qualifier_column: u32,
    pub(super) status: StatusReading,
    pub(super) status_column: u32,
    pub(super) confidentiality: Confidentiality,
}

impl Remarks {
    /// The status, if the column says one.
    pub(super) const fn status(&self) -> Option<Status> {
        match self.status {
            StatusReading::Status(status) => Some(status),
            StatusReading::Unsaid | StatusReading::Missing(_) => None,
        }
    }
}

/// Reads the remarks of rows.
#[derive(Debug)]
pub(super) struct RemarkColumns<'a> {
    answers: &'a Answers,
    qualifier: Option<usize>,
    status: Option<usize>,
    confidentiality: Option<usize>,
    source: Option<usize>,
    note: Option<usize>,
    qualifiers: Memo<Option<Qualifier>>,
    statuses: Memo<StatusReading>,
    confidentialities: Memo<Confidentiality>,
    sources: Memo<Option<Source>>,
    source_count: u32,
}

/// A source and its number.
#[derive(Debug)]
struct Source {
    id: u32,
    text: Box<str>,
}

impl<'a> RemarkColumns<'a> {
    pub(super) fn new(header: &Header, answers: &'a Answers) -> Self {
        Self {
            answers,
            qualifier: header.index(Column::Qualifier),
            status: header.index(Column::Status),
            confidentiality: header.index(Column::Confidentiality),
            source: header.index(Column::Source),
            note: header.index(Column::Note),
            qualifiers: Memo::new(),
            statuses: Memo::new(),
            confidentialities: Memo::new(),
            sources: Memo::new(),
            source_count: 0,
        }
    }

    /// The remarks of a row.
    pub(super) fn read(&mut self, row: &Row<'_>) -> Result<Remarks, Stop> {
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
        Ok(Remarks {
            qualifier,
            qualifier_column: self.qualifier.map_or(0, number_of),
            status,
            status_column: self.status.map_or(0, number_of),
            confidentiality,
        })
    }

    /// The source of a row, or the answer.
    pub(super) fn source(&mut self, row: &Row<'_>) -> Result<Option<Interned<'_>>, Stop> {
        let field = self.source.map_or(&[][..], |at| row.field(at));
        let (answers, count, column) = (self.answers, &mut self.source_count, self.source.map_or(0, number_of));
        let source = self.sources.get(field, || {
            let own = text(field)?;
            if is_damaged(own) {
                return Err(Stop::from(Problem::damaged(column, own)));
            }
            let source = Some(own).filter(|own| !own.is_empty()).or(answers.source.as_deref());
            Ok(source.map(|source| {
                let id = *count;
                *count += 1;
                Source {
                    id,
                    text: source.into(),
                }
            }))
        })?;
        Ok(source.as_ref().map(|source| Interned {
            id: source.id,
            text: &source.text,
        }))
    }

    /// The note of a row.
    pub(super) fn note<'r>(&self, row: &Row<'r>) -> Result<Option<&'r str>, Stop> {
        let Some(at) = self.note else { return Ok(None) };
        let note = text(row.field(at))?;
        if is_damaged(note) {
            return Err(Problem::damaged(number_of(at), note).into());
        }
        Ok(Some(note).filter(|note| !note.is_empty()))
    }
}

/// A remark's text through its memo; a blank is `unsaid`.
fn remark<T: Copy>(
    memo: &mut Memo<T>,
    index: Option<usize>,
    row: &Row<'_>,
    unsaid: T,
    read: impl FnOnce(&str, u32) -> Result<T, Problem>,
) -> Result<T, Stop> {
    let Some(at) = index else { return Ok(unsaid) };
    let field = row.field(at);
    if field.is_empty() {
        return Ok(unsaid);
    }
    let make = || match text(field).map_err(|error: IngestError| Stop::from(error))? {
        "" => Ok(unsaid),
        text if is_damaged(text) => Err(Problem::damaged(number_of(at), text).into()),
        text => read(text, number_of(at)).map_err(Stop::from),
    };
    memo.get(field, make).copied()
}
