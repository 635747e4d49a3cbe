//! What a new library begins with: the catalogue of `data/catalogue` and the holiday windows of `data/holidays.csv`.

use serde::Deserialize;
use suishu_domain::{Catalogue, Holidays, Indicator, Kind, Region, Sector, Unit};

use crate::error::Failure;

const INDICATORS: &str = include_str!("../../../data/catalogue/indicators.csv");
const REGIONS: &str = include_str!("../../../data/catalogue/regions.csv");
const SECTORS: &str = include_str!("../../../data/catalogue/sectors.csv");
const HOLIDAYS: &str = include_str!("../../../data/holidays.csv");

/// A row of any of the three catalogue files; the last columns are those of indicators alone.
#[derive(Debug, Deserialize)]
struct Row {
    code: String,
    name: String,
    name_en: String,
    parent: Option<String>,
    synonyms: String,
    kind: Option<String>,
    unit: Option<String>,
    headline: Option<u16>,
}

impl Row {
    fn synonyms(&self) -> Vec<String> {
        self.synonyms
            .split(';')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// The catalogue of a new library.
///
/// # Errors
/// [`Failure::Internal`] when a shipped file is not what it must be; a test proves that they are.
pub(crate) fn catalogue() -> Result<Catalogue, Failure> {
    let indicators = rows(INDICATORS)?.into_iter().map(|row| {
        let kind = row
            .kind
            .as_deref()
            .map(|kind| Kind::parse(kind).ok_or_else(|| broken("kind", kind)))
            .transpose()?;
        let unit = row
            .unit
            .as_deref()
            .map(|unit| Unit::parse(unit).ok_or_else(|| broken("unit", unit)))
            .transpose()?;
        let synonyms = row.synonyms();
        let Row {
            code,
            name,
            name_en,
            parent,
            headline,
            ..
        } = row;
        Ok(Indicator {
            code,
            name,
            name_en,
            parent,
            kind,
            unit,
            synonyms,
            headline,
        })
    });
    let regions = rows(REGIONS)?.into_iter().map(|row| {
        let synonyms = row.synonyms();
        Region {
            code: row.code,
            name: row.name,
            name_en: row.name_en,
            parent: row.parent,
            synonyms,
        }
    });
    let sectors = rows(SECTORS)?.into_iter().map(|row| {
        let synonyms = row.synonyms();
        Sector {
            code: row.code,
            name: row.name,
            name_en: row.name_en,
            parent: row.parent,
            synonyms,
        }
    });
    Ok(Catalogue::new(
        indicators.collect::<Result<_, Failure>>()?,
        regions.collect(),
        sectors.collect(),
    ))
}

/// The holiday windows.
///
/// # Errors
/// [`Failure::Internal`] when the shipped file is not what it must be.
pub(crate) fn holidays() -> Result<Holidays, Failure> {
    Holidays::from_csv(HOLIDAYS).map_err(|error| Failure::Internal {
        message: error.to_string(),
    })
}

fn rows(text: &str) -> Result<Vec<Row>, Failure> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|error| Failure::Internal {
            message: error.to_string(),
        })
}

fn broken(what: &str, text: &str) -> Failure {
    Failure::Internal {
        message: format!("the catalogue names no {what} {text}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_catalogue_holds_together() {
        let catalogue = catalogue().unwrap();
        for indicator in catalogue.indicators() {
            let parent = indicator.parent.as_deref();
            assert!(
                parent.is_none_or(|code| catalogue.indicator(code).is_some()),
                "{} hangs in the air",
                indicator.name
            );
        }
        for region in catalogue.regions() {
            let parent = region.parent.as_deref();
            assert!(
                parent.is_none_or(|code| catalogue.region(code).is_some()),
                "{} hangs in the air",
                region.name
            );
        }
        for sector in catalogue.sectors() {
            let parent = sector.parent.as_deref();
            assert!(
                parent.is_none_or(|code| catalogue.sector(code).is_some()),
                "{} hangs in the air",
                sector.name
            );
        }
        assert_eq!(
            catalogue.region("广州").map(|region| region.code.as_str()),
            Some("440100"),
            "a city goes by its short name"
        );
        assert_eq!(
            catalogue.indicator("国内生产总值").map(|found| found.code.as_str()),
            Some("GDP"),
            "synonyms are found"
        );
    }
}
