//! Periods inside labels: 2020年1-9月, 本月, 三季度. Finds where they stand; what they mean is the domain's grammar.

use suishu_domain::period::PeriodError;
use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{Period, PeriodReading};

/// No fragment is longer, in characters.
const LONGEST: usize = 26;

fn read(text: &str) -> Result<PeriodReading, PeriodError> {
    // Any year and any reference would do: what they are is for others to say.
    let context = Context {
        year: Some(2020),
        reference: Period::months(2020, 1, 9),
        holidays: None,
    };
    grammar::read(text, context)
}

/// Whether the whole text is a period, complete or not.
pub(super) fn is_period(text: &str) -> bool {
    !matches!(
        read(text),
        Err(PeriodError::Unreadable(_) | PeriodError::YearMissing(_) | PeriodError::ReferenceMissing(_))
    )
}

/// Whether the second period is the first one a year later.
pub(super) fn are_a_year_apart(before: &str, after: &str) -> bool {
    let period = |text: &str| read(text).ok().map(|reading| reading.period);
    period(before).is_some() && period(before) == period(after).and_then(|period| period.year_before())
}

/// Characters with which a period in a label may begin.
fn begins(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十〇本上下去今当前第全截自年".contains(c)
}

/// Characters with which a period in a label may end.
fn ends(c: char) -> bool {
    "年月季度日号末底计期份来今".contains(c)
}

/// Words behind a year that make it the base of prices, of a classification or of a comparison, not the period.
const OF_A_YEAR: [&str; 17] = [
    "比",
    "较",
    "以来",
    "价",
    "不变",
    "可比",
    "固定",
    "=",
    "基期",
    "为",
    "口径",
    "版",
    "分类",
    "国民经济行业",
    "平均",
    "均",
    "标准",
];

/// The period at the start of a text and what follows.
pub(super) fn head(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with(begins) {
        return None;
    }
    let ends_at = text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)).take(LONGEST);
    let candidates: Vec<usize> = ends_at.filter(|(_, c)| ends(*c)).map(|(end, _)| end).collect();
    candidates.into_iter().rev().find_map(|end| {
        let (period, rest) = text.split_at(end);
        let is_base = OF_A_YEAR.iter().any(|word| rest.starts_with(word));
        (!rest.is_empty() && !is_base && is_dated(period) && is_period(period)).then_some((period, rest))
    })
}

/// The period at the end of a text and what stands before.
pub(super) fn tail(text: &str) -> Option<(&str, &str)> {
    if !text.ends_with(ends) {
        return None;
    }
    let count = text.chars().count();
    let starts = text.char_indices().skip(count.saturating_sub(LONGEST));
    let candidates: Vec<usize> = starts.filter(|(_, c)| begins(*c)).map(|(at, _)| at).collect();
    candidates.into_iter().find_map(|at| {
        let (before, period) = text.split_at(at);
        let is_cut = before
            .ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | '–' | '~' | '至' | '.' | '/'))
            || before.ends_with(['比', '较', '第', '前', '为', '于', '自', '从', '至', '到', '占']);
        (!before.is_empty() && !is_cut && is_dated(period) && is_period(period)).then_some((before, period))
    })
}

/// Whether a text in a longer one is surely a period: it has a number with its unit, or is a phrase that means nothing else. 五一
/// begins many names, M2 is money, and 年末 is a word of the basis.
pub(super) fn is_dated(text: &str) -> bool {
    const PHRASES: [&str; 24] = [
        "本月",
        "1-本月",
        "1—本月",
        "1–本月",
        "1～本月",
        "1~本月",
        "1至本月",
        "一至本月",
        "本月止累计",
        "上月",
        "本季",
        "本季度",
        "上年同期",
        "去年同期",
        "上年同月",
        "去年同月",
        "本月末",
        "上年末",
        "去年末",
        "今年以来",
        "上半年",
        "下半年",
        "全年",
        "上年",
    ];
    if text.is_ascii() {
        // Q3 2020 has more than the year, and 2020 alone may be the year of prices.
        let digits = text.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4);
        return digits && text.contains(|c: char| c.is_ascii_alphabetic());
    }
    let has_number = text.contains(|c: char| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c));
    let has_unit = text.contains(['月', '季', '日', '号']) || text.contains('年') && text.len() >= "2020年".len();
    PHRASES.contains(&text) || (has_number && has_unit) || (text.contains("半年") && has_number)
}
