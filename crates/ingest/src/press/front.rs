//! What stands before a subject: 其中, 初步核算, a period, a place, 累计, 实现. They are taken off from the front until a name begins.

use std::ops::Range;

use suishu_domain::{PriceBasis, Status};

use super::markers::{Marker, NAMES, markers};
use super::place::{self, PlaceWord};
use super::stretches;
use Marker::{Average, ByThen, Counts, Cumulative, Glue, GoesOn, Now, Part, Price, Standing};

/// The front of a clause, and what is left of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one thing that the words may say, and any may stand with any"
)]
pub(super) struct Front {
    /// 其中: what follows is part of what was told before.
    pub(super) is_part: bool,
    /// 分产业看: the sentence goes on with what was told before.
    pub(super) goes_on: bool,
    /// 初步核算, 预计, 目标.
    pub(super) status: Option<Status>,
    /// 按可比价格计算.
    pub(super) price_basis: Option<PriceBasis>,
    /// The words of the period, in bytes of the clause.
    pub(super) period: Option<Range<usize>>,
    /// 目前: a time that only the reader of the day knew.
    pub(super) is_now: bool,
    /// Where, and where in the clause that stands.
    pub(super) place: Option<PlaceWord>,
    pub(super) place_start: usize,
    /// 到2025年: a year by which something is to be, or has been.
    pub(super) is_by_then: bool,
    /// 累计.
    pub(super) is_cumulative: bool,
    /// 累计建成: what stands there by now.
    pub(super) is_standing: bool,
    /// 日均, 月均.
    pub(super) is_average: bool,
    /// 共有, 拥有: the subject may stand behind the number.
    pub(super) counts: bool,
    /// What is left.
    pub(super) rest: Range<usize>,
}

/// Reads the front of `text`; `periods` are the words of periods in it.
pub(super) fn read(text: &str, periods: &[Range<usize>]) -> Front {
    let mut front = Front::default();
    let mut at = 0;
    loop {
        let rest = &text[at..];
        if rest.is_empty() {
            break;
        }
        let is_name = NAMES.iter().any(|name| rest.starts_with(name)) || (at > 0 && rest.starts_with('、'));
        if let Some(length) = unnamed_years(rest) {
            front.is_now = true;
            at += length;
            continue;
        }
        let marker = markers()
            .filter(|(word, _)| rest.starts_with(word) && !(is_name && word.chars().count() < 3))
            .max_by_key(|(word, _)| word.len());
        let period = stretches::starting(periods, at);
        match (marker, period) {
            (Some((word, _)), Some(period)) if period.len() >= word.len() => {
                at = front.take_period(text, period);
            }
            (Some((word, marker)), _) => {
                front.mark(marker);
                at += word.len();
            }
            (None, Some(period)) => at = front.take_period(text, period),
            (None, None) => match place::leading(rest).filter(|_| front.place.is_none()) {
                Some((place, length)) => {
                    front.place = Some(place);
                    front.place_start = at;
                    at += length;
                }
                None => break,
            },
        }
    }
    front.goes_on |= looks_on(&text[at..]);
    if front.goes_on && looks_on(&text[at..]) {
        at = text.len();
    }
    front.rest = at..text.len();
    front
}

/// 过去五年, 五年来, 近年来: years that only the reader of the day can name. The length of the words.
fn unnamed_years(rest: &str) -> Option<usize> {
    if let Some(word) = ["近年来", "多年来", "历年来", "长期以来"]
        .iter()
        .find(|word| rest.starts_with(**word))
    {
        return Some(word.len());
    }
    let (before, behind) = ["过去的", "过去", "最近", "近"]
        .iter()
        .find_map(|word| Some((word.len(), rest.strip_prefix(word)?)))
        .unwrap_or((0, rest));
    let numerals = behind.trim_start_matches(|c| "一二两三四五六七八九十几".contains(c));
    let years = numerals.strip_prefix('年').filter(|_| numerals.len() < behind.len())?;
    let end = ["以来", "来", "间", "中", "内"]
        .iter()
        .find_map(|word| years.strip_prefix(word));
    let is_frame = before > 0 || end.is_some();
    is_frame.then(|| rest.len() - end.unwrap_or(years).len())
}

/// 分行业看, 从需求看, 从结构来看: the whole clause only leads on.
fn looks_on(rest: &str) -> bool {
    let ends = ["看", "来看", "来说", "分"].iter().any(|word| rest.ends_with(word));
    ends && ["分", "从", "按"].iter().any(|word| rest.starts_with(word))
}

impl Front {
    fn take_period(&mut self, text: &str, period: &Range<usize>) -> usize {
        // 同期 alone is the period in force.
        if &text[period.clone()] != "同期" {
            self.period = Some(period.clone());
            // 2020年以来 ends nobody knows when.
            let behind = &text[period.end..];
            let is_open = ["以来", "以后", "之后", "以前", "之前", "起"]
                .iter()
                .any(|word| behind.starts_with(word));
            self.is_now |= is_open && !text[period.clone()].ends_with("以来");
        }
        period.end
    }

    fn mark(&mut self, marker: Marker) {
        match marker {
            Part => self.is_part = true,
            GoesOn => self.goes_on = true,
            Marker::Status(status) => self.status = Some(status),
            Price(prices) => self.price_basis = Some(prices),
            Now => self.is_now = true,
            ByThen => self.is_by_then = true,
            Cumulative => self.is_cumulative = true,
            Standing => self.is_standing = true,
            Average => self.is_average = true,
            Counts => self.counts = true,
            Glue => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rest(text: &str) -> String {
        let mut periods: Vec<Range<usize>> = Vec::new();
        for (at, _) in text.char_indices() {
            if periods.last().is_none_or(|period| period.end <= at)
                && let Some(length) = crate::press::calendar::length(&text[at..])
            {
                periods.push(at..at + length);
            }
        }
        text[read(text, &periods).rest].to_owned()
    }

    #[test]
    fn a_name_begins_behind_period_place_and_glue() {
        for (text, expected) in [
            ("2020年前三季度全市实现地区生产总值", "地区生产总值"),
            ("全市完成固定资产投资", "固定资产投资"),
            ("其中9月份规模以上工业增加值", "规模以上工业增加值"),
            ("经初步核算", ""),
            ("分产业看", ""),
            ("从主要行业看", ""),
            ("截至9月末全市新基建在建项目", "新基建在建项目"),
            ("国庆假期北京路步行街日均客流量", "客流量"),
            ("有效发明专利", "有效发明专利"),
            ("在建项目", "在建项目"),
            ("广州市2020年地区生产总值", "地区生产总值"),
        ] {
            assert_eq!(rest(text), expected, "the name in {text}");
        }
    }
}
