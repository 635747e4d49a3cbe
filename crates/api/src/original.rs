//! The originals of imports: which are kept, and what stands around a figure in them.
//!
//! Keeping costs no import its time: a file over the limit isn't read a second time.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use suishu_domain::{Observation, Place};
use suishu_ingest::{Neighbourhood, neighbourhood};
use suishu_store::{Batch, Reader, StoreError};

use crate::error::Failure;
use crate::provenance::column_letters;
use crate::wire::{Around, AroundRow, Settings};

/// The largest original that is inflated to be shown, whatever the limit was when it was kept.
const SHOWN: u64 = 256 << 20;

/// What the library keeps of what is imported.
pub(crate) struct Keeping<'a> {
    what: What<'a>,
    /// So many bytes at most; `None` keeps nothing.
    limit: Option<u64>,
}

enum What<'a> {
    File(&'a Path),
    Text(&'a str),
}

impl<'a> Keeping<'a> {
    /// A file as it lies on the disk.
    pub(crate) fn of_file(path: &'a Path, settings: &Settings) -> Self {
        Self {
            what: What::File(path),
            limit: limit(settings),
        }
    }

    /// A press text as it was read.
    pub(crate) fn of_text(text: &'a str, settings: &Settings) -> Self {
        Self {
            what: What::Text(text),
            limit: limit(settings),
        }
    }

    /// The bytes that are kept. A file that can't be read again is none: its figures are worth more than its looks.
    pub(crate) fn bytes(&self) -> Option<Vec<u8>> {
        let limit = self.limit?;
        match self.what {
            What::Text(text) => (text.len() as u64 <= limit).then(|| text.as_bytes().to_vec()),
            What::File(path) => {
                let file = File::open(path).ok()?;
                if file.metadata().ok()?.len() > limit {
                    return None;
                }
                let mut bytes = Vec::new();
                // It may have grown since.
                file.take(limit + 1).read_to_end(&mut bytes).ok()?;
                (bytes.len() as u64 <= limit).then_some(bytes)
            }
        }
    }
}

fn limit(settings: &Settings) -> Option<u64> {
    let limit = u64::from(settings.originals_limit_mib) << 20;
    settings.keep_originals.then_some(limit.min(SHOWN))
}

/// What stands around a figure in the original of its batch.
pub(crate) fn around(reader: &Reader, batch: &Batch, observation: &Observation) -> Result<Around, Failure> {
    let Some(sha256) = &batch.sha256 else {
        return Ok(Around::NotKept);
    };
    let bytes = match reader.original(sha256, SHOWN) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(Around::NotKept),
        Err(StoreError::OriginalDamaged { .. }) => return Ok(Around::Damaged),
        Err(error) => return Err(error.into()),
    };
    let place = &observation.place;
    if batch.kind == "text" {
        let found = std::str::from_utf8(&bytes).ok().and_then(|text| sentence(text, place));
        return Ok(found.unwrap_or(Around::Unshown));
    }
    let is_long = batch.layout.as_deref().is_some_and(|layout| layout.starts_with("long"));
    let encoding = batch.encoding.as_deref().filter(|name| !name.is_empty());
    match neighbourhood(&bytes, place, encoding, is_long) {
        Ok(Some(found)) => Ok(cells(found, place).unwrap_or(Around::Unshown)),
        Ok(None) => Ok(Around::Unshown),
        Err(error) => {
            tracing::warn!(%error, "what stands around a figure can't be shown");
            Ok(Around::Unshown)
        }
    }
}

fn cells(found: Neighbourhood, place: &Place) -> Option<Around> {
    let row = found.rows.iter().position(|row| row.line == place.line)?;
    let column = found.columns.iter().position(|column| *column == place.column)?;
    let name = |column: &u32| match place.sheet {
        Some(_) => column_letters(*column),
        None => column.to_string(),
    };
    Some(Around::Cells {
        columns: found.columns.iter().map(name).collect(),
        row: u32::try_from(row).ok()?,
        column: u32::try_from(column).ok()?,
        rows: found
            .rows
            .into_iter()
            .map(|row| AroundRow {
                line: row.line,
                is_header: row.is_header,
                cells: row.cells,
            })
            .collect(),
    })
}

/// The sentence of a text in which a figure stands, parted at the figure.
fn sentence(text: &str, place: &Place) -> Option<Around> {
    /// Words that say how exact a number is may stand before its first digit.
    const BEFORE: usize = 8;
    let line = text.lines().nth(usize::try_from(place.line.checked_sub(1)?).ok()?)?;
    let letters: Vec<char> = line.chars().collect();
    let begin = usize::try_from(place.column.checked_sub(1)?).ok()?;
    let is_digit = |letter: &char| letter.is_ascii_digit() || ('０'..='９').contains(letter);
    let digits = letters.get(begin..)?.iter().take(BEFORE).position(is_digit)? + begin;
    let goes_on = |letter: &char| is_digit(letter) || matches!(letter, '.' | ',' | '．' | '%' | '％' | '‰');
    let end = digits + letters[digits..].iter().take_while(|letter| goes_on(letter)).count();
    // A comma or a point behind the last digit belongs to the sentence.
    let trailing = letters[digits..end]
        .iter()
        .rev()
        .take_while(|letter| matches!(letter, '.' | ','))
        .count();
    let end = end - trailing;
    let ends_sentence = |letter: &char| matches!(letter, '。' | '！' | '？' | '!' | '?');
    let from = letters[..begin].iter().rposition(ends_sentence).map_or(0, |at| at + 1);
    let to = letters[end..]
        .iter()
        .position(ends_sentence)
        .map_or(letters.len(), |at| end + at + 1);
    let words = |range: std::ops::Range<usize>| letters[range].iter().collect::<String>();
    Some(Around::Sentence {
        before: words(from..begin).trim_start().to_owned(),
        figure: words(begin..end),
        after: words(end..to).trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_parted_at_its_figure() {
        let check = |text: &str, line: u64, column: u32, parts: [&str; 3], why: &str| {
            let [before, figure, after] = parts.map(str::to_owned);
            let expected = Some(Around::Sentence { before, figure, after });
            assert_eq!(sentence(text, &Place::cell(line, column)), expected, "{why}");
        };
        let text = "广州市新闻\n前文。2021年末，广州市上云企业2000家，增长5.3%。后文。";
        let before = "2021年末，广州市上云企业";
        check(text, 2, 18, [before, "2000", "家，增长5.3%。"], "only its own sentence");
        let before = "2021年末，广州市上云企业2000家，增长";
        check(text, 2, 26, [before, "5.3%", "。"], "a rate with its sign");
        check(
            "超过2000家",
            1,
            1,
            ["", "超过2000", "家"],
            "with the words that say how exact it is",
        );
        check(
            "it was 5, then",
            1,
            8,
            ["it was ", "5", ", then"],
            "without the comma behind",
        );
        assert_eq!(sentence(text, &Place::cell(3, 1)), None, "no such paragraph");
        assert_eq!(sentence(text, &Place::cell(1, 1)), None, "no number there");
    }
}
