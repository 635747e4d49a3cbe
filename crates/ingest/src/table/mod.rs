//! Tables: from a grid of cells to long rows.

pub mod layout;
