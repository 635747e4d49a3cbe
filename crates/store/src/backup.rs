//! A verified copy of a library file in one piece.
//!
//! `VACUUM INTO` alone isn't synced and may be half there after a power cut; so the copy is made under another name, read
//! back, synced, and then gets its name.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use uuid::Uuid;

use crate::StoreError;
use crate::connection::{self, Purpose};

/// Copies the library of `connection` to `target`, which must not be there yet.
pub(crate) fn copy(connection: &Connection, target: &Path) -> Result<(), StoreError> {
    let draft = draft_name(target);
    let copied = vacuum_into(connection, &draft)
        .and_then(|()| verify(&draft))
        .and_then(|()| settle(&draft, target));
    if copied.is_err() {
        discard(&draft);
    }
    copied
}

/// A name beside `target` that nobody else has.
pub(crate) fn draft_name(target: &Path) -> PathBuf {
    target.with_extension(format!("{}.tmp", Uuid::new_v4().simple()))
}

/// Creates an empty file that only its owner may read.
pub(crate) fn create_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
        .open(path)
        .map(drop)
        .map_err(|source| StoreError::io(path, source))
}

fn vacuum_into(connection: &Connection, draft: &Path) -> Result<(), StoreError> {
    create_private(draft)?;
    let Some(name) = draft.to_str() else {
        return Err(StoreError::Unreadable {
            table: "library",
            what: "file name",
            text: draft.display().to_string(),
        });
    };
    connection.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}

fn verify(draft: &Path) -> Result<(), StoreError> {
    let copy = connection::connect(draft, Purpose::Read)?;
    let answer: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if answer == "ok" {
        Ok(())
    } else {
        Err(StoreError::Unreadable {
            table: "library",
            what: "copy",
            text: answer,
        })
    }
}

/// Syncs the draft, gives it its name without ever replacing a file, and syncs the folder.
pub(crate) fn settle(draft: &Path, target: &Path) -> Result<(), StoreError> {
    OpenOptions::new()
        .write(true)
        .open(draft)
        .and_then(|file| file.sync_all())
        .map_err(|source| StoreError::io(draft, source))?;
    // A hard link is the portable way to a rename that refuses an existing target.
    match fs::hard_link(draft, target) {
        Ok(()) => discard(draft),
        Err(_) if target.exists() => {
            return Err(StoreError::AlreadyThere {
                path: target.to_owned(),
            });
        }
        // File systems without hard links.
        Err(_) => fs::rename(draft, target).map_err(|source| StoreError::io(target, source))?,
    }
    sync_folder(target)
}

#[cfg(unix)]
fn sync_folder(target: &Path) -> Result<(), StoreError> {
    let folder = target.parent().unwrap_or(target);
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|source| StoreError::io(folder, source))
}

#[cfg(not(unix))]
fn sync_folder(_target: &Path) -> Result<(), StoreError> {
    Ok(())
}

/// Removes a draft; one that stays behind is harmless.
pub(crate) fn discard(draft: &Path) {
    if let Err(error) = fs::remove_file(draft) {
        tracing::warn!(%error, "a draft of the library stays behind");
    }
}
