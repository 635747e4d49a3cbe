//! Workbooks beside pandas: a full sheet of the old format and 200 000 rows of the new one. Both sides are whole processes that read the
//! file into memory, ours into a grid with formats and merged cells, theirs into a frame. Ours is the example `workbook` of
//! suishu-ingest, because xtask must not link the product.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::measure::{self, Run};
use super::{folder, python};
use crate::{checkout, process};

/// The name of each file and the rows it has; an XLS sheet has no more.
const FILES: [(&str, usize); 2] = [("rows.xls", 65_536), ("rows.xlsx", 200_000)];
const SCRIPT: &str = include_str!("rivals/pandas_workbook.py");
const MODULES: [(&str, &str); 4] = [
    ("pandas", "pandas"),
    ("openpyxl", "openpyxl"),
    ("xlrd", "xlrd"),
    ("xlwt", "xlwt"),
];

/// One file on both sides.
pub(super) struct Workbook {
    pub(super) name: &'static str,
    pub(super) rows: usize,
    pub(super) bytes: u64,
    pub(super) ours: Run,
    pub(super) rival: Run,
}

/// What was measured, and the rival's version.
pub(super) struct Workbooks {
    pub(super) files: Vec<Workbook>,
    pub(super) version: String,
}

/// `None` when pandas can't be had; then the report says so.
pub(super) fn compare() -> Result<Option<Workbooks>> {
    let python = match python::with(&MODULES) {
        Ok(python) => python,
        Err(error) => {
            println!("pandas left out: {error:#}");
            return Ok(None);
        }
    };
    process::run(&mut process::cargo([
        "build",
        "--release",
        "-p",
        "suishu-ingest",
        "--example",
        "workbook",
    ]))?;
    let script = folder().join("pandas_workbook.py");
    std::fs::write(&script, SCRIPT)?;
    let version = process::capture(&mut process::program(
        &python,
        ["-c", "import pandas; print(pandas.__version__)"],
    ))?;
    let files = FILES
        .into_iter()
        .map(|(name, rows)| one(&python, &script, name, rows))
        .collect::<Result<_>>()?;
    Ok(Some(Workbooks {
        files,
        version: String::from_utf8_lossy(&version).trim().to_owned(),
    }))
}

fn one(python: &Path, script: &Path, name: &'static str, rows: usize) -> Result<Workbook> {
    let file = folder().join(name);
    let run = |what: &str| {
        let mut command = process::program(python, [script]);
        command.arg(what).arg(&file);
        command
    };
    if !file.is_file() {
        process::capture(run("make").arg(rows.to_string()))?;
    }
    let example: PathBuf = checkout::target()
        .join("release/examples")
        .join(format!("workbook{}", std::env::consts::EXE_SUFFIX));
    Ok(Workbook {
        name,
        rows,
        bytes: file.metadata()?.len(),
        ours: measure::of_three(|| Ok(process::program(&example, [&file])))?,
        rival: measure::of_three(|| Ok(run("read")))?,
    })
}
