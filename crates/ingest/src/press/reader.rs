//! Reads a text from its first line to its last: finds each number, asks what it is of, and hands it on or says why not.

use std::ops::Range;

use suishu_domain::{FindingCode, Place, PriceBasis, Span, Status};

use super::calendar;
use super::clauses::{self, Clause, Opening, Sentence};
use super::folded::{Folded, TextRange};
use super::front::{self, Front};
use super::judge::{self, Case, Verdict};
use super::numbers::{self, Found, Item};
use super::place;
use super::predicate::{self, PartOf, Predicate};
use super::scope::{Said, Subject};
use super::stretches;
use super::subject;
use super::taker::{Candidate, Taker};
use crate::{IngestError, Sink};

/// A line of the text, ready to be read.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) folded: Folded,
    names: Vec<Range<usize>>,
    periods: Vec<Range<usize>>,
}

impl Line {
    /// A line that begins at that byte and character of the source.
    pub(super) fn new(text: &str, number: u64, byte: usize, first_char: usize) -> Self {
        let folded = Folded::new(text, byte, first_char);
        let names = clauses::names(folded.text());
        let periods = periods(folded.text(), &names);
        Self {
            number,
            folded,
            names,
            periods,
        }
    }

    pub(super) fn place(&self, at: TextRange) -> Place {
        Place::cell(self.number, self.folded.column(at))
    }
}

/// The words of periods, from left to right.
fn periods(text: &str, names: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut behind, mut name) = (0, names.iter().peekable());
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let last = before.replace(c);
        while name.next_if(|range| range.end <= at).is_some() {}
        // Inside a name there is no period, but “五一”假期 begins with one.
        let is_inside = name.peek().is_some_and(|range| range.start < at && range.end > at);
        let goes_on = c.is_ascii_digit() && last.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
        if at < behind || is_inside || goes_on {
            continue;
        }
        if let Some(length) = calendar::length(&text[at..]) {
            behind = at + length;
            found.push(at..behind);
        }
    }
    found
}

/// Reads lines into a taker.
pub(super) struct Reader<'r, 'o, S: Sink + ?Sized> {
    pub(super) taker: Taker<'r, 'o, S>,
    /// The whole of the share that the clause tells: 占GDP比重由12.6%提高到14.1%.
    pub(super) share: Option<String>,
    /// Whether the words behind the last number of the clause weren't understood, so that the next one's are a fragment.
    pub(super) is_fragment: bool,
}

/// A clause at hand: its text and what is masked in it, all in bytes of the clause.
struct Words<'a> {
    line: &'a Line,
    start: usize,
    text: &'a str,
    periods: Vec<Range<usize>>,
    masks: Vec<Range<usize>>,
    /// Prices that the next clause tells of this one.
    prices_behind: Option<PriceBasis>,
    has_target: bool,
    is_report: bool,
}

impl Words<'_> {
    fn source(&self, range: &Range<usize>) -> TextRange {
        self.line
            .folded
            .source(&(self.start + range.start..self.start + range.end))
    }

    /// The words of periods from `from` to `to`, counted from `from`.
    fn periods_in(&self, from: usize, to: usize) -> Vec<Range<usize>> {
        let inside = stretches::within(&self.periods, &(from..to));
        inside
            .iter()
            .map(|period| period.start - from..period.end - from)
            .collect()
    }
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
            .is_some_and(|clause| self.goes_on(line, clause));
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
                prices_behind: behind.and_then(|next| self.prices(line, next)),
                has_target,
                is_report,
                ..self.words(line, clause)
            };
            self.clause(&words, next.is_some_and(|next| next.opening == Opening::Bracket))?;
        }
        self.taker.scope.end_of_sentence(goes_on);
        Ok(())
    }

    /// The prices that a clause tells, if it tells nothing else.
    fn prices(&self, line: &Line, clause: &Clause) -> Option<PriceBasis> {
        let words = self.words(line, clause);
        if words.text.len() > LONGEST_LEAD {
            return None;
        }
        let front = front::read(words.text, &[]);
        front.price_basis.filter(|_| front.rest.is_empty())
    }

    fn words<'a>(&self, line: &'a Line, clause: &Clause) -> Words<'a> {
        let Range { start, end } = clause.range;
        let within = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
            let inside = stretches::within(ranges, &clause.range);
            inside
                .iter()
                .map(|range| range.start - start..range.end - start)
                .collect()
        };
        let periods = within(&line.periods);
        let masks = stretches::merged(&within(&line.names), &periods);
        Words {
            line,
            start,
            text: &line.folded.text()[start..end],
            periods,
            masks,
            prices_behind: None,
            has_target: false,
            is_report: false,
        }
    }

    /// Whether a sentence that begins so goes on with the one before.
    fn goes_on(&self, line: &Line, clause: &Clause) -> bool {
        let words = self.words(line, clause);
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
            self.found(words, from, &found)?;
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
            self.name(words, &rest, 1, false);
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
    fn apply(&mut self, words: &Words<'_>, from: usize, front: &Front, is_frame: bool) {
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

    /// One number, or a list of them, with the words before it.
    fn found(&mut self, words: &Words<'_>, from: usize, found: &Found<'_>) -> Result<(), IngestError> {
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
            return self.out_of_reach(words, found);
        }
        let mut said = predicate::read(lead, &words.periods_in(from, from + lead.len()));
        if about {
            said.qualifier = "约";
        }
        let periods = words.periods_in(from, from + lead.len());
        let (subject_end, is_cut) = cut_comparison(lead, &said, &periods);
        said.differs |= is_cut;
        let front = front::read(&lead[..subject_end], &words.periods_in(from, from + subject_end));
        let is_list_of_places =
            said.is_distributed && front.place.is_some() && lead[front.rest.clone()].starts_with(['、', '和', '与']);
        let front_applied = if is_list_of_places {
            Front {
                place: None,
                ..front.clone()
            }
        } else {
            front.clone()
        };
        self.apply(words, from, &front_applied, false);
        let rest = if is_list_of_places {
            front.place_start..front.rest.end
        } else {
            front.rest.clone()
        };
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
        let rest = from + rest.start..from + rest.end;
        match found {
            Found::Level(range) => self.same_as_before(words, &rest, range, &said),
            Found::Numbers(items) => self.items(words, from, &rest, items, &said, &front),
        }
    }

    /// A number behind words that can't be told from those of another: 1万多家店营业额超6亿元.
    fn out_of_reach(&mut self, words: &Words<'_>, found: &Found<'_>) -> Result<(), IngestError> {
        let range = words.source(&(found.start()..found.end()));
        self.taker.scope.lose_subject();
        self.taker
            .leave_out(words.line, range, range, FindingCode::TextFigureSkipped)
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
    fn same_as_before(
        &mut self,
        words: &Words<'_>,
        rest: &Range<usize>,
        range: &Range<usize>,
        said: &Predicate,
    ) -> Result<(), IngestError> {
        let at = words.source(range);
        let context = words.source(&(rest.start.min(range.start)..range.end));
        let is_named = self.name(words, rest, 1, true);
        if said.rate.is_some() || said.compared.is_some() {
            return self
                .taker
                .leave_out(words.line, at, context, FindingCode::TextComparison);
        }
        if !said.is_on_year {
            return self
                .taker
                .leave_out(words.line, at, context, FindingCode::TextFigureSkipped);
        }
        if !is_named {
            return self
                .taker
                .leave_out(words.line, at, context, FindingCode::TextSubjectUnclear);
        }
        self.taker.same_as_before(words.line, at, context, said)
    }

    fn items(
        &mut self,
        words: &Words<'_>,
        from: usize,
        rest: &Range<usize>,
        items: &[Item<'_>],
        said: &Predicate,
        front: &Front,
    ) -> Result<(), IngestError> {
        let end = items.last().map_or(from, |item| item.range.end);
        let tail = &words.text[end..];
        let context = words.source(&(from..end));
        let is_list = items.len() > 1;
        // 分别增长1%、下降2%、3%: the last may be either.
        let first_verb = items.iter().position(|item| item.change.is_some());
        let is_verbless = |at: usize| items[at].change.is_none() && first_verb.is_some_and(|first| first < at);
        let unread =
            |at: usize, item: &Item<'_>| item.quantity.is_range || (is_list && !said.is_distributed) || is_verbless(at);
        let is_bare_digits = |item: &Item<'_>| item.quantity.base.is_empty() && item.quantity.multiples == ["", ""];
        // A number without a unit and without a word on what it is belongs to a name or a date.
        if let [item] = items
            && is_bare_digits(item)
            && !item.quantity.is_range
            && said.is_bare(&words.text[from..item.range.start])
        {
            self.taker.scope.lose_subject();
            return Ok(());
        }
        // 5个月, 3年: how long, not how much.
        if let [item] = items
            && matches!(item.quantity.base, "个月" | "年" | "小时" | "分钟")
        {
            // 过去5年, 5年来: figures behind are of those years, whichever they are.
            let lead = &words.text[from..item.range.start];
            let is_frame = ["过去", "近", "最近"].iter().any(|word| lead.ends_with(word))
                || ["来", "间", "以来", "内"].iter().any(|word| tail.starts_with(word));
            if is_frame {
                self.taker.scope.say_now();
            }
            return Ok(());
        }
        let mut is_named = self.name(
            words,
            rest,
            if said.is_distributed { items.len() } else { 1 },
            said.part.is_none(),
        );
        let mut tail_fits = tail.is_empty() || TAILS.iter().any(|word| tail.starts_with(word));
        if let [item] = items
            && !tail_fits
            && rest.is_empty()
            && (front.counts
                || COUNTING
                    .iter()
                    .any(|word| words.text[from..item.range.start].ends_with(word)))
        {
            // 全市共有194个在建项目: what is counted stands behind.
            let noun = trimmed(words.text, &(item.range.end..words.text.len()));
            if subject::is_name(&words.text[noun.clone()]) {
                is_named = self.name(words, &noun, 1, false);
                tail_fits = is_named;
            }
        }
        self.is_fragment = !tail_fits;
        for (at, item) in items.iter().enumerate() {
            let place = words.source(&item.range);
            let code = if unread(at, item) || !tail_fits {
                Some(FindingCode::TextFigureSkipped)
            } else {
                None
            };
            if let Some(code) = code {
                self.taker.leave_out(words.line, place, context, code)?;
                continue;
            }
            let unit = self.unit_of(items, at);
            self.item(words, from, item, at, is_list, &unit, said, front, is_named, context)?;
        }
        Ok(())
    }

    /// The unit of an item as written; in a list the last one may speak for all.
    fn unit_of(&self, items: &[Item<'_>], at: usize) -> String {
        let own = &items[at].quantity;
        if own.base.is_empty() && own.multiples == ["", ""] {
            items.last().map_or_else(String::new, |last| last.quantity.unit())
        } else {
            own.unit()
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one statement")]
    fn item(
        &mut self,
        words: &Words<'_>,
        from: usize,
        item: &Item<'_>,
        at: usize,
        is_list: bool,
        unit: &str,
        said: &Predicate,
        front: &Front,
        is_named: bool,
        context: TextRange,
    ) -> Result<(), IngestError> {
        let mut own = said.clone();
        if item.change.is_some() {
            own.change = item.change;
        }
        let place = words.source(&item.range);
        let names = match &self.taker.scope.now.subjects {
            Said::Clear(subjects) => subjects.clone(),
            _ => Vec::new(),
        };
        let chosen: Vec<Subject> = if said.is_distributed {
            names.get(at).cloned().into_iter().collect()
        } else {
            names.clone()
        };
        let compared = said
            .compared
            .as_ref()
            .map(|range| &words.text[from + range.start..from + range.end]);
        let compared = compared.and_then(|period| self.taker.scope.read(period, None).period());
        let parsed = (unit != "倍").then(|| suishu_domain::Unit::parse(unit)).flatten();
        let case = Case {
            predicate: &own,
            unit: parsed.as_ref(),
            is_times: unit == "倍",
            name: chosen.first().map_or("", |subject| subject.name.as_str()),
            period: self.taker.period(),
            compared,
            year_before: self.taker.period().and_then(|period| self.taker.scope.year_before(period)),
        };
        let verb = match judge::judge(case) {
            Verdict::Comparison => {
                return self
                    .taker
                    .leave_out(words.line, place, context, FindingCode::TextComparison);
            }
            Verdict::Unclear if is_named => {
                return self
                    .taker
                    .leave_out(words.line, place, context, FindingCode::TextFigureSkipped);
            }
            Verdict::Unclear => {
                return self
                    .taker
                    .leave_out(words.line, place, context, FindingCode::TextSubjectUnclear);
            }
            Verdict::Take { measure, verb } => (measure, verb),
        };
        let counted_right = !said.is_distributed || names.len() > at;
        let shares_right = chosen.len() == 1 || said.is_shared || said.is_distributed;
        if !is_named || chosen.is_empty() || !counted_right || !shares_right {
            return self
                .taker
                .leave_out(words.line, place, context, FindingCode::TextSubjectUnclear);
        }
        let figure = if is_list {
            item.range.clone()
        } else {
            from + said.figure_start..item.range.end
        };
        let raw = if at == 0 {
            from + said.verb_start..item.range.end
        } else {
            item.verb_start..item.range.end
        };
        let whole = said
            .whole
            .as_ref()
            .map(|range| &words.text[from + range.start..from + range.end]);
        let share = self.share.clone();
        let whole = whole.or(share.as_deref());
        for subject in &chosen {
            self.taker.take(&Candidate {
                line: words.line,
                figure: words.source(&figure),
                raw: words.source(&raw),
                context,
                subject,
                measure: verb.0,
                verb: verb.1,
                predicate: &own,
                quantity: &item.quantity,
                unit,
                is_cumulative: front.is_cumulative || said.is_cumulative,
                is_standing: front.is_standing || said.is_standing,
                is_average: front.is_average,
                prices_behind: words.prices_behind,
                whole,
            })?;
        }
        Ok(())
    }

    /// Makes the words the subject. Without words, what was the subject stays it. `false` when the subject isn't clear.
    fn name(&mut self, words: &Words<'_>, rest: &Range<usize>, count: usize, takes_head: bool) -> bool {
        let text = &words.text[rest.clone()];
        if text.is_empty() {
            return match &self.taker.scope.now.subjects {
                Said::Clear(subjects) => subjects.len() >= count,
                _ => false,
            };
        }
        let subjects = if count > 1 {
            self.list(words, rest, count)
        } else {
            self.single(words, rest, takes_head)
        };
        match subjects {
            Some(subjects) => {
                self.taker.scope.say_what(subjects);
                true
            }
            None => {
                self.taker.scope.lose_subject();
                false
            }
        }
    }

    fn single(&self, words: &Words<'_>, rest: &Range<usize>, takes_head: bool) -> Option<Vec<Subject>> {
        let text = &words.text[rest.clone()];
        let has_period = !stretches::within(&words.periods, rest).is_empty();
        // 其中，制造业增长5.4%: what grows is told by the subjects before it.
        let name = match self.taker.scope.shared_head() {
            Some(head) if takes_head && subject::lacks_head(text) => format!("{text}{head}"),
            _ => subject::without_verb(text),
        };
        (subject::is_name(text) && !has_period).then(|| {
            vec![Subject {
                name,
                at: words.source(rest),
                place: None,
            }]
        })
    }

    fn list(&self, words: &Words<'_>, rest: &Range<usize>, count: usize) -> Option<Vec<Subject>> {
        let text = &words.text[rest.clone()];
        let items = subject::list(text, count)?;
        let source = |range: &Range<usize>| words.source(&(rest.start + range.start..rest.start + range.end));
        let first = &text[items.first()?.1.clone()];
        if place::leading(first).is_some_and(|(_, length)| length == first.len()) {
            return self.places(text, &items, source);
        }
        let subjects: Vec<Subject> = items
            .into_iter()
            .map(|(name, at)| Subject {
                name,
                at: source(&at),
                place: None,
            })
            .collect();
        subjects
            .iter()
            .all(|subject| subject::is_name(&subject.name))
            .then_some(subjects)
    }

    /// 天河区、黄埔区地区生产总值分别: one indicator, several places.
    fn places(
        &self,
        text: &str,
        items: &[(String, Range<usize>)],
        source: impl Fn(&Range<usize>) -> TextRange,
    ) -> Option<Vec<Subject>> {
        let last = &text[items.last()?.1.clone()];
        let (_, length) = place::leading(last)?;
        let name = match (&last[length..], &self.taker.scope.now.subjects) {
            ("", Said::Clear(subjects)) => subjects.first().filter(|_| subjects.len() == 1)?.name.clone(),
            ("", _) => return None,
            (name, _) => name.to_owned(),
        };
        let one = |(at, (_, range)): (usize, &(String, Range<usize>))| {
            let own = &text[range.clone()];
            let (place, length) = place::leading(own)?;
            let is_whole = length == own.len() || at + 1 == items.len();
            is_whole.then(|| Subject {
                name: name.clone(),
                at: source(range),
                place: Some(place),
            })
        };
        let subjects: Option<Vec<Subject>> = items.iter().enumerate().map(one).collect();
        subjects.filter(|_| subject::is_name(&name))
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

/// Without glue at its ends, and without quotes that have no counterpart.
fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    const OPEN: [char; 2] = ['“', '‘'];
    const CLOSED: [char; 2] = ['”', '’'];
    let words = &text[range.clone()];
    let mut front = words.trim_start_matches(['”', '’', '"', '、', ' ']);
    if !front.contains(CLOSED) {
        front = front.trim_start_matches(OPEN);
    }
    let start = range.start + words.len() - front.len();
    let mut back = front.trim_end_matches(['“', '‘', '"', '、', ' ', '的']);
    if !back.contains(OPEN) {
        back = back.trim_end_matches(CLOSED);
    }
    start..start + back.len()
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
const LONGEST_LEAD: usize = 600;

/// Words behind which a number counts the noun that follows it.
const COUNTING: &[&str] = &["共有", "拥有", "现有", "已有", "实有", "共"];

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

/// What may stand right behind a number: the next statement about the same subject.
const TAILS: &[&str] = &[
    "同比", "环比", "比", "较", "占", "增长", "下降", "增", "降", "高于", "低于", "快于", "慢于", "好于", "居", "位居",
    "位列", "排", "列", "创", "且", "并", "其中", "按", "拉动", "、", "和", "与", "及", "以及", "，", "。", "；", "而",
    "但", "提高", "回落", "加快", "提升", "上升", "上涨", "减少", "增加", "由", "转为", "”", "在全", "稳居", "继续",
    "分别", "实际", "名义", "累计",
];
