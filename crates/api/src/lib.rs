//! The use cases of Suishu: what the window and the command line do, in one place.
//!
//! [`commands`] is the one list of what the window can ask; [`Desk`] does it. The crate knows every part of the program but
//! neither Tauri nor a terminal: what it needs of the shell around it is [`Host`].

#![allow(
    clippy::needless_pass_by_value,
    clippy::unnecessary_wraps,
    reason = "the handlers of the command table share one signature"
)]

mod browse;
mod chart;
mod charting;
mod checking;
pub mod commands;
mod desk;
mod error;
mod facets;
mod figure_text;
mod history;
pub mod host;
mod import;
mod job;
mod library;
mod overview;
mod places;
mod provenance;
mod query;
mod revisions;
mod sample;
mod search;
mod seed;
mod settings;
mod suggest;
mod table;
mod theming;
mod token;
mod watch;
pub mod wire;
pub mod words;

pub use chart::{Batched, Carried, Image, write_whole};
pub use desk::Desk;
pub use error::Failure;
pub use host::{Host, NoWindow};
pub use import::{ImportOptions, Imported, RecipeChoice, files_in};
pub use places::{Places, absolute};
pub use revisions::{REVISION_COLUMNS, VINTAGE_COLUMNS, revision_cells, vintage_cells};
pub use suishu_chart::ChartSpec;
pub use suishu_domain::{Basis, Derivation, Finding, FindingCode, Measure, Place, Selection, Severity};
pub use suishu_ingest::Recipe;
pub use table::{DATA_COLUMNS, DataRow};
