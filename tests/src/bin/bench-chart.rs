//! Times charts for `cargo xtask bench`: bench-chart CHARTS MILLION [ONLY]. Each time is the whole way of the product, from the
//! question to the library to the last byte of the image, warm. Prints JSON. ONLY names one time, for a look with a profiler.
#![allow(clippy::print_stdout, reason = "a program for the benchmark")]

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use serde_json::json;
use suishu_api::wire::{ChartFormat, ExportStyle, SizeMm};
use suishu_api::{ChartSpec, Desk, NoWindow, Places};

/// The full width of a page, as the design has it.
const PAGE: SizeMm = SizeMm {
    width: 156.0,
    height: 97.0,
};
const DPI: u32 = 300;

/// One series of the benchmark's rows: 540 months in all, the last 180 of them for the budget.
const SERIES: &str = r#"{ "version": 1, "form": "line", "x": "period",
    "layers": [{ "indicators": ["指标05"], "regions": ["天河区"], "sectors": ["第三产业"] }] }"#;

/// Columns of the level and a line of the growth.
const COMBINED: &str = r#"{ "version": 1, "form": "columns-line", "x": "period", "title": "广州市地区生产总值及增速", "layers": [
    { "indicators": ["地区生产总值"], "regions": ["广州市"], "measure": "level" },
    { "indicators": ["地区生产总值"], "regions": ["广州市"], "measure": "yoy" }] }"#;
/// The charts of the other figures: one line, or all of them.
const CHARTS: usize = 50;
const LINES: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (charts, million, only) = match args.as_slice() {
        [charts, million] => (charts, million, None),
        [charts, million, only] => (charts, million, Some(only.as_str())),
        _ => return Err("usage: bench-chart CHARTS MILLION [ONLY]".into()),
    };
    let (charts, million) = (desk(charts)?, desk(million)?);
    let whole: ChartSpec = serde_json::from_str(SERIES)?;
    let mut recent = whole.clone();
    for layer in &mut recent.layers {
        layer.from = Some("2010-01".to_owned());
    }
    let combined = [serde_json::from_str(COMBINED)?];
    let long = [lines(&["逐日客流".to_owned()])?];
    let many = [lines(&(0..LINES).map(series_name).collect::<Vec<_>>())?];
    let fifty: Vec<ChartSpec> = (0..CHARTS)
        .map(|at| lines(&[series_name(at)]))
        .collect::<Result<_, _>>()?;
    let (recent, whole) = ([recent], [whole]);
    let (svg, png, pdf) = (ChartFormat::Svg, ChartFormat::Png, ChartFormat::Pdf);
    let times: [(&str, &Desk, &[ChartSpec], ChartFormat, usize); 9] = [
        (
            "SVG of 180 months out of all imported rows",
            &million,
            &recent,
            svg,
            200,
        ),
        ("SVG of 540 months out of all imported rows", &million, &whole, svg, 200),
        ("svg", &charts, &combined, svg, 200),
        ("png", &charts, &combined, png, 40),
        ("pdf", &charts, &combined, pdf, 100),
        ("200 lines of 96 months, svg", &charts, &many, svg, 20),
        ("one line of 10000 days, svg", &charts, &long, svg, 20),
        ("50 charts, png", &charts, &fifty, png, 5),
        ("50 charts, pdf", &charts, &fifty, pdf, 5),
    ];
    let mut report = Vec::with_capacity(times.len());
    for (what, desk, specs, format, runs) in times {
        if only.is_none_or(|only| only == what) {
            report.push(json!({ "what": what, "median": median(desk, specs, format, runs)? }));
        }
    }
    println!("{}", json!({ "milliseconds": report }));
    Ok(())
}

fn series_name(at: usize) -> String {
    format!("序列{at:03}")
}

fn lines(indicators: &[String]) -> Result<ChartSpec, serde_json::Error> {
    serde_json::from_value(
        json!({ "version": 1, "form": "line", "x": "period", "by": "indicator", "title": "合成序列",
        "layers": [{ "indicators": indicators, "regions": ["广州市"] }] }),
    )
}

fn desk(library: &str) -> Result<Desk, Box<dyn Error>> {
    let desk = Desk::new(Places::of_user(), Arc::new(NoWindow))?;
    desk.open_library(Path::new(library))?;
    Ok(desk)
}

/// Milliseconds of the middle run; the first tenth warms up and isn't counted.
fn median(desk: &Desk, specs: &[ChartSpec], format: ChartFormat, runs: usize) -> Result<f64, Box<dyn Error>> {
    let style = ExportStyle {
        format,
        size: PAGE,
        dpi: DPI,
        transparent: false,
        outlines: false,
    };
    let mut taken = Vec::with_capacity(runs);
    for run in 0..runs {
        let start = Instant::now();
        for spec in specs {
            std::hint::black_box(desk.image(spec, &style)?);
        }
        if run >= runs / 10 {
            taken.push(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    taken.sort_by(f64::total_cmp);
    Ok(taken[taken.len() / 2])
}
