//! Periods told by the reference period of the file: 本月, 上年同期, 今年以来, 年末. Whole phrases only; 去年9月 is the lexer's.

use super::{Fault, Period, PeriodReading};
use crate::Basis;

/// Reads a relative phrase; `None` when the text is none.
pub(super) fn read(text: &str, reference: Option<Period>, year: Option<i16>) -> Option<Result<PeriodReading, Fault>> {
    if let Some(year) = text
        .strip_suffix("年同期")
        .filter(|year| year.len() == 4)
        .and_then(|year| year.parse::<i16>().ok())
    {
        return Some(relate(
            reference,
            |now| now.shift_years(year - now.start().year()),
            None,
        ));
    }
    let (make, basis): (fn(Period) -> Option<Period>, _) = match text {
        "本月" | "当月" | "本月数" | "当月数" | "本月值" | "当月值" | "this month" => {
            (month, Some(Basis::Single))
        }
        "上月" | "上个月" | "last month" => (|now| shift(month(now)?, -1), Some(Basis::Single)),
        "上年同月" | "去年同月" | "上年当月" | "去年当月" => {
            (|now| month(now)?.year_before(), Some(Basis::Single))
        }
        "本季" | "本季度" | "当季" | "当季值" | "this quarter" => (quarter, Some(Basis::Single)),
        "上季" | "上季度" | "上个季度" | "last quarter" => {
            (|now| shift(quarter(now)?, -3), Some(Basis::Single))
        }
        "本期" | "报告期" | "当期" | "本期数" | "当期值" | "this period" => (Some, None),
        "上年同期" | "去年同期" | "same period of last year" | "same period last year" => {
            (|now| now.year_before(), None)
        }
        "本年" | "今年" | "this year" => (|now| Period::year(now.last_day().year()), None),
        "上年" | "去年" | "last year" => (|now| Period::year(now.last_day().year() - 1), None),
        "前年" => (|now| Period::year(now.last_day().year() - 2), None),
        "本年累计"
        | "累计"
        | "今年以来"
        | "本年以来"
        | "年初以来"
        | "年初-今"
        | "年初累计"
        | "年初-本月"
        | "自年初累计"
        | "本年累计数"
        | "本年累计值"
        | "累计值"
        | "累计数"
        | "本月止累计"
        | "止本月累计"
        | "年初-本月累计"
        | "本年度累计"
        | "year to date"
        | "year-to-date"
        | "ytd" => (to_date, Some(Basis::Cumulative)),
        "上年同期累计" | "去年同期累计" => (|now| to_date(now)?.year_before(), Some(Basis::Cumulative)),
        "上年末" | "上年底" | "上年年末" | "去年末" | "去年底" | "去年年末" | "去年年底" | "end of last year" => {
            (|now| Period::year(now.last_day().year() - 1).map(end), Some(Basis::End))
        }
        "本月末" | "本月底" | "月末" | "月底" | "季末" | "季度末" | "本季末" | "期末" | "end of period" => {
            (|now| Some(end(now)), Some(Basis::End))
        }
        "年末" | "年底" | "本年末" | "今年末" | "年终" | "今年底" if reference.is_none() && year.is_some() =>
        {
            let point = year.and_then(Period::year).map(end).ok_or(Fault::Unreadable);
            return Some(point.map(|period| PeriodReading {
                period,
                basis: Some(Basis::End),
            }));
        }
        "年末" | "年底" | "年终" => {
            let named = year.or(reference.map(|now| now.last_day().year()));
            let point = named
                .ok_or(Fault::YearMissing)
                .and_then(|year| Period::year(year).ok_or(Fault::Unreadable));
            return Some(point.map(|period| PeriodReading {
                period: end(period),
                basis: Some(Basis::End),
            }));
        }
        "本年末" | "今年末" | "今年底" => {
            (|now| Period::year(now.last_day().year()).map(end), Some(Basis::End))
        }
        _ => return None,
    };
    Some(relate(reference, make, basis))
}

fn relate(
    reference: Option<Period>,
    make: impl Fn(Period) -> Option<Period>,
    basis: Option<Basis>,
) -> Result<PeriodReading, Fault> {
    let now = reference.ok_or(Fault::ReferenceMissing)?;
    let period = make(now).ok_or(Fault::Unreadable)?;
    Ok(PeriodReading { period, basis })
}

fn month(now: Period) -> Option<Period> {
    Period::months(now.last_day().year(), now.last_day().month(), 1)
}

fn quarter(now: Period) -> Option<Period> {
    let last = now.last_day();
    Period::months(last.year(), (last.month() - 1) / 3 * 3 + 1, 3)
}

fn to_date(now: Period) -> Option<Period> {
    let last = now.last_day();
    Period::months(last.year(), 1, u16::try_from(last.month()).ok()?)
}

fn end(period: Period) -> Period {
    Period::point(period.last_day())
}

fn shift(period: Period, months: i16) -> Option<Period> {
    let start = period.start();
    let at = start.year() * 12 + i16::from(start.month()) - 1 + months;
    Period::months(
        at.div_euclid(12),
        i8::try_from(at.rem_euclid(12)).ok()? + 1,
        period.month_count()?,
    )
}
