//! The golden pictures: runs the tests that compare them and writes one page that shows them all, because a set that
//! nobody can look over is accepted blindly. Knows where pictures lie and the switch that accepts; draws nothing.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{checkout, process};

/// What becomes of a picture that came out differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// The test fails and names the picture.
    Compare,
    /// The new picture takes its place; git shows what changed, and the commit says what is visibly different.
    Accept,
}

/// The crate that owns golden pictures; its tests of them lie in modules named `golden`.
const CRATE: &str = "suishu-chart";
const FOLDER: &str = "crates/chart/tests/golden";

pub(crate) fn golden(mode: Mode) -> Result<()> {
    let mut tests = process::cargo(["test", "--quiet", "-p", CRATE, "--", "golden"]);
    if mode == Mode::Accept {
        tests.env("SUISHU_ACCEPT", "1");
    }
    let compared = process::run(&mut tests);
    let page = page()?;
    println!("all golden pictures: {}", checkout::shown(&page));
    compared
}

fn page() -> Result<PathBuf> {
    let root = checkout::root();
    let mut pictures = Vec::new();
    pictures_under(&root.join(FOLDER), &mut pictures)?;
    pictures.sort();
    let target = checkout::target().join("golden");
    std::fs::create_dir_all(&target)?;
    let page = target.join("index.html");
    std::fs::write(&page, html(&root, &pictures)?).with_context(|| page.display().to_string())?;
    Ok(page)
}

fn pictures_under(folder: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            pictures_under(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "png") {
            into.push(path);
        }
    }
    Ok(())
}

/// The page stands in target/golden, so pictures are named by their whole path; it's for this machine only. The drawings of one
/// fixture stand in one row.
fn html(root: &Path, pictures: &[PathBuf]) -> Result<String> {
    let mut page = String::from(
        "<!doctype html><meta charset=utf-8><title>Golden pictures</title>\n<style>body{font:14px sans-serif;margin:24px;background:#f3f4f6}\
         section{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start;margin-bottom:24px}figure{margin:0;padding:12px;background:#fff;border:1px solid #d1d5db}\
         img{display:block;max-width:740px}</style>\n",
    );
    let stem = |picture: &Path| picture.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let fixture = |picture: &Path| stem(picture).rsplit_once('-').map(|(name, _)| name.to_owned());
    let mut open = None;
    for picture in pictures {
        let of = fixture(picture);
        if open != of {
            if open.is_some() {
                page.push_str("</section>\n");
            }
            page.push_str("<section>\n");
            open = of;
        }
        let name = stem(picture);
        let source = root.join(picture);
        let source = source.display();
        writeln!(
            page,
            "<figure><img src=\"file://{source}\" alt=\"{name}\"><figcaption>{name}</figcaption></figure>"
        )?;
    }
    page.push_str("</section>\n");
    Ok(page)
}
