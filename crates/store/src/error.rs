//! The one error of the library file: what went wrong, told apart as far as a user would act differently.

use std::io;
use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;
use suishu_domain::{Code, Decimal};

use crate::series::SeriesId;

/// What can go wrong with a library file. `SQLite`'s own error is kept as an opaque source, since no other crate knows `SQLite`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// No file has this path.
    #[error("there is no library at {}", path.display())]
    NotThere {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// A new library would overwrite a file.
    #[error("a file is already there: {}", path.display())]
    AlreadyThere {
        /// The file.
        path: PathBuf,
    },
    /// The path is a folder or a device.
    #[error("not a file: {}", path.display())]
    NotAFile {
        /// What was named.
        path: PathBuf,
    },
    /// The file has no bytes: a broken copy, or one that isn't downloaded yet.
    #[error("the file is empty (0 bytes): {}", path.display())]
    Empty {
        /// The file.
        path: PathBuf,
    },
    /// The file is no database, or an encrypted one.
    #[error("the file is not a Suishu library (no SQLite file): {}", path.display())]
    NotSqlite {
        /// The file.
        path: PathBuf,
    },
    /// A database of another program.
    #[error("the file is a database of another program (application_id {application_id:#010x}): {}", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// The other program's number; 0 for none.
        application_id: i32,
    },
    /// The library was written by a newer version of the program.
    #[error("the library has version {found}, this program knows up to {known}: {}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Version of the file.
        found: i32,
        /// Newest version that this program reads.
        known: i32,
    },
    /// The file or its folder can't be written.
    #[error("the library is read-only: {}", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file can't be opened: rights, or a folder in which nothing can be created.
    #[error("the library can't be opened: {}", path.display())]
    NoAccess {
        /// The file.
        path: PathBuf,
        /// What `SQLite` said.
        #[source]
        source: SqliteError,
    },
    /// Another program writes to the library and didn't finish within the waiting time.
    #[error("another program is writing to the library")]
    Locked,
    /// The disk is full; nothing was changed.
    #[error("the disk is full")]
    DiskFull,
    /// The file's structure is damaged.
    #[error("the library file is damaged")]
    Damaged(#[source] SqliteError),
    /// Reading or writing a file failed.
    #[error("{}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// `SQLite` refused something else.
    #[error("SQLite: {0}")]
    Sqlite(#[source] SqliteError),
    /// A code that the catalogue doesn't have.
    #[error("the catalogue has no {list} {code}")]
    NameUnknown {
        /// `indicator`, `region` or `sector`.
        list: &'static str,
        /// The code.
        code: Code,
    },
    /// A series that the import or the library doesn't have.
    #[error("no series {series}")]
    SeriesUnknown {
        /// The series.
        series: SeriesId,
    },
    /// A batch that the library doesn't have.
    #[error("no batch {batch}")]
    BatchUnknown {
        /// Its number.
        batch: i64,
    },
    /// The batch was taken back before; the one that took it back can be taken back in its turn.
    #[error("batch {batch} is taken back already")]
    AlreadyWithdrawn {
        /// Its number.
        batch: i64,
    },
    /// An event that the library doesn't have, or that was edited or removed meanwhile.
    #[error("no event {event}")]
    EventUnknown {
        /// Its number.
        event: i64,
    },
    /// The number has more digits than the library keeps exactly (19, of those 28 behind the point). The import goes on.
    #[error("{number} has more digits than the library keeps")]
    ValueTooLong {
        /// The number.
        number: Decimal,
    },
    /// The time of import is not a UTC time like `2026-11-24T07:57:14Z`.
    #[error("not a UTC time: {text}")]
    ClockUnreadable {
        /// The text that was given.
        text: String,
    },
    /// The file's hash is not 64 hexadecimal digits.
    #[error("not a SHA-256 in hexadecimal digits: {text}")]
    HashUnreadable {
        /// The text that was given.
        text: String,
    },
    /// A saved chart is not JSON.
    #[error("the saved chart is not JSON")]
    ChartUnreadable(#[source] serde_json::Error),
    /// A recipe is not JSON.
    #[error("the recipe is not JSON")]
    RecipeUnreadable(#[source] serde_json::Error),
    /// A kept original isn't what its hash says.
    #[error("the original {sha256} is damaged")]
    OriginalDamaged {
        /// The hash that it should have.
        sha256: String,
    },
    /// A number in the file stands for no code of its list.
    #[error("the library has {number} where a {list} stands")]
    CodeUnknown {
        /// The code list.
        list: &'static str,
        /// The number.
        number: i64,
    },
    /// A stored value is none of its kind: a period, a date, a unit, a number.
    #[error("the library has no readable {what} in {table}: {text}")]
    Unreadable {
        /// The table.
        table: &'static str,
        /// What should stand there.
        what: &'static str,
        /// What stands there.
        text: String,
    },
    /// The commit failed, and the library, opened again, doesn't have the batch: nothing was saved.
    #[error("nothing was saved")]
    NotSaved(#[source] Box<StoreError>),
    /// The commit failed, and the library couldn't be opened again to see whether the batch is there.
    #[error("it is not known whether batch {uuid} was saved")]
    OutcomeUnknown {
        /// UUID of the batch.
        uuid: String,
        /// Why the library couldn't be read again.
        #[source]
        source: Box<StoreError>,
    },
}

/// What `SQLite` said, opaque to the other crates.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct SqliteError(#[from] rusqlite::Error);

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(SqliteError(error)),
            _ => Self::Sqlite(SqliteError(error)),
        }
    }
}

impl StoreError {
    /// An error on opening the file at `path`, where `SQLite`'s code says more than later.
    pub(crate) fn on_opening(path: &Path, error: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotSqlite { path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::NoAccess {
                path,
                source: SqliteError(error),
            },
            _ => error.into(),
        }
    }

    /// An error of the file system at `path`.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io {
            path: path.to_owned(),
            source,
        }
    }
}
