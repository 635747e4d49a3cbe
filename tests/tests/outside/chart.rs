//! Charts from the command line: every form of the sample, as SVG, PNG and PDF, of the size that was asked for.

use std::path::PathBuf;

use suishu_tests::answer::{FAILED, USAGE};
use suishu_tests::image::{Png, pixels, png};
use suishu_tests::{Answer, Workbench, shared};

/// Dots an inch of 300 and 600 in dots a metre, as PNG keeps them.
const PER_METRE_300: u32 = 11_811;
const PER_METRE_600: u32 = 23_622;

/// The example spec of every form.
fn specs() -> Vec<PathBuf> {
    let folder = shared::root().join("data/samples/charts");
    let mut specs: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    specs.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    specs.sort();
    specs
}

/// Draws a spec and returns the bytes of the picture.
#[track_caller]
fn draw(bench: &Workbench, spec: &str, name: &str, more: &[&str]) -> Vec<u8> {
    let picture = bench.path(name);
    let mut args = vec!["chart", spec, "-o", picture.to_str().unwrap()];
    args.extend(more);
    bench.suishu(args).done();
    std::fs::read(&picture).expect("the picture was written")
}

/// The sample, and the figures that are made up for forms that it can't show.
fn with_made_up_figures() -> Workbench {
    let bench = Workbench::with_sample();
    let folder = shared::root().join("data/samples/synthetic");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            bench.suishu(["import", path.to_str().unwrap()]).done();
        }
    }
    bench
}

#[test]
fn there_is_an_example_of_every_form() {
    let forms: Vec<String> = specs()
        .iter()
        .map(|spec| spec.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    for form in [
        "area",
        "bars",
        "bullet",
        "columns",
        "columns-line",
        "contribution",
        "dumbbell",
        "grouped-columns",
        "heat-map",
        "kpi",
        "line",
        "percent-columns",
        "pie",
        "scatter",
        "slope",
        "small-multiples",
        "stacked-columns",
        "tile-map",
        "timeline",
        "waterfall",
        "year-overlay",
    ] {
        assert!(
            forms.iter().any(|found| found == form),
            "data/samples/charts/{form}.json is there: {forms:?}"
        );
    }
}

#[test]
fn every_form_is_drawn_in_every_format() {
    let bench = with_made_up_figures();
    for spec in specs() {
        let spec = spec.to_str().unwrap();
        let svg = String::from_utf8(draw(&bench, spec, "chart.svg", &[])).expect("SVG is UTF-8");
        assert!(svg.contains("<svg"), "{spec}: the SVG is one");
        assert!(svg.contains("资料来源"), "{spec}: the source is inside the picture");
        assert!(
            !svg.contains("NaN") && !svg.contains("inf"),
            "{spec}: every coordinate is a number"
        );
        let found = png(&draw(&bench, spec, "chart.png", &[]));
        assert_eq!(
            found,
            Png {
                width: pixels(156.0, 300.0),
                height: pixels(97.0, 300.0),
                per_metre: Some(PER_METRE_300)
            },
            "{spec}: the default is the full width of a page at 300 dpi"
        );
        assert!(
            draw(&bench, spec, "chart.pdf", &[]).starts_with(b"%PDF-"),
            "{spec}: the PDF is one"
        );
    }
}

#[test]
fn a_picture_has_the_size_that_was_asked_for() {
    let bench = Workbench::with_sample();
    let spec = specs().remove(0);
    let bytes = draw(
        &bench,
        spec.to_str().unwrap(),
        "half.png",
        &["--size", "75x60mm", "--dpi", "600"],
    );
    assert_eq!(
        png(&bytes),
        Png {
            width: pixels(75.0, 600.0),
            height: pixels(60.0, 600.0),
            per_metre: Some(PER_METRE_600)
        },
        "75 × 60 mm at 600 dpi"
    );
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    let bench = Workbench::with_sample();
    let spec = specs().remove(0);
    for name in ["twice.svg", "twice.png", "twice.pdf"] {
        let first = draw(&bench, spec.to_str().unwrap(), name, &[]);
        assert!(
            draw(&bench, spec.to_str().unwrap(), name, &[]) == first,
            "{name}: nothing of the day or the machine gets in"
        );
    }
}

#[test]
fn the_text_of_a_pdf_can_be_selected() {
    let bench = Workbench::with_sample();
    let spec = shared::root().join("data/samples/charts/columns.json");
    draw(&bench, spec.to_str().unwrap(), "chart.pdf", &[]);
    let Ok(text) = std::process::Command::new("pdftotext")
        .args([bench.path("chart.pdf").as_os_str(), "-".as_ref()])
        .output()
    else {
        suishu_tests::skipped(
            "the_text_of_a_pdf_can_be_selected",
            "pdftotext not installed (poppler-utils)",
        );
        return;
    };
    let text = String::from_utf8_lossy(&text.stdout).into_owned();
    assert!(
        text.contains("资料来源"),
        "the Chinese text comes out of the PDF as text:\n{text}"
    );
}

#[test]
fn the_published_digits_are_in_the_drawing() {
    let bench = Workbench::with_sample();
    let spec = r#"{"version":1,"form":"bars","x":"sector","layers":[{"indicators":["地区生产总值"],"regions":["广州市"],
        "sectors":["第一产业","第二产业","第三产业"],"measure":"level","periods":["2020年前三季度"]}]}"#;
    let file = bench.file("sectors.json", spec);
    let svg = String::from_utf8(draw(&bench, file.to_str().unwrap(), "sectors.svg", &[])).unwrap();
    for value in ["182.10", "4704.39", "12589.37"] {
        assert!(svg.contains(value), "{value} stands in the picture as published");
    }
}

#[test]
fn a_spec_comes_from_standard_input_too() {
    let bench = Workbench::with_sample();
    let spec = std::fs::read_to_string(specs().remove(0)).unwrap();
    let picture = bench.path("piped.svg");
    Answer::with_input(
        &mut bench.command(["chart".as_ref(), "-".as_ref(), "-o".as_ref(), picture.as_os_str()]),
        &spec,
    )
    .done();
    assert!(picture.is_file(), "the picture was written");
}

#[test]
fn what_cannot_be_drawn_is_refused_without_a_picture() {
    let bench = Workbench::with_sample();
    let picture = bench.path("none.svg");
    let layer = r#"{"indicators":["地区生产总值"],"regions":["广州市"],"measure":"level"}"#;
    let spec = |version: u32, form: &str| {
        format!(r#"{{"version":{version},"form":"{form}","layers":[{layer}],"x":"sector"}}"#)
    };
    for (broken, code) in [
        ("{".to_owned(), "chart.invalid"),
        ("[]".to_owned(), "chart.invalid"),
        (spec(99, "bars"), "chart.newer"),
        (spec(1, "pyramid"), "chart.invalid"),
    ] {
        let spec = bench.file("broken.json", &broken);
        let error = bench.suishu([
            "--json".as_ref(),
            "chart".as_ref(),
            spec.as_os_str(),
            "-o".as_ref(),
            picture.as_os_str(),
        ]);
        let error = error.ended(FAILED, "the spec can't be drawn").json();
        assert_eq!(error["code"], code, "{broken}: {error}");
        assert!(!picture.exists(), "{broken}: no picture is left");
    }
    let spec = specs().remove(0);
    bench
        .suishu(["chart".as_ref(), spec.as_os_str(), "-o".as_ref(), "chart.bmp".as_ref()])
        .ended(USAGE, "BMP is not written");
    bench
        .suishu(["chart".as_ref(), spec.as_os_str(), "-o".as_ref(), "folder".as_ref()])
        .ended(USAGE, "a folder needs the format of its files");
}
