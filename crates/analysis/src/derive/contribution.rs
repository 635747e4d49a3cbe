//! 拉动: what a part adds to the growth of the whole, in percentage points. The parts make the growth of the whole, but for rounding.

use suishu_domain::Decimal;

use super::Derived;

/// Decimals of a contribution: one more than growth, so that small parts don't vanish.
const DECIMALS: u32 = 2;

/// Contribution of a part from levels at constant prices: its increment over the whole of the year before.
///
/// `None` when that whole is zero or negative.
pub fn contribution(now: Decimal, before: Decimal, whole_before: Decimal) -> Option<Derived> {
    let increment = now.checked_sub(before)?;
    over(increment.checked_mul(Decimal::ONE_HUNDRED)?, whole_before)
}

/// Contribution of a part from its growth at constant prices, in %, and the levels of the year before: growth × share.
///
/// `None` when the whole is zero or negative.
pub fn contribution_of_growth(growth: Decimal, before: Decimal, whole_before: Decimal) -> Option<Derived> {
    over(growth.checked_mul(before)?, whole_before)
}

/// The level of the year before, at the prices of this one, from the level of this year and its growth at constant prices in %.
///
/// `None` where everything was lost: nothing leads back from zero.
pub fn level_before(now: Decimal, growth: Decimal) -> Option<Decimal> {
    let index = growth.checked_add(Decimal::ONE_HUNDRED)?;
    if index <= Decimal::ZERO {
        return None;
    }
    now.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(index)
}

fn over(part: Decimal, whole: Decimal) -> Option<Derived> {
    if whole <= Decimal::ZERO {
        return None;
    }
    part.checked_div(whole)
        .map(|exact| Derived::rounded_to(exact, DECIMALS))
}
