//! A recipe: a confirmed layout and the answers that went with it, by the labels of its header, so that next month's file of the same
//! shape is read alike.
//!
//! A recipe names columns by what stands above them and rows by their distance from the header, never by a number that an added
//! month would shift. It is a small JSON file that a person can read, keep and hand on.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::table::layout::Role;

/// What is kept of a confirmed layout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The version of this form: 1.
    pub suishu_recipe: u32,
    /// Its name.
    pub name: String,
    /// The labels of the header that files of this shape have: stubs and figures as written, periods as `<period>`, repeats once.
    pub header: Vec<String>,
    /// The sheet, where it was picked by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The encoding, where it was picked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// The answers, by key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub set: BTreeMap<String, String>,
    /// What the header rows say, from the top.
    pub rows: Vec<Role>,
    /// What the columns say, by the label above them.
    pub columns: BTreeMap<String, Role>,
    /// The names of the file that a person found in the catalogue: list, name as written, code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<RecipeName>,
}

/// A name of the file and what it is in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipeName {
    /// `indicator`, `region` or `sector`.
    pub list: String,
    /// The name as the file writes it.
    pub written: String,
    /// The code in the catalogue.
    pub code: String,
}

/// Why a recipe can't be read.
#[derive(Debug, thiserror::Error)]
pub enum RecipeError {
    /// Not the JSON of a recipe.
    #[error("not a recipe: {0}")]
    Form(#[from] serde_json::Error),
    /// Made by a later version.
    #[error("a recipe of version {version}, this program reads {known}")]
    Newer {
        /// Its version.
        version: u32,
        /// The version that is known.
        known: u32,
    },
}

impl Recipe {
    /// The version of the form that this program writes and reads.
    pub const VERSION: u32 = 1;

    /// Reads the JSON of a recipe.
    pub fn from_json(text: &str) -> Result<Self, RecipeError> {
        let recipe: Self = serde_json::from_str(text)?;
        if recipe.suishu_recipe != Self::VERSION {
            return Err(RecipeError::Newer {
                version: recipe.suishu_recipe,
                known: Self::VERSION,
            });
        }
        Ok(recipe)
    }

    /// The JSON of the recipe, for people to read.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}
