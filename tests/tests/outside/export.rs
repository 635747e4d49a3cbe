//! Charts that leave the program and come back, from the command line: files that carry their chart, batches, what other programs
//! make of them.

use std::path::{Path, PathBuf};
use std::process::Command;

use suishu_tests::answer::FAILED;
use suishu_tests::image::{Png, pixels, png};
use suishu_tests::{Workbench, shared};

const FORMATS: [&str; 4] = ["png", "svg", "pdf", "xlsx"];

fn example(form: &str) -> PathBuf {
    shared::root().join(format!("data/samples/charts/{form}.json"))
}

/// Draws a spec, or the chart that a file carries, and returns the bytes of the file.
#[track_caller]
fn draw(bench: &Workbench, spec: &Path, name: &str, more: &[&str]) -> Vec<u8> {
    let file = bench.path(name);
    let mut args = vec!["chart", spec.to_str().unwrap(), "-o", file.to_str().unwrap()];
    args.extend(more);
    let answer = bench.suishu(args).done();
    assert!(
        answer.stderr.is_empty(),
        "{name}: nothing is left to say: {}",
        answer.stderr
    );
    std::fs::read(&file).expect("the file was written")
}

#[test]
fn an_exported_file_reopens_to_the_same_bytes() {
    let bench = Workbench::with_sample();
    for form in ["columns-line", "bars", "line"] {
        for from in FORMATS {
            // A size that is no default: the file tells it.
            let first = format!("{form}.{from}");
            let written = draw(&bench, &example(form), &first, &["--size", "140x110mm"]);
            for to in FORMATS {
                let direct = draw(
                    &bench,
                    &example(form),
                    &format!("direct.{to}"),
                    &["--size", "140x110mm"],
                );
                let again = draw(&bench, &bench.path(&first), &format!("again.{to}"), &[]);
                assert!(again == direct, "{form}: the {from} reopens to the same {to}");
            }
            assert_eq!(
                std::fs::read(bench.path(&first)).unwrap(),
                written,
                "{first} is only read"
            );
        }
    }
}

#[test]
fn a_file_is_the_chart_where_its_library_is_not() {
    let bench = Workbench::with_sample();
    let written = draw(&bench, &example("bars"), "bars.png", &[]);
    let other = Workbench::with_library();
    let picture = other.file("bars.png", &written);
    let again = other.path("again.png");
    let refused = other.suishu([
        "--json".as_ref(),
        "chart".as_ref(),
        picture.as_os_str(),
        "-o".as_ref(),
        again.as_os_str(),
    ]);
    let refused = refused.ended(FAILED, "an empty library has no figures to draw");
    assert!(
        refused.stderr.contains("--as-carried"),
        "what can be done is said: {}",
        refused.stderr
    );
    assert!(!again.exists(), "no picture of something else is written");
    assert!(
        draw(&other, &picture, "again.png", &["--as-carried"]) == written,
        "from the figures in the file it is the same picture"
    );
}

#[test]
fn many_charts_go_into_a_folder_under_stable_names() {
    let bench = Workbench::with_sample();
    let folder = bench.path("charts");
    let names = || {
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let is = |name: &str, ending: &str| Path::new(name).extension().is_some_and(|found| found == ending);
    let out = folder.to_str().unwrap();
    bench
        .suishu(["chart", "--kept", "-o", out, "--format", "svg", "--size", "120x100mm"])
        .done();
    let first = names();
    assert!(first.len() >= 7, "every kept chart is there: {first:?}");
    assert!(first.iter().all(|name| is(name, "svg")), "{first:?}");
    assert!(
        first.iter().any(|name| name.starts_with("图4 2024年粤港澳大湾区")),
        "number and title: {first:?}"
    );
    bench
        .suishu(["chart", "--kept", "-o", out, "--format", "svg", "--size", "120x100mm"])
        .done();
    assert_eq!(names(), first, "names are stable");
    let twice = example("bars");
    let twice = twice.to_str().unwrap();
    bench
        .suishu(["chart", twice, twice, "-o", out, "--format", "png", "--dpi", "72"])
        .done();
    let pictures: Vec<String> = names().into_iter().filter(|name| is(name, "png")).collect();
    assert_eq!(
        pictures.len(),
        2,
        "of two charts with one name none is lost: {pictures:?}"
    );
}

#[test]
fn a_picture_has_the_pixels_of_its_size_on_paper_and_on_slides() {
    let bench = Workbench::with_sample();
    for (size, width, height) in [
        ("156x97mm", 156.0, 97.0),
        ("75x60mm", 75.0, 60.0),
        ("254x143mm", 254.0, 143.0),
    ] {
        for dpi in [300_u32, 600] {
            let bytes = draw(
                &bench,
                &example("columns"),
                "size.png",
                &["--size", size, "--dpi", &dpi.to_string(), "--transparent"],
            );
            assert_eq!(
                png(&bytes),
                Png {
                    width: pixels(width, f64::from(dpi)),
                    height: pixels(height, f64::from(dpi)),
                    per_metre: Some((f64::from(dpi) / 0.0254).round() as u32),
                },
                "{size} at {dpi} dpi, to the pixel"
            );
            assert_eq!(bytes[25], 6, "without a ground it is RGBA");
        }
    }
}

#[test]
fn what_other_programs_find_in_a_page() {
    let bench = Workbench::with_sample();
    draw(&bench, &example("columns-line"), "chart.pdf", &[]);
    let page = bench.path("chart.pdf");
    let tool = |program: &str, arguments: &[&str]| {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(page.parent().unwrap())
            .output()
            .inspect_err(|_| {
                suishu_tests::skipped(
                    "what_other_programs_find_in_a_page",
                    &format!("{program} not installed (poppler-utils)"),
                );
            })
            .ok()?;
        Some(String::from_utf8_lossy(&output.stdout).into_owned())
    };
    if let Some(fonts) = tool("pdffonts", &["chart.pdf"]) {
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!fonts.is_empty(), "there is text");
        assert!(
            fonts.iter().all(|font| font.contains(" yes yes yes")),
            "each font is embedded, as a subset, with its characters: {fonts:?}"
        );
    }
    if let Some(text) = tool("pdftotext", &["chart.pdf", "-"]) {
        assert!(
            text.contains("2020年前三季度广州市地区生产总值及增速"),
            "the title is text: {text}"
        );
    }
    if tool("pdfdetach", &["-saveall", "-o", ".", "chart.pdf"]).is_some() {
        let table = std::fs::read_to_string(bench.path("data.csv")).expect("the figures are attached");
        assert!(table.contains("182.10"), "digit for digit: {table}");
        let chart = std::fs::read_to_string(bench.path("suishu-chart.json")).expect("the chart is attached");
        assert!(chart.starts_with("{\"suishu_chart\":1,"), "{chart}");
        let below = bench.home();
        let place = below.parent().unwrap().to_str().unwrap();
        assert!(!chart.contains(place), "no path of this machine is in it: {chart}");
    }
}

#[test]
fn outlines_need_no_font() {
    let bench = Workbench::with_sample();
    let with_text = String::from_utf8(draw(&bench, &example("bars"), "text.svg", &[])).unwrap();
    assert!(
        with_text.contains("<text") && with_text.contains("font-family"),
        "text is text, the font is named"
    );
    let outlined = String::from_utf8(draw(&bench, &example("bars"), "outlines.svg", &["--outlines"])).unwrap();
    assert!(!outlined.contains("<text"), "no text is left");
    assert!(outlined.contains("<metadata>"), "the chart is carried all the same");
}

#[test]
fn a_foreign_picture_is_refused() {
    let bench = Workbench::with_sample();
    let out = bench.path("none.png");
    for (name, bytes) in [
        ("photo.png", &b"\x89PNG\r\n\x1a\n\0\0\0\0IEND\xaeB`\x82"[..]),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0"),
        ("logo.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("paper.pdf", b"%PDF-1.7\n%%EOF"),
        ("book.xlsx", b"PK\x03\x04"),
    ] {
        let file = bench.file(name, bytes);
        let answer = bench.suishu([
            "--json".as_ref(),
            "chart".as_ref(),
            file.as_os_str(),
            "-o".as_ref(),
            out.as_os_str(),
        ]);
        let error = answer.ended(FAILED, "there is no chart in it").json();
        let code = error["code"].as_str().unwrap_or_default();
        assert!(["chart.none", "chart.file"].contains(&code), "{name}: {error}");
        assert!(!out.exists(), "{name}: nothing is written");
    }
}
