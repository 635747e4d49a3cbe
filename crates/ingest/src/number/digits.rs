//! Digits, grouping and the decimal point: exact, or not at all.

use suishu_domain::Decimal;

use super::NumberError;

/// Reads what nearly every cell is: digits with at most one point and a minus, printed as the number prints itself. `None` sends the
/// cell to the whole grammar.
pub fn plain(cell: &[u8]) -> Option<Decimal> {
    /// So many digits fit an `i64` without a check.
    const DIGITS: usize = 18;
    let (is_minus, digits) = match cell {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    // 007 and 1. print otherwise than they are written.
    if digits.len() > DIGITS + 1 || matches!(digits, [b'0', b'0'..=b'9', ..] | [] | [.., b'.'] | [b'.', ..]) {
        return None;
    }
    // One digit more than is kept may pass before it is counted: it fits a u64 too.
    let (mut mantissa, mut scale, mut point) = (0u64, 0u32, false);
    for &byte in digits {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                scale += u32::from(point);
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    if digits.len() - usize::from(point) > DIGITS || (is_minus && mantissa == 0) {
        return None;
    }
    let mantissa = mantissa.cast_signed();
    Some(Decimal::new(if is_minus { -mantissa } else { mantissa }, scale))
}

/// Reads the digits at the start of `text`, without a sign; also gives what follows them.
pub(super) fn read(text: &str) -> Result<(Decimal, &str), NumberError> {
    let bytes = text.as_bytes();
    let whole = run(bytes);
    let (grouped, separator) = groups(bytes, whole);
    let mut end = grouped;
    let mut decimals = 0;
    if bytes.get(end) == Some(&b'.') {
        decimals = run(&bytes[end + 1..]);
        if decimals == 0 {
            return Err(NumberError::Unreadable);
        }
        end += 1 + decimals;
    }
    if whole == 0 && decimals == 0 {
        return Err(NumberError::Unreadable);
    }
    let (printed, rest) = text.split_at(end);
    let number = match separator {
        Some(separator) => exact(&printed.replace(char::from(separator), ""))?,
        None => exact(printed)?,
    };
    match exponent(rest)? {
        Some((exponent, rest)) => Ok((scientific(number, decimals, exponent, text)?, rest)),
        None => Ok((number, rest)),
    }
}

/// The length of the run of digits at the start.
fn run(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Where groups of three end, and their separator. Anything but one to three digits and then threes is no grouping, and the separator
/// is left standing, where it is read as nothing.
fn groups(bytes: &[u8], whole: usize) -> (usize, Option<u8>) {
    let separator = match bytes.get(whole) {
        Some(&byte @ (b',' | b' ' | b'\'')) if (1..=3).contains(&whole) => byte,
        _ => return (whole, None),
    };
    let mut end = whole;
    while bytes.get(end) == Some(&separator) && run(&bytes[end + 1..]) == 3 {
        end += 4;
    }
    if end == whole || (bytes.get(end) == Some(&separator) && separator != b' ') {
        return (whole, None);
    }
    (end, Some(separator))
}

fn exact(digits: &str) -> Result<Decimal, NumberError> {
    let digits = digits
        .strip_prefix('.')
        .map_or_else(|| digits.to_owned(), |decimals| format!("0.{decimals}"));
    Decimal::from_str_exact(&digits).map_err(|_| NumberError::TooLong)
}

/// The exponent of scientific notation, if the text goes on with one: its sign and digits, and whether it is a capital E.
fn exponent(rest: &str) -> Result<Option<(Exponent, &str)>, NumberError> {
    let Some(after) = rest.strip_prefix(['e', 'E']) else {
        return Ok(None);
    };
    let (is_minus, digits) = match after.as_bytes().first() {
        Some(b'-') => (true, &after[1..]),
        Some(b'+') => (false, &after[1..]),
        _ => (false, after),
    };
    let length = run(digits.as_bytes());
    let (digits, rest) = digits.split_at(length);
    let size: u32 = digits
        .parse()
        .ok()
        .filter(|size| *size <= 28)
        .ok_or(NumberError::Unreadable)?;
    Ok(Some((Exponent { is_minus, size }, rest)))
}

#[derive(Clone, Copy)]
struct Exponent {
    is_minus: bool,
    size: u32,
}

/// Applies an exponent exactly. A spreadsheet shows 123 456 789 012 as 1.23E+11 and hides the rest, so a capital E that would
/// bring zeros nobody printed is refused; programs write a small e and print all they have.
fn scientific(number: Decimal, decimals: usize, exponent: Exponent, text: &str) -> Result<Decimal, NumberError> {
    if exponent.is_minus {
        let scale = number.scale() + exponent.size;
        return Decimal::try_from_i128_with_scale(number.mantissa(), scale).map_err(|_| NumberError::TooLong);
    }
    if text.contains('E') && exponent.size as usize > decimals {
        return Err(NumberError::DigitsHidden);
    }
    shift(number, exponent.size).ok_or(NumberError::TooLong)
}

/// Moves the point to the right, exactly; no zero appears behind it. `None` when the digits don't suffice.
pub(crate) fn shift(number: Decimal, power: u32) -> Option<Decimal> {
    let scale = number.scale();
    if power <= scale {
        return Decimal::try_from_i128_with_scale(number.mantissa(), scale - power).ok();
    }
    let mantissa = 10i128
        .checked_pow(power - scale)
        .and_then(|factor| number.mantissa().checked_mul(factor))?;
    Decimal::try_from_i128_with_scale(mantissa, 0).ok()
}
