//! The layers of ARCHITECTURE.md, checked in the manifests: who may depend on whom, which library belongs to which crate,
//! and that one folder of the window code alone talks to Tauri. A rule that no command checks is a wish.
//!
//! Reads Cargo.toml files and the imports of ui/src; compiles nothing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use toml::{Table, Value};

use crate::checkout;

/// A crate of ours and the crates of ours it may depend on. A crate that isn't here is an error: a new one gets its line.
const LAYERS: &[(&str, &[&str])] = &[
    ("suishu-domain", &[]),
    ("suishu-ingest", &["suishu-domain"]),
    ("suishu-store", &["suishu-domain"]),
    ("suishu-analysis", &["suishu-domain"]),
    ("suishu-chart", &["suishu-domain"]),
    (
        "suishu-api",
        &[
            "suishu-domain",
            "suishu-ingest",
            "suishu-store",
            "suishu-analysis",
            "suishu-chart",
        ],
    ),
    ("suishu-cli", &["suishu-api", "suishu-domain"]),
    ("suishu-desktop", &["suishu-api", "suishu-domain"]),
    ("suishu-tests", &["suishu-api"]),
    ("xtask", &[]),
];

/// A library that one crate keeps to itself, by its name or the beginning of it, and who may name it.
const OWNED: &[(&str, &[&str])] = &[
    ("rusqlite", &["suishu-store"]),
    ("libsqlite3-sys", &["suishu-store"]),
    ("plotters", &["suishu-chart"]),
    ("resvg", &["suishu-chart"]),
    ("usvg", &["suishu-chart"]),
    ("tiny-skia", &["suishu-chart"]),
    ("krilla", &["suishu-chart"]),
    ("rustybuzz", &["suishu-chart"]),
    ("calamine", &["suishu-ingest"]),
    ("encoding_rs", &["suishu-ingest", "suishu-tests"]), // the tests write files in old encodings
    ("chardetng", &["suishu-ingest"]),
    ("clap", &["suishu-cli"]),
    ("tauri", &["suishu-desktop"]),
    ("wry", &["suishu-desktop"]),
    ("fantoccini", &["suishu-tests"]),
];

/// The only folder of ui/src that may import Tauri.
const BACKEND: &str = "backend";
const TAURI_IMPORT: &str = "@tauri-apps/";

pub(crate) fn check() -> Result<()> {
    let manifests = manifests()?;
    let mut faults: Vec<String> = manifests.iter().flat_map(edges_against_the_rules).collect();
    faults.extend(tauri_outside_backend(&checkout::root().join("ui/src"))?);
    for fault in &faults {
        println!("{fault}");
    }
    if !faults.is_empty() {
        bail!("{} dependencies against the layers of ARCHITECTURE.md", faults.len());
    }
    println!("{} manifests and ui/src keep the layers", manifests.len());
    Ok(())
}

/// One Cargo.toml: its package and every dependency it names, of any kind and for any platform.
struct Manifest {
    package: String,
    dependencies: Vec<String>,
}

impl Manifest {
    fn parse(text: &str) -> Result<Self> {
        let table: Table = text.parse()?;
        let package = table
            .get("package")
            .and_then(|package| package.get("name"))
            .and_then(Value::as_str);
        let package = package.context("no package.name")?.to_owned();
        let mut dependencies = Vec::new();
        collect(&table, &mut dependencies);
        let targets = table.get("target").and_then(Value::as_table);
        for target in targets.into_iter().flat_map(Table::values).filter_map(Value::as_table) {
            collect(target, &mut dependencies);
        }
        dependencies.sort();
        dependencies.dedup();
        Ok(Self { package, dependencies })
    }
}

fn collect(table: &Table, into: &mut Vec<String>) {
    for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
        for (key, value) in table.get(kind).and_then(Value::as_table).into_iter().flatten() {
            // `sql = { package = "rusqlite" }` is rusqlite under another name.
            let renamed = value.get("package").and_then(Value::as_str);
            into.push(renamed.unwrap_or(key).to_owned());
        }
    }
}

fn edges_against_the_rules(manifest: &Manifest) -> Vec<String> {
    let package = manifest.package.as_str();
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let Some(allowed) = layers.get(package) else {
        return vec![format!(
            "{package}: not in the table of layers (xtask/src/layers.rs); say what it may depend on"
        )];
    };
    let mut faults = Vec::new();
    for dependency in &manifest.dependencies {
        let ours = layers.contains_key(dependency.as_str()) || dependency.starts_with("suishu-");
        if ours && !allowed.contains(&dependency.as_str()) {
            faults.push(format!("{package} → {dependency}: not an edge of the layers"));
        }
        for (library, owners) in OWNED {
            let is_it = dependency == library || dependency.starts_with(&format!("{library}-"));
            if is_it && !owners.contains(&package) {
                faults.push(format!(
                    "{package} → {dependency}: {library} belongs to {} alone",
                    owners.join(", ")
                ));
            }
        }
    }
    faults.sort();
    faults.dedup();
    faults
}

fn manifests() -> Result<Vec<Manifest>> {
    let root = checkout::root();
    let mut paths = vec![
        root.join("Cargo.toml"),
        root.join("tests/Cargo.toml"),
        root.join("xtask/Cargo.toml"),
    ];
    for entry in std::fs::read_dir(root.join("crates"))? {
        let manifest = entry?.path().join("Cargo.toml");
        if manifest.is_file() {
            paths.push(manifest);
        }
    }
    paths.sort();
    let read = |path: &PathBuf| Manifest::parse(&std::fs::read_to_string(path)?).with_context(|| checkout::shown(path));
    paths.iter().map(read).collect()
}

/// Files of the window code outside the backend folder that import Tauri, with their lines.
fn tauri_outside_backend(src: &Path) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    let mut folders = vec![src.to_path_buf()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                if path != src.join(BACKEND) {
                    folders.push(path);
                }
            } else if path
                .extension()
                .is_some_and(|extension| ["ts", "js", "svelte"].iter().any(|known| extension == *known))
            {
                let text = std::fs::read_to_string(&path)?;
                let lines = text.lines().enumerate().filter(|(_, line)| imports_tauri(line));
                faults.extend(lines.map(|(at, _)| {
                    format!(
                        "{}:{}: only ui/src/{BACKEND} may import {TAURI_IMPORT}",
                        checkout::shown(&path),
                        at + 1
                    )
                }));
            }
        }
    }
    faults.sort();
    Ok(faults)
}

/// An import, static or dynamic; a comment that names the package is none.
fn imports_tauri(line: &str) -> bool {
    let code = line.trim_start();
    !code.starts_with("//")
        && !code.starts_with('*')
        && ["'", "\""]
            .iter()
            .any(|quote| line.contains(&format!("{quote}{TAURI_IMPORT}")))
}

#[cfg(test)]
mod tests {
    use super::{Manifest, edges_against_the_rules, imports_tauri};

    /// What the check says of a made-up manifest.
    #[track_caller]
    fn check(manifest: &str, expected: &[&str]) {
        let manifest = Manifest::parse(manifest).expect("a manifest");
        assert_eq!(
            edges_against_the_rules(&manifest),
            expected,
            "the faults of {}",
            manifest.package
        );
    }

    #[test]
    fn an_edge_of_the_table_passes() {
        check(
            "[package]\nname = 'suishu-api'\n[dependencies]\nsuishu-store.workspace = true\nsuishu-chart.workspace = true\nserde = '1'",
            &[],
        );
    }

    #[test]
    fn the_store_is_seen_by_the_api_alone() {
        for name in ["ingest", "analysis", "chart"] {
            check(
                &format!("[package]\nname = 'suishu-{name}'\n[dependencies]\nsuishu-store.workspace = true"),
                &[&format!("suishu-{name} → suishu-store: not an edge of the layers")],
            );
        }
    }

    #[test]
    fn the_domain_depends_on_none_of_ours() {
        check(
            "[package]\nname = 'suishu-domain'\n[dev-dependencies]\nsuishu-ingest = { path = '../ingest' }",
            &["suishu-domain → suishu-ingest: not an edge of the layers"],
        );
    }

    #[test]
    fn the_shells_do_not_reach_round_the_api() {
        check(
            "[package]\nname = 'suishu-desktop'\n[dependencies]\ntauri = '2'\ntauri-plugin-dialog = '2'\nsuishu-chart.workspace = true",
            &["suishu-desktop → suishu-chart: not an edge of the layers"],
        );
    }

    #[test]
    fn a_library_under_another_name_or_platform_is_still_seen() {
        check(
            "[package]\nname = 'suishu-api'\n[target.'cfg(unix)'.dependencies]\nsql = { package = 'rusqlite', version = '0.43' }",
            &["suishu-api → rusqlite: rusqlite belongs to suishu-store alone"],
        );
        check(
            "[package]\nname = 'suishu-api'\n[build-dependencies]\nkrilla-svg = '0.8'",
            &["suishu-api → krilla-svg: krilla belongs to suishu-chart alone"],
        );
    }

    #[test]
    fn a_crate_without_a_line_in_the_table_is_refused() {
        check(
            "[package]\nname = 'suishu-utils'",
            &["suishu-utils: not in the table of layers (xtask/src/layers.rs); say what it may depend on"],
        );
    }

    #[test]
    fn imports_of_tauri_are_told_from_words_about_it() {
        assert!(
            imports_tauri("import { invoke } from '@tauri-apps/api/core'"),
            "a static import"
        );
        assert!(
            imports_tauri("const core = await import(\"@tauri-apps/api/core\")"),
            "a dynamic import"
        );
        assert!(
            !imports_tauri("// never import '@tauri-apps/api' here"),
            "a comment imports nothing"
        );
        assert!(
            !imports_tauri("import type { Backend } from '$backend'"),
            "the backend is how the rest does it"
        );
    }
}
