//! What the axes of a scatter are called: a level by its indicator, anything else by what is measured of it.

use suishu_domain::{Catalogue, Measure};

use super::Item;
use super::words::{indicator_name, measure_name};

/// The name of an item's axis. `whole` is the name that the series has by what differs between all of them.
pub(super) fn name(
    item: &Item<'_>,
    items: &[Item<'_>],
    catalogue: &Catalogue,
    whole: impl FnOnce() -> String,
) -> String {
    let key = &item.series.key;
    let measures = items.iter().any(|other| other.series.key.measure != key.measure);
    let indicators = items.iter().any(|other| other.series.key.indicator != key.indicator);
    match (measures, indicators) {
        (true, false) if key.measure == Measure::Level => indicator_name(catalogue, &key.indicator),
        (true, false) => measure_name(item).to_owned(),
        _ => whole(),
    }
}
