//! Where words of a period stand: 2020年前三季度, 截至9月末, 上年同期, 国庆假期. What they mean is the business of the domain's grammar;
//! this module only finds where they begin and end.

use winnow::Parser;
use winnow::Result;
use winnow::combinator::{alt, opt, preceded, repeat};
use winnow::error::EmptyError;
use winnow::token::{one_of, take_while};

type Parsed = Result<(), EmptyError>;

/// The length of the period's words at the start of the text, if there are any.
pub(super) fn length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if !(first.is_ascii_digit() || BEGINS.contains(first)) {
        return None;
    }
    let mut input = text;
    phrase(&mut input).ok()?;
    Some(text.len() - input.len())
}

/// Every character that a period may begin with, besides digits.
const BEGINS: &str = "一二三四五六七八九十〇前上下去今本全第截年月季期当国春元中端清劳“‘〝同";

fn phrase(input: &mut &str) -> Parsed {
    alt((
        (until, opt(alt(("年", "月", "季度"))), moment, opt(point)).void(),
        (until, relative).void(),
        relative,
        (moment, opt(alt((point, run)))).void(),
    ))
    .parse_next(input)
}

fn until(input: &mut &str) -> Parsed {
    alt(("截止至", "截止到", "截至到", "截至", "截止"))
        .void()
        .parse_next(input)
}

/// Words that lean on another period.
fn relative(input: &mut &str) -> Parsed {
    alt((
        alt(("上年同期", "去年同期", "上年同月", "去年同月", "上年同季", "去年同季")),
        alt(("今年以来", "年初以来", "本年以来", "年初至今")),
        alt((
            "上年年末",
            "去年年末",
            "上年年底",
            "去年年底",
            "上年末",
            "上年底",
            "去年末",
            "去年底",
        )),
        alt(("本月末", "本月底", "本季末", "本年末", "今年末", "今年底")),
        alt(("上个月末", "上月末", "上月底", "上季末", "上季度末")),
        alt(("上个月", "上月", "上个季度", "上季度", "本季度", "本月", "本季")),
        alt(("当月", "当季", "当年", "当期")),
        alt(("年末", "年底", "月末", "月底", "季末", "期末", "年初", "同期")),
        (year, "同期").take(),
    ))
    .void()
    .parse_next(input)
}

/// The end of what is named.
fn point(input: &mut &str) -> Parsed {
    alt(("年末", "年底", "月末", "月底", "季末", "末", "底"))
        .void()
        .parse_next(input)
}

/// Words of the basis right behind.
fn run(input: &mut &str) -> Parsed {
    alt(("当月", "当季", "单月", "单季", "累计", "期间"))
        .void()
        .parse_next(input)
}

fn moment(input: &mut &str) -> Parsed {
    alt((
        holiday,
        plan,
        (four_digits, opt("年"), dash, four_digits, "年").void(),
        (year, opt(part)).void(),
        (two_digits, "年", part).void(),
        part,
    ))
    .parse_next(input)
}

/// A part of a year.
fn part(input: &mut &str) -> Parsed {
    alt((
        alt(("上半年", "下半年", "前半年", "全年度", "全年")).void(),
        ("前", small, opt("个"), alt(("季度", "月"))).void(),
        (opt("第"), small, dash, opt("第"), small, "季度").void(),
        (opt("第"), small, "季度").void(),
        // 10月1日至8日, 9月30日至10月7日
        (
            small,
            "月",
            small,
            opt(day_word),
            dash,
            opt((small, "月")),
            small,
            day_word,
        )
            .void(),
        (small, "月", small, day_word).void(),
        (small, opt(month_word), dash, small, month_word).void(),
        (small, "-本月").void(),
        (small, month_word).void(),
    ))
    .parse_next(input)
}

fn month_word(input: &mut &str) -> Parsed {
    alt(("月份", "月")).void().parse_next(input)
}

fn day_word(input: &mut &str) -> Parsed {
    alt(("日", "号")).void().parse_next(input)
}

fn dash(input: &mut &str) -> Parsed {
    alt(("--", "-", "~", "至", "到")).void().parse_next(input)
}

fn year(input: &mut &str) -> Parsed {
    alt((
        (four_digits, alt(("年度", "年"))).void(),
        (take_while(4..=4, |c: char| "〇零○一二三四五六七八九".contains(c)), "年").void(),
        alt(("今年", "去年", "上年", "本年")).void(),
    ))
    .parse_next(input)
}

fn four_digits(input: &mut &str) -> Parsed {
    take_while(4..=4, |c: char| c.is_ascii_digit())
        .verify(|digits: &str| matches!(digits.as_bytes(), [b'1' | b'2', ..]))
        .void()
        .parse_next(input)
}

fn two_digits(input: &mut &str) -> Parsed {
    take_while(2..=2, |c: char| c.is_ascii_digit()).void().parse_next(input)
}

/// A number of one or two digits, or a Chinese numeral up to 三十一.
fn small(input: &mut &str) -> Parsed {
    alt((
        take_while(1..=2, |c: char| c.is_ascii_digit()),
        take_while(1..=3, |c: char| "一二两三四五六七八九十元".contains(c)),
    ))
    .void()
    .parse_next(input)
}

fn holiday(input: &mut &str) -> Parsed {
    const FEASTS: [&str; 8] = ["国庆", "春节", "元旦", "中秋", "端午", "清明", "劳动", "五一"];
    fn feast(input: &mut &str) -> Parsed {
        let word = FEASTS
            .iter()
            .chain(&["十一"])
            .find(|word| input.starts_with(**word))
            .ok_or(EmptyError)?;
        *input = &input[word.len()..];
        opt("节").void().parse_next(input)
    }
    let quote =
        |input: &mut &str| -> Parsed { opt(one_of(['“', '”', '‘', '’', '"'])).void().parse_next(input) };
    let feasts = repeat::<_, _, (), _, _>(1..=2, preceded(opt(alt(("、", "和", "·"))), feast));
    let window = alt(("假期", "假日", "小长假", "长假", "黄金周", "期间"));
    (opt(year), quote, feasts, quote, window, opt("期间"))
        .void()
        .parse_next(input)
}

/// A plan's years: the name of the plan alone (“十四五”规划) is none.
fn plan(input: &mut &str) -> Parsed {
    let quote = |input: &mut &str| -> Parsed { opt(one_of(['“', '”', '"'])).void().parse_next(input) };
    let name = alt(("十一五", "十二五", "十三五", "十四五", "十五五"));
    (quote, name, quote, alt(("时期", "期间"))).void().parse_next(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_found_and_names_are_not() {
        for (text, expected) in [
            ("2020年前三季度全市", "2020年前三季度"),
            ("截至9月末，", "截至9月末"),
            ("截至2020年9月底全市", "截至2020年9月底"),
            ("1-9月累计", "1-9月累计"),
            ("1至9月份", "1至9月份"),
            ("9月当月", "9月当月"),
            ("2020年9月份，", "2020年9月份"),
            ("二〇二〇年一季度", "二〇二〇年一季度"),
            ("第三季度", "第三季度"),
            ("10月1日至8日，", "10月1日至8日"),
            ("2020年末全市", "2020年末"),
            ("年末常住人口", "年末"),
            ("国庆中秋假期，", "国庆中秋假期"),
            ("“五一”假期期间", "“五一”假期期间"),
            ("今年前三季度", "今年前三季度"),
            ("上年同期", "上年同期"),
            ("2019年同期", "2019年同期"),
            ("“十四五”时期", "“十四五”时期"),
            ("全年全市", "全年"),
            ("20年9月", "20年9月"),
            ("2016-2020年", "2016-2020年"),
        ] {
            assert_eq!(length(text).map(|length| &text[..length]), Some(expected), "{text}");
        }
        for text in [
            "“十四五”规划",
            "第三产业",
            "三次产业",
            "5个月",
            "20年来",
            "一般公共预算",
            "上海",
            "全市",
            "前5位",
            "十一届",
        ] {
            assert_eq!(length(text), None, "{text} is no period");
        }
    }
}
