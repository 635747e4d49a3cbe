//! One cell of ODS: its value stands in attributes, its text in paragraphs.

use quick_xml::events::{BytesStart, Event};

use super::count;
use crate::IngestError;
use crate::workbook::number_format::NumberFormat;
use crate::workbook::sheet::{CHARS_CAP, Cells};
use crate::workbook::xml::{Xml, attributes, push_entity, value};

/// What a cell holds.
#[derive(Debug)]
pub(super) enum Content {
    Blank,
    Number(f64, NumberFormat),
    Text(String),
    Date(String),
    Bool(bool),
    Error(String),
    Uncomputed(String),
}

/// The attributes of a cell.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    kind: String,
    value: String,
    formula: Option<String>,
    is_error: bool,
    /// Its style, where it has one of its own.
    pub(super) style: Option<String>,
}

impl Attributes {
    pub(super) fn of(start: &BytesStart<'_>) -> Self {
        let mut found = Self::default();
        for attribute in attributes(start) {
            let text = || value(&attribute).unwrap_or_default().into_owned();
            match attribute.key.as_ref() {
                "office:value-type" => found.kind = text(),
                "office:value"
                | "office:date-value"
                | "office:time-value"
                | "office:boolean-value"
                | "office:string-value" => found.value = text(),
                "calcext:value-type" => found.is_error = attribute.value == "error",
                "table:formula" => found.formula = Some(text()),
                "table:style-name" => found.style = Some(text()),
                _ => {}
            }
        }
        found
    }

    /// What the cell holds; `text` is what its paragraphs say. `None` when a number is none.
    pub(super) fn content(self, text: String, format: impl Fn(bool) -> NumberFormat) -> Option<Content> {
        if self.is_error {
            return Some(Content::Error(text));
        }
        Some(match self.kind.as_str() {
            "float" | "currency" => Content::Number(finite(&self.value)?, format(false)),
            "percentage" => Content::Number(finite(&self.value)?, format(true)),
            "date" => Content::Date(self.value),
            "time" => Content::Text(clock(&self.value).unwrap_or(text)),
            "boolean" => Content::Bool(self.value == "true"),
            "string" if !self.value.is_empty() => Content::Text(self.value),
            "" if self.formula.is_some() && text.is_empty() => {
                let formula = self.formula.unwrap_or_default();
                // The formula's language is written before it: `of:=SUM(…)`.
                let formula = formula.split_once('=').map_or(formula.as_str(), |(_, formula)| formula);
                Content::Uncomputed(formula.to_owned())
            }
            _ if text.is_empty() => Content::Blank,
            _ => Content::Text(text),
        })
    }
}

fn finite(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// `PT13H30M00S` as `13:30:00`.
fn clock(duration: &str) -> Option<String> {
    let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?;
    let seconds = seconds.split_once(['.', ',']).map_or(seconds, |(whole, _)| whole);
    let number = |text: &str| text.parse::<u32>().ok();
    Some(format!(
        "{:02}:{:02}:{:02}",
        number(hours)?,
        number(minutes)?,
        number(seconds)?
    ))
}

impl Content {
    pub(super) const fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    pub(super) fn put(&self, cells: &mut Cells<'_>) -> Result<(), IngestError> {
        match self {
            Self::Blank => Ok(()),
            Self::Number(value, format) => cells.number(*value, *format),
            Self::Text(text) => cells.text(text),
            Self::Date(iso) => cells.iso_date(iso),
            Self::Bool(value) => cells.boolean(*value),
            Self::Error(text) => cells.error(text),
            Self::Uncomputed(formula) => cells.uncomputed(formula),
        }
    }
}

/// The paragraphs of the cell that has just begun, up to its end. Comments, shapes and readings above characters are left out.
pub(super) fn paragraphs(xml: &mut Xml<'_>) -> Result<String, IngestError> {
    let mut out = String::new();
    let (mut depth, mut skipping) = (1usize, 0usize);
    let mut is_first = true;
    while depth > 0 {
        let mut fault = false;
        match xml.next()? {
            Event::Start(start) => {
                depth += 1;
                let name = start.name();
                let name = name.as_ref();
                let is_left_out = match depth {
                    // Directly in the cell only paragraphs are its text.
                    2 => name != "text:p",
                    _ => {
                        matches!(name, "office:annotation" | "text:ruby-text" | "text:note")
                            || name.starts_with("draw:")
                    }
                };
                if skipping > 0 || is_left_out {
                    skipping += 1;
                } else {
                    match name {
                        "text:p" if std::mem::take(&mut is_first) => {}
                        "text:p" | "text:line-break" => out.push('\n'),
                        "text:tab" => out.push('\t'),
                        "text:s" => {
                            let blanks = count(&start, "c") as usize;
                            out.extend(std::iter::repeat_n(' ', blanks.min(CHARS_CAP + 1)));
                        }
                        _ => {}
                    }
                }
            }
            Event::End(_) => {
                depth -= 1;
                skipping = skipping.saturating_sub(1);
            }
            Event::Text(text) if skipping == 0 && depth > 1 => out.push_str(&text.xml10_content()),
            Event::CData(text) if skipping == 0 && depth > 1 => out.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) if skipping == 0 && depth > 1 => fault = push_entity(&entity, &mut out).is_none(),
            Event::Eof => return Err(xml.truncated()),
            _ => {}
        }
        if fault {
            return Err(xml.malformed());
        }
        if out.len() > 4 * CHARS_CAP {
            return Err(crate::workbook::sheet::over(crate::Cap::CellChars, CHARS_CAP as u64));
        }
    }
    Ok(out)
}
