//! Reads a press text and prints what it yields, a paragraph after the other: for trying the reader on sentences of one's own.
//!
//! `cargo run -p suishu-ingest --example press -- FILE [KEY=VALUE …]`
#![allow(clippy::print_stdout, reason = "a program for a person at a terminal")]

use std::error::Error;
use std::ops::ControlFlow;

use suishu_domain::{Finding, Holidays};
use suishu_ingest::{Answers, DraftRow, EventDraft, Options, SeriesDraft, Sink, press};

/// Prints what comes.
#[derive(Default)]
struct Printer {
    series: Vec<SeriesDraft>,
}

impl Sink for Printer {
    fn series(&mut self, draft: &SeriesDraft) -> usize {
        self.series.push(draft.clone());
        self.series.len() - 1
    }

    fn observation(&mut self, series: usize, row: &DraftRow<'_>) -> ControlFlow<()> {
        let draft = &self.series[series];
        let number = row
            .figure
            .number()
            .map_or_else(String::new, |number| number.to_string());
        let cells = [
            draft.indicator.as_str(),
            &draft.region,
            &row.period.to_string(),
            draft.basis.code(),
            draft.measure.code(),
            draft.price_basis.map_or("", |prices| prices.code()),
            &number,
            &draft.unit.to_string(),
            row.qualifier.code(),
            row.status.map_or("", |status| status.code()),
            row.raw.unwrap_or_default(),
            row.note.unwrap_or_default(),
            &row.place().to_string(),
        ];
        println!("{}", cells.join("|"));
        ControlFlow::Continue(())
    }

    fn event(&mut self, _: EventDraft) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn finding(&mut self, finding: Finding) -> ControlFlow<()> {
        let suggestion = finding.suggestion.unwrap_or_default();
        println!(
            "  ! {} {} {} {suggestion}",
            finding.code.code(),
            finding.place,
            finding.raw
        );
        ControlFlow::Continue(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let text = std::fs::read_to_string(words.next().ok_or("which file?")?)?;
    let holidays = Holidays::from_csv(include_str!("../../../data/holidays.csv"))?;
    let options = Options {
        set: Answers::parse(words)?,
        ..Options::new(&holidays)
    };
    for paragraph in text
        .split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
    {
        println!("--- {paragraph}");
        press::read(paragraph, &options, &mut Printer::default())?;
    }
    Ok(())
}
