//! Saved charts: their JSON, title and place on the desk. What the JSON says is the chart crate's business.

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use crate::StoreError;

/// A saved chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedChart {
    /// Its id, given by the caller.
    pub id: String,
    /// Its title in lists.
    pub title: String,
    /// Its place, ascending.
    pub position: i64,
    /// Whether it stands on the overview.
    pub pinned: bool,
    /// The spec as JSON text.
    pub spec: String,
}

/// Saves a chart in place of the one with its id.
pub(crate) fn put(connection: &Connection, chart: &SavedChart) -> Result<(), StoreError> {
    serde_json::from_str::<serde::de::IgnoredAny>(&chart.spec).map_err(StoreError::ChartUnreadable)?;
    connection
        .prepare_cached(
            "INSERT INTO chart (id, title, position, pinned, spec) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET title = excluded.title, position = excluded.position,
                 pinned = excluded.pinned, spec = excluded.spec",
        )?
        .execute(params![chart.id, chart.title, chart.position, chart.pinned, chart.spec])?;
    Ok(())
}

/// Removes a chart; `false` when there is none.
pub(crate) fn remove(connection: &Connection, id: &str) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("DELETE FROM chart WHERE id = ?1")?
        .execute([id])?
        > 0)
}

/// All charts by position.
pub(crate) fn list(connection: &Connection) -> Result<Vec<SavedChart>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, title, position, pinned, spec FROM chart ORDER BY position, id")?;
    let charts = statement.query_map([], read)?;
    Ok(charts.collect::<Result<_, _>>()?)
}

/// The chart with this id.
pub(crate) fn by_id(connection: &Connection, id: &str) -> Result<Option<SavedChart>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT id, title, position, pinned, spec FROM chart WHERE id = ?1")?;
    Ok(statement.query_row([id], read).optional()?)
}

fn read(row: &Row<'_>) -> Result<SavedChart, rusqlite::Error> {
    Ok(SavedChart {
        id: row.get(0)?,
        title: row.get(1)?,
        position: row.get(2)?,
        pinned: row.get(3)?,
        spec: row.get(4)?,
    })
}
