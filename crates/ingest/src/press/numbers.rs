//! Where numbers stand in a clause, apart from those that are names: 5G, 第3位, 500强, 穗府〔2020〕1号.

use std::ops::Range;

use super::quantity::{self, Quantity};
use super::stretches;

/// A number of a list, with the verb that stands before it, if one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item<'a> {
    pub(super) quantity: Quantity<'a>,
    pub(super) range: Range<usize>,
    /// Where its verb begins, or the number itself.
    pub(super) verb_start: usize,
    /// 增长 or 下降 between two numbers of a list: whether it goes down.
    pub(super) change: Option<bool>,
}

/// Something in a clause that tells how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// A number, or several with only separators between.
    Numbers(Vec<Item<'a>>),
    /// 持平.
    Level(Range<usize>),
}

impl Found<'_> {
    /// Where it begins.
    pub(super) fn start(&self) -> usize {
        match self {
            Self::Numbers(items) => items.first().map_or(0, |item| item.range.start),
            Self::Level(range) => range.start,
        }
    }

    /// Where it ends.
    pub(super) fn end(&self) -> usize {
        match self {
            Self::Numbers(items) => items.last().map_or(0, |item| item.range.end),
            Self::Level(range) => range.end,
        }
    }
}

/// The first thing that tells how much at or behind `from`; digits in `masks` (periods, names in quotes) don't count.
pub(super) fn next<'a>(text: &'a str, from: usize, masks: &[Range<usize>]) -> Option<Found<'a>> {
    let mut at = from;
    while at < text.len() {
        if let Some(mask) = stretches::holding(masks, at) {
            at = mask.end;
            continue;
        }
        let rest = &text[at..];
        let c = rest.chars().next()?;
        if rest.starts_with("持平") {
            return Some(Found::Level(at..at + "持平".len()));
        }
        if !c.is_ascii_digit() {
            at += c.len_utf8();
            continue;
        }
        if is_name(text, at) {
            at += run(rest);
            continue;
        }
        let quantity = quantity::read(rest)?;
        let range = at..at + quantity.length;
        let mut items = vec![Item {
            quantity,
            verb_start: range.start,
            range,
            change: None,
        }];
        let is_distributed = text[from..at].contains("分别");
        while let Some(item) = items
            .last()
            .and_then(|last| following(text, last.range.end, masks, is_distributed))
        {
            items.push(item);
        }
        return Some(Found::Numbers(items));
    }
    None
}

/// The next number of a list: a separator, perhaps a verb, and digits.
fn following<'a>(text: &'a str, end: usize, masks: &[Range<usize>], takes_verbs: bool) -> Option<Item<'a>> {
    let rest = &text[end..];
    let behind = ["以及", "、", "和", "与", "及"]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    let verb_start = text.len() - behind.len();
    let (behind, change) = [
        ("增长", false),
        ("上涨", false),
        ("提高", false),
        ("下降", true),
        ("下跌", true),
        ("减少", true),
    ]
    .iter()
    .filter(|_| takes_verbs)
    .find_map(|(word, is_down)| Some((behind.strip_prefix(word)?, Some(*is_down))))
    .unwrap_or((behind, None));
    let start = text.len() - behind.len();
    let begins = behind.starts_with(|c: char| c.is_ascii_digit());
    if !begins || stretches::holding(masks, start).is_some() || is_name(text, start) {
        return None;
    }
    let quantity = quantity::read(behind)?;
    Some(Item {
        range: start..start + quantity.length,
        verb_start,
        quantity,
        change,
    })
}

fn run(text: &str) -> usize {
    text.bytes()
        .take_while(|byte| byte.is_ascii_digit() || *byte == b'.')
        .count()
        .max(1)
}

/// Whether digits are part of a name or of an ordinal.
fn is_name(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    let digits = run(&text[at..]);
    let behind = &text[at + digits..];
    let is_ordinal = match before {
        Some('第' | '双' | '“' | '_' | '·') => true,
        Some('前') => ["位", "名", "强", "大", "列"]
            .iter()
            .any(|word| behind.starts_with(word)),
        Some('-') => text[..at - 1].ends_with(|c: char| c.is_ascii_alphabetic()),
        Some(c) => c.is_ascii_alphabetic(),
        None => false,
    };
    let names = [
        "号", "强", "版", "届", "期", "世纪", "街区", "工程", "行动", "计划", "热线", "专线", "型", "后",
    ];
    let is_lettered = behind.starts_with(|c: char| c.is_ascii_alphabetic())
        && quantity::read(&text[at..]).is_none_or(|quantity| quantity.base.is_empty());
    is_ordinal || is_lettered || names.iter().any(|word| behind.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(next) = next(text, at, &[]) {
            match &next {
                Found::Numbers(items) => found.extend(items.iter().map(|item| &text[item.range.clone()])),
                Found::Level(range) => found.push(&text[range.clone()]),
            }
            at = next.end();
        }
        assert_eq!(found, expected, "the numbers of {text}");
    }

    #[test]
    fn numbers_are_found_and_names_are_not() {
        check("5G基站3.5万座", &["3.5万座"]);
        check("第3位", &[]);
        check("前5位", &[]);
        check("4K电视100台", &["100台"]);
        check("世界500强企业330家", &["330家"]);
        check("穗府1号", &[]);
        check("COVID-19", &[]);
        check("存储5PB", &["5PB"]);
        check("分别为1、2和3亿元", &["1", "2", "3亿元"]);
        check("分别增长1%、下降2%", &["1%", "2%"]);
        check("5亿元、增长2%", &["5亿元", "2%"]);
        check("同比持平", &["持平"]);
        check("", &[]);
    }
}
