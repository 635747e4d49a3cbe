//! What the library holds of the series that an import touches, as the transaction sees it.

use super::Import;
use crate::StoreError;
use crate::observation::{Range, Stored};
use crate::scan::Memory;
use crate::series::SeriesId;

impl Import<'_> {
    /// Whether the library had the series before this import, so that it may have figures of it.
    pub fn is_known(&self, series: SeriesId) -> bool {
        self.series.get(&series).is_some_and(|state| state.may_have_older)
    }

    /// How many periods a series has, those of earlier imports and of this one together.
    pub fn periods_of(&self, series: SeriesId) -> u64 {
        self.series.get(&series).map_or(0, |state| state.summary.periods)
    }

    /// What counts of a series in a range, of earlier imports and of this one together. A figure that this one left unchanged is
    /// there as the earlier one brought it.
    pub fn observations_of(&self, series: SeriesId, range: &Range) -> Result<Vec<Stored>, StoreError> {
        Memory::default().scan_without(self.connection, series, range, &self.withdrawn)
    }
}
