//! Times charts for `cargo xtask bench`: bench-chart SAMPLE MILLION. Each time is the whole way of the product, from the
//! question to the library to the last byte of the image, warm. Prints JSON.
#![allow(clippy::print_stdout, reason = "a program for the benchmark")]

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use serde_json::json;
use suishu_api::wire::{ImageFormat, SizeMm};
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

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [sample, million] = args.as_slice() else {
        return Err("usage: bench-chart SAMPLE MILLION".into());
    };
    let form = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/samples/charts/columns-line.json");
    let spec: ChartSpec = serde_json::from_str(&std::fs::read_to_string(form)?)?;
    let (sample, million) = (desk(sample)?, desk(million)?);
    let whole: ChartSpec = serde_json::from_str(SERIES)?;
    let mut recent = whole.clone();
    for layer in &mut recent.layers {
        layer.from = Some("2010-01".to_owned());
    }
    let report = [
        (
            "SVG of 180 months out of all imported rows",
            median(&million, &recent, ImageFormat::Svg, 200)?,
        ),
        (
            "SVG of 540 months out of all imported rows",
            median(&million, &whole, ImageFormat::Svg, 200)?,
        ),
        ("svg", median(&sample, &spec, ImageFormat::Svg, 200)?),
        ("png", median(&sample, &spec, ImageFormat::Png, 40)?),
        ("pdf", median(&sample, &spec, ImageFormat::Pdf, 100)?),
    ];
    let report: Vec<_> = report
        .iter()
        .map(|(what, median)| json!({ "what": what, "median": median }))
        .collect();
    println!("{}", json!({ "milliseconds": report }));
    Ok(())
}

fn desk(library: &str) -> Result<Desk, Box<dyn Error>> {
    let desk = Desk::new(Places::of_user(), Arc::new(NoWindow))?;
    desk.open_library(Path::new(library))?;
    Ok(desk)
}

/// Milliseconds of the middle run; the first tenth warms up and isn't counted.
fn median(desk: &Desk, spec: &ChartSpec, format: ImageFormat, runs: usize) -> Result<f64, Box<dyn Error>> {
    let mut taken = Vec::with_capacity(runs);
    for run in 0..runs {
        let start = Instant::now();
        std::hint::black_box(desk.image(spec, format, PAGE, DPI)?);
        if run >= runs / 10 {
            taken.push(start.elapsed().as_secs_f64() * 1000.0);
        }
    }
    taken.sort_by(f64::total_cmp);
    Ok(taken[taken.len() / 2])
}
