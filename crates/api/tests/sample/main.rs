//! The use cases over the Guangzhou sample.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops where something is missing"
)]

mod bench;
mod breaks;
mod checks;
mod course;
mod examples;
mod exports;
mod figures;
mod folders;
mod forms;
mod imports;
mod names;
mod press;
mod provenance;
mod recipes;
mod suggestion;
mod theming;
mod vintages;
mod watching;
