//! What a number format means for a figure: how many decimals it shows, whether it is a percentage, whether it is a date.
//!
//! Colours, thousands and literal text don't change the number and are left out. So are exponents, fractions and scaling commas: such
//! a cell keeps the digits that it has.

/// The meaning of a format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// The digits there are.
    #[default]
    General,
    /// A decimal with at least so many places; a percentage is shown a hundredfold.
    Decimal {
        /// Decimals that are always shown.
        places: u8,
        /// With a percent sign.
        percent: bool,
    },
    /// A serial number that stands for a date, a time, or both.
    Date(DateParts),
}

/// What a date format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateParts {
    /// A day, a month or a year.
    Day,
    /// A time of day alone, or a duration.
    Time,
    /// Both.
    DayAndTime,
}

impl NumberFormat {
    const fn places(places: u8) -> Self {
        Self::Decimal { places, percent: false }
    }

    const fn percent(places: u8) -> Self {
        Self::Decimal { places, percent: true }
    }

    /// The digits there are, of a number or of a percentage.
    pub(super) const fn unstyled(is_percentage: bool) -> Self {
        if is_percentage { Self::percent(0) } else { Self::General }
    }

    /// A format by its number, where that is built in. 27–36 and 50–58 are the dates of Chinese, Japanese and Korean editions.
    pub(super) const fn built_in(number: u32) -> Self {
        match number {
            1 | 3 | 5 | 6 | 37 | 38 | 41 | 42 => Self::places(0),
            2 | 4 | 7 | 8 | 39 | 40 | 43 | 44 => Self::places(2),
            9 => Self::percent(0),
            10 => Self::percent(2),
            14..=17 | 27..=31 | 36 | 50..=54 | 57..=58 => Self::Date(DateParts::Day),
            18..=21 | 32..=35 | 45..=47 | 55..=56 => Self::Date(DateParts::Time),
            22 => Self::Date(DateParts::DayAndTime),
            _ => Self::General,
        }
    }

    /// A format by its code, such as `0.00_ ;[Red]-0.00`. The part for positive numbers decides.
    pub(super) fn of(code: &str) -> Self {
        let mut marks = Marks::default();
        let mut signs = code.chars().peekable();
        while let Some(sign) = signs.next() {
            match sign {
                ';' => break,
                'G' | 'g' if is_general(signs.clone()) => return Self::General,
                '"' => {
                    let _ = signs.by_ref().find(|quoted| *quoted == '"');
                }
                // The next sign is a literal, a width or a filler.
                '\\' | '!' | '_' | '*' => {
                    signs.next();
                }
                '[' => marks.bracket(&signs.by_ref().take_while(|inner| *inner != ']').collect::<String>()),
                _ => marks.sign(sign, signs.peek().copied()),
            }
        }
        marks.meaning()
    }
}

/// Whether a `G` begins `General`, or as Chinese and Japanese editions spell it, `G/通用格式`; else it is an era.
fn is_general(rest: impl Iterator<Item = char>) -> bool {
    let rest: String = rest.take("eneral".len()).collect();
    rest.starts_with('/') || rest.eq_ignore_ascii_case("eneral")
}

/// What was seen in a code.
#[allow(clippy::struct_excessive_bools, reason = "each is one sign that a code may have")]
#[derive(Debug, Default)]
struct Marks {
    percent: bool,
    exponent: bool,
    fraction: bool,
    scaled: bool,
    placeholder: bool,
    point: bool,
    places: u8,
    day: bool,
    month: bool,
    time: bool,
}

impl Marks {
    /// `[h]` is a duration; `[Red]`, `[$-804]` and `[>=100]` don't matter here.
    fn bracket(&mut self, inner: &str) {
        let hours = |sign: char| matches!(sign.to_ascii_lowercase(), 'h' | 'm' | 's');
        self.time |= !inner.is_empty() && inner.chars().all(hours);
    }

    fn sign(&mut self, sign: char, next: Option<char>) {
        match sign.to_ascii_lowercase() {
            '0' | '#' | '?' => {
                self.placeholder = true;
                if self.point && sign == '0' {
                    self.places = self.places.saturating_add(1);
                }
            }
            '.' => self.point = true,
            ',' => self.scaled |= self.placeholder && !matches!(next, Some('0' | '#' | '?')),
            '%' => self.percent = true,
            'e' if matches!(next, Some('+' | '-')) => self.exponent = true,
            'y' | 'd' | 'e' | 'g' | 'b' => self.day = true,
            'm' => self.month = true,
            'h' | 's' => self.time = true,
            '/' => self.fraction = true,
            '上' | '下' if next == Some('午') => self.time = true,
            _ => {}
        }
    }

    const fn meaning(&self) -> NumberFormat {
        // A month beside hours or seconds is a minute; a percentage or a number in a text is neither.
        let day = self.day || self.month && !self.time;
        match () {
            () if day && self.time => NumberFormat::Date(DateParts::DayAndTime),
            () if self.time => NumberFormat::Date(DateParts::Time),
            () if day => NumberFormat::Date(DateParts::Day),
            () if self.exponent || self.scaled || (self.fraction && !self.percent) || !self.placeholder => {
                NumberFormat::General
            }
            () => NumberFormat::Decimal {
                places: self.places,
                percent: self.percent,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, expected: NumberFormat) {
        assert_eq!(NumberFormat::of(code), expected, "{code}");
    }

    #[test]
    fn decimals_that_are_always_shown_are_counted() {
        check("0", NumberFormat::places(0));
        check("#,##0.00", NumberFormat::places(2));
        check("0.0_ ", NumberFormat::places(1));
        check("0.00_ ;[Red]\\-0.00\\ ", NumberFormat::places(2));
        check(
            "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ",
            NumberFormat::places(2),
        );
        check("0.0##", NumberFormat::places(1));
        check("0.00\"亿元\"", NumberFormat::places(2));
        check("[$¥-804]#,##0.00", NumberFormat::places(2));
        check("[>=100]0.0;0.00", NumberFormat::places(1));
        check("0.0\\y", NumberFormat::places(1));
    }

    #[test]
    fn a_percent_sign_counts_unless_it_is_quoted() {
        check("0%", NumberFormat::percent(0));
        check("0.00%", NumberFormat::percent(2));
        check("0.0\"%\"", NumberFormat::places(1));
        check("0.0\\%", NumberFormat::places(1));
    }

    #[test]
    fn what_would_change_the_digits_keeps_them() {
        for code in [
            "General",
            "G/通用格式",
            "@",
            "0.00E+00",
            "# ?/?",
            "0!.0,\"万\"",
            "0.00,",
            "",
        ] {
            check(code, NumberFormat::General);
        }
    }

    #[test]
    fn dates_and_times_are_told_apart() {
        check("yyyy\\-mm\\-dd", NumberFormat::Date(DateParts::Day));
        check("yyyy\"年\"m\"月\"", NumberFormat::Date(DateParts::Day));
        check("[$-804]yyyy\"年\"m\"月\"d\"日\"", NumberFormat::Date(DateParts::Day));
        check("mmm-yy", NumberFormat::Date(DateParts::Day));
        check("m", NumberFormat::Date(DateParts::Day));
        check("yyyy/m/d h:mm", NumberFormat::Date(DateParts::DayAndTime));
        check("h:mm:ss", NumberFormat::Date(DateParts::Time));
        check("h:mm AM/PM", NumberFormat::Date(DateParts::Time));
        check("[h]:mm", NumberFormat::Date(DateParts::Time));
        check("[$-404]e/m/d", NumberFormat::Date(DateParts::Day));
        check("[$-411]ggge\"年\"m\"月\"", NumberFormat::Date(DateParts::Day));
    }
}
