//! The library as a whole: start, make, open, settings, check.

use std::path::{Path, PathBuf};

use suishu_store::Library;

use crate::chart::kept_chart;
use crate::desk::{Desk, Open};
use crate::error::Failure;
use crate::import::ImportOptions;
use crate::token::display_name;
use crate::wire::{CheckReport, LibraryCreate, LibraryInfo, MaybeLibrary, Nothing, Settings, Start, WireError};
use crate::{sample, seed};

/// The own city of the sample.
const SAMPLE_CITY: &str = "440100";

impl Desk {
    /// Opens the library that was named or open last, and says what the window needs to begin.
    pub(crate) fn start(&self, _: Nothing) -> Result<Start, Failure> {
        let mut error: Option<WireError> = None;
        if self.open().is_err() {
            // As named, else as last time, else where the command line keeps it.
            let named = self.places().named_library.clone();
            let proposed = named.map_or_else(
                || vec![self.remembered().library, Some(self.places().default_library())],
                |named| vec![Some(named)],
            );
            if let Some(path) = proposed.into_iter().flatten().find(|path| path.exists()) {
                error = self.open_library(&path).err().map(WireError::from);
            }
        }
        let files = self
            .take_arrived()
            .iter()
            .map(|path| self.tokens().issue(path))
            .collect();
        let open = self.open().ok();
        let mut settings = self.remembered().settings;
        if let (None, Some(open)) = (&settings.city, &open) {
            settings.city = self.city(open)?;
        }
        Ok(Start {
            library: open.map(|open| self.info(&open)).transpose()?,
            library_error: error,
            settings,
            files,
            version: env!("CARGO_PKG_VERSION").to_owned(),
        })
    }

    /// Remembers settings.
    pub(crate) fn settings_put(&self, settings: Settings) -> Result<Settings, Failure> {
        self.remember(|remembered| remembered.settings = settings.clone());
        Ok(settings)
    }

    /// Makes a library at a place that the user picks, and opens it.
    pub(crate) fn library_create(&self, request: LibraryCreate) -> Result<MaybeLibrary, Failure> {
        let proposed = self.proposed_library(request.sample);
        let path = if request.here {
            Some(proposed)
        } else {
            self.host().choose_new_library(proposed)
        };
        let Some(path) = path else {
            return Ok(MaybeLibrary { library: None });
        };
        self.new_library(&path, request.sample)?;
        self.remember(|remembered| {
            remembered.library = Some(path);
            if request.sample && remembered.settings.city.is_none() {
                remembered.settings.city = Some(SAMPLE_CITY.to_owned());
            }
        });
        let open = self.open()?;
        Ok(MaybeLibrary {
            library: Some(self.info(&open)?),
        })
    }

    /// Opens a library that the user picks.
    pub(crate) fn library_open(&self, _: Nothing) -> Result<MaybeLibrary, Failure> {
        let Some(path) = self.host().choose_library() else {
            return Ok(MaybeLibrary { library: None });
        };
        self.open_library(&path)?;
        self.remember(|remembered| remembered.library = Some(path));
        let open = self.open()?;
        Ok(MaybeLibrary {
            library: Some(self.info(&open)?),
        })
    }

    /// Makes a library in this file, with the Guangzhou sample when asked, and opens it. A failure leaves no file behind.
    ///
    /// # Errors
    /// [`suishu_store::StoreError`] when a file is there already or can't be made.
    pub fn new_library(&self, path: &Path, with_sample: bool) -> Result<(), Failure> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| unwritten(&display_name(path), &error))?;
        }
        let library = Library::create(path, &seed::catalogue()?)?;
        let before = self.open().ok();
        self.put_open(library)?;
        if with_sample && let Err(failure) = self.fill_with_sample() {
            // Half a sample is no sample: the file that was made a moment ago goes again.
            drop(self.swap_open(before));
            for ending in ["", "-wal", "-shm"] {
                let mut file = path.as_os_str().to_owned();
                file.push(ending);
                let _ = std::fs::remove_file(file);
            }
            return Err(failure);
        }
        Ok(())
    }

    fn fill_with_sample(&self) -> Result<(), Failure> {
        // The sample comes in as any file does: from a file.
        let folder = tempfile::tempdir().map_err(|error| unwritten("sample", &error))?;
        for (name, text) in sample::FILES {
            let path = folder.path().join(name);
            std::fs::write(&path, text).map_err(|error| unwritten(name, &error))?;
            let report = self
                .import_file(&path, &ImportOptions::default(), &mut |_, _| true)?
                .report;
            if report.errors > 0 {
                return Err(Failure::ImportRefused {
                    report: Box::new(report),
                });
            }
        }
        let open = self.open()?;
        for (position, spec) in (1..).zip(sample::charts()?) {
            open.library()
                .put_chart(&kept_chart(&spec, spec.title.clone().unwrap_or_default(), position)?)?;
        }
        Ok(())
    }

    /// A free name in the user's documents, never in the folder of the program's own data.
    fn proposed_library(&self, with_sample: bool) -> PathBuf {
        if let Some(named) = self.places().named_library.clone().filter(|path| !path.exists()) {
            return named;
        }
        let stem = if with_sample { "广州示例" } else { "穗数" };
        let folder = &self.places().documents;
        let name = |number: u32| match number {
            1 => format!("{stem}.suishu"),
            number => format!("{stem} {number}.suishu"),
        };
        (1..1_000)
            .map(|number| folder.join(name(number)))
            .find(|path| !path.exists())
            .unwrap_or_else(|| folder.join(name(1)))
    }

    /// What a status bar says of the library.
    fn info(&self, open: &Open) -> Result<LibraryInfo, Failure> {
        let path = open.path();
        open.read(|reader| {
            let counts = reader.counts()?;
            let latest = reader.latest_period()?;
            Ok(LibraryInfo {
                name: display_name(path),
                folder: path
                    .parent()
                    .map(|folder| folder.display().to_string())
                    .unwrap_or_default(),
                observations: counts.observations,
                series: counts.series,
                batches: counts.batches,
                latest_period: latest.map(|period| crate::charting::period_label(period, None, self.holidays())),
            })
        })
    }

    /// What a status bar says of the open library.
    ///
    /// # Errors
    /// [`Failure::LibraryNone`] without one.
    pub fn library_info(&self) -> Result<LibraryInfo, Failure> {
        self.info(&*self.open()?)
    }

    /// Writes a verified copy of the library, which must not be there yet.
    ///
    /// # Errors
    /// What the store meets.
    pub fn backup(&self, target: &Path) -> Result<(), Failure> {
        Ok(self.open()?.library().backup(target)?)
    }

    /// Checks the file, batch by batch.
    ///
    /// # Errors
    /// What the store meets; what is wrong with the figures is a finding of the report.
    pub fn check(&self, _: Nothing) -> Result<CheckReport, Failure> {
        let open = self.open()?;
        let findings = open.library().check()?;
        let counts = open.read(|reader| Ok(reader.counts()?))?;
        Ok(CheckReport {
            batches: counts.batches,
            observations: counts.observations,
            findings,
        })
    }
}

fn unwritten(file: &str, error: &std::io::Error) -> Failure {
    Failure::ExportFailed {
        file: file.to_owned(),
        message: error.to_string(),
    }
}
