//! Saved recipes: their JSON by name. What the JSON says is the reader's business.

use rusqlite::{Connection, params};

use crate::StoreError;

/// A saved recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedRecipe {
    /// Its name, unique in the library.
    pub name: String,
    /// When it was saved, in UTC.
    pub saved_at: String,
    /// The recipe as JSON text.
    pub json: String,
}

/// Saves a recipe in place of the one with its name. `true` when that changed anything but the time.
pub(crate) fn put(connection: &Connection, recipe: &SavedRecipe) -> Result<bool, StoreError> {
    serde_json::from_str::<serde::de::IgnoredAny>(&recipe.json).map_err(StoreError::RecipeUnreadable)?;
    let changed = connection
        .prepare_cached(
            "INSERT INTO recipe (name, saved_at, json) VALUES (?1, ?2, ?3)
             ON CONFLICT (name) DO UPDATE SET saved_at = excluded.saved_at, json = excluded.json
             WHERE json <> excluded.json",
        )?
        .execute(params![recipe.name, recipe.saved_at, recipe.json])?;
    Ok(changed > 0)
}

/// Removes a recipe; `false` when there is none.
pub(crate) fn remove(connection: &Connection, name: &str) -> Result<bool, StoreError> {
    Ok(connection
        .prepare_cached("DELETE FROM recipe WHERE name = ?1")?
        .execute([name])?
        > 0)
}

/// All recipes, the one saved last first: where two fit a file, the newer one is meant.
pub(crate) fn list(connection: &Connection) -> Result<Vec<SavedRecipe>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT name, saved_at, json FROM recipe ORDER BY saved_at DESC, name")?;
    let recipes = statement.query_map([], |row| {
        Ok(SavedRecipe {
            name: row.get(0)?,
            saved_at: row.get(1)?,
            json: row.get(2)?,
        })
    })?;
    Ok(recipes.collect::<Result<_, _>>()?)
}
