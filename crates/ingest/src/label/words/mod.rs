//! The words of a label that tell basis, measure, prices and period, and their way off its name.

mod table;

use suishu_domain::{Basis, Measure, PriceBasis};

use super::{brackets, fragment};
use table::Tells::{self, Change, Growth, GrowthPrice, OnBefore, OnYear, Price};

/// Signs between the words of a label.
pub(super) const STOPS: [char; 8] = ['_', ':', '：', ';', '；', ',', '，', '|'];

/// What the words of a label tell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) basis: Option<Basis>,
    pub(super) measure: Option<Measure>,
    pub(super) is_chain: bool,
    pub(super) price_basis: Option<PriceBasis>,
    pub(super) period: Option<String>,
    /// A word of the basis that is a period too where it stands alone: 累计, 当月.
    pub(super) relative: Option<String>,
}

/// What stands before a growth that isn't over the year: 自然增长率, 年均增长, 两年平均增速.
const NO_GROWTH_OVER_THE_YEAR: [&str; 9] = ["自然", "机械", "年均", "平均", "复合", "年递", "净", "经济", "可持续"];

/// What stands before 累计 that has been counted since long ago.
const SINCE_LONG_AGO: [&str; 5] = ["历年", "历史", "开业以来", "建成以来", "有史以来"];

/// Takes the words off a label without its unit; `is_rate` tells of the unit, where there is one. Gives the name.
pub(super) fn strip(text: &str, is_rate: Option<bool>, told: &mut Told) -> String {
    if is_rate != Some(false)
        && let Some(period) = over_a_year(text)
    {
        told.take_period(period);
        told.measure = Some(Measure::YearOnYear);
        return String::new();
    }
    let text = out_of_brackets(text, is_rate, told);
    let text = out_of_segments(&text, is_rate, told);
    let name = off_ends(&text, is_rate, told);
    if told.price_basis.is_none() {
        told.price_basis = prices_within(&name);
    }
    // 本月实绩, 上年同期数: what stands beside the period says nothing.
    let is_timed = told.period.is_some() || told.basis.is_some();
    if is_timed && FILLERS.contains(&name.as_str()) {
        return String::new();
    }
    name
}

const FILLERS: [&str; 14] = [
    "数",
    "值",
    "额",
    "量",
    "数值",
    "数额",
    "数量",
    "总量",
    "实绩",
    "完成",
    "完成数",
    "完成额",
    "发生额",
    "实际完成",
];

/// What a text tells that is nothing but such words.
pub(super) fn whole(text: &str, is_rate: Option<bool>) -> Option<Told> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 80 {
        return None;
    }
    if fragment::is_period(text) && fragment::is_dated(text) {
        let mut told = Told::default();
        told.take_period(text);
        return Some(told);
    }
    let mut told = Told::default();
    off_ends(text, is_rate, &mut told).is_empty().then_some(told)
}

/// The name of a volume without 指数: 国内生产总值指数(上年=100) is the index of 国内生产总值. A price index is an indicator of its own.
pub(super) fn without_index(name: &str) -> String {
    const OWN: [&str; 13] = [
        "价", "景气", "信心", "经理", "预期", "满意", "发展", "综合", "环境", "定基", "CPI", "PPI", "PMI",
    ];
    match name.strip_suffix("指数") {
        Some("") => String::new(),
        Some(rest) if !OWN.iter().any(|word| rest.contains(word)) => rest.trim_end_matches('的').to_owned(),
        _ => name.to_owned(),
    }
}

/// Whether a name is that of an index.
pub(super) fn is_index(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with("指数")
        || name.ends_with(" index")
        || name == "index"
        || name.ends_with("指数cpi")
        || name.ends_with("指数ppi")
}

/// Brackets of nothing but words: (不变价), (累计), (2020年).
fn out_of_brackets(text: &str, is_rate: Option<bool>, told: &mut Told) -> String {
    let mut text = text.to_owned();
    for bracket in brackets::outer(&text.clone()).iter().rev() {
        if let Some(said) = whole(bracket.content(&text), is_rate)
            && told.agree(&said)
        {
            text = brackets::without(&text, &bracket.whole);
        }
    }
    text
}

/// Segments of nothing but words: `工业增加值:当月同比`, `CPI_当月同比_CPI_YoY`; a sign that only repeats the end of the name goes too.
fn out_of_segments(text: &str, is_rate: Option<bool>, told: &mut Told) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut first_segment = "";
    let mut begin = 0;
    let mut stop = "";
    while begin <= text.len() {
        let end = text[begin..].find(STOPS).map_or(text.len(), |at| begin + at);
        let segment = &text[begin..end];
        let is_words = whole(segment, is_rate).is_some_and(|said| told.agree(&said));
        let repeats = stop == "_"
            && !segment.is_empty()
            && segment.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && first_segment.strip_suffix(segment).is_some_and(|rest| !rest.is_ascii());
        if !is_words && !repeats {
            if !kept.is_empty() {
                kept.push_str(stop);
            }
            kept.push_str(segment);
            if first_segment.is_empty() {
                first_segment = segment.trim();
            }
        }
        let length = text[end..].chars().next().map_or(0, char::len_utf8);
        if length == 0 {
            break;
        }
        stop = &text[end..end + length];
        begin = end + length;
    }
    kept
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        STOPS.contains(&c) || c.is_whitespace() || matches!(c, '、' | '·' | '-' | '—' | '–' | '/')
    })
}

/// Takes words off both ends, as long as there are any.
fn off_ends(text: &str, is_rate: Option<bool>, told: &mut Told) -> String {
    let text = trim(text);
    // 构成(%): the parts of the whole that the name tells.
    if is_rate == Some(true)
        && let Some(rest) = text.strip_suffix("构成")
    {
        told.measure = told.measure.or(Some(Measure::Share));
        return trim(rest).to_owned();
    }
    if let Some(measure) = of_another_whole(text) {
        told.measure = told.measure.or(Some(measure));
        return text.to_owned();
    }
    let mut end = Behind {
        rest: text,
        is_rate,
        told: told.clone(),
        has_growth: false,
        has_comparison: false,
        open_change: None,
    };
    while end.take() {}
    let (rest, said) = end.settled();
    *told = said;
    let mut rest = rest;
    while let Some(behind) = off_front(rest, told) {
        rest = trim(behind);
    }
    rest.to_owned()
}

/// 占GDP比重, 对GDP增长的贡献率, 拉动GDP增长: of which whole the figure is a part belongs to the name.
fn of_another_whole(text: &str) -> Option<Measure> {
    let lower = text.to_lowercase();
    let is_share = ["比重", "比例", "份额", "比率", "百分比"]
        .iter()
        .any(|word| text.ends_with(word))
        && text.contains('占')
        && !text.ends_with("所占比重");
    if is_share || lower.contains("share of ") || lower.contains("as % of ") || lower.contains("as a share") {
        return Some(Measure::Share);
    }
    if text.ends_with("贡献率") && text.contains('对') || lower.contains("contribution share") {
        return Some(Measure::ContributionShare);
    }
    let pulls = text.contains("拉动") && (text.contains('对') || text.contains("增长") || text.contains("经济"));
    (pulls || lower.contains("contribution to ")).then_some(Measure::ContributionPoints)
}

/// Takes words off the end of a text.
struct Behind<'a> {
    rest: &'a str,
    is_rate: Option<bool>,
    told: Told,
    /// 增长, 增速.
    has_growth: bool,
    /// 同比, 环比.
    has_comparison: bool,
    /// The text and what it told before a change that needs a comparison before it.
    open_change: Option<(&'a str, Told)>,
}

impl<'a> Behind<'a> {
    /// Takes the next word, if there is one.
    fn take(&mut self) -> bool {
        self.rest = trim(self.rest);
        if self.told.period.is_none() {
            // 9月累计 is a period as a whole, before 累计 is a word.
            if fragment::is_dated(self.rest) && fragment::is_period(self.rest) {
                self.told.take_period(self.rest);
                self.rest = "";
                return true;
            }
            if let Some((before, period)) = fragment::tail(self.rest) {
                self.told.take_period(period);
                self.rest = before;
                return true;
            }
        }
        if let Some((before, tells, word)) = table::at_end(self.rest)
            && self.may(before, tells, word)
        {
            if tells == Change && !self.has_comparison {
                self.open_change = Some((self.rest, self.told.clone()));
            }
            if matches!(tells, OnYear | OnBefore(_)) {
                self.open_change = None;
                self.has_comparison = true;
            }
            self.has_growth |= tells == Growth;
            self.told.take(tells, word);
            self.rest = before;
            return true;
        }
        false
    }

    /// Whether a word may be taken, given what stands before it and what is told already.
    fn may(&self, before: &str, tells: Tells, word: &str) -> bool {
        let is_change = matches!(tells, OnYear | OnBefore(_) | Growth | Change);
        if is_change && self.is_rate == Some(false) {
            return false; // 同比多增(亿元) is a difference, and no measure tells one
        }
        match tells {
            Growth | Change => {
                !self.has_growth
                    && self.open_change.is_none()
                    && !compares_otherwise(before)
                    && !NO_GROWTH_OVER_THE_YEAR.iter().any(|word| before.ends_with(word))
            }
            OnYear | OnBefore(_) => {
                self.told.measure.is_none()
                    && !self.told.is_chain
                    && !(word == "annual" && !self.has_growth && self.open_change.is_none())
            }
            Tells::Measure(measure) => self.told.measure.is_none_or(|told| told == measure) && !self.has_growth,
            Tells::Basis(basis) => {
                self.told.basis.is_none_or(|told| told == basis)
                    && !SINCE_LONG_AGO.iter().any(|word| before.ends_with(word))
                    && !(word.starts_with('年') && before.ends_with(|c: char| c.is_ascii_digit()))
            }
            Price(price) => {
                // 2015年不变价 has a base of its own and stays in the name.
                self.told.price_basis.is_none_or(|told| told == price)
                    && !before.ends_with(['年', '期'])
                    && !before.ends_with(|c: char| c.is_ascii_digit())
            }
            GrowthPrice(_) => self.has_growth || self.has_comparison || self.open_change.is_some(),
        }
    }

    /// What is left, and what was told.
    fn settled(self) -> (&'a str, Told) {
        if let Some((rest, told)) = self.open_change {
            return (trim(rest), told);
        }
        let mut told = self.told;
        if self.has_growth && told.measure.is_none() && !told.is_chain {
            told.measure = Some(Measure::YearOnYear);
        }
        (trim(self.rest), told)
    }
}

/// Whether a change is told against neither the year nor the period before: 比年初增长, 比上年末增长, 比2019年增长.
fn compares_otherwise(before: &str) -> bool {
    const ENDS: [&str; 14] = [
        "年初",
        "月初",
        "期初",
        "年初数",
        "上年末",
        "上年底",
        "上年年末",
        "去年末",
        "去年底",
        "去年年末",
        "上月末",
        "上月底",
        "上季末",
        "上季度末",
    ];
    let against = before
        .rfind(['比', '较'])
        .map(|at| before[at..].trim_start_matches(['比', '较']).trim());
    let is_known = matches!(table::at_end(before), Some((_, OnYear | OnBefore(_), _)));
    !is_known && against.is_some_and(|against| ENDS.contains(&against) || fragment::is_period(against))
}

/// 2020年比2019年增长: two periods a year apart.
fn over_a_year(text: &str) -> Option<&str> {
    let (period, against) = text.split_once(['比', '较'])?;
    let (against, Growth, _) = table::at_end(against)? else {
        return None;
    };
    fragment::are_a_year_apart(against.trim(), period.trim()).then(|| period.trim())
}

/// A word or a period before the name.
fn off_front<'a>(text: &'a str, told: &mut Told) -> Option<&'a str> {
    if told.period.is_none()
        && let Some((period, rest)) = fragment::head(text)
    {
        told.take_period(period);
        return Some(rest);
    }
    let (word, tells, rest) = table::at_start(text)?;
    let fits = match tells {
        Tells::Basis(basis) => told.basis.is_none_or(|told| told == basis),
        Price(price) => told.price_basis.is_none_or(|told| told == price) && !rest.starts_with(['格', '指']),
        _ => true,
    };
    fits.then(|| {
        told.take(tells, word);
        rest
    })
}

/// Prices that a name tells and keeps: 2015年不变价, Real GDP.
fn prices_within(name: &str) -> Option<PriceBasis> {
    let lower = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&[
        "不变价",
        "可比价",
        "constant prices",
        "chained volume",
        "chain linked",
        "chain-linked",
    ]) || lower.starts_with("real gdp")
        || lower.starts_with("real gross domestic product")
    {
        return Some(PriceBasis::Constant);
    }
    has(&["现价", "当年价", "现行价", "current prices", "current price"]).then_some(PriceBasis::Current)
}

impl Told {
    fn take(&mut self, tells: Tells, word: &str) {
        match tells {
            Tells::Basis(basis) => {
                self.basis = Some(basis);
                self.relative.get_or_insert_with(|| word.to_owned());
            }
            Tells::Measure(measure) => self.measure = Some(measure),
            OnYear => self.measure = Some(Measure::YearOnYear),
            OnBefore(None) => self.is_chain = true,
            OnBefore(measure) => self.measure = measure,
            Growth | Change => {}
            Price(price) | GrowthPrice(price) => self.price_basis = Some(price),
        }
    }

    /// Takes a period and what its words say of the basis. 三季度 and 1-9月 say nothing that a column doesn't say better.
    fn take_period(&mut self, period: &str) {
        let basis = if period.contains("累计")
            || period.contains("以来")
            || period.contains("至今")
            || (period.ends_with("本月") && period != "本月")
        {
            Some(Basis::Cumulative)
        } else if period.ends_with(['末', '底']) || period.starts_with("截") {
            Some(Basis::End)
        } else if ["本月", "当月", "本季", "当季", "上月"]
            .iter()
            .any(|word| period.starts_with(word))
            || period.ends_with("当月")
            || period.ends_with("当季")
        {
            Some(Basis::Single)
        } else {
            None
        };
        self.basis = self.basis.or(basis);
        self.period = Some(period.to_owned());
    }

    /// Adds what another part of the label tells, unless the two contradict each other.
    fn agree(&mut self, other: &Self) -> bool {
        fn fits<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
            one.is_none() || other.is_none() || one == other
        }
        let agrees = fits(self.basis.as_ref(), other.basis.as_ref())
            && fits(self.measure.as_ref(), other.measure.as_ref())
            && fits(self.price_basis.as_ref(), other.price_basis.as_ref())
            && fits(self.period.as_ref(), other.period.as_ref());
        if agrees {
            self.basis = self.basis.or(other.basis);
            self.measure = self.measure.or(other.measure);
            self.is_chain |= other.is_chain && self.measure.is_none();
            self.price_basis = self.price_basis.or(other.price_basis);
            self.period = self.period.take().or_else(|| other.period.clone());
            self.relative = self.relative.take().or_else(|| other.relative.clone());
        }
        agrees
    }
}
