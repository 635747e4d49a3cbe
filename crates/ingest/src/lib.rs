//! What is read from a file of figures: bytes → decoded text → rows → layout → draft observations and findings.
//!
//! One pass over the file feeds a [`Sink`]; memory doesn't grow with the file. This crate knows files, encodings and spellings.
//! It knows no library file, no catalogue and no window: names stay as written, and who they are is settled behind the sink.
//!
//! ```text
//! source ── encoding ── text ── rows ── header ── layout ── Sink
//!  bytes     decision    UTF-8   fields  columns    long,
//!                                                   events
//! ```
//!
//! A place is kept for what comes next: another reader of cells (a workbook) stands beside [`rows`], another way to find figures
//! in them (a wide table, a recipe) stands beside `layout::long`; both ends of the chain stay as they are.

pub(crate) mod answers;
mod delimiter;
mod dictionary;
mod draft;
mod encoding;
mod error;
mod format;
pub mod grid;
mod header;
mod inflate;
pub mod label;
mod layout;
mod ledger;
mod memo;
pub mod number;
mod package;
pub mod press;
mod reading;
pub mod recipe;
pub mod rows;
mod sink;
mod source;
pub mod table;
mod text;
mod whole;
pub mod workbook;

pub use answers::{AnswerError, Answers};
pub use delimiter::Delimiter;
pub use draft::{DraftRow, EventDraft, Interned, SeriesDraft};
pub use error::{Cap, Fault, IngestError};
pub use format::Format;
pub use grid::{Grid, SheetInfo};
pub use header::{Column, HeaderCell};
pub use inflate::gunzip;
pub use ledger::{FINDINGS_KEPT, FindingCounts};
pub use reading::{LayoutKind, Options, Reading, read, read_grid};
pub use recipe::Recipe;
pub use sink::Sink;
pub use table::layout::{Confidence, Mark, Part, Reason, ReasonCode, Recognition, Role};
pub use table::{Excerpt, ExcerptRow};
pub use whole::{WholeText, whole_text};
