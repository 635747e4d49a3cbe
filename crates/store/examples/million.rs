#![allow(clippy::print_stdout, clippy::unwrap_used, missing_docs)]
use std::time::Instant;
use suishu_domain::*;
use suishu_store::*;
fn main() {
    let years: i16 = std::env::args().nth(1).map_or(15, |a| a.parse().unwrap());
    let folder = tempfile::tempdir_in("/tmp").unwrap();
    let n_series = 1_000_000 / (usize::try_from(years).unwrap() * 12);
    let regions: Vec<Region> = (0..n_series)
        .map(|i| Region {
            code: format!("{}", 100_000 + i),
            name: format!("地区{i}"),
            name_en: String::new(),
            parent: None,
            synonyms: vec![],
        })
        .collect();
    let seed = Catalogue::new(
        vec![Indicator {
            code: "GDP".into(),
            name: "x".into(),
            name_en: String::new(),
            parent: None,
            kind: None,
            unit: None,
            synonyms: vec![],
            headline: None,
        }],
        regions.clone(),
        vec![Sector {
            code: "total".into(),
            name: "x".into(),
            name_en: String::new(),
            parent: None,
            synonyms: vec![],
        }],
    );
    let path = folder.path().join("m.suishu");
    let mut library = Library::create(&path, &seed).unwrap();
    for (round, (day, series_major)) in [("2020-01-01", true), ("2021-01-01", true), ("2021-01-01", false)]
        .into_iter()
        .enumerate()
    {
        let t = Instant::now();
        let mut import = library
            .import(BatchDraft {
                imported_at: "2026-11-24T07:57:14Z".into(),
                release_date: Some(day.parse().unwrap()),
                ..BatchDraft::default()
            })
            .unwrap();
        let ids: Vec<SeriesId> = regions
            .iter()
            .map(|r| {
                import
                    .series(&SeriesKey {
                        indicator: "GDP".into(),
                        region: r.code.clone(),
                        sector: "total".into(),
                        basis: Basis::Single,
                        measure: Measure::Level,
                        price_basis: None,
                        unit: Unit::parse("亿元").unwrap(),
                    })
                    .unwrap()
            })
            .collect();
        println!("series {:?}", t.elapsed());
        let t1 = Instant::now();
        let mut n = 0_u64;
        let mut row = |import: &mut Import<'_>, s: usize, m: usize| {
            n += 1;
            let number = Decimal::new(
                1_000_000 + ((s * 7919 + m * 31) % 900_000) as i64 + (round.min(1)) as i64,
                2,
            );
            import
                .put(
                    ids[s],
                    ObservationRow {
                        period: Period::months(2000 + (m / 12) as i16, (m % 12 + 1) as i8, 1).unwrap(),
                        figure: Figure::Number(number),
                        qualifier: Qualifier::Exact,
                        status: Some(Status::Provisional),
                        confidentiality: Confidentiality::Public,
                        raw: None,
                        source: Some("广州市统计局"),
                        note: None,
                        sheet: None,
                        line: n,
                        column: 8,
                    },
                )
                .unwrap();
        };
        let months = usize::try_from(years).unwrap() * 12;
        if series_major {
            for s in 0..ids.len() {
                for m in 0..months {
                    row(&mut import, s, m);
                }
            }
        } else {
            for m in 0..months {
                for s in 0..ids.len() {
                    row(&mut import, s, m);
                }
            }
        }
        println!("rows {n} {:?}", t1.elapsed());
        let t2 = Instant::now();
        let batch = import.commit().unwrap();
        println!(
            "commit {:?}; in all {:?}; {:?}",
            t2.elapsed(),
            t.elapsed(),
            batch.map(|b| (b.observations, b.revised))
        );
    }
    let t = Instant::now();
    let mut fresh = Library::create(&folder.path().join("p.suishu"), &seed).unwrap();
    let mut import = fresh
        .import(BatchDraft {
            imported_at: "2026-11-24T07:57:14Z".into(),
            ..BatchDraft::default()
        })
        .unwrap();
    let ids: Vec<SeriesId> = regions
        .iter()
        .map(|r| {
            import
                .series(&SeriesKey {
                    indicator: "GDP".into(),
                    region: r.code.clone(),
                    sector: "total".into(),
                    basis: Basis::Single,
                    measure: Measure::Level,
                    price_basis: None,
                    unit: Unit::parse("亿元").unwrap(),
                })
                .unwrap()
        })
        .collect();
    for m in 0..usize::try_from(years).unwrap() * 12 {
        for (s, id) in ids.iter().enumerate() {
            import
                .put(
                    *id,
                    ObservationRow {
                        period: Period::months(2000 + (m / 12) as i16, (m % 12 + 1) as i8, 1).unwrap(),
                        figure: Figure::Number(Decimal::new((s * m) as i64, 2)),
                        qualifier: Qualifier::Exact,
                        status: None,
                        confidentiality: Confidentiality::Public,
                        raw: None,
                        source: None,
                        note: None,
                        sheet: None,
                        line: 1,
                        column: 8,
                    },
                )
                .unwrap();
        }
    }
    import.commit().unwrap();
    println!("fresh, period-major {:?}", t.elapsed());
    drop(fresh);
    let t = Instant::now();
    let reader = library.reader().unwrap();
    println!("reader {:?}", t.elapsed());
    let t = Instant::now();
    let all = reader.series(&SeriesFilter::default()).unwrap();
    println!("series list {} {:?}", all.len(), t.elapsed());
    for _ in 0..3 {
        let t = Instant::now();
        let got = reader.observations(all[100].id, &Range::default()).unwrap();
        println!("observations {} x{} {:?}", got.len(), got[0].vintages, t.elapsed());
    }
    let t = Instant::now();
    for s in all.iter().take(1000) {
        std::hint::black_box(reader.observations(s.id, &Range::default()).unwrap());
    }
    println!("per series {:?}", t.elapsed() / 1000);
    let small = Library::open(&folder.path().join("p.suishu"))
        .unwrap()
        .reader()
        .unwrap();
    for s in all.iter().take(1000) {
        std::hint::black_box(small.observations(s.id, &Range::default()).unwrap());
    }
    let t = Instant::now();
    for s in all.iter().take(1000) {
        std::hint::black_box(small.observations(s.id, &Range::default()).unwrap());
    }
    println!("per series, one vintage {:?}", t.elapsed() / 1000);
    let t = Instant::now();
    println!("check {:?} {:?}", library.check().unwrap(), t.elapsed());
    println!("file {} MB", std::fs::metadata(&path).unwrap().len() / 1_000_000);
    drop(library);
    println!(
        "{}",
        std::fs::read_to_string("/proc/self/status")
            .unwrap()
            .lines()
            .find(|l| l.starts_with("VmHWM"))
            .unwrap()
    );
}
