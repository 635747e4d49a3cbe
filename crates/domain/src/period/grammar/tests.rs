//! The table of the grammar: each row one spelling, with the machine form and the basis that its words imply.

use proptest::prelude::*;

use super::*;
use crate::Holidays;
use crate::period::{Period, Span, label, time_period};

const HOLIDAYS: &str = include_str!("../../../../../data/holidays.csv");

#[track_caller]
fn check(text: &str, period: &str, basis: Option<Basis>) {
    check_in(Context::default(), text, period, basis);
}

#[track_caller]
fn check_in(context: Context<'_>, text: &str, period: &str, basis: Option<Basis>) {
    let holidays = Holidays::from_csv(HOLIDAYS).expect("the table of holidays is sound");
    let reading = read(
        text,
        Context {
            holidays: Some(&holidays),
            ..context
        },
    );
    let reading = reading.map(|reading| (reading.period.to_string(), reading.basis));
    assert_eq!(reading, Ok((period.to_owned(), basis)), "reading of {text}");
}

#[track_caller]
fn check_fault(context: Context<'_>, text: &str, expected: fn(String) -> PeriodError) {
    assert_eq!(
        read(text, context),
        Err(expected(text.trim().to_owned())),
        "{text} must not be guessed"
    );
}

fn reference(period: &str) -> Context<'static> {
    Context {
        reference: time_period::parse(period),
        ..Context::default()
    }
}

const CUMULATIVE: Option<Basis> = Some(Basis::Cumulative);
const SINGLE: Option<Basis> = Some(Basis::Single);
const END: Option<Basis> = Some(Basis::End);
const AVERAGE: Option<Basis> = Some(Basis::Average);

#[test]
fn years() {
    for text in [
        "2020年",
        "2020",
        "二〇二〇年",
        "二○二○年",
        "２０２０年",
        " 2020 年 ",
        "2020年度",
        "2020年全年",
        "2020全年",
        "full year 2020",
        "year 2020",
    ] {
        check(text, "2020", None);
    }
    for text in [
        "2021—2025年",
        "2021-2025",
        "2021年至2025年",
        "2021～2025年",
        "2021 to 2025",
    ] {
        check(text, "2021-01-01/P5Y", None);
    }
}

#[test]
fn quarters() {
    for text in [
        "2020年三季度",
        "2020年第三季度",
        "2020年3季度",
        "2020年第3季度",
        "2020Q3",
        "20Q3",
        "2020 Q3",
        "Q3 2020",
        "2020年Q3",
        "2020Q3当季",
        "2020年7-9月",
        "2020年7—9月",
        "2020年三季度当季",
        "2020三季度",
        "2020年 三季度",
        "third quarter of 2020",
        "the 3rd quarter of 2020",
        "3rd quarter 2020",
        "Quarter 3, 2020",
        "3Q2020",
        "Jul-Sep 2020",
        "二〇二〇年第三季度",
        "20年三季度",
        "2020年7至9月份",
    ] {
        check(text, "2020-Q3", SINGLE);
    }
    check("2020-Q3", "2020-Q3", None);
    for text in [
        "2020年一季度",
        "2020年1-3月",
        "1st quarter 2020",
        "2020Q1",
        "first quarter of 2020",
        "2020年前三个月",
        "Jan-Mar 2020",
    ] {
        check(text, "2020-Q1", CUMULATIVE);
    }
    check("2020年二至三季度", "2020-04-01/P6M", None);
}

#[test]
fn a_part_and_its_year_stand_in_any_order_and_dress() {
    for text in [
        "Q1/2020",
        "2020/Q1",
        "Q1-2020",
        "2020年Ⅰ季度",
        "2020年第Ⅰ季度",
        "2020-1Q",
    ] {
        check(text, "2020-Q1", CUMULATIVE);
    }
    check("2020年Ⅰ—Ⅲ季度", "2020-01-01/P9M", CUMULATIVE);
    check("H1-2020", "2020-S1", CUMULATIVE);
    for text in [
        "Sep-2020", "2020-Sep", "2020 SEP", "Sep/2020", "9/2020", "09-2020", "2020Sep",
    ] {
        check(text, "2020-09", None);
    }
    check("1990Q1-1990Q4", "1990", None);
}

#[test]
fn a_period_may_be_said_twice() {
    check("1985 [YR1985]", "1985", None);
    check("2020年第三季度（7-9月）", "2020-Q3", SINGLE);
    check("2020年前三季度（1—9月）", "2020-01-01/P9M", CUMULATIVE);
    check("2020年9月(累计)", "2020-01-01/P9M", CUMULATIVE);
    check("2020年(1-9月)", "2020-01-01/P9M", CUMULATIVE);
    check_fault(Context::default(), "1985 [YR1986]", PeriodError::Unreadable);
    check_fault(Context::default(), "2020年三季度（4-6月）", PeriodError::Unreadable);
}

#[test]
fn spans_of_machine_months() {
    for text in [
        "202001-202009",
        "2020.01-2020.09",
        "2020/01-2020/09",
        "2020-01～2020-09",
        "2020-01至2020-09",
    ] {
        check(text, "2020-01-01/P9M", None);
    }
    check_fault(Context::default(), "2020.1-2020.9", PeriodError::Ambiguous);
    check_fault(Context::default(), "202009-202001", PeriodError::Unreadable);
}

#[test]
fn weeks_and_thirds_of_a_month() {
    check("2020-W12", "2020-03-16/P7D", None);
    check("2020W53", "2020-12-28/P7D", None);
    check("2020年9月上旬", "2020-09-01/P10D", None);
    check("2020年9月中旬", "2020-09-11/P10D", None);
    check("2020年2月下旬", "2020-02-21/P9D", None);
    for text in [
        "2020-W54",
        "2021-W53",
        "2020年第12周",
        "2020年上旬",
        "2020年9月上旬—中旬",
    ] {
        check_fault(Context::default(), text, PeriodError::Unreadable);
    }
}

#[test]
fn dates_with_the_year_at_the_end_need_a_sure_order() {
    check("31.12.1950", "1950-12-31", None);
    check("01.02.2020", "2020-02-01", None);
    check("03/31/2019", "2019-03-31", None);
    check("31/03/2019", "2019-03-31", None);
    check("1-Jan-2020", "2020-01-01", None);
    for text in ["03/04/2019", "3-4-2019", "1/1/2020"] {
        check_fault(Context::default(), text, PeriodError::Ambiguous);
    }
    check_fault(Context::default(), "31/02/2019", PeriodError::Unreadable);
}

#[test]
fn a_year_that_ends_in_the_next_is_no_month() {
    check("2020/9", "2020-09", None);
    check("2020/12", "2020-12", None);
    check_fault(Context::default(), "2011/12", PeriodError::Ambiguous);
    check_fault(Context::default(), "2008/09", PeriodError::Ambiguous);
    for text in ["2020/21", "2020-21", "FY2019", "FY 2019/20"] {
        check_fault(Context::default(), text, PeriodError::Unreadable);
    }
}

#[test]
fn cumulative_spans() {
    for text in [
        "2020年前三季度",
        "2020年1-3季度",
        "2020年一至三季度",
        "2020年1-9月",
        "2020年1—9月",
        "2020年1–9月",
        "2020年1－9月",
        "2020年1~9月",
        "2020年1～9月",
        "2020年1至9月",
        "2020年1到9月",
        "2020年１－９月",
        "2020年1—9月累计",
        "2020年9月累计",
        "2020年三季度累计",
        "2020年1月-9月",
        "2020年（1-9月）",
        "2020年1-9月份",
        "2020年一至九月",
        "2020前三季度",
        "2020年前9个月",
        "2020年前三个季度",
        "Jan-Sep 2020",
        "January to September 2020",
        "first three quarters of 2020",
        "first nine months of 2020",
        "the first 9 months of 2020",
        "2020 Jan–Sep",
        "Jan-Sep 2020 cumulative",
        "2020年1——9月",
        "累计2020年1-9月",
        "2020 1-9月",
    ] {
        check(text, "2020-01-01/P9M", CUMULATIVE);
    }
    check("2020-01-01/P9M", "2020-01-01/P9M", None);
    check("2020Q1-Q3", "2020-01-01/P9M", CUMULATIVE);
    check("2020年Q1—Q3", "2020-01-01/P9M", CUMULATIVE);
    check("2020年1-2月", "2020-01-01/P2M", CUMULATIVE);
    check("2020年2-3月", "2020-02-01/P2M", None);
    check("2020年累计", "2020", CUMULATIVE);
    check("2020年1-12月", "2020", None);
    check("2020年11月—2021年2月", "2020-11-01/P4M", None);
    check("2020年7-9月累计", "2020-Q3", CUMULATIVE);
}

#[test]
fn halves() {
    for text in [
        "2020年上半年",
        "2020上半年",
        "2020H1",
        "H1 2020",
        "first half of 2020",
        "2020年1-6月",
        "1H2020",
    ] {
        check(text, "2020-S1", CUMULATIVE);
    }
    for text in ["2020年下半年", "2020H2", "second half of 2020", "2020-H2"] {
        check(text, "2020-S2", SINGLE);
    }
    check("2020-S1", "2020-S1", None);
}

#[test]
fn months() {
    for text in [
        "2020-09",
        "2020年9月",
        "2020年9月份",
        "202009",
        "2020/9/1",
        "2020/09/01",
        "2020/9",
        "2020-9",
        "2020年09月",
        "二〇二〇年九月",
        "2020.09",
        "September 2020",
        "Sep 2020",
        "Sept. 2020",
        "2020 Sep",
        "2020M09",
        "20年9月",
        "2020-9月",
    ] {
        check(text, "2020-09", None);
    }
    check("2020年9月当月", "2020-09", SINGLE);
    check("2020年9月（当月）", "2020-09", SINGLE);
    check("2020年十一月", "2020-11", None);
    check("2020年元月", "2020-01", None);
    check("2020/9/1 0:00:00", "2020-09", None);
    check("2020.12", "2020-12", None);
}

#[test]
fn points() {
    for text in [
        "2020年9月末",
        "2020年9月底",
        "截至2020年9月底",
        "截至2020年9月",
        "截止2020年9月末",
        "2020年9月月末",
        "2020年三季度末",
        "2020年9月期末",
        "截至2020年9月30日",
        "end of September 2020",
        "end Sep 2020",
        "end-September 2020",
        "at the end of Q3 2020",
        "2020-09-30/P0D",
        "as of 30 September 2020",
    ] {
        check(text, "2020-09-30/P0D", END);
    }
    for text in [
        "2020年末",
        "2020年底",
        "2020年年末",
        "2020年年底",
        "end of 2020",
        "end-2020",
        "year-end 2020",
        "截至2020年底",
        "2020年12月末",
    ] {
        check(text, "2020-12-31/P0D", END);
    }
    check("截至2020年9月15日", "2020-09-15/P0D", END);
    check("截至2020年9月底累计", "2020-09-30/P0D", END);
    check_in(
        Context {
            year: Some(2020),
            ..Context::default()
        },
        "年末",
        "2020-12-31/P0D",
        END,
    );
    check_in(reference("2020-01-01/P9M"), "期末", "2020-09-30/P0D", END);
    check_in(reference("2020-01-01/P9M"), "上年末", "2019-12-31/P0D", END);
}

#[test]
fn averages() {
    check("2020年月均", "2020", AVERAGE);
    check("2020年年均", "2020", AVERAGE);
    check("2020年9月日均", "2020-09", AVERAGE);
    check("2020年1-9月月均", "2020-01-01/P9M", AVERAGE);
    check("2020年国庆假期日均", "2020-10-01/P8D", AVERAGE);
    check("monthly average 2020", "2020", AVERAGE);
}

#[test]
fn plans() {
    for (text, expected) in [
        ("十三五", "2016-01-01/P5Y"),
        ("“十三五”时期", "2016-01-01/P5Y"),
        ("十四五", "2021-01-01/P5Y"),
        ("十四五期间", "2021-01-01/P5Y"),
        ("十五五", "2026-01-01/P5Y"),
        ("十五时期", "2001-01-01/P5Y"),
        ("14th Five-Year Plan", "2021-01-01/P5Y"),
    ] {
        check(text, expected, None);
    }
    check("“十四五”末", "2025-12-31/P0D", END);
}

#[test]
fn holidays() {
    for text in [
        "2020年国庆假期",
        "2020年国庆",
        "2020年十一",
        "2020国庆黄金周",
        "2020年国庆节",
        "2020年国庆中秋假期",
        "2020年中秋",
        "2020年中秋节、国庆节假期",
    ] {
        check(text, "2020-10-01/P8D", SINGLE);
    }
    check("2019年五一", "2019-05-01/P4D", SINGLE);
    check("2019年五一小长假", "2019-05-01/P4D", SINGLE);
    check("2019年元旦", "2018-12-30/P3D", SINGLE);
    check("2024年春节假期", "2024-02-10/P8D", SINGLE);
    check_in(
        Context {
            year: Some(2021),
            ..Context::default()
        },
        "端午",
        "2021-06-12/P3D",
        SINGLE,
    );
    check_in(reference("2020-10"), "去年国庆假期", "2019-10-01/P7D", SINGLE);
    check_fault(Context::default(), "国庆假期", PeriodError::YearMissing);
    check_fault(Context::default(), "2020年国庆假期", PeriodError::HolidayUnknown);
    check_fault(Context::default(), "1950年国庆", PeriodError::HolidayUnknown);
}

#[test]
fn days() {
    for text in [
        "2020-10-01",
        "2020年10月1日",
        "2020年10月1号",
        "20201001",
        "2020.10.1",
        "2020-10-1",
        "1 October 2020",
        "October 1, 2020",
        "Oct 1st, 2020",
        "二〇二〇年十月一日",
    ] {
        check(text, "2020-10-01", None);
    }
    check("2020/9/15", "2020-09-15", None);
    check("2020-10-01 00:00:00", "2020-10-01", None);
    check("2020-10-01T00:00:00", "2020-10-01", None);
    for text in [
        "2020年10月1—8日",
        "2020年10月1日-8日",
        "2020年10月1日至10月8日",
        "2020年10月1日至2020年10月8日",
        "1-8 October 2020",
        "Oct 1-8, 2020",
    ] {
        check(text, "2020-10-01/P8D", None);
    }
    check("2020年9月28日—10月5日", "2020-09-28/P8D", None);
    check("2020年12月28日—2021年1月3日", "2020-12-28/P7D", None);
}

#[test]
fn the_year_may_stand_elsewhere() {
    let context = Context {
        year: Some(2020),
        ..Context::default()
    };
    check_in(context, "三季度", "2020-Q3", SINGLE);
    check_in(context, "7-9月", "2020-Q3", SINGLE);
    check_in(context, "9月", "2020-09", None);
    check_in(context, "九月份", "2020-09", None);
    check_in(context, "前三季度", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "9月末", "2020-09-30/P0D", END);
    check_in(context, "全年", "2020", None);
    check_in(context, "10月1日", "2020-10-01", None);
    check_in(context, "10月1—8日", "2020-10-01/P8D", None);
    check_in(context, "Q3", "2020-Q3", SINGLE);
    check_in(context, "2019年9月", "2019-09", None);
    for text in ["三季度", "9月", "1-9月", "前三季度", "9月末", "Q3", "全年", "10月1日"] {
        check_fault(Context::default(), text, PeriodError::YearMissing);
    }
}

#[test]
fn relative_to_the_reference() {
    let context = reference("2020-01-01/P9M");
    check_in(context, "本月", "2020-09", SINGLE);
    check_in(context, "1-本月", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "1—本月", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "本年累计", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "今年以来", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "年初至今", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "自年初累计", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "本月止累计", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "1-本月累计", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "累计值", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "年初至本月", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "本月数", "2020-09", SINGLE);
    check_in(context, "本期数", "2020-01-01/P9M", None);
    check_in(context, "上年同期累计", "2019-01-01/P9M", CUMULATIVE);
    check_in(context, "上年同期", "2019-01-01/P9M", None);
    check_in(context, "2018年同期", "2018-01-01/P9M", None);
    check_in(context, "上月", "2020-08", SINGLE);
    check_in(reference("2020-01"), "上月", "2019-12", SINGLE);
    check_in(context, "本季度", "2020-Q3", SINGLE);
    check_in(context, "去年9月", "2019-09", None);
    check_in(context, "今年前三季度", "2020-01-01/P9M", CUMULATIVE);
    check_in(context, "去年", "2019", None);
    for text in ["本月", "1-本月", "上年同期", "今年以来", "去年9月", "期末"] {
        check_fault(Context::default(), text, PeriodError::ReferenceMissing);
    }
}

#[test]
fn two_readings_are_no_reading() {
    for text in [
        "2020.1",
        "2020.10",
        "2020.3",
        "2020.1-9月",
        "2019-2020年度",
        "Sep-20",
        "Sep 20",
        "2020年1-9月末",
        "2020年9月末平均",
        "2020年9月当月累计",
    ] {
        check_fault(Context::default(), text, PeriodError::Ambiguous);
    }
}

#[test]
fn what_is_unknown_is_not_invented() {
    for text in [
        "",
        "-",
        "—",
        "3",
        "12",
        "43831",
        "2020年13月",
        "2020年五季度",
        "2020Q5",
        "2020-13",
        "2020-02-30",
        "2020年2月30日",
        "202013",
        "20年",
        "2020年9月10月",
        "2020年9-10",
        "2020年9-7月",
        "1一9月",
        "地区生产总值",
        "2020年左右",
        "2020年以来",
        "2020年9月1",
        "下半年度",
        "2020 3",
        "前五季度",
        "前13个月",
        "合计",
        "total",
        "year",
        "q",
        "末",
        "2020年7月-四季度",
        "2020-2019",
        "FY2020",
        "2020.13",
        "5",
        "2021年-2025年-2030年",
        "十",
        "2020年十二",
        "2020.1.1.1",
        "0000年",
        "2020年0月",
        "99999999999999999999",
    ] {
        check_fault(Context::default(), text, PeriodError::Unreadable);
    }
}

/// Every kind of period with a year of four digits.
fn periods() -> impl Strategy<Value = Period> {
    let date = (1_i16..=9998, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| jiff::civil::date(year, month, day));
    let months = (
        1_i16..=9998,
        1_i8..=12,
        prop_oneof![1_u16..=13, Just(24), Just(60), 1_u16..=700],
    );
    prop_oneof![
        months.prop_filter_map("in range", |(year, month, count)| Period::months(year, month, count)),
        (
            1_i16..=9998,
            prop_oneof![
                Just((1, 9)),
                Just((1, 6)),
                Just((7, 6)),
                Just((1, 12)),
                Just((4, 3)),
                Just((10, 3))
            ]
        )
            .prop_filter_map("in range", |(year, (month, count))| Period::months(year, month, count)),
        (date.clone(), 1_u16..=400).prop_filter_map("in range", |(date, count)| Period::days(date, count)),
        date.clone().prop_map(Period::point),
        date.prop_map(|date| Period::point(date.last_of_month())),
    ]
}

proptest! {
    #[test]
    fn the_machine_form_reads_back(period in periods()) {
        prop_assert_eq!(time_period::parse(&time_period::format(period)), Some(period));
    }

    #[test]
    fn the_start_and_duration_read_back(period in periods()) {
        let duration = match period.span() {
            Span::Point => "0D".to_owned(),
            Span::Months(count) => format!("{count}M"),
            Span::Days(count) => format!("{count}D"),
        };
        prop_assert_eq!(time_period::parse(&format!("{}/P{duration}", period.start())), Some(period));
    }

    #[test]
    fn the_chinese_label_reads_back(period in periods()) {
        let label = label::zh(period, None);
        prop_assert_eq!(read(&label, Context::default()).map(|reading| reading.period), Ok(period), "{}", label);
    }

    #[test]
    fn the_label_without_year_reads_back_beside_its_year(period in periods()) {
        let label = label::zh_without_year(period, None);
        let context = Context { year: Some(period.start().year()), ..Context::default() };
        prop_assert_eq!(read(&label, context).map(|reading| reading.period), Ok(period), "{}", label);
    }

    #[test]
    fn the_english_label_reads_back(period in periods()) {
        let label = label::en(period, None);
        prop_assert_eq!(read(&label, Context::default()).map(|reading| reading.period), Ok(period), "{}", label);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,24}") {
        let _ = read(&text, Context::default());
    }

    #[test]
    fn no_likely_text_makes_it_panic(text in "[0-9年月日季度上下半前第末底至—/. 一二三十q本去五累计]{0,12}") {
        let _ = read(&text, Context { year: Some(2020), ..reference("2020-01-01/P9M") });
    }
}
