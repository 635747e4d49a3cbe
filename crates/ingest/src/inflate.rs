//! Packed bytes under caps: nothing is believed that a container says about its own size, everything is counted while it is read.

use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

use crate::{Cap, IngestError};

/// So many bytes may come out of a container in one reading.
pub(crate) const TOTAL_CAP: u64 = 1 << 30;
/// So many bytes may come out of one entry.
pub(crate) const ENTRY_CAP: u64 = 512 << 20;
/// So many bytes may come out for one that went in…
const RATIO_CAP: u64 = 200;
/// …once more than this came out: little files may be very regular.
const RATIO_FREE: u64 = 10 << 20;

/// What came out of a container so far, shared by its entries.
#[derive(Debug, Clone, Default)]
pub(crate) struct Total(Arc<AtomicU64>);

/// A reader of inflated bytes that counts them. Being over a cap is an [`io::Error`] that carries the [`IngestError`].
pub(crate) struct Counted<R> {
    source: R,
    packed: u64,
    inflated: u64,
    entry_cap: u64,
    total: Total,
}

impl<R> fmt::Debug for Counted<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Counted")
            .field("packed", &self.packed)
            .field("inflated", &self.inflated)
            .finish_non_exhaustive()
    }
}

impl<R> Counted<R> {
    /// `packed` is how many bytes go in at most.
    pub(crate) fn new(source: R, packed: u64, entry_cap: u64, total: Total) -> Self {
        Self {
            source,
            packed,
            inflated: 0,
            entry_cap,
            total,
        }
    }

    fn count(&mut self, read: usize) -> Result<(), IngestError> {
        self.inflated += read as u64;
        let total = self.total.0.fetch_add(read as u64, Ordering::Relaxed) + read as u64;
        let over = |cap, limit| Err(IngestError::OverCap { cap, limit });
        match () {
            () if self.inflated > self.entry_cap => over(Cap::EntryBytes, self.entry_cap),
            () if total > TOTAL_CAP => over(Cap::InflatedBytes, TOTAL_CAP),
            () if self.inflated > RATIO_FREE && self.inflated / RATIO_CAP > self.packed.max(1) => {
                over(Cap::Ratio, RATIO_CAP)
            }
            () => Ok(()),
        }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.count(read).map_err(io::Error::other)?;
        Ok(read)
    }
}

/// The content of a gzip file of `packed` bytes, all its members in a row. An error on the way turns into an [`IngestError`] by `?`.
pub fn gunzip(source: impl Read, packed: u64) -> impl Read {
    Counted::new(MultiGzDecoder::new(source), packed, TOTAL_CAP, Total::default())
}
