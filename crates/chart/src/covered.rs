//! The characters for which a face has a glyph: a bit each. Asked for every character of every label.

use rustybuzz::Face;

/// Characters in one word of bits.
const WORD: usize = u64::BITS as usize;

/// A set of characters. It holds as many bits as its greatest character needs, 8 KiB for the basic plane.
#[derive(Debug, Default)]
pub(crate) struct Covered(Vec<u64>);

impl Covered {
    /// What a face covers.
    pub(crate) fn of(face: &Face<'_>) -> Self {
        let mut covered = Self::default();
        for subtable in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
            if subtable.is_unicode() {
                subtable.codepoints(|code| {
                    // A table may list a character and lead to no glyph.
                    if let Some(character) = char::from_u32(code)
                        && face.glyph_index(character).is_some()
                    {
                        covered.insert(character);
                    }
                });
            }
        }
        covered
    }

    /// What both cover.
    #[must_use]
    pub(crate) fn and(mut self, other: &Self) -> Self {
        self.0.truncate(other.0.len());
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= other;
        }
        self
    }

    pub(crate) fn contains(&self, character: char) -> bool {
        let code = character as usize;
        self.0
            .get(code / WORD)
            .is_some_and(|word| word >> (code % WORD) & 1 == 1)
    }

    fn insert(&mut self, character: char) {
        let code = character as usize;
        if self.0.len() <= code / WORD {
            self.0.resize(code / WORD + 1, 0);
        }
        self.0[code / WORD] |= 1 << (code % WORD);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(characters: &str) -> Covered {
        let mut covered = Covered::default();
        characters.chars().for_each(|character| covered.insert(character));
        covered
    }

    #[test]
    fn a_set_knows_its_characters_and_no_others() {
        let covered = of("0广𠮷");
        for character in "0广𠮷".chars() {
            assert!(covered.contains(character), "{character} was put in");
        }
        for character in "1庀𠮸\u{10FFFF}".chars() {
            assert!(!covered.contains(character), "{character} was not");
        }
    }

    #[test]
    fn both_cover_what_each_covers() {
        let check = |both: &Covered, why: &str| {
            assert!(
                both.contains('b') && !both.contains('a') && !both.contains('广'),
                "{why}"
            );
        };
        check(&of("ab广").and(&of("bc")), "the second one ends earlier");
        check(&of("ab").and(&of("bc广")), "the first one ends earlier");
    }
}
