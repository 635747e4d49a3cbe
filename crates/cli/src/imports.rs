//! `import`: each file whole or not at all.

use std::fmt::Write as _;

use indicatif::{ProgressBar, ProgressStyle};
use suishu_api::wire::ImportReport;
use suishu_api::{Desk, Failure, ImportOptions};

use crate::Ending;
use crate::arguments::Import;
use crate::output::Output;

/// Findings that are printed for people; `--json` has them all.
const PRINTED: usize = 20;

pub(crate) fn import(desk: &Desk, arguments: &Import, output: &Output) -> Result<Ending, Failure> {
    let options = ImportOptions {
        set: arguments.set.iter().cloned().collect(),
        encoding: arguments.encoding.clone(),
        sheet: arguments.sheet.clone(),
        dry_run: arguments.dry_run,
        ..ImportOptions::default()
    };
    let mut ending = Ending::Done;
    for file in &arguments.files {
        let bar = progress_bar();
        let imported = desk.import_file(file, &options, &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
            true
        });
        bar.finish_and_clear();
        let report = imported?.report;
        if report.errors > 0 {
            ending = Ending::Refused;
        }
        output.answer(&report, || in_words(&report, arguments.dry_run, output));
    }
    Ok(ending)
}

/// A bar on stderr; indicatif hides it where that is no terminal.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar
}

fn in_words(report: &ImportReport, dry_run: bool, output: &Output) -> String {
    let mut text = format!("{}  {}  {}", report.file, report.encoding, report.layout);
    if !report.encoding_certain {
        text.push_str("  (encoding guessed)");
    }
    let _ = write!(
        text,
        "\n  {} figures: {} added, {} revised, {} unchanged, {} missing",
        report.observations, report.added, report.revised, report.unchanged, report.missing
    );
    if report.events > 0 {
        let _ = write!(text, ", {} events added", report.events);
    }
    for finding in report.findings.iter().take(PRINTED) {
        text.push_str("\n  ");
        text.push_str(&output.words.finding(finding));
    }
    if report.findings_total > PRINTED as u64 {
        let _ = write!(text, "\n  … {} findings in all", report.findings_total);
    }
    let ending = match (report.errors, dry_run, report.batch) {
        (1.., _, _) => format!("\n  refused: {} errors, nothing was written", report.errors),
        (_, true, _) => "\n  dry run: nothing was written".to_owned(),
        (_, _, Some(batch)) => format!("\n  batch {batch}"),
        (_, _, None) => "\n  nothing new: no batch was written".to_owned(),
    };
    text.push_str(&ending);
    text
}
