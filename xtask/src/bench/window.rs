//! The start of the real window, timed by `bench-window` of the tests crate, where there is what it needs.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::{checkout, process};

/// From starting the program to the first chart on the page, and the program's own memory.
pub(super) struct Start {
    pub(super) milliseconds: f64,
    pub(super) peak_mib: Option<f64>,
}

/// `None`, said aloud, where no window can be driven.
pub(super) fn start() -> Result<Option<Start>> {
    if process::find("WebKitWebDriver").is_none() || process::find("Xvfb").is_none() {
        println!("the window left out: apt-get install xvfb webkit2gtk-driver dbus-x11");
        return Ok(None);
    }
    let mut bench = process::cargo(["run", "--release", "-p", "suishu-tests", "--bin", "bench-window"]);
    bench.env("SUISHU_PROGRAMS", checkout::target().join("release"));
    let report: Value = serde_json::from_slice(&process::capture(&mut bench)?).context("the output of bench-window")?;
    let milliseconds = report["milliseconds"][0]["median"]
        .as_f64()
        .context("the output of bench-window")?;
    Ok(Some(Start {
        milliseconds,
        peak_mib: report["peak_mib"].as_f64(),
    }))
}
