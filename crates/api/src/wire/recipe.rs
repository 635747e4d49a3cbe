//! Recipes: listed, taken off, handed on as files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A recipe of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct RecipeInfo {
    /// Name.
    pub name: String,
    /// When it was kept.
    pub saved_at: String,
    /// The labels of the header that it knows.
    pub labels: Vec<String>,
}

/// The recipes of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Recipes {
    /// By name.
    pub recipes: Vec<RecipeInfo>,
}

/// Names a recipe.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RecipeRequest {
    /// Its name.
    pub name: String,
}

/// Writes a recipe as a file.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct RecipeExportRequest {
    /// Its name.
    pub name: String,
    /// The folder's token.
    pub folder: String,
}
