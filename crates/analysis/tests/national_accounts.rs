//! The derivations against the national accounts beside the project. Skips where they aren't.
#![expect(
    clippy::expect_used,
    reason = "a test may stop at a table that isn't what it says; clippy.toml allows it in test functions only"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use suishu_analysis::derive::{SingleValue, single_from_cumulative};
use suishu_analysis::lock::{Subject, check};
use suishu_domain::period::{Period, grammar};
use suishu_domain::{Basis, Decimal, Kind, Measure, PriceBasis, SeriesKey, Unit};

type Run = Vec<(Period, Option<Decimal>)>;

fn table() -> Option<PathBuf> {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    folders
        .map(|folder| folder.join("shared/data/guangzhou/gdp-national-quarterly.csv"))
        .find(|file| file.is_file())
}

fn series(file: &Path) -> BTreeMap<SeriesKey, Run> {
    let mut series: BTreeMap<SeriesKey, Run> = BTreeMap::new();
    for record in csv::Reader::from_path(file).expect("the table is readable").records() {
        let record = record.expect("a row");
        let key = SeriesKey {
            indicator: record[0].to_owned(),
            region: record[1].to_owned(),
            sector: record[2].to_owned(),
            basis: Basis::parse(&record[4]).expect("a basis"),
            measure: Measure::parse(&record[5]).expect("a measure"),
            price_basis: PriceBasis::parse(&record[6]),
            unit: Unit::parse(&record[8]).expect("a unit"),
        };
        let period = grammar::read(&record[3], grammar::Context::default())
            .expect("a period")
            .period;
        series.entry(key).or_default().push((period, record[7].parse().ok()));
    }
    series
}

#[test]
fn quarters_from_cumulatives_meet_the_published_ones() {
    let Some(file) = table() else {
        println!("skipped: no national accounts beside the project");
        return;
    };
    let series = series(&file);
    let mut met = 0;
    for (key, cumulative) in series.iter().filter(|(key, _)| key.basis == Basis::Cumulative) {
        let published = &series[&SeriesKey {
            basis: Basis::Single,
            ..key.clone()
        }];
        let derived = single_from_cumulative(cumulative, &[], 3, Some(Kind::Flow)).expect("GDP is a flow");
        for single in derived {
            let official = published
                .iter()
                .find(|(period, _)| *period == single.period)
                .and_then(|(_, number)| *number);
            let (Some(official), Some(value)) = (official, single.value) else {
                continue;
            };
            // Two cumulatives and a quarter, each rounded to 0.1.
            let miss = (official - value.number()).abs();
            assert!(
                miss <= Decimal::new(15, 2),
                "{} {}: {} for {official}",
                key.sector,
                single.period,
                value.number()
            );
            met += 1;
        }
        let merged = single_from_cumulative(cumulative, published, 3, Some(Kind::Flow)).expect("GDP is a flow");
        let wins = |(period, number): &(Period, Option<Decimal>)| {
            merged
                .iter()
                .any(|single| single.period == *period && single.value == number.map(SingleValue::Published))
        };
        assert!(
            published.iter().all(wins),
            "every published quarter of {} wins",
            key.sector
        );
    }
    assert!(met > 100, "the table holds years of quarters, met {met}");
}

#[test]
fn the_two_bases_of_the_table_are_a_mixture_and_each_alone_is_none() {
    let Some(file) = table() else {
        println!("skipped: no national accounts beside the project");
        return;
    };
    let series = series(&file);
    let subjects = |keep: &dyn Fn(&SeriesKey) -> bool| -> Vec<Subject<'_>> {
        let kept = series
            .iter()
            .filter(|(key, _)| key.price_basis == Some(PriceBasis::Current) && keep(key));
        kept.flat_map(|(key, run)| run.iter().map(move |(period, _)| Subject { key, period: *period }))
            .collect()
    };
    let both = check(&subjects(&|_| true), true).expect_err("当期 and 累计 on one axis");
    assert_eq!(both.code(), "mixture.basis", "they differ in basis");
    assert_eq!(
        check(&subjects(&|key| key.basis == Basis::Single), true),
        Ok(()),
        "quarters alone are comparable"
    );
    let path = subjects(&|key| key.basis == Basis::Cumulative);
    assert_eq!(
        check(&path, true),
        Ok(()),
        "累计 from 2015 to the first quarter of 2020 is an unbroken path"
    );
    let beside = check(&path, false).map_err(|mixture| mixture.code());
    assert_eq!(beside, Err("mixture.spans"), "but no set of bars side by side");
}
