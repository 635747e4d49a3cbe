use std::collections::BTreeMap;

use suishu_domain::{Basis, Catalogue, Decimal, Kind, Measure, Period, PriceBasis, Sector, SeriesKey, Status, Unit};

use super::{CheckFinding, Entry, Occurrence, Rule, Run, check as check_runs, out_of_order};

/// A number as it is printed; a leading ≈ makes it inexact, a trailing B is a break, F a forecast, @2 its release; - is missing.
fn entry(text: &str) -> Entry {
    let (text, release) = text
        .split_once('@')
        .map_or((text, 1), |(text, at)| (text, at.parse().unwrap()));
    let status = match text.chars().last() {
        Some('B') => Some(Status::Break),
        Some('F') => Some(Status::Forecast),
        _ => None,
    };
    let number = text.trim_start_matches('≈').trim_end_matches(['B', 'F']);
    Entry {
        value: (number != "-").then(|| Decimal::from_str_exact(number).unwrap()),
        is_exact: !text.starts_with('≈'),
        status,
        release,
    }
}

/// Spans of a year: `3` is the first quarter, `4-6` the second; a year alone is the whole.
fn period(text: &str) -> Period {
    let (year, months) = text.split_once('/').unwrap_or((text, "12"));
    let year = year.parse().unwrap();
    match months.split_once('-') {
        Some((first, last)) => {
            let (first, last): (i8, i8) = (first.parse().unwrap(), last.parse().unwrap());
            Period::months(year, first, u16::try_from(last - first + 1).unwrap()).unwrap()
        }
        None => Period::months(year, 1, months.parse().unwrap()).unwrap(),
    }
}

fn run(sector: &str, basis: Basis, figures: &[(&str, &str)]) -> Run {
    Run {
        key: SeriesKey {
            indicator: "GDP".into(),
            region: "440100".into(),
            sector: sector.into(),
            basis,
            measure: Measure::Level,
            price_basis: Some(PriceBasis::Current),
            unit: Unit::parse("亿元").unwrap(),
        },
        kind: Some(Kind::Flow),
        entries: figures
            .iter()
            .map(|(at, text)| (period(at), entry(text)))
            .collect::<BTreeMap<_, _>>(),
    }
}

fn counts(mut run: Run) -> Run {
    run.key.unit = Unit::parse("个").unwrap();
    run.key.price_basis = None;
    run
}

fn measured(mut run: Run, measure: Measure) -> Run {
    run.key.measure = measure;
    run.key.unit = Unit::parse("%").unwrap();
    run
}

fn priced(mut run: Run, prices: PriceBasis) -> Run {
    run.key.price_basis = Some(prices);
    run
}

fn catalogue() -> Catalogue {
    let sector = |code: &str, parent: Option<&str>| Sector {
        code: code.into(),
        name: code.into(),
        name_en: String::new(),
        parent: parent.map(str::to_owned),
        synonyms: Vec::new(),
    };
    let sectors = [
        ("total", None),
        ("primary", Some("total")),
        ("secondary", Some("total")),
        ("tertiary", Some("total")),
        ("iab", Some("total")),
        ("new_it", Some("iab")),
        ("biomedicine", Some("iab")),
    ];
    let sectors = sectors.iter().map(|(code, parent)| sector(code, *parent)).collect();
    Catalogue::new(Vec::new(), Vec::new(), sectors)
}

fn found(runs: &[Run]) -> Vec<CheckFinding> {
    check_runs(runs, &catalogue())
}

fn check(runs: &[Run], wanted: &[Rule], why: &str) {
    let rules: Vec<Rule> = found(runs).iter().map(|finding| finding.rule).collect();
    assert_eq!(rules, wanted, "{why}");
}

/// The three industries and the whole in one period.
fn industries(total: &str, parts: [&str; 3]) -> Vec<Run> {
    [
        ("total", total),
        ("primary", parts[0]),
        ("secondary", parts[1]),
        ("tertiary", parts[2]),
    ]
    .iter()
    .map(|(sector, text)| run(sector, Basis::Cumulative, &[("2020/9", text)]))
    .collect()
}

#[test]
fn parts_meet_their_total_within_rounding() {
    let exact = ["182.10", "4704.39", "12589.37"];
    check(&industries("17475.86", exact), &[], "the parts meet the total");
    check(
        &industries("17475.87", exact),
        &[],
        "a hundredth is within four roundings",
    );
    check(
        &industries("17475.9", exact),
        &[],
        "a total with one decimal is rounder",
    );
    check(
        &industries("17485.86", exact),
        &[Rule::PartsTotal],
        "ten off is a digit mistaken",
    );
    check(
        &industries("17485.86", ["182.10", "-", "12589.37"]),
        &[],
        "a missing part isn't 0",
    );
    check(
        &industries("17485.86", ["182.10", "≈4704.39", "12589.37"]),
        &[],
        "约 has no rounding",
    );
    check(
        &industries("17485.86F", exact),
        &[],
        "a target isn't the sum of actuals",
    );
    let mut constant = industries("17485.86", exact);
    constant
        .iter_mut()
        .for_each(|run| run.key.price_basis = Some(PriceBasis::Constant));
    check(&constant, &[], "chained volumes needn't add up");
    check(
        &industries("17485.86", exact)[..3],
        &[],
        "without a part nothing is held against the total",
    );
    check(
        &industries("17485.86@2", exact),
        &[Rule::VintagesApart],
        "a total of a later release: it was revised and the parts weren't",
    );
    let finding = found(&industries("17485.86", exact)).remove(0);
    assert_eq!(
        finding.expected.unwrap().to_string(),
        "17475.86",
        "the sum of the parts"
    );
    assert_eq!(finding.found.unwrap().to_string(), "17485.86", "the total as published");
    assert_eq!(finding.figures.len(), 4, "the total and each part are named");
}

#[test]
fn a_breakdown_that_nobody_declares_must_have_proven_itself() {
    let iab = |totals: &[(&str, &str)]| {
        let parts: Vec<_> = totals.iter().map(|(year, _)| (*year, "10")).collect();
        vec![
            run("iab", Basis::Cumulative, totals),
            run("new_it", Basis::Cumulative, &parts),
            run("biomedicine", Basis::Cumulative, &parts),
        ]
    };
    check(
        &iab(&[("2019", "35"), ("2020", "40")]),
        &[],
        "人工智能 has no figure: the two are not all",
    );
    check(
        &iab(&[("2017", "20"), ("2018", "20"), ("2019", "20"), ("2020", "40")]),
        &[Rule::PartsTotal],
        "three years say that the two are all",
    );
}

#[test]
fn shares_of_one_whole_add_up_to_a_hundred() {
    let shares = |parts: [&str; 3]| -> Vec<Run> {
        industries("100", parts)
            .into_iter()
            .skip(1)
            .map(|run| measured(run, Measure::Share))
            .collect()
    };
    check(&shares(["1.1", "26.3", "72.5"]), &[], "99.9 is rounding");
    check(&shares(["1.1", "26.3", "27.5"]), &[Rule::SharesHundred], "54.9 isn't");
    check(&shares(["1.1", "26.3", "-"]), &[], "a missing share isn't 0");
}

#[test]
fn cumulative_counts_never_fall() {
    let path = |last: &str| {
        run(
            "total",
            Basis::Cumulative,
            &[("2020/3", "10"), ("2020/6", "30"), ("2020/9", last)],
        )
    };
    check(&[counts(path("40"))], &[], "it rises");
    check(
        &[counts(path("20"))],
        &[Rule::CumulativeFalls],
        "counts can't be taken back",
    );
    check(&[counts(path("20B"))], &[], "at a break it begins anew");
    check(&[path("20")], &[], "profits may turn to losses");
    let mut stock = counts(path("20"));
    stock.kind = Some(Kind::Stock);
    check(&[stock], &[], "a stock may fall");
    let next_year = run("total", Basis::Cumulative, &[("2019", "100"), ("2020/3", "10")]);
    check(&[counts(next_year)], &[], "at New Year it begins anew");
}

#[test]
fn a_single_quarter_is_the_difference_of_cumulatives() {
    let pair = |second: &str, half: &str| {
        vec![
            run("total", Basis::Cumulative, &[("2020/3", "100.0"), ("2020/6", half)]),
            run("total", Basis::Single, &[("2020/1-3", "100.0"), ("2020/4-6", second)]),
        ]
    };
    check(&pair("120.0", "220.1"), &[], "a tenth is rounding");
    check(&pair("120.0", "230.0"), &[Rule::SingleCumulative], "ten off isn't");
    check(
        &pair("120.0", "230.0@2"),
        &[Rule::VintagesApart],
        "the half year was revised later",
    );
    check(&pair("120.0", "230.0B"), &[], "across a break nothing is subtracted");
}

#[test]
fn growth_is_held_against_levels_at_the_same_prices_only() {
    let level = run("total", Basis::Cumulative, &[("2019/9", "100.0"), ("2020/9", "105.0")]);
    let growth = |text: &str| {
        let run = run("total", Basis::Cumulative, &[("2020/9", text)]);
        measured(run, Measure::YearOnYear)
    };
    check(
        &[level.clone(), growth("5.1")],
        &[],
        "0.1 is within the rounding of both levels",
    );
    check(&[level.clone(), growth("8.0")], &[Rule::GrowthLevel], "8 isn't 5");
    check(
        &[level.clone(), priced(growth("1.0"), PriceBasis::Constant)],
        &[],
        "现价 levels say nothing of growth at 不变价",
    );
    check(
        &[counts(level), {
            let mut run = growth("8.0");
            run.key.price_basis = None;
            run
        }],
        &[Rule::GrowthLevel],
        "counts have no prices",
    );
}

#[test]
fn a_jump_by_a_unit_is_told_once() {
    let path = |third: &str| {
        run(
            "total",
            Basis::Cumulative,
            &[("2017", "21000"), ("2018", "22000"), ("2019", third), ("2020", "25000")],
        )
    };
    check(&[path("23000")], &[], "ordinary growth");
    check(&[path("230000000")], &[Rule::UnitJump], "万元 among 亿元");
    check(&[path("2300000")], &[], "a hundredfold is no unit");
    check(&[path("0")], &[], "nothing is divided by zero");
}

#[test]
fn more_decimals_than_the_series_has() {
    let path = |last: &str| {
        run(
            "total",
            Basis::Cumulative,
            &[
                ("2014", "1.5"),
                ("2015", "2.5"),
                ("2016", "3"),
                ("2017", "4.5"),
                ("2018", "5.5"),
                ("2019", "6.5"),
                ("2020", "7.5"),
                ("2021", "8.5"),
                ("2022", "9.5"),
                ("2023", last),
            ],
        )
    };
    check(&[path("10.5")], &[], "a whole number among them has lost its zero");
    check(
        &[path("10.4823")],
        &[Rule::Decimals],
        "a computed number among published ones",
    );
}

#[test]
fn periods_left_out_of_a_run() {
    let years = |years: &[&str]| {
        let figures: Vec<_> = years.iter().map(|year| (*year, "5")).collect();
        run("total", Basis::Cumulative, &figures)
    };
    check(
        &[years(&["2014", "2015", "2016", "2017", "2018"])],
        &[],
        "every year is there",
    );
    check(
        &[years(&["2014", "2015", "2017", "2018", "2019"])],
        &[Rule::PeriodMissing],
        "2016 is not",
    );
    check(
        &[years(&["2000", "2005", "2010", "2015", "2020"])],
        &[],
        "censuses are not a run of years",
    );
    let mut said = years(&["2014", "2015", "2016", "2017", "2018"]);
    said.entries.insert(period("2016"), entry("-"));
    check(&[said], &[], "a cell that says why is no gap");
    let quarters = run(
        "total",
        Basis::Single,
        &[
            ("2018/4-6", "5"),
            ("2018/7-9", "5"),
            ("2018/10-12", "5"),
            ("2019/4-6", "5"),
            ("2019/7-9", "5"),
        ],
    );
    let first = run("total", Basis::Cumulative, &[("2018/3", "5"), ("2019/3", "5")]);
    check(&[quarters, first], &[], "the first quarter stands as 累计");
    let months: Vec<(String, &str)> = [2019, 2020]
        .iter()
        .flat_map(|year| (3..=12).map(move |month| (format!("{year}/{month}-{month}"), "5")))
        .collect();
    let months: Vec<_> = months.iter().map(|(at, text)| (at.as_str(), *text)).collect();
    check(
        &[counts(run("total", Basis::Single, &months))],
        &[],
        "1月 and 2月 are published together",
    );
}

#[test]
fn an_event_ends_after_it_begins() {
    let event = |end: &str| Occurrence {
        date: "2018".into(),
        start: "2018-01-01".parse().unwrap(),
        end: end.parse().unwrap(),
        title: "五年行动计划".into(),
    };
    assert!(out_of_order(&[event("2022-12-31")]).is_empty(), "five years on");
    assert_eq!(out_of_order(&[event("2012-12-31")]).len(), 1, "six years back");
}

#[test]
fn the_key_stays_while_the_figures_do() {
    let key = |total: &str| {
        found(&industries(total, ["182.10", "4704.39", "12589.37"]))
            .remove(0)
            .key()
    };
    assert_eq!(key("17485.86"), key("17485.860"), "a trailing zero changes nothing");
    assert_ne!(key("17485.86"), key("17495.86"), "another figure is asked about anew");
}
