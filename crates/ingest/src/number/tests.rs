//! Every spelling of a number, and the texts that must stay unread.

use std::str::FromStr;

use proptest::prelude::*;

use super::*;

fn check(cell: &str, number: &str, qualifier: Qualifier, unit: &str) {
    let symbols = MissingSymbols::default();
    let Ok(CellReading::Number(reading)) = read(cell, &symbols) else {
        panic!("{cell:?} should be a number, but is {:?}", read(cell, &symbols));
    };
    assert_eq!(
        reading.number.to_string(),
        number,
        "the number of {cell:?}, digit for digit"
    );
    assert_eq!(reading.qualifier, qualifier, "how exact {cell:?} is");
    let said = match &reading.unit {
        CellUnit::Unsaid => "",
        CellUnit::Multiple { text, .. } => text,
        CellUnit::Named(unit) => unit,
    };
    assert_eq!(said, unit, "the unit in {cell:?}");
}

fn check_unread(cell: &str, error: NumberError) {
    assert_eq!(
        read(cell, &MissingSymbols::default()),
        Err(error),
        "{cell:?} could mean two things or none"
    );
}

/// Found by the fuzzer: the digits were counted only after they had overflowed.
#[test]
fn nineteen_digits_are_left_to_the_grammar() {
    let cell = "9999999999999999999";
    assert_eq!(plain(cell.as_bytes()), None, "one digit more than the quick way keeps");
    check(cell, cell, Qualifier::Exact, "");
}

#[test]
fn plain_numbers_keep_their_decimals() {
    for cell in ["0", "1.0", "182.10", "17475.86", "-5.4", "0.10", "123456789012345678"] {
        check(cell, cell, Qualifier::Exact, "");
        assert_eq!(
            plain(cell.as_bytes()).map(|n| n.to_string()).as_deref(),
            Some(cell),
            "the short way reads {cell}"
        );
    }
    check(" 5.4 ", "5.4", Qualifier::Exact, "");
    check(".5", "0.5", Qualifier::Exact, "");
    check("+5.4", "5.4", Qualifier::Exact, "");
}

#[test]
fn grouping_is_in_threes_or_not_at_all() {
    check("1,234.5", "1234.5", Qualifier::Exact, "");
    check("12,345,678", "12345678", Qualifier::Exact, "");
    check("1 234 567.8", "1234567.8", Qualifier::Exact, "");
    check("１，２３４．５", "1234.5", Qualifier::Exact, "");
    for cell in [
        "1,23",
        "1,2345",
        "1234,567",
        "1,234,5",
        "1,,234",
        "1.234.567",
        "1.234,5",
        ",123",
    ] {
        check_unread(cell, NumberError::Unreadable);
    }
}

#[test]
fn width_plays_no_part() {
    check("１２３．４５", "123.45", Qualifier::Exact, "");
    check("－５．４％", "-5.4", Qualifier::Exact, "%");
    check("　12　", "12", Qualifier::Exact, "");
}

#[test]
fn minus_has_many_faces() {
    for cell in [
        "-5.4",
        "—5.4",
        "–5.4",
        "－5.4",
        "−5.4",
        "▲5.4",
        "△5.4",
        "↓5.4",
        "(5.4)",
        "（5.4）",
        "- 5.4",
    ] {
        check(cell, "-5.4", Qualifier::Exact, "");
    }
    check("(5.4)%", "-5.4", Qualifier::Exact, "%");
    check("（5.4%）", "-5.4", Qualifier::Exact, "%");
    for cell in ["--5.4", "(-5.4)", "▲-5.4", "下降-5.4", "5.4-"] {
        check_unread(cell, NumberError::Unreadable);
    }
}

#[test]
fn words_of_change() {
    check("下降5.4", "-5.4", Qualifier::Exact, "");
    check("下降5.4%", "-5.4", Qualifier::Exact, "%");
    check("增长5.4%", "5.4", Qualifier::Exact, "%");
    check("增长-5.4%", "-5.4", Qualifier::Exact, "%");
    check("持平", "0", Qualifier::Exact, "");
    check("增长1.1倍", "110", Qualifier::Exact, "%");
    check("增长1.25倍", "125", Qualifier::Exact, "%");
    check("增长约15%", "15", Qualifier::About, "%");
    check("约增长15%", "15", Qualifier::About, "%");
    check("1.1倍", "1.1", Qualifier::Exact, "倍");
    check("提高5.3个百分点", "5.3", Qualifier::Exact, "个百分点");
    check_unread("下降1.1倍", NumberError::Unreadable);
    check_unread("增长下降5", NumberError::Unreadable);
    let Ok(CellReading::Number(reading)) = read("下降5.4", &MissingSymbols::default()) else {
        panic!("a number")
    };
    assert!(reading.is_change, "a word of change is no level");
}

#[test]
fn units_in_the_cell_are_told() {
    check("1.2万", "1.2", Qualifier::Exact, "万");
    check("3.5亿", "3.5", Qualifier::Exact, "亿");
    check("1.5万亿", "1.5", Qualifier::Exact, "万亿");
    check("6亿元", "6", Qualifier::Exact, "亿元");
    check("12.5%", "12.5", Qualifier::Exact, "%");
    check("3.2‰", "3.2", Qualifier::Exact, "‰");
    check("5.3个百分点", "5.3", Qualifier::Exact, "个百分点");
    check("1.2 million", "1.2", Qualifier::Exact, "million");
    check("1.2 million persons", "1.2", Qualifier::Exact, "million persons");
    for cell in [
        "5p",
        "5;",
        "2020年9月",
        "1-2",
        "5/3",
        "3个2",
        "1:2",
        "5.",
        "abc",
        "#DIV/0!",
        "无",
        "一百",
    ] {
        check_unread(cell, NumberError::Unreadable);
    }
}

#[test]
fn qualifiers_stand_before_behind_or_inside() {
    check("400多万", "400", Qualifier::Over, "万");
    check("400多", "400", Qualifier::Over, "");
    check("400余万人次", "400", Qualifier::Over, "万人次");
    check("约15%", "15", Qualifier::About, "%");
    check("15%左右", "15", Qualifier::About, "%");
    check("超6亿元", "6", Qualifier::Over, "亿元");
    check("超过6亿元", "6", Qualifier::Over, "亿元");
    check("6亿元以上", "6", Qualifier::Over, "亿元");
    check("近300", "300", Qualifier::Under, "");
    check("不足0.1", "0.1", Qualifier::Under, "");
    check("<0.1", "0.1", Qualifier::Under, "");
    check("＞400", "400", Qualifier::Over, "");
    check(">=400", "400", Qualifier::Over, "");
    check("400+", "400", Qualifier::Over, "");
    check_unread("近400多", NumberError::Unreadable);
    check_unread("约超400", NumberError::Unreadable);
}

#[test]
fn footnote_marks_are_no_part_of_the_number() {
    for cell in ["5.4①", "5.4*", "5.4 **", "5.4※", "5.4²", "5.4[1]", "5.4 ①②"] {
        check(cell, "5.4", Qualifier::Exact, "");
    }
    check_unread("5.4[ab]", NumberError::Unreadable);
}

#[test]
fn flags_are_marks_only_where_they_are_asked_for() {
    let symbols = MissingSymbols::default();
    for (cell, number) in [
        ("5.3 p", "5.3"),
        ("12.1r", "12.1"),
        ("1,234.5(p)", "1234.5"),
        ("5.3%e", "5.3"),
        ("26,403.1(1)", "26403.1"),
    ] {
        let Ok((CellReading::Number(reading), marks)) = read_marked(cell, &symbols) else {
            panic!("{cell} is a number with a mark");
        };
        assert_eq!(reading.number.to_string(), number, "the number of {cell}");
        assert!(!marks.is_empty(), "the mark of {cell} is told");
    }
    for cell in ["5.3 p", "12.1r", "1e"] {
        check_unread(cell, NumberError::Unreadable);
    }
    let missing = read_marked(": c", &symbols);
    assert_eq!(
        missing.map(|(reading, _)| reading),
        Ok(CellReading::Missing(MissingReason::Suppressed)),
        "Eurostat's colon with its reason"
    );
    let missing = read_marked("…①", &symbols);
    assert_eq!(
        missing.map(|(reading, marks)| (reading, marks.footnotes)),
        Ok((CellReading::Missing(MissingReason::Missing), vec!["①".to_owned()])),
        "a symbol has footnotes too"
    );
    assert_eq!(
        read_marked("1.5E", &symbols),
        Err(NumberError::Unreadable),
        "a broken exponent is no estimate"
    );
}

#[test]
fn short_words_of_change_and_texts_of_spreadsheets() {
    check("增5.4%", "5.4", Qualifier::Exact, "%");
    check("降5.4%", "-5.4", Qualifier::Exact, "%");
    check("负5.4", "-5.4", Qualifier::Exact, "");
    check("基本持平", "0", Qualifier::About, "");
    check("1.2万多", "1.2", Qualifier::Over, "万");
    check("400万余", "400", Qualifier::Over, "万");
    check("'5.4", "5.4", Qualifier::Exact, "");
    check("=\"5.40\"", "5.40", Qualifier::Exact, "");
    check_unread("负-5.4", NumberError::Unreadable);
    check_unread("=5.4", NumberError::Unreadable);
}

#[test]
fn scientific_notation_only_where_no_digit_is_hidden() {
    check("1.2345e2", "123.45", Qualifier::Exact, "");
    check("1e+05", "100000", Qualifier::Exact, "");
    check("1.5E-05", "0.000015", Qualifier::Exact, "");
    check("1.2345E+02", "123.45", Qualifier::Exact, "");
    check_unread("1.23E+11", NumberError::DigitsHidden);
    check_unread("1e99", NumberError::Unreadable);
    check_unread("1e", NumberError::Unreadable);
}

#[test]
fn too_many_digits_are_told() {
    check(
        "1234567890.123456789012345678",
        "1234567890.123456789012345678",
        Qualifier::Exact,
        "",
    );
    check_unread("12345678901234567890123456789012345", NumberError::TooLong);
    check_unread("0.123456789012345678901234567890123", NumberError::TooLong);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_without_panic(cell in "\\PC{0,24}") {
        let _ = read(&cell, &MissingSymbols::default());
        let _ = (plain(cell.as_bytes()), read_marked(&cell, &MissingSymbols::default()), flags(&cell), split_marks(&cell));
        let _ = Notation::of([cell.as_str()]);
    }

    #[test]
    fn what_looks_like_a_number_is_read_or_refused_without_panic(cell in "[(（约超增长下降—▲+.,0-9eE万亿%多 -]{0,16}") {
        let _ = read(&cell, &MissingSymbols::default());
    }

    #[test]
    fn printed_numbers_are_read_back(mantissa in -999_999_999_999_999_999i64..=999_999_999_999_999_999, scale in 0u32..=12) {
        let number = Decimal::new(mantissa, scale);
        let printed = number.to_string();
        let Ok(CellReading::Number(reading)) = read(&printed, &MissingSymbols::default()) else {
            return Err(TestCaseError::fail(printed));
        };
        prop_assert_eq!(reading.number, number);
        prop_assert_eq!(reading.number.scale(), number.scale(), "decimals as published");
        if let Some(short) = plain(printed.as_bytes()) {
            prop_assert_eq!(short.to_string(), printed, "the short way agrees");
        }
        prop_assert_eq!(Decimal::from_str(&number.to_string()).ok(), Some(number));
    }
}
