//! A memory of texts already understood. Official tables repeat themselves: a million rows hold a few hundred periods and sources,
//! and the next row mostly has what this one had. Bounded, so that a file of a million different texts needs no more memory.

use std::collections::HashMap;

use foldhash::fast::RandomState;

/// So many texts are remembered before the memory starts afresh.
const CAPACITY: usize = 1 << 15;

/// Remembers what was made of each text.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    index: HashMap<Box<[u8]>, usize, RandomState>,
    made: Vec<T>,
    last_text: Vec<u8>,
    last: usize,
}

impl<T> Memo<T> {
    pub(crate) fn new() -> Self {
        Self {
            index: HashMap::default(),
            made: Vec::new(),
            last_text: Vec::new(),
            last: usize::MAX,
        }
    }

    /// What was made of `text`, made now if it is new. What could not be made is not remembered.
    pub(crate) fn get<E>(&mut self, text: &[u8], make: impl FnOnce() -> Result<T, E>) -> Result<&mut T, E> {
        if self.last >= self.made.len() || self.last_text != text {
            self.last = self.look_up(text, make)?;
            self.last_text.clear();
            self.last_text.extend_from_slice(text);
        }
        Ok(&mut self.made[self.last])
    }

    fn look_up<E>(&mut self, text: &[u8], make: impl FnOnce() -> Result<T, E>) -> Result<usize, E> {
        if let Some(&at) = self.index.get(text) {
            return Ok(at);
        }
        let made = make()?;
        if self.made.len() == CAPACITY {
            self.index.clear();
            self.made.clear();
        }
        self.made.push(made);
        self.index.insert(text.into(), self.made.len() - 1);
        Ok(self.made.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_is_made_once_and_what_failed_is_tried_again() {
        let mut memo = Memo::new();
        let mut made = 0;
        for text in ["a", "b", "a", "a", "b"] {
            let value = memo.get(text.as_bytes(), || {
                made += 1;
                Ok::<_, ()>(text.to_owned())
            });
            assert_eq!(
                value.as_deref().map(String::as_str),
                Ok(text),
                "what was made of this very text"
            );
        }
        assert_eq!(made, 2, "two texts");
        assert!(memo.get(b"c", || Err("no")).is_err(), "the failure is handed on");
        assert_eq!(
            memo.get(b"a", || Err("again")).map(|a| a.clone()),
            Ok("a".to_owned()),
            "the rest stays"
        );
        assert!(
            memo.get(b"c", || Ok::<_, ()>("c".to_owned())).is_ok(),
            "and is tried again"
        );
    }

    #[test]
    fn memory_is_bounded_and_stays_right_beyond_the_bound() {
        let mut memo = Memo::new();
        for number in (0..CAPACITY + 10).chain(0..10) {
            let value = memo.get(number.to_string().as_bytes(), || Ok::<_, ()>(number));
            assert_eq!(value.copied(), Ok(number), "the value of its own text");
        }
        assert!(memo.made.len() <= CAPACITY, "no more than the bound");
    }
}
