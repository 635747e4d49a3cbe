//! Where drafts and findings go. The reader drives; the sink may stop it at any row.

use std::ops::ControlFlow;

use suishu_domain::Finding;

use crate::{DraftRow, EventDraft, SeriesDraft};

/// Takes what a reading yields, in the order of the file.
pub trait Sink {
    /// A series that wasn't seen before (in a file with very many series, now and then one that was). The returned index comes
    /// back with each of its observations.
    fn series(&mut self, draft: &SeriesDraft) -> usize;

    /// An observation of a series.
    fn observation(&mut self, series: usize, row: &DraftRow<'_>) -> ControlFlow<()>;

    /// An event, from an events file.
    fn event(&mut self, event: EventDraft) -> ControlFlow<()>;

    /// A finding. After [`FINDINGS_KEPT`](crate::FINDINGS_KEPT) of one severity, further ones are only counted.
    fn finding(&mut self, finding: Finding) -> ControlFlow<()>;

    /// Bytes done and bytes in all, at least once a megabyte. `Break` cancels.
    fn progress(&mut self, bytes_done: u64, bytes_total: u64) -> ControlFlow<()>;
}
