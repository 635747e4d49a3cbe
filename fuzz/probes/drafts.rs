//! A sink that takes drafts only as the contract has them, and keeps where each figure stood.

use std::ops::ControlFlow;

use suishu_domain::{Decimal, Finding, Holiday, Holidays, Period};
use suishu_ingest::{DraftRow, EventDraft, SeriesDraft, Sink};

/// A figure and its place.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(crate) number: Option<Decimal>,
    pub(crate) line: u64,
    pub(crate) column: u32,
}

/// Counts series, keeps figures.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    series: usize,
    pub(crate) figures: Vec<Kept>,
    pub(crate) findings: usize,
}

impl Sink for Drafts {
    fn series(&mut self, draft: &SeriesDraft) -> usize {
        assert_eq!(draft.indicator.trim(), draft.indicator, "names are trimmed");
        self.series += 1;
        self.series - 1
    }

    fn observation(&mut self, series: usize, row: &DraftRow<'_>) -> ControlFlow<()> {
        assert!(series < self.series, "a figure of a series that was told");
        assert!(row.line >= 1, "lines count from 1");
        self.figures.push(Kept {
            number: row.figure.number(),
            line: row.line,
            column: row.column,
        });
        ControlFlow::Continue(())
    }

    fn event(&mut self, event: EventDraft) -> ControlFlow<()> {
        assert!(!event.title.trim().is_empty(), "an event says what happened");
        ControlFlow::Continue(())
    }

    fn finding(&mut self, finding: Finding) -> ControlFlow<()> {
        assert!(finding.raw.chars().count() <= 200, "a finding shows a cut of the text");
        self.findings += 1;
        ControlFlow::Continue(())
    }

    fn progress(&mut self, done: u64, total: u64) -> ControlFlow<()> {
        assert!(done <= total, "no more is done than there is: {done} of {total}");
        ControlFlow::Continue(())
    }
}

/// The holidays of the probes.
pub(crate) fn holidays() -> Holidays {
    let october = Period::months(2020, 10, 1).expect("October");
    let period = Period::days(october.start(), 8).expect("eight days");
    Holidays::new(vec![Holiday {
        name: "国庆假期".into(),
        year: 2020,
        period,
    }])
}

/// The digits of a number that tell it from others, whatever its sign, point and multiple.
pub(crate) fn significant(number: Decimal) -> String {
    let digits = number.mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').to_owned()
}

/// The digits of a text, in one width.
pub(crate) fn digits(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    };
    text.chars().map(half).filter(char::is_ascii_digit).collect()
}
