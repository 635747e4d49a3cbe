//! `cargo xtask run`: from a fresh clone to the open window in one command. Where there is no display, the same main job is
//! done by the command line, so that the machine still shows what the product does.
//!
//! Knows the command line's contract; holds no figure itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::packages::{self, Need};
use crate::{build, checkout, process};

pub(crate) fn run(args: &[&str]) -> Result<()> {
    packages::ensure(Need::Build)?;
    build::debug()?;
    if has_display() { window(args) } else { without_display() }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn suishu<'a>(args: impl IntoIterator<Item = &'a str>) -> Command {
    process::program(checkout::program("debug", "suishu"), args)
}

fn window(args: &[&str]) -> Result<()> {
    make_sample_if_absent()?;
    let mut desktop = process::program(checkout::program("debug", "suishu-desktop"), args);
    // Arguments are files to open, named from where the user stands, not from the root.
    desktop.current_dir(std::env::current_dir()?);
    process::run(&mut desktop)
}

/// `suishu` knows where the library lies ($SUISHU_LIBRARY, else the app-data folder) and refuses to write over one.
fn make_sample_if_absent() -> Result<()> {
    let output = suishu(["--json", "new", "--sample"])
        .output()
        .context("cannot start suishu")?;
    if output.status.success() {
        eprintln!("made a library with the Guangzhou sample");
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    if said.contains("library.exists") {
        return Ok(());
    }
    bail!("suishu new --sample: {}\n{said}", output.status)
}

fn without_display() -> Result<()> {
    println!("No display here (DISPLAY and WAYLAND_DISPLAY are empty): no window opens.");
    println!("The same job by the command line, written into out/:\n");
    let out = checkout::root().join("out");
    std::fs::create_dir_all(&out)?;
    for library in ["sample", "examples"] {
        for ending in ["suishu", "suishu-wal", "suishu-shm"] {
            let stale = format!("{library}.{ending}");
            match std::fs::remove_file(out.join(&stale)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error).context(stale),
                _ => {}
            }
        }
    }
    let library = ["--library", "out/sample.suishu"];
    say(&mut suishu(library.into_iter().chain(["new", "--sample"])))?;
    let query = [
        "data",
        "--indicator",
        "地区生产总值",
        "--region",
        "广州市",
        "--period",
        "2020年前三季度",
    ];
    say(&mut suishu(library.into_iter().chain(query)))?;

    // Some forms show what the sample has no figures for; those come from figures that are marked as made up.
    let examples = ["--library", "out/examples.suishu"];
    process::capture(&mut suishu(examples.into_iter().chain(["new", "--sample"])))?;
    let made_up = files(&checkout::root().join("data/samples/synthetic"), "csv")?;
    for file in &made_up {
        process::capture(&mut suishu(
            examples.into_iter().chain(["import", &checkout::shown(file)]),
        ))?;
    }

    let mut written = vec![out.join("sample.suishu")];
    for spec in sample_charts()? {
        let form = spec
            .file_stem()
            .context("a chart without a name")?
            .to_string_lossy()
            .into_owned();
        let spec = checkout::shown(&spec);
        for extension in ["svg", "png", "pdf"] {
            let image = format!("out/{form}.{extension}");
            process::capture(&mut suishu(examples.into_iter().chain(["chart", &spec, "-o", &image])))?;
            written.push(checkout::root().join(&image));
        }
    }
    println!("\nWritten:");
    for file in &written {
        println!(
            "  {:>9} bytes  {}",
            file.metadata().with_context(|| file.display().to_string())?.len(),
            checkout::shown(file)
        );
    }
    Ok(())
}

fn say(command: &mut Command) -> Result<()> {
    println!("$ {}", process::line(command));
    let printed = process::capture(command)?;
    println!("{}", String::from_utf8_lossy(&printed).trim_end());
    Ok(())
}

fn sample_charts() -> Result<Vec<PathBuf>> {
    files(&checkout::root().join("data/samples/charts"), "json")
}

/// The files of one extension in a folder, sorted by name.
fn files(dir: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
