//! What stands before and behind a label without being part of it: indent, `#`, 其中, numbering, footnote marks.

use super::brackets;

/// How a label stands among others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) level: u8,
    pub(super) is_part: bool,
}

/// Takes indent, part marks and numbering off the front of a raw label.
pub(super) fn leading(text: &str) -> (Standing, &str) {
    let mut standing = Standing::default();
    let mut half_columns = 0_usize;
    let mut rest = text.trim_start_matches('\u{feff}');
    while let Some(c) = rest.chars().next().filter(|c| c.is_whitespace()) {
        half_columns += match c {
            '\u{3000}' => 2,
            '\t' => 4,
            '\n' | '\r' => 0,
            _ => 1,
        };
        rest = &rest[c.len_utf8()..];
    }
    // One full-width blank or two ordinary ones are a step.
    standing.level = u8::try_from(half_columns.div_ceil(2)).unwrap_or(u8::MAX);
    while let Some(behind) = part_mark(rest) {
        standing.is_part = true;
        rest = behind;
    }
    if standing.is_part {
        standing.level = standing.level.saturating_add(1);
    }
    if let Some((depth, behind)) = numbering(rest) {
        standing.level = standing.level.max(depth);
        rest = behind;
    }
    // 一、其中：
    while let Some(behind) = part_mark(rest) {
        standing.level = standing.level.saturating_add(u8::from(!standing.is_part));
        standing.is_part = true;
        rest = behind;
    }
    (standing, rest.trim())
}

fn part_mark(text: &str) -> Option<&str> {
    const STOPS: [char; 2] = [':', '：'];
    if let Some(rest) = text.strip_prefix(['#', '＃', '♯']) {
        return Some(rest.trim_start());
    }
    for (word, needs_stop) in [
        ("其中", false),
        ("#其中", false),
        ("of which", false),
        ("Of which", false),
        ("其 中", false),
        ("内：", true),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            let rest = rest.trim_start();
            let behind = rest
                .strip_prefix(STOPS)
                .or_else(|| rest.strip_prefix(['，', ',']))
                .unwrap_or(rest);
            // 其中 alone is a label of a block, not a mark before one.
            return (!behind.trim().is_empty() && !needs_stop).then(|| behind.trim_start());
        }
    }
    None
}

/// Numbering in front: 一、 is the first level, (一) the second, 1. the third, (1) the fourth.
fn numbering(text: &str) -> Option<(u8, &str)> {
    let is_numeral = |c: char| "一二三四五六七八九十".contains(c);
    let (depth, rest) = if let Some(inside) = text.strip_prefix(['(', '（']) {
        let (number, rest) = inside.split_once([')', '）'])?;
        let depth = if !number.is_empty() && number.chars().all(is_numeral) {
            1
        } else if (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) {
            3
        } else {
            return None;
        };
        (depth, rest.trim_start_matches('、'))
    } else {
        let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
        if end > 0 {
            (0, text[end..].strip_prefix('、')?)
        } else {
            let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
            let rest = (1..=2).contains(&end).then(|| &text[end..])?;
            let behind = rest.strip_prefix(['、', '．']).or_else(|| rest.strip_prefix('.'))?;
            // 1.5 is a number and 2.1 a section.
            (
                2,
                Some(behind).filter(|behind| !behind.starts_with(|c: char| c.is_ascii_digit()))?,
            )
        }
    };
    let rest = rest.trim_start();
    (!rest.is_empty()).then_some((depth, rest))
}

/// Words in brackets that tell how final the figures are. 目标 and 预测 aren't among them: they name another thing.
const STATUS: [&str; 22] = [
    "初步核算",
    "初步核算数",
    "初步统计",
    "初步数",
    "初步",
    "快报",
    "快报数",
    "年快报",
    "预计",
    "预计数",
    "估算",
    "估计",
    "推算",
    "修订",
    "修订数",
    "调整数",
    "最终核实",
    "最终核实数",
    "年报数",
    "p",
    "r",
    "e",
];

const MARKS: [char; 6] = ['*', '※', '†', '‡', '§', '＊'];

fn is_circled(c: char) -> bool {
    matches!(c, '①'..='⑳' | '❶'..='❿' | '⑴'..='⒇' | 'ⓐ'..='ⓩ')
}

fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾' | '⁽')
}

/// The period of a head with letters behind it, and the letters: 2023p, 2024E.
pub(super) fn flagged_period(text: &str) -> Option<(&str, &str)> {
    let bare = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let letters = &text[bare.len()..];
    let is_known = crate::number::flags(letters).is_some_and(|marks| marks.status.is_some() || marks.is_revised);
    let bare = bare.trim_end();
    let is_year = bare.strip_suffix('年').unwrap_or(bare);
    let is_year = is_year.len() == 4 && is_year.bytes().all(|byte| byte.is_ascii_digit());
    (is_known && letters.len() <= 2 && is_year).then_some((bare, letters))
}

/// Takes footnote marks off a folded label: behind it, and behind any word in front of a bracket (`国内生产总值①(亿元)`).
pub(super) fn footnotes(text: &str) -> (String, Vec<String>) {
    let mut found = Vec::new();
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        if is_circled(c) {
            found.push(c.to_string());
        } else {
            kept.push(c);
        }
    }
    let mut cut = Vec::new();
    for bracket in brackets::outer(&kept) {
        let content = bracket.content(&kept);
        let number = content.strip_prefix('注').unwrap_or(content).trim();
        let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_note = is_number && (bracket.whole.start > 0)
            || content == "注"
            || content.eq_ignore_ascii_case("note")
            || (STATUS.contains(&content) && bracket.whole.start > 0);
        if is_note && !found_unit_behind(&kept, bracket.whole.start) {
            found.push(content.to_owned());
            cut.push(bracket.whole);
        }
    }
    for range in cut.iter().rev() {
        kept = brackets::without(&kept, range);
    }
    loop {
        let trimmed = kept.trim_end();
        let shorter = trimmed.trim_end_matches(MARKS);
        if shorter.len() < trimmed.len() && !shorter.is_empty() {
            found.push(trimmed[shorter.len()..].to_owned());
            kept.truncate(shorter.len());
            continue;
        }
        let shorter = trimmed.trim_end_matches(is_raised);
        // m² ends with an exponent; 总值² with a mark.
        if shorter.len() < trimmed.len() && shorter.ends_with(|c: char| !c.is_ascii_alphabetic()) && !shorter.is_empty()
        {
            found.push(trimmed[shorter.len()..].to_owned());
            kept.truncate(shorter.len());
            continue;
        }
        let behind_note = trimmed.rfind('注').map(|at| (at, &trimmed[at + '注'.len_utf8()..]));
        if let Some((at, number)) = behind_note
            && at > 0
            && (1..=2).contains(&number.len())
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            found.push(trimmed[at..].to_owned());
            kept.truncate(at);
            continue;
        }
        break;
    }
    // 总值*(亿元), 总值¹(亿元)
    let mut open = 0;
    while let Some(at) = kept[open..].find('(').map(|at| open + at) {
        let before = kept[..at].trim_end();
        let mark = before
            .chars()
            .next_back()
            .filter(|c| MARKS.contains(c) || is_raised(*c));
        let shorter = mark.map_or(before, |mark| &before[..before.len() - mark.len_utf8()]);
        let is_mark = mark.is_some_and(|c| !is_raised(c) || shorter.ends_with(|c: char| !c.is_ascii_alphabetic()));
        if is_mark && !shorter.is_empty() {
            found.extend(mark.map(String::from));
            let range = shorter.len()..at;
            kept.replace_range(range.clone(), "");
            open = range.start;
        } else {
            open = at + 1;
        }
    }
    (kept.trim().to_owned(), found)
}

/// A number in brackets behind a multiplication or a letter is no mark: CO(2), f(1).
fn found_unit_behind(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_some_and(|c| matches!(c, '*' | '/' | '^' | '='))
}
