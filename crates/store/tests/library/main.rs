//! The library file from outside: opening, importing, vintages, the proof, and a killed process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that can't go on says so by a panic"
)]

mod accepting;
mod fixture;
mod importing;
mod kill;
mod opening;
mod proof;
mod vintages;
mod withdrawal;
