//! A desk over a fresh library with the sample, in a folder of its own.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use suishu_api::wire::{Event, ImportReport, WireError};
use suishu_api::{Desk, Failure, Host, ImportOptions, Imported, Places, Selection, commands};

/// A shell whose user answers every dialog the same way, and which keeps what it is told.
#[derive(Default)]
pub(crate) struct Shell {
    /// What is picked in the dialogs for a folder, recipes, themes and a logo.
    pub(crate) picked: Mutex<Vec<PathBuf>>,
    /// The table on the clipboard: as HTML and as text.
    pub(crate) copied: Mutex<Option<(String, String)>>,
    /// What the window was told, in order.
    pub(crate) told: Mutex<Vec<Event>>,
}

impl Host for Shell {
    fn choose_files(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    fn choose_import_folder(&self) -> Option<PathBuf> {
        self.picked.lock().unwrap().first().cloned()
    }

    fn choose_recipes(&self) -> Vec<PathBuf> {
        self.picked.lock().unwrap().clone()
    }

    fn choose_themes(&self) -> Vec<PathBuf> {
        self.picked.lock().unwrap().clone()
    }

    fn choose_logo(&self) -> Option<PathBuf> {
        self.picked.lock().unwrap().first().cloned()
    }

    fn choose_library(&self) -> Option<PathBuf> {
        None
    }

    fn choose_new_library(&self, _proposed: PathBuf) -> Option<PathBuf> {
        None
    }

    fn choose_folder(&self, _proposed: PathBuf) -> Option<PathBuf> {
        None
    }

    fn copy_image(&self, _rgba: Vec<u8>, _width: u32, _height: u32) -> Result<(), String> {
        Err("no clipboard".to_owned())
    }

    fn copy_table(&self, html: String, text: String) -> Result<(), String> {
        *self.copied.lock().unwrap() = Some((html, text));
        Ok(())
    }

    fn tell(&self, event: Event) {
        self.told.lock().unwrap().push(event);
    }

    fn now(&self) -> String {
        "2026-11-24T08:00:00Z".to_owned()
    }
}

/// The desk and its folder, which goes when the bench does.
pub(crate) struct Bench {
    pub(crate) desk: Desk,
    pub(crate) shell: Arc<Shell>,
    folder: tempfile::TempDir,
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self::with(true)
    }

    /// A library that knows the catalogue and holds nothing.
    pub(crate) fn empty() -> Self {
        Self::with(false)
    }

    fn with(sample: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shell = Arc::new(Shell::default());
        let desk = Desk::new(Places::below(folder.path()), shell.clone()).unwrap();
        desk.new_library(&folder.path().join("sample.suishu"), sample).unwrap();
        Self { desk, shell, folder }
    }

    /// A folder of its own below the bench's.
    pub(crate) fn folder(&self, name: &str) -> PathBuf {
        let folder = self.folder.path().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// Writes a file below the bench's folder.
    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Imports a file that is there.
    pub(crate) fn import_file(&self, path: &Path, options: &ImportOptions) -> Result<Imported, Failure> {
        self.desk.import_file(path, options, &mut |_, _| true)
    }

    /// What the window would be answered.
    pub(crate) async fn ask(&self, command: &str, request: Value) -> Result<Value, WireError> {
        commands::dispatch(&self.desk, command, request).await
    }

    /// Imports a file with this text and these answers.
    pub(crate) fn import(&self, text: &str, set: &[(&str, &str)]) -> ImportReport {
        self.import_until(text, set, |_, _| true).unwrap()
    }

    /// The same, watched by someone who may stop it.
    pub(crate) fn import_until(
        &self,
        text: &str,
        set: &[(&str, &str)],
        mut tell: impl FnMut(u64, u64) -> bool,
    ) -> Result<ImportReport, Failure> {
        let path = self.folder.path().join("file.csv");
        std::fs::write(&path, text).unwrap();
        let set = set.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let options = ImportOptions {
            set: set.collect(),
            ..ImportOptions::default()
        };
        Ok(self.desk.import_file(&path, &options, &mut tell)?.report)
    }

    /// Value, status and vintage of the figures of an indicator at a period.
    pub(crate) fn told(
        &self,
        indicator: &str,
        sector: &str,
        period: &str,
        basis: &str,
    ) -> Vec<(String, String, String)> {
        let selection = Selection {
            indicators: vec![indicator.to_owned()],
            regions: vec!["广州市".to_owned()],
            sectors: vec![sector.to_owned()],
            periods: vec![period.to_owned()],
            measure: suishu_api::Measure::parse("level"),
            basis: suishu_api::Basis::parse(basis),
            ..Selection::default()
        };
        let rows = self.desk.data(&selection).unwrap();
        rows.into_iter()
            .map(|row| {
                (
                    row.value.unwrap_or_default(),
                    row.status.unwrap_or_default(),
                    row.vintage,
                )
            })
            .collect()
    }
}
