//! The product from outside, one module a subject: what the command line answers, what it leaves on the disk, what the
//! window shows. One binary, because linking it once is faster than ten times.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops with a sentence that says what went wrong"
)]

mod chart;
mod difference;
mod encodings;
mod export;
mod facts;
mod import;
mod kill;
mod library;
mod recipes;
mod refusal;
mod sample;
mod undo;
mod usage;
#[cfg(target_os = "linux")]
mod window;
#[cfg(target_os = "linux")]
mod window_chart;
#[cfg(target_os = "linux")]
mod window_neighbours;
