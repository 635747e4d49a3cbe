//! The window code in ui/: its packages, build, checks and tests, all through npm. Knows npm's scripts by name only.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{checkout, process};

fn dir() -> PathBuf {
    checkout::root().join("ui")
}

fn npm(args: &[&str]) -> Command {
    let mut command = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    command.args(args).current_dir(dir());
    command
}

/// Installs what package-lock.json names, unless node_modules already holds exactly that.
pub(crate) fn install() -> Result<()> {
    if process::find("node").is_none() {
        bail!("Node 20.19 or newer is needed to build the window; it is not in PATH");
    }
    let modified = |path: PathBuf| path.metadata().and_then(|meta| meta.modified());
    let lock = modified(dir().join("package-lock.json")).context("ui/package-lock.json")?;
    // npm writes this copy of the lock last, so an interrupted installation doesn't count.
    if modified(dir().join("node_modules/.package-lock.json")).is_ok_and(|installed| installed >= lock) {
        return Ok(());
    }
    process::run(&mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Builds ui/dist, which the desktop program embeds.
pub(crate) fn build() -> Result<()> {
    install()?;
    process::run(&mut npm(&["run", "build"]))?;
    // The build empties the folder; this committed file keeps it there for a clone that has built nothing yet.
    std::fs::write(dir().join("dist/.gitkeep"), "").context("ui/dist/.gitkeep")
}

/// Type check and lints: the scripts of package.json that are there, and at least the type check.
pub(crate) fn check() -> Result<()> {
    install()?;
    let text = std::fs::read_to_string(dir().join("package.json")).context("ui/package.json")?;
    let package: serde_json::Value = serde_json::from_str(&text).context("ui/package.json")?;
    let has = |script: &str| package["scripts"].get(script).is_some();
    if !has("check") {
        bail!("ui/package.json has no script `check`");
    }
    for script in ["check", "lint"] {
        if has(script) {
            process::run(&mut npm(&["run", script]))?;
        }
    }
    Ok(())
}

/// The unit tests of the window code.
pub(crate) fn test() -> Result<()> {
    install()?;
    process::run(&mut npm(&["test"]))
}
