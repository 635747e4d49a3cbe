//! `cargo xtask bench`: the product beside named rivals, on this machine, in one run. Budgets are printed beside what was
//! measured and never asserted: a time in a test fails on somebody's busy machine and teaches people to ignore it.
//!
//! `rows` and `drawings` make the input, `measure` watches a process, `rivals` and `python` have the others, `import`, `workbooks`, `charts`
//! and `window` compare, `report` writes.

mod charts;
mod drawings;
mod import;
mod measure;
mod python;
mod report;
mod rows;
mod window;
mod workbooks;

use std::path::PathBuf;

use anyhow::Result;

use crate::{build, checkout};

/// Rows of the import: 82 MB of CSV.
pub(crate) const ROWS: usize = 1_000_000;

/// Everything of a benchmark lies here; nothing of it is committed but the report.
fn folder() -> PathBuf {
    checkout::target().join("bench")
}

pub(crate) fn bench(rows: usize) -> Result<()> {
    std::fs::create_dir_all(folder())?;
    build::release()?;
    let import = import::compare(rows)?;
    let workbooks = workbooks::compare()?;
    let charts = charts::compare()?;
    let window = window::start()?;
    let report = report::write(rows, &import, workbooks.as_ref(), &charts, window)?;
    println!("{}", std::fs::read_to_string(&report)?);
    println!("written: {}", checkout::shown(&report));
    Ok(())
}

/// The workbooks alone, whose part of the report is written anew.
pub(crate) fn workbooks() -> Result<()> {
    std::fs::create_dir_all(folder())?;
    let report = report::renew_workbooks(workbooks::compare()?.as_ref())?;
    println!("written: {}", checkout::shown(&report));
    Ok(())
}

/// The charts alone, whose part of the report is written anew.
pub(crate) fn charts() -> Result<()> {
    std::fs::create_dir_all(folder())?;
    let report = report::renew_charts(&charts::compare()?)?;
    println!("written: {}", checkout::shown(&report));
    Ok(())
}

/// The middle one of an odd number of measurements.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
