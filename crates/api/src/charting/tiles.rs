//! Tiles of indicators: every tile names its region and indicator by itself, and a published change is named after the tile that it
//! belongs to, so that the drawing can tell which growth is whose.

use suishu_domain::{Catalogue, Measure, Sector};

use super::Item;
use super::words::{indicator_name, region_name, sector_name};

/// The name of a tile: 广州市第三产业增加值; behind that of a change, its kind: 广州市地区生产总值同比.
pub(super) fn name(item: &Item<'_>, all: &[Item<'_>], catalogue: &Catalogue) -> String {
    let key = &item.series.key;
    let mut name = region_name(catalogue, &key.region);
    let indicator = indicator_name(catalogue, &key.indicator);
    let sector = sector_name(catalogue, &key.sector);
    // 大企业人工智能应用率 says itself whose it is.
    if key.sector != Sector::TOTAL && !indicator.starts_with(&sector) {
        name.push_str(&sector);
    }
    name.push_str(&indicator);
    // The growth of a quarter belongs to the level of the quarter, never to that of the year so far.
    if all.iter().any(|other| other.series.key.basis != key.basis) {
        name.push('（');
        name.push_str(key.basis.zh());
        name.push('）');
    }
    if key.measure != Measure::Level {
        name.push_str(key.measure.zh());
    }
    name
}
