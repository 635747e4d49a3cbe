//! Vintages: which figure counts today, which counted on a day, and that a target hides nothing.

use suishu_domain::{Observation, Status};
use suishu_store::{BatchDraft, Outcome, Range, SeriesFilter};

use crate::fixture::{Desk, figure, gdp, number, released, texts, to_month};

fn check(desk: &Desk, as_of: &str, expected: &[&str], why: &str) {
    let as_of = (!as_of.is_empty()).then(|| as_of.parse().unwrap());
    assert_eq!(
        texts(&desk.figures(&Range {
            as_of,
            ..Range::default()
        })),
        expected,
        "{why}"
    );
}

#[test]
fn the_newest_release_counts_whenever_it_was_imported() {
    let mut desk = Desk::new();
    desk.import(released("2021-01-28"), &[figure(12, "25019.11")]);
    desk.import(released("2022-01-20"), &[figure(12, "25068.75")]);
    // The first release is imported last, and a still earlier one has the same figure.
    let (outcomes, _) = desk.import(released("2020-12-31"), &[figure(12, "25000")]);
    assert_eq!(
        outcomes,
        [Outcome::Added],
        "nothing was known before the last day of 2020"
    );
    let (outcomes, _) = desk.import(released("2021-06-01"), &[figure(12, "25019.11")]);
    assert_eq!(
        outcomes,
        [Outcome::Unchanged],
        "in June 2021 the figure of January still stood"
    );
    check(&desk, "", &["25068.75"], "today the release of 2022 counts");
    check(&desk, "2022-01-20", &["25068.75"], "a release counts from its day");
    check(&desk, "2022-01-19", &["25019.11"], "on the day before, the one before");
    check(&desk, "2021-01-01", &["25000"], "at the start of 2021 the first one");
    check(&desk, "2020-12-30", &[], "before that, nothing");
    let row = &desk.figures(&Range::default())[0];
    assert_eq!(
        (row.vintages, row.vintage.as_str(), row.batch),
        (3, "2022-01-20", 2),
        "a figure tells its vintage"
    );
    let reader = desk.library.reader().unwrap();
    let series = reader.series_by_key(&gdp()).unwrap().unwrap();
    let all = reader.vintages(series.id, to_month(12)).unwrap();
    assert_eq!(
        texts(&all),
        ["25019.11", "25068.75", "25000"],
        "every vintage stays, in the order of import"
    );
    assert_eq!(series.observations, 1, "vintages are not periods");
}

#[test]
fn without_a_release_date_the_day_of_import_is_the_vintage() {
    let mut desk = Desk::new();
    let imported = |at: &str| BatchDraft {
        imported_at: at.into(),
        release_date: None,
        ..released("2020-01-01")
    };
    desk.import(imported("2026-11-24T23:59:59Z"), &[figure(9, "1")]);
    let (outcomes, _) = desk.import(imported("2026-11-24T08:00:00Z"), &[figure(9, "2")]);
    assert_eq!(
        outcomes,
        [Outcome::Revised { before: number("1") }],
        "of one day, the later batch counts"
    );
    check(&desk, "", &["2"], "the later batch counts");
    check(&desk, "2026-11-23", &[], "nothing was known the day before");
    assert_eq!(desk.figures(&Range::default())[0].vintage, "2026-11-24");
}

#[test]
fn a_target_never_hides_what_happened() {
    let mut desk = Desk::new();
    let target = |months, text| Observation {
        status: Some(Status::Forecast),
        ..figure(months, text)
    };
    desk.import(released("2020-01-10"), &[target(12, "26000"), target(6, "12000")]);
    let (outcomes, _) = desk.import(released("2021-01-28"), &[figure(12, "25019.11")]);
    assert_eq!(
        outcomes,
        [Outcome::Added],
        "an actual figure is no revision of its target"
    );
    let (outcomes, _) = desk.import(released("2021-03-01"), &[target(12, "26500")]);
    assert_eq!(
        outcomes,
        [Outcome::Revised {
            before: number("26000")
        }],
        "a new target revises the old one"
    );
    check(
        &desk,
        "",
        &["12000", "25019.11"],
        "the actual figure counts, a target where there is none",
    );
    check(
        &desk,
        "2020-06-30",
        &["12000", "26000"],
        "before there was an actual figure, the target counts",
    );
    let reader = desk.library.reader().unwrap();
    let forecasts = reader.forecasts(&SeriesFilter::default()).unwrap();
    assert_eq!(
        texts(&forecasts[0].1),
        ["12000", "26500"],
        "targets stay to be compared with"
    );
    assert_eq!(
        reader.latest_period().unwrap(),
        Some(to_month(12)),
        "the latest period is that of an actual figure"
    );
    assert_eq!(desk.library.check().unwrap(), [], "the library must prove sound");
}

#[test]
fn a_range_cuts_by_start_end_and_span() {
    let mut desk = Desk::new();
    let rows: Vec<_> = (1..=12).map(|month| figure(month, &month.to_string())).collect();
    desk.import(released("2021-01-28"), &rows);
    let range = Range {
        to: Some("2020-03-31".parse().unwrap()),
        ..Range::default()
    };
    assert_eq!(
        texts(&desk.figures(&range)),
        ["1", "2", "3"],
        "a period must end by the last day"
    );
    let range = Range {
        from: Some("2020-01-02".parse().unwrap()),
        ..Range::default()
    };
    assert_eq!(
        texts(&desk.figures(&range)),
        Vec::<String>::new(),
        "a period must start by the first day"
    );
    let range = Range {
        months: Some(9),
        ..Range::default()
    };
    assert_eq!(texts(&desk.figures(&range)), ["9"], "only spans of nine months");
}

#[test]
fn a_filter_finds_series_in_the_order_of_print() {
    let mut desk = Desk::new();
    let mut import = desk.library.import(released("2020-10-28")).unwrap();
    for (indicator, region, sector) in [
        ("cloud", "440100", "total"),
        ("GDP", "440100", "primary"),
        ("GDP", "440100", "total"),
        ("GDP", "440106", "total"),
    ] {
        let key = suishu_domain::SeriesKey {
            indicator: indicator.into(),
            region: region.into(),
            sector: sector.into(),
            ..gdp()
        };
        let series = import.series(&key).unwrap();
        import.put(series, &figure(9, "1")).unwrap();
        import.put(series, &figure(6, "1")).unwrap();
    }
    import.commit().unwrap();
    let reader = desk.library.reader().unwrap();
    let keys = |filter: &SeriesFilter| -> Vec<String> {
        let series = reader.series(filter).unwrap();
        series
            .iter()
            .map(|s| format!("{} {} {}", s.key.indicator, s.key.region, s.key.sector))
            .collect()
    };
    let all = [
        "GDP 440106 total",
        "GDP 440100 total",
        "GDP 440100 primary",
        "cloud 440100 total",
    ];
    assert_eq!(
        keys(&SeriesFilter::default()),
        all,
        "no filter: all, in the catalogue's order"
    );
    let filter = SeriesFilter {
        indicators: vec!["GDP".into()],
        sectors: vec!["total".into()],
        ..SeriesFilter::default()
    };
    assert_eq!(keys(&filter), all[..2], "lists narrow");
    let filter = SeriesFilter {
        regions: vec!["440300".into()],
        ..SeriesFilter::default()
    };
    assert_eq!(keys(&filter), Vec::<String>::new(), "an unknown code matches nothing");
    let filter = SeriesFilter {
        basis: Some(suishu_domain::Basis::End),
        ..SeriesFilter::default()
    };
    assert_eq!(keys(&filter), Vec::<String>::new(), "no series has another basis");
    let series = &reader.series(&SeriesFilter::default()).unwrap()[0];
    assert_eq!(
        (series.observations, series.first, series.last),
        (2, Some(to_month(6)), Some(to_month(9))),
        "a series tells what it holds"
    );
    let counts = reader.counts().unwrap();
    assert_eq!(
        (counts.series, counts.observations, counts.batches, counts.regions),
        (4, 8, 1, 2),
        "counts must add up"
    );
}
