//! A chart as SVG, PNG and PDF, warm, beside matplotlib drawing the same columns and line with the same font at the same
//! size. Ours is timed by `bench-chart` of the tests crate, because xtask must not link the product.

use anyhow::{Context, Result};
use serde_json::Value;

use super::{folder, python};
use crate::{checkout, process};

/// Milliseconds by what was done, in the order of the report.
pub(super) struct Charts {
    pub(super) ours: Vec<(String, f64)>,
    /// `None` when matplotlib could not be had; then the report says so.
    pub(super) rival: Option<Rival>,
}

pub(super) struct Rival {
    pub(super) version: String,
    pub(super) times: Vec<(String, f64)>,
}

const MATPLOTLIB: &str = include_str!("matplotlib_chart.py");

/// `import` must have run: a chart of one series among a million figures is asked of the library that it left.
pub(super) fn compare() -> Result<Charts> {
    let (sample, million) = (folder().join("sample.suishu"), folder().join("import.suishu"));
    super::import::remove(&sample)?;
    let suishu = checkout::program("release", "suishu");
    process::capture(
        process::program(suishu, ["--library"])
            .arg(&sample)
            .args(["new", "--sample"]),
    )?;
    let mut bench = process::cargo([
        "run",
        "--release",
        "-p",
        "suishu-tests",
        "--features",
        "product",
        "--bin",
        "bench-chart",
        "--",
    ]);
    let printed = process::capture(bench.arg(&sample).arg(&million))?;
    let ours = times(&serde_json::from_slice(&printed).context("the output of bench-chart")?);
    let rival = match matplotlib() {
        Ok(rival) => Some(rival),
        Err(error) => {
            println!("matplotlib left out: {error:#}");
            None
        }
    };
    Ok(Charts { ours, rival })
}

fn times(report: &Value) -> Vec<(String, f64)> {
    let object = report["milliseconds"].as_array().into_iter().flatten();
    object
        .filter_map(|entry| Some((entry["what"].as_str()?.to_owned(), entry["median"].as_f64()?)))
        .collect()
}

fn matplotlib() -> Result<Rival> {
    let python = python::with(&["matplotlib"])?;
    let script = folder().join("matplotlib_chart.py");
    std::fs::write(&script, MATPLOTLIB)?;
    let font = checkout::root().join("data/fonts/NotoSansSC-Regular.otf");
    let mut draw = process::program(python, [script.as_os_str(), font.as_os_str()]);
    let report: Value = serde_json::from_slice(&process::capture(draw.current_dir(folder()))?)?;
    Ok(Rival {
        version: report["version"].as_str().unwrap_or_default().to_owned(),
        times: times(&report),
    })
}
