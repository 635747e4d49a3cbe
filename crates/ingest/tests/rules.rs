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
use suishu_domain::{Figure, Finding, Qualifier};
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
    inside.flat_map(|line| [line, "\n"]).collect()
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
    let doubt = if series.basis_is_assumed { "?" } else { "" };
    let mut kind = format!("{}{doubt} {}", series.basis.code(), series.measure.code());
    if let Some(prices) = series.price_basis {
        kind.push(' ');
        kind.push_str(prices.code());
    }
    let mut parts = vec![series.indicator.clone(), series.region.clone()];
    parts.extend(series.sector.clone());
    parts.extend([kept.period.clone(), kind, value]);
    if kept.qualifier != Qualifier::Exact {
        parts.push(kept.qualifier.code().to_owned());
    }
    parts.extend(kept.status.map(|status| status.code().to_owned()));
    parts.extend(kept.note.as_ref().map(|note| format!("note: {note}")));
    parts.extend(kept.source.as_ref().map(|source| format!("source: {source}")));
    parts.join(" | ") + "\n"
}

/// `! severity code line:column “text” → what would help`.
fn finding(finding: &Finding) -> String {
    let severity = format!("{:?}", finding.severity).to_lowercase();
    let mut parts = vec![format!("! {severity} {} {}", finding.code.code(), finding.place)];
    if !finding.raw.is_empty() {
        parts.push(format!("“{}”", finding.raw));
    }
    parts.extend(finding.suggestion.as_ref().map(|suggestion| format!("→ {suggestion}")));
    parts.join(" ") + "\n"
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
