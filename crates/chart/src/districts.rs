//! Where each district of Guangzhou stands on a map of tiles.
//!
//! The grid was set by hand after the lie of the city: 从化, 花都 and 增城 in the north, the old town with 荔湾, 越秀 and 海珠 in the
//! middle, 番禺 and 南沙 towards the sea. Districts with a common border touch by an edge or a corner wherever eleven tiles allow it. No
//! boundary is drawn, so no map has to be licensed or reviewed, and a small district is as legible as a large one.

/// Rows of tiles from north to south.
pub(crate) const ROWS: usize = 6;
/// Columns of tiles, in halves: a tile is two wide.
pub(crate) const HALF_COLUMNS: usize = 8;

/// The tile of one district.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct District {
    /// Code of the region.
    pub code: &'static str,
    /// Name on the tile.
    pub short: &'static str,
    /// From the west, in halves of a tile.
    pub half_column: usize,
    /// From the north.
    pub row: usize,
}

const fn district(code: &'static str, short: &'static str, half_column: usize, row: usize) -> District {
    District {
        code,
        short,
        half_column,
        row,
    }
}

/// The eleven districts.
pub(crate) const DISTRICTS: [District; 11] = [
    district("440114", "花都", 2, 0),
    district("440117", "从化", 4, 0),
    district("440111", "白云", 2, 1),
    district("440112", "黄埔", 4, 1),
    district("440118", "增城", 6, 1),
    district("440103", "荔湾", 0, 2),
    district("440104", "越秀", 2, 2),
    district("440106", "天河", 4, 2),
    district("440105", "海珠", 3, 3),
    district("440113", "番禺", 3, 4),
    district("440115", "南沙", 4, 5),
];

/// The district with this code.
pub(crate) fn of_code(code: &str) -> Option<&'static District> {
    DISTRICTS.iter().find(|district| district.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_tile_lies_over_another() {
        for (index, one) in DISTRICTS.iter().enumerate() {
            assert!(
                one.row < ROWS && one.half_column + 2 <= HALF_COLUMNS,
                "{} is on the grid",
                one.short
            );
            for other in &DISTRICTS[..index] {
                let apart = one.row != other.row || one.half_column.abs_diff(other.half_column) >= 2;
                assert!(apart, "{} and {} share a place", one.short, other.short);
            }
        }
    }

    #[test]
    fn neighbours_in_the_city_touch() {
        let check = |one: &str, other: &str| {
            let find = |name: &str| {
                DISTRICTS
                    .iter()
                    .find(|district| district.short == name)
                    .expect("a district")
            };
            let (one, other) = (find(one), find(other));
            let touch = one.row.abs_diff(other.row) <= 1 && one.half_column.abs_diff(other.half_column) <= 2;
            assert!(touch, "{} borders {}", one.short, other.short);
        };
        for (one, other) in [
            ("花都", "白云"),
            ("花都", "从化"),
            ("从化", "黄埔"),
            ("从化", "增城"),
            ("增城", "黄埔"),
            ("白云", "荔湾"),
            ("白云", "越秀"),
            ("天河", "黄埔"),
            ("越秀", "海珠"),
            ("天河", "海珠"),
            ("海珠", "番禺"),
            ("番禺", "南沙"),
        ] {
            check(one, other);
        }
    }
}
