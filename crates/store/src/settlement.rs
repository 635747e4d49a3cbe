//! The truth about a commit that failed. An error of COMMIT doesn't mean that nothing was saved: the file is opened again, and what
//! it holds is the answer.

use std::path::Path;

use rusqlite::Connection;

use crate::batch::{self, Batch};
use crate::connection::{self, Purpose};
use crate::{StoreError, migrate};

/// What became of the batch `uuid` whose commit failed with `error`: it is there after all, it isn't and never will be, or the
/// file can't be read. The connection of the commit must hold no lock any more.
pub(crate) fn of_batch(path: &Path, uuid: &str, error: StoreError) -> Result<Batch, StoreError> {
    tracing::warn!(%error, uuid, "the commit failed; looking whether the batch is there");
    match saved_after_all(path, uuid) {
        Ok(Some(batch)) => Ok(batch),
        Ok(None) => Err(StoreError::NotSaved(Box::new(error))),
        Err(source) => Err(StoreError::OutcomeUnknown {
            uuid: uuid.to_owned(),
            source: Box::new(source),
        }),
    }
}

fn saved_after_all(path: &Path, uuid: &str) -> Result<Option<Batch>, StoreError> {
    let fresh = connection::open(path, Purpose::Write)?;
    let batch = batch::by_uuid(&fresh, uuid)?;
    if batch.is_none() {
        bury(&fresh)?;
    }
    Ok(batch)
}

/// The same for a change that is no batch: what the file shows from here on is what it will show after a crash.
pub(crate) fn of_change(path: &Path) -> Result<(), StoreError> {
    bury(&connection::open(path, Purpose::Write)?)
}

/// A sync that fails after the last frame leaves the whole commit in the log, unseen by every connection: a crash would bring it
/// back. The next write goes over its frames, so that write is made here.
fn bury(fresh: &Connection) -> Result<(), StoreError> {
    migrate::write_version(fresh)
}
