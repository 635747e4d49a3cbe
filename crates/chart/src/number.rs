//! How numbers are printed: with the decimals that were published, U+2212 as minus, no grouping, as releases print them.

use rust_decimal::RoundingStrategy;
use suishu_domain::{Decimal, Qualifier};

/// The minus of print.
pub(crate) const MINUS: char = '\u{2212}';

/// A figure with its qualifier: `4704.39`, `>400`, `≈15`, `−6.8`.
pub(crate) fn figure(number: Decimal, qualifier: Qualifier) -> String {
    format!("{}{}", qualifier.sign(), plain(number))
}

/// A change with its sign: `+12.3`, `−4.5`; nothing has none.
pub(crate) fn signed(change: Decimal) -> String {
    if change > Decimal::ZERO {
        format!("+{}", plain(change))
    } else {
        plain(change)
    }
}

/// The number alone.
pub(crate) fn plain(number: Decimal) -> String {
    with_minus(&number.to_string(), number.is_zero())
}

/// A tick: a multiple of a step that is exact in `decimals`. Zero is zero, without decimals.
pub(crate) fn tick(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let is_zero = !text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if is_zero {
        "0".to_owned()
    } else {
        with_minus(&text, false)
    }
}

/// A share in per cent with one decimal, rounded once from the exact parts.
pub(crate) fn share(part: Decimal) -> String {
    let mut rounded = part.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(1);
    plain(rounded)
}

/// A change with its sign: `+14896.55`, `−0.4`, `0.0`.
pub(crate) fn change(number: Decimal) -> String {
    if number > Decimal::ZERO {
        format!("+{}", plain(number))
    } else {
        plain(number)
    }
}

/// A number with its unit: `4704.39亿元`, `1.0%`, `>400万人次`.
pub(crate) fn with_unit(figure: &str, unit: &str) -> String {
    format!("{figure}{unit}")
}

fn with_minus(text: &str, is_zero: bool) -> String {
    match text.strip_prefix('-') {
        Some(digits) if is_zero => digits.to_owned(),
        Some(digits) => format!("{MINUS}{digits}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_stay_as_published() {
        let check = |raw: &str, qualifier, printed: &str, why: &str| {
            let number = Decimal::from_str_exact(raw).expect("a fixture is a number");
            assert_eq!(figure(number, qualifier), printed, "{why}");
        };
        check("182.10", Qualifier::Exact, "182.10", "a published zero is a digit");
        check("400", Qualifier::Over, ">400", "多于 shows");
        check("15", Qualifier::About, "≈15", "约 shows");
        check("-6.8", Qualifier::Exact, "−6.8", "print has its own minus");
        check("-0.0", Qualifier::Exact, "0.0", "there is no negative zero in print");
    }

    #[test]
    fn ticks_have_the_decimals_of_their_step() {
        assert_eq!(tick(-2.5, 1), "−2.5", "half steps keep their decimal");
        assert_eq!(tick(-0.0, 0), "0", "zero has no sign");
        assert_eq!(tick(250_000.0, 0), "250000", "no grouping");
    }
}
