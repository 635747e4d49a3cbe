//! A desk over a fresh library with the sample, in a folder of its own.

use std::sync::Arc;

use suishu_api::wire::ImportReport;
use suishu_api::{Desk, Failure, ImportOptions, NoWindow, Places, Selection};

/// The desk and its folder, which goes when the bench does.
pub(crate) struct Bench {
    pub(crate) desk: Desk,
    folder: tempfile::TempDir,
}

impl Bench {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Places::below(folder.path()), Arc::new(NoWindow)).unwrap();
        desk.new_library(&folder.path().join("sample.suishu"), true).unwrap();
        Self { desk, folder }
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
