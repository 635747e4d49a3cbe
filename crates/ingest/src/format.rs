//! Which format a file is of, by its content: the name of a file says nothing.

/// A format recognised by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Office Open XML workbook.
    Xlsx,
    /// The binary form of the same.
    Xlsb,
    /// Excel 5–2003 workbook.
    Xls,
    /// Excel 2–4 sheet, not in a container.
    OldExcel,
    /// XML of Excel 2002–2003, whatever its name says.
    SpreadsheetMl,
    /// OpenDocument spreadsheet.
    Ods,
    /// Another file in the container of Office 97–2003: a document, a presentation, a message.
    Ole,
    /// ZIP archive of something else.
    Zip,
    /// gzip.
    Gzip,
    /// PDF.
    Pdf,
    /// A web page, whatever its name says.
    Html,
    /// Text in characters of four bytes.
    Utf32,
}

impl Format {
    /// The name as people know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xlsb => "XLSB",
            Self::Xls => "XLS",
            Self::OldExcel => "Excel 2–4",
            Self::SpreadsheetMl => "Excel 2003 XML",
            Self::Ods => "ODS",
            Self::Ole => "Office 97–2003",
            Self::Zip => "ZIP",
            Self::Gzip => "gzip",
            Self::Pdf => "PDF",
            Self::Html => "HTML",
            Self::Utf32 => "UTF-32",
        }
    }

    /// Whether a workbook is read from it.
    pub const fn is_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xlsb | Self::Xls | Self::Ods)
    }

    /// The format that these first bytes announce; `None` where they may be text. What a container holds shows only when it is
    /// opened: see [`Workbook::format`](crate::workbook::Workbook::format).
    pub fn of(head: &[u8]) -> Option<Self> {
        const SIGNATURES: &[(&[u8], Format)] = &[
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Xls),
            (b"\x09\x08\x10\x00", Format::Xls),
            (b"\x09\x08\x08\x00", Format::Xls),
            (b"\x09\x00\x04\x00", Format::OldExcel),
            (b"\x09\x00\x06\x00", Format::OldExcel),
            (b"\x09\x02\x06\x00", Format::OldExcel),
            (b"\x09\x04\x06\x00", Format::OldExcel),
            (b"PK\x05\x06", Format::Zip),
            (b"\x1F\x8B", Format::Gzip),
            (b"%PDF-", Format::Pdf),
        ];
        if head.starts_with(b"PK\x03\x04") {
            return Some(Self::in_zip(head));
        }
        SIGNATURES
            .iter()
            .find(|(signature, _)| head.starts_with(signature))
            .map(|(_, format)| *format)
            .or_else(|| Self::in_markup(head))
    }

    fn in_zip(head: &[u8]) -> Self {
        let holds = |part: &[u8]| memchr::memmem::find(head, part).is_some();
        match () {
            () if holds(b"application/vnd.oasis.opendocument.spreadsheet") => Self::Ods,
            () if holds(b"xl/workbook.bin") => Self::Xlsb,
            () if holds(b"xl/") => Self::Xlsx,
            () if holds(b"word/") || holds(b"ppt/") => Self::Zip,
            () if holds(b"[Content_Types].xml") => Self::Xlsx,
            () => Self::Zip,
        }
    }

    fn in_markup(head: &[u8]) -> Option<Self> {
        /// So far into the text a root element stands.
        const ROOT: usize = 1024;
        let text = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
        let begins = |tag: &[u8]| {
            text.get(..tag.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(tag))
        };
        let holds = |part: &[u8]| memchr::memmem::find(&text[..text.len().min(ROOT)], part).is_some();
        if begins(b"<?xml") && holds(b"urn:schemas-microsoft-com:office:spreadsheet") {
            return Some(Self::SpreadsheetMl);
        }
        let is_page = [
            &b"<html"[..],
            b"<!doctype html",
            b"<table",
            b"<head>",
            b"<meta ",
            b"mime-version:",
        ]
        .into_iter()
        .any(begins);
        (is_page || begins(b"<?xml") && holds(b"<html")).then_some(Self::Html)
    }
}
