//! `correct` and `events`: figures corrected by hand, events and targets as tables.

use std::collections::BTreeMap;
use std::path::Path;

use suishu_api::wire::{CorrectionRequest, Exchanged, FigureText};
use suishu_api::{Desk, EVENT_COLUMNS, Failure, TARGET_COLUMNS};

use crate::Ending;
use crate::arguments::{Correct, Format};
use crate::figures::{json, put, table};
use crate::output::Output;

pub(crate) fn correct(desk: &Desk, arguments: &Correct, output: &Output) -> Result<Ending, Failure> {
    let request = CorrectionRequest {
        series: desk.series_named(&arguments.series)?,
        period: arguments.period.clone(),
        value: arguments.value.clone(),
        status: arguments.status,
        reason: arguments.reason.clone(),
    };
    let correction = if arguments.dry_run {
        desk.correct_preview(request)?
    } else {
        desk.correct(request)?
    };
    output.answer(&correction, || {
        let after = &correction.after;
        let before = correction.before.as_ref().map_or_else(|| "(none)".to_owned(), printed);
        let change = format!(
            "{} {} {} {}  {before} → {}",
            after.indicator,
            after.region,
            after.sector,
            after.period_zh,
            printed(after)
        );
        let end = match correction.batch {
            Some(batch) => format!("batch {batch}"),
            None if correction.unchanged => "unchanged, nothing was written".to_owned(),
            None => "dry run, nothing was written".to_owned(),
        };
        format!("{change}\n{end}")
    });
    Ok(Ending::Done)
}

pub(crate) fn events(
    desk: &Desk,
    targets: bool,
    format: Format,
    file: Option<&Path>,
    output: &Output,
) -> Result<Ending, Failure> {
    let format = if output.is_json() { Format::Json } else { format };
    let text = match (format, targets) {
        (Format::Csv, false) => desk.exchange_csv(Exchanged::Events)?,
        (Format::Csv, true) => desk.exchange_csv(Exchanged::Targets)?,
        (Format::Table, false) => table(&EVENT_COLUMNS, &[], desk.event_rows()?.into_iter()),
        (Format::Table, true) => table(&TARGET_COLUMNS, &[7], desk.target_rows()?.into_iter()),
        (Format::Json, false) => json(&records(&EVENT_COLUMNS, desk.event_rows()?))?,
        (Format::Json, true) => json(&records(&TARGET_COLUMNS, desk.target_rows()?))?,
    };
    put(&text, format, file)?;
    Ok(Ending::Done)
}

/// Rows by the names of their columns.
fn records<const N: usize>(columns: &[&str; N], rows: Vec<[String; N]>) -> Vec<BTreeMap<String, String>> {
    let named = |row: [String; N]| columns.iter().map(|name| (*name).to_owned()).zip(row).collect();
    rows.into_iter().map(named).collect()
}

/// The number with its unit, or why there is none; a status in brackets.
fn printed(figure: &FigureText) -> String {
    let mut text = match (&figure.value, figure.missing) {
        (Some(value), _) => format!("{value} {}", figure.unit),
        (None, Some(reason)) => reason.zh().to_owned(),
        (None, None) => String::new(),
    };
    if let Some(status) = figure.status {
        text.push_str(" [");
        text.push_str(status.code());
        text.push(']');
    }
    text
}
