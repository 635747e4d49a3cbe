//! The words themselves, and what each tells. Words of one meaning stand in one list, parted by `|`.

use suishu_domain::{Basis, Measure, PriceBasis};

use Tells::{Change, Growth, GrowthPrice, OnBefore, OnYear, Price};

/// What a word tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
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
const BEHIND: &[(Tells, &str)] = &[
    (
        SINGLE,
        "当季值|当季数|当季度|当季|单季|单季值|本季|本季度|当月值|当月数|当月|单月|\
        单月值|本月数|当期值|当期数|当期|本期值|本期数|当日值",
    ),
    (
        CUMULATIVE,
        "累计值|累计数|累计额|本年累计|本年累计数|本年累计值|年初累计|自年初累计|\
        年初至今累计|年初至今|年累计|累计",
    ),
    (
        END,
        "期末值|期末数|期末|年末值|年末数|年末|年底|月末值|月末数|月末|季末|季末值",
    ),
    (AVERAGE, "平均值|期平均|期平均值"),
    (Tells::Measure(Measure::Level), "绝对量|绝对数|绝对值|绝对额"),
    (Tells::Measure(Measure::Index), "发展速度"),
    (Tells::Measure(Measure::Share), "占比|比重|所占比重|的比重|构成比"),
    (Tells::Measure(Measure::ContributionShare), "贡献率"),
    (Tells::Measure(Measure::ContributionPoints), "拉动|拉动率"),
    (
        OnYear,
        "同比|比上年同期|比去年同期|较上年同期|较去年同期|比上年同月|比去年同月|较上年同月|\
        较去年同月|比上年同季|比去年同季|比上年|比去年|较上年|较去年|比同期|与上年同期相比|\
        与去年同期相比|与上年相比|同期比",
    ),
    (OnBefore(None), "环比|比上期|较上期"),
    (MONTH, "月环比|月度环比|比上月|较上月"),
    (QUARTER, "季环比|季度环比|比上季度|较上季度|比上季|较上季"),
    (
        Growth,
        "增长速度|增长率|增长|增速|增幅|增减率|增减幅度|增减幅|增减|\
        ±|+-|+/-|的增长|的增速",
    ),
    (
        Change,
        "涨跌幅|涨跌幅度|涨幅|增加|减少|上涨|升降|涨跌|变动|变化|变动率|变化率|增",
    ),
    (
        CONSTANT,
        "不变价格|不变价|可比价格|可比价|按不变价格计算|按不变价计算|按可比价格计算|\
        按可比价计算|按不变价格|按可比价格|按可比价|按不变价|扣除价格因素",
    ),
    (
        CURRENT,
        "现行价格|现价|当年价格|当年价|按当年价格计算|按现价计算|按现行价格计算|按当年价格|\
        按现价|按当年价|按当年价计算",
    ),
    (COMPARABLE, "可比口径|按可比口径|按可比口径计算|同口径"),
    (GrowthPrice(PriceBasis::Constant), "实际"),
    (GrowthPrice(PriceBasis::Current), "名义"),
];

/// English words behind a name, in lower case and as whole words.
const BEHIND_ENGLISH: &[(Tells, &str)] = &[
    (
        OnYear,
        "y/y|yoy|y-o-y|year-on-year|year on year|year-over-year|year over year|annual|from year ago|\
        on previous year|on year|same period previous year|on the same period of the previous year|\
        on same period of previous year|compared to same period in previous year|over 12 months|\
        12-month|over the same period of last year|over same period last year|over the same period last year|\
            over the same period of the previous year|from the same period last year|\
            compared with the same period last year|gegenüber vorjahr|gegenüber dem vorjahr|zum vorjahr|\
            gegenüber vorjahresmonat|zum vorjahresmonat|gegenüber vorjahresquartal|zum vorjahresquartal|over same period of last year|over last year|\
        over the previous year|to previous year",
    ),
    (
        QUARTER,
        "q/q|qoq|q-o-q|quarter-on-quarter|quarter on quarter|quarter-over-quarter|on previous quarter",
    ),
    (
        MONTH,
        "m/m|mom|m-o-m|month-on-month|month on month|month-over-month|on previous month",
    ),
    (OnBefore(None), "previous period|on previous period"),
    (Growth, "growth|growth rate|rate of growth"),
    (
        Change,
        "change|% change|percent change|percentage change|increase|veränderung|veränderungsrate",
    ),
    (
        CUMULATIVE,
        "cumulative|cumulated|accumulated|year to date|year-to-date|ytd|cumuyear",
    ),
    (SINGLE, "current quarter|current month|current period"),
    (END, "end of period|end-of-period|eop"),
    (AVERAGE, "period average"),
    (
        CURRENT,
        "current prices|at current prices|current price|in current prices",
    ),
    (
        CONSTANT,
        "constant prices|at constant prices|constant price|in constant prices|chained volume measures|\
        chain linked volumes|chain-linked volumes",
    ),
];

/// Words before a name.
const BEFORE: &[(Tells, &str)] = &[
    (SINGLE, "当月|当季|当期|单季|单月"),
    (CUMULATIVE, "本年累计|自年初累计|年初累计"),
    (END, "期末|年末|年底|月末|季末|year-end "),
    (CONSTANT, "按不变价计算的|按可比价格计算的|不变价|可比价"),
    (CURRENT, "现价"),
];

/// The longest word at the end of a text, what it tells, and what stands before it.
pub(super) fn at_end(text: &str) -> Option<(&str, Tells, &'static str)> {
    let chinese = entries(BEHIND).filter(|(_, word)| text.ends_with(word));
    if let Some((tells, word)) = chinese.max_by_key(|(_, word)| word.len()) {
        return Some((&text[..text.len() - word.len()], tells, word));
    }
    let before = |word: &str| {
        let at = text.len().checked_sub(word.len())?;
        let (before, end) = text.split_at_checked(at)?;
        let is_word = !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'));
        (end.eq_ignore_ascii_case(word) && is_word).then_some(before)
    };
    let english = entries(BEHIND_ENGLISH).filter_map(|(tells, word)| Some((before(word)?, tells, word)));
    english.max_by_key(|(.., word)| word.len())
}

/// The word at the start of a longer text, what it tells, and what follows.
pub(super) fn at_start(text: &str) -> Option<(&'static str, Tells, &str)> {
    let fits = entries(BEFORE).filter_map(|(tells, word)| {
        let (start, rest) = text.split_at_checked(word.len())?;
        start.eq_ignore_ascii_case(word).then_some((word, tells, rest))
    });
    fits.filter(|(.., rest)| !rest.is_empty())
        .max_by_key(|(word, ..)| word.len())
}

fn entries(table: &'static [(Tells, &'static str)]) -> impl Iterator<Item = (Tells, &'static str)> {
    table
        .iter()
        .flat_map(|(tells, words)| words.split('|').map(|word| (*tells, word)))
}
