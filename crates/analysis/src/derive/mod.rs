//! What is computed from figures. Every result is 推算, status E, and never takes the place of a published figure.
//!
//! [`may`] says whether a derivation is allowed for an indicator at all; the functions then do plain exact arithmetic, and
//! round once, at the end, half away from zero.

mod breaks;
mod contribution;
mod rates;
mod refusal;
mod same_period;
mod single;

use suishu_domain::{Decimal, Status};

pub use breaks::is_broken_between;
pub use contribution::{contribution, contribution_of_growth, level_before};
pub use rates::{Growth, growth, points, revision, share, year_on_year};
pub use refusal::{Refusal, may};
pub use same_period::{Pair, same_period_before, same_period_pairs};
pub use single::{Single, SingleValue, single_from_cumulative};

/// A number that this program computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Derived {
    /// The result to as many digits as a decimal holds; further computing goes on from here.
    pub exact: Decimal,
    /// The result as it is shown.
    pub rounded: Decimal,
}

impl Derived {
    /// The status of everything computed: E.
    pub const STATUS: Status = Status::Estimated;

    /// Whether the number is computed: always. The wire says so beside each one.
    pub const fn is_derived(&self) -> bool {
        true
    }

    fn rounded_to(exact: Decimal, decimals: u32) -> Self {
        let mut rounded = exact.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(decimals);
        Self { exact, rounded }
    }
}

#[cfg(test)]
mod tests;
