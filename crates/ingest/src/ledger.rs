//! The account of findings of one reading: all are counted, the first thousand of each severity are passed on.

use std::collections::HashSet;
use std::ops::ControlFlow;

use serde::Serialize;
use suishu_domain::{Finding, FindingCode, Severity};

use crate::{IngestError, Sink};

/// So many findings of one severity reach the sink; the rest are only counted.
pub const FINDINGS_KEPT: u64 = 1_000;

/// How many findings there were, passed on or not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct FindingCounts {
    /// Errors: more than none, and the file is to be refused.
    pub errors: u64,
    /// Warnings.
    pub warnings: u64,
    /// Informations.
    pub infos: u64,
}

/// Passes findings on and counts them.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    counts: FindingCounts,
    said: HashSet<(FindingCode, (u64, u32))>,
}

impl Ledger {
    pub(crate) const fn counts(&self) -> FindingCounts {
        self.counts
    }

    /// Whether nothing of that code was asked about at that line and column before.
    pub(crate) fn is_new(&mut self, code: FindingCode, cell: (u64, u32)) -> bool {
        self.said.insert((code, cell))
    }

    /// Counts the finding and passes it on while there is room.
    pub(crate) fn report<S: Sink + ?Sized>(&mut self, sink: &mut S, finding: Finding) -> Result<(), IngestError> {
        let count = match finding.severity {
            Severity::Error => &mut self.counts.errors,
            Severity::Warning => &mut self.counts.warnings,
            Severity::Info => &mut self.counts.infos,
        };
        *count += 1;
        if *count <= FINDINGS_KEPT {
            go_on(sink.finding(finding))
        } else {
            Ok(())
        }
    }
}

/// A sink that says `Break` cancels the reading.
pub(crate) fn go_on(flow: ControlFlow<()>) -> Result<(), IngestError> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(IngestError::Cancelled),
    }
}
