//! The ZIP container of a workbook: parts by name, read under the caps of [`crate::inflate`]. Nothing is ever unpacked to a disk.

use std::collections::HashMap;
use std::io::{BufReader, Read, Seek, SeekFrom};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::sheet::over;
use super::xml::Xml;
use crate::inflate::{Counted, ENTRY_CAP, Total};
use crate::{Cap, Fault, Format, IngestError};

/// A workbook has a few dozen entries; a hundred thousand are an attack on memory.
const ENTRIES_CAP: u64 = 2_000;

/// Where the bytes of a workbook come from.
pub(super) trait Bytes: Read + Seek + Send {}

impl<T: Read + Seek + Send> Bytes for T {}

/// An open container.
pub(super) struct Package {
    zip: ZipArchive<Box<dyn Bytes>>,
    /// Entries by their names in small letters: some writers don't keep to the case, some write backslashes.
    names: HashMap<String, usize>,
    size: u64,
    format: Format,
    total: Total,
}

/// A part while it is read.
pub(super) type Part<'a> = BufReader<Counted<ZipFile<'a, Box<dyn Bytes>>>>;

impl Package {
    /// Reads the directory of the container.
    pub(super) fn open(mut source: Box<dyn Bytes>, size: u64, format: Format) -> Result<Self, IngestError> {
        if announced_entries(&mut source, size)? > ENTRIES_CAP {
            return Err(over(Cap::Entries, ENTRIES_CAP));
        }
        let zip = ZipArchive::new(source).map_err(|error| fault(error, format, "the directory of the container"))?;
        let mut names = HashMap::new();
        for at in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(at) {
                names.insert(key(&name), at);
            }
        }
        Ok(Self {
            zip,
            names,
            size,
            format,
            total: Total::default(),
        })
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// Whether any part's name begins so.
    pub(super) fn has_any(&self, prefix: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(prefix))
    }

    /// What the container turned out to hold; errors name it.
    pub(super) const fn set_format(&mut self, format: Format) {
        self.format = format;
    }

    /// Begins a reading of its own: what came out before doesn't count against it.
    pub(super) fn begin(&mut self) {
        self.total = Total::default();
    }

    /// A part; `None` when there is none of that name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_>>, IngestError> {
        let Some(&at) = self.names.get(&key(name)) else {
            return Ok(None);
        };
        let file = self.zip.by_index(at).map_err(|error| fault(error, self.format, name))?;
        let packed = file.compressed_size().min(self.size);
        let counted = Counted::new(file, packed, ENTRY_CAP, self.total.clone());
        Ok(Some(BufReader::with_capacity(1 << 16, counted)))
    }

    /// A part of markup; `None` when there is none of that name.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<Xml<'_>>, IngestError> {
        let format = self.format;
        Ok(self.part(name)?.map(|part| Xml::new(part, name, format)))
    }

    /// A part of markup that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<Xml<'_>, IngestError> {
        let missing = missing(self.format, name);
        self.xml(name)?.ok_or(missing)
    }
}

/// The error of a part that isn't there.
pub(super) fn missing(format: Format, part: &str) -> IngestError {
    IngestError::Corrupt {
        format,
        part: part.to_owned(),
        fault: Fault::Missing,
    }
}

fn key(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

fn fault(error: ZipError, format: Format, part: &str) -> IngestError {
    let fault = match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => return IngestError::Encrypted { format },
        ZipError::Io(error) => return broken(error, format, part),
        ZipError::InvalidArchive(reason) if reason.contains("EOCD") || reason.contains("end of central") => {
            Fault::Truncated
        }
        _ => Fault::Malformed,
    };
    IngestError::Corrupt {
        format,
        part: part.to_owned(),
        fault,
    }
}

/// What an error of reading a part means: a cap, the end of the file, packed bytes that are wrong, or the system itself.
pub(super) fn broken(error: std::io::Error, format: Format, part: &str) -> IngestError {
    use std::io::ErrorKind;
    let fault = match error.kind() {
        ErrorKind::UnexpectedEof => Fault::Truncated,
        ErrorKind::InvalidData | ErrorKind::InvalidInput => Fault::Malformed,
        _ => return error.into(),
    };
    IngestError::Corrupt {
        format,
        part: part.to_owned(),
        fault,
    }
}

/// How many entries the end of the container announces, before its directory is read into memory. A number that doesn't fit its two
/// bytes is over the cap in any case.
fn announced_entries(source: &mut Box<dyn Bytes>, size: u64) -> Result<u64, IngestError> {
    const RECORD: usize = 22;
    const COMMENT: u64 = 1 << 16;
    let tail = size.min(RECORD as u64 + COMMENT);
    source.seek(SeekFrom::Start(size - tail))?;
    let mut bytes = Vec::new();
    source.take(tail).read_to_end(&mut bytes)?;
    source.rewind()?;
    let record = memchr::memmem::rfind(&bytes, b"PK\x05\x06").and_then(|at| bytes.get(at..at + RECORD));
    Ok(record.map_or(0, |record| u64::from(u16::from_le_bytes([record[10], record[11]]))))
}
