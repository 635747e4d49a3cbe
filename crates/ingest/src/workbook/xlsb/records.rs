//! Records of an XLSB part: a kind and a length in seven bits a byte, and the bytes.

use std::io::{BufRead, Read};

use crate::workbook::package::{Part, broken};
use crate::{Fault, Format, IngestError};

/// No record that is read is longer; a text of 32 767 characters takes 64 KB.
const RECORD_CAP: u32 = 1 << 20;

/// The kinds of record that are read.
pub(super) mod kind {
    pub(in crate::workbook::xlsb) const ROW: u16 = 0;
    pub(in crate::workbook::xlsb) const RK: u16 = 2;
    pub(in crate::workbook::xlsb) const ERROR: u16 = 3;
    pub(in crate::workbook::xlsb) const BOOL: u16 = 4;
    pub(in crate::workbook::xlsb) const REAL: u16 = 5;
    pub(in crate::workbook::xlsb) const TEXT: u16 = 6;
    pub(in crate::workbook::xlsb) const SHARED: u16 = 7;
    pub(in crate::workbook::xlsb) const FORMULA_TEXT: u16 = 8;
    pub(in crate::workbook::xlsb) const FORMULA_REAL: u16 = 9;
    pub(in crate::workbook::xlsb) const FORMULA_BOOL: u16 = 10;
    pub(in crate::workbook::xlsb) const FORMULA_ERROR: u16 = 11;
    pub(in crate::workbook::xlsb) const SST_ITEM: u16 = 19;
    pub(in crate::workbook::xlsb) const FORMAT: u16 = 44;
    pub(in crate::workbook::xlsb) const XF: u16 = 47;
    pub(in crate::workbook::xlsb) const SHEET_END: u16 = 130;
    pub(in crate::workbook::xlsb) const WORKBOOK_PROPERTIES: u16 = 153;
    pub(in crate::workbook::xlsb) const SHEET: u16 = 156;
    pub(in crate::workbook::xlsb) const MERGE: u16 = 176;
    pub(in crate::workbook::xlsb) const CELL_XFS: u16 = 617;
    pub(in crate::workbook::xlsb) const CELL_XFS_END: u16 = 618;
}

/// A part, record by record.
pub(super) struct Records<'a> {
    part: Part<'a>,
    name: String,
    data: Vec<u8>,
}

impl<'a> Records<'a> {
    pub(super) fn new(part: Part<'a>, name: &str) -> Self {
        Self {
            part,
            name: name.to_owned(),
            data: Vec::new(),
        }
    }

    /// The next record; `None` at the end of the part.
    pub(super) fn next(&mut self) -> Result<Option<(u16, &[u8])>, IngestError> {
        let fault = |error| broken(error, Format::Xlsb, &self.name);
        if self.part.fill_buf().map_err(fault)?.is_empty() {
            return Ok(None);
        }
        let mut kind = u16::from(self.byte()?);
        if kind & 0x80 != 0 {
            kind = (kind & 0x7F) | u16::from(self.byte()?) << 7;
        }
        let mut length = 0;
        for step in 0..4 {
            let byte = self.byte()?;
            length |= u32::from(byte & 0x7F) << (7 * step);
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > RECORD_CAP {
            return self.skip(length).map(|()| Some((kind, &[][..])));
        }
        self.data.resize(length as usize, 0);
        let read = self.part.read_exact(&mut self.data);
        read.map_err(|error| broken(error, Format::Xlsb, &self.name))?;
        Ok(Some((kind, &self.data)))
    }

    fn byte(&mut self) -> Result<u8, IngestError> {
        let mut byte = [0];
        let read = self.part.read_exact(&mut byte);
        read.map_err(|error| broken(error, Format::Xlsb, &self.name))?;
        Ok(byte[0])
    }

    /// Pictures and the like may be long; nothing of them is kept.
    fn skip(&mut self, length: u32) -> Result<(), IngestError> {
        let skipped = std::io::copy(&mut (&mut self.part).take(u64::from(length)), &mut std::io::sink());
        match skipped {
            Ok(skipped) if skipped == u64::from(length) => Ok(()),
            Ok(_) => Err(self.corrupt(Fault::Truncated)),
            Err(error) => Err(broken(error, Format::Xlsb, &self.name)),
        }
    }

    /// The error of this part.
    pub(super) fn corrupt(&self, fault: Fault) -> IngestError {
        corrupt(&self.name, fault)
    }
}

/// The error of a part.
pub(super) fn corrupt(part: &str, fault: Fault) -> IngestError {
    IngestError::Corrupt {
        format: Format::Xlsb,
        part: part.to_owned(),
        fault,
    }
}

/// A text with its length before it, and what follows it; `None` where it doesn't fit.
pub(super) fn wide_text(data: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = data.split_first_chunk()?;
    let length = u32::from_le_bytes(*length);
    if length == u32::MAX {
        return Some((String::new(), rest));
    }
    let (bytes, rest) = rest.split_at_checked((length as usize).checked_mul(2)?)?;
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]))
        .collect();
    Some((String::from_utf16_lossy(&units), rest))
}
