//! The number format of each cell style: numbers of formats from `cellXfs`, codes of those that aren't built in from `numFmts`.

use std::collections::HashMap;

use quick_xml::events::Event;

use crate::IngestError;
use crate::workbook::number_format::NumberFormat;
use crate::workbook::xml::{Xml, attribute};

/// The formats in the order of the styles.
pub(super) fn read(xml: &mut Xml<'_>) -> Result<Vec<NumberFormat>, IngestError> {
    let mut own = HashMap::new();
    let mut numbers = Vec::new();
    let mut in_cell_styles = false;
    loop {
        match xml.next()? {
            Event::Start(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    let number = attribute(&start, "numFmtId").and_then(|number| number.parse::<u32>().ok());
                    if let (Some(number), Some(code)) = (number, attribute(&start, "formatCode")) {
                        own.insert(number, NumberFormat::of(&code));
                    }
                }
                "cellXfs" => in_cell_styles = true,
                "xf" if in_cell_styles => {
                    let number = attribute(&start, "numFmtId").and_then(|number| number.parse().ok());
                    numbers.push(number.unwrap_or(0));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => in_cell_styles = false,
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(numbers
        .into_iter()
        .map(|number| {
            own.get(&number)
                .copied()
                .unwrap_or_else(|| NumberFormat::built_in(number))
        })
        .collect())
}
