//! Press text: what paragraphs in the style of bulletins yield. Every paragraph is our own; `press/paragraphs.txt` tells the form.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a fixture that can't be read may well stop its test"
)]

mod common;

use std::fmt::Write;

use common::{Collected, holidays};
use suishu_domain::{Holidays, Qualifier};
use suishu_ingest::press::{self, PressReading};
use suishu_ingest::{Answers, IngestError, Options};

/// Reads a text with answers.
fn read_with(text: &str, set: &[&str], holidays: &Holidays) -> (Result<PressReading, IngestError>, Collected) {
    let mut sink = Collected::default();
    let options = Options {
        set: Answers::parse(set).expect("answers of the test"),
        file_name: "广州2020年.txt",
        ..Options::new(holidays)
    };
    (press::read(text, &options, &mut sink), sink)
}

fn read(text: &str, set: &[&str]) -> (PressReading, Collected) {
    let (reading, sink) = read_with(text, set, &holidays());
    (reading.expect("a text"), sink)
}

/// What a text yields, a line a figure and a finding, in the form of `paragraphs.txt`.
fn told(text: &str, set: &[&str]) -> String {
    let (_, sink) = read(text, set);
    let mut told = String::new();
    for kept in &sink.observations {
        let series = &sink.series[kept.series];
        let number = kept.figure.number().unwrap();
        let (name, region, unit) = (&series.indicator, &series.region, &series.unit);
        let (period, basis, measure) = (&kept.period, series.basis, series.measure);
        write!(told, "= {name} {region} {period} {basis} {measure} {number} {unit}").unwrap();
        let qualifier = (kept.qualifier != Qualifier::Exact).then(|| kept.qualifier.code());
        let status = kept.status.map(|status| status.code());
        let prices = series.price_basis.map(|prices| prices.code());
        for word in [qualifier, status, prices].into_iter().flatten() {
            write!(told, " {word}").unwrap();
        }
        told.push('\n');
    }
    for finding in &sink.findings {
        writeln!(told, "! {} {}", finding.code.code(), finding.raw).unwrap();
    }
    told
}

/// The lines of a block that begin with a mark.
fn lines<'a>(block: &'a str, mark: &str) -> Vec<&'a str> {
    block
        .lines()
        .filter_map(|line| line.strip_prefix(mark)?.strip_prefix(' '))
        .collect()
}

#[test]
fn paragraphs_yield_what_they_say() {
    let mut count = 0;
    for block in include_str!("press/paragraphs.txt").split("\n\n") {
        let text = lines(block, ">").join("\n");
        if text.is_empty() {
            continue;
        }
        count += 1;
        let set: Vec<&str> = lines(block, "@").iter().flat_map(|line| line.split(' ')).collect();
        let is_expected = |line: &&str| line.starts_with("= ") || line.starts_with("! ");
        let expected: String = block
            .lines()
            .filter(is_expected)
            .map(|line| format!("{line}\n"))
            .collect();
        let told = told(&text, &set);
        if std::env::var_os("SUISHU_SHOW").is_some() {
            let kept: Vec<&str> = block.lines().filter(|line| !is_expected(line)).collect();
            println!("{}\n{told}", kept.join("\n"));
        } else {
            assert_eq!(told, expected, "{}: {text}", lines(block, "#").join(" "));
        }
    }
    assert!(count >= 25, "{count} paragraphs are too few to be a test");
}
