//! The versions of the file's schema and the way from one to the next.
//!
//! A step's SQL and its version number are written in one transaction; a copy of the file is made before the first step on
//! a library that holds something.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::{StoreError, backup};

/// Step `n` leads from version `n` to `n + 1`. Steps that were released are never edited.
const STEPS: &[&str] = &[
    include_str!("schema/1.sql"),
    include_str!("schema/2.sql"),
    include_str!("schema/3.sql"),
];

/// The version that this program writes.
pub(crate) fn newest() -> i32 {
    version_after(STEPS)
}

fn version_after(steps: &[&str]) -> i32 {
    i32::try_from(steps.len()).unwrap_or(i32::MAX)
}

/// Brings the library at `path` to the newest version.
pub(crate) fn to_newest(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    along(connection, path, STEPS)
}

fn along(connection: &mut Connection, path: &Path, steps: &[&str]) -> Result<(), StoreError> {
    let version = version_of(connection)?;
    if version >= version_after(steps) {
        return Ok(());
    }
    if version > 0 {
        let copy = copy_name(path, version);
        backup::copy(connection, &copy)?;
        tracing::info!(version, "copied the library before migrating it");
    }
    // Another program may have migrated meanwhile: the version that counts is read under the lock.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let from = usize::try_from(version_of(&transaction)?).unwrap_or(0);
    for step in steps.iter().skip(from) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", version_after(steps))?;
    transaction.commit()?;
    Ok(())
}

/// Writes the version that is there again: a commit that changes nothing, for its place in the log.
pub(crate) fn write_version(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "user_version", version_of(connection)?)?;
    Ok(())
}

fn version_of(connection: &Connection) -> Result<i32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// `guangzhou.v1.suishu` beside `guangzhou.suishu`, numbered where that is taken: an earlier copy is never overwritten.
fn copy_name(path: &Path, version: i32) -> PathBuf {
    let mut copy = path.with_extension(format!("v{version}.suishu"));
    let mut number = 2;
    while copy.exists() {
        copy = path.with_extension(format!("v{version}-{number}.suishu"));
        number += 1;
    }
    copy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Library;
    use suishu_domain::Catalogue;

    const NEXT: &str = "ALTER TABLE chart ADD COLUMN colour TEXT;";

    /// A library as the version `STEPS[..taken]` made it, with its identity and one chart.
    fn library_of(taken: usize, path: &Path) -> Connection {
        let mut connection = Connection::open(path).unwrap();
        connection
            .pragma_update(None, "application_id", crate::connection::APPLICATION_ID)
            .unwrap();
        along(&mut connection, path, &STEPS[..taken]).unwrap();
        connection
            .execute_batch(
                "INSERT INTO library (uuid) VALUES ('7d5b');
                 INSERT INTO chart (id, title, position, pinned, spec) VALUES ('a', '三次产业', 1, 1, '{}');",
            )
            .unwrap();
        connection
    }

    #[test]
    fn a_library_of_any_earlier_version_opens_and_leaves_a_copy() {
        for taken in 1..STEPS.len() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("city.suishu");
            drop(library_of(taken, &path));
            let library = Library::open(&path).unwrap();
            assert_eq!(
                version_of(&library.connection).unwrap(),
                newest(),
                "version {taken} must become the newest"
            );
            let reader = library.reader().unwrap();
            assert_eq!(reader.charts().unwrap().len(), 1, "what was there must stay");
            assert_eq!(reader.recipes().unwrap(), [], "what is new must be there, empty");
            let copy = Connection::open(folder.path().join(format!("city.v{taken}.suishu"))).unwrap();
            assert_eq!(
                version_of(&copy).unwrap(),
                version_after(&STEPS[..taken]),
                "the copy must be of the version before"
            );
        }
    }

    #[test]
    fn a_step_is_taken_once_and_after_a_copy() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("city.suishu");
        drop(Library::create(&path, &Catalogue::default()).unwrap());
        let mut connection = Connection::open(&path).unwrap();
        let before = newest();
        let steps = [STEPS, &[NEXT]].concat();
        along(&mut connection, &path, &steps).unwrap();
        assert_eq!(
            version_of(&connection).unwrap(),
            before + 1,
            "the version must tell the step"
        );
        connection.execute("UPDATE chart SET colour = 'red'", []).unwrap();
        along(&mut connection, &path, &steps).unwrap();
        let copy = folder.path().join(format!("city.v{before}.suishu"));
        assert!(
            Library::open(&copy).is_ok(),
            "the copy must be a library of the version before"
        );
        let files = std::fs::read_dir(folder.path()).unwrap().filter(|f| {
            f.as_ref()
                .unwrap()
                .path()
                .extension()
                .is_some_and(|extension| extension == "suishu")
        });
        assert_eq!(
            files.count(),
            2,
            "a library that is up to date must not be copied again"
        );
    }

    #[test]
    fn a_step_that_fails_leaves_the_version_before() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("city.suishu");
        drop(Library::create(&path, &Catalogue::default()).unwrap());
        let mut connection = Connection::open(&path).unwrap();
        let broken = [STEPS, &[NEXT, "CREATE TABLE broken ("]].concat();
        assert!(
            along(&mut connection, &path, &broken).is_err(),
            "broken SQL must be an error"
        );
        assert_eq!(
            version_of(&connection).unwrap(),
            newest(),
            "no step may stay when a later one fails"
        );
        assert!(
            connection.prepare("SELECT colour FROM chart").is_err(),
            "the step before the broken one must be undone"
        );
    }
}
