//! Derivations against figures of the national accounts, and their exactness.

use proptest::prelude::*;
use suishu_domain::period::time_period;
use suishu_domain::{Derivation, Holiday, Holidays, Kind, Measure, Period, Status};

use super::*;

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn period(text: &str) -> Period {
    time_period::parse(text).expect("a machine form")
}

fn run(figures: &[(&str, &str)]) -> Vec<(Period, Option<Decimal>)> {
    figures
        .iter()
        .map(|(at, value)| (period(at), (!value.is_empty()).then(|| number(value))))
        .collect()
}

#[track_caller]
fn check_rate(derived: Option<Derived>, expected: Option<&str>, why: &str) {
    assert_eq!(
        derived.map(|derived| derived.rounded.to_string()).as_deref(),
        expected,
        "{why}"
    );
}

#[test]
fn growth_of_levels() {
    check_rate(
        year_on_year(number("110"), number("100")),
        Some("10.0"),
        "plain growth keeps one decimal",
    );
    check_rate(
        year_on_year(number("39038.1"), number("42481.2")),
        Some("-8.1"),
        "industrial profits by plain division",
    );
    check_rate(
        year_on_year(number("100.05"), number("100")),
        Some("0.1"),
        "half goes away from zero",
    );
    check_rate(
        year_on_year(number("99.95"), number("100")),
        Some("-0.1"),
        "also below zero",
    );
    check_rate(
        year_on_year(number("100"), number("100")),
        Some("0.0"),
        "no growth is 0.0",
    );
    check_rate(year_on_year(number("5"), number("0")), None, "a zero base gives —");
    check_rate(year_on_year(number("5"), number("-3")), None, "a loss as base gives —");
    check_rate(
        year_on_year(Decimal::MAX, number("0.0000000001")),
        None,
        "what no decimal holds is no number",
    );
    check_rate(
        year_on_year(number("-5"), number("10")),
        Some("-150.0"),
        "from profit to loss",
    );
}

#[test]
fn a_published_growth_wins() {
    let (now, before) = (number("39038.1"), number("42481.2"));
    let published = growth(Some(number("17.1")), now, before);
    assert_eq!(
        published,
        Some(Growth::Published(number("17.1"))),
        "the official growth is on comparable coverage"
    );
    assert!(
        matches!(growth(None, now, before), Some(Growth::Derived(_))),
        "else it is computed, and says so"
    );
}

#[test]
fn shares_meet_the_whole() {
    // Guangzhou, the first three quarters of 2020.
    let total = number("17475.86");
    let shares: Vec<_> = ["182.10", "4704.39", "12589.37"]
        .iter()
        .filter_map(|part| share(number(part), total))
        .collect();
    let shown: Vec<String> = shares.iter().map(|share| share.rounded.to_string()).collect();
    assert_eq!(shown, ["1.0", "26.9", "72.0"], "shares in %, rounded once");
    let sum: Decimal = shares.iter().map(|share| share.exact).sum();
    assert_eq!(
        sum.round_dp(20),
        Decimal::ONE_HUNDRED,
        "exact shares meet 100 where rounded ones give 99.9"
    );
    check_rate(share(number("1"), number("0")), None, "no share of nothing");
}

#[test]
fn differences_of_rates_keep_their_decimals() {
    check_rate(points(number("1.0"), number("-2.7")), Some("3.7"), "百分点, not %");
    check_rate(points(number("72.0"), number("71.6")), Some("0.4"), "shares");
    check_rate(
        points(number("1.00"), number("1.0")),
        Some("0.00"),
        "decimals as published",
    );
}

#[test]
fn what_is_computed_is_estimated() {
    let derived = year_on_year(number("2"), number("1")).expect("a growth");
    assert!(derived.is_derived(), "marked 推算");
    assert_eq!(Derived::STATUS, Status::Estimated, "status E");
}

#[test]
fn only_levels_of_fitting_kinds_are_computed_with() {
    use Derivation::{Share, SingleFromCumulative, YearOnYear};
    let code = |derivation, kind, measure| may(derivation, kind, measure).err().map(|refusal| refusal.code());
    assert_eq!(
        code(YearOnYear, Some(Kind::Flow), Measure::Level),
        None,
        "growth of a flow"
    );
    assert_eq!(
        code(YearOnYear, Some(Kind::Stock), Measure::Level),
        None,
        "growth of a stock"
    );
    assert_eq!(
        code(YearOnYear, Some(Kind::Rate), Measure::Level),
        Some("derive.kind"),
        "rates differ in 百分点"
    );
    assert_eq!(
        code(YearOnYear, None, Measure::YearOnYear),
        Some("derive.not_a_level"),
        "no growth of growth"
    );
    assert_eq!(
        code(Share, Some(Kind::Rate), Measure::Level),
        Some("derive.kind"),
        "no share of a rate"
    );
    assert_eq!(
        code(SingleFromCumulative, Some(Kind::Stock), Measure::Level),
        Some("derive.kind"),
        "累计 of a stock is a stock"
    );
    assert_eq!(
        code(SingleFromCumulative, None, Measure::Level),
        Some("derive.kind_unknown"),
        "nobody said which it is"
    );
}

#[test]
fn quarters_from_the_national_accounts() {
    // GDP at current prices, 2019: the published quarters win, since they are compiled by themselves.
    let cumulative = run(&[
        ("2019-Q1", "218062.8"),
        ("2019-S1", "460636.7"),
        ("2019-01-01/P9M", "712845.4"),
        ("2019", "990865.1"),
    ]);
    let shown = |published: &[(Period, Option<Decimal>)]| -> Vec<(String, String, bool)> {
        single_from_cumulative(&cumulative, published, 3, Some(Kind::Flow))
            .expect("a flow")
            .into_iter()
            .filter_map(|single| Some((single.period.to_string(), single.value?)))
            .map(|(period, value)| (period, value.number().to_string(), value.is_derived()))
            .collect()
    };
    let row = |period: &str, value: &str, derived| (period.to_owned(), value.to_owned(), derived);
    let alone = [
        row("2019-Q1", "218062.8", false),
        row("2019-Q2", "242573.9", true),
        row("2019-Q3", "252208.7", true),
        row("2019-Q4", "278019.7", true),
    ];
    assert_eq!(
        shown(&[]),
        alone,
        "c(n) − c(n−1); the first quarter is its own cumulative"
    );
    let published = shown(&run(&[("2019-Q2", "242573.8"), ("2019-Q4", "")]));
    assert_eq!(
        published[1],
        row("2019-Q2", "242573.8", false),
        "the published quarter differs by rounding, and wins"
    );
    assert_eq!(
        published[3], alone[3],
        "a published gap doesn't hide what can be computed"
    );
}

#[test]
fn a_missing_link_gives_gaps_and_nothing_is_spread() {
    let singles = |figures: &[(&str, &str)], step| -> Vec<(String, Option<String>)> {
        let singles = single_from_cumulative(&run(figures), &[], step, Some(Kind::Flow)).expect("a flow");
        singles
            .into_iter()
            .map(|one| {
                (
                    one.period.to_string(),
                    one.value.map(|value| value.number().to_string()),
                )
            })
            .collect()
    };
    let row = |period: &str, value: Option<&str>| (period.to_owned(), value.map(str::to_owned));
    assert_eq!(
        singles(
            &[
                ("2020-Q1", "10"),
                ("2020-S1", ""),
                ("2020-01-01/P9M", "36"),
                ("2020", "50")
            ],
            3
        ),
        [
            row("2020-Q1", Some("10")),
            row("2020-Q2", None),
            row("2020-Q3", None),
            row("2020-Q4", Some("14"))
        ],
        "two steps hang on a missing link"
    );
    assert_eq!(
        singles(&[("2020-01-01/P2M", "20"), ("2020-Q1", "33")], 1),
        [row("2020-02", None), row("2020-03", Some("13"))],
        "1—2月 yields no January and no February"
    );
    assert_eq!(
        singles(&[("2019", "100"), ("2020-Q1", "10"), ("2020-S1", "25")], 3),
        [
            row("2019-Q4", None),
            row("2020-Q1", Some("10")),
            row("2020-Q2", Some("15"))
        ],
        "years begin anew"
    );
    assert_eq!(
        singles(&[("2020-01-01/P2M", "20")], 3),
        [],
        "months that end no quarter say nothing of quarters"
    );
}

#[test]
fn stocks_and_rates_have_no_single_period() {
    for kind in [Some(Kind::Stock), Some(Kind::Rate), None] {
        assert!(
            single_from_cumulative(&run(&[("2020", "1")]), &[], 3, kind).is_err(),
            "{kind:?} is refused"
        );
    }
}

#[test]
fn the_same_period_is_the_same_span_or_the_same_feast() {
    let holiday = |name: &str, year, at: &str| Holiday {
        name: name.to_owned(),
        year,
        period: period(at),
    };
    let table = Holidays::new(vec![
        holiday("春节假期", 2021, "2021-02-11/P7D"),
        holiday("春节假期", 2020, "2020-01-24/P10D"),
        holiday("端午假期", 2021, "2021-06-12/P3D"),
    ]);
    let check = |at: &str, expected: Option<&str>, why: &str| {
        assert_eq!(same_period_before(period(at), &table), expected.map(period), "{why}");
    };
    check("2020-01-01/P9M", Some("2019-01-01/P9M"), "the same span");
    check(
        "2021-02-11/P7D",
        Some("2020-01-24/P10D"),
        "the same feast, though its days moved",
    );
    check("2021-06-12/P3D", None, "days of another year are not the feast");
    check(
        "2021-02-28/P0D",
        Some("2020-02-29/P0D"),
        "the end of the month stays the end",
    );

    let figures = [
        (period("2021-02-11/P7D"), 30),
        (period("2020-01-24/P10D"), 20),
        (period("2020"), 5),
    ];
    let pairs = same_period_pairs(&figures, &table);
    assert_eq!(pairs[0].before, Some(&20), "the pair of the feast");
    assert_eq!(
        (pairs[1].before, pairs[2].before),
        (None, None),
        "no figure a year before, no pair"
    );
    assert_eq!(pairs[2].period_before, Some(period("2019")), "but the period is known");
}

proptest! {
    #[test]
    fn singles_sum_back_to_the_cumulative(values in prop::collection::vec((-1_000_000_000_i64..1_000_000_000, 0_u32..5), 12)) {
        let mut total = Decimal::ZERO;
        let mut cumulative = Vec::new();
        for (months, (mantissa, scale)) in (1_u16..).zip(values) {
            total += Decimal::new(mantissa, scale);
            cumulative.push((Period::months(2020, 1, months).expect("a span"), Some(total)));
        }
        let singles = single_from_cumulative(&cumulative, &[], 1, Some(Kind::Flow)).expect("a flow");
        prop_assert_eq!(singles.len(), 12);
        let sum: Decimal = singles.iter().filter_map(|single| single.value).map(|value| value.number()).sum();
        prop_assert_eq!(sum, total, "digit for digit");
    }

    #[test]
    fn the_shown_growth_is_within_half_a_digit(now in 0_i64..10_000_000, before in 1_i64..10_000_000) {
        let derived = year_on_year(Decimal::new(now, 2), Decimal::new(before, 2)).expect("a growth");
        prop_assert!((derived.exact - derived.rounded).abs() <= Decimal::new(5, 2));
    }
}

#[test]
fn contributions_make_the_growth_of_the_whole() {
    // The first quarter of 2024, national: 296299 亿元, +5.3% at constant prices.
    let whole = level_before(number("296299"), number("5.3")).expect("growth leads back");
    let parts = [
        ("11538", "3.3", "0.13"),
        ("109846", "6.0", "2.21"),
        ("174915", "5.0", "2.96"),
    ];
    let mut sum = Decimal::ZERO;
    for (level, growth, expected) in parts {
        let before = level_before(number(level), number(growth)).expect("growth leads back");
        let points = contribution_of_growth(number(growth), before, whole);
        check_rate(
            points,
            Some(expected),
            "growth at constant prices times the share in last year's total",
        );
        sum += points.expect("a contribution").rounded;
    }
    assert_eq!(sum, number("5.30"), "the parts make the headline");
    check_rate(
        contribution(number("110"), number("100"), number("400")),
        Some("2.50"),
        "an increment over last year's whole",
    );
    check_rate(
        contribution(number("1"), number("2"), number("0")),
        None,
        "no whole, no contribution",
    );
    assert_eq!(
        level_before(number("0"), number("-100")),
        None,
        "nothing leads back from zero"
    );
}
