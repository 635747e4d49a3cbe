//! The library file: one SQLite file that holds a city's figures with all their vintages. The only crate that knows SQLite.
//!
//! [`Library`] opens and writes, [`Import`] is the one transaction through which figures come in, [`Reader`] answers queries.
//! Figures are append-only: a revision is a later vintage of the same key, in a [`Batch`] of its own. Targets (规划目标) and
//! forecasts have no table of their own; they are observations of status F, see [`Reader::forecasts`].
//!
//! This crate knows no file format, no chart and no window; the clock is passed in.

mod backup;
mod batch;
mod catalogue;
mod chart;
mod check;
mod code;
mod connection;
mod error;
mod event;
mod hash;
mod import;
mod insert;
mod library;
mod migrate;
mod observation;
mod query;
mod recipe;
mod scan;
mod series;
mod settlement;
mod text;
mod vintage;
mod withdrawal;

pub use batch::{Batch, BatchDraft};
pub use chart::SavedChart;
pub use error::{SqliteError, StoreError};
pub use event::{Event, StoredEvent};
pub use import::Import;
pub use library::Library;
pub use observation::{ObservationRow, Outcome, Range, Stored};
pub use query::{Counts, Reader};
pub use recipe::SavedRecipe;
pub use series::{Series, SeriesFilter, SeriesId};
pub use withdrawal::Returned;
