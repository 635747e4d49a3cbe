//! Folders: imported at once, and watched.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ImportReport, Token, WireError};

/// Imports all files of a folder, each whole or not at all.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct FolderRequest {
    /// The folder's token.
    pub folder: String,
    /// The name of the job, for progress and cancel.
    pub job: String,
    /// What the files don't say.
    #[serde(default)]
    pub set: BTreeMap<String, String>,
}

/// What became of the files of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FolderReport {
    /// By name.
    pub files: Vec<FolderFile>,
}

/// What became of one file of a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct FolderFile {
    /// The file, to preview it by.
    pub token: Token,
    /// What it did; one with errors was refused.
    pub report: Option<ImportReport>,
    /// Why it can't be read at all.
    pub error: Option<WireError>,
}

/// The folder that is watched, and what waits in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WatchState {
    /// The name of the folder; `null` while none is watched.
    pub folder: Option<String>,
    /// Files that wait for a glance, and those that went in by themselves, newest first.
    pub files: Vec<WatchedFile>,
}

/// A file of the watched folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WatchedFile {
    /// Its name.
    pub name: String,
    /// Its token, to preview it by.
    pub token: Token,
    /// What became of it.
    pub state: WatchedState,
    /// The recipe that knew it.
    pub recipe: Option<String>,
    /// The batch that it made.
    pub batch: Option<i64>,
}

/// What became of a watched file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum WatchedState {
    /// It waits for a glance.
    Waiting,
    /// Its recipe was known and nothing was wrong with it: it is in.
    Imported,
    /// The library had all of it.
    Unchanged,
}
