//! Charts that leave the program and come back: files that carry their chart, batches, the clipboard.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use suishu_api::wire::{ChartFormat, ErrorCode, Event, ExportStyle, SizeMm, Standing};
use suishu_api::{Carried, ChartSpec, Desk};

use crate::bench::Bench;

/// A figure of the sample that the charts here draw, as published.
const PRIMARY: &str = "182.10";

/// The three industries of Guangzhou in 2020, the first one published as 182.10.
fn spec() -> ChartSpec {
    serde_json::from_value(json!({
        "version": 1, "form": "columns", "number": "图1", "title": "三次产业", "x": "sector",
        "layers": [{ "indicators": ["地区生产总值"], "regions": ["广州市"], "measure": "level",
            "sectors": ["第一产业", "第二产业", "第三产业"], "periods": ["2020年前三季度"] }]
    }))
    .unwrap()
}

fn style(format: ChartFormat) -> ExportStyle {
    ExportStyle {
        format,
        size: SizeMm {
            width: 75.0,
            height: 60.0,
        },
        dpi: 72,
        transparent: false,
        outlines: false,
    }
}

/// Exports the chart and gives the path of its file.
fn export(bench: &Bench, desk: &Desk, format: ChartFormat) -> PathBuf {
    let bytes = desk.image(&spec(), &style(format)).unwrap().bytes;
    let path = bench.folder("out").join(format!("chart.{}", format.ending()));
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn every_format_reopens_to_the_same_bytes() {
    let bench = &Bench::new();
    for format in ChartFormat::ALL {
        let path = export(bench, &bench.desk, *format);
        let carried = Carried::read(&path).unwrap();
        assert_eq!(carried.spec(), &spec(), "{format:?} carries its spec");
        let reopened = bench.desk.compared(&carried).unwrap();
        assert_eq!(
            reopened.standing,
            Standing::Same,
            "{format:?}: {:?}",
            reopened.differences
        );
        assert!(reopened.same_library, "{format:?} names its library");
        assert_eq!(
            reopened.as_of.as_deref(),
            Some("2026-11-24"),
            "{format:?} says as known on which day: the one of the import, held by the test"
        );
        let written = std::fs::read(&path).unwrap();
        let from_library = bench.desk.image(carried.spec(), &style(*format)).unwrap().bytes;
        assert!(from_library == written, "{format:?}: drawn again, it is the same file");
        let from_file = bench.desk.carried_image(&carried, &style(*format)).unwrap().bytes;
        assert!(
            from_file == written,
            "{format:?}: drawn from its own figures, it is the same file"
        );
    }
}

#[test]
fn a_file_names_no_path_and_no_user() {
    let bench = &Bench::new();
    for format in ChartFormat::ALL {
        let carried = Carried::read(&export(bench, &bench.desk, *format)).unwrap();
        let folder = bench.folder("out");
        let below = folder.parent().unwrap().to_str().unwrap();
        let told = format!("{carried:?}");
        assert!(
            !told.contains(below),
            "{format:?} must not tell where the library lies: {told}"
        );
        assert!(
            !told.contains(".csv"),
            "{format:?} must not tell the names of imported files: {told}"
        );
    }
}

#[test]
fn figures_that_were_revised_or_are_not_there_are_said() {
    let bench = &Bench::new();
    let path = export(bench, &bench.desk, ChartFormat::Png);
    let carried = Carried::read(&path).unwrap();
    bench.import(
        "指标,地区,行业,时期,口径,度量,价格,数值,单位\n地区生产总值,广州市,第一产业,2020年前三季度,累计,绝对量,现价,190.00,亿元\n",
        &[("released", "2026-12-01")],
    );
    let reopened = bench.desk.compared(&carried).unwrap();
    assert_eq!(
        reopened.standing,
        Standing::Differs,
        "the library has another figure now"
    );
    let [difference] = reopened.differences.as_slice() else {
        panic!("one figure was revised: {:?}", reopened.differences);
    };
    assert_eq!(
        (difference.carried.as_deref(), difference.library.as_deref()),
        (Some(PRIMARY), Some("190.00")),
        "both are told as published"
    );
    let other = &Bench::new();
    other
        .desk
        .new_library(&other.folder("empty").join("empty.suishu"), false)
        .unwrap();
    let reopened = other.desk.compared(&carried).unwrap();
    assert_eq!(
        reopened.standing,
        Standing::Lacking,
        "an empty library has none of them"
    );
    assert_eq!(reopened.differing, 3, "three figures are missed");
    assert!(!reopened.same_library, "it is another library");
    let redrawn = other
        .desk
        .carried_image(&carried, &style(ChartFormat::Png))
        .unwrap()
        .bytes;
    assert!(
        redrawn == std::fs::read(&path).unwrap(),
        "as carried, it is the same picture anywhere"
    );
}

#[test]
fn a_chart_without_figures_can_lack_something_too() {
    let bench = &Bench::new();
    let carried = json!({
        "suishu_chart": 1, "program": "a test", "size": { "width_mm": 156.0, "height_mm": 97.0 },
        "spec": { "version": 2, "form": "timeline", "x": "period", "title": "大事记", "layers": [{}] },
        "data": { "title": "", "categories": [], "series": [],
            "events": [{ "when": "1999年1月", "period": "1999-01", "title": "资料库里没有的事" }] }
    });
    let svg = format!("<svg><metadata><suishu-chart>{carried}</suishu-chart></metadata></svg>");
    let carried = Carried::read(&bench.file("timeline.svg", &svg)).unwrap();
    let lacks = |bench: &Bench, why: &str| {
        let reopened = bench.desk.compared(&carried).unwrap();
        assert_eq!(reopened.standing, Standing::Lacking, "{why}");
        let missed = reopened.differences.iter().any(|difference| {
            difference.library.is_none() && difference.carried.as_deref() == Some("资料库里没有的事")
        });
        assert!(missed, "{why}: {:?}", reopened.differences);
    };
    lacks(bench, "the library has other events");
    let other = &Bench::new();
    other
        .desk
        .new_library(&other.folder("empty").join("empty.suishu"), false)
        .unwrap();
    lacks(other, "an empty library has none");
}

#[test]
fn figures_that_are_not_public_stay_in_the_library() {
    let bench = &Bench::new();
    bench.import(
        "指标,地区,行业,时期,口径,度量,价格,数值,单位,密级\n地区生产总值,广州市,第一产业,2020年前三季度,累计,绝对量,现价,191.35,亿元,内部\n",
        &[("released", "2026-12-01")],
    );
    for format in ChartFormat::ALL {
        let carried = Carried::read(&export(bench, &bench.desk, *format)).unwrap();
        let told = format!("{carried:?}");
        assert!(
            !told.contains("191.35"),
            "{format:?} must not carry an internal figure: {told}"
        );
        assert!(
            !told.contains("4704.39"),
            "{format:?}: nor those from which it could be worked out: {told}"
        );
        let reopened = bench.desk.compared(&carried).unwrap();
        assert_eq!(
            reopened.standing,
            Standing::Withheld,
            "{format:?} says that it carries none"
        );
    }
}

#[test]
fn workbooks_have_a_chart_of_their_own() {
    let bench = &Bench::new();
    let parts = |path: &Path| {
        let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut text = String::new();
        for name in names
            .iter()
            .filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "xml"))
        {
            std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        }
        (names, text)
    };
    let (names, text) = parts(&export(bench, &bench.desk, ChartFormat::Xlsx));
    assert!(names.iter().any(|name| name == "xl/charts/chart1.xml"), "{names:?}");
    assert!(text.contains("<c:barChart>"), "columns are columns");
    assert!(text.contains("182.1"), "the figures are numbers in it");
    assert!(text.contains("formatCode=\"0.00\""), "with their decimals as published");
    assert!(
        text.contains("quotePrefix=\"1\""),
        "a text stays a text when it is edited"
    );
}

#[tokio::test]
async fn a_carried_chart_is_drawn_in_the_theme_of_its_file() {
    let bench = Bench::new();
    let path = export(&bench, &bench.desk, ChartFormat::Svg);
    let written = std::fs::read(&path).unwrap();
    let carried = Carried::read(&path).unwrap();
    let settings = json!({ "language": "zh-CN", "appearance": "system", "city": null, "paper_theme": "grey", "slide_theme": null });
    bench.ask("settings_put", settings).await.unwrap();
    let as_carried = bench
        .desk
        .carried_image(&carried, &style(ChartFormat::Svg))
        .unwrap()
        .bytes;
    assert!(
        as_carried == written,
        "the place's own theme doesn't matter for what the file has"
    );
    let anew = bench
        .desk
        .image(carried.spec(), &style(ChartFormat::Svg))
        .unwrap()
        .bytes;
    assert!(anew != written, "drawn anew it is in the theme of the place");
    let told = String::from_utf8(written)
        .unwrap()
        .replace("\"theme\":\"bulletin\"", "\"theme\":\"of another house\"");
    let elsewhere = Carried::read(&bench.file("elsewhere.svg", &told)).unwrap();
    let drawn = bench.desk.carried_image(&elsewhere, &style(ChartFormat::Svg));
    assert!(
        drawn.is_ok(),
        "a theme that nobody has here is no reason to show nothing: {drawn:?}"
    );
}

#[tokio::test]
async fn a_table_on_the_clipboard_has_the_figures_as_published() {
    let bench = Bench::new();
    bench.ask("copy_table", json!({ "spec": spec() })).await.unwrap();
    let (html, text) = bench.shell.copied.lock().unwrap().clone().unwrap();
    assert!(text.contains("第一产业\t182.10\n"), "digit for digit: {text}");
    assert!(html.contains(">182.10</td>"), "digit for digit: {html}");
    assert!(text.contains("资料来源："), "with its source: {text}");
}

#[tokio::test]
async fn a_batch_writes_every_kept_chart_under_a_name_of_its_own() {
    let bench = Bench::new();
    let folder = bench.folder("batch");
    let token = bench.desk.tokens().issue(&folder).id;
    // A chart of the same name, and one that can't be drawn.
    let mut twin = serde_json::to_value(spec()).unwrap();
    twin["highlight"] = json!(["广州"]);
    let mut broken = twin.clone();
    broken["layers"][0]["regions"] = json!(["火星"]);
    for spec in [serde_json::to_value(spec()).unwrap(), twin, broken] {
        bench
            .ask("chart_save", json!({ "spec": spec, "title": "三次产业" }))
            .await
            .unwrap();
    }
    let request = json!({ "style": style(ChartFormat::Svg), "folder": token, "job": "batch" });
    let report = bench.ask("export_all", request.clone()).await.unwrap();
    let charts = report["charts"].as_array().unwrap();
    let names: Vec<&str> = charts.iter().map(|chart| chart["name"].as_str().unwrap()).collect();
    assert!(
        names.ends_with(&["图1 三次产业", "图1 三次产业 2", "图1 三次产业 3"]),
        "number and title, numbered on: {names:?}"
    );
    assert_eq!(
        charts[names.len() - 1]["error"]["code"],
        "not_found",
        "one that fails says why"
    );
    let written = std::fs::read_dir(&folder).unwrap().count();
    assert_eq!(written, names.len() - 1, "and doesn't keep the others out");
    let told = bench.shell.told.lock().unwrap().clone();
    let last = told.iter().rev().find_map(|event| match event {
        Event::Progress { job, done, total } if job == "batch" => Some((*done, *total)),
        _ => None,
    });
    assert_eq!(
        last,
        Some((names.len() as u64, names.len() as u64)),
        "the job tells how far it is"
    );
    let again = bench.ask("export_all", request).await.unwrap();
    let replaced = |report: &Value| report["charts"][0]["report"]["replaced"].as_bool();
    assert_eq!(
        replaced(&again),
        Some(true),
        "names are stable: the same files are replaced"
    );
}

#[test]
fn a_cancelled_batch_keeps_what_is_written() {
    let bench = &Bench::new();
    let charts: Vec<_> = (0..3)
        .map(|_| (suishu_api::Batched::Spec(Box::new(spec())), style(ChartFormat::Svg)))
        .collect();
    let folder = bench.folder("batch");
    let report = bench.desk.export_charts(&charts, &folder, &mut |done| done < 1);
    assert!(report.cancelled, "it says so");
    assert_eq!(report.charts.len(), 1, "the first one is there");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "whole, and no other");
}

#[tokio::test]
async fn a_foreign_file_ends_in_a_sentence() {
    let bench = Bench::new();
    for (name, text, code) in [
        (
            "page.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            ErrorCode::ChartNone,
        ),
        ("table.csv", "指标,数值\n", ErrorCode::ChartNone),
        (
            "bomb.svg",
            "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>",
            ErrorCode::ChartFile,
        ),
        ("book.xlsx", "PK\u{3}\u{4} no package", ErrorCode::ChartFile),
        (
            "newer.svg",
            "<svg><suishu-chart>{\"suishu_chart\":9}</suishu-chart></svg>",
            ErrorCode::ChartNewer,
        ),
    ] {
        let token = bench.desk.tokens().issue(&bench.file(name, text)).id;
        let error = bench.ask("reopen", json!({ "file": token })).await.unwrap_err();
        assert_eq!(error.code, code, "{name}: {error:?}");
        assert_eq!(
            error.details.get("file").map(String::as_str),
            Some(name),
            "it names the file"
        );
    }
}
