//! The example specs draw from the library that their figures are in: the sample, and what was made up beside it.

use std::path::{Path, PathBuf};

use suishu_api::wire::{ChartFormat, ExportStyle, SizeMm};
use suishu_api::{ChartSpec, ImportOptions};

use crate::bench::Bench;

/// The files of a folder of samples, sorted by name.
fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../data/samples")
        .join(folder);
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    files
}

#[test]
fn every_example_draws() {
    let bench = Bench::new();
    for made_up in files("synthetic", "csv") {
        bench.import_file(&made_up, &ImportOptions::default()).unwrap();
    }
    let style = ExportStyle {
        format: ChartFormat::Svg,
        size: SizeMm {
            width: 156.0,
            height: 110.0,
        },
        dpi: 300,
        transparent: false,
        outlines: false,
    };
    for path in files("charts", "json") {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let spec: ChartSpec = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let image = bench
            .desk
            .image(&spec, &style)
            .unwrap_or_else(|failure| panic!("{name}: {failure}"));
        let svg = String::from_utf8(image.bytes).unwrap();
        assert!(svg.contains("资料来源"), "{name}: no figure without its source");
        let wanted: &[(&str, &str)] = match name.as_str() {
            "columns-events" => &[("①", "the events of the span are flagged"), ("⑦", "all seven of them")],
            "line-daily" => &[("国庆中秋假期", "the holiday over its band is named")],
            "kpi-targets" => &[("预测", "what isn't so yet is told as a forecast")],
            _ => &[],
        };
        for (text, why) in wanted {
            assert!(svg.contains(text), "{name}: {why}");
        }
    }
}
