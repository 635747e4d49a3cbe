//! The TypeScript types of the wire: ts-rs writes them from the Rust types in tests named `export_bindings…`, into the
//! folder that .cargo/config.toml names. They are committed, so the window can be read and checked without Rust. With them goes
//! the page of codes ([`findings`]): what the edge says, for people.

use anyhow::{Result, bail};

use crate::{findings, process};

/// The crates whose types cross the wire.
const CRATES: [&str; 3] = ["suishu-domain", "suishu-chart", "suishu-api"];
const FOLDER: &str = "ui/src/bindings";

pub(crate) fn write() -> Result<()> {
    let mut args = vec!["test", "--quiet", "--lib"];
    for name in CRATES {
        args.extend(["-p", name]);
    }
    args.extend(["--", "export_bindings"]);
    process::run(&mut process::cargo(args))?;
    findings::write()
}

/// Writes the types and the page again and fails when git sees a difference, new files included.
pub(crate) fn check() -> Result<()> {
    write()?;
    let changed = process::capture(&mut process::program(
        "git",
        ["status", "--porcelain", "--", FOLDER, findings::PAGE],
    ))?;
    if changed.is_empty() {
        return Ok(());
    }
    process::run(&mut process::program(
        "git",
        ["--no-pager", "diff", "--stat", "--", FOLDER, findings::PAGE],
    ))?;
    bail!(
        "what is committed differs from what Rust says; run `cargo xtask bindings` and commit {FOLDER} and {}:\n{}",
        findings::PAGE,
        String::from_utf8_lossy(&changed)
    )
}
