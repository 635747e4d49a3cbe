//! The batches of the library: history and undo.

use std::fmt::Write as _;

use suishu_api::wire::{BatchInfo, FigureText, Nothing, UndoReport, UndoRequest};
use suishu_api::{Desk, Failure};

use crate::Ending;
use crate::output::Output;

/// Figures that are printed for people; `--json` has more.
const PRINTED: usize = 20;

pub(crate) fn history(desk: &Desk, output: &Output) -> Result<Ending, Failure> {
    let history = desk.history(Nothing {})?;
    output.answer(&history.batches, || {
        let heads = [
            "batch", "", "file", "figures", "events", "released", "imported", "sha256",
        ];
        let mut table = crate::figures::plain_table(&heads);
        for batch in &history.batches {
            table.add_row([
                &batch.batch.to_string(),
                &state(batch),
                &batch.file,
                &batch.rows.to_string(),
                &batch.events.to_string(),
                batch.release_date.as_deref().unwrap_or_default(),
                &batch.imported_at,
                batch.sha256.get(..12).unwrap_or_default(),
            ]);
        }
        table.to_string()
    });
    Ok(Ending::Done)
}

/// What a batch is beside an import that counts.
fn state(batch: &BatchInfo) -> String {
    let deed = batch.withdraws.map(|target| format!("undoes {target}"));
    let state = (!batch.counts).then(|| "undone".to_owned());
    [deed, state].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

pub(crate) fn undo(
    desk: &Desk,
    batch: &str,
    reason: Option<&str>,
    dry_run: bool,
    output: &Output,
) -> Result<Ending, Failure> {
    let request = UndoRequest {
        batch: batch.to_owned(),
        reason: reason.map(str::to_owned),
    };
    let report = if dry_run {
        desk.undo_preview(request)?
    } else {
        desk.undo(request)?
    };
    output.answer(&report, || told(&report));
    Ok(Ending::Done)
}

fn told(report: &UndoReport) -> String {
    let batch = &report.batch;
    let mut text = format!(
        "#{}  {}\n  {} figures go, {} return to another value, {} come back, {} events",
        batch.batch, batch.file, report.gone, report.changed, report.restored, report.events
    );
    for figure in report.figures.iter().take(PRINTED) {
        let Some(named) = figure.before.as_ref().or(figure.after.as_ref()) else {
            continue;
        };
        let value = |side: &Option<FigureText>| {
            side.as_ref().map_or_else(
                || "—".to_owned(),
                |figure| figure.value.clone().unwrap_or_else(|| "·".to_owned()),
            )
        };
        let _ = write!(
            text,
            "\n  {} {} {} {}: {} → {} {}",
            named.region,
            named.indicator,
            named.sector,
            named.period_zh,
            value(&figure.before),
            value(&figure.after),
            named.unit
        );
    }
    let all = report.gone + report.changed + report.restored;
    if all > PRINTED as u64 {
        let _ = write!(text, "\n  … {all} figures in all");
    }
    let _ = match &report.undo {
        Some(undo) => write!(text, "\n  batch {}: `undo {}` brings it back", undo.batch, undo.batch),
        None => write!(text, "\n  dry run: nothing was written"),
    };
    text
}
