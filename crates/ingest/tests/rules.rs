//! The examples of docs/import-rules.md: each fenced `csv` or `press` block is read, and the `text` block behind it must be what came of
//! it. Words behind `csv` are the answers: `csv region=广州市`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a page without its examples may well stop the test"
)]

mod common;

use std::path::Path;

use common::{Collected, Kept};
use suishu_domain::{Figure, Holidays, Qualifier};
use suishu_ingest::{Answers, Options, SeriesDraft, press, read};

/// One example of the page.
struct Example<'a> {
    /// The line of its fence.
    line: usize,
    kind: &'a str,
    answers: Vec<&'a str>,
    written: String,
    told: String,
}

/// The lines of a block, from behind its fence to the closing one.
fn block<'a>(lines: &mut impl Iterator<Item = (usize, &'a str)>) -> String {
    let inside = lines.map(|(_, line)| line).take_while(|line| *line != "```");
    inside.map(|line| format!("{line}\n")).collect()
}

fn examples(page: &str) -> Vec<Example<'_>> {
    let mut lines = page.lines().enumerate();
    let mut examples = Vec::new();
    while let Some((at, line)) = lines.next() {
        let Some(opening) = line.strip_prefix("```") else {
            continue;
        };
        let mut words = opening.split(' ');
        let kind = words.next().unwrap_or_default();
        let written = block(&mut lines);
        if !matches!(kind, "csv" | "press") {
            continue;
        }
        let outcome = lines.find(|(_, line)| !line.is_empty()).map(|(_, line)| line);
        assert_eq!(
            outcome,
            Some("```text"),
            "what the example in line {} becomes stands next",
            at + 1
        );
        examples.push(Example {
            line: at + 1,
            kind,
            answers: words.collect(),
            written,
            told: block(&mut lines),
        });
    }
    examples
}

fn outcome(example: &Example<'_>) -> String {
    let holidays = common::holidays();
    let options = Options {
        set: Answers::parse(&example.answers).unwrap(),
        ..Options::new(&holidays)
    };
    let mut sink = Collected::default();
    match example.kind {
        "press" => drop(press::read(&example.written, &options, &mut sink).unwrap()),
        _ => drop(read(common::file(example.written.as_bytes()).path(), &options, &mut sink).unwrap()),
    }
    let figures = sink
        .observations
        .iter()
        .map(|kept| figure(&sink.series[kept.series], kept));
    figures.chain(sink.findings.iter().map(finding)).collect()
}

/// `indicator | region | sector | period | basis measure prices | value unit`, then what else is said of the figure.
fn figure(series: &SeriesDraft, kept: &Kept) -> String {
    let value = match kept.figure {
        Figure::Number(number) => format!("{number} {}", series.unit),
        Figure::Missing(reason) => format!("({})", reason.code()),
    };
    let mut kind = series.basis.code().to_owned();
    if series.basis_is_assumed {
        kind.push('?');
    }
    kind = [
        kind.as_str(),
        series.measure.code(),
        series.price_basis.map_or("", |prices| prices.code()),
    ]
    .join(" ");
    let names = [series.indicator.as_str(), &series.region]
        .into_iter()
        .chain(series.sector.as_deref());
    let names: Vec<&str> = names.collect();
    let mut line = [names.join(" | ").as_str(), &kept.period, kind.trim(), &value].join(" | ");
    if kept.qualifier != Qualifier::Exact {
        line += &format!(" | {}", kept.qualifier.code());
    }
    if let Some(status) = kept.status {
        line += &format!(" | {}", status.code());
    }
    for (name, text) in [("note", &kept.note), ("source", &kept.source)] {
        if let Some(text) = text {
            line += &format!(" | {name}: {text}");
        }
    }
    line + "\n"
}

/// `! severity code line:column “text” → what would help`.
fn finding(finding: &suishu_domain::Finding) -> String {
    let severity = format!("{:?}", finding.severity).to_lowercase();
    let mut line = format!("! {severity} {} {}", finding.code.code(), finding.place);
    if !finding.raw.is_empty() {
        line += &format!(" “{}”", finding.raw);
    }
    if let Some(suggestion) = &finding.suggestion {
        line += &format!(" → {suggestion}");
    }
    line + "\n"
}

#[test]
fn the_examples_of_the_page_become_what_it_says() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/import-rules.md");
    let page = std::fs::read_to_string(page).unwrap().replace('\r', "");
    let examples = examples(&page);
    assert!(
        examples.len() > 20,
        "the page is full of examples, not {}",
        examples.len()
    );
    let wrong: Vec<String> = examples
        .iter()
        .filter_map(|example| {
            let outcome = outcome(example);
            (outcome != example.told).then(|| format!("docs/import-rules.md:{} becomes\n{outcome}", example.line))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
