//! docs/benchmarks.md: what was measured, where and when, beside the budgets. Writes what the others measured; times nothing.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Result;

use super::charts::Charts;
use super::import::{Import, Side};
use super::measure::Run;
use super::window::Start;
use super::workbooks::Workbooks;
use crate::{checkout, process};

/// Budgets of the design, by the name that bench-chart gives; milliseconds.
const CHART_BUDGETS: [(&str, f64); 4] = [
    ("SVG of 180 months out of all imported rows", 1.0),
    ("svg", 1.0),
    ("png", 40.0),
    ("pdf", 5.0),
];
/// Start to the first chart, milliseconds; memory of the program itself.
const WINDOW_START: f64 = 1000.0;
const WINDOW_PEAK_MIB: f64 = 120.0;
const IMPORT_SHARE: f64 = 0.6;
const IMPORT_PEAK_MIB: f64 = 100.0;

pub(super) fn write(
    rows: usize,
    import: &Import,
    workbooks: Option<&Workbooks>,
    charts: &Charts,
    window: Option<Start>,
) -> Result<PathBuf> {
    let mut page = String::new();
    writeln!(page, "# Benchmarks\n")?;
    writeln!(
        page,
        "Written by `cargo xtask bench`; don't edit. Times are wall clock: the import is the median of three runs,"
    )?;
    writeln!(
        page,
        "charts are medians of warm runs. A budget is a promise to look into, not a test.\n"
    )?;
    writeln!(page, "{}\n", machine())?;
    import_table(&mut page, rows, import)?;
    page.push_str(&workbook_table(workbooks)?);
    chart_table(&mut page, charts)?;
    window_table(&mut page, window)?;
    let docs = checkout::root().join("docs");
    std::fs::create_dir_all(&docs)?;
    let path = docs.join("benchmarks.md");
    std::fs::write(&path, page)?;
    Ok(path)
}

/// Writes the part on workbooks anew and leaves the others as they were measured.
pub(super) fn renew_workbooks(workbooks: Option<&Workbooks>) -> Result<PathBuf> {
    renew(WORKBOOKS, CHARTS, &workbook_table(workbooks)?)
}

/// The same of charts.
pub(super) fn renew_charts(charts: &Charts) -> Result<PathBuf> {
    let mut table = String::new();
    chart_table(&mut table, charts)?;
    renew(CHARTS, WINDOW, &table)
}

/// Puts `table` in the place of what stands from one heading to the next.
fn renew(heading: &str, next: &str, table: &str) -> Result<PathBuf> {
    let path = checkout::root().join("docs/benchmarks.md");
    let page = std::fs::read_to_string(&path)?;
    let next = page.find(next).unwrap_or(page.len());
    let start = page.find(heading).unwrap_or(next);
    std::fs::write(&path, [&page[..start], table, &page[next..]].concat())?;
    Ok(path)
}

const WORKBOOKS: &str = "## Workbooks";
const CHARTS: &str = "## Charts";
const WINDOW: &str = "## The window";

fn workbook_table(workbooks: Option<&Workbooks>) -> Result<String> {
    let mut page = format!("{WORKBOOKS} of eight columns, from the file to cells in memory\n\n");
    let Some(workbooks) = workbooks else {
        writeln!(page, "Left out: pandas was not to be had here.\n")?;
        return Ok(page);
    };
    writeln!(
        page,
        "Whole processes, median of three. Ours keeps the formats (percentages, decimals, dates) and the merged cells; the rival"
    )?;
    writeln!(
        page,
        "reads values into a frame, with xlrd and openpyxl; its start is in its time.\n"
    )?;
    writeln!(
        page,
        "| | suishu | pandas {} | |\n|---|---:|---:|---|",
        workbooks.version
    )?;
    for file in &workbooks.files {
        let (ours, rival) = (file.ours.seconds, file.rival.seconds);
        writeln!(
            page,
            "| {}, {} rows ({:.1} MB) | {ours:.2} s | {rival:.2} s | {:.0} times as fast |",
            file.name,
            file.rows,
            file.bytes as f64 / 1e6,
            rival / ours
        )?;
        writeln!(
            page,
            "| its peak memory | {} | {} | |",
            peak(&file.ours),
            peak(&file.rival)
        )?;
    }
    page.push('\n');
    Ok(page)
}

fn import_table(page: &mut String, rows: usize, import: &Import) -> Result<()> {
    let share = import.ours.run.seconds / import.rival.run.seconds;
    writeln!(
        page,
        "## Import of {rows} long rows ({:.0} MB of CSV)\n",
        import.csv_bytes as f64 / 1e6
    )?;
    writeln!(
        page,
        "The rival reads the same file into one table of text, keyed by the same seven columns. Ours reads every period,"
    )?;
    writeln!(
        page,
        "unit and exact decimal, refuses what can't be read, and keeps the batch, its hash and where each figure stood.\n"
    )?;
    writeln!(
        page,
        "| | suishu import | sqlite3 {} .import | |\n|---|---:|---:|---|",
        import.rival_version
    )?;
    let verdict = if share <= IMPORT_SHARE { "kept" } else { "missed" };
    writeln!(
        page,
        "| time | {:.2} s | {:.2} s | {share:.2} of it; budget {IMPORT_SHARE}: {verdict} |",
        import.ours.run.seconds, import.rival.run.seconds
    )?;
    let peak_verdict = match import.ours.run.peak_mib {
        Some(peak) if peak <= IMPORT_PEAK_MIB => "kept",
        Some(_) => "missed",
        None => "unknown",
    };
    writeln!(
        page,
        "| peak memory | {} | {} | budget {IMPORT_PEAK_MIB} MiB: {peak_verdict} |",
        peak(&import.ours.run),
        peak(&import.rival.run)
    )?;
    writeln!(
        page,
        "| file | {:.1} MB | {:.1} MB | |\n",
        megabytes(&import.ours),
        megabytes(&import.rival)
    )?;
    Ok(())
}

fn chart_table(page: &mut String, charts: &Charts) -> Result<()> {
    writeln!(page, "{CHARTS}, warm, 156 × 97 mm, 300 dpi\n")?;
    writeln!(
        page,
        "The whole way, from the question to the library to the last byte of the image; svg, png and pdf are columns and a line of 16 years."
    )?;
    writeln!(
        page,
        "The rivals draw the same numbers, which they are given, with the same font. — : it doesn't write that. Fifty charts are fifty lines.\n"
    )?;
    write!(page, "| | suishu |")?;
    for rival in &charts.rivals {
        let absent = if rival.times.is_none() {
            " (not to be had here)"
        } else {
            ""
        };
        write!(page, " {}{absent} |", rival.name)?;
    }
    writeln!(page, " |\n|---|{}---|", "---:|".repeat(charts.rivals.len() + 1))?;
    for (what, ours) in &charts.ours {
        write!(page, "| {what} | {ours:.2} ms |")?;
        for rival in &charts.rivals {
            let time = rival.times.iter().flatten().find(|(name, _)| name == what);
            match time {
                Some((_, time)) => write!(page, " {time:.1} ms |")?,
                None => write!(page, " — |")?,
            }
        }
        let budget = CHART_BUDGETS
            .iter()
            .find(|(name, _)| name == what)
            .map_or_else(String::new, |(_, budget)| {
                format!("budget {budget} ms: {}", if ours <= budget { "kept" } else { "missed" })
            });
        writeln!(page, " {budget} |")?;
    }
    page.push('\n');
    Ok(())
}

fn window_table(page: &mut String, window: Option<Start>) -> Result<()> {
    let Some(window) = window else { return Ok(()) };
    let verdict = |kept: bool| if kept { "kept" } else { "missed" };
    writeln!(page, "{WINDOW}, on the sample library\n")?;
    writeln!(page, "| | suishu-desktop | |\n|---|---:|---|")?;
    let kept = verdict(window.milliseconds <= WINDOW_START);
    writeln!(
        page,
        "| start to first chart, WebDriver included | {:.0} ms | budget {WINDOW_START} ms: {kept} |",
        window.milliseconds
    )?;
    if let Some(peak) = window.peak_mib {
        let kept = verdict(peak <= WINDOW_PEAK_MIB);
        writeln!(
            page,
            "| peak memory of its own process | {peak:.0} MiB | budget {WINDOW_PEAK_MIB} MiB: {kept} |"
        )?;
    }
    Ok(())
}

fn peak(run: &Run) -> String {
    run.peak_mib
        .map_or_else(|| "unknown".to_owned(), |peak| format!("{peak:.0} MiB"))
}

fn megabytes(side: &Side) -> f64 {
    side.file_bytes as f64 / 1e6
}

/// The machine and the day, as far as the system tells.
fn machine() -> String {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let cpu = cpu
        .lines()
        .find_map(|line| line.strip_prefix("model name"))
        .map_or("unknown processor", |name| name.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let said = |name: &str, args: &[&str]| {
        let printed = process::capture(&mut process::program(name, args)).unwrap_or_default();
        String::from_utf8_lossy(&printed).trim().to_owned()
    };
    format!(
        "{cpu}, {cores} cores, {} · {} · {}",
        said("uname", &["-sr"]),
        said("rustc", &["--version"]),
        said("date", &["-u", "+%Y-%m-%d"])
    )
}
