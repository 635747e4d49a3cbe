//! What XLSX and XLSB share: which part is the workbook, and what its relationships lead to.

use super::package::{Package, missing};
use super::xml::attribute;
use crate::{Format, IngestError};
use quick_xml::events::Event;

/// A relationship of a part.
#[derive(Debug)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of its type: `worksheet`, `styles`.
    pub(super) kind: String,
    /// The part it leads to.
    pub(super) part: String,
}

/// The relationships of a part; none when it has no part of relationships.
pub(super) fn relationships(package: &mut Package, part: &str) -> Result<Vec<Relationship>, IngestError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    };
    let mut found = Vec::new();
    let Some(mut xml) = package.xml(&path)? else {
        return Ok(found);
    };
    loop {
        match xml.next()? {
            Event::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let external = attribute(&start, "TargetMode").is_some_and(|mode| mode == "External");
                if let (Some(id), Some(kind), Some(target), false) = (
                    attribute(&start, "Id"),
                    attribute(&start, "Type"),
                    attribute(&start, "Target"),
                    external,
                ) {
                    found.push(Relationship {
                        id: id.into_owned(),
                        kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                        part: resolved(folder, &target),
                    });
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// The part that is the workbook; `None` in a container of anything else.
pub(super) fn main_part(package: &mut Package) -> Result<Option<String>, IngestError> {
    const USUAL: [&str; 2] = ["xl/workbook.xml", "xl/workbook.bin"];
    let main = relationships(package, "")?
        .into_iter()
        .find(|relationship| relationship.kind == "officeDocument" && package.has(&relationship.part))
        .map(|relationship| relationship.part);
    let usual = || USUAL.into_iter().find(|part| package.has(part)).map(ToOwned::to_owned);
    match main.or_else(usual) {
        Some(part) if part.starts_with("word/") || part.starts_with("ppt/") => Ok(None),
        None if package.has_any("xl/") => Err(missing(Format::Xlsx, USUAL[0])),
        part => Ok(part),
    }
}

/// A target as a path from the root of the container.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        folder.split('/').filter(|step| !step.is_empty()).collect()
    };
    for step in target.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The text with the escapes of this format resolved: `_x000D_` is a carriage return.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let character = escape
            .get(2..6)
            .filter(|_| escape.as_bytes().get(6) == Some(&b'_'))
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .and_then(char::from_u32);
        if let Some(character) = character {
            out.push(character);
            rest = &escape["_x000D_".len()..];
        } else {
            out.push_str("_x");
            rest = &escape["_x".len()..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_paths_from_the_root() {
        for (folder, target, path) in [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl/worksheets", "../sharedStrings.xml", "xl/sharedStrings.xml"),
            ("", "xl\\workbook.xml", "xl/workbook.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolved(folder, target), path, "{target} from {folder}");
        }
    }

    #[test]
    fn escapes_are_resolved_and_what_only_looks_like_one_stays() {
        for (text, plain) in [
            ("a_x000D_b", "a\rb"),
            ("_x5E7F_州", "广州"),
            ("x_x12_", "x_x12_"),
            ("_xD800_", "_xD800_"),
            ("_x_x000A_", "_x\n"),
            ("_x广州市民_", "_x广州市民_"),
        ] {
            assert_eq!(unescaped(text), plain, "{text}");
        }
    }
}
