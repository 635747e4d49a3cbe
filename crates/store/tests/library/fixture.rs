//! A small city: two indicators, two regions, two sectors, and the shortest way to put figures in.

use std::path::PathBuf;

use suishu_domain::{
    Basis, Catalogue, Confidentiality, Decimal, Figure, Indicator, Kind, Measure, Observation, Period, Place,
    PriceBasis, Qualifier, Region, Sector, SeriesKey, Status, Unit,
};
use suishu_store::{Batch, BatchDraft, Library, Outcome, Range, Stored};
use tempfile::TempDir;

/// A library in a folder of its own, which goes with it.
pub(crate) struct Desk {
    pub(crate) library: Library,
    pub(crate) folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::create(&folder.path().join("city.suishu"), &catalogue()).unwrap();
        Self { library, folder }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.library.path().to_owned()
    }

    /// Imports figures of one series.
    pub(crate) fn import(&mut self, draft: BatchDraft, rows: &[Observation]) -> (Vec<Outcome>, Option<Batch>) {
        let mut import = self.library.import(draft).unwrap();
        let series = import.series(&gdp()).unwrap();
        let outcomes = rows.iter().map(|row| import.put(series, row).unwrap()).collect();
        (outcomes, import.commit().unwrap())
    }

    /// What the series says.
    pub(crate) fn figures(&self, range: &Range) -> Vec<Stored> {
        let reader = self.library.reader().unwrap();
        let series = reader.series_by_key(&gdp()).unwrap().unwrap();
        reader.observations(series.id, range).unwrap()
    }
}

pub(crate) fn catalogue() -> Catalogue {
    let indicator = |code: &str, name: &str, kind, unit: &str| Indicator {
        code: code.into(),
        name: name.into(),
        name_en: String::new(),
        parent: None,
        kind: Some(kind),
        unit: Unit::parse(unit),
        synonyms: vec![format!("{name}总量")],
        headline: Some(1),
    };
    let region = |code: &str, name: &str, parent: Option<&str>| Region {
        code: code.into(),
        name: name.into(),
        name_en: String::new(),
        parent: parent.map(str::to_owned),
        synonyms: Vec::new(),
    };
    let sector = |code: &str, name: &str, parent: Option<&str>| Sector {
        code: code.into(),
        name: name.into(),
        name_en: String::new(),
        parent: parent.map(str::to_owned),
        synonyms: Vec::new(),
    };
    Catalogue::new(
        vec![
            indicator("GDP", "地区生产总值", Kind::Flow, "亿元"),
            indicator("cloud", "上云企业数", Kind::Stock, "家"),
        ],
        // The district stands before its city: order of print isn't order of the tree.
        vec![
            region("440106", "天河区", Some("440100")),
            region("440100", "广州市", None),
        ],
        vec![
            sector("total", "合计", None),
            sector("primary", "第一产业", Some("total")),
        ],
    )
}

pub(crate) fn gdp() -> SeriesKey {
    SeriesKey {
        indicator: "GDP".into(),
        region: "440100".into(),
        sector: "total".into(),
        basis: Basis::Cumulative,
        measure: Measure::Level,
        price_basis: Some(PriceBasis::Current),
        unit: Unit::parse("亿元").unwrap(),
    }
}

/// The first `months` of 2020.
pub(crate) fn to_month(months: u16) -> Period {
    Period::months(2020, 1, months).unwrap()
}

pub(crate) fn number(text: &str) -> Figure {
    Figure::Number(Decimal::from_str_exact(text).unwrap())
}

/// A provisional figure of the first `months` of 2020.
pub(crate) fn figure(months: u16, text: &str) -> Observation {
    Observation {
        period: to_month(months),
        figure: number(text),
        qualifier: Qualifier::Exact,
        status: Some(Status::Provisional),
        confidentiality: Confidentiality::Public,
        raw: None,
        source: Some("广州市统计局".into()),
        note: None,
        place: Place::cell(u64::from(months) + 1, 8),
    }
}

/// A batch released on a day of 2020.
pub(crate) fn released(day: &str) -> BatchDraft {
    BatchDraft {
        kind: "csv".into(),
        file_name: "gdp.csv".into(),
        imported_at: "2026-11-24T07:57:14Z".into(),
        release_date: Some(day.parse().unwrap()),
        ..BatchDraft::default()
    }
}

/// The figures' texts, with their decimals.
pub(crate) fn texts(stored: &[Stored]) -> Vec<String> {
    stored
        .iter()
        .map(|row| row.observation.figure.number().map_or("-".into(), |n| n.to_string()))
        .collect()
}
