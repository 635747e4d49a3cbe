//! Strings of XLS: Unicode in one or two bytes a character since Excel 97, of a code page before, and carried on over CONTINUE records.

use encoding_rs::Encoding;

use super::records::Record;
use crate::workbook::binary::{u16_at, u32_at};

/// How strings are written in a file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Strings {
    /// Excel 97–2003.
    Unicode,
    /// Excel 5 and 95.
    CodePage(&'static Encoding),
}

/// How long the length of a string is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// One byte.
    Short,
    /// Two bytes.
    Long,
}

impl Strings {
    /// A string at the start of a piece; `None` where the piece is too short.
    pub(super) fn read(self, piece: &[u8], length: Length) -> Option<String> {
        let mut pieces = Pieces::new(piece, &[]);
        self.read_from(&mut pieces, length)
    }

    /// A string of a record that may be carried on.
    pub(super) fn read_continued(self, piece: &[u8], more: &[&[u8]]) -> Option<String> {
        self.read_from(&mut Pieces::new(piece, more), Length::Long)
    }

    fn read_from(self, pieces: &mut Pieces<'_>, length: Length) -> Option<String> {
        let count = match length {
            Length::Short => usize::from(pieces.byte()?),
            Length::Long => usize::from(pieces.u16()?),
        };
        match self {
            Self::Unicode if count == 0 => Some(String::new()),
            Self::Unicode => {
                let is_wide = pieces.byte()? & 1 != 0;
                pieces.characters(count, is_wide)
            }
            Self::CodePage(encoding) => {
                let bytes = pieces.bytes(count)?;
                Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
        }
    }
}

/// Calls `each` with every string of the table of shared strings; `None` where one breaks off. Some programs count more than there are.
pub(super) fn shared<E>(
    record: Record<'_>,
    more: &[&[u8]],
    mut each: impl FnMut(&str) -> Result<(), E>,
) -> Result<Option<()>, E> {
    let Some(count) = u32_at(record.data, 4) else {
        return Ok(None);
    };
    let mut pieces = Pieces::new(record.data.get(8..).unwrap_or_default(), more);
    for _ in 0..count {
        if pieces.refill().is_none() {
            break;
        }
        let Some(text) = pieces.shared_string() else {
            return Ok(None);
        };
        each(&text)?;
    }
    Ok(Some(()))
}

/// The pieces of a record and its continuations, read as one.
struct Pieces<'a> {
    rest: &'a [u8],
    more: std::slice::Iter<'a, &'a [u8]>,
}

impl<'a> Pieces<'a> {
    fn new(first: &'a [u8], more: &'a [&'a [u8]]) -> Self {
        Self {
            rest: first,
            more: more.iter(),
        }
    }

    /// Goes on to the next piece when this one is at its end.
    fn refill(&mut self) -> Option<()> {
        while self.rest.is_empty() {
            self.rest = self.more.next()?;
        }
        Some(())
    }

    /// A string of the table, which formats of its parts and readings of its characters may follow.
    fn shared_string(&mut self) -> Option<String> {
        const RICH: u8 = 8;
        const PHONETIC: u8 = 4;
        let count = usize::from(self.u16()?);
        let flags = self.byte()?;
        let runs = if flags & RICH == 0 { 0 } else { usize::from(self.u16()?) };
        let phonetic = if flags & PHONETIC == 0 { 0 } else { self.u32()? as usize };
        let text = self.characters(count, flags & 1 != 0)?;
        self.skip(4 * runs)?;
        self.skip(phonetic)?;
        Some(text)
    }

    fn byte(&mut self) -> Option<u8> {
        self.refill()?;
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    fn bytes(&mut self, count: usize) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        while out.len() < count {
            self.refill()?;
            let taken = self.rest.len().min(count - out.len());
            out.extend_from_slice(&self.rest[..taken]);
            self.rest = &self.rest[taken..];
        }
        Some(out)
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.refill()?;
            let taken = self.rest.len().min(count);
            self.rest = &self.rest[taken..];
            count -= taken;
        }
        Some(())
    }

    /// Characters; where they go on in another piece, that begins with a byte saying again how wide they are.
    fn characters(&mut self, count: usize, mut is_wide: bool) -> Option<String> {
        let mut units = Vec::new();
        loop {
            let width = if is_wide { 2 } else { 1 };
            let here = (self.rest.len() / width).min(count - units.len());
            let (taken, rest) = self.rest.split_at(here * width);
            if is_wide {
                units.extend((0..here).filter_map(|unit| u16_at(taken, 2 * unit)));
            } else {
                units.extend(taken.iter().map(|byte| u16::from(*byte)));
            }
            self.rest = rest;
            if units.len() == count {
                return Some(String::from_utf16_lossy(&units));
            }
            // Half a character at the end of a piece belongs to nothing.
            self.rest = self.more.next()?;
            is_wide = self.byte()? & 1 != 0;
        }
    }
}

/// The encoding of a code page by its number; the one of the country's editions where the file doesn't say or says nonsense.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    match number {
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1200 => encoding_rs::UTF_16LE,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        367 | 1252 | 0x8001 => encoding_rs::WINDOWS_1252,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10_000 | 0x8000 => encoding_rs::MACINTOSH,
        65_001 => encoding_rs::UTF_8,
        _ => encoding_rs::GBK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_goes_on_in_another_width() {
        let first = [4, 0, 0, b'G', b'D'];
        let more: [&[u8]; 1] = [&[1, 0x7F, 0x5E, 0xF7, 0x5D]];
        assert_eq!(
            Strings::Unicode.read_continued(&first, &more).as_deref(),
            Some("GD广巷"),
            "narrow, then wide"
        );
        assert_eq!(Strings::Unicode.read_continued(&first, &[]), None, "cut off");
    }

    #[test]
    fn a_code_page_is_decoded() {
        let piece = [4, 0, 0xB9, 0xE3, 0xD6, 0xDD];
        let strings = Strings::CodePage(code_page(936));
        assert_eq!(strings.read(&piece, Length::Long).as_deref(), Some("广州"), "GBK");
    }
}
