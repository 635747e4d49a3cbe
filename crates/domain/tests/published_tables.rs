//! Every period, unit and code of the published tables beside the project is read. Skips where they aren't.

use std::path::{Path, PathBuf};

use suishu_domain::period::{Period, grammar, label};
use suishu_domain::{Basis, Holidays, Measure, PriceBasis, Qualifier, Status, Unit};

/// The folder of published tables, if the checkout has one beside it.
fn tables() -> Option<PathBuf> {
    let folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    folders
        .map(|folder| folder.join("shared/data/guangzhou"))
        .find(|folder| folder.is_dir())
}

#[test]
fn every_cell_with_a_grammar_is_read() {
    let Some(folder) = tables() else {
        println!("skipped: no published tables beside the project");
        return;
    };
    let holidays =
        Holidays::from_csv(include_str!("../../../data/holidays.csv")).expect("the table that ships is sound");
    let context = grammar::Context {
        holidays: Some(&holidays),
        ..grammar::Context::default()
    };
    let mut rows = 0;
    for file in folder
        .read_dir()
        .expect("the folder is readable")
        .flatten()
        .map(|entry| entry.path())
    {
        let Ok(mut reader) = csv::Reader::from_path(&file) else {
            continue;
        };
        let Ok(header) = reader.headers().cloned() else {
            continue;
        };
        let Some(period_column) = header.iter().position(|name| name == "period") else {
            continue;
        };
        for record in reader.records() {
            let record = record.expect("a row");
            let cell = |name: &str| {
                header
                    .iter()
                    .position(|column| column == name)
                    .and_then(|at| record.get(at))
                    .unwrap_or_default()
            };
            let text = &record[period_column];
            let reading = grammar::read(text, context);
            assert!(reading.is_ok(), "period {text} in {}", file.display());
            if let Ok(reading) = reading {
                let again = grammar::read(&label::zh(reading.period, None), context).map(|again| again.period);
                assert_eq!(again, Ok::<Period, _>(reading.period), "the label of {text} reads back");
            }
            let unit = cell("unit");
            let canonical = Unit::parse(unit).map(|unit| unit.to_string());
            assert_eq!(
                canonical.as_deref(),
                Some(unit),
                "units stand canonically in {}",
                file.display()
            );
            assert!(Basis::parse(cell("basis")).is_some(), "basis {}", cell("basis"));
            assert!(Measure::parse(cell("measure")).is_some(), "measure {}", cell("measure"));
            for (name, known) in [
                ("price_basis", PriceBasis::parse(cell("price_basis")).is_some()),
                ("qualifier", Qualifier::parse(cell("qualifier")).is_some()),
                ("status", Status::parse(cell("status")).is_some()),
            ] {
                assert!(
                    known || cell(name).is_empty(),
                    "{name} {} in {}",
                    cell(name),
                    file.display()
                );
            }
            rows += 1;
        }
    }
    assert!(rows > 400, "the tables hold hundreds of figures, read {rows}");
}
