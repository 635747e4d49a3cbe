//! Line breaking of Chinese text: the Unicode rules in their strict Chinese form, less the breaks that tear a figure apart
//! (`1—9月`, `2020—2025年`, `17475.86亿元`, `▲5.4`).

use std::collections::BTreeSet;
use std::ops::Range;

use icu_locale_core::{LanguageIdentifier, langid};
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption, WordBreakInvariantOptions};
use icu_segmenter::{LineSegmenter, WordSegmenter};

use crate::text::{Fonts, Weight};

static CHINESE: LanguageIdentifier = langid!("zh");
/// Characters that count: what may follow a number and stay with it.
const COUNTERS: &str =
    "年月日时分秒季周旬元个家户人次项条倍度期第座栋台件吨米里亩平方成点折位名只辆架所届批万亿千百%％‰℃°";
/// Characters that end a word more often than they begin one.
const ENDINGS: &str = "市省区县镇街村州年月日季度业化率额量值的了性型者";
/// A last line of no more characters looks forgotten.
const LONELY: usize = 3;
/// Words between others, which the dictionary draws into what follows.
const SMALL_WORDS: &str = "和与及";
/// Terms that the dictionary doesn't know as one word.
const TERMS: [&str; 14] = [
    "三次产业",
    "粤港澳",
    "大湾区",
    "内地",
    "仓储",
    "邮政业",
    "消费品",
    "农林牧渔业",
    "生产总值",
    "口径",
    "同比",
    "环比",
    "占比",
    "增速",
];
/// Signs that belong to the number after them.
const SIGNS: &str = "▲△▼▽−-+±＋－<>≈≤≥约超近";
/// Dashes of ranges.
const DASHES: &str = "-–—－~～─";

/// Breaks `text` into at most `limit` lines no wider than `width`; `None` if it needs more, or a single piece is too wide.
/// The lines are evened out, so that no line holds a lonely character, and no word is torn where whole words fit.
pub(crate) fn balanced(
    fonts: &Fonts,
    text: &str,
    size: f64,
    weight: Weight,
    width: f64,
    limit: usize,
) -> Option<Vec<String>> {
    let measure = |line: &str| fonts.width(line.trim_end(), size, weight);
    if measure(text) <= width {
        return Some(vec![text.trim_end().to_owned()]);
    }
    let pieces = pieces(text);
    evened(&words(text, &pieces), text, width, limit, &measure)
        .or_else(|| evened(&pieces, text, width, limit, &measure))
}

/// At most `limit` lines of about one length.
fn evened(
    pieces: &[Range<usize>],
    text: &str,
    width: f64,
    limit: usize,
    measure: &dyn Fn(&str) -> f64,
) -> Option<Vec<String>> {
    let lines = fill(pieces, text, width, measure)?;
    if lines.len() > limit {
        return None;
    }
    // The narrowest measure that needs no more lines.
    let (mut narrow, mut wide) = (0.0, width);
    let mut best = lines;
    for _ in 0..8 {
        let middle = f64::midpoint(narrow, wide);
        match fill(pieces, text, middle, measure) {
            Some(lines) if lines.len() <= best.len() => {
                best = lines;
                wide = middle;
            }
            _ => narrow = middle,
        }
    }
    Some(best)
}

/// Breaks running text: full lines, and a piece that is wider than a line (an address) is cut where the line ends.
pub(crate) fn running(fonts: &Fonts, text: &str, size: f64, width: f64) -> Vec<String> {
    let measure = |line: &str| fonts.width(line.trim_end(), size, Weight::Regular);
    let width = width.max(size * 1.01);
    let pieces = pieces(text);
    let lines = filled(&pieces, text, width, &measure);
    let lonely = lines.len() > 1 && lines.last().is_some_and(|last| last.chars().count() <= LONELY);
    if lonely {
        // 查 | 询） : the whole word goes over.
        let whole = filled(&words(text, &pieces), text, width, &measure);
        if whole.len() == lines.len() {
            return whole;
        }
    }
    lines
}

/// Full lines of pieces, of which those are cut that are wider than a line.
fn filled(pieces: &[Range<usize>], text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut fitting: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        let mut start = piece.start;
        for (offset, character) in text[piece.clone()].char_indices() {
            let here = piece.start + offset;
            if here > start && measure(&text[start..here + character.len_utf8()]) > width {
                fitting.push(start..here);
                start = here;
            }
        }
        fitting.push(start..piece.end);
    }
    fill(&fitting, text, width, measure).unwrap_or_else(|| vec![text.to_owned()])
}

fn fill(pieces: &[Range<usize>], text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Option<Vec<String>> {
    let mut lines = Vec::new();
    let mut line: Option<Range<usize>> = None;
    for piece in pieces {
        line = Some(match line {
            Some(open) if measure(&text[open.start..piece.end]) <= width => open.start..piece.end,
            open => {
                lines.extend(open.map(|open| text[open].trim_end().to_owned()));
                if measure(&text[piece.clone()]) > width {
                    return None;
                }
                piece.clone()
            }
        });
    }
    lines.extend(line.map(|line| text[line].trim_end().to_owned()));
    Some(lines)
}

/// The stretches of `text` between which a line may end.
fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    options.word_option = Some(LineBreakWordOption::Normal);
    options.content_locale = Some(&CHINESE);
    let glued = figures(text);
    let mut start = 0;
    let mut pieces = Vec::new();
    for end in LineSegmenter::new_17_for_non_complex_scripts(options).segment_str(text) {
        let torn = end < text.len() && glued.iter().any(|figure| figure.start < end && end < figure.end);
        if end > start && !torn {
            pieces.push(start..end);
            start = end;
        }
    }
    if start < text.len() {
        pieces.push(start..text.len());
    }
    pieces
}

/// Pieces put together to words, so that 信息 or 广州市 stays on one line. A short ending (市, 业, 率) stays with its word.
fn words(text: &str, pieces: &[Range<usize>]) -> Vec<Range<usize>> {
    let starts = starts_of_words(text);
    let mut words: Vec<Range<usize>> = Vec::new();
    for piece in pieces {
        let ending = text[piece.clone()]
            .chars()
            .next()
            .is_some_and(|first| ENDINGS.contains(first));
        match words.last_mut() {
            Some(word) if ending || !starts.contains(&piece.start) => word.end = piece.end,
            _ => words.push(piece.clone()),
        }
    }
    words
}

/// Where words begin: by the dictionary, corrected by the terms of statistics and by the small words that it draws into their neighbours.
fn starts_of_words(text: &str) -> BTreeSet<usize> {
    let dictionary = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut starts = BTreeSet::from([0]);
    let mut from = 0;
    while from < text.len() {
        let rest = &text[from..];
        if let Some(term) = TERMS.iter().find(|term| rest.starts_with(**term)) {
            from += term.len();
            starts.insert(from);
            continue;
        }
        let next_term = TERMS.iter().filter_map(|term| rest.find(term)).min();
        let stretch = &rest[..next_term.unwrap_or(rest.len())];
        let mut read = stretch.len();
        for (start, end) in dictionary
            .segment_str(stretch)
            .collect::<Vec<_>>()
            .windows(2)
            .map(|ends| (ends[0], ends[1]))
        {
            let first = stretch[start..end]
                .chars()
                .next()
                .filter(|first| SMALL_WORDS.contains(*first));
            starts.insert(from + start);
            if let Some(first) = first.filter(|first| end - start > first.len_utf8()) {
                // 和信 | 息 : read again behind the small word.
                read = start + first.len_utf8();
                break;
            }
        }
        from += read;
        starts.insert(from);
    }
    starts
}

/// The byte ranges of figures with their sign, range and unit.
fn figures(text: &str) -> Vec<Range<usize>> {
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |index: usize| characters.get(index).map(|(_, character)| *character);
    let is = |index: usize, set: &str| at(index).is_some_and(|character| set.contains(character));
    let is_digit = |index: usize| at(index).is_some_and(|character| character.is_ascii_digit());
    let number = |mut index: usize| {
        while is_digit(index) || (is(index, ".,") && is_digit(index + 1)) {
            index += 1;
        }
        index
    };
    let counters = |mut index: usize| {
        if is(index, "多余") {
            index += 1;
        }
        while is(index, COUNTERS) {
            index += 1;
        }
        index
    };
    let mut figures = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        if !is_digit(index) {
            index += 1;
            continue;
        }
        let start = if index > 0 && is(index - 1, SIGNS) {
            index - 1
        } else {
            index
        };
        let mut end = counters(number(index));
        while is(end, DASHES) && (is_digit(end + 1) || (is(end + 1, DASHES) && is_digit(end + 2))) {
            while is(end, DASHES) {
                end += 1;
            }
            end = counters(number(end));
        }
        let byte = |index: usize| characters.get(index).map_or(text.len(), |(byte, _)| *byte);
        figures.push(byte(start)..byte(end));
        index = end.max(index + 1);
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> Vec<&str> {
        pieces(text).into_iter().map(|piece| &text[piece]).collect()
    }

    #[test]
    fn no_figure_is_torn_from_its_range_or_unit() {
        let check = |text: &str, whole: &str, why: &str| {
            assert!(
                broken(text).iter().any(|piece| piece.contains(whole)),
                "{why}: {:?}",
                broken(text)
            );
        };
        check("规模以上工业1—9月增加值", "1—9月", "a range of months is one word");
        check("规划2020—2025年建设", "2020—2025年", "a range of years is one word");
        check("实现17475.86亿元增长", "17475.86亿元", "a number stays with its unit");
        check("客流量400多万人次上升", "400多万人次", "also with 多");
        check("同比▲5.4个百分点", "▲5.4个", "a sign stays with its number");
    }

    #[test]
    fn no_line_begins_with_a_closing_mark() {
        for piece in broken("信息传输、软件和信息技术服务业（含“云”）；其他。") {
            let first = piece.chars().next().expect("a piece has a character");
            assert!(!"、，。；：）”》％".contains(first), "{piece} begins with {first}");
            let last = piece.chars().last().expect("a piece has a character");
            assert!(!"（“《".contains(last), "{piece} ends with {last}");
        }
    }

    #[test]
    fn words_stay_whole_where_they_can() {
        let fonts = Fonts::new().expect("the bundled fonts are readable");
        let check = |text: &str, width: f64, lines: &[&str], why: &str| {
            let broken = balanced(&fonts, text, 10.0, Weight::Regular, width, 3);
            assert_eq!(broken.expect("three lines suffice"), lines, "{why}");
        };
        check(
            "交通运输、仓储和邮政业",
            61.0,
            &["交通运输、", "仓储和邮政业"],
            "仓储 is one word",
        );
        check("规模以上", 21.0, &["规模", "以上"], "words part where they meet");
        check(
            "信息",
            11.0,
            &["信", "息"],
            "a word that is too wide is torn rather than refused",
        );
    }

    #[test]
    fn lines_are_evened_out() {
        let fonts = Fonts::new().expect("the bundled fonts are readable");
        let lines = balanced(&fonts, "信息传输软件业", 10.0, Weight::Regular, 61.0, 3).expect("two lines suffice");
        assert_eq!(lines, ["信息传输", "软件业"], "6 + 1 would leave a lonely character");
    }
}
