//! ODS: one part of markup holds all sheets; rows and cells are written once for many.

mod cell;
mod sheet;
mod styles;

use quick_xml::events::Event;

use self::styles::Styles;
use super::package::Package;
use super::serial::DateSystem;
use super::sheet::{Cells, Tick};
use super::xml::attribute;
use crate::grid::{Grid, SheetInfo};
use crate::{Format, IngestError};

const CONTENT: &str = "content.xml";
/// The document, its body and the spreadsheet stand around a sheet; tables deeper down are parts of cells or copies of other files.
const ABOVE_SHEETS: usize = 3;

/// An open ODS workbook.
pub(super) struct Ods {
    package: Package,
    sheets: Vec<SheetInfo>,
    styles: Styles,
}

/// Whether the container says that it is one.
pub(super) fn is_ods(package: &mut Package) -> Result<bool, IngestError> {
    use std::io::Read;
    const LENGTH: u64 = 128;
    let Some(part) = package.part("mimetype")? else {
        return Ok(false);
    };
    let mut bytes = Vec::new();
    part.take(LENGTH).read_to_end(&mut bytes)?;
    Ok(memchr::memmem::find(&bytes, b"opendocument.spreadsheet").is_some())
}

impl Ods {
    /// Reads the list of sheets and the number formats.
    pub(super) fn open(mut package: Package) -> Result<Self, IngestError> {
        refuse_encrypted(&mut package)?;
        let mut styles = Styles::default();
        if let Some(mut xml) = package.xml("styles.xml")? {
            styles.read(&mut xml, None)?;
        }
        let mut names = Vec::new();
        styles.read(&mut package.required(CONTENT)?, Some(&mut names))?;
        let sheets = names
            .into_iter()
            .map(|(name, style)| SheetInfo {
                name,
                hidden: styles.hides(&style),
            })
            .collect();
        Ok(Self {
            package,
            sheets,
            styles,
        })
    }

    pub(super) fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Reads a sheet.
    pub(super) fn grid(&mut self, index: usize, tick: Tick<'_>) -> Result<Grid, IngestError> {
        self.package.begin();
        let cells = Cells::new(&self.sheets[index].name, Format::Ods, DateSystem::From1900, tick);
        let mut xml = self.package.required(CONTENT)?;
        let mut before = index;
        loop {
            let depth = xml.depth();
            match xml.next()? {
                Event::Start(start) if depth == ABOVE_SHEETS && start.name().as_ref() == "table:table" => {
                    if before == 0 {
                        return sheet::Sheet::new(cells, &self.styles).read(&mut xml);
                    }
                    before -= 1;
                }
                Event::Eof => return Err(xml.truncated()),
                _ => {}
            }
        }
    }
}

/// The manifest tells which parts are encrypted.
fn refuse_encrypted(package: &mut Package) -> Result<(), IngestError> {
    let Some(mut xml) = package.xml("META-INF/manifest.xml")? else {
        return Ok(());
    };
    loop {
        match xml.next()? {
            Event::Start(start) if start.local_name().as_ref() == "encryption-data" => {
                return Err(IngestError::Encrypted { format: Format::Ods });
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// A count of repeats or of merged cells; one where nothing sensible is said.
fn count(start: &quick_xml::events::BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name)
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
        .max(1)
}
