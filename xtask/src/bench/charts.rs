//! Charts as SVG, PNG and PDF, warm, beside ECharts' server-side SVG, vl-convert and matplotlib drawing the same numbers with the same
//! font at the same size. Ours is timed by `bench-chart` of the tests crate, because xtask must not link the product.

use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{drawings, folder, python};
use crate::process;

/// Milliseconds by what was done, in the order of the report.
pub(super) struct Charts {
    pub(super) ours: Vec<(String, f64)>,
    /// Those that could be had; the report names the others.
    pub(super) rivals: Vec<Rival>,
}

pub(super) struct Rival {
    /// Name and version.
    pub(super) name: String,
    /// `None` when it could not be had.
    pub(super) times: Option<Vec<(String, f64)>>,
}

const MATPLOTLIB: &str = include_str!("rivals/matplotlib.py");
const VL_CONVERT: &str = include_str!("rivals/vl_convert.py");
const ECHARTS: &str = include_str!("rivals/echarts.mjs");
/// The version that is measured; npm keeps it in target/bench/node.
const ECHARTS_PACKAGE: &str = "echarts@6.1.0";

/// `import` must have run: a chart of one series among a million figures is asked of the library that it left.
pub(super) fn compare() -> Result<Charts> {
    let million = folder().join("import.suishu");
    let (rows, numbers) = drawings::write()?;
    let library = drawings::library(&rows)?;
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
    let printed = process::capture(bench.arg(&library).arg(&million))?;
    let ours = times(&serde_json::from_slice(&printed).context("the output of bench-chart")?);
    let rivals = [
        ("ECharts", echarts(&numbers)),
        (
            "vl-convert",
            by_python("vl_convert", "vl-convert-python", VL_CONVERT, &numbers),
        ),
        (
            "matplotlib",
            by_python("matplotlib", "matplotlib", MATPLOTLIB, &numbers),
        ),
    ];
    let rival = |(name, measured): (&str, Result<Rival>)| {
        measured.unwrap_or_else(|error| {
            println!("{name} left out: {error:#}");
            Rival {
                name: name.to_owned(),
                times: None,
            }
        })
    };
    Ok(Charts {
        ours,
        rivals: rivals.into_iter().map(rival).collect(),
    })
}

fn times(report: &Value) -> Vec<(String, f64)> {
    let object = report["milliseconds"].as_array().into_iter().flatten();
    object
        .filter_map(|entry| Some((entry["what"].as_str()?.to_owned(), entry["median"].as_f64()?)))
        .collect()
}

fn measured(printed: &[u8]) -> Result<Rival> {
    let report: Value = serde_json::from_slice(printed).context("the output of a rival")?;
    Ok(Rival {
        name: report["version"].as_str().unwrap_or_default().to_owned(),
        times: Some(times(&report)),
    })
}

fn by_python(module: &str, package: &str, source: &str, numbers: &Path) -> Result<Rival> {
    let python = python::with(&[(module, package)])?;
    let script = folder().join(format!("{module}_charts.py"));
    std::fs::write(&script, source)?;
    let mut draw = process::program(python, [script.as_os_str(), numbers.as_os_str()]);
    measured(&process::capture(draw.current_dir(folder()))?)
}

fn echarts(numbers: &Path) -> Result<Rival> {
    if process::find("node").is_none() || process::find("npm").is_none() {
        bail!("node and npm are not installed");
    }
    let home = folder().join("node");
    std::fs::create_dir_all(&home)?;
    if !home.join("node_modules/echarts").is_dir() {
        let mut install = process::program(
            "npm",
            ["install", "--silent", "--no-audit", "--no-fund", ECHARTS_PACKAGE],
        );
        process::capture(install.current_dir(&home))?;
    }
    let script = home.join("echarts.mjs");
    std::fs::write(&script, ECHARTS)?;
    let mut draw = process::program("node", [script.as_os_str(), numbers.as_os_str()]);
    measured(&process::capture(draw.current_dir(&home))?)
}
