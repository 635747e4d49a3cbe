//! Everything that can go wrong in a use case, and its form at the edge.

use std::collections::BTreeMap;
use std::path::Path;

use suishu_chart::{CarriedError, ChartError, Form};
use suishu_ingest::IngestError;
use suishu_store::StoreError;

use crate::token::display_name;
use crate::wire::{ErrorCode, ImportReport, WireError};

/// A use case that failed. Nothing was changed unless the variant says otherwise.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No library is open.
    #[error("no library is open")]
    LibraryNone,
    /// The library could not be opened, read or written.
    #[error(transparent)]
    Store(#[from] suishu_store::StoreError),
    /// The file could not be read.
    #[error("{file}: {error}")]
    File {
        /// File name.
        file: String,
        /// What the reader says.
        #[source]
        error: suishu_ingest::IngestError,
    },
    /// The file was refused because of its findings.
    #[error("{} was refused: {} errors, nothing was written", report.file, report.errors)]
    ImportRefused {
        /// The report with the findings.
        report: Box<ImportReport>,
    },
    /// The recipe that was to be followed doesn't fit the file.
    #[error("{file} hasn't the header of the recipe {recipe}")]
    RecipeUnfit {
        /// File name.
        file: String,
        /// The recipe's name.
        recipe: String,
    },
    /// A recipe's file can't be read.
    #[error("{file} is no recipe: {message}")]
    RecipeInvalid {
        /// File name.
        file: String,
        /// What the reader says.
        message: String,
    },
    /// A theme's file can't be read, or its theme can't be used.
    #[error("{file} is no theme: {message}")]
    ThemeInvalid {
        /// File name, or the theme's name.
        file: String,
        /// What the reader says.
        message: String,
    },
    /// Another theme has that name.
    #[error("there is a theme {name} already")]
    ThemeTaken {
        /// The name.
        name: String,
    },
    /// There is no theme of that name.
    #[error("there is no theme {name}")]
    ThemeUnknown {
        /// The name.
        name: String,
    },
    /// The file of the themes can't be read or written; nothing was changed.
    #[error("the themes can't be read or written: {message}")]
    ThemesUnreadable {
        /// What the system or the reader says.
        message: String,
    },
    /// An answer (`--set`) can't be read.
    #[error("{key}={value} can't be read")]
    AnswerInvalid {
        /// The key.
        key: String,
        /// The value given.
        value: String,
    },
    /// Something named isn't there.
    #[error("there is no {what} {name}")]
    NotFound {
        /// What it would be.
        what: &'static str,
        /// The name given.
        name: String,
    },
    /// The library has no such batch, or the digits name several.
    #[error("no batch {batch}")]
    BatchUnknown {
        /// The name given.
        batch: String,
    },
    /// The batch was taken back before.
    #[error("batch {batch} is taken back already")]
    BatchWithdrawn {
        /// The name given.
        batch: String,
    },
    /// A part of a selection can't be read.
    #[error("the selection's {part} can't be read: {text}")]
    SelectionInvalid {
        /// Which part.
        part: &'static str,
        /// The text given.
        text: String,
    },
    /// The selection has no figures.
    #[error("the selection has no figures")]
    SelectionEmpty,
    /// The basis lock.
    #[error("{en}")]
    BasisLock {
        /// Which mixture.
        code: String,
        /// Its sentence in Chinese.
        zh: String,
        /// Its sentence in English.
        en: String,
    },
    /// A derivation that doesn't apply.
    #[error("{en}")]
    DerivationRefused {
        /// Why, as a stable code.
        code: &'static str,
        /// The sentence in Chinese.
        zh: String,
        /// The sentence in English.
        en: String,
    },
    /// The chart can't be drawn.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The layers of a chart aren't what its form draws.
    #[error("{message}")]
    LayersUnfit {
        /// The form.
        form: Form,
        /// What the form draws.
        message: String,
    },
    /// A spec that isn't one.
    #[error("the chart's spec can't be read: {message}")]
    SpecInvalid {
        /// What the reader says, with the line.
        message: String,
    },
    /// A file that should carry a chart doesn't, or it can't be read.
    #[error("{file}: {error}")]
    Picture {
        /// File name.
        file: String,
        /// What the reader says.
        #[source]
        error: suishu_chart::CarriedError,
    },
    /// A folder can't be watched.
    #[error("{folder} can't be watched: {message}")]
    WatchFailed {
        /// Its name.
        folder: String,
        /// What the system says.
        message: String,
    },
    /// A file can't be written.
    #[error("{file} can't be written: {message}")]
    ExportFailed {
        /// File name.
        file: String,
        /// What the system says.
        message: String,
    },
    /// The clipboard can't be reached.
    #[error("the clipboard can't be reached: {message}")]
    ClipboardFailed {
        /// What the system says.
        message: String,
    },
    /// The job was cancelled.
    #[error("cancelled, nothing was written")]
    Cancelled,
    /// The request is not in the contract.
    #[error("the request is not in the contract: {message}")]
    RequestInvalid {
        /// What is off.
        message: String,
    },
    /// A fault of the program itself.
    #[error("a fault of the program: {message}")]
    Internal {
        /// What happened.
        message: String,
    },
}

impl From<Failure> for WireError {
    fn from(failure: Failure) -> Self {
        let message = failure.to_string();
        let mut details: BTreeMap<String, String> = BTreeMap::new();
        let mut detail = |name: &str, text: String| {
            details.insert(name.to_owned(), text);
        };
        let code = match failure {
            Failure::LibraryNone => ErrorCode::LibraryNone,
            Failure::Store(error) => {
                if let Some(path) = path_of(&error) {
                    detail("file", display_name(path));
                }
                detail("message", message.clone());
                store_code(&error)
            }
            Failure::File { file, error } => {
                detail("file", file);
                detail("message", error.to_string());
                match &error {
                    IngestError::OverCap { cap, limit } => {
                        detail("cap", cap.name().to_owned());
                        detail("limit", limit.to_string());
                    }
                    IngestError::Corrupt { part, .. } => detail("part", part.clone()),
                    IngestError::SheetUnknown { name, known } => {
                        detail("name", name.clone());
                        detail("known", known.join("、"));
                    }
                    _ => {}
                }
                file_code(&error)
            }
            Failure::ImportRefused { report } => {
                detail("file", report.file.clone());
                detail("errors", report.errors.to_string());
                if let Some(first) = report.findings.first() {
                    detail("line", first.place.line.to_string());
                    detail("column", first.place.column.to_string());
                    detail("finding", first.code.code().to_owned());
                }
                ErrorCode::ImportRefused
            }
            Failure::RecipeUnfit { file, recipe } => {
                detail("file", file);
                detail("recipe", recipe);
                ErrorCode::RecipeUnfit
            }
            Failure::RecipeInvalid { file, message } => {
                detail("file", file);
                detail("message", message);
                ErrorCode::RecipeInvalid
            }
            Failure::ThemeInvalid { file, message } => {
                detail("file", file);
                detail("message", message);
                ErrorCode::ThemeInvalid
            }
            Failure::ThemeTaken { name } => {
                detail("name", name);
                ErrorCode::ThemeTaken
            }
            Failure::ThemeUnknown { name } => {
                detail("name", name);
                ErrorCode::ThemeUnknown
            }
            Failure::ThemesUnreadable { message } => {
                detail("message", message);
                ErrorCode::ThemesUnreadable
            }
            Failure::AnswerInvalid { key, value } => {
                detail("part", key);
                detail("text", value);
                ErrorCode::SelectionInvalid
            }
            Failure::NotFound { what, name } => {
                detail("what", what.to_owned());
                detail("name", name);
                ErrorCode::NotFound
            }
            Failure::BatchUnknown { batch } => {
                detail("batch", batch);
                ErrorCode::BatchUnknown
            }
            Failure::BatchWithdrawn { batch } => {
                detail("batch", batch);
                ErrorCode::BatchWithdrawn
            }
            Failure::SelectionInvalid { part, text } => {
                detail("part", part.to_owned());
                detail("text", text);
                ErrorCode::SelectionInvalid
            }
            Failure::SelectionEmpty => ErrorCode::SelectionEmpty,
            Failure::BasisLock { code, zh, en } => {
                detail("mixture", code);
                detail("zh", zh);
                detail("en", en);
                ErrorCode::BasisLock
            }
            Failure::DerivationRefused { code, zh, en } => {
                detail("refusal", code.to_owned());
                detail("zh", zh);
                detail("en", en);
                ErrorCode::DerivationRefused
            }
            Failure::Chart(error) => {
                detail("message", error.to_string());
                for (name, text) in chart_details(&error) {
                    detail(name, text);
                }
                chart_code(&error)
            }
            Failure::LayersUnfit { form, message } => {
                detail("message", message);
                match form {
                    Form::Contribution => ErrorCode::ChartContribution,
                    Form::YearOverlay => ErrorCode::ChartYears,
                    _ => ErrorCode::ChartInvalid,
                }
            }
            Failure::SpecInvalid { message } => {
                detail("message", message);
                ErrorCode::ChartInvalid
            }
            Failure::Picture { file, error } => {
                detail("file", file);
                detail("message", error.to_string());
                match error {
                    CarriedError::NotAPicture | CarriedError::NoChart { .. } => ErrorCode::ChartNone,
                    CarriedError::Newer { .. } => ErrorCode::ChartNewer,
                    CarriedError::Damaged { .. } | CarriedError::TooLarge { .. } | CarriedError::Unreadable { .. } => {
                        ErrorCode::ChartFile
                    }
                }
            }
            Failure::WatchFailed { folder, message } => {
                detail("folder", folder);
                detail("message", message);
                ErrorCode::WatchFailed
            }
            Failure::ExportFailed { file, message } => {
                detail("file", file);
                detail("message", message);
                ErrorCode::ExportFailed
            }
            Failure::ClipboardFailed { message } => {
                detail("message", message);
                ErrorCode::ClipboardFailed
            }
            Failure::Cancelled => ErrorCode::Cancelled,
            Failure::RequestInvalid { message } => {
                detail("message", message);
                ErrorCode::RequestInvalid
            }
            Failure::Internal { message } => {
                detail("message", message);
                ErrorCode::Internal
            }
        };
        Self { code, message, details }
    }
}

/// What the sentence of a chart's error speaks of.
fn chart_details(error: &ChartError) -> Vec<(&'static str, String)> {
    match error {
        ChartError::TwoPeriods { found }
        | ChartError::WaterfallPeriods { found }
        | ChartError::TooManyParts { found, .. }
        | ChartError::TooFewParts { found }
        | ChartError::SeveralWholes { found } => vec![("found", found.to_string())],
        ChartError::PartMissing { part } | ChartError::PartNotPositive { part } => vec![("name", part.clone())],
        ChartError::NegativePart { series, .. } => vec![("name", series.clone())],
        ChartError::NegativeArea { series, category } | ChartError::LogNeedsPositive { series, category } => {
            vec![("name", series.clone()), ("category", category.clone())]
        }
        ChartError::UnfitLayer { row, .. } => vec![("name", row.clone())],
        ChartError::TargetNotPositive { category } | ChartError::NoArea { category } => {
            vec![("name", category.clone())]
        }
        ChartError::NoTile { region } => vec![("name", region.clone())],
        ChartError::LayerSeries { layer, found } => {
            vec![("layer", (layer + 1).to_string()), ("found", found.to_string())]
        }
        ChartError::MixedUnits { first, other } => vec![("first", first.clone()), ("other", other.clone())],
        ChartError::BadResolution { dpi } => vec![("dpi", dpi.to_string())],
        ChartError::Typeface { family } => vec![("name", family.clone())],
        _ => Vec::new(),
    }
}

/// The file that a store error is about.
fn path_of(error: &StoreError) -> Option<&Path> {
    match error {
        StoreError::NotThere { path }
        | StoreError::AlreadyThere { path }
        | StoreError::NotAFile { path }
        | StoreError::Empty { path }
        | StoreError::NotSqlite { path }
        | StoreError::Foreign { path, .. }
        | StoreError::Newer { path, .. }
        | StoreError::ReadOnly { path }
        | StoreError::NoAccess { path, .. }
        | StoreError::Io { path, .. } => Some(path),
        _ => None,
    }
}

fn store_code(error: &StoreError) -> ErrorCode {
    match error {
        StoreError::NotThere { .. } => ErrorCode::LibraryNotFound,
        StoreError::AlreadyThere { .. } => ErrorCode::LibraryExists,
        StoreError::NotAFile { .. }
        | StoreError::Empty { .. }
        | StoreError::NotSqlite { .. }
        | StoreError::Foreign { .. } => ErrorCode::LibraryForeign,
        StoreError::Newer { .. } => ErrorCode::LibraryNewer,
        StoreError::Locked => ErrorCode::LibraryLocked,
        StoreError::BatchUnknown { .. } => ErrorCode::BatchUnknown,
        StoreError::AlreadyWithdrawn { .. } => ErrorCode::BatchWithdrawn,
        StoreError::ReadOnly { .. } | StoreError::NoAccess { .. } => ErrorCode::LibraryReadOnly,
        StoreError::DiskFull => ErrorCode::DiskFull,
        // The commit needs the most room; that it was refused for want of it is worth more to the user than that it was.
        StoreError::NotSaved(cause) if matches!(**cause, StoreError::DiskFull) => ErrorCode::DiskFull,
        StoreError::Damaged(_) => ErrorCode::LibraryDamaged,
        StoreError::NotSaved(_) => ErrorCode::ImportNotSaved,
        _ => ErrorCode::LibraryFailed,
    }
}

fn chart_code(error: &ChartError) -> ErrorCode {
    match error {
        ChartError::TooSmall { .. } | ChartError::BadSize { .. } => ErrorCode::ChartSize,
        ChartError::BadResolution { .. } => ErrorCode::ChartResolution,
        ChartError::NoData => ErrorCode::SelectionEmpty,
        ChartError::UnknownVersion { found: 1.. } => ErrorCode::ChartNewer,
        // Only a fault of the build, or of a writer that was given a whole drawing.
        ChartError::Font { .. } | ChartError::Encoding { .. } => ErrorCode::Internal,
        // A form that can't show these figures has a code of its own, whose sentence says what can.
        ChartError::TwoPeriods { .. } => ErrorCode::ChartPeriods,
        ChartError::TooManyParts { .. } | ChartError::TooFewParts { .. } | ChartError::SeveralWholes { .. } => {
            ErrorCode::ChartParts
        }
        ChartError::PartMissing { .. }
        | ChartError::PartNotPositive { .. }
        | ChartError::NegativePart { .. }
        | ChartError::EmptyWhole => ErrorCode::ChartWhole,
        ChartError::WaterfallPeriods { .. } | ChartError::NoWhole => ErrorCode::ChartWaterfall,
        ChartError::NegativeArea { .. } => ErrorCode::ChartArea,
        ChartError::NoArea { .. } => ErrorCode::ChartBubble,
        ChartError::LogNeedsLines { .. } => ErrorCode::ChartLogForm,
        ChartError::LogNeedsPositive { .. } => ErrorCode::ChartLogZero,
        ChartError::NoTile { .. } => ErrorCode::ChartTile,
        ChartError::LayerSeries { .. } => ErrorCode::ChartLayer,
        ChartError::MixedUnits { .. } => ErrorCode::ChartUnits,
        ChartError::UnfitLayer { .. } | ChartError::NoTarget | ChartError::TargetNotPositive { .. } => {
            ErrorCode::ChartTarget
        }
        ChartError::Theme { .. } => ErrorCode::ThemeInvalid,
        ChartError::Logo { .. } => ErrorCode::LogoInvalid,
        ChartError::Typeface { .. } => ErrorCode::ChartFont,
        ChartError::UnknownVersion { .. } | ChartError::Ragged { .. } | ChartError::NotANumber { .. } => {
            ErrorCode::ChartInvalid
        }
    }
}

fn file_code(error: &IngestError) -> ErrorCode {
    match error {
        IngestError::Io(_) | IngestError::NotAFile | IngestError::Changed => ErrorCode::FileUnreadable,
        IngestError::Empty | IngestError::NoSheet => ErrorCode::FileEmpty,
        IngestError::Encrypted { .. } => ErrorCode::FileEncrypted,
        IngestError::Corrupt { .. } => ErrorCode::FileDamaged,
        IngestError::OverCap { .. } => ErrorCode::FileLimit,
        IngestError::SheetUnknown { .. } => ErrorCode::FileSheet,
        IngestError::Binary { .. } => ErrorCode::FileBinary,
        IngestError::FormatUnsupported { .. } => ErrorCode::FileFormat,
        IngestError::EncodingUnknown { .. } => ErrorCode::FileEncoding,
        IngestError::Answer(_) => ErrorCode::SelectionInvalid,
        IngestError::Cancelled => ErrorCode::Cancelled,
    }
}
