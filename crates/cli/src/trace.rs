//! `trace`: where a figure comes from, and what stands around it there.

use std::fmt::Write as _;

use suishu_api::wire::{Around, FigureOrigin, FigureVintage, TracedFigure};
use suishu_api::{Desk, Failure};

use crate::Ending;
use crate::figures::plain_table;
use crate::output::Output;

pub(crate) fn trace(desk: &Desk, series: &str, period: &str, output: &Output) -> Result<Ending, Failure> {
    let traced = desk.trace(series, period)?;
    output.answer(&traced, || {
        let told: Vec<String> = traced.iter().map(told).collect();
        told.join("\n\n")
    });
    Ok(Ending::Done)
}

/// A figure in words: what it is, its vintages, what stands around the one that counts.
fn told(traced: &TracedFigure) -> String {
    let figure = &traced.figure.figure;
    let key = [
        figure.indicator.as_str(),
        &figure.region,
        &figure.sector,
        figure.basis.zh(),
        figure.measure.zh(),
        figure.price_basis.map_or("", |basis| basis.zh()),
    ];
    let key: Vec<&str> = key.into_iter().filter(|part| !part.is_empty()).collect();
    let number = figure.value.as_deref().unwrap_or("-");
    let mut text = format!("{}  {}  {number} {}", key.join("/"), figure.period, figure.unit);
    for vintage in &traced.vintages {
        text.push_str("\n\n");
        text.push_str(&vintage_told(vintage, &figure.unit));
    }
    if let Some(around) = traced.figure.origin.as_ref().and_then(|origin| origin.around.as_ref()) {
        text.push_str("\n\n");
        text.push_str(&around_told(around));
    }
    text
}

/// A vintage: its number, then what is known of where it stands, a line each.
fn vintage_told(vintage: &FigureVintage, unit: &str) -> String {
    let number = vintage.value.as_deref().unwrap_or("-");
    let counts = if vintage.counts { "  *" } else { "" };
    let mut text = format!("{}  {number} {unit}{counts}", vintage.vintage);
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            let _ = write!(text, "\n  {name:<9}{value}");
        }
    };
    if let Some(origin) = &vintage.origin {
        line("file", &origin.file);
        line("sheet", origin.sheet.as_deref().unwrap_or_default());
        line("place", &place(origin));
        line("raw", origin.raw.as_deref().unwrap_or_default());
        line("batch", &format!("{} {}", origin.batch, origin.batch_hash));
        line("sha256", origin.sha256.as_deref().unwrap_or_default());
        line("imported", &origin.imported_at);
        line("released", origin.release_date.as_deref().unwrap_or_default());
    } else {
        line("file", &vintage.file);
        line("batch", &vintage.batch.to_string());
    }
    line("source", vintage.source.as_deref().unwrap_or_default());
    text
}

fn place(origin: &FigureOrigin) -> String {
    match (&origin.cell, origin.line, origin.column) {
        (Some(cell), ..) => cell.clone(),
        (None, 0, _) => String::new(),
        (None, line, 0) => format!("{line}"),
        (None, line, column) => format!("{line}:{column}"),
    }
}

/// What stands around a figure; the figure itself in brackets.
fn around_told(around: &Around) -> String {
    match around {
        Around::Cells {
            columns,
            rows,
            row,
            column,
        } => {
            let mut header = vec![""];
            header.extend(columns.iter().map(String::as_str));
            let mut table = plain_table(&header);
            for (at, shown) in (0_u32..).zip(&rows[..]) {
                let mut cells = vec![shown.line.to_string()];
                cells.extend((0_u32..).zip(&shown.cells).map(|(here, text)| {
                    if (at, here) == (*row, *column) {
                        format!("[{text}]")
                    } else {
                        text.clone()
                    }
                }));
                table.add_row(cells);
            }
            table.to_string()
        }
        Around::Sentence { before, figure, after } => format!("{before}[{figure}]{after}"),
        Around::NotKept => "the library doesn't keep the original".to_owned(),
        Around::Damaged => "the original that the library keeps is damaged".to_owned(),
        Around::Unshown => "the place in the original can't be shown".to_owned(),
    }
}
