//! Python with the rivals' packages, in an environment of its own under target/bench.

use std::path::PathBuf;

use anyhow::Result;

use super::folder;
use crate::process;

/// The interpreter that can import all of `modules`, given as (module, package); what is missing is installed.
pub(super) fn with(modules: &[(&str, &str)]) -> Result<PathBuf> {
    let environment = folder().join("venv");
    let python = environment.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let names: Vec<&str> = modules.iter().map(|(module, _)| *module).collect();
    let import = format!("import {}", names.join(", "));
    if process::succeeds(&mut process::program(&python, ["-c", &import])) {
        return Ok(python);
    }
    if !python.is_file() {
        let target = environment.to_string_lossy().into_owned();
        process::capture(&mut process::program("python3", ["-m", "venv", &target]))?;
    }
    let mut install = process::program(&python, ["-m", "pip", "install", "--quiet"]);
    process::capture(install.args(modules.iter().map(|(_, package)| *package)))?;
    Ok(python)
}
