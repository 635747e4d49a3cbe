//! `correct`: edits by hand.

use suishu_api::wire::{CorrectionRequest, FigureText};
use suishu_api::{Desk, Failure};

use crate::Ending;
use crate::arguments::Correct;
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
