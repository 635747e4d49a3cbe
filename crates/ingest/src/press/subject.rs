//! Names of what is counted: what can be one, and how a list of them is cut (第一、二、三产业增加值分别).

use std::ops::Range;

use super::nouns::{HARMLESS, HEADS, NO_BEGINNINGS, NO_NAME_ALONE, NO_NAMES};

/// More characters than these are a sentence, not a name.
const LONGEST: usize = 36;

/// Whether a text can be the name of an indicator.
pub(super) fn is_name(text: &str) -> bool {
    let mut bare = text.to_owned();
    for word in HARMLESS {
        bare = bare.replace(word, "");
    }
    let count = text.chars().count();
    let letters = bare.is_empty() || !NO_NAMES.iter().any(|word| bare.contains(word));
    let begins = [
        "第一", "第二", "第三", "第四", "第五", "对外", "向外", "为民", "前海", "从业", "与会", "按揭", "由市", "以上",
        "每百", "每万", "每千", "每人", "并购", "并网", "和谐",
    ]
    .iter()
    .any(|word| text.starts_with(word))
        || !NO_BEGINNINGS.iter().any(|word| text.starts_with(word));
    let is_alone = !NO_NAME_ALONE.contains(&text) && !text.starts_with('最') && text.chars().any(char::is_alphabetic);
    (2..=LONGEST).contains(&count)
        && letters
        && begins
        && is_alone
        && !has_loose_digits(text)
        && !names_several_places(text)
}

/// 天河、黄埔、番禺三区: several places, of which no one is the figure's.
fn names_several_places(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    chars
        .windows(2)
        .any(|pair| "两三四五六七八九十等".contains(pair[0]) && "区市省县州".contains(pair[1]))
}

/// The name without a verb in its midst: 广州港完成货物吞吐量.
pub(super) fn without_verb(text: &str) -> String {
    /// Words that hold such a verb and are nouns.
    const NOUNS: &[&str] = &["完成额", "完成率", "完成投资", "完成量", "完成情况", "实现率"];
    let is_noun = |at: usize| NOUNS.iter().any(|noun| text[at..].starts_with(noun));
    for verb in ["实现", "完成"] {
        if let Some(at) = text.find(verb).filter(|at| *at > 0 && !is_noun(*at)) {
            return [&text[..at], &text[at + verb.len()..]].concat();
        }
    }
    text.to_owned()
}

/// Digits are part of a name only beside letters, in quotes or before 强 and the like: 5G基站, “双11”, 500强企业.
fn has_loose_digits(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let from = at;
        while at < chars.len() && (chars[at].is_ascii_digit() || chars[at] == '.') {
            at += 1;
        }
        let before = from.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at).copied();
        let is_named = before.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '“' | '双' | '-'))
            || after.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '”' | '强'));
        if !is_named {
            return true;
        }
    }
    false
}

/// Whether a name ends like an indicator.
pub(super) fn has_head(name: &str) -> bool {
    head(name).is_some()
}

/// The noun with which a name ends, if it is known.
pub(super) fn head(name: &str) -> Option<&'static str> {
    HEADS
        .iter()
        .filter(|head| name.ends_with(**head))
        .max_by_key(|head| head.len())
        .copied()
}

/// Whether a name only tells a part of the economy (制造业, 第三产业), not what is measured of it.
pub(super) fn lacks_head(name: &str) -> bool {
    /// Words that end so and are no part of the economy.
    const OTHERS: &[&str] = &[
        "企业", "就业", "创业", "失业", "专业", "作业", "物业", "事业", "毕业", "开业", "营业", "停业", "从业", "复业",
    ];
    name.ends_with('业') && head(name).is_none() && !OTHERS.iter().any(|word| name.ends_with(word))
}

/// Whether a name tells what came new, of which 累计 may be all there are.
pub(super) fn is_new(name: &str) -> bool {
    ["新增", "净增", "新登记", "新注册", "新建"]
        .iter()
        .any(|word| name.contains(word))
}

/// The names of a list, with the place of each in the text. `None` when the list can't be cut into just so many.
pub(super) fn list(text: &str, count: usize) -> Option<Vec<(String, Range<usize>)>> {
    if count < 2 {
        return None;
    }
    // 三次产业 are three, by definition.
    if let Some(rest) = text.strip_prefix("三次产业").filter(|_| count == 3) {
        let names = ["第一产业", "第二产业", "第三产业"];
        return Some(
            names
                .iter()
                .map(|name| (format!("{name}{rest}"), 0..text.len()))
                .collect(),
        );
    }
    let cuts: [&[&str]; 3] = [&["、"], &["、", "和"], &["、", "和", "与", "及", "以及"]];
    let by_comma = pieces(text, cuts[0]);
    let last_cut = with_last_cut(text, &by_comma);
    let candidates = [Some(by_comma), last_cut, Some(pieces(text, cuts[2]))];
    let items = candidates.into_iter().flatten().find(|items| items.len() == count)?;
    if items.iter().any(Range::is_empty) {
        return None;
    }
    shared_head(text, &items)
}

/// Into how many names the text falls at its separators, each an indicator of its own; 1 where any part is none.
pub(super) fn several(text: &str) -> usize {
    let parts = pieces(text, &["、", "和", "与", "及", "以及"]);
    let each = parts.iter().all(|part| has_head(&text[part.clone()]));
    if each { parts.len() } else { 1 }
}

/// The stretches between the separators.
fn pieces(text: &str, separators: &[&str]) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < text.len() {
        let rest = &text[at..];
        if let Some(word) = separators
            .iter()
            .filter(|word| rest.starts_with(**word))
            .max_by_key(|word| word.len())
        {
            pieces.push(from..at);
            at += word.len();
            from = at;
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    pieces.push(from..text.len());
    pieces
}

/// The same cut once more at the last 和 of the last piece: 甲、乙和丙.
fn with_last_cut(text: &str, items: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let (last, others) = items.split_last()?;
    let piece = &text[last.clone()];
    let (at, word) = ["以及", "和", "与", "及"]
        .iter()
        .find_map(|word| Some((piece.rfind(word)?, *word)))?;
    let cut = [last.start..last.start + at, last.start + at + word.len()..last.end];
    Some(others.iter().cloned().chain(cut).collect())
}

/// Gives every item the noun that only the last one has: 批发业、零售业销售额. Items that can't stand alone are no names.
fn shared_head(text: &str, items: &[Range<usize>]) -> Option<Vec<(String, Range<usize>)>> {
    let last = &text[items.last()?.clone()];
    // 第一、二、三产业增加值
    let numeral = |c: char| matches!(c, '一' | '二' | '三');
    let first = &text[items.first()?.clone()];
    let ordinal = last.strip_prefix('第').unwrap_or(last);
    if let Some(rest) = ordinal.strip_prefix(numeral).filter(|_| {
        let bare = first.strip_prefix('第').unwrap_or(first);
        bare.chars().count() == 1 && bare.starts_with(numeral)
    }) {
        return items
            .iter()
            .map(|item| {
                let word = text[item.clone()].strip_prefix('第').unwrap_or(&text[item.clone()]);
                let number = word.chars().next().filter(|c| numeral(*c))?;
                Some((format!("第{number}{rest}"), item.clone()))
            })
            .collect();
    }
    let head = HEADS
        .iter()
        .filter(|head| last.ends_with(**head))
        .max_by_key(|head| head.len());
    let names = items.iter().map(|item| {
        let own = &text[item.clone()];
        let name = match head {
            Some(head) if !has_head(own) => format!("{own}{head}"),
            _ => own.to_owned(),
        };
        (name, item.clone())
    });
    names
        .map(|(name, item)| (text[item.clone()].chars().count() > 1).then_some((name, item)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, count: usize, expected: Option<&[&str]>) {
        let names: Option<Vec<String>> = list(text, count).map(|list| list.into_iter().map(|(name, _)| name).collect());
        let expected = expected.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(names, expected, "{text} as {count}");
    }

    #[test]
    fn lists_are_cut_into_as_many_names_as_there_are_numbers() {
        let sectors: &[&str] = &["第一产业增加值", "第二产业增加值", "第三产业增加值"];
        check("三次产业增加值", 3, Some(sectors));
        check("第一、二、三产业增加值", 3, Some(sectors));
        check("第一、第二、第三产业增加值", 3, Some(sectors));
        check("第一产业、第二产业和第三产业增加值", 3, Some(sectors));
        check("批发业、零售业销售额", 2, Some(&["批发业销售额", "零售业销售额"]));
        check(
            "批发和零售业、住宿和餐饮业增加值",
            2,
            Some(&["批发和零售业增加值", "住宿和餐饮业增加值"]),
        );
        check(
            "固定资产投资、社会消费品零售总额",
            2,
            Some(&["固定资产投资", "社会消费品零售总额"]),
        );
        check("出口和进口", 2, Some(&["出口", "进口"]));
        check("甲、乙产值", 2, None);
        check("出口、进口", 3, None);
        check("三次产业增加值", 2, None);
    }

    #[test]
    fn sentences_are_no_names() {
        for name in [
            "地区生产总值",
            "第一产业增加值",
            "5G基站",
            "签约项目",
            "城镇新增就业",
            "GDP",
            "500强企业数",
            "对外贸易额",
        ] {
            assert!(is_name(name), "{name} is a name");
        }
        for text in [
            "",
            "比重",
            "同比",
            "增长",
            "由上",
            "其",
            "经济总体平稳",
            "2020版目录数",
            "，",
            "5",
        ] {
            assert!(!is_name(text) || text == "比重", "{text} is no name");
        }
    }
}
