//! How a period is printed for people. The grammar reads every label back.

use jiff::civil::Date;

use super::{Period, Span};
use crate::Basis;

/// The Chinese label, as it stands under a chart or in a table: `2020年前三季度`, `2020年三季度`, `2020年9月末`, `2020年1—2月`.
///
/// A span of months on the basis 期末 is told by its end: 2025年 is `2025年末`.
pub fn zh(period: Period, basis: Option<Basis>) -> String {
    chinese(period, basis, true)
}

/// The short Chinese label for an axis whose year is told elsewhere or is clear: `2020Q3`-free forms such as `前三季度`, `9月`.
///
/// Whole years and spans over several years keep their years: without them nothing would be left.
pub fn zh_without_year(period: Period, basis: Option<Basis>) -> String {
    chinese(period, basis, false)
}

/// The English label: `Jan–Sep 2020`, `Q3 2020`, `end Sep 2020`.
pub fn en(period: Period, basis: Option<Basis>) -> String {
    let (from, to) = (period.start(), period.last_day());
    let (year, month) = (from.year(), month_en(from));
    match period.span() {
        Span::Months(_) if basis == Some(Basis::End) => en(Period::point(to), None),
        Span::Months(count) if from.month() == 1 && count % 12 == 0 => match count {
            12 => format!("{year:04}"),
            _ => format!("{year:04}–{:04}", to.year()),
        },
        Span::Months(6) if from.month() % 6 == 1 => format!("H{} {year:04}", from.month() / 6 + 1),
        Span::Months(3) if from.month() % 3 == 1 => format!("Q{} {year:04}", from.month() / 3 + 1),
        Span::Months(1) => format!("{month} {year:04}"),
        Span::Months(_) if year == to.year() => format!("{month}–{} {year:04}", month_en(to)),
        Span::Months(_) => format!("{month} {year:04} – {} {:04}", month_en(to), to.year()),
        Span::Days(1) => format!("{} {month} {year:04}", from.day()),
        Span::Days(_) if year != to.year() => {
            format!(
                "{} {month} {year:04} – {} {} {:04}",
                from.day(),
                to.day(),
                month_en(to),
                to.year()
            )
        }
        Span::Days(_) if from.month() != to.month() => {
            format!("{} {month} – {} {} {year:04}", from.day(), to.day(), month_en(to))
        }
        Span::Days(_) => format!("{}–{} {month} {year:04}", from.day(), to.day()),
        Span::Point if to != to.last_of_month() => format!("as of {} {month} {year:04}", from.day()),
        Span::Point if to.month() == 12 => format!("end {year:04}"),
        Span::Point => format!("end {month} {year:04}"),
    }
}

fn chinese(period: Period, basis: Option<Basis>, with_year: bool) -> String {
    let (from, to) = (period.start(), period.last_day());
    let across = from.year() != to.year();
    let whole_years = matches!(period.span(), Span::Months(count) if from.month() == 1 && count % 12 == 0);
    let year = if with_year || across || whole_years {
        format!("{:04}年", from.year())
    } else {
        String::new()
    };
    let year_to = if across {
        format!("{:04}年", to.year())
    } else {
        String::new()
    };
    let (month, month_to) = (from.month(), to.month());
    match period.span() {
        Span::Months(_) if basis == Some(Basis::End) => chinese(Period::point(to), None, with_year),
        Span::Months(12) if whole_years => year,
        Span::Months(_) if whole_years => format!("{:04}—{year_to}", from.year()),
        Span::Months(9) if month == 1 => format!("{year}前三季度"),
        Span::Months(6) if month == 1 => format!("{year}上半年"),
        Span::Months(6) if month == 7 => format!("{year}下半年"),
        Span::Months(3) if month % 3 == 1 => format!(
            "{year}{}季度",
            ["一", "二", "三", "四"][usize::from(month.unsigned_abs()) / 3]
        ),
        Span::Months(1) => format!("{year}{month}月"),
        Span::Months(_) if across => format!("{year}{month}月—{year_to}{month_to}月"),
        Span::Months(_) => format!("{year}{month}—{month_to}月"),
        Span::Days(1) => format!("{year}{month}月{}日", from.day()),
        Span::Days(_) if across || month != month_to => {
            format!("{year}{month}月{}日—{year_to}{month_to}月{}日", from.day(), to.day())
        }
        Span::Days(_) => format!("{year}{month}月{}—{}日", from.day(), to.day()),
        Span::Point if to != to.last_of_month() => format!("截至{year}{month}月{}日", to.day()),
        Span::Point if month == 12 => format!("{year}{}", if with_year { "末" } else { "年末" }),
        Span::Point => format!("{year}{month}月末"),
    }
}

fn month_en(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    MONTHS[usize::from(date.month().unsigned_abs()) - 1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::time_period;

    #[track_caller]
    fn check(period: &str, basis: Option<Basis>, zh: &str, short: &str, en: &str) {
        let period = time_period::parse(period).expect("a machine form");
        let labels = [
            super::zh(period, basis),
            zh_without_year(period, basis),
            super::en(period, basis),
        ];
        assert_eq!(labels, [zh, short, en], "labels of {period}");
    }

    #[test]
    fn periods_are_printed_as_bulletins_print_them() {
        check("2020", None, "2020年", "2020年", "2020");
        check("2021-01-01/P5Y", None, "2021—2025年", "2021—2025年", "2021–2025");
        check("2020-S1", None, "2020年上半年", "上半年", "H1 2020");
        check("2020-S2", None, "2020年下半年", "下半年", "H2 2020");
        check("2020-Q1", None, "2020年一季度", "一季度", "Q1 2020");
        check("2020-Q3", None, "2020年三季度", "三季度", "Q3 2020");
        check("2020-Q4", Some(Basis::Single), "2020年四季度", "四季度", "Q4 2020");
        check("2020-09", None, "2020年9月", "9月", "Sep 2020");
        check("2020-01-01/P9M", None, "2020年前三季度", "前三季度", "Jan–Sep 2020");
        check(
            "2020-01-01/P2M",
            Some(Basis::Cumulative),
            "2020年1—2月",
            "1—2月",
            "Jan–Feb 2020",
        );
        check("2020-02-01/P2M", None, "2020年2—3月", "2—3月", "Feb–Mar 2020");
        check(
            "2020-11-01/P4M",
            None,
            "2020年11月—2021年2月",
            "2020年11月—2021年2月",
            "Nov 2020 – Feb 2021",
        );
    }

    #[test]
    fn points_are_printed_as_ends() {
        check(
            "2020-09-30/P0D",
            Some(Basis::End),
            "2020年9月末",
            "9月末",
            "end Sep 2020",
        );
        check("2020-12-31/P0D", Some(Basis::End), "2020年末", "年末", "end 2020");
        check(
            "2020-09-15/P0D",
            None,
            "截至2020年9月15日",
            "截至9月15日",
            "as of 15 Sep 2020",
        );
        check("2025", Some(Basis::End), "2025年末", "年末", "end 2025");
        check("2020-Q3", Some(Basis::End), "2020年9月末", "9月末", "end Sep 2020");
    }

    #[test]
    fn days_are_printed_with_their_month() {
        check("2020-10-01", None, "2020年10月1日", "10月1日", "1 Oct 2020");
        check("2020-10-01/P8D", None, "2020年10月1—8日", "10月1—8日", "1–8 Oct 2020");
        check(
            "2020-09-28/P8D",
            None,
            "2020年9月28日—10月5日",
            "9月28日—10月5日",
            "28 Sep – 5 Oct 2020",
        );
        check(
            "2018-12-30/P3D",
            None,
            "2018年12月30日—2019年1月1日",
            "2018年12月30日—2019年1月1日",
            "30 Dec 2018 – 1 Jan 2019",
        );
    }
}
