//! A line of text in one spelling, with the way back: each character knows where it stands in the source.
//!
//! Widths, dashes and blanks are folded here, so that no other module has to know them. It knows nothing of what the text says.

use serde::Serialize;
use std::ops::Range;

use crate::header::half_width;

/// A stretch of the source, by bytes of UTF-8 and by characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct TextRange {
    /// The byte of its first character.
    pub start: usize,
    /// The byte behind its last character.
    pub end: usize,
    /// The number of its first character, from 0.
    pub start_char: usize,
    /// The number of the character behind it.
    pub end_char: usize,
}

impl TextRange {
    /// The words that stand there. `None` for a text that isn't the source.
    pub fn of(self, source: &str) -> Option<&str> {
        source.get(self.start..self.end)
    }
}

/// A character of the folded line and where it comes from.
#[derive(Debug, Clone, Copy)]
struct Origin {
    /// Byte in the folded text.
    folded: usize,
    /// Byte in the source.
    byte: usize,
    /// Bytes in the source.
    len: usize,
    /// Character in the source.
    number: usize,
}

/// A line in one spelling.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    origins: Vec<Origin>,
    /// The character of the source with which the line begins.
    first: usize,
}

impl Folded {
    /// Folds a line that begins at that byte and character of the source.
    pub(super) fn new(line: &str, byte: usize, first: usize) -> Self {
        let chars: Vec<(usize, char)> = line.char_indices().collect();
        let mut folded = Self {
            text: String::with_capacity(line.len()),
            origins: Vec::with_capacity(chars.len()),
            first,
        };
        let mut at = 0;
        while let Some(&(offset, c)) = chars.get(at) {
            if let Some(length) = footnote(&chars[at..]) {
                at += length;
                continue;
            }
            let before = folded.text.chars().next_back();
            let after = chars[at + 1..].iter().map(|(_, c)| fold(*c)).find(|c| *c != ' ');
            let mut c_folded = fold(c);
            if c_folded == ',' && !groups(before, &chars[at + 1..]) {
                c_folded = '，';
            }
            let is_kept = match c_folded {
                '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' => false,
                // Blanks count only between two words or numbers of ASCII.
                ' ' => {
                    before.is_some_and(|c| c.is_ascii_alphanumeric())
                        && after.is_some_and(|c| c.is_ascii_alphanumeric())
                }
                _ => true,
            };
            if is_kept {
                folded.origins.push(Origin {
                    folded: folded.text.len(),
                    byte: byte + offset,
                    len: c.len_utf8(),
                    number: first + at,
                });
                folded.text.push(c_folded);
            }
            at += 1;
        }
        folded
    }

    /// The text in one spelling.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where a stretch of the folded text stands in the source; blanks at its ends are left out.
    pub(super) fn source(&self, range: &Range<usize>) -> TextRange {
        let first = self.origins.partition_point(|origin| origin.folded < range.start);
        let behind = self.origins.partition_point(|origin| origin.folded < range.end);
        match (self.origins.get(first), self.origins.get(behind.saturating_sub(1))) {
            (Some(from), Some(to)) if first < behind => TextRange {
                start: from.byte,
                end: to.byte + to.len,
                start_char: from.number,
                end_char: to.number + 1,
            },
            (Some(at), _) => TextRange {
                start: at.byte,
                end: at.byte,
                start_char: at.number,
                end_char: at.number,
            },
            (None, _) => TextRange {
                start: self.end(),
                end: self.end(),
                start_char: self.end_char(),
                end_char: self.end_char(),
            },
        }
    }

    /// The column of a character of the source in this line, from 1.
    pub(super) fn column(&self, place: TextRange) -> u32 {
        u32::try_from(place.start_char.saturating_sub(self.first) + 1).unwrap_or(u32::MAX)
    }

    fn end(&self) -> usize {
        self.origins.last().map_or(0, |origin| origin.byte + origin.len)
    }

    fn end_char(&self) -> usize {
        self.origins.last().map_or(self.first, |origin| origin.number + 1)
    }
}

/// One character for every spelling of it.
fn fold(c: char) -> char {
    match half_width(c) {
        '—' | '–' | '―' | '−' | '‐' | '‑' | '﹣' | '─' => '-',
        '〜' | '∼' => '~',
        '﹪' => '%',
        '!' | '?' | '｡' => '。',
        ';' => '；',
        ':' | '∶' | '︰' => '：',
        '【' | '〔' | '[' => '(',
        '】' | '〕' | ']' => ')',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Whether a comma stands between groups of three digits.
fn groups(before: Option<char>, behind: &[(usize, char)]) -> bool {
    let digits = behind
        .iter()
        .take_while(|(_, c)| half_width(*c).is_ascii_digit())
        .count();
    before.is_some_and(|c| c.is_ascii_digit()) && digits == 3
}

/// The length of a footnote mark: [1], ［12］, ①.
fn footnote(chars: &[(usize, char)]) -> Option<usize> {
    match chars {
        [(_, '①'..='⑳'), ..] => Some(1),
        [(_, open), rest @ ..] if half_width(*open) == '[' => {
            let digits = rest.iter().take_while(|(_, c)| half_width(*c).is_ascii_digit()).count();
            let closes = rest.get(digits).is_some_and(|(_, c)| half_width(*c) == ']');
            (closes && (1..=3).contains(&digits)).then_some(digits + 2)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_and_places_lead_back() {
        let source = "增长 １．０％，达17,475.86 亿元[1]。";
        let folded = Folded::new(source, 0, 0);
        assert_eq!(folded.text(), "增长1.0%，达17,475.86亿元。", "one spelling");
        let at = folded.text().find("1.0%").expect("the number");
        let range = folded.source(&(at..at + 4));
        assert_eq!(range.of(source), Some("１．０％"), "the words of the source");
        assert_eq!((range.start_char, range.end_char), (3, 7), "by characters");
        let at = folded.text().find("17").expect("the number");
        let range = folded.source(&(at..at + "17,475.86亿元".len()));
        assert_eq!(range.of(source), Some("17,475.86 亿元"), "blanks inside stay");
        let end = folded.text().len();
        assert_eq!(folded.source(&(end..end)).of(source), Some(""), "the end is no word");
    }
}
