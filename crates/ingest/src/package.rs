//! Frictionless data packages: the description that lies beside a data file, and says what its columns hold.
//!
//! Only the description in the file's own folder or the one above is looked at, and only for a resource of that very file.

use std::path::Path;

use serde::Deserialize;

use crate::label;
use crate::table::{Explained, Explanations};

/// The name of a description.
const DESCRIPTION: &str = "datapackage.json";
/// A longer description is not read.
const CAP: u64 = 4 << 20;

#[derive(Debug, Deserialize)]
struct Package {
    #[serde(default)]
    resources: Vec<Resource>,
}

#[derive(Debug, Deserialize)]
struct Resource {
    #[serde(default)]
    path: serde_json::Value,
    #[serde(default)]
    schema: Option<Schema>,
}

#[derive(Debug, Deserialize)]
struct Schema {
    #[serde(default)]
    fields: Vec<Field>,
}

#[derive(Debug, Deserialize)]
struct Field {
    #[serde(default)]
    name: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    description: Option<String>,
    #[serde(default)]
    unit: Option<String>,
}

/// What the description beside a file explains; nothing where there is none, or where it isn't about this file.
pub(crate) fn beside(path: &Path) -> Explanations {
    let Some(folder) = path.parent() else {
        return Explanations::default();
    };
    let above = folder.parent();
    [Some(folder), above]
        .into_iter()
        .flatten()
        .find_map(|base| explanations(base, path))
        .unwrap_or_default()
}

fn explanations(base: &Path, path: &Path) -> Option<Explanations> {
    let description = base.join(DESCRIPTION);
    let metadata = std::fs::metadata(&description).ok()?;
    if !metadata.is_file() || metadata.len() > CAP {
        return None;
    }
    let text = std::fs::read(&description).ok()?;
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&text);
    let package: Package = serde_json::from_slice(text).ok()?;
    let own = path.strip_prefix(base).ok()?;
    let is_own = |resource: &&Resource| match &resource.path {
        serde_json::Value::String(name) => Path::new(name) == own,
        serde_json::Value::Array(names) => names
            .iter()
            .any(|name| name.as_str().is_some_and(|name| Path::new(name) == own)),
        _ => false,
    };
    let fields = &package.resources.iter().find(is_own)?.schema.as_ref()?.fields;
    Some(
        fields
            .iter()
            .map(|field| (field.name.trim().to_owned(), explained(field)))
            .collect(),
    )
}

fn explained(field: &Field) -> Explained {
    let in_words = field.description.as_deref().and_then(name_and_unit);
    let (name, unit) = in_words.unzip();
    Explained {
        name: field.title.clone().filter(|title| !title.is_empty()).or(name),
        unit: field.unit.clone().or(unit),
    }
}

/// `GDP in current USD` is GDP, in current USD.
fn name_and_unit(description: &str) -> Option<(String, String)> {
    let (name, unit) = description.trim().trim_end_matches('.').rsplit_once(" in ")?;
    let is_short = name.split_whitespace().count() <= 8 && unit.split_whitespace().count() <= 5;
    (is_short && label::is_unit(unit)).then(|| (name.trim().to_owned(), unit.trim().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_may_tell_the_unit_in_words() {
        let told = |text: &str| name_and_unit(text);
        assert_eq!(
            told("GDP in current USD"),
            Some(("GDP".to_owned(), "current USD".to_owned()))
        );
        assert_eq!(told("Population of England"), None, "no unit");
        assert_eq!(
            told("GDP is calculated in real terms using 2013 prices."),
            None,
            "a sentence"
        );
    }

    #[test]
    fn only_the_resource_of_the_very_file_explains_it() -> Result<(), std::io::Error> {
        let folder = tempfile::tempdir()?;
        std::fs::create_dir(folder.path().join("data"))?;
        let text = r#"{"resources":[
            {"path":"data/other.csv","schema":{"fields":[{"name":"Value","unit":"人"}]}},
            {"path":"data/gdp.csv","schema":{"fields":[{"name":"Value","title":"增加值","unit":"亿元"}]}}]}"#;
        std::fs::write(folder.path().join(DESCRIPTION), text)?;
        let found = beside(&folder.path().join("data/gdp.csv"));
        let value = found.get("Value").cloned().unwrap_or_default();
        assert_eq!(
            (value.name.as_deref(), value.unit.as_deref()),
            (Some("增加值"), Some("亿元"))
        );
        assert!(
            beside(&folder.path().join("data/third.csv")).is_empty(),
            "nothing is said of it"
        );
        Ok(())
    }
}
