//! A chart's table as text for other programs: CSV, tab-separated for the clipboard, HTML.
//!
//! Figures stand as published: all their decimals, an ASCII minus, no separators of thousands. No text of a foreign file can become a
//! formula where the table is pasted.

use std::borrow::Cow;

use suishu_domain::{Qualifier, Status};

use crate::wire::{DataTable, TableCell, TableColumn};

/// The mark that Excel knows a text in UTF-8 by.
const BOM: char = '\u{feff}';

/// The table alone, with a mark of UTF-8 and lines that end as RFC 4180 says.
pub(super) fn csv(table: &DataTable) -> String {
    let mut text = String::from(BOM);
    for line in lines(table) {
        let fields: Vec<String> = line.iter().map(|field| quoted(field)).collect();
        text.push_str(&fields.join(","));
        text.push_str("\r\n");
    }
    text
}

/// The table with its notes and sources below.
pub(super) fn tsv(table: &DataTable) -> String {
    let mut text = String::new();
    for line in lines(table) {
        text.push_str(&line.join("\t"));
        text.push('\n');
    }
    for note in remarks(table) {
        text.push_str(&safe(&note));
        text.push('\n');
    }
    text
}

/// The table with its notes and sources below, as HTML of nothing but a table. Decimals and texts keep their form in a spreadsheet.
pub(super) fn html(table: &DataTable, title: &str) -> String {
    let mut html = String::from("<meta charset=\"utf-8\"><table><caption>");
    html.push_str(&escaped(title));
    html.push_str("</caption><thead><tr>");
    let heads = lines(table).next().unwrap_or_default();
    for head in &heads {
        html.push_str("<th>");
        html.push_str(&escaped(head));
        html.push_str("</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for row in &table.rows {
        html.push_str("<tr><th style=\"mso-number-format:'\\@'\">");
        html.push_str(&escaped(&safe(&row.label)));
        html.push_str("</th>");
        for cell in &row.cells {
            html.push_str("<td align=\"right\"");
            if let Some(format) = cell.as_ref().and_then(number_format) {
                html.push_str(" style=\"mso-number-format:'");
                html.push_str(&format);
                html.push_str("'\"");
            }
            html.push('>');
            html.push_str(&escaped(&words(cell.as_ref())));
            html.push_str("</td>");
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table>");
    for note in remarks(table) {
        html.push_str("<p>");
        html.push_str(&escaped(&note));
        html.push_str("</p>");
    }
    html
}

/// Header and rows, each text safe for a spreadsheet.
fn lines(table: &DataTable) -> impl Iterator<Item = Vec<String>> {
    let head = std::iter::once(safe(&table.corner).into_owned())
        .chain(table.columns.iter().map(|column| safe(&heading(column)).into_owned()))
        .collect();
    let rows = table.rows.iter().map(|row| {
        std::iter::once(safe(&row.label).into_owned())
            .chain(row.cells.iter().map(|cell| words(cell.as_ref())))
            .collect()
    });
    std::iter::once(head).chain(rows)
}

/// The head of a column: 地区生产总值（亿元）.
pub(super) fn heading(column: &TableColumn) -> String {
    match (column.label.as_str(), column.unit.as_str()) {
        (label, "") => label.to_owned(),
        ("", unit) => unit.to_owned(),
        (label, unit) => format!("{label}（{unit}）"),
    }
}

/// A figure with its qualifier, or the word for its absence; nothing where there is nothing.
fn words(cell: Option<&TableCell>) -> String {
    let Some(cell) = cell else {
        return String::new();
    };
    match (&cell.value, cell.missing) {
        (Some(value), _) => format!("{}{value}", qualifier(cell.qualifier)),
        (None, Some(reason)) => reason.zh().to_owned(),
        (None, None) => String::new(),
    }
}

/// The word before a figure.
pub(super) const fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "约",
        Qualifier::Over => "超",
        Qualifier::Under => "不足",
    }
}

/// What must be said below the table: statuses that a bare figure doesn't show, notes, sources.
fn remarks(table: &DataTable) -> Vec<String> {
    let mut remarks = qualifications(table);
    if !table.sources.is_empty() {
        remarks.push(format!("资料来源：{}", table.sources.join("；")));
    }
    remarks
}

/// The remarks without the sources.
pub(super) fn qualifications(table: &DataTable) -> Vec<String> {
    let figures = || {
        table.rows.iter().flat_map(|row| {
            let cells = row.cells.iter().zip(&table.columns);
            cells.filter_map(move |(cell, column)| Some((row, column, cell.as_ref()?)))
        })
    };
    let all = figures().count();
    let mut remarks = Vec::new();
    for status in [Status::Forecast, Status::Break, Status::Estimated, Status::Provisional] {
        let which: Vec<String> = figures()
            .filter(|(_, _, cell)| cell.status == Some(status))
            .map(|(row, column, _)| format!("{} {}", column.label, row.label).trim().to_owned())
            .collect();
        match which.len() {
            0 => {}
            count if count == all => remarks.push(format!("{}：全部数据", status.zh())),
            _ => remarks.push(format!("{}：{}", status.zh(), which.join("、"))),
        }
    }
    remarks.extend(table.notes.iter().map(|note| format!("注：{note}")));
    remarks
}

/// A text that no spreadsheet takes for a formula, in one line.
pub(super) fn safe(text: &str) -> Cow<'_, str> {
    let is_formula = text.trim_start().starts_with(['=', '+', '-', '@']);
    if !is_formula && !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let line: String = text
        .chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    Cow::Owned(if is_formula { format!("'{line}") } else { line })
}

/// The format by which a spreadsheet keeps the decimals as published.
fn number_format(cell: &TableCell) -> Option<String> {
    let value = cell.value.as_ref().filter(|_| cell.qualifier == Qualifier::Exact)?;
    Some(decimals_format(value))
}

/// `0.00` for 182.10.
pub(super) fn decimals_format(value: &str) -> String {
    match value.split_once('.') {
        Some((_, decimals)) => format!("0.{}", "0".repeat(decimals.len())),
        None => "0".to_owned(),
    }
}

/// A field of a CSV file, quoted where it must be.
pub(crate) fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\r', '\n']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            character => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::TableRow;
    use suishu_domain::MissingReason;

    fn figure(value: &str) -> Option<TableCell> {
        Some(TableCell {
            value: Some(value.to_owned()),
            missing: None,
            qualifier: Qualifier::Exact,
            status: None,
            derived: false,
            source: None,
        })
    }

    fn table() -> DataTable {
        let column = |label: &str| TableColumn {
            key: label.to_owned(),
            label: label.to_owned(),
            unit: "亿元".to_owned(),
        };
        DataTable {
            corner: "行业".to_owned(),
            columns: vec![column("=HYPERLINK(\"x\")"), column("增加值, 现价")],
            rows: vec![
                TableRow {
                    key: "primary".to_owned(),
                    label: "第一产业".to_owned(),
                    cells: vec![figure("182.10"), figure("-1234567.80")],
                },
                TableRow {
                    key: "other".to_owned(),
                    label: "@SUM(1)\t<b>".to_owned(),
                    cells: vec![
                        None,
                        Some(TableCell {
                            value: None,
                            missing: Some(MissingReason::NotPublished),
                            ..figure("0").unwrap()
                        }),
                    ],
                },
            ],
            notes: vec!["按现价计算".to_owned()],
            sources: vec!["广州市统计局".to_owned()],
        }
    }

    #[test]
    fn figures_are_as_published_and_texts_are_no_formulas() {
        let csv = csv(&table());
        assert!(csv.starts_with('\u{feff}'), "Excel knows it as UTF-8");
        assert!(
            csv.contains("第一产业,182.10,-1234567.80\r\n"),
            "all decimals, an ASCII minus, no separator: {csv}"
        );
        assert!(
            csv.contains("\"'=HYPERLINK(\"\"x\"\")（亿元）\",\"增加值, 现价（亿元）\""),
            "{csv}"
        );
        let tsv = tsv(&table());
        assert!(
            tsv.contains("\n'@SUM(1) <b>\t\t未发布\n"),
            "a tab stays within its field: {tsv}"
        );
        assert!(tsv.ends_with("注：按现价计算\n资料来源：广州市统计局\n"), "{tsv}");
    }

    #[test]
    fn html_is_nothing_but_a_table() {
        let html = html(&table(), "<script>");
        assert!(!html.contains("<script"), "a title is text: {html}");
        assert!(
            html.contains("mso-number-format:'0.00'\">182.10</td>"),
            "decimals stay: {html}"
        );
        assert!(html.contains("'@SUM(1) &lt;b&gt;"), "labels are text: {html}");
    }
}
