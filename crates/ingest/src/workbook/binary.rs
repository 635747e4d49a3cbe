//! What the two binary formats of Excel share: numbers in little-endian bytes, packed numbers, errors by number.

/// A number of two bytes; `None` beyond the end.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number of four bytes; `None` beyond the end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A float of eight bytes; `None` beyond the end.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number packed into four bytes: an integer of thirty bits or the upper half of a float, perhaps a hundredfold.
pub(super) fn rk(packed: u32) -> f64 {
    let value = if packed & 2 == 0 {
        f64::from_bits(u64::from(packed & !3) << 32)
    } else {
        f64::from(packed.cast_signed() >> 2)
    };
    if packed & 1 == 0 { value } else { value / 100.0 }
}

/// The error of a formula by its number.
pub(super) const fn error_name(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        0x2B => "#GETTING_DATA",
        _ => "#ERROR!",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_numbers_are_unpacked() {
        for (packed, number) in [
            (0x3FF0_0000, "1"),
            (0x3FF0_0001, "0.01"),
            ((1234 << 2) | 2, "1234"),
            ((215_315 << 2) | 3, "2153.15"),
            ((-54_i32 << 2).cast_unsigned() | 3, "-0.54"),
        ] {
            assert_eq!(rk(packed).to_string(), number, "{packed:08X}");
        }
    }
}
