//! XLS: what stands in records is what stands in the grid.

use suishu_ingest::grid::CellKind::{Blank, Bool, Date, Error, Number, Text, Uncomputed};
use suishu_ingest::{Fault, Format, IngestError};

use crate::biff::{Book, Stream, compound, wide};
use crate::{cell, check, grid, open};

/// Styles: general, 0.00, a day, a percentage of the file's own.
fn styled(sheet: Stream) -> Book {
    let mut book = Book::of(sheet);
    book.globals
        .record(0x041E, &[&164_u16.to_le_bytes()[..], &wide("0.0%")].concat())
        .record(
            0x041E,
            &[&165_u16.to_le_bytes()[..], &wide("yyyy\"年\"m\"月\"")].concat(),
        );
    book.styles = vec![0, 2, 14, 164, 165, 22];
    book
}

#[test]
fn numbers_are_shown_in_their_formats() {
    let mut sheet = Stream::default();
    sheet
        .number(0, 0, 0, 21503.15)
        .number(0, 1, 1, 2152.4)
        .number(0, 2, 2, 44_075.0)
        .number(0, 3, 3, 0.053)
        .number(0, 4, 4, 44_075.0)
        .number(0, 5, 5, 44_075.562_5)
        .cell(0x027E, 1, 0, 0, &((215_315_u32 << 2) | 3).to_le_bytes())
        .cell(
            0x00BD,
            2,
            0,
            1,
            &[
                &((1234_u32 << 2) | 2).to_le_bytes()[..],
                &[3, 0],
                &((5_u32 << 2) | 3).to_le_bytes(),
                &[1, 0],
            ]
            .concat(),
        );
    let grid = grid(&styled(sheet).file(), 0).unwrap();
    check(&grid, 1, 0, "21503.15", Number, "as typed");
    check(&grid, 1, 1, "2152.40", Number, "two decimals are shown");
    check(&grid, 1, 2, "2020-09-01", Date, "a built-in date");
    check(&grid, 1, 3, "5.3%", Number, "a percentage of the file's own");
    check(&grid, 1, 4, "2020-09-01", Date, "a month as it is shown in China");
    check(&grid, 1, 5, "2020-09-01 13:30:00", Date, "with a time");
    check(&grid, 2, 0, "2153.15", Number, "packed");
    check(&grid, 3, 0, "1234.00", Number, "packed with others");
    check(&grid, 3, 1, "5.0%", Number, "each of them with its own format");
}

#[test]
fn texts_truths_errors_and_formulas_are_what_they_are() {
    let text_follows = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let nothing = [3, 0, 0, 0, 0, 0, 0xFF, 0xFF];
    let mut sheet = Stream::default();
    sheet
        .label(0, 0, "　　其中：第三产业")
        .cell(0x0205, 0, 1, 0, &[1, 0])
        .cell(0x0205, 0, 2, 0, &[0x07, 1])
        .formula(1, 0, 1, 2152.4_f64.to_le_bytes(), 0)
        .formula(1, 1, 0, text_follows, 0)
        .record(0x0207, &wide("合计"))
        .formula(1, 2, 0, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF], 0)
        .formula(1, 3, 0, nothing, 0)
        .formula(1, 4, 0, nothing, 3);
    let grid = grid(&styled(sheet).file(), 0).unwrap();
    check(
        &grid,
        1,
        0,
        "　　其中：第三产业",
        Text,
        "blanks before a text are its level",
    );
    check(&grid, 1, 1, "TRUE", Bool, "a truth");
    check(&grid, 1, 2, "#DIV/0!", Error, "an error");
    check(&grid, 2, 0, "2152.40", Number, "the result of a formula, in its format");
    check(&grid, 2, 1, "合计", Text, "a text that a formula gave");
    check(&grid, 2, 2, "#N/A", Error, "an error that a formula gave");
    check(&grid, 2, 3, "", Blank, "an empty text is nothing");
    check(&grid, 2, 4, "=…", Uncomputed, "never computed");
}

#[test]
fn shared_strings_go_on_over_records_and_carry_runs() {
    let mut first = [2_u32.to_le_bytes(), 2_u32.to_le_bytes()].concat();
    // Rich text of four characters with one run, of which only the first two stand in this record, in one byte each.
    first.extend([4, 0, 8, 1, 0, b'G', b'D']);
    let mut more = vec![1];
    more.extend("总值".encode_utf16().flat_map(u16::to_le_bytes));
    more.extend([0; 4]);
    more.extend(wide("广州"));
    let mut sheet = Stream::default();
    sheet
        .cell(0x00FD, 0, 0, 0, &0_u32.to_le_bytes())
        .cell(0x00FD, 0, 1, 0, &1_u32.to_le_bytes());
    let mut book = styled(sheet);
    book.globals.record(0x00FC, &first).record(0x003C, &more);
    let grid = grid(&book.file(), 0).unwrap();
    check(&grid, 1, 0, "GD总值", Text, "narrow characters, then wide ones");
    check(&grid, 1, 1, "广州", Text, "the one after the runs");
}

#[test]
fn cells_come_in_order_however_they_were_written() {
    let mut chart = Stream::default();
    chart.begin(0x0600, 32).number(0, 0, 0, 99.0).end();
    let mut sheet = Stream::default();
    sheet.number(2, 1, 0, 6.0).number(0, 1, 0, 2.0).number(0, 0, 0, 1.0);
    sheet.0.extend(&chart.0);
    sheet.number(2, 0, 0, 5.0).number(0, 0, 0, 7.0);
    let grid = grid(&styled(sheet).file(), 0).unwrap();
    let texts: Vec<&str> = [(1, 0), (1, 1), (3, 0), (3, 1)]
        .map(|(line, column)| cell(&grid, line, column).0)
        .to_vec();
    assert_eq!(
        texts,
        ["7", "2", "5", "6"],
        "by row and column; the later of two for one cell; no cells of the chart"
    );
    assert_eq!(grid.height(), 2, "empty rows are left out");
}

#[test]
fn merged_cells_are_told_in_rows_of_the_grid() {
    let mut sheet = Stream::default();
    sheet.label(2, 0, "2020年").label(3, 0, "一季度").label(3, 1, "上半年");
    let merged: Vec<u8> = [1_u16, 2, 2, 0, 1]
        .iter()
        .flat_map(|number| number.to_le_bytes())
        .collect();
    sheet.record(0x00E5, &merged);
    let grid = grid(&styled(sheet).file(), 0).unwrap();
    assert_eq!(grid.anchor(0, 1), (0, 0), "the second cell shows the first one's text");
    assert_eq!(grid.anchor(1, 1), (1, 1), "the row below is not merged");
}

#[test]
fn sheets_are_named_and_hidden_ones_marked() {
    let mut book = Book::of(Stream::default());
    let mut second = Stream::default();
    second.label(0, 0, "x");
    book.sheets.push(("附表", 1, second));
    let mut open = open(&book.file()).unwrap();
    let sheets: Vec<(String, bool)> = open
        .sheets()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.hidden))
        .collect();
    assert_eq!(
        sheets,
        [("表1".to_owned(), false), ("附表".to_owned(), true)],
        "in order"
    );
    assert_eq!(open.sheet("附表").unwrap(), 1, "by name");
    assert!(
        open.grid(0, || Ok(())).unwrap().is_empty(),
        "an empty sheet is an empty grid"
    );
    let error = open.grid(1, || Err(IngestError::Cancelled)).unwrap_err();
    assert!(matches!(error, IngestError::Cancelled), "the caller stops it");
    let error = open.sheet("表9").unwrap_err();
    assert!(
        matches!(&error, IngestError::SheetUnknown { name, known } if name == "表9" && known == &["表1", "附表"]),
        "those there are, are told: {error}"
    );
}

#[test]
fn excel_5_is_read_in_its_code_page() {
    let mut sheet = Stream::default();
    let text = encoding_rs::GBK.encode("国内生产总值").0;
    let label = [&(text.len() as u16).to_le_bytes()[..], &text].concat();
    sheet.cell(0x0204, 0, 0, 0, &label).number(0, 1, 0, 183_669.3);
    let mut book = Book::of(sheet);
    book.styles = vec![4];
    book.globals.record(0x0042, &936_u16.to_le_bytes());
    let file = compound(&[("Book", &book.old_stream())]);
    let mut open = open(&file).unwrap();
    assert_eq!(open.sheets()[0].name, "表1", "the sheet's name is in the code page too");
    let grid = open.grid(0, || Ok(())).unwrap();
    check(&grid, 1, 0, "国内生产总值", Text, "GBK");
    check(&grid, 1, 1, "183669.30", Number, "with its format");
}

#[test]
fn dates_may_count_from_1904() {
    let mut sheet = Stream::default();
    sheet.number(0, 0, 2, 42_613.0);
    let mut book = styled(sheet);
    book.globals.record(0x0022, &1_u16.to_le_bytes());
    check(&grid(&book.file(), 0).unwrap(), 1, 0, "2020-09-01", Date, "from 1904");
}

#[test]
fn a_bare_stream_is_read_and_a_small_one_found_among_the_small() {
    let mut sheet = Stream::default();
    sheet.number(0, 0, 0, 1.0);
    let stream = styled(sheet).stream();
    assert!(stream.len() < 4096, "it lies in the small sectors");
    check(
        &grid(&compound(&[("Workbook", &stream)]), 0).unwrap(),
        1,
        0,
        "1",
        Number,
        "small",
    );
    check(&grid(&stream, 0).unwrap(), 1, 0, "1", Number, "bare");
    let mut long = stream.clone();
    long.resize(5_000, 0);
    check(
        &grid(&compound(&[("Workbook", &long)]), 0).unwrap(),
        1,
        0,
        "1",
        Number,
        "large",
    );
}

#[test]
fn what_can_t_be_read_says_why() {
    let mut locked = styled(Stream::default());
    locked.globals.record(0x002F, &[1, 0]);
    let error = open(&locked.file()).unwrap_err();
    assert!(
        matches!(error, IngestError::Encrypted { format: Format::Xls }),
        "a password: {error}"
    );
    let error = open(&compound(&[("EncryptionInfo", b"x"), ("EncryptedPackage", b"y")])).unwrap_err();
    assert!(
        matches!(error, IngestError::Encrypted { .. }),
        "a password of today: {error}"
    );
    let error = open(&compound(&[("WordDocument", b"x")])).unwrap_err();
    assert!(
        matches!(error, IngestError::FormatUnsupported { format: Format::Ole }),
        "another kind of file: {error}"
    );
    let error = open(b"\x09\x04\x06\x00\x00\x04\x10\x00\x00\x00").unwrap_err();
    assert!(
        matches!(
            error,
            IngestError::FormatUnsupported {
                format: Format::OldExcel
            }
        ),
        "Excel 4: {error}"
    );
    let error = open(&compound(&[("Workbook", &Book::default().stream())])).unwrap_err();
    assert!(matches!(error, IngestError::NoSheet), "no sheet: {error}");
}

#[test]
fn a_file_cut_off_anywhere_is_an_error_and_never_a_panic() {
    let mut sheet = Stream::default();
    sheet.label(0, 0, "广州").number(0, 1, 1, 1.5);
    let mut book = styled(sheet);
    book.globals
        .record(0x00FC, &[1, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 1, 2, 3, 4]);
    let stream = book.stream();
    for length in 8..stream.len() - 1 {
        let result = grid(&stream[..length], 0);
        assert!(
            matches!(result, Err(IngestError::Corrupt { .. } | IngestError::NoSheet)),
            "{length} of {} bytes: {result:?}",
            stream.len()
        );
    }
    let file = book.file();
    for length in 16..file.len() {
        let _ = grid(&file[..length], 0);
    }
    let error = grid(&file[..700], 0).unwrap_err();
    assert!(
        matches!(
            error,
            IngestError::Corrupt {
                format: Format::Xls,
                fault: Fault::Truncated,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn a_byte_changed_anywhere_never_panics() {
    let mut sheet = Stream::default();
    sheet
        .label(0, 0, "广州")
        .number(0, 1, 1, 1.5)
        .cell(0x00FD, 1, 0, 0, &0_u32.to_le_bytes());
    sheet.record(0x00E5, &[1, 0, 0, 0, 1, 0, 0, 0, 1, 0]);
    let mut book = styled(sheet);
    book.globals
        .record(0x00FC, &[&[1, 0, 0, 0, 1, 0, 0, 0][..], &wide("总值")].concat());
    let file = book.file();
    for at in 0..file.len() {
        for byte in [0x00, 0x01, 0x7F, 0xFF] {
            let mut changed = file.clone();
            changed[at] = byte;
            if let Some(format) = suishu_ingest::Format::of(&changed)
                && let Ok(mut book) = suishu_ingest::workbook::Workbook::from_bytes(changed, format)
            {
                let _ = book.grid(0, || Ok(()));
            }
        }
    }
}
