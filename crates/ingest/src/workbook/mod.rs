//! Workbooks: XLSX, XLSB, XLS (Excel 5–2003) and ODS, each sheet read cell by cell into a [`Grid`].
//!
//! Nothing a file says about its own size is believed: the container, its parts, the pieces of markup, rows, columns, cells, texts and
//! merged rectangles are counted while they are read, and a file over a cap is refused (see [`Cap`]). Memory grows with the cells that
//! hold something, never with the rectangle that a file claims; no formula is computed and nothing is unpacked to a disk.
//!
//! The readers are our own, over `zip` and `quick-xml`. calamine is the oracle of the tests, not the reader: it gives a cell's format
//! or its formula but not both, no formats for XLSB, XLS and ODS, no merged cells for XLSB and ODS, and whole ranges for XLS and ODS.
//! It reserves memory by what a file claims (`uniqueCount` of XLSX, DIMENSIONS of XLS), which ends the process where nothing can catch
//! it, and it decodes the Unicode strings of XLS by the code page that the file names for others. What a percentage, its decimals
//! and a date are hangs on the format, so figures would have come out wrong.
//!
//! ```text
//! Workbook ─┬─ xlsx ─┬─ ooxml ─ package ─ xml ─┐
//!           ├─ xlsb ─┘                         ├─ Cells ─ Grid
//!           ├─ ods ──────────── package ─ xml ─┤  number, number_format, serial
//!           └─ biff ─ compound ────────────────┘
//! ```

mod biff;
mod binary;
mod number;
mod number_format;
mod ods;
mod ooxml;
mod package;
mod serial;
mod sheet;
mod strings;
mod xlsb;
mod xlsx;
mod xml;

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use self::biff::Biff;
use self::ods::Ods;
use self::package::{Bytes, Package};
use self::sheet::over;
use self::xlsb::Xlsb;
use self::xlsx::Xlsx;
pub use crate::grid::SheetInfo;
use crate::{Cap, Format, Grid, IngestError};

/// A larger file is not opened.
pub const FILE_CAP: u64 = 200 << 20;

/// An open workbook.
pub struct Workbook {
    format: Format,
    book: Book,
}

enum Book {
    Biff(Box<Biff>),
    Ods(Box<Ods>),
    Xlsb(Box<Xlsb>),
    Xlsx(Box<Xlsx>),
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook")
            .field("format", &self.format)
            .field("sheets", &self.sheets())
            .finish_non_exhaustive()
    }
}

impl Workbook {
    /// Opens a file in the format that its first bytes announced.
    pub fn open(path: &Path, format: Format) -> Result<Self, IngestError> {
        let (file, _) = crate::source::open(path)?;
        Self::from_file(file, format)
    }

    /// Opens a file that is open already, from its start.
    pub fn from_file(file: File, format: Format) -> Result<Self, IngestError> {
        Self::read(Box::new(file), format)
    }

    /// Opens a workbook in memory.
    pub fn from_bytes(bytes: Vec<u8>, format: Format) -> Result<Self, IngestError> {
        Self::read(Box::new(Cursor::new(bytes)), format)
    }

    fn read(mut source: Box<dyn Bytes>, announced: Format) -> Result<Self, IngestError> {
        let size = source.seek(SeekFrom::End(0))?;
        source.rewind()?;
        if size == 0 {
            return Err(IngestError::Empty);
        }
        if size > FILE_CAP {
            return Err(over(Cap::FileBytes, FILE_CAP));
        }
        let (format, book) = match announced {
            Format::Xlsx | Format::Xlsb | Format::Ods | Format::Zip => Self::in_package(source, size, announced)?,
            Format::Xls | Format::Ole | Format::OldExcel => {
                let mut bytes = Vec::new();
                source.read_to_end(&mut bytes)?;
                (Format::Xls, Book::Biff(Box::new(Biff::open(bytes)?)))
            }
            format => return Err(IngestError::FormatUnsupported { format }),
        };
        let workbook = Self { format, book };
        if workbook.sheets().is_empty() {
            return Err(IngestError::NoSheet);
        }
        Ok(workbook)
    }

    /// What a container holds is found by its parts; the first bytes only hint at it.
    fn in_package(source: Box<dyn Bytes>, size: u64, announced: Format) -> Result<(Format, Book), IngestError> {
        let mut package = Package::open(source, size, announced)?;
        if ods::is_ods(&mut package)? {
            package.set_format(Format::Ods);
            return Ok((Format::Ods, Book::Ods(Box::new(Ods::open(package)?))));
        }
        let Some(part) = ooxml::main_part(&mut package)? else {
            return Err(IngestError::FormatUnsupported { format: Format::Zip });
        };
        if Path::new(&part).extension().is_some_and(|extension| extension == "bin") {
            package.set_format(Format::Xlsb);
            return Ok((Format::Xlsb, Book::Xlsb(Box::new(Xlsb::open(package, &part)?))));
        }
        package.set_format(Format::Xlsx);
        Ok((Format::Xlsx, Book::Xlsx(Box::new(Xlsx::open(package, &part)?))))
    }

    /// The format that it turned out to be.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The sheets of cells, hidden ones too; at least one.
    pub fn sheets(&self) -> &[SheetInfo] {
        match &self.book {
            Book::Biff(book) => book.sheets(),
            Book::Ods(book) => book.sheets(),
            Book::Xlsb(book) => book.sheets(),
            Book::Xlsx(book) => book.sheets(),
        }
    }

    /// The number of the sheet of that name, by letters as they stand.
    pub fn sheet(&self, name: &str) -> Result<usize, IngestError> {
        let found = self.sheets().iter().position(|sheet| sheet.name == name);
        found.ok_or_else(|| self.unknown(name))
    }

    /// Reads a sheet by its number, from 0. `tick` is called every few thousand cells, and at least once; its error ends the reading.
    /// The grid may be empty.
    pub fn grid(
        &mut self,
        index: usize,
        mut tick: impl FnMut() -> Result<(), IngestError>,
    ) -> Result<Grid, IngestError> {
        tick()?;
        if index >= self.sheets().len() {
            return Err(self.unknown(&(index + 1).to_string()));
        }
        match &mut self.book {
            Book::Biff(book) => book.grid(index, &mut tick),
            Book::Ods(book) => book.grid(index, &mut tick),
            Book::Xlsb(book) => book.grid(index, &mut tick),
            Book::Xlsx(book) => book.grid(index, &mut tick),
        }
    }

    fn unknown(&self, name: &str) -> IngestError {
        IngestError::SheetUnknown {
            name: name.to_owned(),
            known: self.sheets().iter().map(|sheet| sheet.name.clone()).collect(),
        }
    }
}
