//! ODS: repeats, merged cells, values beside their text.

use suishu_ingest::grid::CellKind::{Blank, Bool, Date, Error, Number, Text, Uncomputed};
use suishu_ingest::{Cap, Format, IngestError};

use crate::zips::zip;
use crate::{check, grid, open};

const MIME: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

fn book(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body>\
         <office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", MIME),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

const STYLES: &str = r#"
    <number:percentage-style style:name="N1"><number:number number:decimal-places="1" number:min-decimal-places="1"/></number:percentage-style>
    <number:number-style style:name="N2"><number:number number:decimal-places="2"/></number:number-style>
    <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
    <style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>
    <style:style style:name="ce3" style:family="table-cell" style:parent-style-name="ce2"/>
    <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>"#;

#[test]
fn values_are_shown_in_their_formats() {
    let bytes = book(
        STYLES,
        r#"<table:table table:name="表1"><table:table-column/><table:table-column table:number-columns-repeated="3" table:default-cell-style-name="ce2"/>
        <table:table-row>
        <table:table-cell office:value-type="string"><text:p>广<text:span>州</text:span></text:p><text:p>市<text:s text:c="2"/>区<office:annotation><text:p>注</text:p></office:annotation></text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="2152.4"><text:p>2152.40</text:p></table:table-cell>
        <table:table-cell table:style-name="ce1" office:value-type="percentage" office:value="0.053"><text:p>5.3%</text:p></table:table-cell>
        <table:table-cell table:style-name="ce3" office:value-type="float" office:value="7"/>
        </table:table-row>
        <table:table-row>
        <table:table-cell office:value-type="date" office:date-value="2020-09-01"><text:p>20年9月</text:p></table:table-cell>
        <table:table-cell office:value-type="date" office:date-value="2020-09-01T13:30:00"/>
        <table:table-cell office:value-type="time" office:time-value="PT13H30M00S"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=SUM([.A1])"/>
        </table:table-row></table:table>
        <table:table table:name="草稿" table:style-name="ta2"/>"#,
    );
    let mut book = open(&bytes).unwrap();
    assert_eq!(book.format(), Format::Ods, "by its content");
    let sheets: Vec<(&str, bool)> = book
        .sheets()
        .iter()
        .map(|sheet| (sheet.name.as_str(), sheet.hidden))
        .collect();
    assert_eq!(sheets, [("表1", false), ("草稿", true)], "names and the hidden one");
    assert!(book.grid(1, || Ok(())).unwrap().is_empty(), "the second is empty");
    let grid = book.grid(0, || Ok(())).unwrap();
    check(&grid, 1, 0, "广州\n市  区", Text, "paragraphs, blanks, no comment");
    check(&grid, 1, 1, "2152.40", Number, "the format of the column");
    check(&grid, 1, 2, "5.3%", Number, "a percentage");
    check(&grid, 1, 3, "7.00", Number, "the format of a style's parent");
    check(&grid, 2, 0, "2020-09-01", Date, "a date, however it is shown");
    check(&grid, 2, 1, "2020-09-01 13:30:00", Date, "with a time");
    check(&grid, 2, 2, "13:30:00", Text, "a time of no day");
    check(&grid, 2, 3, "TRUE", Bool, "a truth");
    check(&grid, 2, 4, "#DIV/0!", Error, "an error");
    check(&grid, 2, 5, "=SUM([.A1])", Uncomputed, "no result");
}

#[test]
fn repeats_and_merged_cells_are_unfolded_and_empty_ones_cost_nothing() {
    let bytes = book(
        "",
        r#"<table:table table:name="A"><table:table-header-rows><table:table-row>
        <table:table-cell table:number-columns-spanned="2" office:value-type="string"><text:p>2020年</text:p></table:table-cell><table:covered-table-cell/>
        <table:table-cell table:number-columns-repeated="16382"/></table:table-row></table:table-header-rows>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="1"/></table:table-row>
        <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#,
    );
    let grid = grid(&bytes, 0).unwrap();
    assert_eq!((grid.height(), grid.width()), (3, 2), "only what holds something");
    assert_eq!(grid.anchor(0, 1), (0, 0), "merged");
    check(&grid, 2, 1, "1", Number, "repeated across");
    check(&grid, 3, 0, "1", Number, "and down");
    check(&grid, 4, 0, "", Blank, "nothing below");
}

#[test]
fn repeats_that_mean_harm_are_over_a_cap() {
    let table = |row: &str| book("", &format!("<table:table table:name='A'>{row}</table:table>"));
    let filled =
        "<table:table-cell table:number-columns-repeated='COLS' office:value-type='string' office:string-value='x'/>";
    for (rows, columns, cap) in [
        ("1048576", "16384", Cap::Cells),
        ("4000000000", "1", Cap::Rows),
        ("1", "4000000000", Cap::Columns),
    ] {
        let cell = filled.replace("COLS", columns);
        let row = format!("<table:table-row table:number-rows-repeated='{rows}'>{cell}</table:table-row>");
        let error = grid(&table(&row), 0).unwrap_err();
        assert!(
            matches!(error, IngestError::OverCap { cap: found, .. } if found == cap),
            "{cap:?}: {error}"
        );
    }
    let blanks = "<table:table-row><table:table-cell office:value-type='string'><text:p><text:s text:c='4000000000'/></text:p></table:table-cell></table:table-row>";
    let error = grid(&table(blanks), 0).unwrap_err();
    assert!(
        matches!(
            error,
            IngestError::OverCap {
                cap: Cap::CellChars,
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn a_password_is_told() {
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let bytes = zip(&[
        ("mimetype", MIME),
        ("META-INF/manifest.xml", manifest),
        ("encrypted-package", b"x"),
    ]);
    let error = open(&bytes).unwrap_err();
    assert!(
        matches!(error, IngestError::Encrypted { format: Format::Ods }),
        "{error}"
    );
}
