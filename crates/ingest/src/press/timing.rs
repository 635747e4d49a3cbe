//! When a figure is, and on which basis: from the words in force, else from the answers; else it is asked for.

use suishu_domain::{Basis, Finding, FindingCode, Period, PeriodReading, Place, Span};

use super::folded::TextRange;
use super::in_force::{Doubt, Said, When};
use super::taker::{Candidate, Refusal, Taker};
use crate::Sink;

/// When and on which basis a figure is.
pub(super) struct Timing {
    pub(super) period: Period,
    pub(super) basis: Basis,
    /// Whether no word told the basis.
    pub(super) is_assumed: bool,
    pub(super) at: Option<TextRange>,
}

impl<S: Sink + ?Sized> Taker<'_, '_, S> {
    /// The period and basis of a figure.
    pub(super) fn timing(&self, candidate: &Candidate<'_>) -> Result<Timing, Refusal> {
        let when = match &self.scope.now.when {
            Said::Clear(when) => when.clone(),
            Said::Unclear => return Err(Refusal::LeftOut(FindingCode::TextPeriodUnclear)),
            Said::Nothing => self.answered_period().ok_or_else(|| self.ask_for_period(candidate))?,
        };
        let reading = cumulated(&when, candidate).map_err(|doubt| ask_about(&when, candidate, doubt))?;
        let said = self.basis(&when, reading, candidate);
        let basis = said.unwrap_or(Basis::Single);
        let fits = match basis {
            Basis::Cumulative => reading.period.start().month() == 1 && reading.period.start().day() == 1,
            Basis::End => true,
            Basis::Single | Basis::Average => reading.period.span() != Span::Point,
        };
        if !fits {
            return Err(Refusal::LeftOut(FindingCode::TextPeriodUnclear));
        }
        let period = match basis {
            Basis::End => Period::point(reading.period.last_day()),
            _ => reading.period,
        };
        Ok(Timing {
            period,
            basis,
            is_assumed: said.is_none(),
            at: when.at,
        })
    }

    /// The basis that the words tell, else the answer.
    fn basis(&self, when: &When, reading: PeriodReading, candidate: &Candidate<'_>) -> Option<Basis> {
        let is_whole_year =
            reading.period.is_from_new_year() && (candidate.is_cumulative || when.words.contains("全年"));
        if reading.period.span() == Span::Point || candidate.is_standing {
            Some(Basis::End)
        } else if candidate.is_average {
            Some(Basis::Average)
        } else {
            let summed = is_whole_year.then_some(Basis::Cumulative);
            reading.basis.or(self.answers.basis).or(summed)
        }
    }

    fn ask_for_period(&self, candidate: &Candidate<'_>) -> Refusal {
        let words = candidate.context.of(self.source).unwrap_or_default();
        let finding = Finding::new(
            FindingCode::PeriodMissing,
            candidate.line.place(candidate.figure),
            words,
        );
        Refusal::Asked {
            key: "period".to_owned(),
            finding: finding.suggest("--set period=…"),
        }
    }
}

/// 9月份累计增长: the period from New Year.
fn cumulated(when: &When, candidate: &Candidate<'_>) -> Result<PeriodReading, Doubt> {
    let reading = when.reading.clone()?;
    let is_part = matches!(reading.period.span(), Span::Months(1 | 3)) && reading.basis != Some(Basis::Cumulative);
    if !(candidate.is_cumulative && is_part) {
        return Ok(reading);
    }
    let last = reading.period.last_day();
    let months = u16::try_from(last.month()).unwrap_or_default();
    Ok(
        Period::months(last.year(), 1, months).map_or(reading, |period| PeriodReading {
            period,
            basis: Some(Basis::Cumulative),
        }),
    )
}

/// Words of a period that can't be read.
fn ask_about(when: &When, candidate: &Candidate<'_>, doubt: Doubt) -> Refusal {
    let place: Place = candidate.line.place(candidate.figure);
    let finding = Finding::new(doubt.code, place, when.words.as_str());
    Refusal::Asked {
        key: format!("period {}", when.words),
        finding: match doubt.suggestion {
            Some(suggestion) => finding.suggest(suggestion),
            None => finding,
        },
    }
}
