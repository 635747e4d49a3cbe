//! Brackets and widths of a label. Knows nothing of what stands in them.

use std::ops::Range;

use crate::header::half_width;

/// Folds the widths of letters, digits, brackets and signs, and every bracket to a round or square one. Chinese commas, colons and
/// stops stay as they are: they are part of names.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '，' | '：' | '；' | '！' | '？' => folded.push(c),
            '〔' | '【' | '﹝' => folded.push('['),
            '〕' | '】' | '﹞' => folded.push(']'),
            '﹪' => folded.push('%'),
            '﹙' => folded.push('('),
            '﹚' => folded.push(')'),
            '\u{feff}' | '\u{200b}'..='\u{200f}' => {}
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(half_width(c)),
        }
    }
    folded.trim().to_owned()
}

/// A bracket of the outermost level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bracket {
    /// Where it stands, brackets included.
    pub(super) whole: Range<usize>,
    /// Where its content stands.
    pub(super) inside: Range<usize>,
}

impl Bracket {
    /// What stands inside, trimmed.
    pub(super) fn content<'a>(&self, text: &'a str) -> &'a str {
        text[self.inside.clone()].trim()
    }
}

/// The brackets of the outermost level in order. A bracket that isn't closed is none.
pub(super) fn outer(text: &str) -> Vec<Bracket> {
    let mut found = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => open.push((c, at)),
            ')' | ']' => {
                let pair = if c == ')' { '(' } else { '[' };
                if open.last().is_some_and(|(begin, _)| *begin == pair)
                    && let Some((_, start)) = open.pop()
                    && open.is_empty()
                {
                    found.push(Bracket {
                        whole: start..at + 1,
                        inside: start + 1..at,
                    });
                }
            }
            _ => {}
        }
    }
    found
}

/// The text without what stands at `cut`.
pub(super) fn without(text: &str, cut: &Range<usize>) -> String {
    let (before, behind) = (&text[..cut.start], &text[cut.end..]);
    // Two words that the bracket kept apart stay apart.
    if before.ends_with(' ') && behind.starts_with(' ') {
        [before.trim_end(), behind].concat()
    } else {
        [before, behind].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = outer(text)
            .iter()
            .map(|bracket| bracket.content(text).to_owned())
            .collect();
        assert_eq!(found, expected, "the outer brackets of {text}");
    }

    #[test]
    fn brackets_are_matched_and_nested_ones_are_content() {
        check("国内生产总值(不变价)当季值(亿元)", &["不变价", "亿元"]);
        check(
            "Real GDP (at market prices) (BoE (2017))",
            &["at market prices", "BoE (2017)"],
        );
        check("a (b", &[]);
        check("a) b (c)", &["c"]);
        check("1985 [YR1985]", &["YR1985"]);
    }

    #[test]
    fn widths_fold_and_chinese_stops_stay() {
        assert_eq!(fold("　国内生产总值（亿元）　"), "国内生产总值(亿元)", "brackets");
        assert_eq!(
            fold("武装部队人员，总数"),
            "武装部队人员，总数",
            "the comma is part of the name"
        );
        assert_eq!(fold("增长 ﹪"), "增长 %", "small per cent");
    }
}
