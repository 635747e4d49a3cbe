//! A watched folder: new files wait for a glance, or go in by themselves when their recipe is known and nothing is in doubt.
//!
//! The system tells of changes, [`tokio`] waits until a file is written to its end, the import decides. Only files that come
//! after the watching began are taken, and only into the library that was open then.

use std::path::{Path, PathBuf};
use std::sync::{MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use notify_debouncer_full::notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify_debouncer_full::notify::{self, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use tokio::runtime::Handle;
use tokio::sync::mpsc::{self, UnboundedReceiver};

use crate::desk::{Desk, WeakDesk};
use crate::error::Failure;
use crate::import::{ImportOptions, is_passed_over};
use crate::token::display_name;
use crate::wire::{Event, Nothing, WatchState, WatchedFile, WatchedState};

/// Changes of one file that come this close together are one.
const DEBOUNCE: Duration = Duration::from_millis(200);
/// A file is written to its end when it looks the same after this time.
const STILL: Duration = Duration::from_millis(250);
/// Files that are told of.
const KEPT: usize = 200;

/// The folder under watch.
pub(crate) struct Watching {
    folder: PathBuf,
    /// The library into which files may go by themselves.
    library: PathBuf,
    /// Newest first.
    files: Vec<Watched>,
    /// Watches until it is dropped.
    _debouncer: Debouncer<RecommendedWatcher, RecommendedCache>,
}

/// A file that came.
struct Watched {
    path: PathBuf,
    stamp: Stamp,
    state: WatchedState,
    recipe: Option<String>,
    batch: Option<i64>,
}

/// What tells a file's contents from its earlier ones without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        Some(Self {
            size: metadata.len(),
            modified: metadata.modified().ok(),
        })
    }
}

impl Desk {
    /// Watches a folder that the user picks.
    pub(crate) fn watch_start(&self, _: Nothing) -> Result<WatchState, Failure> {
        match self.host().choose_import_folder() {
            Some(folder) => self.watch_folder(&folder),
            None => self.watch(Nothing {}),
        }
    }

    /// Watches this folder in place of another one. Runs inside a tokio runtime.
    ///
    /// # Errors
    /// [`Failure::LibraryNone`] without a library, [`Failure::WatchFailed`] when the system doesn't watch the folder.
    pub fn watch_folder(&self, folder: &Path) -> Result<WatchState, Failure> {
        let failed = |message: String| Failure::WatchFailed {
            folder: display_name(folder),
            message,
        };
        let runtime = Handle::try_current().map_err(|error| failed(error.to_string()))?;
        let library = self.open()?.path().to_path_buf();
        let (sender, arrivals) = mpsc::unbounded_channel();
        let told = move |events: DebounceEventResult| {
            for event in events.into_iter().flatten().filter(|event| brings_a_file(event.kind)) {
                for path in &event.paths {
                    // Nobody listens any more when the watching has just ended.
                    let _ = sender.send(path.clone());
                }
            }
        };
        let watched = |error: notify::Error| failed(error.to_string());
        let mut debouncer = new_debouncer(DEBOUNCE, None, told).map_err(watched)?;
        debouncer.watch(folder, RecursiveMode::NonRecursive).map_err(watched)?;
        let before = self.watching().replace(Watching {
            folder: folder.to_path_buf(),
            library,
            files: Vec::new(),
            _debouncer: debouncer,
        });
        drop(before);
        runtime.spawn(receive(self.downgrade(), arrivals));
        self.watch(Nothing {})
    }

    /// Watches no folder any more.
    pub(crate) fn watch_stop(&self, _: Nothing) -> Result<WatchState, Failure> {
        let before = self.watching().take();
        drop(before);
        self.watch(Nothing {})
    }

    /// The folder that is watched, and what waits in it.
    ///
    /// # Errors
    /// None; the signature is that of a command.
    pub fn watch(&self, _: Nothing) -> Result<WatchState, Failure> {
        let mut watching = self.watching();
        let Some(watching) = watching.as_mut() else {
            return Ok(WatchState {
                folder: None,
                files: Vec::new(),
            });
        };
        // What was taken away again waits for nobody.
        watching
            .files
            .retain(|file| file.state != WatchedState::Waiting || file.path.is_file());
        Ok(WatchState {
            folder: Some(display_name(&watching.folder)),
            files: watching
                .files
                .iter()
                .map(|file| WatchedFile {
                    name: display_name(&file.path),
                    token: self.tokens().issue(&file.path),
                    state: file.state,
                    recipe: file.recipe.clone(),
                    batch: file.batch,
                })
                .collect(),
        })
    }

    /// Notes that a file went in by the hand of a person.
    pub(crate) fn watched_file_done(&self, path: &Path, batch: Option<i64>) {
        let state = if batch.is_some() {
            WatchedState::Imported
        } else {
            WatchedState::Unchanged
        };
        self.note_watched(path, |file| {
            file.state = state;
            file.batch = batch;
        });
    }

    fn note_watched(&self, path: &Path, note: impl FnOnce(&mut Watched)) {
        let is_known = self
            .watching()
            .as_mut()
            .and_then(|watching| watching.files.iter_mut().find(|file| file.path == path))
            .map(note)
            .is_some();
        if is_known {
            self.host().tell(Event::WatchChanged);
        }
    }

    fn watching(&self) -> MutexGuard<'_, Option<Watching>> {
        self.watching_slot().lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes in a file that stands still.
    fn take_in(&self, path: &Path, stamp: Stamp) {
        let Some(library) = self.register(path, stamp) else {
            return;
        };
        self.host().tell(Event::WatchChanged);
        let is_same_library = self.open().is_ok_and(|open| open.path() == library);
        if !is_same_library {
            return;
        }
        let options = ImportOptions {
            only_when_clear: true,
            ..ImportOptions::default()
        };
        // What can't be read at all waits too: the glance shows why.
        match self.import_file(path, &options, &mut |_, _| true) {
            Ok(imported) => {
                let report = imported.report;
                self.note_watched(path, |file| {
                    file.recipe.clone_from(&report.recipe);
                    file.batch = report.batch;
                    file.state = match report.batch {
                        Some(_) => WatchedState::Imported,
                        None if imported.is_clear => WatchedState::Unchanged,
                        None => WatchedState::Waiting,
                    };
                });
                if report.batch.is_some() {
                    self.host().tell(Event::LibraryChanged);
                }
            }
            Err(error) => tracing::info!(%error, "a watched file waits"),
        }
    }

    /// Puts a file on the list, waiting; `None` when it is of no watched folder, or known as it is.
    fn register(&self, path: &Path, stamp: Stamp) -> Option<PathBuf> {
        let mut watching = self.watching();
        let watching = watching.as_mut()?;
        if path.parent() != Some(watching.folder.as_path()) {
            return None;
        }
        if watching
            .files
            .iter()
            .any(|file| file.path == path && file.stamp == stamp)
        {
            return None;
        }
        watching.files.retain(|file| file.path != path);
        let file = Watched {
            path: path.to_path_buf(),
            stamp,
            state: WatchedState::Waiting,
            recipe: None,
            batch: None,
        };
        watching.files.insert(0, file);
        watching.files.truncate(KEPT);
        Some(watching.library.clone())
    }
}

/// Whether an event brings a file or its end. Reading one doesn't, and what is written meanwhile is of no use yet.
const fn brings_a_file(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Create(_)
            | EventKind::Modify(ModifyKind::Name(_))
            | EventKind::Access(AccessKind::Close(AccessMode::Write))
    )
}

/// Receives files until the watching ends; each waits for itself, so that a slow copy keeps no other one out.
async fn receive(desk: WeakDesk, mut arrivals: UnboundedReceiver<PathBuf>) {
    while let Some(path) = arrivals.recv().await {
        if !is_passed_over(&path) {
            tokio::spawn(take_when_still(desk.clone(), path));
        }
    }
}

/// Waits until a file looks the same twice, then takes it in; one that goes away meanwhile is forgotten.
async fn take_when_still(desk: WeakDesk, path: PathBuf) {
    let Some(mut stamp) = Stamp::of(&path) else {
        return;
    };
    loop {
        tokio::time::sleep(STILL).await;
        match Stamp::of(&path) {
            Some(again) if again == stamp => break,
            Some(again) => stamp = again,
            None => return,
        }
    }
    if let Some(desk) = desk.upgrade() {
        let taken = tokio::task::spawn_blocking(move || desk.take_in(&path, stamp)).await;
        if let Err(error) = taken {
            tracing::error!(%error, "a watched file was left");
        }
    }
}
