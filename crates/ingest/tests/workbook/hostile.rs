//! Files that mean harm: each is refused by a cap, and none takes the memory that it claims.

use std::io::{Cursor, Write};

use suishu_ingest::grid::CellKind::Number;
use suishu_ingest::{Cap, Format, IngestError, gunzip};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::biff::{Book, Stream};
use crate::zips::{sheet, xlsx, zip};
use crate::{check, grid, open};

#[track_caller]
fn over(result: Result<suishu_ingest::Grid, IngestError>, cap: Cap) {
    let error = result.unwrap_err();
    assert!(
        matches!(error, IngestError::OverCap { cap: found, .. } if found == cap),
        "{cap:?}: {error}"
    );
}

/// Pieces of markup that differ by a number.
fn many(numbers: std::ops::Range<u32>, piece: impl Fn(u32) -> String) -> String {
    numbers.map(piece).collect::<Vec<_>>().concat()
}

#[test]
fn two_far_corners_take_no_more_than_two_rows() {
    let rows = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let bytes = xlsx(&sheet(rows), &[]);
    assert!(bytes.len() < 2_000, "a range of 512 GiB in {} bytes", bytes.len());
    let grid = grid(&bytes, 0).unwrap();
    check(&grid, 1, 0, "1", Number, "the first corner");
    check(&grid, 1_048_576, 16_383, "2", Number, "the last");
    assert_eq!(grid.height(), 2, "two rows");
}

#[test]
fn the_rectangle_that_an_xls_claims_is_not_reserved() {
    let mut records = Stream::default();
    let dimensions: Vec<u8> = [u32::MAX - 1, u32::MAX]
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .chain([0, 0, 0xFF, 0xFF, 0, 0])
        .collect();
    records
        .record(0x0200, &dimensions)
        .number(0, 0, 0, 1.0)
        .number(65_535, 255, 0, 2.0);
    let grid = grid(&Book::of(records).file(), 0).unwrap();
    check(&grid, 65_536, 255, "2", Number, "only its cells are");
}

#[test]
fn places_beyond_any_sheet_are_over_a_cap() {
    over(
        grid(&xlsx(&sheet("<row r='1048577'><c><v>1</v></c></row>"), &[]), 0),
        Cap::Rows,
    );
    over(
        grid(&xlsx(&sheet("<row><c r='XFE1'><v>1</v></c></row>"), &[]), 0),
        Cap::Columns,
    );
    let mut records = Stream::default();
    records.number(0, 20_000, 0, 1.0);
    over(grid(&Book::of(records).file(), 0), Cap::Columns);
}

#[test]
fn cells_between_far_ones_are_counted() {
    let far = many(1..401, |row| {
        format!("<row r='{row}'><c r='XFD{row}'><v>1</v></c></row>")
    });
    over(grid(&xlsx(&sheet(&far), &[]), 0), Cap::Cells);
}

#[test]
fn a_cell_longer_than_a_cell_can_be_is_refused() {
    let text = |length| {
        format!(
            "<row><c t='inlineStr'><is><t>{}</t></is></c></row>",
            "州".repeat(length)
        )
    };
    assert!(grid(&xlsx(&sheet(&text(32_767)), &[]), 0).is_ok(), "the longest");
    over(grid(&xlsx(&sheet(&text(32_768)), &[]), 0), Cap::CellChars);
}

#[test]
fn packed_zeros_are_a_bomb_whatever_their_size_claims() {
    let zeros = " ".repeat(3 << 19);
    let bytes = xlsx(&sheet(&zeros), &[]);
    over(grid(&bytes, 0), Cap::MarkupBytes);
    let rows = "<row></row>".repeat(1 << 20);
    let bytes = xlsx(&sheet(&rows), &[]);
    over(grid(&bytes, 0), Cap::Ratio);
    // The size in the directory is a lie; what comes out is counted.
    let mut lying = bytes;
    let real = (sheet(&rows).len() as u32).to_le_bytes();
    let places: Vec<usize> = memchr::memmem::find_iter(&lying, &real).collect();
    for at in places {
        lying[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    assert!(grid(&lying, 0).is_err(), "not believed");
}

#[test]
fn shared_strings_are_counted_not_believed() {
    let strings = r#"<sst count="4000000000" uniqueCount="4000000000000"><si><t>一</t></si></sst>"#;
    let bytes = xlsx(
        &sheet("<row><c t='s'><v>0</v></c></row>"),
        &[("xl/sharedStrings.xml", strings.as_bytes())],
    );
    assert_eq!(
        crate::cell(&grid(&bytes, 0).unwrap(), 1, 0).0,
        "一",
        "nothing is reserved by a claim"
    );
}

#[test]
fn thousands_of_entries_are_no_workbook() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for at in 0..2_001 {
        writer.start_file(format!("xl/{at}"), options).unwrap();
        writer.write_all(b"x").unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    let error = open(&bytes).unwrap_err();
    assert!(
        matches!(error, IngestError::OverCap { cap: Cap::Entries, .. }),
        "{error}"
    );
}

#[test]
fn markup_attacks_end_early() {
    let attributes = many(0..100_000, |at| format!(" a{at}='1'"));
    over(
        grid(&xlsx(&sheet(&format!("<row{attributes}/>")), &[]), 0),
        Cap::MarkupBytes,
    );
    let spaces = many(0..100_000, |at| format!(" xmlns:a{at}='1'"));
    over(
        grid(&xlsx(&sheet(&format!("<row{spaces}/>")), &[]), 0),
        Cap::MarkupBytes,
    );
    over(grid(&xlsx(&sheet(&"<row>".repeat(100_000)), &[]), 0), Cap::MarkupDepth);
    let entity = format!(
        "<!DOCTYPE x [<!ENTITY a \"1\"><!ENTITY b \"&a;&a;\">]>{}",
        sheet("<row><c><v>&b;</v></c></row>")
    );
    let error = grid(&xlsx(&entity, &[]), 0).unwrap_err();
    assert!(
        matches!(error, IngestError::Corrupt { .. }),
        "entities of its own are not expanded: {error}"
    );
}

#[test]
fn changed_bytes_never_panic() {
    let bytes = xlsx(
        &sheet("<row><c r='A1' s='0'><v>1</v></c><c t='s'><v>0</v></c></row>"),
        &[("xl/sharedStrings.xml", b"<sst><si><t>x</t></si></sst>")],
    );
    for at in 0..bytes.len() {
        for byte in [0x00, 0x20, 0x7F, 0xFF] {
            let mut changed = bytes.clone();
            changed[at] = byte;
            if let Ok(mut book) = suishu_ingest::workbook::Workbook::from_bytes(changed, Format::Xlsx) {
                let _ = book.grid(0, || Ok(()));
            }
        }
    }
    for length in 1..bytes.len() {
        let result = suishu_ingest::workbook::Workbook::from_bytes(bytes[..length].to_vec(), Format::Xlsx);
        assert!(result.is_err(), "{length} bytes of {}", bytes.len());
    }
}

#[test]
fn gzip_is_inflated_under_the_same_caps() {
    let pack = |content: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all(content).unwrap();
        packer.finish().unwrap()
    };
    let read = |packed: &[u8]| {
        let mut out = Vec::new();
        std::io::copy(&mut gunzip(packed, packed.len() as u64), &mut out).map_err(IngestError::from)?;
        Ok::<_, IngestError>(out)
    };
    let two = [pack("指标,数值\n".as_bytes()), pack(b"GDP,1\n")].concat();
    assert_eq!(read(&two).unwrap(), "指标,数值\nGDP,1\n".as_bytes(), "both members");
    let error = read(&pack(&vec![b'0'; 11 << 20])).unwrap_err();
    assert!(
        matches!(error, IngestError::OverCap { cap: Cap::Ratio, .. }),
        "a bomb: {error}"
    );
    let whole = pack(b"abc");
    assert!(read(&whole[..whole.len() - 4]).is_err(), "cut off");
}

#[test]
fn locked_entries_are_a_password() {
    let plain = zip(&[
        ("xl/workbook.xml", b"<workbook/>"),
        ("_rels/.rels", b"<Relationships/>"),
    ]);
    let mut locked = plain;
    // The flag of encryption, in the entries and in the directory.
    for (signature, offset) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
        let places: Vec<usize> = memchr::memmem::find_iter(&locked, signature).collect();
        for at in places {
            locked[at + offset] |= 1;
        }
    }
    let error = suishu_ingest::workbook::Workbook::from_bytes(locked, Format::Xlsx).unwrap_err();
    assert!(matches!(error, IngestError::Encrypted { .. }), "{error}");
}
