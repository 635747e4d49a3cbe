//! The product from outside: what the tests of the command line and of the real window share.
//!
//! `workbench` lays out a place of its own for each test, `answer` is what the program `suishu` said, `image` reads the
//! few facts of a picture that a reader of a report would notice, `window` drives the real window through WebDriver.
//! Nothing here knows the crates: it starts programs and reads what they leave.
#![allow(
    clippy::panic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::missing_panics_doc,
    clippy::return_self_not_must_use,
    reason = "a test stops with a sentence that says what went wrong"
)]

pub mod answer;
pub mod image;
pub mod shared;
#[cfg(target_os = "linux")]
pub mod window;
pub mod workbench;

pub use answer::Answer;
#[cfg(target_os = "linux")]
pub use window::Window;
pub use workbench::Workbench;

/// Says that a test is left out, and why, past the test runner's capture: a skip must not look like a pass.
pub fn skipped(test: &str, why: &str) {
    use std::io::Write as _;
    // The line is a courtesy; a closed stderr must not fail the test.
    let _ = writeln!(std::io::stderr(), "skipped {test}: {why}");
}

/// The header of a long file, as in the contract.
pub const LONG_HEADER: &str =
    "indicator,region,sector,period,basis,measure,price_basis,value,unit,qualifier,status,source,note";
