//! What is remembered from one start to the next: a small JSON file. Loss is allowed, a refusal to start is not.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::wire::Settings;

/// The file of settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Remembered {
    /// What the window shows and changes.
    pub settings: Settings,
    /// The library that was open last.
    pub library: Option<PathBuf>,
    /// The folder that was exported to last.
    pub export_folder: Option<PathBuf>,
}

impl Remembered {
    /// Reads the file; whatever is wrong with it, the defaults serve.
    pub(crate) fn read(folder: &Path) -> Self {
        let Ok(text) = fs::read_to_string(file(folder)) else {
            return Self::default();
        };
        serde_json::from_str(&text).unwrap_or_else(|error| {
            tracing::warn!(%error, "settings are unreadable, defaults are taken");
            Self::default()
        })
    }

    /// Writes the file whole or not at all. A failure is logged: settings are never worth an error.
    pub(crate) fn write(&self, folder: &Path) {
        let write = || -> std::io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut file = atomic_write_file::AtomicWriteFile::open(file(folder))?;
            file.write_all(&serde_json::to_vec_pretty(self)?)?;
            file.commit()
        };
        if let Err(error) = write() {
            tracing::warn!(%error, "settings were not kept");
        }
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("settings.json")
}
