//! By which recipe a file is read, and what that recipe says beside the layout: answers, names, encoding, sheet.
//!
//! Which of several recipes fits is found while reading. What it says beside the layout must be known before, so a file whose
//! recipe has more to say than was asked is read again with that recipe in force; nothing was written by then.

use std::collections::BTreeMap;

use suishu_domain::Catalogue;
use suishu_ingest::recipe::{Decided, Recipe, RecipeName, answer_key};
use suishu_ingest::{Mark, Reading};
use suishu_store::SavedRecipe;

use super::names::Chosen;
use super::{ImportOptions, RecipeChoice};
use crate::error::Failure;
use crate::wire::{NameChoice, NameList};

/// What one pass over a file goes by.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// The recipes that may be followed; exactly one when it is in force.
    pub(super) recipes: Vec<Recipe>,
    /// Whether the recipe must be followed.
    in_force: bool,
    /// Answers.
    pub(super) set: BTreeMap<String, String>,
    /// The encoding.
    pub(super) encoding: Option<String>,
    /// The sheet.
    pub(super) sheet: Option<String>,
    /// Names that the person found in the catalogue.
    names: Vec<NameChoice>,
    /// Names that the recipe in force has found there; another library may not have their codes.
    known_names: Vec<NameChoice>,
    /// What the person said of rows, columns and cells.
    marks: Vec<Mark>,
}

impl Plan {
    /// The plan that was asked for.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for a recipe that the library doesn't have.
    pub(super) fn of(file: &str, options: &ImportOptions, saved: Vec<SavedRecipe>) -> Result<Self, Failure> {
        let plan = Self {
            recipes: Vec::new(),
            in_force: false,
            set: options.set.clone(),
            encoding: options.encoding.clone(),
            sheet: options.sheet.clone(),
            names: options.names.clone(),
            known_names: Vec::new(),
            marks: options.marks.clone(),
        };
        Ok(match &options.recipe {
            RecipeChoice::None => plan,
            RecipeChoice::Given(recipe) => plan.by((**recipe).clone()),
            RecipeChoice::Named(name) => {
                let recipe = readable(saved).find(|recipe| recipe.name == *name);
                plan.by(recipe.ok_or_else(|| Failure::NotFound {
                    what: "recipe",
                    name: name.clone(),
                })?)
            }
            RecipeChoice::Fitting => Self {
                recipes: readable(saved).filter(|recipe| recipe.is_meant_for(file)).collect(),
                ..plan
            },
        })
    }

    /// The same with this recipe in force: what it says fills what wasn't asked.
    fn by(mut self, recipe: Recipe) -> Self {
        for (key, value) in &recipe.set {
            if !self.set.keys().any(|asked| same_key(asked, key)) {
                self.set.insert(key.clone(), value.clone());
            }
        }
        self.known_names = choices(&recipe).collect();
        self.encoding = self.encoding.or_else(|| recipe.encoding.clone());
        self.sheet = self.sheet.or_else(|| recipe.sheet.clone());
        self.recipes = vec![recipe];
        self.in_force = true;
        self
    }

    /// What the names of the file are taken for: what the person says stands above what the recipe says.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for a code of the person's that the catalogue doesn't have.
    pub(super) fn names(&self, catalogue: &Catalogue) -> Result<Chosen, Failure> {
        let mut chosen = Chosen::default();
        for choice in self.known_names.iter().filter(|choice| choice.is_in(catalogue)) {
            chosen.take(choice);
        }
        for choice in &self.names {
            if !choice.is_in(catalogue) {
                return Err(Failure::NotFound {
                    what: choice.list.code(),
                    name: choice.code.clone().unwrap_or_default(),
                });
            }
            chosen.take(choice);
        }
        Ok(chosen)
    }

    /// What is to be done once the file was read and `followed` is known: a plan by which to read it again, or nothing.
    ///
    /// # Errors
    /// [`Failure::RecipeUnfit`] when the recipe in force wasn't followed.
    pub(super) fn judge(
        &self,
        file: &str,
        followed: Option<&str>,
        catalogue: &Catalogue,
    ) -> Result<Option<Self>, Failure> {
        if self.in_force {
            return match self.recipes.first() {
                Some(recipe) if followed != Some(recipe.name.as_str()) => Err(Failure::RecipeUnfit {
                    file: file.to_owned(),
                    recipe: recipe.name.clone(),
                }),
                _ => Ok(None),
            };
        }
        let recipe = followed.and_then(|name| self.recipes.iter().find(|recipe| recipe.name == name));
        let Some(recipe) = recipe else {
            return Ok(None);
        };
        let again = self.clone().by(recipe.clone());
        let says_more = (&again.set, &again.encoding, &again.sheet) != (&self.set, &self.encoding, &self.sheet)
            || again
                .known_names
                .iter()
                .any(|choice| choice.is_in(catalogue) && choice.list.find(catalogue, &choice.written) != choice.code);
        Ok(says_more.then_some(again))
    }

    /// The recipe of a reading by this plan, to be kept.
    pub(super) fn recipe(&self, name: &str, file: &str, reading: &Reading) -> Recipe {
        let mut names: BTreeMap<(NameList, &str), &str> = BTreeMap::new();
        for choice in self.known_names.iter().chain(&self.names) {
            if let Some(code) = &choice.code {
                names.insert((choice.list, &choice.written), code);
            }
        }
        let names = names.into_iter().map(|((list, written), code)| RecipeName {
            list: list.code().to_owned(),
            written: written.to_owned(),
            code: code.to_owned(),
        });
        Recipe::of(
            name,
            reading,
            Decided {
                file,
                sheet: self.sheet.as_deref(),
                encoding: self.encoding.as_deref(),
                set: Some(&self.set),
                names: names.collect(),
                marks: &self.marks,
            },
        )
    }
}

/// The names of a recipe as choices; lists that this version doesn't know are left out.
fn choices(recipe: &Recipe) -> impl Iterator<Item = NameChoice> {
    recipe.names.iter().filter_map(|name| {
        Some(NameChoice {
            list: NameList::named(&name.list)?,
            written: name.written.clone(),
            code: Some(name.code.clone()),
        })
    })
}

/// The recipes of the library that this version reads.
fn readable(saved: Vec<SavedRecipe>) -> impl Iterator<Item = Recipe> {
    saved.into_iter().filter_map(|saved| {
        Recipe::from_json(&saved.json)
            .inspect_err(|error| tracing::warn!(%error, recipe = saved.name, "a recipe can't be read"))
            .ok()
            // The library's name counts, should a person have edited the file.
            .map(|recipe| Recipe {
                name: saved.name,
                ..recipe
            })
    })
}

/// Whether two keys of answers mean the same: `单位` and `unit`.
fn same_key(one: &str, other: &str) -> bool {
    match (answer_key(one), answer_key(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}
