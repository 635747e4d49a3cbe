//! `data`: figures as a table, as CSV, as JSON.

use comfy_table::{CellAlignment, Table, presets};
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
        indicators: arguments.indicator.clone(),
        regions: arguments.region.clone(),
        sectors: arguments.sector.clone(),
        basis: arguments.basis,
        measure: arguments.measure,
        price_basis: None,
        periods: arguments.period.clone(),
        from: arguments.from.clone(),
        to: arguments.to.clone(),
        months: None,
        as_of: arguments.as_of.clone(),
        derive: arguments.derive,
    };
    let rows = desk.data(&selection)?;
    let format = if output.is_json() {
        Format::Json
    } else {
        arguments.format
    };
    let text = match format {
        Format::Table => table(&rows),
        Format::Csv => csv(&rows)?,
        Format::Json => serde_json::to_string_pretty(&rows).map_err(|error| Failure::Internal {
            message: error.to_string(),
        })?,
    };
    match &arguments.output {
        None => Output::line(text.trim_end_matches('\n')),
        Some(file) => {
            let begin = if format == Format::Csv { BOM } else { "" };
            write_whole(file, format!("{begin}{text}").as_bytes())?;
        }
    }
    Ok(Ending::Done)
}

/// A table without lines, for reading and for `cut`.
pub(crate) fn plain_table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(header.to_vec());
    table
}

fn table(rows: &[DataRow]) -> String {
    let mut table = plain_table(DATA_COLUMNS);
    for row in rows {
        table.add_row(row.cells());
    }
    if let Some(column) = table.column_mut(NUMERIC[0]) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table.to_string()
}

fn csv(rows: &[DataRow]) -> Result<String, Failure> {
    let failed = |error: String| Failure::Internal { message: error };
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(DATA_COLUMNS)
        .map_err(|error| failed(error.to_string()))?;
    for row in rows {
        let cells = row.cells();
        let guarded = cells.iter().enumerate().map(|(at, cell)| {
            if NUMERIC.contains(&at) {
                (*cell).to_owned()
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
