//! `cargo xtask test`: every test there is, from a fresh clone on a machine with only cargo and node.

use anyhow::Result;

use crate::packages::{self, Need};
use crate::{process, ui};

pub(crate) fn test() -> Result<()> {
    packages::ensure(Need::Tests)?;
    ui::build()?;
    // The command line and window tests start these programs. `--workspace` asks for the features that the tests are
    // built with, so nothing is compiled twice; xtask is left out because it is running.
    process::run(&mut process::cargo([
        "build",
        "--workspace",
        "--exclude",
        "xtask",
        "--bins",
    ]))?;
    if process::succeeds(&mut process::cargo(["nextest", "--version"])) {
        process::run(&mut process::cargo(["nextest", "run", "--workspace", "--no-fail-fast"]))?;
        // nextest doesn't run the examples in the documentation.
        process::run(&mut process::cargo(["test", "--workspace", "--doc", "--quiet"]))?;
    } else {
        process::run(&mut process::cargo(["test", "--workspace", "--no-fail-fast"]))?;
    }
    ui::test()
}
