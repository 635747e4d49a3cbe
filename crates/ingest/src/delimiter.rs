//! Which character parts the fields, and which ends the rows: found by content, with quotes respected.

use std::collections::HashMap;

use crate::header::Header;
use crate::rows::Rows;

/// What parts the fields of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `,`
    Comma,
    /// Tab.
    Tab,
    /// `;`
    Semicolon,
    /// `|`
    Pipe,
    /// `，`
    FullWidthComma,
}

impl Delimiter {
    const ALL: [Self; 5] = [
        Self::Comma,
        Self::Tab,
        Self::Semicolon,
        Self::Pipe,
        Self::FullWidthComma,
    ];

    /// The character.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Tab => "\t",
            Self::Semicolon => ";",
            Self::Pipe => "|",
            Self::FullWidthComma => "，",
        }
    }

    pub(crate) const fn as_bytes(self) -> &'static [u8] {
        self.as_str().as_bytes()
    }

    /// The delimiter under which the sample makes most sense: most columns of its header are known; then most rows agree on their
    /// width; then they are widest. A file of one column is taken as parted by commas.
    pub(crate) fn of(sample: &str, newline: u8) -> Self {
        let mut best = (Self::Comma, (0, 0, 1));
        for delimiter in Self::ALL {
            let score = score(sample, delimiter, newline);
            if score > best.1 {
                best = (delimiter, score);
            }
        }
        best.0
    }
}

/// The byte that ends rows: CR only where the sample has no LF, as old Macs wrote.
pub(crate) fn newline(sample: &[u8]) -> u8 {
    if memchr::memchr(b'\n', sample).is_none() && memchr::memchr(b'\r', sample).is_some() {
        b'\r'
    } else {
        b'\n'
    }
}

/// Known columns, rows in a hundred that agree on the width, width.
fn score(sample: &str, delimiter: Delimiter, newline: u8) -> (usize, usize, usize) {
    /// Rows enough to see a habit.
    const ROWS: usize = 50;
    let mut rows = Rows::new(crate::text::Text::of_utf8(sample.as_bytes()), delimiter, newline);
    let mut widths: HashMap<usize, usize> = HashMap::new();
    let (mut known, mut count) = (0, 0);
    while let (true, Ok(Some(row))) = (count < ROWS, rows.next_row()) {
        if count == 0 {
            known = Header::read(row.fields().filter_map(|field| std::str::from_utf8(field).ok())).recognised();
        }
        count += 1;
        *widths.entry(row.width()).or_default() += 1;
    }
    let usual = widths.into_iter().max_by_key(|&(width, rows)| (rows, width));
    match usual {
        Some((width, rows)) if width > 1 => (known, rows * 100 / count, width),
        _ => (0, 0, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(sample: &str, expected: Delimiter) {
        assert_eq!(Delimiter::of(sample, b'\n'), expected, "the delimiter of {sample:?}");
    }

    #[test]
    fn the_delimiter_is_found_by_content() {
        check("指标,地区,数值\n甲,乙,1\n", Delimiter::Comma);
        check("指标\t地区\t数值\n甲,丙\t乙\t1\n", Delimiter::Tab);
        check("指标;地区;数值\n甲;乙;1,5\n", Delimiter::Semicolon);
        check("指标|地区|数值\n甲|乙|1\n", Delimiter::Pipe);
        check("指标，地区，数值\n甲，乙，1\n", Delimiter::FullWidthComma);
    }

    #[test]
    fn quotes_are_respected_and_chinese_prose_does_not_mislead() {
        check("a,b\n\"x;y;z\",1\n\"p;q;r\",2\n", Delimiter::Comma);
        check("指标,数值,备注\n甲,1,一，二，三\n乙,2,四，五，六\n", Delimiter::Comma);
    }

    #[test]
    fn one_column_is_parted_by_commas() {
        check("数值\n1\n2\n", Delimiter::Comma);
        check("", Delimiter::Comma);
    }

    #[test]
    fn old_macs_end_rows_with_cr() {
        assert_eq!(newline(b"a,b\rc,d\r"), b'\r', "CR alone");
        assert_eq!(newline(b"a,b\r\nc,d\r\n"), b'\n', "CRLF ends with LF");
    }
}
