//! Press text: a paragraph in the style of a bulletin becomes figures, and each figure keeps where it stands.
//!
//! `2020年前三季度，全市地区生产总值17475.86亿元，同比增长1.0%` is read without cutting it into words. A number is found first; then the words
//! before it are taken off from the end (the predicate) and from the front (period, place, glue), and what is left is the subject:
//!
//! ```text
//! line ── folded ── clauses ── numbers ─┬─ predicate ── judge ─┐
//!         one        。，；（）           ├─ front ──── scope ───┼─ taker ── Sink
//!         spelling                      └─ subject ────────────┘
//! ```
//!
//! What isn't said goes on from the sentence before; what is in doubt is left out with a finding, never guessed. This module knows no
//! catalogue: names stay as written (全市 alone is the city of the text, or the answer).

mod calendar;
mod clauses;
mod folded;
mod front;
mod gazetteer;
mod in_force;
mod judge;
mod line;
mod markers;
mod naming;
mod nouns;
mod numbers;
mod place;
mod predicate;
mod prices;
mod quantity;
mod reader;
mod scope;
mod statement;
mod stretches;
mod subject;
mod taker;
mod timing;
mod vocabulary;

use std::collections::{BTreeSet, HashMap};

use serde::Serialize;
use sha2::{Digest, Sha256};
use suishu_domain::period::grammar::Context;
use suishu_domain::{FindingCode, Period};

pub use folded::TextRange;
use line::Line;
use reader::Reader;
use scope::Scope;
use taker::Taker;

use crate::ledger::{Ledger, go_on};
use crate::number::MissingSymbols;
use crate::{FindingCounts, IngestError, Options, Sink};

/// A figure in the text: where it stands, what it is of, and which draft it became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    /// The number with its unit and the words that say how exact it is.
    pub figure: TextRange,
    /// The words of its subject; they may stand in a sentence before.
    pub subject: TextRange,
    /// The words of its period; `None` where an answer gives it.
    pub period_words: Option<TextRange>,
    /// The sentence in which it stands, by its index.
    pub sentence: usize,
    /// The series, as the sink numbered it.
    pub series: usize,
    /// The period of the draft.
    pub period: Period,
    /// The line of the draft, from 1.
    pub line: u64,
    /// The column of the draft: the character in its line, from 1.
    pub column: u32,
}

/// A number that wasn't taken; a finding of the same code says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Where it stands.
    pub range: TextRange,
    /// Why it was left out.
    pub code: FindingCode,
}

/// What was read of a text, beside the drafts and findings that went to the sink.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PressReading {
    /// SHA-256 of the text's bytes, in hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub size: u64,
    /// The sentences in order.
    pub sentences: Vec<TextRange>,
    /// The figures in the order in which they were handed to the sink.
    pub figures: Vec<Mark>,
    /// The numbers that weren't taken.
    pub left_out: Vec<LeftOut>,
    /// All findings, those beyond the cap included.
    pub findings: FindingCounts,
}

/// Reads a text into the sink. An `Ok` may still carry findings that refuse it: see [`PressReading::findings`].
///
/// Of the options, the answers, the holidays and the file's name (for suggestions) count. The place of a draft is the line of the text
/// and the character in it.
pub fn read<S: Sink + ?Sized>(text: &str, options: &Options<'_>, sink: &mut S) -> Result<PressReading, IngestError> {
    /// Bytes between two reports of progress.
    const STEP: usize = 1 << 18;
    let size = text.len() as u64;
    go_on(sink.progress(0, size))?;
    if text
        .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
        .is_empty()
    {
        return Err(IngestError::Empty);
    }
    let answers = &options.set;
    let context = Context {
        year: answers.year,
        reference: None,
        holidays: Some(options.holidays),
    };
    let reference = taker::reference(answers, context)?;
    let mut reader = Reader {
        taker: Taker {
            source: text,
            answers,
            scope: Scope::new(answers, options.holidays, reference, options.file_name),
            sink,
            ledger: Ledger::default(),
            symbols: MissingSymbols::default(),
            sentences: Vec::new(),
            figures: Vec::new(),
            left_out: Vec::new(),
            series: HashMap::new(),
            asked: BTreeSet::new(),
            taken: HashMap::new(),
            wholes: HashMap::new(),
        },
        share: None,
        is_fragment: false,
    };
    let (mut byte, mut first_char, mut told) = (0, 0, 0);
    for (at, line) in text.split_inclusive('\n').enumerate() {
        reader.line(&Line::new(line, at as u64 + 1, byte, first_char))?;
        byte += line.len();
        first_char += line.chars().count();
        if byte - told >= STEP {
            told = byte;
            go_on(reader.taker.sink.progress(byte as u64, size))?;
        }
    }
    let taker = reader.taker;
    go_on(taker.sink.progress(size, size))?;
    Ok(PressReading {
        sha256: hexadecimal(&Sha256::digest(text.as_bytes())),
        size,
        sentences: taker.sentences,
        figures: taker.figures,
        left_out: taker.left_out,
        findings: taker.ledger.counts(),
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves
        .filter_map(|half| char::from_digit(u32::from(half), 16))
        .collect()
}
