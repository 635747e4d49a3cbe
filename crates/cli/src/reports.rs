//! The report of an import in words.

use std::fmt::Write as _;
use std::path::Path;

use suishu_api::Imported;
use suishu_api::wire::{Confidence, FigureText, ImportReport, RevisedFigure};

use crate::again::{Again, quoted};
use crate::output::Output;

/// Findings and revisions that are printed for people; `--json` has them all.
const PRINTED: usize = 20;
/// Absent figures that are printed for people.
const ABSENT: usize = 5;

/// What an import of a file did, or would do.
pub(crate) fn of_file(imported: &Imported, file: &Path, dry_run: bool, again: &Again, output: &Output) -> String {
    let report = &imported.report;
    let mut head = vec![report.file.clone()];
    // A workbook has none.
    if !report.encoding.is_empty() {
        head.push(report.encoding.clone());
    }
    if !report.encoding_certain {
        head.push("(encoding guessed)".to_owned());
    }
    if let Some(sheet) = &report.sheet {
        head.push(format!("sheet {sheet}"));
    }
    head.push(report.layout.clone());
    if report.layout == "table" {
        head.push(
            match imported.confidence {
                Confidence::Doubtful => "doubtful",
                Confidence::Likely => "likely",
                Confidence::Certain => "certain",
            }
            .to_owned(),
        );
    }
    if let Some(recipe) = &report.recipe {
        head.push(format!("recipe {recipe}"));
    }
    let mut text = head.join("  ");
    if report.layout == "table" {
        for reason in imported.reasons(&output.words) {
            text.push_str("\n  · ");
            text.push_str(&reason);
        }
    }
    told(text, report, dry_run, output) + &again.asked(&quoted(&file.to_string_lossy()), &report.findings)
}

/// What an import of a text did, or would do.
pub(crate) fn of_text(report: &ImportReport, source: &str, dry_run: bool, again: &Again, output: &Output) -> String {
    let head = format!("{}  {}", report.file, report.layout);
    let source = format!("--text {}", quoted(source));
    told(head, report, dry_run, output) + &again.asked(&source, &report.findings)
}

/// Revisions, the largest first, and what the file no longer gives.
fn differences(text: &mut String, report: &ImportReport) {
    let differences = &report.differences;
    for RevisedFigure {
        figure,
        before,
        difference,
        difference_unit,
        percent,
        ..
    } in differences.revisions.iter().take(PRINTED)
    {
        let _ = write!(text, "\n  ~ {}: {before} → {}", named(figure), value(figure));
        if let Some(difference) = difference {
            let sign = if difference.starts_with('-') { "" } else { "+" };
            let _ = write!(text, " ({sign}{difference} {difference_unit}");
            if let Some(percent) = percent {
                let _ = write!(text, ", {sign}{percent} % 推算");
            }
            text.push(')');
        }
        if let Some(note) = &figure.note {
            let _ = write!(text, "  {note}");
        }
    }
    if report.revised > PRINTED as u64 {
        let _ = write!(text, "\n  … {} revisions in all", report.revised);
    }
    for figure in differences.absences.iter().take(ABSENT) {
        let _ = write!(text, "\n  − {}: {} isn't in the file", named(figure), value(figure));
    }
    if differences.absent > ABSENT as u64 {
        let _ = write!(
            text,
            "\n  … {} that the file no longer gives in all",
            differences.absent
        );
    }
}

/// What a figure is of.
fn named(figure: &FigureText) -> String {
    let parts = [&figure.region, &figure.indicator, &figure.sector, &figure.period_zh];
    parts.map(String::as_str).join(" ")
}

/// The number with its unit, or the reason of its absence.
fn value(figure: &FigureText) -> String {
    match (&figure.value, figure.missing) {
        (Some(value), _) => format!("{value} {}", figure.unit),
        (None, reason) => reason.map_or_else(String::new, |reason| reason.zh().to_owned()),
    }
}

/// Counts, findings and the end of it.
fn told(mut text: String, report: &ImportReport, dry_run: bool, output: &Output) -> String {
    let _ = write!(
        text,
        "\n  {} figures: {} added, {} revised, {} unchanged, {} missing, {} absent",
        report.observations, report.added, report.revised, report.unchanged, report.missing, report.differences.absent
    );
    if report.events > 0 {
        let _ = write!(text, ", {} events added", report.events);
    }
    differences(&mut text, report);
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
