//! The sheets of a workbook: figures with their decimals as published, and what must be said of them. A text can't become a formula,
//! not even after it was edited: it has the prefix of texts.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};
use suishu_chart::DocumentInfo;

use super::{CARRIED_MARK, PIECE};
use crate::chart::draw::Picture;
use crate::chart::table_text::{decimals_format, heading, qualifications, qualifier};
use crate::charting;
use crate::wire::{DataTable, TableCell};

/// So many digits a number of a workbook holds.
const DIGITS: usize = 15;

/// Writes the table and gives its number of columns.
pub(super) fn figures(sheet: &mut Worksheet, table: &DataTable) -> Result<u16, XlsxError> {
    let head = text()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border_bottom(FormatBorder::Thin);
    sheet.write_string_with_format(0, 0, &table.corner, &head)?;
    sheet.set_column_width(0, 18)?;
    let mut columns = 1;
    for column in &table.columns {
        sheet.write_string_with_format(0, columns, heading(column), &head)?;
        sheet.set_column_width(columns, 14)?;
        columns += 1;
    }
    for (row, line) in (1..).zip(&table.rows) {
        sheet.write_string_with_format(row, 0, &line.label, &text())?;
        for (column, cell) in (1..).zip(&line.cells) {
            if let Some(cell) = cell {
                figure(sheet, row, column, cell)?;
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    Ok(columns)
}

/// Writes a figure. One with more digits than a number of a workbook holds stands as text, to the last digit. One without a number is
/// left blank, so that a chart shows a gap; the other sheet says why.
fn figure(sheet: &mut Worksheet, row: u32, column: u16, cell: &TableCell) -> Result<(), XlsxError> {
    let Some(value) = &cell.value else {
        return Ok(());
    };
    let significant = value.chars().filter(char::is_ascii_digit).collect::<String>();
    let word = qualifier(cell.qualifier);
    match value.parse::<f64>() {
        Ok(number) if significant.trim_start_matches('0').len() <= DIGITS => {
            let decimals = decimals_format(value);
            let format = if word.is_empty() {
                decimals
            } else {
                format!("\"{word}\"{decimals}")
            };
            sheet.write_number_with_format(row, column, number, &Format::new().set_num_format(format))?;
        }
        _ => {
            let format = text().set_align(FormatAlign::Right);
            sheet.write_string_with_format(row, column, format!("{word}{value}"), &format)?;
        }
    }
    Ok(())
}

/// Writes title, notes, sources and the carried chart, one below the other.
pub(super) fn about(sheet: &mut Worksheet, picture: &Picture, info: &DocumentInfo) -> Result<(), XlsxError> {
    sheet.set_column_width(0, 14)?;
    sheet.set_column_width(1, 100)?;
    let table = charting::table(&picture.spec, &picture.data);
    let mut lines: Vec<(&str, String)> = vec![("图题", picture.drawing.title.clone())];
    lines.extend(picture.spec.subtitle.iter().map(|text| ("副题", text.clone())));
    lines.extend(picture.spec.notes.iter().map(|note| ("注", note.clone())));
    if picture.confidential {
        lines.push(("注", "含非公开数据，本文件不附数据".to_owned()));
    } else {
        lines.extend(qualifications(&table).into_iter().map(|remark| ("说明", remark)));
        lines.extend(missing(&table).into_iter().map(|remark| ("无数据", remark)));
    }
    lines.push(("资料来源", info.source.clone()));
    lines.extend(picture.as_of.iter().map(|date| ("数据截至", date.clone())));
    lines.extend(picture.library.iter().map(|id| ("资料库", id.clone())));
    lines.push(("替代文字", picture.drawing.alt.clone()));
    lines.push(("程序", suishu_program()));
    let mut row = 0;
    let label = text().set_bold().set_align(FormatAlign::Top);
    let body = text().set_text_wrap().set_align(FormatAlign::Top);
    for (name, line) in lines.iter().filter(|(_, line)| !line.is_empty()) {
        for piece in pieces(line) {
            sheet.write_string_with_format(row, 0, *name, &label)?;
            sheet.write_string_with_format(row, 1, piece, &body)?;
            row += 1;
        }
    }
    row += 1;
    for piece in info.chart.iter().flat_map(|chart| pieces(chart)) {
        sheet.write_string_with_format(row, 0, CARRIED_MARK, &label)?;
        sheet.write_string_with_format(row, 1, piece, &text())?;
        row += 1;
    }
    Ok(())
}

fn suishu_program() -> String {
    concat!("Suishu ", env!("CARGO_PKG_VERSION")).to_owned()
}

/// Figures without a number, with the reason.
fn missing(table: &DataTable) -> Vec<String> {
    let cells = table.rows.iter().flat_map(|row| {
        let cells = row.cells.iter().zip(&table.columns);
        cells.filter_map(|(cell, column)| {
            let reason = cell.as_ref()?.missing?;
            Some(format!("{} {}：{}", column.label, row.label, reason.zh()))
        })
    });
    cells.collect()
}

fn text() -> Format {
    Format::new().set_quote_prefix()
}

/// A text in pieces that a cell holds.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.char_indices().nth(PIECE).map_or(rest.len(), |(at, _)| at);
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}
