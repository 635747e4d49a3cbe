//! What came of the runs: counted by mode, printed in one form that `cargo xtask bench --faults` reads, and an end to the test where
//! an invariant broke.

use std::fmt::{Debug, Display};

/// So many broken runs are told one by one.
const TOLD: usize = 5;

/// The runs of one mode.
pub(crate) struct Tally {
    what: String,
    runs: usize,
    broken: Vec<String>,
}

impl Tally {
    pub(crate) fn new(change: impl Display, mode: &str) -> Self {
        Self {
            what: format!("{change} | {mode}"),
            runs: 0,
            broken: Vec::new(),
        }
    }

    pub(crate) fn take(&mut self, point: impl Debug, outcome: Result<(), String>) {
        self.runs += 1;
        if let Err(invariant) = outcome {
            self.broken.push(format!("{point:?}: {invariant}"));
        }
    }

    /// Prints the line of the table; panics when a run broke an invariant, or when none was made.
    pub(crate) fn close(self) {
        println!("faults | {} | {} | {}", self.what, self.runs, self.broken.len());
        assert!(self.runs > 0, "{}: not one run was made, so it shows nothing", self.what);
        let told = &self.broken[..self.broken.len().min(TOLD)];
        assert!(
            self.broken.is_empty(),
            "{}: {} of {} runs broke an invariant:\n{}",
            self.what,
            self.broken.len(),
            self.runs,
            told.join("\n")
        );
    }
}
