//! What a file is read as: its layout with reasons, findings, and the first and last figures.
//!
//! `cargo run -p suishu-ingest --example look -- FILE [KEY=VALUE]… [sheet:NAME]`

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::ops::ControlFlow;
use std::path::Path;

use suishu_domain::{Figure, Finding, Holidays};
use suishu_ingest::{Answers, DraftRow, EventDraft, Options, SeriesDraft, Sink, read};

#[derive(Default)]
struct Shown {
    series: Vec<SeriesDraft>,
    figures: Vec<String>,
    findings: Vec<Finding>,
}

impl Sink for Shown {
    fn series(&mut self, draft: &SeriesDraft) -> usize {
        self.series.push(draft.clone());
        self.series.len() - 1
    }

    fn observation(&mut self, series: usize, row: &DraftRow<'_>) -> ControlFlow<()> {
        let key = &self.series[series];
        let figure = match row.figure {
            Figure::Number(number) => number.to_string(),
            Figure::Missing(reason) => format!("({})", reason.code()),
        };
        self.figures.push(format!(
            "{} | {} | {} | {} | {}{} | {} | {:?} | {figure} | {} | {} {} {} @{}:{}",
            key.indicator,
            key.region,
            key.sector.as_deref().unwrap_or(""),
            row.period,
            key.basis.code(),
            if key.basis_is_assumed { "?" } else { "" },
            key.measure.code(),
            key.price_basis.map(suishu_domain::PriceBasis::code),
            key.unit,
            row.qualifier.code(),
            row.status.map_or("", |status| status.code()),
            row.note.unwrap_or(""),
            row.line,
            row.column,
        ));
        ControlFlow::Continue(())
    }

    fn event(&mut self, event: EventDraft) -> ControlFlow<()> {
        self.figures.push(format!("event {} {}", event.period, event.title));
        ControlFlow::Continue(())
    }

    fn finding(&mut self, finding: Finding) -> ControlFlow<()> {
        self.findings.push(finding);
        ControlFlow::Continue(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().ok_or("a file is needed")?;
    let rest: Vec<String> = arguments.collect();
    let holidays = Holidays::default();
    let sheet = rest.iter().find_map(|argument| argument.strip_prefix("sheet:"));
    let options = Options {
        set: Answers::parse(rest.iter().filter(|argument| !argument.starts_with("sheet:")))?,
        sheet,
        ..Options::new(&holidays)
    };
    let mut shown = Shown::default();
    let reading = read(Path::new(&file), &options, &mut shown)?;
    println!("== {file}");
    println!(
        "{:?} {} {:?} {:?} sheets {:?} rows {} {:?}",
        reading.layout,
        reading.encoding,
        reading.delimiter,
        reading.recognition.confidence,
        reading.sheets,
        reading.rows,
        reading.findings
    );
    for table in &reading.recognition.layout.tables {
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|column| format!("{}={}", column.column, column.role.code()))
            .collect();
        let header: Vec<String> = table
            .header
            .iter()
            .map(|row| format!("{}={}{}", row.line, row.role.code(), if row.spans { "+" } else { "" }))
            .collect();
        println!(
            "table header {header:?} body {:?} skipped {:?}",
            table.body, table.skipped
        );
        println!("  columns {}", columns.join(" "));
        for constant in &table.constants {
            println!(
                "  constant {} {} @{}",
                constant.role.code(),
                constant.text,
                constant.place
            );
        }
        println!("  dates {:?}", table.dates);
    }
    let mut told = std::collections::BTreeMap::<&str, usize>::new();
    for finding in &shown.findings {
        let count = told.entry(finding.code.code()).or_default();
        *count += 1;
        if *count <= 4 {
            println!(
                "  {:?} {} @{} {:?} {:?}",
                finding.severity,
                finding.code.code(),
                finding.place,
                finding.raw,
                finding.suggestion
            );
        }
    }
    println!("  findings {told:?}");
    println!("  {} figures in {} series", shown.figures.len(), shown.series.len());
    let count = shown.figures.len();
    for (at, figure) in shown.figures.iter().enumerate() {
        if at < 5 || at + 3 > count {
            println!("  {figure}");
        }
    }
    if std::env::var_os("ALL").is_some() {
        shown.figures.iter().for_each(|figure| println!("* {figure}"));
    }
    Ok(())
}
