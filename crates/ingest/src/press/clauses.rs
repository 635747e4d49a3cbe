//! Where sentences and clauses end. A clause is what stands between two marks of punctuation; names in quotes are never cut.

use std::ops::Range;

/// What stands before a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// The sentence begins.
    Sentence,
    /// A comma or a colon.
    Comma,
    /// A semicolon: a parallel statement begins.
    Semicolon,
    /// An opening bracket.
    Bracket,
    /// A closing bracket.
    Closed,
}

/// A clause of the folded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause {
    pub(super) opening: Opening,
    pub(super) range: Range<usize>,
}

/// A sentence: its clauses in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    pub(super) range: Range<usize>,
    pub(super) clauses: Vec<Clause>,
}

/// More characters than these are no name but somebody's words.
const NAME: usize = 16;

/// The quoted names of a line: 《…》, and short quotes without punctuation.
pub(super) fn names(text: &str) -> Vec<Range<usize>> {
    const PAIRS: &[(char, char)] = &[
        ('“', '”'),
        ('‘', '’'),
        ('「', '」'),
        ('『', '』'),
        ('《', '》'),
        ('〈', '〉'),
    ];
    let mut names: Vec<Range<usize>> = Vec::new();
    let mut open: Option<(usize, char, usize, bool)> = None;
    for (at, c) in text.char_indices() {
        if let Some((start, close, count, is_name)) = open {
            if c == close {
                let is_title = matches!(c, '》' | '〉');
                if is_name && (count <= NAME || is_title) {
                    names.push(start..at + c.len_utf8());
                }
                open = None;
                continue;
            }
            let is_title = matches!(close, '》' | '〉');
            let ends = matches!(c, '。' | '；') || (matches!(c, '，' | '：') && !is_title);
            open = Some((start, close, count + 1, is_name && !ends));
        } else if let Some((_, close)) = PAIRS.iter().find(|(open, _)| *open == c) {
            open = Some((at, *close, 0, true));
        }
    }
    names
}

/// Cuts a folded line.
pub(super) fn sentences(text: &str, names: &[Range<usize>]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut sentence = Cut::default();
    let mut name = names.iter().peekable();
    for (at, c) in text.char_indices() {
        while name.next_if(|range| range.end <= at).is_some() {}
        if name.peek().is_some_and(|range| range.contains(&at)) {
            continue;
        }
        let behind = at + c.len_utf8();
        match c {
            '。' => {
                sentence.close(at, behind, Opening::Sentence);
                sentences.extend(sentence.take(behind));
            }
            '，' => sentence.close(at, behind, Opening::Comma),
            // 1.0:26.9 is a proportion, not a colon.
            '：' if !is_proportion(text, at, behind) => sentence.close(at, behind, Opening::Comma),
            '；' => sentence.close(at, behind, Opening::Semicolon),
            '(' => sentence.close(at, behind, Opening::Bracket),
            ')' => sentence.close(at, behind, Opening::Closed),
            _ => {}
        }
    }
    sentence.close(text.len(), text.len(), Opening::Sentence);
    sentences.extend(sentence.take(text.len()));
    sentences
}

fn is_proportion(text: &str, at: usize, behind: usize) -> bool {
    text[..at].ends_with(|c: char| c.is_ascii_digit()) && text[behind..].starts_with(|c: char| c.is_ascii_digit())
}

/// A sentence under way.
struct Cut {
    start: usize,
    from: usize,
    opening: Opening,
    clauses: Vec<Clause>,
}

impl Default for Cut {
    fn default() -> Self {
        Self {
            start: 0,
            from: 0,
            opening: Opening::Sentence,
            clauses: Vec::new(),
        }
    }
}

impl Cut {
    /// Ends the clause at `at`; the next begins at `behind`. Empty ones are kept where a bracket opens or closes.
    fn close(&mut self, at: usize, behind: usize, next: Opening) {
        if self.from < at || matches!(self.opening, Opening::Bracket | Opening::Closed) {
            self.clauses.push(Clause {
                opening: self.opening,
                range: self.from..at,
            });
        }
        self.from = behind;
        self.opening = next;
    }

    fn take(&mut self, behind: usize) -> Option<Sentence> {
        let clauses = std::mem::take(&mut self.clauses);
        let range = self.start..behind;
        self.start = behind;
        self.from = behind;
        self.opening = Opening::Sentence;
        (!clauses.is_empty()).then_some(Sentence { range, clauses })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&[&str]]) {
        let cut: Vec<Vec<&str>> = sentences(text, &names(text))
            .iter()
            .map(|sentence| {
                sentence
                    .clauses
                    .iter()
                    .map(|clause| &text[clause.range.clone()])
                    .collect()
            })
            .collect();
        assert_eq!(cut, expected, "the clauses of {text}");
    }

    #[test]
    fn clauses_end_at_punctuation_outside_names() {
        check("甲，乙(丙)。丁；戊", &[&["甲", "乙", "丙", ""], &["丁", "戊"]]);
        check("据《甲，乙》，“双11”期间", &[&["据《甲，乙》", "“双11”期间"]]);
        check("比例为1.0：26.9：72.1", &[&["比例为1.0：26.9：72.1"]]);
        check("。。", &[]);
    }
}
