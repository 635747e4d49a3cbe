//! XLSX: the workbook's own part, and what it leads to. Shared strings are read when the first sheet is, so that a person can stop it.

mod sheet;
mod styles;

use quick_xml::events::Event;

use super::number_format::NumberFormat;
use super::ooxml::{self, Relationship, unescaped};
use super::package::Package;
use super::serial::DateSystem;
use super::sheet::{Cells, Tick};
use super::strings::Strings;
use super::xml::attribute;
use crate::grid::{Grid, SheetInfo};
use crate::{Format, IngestError};

/// An open XLSX workbook.
pub(super) struct Xlsx {
    package: Package,
    /// The part of each sheet, in the order of `sheets`.
    parts: Vec<String>,
    sheets: Vec<SheetInfo>,
    dates: DateSystem,
    /// A program that never computes wrote the file: a nought beside a formula is no result.
    computes_on_load: bool,
    formats: Vec<NumberFormat>,
    strings_part: Option<String>,
    strings: Option<Strings>,
}

impl Xlsx {
    /// Reads the list of sheets and the number formats; `part` is the workbook's.
    pub(super) fn open(mut package: Package, part: &str) -> Result<Self, IngestError> {
        let relationships = ooxml::relationships(&mut package, part)?;
        let of_kind = |kind: &str| relationships.iter().find(|relationship| relationship.kind == kind);
        let styles_part = of_kind("styles").map(|styles| styles.part.clone());
        let strings_part = of_kind("sharedStrings").map(|strings| strings.part.clone());
        let mut book = Self {
            package,
            parts: Vec::new(),
            sheets: Vec::new(),
            dates: DateSystem::From1900,
            computes_on_load: false,
            formats: Vec::new(),
            strings_part,
            strings: None,
        };
        book.read_workbook(part, &relationships)?;
        if let Some(mut xml) = styles_part
            .and_then(|part| book.package.xml(&part).transpose())
            .transpose()?
        {
            book.formats = styles::read(&mut xml)?;
        }
        Ok(book)
    }

    fn read_workbook(&mut self, part: &str, relationships: &[Relationship]) -> Result<(), IngestError> {
        let mut xml = self.package.required(part)?;
        let is_set = |value: &str| matches!(value, "1" | "true" | "on");
        loop {
            match xml.next()? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "sheet" => {
                        let id = attribute(&start, "id").unwrap_or_default();
                        let target = relationships
                            .iter()
                            .find(|relationship| relationship.id == id && relationship.kind == "worksheet");
                        if let Some(target) = target {
                            self.parts.push(target.part.clone());
                            self.sheets.push(SheetInfo {
                                name: unescaped(&attribute(&start, "name").unwrap_or_default()),
                                hidden: attribute(&start, "state").is_some_and(|state| state != "visible"),
                            });
                        }
                    }
                    "workbookPr" if attribute(&start, "date1904").is_some_and(|value| is_set(&value)) => {
                        self.dates = DateSystem::From1904;
                    }
                    "calcPr" => {
                        self.computes_on_load = attribute(&start, "fullCalcOnLoad").is_some_and(|value| is_set(&value));
                    }
                    _ => {}
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    pub(super) fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Reads a sheet.
    pub(super) fn grid(&mut self, index: usize, tick: Tick<'_>) -> Result<Grid, IngestError> {
        self.package.begin();
        if self.strings.is_none() {
            self.strings = Some(self.read_strings(tick)?);
        }
        let mut xml = self.package.required(&self.parts[index])?;
        let cells = Cells::new(&self.sheets[index].name, Format::Xlsx, self.dates, tick);
        let strings = self.strings.get_or_insert_default();
        sheet::Sheet::new(cells, strings, &self.formats, self.computes_on_load).read(&mut xml)
    }

    fn read_strings(&mut self, tick: Tick<'_>) -> Result<Strings, IngestError> {
        const STRINGS_PER_TICK: usize = 1 << 12;
        let mut strings = Strings::default();
        let part = self.strings_part.as_deref();
        let Some(mut xml) = part.and_then(|part| self.package.xml(part).transpose()).transpose()? else {
            return Ok(strings);
        };
        let (mut text, mut count) = (String::new(), 0);
        loop {
            match xml.next()? {
                Event::Start(start) if start.local_name().as_ref() == "si" => {
                    text.clear();
                    // Phonetic readings above the characters are no part of the text.
                    xml.text("rPh", &mut text)?;
                    if text.contains("_x") {
                        text = unescaped(&text);
                    }
                    strings.push(&text)?;
                    count += 1;
                    if count % STRINGS_PER_TICK == 0 {
                        tick()?;
                    }
                }
                Event::Eof => return Ok(strings),
                _ => {}
            }
        }
    }
}
