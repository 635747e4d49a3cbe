//! Connections to a library file: how they are opened, which file is refused, and their settings.
//!
//! Knows no table. The file is never opened by other means than `SQLite` while a connection may live: closing such a handle
//! would drop the locks of every connection of this process.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::StoreError;
use crate::migrate;

/// `SUIS` in ASCII, in bytes 68–71 of the file.
pub(crate) const APPLICATION_ID: i32 = 0x5355_4953;

/// No database has fewer bytes: one page of the smallest size.
const SMALLEST: u64 = 512;

/// How long a connection waits for another one that writes.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// The one connection that writes; its cache holds the pages of a large import.
    Write,
    /// A short-lived reader.
    Read,
}

impl Purpose {
    /// `cache_size` in KiB; pages are taken as needed.
    const fn cache_kib(self) -> i64 {
        match self {
            Self::Write => 48 * 1024,
            Self::Read => 8 * 1024,
        }
    }
}

/// The absolute form of a path. `SQLite` is built with URI names, so that a relative `file:x` must never reach it.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, StoreError> {
    std::path::absolute(path).map_err(|source| StoreError::io(path, source))
}

/// Opens the library at an absolute path; the file must be there and be one of ours, of a version that we know.
pub(crate) fn open(path: &Path, purpose: Purpose) -> Result<Connection, StoreError> {
    let metadata = fs::metadata(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => StoreError::NotThere { path: path.to_owned() },
        _ => StoreError::io(path, source),
    })?;
    if !metadata.is_file() {
        return Err(StoreError::NotAFile { path: path.to_owned() });
    }
    if metadata.len() == 0 {
        return Err(StoreError::Empty { path: path.to_owned() });
    }
    if metadata.len() < SMALLEST {
        // SQLite would take it for empty and write over it.
        return Err(StoreError::NotSqlite { path: path.to_owned() });
    }
    let connection = connect(path, purpose).map_err(|error| StoreError::on_opening(path, error))?;
    accept(&connection, path)?;
    configure(&connection, purpose).map_err(|error| StoreError::on_opening(path, error))?;
    Ok(connection)
}

/// A connection without any look at the file: for [`open`], and for a file that is being made.
pub(crate) fn connect(path: &Path, purpose: Purpose) -> Result<Connection, rusqlite::Error> {
    // Readers open for writing too, since the last connection to close clears away the write-ahead log.
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // Nothing in a foreign file's schema is to run: no function, no trigger, no view.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A plan must not hang on the values bound: else statements are compiled anew at every call.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "cache_size", -purpose.cache_kib())?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// Refuses what isn't a library of ours.
fn accept(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let pragma = |name| {
        connection
            .pragma_query_value(None, name, |row| row.get::<_, i32>(0))
            .map_err(|error| StoreError::on_opening(path, error))
    };
    let application_id = pragma("application_id")?;
    if application_id != APPLICATION_ID {
        return Err(StoreError::Foreign {
            path: path.to_owned(),
            application_id,
        });
    }
    let (found, known) = (pragma("user_version")?, migrate::newest());
    if found > known {
        return Err(StoreError::Newer {
            path: path.to_owned(),
            found,
            known,
        });
    }
    if connection
        .is_readonly("main")
        .map_err(|error| StoreError::on_opening(path, error))?
    {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    Ok(())
}

/// Settings that touch the file, once it is known to be ours.
fn configure(connection: &Connection, purpose: Purpose) -> Result<(), rusqlite::Error> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // NORMAL lost acknowledged imports in half of the simulated power cuts, FULL none.
    connection.pragma_update(None, "synchronous", "FULL")?;
    if purpose == Purpose::Read {
        connection.pragma_update(None, "query_only", true)?;
    }
    Ok(())
}
