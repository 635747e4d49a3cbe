//! How long a million rows take: this crate's whole reading, beside a bare loop of the csv crate over the same bytes.
//!
//! `cargo run --release -p suishu-ingest --example reading [FILE]`; without a file, one is made.

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use suishu_domain::{Finding, Holidays};
use suishu_ingest::{DraftRow, EventDraft, Options, SeriesDraft, Sink, read};

/// Counts, and keeps nothing.
#[derive(Default)]
struct Counts {
    series: usize,
    observations: u64,
    findings: u64,
}

impl Sink for Counts {
    fn series(&mut self, _: &SeriesDraft) -> usize {
        self.series += 1;
        self.series - 1
    }

    fn observation(&mut self, _: usize, _: &DraftRow<'_>) -> ControlFlow<()> {
        self.observations += 1;
        ControlFlow::Continue(())
    }

    fn event(&mut self, _: EventDraft) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn finding(&mut self, _: Finding) -> ControlFlow<()> {
        self.findings += 1;
        ControlFlow::Continue(())
    }

    fn progress(&mut self, _: u64, _: u64) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }
}

fn million_rows(path: &Path) -> Result<(), Box<dyn Error>> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    writeln!(
        file,
        "indicator,region,sector,period,basis,measure,price_basis,value,unit,qualifier,status,source,note"
    )?;
    for row in 0..1_000_000u32 {
        let (series, month) = (row / 300, row % 300);
        let (year, month) = (1996 + month / 12, month % 12 + 1);
        writeln!(
            file,
            "指标{},区{},合计,{year}-{month:02},当期,绝对量,,{}.{:02},万元,,P,合成 {}号,",
            series % 67,
            series / 67,
            row.wrapping_mul(7919) % 100_000,
            row % 100,
            series % 9,
        )?;
    }
    file.flush()?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let made = tempfile::NamedTempFile::new()?;
    let path = if let Some(path) = std::env::args().nth(1) {
        path.into()
    } else {
        million_rows(made.path())?;
        made.path().to_path_buf()
    };
    let holidays = Holidays::default();
    for _ in 0..5 {
        let begin = Instant::now();
        let mut counts = Counts::default();
        let reading = read(&path, &Options::new(&holidays), &mut counts)?;
        let ours = begin.elapsed();

        let begin = Instant::now();
        let mut reader = csv::Reader::from_path(&path)?;
        let (mut record, mut rows) = (csv::ByteRecord::new(), 0u64);
        while reader.read_byte_record(&mut record)? {
            rows += 1;
        }
        let rival = begin.elapsed();
        println!(
            "{} MB, {} rows, {} series, {} findings: {ours:?}; csv alone, {rows} rows: {rival:?}",
            reading.size / 1_000_000,
            counts.observations,
            counts.series,
            counts.findings,
        );
    }
    Ok(())
}
