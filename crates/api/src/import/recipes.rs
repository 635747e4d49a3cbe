//! The recipes of the library: listed, taken off, handed on as files.

use std::collections::BTreeSet;
use std::fs;

use suishu_ingest::Recipe;
use suishu_store::SavedRecipe;

use crate::chart::{file_name, write_whole};
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{ExportReport, Nothing, RecipeExportRequest, RecipeInfo, RecipeRequest, Recipes};

impl Desk {
    /// The recipes of the library, by name.
    pub(crate) fn recipes(&self, _: Nothing) -> Result<Recipes, Failure> {
        let mut recipes: Vec<_> = self.saved_recipes()?.into_iter().map(info).collect();
        recipes.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Recipes { recipes })
    }

    /// Takes a recipe off.
    pub(crate) fn recipe_remove(&self, request: RecipeRequest) -> Result<Recipes, Failure> {
        if !self.open()?.library().remove_recipe(&request.name)? {
            return Err(unknown(request.name));
        }
        self.recipes(Nothing {})
    }

    /// Writes a recipe into a folder, whole or not at all.
    pub(crate) fn recipe_export(&self, request: RecipeExportRequest) -> Result<ExportReport, Failure> {
        let folder = self.tokens().path(&request.folder)?;
        let saved = self.saved_recipes()?;
        let recipe = saved.into_iter().find(|recipe| recipe.name == request.name);
        let recipe = recipe.ok_or_else(|| unknown(request.name))?;
        fs::create_dir_all(&folder).map_err(|error| Failure::ExportFailed {
            file: display_name(&folder),
            message: error.to_string(),
        })?;
        let path = folder.join(format!("{}.json", file_name(&recipe.name)));
        let replaced = path.exists();
        write_whole(&path, recipe.json.as_bytes())?;
        Ok(ExportReport {
            file: display_name(&path),
            folder: folder.display().to_string(),
            bytes: recipe.json.len() as u64,
            pixels: None,
            replaced,
            theme_lacking: None,
        })
    }

    /// Takes in recipes from files that the user picks: all of them, or none when one can't be read.
    pub(crate) fn recipe_import(&self, _: Nothing) -> Result<Recipes, Failure> {
        let mut known: BTreeSet<String> = self.saved_recipes()?.into_iter().map(|recipe| recipe.name).collect();
        let mut taken = Vec::new();
        for path in self.host().choose_recipes() {
            let invalid = |message: String| Failure::RecipeInvalid {
                file: display_name(&path),
                message,
            };
            let text = fs::read_to_string(&path).map_err(|error| invalid(error.to_string()))?;
            let mut recipe = Recipe::from_json(&text).map_err(|error| invalid(error.to_string()))?;
            recipe.name = free_name(&recipe.name, &known);
            known.insert(recipe.name.clone());
            taken.push(SavedRecipe {
                saved_at: self.host().now(),
                json: recipe.to_json(),
                name: recipe.name,
            });
        }
        let open = self.open()?;
        for recipe in &taken {
            open.library().put_recipe(recipe)?;
        }
        self.recipes(Nothing {})
    }

    fn saved_recipes(&self) -> Result<Vec<SavedRecipe>, Failure> {
        self.open()?.read(|reader| Ok(reader.recipes()?))
    }
}

/// A recipe that comes from elsewhere never takes the place of one that is there: it is numbered.
fn free_name(name: &str, known: &BTreeSet<String>) -> String {
    let name = if name.trim().is_empty() { "recipe" } else { name.trim() };
    let mut free = name.to_owned();
    let mut number = 2;
    while known.contains(&free) {
        free = format!("{name} {number}");
        number += 1;
    }
    free
}

fn info(saved: SavedRecipe) -> RecipeInfo {
    let labels = Recipe::from_json(&saved.json)
        .map(|recipe| recipe.header)
        .unwrap_or_default();
    RecipeInfo {
        name: saved.name,
        saved_at: saved.saved_at,
        labels,
    }
}

fn unknown(name: String) -> Failure {
    Failure::NotFound { what: "recipe", name }
}
