//! The fault plan of the library file: every operation fails, the power goes at every moment, every kind of bit flips; after each the
//! invariants must hold. What is tested and the counts are in docs/reliability.md.
//!
//! `disk` fails and records, `power` plays power cuts, `failing` sweeps the faults, `flip` turns bits over, `scene` has the changes,
//! `truth` the invariants, `tally` counts.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that can't go on says so by a panic"
)]

mod disk;
mod failing;
mod flip;
mod power;
mod random;
mod scene;
mod tally;
mod truth;

use scene::Change;

#[test]
fn an_import_survives_every_fault() {
    failing::sweep(Change::Import(500), 1);
}

#[test]
fn an_undo_survives_every_fault() {
    failing::sweep(Change::Undo(500), 1);
}

#[test]
fn an_import_survives_every_power_cut() {
    power::cuts(Change::Import(500), 1, 3);
}

#[test]
fn an_undo_survives_every_power_cut() {
    power::cuts(Change::Undo(500), 1, 3);
}

#[test]
fn two_hundred_flipped_bits_are_harmless_or_noticed() {
    flip::flips(200, 5);
}
