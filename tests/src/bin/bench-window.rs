//! Times the start of the real window for `cargo xtask bench`: from starting the program to the first chart on the page, the
//! sample library open. WebDriver's own work is in the time, so the truth is a little better. Prints JSON.
//!
//! The programs are those of $SUISHU_PROGRAMS.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a program for the benchmark; it stops when it can't measure"
)]

#[cfg(target_os = "linux")]
fn main() {
    use std::time::Instant;

    use serde_json::json;
    use suishu_tests::window::{self, possible};
    use suishu_tests::{Window, Workbench, workbench};

    if !possible("bench-window") {
        std::process::exit(1);
    }
    let bench = Workbench::with_sample();
    let mut starts = Vec::new();
    let mut peaks = Vec::new();
    for _ in 0..5 {
        let stage = window::Stage::set(&bench);
        let start = Instant::now();
        let window = Window::on(stage, &workbench::program("suishu-desktop"), &[]);
        // An icon has no text; the first svg that has some is a chart.
        window.wait_until("the first chart", |window| window.has("svg text"));
        starts.push(start.elapsed().as_secs_f64() * 1000.0);
        peaks.extend(window.peak_mib());
    }
    starts.sort_by(f64::total_cmp);
    let peak = peaks.into_iter().reduce(f64::max);
    println!(
        "{}",
        json!({ "milliseconds": [{ "what": "window", "median": starts[starts.len() / 2] }], "peak_mib": peak })
    );
}

#[cfg(not(target_os = "linux"))]
fn main() {
    eprintln!("the window is driven under Linux only");
    std::process::exit(1);
}
