//! Styles of ODS: which number format a cell style leads to, and which sheets are hidden.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::ABOVE_SHEETS;
use crate::IngestError;
use crate::workbook::number_format::NumberFormat;
use crate::workbook::xml::{Xml, attribute};

/// Styles as far as they matter.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// Decimals of number styles by name; absent where the digits stay as they are.
    places: HashMap<String, u8>,
    cells: HashMap<String, CellStyle>,
    hidden_tables: Vec<String>,
}

#[derive(Debug)]
struct CellStyle {
    number_style: Option<String>,
    parent: Option<String>,
}

/// A style whose elements are being read.
enum Open {
    Number(String),
    Table(String),
    None,
}

impl Styles {
    /// Reads the styles of a part; `sheets` takes the names of the sheets and of their styles.
    pub(super) fn read(
        &mut self,
        xml: &mut Xml<'_>,
        mut sheets: Option<&mut Vec<(String, String)>>,
    ) -> Result<(), IngestError> {
        let mut open = Open::None;
        loop {
            let depth = xml.depth();
            match xml.next()? {
                Event::Start(start) => match start.name().as_ref() {
                    "number:number-style" | "number:percentage-style" | "number:currency-style" => {
                        open = attribute(&start, "name").map_or(Open::None, |name| Open::Number(name.into_owned()));
                    }
                    "number:number" => {
                        if let Open::Number(name) = &open
                            && let Some(places) = places(&start)
                        {
                            self.places.insert(name.clone(), places);
                        }
                    }
                    "style:style" => open = self.begin_style(&start),
                    "style:table-properties" => {
                        if let Open::Table(name) = &open
                            && attribute(&start, "display").is_some_and(|display| display == "false")
                        {
                            self.hidden_tables.push(name.clone());
                        }
                    }
                    "table:table" if depth == ABOVE_SHEETS => {
                        if let Some(sheets) = &mut sheets {
                            let text = |name| attribute(&start, name).unwrap_or_default().into_owned();
                            sheets.push((text("name"), text("style-name")));
                        }
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn begin_style(&mut self, start: &BytesStart<'_>) -> Open {
        let text = |name| attribute(start, name).map(std::borrow::Cow::into_owned);
        match (text("name"), text("family").as_deref()) {
            (Some(name), Some("table-cell")) => {
                let style = CellStyle {
                    number_style: text("data-style-name"),
                    parent: text("parent-style-name"),
                };
                self.cells.insert(name, style);
                Open::None
            }
            (Some(name), Some("table")) => Open::Table(name),
            _ => Open::None,
        }
    }

    /// Whether sheets of that style are hidden.
    pub(super) fn hides(&self, table_style: &str) -> bool {
        self.hidden_tables.iter().any(|hidden| hidden == table_style)
    }

    /// How a number in a cell of that style is shown.
    pub(super) fn format(&self, cell_style: &str, is_percentage: bool) -> NumberFormat {
        /// A style has few ancestors, unless it is its own.
        const ANCESTORS: usize = 16;
        let mut style = self.cells.get(cell_style);
        for _ in 0..ANCESTORS {
            let Some(this) = style else { break };
            if let Some(number_style) = &this.number_style {
                let places = self.places.get(number_style);
                return places.map_or(NumberFormat::unstyled(is_percentage), |&places| NumberFormat::Decimal {
                    places,
                    percent: is_percentage,
                });
            }
            style = this.parent.as_ref().and_then(|parent| self.cells.get(parent));
        }
        NumberFormat::unstyled(is_percentage)
    }
}

/// Decimals that are always shown; `None` where the number is scaled before it is shown.
fn places(start: &BytesStart<'_>) -> Option<u8> {
    if attribute(start, "display-factor").is_some_and(|factor| factor != "1") {
        return None;
    }
    let places = attribute(start, "min-decimal-places").or_else(|| attribute(start, "decimal-places"));
    Some(places.and_then(|places| places.parse().ok()).unwrap_or(0))
}
