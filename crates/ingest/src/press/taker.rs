//! Makes a draft of a number whose words are clear, and a finding of one whose words aren't. Every number ends here.

use std::collections::{BTreeSet, HashMap};

use suishu_domain::period::grammar;
use suishu_domain::{
    Basis, Confidentiality, Decimal, Figure, Finding, FindingCode, Measure, Period, PriceBasis, Qualifier, Unit,
};

use super::folded::TextRange;
use super::in_force::{Said, Subject, When};
use super::line::Line;
use super::place::PlaceWord;
use super::predicate::Predicate;
use super::quantity::Quantity;
use super::scope::Scope;
use super::timing::Timing;
use super::{LeftOut, Mark};
use crate::ledger::{Ledger, go_on};
use crate::number::{self, CellReading, CellUnit, MissingSymbols, NumberReading};
use crate::{Answers, DraftRow, IngestError, Interned, SeriesDraft, Sink};

/// A number with everything that the words say of it.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    pub(super) line: &'a Line,
    pub(super) figure: TextRange,
    pub(super) raw: TextRange,
    pub(super) context: TextRange,
    pub(super) subject: &'a Subject,
    pub(super) measure: Measure,
    pub(super) verb: &'static str,
    pub(super) predicate: &'a Predicate,
    pub(super) quantity: &'a Quantity<'a>,
    pub(super) unit: &'a str,
    pub(super) is_cumulative: bool,
    pub(super) is_standing: bool,
    pub(super) is_average: bool,
    /// Prices in a bracket right behind: 增长1.0%（按可比价格计算）.
    pub(super) prices_behind: Option<PriceBasis>,
    pub(super) whole: Option<&'a str>,
}

/// Takes figures and findings of one text.
pub(super) struct Taker<'r, 'o, S: Sink + ?Sized> {
    pub(super) source: &'r str,
    pub(super) answers: &'o Answers,
    pub(super) scope: Scope<'o>,
    pub(super) sink: &'r mut S,
    pub(super) ledger: Ledger,
    pub(super) symbols: MissingSymbols,
    pub(super) sentences: Vec<TextRange>,
    pub(super) figures: Vec<Mark>,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) series: HashMap<SeriesDraft, usize>,
    /// What has been asked for already, so that one gap is one finding.
    pub(super) asked: BTreeSet<String>,
    /// The number of each figure in its plain unit, whichever basis it was told on where both are one.
    pub(super) taken: HashMap<(SeriesDraft, Period), Decimal>,
    /// The whole of each share, so that 占全国 and 占全省 don't end in one series.
    pub(super) wholes: HashMap<(usize, Period), String>,
}

/// Why a figure isn't taken.
pub(super) enum Refusal {
    /// It is left out, with this finding.
    LeftOut(FindingCode),
    /// The file is asked: an error, once for each key.
    Asked { key: String, finding: Finding },
}

impl<S: Sink + ?Sized> Taker<'_, '_, S> {
    /// A sentence begins.
    pub(super) fn sentence(&mut self, range: TextRange) {
        self.sentences.push(range);
    }

    /// The period in force, if it is clear.
    pub(super) fn period(&self) -> Option<Period> {
        match &self.scope.now.when {
            Said::Clear(when) => when.period(),
            Said::Nothing => self.answered_period().and_then(|when| when.period()),
            Said::Unclear => None,
        }
    }

    pub(super) fn answered_period(&self) -> Option<When> {
        let words = self.answers.period.as_deref()?;
        Some(self.scope.read(words, None))
    }

    /// Leaves a number out and says so.
    pub(super) fn leave_out(
        &mut self,
        line: &Line,
        at: TextRange,
        context: TextRange,
        code: FindingCode,
    ) -> Result<(), IngestError> {
        self.left_out.push(LeftOut { range: at, code });
        let words = context.of(self.source).unwrap_or_default();
        self.ledger.report(self.sink, Finding::new(code, line.place(at), words))
    }

    /// 同比持平: no growth, as published.
    pub(super) fn same_as_before(
        &mut self,
        line: &Line,
        at: TextRange,
        context: TextRange,
        said: &Predicate,
    ) -> Result<(), IngestError> {
        let subjects = match &self.scope.now.subjects {
            Said::Clear(subjects) => subjects.clone(),
            _ => Vec::new(),
        };
        let [subject] = subjects.as_slice() else {
            return self.leave_out(line, at, context, FindingCode::TextSubjectUnclear);
        };
        let quantity = Quantity {
            digits: "0",
            is_over: false,
            multiples: ["", ""],
            base: "%",
            suffix: "",
            length: 0,
            is_range: false,
        };
        self.take(&Candidate {
            line,
            figure: at,
            raw: at,
            context,
            subject,
            measure: Measure::YearOnYear,
            verb: "",
            predicate: said,
            quantity: &quantity,
            unit: "%",
            is_cumulative: said.is_cumulative,
            is_standing: false,
            is_average: false,
            prices_behind: None,
            whole: None,
        })
    }

    /// Takes a number as a figure, or says why not.
    pub(super) fn take(&mut self, candidate: &Candidate<'_>) -> Result<(), IngestError> {
        match self.draft(candidate) {
            Ok(taken) => self.hand_on(candidate, taken),
            Err(Refusal::LeftOut(code)) => self.leave_out(candidate.line, candidate.figure, candidate.context, code),
            Err(Refusal::Asked { key, finding }) => {
                self.left_out.push(LeftOut {
                    range: candidate.figure,
                    code: finding.code,
                });
                if self.asked.insert(key) {
                    self.ledger.report(self.sink, finding)?;
                }
                Ok(())
            }
        }
    }

    fn draft(&self, candidate: &Candidate<'_>) -> Result<(SeriesDraft, Timing, Decimal, Qualifier), Refusal> {
        let (number, qualifier, unit) = self
            .number(candidate)
            .ok_or(Refusal::LeftOut(FindingCode::TextFigureSkipped))?;
        let timing = self.timing(candidate)?;
        let region = self.region(candidate)?;
        let price_basis = self.price_basis(candidate);
        let draft = SeriesDraft {
            indicator: candidate.subject.name.clone(),
            region,
            sector: self.answers.sector.clone(),
            basis: timing.basis,
            basis_is_assumed: timing.is_assumed,
            measure: candidate.measure,
            price_basis,
            unit,
        };
        Ok((draft, timing, number, qualifier))
    }

    fn hand_on(
        &mut self,
        candidate: &Candidate<'_>,
        (draft, timing, number, qualifier): (SeriesDraft, Timing, Decimal, Qualifier),
    ) -> Result<(), IngestError> {
        if self.contradicts(&draft, timing.period, number) {
            return self.leave_out(
                candidate.line,
                candidate.figure,
                candidate.context,
                FindingCode::TextFigureSkipped,
            );
        }
        let index = if let Some(index) = self.series.get(&draft) {
            *index
        } else {
            let index = self.sink.series(&draft);
            self.series.insert(draft.clone(), index);
            index
        };
        let note = candidate
            .whole
            .filter(|whole| !whole.is_empty())
            .map(|whole| match draft.measure {
                Measure::Share => format!("占{whole}"),
                Measure::ContributionShare => format!("对{whole}"),
                _ => format!("拉动{whole}"),
            });
        if let Some(note) = &note {
            let known = self
                .wholes
                .entry((index, timing.period))
                .or_insert_with(|| note.clone());
            if known != note {
                return self.leave_out(
                    candidate.line,
                    candidate.figure,
                    candidate.context,
                    FindingCode::TextFigureSkipped,
                );
            }
        }
        let figure_words = candidate.figure.of(self.source).unwrap_or_default();
        let is_plain = figure_words == format!("{number}{}", draft.unit);
        let raw = candidate.raw.of(self.source).filter(|_| !is_plain);
        let place = candidate.line.place(candidate.figure);
        self.figures.push(Mark {
            figure: candidate.figure,
            subject: candidate.subject.at,
            period_words: timing.at,
            sentence: self.sentences.len().saturating_sub(1),
            series: index,
            period: timing.period,
            line: place.line,
            column: place.column,
        });
        self.scope.figure_taken();
        let row = DraftRow {
            period: timing.period,
            figure: Figure::Number(number),
            qualifier,
            status: self.scope.now.status.or(self.answers.status),
            confidentiality: Confidentiality::Public,
            raw,
            source: self.answers.source.as_deref().map(|text| Interned { id: 0, text }),
            note: note.as_deref(),
            sheet: None,
            line: place.line,
            column: place.column,
        };
        go_on(self.sink.observation(index, &row))
    }

    /// Whether the text has told another number of the same thing: 新增2.1万个、累计超4.6万个 of one year are two things under one name.
    fn contradicts(&mut self, draft: &SeriesDraft, period: Period, number: Decimal) -> bool {
        let is_one = period.is_single_and_cumulative() && draft.basis == Basis::Cumulative;
        let plain = Unit::parse(draft.unit.base()).unwrap_or_else(|| draft.unit.clone());
        let number = draft.unit.convert(number, &plain).unwrap_or(number);
        let key = SeriesDraft {
            basis: if is_one { Basis::Single } else { draft.basis },
            basis_is_assumed: false,
            unit: plain,
            ..draft.clone()
        };
        *self.taken.entry((key, period)).or_insert(number) != number
    }

    /// The number, as the grammar of numbers reads its words.
    fn number(&self, candidate: &Candidate<'_>) -> Option<(Decimal, Qualifier, Unit)> {
        let (said, quantity) = (candidate.predicate, candidate.quantity);
        let over = if quantity.is_over { "多" } else { "" };
        let words = [
            candidate.verb,
            said.sign,
            said.qualifier,
            quantity.digits,
            over,
            candidate.unit,
            quantity.suffix,
        ]
        .concat();
        let Ok(CellReading::Number(NumberReading {
            number,
            qualifier,
            unit: CellUnit::Named(unit),
            ..
        })) = number::read(&words, &self.symbols)
        else {
            return None;
        };
        Some((number, qualifier, Unit::parse(&unit)?))
    }

    fn region(&self, candidate: &Candidate<'_>) -> Result<String, Refusal> {
        let place: Option<&PlaceWord> = match (&candidate.subject.place, &self.scope.now.place) {
            (Some(own), _) => Some(own),
            (None, Said::Clear(place)) => Some(place),
            (None, Said::Nothing) => None,
            (None, Said::Unclear) => return Err(Refusal::LeftOut(FindingCode::TextRegionUnclear)),
        };
        self.scope.name_of(place).map_err(|names| {
            // An answer that doesn't fit can't be asked for once more.
            if self.answers.region.is_some() {
                return Refusal::LeftOut(FindingCode::TextRegionUnclear);
            }
            let suggestion = if names.is_empty() {
                "…".to_owned()
            } else {
                names.join(" | ")
            };
            let words = candidate.context.of(self.source).unwrap_or_default();
            let finding = Finding::new(
                FindingCode::RegionMissing,
                candidate.line.place(candidate.figure),
                words,
            );
            Refusal::Asked {
                key: format!("region {place:?}"),
                finding: finding.suggest(format!("--set region={suggestion}")),
            }
        })
    }

    /// The prices of a growth are those that the words told before; a level's only those that stand with it.
    fn price_basis(&self, candidate: &Candidate<'_>) -> Option<PriceBasis> {
        let own = candidate.predicate.price_basis.or(candidate.prices_behind);
        let told = self.scope.now.price_basis.or(self.scope.prices_of_growth);
        let said = match candidate.measure {
            Measure::YearOnYear | Measure::QuarterOnQuarter | Measure::MonthOnMonth => own.or(told),
            Measure::Level => own.filter(|prices| *prices == PriceBasis::Current),
            _ => None,
        };
        said.or(self.answers.price_basis)
    }
}

/// The reference period that an answer gives.
pub(super) fn reference(
    answers: &Answers,
    context: grammar::Context<'_>,
) -> Result<Option<Period>, crate::AnswerError> {
    let Some(words) = &answers.period else {
        return Ok(None);
    };
    let reading = grammar::read(words, context).map_err(|_| crate::AnswerError::Value {
        key: "period",
        value: words.clone(),
    })?;
    Ok(Some(reading.period))
}
