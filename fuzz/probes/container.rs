//! Containers around arbitrary content. Without them a fuzzer spends its time on checksums and never sees a cell.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const CONTENT_TYPES: &str =
    r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a container, stored.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, content) in parts {
        zip.start_file(*name, stored).expect("memory");
        zip.write_all(content).expect("memory");
    }
    zip.finish().expect("memory").into_inner()
}

fn relations(targets: &[(&str, &str, &str)]) -> String {
    let mut text = String::from(
        r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    );
    for (id, kind, target) in targets {
        write!(
            text,
            r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"/>"#
        )
        .expect("memory");
    }
    text + "</Relationships>"
}

/// An XLSX whose sheet, styles and shared strings are that content, parted by NUL.
pub(crate) fn xlsx(content: &[u8]) -> Vec<u8> {
    let mut parts = content.splitn(3, |byte| *byte == 0);
    let mut part = || parts.next().unwrap_or_default();
    let book = format!(
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{OFFICE}"><sheets><sheet name="表1" sheetId="1" r:id="rId1"/></sheets></workbook>"#
    );
    zip(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        (
            "_rels/.rels",
            relations(&[("rId1", "officeDocument", "xl/workbook.xml")]).as_bytes(),
        ),
        ("xl/workbook.xml", book.as_bytes()),
        (
            "xl/_rels/workbook.xml.rels",
            relations(&[
                ("rId1", "worksheet", "worksheets/sheet1.xml"),
                ("rId2", "styles", "styles.xml"),
                ("rId3", "sharedStrings", "sharedStrings.xml"),
            ])
            .as_bytes(),
        ),
        ("xl/worksheets/sheet1.xml", part()),
        ("xl/styles.xml", part()),
        ("xl/sharedStrings.xml", part()),
    ])
}

/// An ODS whose content is that.
pub(crate) fn ods(content: &[u8]) -> Vec<u8> {
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content),
    ])
}

/// An XLSB whose sheet is those records.
pub(crate) fn xlsb(content: &[u8]) -> Vec<u8> {
    let wide = |text: &str| {
        let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        [&(text.len() as u32).to_le_bytes()[..], &units].concat()
    };
    let sheet = [
        &0_u32.to_le_bytes()[..],
        &1_u32.to_le_bytes(),
        &wide("rId1"),
        &wide("a"),
    ]
    .concat();
    // Begin of the book, begin of the sheets, a sheet, and both ends.
    let begin = [0x83, 0x01, 0, 0x8F, 0x01, 0, 0x9C, 0x01, sheet.len() as u8];
    let book = [&begin[..], &sheet, &[0x90, 0x01, 0, 0x84, 0x01, 0]].concat();
    zip(&[
        ("[Content_Types].xml", CONTENT_TYPES.as_bytes()),
        (
            "_rels/.rels",
            relations(&[("rId1", "officeDocument", "xl/workbook.bin")]).as_bytes(),
        ),
        ("xl/workbook.bin", &book),
        (
            "xl/_rels/workbook.bin.rels",
            relations(&[("rId1", "worksheet", "worksheets/sheet1.bin")]).as_bytes(),
        ),
        ("xl/worksheets/sheet1.bin", content),
    ])
}
