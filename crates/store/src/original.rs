//! The files and texts that were imported, deflated, so that a figure's cell can be shown in its place.
//!
//! One is kept once however many batches it brought, under the hash of its bytes. What comes out is held against that hash: a damaged
//! original is an error, never a wrong cell. What the bytes mean is the reader's business.

use std::io::{Read as _, Write as _};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use rusqlite::{Connection, OptionalExtension as _, params};
use sha2::{Digest as _, Sha256};
use suishu_domain::{Finding, FindingCode, Place};

use crate::{StoreError, hash};

/// A kept original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// Its bytes.
    pub size: u64,
    /// The bytes that it takes in the library.
    pub packed: u64,
}

/// The hash of bytes as batches have it.
fn sha256(bytes: &[u8]) -> String {
    hash::hex(&Sha256::digest(bytes))
}

/// Whether these are the bytes of that hash.
pub(crate) fn is_of(expected: &str, bytes: &[u8]) -> bool {
    sha256(bytes) == expected
}

/// Keeps bytes under their hash; `false` when they are kept already.
pub(crate) fn put(connection: &Connection, expected: &str, bytes: &[u8]) -> Result<bool, StoreError> {
    let is_kept: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM original WHERE sha256 = ?1)")?
        .query_row([expected], |row| row.get(0))?;
    if is_kept {
        return Ok(false);
    }
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    // Memory takes every byte; were it ever otherwise, the original would be missing and no more.
    let Ok(packed) = encoder.write_all(bytes).and_then(|()| encoder.finish()) else {
        return Ok(false);
    };
    connection
        .prepare_cached("INSERT INTO original (sha256, size, packed) VALUES (?1, ?2, ?3)")?
        .execute(params![expected, bytes.len() as u64, packed])?;
    Ok(true)
}

/// Whether a batch came from bytes of that hash.
pub(crate) fn has_batch(connection: &Connection, sha256: &str) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM batch WHERE sha256 = ?1)")?
        .query_row([sha256], |row| row.get(0))?)
}

/// The bytes of an original, at most `limit` of them; `None` when it isn't kept or is larger.
pub(crate) fn read(connection: &Connection, expected: &str, limit: u64) -> Result<Option<Vec<u8>>, StoreError> {
    let row: Option<(u64, Vec<u8>)> = connection
        .prepare_cached("SELECT size, packed FROM original WHERE sha256 = ?1 AND size <= ?2")?
        .query_row(params![expected, limit], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((size, packed)) = row else { return Ok(None) };
    match unpacked(&packed, size).filter(|bytes| is_of(expected, bytes)) {
        Some(bytes) => Ok(Some(bytes)),
        None => Err(StoreError::OriginalDamaged {
            sha256: expected.to_owned(),
        }),
    }
}

/// What was packed, if it is exactly `size` bytes; never more is inflated than one byte beyond.
fn unpacked(packed: &[u8], size: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    ZlibDecoder::new(packed)
        .take(size.saturating_add(1))
        .read_to_end(&mut bytes)
        .ok()?;
    (bytes.len() as u64 == size).then_some(bytes)
}

/// All originals, the largest first.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Original>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT sha256, size, length(packed) FROM original ORDER BY size DESC, sha256")?;
    let originals = statement.query_map([], |row| {
        Ok(Original {
            sha256: row.get(0)?,
            size: row.get(1)?,
            packed: row.get(2)?,
        })
    })?;
    Ok(originals.collect::<Result<_, _>>()?)
}

/// Lets go of an original; `false` when it isn't kept.
pub(crate) fn remove(connection: &Connection, sha256: &str) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("DELETE FROM original WHERE sha256 = ?1")?
        .execute([sha256])?
        > 0)
}

/// Proves each original against its hash, one in memory at a time.
pub(crate) fn check(connection: &Connection, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    for original in list(connection)? {
        match read(connection, &original.sha256, u64::MAX >> 1) {
            Ok(_) => {}
            Err(StoreError::OriginalDamaged { sha256 }) => {
                findings.push(Finding::new(FindingCode::OriginalHash, Place::file(), sha256));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection() -> Connection {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE original (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, packed BLOB NOT NULL) STRICT",
            )
            .unwrap();
        connection
    }

    #[test]
    fn what_is_kept_comes_out_as_it_was_and_once() {
        let connection = connection();
        let bytes = "地区,指标\n广州市,17475.86\n".repeat(1_000).into_bytes();
        let name = sha256(&bytes);
        assert!(put(&connection, &name, &bytes).unwrap(), "new");
        assert!(!put(&connection, &name, &bytes).unwrap(), "kept once");
        let kept = list(&connection).unwrap();
        assert_eq!(kept[0].size, bytes.len() as u64, "its size is told");
        assert!(kept[0].packed < kept[0].size / 10, "and it is packed");
        assert_eq!(read(&connection, &name, 1 << 20).unwrap(), Some(bytes), "byte for byte");
        assert_eq!(
            read(&connection, &name, 10).unwrap(),
            None,
            "over the limit nothing is inflated"
        );
        assert!(remove(&connection, &name).unwrap(), "it can be let go");
        assert_eq!(read(&connection, &name, 1 << 20).unwrap(), None, "then it isn't there");
    }

    #[test]
    fn damage_is_an_error_and_a_finding() {
        let check_damage = |sql: &str, why: &str| {
            let connection = connection();
            let bytes = b"2020,17475.86\n".to_vec();
            let name = sha256(&bytes);
            put(&connection, &name, &bytes).unwrap();
            connection.execute_batch(sql).unwrap();
            let error = read(&connection, &name, 1 << 20).unwrap_err();
            assert!(matches!(error, StoreError::OriginalDamaged { .. }), "{why}: {error}");
            let mut findings = Vec::new();
            check(&connection, &mut findings).unwrap();
            assert_eq!(
                findings.iter().map(|finding| finding.code).collect::<Vec<_>>(),
                [FindingCode::OriginalHash],
                "{why}: the check names it"
            );
        };
        check_damage("UPDATE original SET packed = x'00'", "no zlib at all");
        check_damage("UPDATE original SET size = 3", "more comes out than was said");
        let other = {
            let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(b"2020,17475.87\n").unwrap();
            encoder.finish().unwrap()
        };
        let digits: String = other.iter().map(|byte| format!("{byte:02x}")).collect();
        check_damage(
            &format!("UPDATE original SET packed = x'{digits}'"),
            "another number, soundly packed",
        );
    }
}
