//! A chart as a workbook: its figures in one sheet with a chart of the office program's own, and in another what must be said of it,
//! with the chart that the file carries.

mod native;
mod sheets;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Image, Workbook, XlsxError};
use suishu_chart::{CARRIED_CAP, CarriedChart, CarriedError, DocumentInfo};
use suishu_ingest::{Format, IngestError};

use super::draw::Picture;
use crate::charting;
use crate::desk::Desk;
use crate::error::Failure;

/// Names of the sheets.
const DATA: &str = "数据";
const ABOUT: &str = "说明";
/// What stands before each piece of the carried chart.
const CARRIED_MARK: &str = "suishu_chart";
/// Characters of a piece: a cell holds 32 767 units of UTF-16.
const PIECE: usize = 16_000;
/// Characters of an alternative text that Excel takes.
const ALT_LENGTH: usize = 255;
/// Resolution of a picture that stands in for a chart.
const PICTURE_DPI: f64 = 220.0;

/// Writes the workbook. Its bytes depend on the picture alone.
pub(super) fn write(picture: &Picture, info: &DocumentInfo, desk: &Desk) -> Result<Vec<u8>, Failure> {
    let chart = native::chart(picture, info).filter(|_| !picture.confidential);
    let fallback = match chart {
        Some(_) => None,
        None => Some(desk.renderer()?.png(&picture.drawing, PICTURE_DPI)?),
    };
    let write = || -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let (year, month, day) = info.date.unwrap_or((2000, 1, 1));
        workbook.set_properties(
            &DocProperties::new()
                .set_title(&info.title)
                .set_comment(&picture.drawing.alt)
                .set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?),
        );
        let sheet = workbook.add_worksheet();
        sheet.set_name(DATA)?;
        let columns = if picture.confidential {
            0
        } else {
            sheets::figures(sheet, &charting::table(&picture.spec, &picture.data))?
        };
        // Right of the figures, one column apart.
        let beside = if columns == 0 { 0 } else { columns + 1 };
        if let Some(chart) = &chart {
            sheet.insert_chart(0, beside, chart)?;
        }
        if let Some(png) = &fallback {
            let image = Image::new_from_buffer(png)?.set_alt_text(short_alt(&picture.drawing.alt));
            sheet.insert_image(0, beside, &image)?;
        }
        let about = workbook.add_worksheet();
        about.set_name(ABOUT)?;
        sheets::about(about, picture, info)?;
        workbook.save_to_buffer()
    };
    write().map_err(|error| {
        Failure::Chart(suishu_chart::ChartError::Encoding {
            format: "XLSX",
            reason: error.to_string(),
        })
    })
}

/// An alternative text of a length that Excel takes; all of it stands in the other sheet.
fn short_alt(alt: &str) -> String {
    if alt.chars().count() <= ALT_LENGTH {
        return alt.to_owned();
    }
    let mut short: String = alt.chars().take(ALT_LENGTH - 1).collect();
    short.push('…');
    short
}

/// Whether the bytes are those of a package, as every workbook of this kind is.
pub(super) fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Reads the chart that a workbook carries.
pub(super) fn read(bytes: Vec<u8>) -> Result<CarriedChart, CarriedError> {
    const FORMAT: &str = "XLSX";
    let none = || CarriedError::NoChart { format: FORMAT };
    let unread = |error: IngestError| match error {
        IngestError::OverCap { limit, .. } => CarriedError::TooLarge { limit },
        IngestError::SheetUnknown { .. } | IngestError::NoSheet | IngestError::FormatUnsupported { .. } => none(),
        _ => CarriedError::Damaged {
            format: FORMAT,
            reason: "the package or a part of it can't be read",
        },
    };
    let mut book = suishu_ingest::workbook::Workbook::from_bytes(bytes, Format::Xlsx).map_err(unread)?;
    let sheet = book.sheet(ABOUT).map_err(unread)?;
    let grid = book.grid(sheet, || Ok(())).map_err(unread)?;
    let mut json = String::new();
    for row in 0..grid.height() {
        if grid.text(row, 0) == CARRIED_MARK {
            json.push_str(grid.text(row, 1));
        }
        if json.len() > CARRIED_CAP {
            return Err(CarriedError::TooLarge {
                limit: CARRIED_CAP as u64,
            });
        }
    }
    if json.is_empty() {
        return Err(none());
    }
    CarriedChart::from_json(&json)
}
