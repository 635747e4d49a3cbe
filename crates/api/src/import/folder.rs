//! All files of a folder at once, each whole or not at all.

use std::fs;
use std::path::{Path, PathBuf};

use super::ImportOptions;
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{Event, FolderFile, FolderReport, FolderRequest, MaybeToken, Nothing, WireError};

impl Desk {
    /// Picks a folder to import.
    pub(crate) fn folder_choose(&self, _: Nothing) -> Result<MaybeToken, Failure> {
        let folder = self.host().choose_import_folder();
        Ok(MaybeToken {
            token: folder.map(|folder| self.tokens().issue(&folder)),
        })
    }

    /// Imports all files of a folder. One that can't be read or is refused doesn't keep the others out; a cancelled job ends
    /// after the files that are in.
    pub(crate) fn folder_import(&self, request: FolderRequest) -> Result<FolderReport, Failure> {
        let folder = self.tokens().path(&request.folder)?;
        let files = files_in(&folder)?;
        let sizes: Vec<u64> = files.iter().map(|path| size_of(path)).collect();
        let total = sizes.iter().sum();
        let mut job = self.jobs().begin(&request.job, self.host());
        let options = ImportOptions {
            set: request.set,
            ..ImportOptions::default()
        };
        let mut report = FolderReport { files: Vec::new() };
        let mut before = 0;
        for (path, size) in files.iter().zip(sizes) {
            let imported = self.import_file(path, &options, &mut |done, _| {
                job.progress((before + done.min(size)).min(total), total);
                !job.is_cancelled()
            });
            let (of_file, error) = match imported {
                Ok(imported) => (Some(imported.report), None),
                Err(Failure::Cancelled) => break,
                Err(failure @ Failure::File { .. }) => (None, Some(WireError::from(failure))),
                Err(failure) => return Err(failure),
            };
            report.files.push(FolderFile {
                token: self.tokens().issue(path),
                report: of_file,
                error,
            });
            before += size;
        }
        let is_new = |file: &FolderFile| file.report.as_ref().is_some_and(|report| report.batch.is_some());
        if report.files.iter().any(is_new) {
            self.host().tell(Event::LibraryChanged);
        }
        Ok(report)
    }
}

/// The files that stand in a folder, by name: no folders below it, nothing hidden, no locks of office programs.
///
/// # Errors
/// [`Failure::File`] when the folder can't be read.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: std::io::Error| Failure::File {
        file: display_name(folder),
        error: error.into(),
    };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && !is_passed_over(&path) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Whether a file of a folder is none that a person put there: hidden, a lock, half a download.
pub(crate) fn is_passed_over(path: &Path) -> bool {
    const HALVES: [&str; 4] = ["part", "crdownload", "tmp", "download"];
    let name = display_name(path);
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    name.starts_with('.') || name.starts_with("~$") || HALVES.iter().any(|half| ending.eq_ignore_ascii_case(half))
}

fn size_of(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}
