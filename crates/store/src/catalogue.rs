//! The catalogue's three tables: indicators, regions and sectors as trees by code.
//!
//! Order of print is order of entry. A code never changes; everything else of an entry may.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension, Row, params};
use suishu_domain::{Catalogue, Indicator, Kind, Region, Sector, Unit};

use crate::StoreError;
use crate::code::StoredCode;

/// Writes all entries of a new library's catalogue. A parent may stand after its children.
pub(crate) fn seed(connection: &Connection, seed: &Catalogue) -> Result<(), StoreError> {
    let indicators: HashSet<_> = seed.indicators().iter().map(|entry| entry.code.as_str()).collect();
    for entry in seed.indicators() {
        require_parent("indicator", entry.parent.as_deref(), |code| {
            Ok(indicators.contains(code))
        })?;
        write_indicator(connection, entry)?;
    }
    let regions: HashSet<_> = seed.regions().iter().map(|entry| entry.code.as_str()).collect();
    for entry in seed.regions() {
        require_parent("region", entry.parent.as_deref(), |code| Ok(regions.contains(code)))?;
        write_region(connection, entry)?;
    }
    let sectors: HashSet<_> = seed.sectors().iter().map(|entry| entry.code.as_str()).collect();
    for entry in seed.sectors() {
        require_parent("sector", entry.parent.as_deref(), |code| Ok(sectors.contains(code)))?;
        write_sector(connection, entry)?;
    }
    Ok(())
}

/// Reads the whole catalogue.
pub(crate) fn read(connection: &Connection) -> Result<Catalogue, StoreError> {
    Ok(Catalogue::new(
        all(
            connection,
            "SELECT code, name, name_en, parent, synonyms, kind, unit, headline FROM indicator ORDER BY id",
            indicator,
        )?,
        all(
            connection,
            "SELECT code, name, name_en, parent, synonyms FROM region ORDER BY id",
            region,
        )?,
        all(
            connection,
            "SELECT code, name, name_en, parent, synonyms FROM sector ORDER BY id",
            sector,
        )?,
    ))
}

fn all<T>(
    connection: &Connection,
    sql: &str,
    entry: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    let mut entries = Vec::new();
    while let Some(row) = rows.next()? {
        entries.push(entry(row)?);
    }
    Ok(entries)
}

fn indicator(row: &Row<'_>) -> Result<Indicator, StoreError> {
    Ok(Indicator {
        code: row.get(0)?,
        name: row.get(1)?,
        name_en: row.get(2)?,
        parent: row.get(3)?,
        synonyms: synonyms(row, "indicator")?,
        kind: row.get::<_, Option<i64>>(5)?.map(Kind::read).transpose()?,
        unit: row
            .get::<_, Option<String>>(6)?
            .map(|text| read_unit("indicator", text))
            .transpose()?,
        headline: row.get(7)?,
    })
}

fn region(row: &Row<'_>) -> Result<Region, StoreError> {
    Ok(Region {
        code: row.get(0)?,
        name: row.get(1)?,
        name_en: row.get(2)?,
        parent: row.get(3)?,
        synonyms: synonyms(row, "region")?,
    })
}

fn sector(row: &Row<'_>) -> Result<Sector, StoreError> {
    Ok(Sector {
        code: row.get(0)?,
        name: row.get(1)?,
        name_en: row.get(2)?,
        parent: row.get(3)?,
        synonyms: synonyms(row, "sector")?,
    })
}

fn synonyms(row: &Row<'_>, table: &'static str) -> Result<Vec<String>, StoreError> {
    let text: String = row.get(4)?;
    serde_json::from_str(&text).map_err(|_| StoreError::Unreadable {
        table,
        what: "list of synonyms",
        text,
    })
}

/// The unit of its canonical text.
pub(crate) fn read_unit(table: &'static str, text: String) -> Result<Unit, StoreError> {
    Unit::parse(&text).ok_or(StoreError::Unreadable {
        table,
        what: "unit",
        text,
    })
}

/// Adds an indicator, or replaces the one with its code. `true` when that changed anything.
pub(crate) fn put_indicator(connection: &Connection, entry: &Indicator) -> Result<bool, StoreError> {
    require_parent("indicator", entry.parent.as_deref(), |code| {
        is_there(connection, "indicator", code)
    })?;
    write_indicator(connection, entry)
}

/// Adds a region, or replaces the one with its code. `true` when that changed anything.
pub(crate) fn put_region(connection: &Connection, entry: &Region) -> Result<bool, StoreError> {
    require_parent("region", entry.parent.as_deref(), |code| {
        is_there(connection, "region", code)
    })?;
    write_region(connection, entry)
}

/// Adds a sector, or replaces the one with its code. `true` when that changed anything.
pub(crate) fn put_sector(connection: &Connection, entry: &Sector) -> Result<bool, StoreError> {
    require_parent("sector", entry.parent.as_deref(), |code| {
        is_there(connection, "sector", code)
    })?;
    write_sector(connection, entry)
}

fn write_indicator(connection: &Connection, entry: &Indicator) -> Result<bool, StoreError> {
    let changed = connection
        .prepare_cached(
            "INSERT INTO indicator (code, name, name_en, parent, synonyms, kind, unit, headline)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, parent = excluded.parent,
                 synonyms = excluded.synonyms, kind = excluded.kind, unit = excluded.unit, headline = excluded.headline
             WHERE (name, name_en, parent, synonyms, kind, unit, headline) IS NOT (excluded.name, excluded.name_en,
                 excluded.parent, excluded.synonyms, excluded.kind, excluded.unit, excluded.headline)",
        )?
        .execute(params![
            entry.code,
            entry.name,
            entry.name_en,
            entry.parent,
            synonyms_text(&entry.synonyms),
            entry.kind.map(StoredCode::number),
            entry.unit.as_ref().map(Unit::to_string),
            entry.headline,
        ])?;
    Ok(changed > 0)
}

/// Adds a row to a list of places in a tree, or replaces the one with its code where it differs.
macro_rules! upsert {
    ($list:literal) => {
        concat!(
            "INSERT INTO ",
            $list,
            " (code, name, name_en, parent, synonyms) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, parent = excluded.parent,
                 synonyms = excluded.synonyms
             WHERE (name, name_en, parent, synonyms) IS NOT (excluded.name, excluded.name_en, excluded.parent,
                 excluded.synonyms)"
        )
    };
}

fn write_region(connection: &Connection, entry: &Region) -> Result<bool, StoreError> {
    let Region {
        code,
        name,
        name_en,
        parent,
        synonyms,
    } = entry;
    let mut statement = connection.prepare_cached(upsert!("region"))?;
    Ok(statement.execute(params![code, name, name_en, parent, synonyms_text(synonyms)])? > 0)
}

fn write_sector(connection: &Connection, entry: &Sector) -> Result<bool, StoreError> {
    let Sector {
        code,
        name,
        name_en,
        parent,
        synonyms,
    } = entry;
    let mut statement = connection.prepare_cached(upsert!("sector"))?;
    Ok(statement.execute(params![code, name, name_en, parent, synonyms_text(synonyms)])? > 0)
}

fn synonyms_text(synonyms: &[String]) -> String {
    serde_json::Value::from(synonyms).to_string()
}

/// Adds another name to an entry of `indicator`, `region` or `sector`. `true` when it is new there.
pub(crate) fn add_synonym(
    connection: &Connection,
    list: &'static str,
    code: &str,
    synonym: &str,
) -> Result<bool, StoreError> {
    require(connection, list, code)?;
    macro_rules! update {
        ($list:literal) => {
            concat!(
                "UPDATE ",
                $list,
                " SET synonyms = json_insert(synonyms, '$[#]', ?2)
                 WHERE code = ?1 AND NOT EXISTS (SELECT 1 FROM json_each(synonyms) WHERE value = ?2)"
            )
        };
    }
    let sql = match list {
        "indicator" => update!("indicator"),
        "region" => update!("region"),
        _ => update!("sector"),
    };
    Ok(connection.prepare_cached(sql)?.execute([code, synonym])? > 0)
}

/// Says what may be computed from an indicator. `true` when that was new.
pub(crate) fn set_kind(connection: &Connection, code: &str, kind: Kind) -> Result<bool, StoreError> {
    require(connection, "indicator", code)?;
    let changed = connection
        .prepare_cached("UPDATE indicator SET kind = ?2 WHERE code = ?1 AND kind IS NOT ?2")?
        .execute(params![code, kind.number()])?;
    Ok(changed > 0)
}

/// Says in which unit an indicator's levels are kept. `true` when that was new.
pub(crate) fn set_unit(connection: &Connection, code: &str, unit: &Unit) -> Result<bool, StoreError> {
    require(connection, "indicator", code)?;
    let changed = connection
        .prepare_cached("UPDATE indicator SET unit = ?2 WHERE code = ?1 AND unit IS NOT ?2")?
        .execute(params![code, unit.to_string()])?;
    Ok(changed > 0)
}

/// The row number of a code, which the other tables refer to.
pub(crate) fn id_of(connection: &Connection, list: &'static str, code: &str) -> Result<Option<i64>, StoreError> {
    let sql = match list {
        "indicator" => "SELECT id FROM indicator WHERE code = ?1",
        "region" => "SELECT id FROM region WHERE code = ?1",
        _ => "SELECT id FROM sector WHERE code = ?1",
    };
    Ok(connection
        .prepare_cached(sql)?
        .query_row([code], |row| row.get(0))
        .optional()?)
}

/// The row number of a code that must be there.
pub(crate) fn require(connection: &Connection, list: &'static str, code: &str) -> Result<i64, StoreError> {
    id_of(connection, list, code)?.ok_or_else(|| StoreError::NameUnknown {
        list,
        code: code.to_owned(),
    })
}

fn is_there(connection: &Connection, list: &'static str, code: &str) -> Result<bool, StoreError> {
    Ok(id_of(connection, list, code)?.is_some())
}

/// A parent must be in the same list: told here by name, where the foreign key would only fail the commit.
fn require_parent(
    list: &'static str,
    parent: Option<&str>,
    is_there: impl FnOnce(&str) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    match parent {
        Some(code) if !is_there(code)? => Err(StoreError::NameUnknown {
            list,
            code: code.to_owned(),
        }),
        _ => Ok(()),
    }
}
