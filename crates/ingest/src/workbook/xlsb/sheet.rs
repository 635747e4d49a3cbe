//! One worksheet of XLSB, record by record.

use super::records::{Records, kind, wide_text};
use crate::grid::Grid;
use crate::workbook::binary::{error_name, f64_at, rk, u32_at};
use crate::workbook::number_format::NumberFormat;
use crate::workbook::sheet::Cells;
use crate::workbook::strings::Strings;
use crate::{Fault, IngestError};

/// Reads the whole part.
pub(super) fn read(
    mut records: Records<'_>,
    mut cells: Cells<'_>,
    strings: &Strings,
    formats: &[NumberFormat],
) -> Result<Grid, IngestError> {
    let mut row = 0;
    while let Some((kind, data)) = records.next()? {
        let taken = match kind {
            kind::SHEET_END => return Ok(cells.finish()),
            kind::ROW => u32_at(data, 0).map(|number| row = number),
            kind::MERGE => match rectangle(data) {
                Some((rows, columns)) => Some(cells.merge(rows, columns)?),
                None => None,
            },
            kind::RK..=kind::FORMULA_ERROR => match u32_at(data, 0) {
                Some(column) => {
                    cells.go_to(row, column)?;
                    put(kind, data, &mut cells, strings, formats)?
                }
                None => None,
            },
            _ => Some(()),
        };
        if taken.is_none() {
            return Err(records.corrupt(Fault::Malformed));
        }
    }
    Err(records.corrupt(Fault::Truncated))
}

fn rectangle(data: &[u8]) -> Option<((u32, u32), (u32, u32))> {
    let rows = (u32_at(data, 0)?, u32_at(data, 4)?);
    Some((rows, (u32_at(data, 8)?, u32_at(data, 12)?)))
}

/// Puts a cell: its column, its style in three bytes, one byte of flags, its value. `None` when the value is too short.
fn put(
    kind: u16,
    data: &[u8],
    cells: &mut Cells<'_>,
    strings: &Strings,
    formats: &[NumberFormat],
) -> Result<Option<()>, IngestError> {
    const STYLE: u32 = 0x00FF_FFFF;
    const VALUE: usize = 8;
    let style = u32_at(data, 4).map(|style| style & STYLE);
    let format = style
        .and_then(|style| formats.get(style as usize))
        .copied()
        .unwrap_or_default();
    let value = data.get(VALUE..).unwrap_or_default();
    let put = match kind {
        kind::RK => u32_at(value, 0).map(|packed| cells.number(rk(packed), format)),
        kind::REAL | kind::FORMULA_REAL => f64_at(value, 0).map(|number| cells.number(number, format)),
        kind::TEXT | kind::FORMULA_TEXT => wide_text(value).map(|(text, _)| cells.text(&text)),
        kind::SHARED => u32_at(value, 0)
            .and_then(|number| strings.get(number as usize))
            .map(|text| cells.text(text)),
        kind::BOOL | kind::FORMULA_BOOL => value.first().map(|value| cells.boolean(*value != 0)),
        kind::ERROR | kind::FORMULA_ERROR => value.first().map(|code| cells.error(error_name(*code))),
        _ => Some(Ok(())),
    };
    put.transpose()
}
