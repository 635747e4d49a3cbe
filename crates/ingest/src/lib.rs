//! What is read from a file of figures: bytes → decoded text → rows → layout → draft observations and findings.
//!
//! One pass over a long form feeds a [`Sink`], and memory doesn't grow with the file; any other table is gathered into a [`Grid`] under
//! caps. This crate knows files, encodings and spellings.
//! It knows no library file, no catalogue and no window: names stay as written, and who they are is settled behind the sink.
//!
//! ```text
//!        ┌─ text: encoding ── rows ──┬─ header of the long form ───────────────────────────┐
//! bytes ─┤                           └─ anything else ─ Grid ┐                            ├─ layout::long ── Sink
//!        ├─ workbook ── cells ───────────────────────── Grid ┴─ table: recognise ── melt ──┘
//!        └─ press text ── sentences ── figures ─────────────────────────────────────────────────────────── Sink
//! ```
//!
//! A new format of files ends in a [`Grid`]; a new form of tables is recognised in [`table`]; a new spelling belongs to [`label`],
//! [`number`] or the grammar of periods. Figures of all files pass the one reader of long rows.

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
mod provinces;
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
pub use reading::{LayoutKind, NeighbourRow, Neighbourhood, Options, Reading, neighbourhood, read, read_grid};
pub use recipe::Recipe;
pub use sink::Sink;
pub use table::layout::{Confidence, Mark, Part, Reason, ReasonCode, Recognition, Role};
pub use table::{Excerpt, ExcerptRow};
pub use whole::{WholeText, whole_text};
