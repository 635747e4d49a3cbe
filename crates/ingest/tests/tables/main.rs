//! Tables as offices write them, each with what it says written down by hand first.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a fixture that can't be read may well stop its test"
)]

#[path = "../common/mod.rs"]
mod common;

mod bulletins;
mod footfall;
mod heads;
mod yearbooks;

use suishu_domain::Figure;
use suishu_ingest::Reading;

use common::Collected;

/// Reads a table as CSV.
fn read(lines: &[&str], set: &[&str]) -> (Reading, Collected) {
    common::read_text(&lines.join("\n"), set)
}

/// The figures as they were read: `indicator | region | sector | period | basis | measure | value unit`; `?` behind a basis that
/// nothing told.
fn figures(collected: &Collected) -> Vec<String> {
    let line = |kept: &common::Kept| {
        let key = &collected.series[kept.series];
        let figure = match kept.figure {
            Figure::Number(number) => number.to_string(),
            Figure::Missing(reason) => format!("({})", reason.code()),
        };
        format!(
            "{} | {} | {} | {} | {}{} | {} | {figure} {}",
            key.indicator,
            key.region,
            key.sector.as_deref().unwrap_or("-"),
            kept.period,
            key.basis.code(),
            if key.basis_is_assumed { "?" } else { "" },
            key.measure.code(),
            key.unit,
        )
    };
    collected.observations.iter().map(line).collect()
}

/// The table must say exactly that, in that order.
fn check(lines: &[&str], set: &[&str], expected: &[&str]) {
    let (_, collected) = read(lines, set);
    let found = figures(&collected);
    assert_eq!(found, expected, "findings: {:#?}", collected.codes());
}
