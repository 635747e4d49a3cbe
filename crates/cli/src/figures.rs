//! `data`: figures as a table, as CSV, as JSON.

use std::path::Path;

use comfy_table::{Cell, CellAlignment, Table, presets};
use serde::Serialize;
use suishu_api::{DATA_COLUMNS, DataRow, Desk, Failure, Selection, write_whole};

use crate::Ending;
use crate::arguments::{Data, Format};
use crate::output::Output;

/// Excel takes a CSV for UTF-8 only with this in front.
const BOM: &str = "\u{feff}";
/// Columns of [`DATA_COLUMNS`] that hold a number.
const NUMERIC: &[usize] = &[7];

pub(crate) fn data(desk: &Desk, arguments: &Data, output: &Output) -> Result<Ending, Failure> {
    let selection = Selection {
        derive: arguments.derive,
        ..arguments.which.selection()
    };
    let rows = desk.data(&selection)?;
    let format = if output.is_json() {
        Format::Json
    } else {
        arguments.format
    };
    let text = match format {
        Format::Table => table(DATA_COLUMNS, NUMERIC, rows.iter().map(DataRow::cells)),
        Format::Csv => csv(DATA_COLUMNS, NUMERIC, rows.iter().map(DataRow::cells))?,
        Format::Json => json(&rows)?,
    };
    put(&text, format, arguments.output.as_deref())?;
    Ok(Ending::Done)
}

/// A table without lines, for reading and for `cut`.
pub(crate) fn plain_table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(header.to_vec());
    table
}

/// Rows for reading, with numbers to the right.
pub(crate) fn table<const N: usize>(
    header: &[&str],
    numeric: &[usize],
    rows: impl Iterator<Item = [impl Into<Cell>; N]>,
) -> String {
    let mut table = plain_table(header);
    for row in rows {
        table.add_row(row);
    }
    for column in numeric {
        if let Some(column) = table.column_mut(*column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.to_string()
}

/// Rows as CSV, with formulas disarmed wherever no number is expected.
pub(crate) fn csv<const N: usize>(
    header: &[&str],
    numeric: &[usize],
    rows: impl Iterator<Item = [impl AsRef<str>; N]>,
) -> Result<String, Failure> {
    let failed = |error: String| Failure::Internal { message: error };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(header).map_err(|error| failed(error.to_string()))?;
    for row in rows {
        let guarded = row.iter().enumerate().map(|(at, cell)| {
            let cell = cell.as_ref();
            if numeric.contains(&at) {
                cell.to_owned()
            } else {
                guard(cell)
            }
        });
        writer
            .write_record(guarded)
            .map_err(|error| failed(error.to_string()))?;
    }
    let bytes = writer.into_inner().map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

/// The machine form of rows.
pub(crate) fn json(rows: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(rows).map_err(|error| Failure::Internal {
        message: error.to_string(),
    })
}

/// Prints figures, or writes them into a file.
pub(crate) fn put(text: &str, format: Format, file: Option<&Path>) -> Result<(), Failure> {
    let Some(file) = file else {
        Output::line(text.trim_end_matches('\n'));
        return Ok(());
    };
    let begin = if format == Format::Csv { BOM } else { "" };
    write_whole(file, format!("{begin}{text}").as_bytes())
}

/// A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers are never touched.
fn guard(text: &str) -> String {
    let arms = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if arms { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::guard;

    #[test]
    fn formulas_are_disarmed_and_names_are_left_alone() {
        assert_eq!(guard("=1+1"), "'=1+1", "a formula");
        assert_eq!(guard("＝1+1"), "'＝1+1", "a full-width formula");
        assert_eq!(guard("地区生产总值"), "地区生产总值", "a name");
    }
}
