//! The use cases over the Guangzhou sample.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod bench;
mod figures;
mod imports;
