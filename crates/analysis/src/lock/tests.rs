//! What the basis lock refuses, and what it lets pass.

use suishu_domain::period::time_period;
use suishu_domain::{Measure, PriceBasis, Unit};

use super::*;

/// `基本口径 期间`: a key that differs only in what a row names.
fn key(basis: Basis, measure: Measure, price_basis: Option<PriceBasis>, unit: &str) -> SeriesKey {
    SeriesKey {
        indicator: "GDP".to_owned(),
        region: "440100".to_owned(),
        sector: "total".to_owned(),
        basis,
        measure,
        price_basis,
        unit: Unit::parse(unit).expect("a unit"),
    }
}

fn level(basis: Basis) -> SeriesKey {
    key(basis, Measure::Level, Some(PriceBasis::Current), "亿元")
}

fn period(text: &str) -> Period {
    time_period::parse(text).expect("a machine form")
}

fn subjects<'a>(figures: &'a [(SeriesKey, &str)]) -> Vec<Subject<'a>> {
    figures
        .iter()
        .map(|(key, at)| Subject {
            key,
            period: period(at),
        })
        .collect()
}

#[track_caller]
fn check_along(figures: &[(SeriesKey, &str)], along_time: bool, code: Option<&str>, why: &str) {
    let found = check(&subjects(figures), along_time);
    assert_eq!(found.as_ref().err().map(Mixture::code), code, "{why}");
    if let Err(mixture) = found {
        assert!(mixture.zh().ends_with('。'), "{why}: one Chinese sentence");
        assert!(
            mixture.en().ends_with('.') && mixture.en().is_ascii_or_units(),
            "{why}: one English sentence"
        );
    }
}

trait AsciiOrUnits {
    fn is_ascii_or_units(&self) -> bool;
}

impl AsciiOrUnits for String {
    /// English but for the names of units and the dashes of spans.
    fn is_ascii_or_units(&self) -> bool {
        self.chars().all(|c| c.is_ascii() || "–“”元港".contains(c))
    }
}

use Basis::{Average, Cumulative, End, Single};

#[test]
fn bases_are_not_mixed() {
    let refused = Some("mixture.basis");
    for (left, right) in [
        (Single, Cumulative),
        (End, Average),
        (Cumulative, End),
        (Single, Average),
    ] {
        let figures = [(level(left), "2020-Q3"), (level(right), "2020-Q3")];
        check_along(&figures, false, refused, "two bases side by side");
        check_along(&figures, true, refused, "two bases along time");
    }
    let figures = [(level(Cumulative), "2020"), (level(End), "2020-12-31/P0D")];
    check_along(&figures, true, refused, "a year's flow beside a stock");
}

#[test]
fn one_number_on_two_bases_is_no_mixture() {
    let figures = [
        (level(Cumulative), "2020-Q1"),
        (level(Single), "2020-Q1"),
        (level(Single), "2020-Q2"),
    ];
    check_along(&figures, true, None, "the first quarter is its own cumulative");
    let figures = [(level(Single), "2020-Q1"), (level(Cumulative), "2019-Q1")];
    check_along(
        &figures,
        false,
        None,
        "first quarters of two years, stored on either basis",
    );
    let figures = [(level(Cumulative), "2020-Q2"), (level(Single), "2020-Q2")];
    check_along(&figures, true, Some("mixture.basis"), "the second quarter is not");
}

#[test]
fn a_part_of_a_year_does_not_stand_beside_a_whole_one() {
    let refused = Some("mixture.spans");
    let figures = [(level(Cumulative), "2020-01-01/P9M"), (level(Cumulative), "2019")];
    check_along(&figures, false, refused, "前三季度 beside a year");
    check_along(&figures, true, refused, "前三季度 as the last bar after years");
    let figures = [
        (level(Cumulative), "2018"),
        (level(Cumulative), "2019"),
        (level(Cumulative), "2020-01-01/P9M"),
    ];
    check_along(&figures, true, refused, "the same with more years before");
    let figures = [(level(Single), "2020-Q3"), (level(Single), "2020-09")];
    check_along(&figures, true, refused, "a quarter beside a month");
    let figures = [(level(Single), "2020-10-01"), (level(Single), "2020-10-01/P8D")];
    check_along(&figures, true, refused, "a day beside a holiday window");
    let figures = [
        (level(Cumulative), "2020-01-01/P9M"),
        (level(Cumulative), "2019-01-01/P9M"),
    ];
    check_along(&figures, false, None, "the same span of two years");
}

#[test]
fn the_path_of_the_year_may_lengthen_along_time() {
    let path = |periods: &[&'static str]| -> Vec<(SeriesKey, &'static str)> {
        periods.iter().map(|period| (level(Cumulative), *period)).collect()
    };
    let whole = path(&[
        "2019-Q1",
        "2019-S1",
        "2019-01-01/P9M",
        "2019",
        "2020-Q1",
        "2020-S1",
        "2020-01-01/P9M",
    ]);
    check_along(&whole, true, None, "累计 through the quarters");
    check_along(&whole, false, Some("mixture.spans"), "but not side by side");
    check_along(
        &path(&["2020-01-01/P2M", "2020-Q1", "2020-01-01/P4M"]),
        true,
        None,
        "months from 1—2月 on",
    );
    check_along(&path(&["2019-S1", "2019", "2020-S1"]), true, None, "halves");
    let broken = path(&["2019-Q1", "2019-S1", "2019", "2020-Q1", "2020-S1", "2020-01-01/P9M"]);
    check_along(
        &broken,
        true,
        Some("mixture.spans"),
        "a missing step makes the next one look like a jump",
    );
    check_along(
        &path(&["2020-S1", "2020-01-01/P9M"]),
        true,
        Some("mixture.spans"),
        "a path begins at its first step",
    );
}

#[test]
fn feasts_and_ends_are_compared_whatever_their_days() {
    let figures = [(level(Single), "2020-10-01/P8D"), (level(Single), "2019-10-01/P7D")];
    check_along(&figures, false, None, "国庆 of 8 and of 7 days");
    let figures = [(level(End), "2025"), (level(End), "2020-09-30/P0D")];
    check_along(&figures, true, None, "at an end only the end counts");
}

#[test]
fn prices_units_and_measures_share_no_axis() {
    let constant = key(Cumulative, Measure::Level, Some(PriceBasis::Constant), "亿元");
    let figures = [(level(Cumulative), "2020"), (constant, "2020")];
    check_along(&figures, false, Some("mixture.prices"), "现价 beside 不变价");
    let hong_kong = key(Cumulative, Measure::Level, Some(PriceBasis::Current), "亿港元");
    let figures = [(level(Cumulative), "2020"), (hong_kong, "2020")];
    check_along(&figures, false, Some("mixture.unit"), "亿元 beside 亿港元");
    let multiple = key(Cumulative, Measure::Level, Some(PriceBasis::Current), "万元");
    let figures = [(level(Cumulative), "2020"), (multiple, "2020")];
    check_along(&figures, false, None, "万元 is 亿元 shifted");
    let growth = key(Cumulative, Measure::YearOnYear, None, "%");
    let share = key(Cumulative, Measure::Share, None, "%");
    check_along(
        &[(growth, "2020"), (share, "2020")],
        false,
        Some("mixture.measure"),
        "同比 beside 占比",
    );
    check_along(&[], false, None, "nothing is no mixture");
}

#[test]
fn the_sentence_names_what_differs() {
    let figures = [(level(Cumulative), "2020-01-01/P9M"), (level(Cumulative), "2019")];
    let mixture = check(&subjects(&figures), false).unwrap_err();
    assert_eq!(
        mixture.zh(),
        "“2020年前三季度”与“2019年”时期长短不同，不能直接比较；请选取长短一致的时期。",
        "Chinese sentence"
    );
    assert_eq!(
        mixture.en(),
        "Jan–Sep 2020 and 2019 are spans of different length and can't be compared; choose spans of one length.",
        "English sentence"
    );
    let mixture = Mixture::Basis {
        left: Cumulative,
        right: Single,
    };
    assert_eq!(
        mixture.zh(),
        "“累计”与“当期”口径不同（累计从年初算起，当期只计本期），不能直接比较。",
        "Chinese sentence"
    );
}

#[test]
fn sums_are_checked_for_kind_and_overlap() {
    let sum = |figures: &[(SeriesKey, &str)], kind, over| {
        check_sum(&subjects(figures), kind, over)
            .err()
            .map(|mixture| mixture.code())
    };
    let quarters = [(level(Single), "2020-Q2"), (level(Single), "2020-Q3")];
    assert_eq!(
        sum(&quarters, Some(Kind::Flow), Over::Time),
        None,
        "flows add up over time"
    );
    let ends = [(level(End), "2020-06-30/P0D"), (level(End), "2020-09-30/P0D")];
    assert_eq!(
        sum(&ends, Some(Kind::Stock), Over::Time),
        Some("mixture.kind_not_summed"),
        "stocks don't"
    );
    let members = [(level(End), "2020-09-30/P0D"), (level(End), "2020-09-30/P0D")];
    assert_eq!(
        sum(&members, Some(Kind::Stock), Over::Members),
        None,
        "but over regions they do"
    );
    assert_eq!(
        sum(&members, Some(Kind::Rate), Over::Members),
        Some("mixture.kind_not_summed"),
        "rates never"
    );
    let path = [(level(Cumulative), "2020-S1"), (level(Cumulative), "2020-01-01/P9M")];
    assert_eq!(
        sum(&path, Some(Kind::Flow), Over::Time),
        Some("mixture.overlap"),
        "累计 counts the first half twice"
    );
    let growth = [(key(Cumulative, Measure::YearOnYear, None, "%"), "2020")];
    assert_eq!(
        sum(&growth, Some(Kind::Flow), Over::Members),
        Some("mixture.measure_not_additive"),
        "growth is never added"
    );
    let spans = [(level(Cumulative), "2020-01-01/P9M"), (level(Cumulative), "2020")];
    assert_eq!(
        sum(&spans, Some(Kind::Flow), Over::Members),
        Some("mixture.spans"),
        "parts of one period only"
    );
}
