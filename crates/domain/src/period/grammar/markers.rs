//! The words around a period that tell its basis: 累计, 当季, 末, 截至, 月均. They are taken off both ends, and then shape the period.

use super::{Fault, Found, Period, PeriodReading};
use crate::{Basis, Span};

/// What the words around a period say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks {
    basis: Option<Basis>,
    point: bool,
    contradictory: bool,
}

/// Words that may stand before or behind, longest first among those that share an end.
const WORDS: &[(&str, Basis)] = &[
    ("本年累计", Basis::Cumulative),
    ("止累计", Basis::Cumulative),
    ("累计值", Basis::Cumulative),
    ("累计数", Basis::Cumulative),
    ("累计", Basis::Cumulative),
    ("cumulative", Basis::Cumulative),
    ("accumulated", Basis::Cumulative),
    ("year-to-date", Basis::Cumulative),
    ("year to date", Basis::Cumulative),
    ("ytd", Basis::Cumulative),
    ("当季值", Basis::Single),
    ("当月值", Basis::Single),
    ("当期值", Basis::Single),
    ("当季度", Basis::Single),
    ("当季", Basis::Single),
    ("当月", Basis::Single),
    ("当期", Basis::Single),
    ("当日", Basis::Single),
    ("单季", Basis::Single),
    ("单月", Basis::Single),
    ("平均值", Basis::Average),
    ("月平均", Basis::Average),
    ("日平均", Basis::Average),
    ("年平均", Basis::Average),
    ("平均", Basis::Average),
    ("月均", Basis::Average),
    ("日均", Basis::Average),
    ("年均", Basis::Average),
    ("季均", Basis::Average),
    ("monthly average", Basis::Average),
    ("daily average", Basis::Average),
    ("annual average", Basis::Average),
    ("average", Basis::Average),
];

const POINT_BEFORE: &[&str] = &[
    "截",
    "as of",
    "as at",
    "by the end of",
    "the end of",
    "at the end of",
    "end of",
    "year-end",
    "end-",
    "end ",
];
const POINT_BEHIND: &[&str] = &["期末", "末", "底"];

/// Takes the markers off both ends of a folded text.
pub(super) fn strip(text: &str) -> (&str, Marks) {
    let mut marks = Marks::default();
    let mut text = text.trim();
    while let Some(rest) = marks.take(text) {
        text = rest.trim();
    }
    (text, marks)
}

impl Marks {
    fn take<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if let Some(rest) = POINT_BEFORE.iter().find_map(|word| text.strip_prefix(word)) {
            self.point = true;
            return Some(rest);
        }
        if let Some(rest) = POINT_BEHIND.iter().find_map(|word| text.strip_suffix(word)) {
            self.point = true;
            // 9月月末, 2020年年末, 三季度季末 say the unit twice.
            let twice = [("年年", "年"), ("月月", "月"), ("季度季", "季")];
            return Some(
                twice
                    .iter()
                    .find_map(|(end, word)| rest.ends_with(end).then(|| rest.strip_suffix(word))?)
                    .unwrap_or(rest),
            );
        }
        let (rest, basis) = WORDS
            .iter()
            .find_map(|(word, basis)| Some((text.strip_suffix(word).or_else(|| text.strip_prefix(word))?, *basis)))
            .filter(|(rest, _)| !rest.is_empty())?;
        self.contradictory |= self.basis.is_some_and(|known| known != basis);
        self.basis = Some(basis);
        Some(rest)
    }

    /// The reading of a period with these words around it.
    pub(super) fn apply(self, found: Found) -> Result<PeriodReading, Fault> {
        let Found { period, ranged } = found;
        if self.contradictory {
            return Err(Fault::Ambiguous);
        }
        if self.point {
            // The end of 1—9月 may be nine ends; an average at a point is none. 累计 at a point is a stock: 截至9月底累计建成.
            let fits = !ranged && !matches!(self.basis, Some(Basis::Average | Basis::Single));
            let reading = PeriodReading {
                period: Period::point(period.last_day()),
                basis: Some(Basis::End),
            };
            return fits.then_some(reading).ok_or(Fault::Ambiguous);
        }
        // 9月累计 and 三季度累计 run from New Year to the end of what is named; a range says its own start.
        if let (Some(Basis::Cumulative), false, Span::Months(1 | 3)) = (self.basis, ranged, period.span()) {
            let last = period.last_day();
            let months = u16::try_from(last.month()).unwrap_or_default();
            let period = Period::months(last.year(), 1, months).ok_or(Fault::Unreadable)?;
            return Ok(PeriodReading {
                period,
                basis: self.basis,
            });
        }
        Ok(PeriodReading {
            period,
            basis: self.basis,
        })
    }
}
