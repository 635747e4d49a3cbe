//! The words of a period in order. Chinese and English make the same tokens: 三季度, Q3 and "third quarter" are one.

use super::{Fault, Period};

/// One word of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// 2020, 2020年.
    Year(i16),
    /// 20 in 20Q3 and 20年9月: needs a part of the year behind it.
    ShortYear(i16),
    /// 年度: plain behind one year, ambiguous behind two (2019—2020年度).
    YearOfAccount,
    /// 全年.
    WholeYear,
    /// 上半年, H2.
    Half(i8),
    /// 三季度, Q3.
    Quarter(i8),
    /// 9月.
    Month(i8),
    /// 本月 of the reference period: a month, and a year where none is named.
    ThisMonth(i16, i8),
    /// September: unlike 9月 it takes a bare number beside it as its day.
    MonthName(i8),
    /// 1日.
    Day(i8),
    /// The first so many months of the year: 前三季度, first nine months.
    FirstMonths(u16),
    /// A number whose unit stands elsewhere: 1 in 1—9月.
    Number(i8),
    /// 上旬, 中旬, 下旬 of a month, from 1.
    TenDays(i8),
    /// Any dash, or "to".
    Dash,
}

/// Cuts a folded text with ASCII numerals into tokens.
pub(super) fn tokens(text: &str, reference: Option<Period>) -> Result<Vec<Token>, Fault> {
    let mut scanner = Scanner { rest: text, reference };
    let mut tokens = Vec::new();
    loop {
        scanner.skip_fillers();
        if scanner.rest.is_empty() {
            return Ok(tokens);
        }
        if scanner.slash_joins(tokens.last()) {
            tokens.push(Token::Dash);
        }
        tokens.push(scanner.token()?);
    }
}

struct Scanner<'a> {
    rest: &'a str,
    reference: Option<Period>,
}

impl<'a> Scanner<'a> {
    fn token(&mut self) -> Result<Token, Fault> {
        if self.rest.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number();
        }
        if self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return self.english();
        }
        if self.eat(&["-"]) {
            return Ok(Token::Dash);
        }
        if self.eat(&["上半年", "前半年"]) {
            return Ok(Token::Half(1));
        }
        if self.eat(&["下半年"]) {
            return Ok(Token::Half(2));
        }
        for (words, number) in [("上旬", 1), ("中旬", 2), ("下旬", 3)] {
            if self.eat(&[words]) {
                return Ok(Token::TenDays(number));
            }
        }
        if self.eat(&["全年"]) {
            return Ok(Token::WholeYear);
        }
        if self.eat(&["年度"]) {
            return Ok(Token::YearOfAccount);
        }
        if self.eat(&["第"]) {
            let number = self.small()?;
            return if self.eat(&["季度", "季"]) {
                Ok(Token::Quarter(number))
            } else {
                Err(Fault::Unreadable)
            };
        }
        if self.eat(&["前"]) {
            let number = self.small()?;
            return self.first_of(number);
        }
        self.relative()
    }

    /// Eats a slash that joins a year and a part of it: 2020/Q1, Q1/2020. Between numbers it may be anything.
    fn slash_joins(&mut self, before: Option<&Token>) -> bool {
        let Some(behind) = self.rest.strip_prefix('/') else {
            return false;
        };
        let joins = match before {
            Some(Token::Quarter(_) | Token::Half(_) | Token::MonthName(_)) => {
                behind.starts_with(|c: char| c.is_ascii_digit())
            }
            Some(Token::Year(_)) => behind.starts_with(|c: char| c.is_ascii_alphabetic()),
            _ => false,
        };
        if joins {
            self.rest = behind;
        }
        joins
    }

    fn relative(&mut self) -> Result<Token, Fault> {
        let now = self
            .reference
            .map(|period| period.last_day())
            .ok_or(Fault::ReferenceMissing);
        if self.eat(&["本月", "当月"]) {
            return now.map(|now| Token::ThisMonth(now.year(), now.month()));
        }
        for (words, back) in [(["今年", "本年"], 0), (["去年", "上年"], 1)] {
            if self.eat(&words) {
                return now.map(|now| Token::Year(now.year() - back));
            }
        }
        if self.eat(&["前年"]) {
            now.map(|now| Token::Year(now.year() - 2))
        } else {
            Err(Fault::Unreadable)
        }
    }

    /// A number and the unit behind it.
    fn number(&mut self) -> Result<Token, Fault> {
        let digits = self.digits();
        let number: i16 = digits.parse().map_err(|_| Fault::Unreadable)?;
        if self.rest.starts_with('.') {
            // 2020.1 in a longer text is no clearer than alone.
            return Err(if digits.len() == 4 {
                Fault::Ambiguous
            } else {
                Fault::Unreadable
            });
        }
        if digits.len() == 4 {
            if !self.rest.trim_start().starts_with("年度") {
                self.eat(&["年"]);
            }
            return Ok(Token::Year(number));
        }
        let small = i8::try_from(number).map_err(|_| Fault::Unreadable)?;
        if digits.len() == 2 && (self.eat(&["年"]) || self.part_follows()) {
            // The century as office programs guess it.
            return Ok(Token::ShortYear(number + if number < 50 { 2000 } else { 1900 }));
        }
        if ["st", "nd", "rd", "th"].iter().any(|suffix| self.eat_word(suffix)) {
            return Ok(self.ordinal(small));
        }
        let spaced = self.rest.starts_with(' ');
        let token = if self.eat(&["季度", "季"]) || (!spaced && self.eat(&["q"])) {
            Token::Quarter(small)
        } else if self.eat(&["月份", "月"]) {
            Token::Month(small)
        } else if self.eat(&["日"]) {
            Token::Day(small)
        } else if !spaced && self.eat(&["h"]) {
            Token::Half(small)
        } else {
            Token::Number(small)
        };
        Ok(token)
    }

    /// Whether Q3 or H1 stands directly behind: 20Q3, but not 3Q20 after its first digit.
    fn part_follows(&self) -> bool {
        let mut behind = self.rest.chars();
        matches!(behind.next(), Some('q' | 'h')) && behind.next().is_some_and(|c| c.is_ascii_digit())
    }

    fn english(&mut self) -> Result<Token, Fault> {
        let word = self.word();
        if let Some(month) = month_name(word) {
            self.eat(&["."]);
            return Ok(Token::MonthName(month));
        }
        match word {
            "q" | "quarter" => Ok(Token::Quarter(self.small()?)),
            "h" | "s" => Ok(Token::Half(self.small()?)),
            "m" => Ok(Token::Month(self.small()?)),
            "to" | "through" | "until" => Ok(Token::Dash),
            "full" => {
                if self.eat_word("year") || self.eat(&["-year"]) {
                    Ok(Token::WholeYear)
                } else {
                    Err(Fault::Unreadable)
                }
            }
            word => ordinal(word)
                .map(|number| self.ordinal(number))
                .ok_or(Fault::Unreadable),
        }
    }

    /// What an English ordinal counts: third quarter, first half, first nine months; or it is a day (1st October).
    fn ordinal(&mut self, number: i8) -> Token {
        if self.eat_word("quarter") {
            return Token::Quarter(number);
        }
        if self.eat_word("half") {
            return Token::Half(number);
        }
        let behind = self.rest;
        if number == 1
            && let Ok(count) = self.small().or_else(|_| cardinal(self.word()).ok_or(Fault::Unreadable))
            && let Ok(token) = self.first_of(count)
        {
            return token;
        }
        self.rest = behind;
        Token::Number(number)
    }

    /// The first so many quarters or months.
    fn first_of(&mut self, count: i8) -> Result<Token, Fault> {
        let count = u16::try_from(count).map_err(|_| Fault::Unreadable)?;
        if self.eat(&["个季度", "季度", "季"]) || self.eat_word("quarters") {
            (1..=4)
                .contains(&count)
                .then_some(Token::FirstMonths(count * 3))
                .ok_or(Fault::Unreadable)
        } else if self.eat(&["个月", "月"]) || self.eat_word("months") {
            (1..=12)
                .contains(&count)
                .then_some(Token::FirstMonths(count))
                .ok_or(Fault::Unreadable)
        } else {
            Err(Fault::Unreadable)
        }
    }

    /// A number of one or two digits.
    fn small(&mut self) -> Result<i8, Fault> {
        self.rest = self.rest.trim_start();
        match self.digits() {
            digits if (1..=2).contains(&digits.len()) => digits.parse().map_err(|_| Fault::Unreadable),
            _ => Err(Fault::Unreadable),
        }
    }

    fn digits(&mut self) -> &'a str {
        self.take(|c| c.is_ascii_digit())
    }

    fn word(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        self.take(|c| c.is_ascii_alphabetic())
    }

    fn take(&mut self, belongs: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !belongs(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    /// Eats the first of these that comes next, blanks aside.
    fn eat(&mut self, words: &[&str]) -> bool {
        let rest = self.rest.trim_start();
        let behind = words.iter().find_map(|word| rest.strip_prefix(word));
        self.rest = behind.unwrap_or(self.rest);
        behind.is_some()
    }

    /// Eats a whole English word.
    fn eat_word(&mut self, word: &str) -> bool {
        let before = self.rest;
        let eaten = self.word() == word;
        if !eaten {
            self.rest = before;
        }
        eaten
    }

    fn skip_fillers(&mut self) {
        self.rest = self.rest.trim_start();
        while ["of", "the", "in", "year"].iter().any(|filler| self.eat_word(filler)) {
            self.rest = self.rest.trim_start();
        }
    }
}

fn month_name(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let at = NAMES
        .iter()
        .position(|name| word == *name || word == &name[..3] || (word == "sept" && *name == "september"))?;
    i8::try_from(at + 1).ok()
}

fn ordinal(word: &str) -> Option<i8> {
    let at = ["first", "second", "third", "fourth"]
        .iter()
        .position(|ordinal| word == *ordinal)?;
    i8::try_from(at + 1).ok()
}

fn cardinal(word: &str) -> Option<i8> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    i8::try_from(WORDS.iter().position(|cardinal| word == *cardinal)? + 1).ok()
}
