//! `revisions`: what became of published figures, one row a period or one a vintage.

use suishu_api::wire::{Revision, RevisionsRequest};
use suishu_api::{Desk, Failure, REVISION_COLUMNS, VINTAGE_COLUMNS, revision_cells, vintage_cells};

use crate::Ending;
use crate::arguments::{Format, Revisions};
use crate::figures::{csv, json, put, table};
use crate::output::Output;

/// Columns of [`REVISION_COLUMNS`] that hold a number.
const NUMERIC: &[usize] = &[8, 10, 12, 14, 15];
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
    revision.vintages.iter().map(|vintage| vintage_cells(revision, vintage))
}
