//! The period of a row: its text read once, its faults named, its words weighed against the basis.

use suishu_domain::period::PeriodError;
use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{Basis, FindingCode, Period, PeriodReading, Span};

use super::Problem;

/// Reads a period, or says what is wrong with its text.
pub(super) fn read(
    text: &str,
    context: Context<'_>,
    column: u32,
    year_hint: Option<i16>,
) -> Result<PeriodReading, Problem> {
    if text.is_empty() {
        return Err(Problem::new(FindingCode::PeriodMissing, column, "").suggest("--set period=…"));
    }
    if super::is_damaged(text) {
        return Err(Problem::damaged(column, text));
    }
    grammar::read(text, context).map_err(|error| {
        let problem = |code| Problem::new(code, column, text);
        match error {
            PeriodError::Unreadable(_) | PeriodError::HolidayUnknown(_) => problem(FindingCode::PeriodUnreadable),
            PeriodError::Ambiguous(_) => problem(FindingCode::PeriodAmbiguous),
            PeriodError::YearMissing(_) => {
                let year = year_hint.map_or_else(|| "…".to_owned(), |year| year.to_string());
                problem(FindingCode::PeriodUnreadable).suggest(format!("--set year={year}"))
            }
            PeriodError::ReferenceMissing(_) => problem(FindingCode::PeriodUnreadable).suggest("--set period=…"),
        }
    })
}

/// Reads a year that stands in a column of its own: 2020, 2020年.
pub(super) fn year(text: &str, column: u32) -> Result<i16, Problem> {
    let year = text.strip_suffix('年').unwrap_or(text).parse().ok();
    year.filter(|year| (1000..=9999).contains(year))
        .ok_or_else(|| Problem::new(FindingCode::PeriodUnreadable, column, text).suggest("2020"))
}

/// The basis of a row: its own column, its period's words, an answer. Words such as 三季度 and 前三季度 tell 当期 from 累计, but not what
/// happens from what is counted: there an answer of 期末 or 平均 stands above them.
pub(super) fn basis(column: Option<Basis>, words: Option<Basis>, answer: Option<Basis>) -> Option<Basis> {
    let is_count = |basis: &Basis| matches!(basis, Basis::End | Basis::Average);
    column
        .or(words.filter(is_count))
        .or(answer.filter(is_count))
        .or(words)
        .or(answer)
}

/// Whether a basis can be that of a figure of this period, given what the period's own words say.
pub(super) fn fits(basis: Basis, reading: PeriodReading) -> bool {
    let period = reading.period;
    let is_point = period.span() == Span::Point;
    let by_words = match reading.basis {
        Some(Basis::End) => basis == Basis::End,
        Some(Basis::Average) => basis == Basis::Average,
        // 一季度累计 is the first quarter's own figure too; the mean over a span since New Year is told with the same words.
        Some(Basis::Cumulative) => match basis {
            Basis::Cumulative | Basis::Average => true,
            // 上半年 and 一季度 are spans with an end; 前三季度 and 1—8月 only sum up.
            Basis::Single | Basis::End => period.is_single_and_cumulative(),
        },
        Some(Basis::Single) | None => true,
    };
    let by_span = match basis {
        Basis::End => true,
        Basis::Single | Basis::Average => !is_point,
        Basis::Cumulative => !is_point && period.start().month() == 1 && period.start().day() == 1,
    };
    by_words && by_span
}

/// The span from New Year to the end of a month or quarter that dates a sum: 第四季度 of a 累计值 is the whole year.
pub(super) fn widened(reading: PeriodReading) -> PeriodReading {
    let period = reading.period;
    let is_part = matches!(period.span(), Span::Months(1..=6)) && !period.is_from_new_year();
    let months = u16::try_from(period.last_day().month()).unwrap_or(12);
    match Period::months(period.start().year(), 1, months).filter(|_| is_part) {
        Some(period) => PeriodReading {
            period,
            basis: Some(Basis::Cumulative),
        },
        None => reading,
    }
}

/// Whether a span runs from New Year and is neither a month, a quarter, a half nor a year of its own.
pub(super) fn only_sums_up(period: Period) -> bool {
    matches!(period.span(), Span::Months(2..=11)) && period.is_from_new_year() && !period.is_single_and_cumulative()
}

/// Whether the words of a period leave open that its figure was counted at its end: 三季度 and 2020年 do, 前三季度 doesn't.
pub(super) fn may_be_an_end(reading: PeriodReading) -> bool {
    match reading.basis {
        None | Some(Basis::Single) => !only_sums_up(reading.period),
        Some(Basis::Cumulative) => reading.period.is_single_and_cumulative(),
        Some(Basis::End | Basis::Average) => false,
    }
}

/// The period in the form in which it is kept: what is counted at the end of a span is counted on its last day, so that 2020年9月 with
/// 期末 and 2020年9月末 are one.
pub(super) fn kept(basis: Basis, period: Period) -> Period {
    match basis {
        Basis::End => Period::point(period.last_day()),
        _ => period,
    }
}

/// The one year that a file's name holds, as a suggestion: it is never taken unasked.
pub(crate) fn year_in(name: &str) -> Option<i16> {
    let mut years = name
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1900..=2100).contains(year));
    years.next().filter(|_| years.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(basis: Basis, words: Option<Basis>, period: Option<Period>, expected: bool, why: &str) {
        let period = period.expect("a period of the test");
        assert_eq!(fits(basis, PeriodReading { period, basis: words }), expected, "{why}");
    }

    #[test]
    fn a_basis_may_not_contradict_the_words_or_the_span() {
        use Basis::*;
        let nine = Period::months(2020, 1, 9);
        let september = Period::months(2020, 9, 1);
        let point = september.map(|month| Period::point(month.last_day()));
        check(Cumulative, Some(Cumulative), nine, true, "前三季度, 累计");
        check(
            End,
            Some(Cumulative),
            nine,
            false,
            "前三季度 is a sum and has no end of its own",
        );
        check(Single, Some(Cumulative), nine, false, "1—9月累计 is no 当期");
        check(
            Single,
            Some(Cumulative),
            Period::months(2020, 1, 3),
            true,
            "一季度 is both",
        );
        check(
            End,
            Some(Cumulative),
            Period::months(2020, 1, 3),
            true,
            "一季度 has an end",
        );
        check(Average, Some(Cumulative), nine, true, "the mean of nine months");
        check(Cumulative, None, september, false, "累计 that starts in September");
        check(
            Cumulative,
            None,
            Period::months(2021, 1, 60),
            true,
            "十四五 begins on New Year's day",
        );
        check(Cumulative, Some(End), point, false, "9月末 is a point");
        check(End, None, september, true, "the end of September");
        check(Single, None, point, false, "nothing happens in a point");
    }

    #[test]
    fn words_tell_single_from_cumulative_and_an_answer_tells_stocks_from_flows() {
        use Basis::*;
        assert_eq!(
            basis(Some(End), Some(Single), Some(Cumulative)),
            Some(End),
            "the column stands above all"
        );
        assert_eq!(
            basis(None, Some(Single), Some(Cumulative)),
            Some(Single),
            "三季度 is no 累计"
        );
        assert_eq!(
            basis(None, Some(Single), Some(End)),
            Some(End),
            "firms counted 三季度 by 三季度"
        );
        assert_eq!(basis(None, Some(End), Some(Single)), Some(End), "9月末 is an end");
        assert_eq!(basis(None, None, Some(Single)), Some(Single), "an answer fills the gap");
    }

    #[test]
    fn the_end_of_a_span_is_its_last_day() {
        let december = Period::months(2020, 12, 1).expect("a month");
        assert_eq!(
            kept(Basis::End, december),
            Period::point(december.last_day()),
            "期末 of 2020年12月"
        );
        assert_eq!(kept(Basis::Single, december), december, "a month stays a month");
    }

    #[test]
    fn a_year_in_the_name_is_one_or_none() {
        assert_eq!(year_in("广州2020年三季度.csv"), Some(2020), "one year");
        assert_eq!(year_in("2018-2022.csv"), None, "two years");
        assert_eq!(year_in("20200930.csv"), None, "a date is no year");
    }
}
