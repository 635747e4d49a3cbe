//! The figures of the charts that everybody draws: the same numbers as rows for our library and as JSON for the rivals. Invents them and
//! says so; knows no program that draws.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::json;

use super::folder;
use super::rows::{COLUMNS, mixed};
use crate::checkout;

const YEARS: std::ops::RangeInclusive<i32> = 2009..=2024;
/// Lines of the crowded chart, and their months.
const LINES: usize = 200;
const MONTHS: usize = 96;
/// Days of the long line.
const DAYS: usize = 10_000;
const DAYS_OF_MONTHS: [usize; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Writes both files; the CSV and the JSON.
pub(super) fn write() -> Result<(PathBuf, PathBuf)> {
    let (mut level, mut growth) = (Vec::new(), Vec::new());
    let mut csv = format!("{COLUMNS}\n");
    for (step, year) in YEARS.enumerate() {
        let (amount, rate) = (9138 + 1400 * step, 117 - 6 * step);
        let rate = format!("{}.{}", rate / 10, rate % 10);
        writeln!(
            csv,
            "地区生产总值,广州市,合计,{year}年,累计,绝对量,现价,{amount},亿元,,,合成,"
        )?;
        writeln!(
            csv,
            "地区生产总值,广州市,合计,{year}年,累计,同比,不变价,{rate},%,,,合成,"
        )?;
        level.push(amount);
        growth.push(rate.parse::<f64>()?);
    }
    let mut many = Vec::new();
    for line in 0..LINES {
        let mut values = Vec::new();
        for month in 0..MONTHS {
            let value = 500 + line * 20 + (mixed((line * MONTHS + month) as u64) % 300) as usize + month * 3;
            let (year, of_year) = (2017 + month / 12, month % 12 + 1);
            writeln!(
                csv,
                "序列{line:03},广州市,合计,{year}-{of_year:02},当期,绝对量,,{value},万元,,,合成,"
            )?;
            values.push(value);
        }
        many.push(values);
    }
    let mut long = Vec::new();
    for (day, date) in days().take(DAYS).enumerate() {
        let value = 200 + (mixed(day as u64 * 31) % 400) as usize;
        writeln!(csv, "逐日客流,广州市,合计,{date},当期,绝对量,,{value},万人次,,,合成,")?;
        long.push(value);
    }
    let font = checkout::root().join("data/fonts/NotoSansSC-Regular.otf");
    let given = json!({
        "font": font, "family": "Noto Sans CJK SC",
        "combined": { "years": YEARS.map(|year| year.to_string()).collect::<Vec<_>>(), "level": level, "growth": growth },
        "many": many, "long": long,
    });
    let (rows, numbers) = (folder().join("charts.csv"), folder().join("charts.json"));
    std::fs::write(&rows, csv)?;
    std::fs::write(&numbers, given.to_string())?;
    Ok((rows, numbers))
}

/// Dates from 1997 on.
fn days() -> impl Iterator<Item = String> {
    (1997_usize..).flat_map(|year| {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        (1_usize..=12).flat_map(move |month| {
            let days = DAYS_OF_MONTHS[month - 1] + usize::from(leap && month == 2);
            (1..=days).map(move |day| format!("{year}-{month:02}-{day:02}"))
        })
    })
}

/// A library of its own with these figures.
pub(super) fn library(rows: &Path) -> Result<PathBuf> {
    let library = folder().join("charts.suishu");
    super::import::remove(&library)?;
    let suishu = checkout::program("release", "suishu");
    for arguments in [vec!["new".as_ref()], vec!["import".as_ref(), rows.as_os_str()]] {
        let mut command = crate::process::program(&suishu, ["--library"]);
        crate::process::capture(command.arg(&library).args(arguments))?;
    }
    Ok(library)
}
