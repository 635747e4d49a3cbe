//! Building the programs. Knows which packages make which program.

use anyhow::Result;

use crate::packages::{self, Need};
use crate::{checkout, process, ui};

/// The window code and both release programs.
pub(crate) fn release() -> Result<()> {
    packages::ensure(Need::Build)?;
    ui::build()?;
    process::run(&mut process::cargo([
        "build",
        "--release",
        "-p",
        "suishu-cli",
        "-p",
        "suishu-desktop",
    ]))?;
    for name in ["suishu", "suishu-desktop"] {
        println!("{}", checkout::shown(&checkout::program("release", name)));
    }
    Ok(())
}

/// Both programs unoptimised: a first build takes a third of the time of a release build, and the crates that draw are
/// optimised in this profile as well (see [profile.dev.package] in Cargo.toml).
pub(crate) fn debug() -> Result<()> {
    ui::build()?;
    process::run(&mut process::cargo([
        "build",
        "-p",
        "suishu-cli",
        "-p",
        "suishu-desktop",
    ]))
}
