//! Golden drawings, looked at before they were accepted: the plan with every text, tick and figure to the letter, the SVG to the
//! letter, and the picture to one step of a channel. `SUISHU_ACCEPT=1` writes them anew (`cargo xtask golden --accept`); a commit that
//! changes one says what is visibly different. Where a picture differs, target/golden/differences holds it in three panels.

use std::path::{Path, PathBuf};

use suishu_chart::{ChartData, ChartError, ChartSpec, Drawing, Renderer, Size, Theme};

use crate::difference;
use crate::fixtures::gallery;
use crate::told;

/// Resolution of golden pictures: enough to see a hairline, small enough to keep.
const DPI: f64 = 120.0;

fn accepts() -> bool {
    std::env::var_os("SUISHU_ACCEPT").is_some()
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// Which files a golden drawing has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    PlanSvgPng,
    PlanPng,
    Png,
}

struct Case {
    name: &'static str,
    theme: fn() -> Result<Theme, ChartError>,
    size: Size,
    kept: Kept,
}

/// Over the whole width of a page, over half of it, and in grey.
const CASES: [Case; 3] = [
    Case {
        name: "full",
        theme: Theme::bulletin,
        size: Size::FULL,
        kept: Kept::PlanSvgPng,
    },
    Case {
        name: "half",
        theme: Theme::bulletin,
        size: Size::HALF,
        kept: Kept::PlanPng,
    },
    Case {
        name: "grey",
        theme: Theme::grey,
        size: Size::FULL,
        kept: Kept::Png,
    },
];

/// Draws at the size, or at the next one that the refusal names.
pub(crate) fn drawn(renderer: &Renderer, spec: &ChartSpec, data: &ChartData, theme: &Theme, size: Size) -> Drawing {
    match renderer.draw(spec, data, theme, size) {
        Ok(drawing) => drawing,
        Err(ChartError::TooSmall {
            fits_mm: Some((width_mm, height_mm)),
            ..
        }) => {
            let size = Size { width_mm, height_mm };
            let drawing = renderer.draw(spec, data, theme, size);
            drawing.expect("the size that is said to do does")
        }
        Err(error) => panic!("a fixture can be drawn: {error}"),
    }
}

#[test]
fn every_drawing_is_as_accepted() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let mut faults = Vec::new();
    for case in &CASES {
        let theme = (case.theme)().expect("the bundled theme is readable");
        for (name, spec, data) in gallery() {
            let drawing = drawn(&renderer, &spec, &data, &theme, case.size);
            let stem = format!("{name}-{}", case.name);
            if case.kept != Kept::Png {
                faults.extend(words(&stem, "plan", &told::plan(&drawing)));
            }
            if case.kept == Kept::PlanSvgPng {
                faults.extend(words(&stem, "svg", &drawing.svg));
            }
            let png = renderer.png(&drawing, DPI).expect("a drawing has pixels");
            faults.extend(picture(&stem, &png));
        }
    }
    assert!(
        faults.is_empty(),
        "look at them, then accept them with `cargo xtask golden --accept`:\n{}",
        faults.join("\n")
    );
}

/// What is wrong with a golden text, after writing it where that was asked for.
fn words(stem: &str, ending: &str, text: &str) -> Option<String> {
    let path = folder().join(format!("{stem}.{ending}"));
    let accepted = std::fs::read_to_string(&path).unwrap_or_default();
    if accepted == text {
        return None;
    }
    if accepts() {
        write(&path, text.as_bytes());
        return None;
    }
    let line = accepted.lines().zip(text.lines()).position(|(a, b)| a != b);
    let line = line.unwrap_or_else(|| accepted.lines().count().min(text.lines().count()));
    let (was, is) = (accepted.lines().nth(line), text.lines().nth(line));
    Some(format!(
        "{stem}.{ending}, line {}:\n  accepted {}\n  now      {}",
        line + 1,
        was.unwrap_or("(nothing)"),
        is.unwrap_or("(nothing)")
    ))
}

/// The same of a picture.
fn picture(stem: &str, png: &[u8]) -> Option<String> {
    let path = folder().join(format!("{stem}.png"));
    let accepted = std::fs::read(&path).unwrap_or_default();
    if accepted == png {
        return None;
    }
    let different = difference::between(&accepted, png);
    if accepts() {
        // Pictures within the threshold stay, so that a commit changes only what is visible.
        if different.is_some() {
            write(&path, png);
        }
        return None;
    }
    let difference = different?;
    let panels = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../target/golden/differences/{stem}.png"));
    write(&panels, &difference.panels);
    Some(format!(
        "{stem}.png: {} (three panels: target/golden/differences/{stem}.png)",
        difference.what
    ))
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a golden file lies in a folder");
    std::fs::create_dir_all(folder).expect("the folder of golden files can be made");
    std::fs::write(path, bytes).expect("a golden file can be written");
}

/// A file that no drawing has any more would be looked at for nothing.
#[test]
fn no_golden_file_is_left_over() {
    let known: Vec<String> = gallery()
        .iter()
        .flat_map(|(name, ..)| CASES.iter().map(move |case| format!("{name}-{}", case.name)))
        .collect();
    for entry in std::fs::read_dir(folder()).expect("there are golden files").flatten() {
        let path = entry.path();
        let stem = path.file_stem().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
        let kept = known.iter().any(|name| name == stem);
        if !kept && accepts() {
            std::fs::remove_file(&path).expect("a left-over file can go");
        } else {
            assert!(kept, "{stem} is no drawing of the gallery");
        }
    }
}

#[test]
fn the_other_themes_draw_every_form() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    for theme in [Theme::screen_light(), Theme::screen_dark(), Theme::brief()] {
        let theme = theme.expect("the bundled theme is readable");
        for (name, spec, data) in gallery() {
            let size = Size {
                width_mm: 220.0,
                height_mm: 124.0,
            };
            let drawing = renderer.draw(&spec, &data, &theme, size);
            assert!(drawing.is_ok(), "{name} in {}: {:?}", theme.name, drawing.err());
        }
    }
}
