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

    /// What was made of `text`, made now if it is new.
    pub(crate) fn get(&mut self, text: &[u8], make: impl FnOnce() -> T) -> &mut T {
        if self.last >= self.made.len() || self.last_text != text {
            self.last = self.look_up(text, make);
            self.last_text.clear();
            self.last_text.extend_from_slice(text);
        }
        &mut self.made[self.last]
    }

    fn look_up(&mut self, text: &[u8], make: impl FnOnce() -> T) -> usize {
        if let Some(&at) = self.index.get(text) {
            return at;
        }
        if self.made.len() == CAPACITY {
            self.index.clear();
            self.made.clear();
        }
        let at = self.made.len();
        self.made.push(make());
        self.index.insert(text.into(), at);
        at
    }
}
