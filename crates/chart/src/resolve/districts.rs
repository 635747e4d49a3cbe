//! A map of tiles: one series, and no region that has no tile.

use crate::ChartError;
use crate::data::ChartData;
use crate::districts;

pub(super) fn check(data: &ChartData) -> Result<(), ChartError> {
    let mut regions = data.categories.iter();
    if let Some(stranger) = regions.find(|category| districts::of_code(&category.key).is_none()) {
        return Err(ChartError::NoTile {
            region: stranger.label.clone(),
        });
    }
    match data.series.len() {
        1 => Ok(()),
        found => Err(ChartError::LayerSeries { layer: 0, found }),
    }
}
