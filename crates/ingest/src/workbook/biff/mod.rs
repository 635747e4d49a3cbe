//! XLS of Excel 5–2003: records in a compound file, or the bare stream of records that some programs write.

mod compound;
mod records;
mod sheet;
mod text;

use std::collections::HashMap;

use self::compound::{Compound, corrupt};
use self::records::{Record, Records, kind};
use self::text::{Length, code_page};
use super::binary::{u16_at, u32_at};
use super::number_format::NumberFormat;
use super::serial::DateSystem;
use super::sheet::{Cells, Tick};
use super::strings::Strings;
use crate::grid::{Grid, SheetInfo};
use crate::{Fault, Format, IngestError};

const OLE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// An open XLS workbook.
pub(super) struct Biff {
    stream: Vec<u8>,
    sheets: Vec<SheetInfo>,
    /// Where the records of each sheet begin.
    starts: Vec<usize>,
    dates: DateSystem,
    spelling: text::Strings,
    strings: Strings,
    formats: Vec<NumberFormat>,
}

/// The version of the records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Version {
    Excel5,
    Excel97,
}

impl Biff {
    /// Finds the stream of the workbook and reads what all sheets share.
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, IngestError> {
        let stream = if bytes.starts_with(OLE) {
            let file = Compound::open(&bytes)?;
            if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
                return Err(IngestError::Encrypted { format: Format::Xlsx });
            }
            // A file saved for both versions holds both streams; the newer has what the older can't.
            match file.stream("Workbook").or_else(|| file.stream("Book")) {
                Some(stream) => stream?,
                None => return Err(IngestError::FormatUnsupported { format: Format::Ole }),
            }
        } else {
            bytes
        };
        Globals::read(&stream)?.into_book(stream)
    }

    pub(super) fn sheets(&self) -> &[SheetInfo] {
        &self.sheets
    }

    /// Reads a sheet.
    pub(super) fn grid(&self, index: usize, tick: Tick<'_>) -> Result<Grid, IngestError> {
        let cells = Cells::new(&self.sheets[index].name, Format::Xls, self.dates, tick);
        sheet::read(self, self.starts[index], cells)
    }
}

/// What stands before the sheets.
struct Globals {
    version: Version,
    dates: DateSystem,
    page: Option<u16>,
    /// Names still in their bytes, since the code page may come after them.
    sheets: Vec<(usize, bool, Vec<u8>)>,
    codes: HashMap<u16, Vec<u8>>,
    /// The number of the format of each cell style.
    styles: Vec<u16>,
    strings: Strings,
}

impl Globals {
    fn read(stream: &[u8]) -> Result<Self, IngestError> {
        let mut records = Records::from(stream, 0);
        let first = records.next()?;
        let mut globals = Self {
            version: version(&first)?,
            dates: DateSystem::From1900,
            page: None,
            sheets: Vec::new(),
            codes: HashMap::new(),
            styles: Vec::new(),
            strings: Strings::default(),
        };
        loop {
            let record = records.next()?;
            match record.kind {
                kind::EOF => return Ok(globals),
                kind::FILE_PASS => return Err(IngestError::Encrypted { format: Format::Xls }),
                kind::SST => globals.read_strings(record, &mut records)?,
                _ => globals.take(record).ok_or_else(|| record.malformed())?,
            }
        }
    }

    fn read_strings(&mut self, record: Record<'_>, records: &mut Records<'_>) -> Result<(), IngestError> {
        let more = records.continued();
        let complete = text::shared(record, &more, |text| self.strings.push(text))?;
        complete.ok_or_else(|| corrupt("the shared strings", Fault::Truncated))
    }

    fn take(&mut self, record: Record<'_>) -> Option<()> {
        const WORKSHEET: u8 = 0;
        let data = record.data;
        match record.kind {
            kind::CODE_PAGE => self.page = Some(u16_at(data, 0)?),
            kind::DATE_MODE if u16_at(data, 0)? == 1 => self.dates = DateSystem::From1904,
            kind::FORMAT => {
                self.codes.insert(u16_at(data, 0)?, data.get(2..)?.to_vec());
            }
            kind::XF => self.styles.push(u16_at(data, 2)?),
            kind::BOUND_SHEET if *data.get(5)? == WORKSHEET => {
                let is_hidden = data.get(4)? & 0b11 != 0;
                self.sheets
                    .push((u32_at(data, 0)? as usize, is_hidden, data.get(6..)?.to_vec()));
            }
            _ => {}
        }
        Some(())
    }

    fn into_book(self, stream: Vec<u8>) -> Result<Biff, IngestError> {
        let spelling = match self.version {
            Version::Excel97 => text::Strings::Unicode,
            Version::Excel5 => text::Strings::CodePage(code_page(self.page.unwrap_or_default())),
        };
        let code_length = match self.version {
            Version::Excel97 => Length::Long,
            Version::Excel5 => Length::Short,
        };
        let own = |number: u16| {
            let code = spelling.read(self.codes.get(&number)?, code_length)?;
            Some(NumberFormat::of(&code))
        };
        let formats = self
            .styles
            .iter()
            .map(|number| own(*number).unwrap_or_else(|| NumberFormat::built_in(u32::from(*number))))
            .collect();
        let mut sheets = Vec::new();
        let mut starts = Vec::new();
        for (start, hidden, name) in &self.sheets {
            let name = spelling.read(name, Length::Short);
            let name = name.ok_or_else(|| corrupt("the list of sheets", Fault::Truncated))?;
            sheets.push(SheetInfo { name, hidden: *hidden });
            starts.push(*start);
        }
        Ok(Biff {
            stream,
            sheets,
            starts,
            dates: self.dates,
            spelling,
            strings: self.strings,
            formats,
        })
    }
}

fn version(first: &Record<'_>) -> Result<Version, IngestError> {
    match (first.kind, u16_at(first.data, 0)) {
        (kind::BOF, Some(0x0500)) => Ok(Version::Excel5),
        // Some programs leave the version out; what they mean is the newer one.
        (kind::BOF, Some(0x0600 | 0)) => Ok(Version::Excel97),
        (0x0009 | 0x0209 | 0x0409, _) => Err(IngestError::FormatUnsupported {
            format: Format::OldExcel,
        }),
        _ => Err(first.malformed()),
    }
}
