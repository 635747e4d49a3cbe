//! `cargo xtask ci`: each check of CI, one line a check. Every step is a command that can be typed alone; its whole output
//! lies in target/ci/STEP.log and its end is shown when it fails. All steps run, so that one call names every fault.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::{checkout, process};

/// Lines of a failed step that are shown.
const TAIL: usize = 60;

enum Outcome {
    Passed,
    Failed,
    LeftOut(&'static str),
}

pub(crate) fn ci() -> Result<()> {
    let logs = checkout::target().join("ci");
    std::fs::create_dir_all(&logs)?;
    let mut failed = Vec::new();
    let mut left_out = Vec::new();
    let steps = steps()?;
    let count = steps.len();
    for (name, step) in steps {
        let start = Instant::now();
        let outcome = match step {
            Ok(mut command) => outcome(&mut command, &logs.join(format!("{name}.log")))?,
            Err(reason) => Outcome::LeftOut(reason),
        };
        let seconds = start.elapsed().as_secs_f32();
        match outcome {
            Outcome::Passed => println!("{name:<10} ok        {seconds:6.1} s"),
            Outcome::Failed => {
                println!("{name:<10} FAILED    {seconds:6.1} s");
                show_tail(&logs.join(format!("{name}.log")))?;
                failed.push(name);
            }
            Outcome::LeftOut(reason) => {
                println!("{name:<10} left out: {reason}");
                left_out.push(name);
            }
        }
    }
    println!("\n{} of {count} steps passed", count - failed.len() - left_out.len());
    if !left_out.is_empty() {
        println!("left out: {}", left_out.join(", "));
    }
    if !failed.is_empty() {
        bail!("failed: {} (logs in {})", failed.join(", "), checkout::shown(&logs));
    }
    Ok(())
}

type Step = (&'static str, Result<Command, &'static str>);

fn steps() -> Result<Vec<Step>> {
    let xtask = std::env::current_exe().context("the path of xtask")?;
    let own = |args: &[&str]| process::program(&xtask, args);
    let deny = if process::find("cargo-deny").is_some() {
        Ok(process::cargo([
            "deny",
            "--workspace",
            "--offline",
            "check",
            "bans",
            "licenses",
            "sources",
        ]))
    } else {
        Err("cargo-deny is not installed (cargo install --locked cargo-deny)")
    };
    Ok(vec![
        ("fmt", Ok(process::cargo(["fmt", "--all", "--check"]))),
        ("layers", Ok(own(&["layers"]))),
        ("deny", deny),
        ("ui", Ok(own(&["ui", "--check"]))),
        (
            "clippy",
            Ok(process::cargo([
                "clippy",
                "--workspace",
                "--all-targets",
                "--all-features",
                "--",
                "-D",
                "warnings",
            ])),
        ),
        ("bindings", Ok(own(&["bindings", "--check"]))),
        ("golden", Ok(own(&["golden"]))),
        ("forms", Ok(own(&["forms", "--check"]))),
        ("test", Ok(own(&["test"]))),
    ])
}

fn outcome(command: &mut Command, log: &Path) -> Result<Outcome> {
    let file = File::create(log).with_context(|| log.display().to_string())?;
    let status = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .status()
        .with_context(|| format!("cannot start: {}", process::line(command)))?;
    Ok(if status.success() {
        Outcome::Passed
    } else {
        Outcome::Failed
    })
}

fn show_tail(log: &Path) -> Result<()> {
    let bytes = std::fs::read(log)?;
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    for line in &lines[lines.len().saturating_sub(TAIL)..] {
        println!("    {line}");
    }
    Ok(())
}
