//! The real window: what a person does in the first five minutes, on the built program with a library of its own.
//!
//! The page is known by the hooks of ui/src/lib/testids.ts and by the words on it, and by nothing else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use suishu_tests::image::{Png, pixels, png};
use suishu_tests::window::{possible, testid};
use suishu_tests::{LONG_HEADER, Window, Workbench};

const NO_ARGS: [&str; 0] = [];

/// Every view was looked at, and the content policy had nothing to block.
#[track_caller]
fn nothing_blocked(window: &Window) {
    assert_eq!(
        window.blocked(),
        Vec::<String>::new(),
        "the page does nothing that its own policy forbids"
    );
}

#[test]
fn the_overview_shows_the_headline_figures() {
    if !possible("the_overview_shows_the_headline_figures") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    window.wait_in("tile-value", "17475.86");
    window.wait_in("tile-growth", "增长1.0%");
    window.screenshot("overview");
    for (place, hook) in [
        ("compare", "picker-indicator"),
        ("import", "import-choose"),
        ("catalogue", "history-table"),
        ("settings", "language"),
    ] {
        window.click(&testid(&format!("nav-{place}")));
        if place != "catalogue" {
            window.wait_until(place, |window| window.has(&testid(hook)));
        }
        window.screenshot(place);
    }
    assert!(
        !window.has(&testid("error-message")),
        "no view shows an error: {}",
        window.text()
    );
    nothing_blocked(&window);
}

#[test]
fn the_content_policy_blocks_what_the_page_did_not_bring() {
    if !possible("the_content_policy_blocks_what_the_page_did_not_bring") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    window.wait_in("tile-value", "17475.86");
    for hostile in [
        "document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { display: none }' }))",
        "document.body.append(Object.assign(new Image(), { src: 'https://example.invalid/a.png' }))",
        "document.body.append(Object.assign(document.createElement('iframe'), { src: 'https://example.invalid/' }))",
    ] {
        let before = window.blocked().len();
        window.script(hostile, vec![]);
        window.wait_until(&format!("a refusal of {hostile}"), |window| {
            window.blocked().len() > before
        });
    }
    window.script("location.href = 'https://example.invalid/'", vec![]);
    std::thread::sleep(std::time::Duration::from_millis(500));
    window.wait_in("tile-value", "17475.86");
}

#[test]
fn the_first_start_offers_the_sample() {
    if !possible("the_first_start_offers_the_sample") {
        return;
    }
    let bench = Workbench::empty();
    let window = Window::open(&bench, NO_ARGS);
    window.click(&testid("sample-create"));
    window.wait_in("tile-value", "17475.86");
    window.screenshot("first-start");
    nothing_blocked(&window);
}

#[test]
fn a_file_from_the_command_line_is_previewed_committed_and_plotted() {
    if !possible("a_file_from_the_command_line_is_previewed_committed_and_plotted") {
        return;
    }
    let bench = Workbench::with_sample();
    let mut text = format!("{LONG_HEADER}\n");
    for (year, value) in [
        (2017, "1024.50"),
        (2018, "1128.75"),
        (2019, "1233.60"),
        (2020, "1371.08"),
    ] {
        writeln!(
            text,
            "数字经济核心产业增加值,广州市,合计,{year}年,累计,绝对量,现价,{value},亿元,,,测试,"
        )
        .unwrap();
    }
    let file = bench.file("数字经济.csv", text);
    let window = Window::open(&bench, [&file]);
    window.wait_in("import-preview", "1371.08");
    window.wait_in("import-preview", "数字经济核心产业增加值");
    window.screenshot("import-preview");
    window.click(&testid("import-commit"));
    window.wait_until("the result of the import", |window| {
        window.has(&testid("import-result"))
    });
    window.wait_until("the chart of what came", |window| {
        window.has(&format!("{} svg", testid("import-chart")))
    });
    window.screenshot("import-done");
    let drawn = window.texts(&format!("{} svg", testid("import-chart"))).join(" ");
    assert!(drawn.contains("2020"), "the chart shows the periods that came: {drawn}");
    let rows = bench
        .suishu(["data", "--indicator", "数字经济核心产业增加值", "--format", "csv"])
        .done()
        .rows();
    assert_eq!(
        rows.len(),
        4,
        "the figures are in the library, seen from another process: {rows:?}"
    );
    nothing_blocked(&window);
}

#[test]
fn a_column_is_put_right_by_a_click_and_the_recipe_is_kept_for_next_month() {
    if !possible("a_column_is_put_right_by_a_click_and_the_recipe_is_kept_for_next_month") {
        return;
    }
    let bench = Workbench::with_library();
    let table = |month: &str| {
        format!(
            "步行街客流月报,,\n地区,2020年{month}客流量(万人次),上报人\n北京路步行街,412.5,7\n上下九步行街,208.25,9\n"
        )
    };
    let file = bench.file("步行街客流月报 2020年9月.csv", table("9月"));
    let window = Window::open(&bench, [&file]);
    let figures = testid("import-figures");
    window.wait_until("the figures of both columns", |window| window.text().contains("208.25"));
    window.screenshot("import-grid");
    // Who reported it is a number, and no figure: the person says so at the head of the column.
    window.click(&format!("{} [data-row='0'][data-column='3']", testid("import-grid")));
    window.click_named("不读取");
    window.wait_until("what was said", |window| window.has(&testid("import-marks")));
    window.wait_until("the figures without it", |window| {
        let shown = window.texts(&figures).join(" ");
        shown.contains("412.5") && !shown.contains("上报人")
    });
    window.screenshot("import-grid-marked");
    window.at_rest();
    window.click(&testid("import-remember"));
    // Nothing can be committed while the file is being read again.
    let ready = format!(
        "{}:not([disabled]):not([aria-disabled='true'])",
        testid("import-commit")
    );
    window.wait_until("the button that imports", |window| window.has(&ready));
    window.at_rest();
    window.click(&testid("import-commit"));
    window.wait_until("the result of the import", |window| {
        window.has(&testid("import-result"))
    });
    let rows = bench.suishu(["data", "--format", "csv"]).done().rows();
    let values: Vec<&str> = rows.iter().map(|row| row["value"].as_str()).collect();
    assert_eq!(
        values,
        ["412.5", "208.25"],
        "the figures, without the column that was put outside"
    );
    let next = bench.file("步行街客流月报 2020年10月.csv", table("10月"));
    let report = bench
        .suishu(["--json".as_ref(), "import".as_ref(), next.as_os_str()])
        .done()
        .report();
    assert_eq!(
        report["recipe"], "步行街客流月报",
        "next month's file is read by the recipe: {report}"
    );
    assert_eq!(report["added"], 2, "and brings its two figures");
    nothing_blocked(&window);
}

#[test]
fn a_pasted_paragraph_is_shown_with_its_figures_marked() {
    if !possible("a_pasted_paragraph_is_shown_with_its_figures_marked") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, [] as [&str; 0]);
    window.click(&testid("nav-import"));
    window.click(&testid("press-open"));
    window.write(
        &testid("press-text"),
        "2020年1-8月，广州市软件业务收入3110.5亿元，同比增长7.9%。",
    );
    window.wait_until("both figures marked in the text", |window| {
        let words = window.texts(&testid("press-words")).join(" ");
        words.contains("3110.5") && words.contains("7.9")
    });
    window.screenshot("press-text");
    nothing_blocked(&window);
}

/// Opens 对比 on the three sectors of the first three quarters of 2020.
#[track_caller]
fn compare_sectors(window: &Window) {
    window.click(&testid("nav-compare"));
    window.click_text("picker-indicator", "地区生产总值");
    for sector in ["第一产业", "第二产业", "第三产业"] {
        window.click_text("picker-sector", sector);
    }
    window.click_text("picker-period", "2020年前三季度");
    for value in ["182.10", "4704.39", "12589.37"] {
        window.wait_in("data-table", value);
    }
    window.wait_until("the drawing", |window| {
        window.has(&format!("{} svg", testid("chart-figure")))
    });
}

#[test]
fn compare_draws_the_three_sectors_of_the_first_three_quarters() {
    if !possible("compare_draws_the_three_sectors_of_the_first_three_quarters") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    compare_sectors(&window);
    window.click(&testid("form-bars"));
    let drawing = format!("{} svg", testid("chart-figure"));
    window.wait_until("the bars with their digits", |window| {
        let drawn = window.texts(&drawing).join(" ");
        ["第一产业", "第二产业", "第三产业", "4704.39", "12589.37"]
            .iter()
            .all(|text| drawn.contains(text))
    });
    window.screenshot("compare-sectors");
    nothing_blocked(&window);
}

#[test]
fn an_export_lands_in_the_right_size() {
    if !possible("an_export_lands_in_the_right_size") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    compare_sectors(&window);
    window.click(&testid("export-open"));
    window.click(&testid("export-format-png"));
    window.click(&testid("export-size-full"));
    window.screenshot("export");
    window.click(&testid("export-run"));
    window.wait_until("the result of the export", |window| {
        window.has(&testid("export-result"))
    });
    let pictures = pictures_under(&bench.home());
    assert_eq!(
        pictures.len(),
        1,
        "one picture was written into the proposed folder: {pictures:?}"
    );
    let found = png(&std::fs::read(&pictures[0]).unwrap());
    let expected = Png {
        width: pixels(156.0, 300.0),
        height: pixels(97.0, 300.0),
        per_metre: Some(11_811),
    };
    assert_eq!(found, expected, "156 × 97 mm at 300 dpi");
    nothing_blocked(&window);
}

fn pictures_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(pictures_under(&path));
        } else if path.extension().is_some_and(|extension| extension == "png") {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_file_that_cannot_be_read_is_said_so() {
    if !possible("a_file_that_cannot_be_read_is_said_so") {
        return;
    }
    let bench = Workbench::with_sample();
    let before = bench.content();
    let file = bench.file(
        "picture.csv",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0",
    );
    let window = Window::open(&bench, [&file]);
    window.wait_until("the error with its code", |window| {
        window.has(&format!("{}[data-code='file.binary']", testid("error-message")))
    });
    assert!(!window.has(&testid("import-commit")), "nothing can be committed of it");
    window.screenshot("import-error");
    drop(window);
    assert_eq!(bench.content(), before, "the library is as it was");
}
