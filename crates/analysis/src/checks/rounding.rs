//! How far published figures may be from one another only because each was rounded.

use suishu_domain::Decimal;

/// Half a unit of the last decimal: how far a published number may be from what was rounded.
pub(super) fn half_unit(decimals: u32) -> Decimal {
    // One place more than asked, for the half; beyond 27 decimals nothing is published.
    Decimal::new(5, decimals.saturating_add(1).min(28))
}

/// Whether two numbers are further apart than the tolerance. `None` where the difference is too large to be computed: then they are.
pub(super) fn differ(one: Decimal, other: Decimal, tolerance: Decimal) -> bool {
    one.checked_sub(other)
        .is_none_or(|difference| difference.abs() > tolerance)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_number_may_be_half_a_unit_off() {
        assert_eq!(half_unit(0), Decimal::new(5, 1), "a whole number");
        assert_eq!(half_unit(2), Decimal::new(5, 3), "two decimals");
    }
}
