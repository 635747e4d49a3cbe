//! Checks: what official figures that belong together must fulfil. Each rule is a function over plain values; what it finds is a
//! doubt for a person to look at, with the figures that it rests on.
//!
//! The rules never hold against one another what isn't comparable: 现价 and 不变价, figures on both sides of 口径变化, forecasts, 约 and 超,
//! a missing figure. Differences that rounding explains are none.

mod breakdown;
mod course;
mod cumulative;
mod events;
mod finding;
mod growth;
mod parts;
mod rounding;
mod run;

use suishu_domain::Catalogue;

pub use events::{Occurrence, out_of_order};
pub use finding::{CheckFinding, Cited, Rule};
pub use run::{Entry, Run};

/// What all rules find in series that belong together: those of one indicator.
pub fn check(runs: &[Run], catalogue: &Catalogue) -> Vec<CheckFinding> {
    let mut found = parts::total(runs, catalogue);
    found.extend(parts::hundred(runs, catalogue));
    found.extend(cumulative::falls(runs));
    found.extend(cumulative::single(runs));
    found.extend(growth::against_levels(runs));
    found.extend(course::unit_jumps(runs));
    found.extend(course::decimals(runs));
    found.extend(course::gaps(runs));
    found
}

#[cfg(test)]
mod tests;
