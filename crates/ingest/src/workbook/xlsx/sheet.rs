//! One worksheet of XLSX, cell by cell.

use quick_xml::events::{BytesStart, Event};

use crate::IngestError;
use crate::grid::Grid;
use crate::workbook::number_format::NumberFormat;
use crate::workbook::ooxml::unescaped;
use crate::workbook::sheet::{Cells, of_a1};
use crate::workbook::strings::Strings;
use crate::workbook::xml::{Xml, attribute, attributes, value};

/// A worksheet while it is read.
pub(super) struct Sheet<'a, 't> {
    cells: Cells<'t>,
    strings: &'a Strings,
    formats: &'a [NumberFormat],
    computes_on_load: bool,
    /// Where a cell without a name stands.
    next: (u32, u32),
    cell: Cell,
}

/// What a cell element says.
#[derive(Debug, Default)]
struct Cell {
    kind: Kind,
    style: usize,
    value: String,
    formula: String,
    has_formula: bool,
    has_value: bool,
}

/// The type of a cell's value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

impl<'a, 't> Sheet<'a, 't> {
    pub(super) fn new(
        cells: Cells<'t>,
        strings: &'a Strings,
        formats: &'a [NumberFormat],
        computes_on_load: bool,
    ) -> Self {
        Self {
            cells,
            strings,
            formats,
            computes_on_load,
            next: (0, 0),
            cell: Cell::default(),
        }
    }

    /// Reads the whole part.
    pub(super) fn read(mut self, xml: &mut Xml<'_>) -> Result<Grid, IngestError> {
        let mut is_complete = false;
        loop {
            let truncated = match xml.next()? {
                Event::Start(start) => {
                    let name = start.local_name();
                    match name.as_ref() {
                        "c" => {
                            let Some(at) = self.begin_cell(&start) else {
                                return Err(xml.malformed());
                            };
                            self.read_cell(xml)?;
                            self.cells.go_to(at.0, at.1)?;
                            self.put(xml)?;
                            self.next = (at.0, at.1.saturating_add(1));
                        }
                        "row" => {
                            if let Some(number) = attribute(&start, "r") {
                                let row = number
                                    .trim()
                                    .parse::<u32>()
                                    .ok()
                                    .and_then(|number| number.checked_sub(1));
                                let Some(row) = row else { return Err(xml.malformed()) };
                                self.next = (row, 0);
                            }
                        }
                        "mergeCell" => {
                            let Some(merged) = attribute(&start, "ref").as_deref().and_then(rectangle) else {
                                return Err(xml.malformed());
                            };
                            self.cells.merge((merged.0.0, merged.1.0), (merged.0.1, merged.1.1))?;
                        }
                        _ => {}
                    }
                    false
                }
                Event::End(end) => {
                    match end.local_name().as_ref() {
                        "row" => self.next = (self.next.0.saturating_add(1), 0),
                        "worksheet" => is_complete = true,
                        _ => {}
                    }
                    false
                }
                Event::Eof if is_complete => return Ok(self.cells.finish()),
                Event::Eof => true,
                _ => false,
            };
            if truncated {
                return Err(xml.truncated());
            }
        }
    }

    /// Takes the attributes of a cell; `None` when its name is none.
    fn begin_cell(&mut self, start: &BytesStart<'_>) -> Option<(u32, u32)> {
        let cell = &mut self.cell;
        cell.kind = Kind::Number;
        cell.style = 0;
        cell.value.clear();
        cell.formula.clear();
        (cell.has_formula, cell.has_value) = (false, false);
        let mut at = self.next;
        for attribute in attributes(start) {
            match attribute.key.as_ref() {
                "r" => at = of_a1(&value(&attribute)?)?,
                "s" => cell.style = attribute.value.parse().ok()?,
                "t" => {
                    cell.kind = match attribute.value.as_ref() {
                        "s" => Kind::Shared,
                        "b" => Kind::Bool,
                        "e" => Kind::Error,
                        "d" => Kind::Date,
                        "str" | "inlineStr" => Kind::Text,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        Some(at)
    }

    /// Takes the elements of a cell, up to its end.
    fn read_cell(&mut self, xml: &mut Xml<'_>) -> Result<(), IngestError> {
        enum Within {
            Value,
            Formula,
            Inline,
            Other,
        }
        let cell = &mut self.cell;
        loop {
            let within = match xml.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "v" => Within::Value,
                    "f" => Within::Formula,
                    "is" => Within::Inline,
                    _ => Within::Other,
                },
                Event::End(_) => return Ok(()),
                Event::Eof => return Err(xml.truncated()),
                _ => continue,
            };
            match within {
                Within::Value => {
                    cell.has_value = true;
                    xml.text("", &mut cell.value)?;
                }
                Within::Formula => {
                    cell.has_formula = true;
                    xml.text("", &mut cell.formula)?;
                }
                Within::Inline => {
                    cell.value.clear();
                    xml.text("rPh", &mut cell.value)?;
                }
                Within::Other => xml.text("", &mut String::new())?,
            }
        }
    }

    /// Puts the cell.
    fn put(&mut self, xml: &Xml<'_>) -> Result<(), IngestError> {
        let cell = &self.cell;
        let is_text = cell.kind == Kind::Text && cell.has_value;
        // A program that writes formulas without computing them leaves no result, or a nought and the wish to compute on opening.
        let is_uncomputed = (cell.value.is_empty() && !is_text)
            || (self.computes_on_load && cell.kind == Kind::Number && cell.value == "0");
        if cell.has_formula && is_uncomputed {
            return self.cells.uncomputed(&cell.formula);
        }
        if cell.value.is_empty() {
            return Ok(());
        }
        match cell.kind {
            Kind::Number => {
                let format = self.formats.get(cell.style).copied().unwrap_or_default();
                match cell.value.trim().parse::<f64>() {
                    Ok(number) if number.is_finite() => self.cells.number(number, format),
                    _ => Err(xml.malformed()),
                }
            }
            Kind::Shared => {
                let number = cell.value.trim().parse().ok();
                let text = number.and_then(|number| self.strings.get(number));
                self.cells.text(text.ok_or_else(|| xml.malformed())?)
            }
            Kind::Text if cell.value.contains("_x") => self.cells.text(&unescaped(&cell.value)),
            Kind::Text => self.cells.text(&cell.value),
            Kind::Bool => self.cells.boolean(matches!(cell.value.trim(), "1" | "true")),
            Kind::Error => self.cells.error(cell.value.trim()),
            Kind::Date => self.cells.iso_date(&cell.value),
        }
    }
}

/// The corners of `A1:B2`; a single cell is its own.
fn rectangle(reference: &str) -> Option<((u32, u32), (u32, u32))> {
    let (first, last) = reference.split_once(':').unwrap_or((reference, reference));
    Some((of_a1(first)?, of_a1(last)?))
}
