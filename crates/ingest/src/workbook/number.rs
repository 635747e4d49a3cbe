//! A number of a workbook as the text that stands for it: decimal, exact as far as a workbook is, never with an exponent.
//!
//! A workbook keeps binary floats. The shortest digits that give the same float back are what was typed; where a computation left more
//! than the fifteen digits that a spreadsheet shows, it is rounded to these, as the spreadsheet itself does before it shows it.

use super::number_format::NumberFormat;

/// A spreadsheet shows no more significant digits.
const DIGITS: usize = 15;

/// Appends the number as the format shows it, without ever cutting a digit off: `5.3%`, `2152.40`. `false` when it is no number.
pub(super) fn write(value: f64, format: NumberFormat, out: &mut String) -> bool {
    if !value.is_finite() {
        return false;
    }
    let (digits, mut point) = significant(value);
    let (places, percent) = match format {
        NumberFormat::Decimal { places, percent } => (usize::from(places), percent),
        NumberFormat::General | NumberFormat::Date(_) => (0, false),
    };
    if percent {
        point += 2;
    }
    if value < 0.0 {
        out.push('-');
    }
    write_plain(&digits, point, places, out);
    if percent {
        out.push('%');
    }
    true
}

/// The significant digits, and how many of them stand before the point: (`53`, -1) is 0.053.
fn significant(value: f64) -> (String, i32) {
    let shortest = split(&format!("{:e}", value.abs()));
    if shortest.0.len() <= DIGITS {
        return shortest;
    }
    split(&format!("{:.*e}", DIGITS - 1, value.abs()))
}

/// Splits `5.3e-2` into its digits and the place of the point.
fn split(scientific: &str) -> (String, i32) {
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((scientific, "0"));
    let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.truncate(digits.trim_end_matches('0').len());
    if digits.is_empty() {
        return (digits, 0);
    }
    (digits, exponent.parse().unwrap_or(0) + 1)
}

/// Writes digits with the point after the first `point` of them and at least `places` decimals.
fn write_plain(digits: &str, point: i32, places: usize, out: &mut String) {
    let zeros = |count: usize, out: &mut String| out.extend(std::iter::repeat_n('0', count));
    let before = usize::try_from(point).unwrap_or(0);
    let whole = before.min(digits.len());
    if whole == 0 {
        out.push('0');
    }
    out.push_str(&digits[..whole]);
    if whole > 0 {
        zeros(before - whole, out);
    }
    let decimals = &digits[whole..];
    let leading = if decimals.is_empty() {
        0
    } else {
        usize::try_from(-point).unwrap_or(0)
    };
    let shown = leading + decimals.len();
    if shown.max(places) > 0 {
        out.push('.');
        zeros(leading, out);
        out.push_str(decimals);
        zeros(places.saturating_sub(shown), out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn decimal(places: u8) -> NumberFormat {
        NumberFormat::Decimal { places, percent: false }
    }

    const fn percent(places: u8) -> NumberFormat {
        NumberFormat::Decimal { places, percent: true }
    }

    #[track_caller]
    fn check(value: f64, format: NumberFormat, expected: &str) {
        let mut text = String::new();
        assert!(write(value, format, &mut text), "{value} is a number");
        assert_eq!(text, expected, "{value} as {format:?}");
    }

    #[test]
    fn what_was_typed_comes_back() {
        check(17475.86, NumberFormat::General, "17475.86");
        check(0.1, NumberFormat::General, "0.1");
        check(-5.4, NumberFormat::General, "-5.4");
        check(0.0, NumberFormat::General, "0");
        check(-0.0, NumberFormat::General, "0");
        check(299.0, NumberFormat::General, "299");
        check(100.0, NumberFormat::General, "100");
    }

    #[test]
    fn what_a_computation_left_is_rounded_as_the_spreadsheet_shows_it() {
        check(0.1 + 0.2, NumberFormat::General, "0.3");
        check(1.1 * 1.1, NumberFormat::General, "1.21");
        check(1.0 / 3.0, NumberFormat::General, "0.333333333333333");
        check(2.0 / 3.0, NumberFormat::General, "0.666666666666667");
    }

    #[test]
    fn no_number_has_an_exponent() {
        check(1e21, NumberFormat::General, "1000000000000000000000");
        check(1.5e-7, NumberFormat::General, "0.00000015");
        check(4_000_000.0, NumberFormat::General, "4000000");
    }

    #[test]
    fn decimals_of_the_format_are_added_and_none_is_cut() {
        check(2152.4, decimal(2), "2152.40");
        check(2152.0, decimal(2), "2152.00");
        check(2152.456, decimal(2), "2152.456");
        check(2152.456, decimal(0), "2152.456");
        check(0.0, decimal(1), "0.0");
        check(0.05, decimal(1), "0.05");
    }

    #[test]
    fn a_percentage_is_shown_as_one() {
        check(0.053, percent(1), "5.3%");
        check(0.053, percent(0), "5.3%");
        check(0.05, percent(1), "5.0%");
        check(-0.024, percent(2), "-2.40%");
        check(1.1, percent(0), "110%");
        check(0.0001, percent(0), "0.01%");
        check(0.0, percent(1), "0.0%");
    }
}
