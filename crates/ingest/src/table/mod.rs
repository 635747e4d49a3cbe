//! Tables: from a grid of cells to long rows.
//!
//! ```text
//! Grid ── survey ── blocks ── columns, heads, surroundings, dates ── Layout ── melt ── rows of the long form
//!          kinds     where      what each part says                             one row a figure
//! ```

mod blocks;
mod columns;
mod dates;
mod excerpt;
mod heads;
mod kind;
pub mod layout;
mod melt;
mod moment;
mod places;
pub(crate) mod reading;
mod recognise;
mod surroundings;
mod survey;
mod times;

pub use dates::{Dates, Step};
pub use excerpt::{Excerpt, ExcerptRow};
pub(crate) use kind::unmarked;
pub(crate) use recognise::{Explained, Explanations};
