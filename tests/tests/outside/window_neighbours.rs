//! The real window among other programs: what is dropped on it, and what it puts on the clipboard.

use suishu_tests::window::{possible, testid};
use suishu_tests::{LONG_HEADER, Window, Workbench};

const NO_ARGS: [&str; 0] = [];

/// The three sectors of the first three quarters of 2020, as a spec.
const SECTORS: &str = r#"{
    "version": 1,
    "form": "columns",
    "layers": [{
        "indicators": ["地区生产总值"], "regions": ["广州市"], "sectors": ["第一产业", "第二产业", "第三产业"],
        "periods": ["2020-01-01/P9M"], "measure": "level"
    }],
    "x": "sector",
    "by": "indicator"
}"#;

#[test]
fn a_dropped_picture_opens_the_chart_that_it_carries() {
    if !possible("a_dropped_picture_opens_the_chart_that_it_carries") {
        return;
    }
    let bench = Workbench::with_sample();
    let spec = bench.file("spec.json", SECTORS);
    let picture = bench.path("三次产业 100%.png");
    bench
        .suishu(["chart".as_ref(), spec.as_os_str(), "-o".as_ref(), picture.as_os_str()])
        .done();
    let window = Window::open(&bench, NO_ARGS);
    window.wait_in("tile-value", "17475.86");
    window.drop_files(&[&picture]);
    window.wait_in("reopened", "三次产业 100%.png");
    for value in ["182.10", "4704.39", "12589.37"] {
        window.wait_in("data-table", value);
    }
    let drawing = format!("{} svg", testid("chart-figure"));
    window.wait_until("the chart", |window| {
        let drawn = window.texts(&drawing).join(" ");
        ["第一产业", "第二产业", "第三产业"]
            .iter()
            .all(|name| drawn.contains(name))
    });
    window.at_rest();
    window.screenshot("drop-picture");
    assert_eq!(window.blocked(), Vec::<String>::new(), "nothing was blocked");
}

#[test]
fn a_dropped_table_begins_an_import_and_writes_nothing() {
    if !possible("a_dropped_table_begins_an_import_and_writes_nothing") {
        return;
    }
    let bench = Workbench::with_sample();
    let before = bench.content();
    let file = bench.file(
        "数字经济 2020.csv",
        format!("{LONG_HEADER}\n数字经济核心产业增加值,广州市,合计,2020年,累计,绝对量,现价,1371.08,亿元,,,测试,\n"),
    );
    let window = Window::open(&bench, NO_ARGS);
    window.wait_in("tile-value", "17475.86");
    window.drop_files(&[&file]);
    window.wait_in("import-preview", "1371.08");
    window.wait_until("the button that imports", |window| window.has(&testid("import-commit")));
    window.at_rest();
    window.screenshot("drop-table");
    drop(window);
    assert_eq!(bench.content(), before, "a file that was dropped is only looked at");
}

#[test]
fn the_copied_table_is_a_table_to_a_text_processor() {
    if !possible("the_copied_table_is_a_table_to_a_text_processor") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    let tile = "[data-testid='tile-GDP']";
    window.click(tile);
    window.wait_in("data-table", "17475.86");
    window.at_rest();
    window.click(&testid("export-open"));
    window.click(&testid("copy-table"));
    window.wait_text("表格已复制");
    let html = window.pasted("text/html").unwrap_or_default();
    assert!(html.contains("<table"), "a text processor is given a table: {html}");
    assert!(html.contains("17475.86"), "with the figure, digit for digit: {html}");
    assert!(html.contains("亿元"), "and its unit: {html}");
    let text = window.pasted("UTF8_STRING").unwrap_or_default();
    assert!(
        text.contains("17475.86") && !text.contains('<'),
        "where only text can be pasted, the same figures as text: {text}"
    );
    assert_eq!(window.blocked(), Vec::<String>::new(), "nothing was blocked");
}
