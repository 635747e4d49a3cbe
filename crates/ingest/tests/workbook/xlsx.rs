//! XLSX: as a library writes it, and as other programs write it by their own lights.

use rust_xlsxwriter::{ExcelDateTime, Format as Style, Formula, Workbook as Writer};
use suishu_ingest::grid::CellKind::{Blank, Bool, Date, Error, Number, Text, Uncomputed};
use suishu_ingest::{Format, IngestError};

use crate::zips::{sheet, xlsx, zip};
use crate::{check, grid, open};

#[test]
fn a_workbook_comes_as_it_is_shown() {
    let mut writer = Writer::new();
    let page = writer.add_worksheet();
    page.set_name("表1 综合").unwrap();
    page.merge_range(0, 0, 0, 3, "2020年地区生产总值", &Style::new())
        .unwrap();
    page.write(2, 0, "　其中：广州").unwrap();
    page.write(2, 1, 25_019.11).unwrap();
    page.write_with_format(2, 2, 2152.4, &Style::new().set_num_format("#,##0.00"))
        .unwrap();
    page.write_with_format(2, 3, 0.053, &Style::new().set_num_format("0.0%"))
        .unwrap();
    let day = ExcelDateTime::from_ymd(2020, 9, 1).unwrap();
    page.write_with_format(3, 0, &day, &Style::new().set_num_format("yyyy\"年\"m\"月\""))
        .unwrap();
    let moment = ExcelDateTime::from_ymd(2020, 10, 1)
        .unwrap()
        .and_hms(13, 30, 0)
        .unwrap();
    page.write_with_format(3, 1, &moment, &Style::new().set_num_format("yyyy/m/d h:mm"))
        .unwrap();
    page.write_with_format(3, 2, 0.5625, &Style::new().set_num_format("h:mm"))
        .unwrap();
    page.write(3, 3, true).unwrap();
    page.write(4, 0, Formula::new("=SUM(B3:B3)").set_result("25019.11"))
        .unwrap();
    page.write(4, 1, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    page.write(4, 2, Formula::new("=B3*2")).unwrap();
    page.write_with_format(4, 3, 60, &Style::new().set_num_format("yyyy-mm-dd"))
        .unwrap();
    writer.add_worksheet().set_name("草稿").unwrap().set_hidden(true);
    let bytes = writer.save_to_buffer().unwrap();

    let mut book = open(&bytes).unwrap();
    assert_eq!(book.format(), Format::Xlsx, "by its content");
    let sheets: Vec<(&str, bool)> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(
        sheets,
        [("表1 综合", false), ("草稿", true)],
        "names and the hidden one"
    );
    let grid = book.grid(0, || Ok(())).unwrap();
    assert_eq!(grid.sheet(), Some("表1 综合"), "the grid knows its sheet");
    assert_eq!(grid.anchor(0, 3), (0, 0), "the title stands over four columns");
    check(&grid, 1, 0, "2020年地区生产总值", Text, "the title");
    check(&grid, 3, 0, "　其中：广州", Text, "with its indent");
    check(&grid, 3, 1, "25019.11", Number, "general");
    check(&grid, 3, 2, "2152.40", Number, "two decimals, no thousands");
    check(&grid, 3, 3, "5.3%", Number, "a percentage");
    check(&grid, 4, 0, "2020-09-01", Date, "a month");
    check(&grid, 4, 1, "2020-10-01 13:30:00", Date, "a moment");
    check(&grid, 4, 2, "13:30:00", Text, "a time of no day is a text");
    check(&grid, 4, 3, "TRUE", Bool, "a truth");
    check(&grid, 5, 0, "25019.11", Number, "a computed formula");
    check(&grid, 5, 1, "#DIV/0!", Error, "an error");
    check(&grid, 5, 2, "=B3*2", Uncomputed, "a nought that nobody computed");
    check(
        &grid,
        5,
        3,
        "60",
        Number,
        "the 29 February that never was stays a number",
    );
}

#[test]
fn other_programs_write_cells_in_other_ways() {
    let rows = r#"<row><c t="inlineStr"><is><r><t>广</t></r><r><t xml:space="preserve">州 </t></r><rPh><t>guang</t></rPh></is></c>
        <c><v>1</v></c><c r="E1" t="str"><v>a_x000D_b &amp; c</v></c></row>
        <row r="3"><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c t="d"><v>2020-09-01T00:00:00</v></c><c t="e"><v>#SPILL!</v></c>
        <c><f>SUM(A1)</f></c><c><f>A1</f><v/></c><c t="str"><f>""</f><v></v></c><c t="b"><v>0</v></c><c><v>1.5E-3</v></c></row>"#;
    let strings =
        "<sst><si/><si><r><t>第三</t></r><r><t><![CDATA[产业]]></t></r><rPh sb='0' eb='1'><t>x</t></rPh></si></sst>";
    let bytes = xlsx(&sheet(rows), &[("xl/sharedStrings.xml", strings.as_bytes())]);
    let grid = grid(&bytes, 0).unwrap();
    check(
        &grid,
        1,
        0,
        "广州 ",
        Text,
        "pieces without their readings, the blank kept",
    );
    check(
        &grid,
        1,
        1,
        "1",
        Number,
        "a cell without a name stands after the one before",
    );
    check(&grid, 1, 4, "a\rb & c", Text, "escapes");
    check(
        &grid,
        3,
        0,
        "第三产业",
        Text,
        "a shared string, its empty neighbour counted",
    );
    check(&grid, 3, 1, "", Blank, "the empty neighbour");
    check(&grid, 3, 2, "2020-09-01", Date, "a date as text");
    check(&grid, 3, 3, "#SPILL!", Error, "an error younger than the format");
    check(&grid, 3, 4, "=SUM(A1)", Uncomputed, "no result");
    check(&grid, 3, 5, "=A1", Uncomputed, "an empty result");
    check(&grid, 3, 6, "", Blank, "an empty text is a result");
    check(&grid, 3, 7, "FALSE", Bool, "a truth");
    check(&grid, 3, 8, "0.0015", Number, "no exponent");
}

#[test]
fn prefixes_absolute_targets_and_1904_are_understood() {
    let root = r#"<r:Relationships xmlns:r="x"><r:Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/book/main.xml"/></r:Relationships>"#;
    let main = r#"<x:workbook xmlns:x="y"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="A" sheetId="1" state="veryHidden" r:id="q"/></x:sheets></x:workbook>"#;
    let relations = r#"<Relationships><Relationship Id="q" Type="z/worksheet" Target="../pages\One.xml"/><Relationship Id="s" Type="z/styles" Target="look.xml"/></Relationships>"#;
    let look = r#"<x:styleSheet><x:cellStyleXfs><x:xf numFmtId="9"/></x:cellStyleXfs><x:cellXfs><x:xf numFmtId="14"/></x:cellXfs></x:styleSheet>"#;
    let page = r#"<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>42613</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("book/main.xml", main.as_bytes()),
        ("book/_rels/main.xml.rels", relations.as_bytes()),
        ("book/look.xml", look.as_bytes()),
        ("pages/one.xml", page.as_bytes()),
    ]);
    assert!(open(&bytes).unwrap().sheets()[0].hidden, "very hidden is hidden");
    check(
        &grid(&bytes, 0).unwrap(),
        1,
        0,
        "2020-09-01",
        Date,
        "the style of cells, not of styles; from 1904",
    );
}

#[test]
fn a_broken_part_is_damage_with_its_name() {
    let cut = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>";
    for (bytes, part, why) in [
        (xlsx(cut, &[]), "xl/worksheets/sheet1.xml", "cut off"),
        (
            xlsx(&sheet("<row><c r='A0'/></row>"), &[]),
            "xl/worksheets/sheet1.xml",
            "no row 0",
        ),
        (
            xlsx(&sheet("<row><c><v>abc</v></c></row>"), &[]),
            "xl/worksheets/sheet1.xml",
            "no number",
        ),
        (
            xlsx(&sheet("<row><c t='s'><v>7</v></c></row>"), &[]),
            "xl/worksheets/sheet1.xml",
            "no such string",
        ),
        (
            xlsx(
                &sheet("<row r='2'><c r='A2'><v>1</v></c></row><row r='1'><c r='A1'><v>1</v></c></row>"),
                &[],
            ),
            "表1 A1",
            "rows out of order",
        ),
        (
            xlsx(&sheet("<row><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>"), &[]),
            "表1 A1",
            "a cell twice",
        ),
    ] {
        let error = grid(&bytes, 0).unwrap_err();
        assert!(
            matches!(&error, IngestError::Corrupt { part: found, .. } if found == part),
            "{why}: {error}"
        );
    }
}

#[test]
fn containers_without_a_workbook_say_what_they_are() {
    let error = open(&zip(&[("readme.txt", b"hello")])).unwrap_err();
    assert!(
        matches!(error, IngestError::FormatUnsupported { format: Format::Zip }),
        "{error}"
    );
    let word = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", b"<x/>"),
        ("_rels/.rels", b"<Relationships/>"),
    ]);
    let error = open(&word).unwrap_err();
    assert!(
        matches!(error, IngestError::FormatUnsupported { format: Format::Zip }),
        "{error}"
    );
    let error = open(&zip(&[("_rels/.rels", b"<Relationships/>"), ("xl/theme.xml", b"<x/>")])).unwrap_err();
    assert!(
        matches!(
            error,
            IngestError::Corrupt {
                format: Format::Xlsx,
                ..
            }
        ),
        "{error}"
    );
    let mut whole = xlsx(&sheet(""), &[]);
    whole.truncate(whole.len() / 2);
    let error = open(&whole).unwrap_err();
    assert!(
        matches!(error, IngestError::Corrupt { .. }),
        "half a container: {error}"
    );
}
