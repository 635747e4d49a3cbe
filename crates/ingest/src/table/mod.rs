//! Tables: from a grid of cells to long rows.

mod excerpt;
pub mod layout;

pub use excerpt::{Excerpt, ExcerptRow};
