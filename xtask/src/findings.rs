//! docs/findings.md: every code of a finding and of an error, with what it means and the sentences that a person reads.
//!
//! The codes and their meaning stand in the two lists of the Rust source, the sentences in data/locales; both are read as text, so
//! that a fresh clone need not compile the crates for a page. A line that isn't understood stops the task: a code left out of the
//! page would be worse than none.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::checkout;

/// The page, from the root of the checkout.
pub(crate) const PAGE: &str = "docs/findings.md";

const FINDINGS: &str = "crates/domain/src/finding.rs";
const ERRORS: &str = "crates/api/src/wire/mod.rs";
const ENGLISH: &str = "data/locales/en.ftl";
const CHINESE: &str = "data/locales/zh-CN.ftl";

const INTRODUCTION: &str = "\
# Codes

<!-- `cargo xtask bindings` writes this page from the lists in crates/domain/src/finding.rs and crates/api/src/wire/mod.rs and the
sentences in data/locales. Change it there. -->

A code stands in square brackets in what `suishu import` prints and under `code` in what `--json` gives; it stays when its sentence
changes. [import-rules.md](import-rules.md) shows when an import says which.

## Findings

A finding is about a place in a file. `error`: nothing of the file is written until it is answered or mended. `warning`: worth a look,
the import goes on. `info`: worth knowing.
";

const OF_ERRORS: &str = "
## Errors

An error ends what was asked; nothing is half done. The particulars (a file, a name, a limit) stand under `details`.
";

pub(crate) fn write() -> Result<()> {
    let root = checkout::root();
    std::fs::write(root.join(PAGE), page(&root)?).with_context(|| PAGE.to_owned())
}

fn page(root: &Path) -> Result<String> {
    let read = |name: &str| std::fs::read_to_string(root.join(name)).with_context(|| name.to_owned());
    let (english, chinese) = (read(ENGLISH)?, read(CHINESE)?);
    let (english, chinese) = (sentences(&english), sentences(&chinese));
    let findings = entries(&read(FINDINGS)?, "finding_codes! {")?;
    let errors = entries(&read(ERRORS)?, "error_codes! {")?;

    let mut page = INTRODUCTION.to_owned();
    page += "\n| code | severity | meaning | sentence | 中文 |\n|---|---|---|---|---|\n";
    for entry in &findings {
        let severity = entry.severity.as_deref();
        let severity = severity.with_context(|| format!("{} has no severity", entry.code))?;
        let (english, chinese) = both(&english, &chinese, "finding", &entry.code)?;
        writeln!(
            page,
            "| `{}` | {severity} | {} | {english} | {chinese} |",
            entry.code, entry.meaning
        )?;
    }
    page += OF_ERRORS;
    page += "\n| code | meaning | sentence | 中文 |\n|---|---|---|---|\n";
    for entry in &errors {
        let (english, chinese) = both(&english, &chinese, "error", &entry.code)?;
        writeln!(page, "| `{}` | {} | {english} | {chinese} |", entry.code, entry.meaning)?;
    }
    Ok(page)
}

/// One code of a list, as it stands in the source.
struct Entry {
    code: String,
    /// In lower case; `None` in a list without severities.
    severity: Option<String>,
    meaning: String,
}

/// The entries of the list that begins with the line `opening` and ends with `}`.
fn entries(source: &str, opening: &str) -> Result<Vec<Entry>> {
    let mut lines = source.lines().map(str::trim).skip_while(|line| *line != opening);
    lines.next().with_context(|| format!("no {opening}"))?;
    let mut entries = Vec::new();
    let mut meaning = Vec::new();
    for line in lines {
        if line == "}" {
            return Ok(entries);
        }
        if let Some(comment) = line.strip_prefix("///") {
            meaning.push(comment.trim());
            continue;
        }
        let (code, severity) = declared(line).with_context(|| format!("not an entry of {opening} {line}"))?;
        if meaning.is_empty() {
            bail!("{code} has no comment that says what it means");
        }
        entries.push(Entry {
            code: code.to_owned(),
            severity: (!severity.is_empty()).then(|| severity.to_lowercase()),
            meaning: cell(&meaning.join(" ")),
        });
        meaning.clear();
    }
    bail!("{opening} is never closed")
}

/// The code and what follows it: `RowWidth = "row.width" Error;`.
fn declared(line: &str) -> Option<(&str, &str)> {
    let (_, quoted) = line.strip_suffix(';')?.split_once(" = \"")?;
    let (code, rest) = quoted.split_once('"')?;
    Some((code, rest.trim()))
}

/// The sentences of a catalogue by name; attributes (`.next`) and comments are another matter.
fn sentences(catalogue: &str) -> HashMap<&str, &str> {
    catalogue
        .lines()
        .filter(|line| !line.starts_with([' ', '#']))
        .filter_map(|line| line.split_once(" = "))
        .collect()
}

fn both(
    english: &HashMap<&str, &str>,
    chinese: &HashMap<&str, &str>,
    kind: &str,
    code: &str,
) -> Result<(String, String)> {
    let name = format!("{kind}-{}", code.replace(['.', '_'], "-"));
    let sentence = |catalogue: &HashMap<&str, &str>, file: &str| {
        let sentence = catalogue.get(name.as_str());
        sentence
            .map(|sentence| cell(sentence))
            .with_context(|| format!("{name} has no sentence in {file}"))
    };
    Ok((sentence(english, ENGLISH)?, sentence(chinese, CHINESE)?))
}

/// A text as it may stand in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn entries_carry_code_severity_and_meaning() {
        let list = "codes! {\n    /// One thing,\n    /// or two.\n    One = \"one.thing\" Warning;\n}\n";
        let entries = entries(list, "codes! {").unwrap();
        assert_eq!(entries.len(), 1, "one code is in the list");
        assert_eq!(entries[0].code, "one.thing", "the code is what stands in quotes");
        assert_eq!(
            entries[0].severity.as_deref(),
            Some("warning"),
            "severities in lower case"
        );
        assert_eq!(
            entries[0].meaning, "One thing, or two.",
            "a comment of two lines is one sentence"
        );
    }

    #[test]
    fn what_is_not_understood_stops_the_task() {
        let check = |list: &str, why: &str| assert!(entries(list, "codes! {").is_err(), "{why}");
        check("codes! {\n    One = \"one\";\n}\n", "a code without a meaning");
        check(
            "codes! {\n    /// One.\n    One => \"one\";\n}\n",
            "a line of another form",
        );
        check("codes! {\n    /// One.\n    One = \"one\";\n", "a list without an end");
        check("other! {\n}\n", "no list at all");
    }

    #[test]
    fn sentences_leave_attributes_and_comments_out() {
        let read = sentences("# finding-a = no\nfinding-a = Yes\n    .next = no\n");
        assert_eq!(read.get("finding-a"), Some(&"Yes"), "the sentence itself");
        assert_eq!(read.len(), 1, "nothing else is one");
    }
}
