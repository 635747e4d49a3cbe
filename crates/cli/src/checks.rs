//! The check: the proof of the file, and what the rules find in the figures.

use std::fmt::Write as _;

use serde::Serialize;
use suishu_api::wire::{
    CheckAcceptRequest, CheckReport, CheckUnacceptRequest, Checks, ChecksRequest, Doubt, FigureText, Nothing,
};
use suishu_api::{Desk, Failure, Finding, Place};

use crate::Ending;
use crate::arguments::Check;
use crate::output::Output;

/// Figures of one finding that are printed for people; `--json` has more.
const PRINTED: usize = 8;

/// The machine form: the proof as ever, and beside it what the rules find.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    proof: &'a CheckReport,
    checks: &'a Checks,
}

pub(crate) fn check(desk: &Desk, arguments: &Check, output: &Output) -> Result<Ending, Failure> {
    if let (Some(key), Some(reason)) = (&arguments.accept, &arguments.reason) {
        desk.check_accept(CheckAcceptRequest {
            key: key.clone(),
            reason: reason.clone(),
        })?;
    }
    if let Some(key) = &arguments.unaccept {
        desk.check_unaccept(CheckUnacceptRequest { key: key.clone() })?;
    }
    let proof = desk.check(Nothing {})?;
    let is_sound = proof.findings.is_empty();
    // Figures of a file that isn't sound aren't worth holding against one another.
    let checks = if is_sound {
        desk.checks(ChecksRequest::default())?
    } else {
        Checks::default()
    };
    let answer = Answer {
        proof: &proof,
        checks: &checks,
    };
    output.answer(&answer, || told(&proof, &checks, output));
    Ok(if is_sound { Ending::Done } else { Ending::Failed })
}

fn told(proof: &CheckReport, checks: &Checks, output: &Output) -> String {
    let mut text = format!("{} batches, {} observations checked", proof.batches, proof.observations);
    for finding in &proof.findings {
        text.push('\n');
        text.push_str(&output.words.finding(finding));
    }
    if !proof.findings.is_empty() {
        return text;
    }
    text.push_str(": sound");
    for doubt in &checks.open {
        told_doubt(&mut text, doubt, output);
    }
    let _ = write!(
        text,
        "\n{} findings of the rules, {} accepted",
        checks.open.len(),
        checks.accepted.len()
    );
    for doubt in &checks.accepted {
        let reason = doubt.reason.as_deref().unwrap_or_default();
        let _ = write!(text, "\n  accepted {} [{}] {reason}", doubt.key, doubt.code.code());
    }
    text
}

fn told_doubt(text: &mut String, doubt: &Doubt, output: &Output) {
    let event = doubt.event.as_deref().unwrap_or_default();
    let _ = write!(
        text,
        "\n{}\n  key {}",
        output.words.finding(&Finding::new(doubt.code, Place::file(), event)),
        doubt.key
    );
    for figure in doubt.figures.iter().take(PRINTED) {
        let _ = write!(text, "\n  {}", line(figure));
    }
    let more = doubt.figures_total.saturating_sub(PRINTED as u64);
    if more > 0 {
        let _ = write!(text, "\n  … and {more} more");
    }
    if let (Some(expected), Some(found), Some(tolerance)) = (&doubt.expected, &doubt.found, &doubt.tolerance) {
        let _ = write!(text, "\n  found {found}, expected {expected} ± {tolerance}");
    }
}

fn line(figure: &FigureText) -> String {
    let value = figure.value.as_deref().unwrap_or("—");
    format!(
        "{} {} {} {} {} {value}{}",
        figure.indicator,
        figure.region,
        figure.sector,
        figure.period_zh,
        figure.measure.zh(),
        figure.unit
    )
}
