//! Charts: spec → resolve → layout → draw → Scene → SVG, PNG, PDF, and the hit map.
//!
//! The crate gets plain values ([`ChartData`]) and never sees the store. One [`Drawing`] is the screen, the exported image and
//! the printed page.

pub mod data;
pub mod hit;
pub mod spec;

pub use data::{Category, ChartData, Datum, Role, Series};
pub use hit::Hit;
pub use spec::{ChartSpec, Dimension, Form, Order};
