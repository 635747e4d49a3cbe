//! What crosses the edge: requests, responses, events and the error, each with its TypeScript twin.
//!
//! Decimals travel as strings, periods as `TIME_PERIOD`, paths never travel at all: a file or a folder that the user chose
//! is a [`Token`].

mod chart;
mod check;
mod export;
mod folder;
mod grid;
mod history;
mod import;
mod library;
mod name;
mod press;
mod provenance;
mod recipe;
mod revision;
mod suggestion;
mod theme;

pub use chart::*;
pub use check::*;
pub use export::*;
pub use folder::*;
pub use grid::*;
pub use history::*;
pub use import::*;
pub use library::*;
pub use name::*;
pub use press::*;
pub use provenance::*;
pub use recipe::*;
pub use revision::*;
pub use suggestion::*;
pub use theme::*;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without content.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct Nothing {}

/// A file or folder that the user chose in a dialog, dropped on the window or named on the command line. The page never
/// sees its path, only this token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Token {
    /// What the page sends back.
    pub id: String,
    /// The name to show: the last part of the path.
    pub name: String,
}

/// What the program tells the window unasked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[ts(export)]
pub enum Event {
    /// A job has come this far.
    Progress {
        /// The job, by the name that the request gave it.
        job: String,
        /// Done so far: bytes of a file, charts of a batch.
        done: u64,
        /// In all; 0 while unknown.
        total: u64,
    },
    /// Files were dropped on the window, or a second start handed them over.
    FilesArrived {
        /// In the order in which they came.
        files: Vec<Token>,
    },
    /// The library changed: views read anew.
    LibraryChanged,
    /// Something changed in the watched folder: it waits, or it went in.
    WatchChanged,
}

/// The error at the edge. Every code has a sentence in the window's table; `details` fills its blanks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct WireError {
    /// What went wrong.
    pub code: ErrorCode,
    /// One English sentence with the particulars, for logs and scripts.
    pub message: String,
    /// The particulars by name.
    pub details: std::collections::BTreeMap<String, String>,
}

macro_rules! error_codes {
    ($($(#[$meta:meta])* $variant:ident = $code:literal;)+) => {
        /// Every error that can reach the edge.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[ts(export)]
        pub enum ErrorCode {
            $($(#[$meta])* #[serde(rename = $code)] $variant,)+
        }

        impl ErrorCode {
            /// Every code, in the order of the list.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The wire form.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

error_codes! {
    /// No library is open.
    LibraryNone = "library.none";
    /// There is no file at that place.
    LibraryNotFound = "library.not_found";
    /// A file is there already.
    LibraryExists = "library.exists";
    /// The file is no library of this program.
    LibraryForeign = "library.foreign";
    /// A newer version made it.
    LibraryNewer = "library.newer";
    /// Another process holds it.
    LibraryLocked = "library.locked";
    /// It, or its folder, can't be written.
    LibraryReadOnly = "library.read_only";
    /// The disk is full; nothing was written.
    DiskFull = "disk.full";
    /// The library's file is damaged.
    LibraryDamaged = "library.damaged";
    /// The library could not be read or written.
    LibraryFailed = "library.failed";
    /// The write failed, and the batch is not there; nothing else changed.
    ImportNotSaved = "import.not_saved";
    /// The library has no such batch, or the digits name several.
    BatchUnknown = "batch.unknown";
    /// The batch was taken back before.
    BatchWithdrawn = "batch.withdrawn";
    /// The file was refused because of its findings; nothing was written.
    ImportRefused = "import.refused";
    /// The file can't be opened or read.
    FileUnreadable = "file.unreadable";
    /// The file is empty.
    FileEmpty = "file.empty";
    /// The file is binary, not a table of text.
    FileBinary = "file.binary";
    /// The file is of a kind that isn't read yet.
    FileFormat = "file.format";
    /// The file is over a limit.
    FileLimit = "file.limit";
    /// The file is locked with a password.
    FileEncrypted = "file.encrypted";
    /// The file is damaged or cut off.
    FileDamaged = "file.damaged";
    /// The workbook has no sheet of that name.
    FileSheet = "file.sheet";
    /// The encoding named is not known, or the bytes don't fit it.
    FileEncoding = "file.encoding";
    /// The header has none of the columns that are needed.
    FileHeader = "file.header";
    /// The recipe doesn't fit the file.
    RecipeUnfit = "recipe.unfit";
    /// The file is no recipe.
    RecipeInvalid = "recipe.invalid";
    /// The file is no theme, or the theme can't be used.
    ThemeInvalid = "theme.invalid";
    /// Another theme has that name.
    ThemeTaken = "theme.taken";
    /// There is no theme of that name.
    ThemeUnknown = "theme.unknown";
    /// The themes that were kept can't be read or written.
    ThemesUnreadable = "theme.unreadable";
    /// The file can't serve as a logo.
    LogoInvalid = "logo.invalid";
    /// Something named in a request isn't in the library.
    NotFound = "not_found";
    /// A selection can't be read: its period, its date.
    SelectionInvalid = "selection.invalid";
    /// The selection has no figures.
    SelectionEmpty = "selection.empty";
    /// The basis lock: the figures must not be mixed.
    BasisLock = "basis_lock";
    /// The derivation doesn't apply to these figures.
    DerivationRefused = "derivation.refused";
    /// The chart's spec can't be read or drawn.
    ChartInvalid = "chart.invalid";
    /// The chart doesn't fit its size.
    ChartSize = "chart.size";
    /// A form of two periods got another number of them.
    ChartPeriods = "chart.periods";
    /// A pie of more or fewer parts than can be read from it.
    ChartParts = "chart.parts";
    /// Parts that make no whole: one is missing, or not above zero.
    ChartWhole = "chart.whole";
    /// Figures and targets that don't belong together.
    ChartTarget = "chart.target";
    /// A waterfall without two periods along sectors or regions, or without the published whole of both.
    ChartWaterfall = "chart.waterfall";
    /// Contributions without percentage points on the first layer, or with more than the growth of the whole on the second.
    ChartContribution = "chart.contribution";
    /// A year overlay of more than one series, or of periods without a place within the year.
    ChartYears = "chart.years";
    /// A figure below zero in a chart of areas.
    ChartArea = "chart.area";
    /// A bubble whose area would be zero or less.
    ChartBubble = "chart.bubble";
    /// A logarithmic axis under a form that stands on zero.
    ChartLogForm = "chart.log_form";
    /// A figure at zero or below on a logarithmic axis.
    ChartLogZero = "chart.log_zero";
    /// A region that the map of tiles doesn't show.
    ChartTile = "chart.tile";
    /// A layer of more or fewer series than the form takes.
    ChartLayer = "chart.layer";
    /// Two units on one axis.
    ChartUnits = "chart.units";
    /// An image of more or fewer pixels than can be drawn.
    ChartResolution = "chart.resolution";
    /// An installed font that the theme names can't be read.
    ChartFont = "chart.font";
    /// The file carries no chart.
    ChartNone = "chart.none";
    /// A newer version wrote the chart in the file.
    ChartNewer = "chart.newer";
    /// The file is damaged, too large, or what it carries is no chart.
    ChartFile = "chart.file";
    /// The folder can't be watched.
    WatchFailed = "watch.failed";
    /// A file can't be written.
    ExportFailed = "export.failed";
    /// The clipboard can't be reached.
    ClipboardFailed = "clipboard.failed";
    /// The job was cancelled; nothing was written.
    Cancelled = "cancelled";
    /// The request is not in the contract.
    RequestInvalid = "request.invalid";
    /// A fault of the program itself.
    Internal = "internal";
}

/// A token, or nothing when the dialog was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct MaybeToken {
    /// What was chosen.
    pub token: Option<Token>,
}

/// Tokens, none when the dialog was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Tokens {
    /// What was chosen.
    pub tokens: Vec<Token>,
}
