//! What the tests of this crate share: a sink that keeps everything, and a file to read.
// Each test file uses its part; and a fixture that can't be made may well stop its test.
#![allow(dead_code, clippy::expect_used, clippy::print_stdout)]

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use suishu_domain::{Figure, Finding, FindingCode, Holiday, Holidays, Period, Qualifier, Status};
use suishu_ingest::{Answers, DraftRow, EventDraft, IngestError, Options, Reading, SeriesDraft, Sink, read};

/// One observation, kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Kept {
    pub(crate) series: usize,
    pub(crate) period: String,
    pub(crate) figure: Figure,
    pub(crate) qualifier: Qualifier,
    pub(crate) status: Option<Status>,
    pub(crate) raw: Option<String>,
    pub(crate) source: Option<String>,
    pub(crate) note: Option<String>,
    pub(crate) line: u64,
    pub(crate) column: u32,
}

/// Keeps everything; stops after so many progress reports, if told.
#[derive(Debug, Default)]
pub(crate) struct Collected {
    pub(crate) series: Vec<SeriesDraft>,
    pub(crate) observations: Vec<Kept>,
    pub(crate) events: Vec<EventDraft>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) progress: Vec<(u64, u64)>,
    pub(crate) stop_after: Option<usize>,
}

impl Sink for Collected {
    fn series(&mut self, draft: &SeriesDraft) -> usize {
        self.series.push(draft.clone());
        self.series.len() - 1
    }

    fn observation(&mut self, series: usize, row: &DraftRow<'_>) -> ControlFlow<()> {
        self.observations.push(Kept {
            series,
            period: row.period.to_string(),
            figure: row.figure,
            qualifier: row.qualifier,
            status: row.status,
            raw: row.raw.map(str::to_owned),
            source: row.source.map(|source| source.text.to_owned()),
            note: row.note.map(str::to_owned),
            line: row.line,
            column: row.column,
        });
        ControlFlow::Continue(())
    }

    fn event(&mut self, event: EventDraft) -> ControlFlow<()> {
        self.events.push(event);
        ControlFlow::Continue(())
    }

    fn finding(&mut self, finding: Finding) -> ControlFlow<()> {
        self.findings.push(finding);
        ControlFlow::Continue(())
    }

    fn progress(&mut self, bytes_done: u64, bytes_total: u64) -> ControlFlow<()> {
        self.progress.push((bytes_done, bytes_total));
        match self.stop_after {
            Some(count) if self.progress.len() > count => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

impl Collected {
    /// The findings as `code@line:column`.
    pub(crate) fn codes(&self) -> Vec<String> {
        self.findings
            .iter()
            .map(|finding| format!("{}@{}", finding.code.code(), finding.place))
            .collect()
    }

    /// Whether a finding of that code is there.
    pub(crate) fn has(&self, code: FindingCode) -> bool {
        self.findings.iter().any(|finding| finding.code == code)
    }
}

/// The holidays of the tests.
pub(crate) fn holidays() -> Holidays {
    let start = Period::months(2020, 10, 1).expect("October").start();
    let period = Period::days(start, 8).expect("eight days");
    Holidays::new(vec![Holiday {
        name: "国庆假期".into(),
        year: 2020,
        period,
    }])
}

/// Writes bytes into a file of its own.
pub(crate) fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(bytes).expect("room for the fixture");
    file
}

/// Reads a file with answers.
pub(crate) fn read_path(path: &Path, set: &[&str]) -> (Result<Reading, IngestError>, Collected) {
    let holidays = holidays();
    let mut sink = Collected::default();
    let set = Answers::parse(set).expect("answers of the test");
    let options = Options {
        set,
        file_name: "广州2020年.csv",
        ..Options::new(&holidays)
    };
    let reading = read(path, &options, &mut sink);
    (reading, sink)
}

/// Reads bytes with answers.
pub(crate) fn read_bytes(bytes: &[u8], set: &[&str]) -> (Result<Reading, IngestError>, Collected) {
    read_path(file(bytes).path(), set)
}

/// Reads a text that must be readable, findings or not.
pub(crate) fn read_text(text: &str, set: &[&str]) -> (Reading, Collected) {
    let (reading, sink) = read_bytes(text.as_bytes(), set);
    (reading.expect("the text is readable"), sink)
}

/// The shared data beside the project, if this machine has them.
pub(crate) fn shared_data(part: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared/data").join(part))
        .find(|folder| folder.is_dir());
    if found.is_none() {
        println!("skipped: no shared/data/{part} beside the project");
    }
    found
}
