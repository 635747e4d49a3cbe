//! What is in force while a text is read: the period, the place, the subjects, the status. A sentence begins with what the sentence
//! before leaves clear; what it leaves in doubt stays in doubt until it is said anew.

use std::collections::BTreeSet;

use suishu_domain::period::PeriodError;
use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{FindingCode, Holidays, Period, PriceBasis, Span};

use super::folded::TextRange;
use super::in_force::{Doubt, InForce, Said, Subject, When};
use super::place::PlaceWord;
use super::subject;
use crate::Answers;

/// What one sentence says on the main line, apart from 其中 and brackets.
#[derive(Debug, Default)]
struct Account {
    whens: Vec<When>,
    places: Vec<PlaceWord>,
    subjects: Vec<Vec<Subject>>,
    has_figures: bool,
    /// Whether the first period of the text stands here.
    has_first: bool,
}

/// The scope of a text.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that the words may say, and any may stand with any"
)]
pub(super) struct Scope<'o> {
    answers: &'o Answers,
    holidays: &'o Holidays,
    reference: Option<Period>,
    year_hint: Option<i16>,
    /// The first period of months that the text names, and whether a heading does.
    first: Option<When>,
    first_is_heading: bool,
    has_others: bool,
    first_place: Option<PlaceWord>,
    text_year: Option<i16>,
    /// The years that the text has named.
    years: BTreeSet<i16>,
    /// Names of places that the text has begun with.
    named: BTreeSet<String>,
    /// What the paragraph carries from sentence to sentence.
    main: InForce,
    /// What holds in the sentence at hand.
    pub(super) now: InForce,
    account: Account,
    /// Behind 其中 and in brackets.
    is_aside: bool,
    brackets: Vec<(InForce, bool)>,
    /// The nouns with which the subjects of the sentence have ended so far.
    heads: BTreeSet<&'static str>,
    /// Whether the period in force is a detail told with one subject only.
    is_detail: bool,
    /// 按可比价格计算，下同.
    pub(super) prices_of_growth: Option<PriceBasis>,
}

impl<'o> Scope<'o> {
    pub(super) fn new(
        answers: &'o Answers,
        holidays: &'o Holidays,
        reference: Option<Period>,
        file_name: &str,
    ) -> Self {
        Self {
            answers,
            holidays,
            reference,
            year_hint: crate::layout::year_in(file_name),
            first: None,
            first_is_heading: false,
            has_others: false,
            first_place: None,
            text_year: None,
            years: BTreeSet::new(),
            named: BTreeSet::new(),
            main: InForce::default(),
            now: InForce::default(),
            account: Account::default(),
            is_aside: false,
            brackets: Vec::new(),
            heads: BTreeSet::new(),
            is_detail: false,
            prices_of_growth: None,
        }
    }

    /// A paragraph begins: the period of the text holds again, subjects don't.
    pub(super) fn paragraph(&mut self) {
        let when = match (&self.first, self.has_others && !self.first_is_heading) {
            (None, _) => Said::Nothing,
            (Some(first), false) => Said::Clear(first.clone()),
            (Some(_), true) => Said::Unclear,
        };
        self.main = InForce {
            when,
            place: self.first_place.clone().map_or(Said::Nothing, Said::Clear),
            year: self.text_year,
            ..InForce::default()
        };
        self.now = self.main.clone();
    }

    /// A sentence begins; `goes_on` when it continues the one before (其中, 分产业看).
    pub(super) fn sentence(&mut self, goes_on: bool) {
        let last = std::mem::replace(&mut self.now, self.main.clone());
        if goes_on {
            self.now = InForce {
                subjects: last.subjects.clone(),
                when: last.when,
                place: last.place,
                status: last.status,
                price_basis: last.price_basis,
                year: last.year,
            };
        } else {
            self.now.status = None;
            self.now.price_basis = None;
            self.heads.clear();
        }
        self.account = Account::default();
        self.is_aside = false;
        self.is_detail = false;
        self.brackets.clear();
    }

    /// A sentence ends: what it leaves clear holds for the next.
    pub(super) fn end_of_sentence(&mut self, goes_on: bool) {
        while self.close() {}
        self.first_is_heading |= self.account.has_first && !self.account.has_figures;
        self.account.whens.retain(|when| {
            let is_date = matches!(when.period().map(|period| period.span()), Some(Span::Days(1)));
            !is_date || self.account.has_figures
        });
        if goes_on {
            return;
        }
        let before_is_span = matches!(&self.main.when, Said::Clear(when) if !is_point(when));
        let mut distinct: Vec<When> = Vec::new();
        for when in &self.account.whens {
            // Two are as unclear as many.
            if distinct.len() < 2 && !distinct.iter().any(|known| known.same_as(when)) {
                distinct.push(when.clone());
            }
        }
        self.main.when = match distinct.as_slice() {
            // 截至9月末 says nothing of what the sentence behind it is of.
            [point] if is_point(point) && before_is_span => Said::Unclear,
            said => self.main.when.after(said),
        };
        self.main.place = self.main.place.after(&self.account.places);
        self.main.subjects = self.main.subjects.after(&self.account.subjects);
        self.main.year = self.now.year;
    }

    /// Whether the last sentence's figures are still the only ones: a heading has none before it.
    pub(super) fn figure_taken(&mut self) {
        self.account.has_figures = true;
    }

    /// 其中: what follows in this sentence is told aside.
    pub(super) fn aside(&mut self) {
        self.is_aside = true;
    }

    /// A bracket opens.
    pub(super) fn open(&mut self) {
        /// Deeper brackets are no text.
        const DEEPEST: usize = 16;
        if self.brackets.len() < DEEPEST {
            self.brackets.push((self.now.clone(), self.is_aside));
            self.is_aside = true;
        }
    }

    /// A bracket closes: what held before it holds again.
    pub(super) fn close(&mut self) -> bool {
        match self.brackets.pop() {
            Some((before, is_aside)) => {
                self.now = before;
                self.is_aside = is_aside;
                true
            }
            None => false,
        }
    }

    /// The period that words name here.
    pub(super) fn read(&self, words: &str, at: Option<TextRange>) -> When {
        let bare = words.trim_matches(['“', '”', '"', '‘', '’']);
        let in_force = match &self.now.when {
            Said::Clear(when) => when.period(),
            _ => None,
        };
        let leans_on_now = ["今年", "去年", "上年", "本年"]
            .iter()
            .any(|word| bare.starts_with(word));
        let is_same_span = bare.contains("同期");
        let answered = self
            .answers
            .year
            .or(self.reference.map(|period| period.last_day().year()));
        let year = if leans_on_now {
            answered.or(self.only_year())
        } else {
            self.now.year.or(answered)
        };
        // 今年 needs no more than the year; 本月 and 上年同期 lean on the period in force.
        let reference = if bare.contains("以来") {
            let first = self.first.as_ref().and_then(When::period);
            self.reference
                .or(first)
                .filter(|period| Some(period.last_day().year()) == year)
        } else if leans_on_now && !is_same_span {
            year.and_then(Period::year)
        } else {
            in_force.or(self.reference)
        };
        let context = Context {
            year,
            reference,
            holidays: Some(self.holidays),
        };
        let reading = grammar::read(bare, context).map_err(|error| self.doubt(&error));
        When {
            reading,
            words: bare.to_owned(),
            at,
        }
    }

    /// The year that 今年 is: that of the heading, or the only one of the text.
    fn only_year(&self) -> Option<i16> {
        let is_only = self.years.len() == 1 || self.first_is_heading;
        self.text_year.filter(|_| is_only)
    }

    fn doubt(&self, error: &PeriodError) -> Doubt {
        let (code, suggestion) = match error {
            PeriodError::Unreadable(_) | PeriodError::HolidayUnknown(_) => (FindingCode::PeriodUnreadable, None),
            PeriodError::Ambiguous(_) => (FindingCode::PeriodAmbiguous, None),
            PeriodError::YearMissing(_) => {
                let year = self.year_hint.map_or_else(|| "…".to_owned(), |year| year.to_string());
                (FindingCode::PeriodUnreadable, Some(format!("--set year={year}")))
            }
            PeriodError::ReferenceMissing(_) => (FindingCode::PeriodUnreadable, Some("--set period=…".to_owned())),
        };
        Doubt { code, suggestion }
    }

    /// A period was said where it holds for what follows. A frame stands in a clause of its own (9月当月，).
    pub(super) fn say_when(&mut self, when: When, is_frame: bool) {
        self.is_detail = false;
        // 9月当月 beside 1—9月 is a detail of it, and nothing that goes on.
        let is_detail = ["当月", "当季", "单月", "单季"]
            .iter()
            .any(|word| when.words.contains(word))
            && matches!(self.now.when, Said::Clear(_));
        if is_detail {
            self.is_detail = !is_frame;
            self.now.when = Said::Clear(when);
            return;
        }
        if let Some(period) = when.period() {
            let is_one_year = period.start().year() == period.last_day().year();
            if is_one_year && names_year(&when.words) {
                self.now.year = Some(period.start().year());
                if !when.words.contains('今') && !when.words.contains("去年") && !when.words.contains("上年") {
                    self.years.extend(self.now.year);
                }
                if !self.is_aside {
                    self.text_year = self.text_year.or(self.now.year);
                }
            }
            if !self.is_aside && !matches!(period.span(), Span::Days(1)) {
                match &self.first {
                    None => {
                        self.account.has_first = true;
                        self.first = Some(when.clone());
                    }
                    Some(first) if !first.same_as(&when) => self.has_others = true,
                    Some(_) => {}
                }
            }
        }
        if !self.is_aside {
            self.account.whens.push(when.clone());
        }
        self.now.when = Said::Clear(when);
    }

    /// Another subject follows on 9月单月进出口: whether it is of that month too isn't clear.
    pub(super) fn end_of_detail(&mut self) {
        if std::mem::take(&mut self.is_detail) {
            self.now.when = Said::Unclear;
        }
    }

    /// The period that 同比 compares with: a holiday goes by its name.
    pub(super) fn year_before(&self, period: Period) -> Option<Period> {
        let holiday = self.holidays.same_of_year_before(period).map(|holiday| holiday.period);
        holiday.or_else(|| period.year_before())
    }

    /// 目前 and the like: a time that the text doesn't name.
    pub(super) fn say_now(&mut self) {
        self.now.when = Said::Unclear;
    }

    /// A place was said.
    pub(super) fn say_where(&mut self, place: PlaceWord) {
        if !self.is_aside {
            if let PlaceWord::Named(name) = &place {
                self.named.insert(name.clone());
            }
            self.account.places.push(place.clone());
            self.first_place.get_or_insert_with(|| place.clone());
        }
        self.now.place = Said::Clear(place);
    }

    /// Subjects were said.
    pub(super) fn say_what(&mut self, subjects: Vec<Subject>) {
        self.heads
            .extend(subjects.iter().filter_map(|subject| subject::head(&subject.name)));
        if !self.is_aside {
            self.account.subjects.push(subjects.clone());
        }
        self.now.subjects = Said::Clear(subjects);
    }

    /// The noun with which all subjects of the sentence have ended so far.
    pub(super) fn shared_head(&self) -> Option<&'static str> {
        self.heads.first().copied().filter(|_| self.heads.len() == 1)
    }

    /// The words at hand may be a new subject, or not.
    pub(super) fn lose_subject(&mut self) {
        self.now.subjects = Said::Unclear;
    }

    /// The name of a place word: 全市 is the city of the text, or the answer. `Err` holds the names that may be meant.
    pub(super) fn name_of(&self, place: Option<&PlaceWord>) -> Result<String, Vec<String>> {
        match place {
            Some(PlaceWord::Named(name)) => Ok(name.clone()),
            Some(PlaceWord::Own(class)) => {
                let suits = |name: &str| class_of(name).is_none_or(|own| own == *class);
                let named: Vec<String> = self
                    .named
                    .iter()
                    .filter(|name| class_of(name) == Some(*class))
                    .cloned()
                    .collect();
                let first = match &self.first_place {
                    Some(PlaceWord::Named(name)) if named.contains(name) => Some(name.clone()),
                    _ => None,
                };
                let answer = self.answers.region.clone().filter(|name| suits(name));
                match (named.len(), first, answer) {
                    (1, Some(first), _) => Ok(first),
                    (0, _, Some(answer)) => Ok(answer),
                    (_, _, Some(answer)) if named.contains(&answer) => Ok(answer),
                    (1, None, None) => Ok(named.concat()),
                    _ => Err(named),
                }
            }
            None => self.answers.region.clone().ok_or_else(Vec::new),
        }
    }
}

/// Whether the words themselves name a year.
fn names_year(words: &str) -> bool {
    words.contains('年')
        && words
            .chars()
            .filter(|c| c.is_ascii_digit() || "〇零○一二三四五六七八九".contains(*c))
            .count()
            >= 4
        || ["今年", "去年", "上年", "本年"]
            .iter()
            .any(|word| words.starts_with(word))
}

fn is_point(when: &When) -> bool {
    when.period().is_some_and(|period| period.span() == Span::Point)
}

/// The class of a place by the end of its name: 广州市 and 广州 are 市.
fn class_of(name: &str) -> Option<char> {
    if name.ends_with("特别行政区") || name.ends_with("大湾区") {
        return None;
    }
    if name.ends_with("自治区") {
        return Some('区');
    }
    match name.chars().next_back()? {
        '州' => Some('市'),
        c @ ('省' | '市' | '区' | '县' | '镇') => Some(c),
        _ => None,
    }
}
