//! Growth, shares and differences of two numbers.

use suishu_domain::Decimal;

use super::Derived;

/// Growth of a level against the level a year before, in %; shown with one decimal.
///
/// `None`, shown as —, when the base is zero or negative: growth over a loss says nothing.
pub fn year_on_year(now: Decimal, before: Decimal) -> Option<Derived> {
    let base = positive(before)?;
    let change = now.checked_sub(base)?;
    change
        .checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(base)
        .map(|exact| Derived::rounded_to(exact, 1))
}

/// How far a figure was revised, in % of what was published first; shown with two decimals, since revisions are small.
///
/// `None` when the first figure is zero or negative.
pub fn revision(latest: Decimal, first: Decimal) -> Option<Derived> {
    year_on_year(latest, first).map(|change| Derived::rounded_to(change.exact, 2))
}

/// Share of a part in a total, in %; shown with one decimal. `None` when the total is zero or negative.
pub fn share(part: Decimal, total: Decimal) -> Option<Derived> {
    let total = positive(total)?;
    part.checked_mul(Decimal::ONE_HUNDRED)?
        .checked_div(total)
        .map(|exact| Derived::rounded_to(exact, 1))
}

/// Difference of two rates or shares in %, in 百分点; exact, with the decimals that they have.
pub fn points(now: Decimal, before: Decimal) -> Option<Derived> {
    now.checked_sub(before).map(|exact| Derived { exact, rounded: exact })
}

/// Growth as published, or 推算 where nothing was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    /// As published, in %.
    Published(Decimal),
    /// From levels, in %.
    Derived(Derived),
}

/// The growth to show: the published one wins, else it is computed from the levels.
pub fn growth(published: Option<Decimal>, now: Decimal, before: Decimal) -> Option<Growth> {
    published
        .map(Growth::Published)
        .or_else(|| year_on_year(now, before).map(Growth::Derived))
}

fn positive(base: Decimal) -> Option<Decimal> {
    (base > Decimal::ZERO).then_some(base)
}
