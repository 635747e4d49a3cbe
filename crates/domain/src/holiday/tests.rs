//! Names, shared windows, comparison by name, and the table that ships.

use super::*;

const TABLE: &str = include_str!("../../../../data/holidays.csv");

fn table() -> Holidays {
    Holidays::from_csv(TABLE).expect("the table that ships is sound")
}

#[track_caller]
fn check(name: &str, year: i16, period: &str) {
    let table = table();
    let found = table.find(name, year).map(|holiday| holiday.period.to_string());
    assert_eq!(found.as_deref(), Some(period), "{name} of {year}");
}

#[test]
fn every_name_of_a_holiday_finds_it() {
    for name in [
        "国庆",
        "国庆节",
        "国庆假期",
        "国庆节假期",
        "十一",
        "十一黄金周",
        "国庆黄金周",
        "国庆长假",
        "国庆节假日",
        "国庆假期期间",
    ] {
        check(name, 2020, "2020-10-01/P8D");
        check(name, 2019, "2019-10-01/P7D");
    }
    for name in ["五一", "五一小长假", "劳动节", "五一劳动节", "五一假期"] {
        check(name, 2020, "2020-05-01/P5D");
    }
    check("春节", 2021, "2021-02-11/P7D");
    check("春节黄金周", 2020, "2020-01-24/P10D");
    check("清明", 2021, "2021-04-03/P3D");
    check("端午节", 2021, "2021-06-12/P3D");
    check("中秋", 2021, "2021-09-19/P3D");
    check("元旦", 2019, "2018-12-30/P3D");
}

#[test]
fn a_shared_window_answers_to_both_feasts() {
    check("中秋", 2020, "2020-10-01/P8D");
    check("国庆中秋", 2020, "2020-10-01/P8D");
    check("中秋、国庆假期", 2023, "2023-09-29/P8D");
    assert_eq!(
        table().find("国庆中秋", 2021),
        None,
        "the feasts had windows of their own in 2021"
    );
}

#[test]
fn unknown_names_and_years_find_nothing() {
    for (name, year) in [
        ("国庆", 1950),
        ("圣诞节", 2020),
        ("", 2020),
        ("假期", 2020),
        ("春", 2020),
    ] {
        assert_eq!(table().find(name, year), None, "{name} of {year} is not in the table");
    }
}

#[test]
fn holidays_are_compared_by_name() {
    let table = table();
    let before = |name: &str, year| {
        let period = table.find(name, year).expect("in the table").period;
        table
            .same_of_year_before(period)
            .map(|holiday| holiday.period.to_string())
    };
    assert_eq!(
        before("国庆", 2020).as_deref(),
        Some("2019-10-01/P7D"),
        "a shared window goes by its first feast"
    );
    assert_eq!(before("国庆", 2021).as_deref(), Some("2020-10-01/P8D"), "and back");
    assert_eq!(
        before("春节", 2021).as_deref(),
        Some("2020-01-24/P10D"),
        "the moon moves the days"
    );
    assert_eq!(before("中秋", 2021), None, "中秋 of 2020 had no window of its own");
    assert_eq!(before("元旦", 2018), None, "the table begins in 2018");
    assert_eq!(
        table.same_of_year_before(Period::year(2020).expect("a year")),
        None,
        "a year is no holiday"
    );
}

#[test]
fn every_window_has_a_source_and_stays_near_its_year() {
    for line in TABLE.lines().skip(1) {
        let source = line.rsplit(',').next().unwrap_or_default();
        assert!(source.starts_with("国务院办公厅关于"), "{line} names its notice");
    }
    for holiday in table().iter() {
        assert_eq!(
            holiday.period.last_day().year(),
            holiday.year,
            "{} ends in its year",
            holiday.name
        );
        assert!(
            matches!(holiday.period.span(), Span::Days(1..=10)),
            "{} is a window of days",
            holiday.name
        );
    }
}

#[test]
fn a_broken_table_is_refused_with_its_line() {
    let field = |line, column, text: &str| HolidaysError::Field {
        line,
        column,
        text: text.to_owned(),
    };
    for (rows, expected) in [
        (
            "国庆假期,2020,2020-10-01,2020-10-08",
            HolidaysError::Fields { line: 2, found: 4 },
        ),
        (
            "国庆假期,二〇二〇,2020-10-01,2020-10-08,x",
            field(2, "year", "二〇二〇"),
        ),
        ("国庆假期,2020,2020-10-08,2020-10-01,x", field(2, "end", "2020-10-01")),
        ("国庆假期,2020,2020-10,2020-10-08,x", field(2, "start", "2020-10")),
        (",2020,2020-10-01,2020-10-08,x", field(2, "name", "")),
    ] {
        assert_eq!(
            Holidays::from_csv(&format!("{}\n{rows}\n", Holidays::HEADER)),
            Err(expected),
            "{rows}"
        );
    }
    assert!(
        matches!(Holidays::from_csv("a,b"), Err(HolidaysError::Header { .. })),
        "a foreign header is refused"
    );
    assert_eq!(
        Holidays::from_csv("\u{feff}name,year,start,end,source\r\n\r\n"),
        Ok(Holidays::default()),
        "an empty table is one"
    );
}
