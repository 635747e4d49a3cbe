//! Records of an XLS stream: a kind, a length and bytes, which CONTINUE records may carry on.

use super::compound::corrupt;
use crate::workbook::binary::u16_at;
use crate::{Fault, IngestError};

/// The kinds of record that are read.
pub(super) mod kind {
    pub(in crate::workbook::biff) const EOF: u16 = 0x000A;
    pub(in crate::workbook::biff) const DATE_MODE: u16 = 0x0022;
    pub(in crate::workbook::biff) const FILE_PASS: u16 = 0x002F;
    pub(in crate::workbook::biff) const CONTINUE: u16 = 0x003C;
    pub(in crate::workbook::biff) const CODE_PAGE: u16 = 0x0042;
    pub(in crate::workbook::biff) const BOUND_SHEET: u16 = 0x0085;
    pub(in crate::workbook::biff) const MUL_RK: u16 = 0x00BD;
    pub(in crate::workbook::biff) const R_STRING: u16 = 0x00D6;
    pub(in crate::workbook::biff) const XF: u16 = 0x00E0;
    pub(in crate::workbook::biff) const MERGED_CELLS: u16 = 0x00E5;
    pub(in crate::workbook::biff) const SST: u16 = 0x00FC;
    pub(in crate::workbook::biff) const LABEL_SST: u16 = 0x00FD;
    pub(in crate::workbook::biff) const NUMBER: u16 = 0x0203;
    pub(in crate::workbook::biff) const LABEL: u16 = 0x0204;
    pub(in crate::workbook::biff) const BOOL_ERR: u16 = 0x0205;
    pub(in crate::workbook::biff) const STRING: u16 = 0x0207;
    pub(in crate::workbook::biff) const RK: u16 = 0x027E;
    pub(in crate::workbook::biff) const FORMULA: u16 = 0x0006;
    pub(in crate::workbook::biff) const FORMULA_3: u16 = 0x0206;
    pub(in crate::workbook::biff) const FORMULA_4: u16 = 0x0406;
    pub(in crate::workbook::biff) const FORMAT: u16 = 0x041E;
    pub(in crate::workbook::biff) const BOF: u16 = 0x0809;
}

/// A record where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) at: usize,
    pub(super) data: &'a [u8],
}

impl Record<'_> {
    /// The error of this record.
    pub(super) fn malformed(&self) -> IngestError {
        corrupt(
            format!("record {:04X} at byte {}", self.kind, self.at),
            Fault::Malformed,
        )
    }
}

/// The records from a place on.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    pub(super) const fn from(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// The next record; its absence is an error, since a part ends with a record that says so.
    pub(super) fn next(&mut self) -> Result<Record<'a>, IngestError> {
        let truncated = || corrupt(format!("the stream at byte {}", self.at), Fault::Truncated);
        let kind = u16_at(self.stream, self.at).ok_or_else(truncated)?;
        let length = u16_at(self.stream, self.at + 2).ok_or_else(truncated)?;
        let data = self.stream[self.at + 4..]
            .get(..usize::from(length))
            .ok_or_else(truncated)?;
        let at = self.at;
        self.at += 4 + data.len();
        Ok(Record { kind, at, data })
    }

    /// The CONTINUE records that follow, taken.
    pub(super) fn continued(&mut self) -> Vec<&'a [u8]> {
        let mut pieces = Vec::new();
        while u16_at(self.stream, self.at) == Some(kind::CONTINUE) {
            match self.next() {
                Ok(record) => pieces.push(record.data),
                Err(_) => break,
            }
        }
        pieces
    }
}
