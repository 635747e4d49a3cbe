//! Tokens stand for paths: the page sends back what the program gave it and can name no other file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::error::Failure;
use crate::wire::Token;

/// The paths that the user chose in this run.
#[derive(Debug, Default)]
pub struct Tokens {
    paths: Mutex<HashMap<String, PathBuf>>,
}

impl Tokens {
    /// A token for a path that the user chose.
    pub fn issue(&self, path: &Path) -> Token {
        let mut paths = self.paths.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let id = match paths.iter().find(|(_, known)| known.as_path() == path) {
            Some((id, _)) => id.clone(),
            None => format!("t{}", paths.len() + 1),
        };
        paths.insert(id.clone(), path.to_path_buf());
        Token {
            id,
            name: display_name(path),
        }
    }

    /// The path of a token.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for a token that was never given.
    pub fn path(&self, id: &str) -> Result<PathBuf, Failure> {
        let paths = self.paths.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        paths.get(id).cloned().ok_or_else(|| Failure::NotFound {
            what: "token",
            name: id.to_owned(),
        })
    }
}

/// The last part of a path, to show.
pub(crate) fn display_name(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
