//! Which character parts the fields, and which ends the rows: found by content over the whole sample, with quotes respected.

use std::collections::HashMap;

use crate::header::Header;
use crate::rows::Rows;
use crate::text::Text;

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
    /// `^`
    Caret,
    /// `~`
    Tilde,
}

impl Delimiter {
    /// Those that any file may have; the first of equals is taken.
    const USUAL: [Self; 5] = [
        Self::Comma,
        Self::Tab,
        Self::Semicolon,
        Self::Pipe,
        Self::FullWidthComma,
    ];
    /// Those that are looked at where none of the usual parts anything.
    const RARE: [Self; 2] = [Self::Caret, Self::Tilde];

    /// The character.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comma => ",",
            Self::Tab => "\t",
            Self::Semicolon => ";",
            Self::Pipe => "|",
            Self::FullWidthComma => "，",
            Self::Caret => "^",
            Self::Tilde => "~",
        }
    }

    pub(crate) const fn as_bytes(self) -> &'static [u8] {
        self.as_str().as_bytes()
    }

    /// The delimiter under which the sample makes most sense. A first line `sep=;` says it. Else most columns of a header are known;
    /// then most rows agree on a width, which lines above and below a table don't disturb, and their fields look whole. A file of
    /// one column is taken as parted by commas.
    pub(crate) fn of(sample: &str, newline: u8) -> Self {
        if let Some(declared) = Self::declared(sample) {
            return declared;
        }
        let mut best = (Self::Comma, (0, 0));
        for delimiter in Self::USUAL {
            let score = Habit::of(sample, delimiter, newline).score(delimiter);
            if score > best.1 {
                best = (delimiter, score);
            }
        }
        let is_rare = |delimiter: &Self| Habit::of(sample, *delimiter, newline).is_clear();
        match best {
            (_, (0, 0)) => Self::RARE.into_iter().find(is_rare).unwrap_or(Self::Comma),
            (delimiter, _) => delimiter,
        }
    }

    /// What Excel takes from a first line `sep=;`.
    fn declared(sample: &str) -> Option<Self> {
        let line = sample.trim_start_matches('\u{feff}').split(['\n', '\r']).next()?;
        let (key, delimiter) = line.split_at_checked(DECLARATION.len())?;
        let all = Self::USUAL.into_iter().chain(Self::RARE);
        key.eq_ignore_ascii_case(DECLARATION)
            .then(|| all.into_iter().find(|known| known.as_str() == delimiter))
            .flatten()
    }
}

/// What stands before the delimiter in a line that declares it.
pub(crate) const DECLARATION: &str = "sep=";

/// The byte that ends rows: CR only where the sample has no LF, as old Macs wrote.
pub(crate) fn newline(sample: &[u8]) -> u8 {
    if memchr::memchr(b'\n', sample).is_none() && memchr::memchr(b'\r', sample).is_some() {
        b'\r'
    } else {
        b'\n'
    }
}

/// What the rows of the sample have in common under one delimiter.
#[derive(Debug, Default)]
struct Habit {
    /// Known columns in the best of the first rows.
    known: usize,
    rows: usize,
    /// The width on which most rows agree, weighed by how much it tells, and how many they are.
    width: usize,
    agreeing: usize,
    fields: usize,
    whole_fields: usize,
}

impl Habit {
    fn of(sample: &str, delimiter: Delimiter, newline: u8) -> Self {
        /// So far down a header stands.
        const HEAD: usize = 16;
        if !sample.contains(delimiter.as_str()) {
            return Self::default();
        }
        let mut habit = Self::default();
        let mut widths: HashMap<usize, usize> = HashMap::new();
        let mut rows = Rows::new(Text::of_utf8(sample.as_bytes()), delimiter, newline);
        // An open quote ends the look: under another delimiter it may be none.
        while let Ok(Some(row)) = rows.next_row() {
            let texts = row.fields().filter_map(|field| std::str::from_utf8(field).ok());
            if habit.rows < HEAD {
                habit.known = habit.known.max(Header::read(texts.clone()).recognised());
            }
            habit.rows += 1;
            if row.width() > 1 {
                *widths.entry(row.width()).or_default() += 1;
                habit.fields += row.width();
                habit.whole_fields += texts.filter(|text| is_whole(text)).count();
            }
        }
        if let Some((width, agreeing)) = widths
            .into_iter()
            .max_by_key(|&(width, rows)| (telling(rows, width), width))
        {
            (habit.width, habit.agreeing) = (width, agreeing);
        }
        habit
    }

    /// Known columns if more than one, then the rows that agree, weighed by their width and by how many fields are whole.
    fn score(&self, delimiter: Delimiter) -> (usize, usize) {
        if self.width < 2 {
            return (0, 0);
        }
        let known = if self.known > 1 { self.known } else { 0 };
        let agreed = telling(self.agreeing, self.width) * self.whole_fields / self.fields;
        // Full-width commas part clauses far oftener than fields.
        let share = if delimiter == Delimiter::FullWidthComma { 2 } else { 1 };
        (known, (agreed / share).max(1))
    }

    /// Whether a rare delimiter is beyond doubt: every row is parted alike, into three or more.
    const fn is_clear(&self) -> bool {
        self.rows > 1 && self.agreeing == self.rows && self.width > 2
    }
}

/// How much it tells that so many rows have that width: two fields may be chance, more are less so.
const fn telling(rows: usize, width: usize) -> usize {
    rows * 1_000 * (width - 1) / width
}

/// Whether a field holds no delimiter of another kind that parts numbers in it: `2020;1` and `5;2` do, `1,5` is a number, and a mark in
/// a sentence is followed by a space or a word.
fn is_whole(field: &str) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let mut before = None;
    let mut characters = field.chars().peekable();
    while let Some(c) = characters.next() {
        let after = characters.peek().copied();
        let parts = match c {
            '\t' => true,
            ';' | '|' => is_digit(before) || is_digit(after),
            ',' => match (before, after) {
                (Some(before), Some(after)) => {
                    before.is_ascii_digit() != after.is_ascii_digit() && before != ' ' && after != ' '
                }
                _ => false,
            },
            _ => false,
        };
        if parts {
            return false;
        }
        before = Some(c);
    }
    true
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
        check("x;\"1,5,2\ny\";z\np;\"q,r\";s\n", Delimiter::Semicolon);
    }

    #[test]
    fn lines_above_and_below_a_table_do_not_disturb() {
        check(
            "数据库：分省年度数据\n指标：地区生产总值\n时间：最近3年\n地区,2020年,2019年,2018年\n甲省,1,2,3\n乙省,4,5,6\n注：1.初步数；2.按现价。\n",
            Delimiter::Comma,
        );
        check(
            "表号, 12411-0001\nBevölkerung: Land, Stichtag;\nLand;\n;Stand\nDate; Population\n31.12.1950;50\n31.12.1951;51\n31.12.1952;51\n__________\n(C) Amt, 2021\n",
            Delimiter::Semicolon,
        );
        check(
            "标题，副标题，说明\n一，二，三\na\tb\n1\t2\n3\t4\n5\t6\n",
            Delimiter::Tab,
        );
    }

    #[test]
    fn decimal_commas_are_not_taken_for_delimiters() {
        check("1,5;2,5\n3,5;4,5\n", Delimiter::Semicolon);
        check("2019;1,5;2,5\n2020;3,5;4,5\n", Delimiter::Semicolon);
        check("Jahr;Wert\n2019;1,5\n2020;2,5\n", Delimiter::Semicolon);
        check("a|1,234\nb|5,678\n", Delimiter::Pipe);
        check("年份\t数量\n2019\t1,234\n2020\t5,678\n", Delimiter::Tab);
    }

    #[test]
    fn marks_inside_sentences_are_not_taken_for_delimiters() {
        check("GDP; total,1,2\nGDP; part,3,4\n", Delimiter::Comma);
        check("GDP; total,5\nGDP; part,6\n", Delimiter::Comma);
        check("name\tvalue\nGuangdong, China\t1\nHunan, China\t2\n", Delimiter::Tab);
        check("a | b,1,2\nc | d,3,4\n", Delimiter::Comma);
    }

    #[test]
    fn rows_may_differ_in_width() {
        check("a,b,c,d\n1,2,3\n4,5,6,7\n8,9\nx;y\n", Delimiter::Comma);
        check(
            "表1,,,\n地区,一,二,三\n甲,1,2,3\n乙,4,5\n注：甲；乙\n",
            Delimiter::Comma,
        );
    }

    #[test]
    fn a_line_for_excel_says_it() {
        check("sep=;\na,b;c,d\ne,f;g,h\n", Delimiter::Semicolon);
        check("\u{feff}SEP=\t\r\na,b\tc\r\n", Delimiter::Tab);
        check("sep=^\na^b\n", Delimiter::Caret);
        check("separate,words\n1,2\n", Delimiter::Comma);
    }

    #[test]
    fn rare_ones_are_taken_where_nothing_else_parts_a_row() {
        check("a^b^c\n1^2^3\n", Delimiter::Caret);
        check("a~b~c\n1~2~3\n", Delimiter::Tilde);
        check("10~20\n20~30\n", Delimiter::Comma);
        check("a,b~c~d\n1,2~3~4\n", Delimiter::Comma);
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
