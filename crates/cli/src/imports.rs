//! `import`: each file whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use clap::error::ErrorKind;
use indicatif::{ProgressBar, ProgressStyle};
use suishu_api::wire::WireError;
use suishu_api::{Desk, Failure, ImportOptions, Recipe, RecipeChoice, files_in, write_whole};

use crate::Ending;
use crate::again::Again;
use crate::arguments::{Arguments, Import};
use crate::output::Output;
use crate::reports::{of_file, of_text};

pub(crate) fn import(
    desk: &Desk,
    arguments: &Import,
    library: Option<&Path>,
    output: &Output,
) -> Result<Ending, Failure> {
    let again = Again::new(arguments, library);
    let options = ImportOptions {
        set: arguments.set.iter().cloned().collect(),
        encoding: arguments.encoding.clone(),
        sheet: arguments.sheet.clone(),
        recipe: match &arguments.recipe {
            Some(file) => RecipeChoice::Given(Box::new(recipe(file)?)),
            None => RecipeChoice::Fitting,
        },
        dry_run: arguments.dry_run,
        ..ImportOptions::default()
    };
    if let Some(source) = &arguments.text {
        return text(desk, source, &options, &again, output);
    }
    let files = files(&arguments.files)?;
    if arguments.save_recipe.is_some() && files.len() != 1 {
        let only_one = "--save-recipe keeps the layout of one file";
        Arguments::command().error(ErrorKind::ArgumentConflict, only_one).exit();
    }
    let mut ending = Ending::Done;
    for file in &files {
        let bar = progress_bar();
        let imported = desk.import_file(file, &options, &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
            true
        });
        bar.finish_and_clear();
        let imported = match imported {
            Ok(imported) => imported,
            // One of many that can't be read keeps the others out no more than one that is refused.
            Err(failure @ (Failure::File { .. } | Failure::RecipeUnfit { .. })) if files.len() > 1 => {
                output.error(&WireError::from(failure));
                ending = Ending::Failed;
                continue;
            }
            Err(failure) => return Err(failure),
        };
        if imported.report.errors > 0 && ending == Ending::Done {
            ending = Ending::Refused;
        }
        output.answer(&imported.report, || {
            of_file(&imported, file, arguments.dry_run, &again, output)
        });
        if let Some(target) = &arguments.save_recipe {
            let name = target.file_stem().unwrap_or(target.as_os_str()).to_string_lossy();
            write_whole(target, imported.recipe(&name).to_json().as_bytes())?;
        }
    }
    Ok(ending)
}

/// Imports a paragraph from a file or from standard input.
fn text(desk: &Desk, source: &str, options: &ImportOptions, again: &Again, output: &Output) -> Result<Ending, Failure> {
    let report = if source == "-" {
        // Its encoding is found as that of any file.
        let unread = |error: std::io::Error| Failure::File {
            file: source.to_owned(),
            error: error.into(),
        };
        let mut file = tempfile::NamedTempFile::new().map_err(unread)?;
        std::io::copy(&mut std::io::stdin().lock(), &mut file).map_err(unread)?;
        desk.import_text_file(file.path(), None, options, &mut |_, _| true)?
    } else {
        let path = Path::new(source);
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        desk.import_text_file(path, Some(&name), options, &mut |_, _| true)?
    };
    output.answer(&report, || of_text(&report, source, options.dry_run, again, output));
    Ok(if report.errors > 0 {
        Ending::Refused
    } else {
        Ending::Done
    })
}

/// The files that were named, with those of the folders that were.
fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() {
            files.extend(files_in(path)?);
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// Reads a recipe's file.
fn recipe(file: &Path) -> Result<Recipe, Failure> {
    let invalid = |message: String| Failure::RecipeInvalid {
        file: file.display().to_string(),
        message,
    };
    let text = fs::read_to_string(file).map_err(|error| invalid(error.to_string()))?;
    Recipe::from_json(&text).map_err(|error| invalid(error.to_string()))
}

/// A bar on stderr; indicatif hides it where that is no terminal.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {eta}") {
        bar.set_style(style);
    }
    bar
}
