//! XLSB: records in the parts of XLSX.

use suishu_ingest::grid::CellKind::{Bool, Date, Error, Number, Text};
use suishu_ingest::{Format, IngestError};

use crate::zips::zip;
use crate::{check, grid, open};

/// A part of records.
#[derive(Debug, Default)]
struct Part(Vec<u8>);

impl Part {
    fn record(mut self, kind: u16, data: &[u8]) -> Self {
        if kind < 128 {
            self.0.push(kind as u8);
        } else {
            self.0.extend([(kind & 0x7F) as u8 | 0x80, (kind >> 7) as u8]);
        }
        let mut length = data.len();
        loop {
            let more = length > 0x7F;
            self.0.push((length & 0x7F) as u8 | if more { 0x80 } else { 0 });
            length >>= 7;
            if !more {
                break;
            }
        }
        self.0.extend(data);
        self
    }

    fn cell(self, kind: u16, column: u32, style: u32, value: &[u8]) -> Self {
        let data = [&column.to_le_bytes()[..], &style.to_le_bytes(), value].concat();
        self.record(kind, &data)
    }

    fn row(self, row: u32) -> Self {
        self.record(0, &[&row.to_le_bytes()[..], &[0; 13]].concat())
    }
}

fn wide(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut data = (units.len() as u32).to_le_bytes().to_vec();
    data.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
    data
}

/// A workbook of one hidden sheet; styles: general, 0.0% of its own, a built-in date.
fn book(sheet: &Part) -> Vec<u8> {
    let root =
        r#"<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.bin"/>
        <Relationship Id="rId2" Type="x/styles" Target="styles.bin"/><Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.bin"/></Relationships>"#;
    let bundle = [
        &1_u32.to_le_bytes()[..],
        &1_u32.to_le_bytes(),
        &wide("rId1"),
        &wide("表1"),
    ]
    .concat();
    let workbook = Part::default()
        .record(131, &[])
        .record(153, &[0; 8])
        .record(156, &bundle)
        .record(132, &[]);
    let xf = |format: u16| [&0_u16.to_le_bytes()[..], &format.to_le_bytes(), &[0; 12]].concat();
    let styles = Part::default()
        .record(44, &[&164_u16.to_le_bytes()[..], &wide("0.0%")].concat())
        .record(626, &[])
        .record(47, &xf(9))
        .record(627, &[])
        .record(617, &3_u32.to_le_bytes())
        .record(47, &xf(0))
        .record(47, &xf(164))
        .record(47, &xf(14))
        .record(618, &[]);
    let strings = Part::default()
        .record(159, &[0; 8])
        .record(19, &[&[0][..], &wide("广州")].concat())
        .record(160, &[]);
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.bin", &workbook.0),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/styles.bin", &styles.0),
        ("xl/sharedStrings.bin", &strings.0),
        ("xl/worksheets/sheet1.bin", &sheet.0),
    ])
}

fn cells() -> Part {
    Part::default()
        .record(129, &[])
        .record(145, &[])
        .row(1)
        .cell(7, 0, 0, &0_u32.to_le_bytes())
        .cell(5, 1, 0, &21503.15_f64.to_le_bytes())
        .cell(2, 2, 1, &((53_u32 << 2) | 2 | 1).to_le_bytes())
        .cell(5, 3, 2, &44_075.0_f64.to_le_bytes())
        .row(3)
        .cell(4, 0, 0, &[1])
        .cell(11, 1, 0, &[0x2A])
        .cell(8, 2, 0, &wide("合计"))
        .cell(9, 3, 1, &0.0535_f64.to_le_bytes())
        .record(146, &[])
        .record(
            176,
            &[1_u32, 1, 0, 1]
                .iter()
                .flat_map(|number| number.to_le_bytes())
                .collect::<Vec<u8>>(),
        )
        .record(130, &[])
}

#[test]
fn records_become_cells_in_their_formats() {
    let bytes = book(&cells());
    let mut book = open(&bytes).unwrap();
    assert_eq!(book.format(), Format::Xlsb, "by its content");
    assert!(book.sheets()[0].hidden && book.sheets()[0].name == "表1", "the sheet");
    let grid = book.grid(0, || Ok(())).unwrap();
    check(&grid, 2, 0, "广州", Text, "a shared string");
    check(&grid, 2, 1, "21503.15", Number, "a number");
    check(&grid, 2, 2, "53.0%", Number, "packed, in a format of the file's own");
    check(&grid, 2, 3, "2020-09-01", Date, "a date");
    check(&grid, 4, 0, "TRUE", Bool, "a truth");
    check(&grid, 4, 1, "#N/A", Error, "an error of a formula");
    check(&grid, 4, 2, "合计", Text, "a text of a formula");
    check(&grid, 4, 3, "5.35%", Number, "a number of a formula, no digit cut");
    assert_eq!(grid.anchor(0, 1), (0, 0), "merged");
}

#[test]
fn cut_off_or_changed_parts_are_damage_and_never_a_panic() {
    let whole = cells().0;
    for length in 0..whole.len() {
        let result = grid(&book(&Part(whole[..length].to_vec())), 0);
        assert!(
            matches!(result, Err(IngestError::Corrupt { .. })),
            "{length}: {result:?}"
        );
    }
    for at in 0..whole.len() {
        for byte in [0x00, 0x7F, 0xFF] {
            let mut changed = whole.clone();
            changed[at] = byte;
            let _ = grid(&book(&Part(changed)), 0);
        }
    }
}
