//! The bundled fonts, made again from Debian's packages: faces of Noto Sans CJK cut down to the standard hanzi and the
//! ranges in data/fonts/symbols.txt. Knows the recipe; only this task needs the packages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::{checkout, process};

const WEIGHTS: [&str; 2] = ["Regular", "Bold"];
/// 通用规范汉字表 and GB 2312, as Unihan names them.
const HANZI: [&str; 2] = ["kTGH", "kGB0"];
const FEATURES: &str = "--layout-features=kern,palt,halt,vert,vrt2,vkrn,vpal,vhal,ccmp,liga,calt,mark";

fn folder() -> PathBuf {
    checkout::root().join("data/fonts")
}

fn file(weight: &str) -> String {
    format!("NotoSansSC-{weight}.otf")
}

/// Makes both faces and their checksums in data/fonts.
pub(crate) fn write() -> Result<()> {
    make(&folder())?;
    let mut sha256 = process::program("sha256sum", WEIGHTS.map(file));
    let sums = process::capture(sha256.current_dir(folder()))?;
    std::fs::write(folder().join("SHA256SUMS"), sums)?;
    Ok(())
}

/// Makes both faces aside and compares them with the committed ones, byte for byte.
pub(crate) fn check() -> Result<()> {
    let aside = checkout::target().join("fonts");
    make(&aside)?;
    for name in WEIGHTS.map(file) {
        let made = std::fs::read(aside.join(&name))?;
        let committed = std::fs::read(folder().join(&name)).with_context(|| name.clone())?;
        if made != committed {
            bail!(
                "data/fonts/{name} is not what the recipe gives: {} bytes there, {} made",
                committed.len(),
                made.len()
            );
        }
        println!("{name}: {} bytes, as the recipe gives them", made.len());
    }
    process::run(process::program("sha256sum", ["--check", "--quiet", "SHA256SUMS"]).current_dir(folder()))
}

fn make(target: &Path) -> Result<()> {
    for (program, package) in [("hb-subset", "libharfbuzz-bin"), ("bzcat", "bzip2"), ("dpkg", "dpkg")] {
        if process::find(program).is_none() {
            bail!(
                "{program} is missing; the recipe needs Debian: apt-get install fonts-noto-cjk unicode-data {package}"
            );
        }
    }
    let work = checkout::target().join("fonts");
    std::fs::create_dir_all(&work)?;
    let list = work.join("characters.txt");
    std::fs::write(&list, characters()?)?;
    for weight in WEIGHTS {
        let source = packaged("fonts-noto-cjk", &format!("NotoSansCJK-{weight}.ttc"))?;
        process::run(&mut process::program(
            "hb-subset",
            [
                source.as_str(),
                "--face-index=2", // Simplified Chinese
                &format!("--unicodes-file={}", list.display()),
                FEATURES,
                "--no-hinting",
                "--desubroutinize",
                "--name-IDs=*", // the licence, copyright and version stay inside
                "--notdef-outline",
                &format!("--output-file={}", target.join(file(weight)).display()),
            ],
        ))?;
    }
    Ok(())
}

/// The path of a file that a Debian package installed.
fn packaged(package: &str, name: &str) -> Result<String> {
    let listed = process::capture(&mut process::program("dpkg", ["-L", package]))
        .with_context(|| format!("apt-get install {package}"))?;
    let listed = String::from_utf8(listed)?;
    listed
        .lines()
        .find(|path| path.contains(name))
        .map(str::to_owned)
        .with_context(|| format!("{package} holds no {name}"))
}

/// All code points and ranges, one a line, as hb-subset reads them.
fn characters() -> Result<String> {
    let symbols = std::fs::read_to_string(folder().join("symbols.txt")).context("data/fonts/symbols.txt")?;
    let unihan = packaged("unicode-data", "Unihan_OtherMappings")?;
    let mappings = String::from_utf8(process::capture(&mut process::program("bzcat", [&unihan]))?)?;
    let mut list = String::new();
    for range in ranges(&symbols).chain(hanzi(&mappings)) {
        writeln!(list, "{range}")?;
    }
    Ok(list)
}

fn ranges(symbols: &str) -> impl Iterator<Item = &str> {
    symbols
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|range| !range.is_empty())
}

/// The hanzi of the standards; the file's own header names the fields too, so only lines of code points count.
fn hanzi(mappings: &str) -> impl Iterator<Item = &str> {
    mappings.lines().filter_map(|line| {
        let mut fields = line.split('\t');
        let point = fields.next()?.strip_prefix("U+")?;
        HANZI.contains(&fields.next()?).then_some(point)
    })
}

#[cfg(test)]
mod tests {
    use super::{hanzi, ranges};

    #[test]
    fn reads_ranges_without_their_comments() {
        let found: Vec<_> = ranges("# head\n0020-007E  # Latin\n\n0401\n").collect();
        assert_eq!(
            found,
            ["0020-007E", "0401"],
            "comments and blank lines are no characters"
        );
    }

    #[test]
    fn takes_hanzi_of_the_standards_only() {
        let found: Vec<_> =
            hanzi("#\tkTGH\nU+4E00\tkTGH\t2013:1\nU+4E00\tkBigFive\tA440\nU+4E8D\tkGB0\t5601\n").collect();
        assert_eq!(found, ["4E00", "4E8D"], "the header and other mappings are left out");
    }
}
