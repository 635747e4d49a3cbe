//! The desk: one open library, what is remembered, and all that the use cases share.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, Weak};

use suishu_chart::{Renderer, Theme};
use suishu_domain::{Catalogue, Holidays};
use suishu_store::{Library, Reader};

use crate::error::Failure;
use crate::host::Host;
use crate::job::Jobs;
use crate::places::Places;
use crate::seed;
use crate::settings::Remembered;
use crate::theming::InstalledFonts;
use crate::token::Tokens;
use crate::watch::Watching;

/// The desk. Clones share everything.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
}

struct Inner {
    places: Places,
    host: Arc<dyn Host>,
    holidays: Holidays,
    renderer: OnceLock<Renderer>,
    themes: OnceLock<Themes>,
    /// Themes of this run only.
    lent: Mutex<Vec<Theme>>,
    fonts: OnceLock<InstalledFonts>,
    tokens: Tokens,
    jobs: Jobs,
    remembered: Mutex<Remembered>,
    /// Files named on the command line, until the window has asked for them.
    arrived: Mutex<Vec<PathBuf>>,
    watching: Mutex<Option<Watching>>,
    open: RwLock<Option<Arc<Open>>>,
}

/// The desk for those who must not keep it: what it watches.
#[derive(Clone)]
pub(crate) struct WeakDesk(Weak<Inner>);

impl WeakDesk {
    /// The desk, while anybody else has it.
    pub(crate) fn upgrade(&self) -> Option<Desk> {
        Some(Desk {
            inner: self.0.upgrade()?,
        })
    }
}

/// The themes of the window.
pub(crate) struct Themes {
    /// A light window.
    pub light: Theme,
    /// A dark window.
    pub dark: Theme,
}

/// What is made at its first use; two threads may make it at once, one of the two is kept.
fn ready<T>(cell: &OnceLock<T>, make: impl FnOnce() -> Result<T, suishu_chart::ChartError>) -> Result<&T, Failure> {
    if let Some(made) = cell.get() {
        return Ok(made);
    }
    let made = make()?;
    Ok(cell.get_or_init(|| made))
}

/// The open library: one writer, a few readers that live between requests, and the catalogue as last read.
pub(crate) struct Open {
    path: PathBuf,
    id: String,
    library: Mutex<Library>,
    readers: Mutex<Vec<Reader>>,
    catalogue: RwLock<Arc<Catalogue>>,
}

impl Open {
    fn new(library: Library) -> Result<Self, Failure> {
        let catalogue = RwLock::new(Arc::new(library.catalogue()?));
        Ok(Self {
            path: library.path().to_path_buf(),
            id: library.id().to_owned(),
            library: Mutex::new(library),
            readers: Mutex::default(),
            catalogue,
        })
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// UUID of the library; copies of the file share it.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The writer.
    pub(crate) fn library(&self) -> MutexGuard<'_, Library> {
        self.library.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The catalogue as it was after the last write of this program.
    pub(crate) fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the catalogue anew, after a write.
    pub(crate) fn refresh(&self) -> Result<(), Failure> {
        let catalogue = Arc::new(self.library().catalogue()?);
        *self.catalogue.write().unwrap_or_else(PoisonError::into_inner) = catalogue;
        Ok(())
    }

    /// Runs a question on a reader of its own.
    pub(crate) fn read<T>(&self, question: impl FnOnce(&Reader) -> Result<T, Failure>) -> Result<T, Failure> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let reader = match idle {
            Some(reader) => reader,
            // Not by way of the writer, which an import may hold for long.
            None => Reader::open(&self.path)?,
        };
        let answer = question(&reader);
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).push(reader);
        answer
    }
}

impl Desk {
    /// A desk with no library open yet.
    ///
    /// # Errors
    /// [`Failure::Internal`] when a shipped table is broken.
    pub fn new(places: Places, host: Arc<dyn Host>) -> Result<Self, Failure> {
        let remembered = Remembered::read(&places.config);
        Ok(Self {
            inner: Arc::new(Inner {
                places,
                host,
                holidays: seed::holidays()?,
                renderer: OnceLock::new(),
                themes: OnceLock::new(),
                lent: Mutex::default(),
                fonts: OnceLock::new(),
                tokens: Tokens::default(),
                jobs: Jobs::default(),
                remembered: Mutex::new(remembered),
                arrived: Mutex::default(),
                watching: Mutex::default(),
                open: RwLock::new(None),
            }),
        })
    }

    /// Files that were named on the command line; the window asks for them when it starts.
    pub fn files_arrived(&self, files: Vec<PathBuf>) {
        self.inner
            .arrived
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(files);
    }

    pub(crate) fn take_arrived(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.inner.arrived.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn places(&self) -> &Places {
        &self.inner.places
    }

    pub(crate) fn host(&self) -> &dyn Host {
        self.inner.host.as_ref()
    }

    pub(crate) fn holidays(&self) -> &Holidays {
        &self.inner.holidays
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }

    pub(crate) fn downgrade(&self) -> WeakDesk {
        WeakDesk(Arc::downgrade(&self.inner))
    }

    /// The folder under watch.
    pub(crate) fn watching_slot(&self) -> &Mutex<Option<Watching>> {
        &self.inner.watching
    }

    /// Paths that the user chose.
    pub fn tokens(&self) -> &Tokens {
        &self.inner.tokens
    }

    /// The renderer; its fonts are parsed at the first use, off the start-up path.
    pub(crate) fn renderer(&self) -> Result<&Renderer, Failure> {
        ready(&self.inner.renderer, Renderer::new)
    }

    /// The fonts of this machine, looked for at the first question.
    pub(crate) fn installed_fonts(&self) -> &InstalledFonts {
        self.inner.fonts.get_or_init(InstalledFonts::look)
    }

    /// Keeps a theme for this run.
    pub(crate) fn lend(&self, theme: Theme) {
        let mut lent = self.inner.lent.lock().unwrap_or_else(PoisonError::into_inner);
        lent.retain(|other| other.name != theme.name);
        lent.push(theme);
    }

    /// A theme of this run.
    pub(crate) fn lent(&self, name: &str) -> Option<Theme> {
        let lent = self.inner.lent.lock().unwrap_or_else(PoisonError::into_inner);
        lent.iter().find(|theme| theme.name == name).cloned()
    }

    /// The themes of the window.
    pub(crate) fn themes(&self) -> Result<&Themes, Failure> {
        ready(&self.inner.themes, || {
            Ok(Themes {
                light: Theme::screen_light()?,
                dark: Theme::screen_dark()?,
            })
        })
    }

    pub(crate) fn remembered(&self) -> Remembered {
        self.inner
            .remembered
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn remember(&self, change: impl FnOnce(&mut Remembered)) {
        let mut remembered = self.inner.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut remembered);
        remembered.write(&self.inner.places.config);
    }

    /// The open library.
    pub(crate) fn open(&self) -> Result<Arc<Open>, Failure> {
        self.inner
            .open
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
            .ok_or(Failure::LibraryNone)
    }

    /// Opens the library in this file.
    ///
    /// # Errors
    /// What the store says of the file; the library that was open stays open.
    pub fn open_library(&self, path: &Path) -> Result<(), Failure> {
        let library = Library::open(path)?;
        self.put_open(library)
    }

    /// Puts another library, or none, in place of the open one, and gives that back.
    pub(crate) fn swap_open(&self, open: Option<Arc<Open>>) -> Option<Arc<Open>> {
        std::mem::replace(
            &mut *self.inner.open.write().unwrap_or_else(PoisonError::into_inner),
            open,
        )
    }

    pub(crate) fn put_open(&self, library: Library) -> Result<(), Failure> {
        let open = Arc::new(Open::new(library)?);
        *self.inner.open.write().unwrap_or_else(PoisonError::into_inner) = Some(open);
        Ok(())
    }
}
