//! The report of an import in words.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use suishu_api::wire::{Confidence, ImportReport};
use suishu_api::{Finding, Imported, Severity};

use crate::output::Output;

/// Findings that are printed for people; `--json` has them all.
const PRINTED: usize = 20;

/// What an import of a file did, or would do.
pub(crate) fn of_file(imported: &Imported, file: &Path, dry_run: bool, output: &Output) -> String {
    let report = &imported.report;
    let mut head = vec![report.file.clone(), report.encoding.clone()];
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
    told(text, report, &quoted(&file.to_string_lossy()), dry_run, output)
}

/// What an import of a text did, or would do.
pub(crate) fn of_text(report: &ImportReport, source: &str, dry_run: bool, output: &Output) -> String {
    let head = format!("{}  {}", report.file, report.layout);
    told(head, report, &format!("--text {}", quoted(source)), dry_run, output)
}

/// Counts, findings, the end of it, and what to run once the questions are answered.
fn told(mut text: String, report: &ImportReport, source: &str, dry_run: bool, output: &Output) -> String {
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
    if let Some(answers) = answers(&report.findings) {
        let _ = write!(text, "\n  to answer: suishu import {source} {answers}");
    }
    text
}

/// The options that would answer what was asked, each once; those that a person must fill in end in `…`.
fn answers(findings: &[Finding]) -> Option<String> {
    let asked = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter_map(|finding| finding.suggestion.as_deref())
        .filter(|suggestion| suggestion.starts_with("--"));
    let mut options: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    for suggestion in asked {
        let option = match suggestion.split_once(" | ") {
            // One of several: the finding lists them.
            Some((first, _)) => match first.rsplit_once(['=', ' ']) {
                Some((key, _)) => format!("{key}{}…", &first[key.len()..=key.len()]),
                None => continue,
            },
            None => suggestion.to_owned(),
        };
        if seen.insert(option.clone()) {
            options.push(option_quoted(&option));
        }
    }
    (!options.is_empty()).then(|| options.join(" "))
}

/// An option with its value as a shell takes it.
fn option_quoted(option: &str) -> String {
    match option.split_once(' ') {
        Some((name, value)) => format!("{name} {}", quoted(value)),
        None => option.to_owned(),
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./=@…%".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use suishu_api::FindingCode;

    use super::*;

    #[test]
    fn questions_become_one_command() {
        let asked = |code, suggestion: &str| Finding::new(code, suishu_api::Place::file(), "").suggest(suggestion);
        let findings = [
            asked(FindingCode::RegionMissing, "--set region=广州市"),
            asked(FindingCode::UnitUnknown, "--set unit=…"),
            asked(FindingCode::UnitUnknown, "--set unit=…"),
            asked(FindingCode::SheetSeveral, "--sheet 表 1 | 表 2 | --sheet *"),
            asked(FindingCode::HeaderAmbiguous, "--set header=3 | 4"),
            asked(FindingCode::RowWidth, "5 ≠ 6"),
            asked(FindingCode::BasisAssumed, "--set basis=single | end"),
        ];
        assert_eq!(
            answers(&findings).as_deref(),
            Some("--set region=广州市 --set unit=… --sheet … --set header=…"),
            "each once; what has several answers is left open, warnings ask nothing"
        );
        assert_eq!(answers(&findings[5..]), None, "nothing to answer");
    }

    #[test]
    fn words_are_quoted_for_the_shell() {
        assert_eq!(quoted("/tmp/月报.csv"), "/tmp/月报.csv", "plain");
        assert_eq!(quoted("a b's.csv"), r"'a b'\''s.csv'", "blanks and quotes");
    }
}
