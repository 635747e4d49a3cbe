//! The shared strings of a workbook: all texts in one buffer, found by number.

use super::sheet::over;
use crate::{Cap, Grid, IngestError};

/// A workbook that is read holds no more cells, so it needs no more strings.
const STRINGS_CAP: usize = Grid::CELL_CAP;

/// The strings.
#[derive(Debug, Default)]
pub(super) struct Strings {
    texts: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds the next one.
    pub(super) fn push(&mut self, text: &str) -> Result<(), IngestError> {
        if self.ends.len() >= STRINGS_CAP {
            return Err(over(Cap::Strings, STRINGS_CAP as u64));
        }
        if self.texts.len() + text.len() > Grid::TEXT_CAP {
            return Err(over(Cap::TextBytes, Grid::TEXT_CAP as u64));
        }
        self.texts.push_str(text);
        self.ends.push(self.texts.len() as u32);
        Ok(())
    }

    /// The string of that number.
    pub(super) fn get(&self, number: usize) -> Option<&str> {
        let end = *self.ends.get(number)? as usize;
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.texts.get(start..end)
    }
}
