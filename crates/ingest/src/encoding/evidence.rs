//! What speaks for an encoding of Chinese, when bytes are read in it.

use encoding_rs::Encoding;

use super::everyday::{Writing, everyday};

/// What the characters beyond ASCII are, under one encoding.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    /// Everyday characters.
    everyday: usize,
    /// Everything beyond ASCII but punctuation: everyday or rare characters, kana, letters with accents.
    all: usize,
    /// Among them those that stand alone between two letters of ASCII, as an accented letter does that was read as half of a
    /// character: Gr枚e for Größe.
    inside_words: usize,
    /// Bytes that stand for nothing.
    faults: usize,
}

impl Evidence {
    /// Reads the bytes in that encoding.
    pub(super) fn of(bytes: &[u8], encoding: &'static Encoding, writing: Writing) -> Self {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        let everyday = everyday(writing);
        let mut evidence = Self::default();
        let mut before = '\n';
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            match c {
                char::REPLACEMENT_CHARACTER => evidence.faults += 1,
                _ if c.is_ascii() || is_punctuation(c) => {}
                _ => {
                    evidence.all += 1;
                    evidence.everyday += usize::from(everyday.contains(&c));
                    let after = characters.peek().is_some_and(char::is_ascii_alphabetic);
                    evidence.inside_words += usize::from(after && before.is_ascii_alphabetic());
                }
            }
            before = c;
        }
        evidence
    }

    /// Whether the text is Chinese in this encoding and without fault. Of a few characters nearly all must be everyday ones.
    pub(super) const fn is_chinese(&self) -> bool {
        const FEW: usize = 8;
        let most = if self.all < FEW {
            self.everyday * 3 >= self.all * 2
        } else {
            self.everyday * 2 >= self.all
        };
        self.faults == 0 && self.everyday > 2 * self.inside_words && most
    }

    /// Whether there is enough of it to do without another witness.
    pub(super) const fn is_much(&self) -> bool {
        self.everyday >= 4
    }

    /// Whether so much is Chinese that a few faults (a text cut off in the middle of a character) change nothing.
    pub(super) const fn is_chinese_with_faults(&self) -> bool {
        /// So many everyday characters are no chance.
        const MANY: usize = 64;
        self.everyday >= MANY && self.everyday * 2 >= self.all && self.faults * 50 <= self.all
    }

    /// Whether hardly anything looks Chinese, and letters stand around what does.
    pub(super) const fn is_of_letters(&self) -> bool {
        self.everyday * 4 < self.all && self.inside_words * 4 > self.all
    }

    /// Whether this reading is likelier than the other.
    pub(super) const fn beats(&self, other: &Self) -> bool {
        self.everyday * other.all >= other.everyday * self.all
    }
}

/// The marks of Chinese text, its full-width signs and digits, and what any encoding writes: they speak for nothing.
const fn is_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff5e}' | '\u{2000}'..='\u{206f}' | '\u{2150}'..='\u{218f}' | '\u{2460}'..='\u{24ff}')
}
