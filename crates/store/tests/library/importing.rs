//! One import: what becomes of each figure, and that all of it comes in or nothing.

use std::fs;

use suishu_domain::{Decimal, Figure, MissingReason, Observation, Qualifier, Status};
use suishu_store::{BatchDraft, Event, Outcome, Range, StoreError};

use crate::fixture::{Desk, catalogue, figure, gdp, number, released, texts};

#[test]
fn figures_come_back_digit_for_digit() {
    let mut desk = Desk::new();
    let rows: Vec<Observation> = [
        "17475.86",
        "182.10",
        "-0.50",
        "0",
        "0.0",
        "9223372036854775807",
        "0.0000000000000000000000000001",
    ]
    .iter()
    .zip(1_u16..)
    .map(|(text, month)| figure(month, text))
    .chain([
        Observation {
            figure: Figure::Missing(MissingReason::Suppressed),
            status: None,
            ..figure(8, "0")
        },
        Observation {
            qualifier: Qualifier::Over,
            raw: Some("400多万".into()),
            note: Some("不含自贸区".into()),
            ..figure(9, "4000000")
        },
    ])
    .collect();
    let (outcomes, batch) = desk.import(released("2020-10-28"), &rows);
    assert!(
        outcomes.iter().all(|outcome| *outcome == Outcome::Added),
        "all are new: {outcomes:?}"
    );
    assert_eq!(batch.unwrap().observations, 9, "the batch must count what it brought");
    let stored: Vec<Observation> = desk
        .figures(&Range::default())
        .into_iter()
        .map(|row| row.observation)
        .collect();
    assert_eq!(stored, rows, "everything that was put must come back");
    assert_eq!(
        texts(&desk.figures(&Range::default()))[1],
        "182.10",
        "a published zero is a digit"
    );
    assert_eq!(desk.library.check().unwrap(), [], "the library must prove sound");
}

#[test]
fn each_figure_has_its_outcome() {
    let mut desk = Desk::new();
    desk.import(
        released("2020-10-28"),
        &[figure(3, "5228.80"), figure(6, "10968.29"), figure(9, "17475.86")],
    );
    let final_status = Observation {
        status: Some(Status::Final),
        ..figure(9, "17475.86")
    };
    let rows = [
        figure(3, "5228.8"),
        figure(6, "10968.30"),
        figure(12, "25019.11"),
        figure(12, "25019.110"),
        figure(12, "25019.12"),
        final_status,
        figure(3, "5228.80"),
        figure(3, "5228.81"),
        figure(6, "10968.30"),
    ];
    let (outcomes, batch) = desk.import(released("2021-01-28"), &rows);
    let revised = |text| Outcome::Revised { before: number(text) };
    let contradicts = |text| Outcome::Contradicts { before: number(text) };
    let expected = [
        (Outcome::Unchanged, "a trailing zero is no revision"),
        (revised("10968.29"), "another number is a revision"),
        (Outcome::Added, "a new period"),
        (Outcome::Twice, "the same figure again"),
        (contradicts("25019.11"), "another figure for a key of this file"),
        (revised("17475.86"), "初步 becomes 最终: a vintage of its own"),
        (Outcome::Twice, "an unchanged figure that comes again"),
        (
            contradicts("5228.80"),
            "a figure against an unchanged one of the same file",
        ),
        (Outcome::Twice, "a revised figure that comes again"),
    ];
    for (outcome, (expected, why)) in outcomes.into_iter().zip(expected) {
        assert_eq!(outcome, expected, "{why}");
    }
    let batch = batch.unwrap();
    assert_eq!(
        (batch.observations, batch.revised),
        (3, 2),
        "only what was written counts"
    );
    assert_eq!(desk.library.check().unwrap(), [], "the library must prove sound");
}

#[test]
fn a_new_series_sees_its_own_doubles() {
    let mut desk = Desk::new();
    let mut import = desk.library.import(released("2020-10-28")).unwrap();
    let series = import.series(&gdp()).unwrap();
    assert_eq!(import.series(&gdp()).unwrap(), series, "a key has one number");
    assert_eq!(import.put(series, &figure(9, "1.0")).unwrap(), Outcome::Added);
    assert_eq!(
        import.put(series, &figure(9, "1.0")).unwrap(),
        Outcome::Twice,
        "no look-up is needed to see a double"
    );
    let other = Observation {
        qualifier: Qualifier::About,
        ..figure(9, "1.0")
    };
    assert_eq!(
        import.put(series, &other).unwrap(),
        Outcome::Contradicts { before: number("1.0") },
        "约1.0 and 1.0 are not the same"
    );
    assert_eq!(import.commit().unwrap().unwrap().observations, 1, "one row was written");
}

#[test]
fn an_import_that_changes_nothing_makes_no_batch() {
    let mut desk = Desk::new();
    desk.import(released("2020-10-28"), &[figure(9, "17475.86")]);
    let (outcomes, batch) = desk.import(released("2020-10-29"), &[figure(9, "17475.86")]);
    assert_eq!(
        (outcomes, batch),
        (vec![Outcome::Unchanged], None),
        "an unchanged file makes no history"
    );
    let (_, batch) = desk.import(released("2021-01-28"), &[figure(12, "25019.11")]);
    assert!(batch.unwrap().seq > 1, "the next batch gets a number of its own");
    assert_eq!(
        desk.library.reader().unwrap().history().unwrap().len(),
        2,
        "two imports brought something"
    );
}

#[test]
fn a_dropped_import_leaves_the_file_byte_for_byte() {
    let mut desk = Desk::new();
    desk.import(released("2020-10-28"), &[figure(9, "17475.86")]);
    let Desk { library, folder } = desk;
    let path = library.path().to_owned();
    drop(library);
    let before = fs::read(&path).unwrap();
    let mut desk = Desk {
        library: suishu_store::Library::open(&path).unwrap(),
        folder,
    };
    {
        let mut import = desk.library.import(released("2021-01-28")).unwrap();
        let mut key = gdp();
        // Enough to leave the page cache before the end.
        for unit in 0..200 {
            key.unit = suishu_domain::Unit::parse(&format!("单位{}", char::from_u32(0x4e00 + unit).unwrap())).unwrap();
            let series = import.series(&key).unwrap();
            for month in 1..=12 {
                import.put(series, &figure(month, "1")).unwrap();
            }
        }
    }
    drop(desk.library);
    assert!(
        fs::read(&path).unwrap() == before,
        "nothing may stay of an import that was dropped"
    );
}

#[test]
fn a_number_with_too_many_digits_is_refused_and_the_import_goes_on() {
    let mut desk = Desk::new();
    let mut import = desk.library.import(released("2020-10-28")).unwrap();
    let series = import.series(&gdp()).unwrap();
    let refused = import.put(series, &figure(9, "9223372036854775808"));
    let number = Decimal::from_str_exact("9223372036854775808").unwrap();
    assert!(
        matches!(refused, Err(StoreError::ValueTooLong { number: n }) if n == number),
        "{refused:?}"
    );
    assert_eq!(
        import.put(series, &figure(9, "1")).unwrap(),
        Outcome::Added,
        "the next row must come in"
    );
    assert_eq!(
        import.commit().unwrap().unwrap().observations,
        1,
        "the refused row must not count"
    );
    assert_eq!(desk.library.check().unwrap(), []);
}

#[test]
fn what_the_catalogue_lacks_is_named() {
    let mut desk = Desk::new();
    let mut import = desk.library.import(released("2020-10-28")).unwrap();
    let mut key = gdp();
    key.region = "深圳市".into();
    let unknown = import.series(&key);
    assert!(
        matches!(&unknown, Err(StoreError::NameUnknown { list: "region", code }) if code == "深圳市"),
        "{unknown:?}"
    );
    let mut region = catalogue().region("广州市").unwrap().clone();
    region.code = "深圳市".into();
    import.put_region(&region).unwrap();
    let series = import.series(&key).unwrap();
    import.put(series, &figure(9, "1")).unwrap();
    import.commit().unwrap();
    assert!(
        desk.library.catalogue().unwrap().region("深圳市").is_some(),
        "the entry must come in with the batch"
    );
}

#[test]
fn a_catalogue_entry_alone_is_kept_without_a_batch() {
    let mut desk = Desk::new();
    let mut import = desk.library.import(released("2020-10-28")).unwrap();
    import
        .set_indicator_kind(&"GDP".to_owned(), suishu_domain::Kind::Rate)
        .unwrap();
    assert_eq!(import.commit().unwrap(), None, "no figure, no batch");
    let kind = desk.library.catalogue().unwrap().indicator("GDP").unwrap().kind;
    assert_eq!(kind, Some(suishu_domain::Kind::Rate), "the entry must be kept");
}

#[test]
fn the_header_of_a_batch_is_kept() {
    let mut desk = Desk::new();
    let draft = BatchDraft {
        file_name: r"C:\Users\某人\gdp.csv".into(),
        note: Some("试".into()),
        ..released("2020-10-28")
    };
    let mut import = desk.library.import(draft).unwrap();
    let uuid = import.uuid();
    import.set_sha256("AB".repeat(32));
    import.set_encoding("GB18030");
    let series = import.series(&gdp()).unwrap();
    import.put(series, &figure(9, "1")).unwrap();
    let batch = import.commit().unwrap().unwrap();
    assert_eq!(batch.file_name, "gdp.csv", "a file's name goes in without its folders");
    assert_eq!(batch.sha256, Some("ab".repeat(32)), "one form of hexadecimal digits");
    assert_eq!(batch.encoding.as_deref(), Some("GB18030"));
    let reader = desk.library.reader().unwrap();
    assert_eq!(
        reader.batch_by_uuid(&uuid).unwrap(),
        Some(batch.clone()),
        "the batch must be found by its UUID"
    );
    assert_eq!(reader.batch(batch.seq).unwrap(), Some(batch), "and by its number");
}

#[test]
fn a_clock_with_an_offset_is_refused() {
    let mut desk = Desk::new();
    for text in ["2026-11-24T07:57:14+08:00", "2026-11-24", "yesterday", ""] {
        let draft = BatchDraft {
            imported_at: text.into(),
            ..released("2020-10-28")
        };
        let refused = desk.library.import(draft).map(drop);
        assert!(
            matches!(refused, Err(StoreError::ClockUnreadable { .. })),
            "{text:?} has no UTC day: {refused:?}"
        );
    }
}

#[test]
fn an_event_comes_in_once() {
    let mut desk = Desk::new();
    let event = Event {
        date: "2018-12".into(),
        start: "2018-12-01".parse().unwrap(),
        end: "2018-12-31".parse().unwrap(),
        region: None,
        level: Some("国家".into()),
        title: "北京路步行街入选".into(),
        document: None,
        source: None,
    };
    let local = Event {
        region: Some("440100".into()),
        ..event.clone()
    };
    let mut import = desk.library.import(released("2020-12-02")).unwrap();
    assert!(import.put_event(&event).unwrap(), "new");
    assert!(!import.put_event(&event).unwrap(), "the same date, title and region");
    assert!(import.put_event(&local).unwrap(), "another region is another event");
    let batch = import.commit().unwrap().unwrap();
    assert_eq!((batch.observations, batch.events), (0, 2), "events alone make a batch");
    let mut again = desk.library.import(released("2020-12-03")).unwrap();
    assert!(
        !again.put_event(&local).unwrap(),
        "an event that is there isn't added again"
    );
    drop(again);
    assert_eq!(
        desk.library.reader().unwrap().events().unwrap(),
        [event, local],
        "events come back as they were"
    );
    assert_eq!(desk.library.check().unwrap(), []);
}

#[test]
fn the_hash_of_a_batch_forgets_order_and_numbers() {
    let rows = [figure(3, "5228.80"), figure(6, "10968.29"), figure(9, "17475.86")];
    let cloud = || {
        let mut key = gdp();
        key.indicator = "cloud".into();
        key
    };
    let mut one = Desk::new();
    let mut import = one.library.import(released("2020-10-28")).unwrap();
    let (gdp_id, cloud_id) = (import.series(&gdp()).unwrap(), import.series(&cloud()).unwrap());
    for row in &rows {
        import.put(gdp_id, row).unwrap();
        import.put(cloud_id, row).unwrap();
    }
    let first = import.commit().unwrap().unwrap();

    let mut other = Desk::new();
    // Other rows in front, so that series and texts get other numbers.
    other.import(
        released("2019-10-28"),
        &[Observation {
            source: Some("别处".into()),
            ..figure(12, "1")
        }],
    );
    let mut import = other.library.import(released("2021-01-01")).unwrap();
    let (cloud_id, gdp_id) = (import.series(&cloud()).unwrap(), import.series(&gdp()).unwrap());
    for row in rows.iter().rev() {
        import.put(cloud_id, row).unwrap();
        import.put(gdp_id, row).unwrap();
    }
    let second = import.commit().unwrap().unwrap();
    assert_eq!(
        first.rows_hash, second.rows_hash,
        "the same rows must have the same hash in every library"
    );
    assert_ne!(first.chain, second.chain, "the chain tells the history");
}
