//! Accepted findings: the key of a finding, and why it is in order as it is. What a key means is the asker's business.

use rusqlite::{Connection, params};

use crate::StoreError;

/// A finding that somebody has accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// The finding's key.
    pub finding: String,
    /// Why it is in order.
    pub reason: String,
    /// When it was accepted, in UTC.
    pub accepted_at: String,
}

/// Accepts a finding; the reason of one that is accepted already is replaced.
pub(crate) fn put(connection: &Connection, acceptance: &Acceptance) -> Result<(), StoreError> {
    connection
        .prepare_cached(
            "INSERT INTO acceptance (finding, reason, accepted_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (finding) DO UPDATE SET reason = excluded.reason, accepted_at = excluded.accepted_at",
        )?
        .execute(params![acceptance.finding, acceptance.reason, acceptance.accepted_at])?;
    Ok(())
}

/// Takes an acceptance back; `false` when there is none.
pub(crate) fn remove(connection: &Connection, finding: &str) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("DELETE FROM acceptance WHERE finding = ?1")?
        .execute([finding])?
        > 0)
}

/// All acceptances, by key.
pub(crate) fn list(connection: &Connection) -> Result<Vec<Acceptance>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT finding, reason, accepted_at FROM acceptance ORDER BY finding")?;
    let acceptances = statement.query_map([], |row| {
        Ok(Acceptance {
            finding: row.get(0)?,
            reason: row.get(1)?,
            accepted_at: row.get(2)?,
        })
    })?;
    Ok(acceptances.collect::<Result<_, _>>()?)
}
