//! What a cell looks like by itself, before its neighbours are heard.

use std::borrow::Cow;

use suishu_domain::Unit;
use suishu_domain::period::PeriodError;
use suishu_domain::period::grammar::{self, Context};

use crate::grid::{Cell, CellKind};
use crate::label;
use crate::number::{self, CellReading, CellUnit, MissingSymbols};

/// What a cell looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing.
    Blank,
    /// A number, whatever its spelling.
    Number,
    /// Four digits that may be a year as well as a number.
    Year,
    /// A sign or word for a number that isn't there.
    Missing,
    /// A period, whole or leaning on a year or a reference period that stands elsewhere.
    Period,
    /// A date with a time of day.
    Moment,
    /// Any other text.
    Text,
}

impl Kind {
    /// What that cell looks like.
    pub(crate) fn of(cell: Cell<'_>, symbols: &MissingSymbols) -> Self {
        let text = cell.text.trim();
        match cell.kind {
            _ if text.is_empty() => Self::Blank,
            CellKind::Date if text.contains(':') => Self::Moment,
            CellKind::Date => Self::Period,
            // A formula's fault is a value that isn't there, and is refused where the value is read.
            CellKind::Error | CellKind::Uncomputed => Self::Number,
            CellKind::Bool => Self::Text,
            CellKind::Blank | CellKind::Text | CellKind::Number => Self::of_text(text, symbols),
        }
    }

    fn of_text(text: &str, symbols: &MissingSymbols) -> Self {
        if year(text).is_some() {
            return Self::Year;
        }
        // A long text is neither, and costs more to look at.
        if text.len() > 96 {
            return Self::Text;
        }
        if number::plain(text.as_bytes()).is_some() {
            return Self::Number;
        }
        let unmarked = unmarked(text);
        let text = unmarked.as_ref();
        if year(text).is_some() {
            return Self::Period;
        }
        if super::moment::looks_like(text) {
            return Self::Moment;
        }
        match grammar::read(text, Context::default()) {
            Ok(_) | Err(PeriodError::YearMissing(_) | PeriodError::ReferenceMissing(_)) => return Self::Period,
            Err(PeriodError::Ambiguous(_) | PeriodError::HolidayUnknown(_))
                if text.bytes().any(|byte| byte.is_ascii_digit()) =>
            {
                return Self::Period;
            }
            Err(_) => {}
        }
        match number::read_marked(text, symbols).map(|(reading, _)| reading) {
            // 5G在建项目数 begins with a digit and is a name: what follows a number is a unit or it is none.
            Ok(CellReading::Number(reading)) if !has_unit(&reading.unit) => Self::Text,
            Ok(CellReading::Number(_)) | Err(number::NumberError::DigitsHidden | number::NumberError::TooLong) => {
                Self::Number
            }
            Ok(CellReading::Missing(_)) => Self::Missing,
            Err(number::NumberError::Unreadable) => Self::Text,
        }
    }

    /// Whether it may stand where figures stand.
    pub(crate) const fn is_figure(self) -> bool {
        matches!(self, Self::Number | Self::Year | Self::Missing)
    }
}

/// Whether what follows a number in its cell is nothing, or a unit that is known.
fn has_unit(unit: &CellUnit) -> bool {
    match unit {
        CellUnit::Unsaid | CellUnit::Multiple { .. } => true,
        CellUnit::Named(name) => label::is_unit(name) || Unit::parse(name).is_some_and(|unit| unit.is_rate()),
    }
}

/// A text without the marks and flags behind it: 2019*, 2023p, 2020年(初步核算).
pub(crate) fn unmarked(text: &str) -> Cow<'_, str> {
    let may_be_marked = text.ends_with(|c: char| {
        c.is_ascii_lowercase() || matches!(c, '*' | ')' | '）' | ']' | '※' | '†' | '①'..='⑳' | '¹' | '²' | '³')
    });
    let begins = text.starts_with(|c: char| c.is_ascii_digit());
    if may_be_marked && begins {
        Cow::Owned(number::split_marks(text).0)
    } else {
        Cow::Borrowed(text)
    }
}

/// The year that four digits may be.
pub(crate) fn year(text: &str) -> Option<i16> {
    let text = text.trim();
    if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok().filter(|year| (1000..=2200).contains(year))
}

/// Whether numbers are years that run across a header: each after (or before) the last, none far from our time.
pub(crate) fn are_a_run(years: &[i16]) -> bool {
    let plausible = years.iter().all(|year| (1900..=2100).contains(year));
    let rises = years.windows(2).all(|pair| pair[0] < pair[1]);
    let falls = years.windows(2).all(|pair| pair[0] > pair[1]);
    years.len() >= 2 && plausible && (rises || falls)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Kind) {
        let cell = Cell {
            text,
            kind: CellKind::Text,
        };
        assert_eq!(Kind::of(cell, &MissingSymbols::default()), expected, "{text}");
    }

    #[test]
    fn cells_look_like_what_they_are() {
        check("1,234.5", Kind::Number);
        check("▲5.4", Kind::Number);
        check("2019", Kind::Year);
        check("2019年", Kind::Period);
        check("1-9月", Kind::Period);
        check("本月", Kind::Period);
        check("2014-07-01 00:30:00", Kind::Moment);
        check("..", Kind::Missing);
        check("国内生产总值(亿元)", Kind::Text);
        check("5G在建项目数（个）", Kind::Text);
        check("2020年前三季度GDP（亿元）", Kind::Text);
        check("1.2万人次", Kind::Number);
        check("5.3个百分点", Kind::Number);
        check("3.5亿元", Kind::Number);
        check("广州市", Kind::Text);
        check(" ", Kind::Blank);
    }

    #[test]
    fn years_across_a_header_follow_each_other_and_figures_do_not() {
        assert!(are_a_run(&[2020, 2019, 2018]), "falling years");
        assert!(!are_a_run(&[2189, 2190, 2192]), "a population in 万人");
        assert!(!are_a_run(&[1990, 1985, 2003]), "no order");
    }
}
