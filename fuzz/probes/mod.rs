//! What each fuzz target does with its bytes: read, and hold what was read against what no reading may break.
//!
//! Here and not in the targets, so that the tests of the crate run the kept corpus through the same lines. A broken promise panics,
//! since a panic is what a fuzzer looks for.

#![allow(dead_code, reason = "each target uses one of them")]
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a probe that fails is to stop"
)]

mod bytes;
mod container;
mod drafts;
mod number;
mod period;
mod press;
mod table;

pub(crate) use bytes::bytes_to_grid;
pub(crate) use number::number;
pub(crate) use period::period;
pub(crate) use press::press;
pub(crate) use table::grid_to_layout;
