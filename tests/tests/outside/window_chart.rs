//! The chart in the real window: figures lead to their source, words are written anew, names mute, a span is brushed.

use suishu_tests::window::{possible, testid};
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

#[track_caller]
fn wait_in(window: &Window, hook: &str, text: &str) {
    window.wait_until(&format!("“{text}” in {hook}"), |window| {
        window.texts(&testid(hook)).iter().any(|shown| shown.contains(text))
    });
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
    wait_in(&window, "source-file", ".csv");
    wait_in(&window, "source-place", "行");
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

    let rows = |window: &Window| {
        let found = window.script(
            "return document.querySelectorAll(arguments[0] + ' tbody tr').length",
            vec![testid("data-table").into()],
        );
        found.as_u64().unwrap_or_default()
    };
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
