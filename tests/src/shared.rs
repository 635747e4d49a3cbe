//! The Guangzhou figures: the sample in this repository, and the shared originals where they lie beside it.

use std::path::{Path, PathBuf};

/// data/samples/guangzhou of this repository.
pub fn sample() -> PathBuf {
    root().join("data/samples/guangzhou")
}

/// The root of this repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .expect("the tests lie in the repository")
}

/// shared/data/guangzhou beside the repository; `None`, said aloud, when it isn't there.
pub fn guangzhou(test: &str) -> Option<PathBuf> {
    let beside = root()
        .ancestors()
        .map(|folder| folder.join("shared/data/guangzhou"))
        .find(|folder| folder.is_dir());
    if beside.is_none() {
        crate::skipped(test, "no shared/data/guangzhou beside the repository");
    }
    beside
}

/// The CSV files of a folder, sorted by name.
pub fn csv_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder of figures");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "csv"))
        .collect();
    files.sort();
    files
}
