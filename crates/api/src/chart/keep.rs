//! Charts kept in the library.

use std::fmt::Write as _;

use suishu_chart::ChartSpec;

use crate::desk::Desk;
use crate::error::Failure;
use crate::wire::{ChartRemoveRequest, Nothing, SaveChartRequest, SavedChart};

impl Desk {
    /// Keeps a chart in the library, pinned to the overview.
    pub(crate) fn chart_save(&self, request: SaveChartRequest) -> Result<SavedChart, Failure> {
        let open = self.open()?;
        let position = open
            .read(|reader| Ok(reader.charts()?))?
            .iter()
            .map(|chart| chart.position)
            .max()
            .unwrap_or(0)
            + 1;
        let chart = kept_chart(&request.spec, request.title, position)?;
        open.library().put_chart(&chart)?;
        Ok(SavedChart {
            id: chart.id,
            title: chart.title,
            spec: request.spec,
        })
    }

    /// Takes a kept chart off.
    pub(crate) fn chart_remove(&self, request: ChartRemoveRequest) -> Result<Nothing, Failure> {
        let open = self.open()?;
        open.library().remove_chart(&request.id)?;
        Ok(Nothing {})
    }
}

/// A chart as the library keeps it. Its id comes from its spec, so that keeping the same chart twice keeps it once.
pub(crate) fn kept_chart(spec: &ChartSpec, title: String, position: i64) -> Result<suishu_store::SavedChart, Failure> {
    use sha2::{Digest as _, Sha256};
    let spec = serde_json::to_string(spec).map_err(|error| Failure::SpecInvalid {
        message: error.to_string(),
    })?;
    let mut id = String::with_capacity(16);
    for byte in Sha256::digest(&spec).iter().take(8) {
        let _ = write!(id, "{byte:02x}");
    }
    Ok(suishu_store::SavedChart {
        id,
        title,
        position,
        pinned: true,
        spec,
    })
}
