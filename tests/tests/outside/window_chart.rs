//! The chart in the real window: figures lead to their source, words are written anew, names mute, a span is brushed; by the keyboard
//! and by the mouse.

use rust_xlsxwriter::Workbook;
use suishu_tests::window::{Spot, possible, testid};
use suishu_tests::{Window, Workbench};

const NO_ARGS: [&str; 0] = [];
const ENTER: &str = "\u{E007}";
const END: &str = "\u{E010}";
const ESCAPE: &str = "\u{E00C}";
const F2: &str = "\u{E032}";
const RIGHT: &str = "\u{E014}";

/// A letter with Ctrl held, which is then let go.
fn with_control(letter: &str) -> String {
    format!("\u{E009}{letter}\u{E000}")
}

/// Opens 对比 on an indicator, with the choices that it brings along, and waits for the drawing.
#[track_caller]
fn compare(window: &Window, indicator: &str, sectors: &[&str]) {
    window.click(&testid("nav-compare"));
    window.click_text("picker-indicator", indicator);
    for sector in sectors {
        window.click_text("picker-sector", sector);
    }
    window.wait_until("the drawing", |window| {
        window.has(&format!("{} svg", testid("chart-figure")))
    });
    window.at_rest();
}

/// What the drawing says.
fn drawn(window: &Window) -> String {
    window.texts(&format!("{} svg", testid("chart-figure"))).join(" ")
}

/// The heads of the table's rows.
fn years(window: &Window) -> Vec<String> {
    window.texts(&format!("{} tbody th", testid("data-table")))
}

/// Where the marks of the first series lie.
#[track_caller]
fn marks(window: &Window) -> Vec<Spot> {
    window.at_rest();
    let mark = "g.datum[data-series='0']";
    window.middles(&format!("{} svg {mark}", testid("chart-figure")))
}

#[test]
fn a_figure_of_the_chart_leads_to_its_line_in_the_file() {
    if !possible("a_figure_of_the_chart_leads_to_its_line_in_the_file") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    compare(&window, "地区生产总值", &["合计"]);
    let cursor = testid("chart-cursor");
    window.press(&cursor, END);
    let read = |window: &Window| window.texts(&testid("chart-reading")).join(" ");
    window.wait_until("the reading of the last figure", |window| read(window).contains("亿元"));
    window.press(&cursor, ENTER);
    window.wait_in("source-file", ".csv");
    window.wait_in("source-place", "行");
    let value = window.texts(&testid("source-value")).join(" ");
    let digits: String = value.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    assert!(
        read(&window).contains(&digits) || window.text().contains(&digits),
        "the drawer tells of the figure that was read: {value}"
    );
    window.screenshot("chart-source");
    window.press(&format!("{} button", testid("source")), ESCAPE);
    window.wait_until("the drawer gone", |window| !window.has(&testid("source")));
    let back = window.script(
        "return document.activeElement?.dataset.testid ?? document.activeElement?.tagName",
        vec![],
    );
    assert_eq!(back, "chart-cursor", "the focus is back in the chart");
    assert_eq!(window.blocked(), Vec::<String>::new(), "nothing was blocked");
}

#[test]
fn the_title_is_written_anew_in_its_place_taken_back_and_kept() {
    if !possible("the_title_is_written_anew_in_its_place_taken_back_and_kept") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    compare(&window, "地区生产总值", &["合计"]);
    let title = format!("{}[data-part='title']", testid("chart-word"));
    window.press(&title, F2);
    window.wait_until("the field", |window| window.has(&testid("chart-field")));
    // What stands there is selected: what is typed takes its place.
    window.press(&testid("chart-field"), &format!("穗城二十年{ENTER}"));
    window.wait_until("the new title", |window| drawn(window).contains("穗城二十年"));
    window.at_rest();
    window.screenshot("chart-title");
    window.press(&testid("chart-cursor"), &with_control("z"));
    window.wait_until("the title of the program", |window| {
        !drawn(window).contains("穗城二十年")
    });
    window.press(&testid("chart-cursor"), &with_control("y"));
    window.wait_until("the title again", |window| drawn(window).contains("穗城二十年"));
    window.at_rest();
    window.click(&testid("pin"));
    window.wait_until("that it was kept", |window| window.text().contains("已固定到总览"));
    window.click(&testid("nav-overview"));
    window.wait_until("the kept chart on the overview", |window| {
        window
            .texts(&format!("{} svg", testid("pinned-chart")))
            .join(" ")
            .contains("穗城二十年")
    });
    assert_eq!(window.blocked(), Vec::<String>::new(), "nothing was blocked");
}

#[test]
fn a_name_mutes_the_other_series_and_a_span_is_brushed() {
    if !possible("a_name_mutes_the_other_series_and_a_span_is_brushed") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    compare(&window, "地区生产总值", &["第一产业", "第二产业", "第三产业"]);
    let name = format!("{}[data-part='series']", testid("chart-word"));
    window.wait_until("names to take hold of", |window| window.has(&name));
    let pressed = |window: &Window| {
        let states = window.script(
            "return [...document.querySelectorAll(arguments[0])].map(e => e.getAttribute('aria-pressed'))",
            vec![name.clone().into()],
        );
        states
            .as_array()
            .map_or(0, |all| all.iter().filter(|one| *one == "true").count())
    };
    assert_eq!(pressed(&window), 3, "every series is in colour at first");
    window.click(&name);
    window.wait_until("one series in focus", |window| pressed(window) == 1);
    window.at_rest();
    window.screenshot("chart-muted");
    window.click(&name);
    window.wait_until("all of them again", |window| pressed(window) == 3);
    window.at_rest();

    let rows = |window: &Window| years(window).len();
    let all = rows(&window);
    assert!(all > 5, "years enough to brush: {all}");
    window.press(&testid("range-from"), &RIGHT.repeat(2));
    window.wait_until("two years fewer", |window| rows(window) == all - 2);
    window.at_rest();
    window.screenshot("chart-brushed");
    window.click(&testid("range-reset"));
    window.wait_until("all years again", |window| rows(window) == all);
    assert_eq!(window.blocked(), Vec::<String>::new(), "nothing was blocked");
}

#[test]
fn a_click_on_a_mark_shows_the_file_the_sheet_and_the_cell() {
    if !possible("a_click_on_a_mark_shows_the_file_the_sheet_and_the_cell") {
        return;
    }
    let bench = Workbench::with_library();
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").unwrap();
    let sheet = workbook.add_worksheet().set_name("年度").unwrap();
    for (column, head) in (0..).zip(["指标", "地区", "时期", "口径", "单位", "数值"]) {
        sheet.write(0, column, head).unwrap();
    }
    let figures = [("2018年", 1128.75), ("2019年", 1233.6), ("2020年", 1371.08)];
    for (row, (year, value)) in (1..).zip(figures) {
        for (column, cell) in (0..).zip(["步行街营业额", "广州市", year, "累计", "亿元"]) {
            sheet.write(row, column, cell).unwrap();
        }
        sheet.write(row, 5, value).unwrap();
    }
    let file = bench.path("步行街.xlsx");
    workbook.save(&file).unwrap();
    bench.suishu(["import".as_ref(), file.as_os_str()]).done();
    let window = Window::open(&bench, NO_ARGS);
    compare(&window, "步行街营业额", &[]);
    window.click(&testid("form-columns"));
    window.wait_until("a column for each year", |window| marks(window).len() == 3);
    window.click_at(marks(&window)[1]);
    window.wait_in("source-file", "步行街.xlsx");
    window.wait_in("source-place", "年度 单元格 F3");
    window.wait_in("source-value", "1233.6");
    window.at_rest();
    window.screenshot("chart-mark-clicked");
    assert_eq!(window.blocked(), Vec::<String>::new(), "nothing was blocked");
}

#[test]
fn a_brush_dragged_over_periods_leaves_only_these() {
    if !possible("a_brush_dragged_over_periods_leaves_only_these") {
        return;
    }
    let bench = Workbench::with_sample();
    let window = Window::open(&bench, NO_ARGS);
    compare(&window, "地区生产总值", &["合计"]);
    window.click(&testid("form-columns"));
    window.wait_until("a column for each year", |window| {
        marks(window).len() == years(window).len()
    });
    let (columns, all) = (marks(&window), years(&window));
    assert!(all.len() > 5, "years enough to brush: {all:?}");
    let between = |left: usize| Spot {
        x: f64::midpoint(columns[left].x, columns[left + 1].x),
        y: columns[left].y,
    };
    window.drag(&[between(1), columns[2], columns[3], between(3)]);
    window.wait_until("the two years under the brush", |window| years(window).len() == 2);
    let mut kept = years(&window);
    kept.sort();
    let mut brushed = all.clone();
    brushed.sort();
    assert_eq!(kept, brushed[2..4], "the years that the brush went over");
    window.wait_until("the drawing of two years", |window| marks(window).len() == 2);
    window.screenshot("chart-brushed-by-mouse");
    assert!(
        !window.has(&testid("source")),
        "a drag is no click: no source was opened"
    );
    window.click(&testid("range-reset"));
    window.wait_until("all years again", |window| years(window) == all);
}
