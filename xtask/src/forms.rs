//! docs/chart-forms.md: every form of chart with its pictures, drawn by the product itself from its example spec. It puts the sections of
//! docs/forms and the pictures together; what a form is for, a person wrote. Pictures are the same bytes on every machine, so
//! `--check` compares them.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{checkout, process};

/// The forms in the order of the page, under what they are for.
const ORDER: [(&str, &[&str]); 5] = [
    (
        "比较 · Comparison",
        &[
            "columns",
            "grouped-columns",
            "bars",
            "dumbbell",
            "slope",
            "bullet",
            "tile-map",
            "small-multiples",
        ],
    ),
    (
        "构成 · Composition",
        &[
            "stacked-columns",
            "percent-columns",
            "area",
            "pie",
            "contribution",
            "waterfall",
        ],
    ),
    (
        "变化 · Change",
        &["line", "columns-line", "year-overlay", "heat-map", "kpi"],
    ),
    ("关系 · Relation", &["scatter"]),
    ("事件 · Events", &["timeline"]),
];
/// Sections of no form, after all others.
const BEHIND: [&str; 1] = ["annotations"];

const PICTURES: &str = "docs/pictures/forms";
const SPECS: &str = "data/samples/charts";
const PAGE: &str = "docs/chart-forms.md";
const DPI: &str = "150";
/// Width on paper, height at first, and the highest that a form may ask for there.
const SIZES: [(u32, u32); 2] = [(156, 97), (75, 60)];

pub(crate) fn write() -> Result<()> {
    let root = checkout::root();
    let (page, pictures) = compose()?;
    let folder = root.join(PICTURES);
    std::fs::create_dir_all(&folder)?;
    for entry in std::fs::read_dir(&folder)? {
        std::fs::remove_file(entry?.path())?;
    }
    for (name, bytes) in &pictures {
        std::fs::write(folder.join(name), bytes)?;
    }
    std::fs::write(root.join(PAGE), page)?;
    println!("written: {PAGE} with {} pictures", pictures.len());
    Ok(())
}

pub(crate) fn check() -> Result<()> {
    let root = checkout::root();
    let (page, pictures) = compose()?;
    let mut stale = Vec::new();
    if std::fs::read_to_string(root.join(PAGE)).unwrap_or_default() != page {
        stale.push(PAGE.to_owned());
    }
    for (name, bytes) in &pictures {
        let path = format!("{PICTURES}/{name}");
        if std::fs::read(root.join(&path)).unwrap_or_default() != *bytes {
            stale.push(path);
        }
    }
    if !stale.is_empty() {
        bail!(
            "not as the product draws them now (cargo xtask forms): {}",
            stale.join(", ")
        );
    }
    println!(
        "{} pictures and their page are as the product draws them",
        pictures.len()
    );
    Ok(())
}

type Pictures = Vec<(String, Vec<u8>)>;

fn compose() -> Result<(String, Pictures)> {
    let root = checkout::root();
    process::run(&mut process::cargo(["build", "--quiet", "-p", "suishu-cli"]))?;
    let artist = Artist::new()?;
    let specs = names_in(&root.join(SPECS), "json")?;
    let mut sections = names_in(&root.join("docs/forms"), "md")?;
    let mut page = String::from(
        "# Chart forms\n\nWritten by `cargo xtask forms`; edit docs/forms. Every picture is drawn by the product from the spec beside its name, in the theme 公报\nand in the theme 灰度, \
         156 mm and 75 mm wide. Figures marked as made up (合成示例数据) stand where the Guangzhou sample has none.\n",
    );
    let mut pictures = Pictures::new();
    for (purpose, forms) in ORDER {
        writeln!(page, "\n## {purpose}")?;
        for form in forms {
            if !specs.contains(*form) || !sections.remove(*form) {
                bail!("{form} needs both {SPECS}/{form}.json and docs/forms/{form}.md");
            }
            section(&mut page, &root, form)?;
            figures(&mut page, &mut pictures, &artist, form)?;
            for variant in specs.iter().filter(|name| is_variant(name, form)) {
                figure(&mut page, &mut pictures, &artist, variant)?;
            }
        }
    }
    for behind in BEHIND {
        if sections.remove(behind) {
            section(&mut page, &root, behind)?;
        }
    }
    if !sections.is_empty() {
        bail!(
            "sections of no form: {}",
            sections.into_iter().collect::<Vec<_>>().join(", ")
        );
    }
    Ok((page, pictures))
}

/// `line-events` is a variant of `line`, but `columns-line` is none of `columns`.
fn is_variant(name: &str, form: &str) -> bool {
    let known = |name: &str| ORDER.iter().any(|(_, forms)| forms.contains(&name));
    let of = |form: &str| name.strip_prefix(form).is_some_and(|rest| rest.starts_with('-'));
    let longest = ORDER
        .iter()
        .flat_map(|(_, forms)| *forms)
        .filter(|form| of(form))
        .max_by_key(|form| form.len());
    !known(name) && longest.is_some_and(|longest| *longest == form)
}

fn section(page: &mut String, root: &Path, form: &str) -> Result<()> {
    let path = root.join(format!("docs/forms/{form}.md"));
    let text = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let text = text.trim();
    let (title, body) = match text
        .strip_prefix('#')
        .map(|rest| rest.trim_start_matches('#').trim_start())
    {
        Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
        None => (form, text),
    };
    writeln!(page, "\n### {title}\n\n{}\n", body.trim())?;
    Ok(())
}

/// A form in both sizes, in colour and in grey.
fn figures(page: &mut String, pictures: &mut Pictures, artist: &Artist, form: &str) -> Result<()> {
    let mut cells = Vec::new();
    for (width, height) in SIZES {
        for theme in ["bulletin", "grey"] {
            let (bytes, (width, height)) = artist.draw(form, (width, height), theme)?;
            let name = format!("{form}-{width}{}.png", if theme == "grey" { "-grey" } else { "" });
            cells.push((name.clone(), format!("{width} × {height} mm")));
            pictures.push((name, bytes));
        }
    }
    writeln!(page, "Spec: [{form}.json](../{SPECS}/{form}.json)\n")?;
    writeln!(page, "| {} | {}, grey |\n|---|---|", cells[0].1, cells[1].1)?;
    let image = |name: &str| format!("![{form}](pictures/forms/{name})");
    writeln!(page, "| {} | {} |", image(&cells[0].0), image(&cells[1].0))?;
    writeln!(
        page,
        "| {} ({}) | {} |",
        image(&cells[2].0),
        cells[2].1,
        image(&cells[3].0)
    )?;
    Ok(())
}

/// A variant, once.
fn figure(page: &mut String, pictures: &mut Pictures, artist: &Artist, variant: &str) -> Result<()> {
    let (bytes, _) = artist.draw(variant, SIZES[0], "bulletin")?;
    let name = format!("{variant}-{}.png", SIZES[0].0);
    writeln!(
        page,
        "\nSpec: [{variant}.json](../{SPECS}/{variant}.json)\n\n![{variant}](pictures/forms/{name})"
    )?;
    pictures.push((name, bytes));
    Ok(())
}

/// The program with a library that has the sample and the figures that are made up.
struct Artist {
    suishu: PathBuf,
    library: PathBuf,
    output: PathBuf,
}

impl Artist {
    fn new() -> Result<Self> {
        let folder = checkout::target().join("forms");
        std::fs::create_dir_all(&folder)?;
        let artist = Self {
            suishu: checkout::program("debug", "suishu"),
            library: folder.join("forms.suishu"),
            output: folder.join("picture.png"),
        };
        for ending in ["", "-wal", "-shm"] {
            let mut file = artist.library.clone().into_os_string();
            file.push(ending);
            if Path::new(&file).exists() {
                std::fs::remove_file(&file)?;
            }
        }
        process::capture(artist.command().args(["new", "--sample"]))?;
        let mut import = artist.command();
        import.arg("import");
        for name in names_in(&checkout::root().join("data/samples/synthetic"), "csv")? {
            import.arg(checkout::root().join(format!("data/samples/synthetic/{name}.csv")));
        }
        process::capture(&mut import)?;
        Ok(artist)
    }

    fn command(&self) -> std::process::Command {
        let mut command = process::program(&self.suishu, ["--library"]);
        command.arg(&self.library);
        command
    }

    /// The picture, and the size at which it fits.
    fn draw(&self, name: &str, (width, height): (u32, u32), theme: &str) -> Result<(Vec<u8>, (u32, u32))> {
        let spec = checkout::root().join(format!("{SPECS}/{name}.json"));
        let try_at = |height: u32| -> Result<Option<Value>> {
            let output = self
                .command()
                .args(["--json", "chart"])
                .arg(&spec)
                .arg("-o")
                .arg(&self.output)
                .args(["--size", &format!("{width}x{height}mm"), "--dpi", DPI, "--theme", theme])
                .output()?;
            if output.status.success() {
                return Ok(None);
            }
            let answer: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
            Ok(Some(answer))
        };
        let mut refusal = Value::Null;
        for height in (0..8).map(|step| height + step * 10) {
            match try_at(height)? {
                None => return Ok((picture_only(&std::fs::read(&self.output)?), (width, height))),
                Some(answer) => refusal = answer,
            }
        }
        bail!("{name} can't be drawn {width} mm wide in {theme}: {refusal}")
    }
}

/// A PNG without the chart that it carries: that names this library, which is another one every time.
fn picture_only(png: &[u8]) -> Vec<u8> {
    const SIGNATURE: usize = 8;
    const KEPT: [&[u8]; 4] = [b"IHDR", b"pHYs", b"IDAT", b"IEND"];
    let (signature, mut rest) = png.split_at(SIGNATURE.min(png.len()));
    let mut picture = signature.to_vec();
    while let Some((length, kind)) = rest.first_chunk::<4>().zip(rest.get(4..8)) {
        // Length, kind, data, checksum.
        let end = (u32::from_be_bytes(*length) as usize + 12).min(rest.len());
        if KEPT.contains(&kind) {
            picture.extend_from_slice(&rest[..end]);
        }
        rest = &rest[end..];
    }
    picture
}

/// The names of the files with an ending, without it.
fn names_in(folder: &Path, ending: &str) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending)
            && let Some(stem) = path.file_stem().and_then(std::ffi::OsStr::to_str)
        {
            names.insert(stem.to_owned());
        }
    }
    Ok(names)
}
