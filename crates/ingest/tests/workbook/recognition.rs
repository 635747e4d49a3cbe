//! A format is known by content: the name of a file says nothing.

use suishu_ingest::Format;

#[test]
fn first_bytes_announce_the_format() {
    for (head, format) in [
        (
            &b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK"[..],
            Some(Format::Ods),
        ),
        (b"PK\x03\x04....xl/workbook.bin", Some(Format::Xlsb)),
        (
            b"PK\x03\x04....[Content_Types].xml....xl/workbook.xml",
            Some(Format::Xlsx),
        ),
        (
            b"PK\x03\x04....[Content_Types].xml....word/document.xml",
            Some(Format::Zip),
        ),
        (b"PK\x03\x04....readme.txt", Some(Format::Zip)),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Some(Format::Xls)),
        (b"\x09\x08\x10\x00\x00\x06\x05\x00", Some(Format::Xls)),
        (b"\x09\x00\x04\x00\x02\x00\x10\x00", Some(Format::OldExcel)),
        (b"\x09\x02\x06\x00\x00\x03\x10\x00", Some(Format::OldExcel)),
        (b"\x1F\x8B\x08\x00", Some(Format::Gzip)),
        (b"%PDF-1.7", Some(Format::Pdf)),
        (
            b"\xEF\xBB\xBF\r\n<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">",
            Some(Format::Html),
        ),
        (b"<?xml version=\"1.0\"?>\n<!DOCTYPE html><html>", Some(Format::Html)),
        (
            b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
            Some(Format::Html),
        ),
        (
            b"<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
            Some(Format::SpreadsheetMl),
        ),
        (b"Country\tSubject Descriptor\tUnits\n", None),
        (b"<1%,2\n", None),
    ] {
        assert_eq!(Format::of(head), format, "{}", String::from_utf8_lossy(head));
    }
}

#[test]
fn what_is_no_workbook_is_named_and_not_opened() {
    for format in [Format::Gzip, Format::Pdf, Format::Html, Format::SpreadsheetMl] {
        let error = suishu_ingest::workbook::Workbook::from_bytes(b"anything".to_vec(), format).unwrap_err();
        assert!(
            matches!(error, suishu_ingest::IngestError::FormatUnsupported { format: found } if found == format),
            "{error}"
        );
        assert!(!format.is_workbook(), "{}", format.name());
    }
}
