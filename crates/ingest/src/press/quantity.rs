//! A number in running text, with its multiple, its unit and the words that say how exact it is: 17475.86亿元, 400多万人次, 15%左右.
//!
//! This module finds where such a phrase ends; what the number is, [`number::read`](crate::number::read) says.

use winnow::Parser;
use winnow::Result;
use winnow::combinator::{alt, opt, repeat};
use winnow::error::EmptyError;
use winnow::token::{one_of, take_while};

/// A number and what belongs to it, cut at the joints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quantity<'a> {
    /// Digits, grouping and point.
    pub(super) digits: &'a str,
    /// 多 or 余 stands behind the digits or behind the multiple.
    pub(super) is_over: bool,
    /// 万, 亿, 万亿; two where 多 stands between them (6万多亿元).
    pub(super) multiples: [&'a str; 2],
    /// What is counted, without its multiple: 元, 人次, %; empty where no known unit follows.
    pub(super) base: &'a str,
    /// 左右, 以上 …
    pub(super) suffix: &'a str,
    /// The bytes of all of it.
    pub(super) length: usize,
    /// Whether it is one end of a range: 5%—6%.
    pub(super) is_range: bool,
}

impl Quantity<'_> {
    /// Whether neither a unit nor a multiple stands behind the digits.
    pub(super) fn has_no_unit(&self) -> bool {
        self.base.is_empty() && self.multiples == ["", ""]
    }

    /// The unit with its multiple, as it would stand in a table.
    pub(super) fn unit(&self) -> String {
        [self.multiples[0], self.multiples[1], self.base].concat()
    }
}

/// What things are counted in, longest first among those that begin alike.
const BASES: &[&str] = &[
    "个百分点",
    "百分点",
    "个基点",
    "%",
    "‰",
    "倍",
    "美元",
    "港元",
    "港币",
    "欧元",
    "日元",
    "英镑",
    "澳门元",
    "元",
    "千瓦时",
    "兆瓦时",
    "千瓦",
    "兆瓦",
    "吉瓦",
    "千米",
    "千克",
    "千卡",
    "千伏安",
    "千伏",
    "人次",
    "人天",
    "人日",
    "人公里",
    "人",
    "标准机架",
    "标准箱",
    "标箱",
    "机架",
    "架次",
    "架",
    "箱",
    "吨标准煤",
    "吨公里",
    "吨",
    "公里",
    "公顷",
    "公斤",
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "米",
    "件次",
    "件",
    "家次",
    "家",
    "户次",
    "户",
    "个",
    "座",
    "条",
    "项",
    "辆次",
    "辆",
    "台套",
    "台",
    "套",
    "艘次",
    "艘",
    "班次",
    "班",
    "列次",
    "列",
    "趟",
    "车次",
    "场次",
    "场",
    "次",
    "处",
    "所",
    "间",
    "张",
    "床",
    "册",
    "部",
    "只",
    "头",
    "羽",
    "名",
    "位",
    "单",
    "笔",
    "宗",
    "份",
    "片",
    "块",
    "篇",
    "栋",
    "幢",
    "组",
    "对",
    "种",
    "类",
    "支",
    "株",
    "枚",
    "颗",
    "批次",
    "批",
    "例",
    "起",
    "票",
    "包",
    "幅",
    "副",
    "集",
    "口",
    "根",
    "亩",
    "斤",
    "克",
    "升",
    "桶",
    "度",
    "岁",
    "天",
    "年",
    "个月",
    "小时",
    "分钟",
    "分",
    "级",
    "毫克",
    "微克",
    "字节",
    "门",
    "盏",
    "栏",
    "EFLOPS",
    "PFLOPS",
    "TFLOPS",
    "TEU",
    "kWh",
    "GWh",
    "MWh",
    "GW",
    "MW",
    "kW",
    "km",
    "EB",
    "PB",
    "TB",
    "GB",
    "Gbps",
    "Mbps",
];

/// Reads the phrase at the start of the text, which begins with a digit.
pub(super) fn read(text: &str) -> Option<Quantity<'_>> {
    let mut input = text;
    quantity(&mut input).ok().map(|quantity| Quantity {
        length: text.len() - input.len() + range_behind(input, quantity.is_range),
        ..quantity
    })
}

fn quantity<'a>(input: &mut &'a str) -> Result<Quantity<'a>, EmptyError> {
    let digits = digits.parse_next(input)?;
    let over = opt(one_of(['多', '余'])).parse_next(input)?;
    let first = multiple(input);
    let over_behind = opt(one_of(['多', '余'])).parse_next(input)?;
    let second = multiple(input);
    let base = opt(base).parse_next(input)?.unwrap_or_default();
    if base == "元" {
        opt("人民币").parse_next(input)?;
    }
    let suffix = opt(alt(("左右", "上下", "以上", "以下", "以内")))
        .parse_next(input)?
        .unwrap_or_default();
    let is_range = is_range_behind(input);
    Ok(Quantity {
        digits,
        is_over: over.is_some() || over_behind.is_some(),
        multiples: [first, second],
        base,
        suffix,
        length: 0,
        is_range,
    })
}

/// Digits with groups of three and a decimal point.
fn digits<'a>(input: &mut &'a str) -> Result<&'a str, EmptyError> {
    let run = |input: &mut &'a str| take_while(1.., |c: char| c.is_ascii_digit()).parse_next(input);
    let group = (',', take_while(3..=3, |c: char| c.is_ascii_digit()));
    (run, repeat::<_, _, (), _, _>(0.., group), opt(('.', run)))
        .take()
        .parse_next(input)
}

/// Multiples, up to where a base that begins with such a character follows: 亿千瓦时 is 亿 and 千瓦时.
fn multiple<'a>(input: &mut &'a str) -> &'a str {
    let end = input
        .char_indices()
        .find(|(at, c)| !matches!(c, '十' | '百' | '千' | '万' | '亿') || base.parse_peek(&input[*at..]).is_ok())
        .map_or(input.len(), |(at, _)| at);
    let (multiple, rest) = input.split_at(end);
    *input = rest;
    multiple
}

/// A unit, or one unit by another: 元/平方米.
fn base<'a>(input: &mut &'a str) -> Result<&'a str, EmptyError> {
    (known_base, opt(('/', multiple_word, known_base)))
        .take()
        .parse_next(input)
}

fn multiple_word<'a>(input: &mut &'a str) -> Result<&'a str, EmptyError> {
    take_while(0.., |c: char| matches!(c, '十' | '百' | '万' | '亿')).parse_next(input)
}

fn known_base<'a>(input: &mut &'a str) -> Result<&'a str, EmptyError> {
    let text = *input;
    let base = BASES
        .iter()
        .filter(|base| text.starts_with(**base))
        .max_by_key(|base| base.len())
        .ok_or(EmptyError)?;
    let (base, rest) = text.split_at(base.len());
    // GB in GBK is no unit.
    if base.is_ascii() && base != "%" && rest.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return Err(EmptyError);
    }
    *input = rest;
    Ok(base)
}

/// The length of the other ends of a range or proportion: —6%, ：26.9：72.1.
fn range_behind(text: &str, is_range: bool) -> usize {
    let mut rest = text;
    let mut is_range = is_range;
    while is_range {
        rest = rest.trim_start_matches(['-', '~', '至', '到', '：', '/']);
        is_range = match quantity(&mut rest) {
            Ok(next) => next.is_range,
            Err(_) => false,
        };
    }
    text.len() - rest.len()
}

/// Whether another number follows behind a dash.
fn is_range_behind(text: &str) -> bool {
    text.strip_prefix(['-', '~', '至', '到', '：', '/'])
        .is_some_and(|behind| {
            behind
                .trim_start_matches(['-', '~'])
                .starts_with(|c: char| c.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_end_where_the_unit_ends() {
        for (text, expected) in [
            ("17475.86亿元，", "17475.86 亿元 17475.86亿元"),
            ("17,475.86亿元", "17,475.86 亿元 17,475.86亿元"),
            ("400多万人次", "400 多 万人次 400多万人次"),
            ("1.2万余家", "1.2 多 万家 1.2万余家"),
            ("6万多亿元", "6 多 万亿元 6万多亿元"),
            ("15%左右", "15 % 左右 15%左右"),
            ("3.2亿千瓦时", "3.2 亿千瓦时 3.2亿千瓦时"),
            ("0.5个百分点", "0.5 个百分点 0.5个百分点"),
            ("8000元/平方米", "8000 元/平方米 8000元/平方米"),
            ("1000亿元人民币", "1000 亿元 1000亿元人民币"),
            ("5%-6%，", "5 % range 5%-6%"),
            ("3至5家", "3 range 3至5家"),
            ("1.0：26.9：72.1", "1.0 range 1.0：26.9：72.1"),
            ("5G", "5 5"),
            ("5GB，", "5 GB 5GB"),
        ] {
            let read = read(text).expect("a number");
            let over = if read.is_over { "多" } else { "" };
            let range = if read.is_range { "range" } else { "" };
            let parts = [
                read.digits,
                over,
                &read.unit(),
                read.suffix,
                range,
                &text[..read.length],
            ];
            let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            assert_eq!(said.join(" "), expected, "the phrase of {text}");
        }
    }
}
