//! XLSB: the parts of XLSX with records in the place of markup.

mod records;
mod sheet;

use std::collections::HashMap;

use self::records::{Records, corrupt, kind, wide_text};
use super::binary::{u16_at, u32_at};
use super::number_format::NumberFormat;
use super::ooxml::{self, Relationship};
use super::package::{Package, missing};
use super::serial::DateSystem;
use super::sheet::{Cells, Tick};
use super::strings::Strings;
use crate::grid::{Grid, SheetInfo};
use crate::{Fault, Format, IngestError};

/// An open XLSB workbook.
pub(super) struct Xlsb {
    package: Package,
    /// The part of each sheet, in the order of `sheets`.
    parts: Vec<String>,
    sheets: Vec<SheetInfo>,
    dates: DateSystem,
    formats: Vec<NumberFormat>,
    strings_part: Option<String>,
    strings: Option<Strings>,
}

impl Xlsb {
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
            formats: Vec::new(),
            strings_part,
            strings: None,
        };
        book.read_workbook(part, &relationships)?;
        if let Some(part) = styles_part
            && let Some(records) = book.package.part(&part)?
        {
            book.formats = formats(Records::new(records, &part))?;
        }
        Ok(book)
    }

    fn read_workbook(&mut self, part: &str, relationships: &[Relationship]) -> Result<(), IngestError> {
        let opened = self.package.part(part)?;
        let opened = opened.ok_or_else(|| missing(Format::Xlsb, part))?;
        let mut records = Records::new(opened, part);
        while let Some((kind, data)) = records.next()? {
            match kind {
                kind::WORKBOOK_PROPERTIES if u32_at(data, 0).is_some_and(|flags| flags & 1 != 0) => {
                    self.dates = DateSystem::From1904;
                }
                kind::SHEET => {
                    let read = |data| {
                        let hidden = u32_at(data, 0)? != 0;
                        let (id, rest) = wide_text(data.get(8..)?)?;
                        Some((hidden, id, wide_text(rest)?.0))
                    };
                    let (hidden, id, name) = read(data).ok_or_else(|| corrupt(part, Fault::Malformed))?;
                    let target = relationships
                        .iter()
                        .find(|relationship| relationship.id == id && relationship.kind == "worksheet");
                    if let Some(target) = target {
                        self.parts.push(target.part.clone());
                        self.sheets.push(SheetInfo { name, hidden });
                    }
                }
                _ => {}
            }
        }
        Ok(())
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
        let part = &self.parts[index];
        let opened = self.package.part(part)?.ok_or_else(|| missing(Format::Xlsb, part))?;
        let cells = Cells::new(&self.sheets[index].name, Format::Xlsb, self.dates, tick);
        let strings = self.strings.get_or_insert_default();
        sheet::read(Records::new(opened, part), cells, strings, &self.formats)
    }

    fn read_strings(&mut self, tick: Tick<'_>) -> Result<Strings, IngestError> {
        const STRINGS_PER_TICK: usize = 1 << 12;
        let mut strings = Strings::default();
        let Some(part) = self.strings_part.as_deref() else {
            return Ok(strings);
        };
        let Some(opened) = self.package.part(part)? else {
            return Ok(strings);
        };
        let mut records = Records::new(opened, part);
        let mut count = 0;
        while let Some((kind, data)) = records.next()? {
            if kind == kind::SST_ITEM {
                let text = data.get(1..).and_then(wide_text);
                strings.push(&text.ok_or_else(|| corrupt(part, Fault::Malformed))?.0)?;
                count += 1;
                if count % STRINGS_PER_TICK == 0 {
                    tick()?;
                }
            }
        }
        Ok(strings)
    }
}

/// The formats in the order of the cell styles.
fn formats(mut records: Records<'_>) -> Result<Vec<NumberFormat>, IngestError> {
    let mut own = HashMap::new();
    let mut numbers = Vec::new();
    let mut in_cell_styles = false;
    while let Some((kind, data)) = records.next()? {
        match kind {
            kind::FORMAT => {
                if let (Some(number), Some((code, _))) = (u16_at(data, 0), data.get(2..).and_then(wide_text)) {
                    own.insert(number, NumberFormat::of(&code));
                }
            }
            kind::CELL_XFS => in_cell_styles = true,
            kind::CELL_XFS_END => in_cell_styles = false,
            kind::XF if in_cell_styles => numbers.push(u16_at(data, 2).unwrap_or_default()),
            _ => {}
        }
    }
    let format = |number: u16| {
        own.get(&number)
            .copied()
            .unwrap_or_else(|| NumberFormat::built_in(u32::from(number)))
    };
    Ok(numbers.into_iter().map(format).collect())
}
