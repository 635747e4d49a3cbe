//! Numbers as officials write them in cells: `1,234.5`, `1.2万`, `▲5.4`, 下降5.4, 持平, 增长1.1倍, `400多万`, 约15%.
//!
//! `marks` takes footnotes and flags off, `missing` knows the symbols that stand for no number, `notation` tells decimal points
//! from decimal commas by the whole column. Every reading is exact, and a text that could mean two numbers is none. What unit a cell names is told, not applied: scaling
//! needs the series, which this module doesn't know.

mod digits;
mod marks;
mod missing;
mod notation;

pub use digits::plain;
pub(crate) use digits::shift;
pub use marks::{Marks, flags, split_marks};
pub use missing::MissingSymbols;
pub use notation::Notation;
pub(crate) use notation::may_have_comma;

use std::borrow::Cow;

use suishu_domain::{Decimal, MissingReason, Qualifier};

use crate::header::half_width;

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellReading {
    /// There is no number, and why.
    Missing(MissingReason),
    /// A number.
    Number(NumberReading),
}

/// A number, and what the cell says besides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberReading {
    /// The number as printed, before its own unit: 1.2 for `1.2万`.
    pub number: Decimal,
    /// 约, 超, 不足, 多, or exact.
    pub qualifier: Qualifier,
    /// The unit that stands in the cell.
    pub unit: CellUnit,
    /// Whether words tell a change (下降5.4, 持平), so that the number can't be a level.
    pub is_change: bool,
}

/// The unit that stands in a cell beside the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellUnit {
    /// None.
    Unsaid,
    /// Only a multiple, of whatever is counted: 万 is 4.
    Multiple {
        /// The power of ten.
        power: u8,
        /// As a unit is written: 万.
        text: &'static str,
    },
    /// A unit, multiple included, as written: 万人次, %, 个百分点.
    Named(String),
}

/// Why a cell holds no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not in the grammar, or more than one reading.
    #[error("not a number")]
    Unreadable,
    /// A spreadsheet's short display of a longer number: 1.2E+11.
    #[error("digits are hidden by scientific notation")]
    DigitsHidden,
    /// More digits than can be kept exactly.
    #[error("more digits than can be kept")]
    TooLong,
}

/// Words and signs before the number, longest first.
const PREFIXES: &[(&str, Prefix)] = &[
    ("大约为", Prefix::Qualifier(Qualifier::About)),
    ("大约", Prefix::Qualifier(Qualifier::About)),
    ("约为", Prefix::Qualifier(Qualifier::About)),
    ("约", Prefix::Qualifier(Qualifier::About)),
    ("≈", Prefix::Qualifier(Qualifier::About)),
    ("~", Prefix::Qualifier(Qualifier::About)),
    ("不超过", Prefix::Qualifier(Qualifier::Under)),
    ("不低于", Prefix::Qualifier(Qualifier::Over)),
    ("不少于", Prefix::Qualifier(Qualifier::Over)),
    ("超过", Prefix::Qualifier(Qualifier::Over)),
    ("多于", Prefix::Qualifier(Qualifier::Over)),
    ("高于", Prefix::Qualifier(Qualifier::Over)),
    ("至少", Prefix::Qualifier(Qualifier::Over)),
    ("超", Prefix::Qualifier(Qualifier::Over)),
    ("逾", Prefix::Qualifier(Qualifier::Over)),
    (">=", Prefix::Qualifier(Qualifier::Over)),
    (">", Prefix::Qualifier(Qualifier::Over)),
    ("≥", Prefix::Qualifier(Qualifier::Over)),
    ("将近", Prefix::Qualifier(Qualifier::Under)),
    ("接近", Prefix::Qualifier(Qualifier::Under)),
    ("不足", Prefix::Qualifier(Qualifier::Under)),
    ("不到", Prefix::Qualifier(Qualifier::Under)),
    ("少于", Prefix::Qualifier(Qualifier::Under)),
    ("低于", Prefix::Qualifier(Qualifier::Under)),
    ("近", Prefix::Qualifier(Qualifier::Under)),
    ("<=", Prefix::Qualifier(Qualifier::Under)),
    ("<", Prefix::Qualifier(Qualifier::Under)),
    ("≤", Prefix::Qualifier(Qualifier::Under)),
    ("增长", Prefix::Change { is_down: false }),
    ("增加", Prefix::Change { is_down: false }),
    ("上升", Prefix::Change { is_down: false }),
    ("上涨", Prefix::Change { is_down: false }),
    ("提高", Prefix::Change { is_down: false }),
    ("提升", Prefix::Change { is_down: false }),
    ("下降", Prefix::Change { is_down: true }),
    ("下跌", Prefix::Change { is_down: true }),
    ("减少", Prefix::Change { is_down: true }),
    ("降低", Prefix::Change { is_down: true }),
    ("回落", Prefix::Change { is_down: true }),
    ("增", Prefix::Change { is_down: false }),
    ("升", Prefix::Change { is_down: false }),
    ("涨", Prefix::Change { is_down: false }),
    ("降", Prefix::Change { is_down: true }),
    ("跌", Prefix::Change { is_down: true }),
    ("减", Prefix::Change { is_down: true }),
    ("负", Prefix::Sign { is_minus: true }),
    ("+", Prefix::Sign { is_minus: false }),
    ("↑", Prefix::Sign { is_minus: false }),
    ("-", Prefix::Sign { is_minus: true }),
    ("▲", Prefix::Sign { is_minus: true }),
    ("△", Prefix::Sign { is_minus: true }),
    ("▼", Prefix::Sign { is_minus: true }),
    ("↓", Prefix::Sign { is_minus: true }),
];

#[derive(Clone, Copy)]
enum Prefix {
    Qualifier(Qualifier),
    Change { is_down: bool },
    Sign { is_minus: bool },
}

const SUFFIXES: &[(&str, Qualifier)] = &[
    ("左右", Qualifier::About),
    ("上下", Qualifier::About),
    ("以上", Qualifier::Over),
    ("以下", Qualifier::Under),
    ("以内", Qualifier::Under),
    ("多", Qualifier::Over),
    ("余", Qualifier::Over),
    ("+", Qualifier::Over),
];

/// Multiples that may stand alone behind a number, longest first.
const MULTIPLES: &[(&str, u8)] = &[
    ("万亿", 12),
    ("千亿", 11),
    ("百亿", 10),
    ("十亿", 9),
    ("千万", 7),
    ("百万", 6),
    ("十万", 5),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("trillion", 12),
    ("billion", 9),
    ("million", 6),
    ("thousand", 3),
];

/// Reads a cell. Footnote marks at its end are no part of it; a letter there is: see [`read_marked`].
pub fn read(cell: &str, symbols: &MissingSymbols) -> Result<CellReading, NumberError> {
    reading(cell, symbols, false).map(|(reading, _)| reading)
}

/// Reads a cell of a table in which letters behind figures are flags (`5.3 p`, `12.1r`), and gives all marks at its end. A flag that says
/// why there is no number doesn't outweigh a number that stands there.
pub fn read_marked(cell: &str, symbols: &MissingSymbols) -> Result<(CellReading, Marks), NumberError> {
    reading(cell, symbols, true)
}

fn reading(cell: &str, symbols: &MissingSymbols, letters: bool) -> Result<(CellReading, Marks), NumberError> {
    if let Some(reason) = symbols.reason(cell) {
        return Ok((CellReading::Missing(reason), Marks::default()));
    }
    let text = one_width(cell);
    let (text, marks) = marks::split(text_cell(text.trim()), letters);
    if !marks.is_empty()
        && let Some(reason) = symbols.reason(text)
    {
        return Ok((CellReading::Missing(marks.missing.unwrap_or(reason)), marks));
    }
    if let Some((_, qualifier)) = LEVEL.iter().find(|(word, _)| *word == text) {
        let reading = NumberReading {
            number: Decimal::ZERO,
            qualifier: *qualifier,
            unit: CellUnit::Unsaid,
            is_change: true,
        };
        return Ok((CellReading::Number(reading), marks));
    }
    Ok((CellReading::Number(read_number(text)?), marks))
}

/// Words for a change of nothing.
const LEVEL: &[(&str, Qualifier)] = &[
    ("持平", Qualifier::Exact),
    ("同比持平", Qualifier::Exact),
    ("与上年持平", Qualifier::Exact),
    ("与去年持平", Qualifier::Exact),
    ("与上年同期持平", Qualifier::Exact),
    ("与去年同期持平", Qualifier::Exact),
    ("基本持平", Qualifier::About),
];

/// What spreadsheets write around a number to keep it text: `'123`, `="123"`.
fn text_cell(text: &str) -> &str {
    let bare = text.strip_prefix("=\"").and_then(|open| open.strip_suffix('"'));
    let bare = bare.or_else(|| text.strip_prefix('\''));
    bare.map_or(text, str::trim)
}

/// One width for digits, signs and letters, one character for every dash.
fn one_width(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}'))
            .map(|c| match half_width(c) {
                '—' | '–' | '―' | '−' | '‐' | '‑' | '﹣' | '─' => '-',
                '﹪' => '%',
                '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
                c => c,
            })
            .collect(),
    )
}

fn read_number(text: &str) -> Result<NumberReading, NumberError> {
    let (text, in_brackets) = without_brackets(text);
    let (mut qualifier, mut change, mut sign) = (None, None, in_brackets.then_some(true));
    let mut rest = text.as_ref();
    // 约增长15% and 增长约15% are one; each kind of prefix may stand once.
    while let Some((after, prefix)) = PREFIXES
        .iter()
        .find_map(|(word, prefix)| rest.strip_prefix(word).map(|after| (after.trim_start(), prefix)))
    {
        rest = after;
        let is_second = match *prefix {
            Prefix::Qualifier(said) => qualifier.replace(said).is_some(),
            Prefix::Change { is_down } => change.replace(is_down).is_some(),
            Prefix::Sign { is_minus } => sign.replace(is_minus).is_some(),
        };
        if is_second {
            return Err(NumberError::Unreadable);
        }
    }
    let (number, after) = digits::read(rest)?;
    let mut rest = after.trim_start();
    if let Some(after) = rest.strip_prefix(['多', '余']) {
        qualifier = agree(qualifier, Qualifier::Over)?;
        rest = after.trim_start();
    }
    for (word, said) in SUFFIXES {
        if let Some(before) = rest.strip_suffix(word) {
            qualifier = agree(qualifier, *said)?;
            rest = before.trim_end();
            break;
        }
    }
    let (number, unit) = match (unit(rest)?, change) {
        (CellUnit::Named(times), Some(false)) if times == "倍" => {
            let percent = digits::shift(number, 2).ok_or(NumberError::TooLong)?;
            (percent, CellUnit::Named("%".to_owned()))
        }
        (CellUnit::Named(times), Some(true)) if times == "倍" => return Err(NumberError::Unreadable),
        (unit, _) => (number, unit),
    };
    let is_minus = match (change, sign) {
        (Some(true), Some(true)) => return Err(NumberError::Unreadable),
        (change, sign) => change == Some(true) || sign == Some(true),
    };
    Ok(NumberReading {
        number: if is_minus { -number } else { number },
        qualifier: qualifier.unwrap_or(Qualifier::Exact),
        unit,
        is_change: change.is_some(),
    })
}

/// Two words on how exact a number is must say the same.
fn agree(said: Option<Qualifier>, more: Qualifier) -> Result<Option<Qualifier>, NumberError> {
    if said.is_some_and(|said| said != more) {
        Err(NumberError::Unreadable)
    } else {
        Ok(Some(more))
    }
}

/// A number in accounting brackets is negative: `(5.4)`, `(5.4)%`.
fn without_brackets(text: &str) -> (Cow<'_, str>, bool) {
    let inside = text.strip_prefix('(').and_then(|open| open.split_once(')'));
    match inside {
        Some((number, "")) => (Cow::Borrowed(number.trim()), true),
        Some((number, unit)) => (Cow::Owned(format!("{}{unit}", number.trim())), true),
        None => (Cow::Borrowed(text), false),
    }
}

/// The unit behind a number. What begins with a sign, holds a digit or is a single letter is no unit.
fn unit(text: &str) -> Result<CellUnit, NumberError> {
    if text.is_empty() {
        return Ok(CellUnit::Unsaid);
    }
    if let Some((word, power)) = MULTIPLES.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)) {
        return Ok(CellUnit::Multiple {
            power: *power,
            text: word,
        });
    }
    let begins = text.starts_with(|c: char| c.is_alphabetic() || matches!(c, '%' | '‰' | '°' | '$' | '¥' | '€'));
    let is_letter = text.len() == 1 && text != "%";
    if !begins || is_letter || text.contains(|c: char| c.is_ascii_digit()) || text.chars().count() > 32 {
        return Err(NumberError::Unreadable);
    }
    Ok(CellUnit::Named(text.to_owned()))
}

#[cfg(test)]
mod tests;
