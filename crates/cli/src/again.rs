//! The command that imports once more, with the answers to what was asked.

use std::collections::BTreeSet;
use std::path::Path;

use suishu_api::{Finding, Severity};

use crate::arguments::Import;

/// The command as it was given, without the files.
pub(crate) struct Again {
    program: String,
    given: Vec<String>,
}

impl Again {
    pub(crate) fn new(import: &Import, library: Option<&Path>) -> Self {
        let path = |path: &Path| quoted(&path.to_string_lossy());
        let library = library.map(|library| format!(" --library {}", path(library)));
        let mut given = Vec::new();
        for (key, value) in &import.set {
            given.push(format!("--set {}", quoted(&format!("{key}={value}"))));
        }
        if let Some(encoding) = &import.encoding {
            given.push(format!("--encoding {}", quoted(encoding)));
        }
        if let Some(sheet) = &import.sheet {
            given.push(format!("--sheet {}", quoted(sheet)));
        }
        if let Some(recipe) = &import.recipe {
            given.push(format!("--recipe {}", path(recipe)));
        }
        if let Some(recipe) = &import.save_recipe {
            given.push(format!("--save-recipe {}", path(recipe)));
        }
        Self {
            program: format!("suishu{} import", library.unwrap_or_default()),
            given,
        }
    }

    /// The line that says what to run once the questions are answered; nothing where none was asked.
    pub(crate) fn asked(&self, source: &str, findings: &[Finding]) -> String {
        let Some(answers) = answers(findings) else {
            return String::new();
        };
        let words = [&self.program, source]
            .into_iter()
            .chain(self.given.iter().map(String::as_str));
        let words: Vec<&str> = words.chain([answers.as_str()]).collect();
        format!("\n  to answer: {}", words.join(" "))
    }
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
            Some((first, _)) => {
                let behind = if first.starts_with("--set ") { '=' } else { ' ' };
                let Some((key, _)) = first.split_once(behind) else {
                    continue;
                };
                format!("{key}{behind}…")
            }
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
pub(crate) fn quoted(word: &str) -> String {
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
    fn what_was_given_is_given_again() {
        let again = Again {
            program: "suishu --library city.suishu import".to_owned(),
            given: vec!["--set unit=亿元".to_owned(), "--sheet '表 1'".to_owned()],
        };
        let asked = Finding::new(FindingCode::RegionMissing, suishu_api::Place::file(), "").suggest("--set region=…");
        assert_eq!(
            again.asked("9月.csv", &[asked]),
            "\n  to answer: suishu --library city.suishu import 9月.csv --set unit=亿元 --sheet '表 1' --set region=…",
            "the whole command"
        );
        assert_eq!(again.asked("9月.csv", &[]), "", "nothing was asked");
    }

    #[test]
    fn words_are_quoted_for_the_shell() {
        assert_eq!(quoted("/tmp/月报.csv"), "/tmp/月报.csv", "plain");
        assert_eq!(quoted("a b's.csv"), r"'a b'\''s.csv'", "blanks and quotes");
    }
}
