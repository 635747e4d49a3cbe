//! One run of a process: wall time and peak of resident memory. The peak is the kernel's own high-water mark, read until the
//! process ends; where there is no /proc it is unknown.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::median;
use crate::process;

/// What was measured.
#[derive(Clone, Copy)]
pub(super) struct Run {
    pub(super) seconds: f64,
    /// Peak resident memory; `None` where the system doesn't tell.
    pub(super) peak_mib: Option<f64>,
}

/// Runs `command` and watches it; it must succeed.
pub(super) fn once(command: &mut Command) -> Result<Run> {
    let line = process::line(command);
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("cannot start: {line}"))?;
    let mut peak_mib = None;
    let status = loop {
        peak_mib = high_water(child.id()).or(peak_mib);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let seconds = start.elapsed().as_secs_f64();
    if !status.success() {
        bail!("{line}: {status}");
    }
    Ok(Run { seconds, peak_mib })
}

/// The median time and the highest peak of three runs, each on what `prepare` lays out anew.
pub(super) fn of_three(mut prepare: impl FnMut() -> Result<Command>) -> Result<Run> {
    let mut runs = Vec::new();
    for _ in 0..3 {
        runs.push(once(&mut prepare()?)?);
    }
    let peak_mib = runs.iter().filter_map(|run| run.peak_mib).reduce(f64::max);
    Ok(Run {
        seconds: median(runs.iter().map(|run| run.seconds).collect()),
        peak_mib,
    })
}

fn high_water(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kib / 1024.0)
}
