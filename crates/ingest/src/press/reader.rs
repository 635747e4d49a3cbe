//! Reads a text from its first line to its last: sentences, clauses, and what a clause without numbers says for those behind it.

use suishu_domain::{PriceBasis, Span, Status};

use super::clauses::{self, Clause, Opening, Sentence};
use super::front::{self, Front};
use super::line::{Line, Words, trimmed};
use super::naming::Count;
use super::numbers;
use super::predicate;
use super::subject;
use super::taker::Taker;
use crate::{IngestError, Sink};

/// Reads lines into a taker.
pub(super) struct Reader<'r, 'o, S: Sink + ?Sized> {
    pub(super) taker: Taker<'r, 'o, S>,
    /// The whole of the share that the clause tells: 占GDP比重由12.6%提高到14.1%.
    pub(super) share: Option<String>,
    /// Whether the words behind the last number of the clause weren't understood, so that the next one's are a fragment.
    pub(super) is_fragment: bool,
}

impl<S: Sink + ?Sized> Reader<'_, '_, S> {
    /// Reads a line: a paragraph of its own.
    pub(super) fn line(&mut self, line: &Line) -> Result<(), IngestError> {
        self.taker.scope.paragraph();
        for sentence in clauses::sentences(line.folded.text(), &line.names) {
            self.sentence(line, &sentence)?;
        }
        Ok(())
    }

    fn sentence(&mut self, line: &Line, sentence: &Sentence) -> Result<(), IngestError> {
        self.taker.sentence(line.folded.source(&sentence.range));
        let text = &line.folded.text()[sentence.range.clone()];
        let goes_on = sentence
            .clauses
            .first()
            .is_some_and(|clause| Self::goes_on(line, clause));
        self.taker.scope.sentence(goes_on);
        // A day beside 发布 or 记者 is when the text was written.
        let is_report = REPORTING.iter().any(|word| text.contains(word));
        let has_target = TARGETS.iter().any(|word| text.contains(word));
        for (at, clause) in sentence.clauses.iter().enumerate() {
            match clause.opening {
                Opening::Bracket => self.taker.scope.open(),
                Opening::Closed => {
                    self.taker.scope.close();
                }
                Opening::Sentence | Opening::Comma | Opening::Semicolon => {}
            }
            let next = sentence.clauses.get(at + 1);
            let is_last = at + 2 == sentence.clauses.len();
            let behind = next.filter(|next| is_last || next.opening == Opening::Bracket);
            let words = Words {
                prices_behind: behind.and_then(|next| Self::prices(line, next)),
                has_target,
                is_report,
                ..Words::of(line, clause)
            };
            self.clause(&words, next.is_some_and(|next| next.opening == Opening::Bracket))?;
        }
        self.taker.scope.end_of_sentence(goes_on);
        Ok(())
    }

    /// The prices that a clause tells, if it tells nothing else.
    fn prices(line: &Line, clause: &Clause) -> Option<PriceBasis> {
        let words = Words::of(line, clause);
        if words.text.len() > LONGEST_LEAD {
            return None;
        }
        let front = front::read(words.text, &[]);
        front.price_basis.filter(|_| front.rest.is_empty())
    }

    /// Whether a sentence that begins so goes on with the one before.
    fn goes_on(line: &Line, clause: &Clause) -> bool {
        let words = Words::of(line, clause);
        let front = front::read(words.text, &words.periods);
        let rest = &words.text[front.rest.clone()];
        let sectors = ["第一产业", "第二产业", "第三产业", "三次产业", "第一、", "一、二、三"];
        front.is_part || front.goes_on || sectors.iter().any(|sector| rest.starts_with(sector))
    }

    fn clause(&mut self, words: &Words<'_>, opens_bracket: bool) -> Result<(), IngestError> {
        let mut from = 0;
        self.share = None;
        self.is_fragment = false;
        while let Some(found) = numbers::next(words.text, from, &words.masks) {
            self.statement(words, from, &found)?;
            from = found.end();
        }
        if from == 0 {
            self.without_numbers(words, opens_bracket);
        }
        Ok(())
    }

    /// A clause without numbers may say when, where, at which prices, or name the next subject.
    fn without_numbers(&mut self, words: &Words<'_>, opens_bracket: bool) {
        if words.text.len() > LONGEST_LEAD {
            self.taker.scope.lose_subject();
            return;
        }
        let said = predicate::read(words.text, &words.periods);
        let front = front::read(&words.text[..said.subject_end], &words.periods_in(0, said.subject_end));
        self.apply(words, 0, &front, true);
        if let Some(prices) = front.price_basis.or(said.price_basis) {
            self.taker.scope.now.price_basis = Some(prices);
            if words.text.contains("下同") {
                self.taker.scope.prices_of_growth = Some(prices);
            }
        }
        if words.text.contains("预期目标") || words.text.ends_with("目标") {
            self.taker.scope.now.status = Some(Status::Forecast);
            return;
        }
        if words.is_report && front.period.is_none() {
            self.reported_period(words);
        }
        let rest = trimmed(words.text, &front.rest);
        let text = &words.text[rest.clone()];
        if text.is_empty() || front.goes_on {
            return;
        }
        let is_named = said.tells_growth() || subject::has_head(text) || opens_bracket;
        if is_named && subject::is_name(text) {
            self.name(words, &rest, Count::One);
        } else if !NEUTRAL.iter().any(|word| text.starts_with(word)) && !words.is_report {
            self.taker.scope.lose_subject();
        }
    }

    /// 统计局发布前三季度经济运行情况: the one period of months in a report's opening.
    fn reported_period(&mut self, words: &Words<'_>) {
        let mut whens = words.periods.iter().map(|range| {
            let when = self
                .taker
                .scope
                .read(&words.text[range.clone()], Some(words.source(range)));
            (when.period().map(|period| period.span()), when)
        });
        let first = whens.find(|(span, _)| !matches!(span, Some(Span::Days(1))));
        if let (Some((_, when)), true) = (first, whens.all(|(span, _)| matches!(span, Some(Span::Days(1))))) {
            self.taker.scope.say_when(when, false);
        }
    }

    /// Takes what the front of a clause says.
    pub(super) fn apply(&mut self, words: &Words<'_>, from: usize, front: &Front, is_frame: bool) {
        let scope = &mut self.taker.scope;
        if front.is_part {
            scope.aside();
        }
        if let Some(period) = front.period.as_ref().filter(|_| !front.is_now) {
            let range = from + period.start..from + period.end;
            let when = scope.read(&words.text[range.clone()], Some(words.source(&range)));
            let is_day = matches!(when.period().map(|period| period.span()), Some(Span::Days(1)));
            if !(is_day && words.is_report) {
                scope.say_when(when, is_frame);
            }
        }
        if front.is_now || (front.is_by_then && front.period.is_some() && !words.has_target) {
            // 目前; or by then, which may be a plan or the past.
            scope.say_now();
        } else if front.is_by_then && front.period.is_some() {
            scope.now.status = scope.now.status.or(Some(Status::Forecast));
        }
        if let Some(place) = &front.place {
            scope.say_where(place.clone());
        }
        if front.status.is_some() {
            scope.now.status = front.status;
        }
    }
}

/// Words of a report: a day beside them is when it was made.
const REPORTING: &[&str] = &[
    "发布",
    "公布",
    "获悉",
    "记者",
    "召开",
    "举行",
    "通报",
    "印发",
    "出台",
    "印发",
    "报道",
    "新闻办",
];

/// So many bytes of words before a number without a mark of punctuation are no statement.
pub(super) const LONGEST_LEAD: usize = 600;

/// Words of a plan.
const TARGETS: &[&str] = &["目标", "力争", "争取", "规划", "计划", "将", "预计", "预期", "确保"];

/// Clauses that begin so go on about the subject, or about none.
const NEUTRAL: &[&str] = &[
    "居",
    "位居",
    "位列",
    "排名",
    "排在",
    "列全",
    "高于",
    "低于",
    "好于",
    "快于",
    "慢于",
    "优于",
    "创",
    "占",
    "下同",
    "增速",
    "增幅",
    "降幅",
    "涨幅",
    "连续",
    "比",
    "较",
    "扭转",
    "实现正",
    "实现由",
    "由负",
    "由降",
    "由增",
    "由正",
    "转正",
    "下同",
    "总量",
    "分别",
    "均",
    "继续",
    "保持",
    "延续",
    "呈",
    "当月",
    "其中",
    "同比",
    "环比",
    "与",
    "折合",
    "折",
    "高出",
    "低于",
];
