//! A long-form CSV of any length, the same bytes every time: keyed uniquely, with the columns and the kinds of words that a
//! real file of a statistics bureau has. Knows the column names; invents its figures and says so in the source column.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::Path;

use anyhow::Result;

/// The columns of a long file, in the usual order.
pub(super) const COLUMNS: &str =
    "indicator,region,sector,period,basis,measure,price_basis,value,unit,qualifier,status,source,note";

const REGIONS: [&str; 11] = [
    "荔湾区",
    "越秀区",
    "海珠区",
    "天河区",
    "白云区",
    "黄埔区",
    "番禺区",
    "花都区",
    "南沙区",
    "从化区",
    "增城区",
];
const SECTORS: [&str; 4] = ["合计", "第一产业", "第二产业", "第三产业"];
/// Months from January 1980 to December 2024.
const MONTHS: usize = 45 * 12;

/// Writes `rows` rows; returns the number of bytes.
pub(super) fn write(path: &Path, rows: usize) -> Result<u64> {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    writeln!(file, "{COLUMNS}")?;
    for row in 0..rows {
        writeln!(file, "{}", line(row))?;
    }
    file.flush()?;
    Ok(path.metadata()?.len())
}

/// Row n. Months run fastest and indicators slowest, as in a table that somebody unrolled; so no key comes twice.
fn line(row: usize) -> String {
    let (series, month) = (row / MONTHS, row % MONTHS);
    let (series, sector) = (series / SECTORS.len(), SECTORS[series % SECTORS.len()]);
    let (indicator, region) = (series / REGIONS.len(), REGIONS[series % REGIONS.len()]);
    let (year, month) = (1980 + month / 12, month % 12 + 1);
    let value = mixed(row as u64) % 10_000_000; // up to 99 999.99, with two decimals
    format!(
        "指标{indicator:02},{region},{sector},{year}-{month:02},当期,绝对量,,{}.{:02},万元,,,合成,",
        value / 100,
        value % 100
    )
}

/// SplitMix64's finisher: spreads a counter over all bits, without a state to carry.
pub(super) fn mixed(counter: u64) -> u64 {
    let mut bits = counter.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{COLUMNS, line};

    #[test]
    fn every_key_is_unique_and_every_row_is_whole() {
        let mut keys = HashSet::new();
        for row in (0..1_000_000).step_by(7) {
            let line = line(row);
            let cells: Vec<&str> = line.split(',').collect();
            assert_eq!(
                cells.len(),
                COLUMNS.split(',').count(),
                "row {row} has a cell for every column"
            );
            assert!(keys.insert(cells[..7].join(",")), "the key of row {row} came before");
        }
    }

    #[test]
    fn the_same_row_is_the_same_text() {
        assert_eq!(
            line(0),
            line(0),
            "the file must not change between two runs that are compared"
        );
        assert!(
            line(0).starts_with("指标00,荔湾区,合计,1980-01,"),
            "the first key is the first of each list"
        );
    }
}
