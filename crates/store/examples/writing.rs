//! How long a million figures take: imported new, revised, imported again; and one series read.
//!
//! `cargo run --release -p suishu-store --example writing`

#![allow(clippy::print_stdout)]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use suishu_domain::{
    Basis, Catalogue, Confidentiality, Decimal, Figure, Indicator, Measure, Period, Qualifier, Region, Sector,
    SeriesKey, Status, Unit,
};
use suishu_store::{BatchDraft, Library, ObservationRow, Range, SeriesFilter, StoreError};

const SERIES: usize = 5555;
const MONTHS: usize = 180;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("million.suishu");
    let mut library = Library::create(&path, &catalogue())?;
    for (name, day, shift) in [
        ("new", "2020-01-01", 0),
        ("revised", "2021-01-01", 1),
        ("unchanged", "2022-01-01", 1),
    ] {
        let began = Instant::now();
        let written = import(&mut library, day, shift)?;
        println!(
            "{name}: {written} of {} written in {:?}",
            SERIES * MONTHS,
            began.elapsed()
        );
    }
    let reader = library.reader()?;
    let series = reader.series(&SeriesFilter::default())?;
    let some: Vec<_> = series.iter().take(100).collect();
    for _ in 0..2 {
        let began = Instant::now();
        for series in &some {
            black_box(reader.observations(series.id, &Range::default())?);
        }
        println!(
            "a series of {MONTHS} periods in two vintages: {:?}",
            began.elapsed() / 100
        );
    }
    let began = Instant::now();
    let findings = library.check()?;
    println!("check: {} findings in {:?}", findings.len(), began.elapsed());
    drop(library);
    println!("file: {} MB", std::fs::metadata(&path)?.len() / 1_000_000);
    Ok(())
}

fn import(library: &mut Library, day: &str, shift: i64) -> Result<u64, Box<dyn Error>> {
    let mut import = library.import(BatchDraft {
        imported_at: "2026-11-24T08:00:00Z".to_owned(),
        release_date: Some(day.parse()?),
        ..BatchDraft::default()
    })?;
    let ids = (0..SERIES)
        .map(|number| import.series(&key(number)))
        .collect::<Result<Vec<_>, StoreError>>()?;
    let mut line = 1;
    for (number, id) in (0_i64..).zip(ids) {
        for month in 0..i16::try_from(MONTHS)? {
            line += 1;
            let period = Period::months(2000 + month / 12, i8::try_from(month % 12)? + 1, 1).ok_or("no period")?;
            let mantissa = 1_000_000 + (number * 7919 + i64::from(month) * 31) % 900_000 + shift;
            import.put(
                id,
                ObservationRow {
                    period,
                    figure: Figure::Number(Decimal::new(mantissa, 2)),
                    qualifier: Qualifier::Exact,
                    status: Some(Status::Provisional),
                    confidentiality: Confidentiality::Public,
                    raw: None,
                    source: Some("广州市统计局"),
                    note: None,
                    sheet: None,
                    line,
                    column: 8,
                },
            )?;
        }
    }
    Ok(import.commit()?.map_or(0, |batch| batch.observations))
}

fn key(number: usize) -> SeriesKey {
    SeriesKey {
        indicator: "sales".to_owned(),
        region: number.to_string(),
        sector: Sector::TOTAL.to_owned(),
        basis: Basis::Single,
        measure: Measure::Level,
        price_basis: None,
        unit: Unit::parse("亿元").unwrap_or_else(|| unreachable!("亿元 is a unit")),
    }
}

fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    catalogue.put_indicator(Indicator {
        code: "sales".to_owned(),
        name: "销售额".to_owned(),
        name_en: String::new(),
        parent: None,
        kind: None,
        unit: None,
        synonyms: Vec::new(),
        headline: None,
    });
    catalogue.put_sector(Sector {
        code: Sector::TOTAL.to_owned(),
        name: "合计".to_owned(),
        name_en: String::new(),
        parent: None,
        synonyms: Vec::new(),
    });
    for number in 0..SERIES {
        catalogue.put_region(Region {
            code: number.to_string(),
            name: format!("街道{number}"),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        });
    }
    catalogue
}
