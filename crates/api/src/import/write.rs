//! What comes from the reading thread goes into the import: names looked up, units scaled, each figure weighed and put.

use suishu_domain::{Figure, Finding, FindingCode, Measure, Status};
use suishu_store::{Event, Import, ObservationRow, Outcome, StoreError};

use super::account::{self, Account};
use super::course::Courses;
use super::difference::Difference;
use super::pack::{Chunk, PackedRow};
use super::resolve::{Resolver, Target};
use crate::error::Failure;
use crate::wire::Effect;

/// The writing side of a pass.
pub(super) struct Writer<'a, 'library> {
    import: Import<'library>,
    resolver: Resolver<'a>,
    account: Account,
    courses: Courses,
    difference: Difference,
    rows: usize,
}

impl<'a, 'library> Writer<'a, 'library> {
    /// A writer whose account keeps so many figures to be shown.
    pub(super) fn new(import: Import<'library>, resolver: Resolver<'a>, shown: usize) -> Self {
        Self {
            import,
            resolver,
            account: Account::showing(shown),
            courses: Courses::default(),
            difference: Difference::default(),
            rows: 0,
        }
    }

    /// Takes what was found before the reading.
    pub(super) fn begin(&mut self, findings: &[Finding]) {
        for finding in findings {
            self.account.find(finding.clone());
        }
    }

    /// What was written, the account of it, and what it changes.
    pub(super) fn finish(mut self) -> Result<(Import<'library>, Account, Difference), Failure> {
        self.difference.close(&self.import)?;
        Ok((self.import, self.account, self.difference))
    }

    /// Writes one chunk and keeps the account of it.
    pub(super) fn write(&mut self, chunk: &Chunk) -> Result<(), Failure> {
        for finding in &chunk.findings {
            if self.resolver.settles(finding) {
                self.account.settled(finding);
            } else {
                self.account.heard(finding.clone());
            }
        }
        for draft in &chunk.series {
            self.resolver.series(&mut self.import, &mut self.account, draft)?;
        }
        for row in &chunk.rows {
            self.put(chunk, row)?;
        }
        for draft in &chunk.events {
            let region = self
                .resolver
                .region(&mut self.import, &mut self.account, draft.region.as_deref())?;
            let added = self.import.put_event(&Event {
                date: draft.period.to_string(),
                start: draft.period.start(),
                end: draft.end.unwrap_or(draft.period).last_day(),
                region,
                level: draft.level.clone(),
                title: draft.title.clone(),
                document: draft.document.clone(),
                source: draft.source.clone(),
            })?;
            self.account.event(added);
        }
        Ok(())
    }

    fn put(&mut self, chunk: &Chunk, row: &PackedRow) -> Result<(), Failure> {
        let Self {
            import,
            resolver,
            account,
            courses,
            difference,
            rows,
        } = self;
        let number = *rows;
        *rows += 1;
        let Some(target) = resolver.target(import, row.series, row.period)? else {
            return Ok(());
        };
        let Some(figure) = scaled(row.figure, &target) else {
            account.find(Finding::new(
                FindingCode::ValueTooLong,
                row.place(chunk),
                account::text_of(row.figure),
            ));
            return Ok(());
        };
        // A number moved by its unit is told with the text that stood in the file.
        let raw = match (chunk.text(row.raw), row.figure) {
            (None, Figure::Number(number)) if figure != row.figure => Some(number.to_string()),
            (raw, _) => raw.map(str::to_owned),
        };
        if matches!(figure, Figure::Missing(_)) {
            account.missing();
        }
        let outcome = import.put(
            target.series,
            ObservationRow {
                period: target.period,
                figure,
                qualifier: row.qualifier,
                status: row.status,
                confidentiality: row.confidentiality,
                raw: raw.as_deref(),
                source: chunk.text(row.source),
                note: chunk.text(row.note),
                sheet: chunk.text(row.sheet),
                line: row.line,
                column: row.column,
            },
        );
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(StoreError::ValueTooLong { number }) => {
                let place = row.place(chunk);
                account.find(Finding::new(FindingCode::ValueTooLong, place, number.to_string()));
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        };
        difference.gives(import, &target);
        if let Outcome::Revised { before } = outcome {
            difference.revises(target.key, before, figure, || {
                row.observation(chunk, target.period, figure)
            });
        }
        let find = |code| Finding::new(code, row.place(chunk), account::text_of(row.figure));
        match &outcome {
            Outcome::Contradicts { before } => {
                account.find(find(FindingCode::FigureContradicts).suggest(account::text_of(*before)));
            }
            Outcome::Twice if !target.shared => account.find(find(FindingCode::FigureTwice)),
            Outcome::Added | Outcome::Revised { .. } => {
                let is_level = target.key.measure == Measure::Level && row.status != Some(Status::Forecast);
                if let (true, Figure::Number(number)) = (is_level, figure) {
                    let before = outcome.before().and_then(|before| before.number());
                    let found = courses.weigh(row.series, target.period, number, before, |most| {
                        import.course_before(target.series, target.period, most)
                    })?;
                    if let Some(odd) = found {
                        account.find(find(odd.code).suggest(odd.neighbour(&target.key.unit)));
                    }
                }
            }
            Outcome::Unchanged | Outcome::Twice => {}
        }
        let effect = match outcome {
            Outcome::Added => Effect::Added,
            Outcome::Revised { .. } => Effect::Revised,
            Outcome::Unchanged | Outcome::Twice => Effect::Unchanged,
            Outcome::Contradicts { .. } => Effect::Contradicts,
        };
        account.figure(number, row.series, target.period, effect, outcome.before(), || {
            (target.key.clone(), row.observation(chunk, target.period, figure))
        });
        Ok(())
    }
}

/// The figure in the unit of its series; `None` when it has too many digits for that.
fn scaled(figure: Figure, target: &Target<'_>) -> Option<Figure> {
    match (figure, target.scale) {
        (Figure::Number(number), Some((from, to))) => from.convert(number, to).map(Figure::Number),
        _ => Some(figure),
    }
}
