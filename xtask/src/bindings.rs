//! The TypeScript types of the wire: ts-rs writes them from the Rust types in tests named `export_bindings…`, into the
//! folder that .cargo/config.toml names. They are committed, so the window can be read and checked without Rust.

use anyhow::{Result, bail};

use crate::process;

/// The crates whose types cross the wire.
const CRATES: [&str; 3] = ["suishu-domain", "suishu-chart", "suishu-api"];
const FOLDER: &str = "ui/src/bindings";

pub(crate) fn write() -> Result<()> {
    let mut args = vec!["test", "--quiet", "--lib"];
    for name in CRATES {
        args.extend(["-p", name]);
    }
    args.extend(["--", "export_bindings"]);
    process::run(&mut process::cargo(args))
}

/// Writes the types again and fails when git sees a difference, new files included.
pub(crate) fn check() -> Result<()> {
    write()?;
    let changed = process::capture(&mut process::program("git", ["status", "--porcelain", "--", FOLDER]))?;
    if changed.is_empty() {
        return Ok(());
    }
    process::run(&mut process::program(
        "git",
        ["--no-pager", "diff", "--stat", "--", FOLDER],
    ))?;
    bail!(
        "the committed types differ from the Rust types; run `cargo xtask bindings` and commit {FOLDER}:\n{}",
        String::from_utf8_lossy(&changed)
    )
}
