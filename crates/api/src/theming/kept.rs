//! The themes that the user made: one JSON file beside the settings. Unlike those it is never replaced when it can't be read, since a
//! theme is work.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use suishu_chart::House;

use crate::error::Failure;

/// The version of the file.
const VERSION: u32 = 1;

/// The file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    suishu_themes: u32,
    pub themes: Vec<House>,
}

impl Kept {
    /// Reads the file; without one there is no theme.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let text = match fs::read_to_string(file(folder)) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self {
                    suishu_themes: VERSION,
                    themes: Vec::new(),
                });
            }
            Err(error) => return Err(unreadable(&error)),
        };
        let kept: Self = serde_json::from_str(&text).map_err(|error| unreadable(&error))?;
        if kept.suishu_themes != VERSION {
            return Err(unreadable(&format!("version {} isn't known", kept.suishu_themes)));
        }
        Ok(kept)
    }

    /// Writes the file whole or not at all.
    pub(super) fn write(&mut self, folder: &Path) -> Result<(), Failure> {
        self.themes.sort_by(|one, other| one.name.cmp(&other.name));
        let write = || -> std::io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut file = atomic_write_file::AtomicWriteFile::open(file(folder))?;
            file.write_all(&serde_json::to_vec_pretty(self)?)?;
            file.commit()
        };
        write().map_err(|error| unreadable(&error))
    }

    /// The theme of a name.
    pub(super) fn named(&self, name: &str) -> Option<&House> {
        self.themes.iter().find(|house| house.name == name)
    }
}

fn file(folder: &Path) -> PathBuf {
    folder.join("themes.json")
}

fn unreadable(error: &dyn std::fmt::Display) -> Failure {
    Failure::ThemesUnreadable {
        message: error.to_string(),
    }
}
