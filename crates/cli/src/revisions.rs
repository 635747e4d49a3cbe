//! `revisions`: what became of published figures, one row a period or one a vintage.

use suishu_api::wire::{FigureVintage, Revision, RevisionsRequest};
use suishu_api::{Desk, Failure, REVISION_COLUMNS, revision_cells};

use crate::Ending;
use crate::arguments::{Format, Revisions};
use crate::figures::{csv, json, put, table};
use crate::output::Output;

/// Columns of [`REVISION_COLUMNS`] that hold a number.
const NUMERIC: &[usize] = &[8, 10, 12, 14, 15];
/// The columns of one row a vintage; scripts depend on it.
const VINTAGE_COLUMNS: &[&str] = &[
    "indicator",
    "region",
    "sector",
    "period",
    "basis",
    "measure",
    "price_basis",
    "value",
    "unit",
    "qualifier",
    "status",
    "vintage",
    "batch",
    "file",
    "counts",
];
/// Columns of [`VINTAGE_COLUMNS`] that hold a number.
const VINTAGE_NUMERIC: &[usize] = &[7, 12];

pub(crate) fn revisions(desk: &Desk, arguments: &Revisions, output: &Output) -> Result<Ending, Failure> {
    let request = RevisionsRequest {
        selection: arguments.which.selection(),
        all: arguments.all,
    };
    let found = desk.revisions(request)?.revisions;
    let format = if output.is_json() {
        Format::Json
    } else {
        arguments.format
    };
    let periods = || found.iter().map(revision_cells);
    let vintages = || found.iter().flat_map(vintage_rows);
    let text = match (format, arguments.vintages) {
        // The machine form has both.
        (Format::Json, _) => json(&found)?,
        (Format::Table, false) => table(REVISION_COLUMNS, NUMERIC, periods()),
        (Format::Table, true) => table(VINTAGE_COLUMNS, VINTAGE_NUMERIC, vintages()),
        (Format::Csv, false) => csv(REVISION_COLUMNS, NUMERIC, periods())?,
        (Format::Csv, true) => csv(VINTAGE_COLUMNS, VINTAGE_NUMERIC, vintages())?,
    };
    put(&text, format, arguments.output.as_deref())?;
    Ok(Ending::Done)
}

fn vintage_rows(revision: &Revision) -> impl Iterator<Item = [String; 15]> {
    revision.vintages.iter().map(|vintage| cells(revision, vintage))
}

fn cells(revision: &Revision, vintage: &FigureVintage) -> [String; 15] {
    let of = &revision.latest;
    let reason = vintage.missing.map(|reason| reason.code());
    let status = reason.or(vintage.status.map(|status| status.code()));
    [
        of.indicator.clone(),
        of.region.clone(),
        of.sector.clone(),
        of.period.clone(),
        of.basis.code().to_owned(),
        of.measure.code().to_owned(),
        of.price_basis.map_or("", |price| price.code()).to_owned(),
        vintage.value.clone().unwrap_or_default(),
        of.unit.clone(),
        vintage.qualifier.code().to_owned(),
        status.unwrap_or_default().to_owned(),
        vintage.vintage.clone(),
        vintage.batch.to_string(),
        vintage.file.clone(),
        vintage.counts.to_string(),
    ]
}
