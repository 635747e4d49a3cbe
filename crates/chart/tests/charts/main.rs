//! The drawings as a reader gets them: golden pictures, the rules of layout, hostile words, and the formats.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that can't go on fails; clippy.toml allows it inside #[test] only"
)]

mod carrying;
mod checker;
mod difference;
mod family;
mod fixtures;
mod formats;
mod golden;
mod happened;
mod hostile;
mod inked;
mod narrow;
mod random;
mod reading;
mod rules;
mod theming;
mod throng;
mod told;
