//! Reads a press text and prints what it yields: `cargo run -p suishu-ingest --example press -- FILE [KEY=VALUE …]`.
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a program for a person at a terminal"
)]
use std::ops::ControlFlow;
use suishu_domain::*;
use suishu_ingest::*;
struct Print(Vec<SeriesDraft>);
impl Sink for Print {
    fn series(&mut self, d: &SeriesDraft) -> usize {
        self.0.push(d.clone());
        self.0.len() - 1
    }
    fn observation(&mut self, s: usize, r: &DraftRow<'_>) -> ControlFlow<()> {
        let d = &self.0[s];
        println!(
            "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|raw={}|{}|{}:{}",
            d.indicator,
            d.region,
            r.period,
            d.basis,
            d.measure,
            d.price_basis.map_or("", |p| p.code()),
            r.figure.number().unwrap(),
            d.unit,
            r.qualifier,
            r.status.map_or("", |p| p.code()),
            r.raw.unwrap_or(""),
            r.note.unwrap_or(""),
            r.line,
            r.column
        );
        ControlFlow::Continue(())
    }
    fn event(&mut self, _: EventDraft) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
    fn finding(&mut self, f: Finding) -> ControlFlow<()> {
        println!(
            "  !{}@{} {} {}",
            f.code.code(),
            f.place,
            f.raw,
            f.suggestion.unwrap_or_default()
        );
        ControlFlow::Continue(())
    }
    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}
fn main() {
    let mut args = std::env::args().skip(1);
    let text = std::fs::read_to_string(args.next().unwrap()).unwrap();
    let holidays = Holidays::from_csv(
        &std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/holidays.csv")).unwrap(),
    )
    .unwrap();
    let set = Answers::parse(args).unwrap();
    for part in text.split("\n\n") {
        println!("--- {}", part.trim());
        let r = press::read(
            part.trim(),
            &Options {
                set: set.clone(),
                ..Options::new(&holidays)
            },
            &mut Print(vec![]),
        );
        if let Err(e) = r {
            println!("{e}");
        }
    }
}
