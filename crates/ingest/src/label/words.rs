//! The words of a label that tell basis, measure, prices and period, and their way off its name.

use suishu_domain::{Basis, Measure, PriceBasis};

use super::{brackets, fragment};

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

/// What a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    Basis(Basis),
    Measure(Measure),
    /// 同比, 比上年: whose change is told is the year before.
    OnYear,
    /// 环比, 比上月.
    OnBefore(Option<Measure>),
    /// 增长, 增速: a change, over the year unless another word stands before it.
    Growth,
    /// 增加, 变动: a change only where a comparison stands before it.
    Change,
    Price(PriceBasis),
    /// 实际, 名义: prices of a growth.
    GrowthPrice(PriceBasis),
}

use Tells::{Change, Growth, GrowthPrice, OnBefore, OnYear, Price};

const SINGLE: Tells = Tells::Basis(Basis::Single);
const CUMULATIVE: Tells = Tells::Basis(Basis::Cumulative);
const END: Tells = Tells::Basis(Basis::End);
const AVERAGE: Tells = Tells::Basis(Basis::Average);
const CONSTANT: Tells = Price(PriceBasis::Constant);
const CURRENT: Tells = Price(PriceBasis::Current);
const COMPARABLE: Tells = Price(PriceBasis::Comparable);
const MONTH: Tells = OnBefore(Some(Measure::MonthOnMonth));
const QUARTER: Tells = OnBefore(Some(Measure::QuarterOnQuarter));

/// Chinese words behind a name; the longest that fits counts.
const BEHIND: &[(&str, Tells)] = &[
    ("当季值", SINGLE),
    ("当季数", SINGLE),
    ("当季度", SINGLE),
    ("当季", SINGLE),
    ("单季", SINGLE),
    ("单季值", SINGLE),
    ("本季", SINGLE),
    ("本季度", SINGLE),
    ("当月值", SINGLE),
    ("当月数", SINGLE),
    ("当月", SINGLE),
    ("单月", SINGLE),
    ("单月值", SINGLE),
    ("本月数", SINGLE),
    ("当期值", SINGLE),
    ("当期数", SINGLE),
    ("当期", SINGLE),
    ("本期值", SINGLE),
    ("本期数", SINGLE),
    ("当日值", SINGLE),
    ("累计值", CUMULATIVE),
    ("累计数", CUMULATIVE),
    ("累计额", CUMULATIVE),
    ("本年累计", CUMULATIVE),
    ("本年累计数", CUMULATIVE),
    ("本年累计值", CUMULATIVE),
    ("年初累计", CUMULATIVE),
    ("自年初累计", CUMULATIVE),
    ("年初至今累计", CUMULATIVE),
    ("年初至今", CUMULATIVE),
    ("年累计", CUMULATIVE),
    ("累计", CUMULATIVE),
    ("期末值", END),
    ("期末数", END),
    ("期末", END),
    ("年末值", END),
    ("年末数", END),
    ("年末", END),
    ("年底", END),
    ("月末值", END),
    ("月末数", END),
    ("月末", END),
    ("季末", END),
    ("季末值", END),
    ("平均值", AVERAGE),
    ("期平均", AVERAGE),
    ("期平均值", AVERAGE),
    ("绝对量", Tells::Measure(Measure::Level)),
    ("绝对数", Tells::Measure(Measure::Level)),
    ("绝对值", Tells::Measure(Measure::Level)),
    ("绝对额", Tells::Measure(Measure::Level)),
    ("发展速度", Tells::Measure(Measure::Index)),
    ("占比", Tells::Measure(Measure::Share)),
    ("比重", Tells::Measure(Measure::Share)),
    ("所占比重", Tells::Measure(Measure::Share)),
    ("的比重", Tells::Measure(Measure::Share)),
    ("构成比", Tells::Measure(Measure::Share)),
    ("贡献率", Tells::Measure(Measure::ContributionShare)),
    ("拉动", Tells::Measure(Measure::ContributionPoints)),
    ("拉动率", Tells::Measure(Measure::ContributionPoints)),
    ("同比", OnYear),
    ("比上年同期", OnYear),
    ("比去年同期", OnYear),
    ("较上年同期", OnYear),
    ("较去年同期", OnYear),
    ("比上年同月", OnYear),
    ("比去年同月", OnYear),
    ("较上年同月", OnYear),
    ("较去年同月", OnYear),
    ("比上年同季", OnYear),
    ("比去年同季", OnYear),
    ("比上年", OnYear),
    ("比去年", OnYear),
    ("较上年", OnYear),
    ("较去年", OnYear),
    ("比同期", OnYear),
    ("与上年同期相比", OnYear),
    ("与去年同期相比", OnYear),
    ("与上年相比", OnYear),
    ("同期比", OnYear),
    ("环比", OnBefore(None)),
    ("比上期", OnBefore(None)),
    ("较上期", OnBefore(None)),
    ("月环比", MONTH),
    ("月度环比", MONTH),
    ("比上月", MONTH),
    ("较上月", MONTH),
    ("季环比", QUARTER),
    ("季度环比", QUARTER),
    ("比上季度", QUARTER),
    ("较上季度", QUARTER),
    ("比上季", QUARTER),
    ("较上季", QUARTER),
    ("增长速度", Growth),
    ("增长率", Growth),
    ("增长", Growth),
    ("增速", Growth),
    ("增幅", Growth),
    ("增减率", Growth),
    ("增减幅度", Growth),
    ("增减幅", Growth),
    ("增减", Growth),
    ("涨跌幅", Growth),
    ("涨跌幅度", Growth),
    ("涨幅", Growth),
    ("±", Growth),
    ("+-", Growth),
    ("+/-", Growth),
    ("的增长", Growth),
    ("的增速", Growth),
    ("增加", Change),
    ("减少", Change),
    ("上涨", Change),
    ("升降", Change),
    ("涨跌", Change),
    ("变动", Change),
    ("变化", Change),
    ("变动率", Change),
    ("变化率", Change),
    ("增", Change),
    ("不变价格", CONSTANT),
    ("不变价", CONSTANT),
    ("可比价格", CONSTANT),
    ("可比价", CONSTANT),
    ("按不变价格计算", CONSTANT),
    ("按不变价计算", CONSTANT),
    ("按可比价格计算", CONSTANT),
    ("按可比价计算", CONSTANT),
    ("按不变价格", CONSTANT),
    ("按可比价格", CONSTANT),
    ("按可比价", CONSTANT),
    ("按不变价", CONSTANT),
    ("扣除价格因素", CONSTANT),
    ("现行价格", CURRENT),
    ("现价", CURRENT),
    ("当年价格", CURRENT),
    ("当年价", CURRENT),
    ("按当年价格计算", CURRENT),
    ("按现价计算", CURRENT),
    ("按现行价格计算", CURRENT),
    ("按当年价格", CURRENT),
    ("按现价", CURRENT),
    ("按当年价", CURRENT),
    ("按当年价计算", CURRENT),
    ("可比口径", COMPARABLE),
    ("按可比口径", COMPARABLE),
    ("按可比口径计算", COMPARABLE),
    ("同口径", COMPARABLE),
    ("实际", GrowthPrice(PriceBasis::Constant)),
    ("名义", GrowthPrice(PriceBasis::Current)),
];

/// English words behind a name, in lower case and as whole words.
const BEHIND_ENGLISH: &[(&str, Tells)] = &[
    ("y/y", OnYear),
    ("yoy", OnYear),
    ("y-o-y", OnYear),
    ("year-on-year", OnYear),
    ("year on year", OnYear),
    ("year-over-year", OnYear),
    ("year over year", OnYear),
    ("annual", OnYear),
    ("from year ago", OnYear),
    ("on previous year", OnYear),
    ("on year", OnYear),
    ("same period previous year", OnYear),
    ("on the same period of the previous year", OnYear),
    ("on same period of previous year", OnYear),
    ("compared to same period in previous year", OnYear),
    ("over 12 months", OnYear),
    ("12-month", OnYear),
    ("over the same period of last year", OnYear),
    ("over same period of last year", OnYear),
    ("over last year", OnYear),
    ("over the previous year", OnYear),
    ("to previous year", OnYear),
    ("q/q", QUARTER),
    ("qoq", QUARTER),
    ("q-o-q", QUARTER),
    ("quarter-on-quarter", QUARTER),
    ("quarter on quarter", QUARTER),
    ("quarter-over-quarter", QUARTER),
    ("on previous quarter", QUARTER),
    ("m/m", MONTH),
    ("mom", MONTH),
    ("m-o-m", MONTH),
    ("month-on-month", MONTH),
    ("month on month", MONTH),
    ("month-over-month", MONTH),
    ("on previous month", MONTH),
    ("previous period", OnBefore(None)),
    ("on previous period", OnBefore(None)),
    ("growth", Growth),
    ("growth rate", Growth),
    ("rate of growth", Growth),
    ("change", Change),
    ("% change", Change),
    ("percent change", Change),
    ("percentage change", Change),
    ("rate", Change),
    ("increase", Change),
    ("cumulative", CUMULATIVE),
    ("cumulated", CUMULATIVE),
    ("accumulated", CUMULATIVE),
    ("year to date", CUMULATIVE),
    ("year-to-date", CUMULATIVE),
    ("ytd", CUMULATIVE),
    ("cumuyear", CUMULATIVE),
    ("end of period", END),
    ("end-of-period", END),
    ("eop", END),
    ("period average", AVERAGE),
    ("current prices", CURRENT),
    ("at current prices", CURRENT),
    ("current price", CURRENT),
    ("in current prices", CURRENT),
    ("constant prices", CONSTANT),
    ("at constant prices", CONSTANT),
    ("constant price", CONSTANT),
    ("in constant prices", CONSTANT),
    ("chained volume measures", CONSTANT),
    ("chain linked volumes", CONSTANT),
    ("chain-linked volumes", CONSTANT),
];

/// Words before a name.
const BEFORE: &[(&str, Tells)] = &[
    ("当月", SINGLE),
    ("当季", SINGLE),
    ("当期", SINGLE),
    ("单季", SINGLE),
    ("单月", SINGLE),
    ("本年累计", CUMULATIVE),
    ("自年初累计", CUMULATIVE),
    ("年初累计", CUMULATIVE),
    ("期末", END),
    ("年末", END),
    ("年底", END),
    ("月末", END),
    ("季末", END),
    ("按不变价计算的", CONSTANT),
    ("按可比价格计算的", CONSTANT),
    ("不变价", CONSTANT),
    ("可比价", CONSTANT),
    ("现价", CURRENT),
];

/// What stands before a growth that isn't over the year: 自然增长率, 年均增长, 两年平均增速.
const NO_GROWTH_OVER_THE_YEAR: [&str; 9] = ["自然", "机械", "年均", "平均", "复合", "年递", "净", "经济", "可持续"];

/// What stands before 累计 that has been counted since long ago.
const SINCE_LONG_AGO: [&str; 5] = ["历年", "历史", "开业以来", "建成以来", "有史以来"];

/// Takes the words off a label without its unit; `is_rate` tells of the unit, where there is one. Gives the name.
pub(super) fn strip(text: &str, is_rate: Option<bool>, told: &mut Told) -> String {
    let text = out_of_brackets(text, is_rate, told);
    let text = out_of_segments(&text, is_rate, told);
    let name = off_ends(&text, is_rate, told);
    if told.price_basis.is_none() {
        told.price_basis = prices_within(&name);
    }
    name
}

/// What a text tells that is nothing but such words.
pub(super) fn whole(text: &str, is_rate: Option<bool>) -> Option<Told> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 40 {
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
    const OWN: [&str; 10] = [
        "价", "景气", "信心", "经理", "预期", "满意", "发展", "综合", "环境", "定基",
    ];
    match name.strip_suffix("指数") {
        Some(rest)
            if !rest.is_empty()
                && !OWN.iter().any(|word| rest.contains(word))
                && rest.chars().all(|c| !c.is_ascii()) =>
        {
            rest.trim_end_matches('的').to_owned()
        }
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
        if let Some((before, tells, word)) = longest(self.rest)
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

/// The longest word at the end, and what stands before it.
fn longest(text: &str) -> Option<(&str, Tells, &str)> {
    let chinese = BEHIND
        .iter()
        .filter(|(word, _)| text.ends_with(word))
        .max_by_key(|(word, _)| word.len());
    if let Some((word, tells)) = chinese {
        return Some((&text[..text.len() - word.len()], *tells, word));
    }
    let fits = |word: &str| {
        let at = text
            .len()
            .checked_sub(word.len())
            .filter(|at| text.is_char_boundary(*at))?;
        let (before, end) = text.split_at(at);
        let is_word = !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'));
        (end.eq_ignore_ascii_case(word) && is_word).then_some(before)
    };
    let english = BEHIND_ENGLISH
        .iter()
        .filter_map(|(word, tells)| Some((fits(word)?, *tells, *word)));
    english.max_by_key(|(_, _, word)| word.len())
}

/// A word or a period before the name.
fn off_front<'a>(text: &'a str, told: &mut Told) -> Option<&'a str> {
    if told.period.is_none()
        && let Some((period, rest)) = fragment::head(text)
    {
        told.take_period(period);
        return Some(rest);
    }
    let (word, tells) = BEFORE
        .iter()
        .find(|(word, _)| text.starts_with(word) && text.len() > word.len())?;
    let rest = &text[word.len()..];
    let fits = match tells {
        Tells::Basis(basis) => told.basis.is_none_or(|told| told == *basis),
        Price(price) => told.price_basis.is_none_or(|told| told == *price) && !rest.starts_with(['格', '指']),
        _ => true,
    };
    fits.then(|| {
        told.take(*tells, word);
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
