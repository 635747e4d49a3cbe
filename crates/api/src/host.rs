//! What the use cases need of the shell around them: dialogs, the clipboard, and a way to tell the window something.

use std::path::PathBuf;

use crate::wire::Event;

/// The shell. Its dialogs block until the user answered; `None` means that the dialog was closed.
pub trait Host: Send + Sync {
    /// Picks files to import.
    fn choose_files(&self) -> Vec<PathBuf>;
    /// Picks a folder whose files are imported or watched.
    fn choose_import_folder(&self) -> Option<PathBuf>;
    /// Picks files of recipes.
    fn choose_recipes(&self) -> Vec<PathBuf>;
    /// Picks files of themes.
    fn choose_themes(&self) -> Vec<PathBuf>;
    /// Picks the file of a logo.
    fn choose_logo(&self) -> Option<PathBuf>;
    /// Picks the library to open.
    fn choose_library(&self) -> Option<PathBuf>;
    /// Picks the place of a new library; the dialog starts at `proposed`.
    fn choose_new_library(&self, proposed: PathBuf) -> Option<PathBuf>;
    /// Picks the folder for exports; the dialog starts at `proposed`.
    fn choose_folder(&self, proposed: PathBuf) -> Option<PathBuf>;
    /// Puts an image on the clipboard: RGBA, not premultiplied, rows from the top.
    ///
    /// # Errors
    /// The sentence of the system when the clipboard can't be reached.
    fn copy_image(&self, rgba: Vec<u8>, width: u32, height: u32) -> Result<(), String>;
    /// Puts a table on the clipboard: as HTML, and as text for programs that take no HTML.
    ///
    /// # Errors
    /// The sentence of the system when the clipboard can't be reached.
    fn copy_table(&self, html: String, text: String) -> Result<(), String>;
    /// Tells the window something.
    fn tell(&self, event: Event);
    /// The moment, as UTC in ISO 8601 with seconds. Passed in so that tests hold the clock.
    fn now(&self) -> String {
        let now = jiff::Timestamp::now();
        now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// A shell without a window: the command line and tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoWindow;

impl Host for NoWindow {
    fn choose_files(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    fn choose_import_folder(&self) -> Option<PathBuf> {
        None
    }

    fn choose_recipes(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    fn choose_themes(&self) -> Vec<PathBuf> {
        Vec::new()
    }

    fn choose_logo(&self) -> Option<PathBuf> {
        None
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
        Err("there is no clipboard without a window".to_owned())
    }

    fn copy_table(&self, _html: String, _text: String) -> Result<(), String> {
        Err("there is no clipboard without a window".to_owned())
    }

    fn tell(&self, _event: Event) {}
}
