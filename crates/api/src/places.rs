//! Where things are kept: the library, what is remembered, and where exports go.

use std::env;
use std::path::{Path, PathBuf};

/// The folders and files of this user. `SUISHU_LIBRARY` names the library for the window and the command line alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Places {
    /// The library named by the environment, if one is.
    pub named_library: Option<PathBuf>,
    /// Where the command line keeps its library when nothing names one.
    pub data: PathBuf,
    /// Where settings are kept.
    pub config: PathBuf,
    /// Where new libraries and exports are proposed.
    pub documents: PathBuf,
}

impl Places {
    /// The places of the user who runs the program. Where the system names no folder, the current one serves.
    pub fn of_user() -> Self {
        let here = || env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let documents = dirs::document_dir().or_else(dirs::home_dir).unwrap_or_else(here);
        Self {
            named_library: env::var_os("SUISHU_LIBRARY")
                .filter(|name| !name.is_empty())
                .map(|name| absolute(name.into())),
            data: dirs::data_dir().unwrap_or_else(here).join("suishu"),
            config: dirs::config_dir().unwrap_or_else(here).join("suishu"),
            documents: documents.join("Suishu"),
        }
    }

    /// All places below one folder, and no library named: for a program that must leave the user's own folders alone.
    pub fn below(folder: &Path) -> Self {
        Self {
            named_library: None,
            data: folder.join("data"),
            config: folder.join("config"),
            documents: folder.join("documents"),
        }
    }

    /// The library that is meant when nobody names one.
    pub fn default_library(&self) -> PathBuf {
        self.named_library
            .clone()
            .unwrap_or_else(|| self.data.join("library.suishu"))
    }
}

/// The path from the root, so that SQLite never takes a name for a URI.
pub fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}
