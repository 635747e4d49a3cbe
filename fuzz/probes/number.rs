//! A cell read as a number: what comes out prints itself, and reads again as the same digits.

use suishu_ingest::number::{CellReading, MissingSymbols, plain, read};

/// Reads the bytes as the text of a cell.
pub(crate) fn number(data: &[u8]) {
    let cell = String::from_utf8_lossy(data);
    let symbols = MissingSymbols::default();
    let reading = read(&cell, &symbols);
    if let Some(quick) = plain(cell.as_bytes()) {
        assert_eq!(
            quick.to_string(),
            cell,
            "the quick way takes only what prints as it is written"
        );
        let Ok(CellReading::Number(slow)) = reading else {
            panic!("the quick way reads {cell:?}, the grammar doesn't: {reading:?}");
        };
        assert_eq!(slow.number, quick, "both ways read {cell:?} alike");
        assert_eq!(slow.number.scale(), quick.scale(), "with the same decimals");
    } else if let Ok(CellReading::Number(reading)) = reading {
        let printed = reading.number.to_string();
        let Ok(CellReading::Number(again)) = read(&printed, &symbols) else {
            panic!("{cell:?} is read as {printed}, which is not a number");
        };
        assert_eq!(again.number.to_string(), printed, "no digit is lost on the way");
    }
}
