//! A line of the text and its clauses, with what is masked in them: the words of periods, and names in quotes.

use std::ops::Range;

use suishu_domain::{Place, PriceBasis};

use super::calendar;
use super::clauses::{self, Clause};
use super::folded::{Folded, TextRange};
use super::stretches;

/// A line of the text, ready to be read.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) folded: Folded,
    pub(super) names: Vec<Range<usize>>,
    periods: Vec<Range<usize>>,
}

impl Line {
    /// A line that begins at that byte and character of the source.
    pub(super) fn new(text: &str, number: u64, byte: usize, first_char: usize) -> Self {
        let folded = Folded::new(text, byte, first_char);
        let names = clauses::names(folded.text());
        let periods = periods(folded.text(), &names);
        Self {
            number,
            folded,
            names,
            periods,
        }
    }

    pub(super) fn place(&self, at: TextRange) -> Place {
        Place::cell(self.number, self.folded.column(at))
    }
}

/// The words of periods, from left to right.
fn periods(text: &str, names: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut behind, mut name) = (0, names.iter().peekable());
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let last = before.replace(c);
        while name.next_if(|range| range.end <= at).is_some() {}
        // Inside a name there is no period, but “五一”假期 begins with one.
        let is_inside = name.peek().is_some_and(|range| range.start < at && range.end > at);
        let goes_on = c.is_ascii_digit() && last.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
        if at < behind || is_inside || goes_on {
            continue;
        }
        if let Some(length) = calendar::length(&text[at..]) {
            behind = at + length;
            found.push(at..behind);
        }
    }
    found
}

/// A clause at hand: its text and what is masked in it, all in bytes of the clause.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) line: &'a Line,
    pub(super) start: usize,
    pub(super) text: &'a str,
    pub(super) periods: Vec<Range<usize>>,
    pub(super) masks: Vec<Range<usize>>,
    /// Prices that the next clause tells of this one.
    pub(super) prices_behind: Option<PriceBasis>,
    /// Whether the sentence has words of a plan.
    pub(super) has_target: bool,
    /// Whether the sentence tells of a report, so that days in it are when it was made.
    pub(super) is_report: bool,
}

impl<'a> Words<'a> {
    /// The words of a clause.
    pub(super) fn of(line: &'a Line, clause: &Clause) -> Self {
        let Range { start, end } = clause.range;
        let within = |ranges: &[Range<usize>]| -> Vec<Range<usize>> {
            let inside = stretches::within(ranges, &clause.range);
            inside
                .iter()
                .map(|range| range.start - start..range.end - start)
                .collect()
        };
        let periods = within(&line.periods);
        let masks = stretches::merged(&within(&line.names), &periods);
        Self {
            line,
            start,
            text: &line.folded.text()[start..end],
            periods,
            masks,
            prices_behind: None,
            has_target: false,
            is_report: false,
        }
    }

    /// Where a stretch of the clause stands in the source.
    pub(super) fn source(&self, range: &Range<usize>) -> TextRange {
        self.line
            .folded
            .source(&(self.start + range.start..self.start + range.end))
    }

    /// The words of periods from `from` to `to`, counted from `from`.
    pub(super) fn periods_in(&self, from: usize, to: usize) -> Vec<Range<usize>> {
        let inside = stretches::within(&self.periods, &(from..to));
        inside
            .iter()
            .map(|period| period.start - from..period.end - from)
            .collect()
    }
}

/// Without glue at its ends, and without quotes that have no counterpart.
pub(super) fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    const OPEN: [char; 2] = ['“', '‘'];
    const CLOSED: [char; 2] = ['”', '’'];
    let words = &text[range.clone()];
    let mut front = words.trim_start_matches(['”', '’', '"', '、', ' ']);
    if !front.contains(CLOSED) {
        front = front.trim_start_matches(OPEN);
    }
    let start = range.start + words.len() - front.len();
    let mut back = front.trim_end_matches(['“', '‘', '"', '、', ' ', '的']);
    if !back.contains(OPEN) {
        back = back.trim_end_matches(CLOSED);
    }
    start..start + back.len()
}
