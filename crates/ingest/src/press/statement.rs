//! One statement: a number, or a list of numbers, with the words before it. They are cut into predicate, front and subject, and what
//! they come to is handed to the taker.

use std::ops::Range;

use suishu_domain::{FindingCode, Unit};

use super::folded::TextRange;
use super::front::{self, Front};
use super::in_force::{Said, Subject};
use super::judge::{self, Case, Verdict};
use super::line::{Words, trimmed};
use super::naming::Count;
use super::numbers::{Found, Item};
use super::predicate::{self, PartOf, Predicate};
use super::reader::{LONGEST_LEAD, Reader};
use super::subject;
use super::taker::Candidate;
use crate::{IngestError, Sink};

/// A statement, cut at its joints.
struct Statement<'w> {
    words: &'w Words<'w>,
    /// Where the words before the number begin in the clause.
    from: usize,
    /// Where the words of the subject stand in the clause.
    rest: Range<usize>,
    said: Predicate,
    front: Front,
    /// The statement in the source, for a finding.
    context: TextRange,
}

impl<'w> Statement<'w> {
    /// Words of the lead.
    fn lead(&self, range: &Range<usize>) -> &'w str {
        &self.words.text[self.from + range.start..self.from + range.end]
    }
}

impl<S: Sink + ?Sized> Reader<'_, '_, S> {
    /// One number, or a list of them, with the words before it.
    pub(super) fn statement(&mut self, words: &Words<'_>, from: usize, found: &Found<'_>) -> Result<(), IngestError> {
        let lead = &words.text[from..found.start()];
        let (lead, about) = match found {
            Found::Level(_) => match ["基本", "大体", "大致", "总体"]
                .iter()
                .find_map(|word| lead.strip_suffix(word))
            {
                Some(lead) => (lead, true),
                None => (lead, false),
            },
            Found::Numbers(_) => (lead, false),
        };
        if lead.len() > LONGEST_LEAD || (self.is_fragment && !lead.starts_with('、')) {
            return self.out_of_reach(words, from, found);
        }
        let periods = words.periods_in(from, from + lead.len());
        let mut said = predicate::read(lead, &periods);
        if about {
            said.qualifier = "约";
        }
        let (subject_end, is_cut) = cut_comparison(lead, &said, &periods);
        said.differs |= is_cut;
        let front = front::read(&lead[..subject_end], &words.periods_in(from, from + subject_end));
        let mut applied = front.clone();
        let mut rest = front.rest.clone();
        // 天河区、黄埔区分别: the first place is one of a list, and not where all that follows is.
        if said.is_distributed && front.place.is_some() && lead[rest.clone()].starts_with(['、', '和', '与']) {
            applied.place = None;
            rest.start = front.place_start;
        }
        self.apply(words, from, &applied, false);
        if let Some(period) = &said.own_period {
            let range = from + period.start..from + period.end;
            let when = self
                .taker
                .scope
                .read(&words.text[range.clone()], Some(words.source(&range)));
            self.taker.scope.now.when = Said::Clear(when);
        }
        let mut rest = trimmed(lead, &rest);
        if let Some(behind) = self.period_behind(words, from, lead, &rest) {
            rest = trimmed(lead, &(rest.start..behind));
        }
        if let Some(prices) = front.price_basis {
            self.taker.scope.now.price_basis = Some(prices);
        }
        if front.period.is_none() && !rest.is_empty() {
            self.taker.scope.end_of_detail();
        }
        match (said.part, &said.whole) {
            (Some(PartOf::Share), Some(whole)) => self.share = Some(lead[whole.clone()].to_owned()),
            (None, _) if self.share.is_some() && said.became && rest.is_empty() && !said.tells_growth() => {
                said.part = Some(PartOf::Share);
            }
            _ => self.share = None,
        }
        let statement = Statement {
            words,
            from,
            rest: from + rest.start..from + rest.end,
            said,
            front,
            context: words.source(&(from..found.end())),
        };
        match found {
            Found::Level(range) => self.same_as_before(&statement, range),
            Found::Numbers(items) => self.items(&statement, items),
        }
    }

    /// A number behind words that can't be told from those of another: 1万多家店营业额超6亿元.
    fn out_of_reach(&mut self, words: &Words<'_>, from: usize, found: &Found<'_>) -> Result<(), IngestError> {
        let range = words.source(&(found.start()..found.end()));
        let from = if found.end() - from > LONGEST_LEAD {
            found.start()
        } else {
            from
        };
        let context = words.source(&(from..found.end()));
        self.taker.scope.lose_subject();
        self.taker
            .leave_out(words.line, range, context, FindingCode::TextSubjectUnclear)
    }

    /// 地区生产总值2020年: the period stands behind the subject. Where the subject then ends.
    fn period_behind(&mut self, words: &Words<'_>, from: usize, lead: &str, rest: &Range<usize>) -> Option<usize> {
        let inside = words.periods_in(from, from + lead.len());
        let period = inside
            .iter()
            .find(|period| period.end == rest.end && period.start > rest.start)?;
        if !subject::is_name(&lead[rest.start..period.start]) {
            return None;
        }
        let range = from + period.start..from + period.end;
        let when = self
            .taker
            .scope
            .read(&words.text[range.clone()], Some(words.source(&range)));
        self.taker.scope.say_when(when, false);
        Some(period.start)
    }

    /// 持平.
    fn same_as_before(&mut self, statement: &Statement<'_>, range: &Range<usize>) -> Result<(), IngestError> {
        let (words, said) = (statement.words, &statement.said);
        let at = words.source(range);
        let is_named = self.name(words, &statement.rest, Count::Part);
        let code = if said.rate.is_some() || said.compared.is_some() {
            FindingCode::TextComparison
        } else if !said.is_on_year {
            FindingCode::TextFigureSkipped
        } else if !is_named {
            FindingCode::TextSubjectUnclear
        } else {
            return self.taker.same_as_before(words.line, at, statement.context, said);
        };
        self.taker.leave_out(words.line, at, statement.context, code)
    }

    fn items(&mut self, statement: &Statement<'_>, items: &[Item<'_>]) -> Result<(), IngestError> {
        let (words, said) = (statement.words, &statement.said);
        let end = items.last().map_or(statement.from, |item| item.range.end);
        let tail = &words.text[end..];
        if let [item] = items
            && self.is_no_number(statement, item, tail)
        {
            return Ok(());
        }
        let count = match (said.is_distributed, said.is_shared) {
            (true, _) => Count::Each(items.len()),
            (false, true) => Count::All,
            // The whole of a share may be a sector as it is: 第二产业对经济增长贡献率.
            (false, false) if said.part.is_some() => Count::One,
            // 规上企业3000家 is counted, whatever was measured before it.
            (false, false) if !items.iter().all(|item| is_of_value(item.quantity.base)) => Count::One,
            (false, false) => Count::Part,
        };
        let mut is_named = self.name(words, &statement.rest, count);
        // 新增50家，累计1200家: since New Year, or since ever?
        if statement.rest.is_empty() && (statement.front.is_cumulative || said.is_cumulative) {
            is_named &= !self
                .subjects_of(said, 0)
                .iter()
                .any(|subject| subject::is_new(&subject.name));
        }
        let mut tail_fits = tail.is_empty() || TAILS.iter().any(|word| tail.starts_with(word));
        if let ([item], false) = (items, tail_fits)
            && statement.counts(item)
        {
            // 全市共有194个在建项目: what is counted stands behind.
            let noun = trimmed(words.text, &(item.range.end..words.text.len()));
            if subject::is_name(&words.text[noun.clone()]) {
                is_named = self.name(words, &noun, Count::One);
                tail_fits = is_named;
            }
        }
        self.is_fragment = !tail_fits;
        // 分别增长1%、下降2%、3%: the last may be either.
        let first_verb = items.iter().position(|item| item.change.is_some());
        for (at, item) in items.iter().enumerate() {
            let is_verbless = item.change.is_none() && first_verb.is_some_and(|first| first < at);
            let is_loose = items.len() > 1 && !said.is_distributed;
            if item.quantity.is_range || is_verbless || is_loose || !tail_fits {
                let place = words.source(&item.range);
                self.taker
                    .leave_out(words.line, place, statement.context, FindingCode::TextFigureSkipped)?;
            } else {
                self.item(statement, items, at, is_named)?;
            }
        }
        Ok(())
    }

    /// Whether a number tells how long something took, or is none at all.
    fn is_no_number(&mut self, statement: &Statement<'_>, item: &Item<'_>, tail: &str) -> bool {
        let lead = &statement.words.text[statement.from..item.range.start];
        let quantity = &item.quantity;
        if matches!(quantity.base, "个月" | "年" | "小时" | "分钟") {
            // 过去5年, 5年来: figures behind are of those years, whichever they are.
            let is_frame = ["过去", "近", "最近"].iter().any(|word| lead.ends_with(word))
                || ["来", "间", "以来", "内"].iter().any(|word| tail.starts_with(word));
            if is_frame {
                self.taker.scope.say_now();
            }
            return true;
        }
        // A number without a unit and without a word on what it is belongs to a name or a date.
        let is_bare = quantity.has_no_unit() && !quantity.is_range && statement.said.is_bare(lead);
        if is_bare {
            self.taker.scope.lose_subject();
        }
        is_bare
    }

    /// One number of a statement.
    fn item(
        &mut self,
        statement: &Statement<'_>,
        items: &[Item<'_>],
        at: usize,
        is_named: bool,
    ) -> Result<(), IngestError> {
        let (words, said, item) = (statement.words, &statement.said, &items[at]);
        let mut own = said.clone();
        own.change = item.change.or(own.change);
        let place = words.source(&item.range);
        let subjects = self.subjects_of(said, at);
        let unit = unit_of(items, at);
        let parsed = (unit != "倍").then(|| Unit::parse(&unit)).flatten();
        let period = self.taker.period();
        let compared = said.compared.as_ref().map(|range| statement.lead(range));
        let verdict = judge::judge(Case {
            predicate: &own,
            unit: parsed.as_ref(),
            is_times: unit == "倍",
            name: subjects.first().map_or("", |subject| subject.name.as_str()),
            period,
            compared: compared.and_then(|words| self.taker.scope.read(words, None).period()),
            year_before: period.and_then(|period| self.taker.scope.year_before(period)),
        });
        let (measure, verb) = match verdict {
            Verdict::Take { measure, verb } if is_named && !subjects.is_empty() => (measure, verb),
            verdict => {
                let code = match verdict {
                    Verdict::Comparison => FindingCode::TextComparison,
                    Verdict::Unclear if is_named => FindingCode::TextFigureSkipped,
                    Verdict::Unclear | Verdict::Take { .. } => FindingCode::TextSubjectUnclear,
                };
                return self.taker.leave_out(words.line, place, statement.context, code);
            }
        };
        let figure_start = if items.len() > 1 {
            item.range.start
        } else {
            statement.from + said.figure_start
        };
        let raw_start = if at == 0 {
            statement.from + said.verb_start
        } else {
            item.verb_start
        };
        let share = self.share.clone();
        let whole = said.whole.as_ref().map(|range| statement.lead(range));
        for subject in &subjects {
            self.taker.take(&Candidate {
                line: words.line,
                figure: words.source(&(figure_start..item.range.end)),
                raw: words.source(&(raw_start..item.range.end)),
                context: statement.context,
                subject,
                measure,
                verb,
                predicate: &own,
                quantity: &item.quantity,
                unit: &unit,
                is_cumulative: statement.front.is_cumulative || said.is_cumulative,
                is_standing: statement.front.is_standing || said.is_standing,
                is_average: statement.front.is_average,
                prices_behind: words.prices_behind,
                whole: whole.or(share.as_deref()),
            })?;
        }
        Ok(())
    }

    /// Of which of the subjects in force a number of a list is.
    fn subjects_of(&self, said: &Predicate, at: usize) -> Vec<Subject> {
        match &self.taker.scope.now.subjects {
            Said::Clear(subjects) if said.is_distributed => subjects.get(at).cloned().into_iter().collect(),
            Said::Clear(subjects) => subjects.clone(),
            Said::Nothing | Said::Unclear => Vec::new(),
        }
    }
}

impl Statement<'_> {
    /// Whether the words before a number say that it counts the noun behind it.
    fn counts(&self, item: &Item<'_>) -> bool {
        let lead = &self.words.text[self.from..item.range.start];
        self.rest.is_empty() && (self.front.counts || COUNTING.iter().any(|word| lead.ends_with(word)))
    }
}

/// Whether a unit tells money or its growth, so that a part of the economy may be what it is of.
fn is_of_value(base: &str) -> bool {
    matches!(base, "%" | "倍") || base.ends_with('元')
}

/// The unit of an item as written; in a list the last one may speak for all.
fn unit_of(items: &[Item<'_>], at: usize) -> String {
    let own = &items[at].quantity;
    match items.last() {
        Some(last) if own.has_no_unit() => last.quantity.unit(),
        _ => own.unit(),
    }
}

/// Where the subject ends, when a comparison that the predicate doesn't know stands behind it (增速比全国高, 由上年同期的下降5%), and
/// whether there is one: then the number is none of the subject's own.
fn cut_comparison(lead: &str, said: &Predicate, periods: &[Range<usize>]) -> (usize, bool) {
    let rest = &lead[..said.subject_end];
    let from_then = periods.iter().filter_map(|period| {
        let before = rest.get(..period.start)?;
        let word = ["由", "从"].iter().find(|word| before.ends_with(**word))?;
        Some(period.start - word.len())
    });
    let than = predicate::COMPARING
        .iter()
        .filter(|_| said.differs)
        .filter_map(|word| rest.find(word));
    match from_then.chain(than).min() {
        Some(at) => (predicate::read(&rest[..at], &[]).subject_end, true),
        None => (rest.len(), false),
    }
}

/// Words behind which a number counts the noun that follows it.
const COUNTING: &[&str] = &["共有", "拥有", "现有", "已有", "实有", "共"];

/// What may stand right behind a number: the next statement about the same subject.
const TAILS: &[&str] = &[
    "同比", "环比", "比", "较", "占", "增长", "下降", "增", "降", "高于", "低于", "快于", "慢于", "好于", "居", "位居",
    "位列", "排", "列", "创", "且", "并", "其中", "按", "拉动", "、", "和", "与", "及", "以及", "，", "。", "；", "而",
    "但", "提高", "回落", "加快", "提升", "上升", "上涨", "减少", "增加", "由", "转为", "”", "在全", "稳居", "继续",
    "分别", "实际", "名义", "累计",
];
