//! Every input that the fuzzers kept, and every one that once broke something, through the same probes.

#![allow(clippy::expect_used, reason = "a corpus that can't be read may well stop its test")]

#[path = "../../../fuzz/probes/mod.rs"]
mod probes;

use std::fs;
use std::path::Path;

/// Runs the probe over the corpus of a target; a panic names the file.
fn run(target: &str, probe: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../fuzz/corpus")
        .join(target);
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the corpus is part of the project")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{target} has a corpus");
    for file in files {
        let data = fs::read(&file).expect("a file of the corpus");
        let outcome = std::panic::catch_unwind(|| probe(&data));
        assert!(outcome.is_ok(), "{} breaks the probe", file.display());
    }
}

#[test]
fn numbers() {
    run("number", probes::number);
}

#[test]
fn periods() {
    run("period", probes::period);
}

#[test]
fn press_text() {
    run("press", probes::press);
}

#[test]
fn files() {
    run("bytes_to_grid", probes::bytes_to_grid);
}

#[test]
fn grids() {
    run("grid_to_layout", probes::grid_to_layout);
}
