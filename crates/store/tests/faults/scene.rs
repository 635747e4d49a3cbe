//! The changes that are put to the test, and the library that they happen to.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use suishu_domain::{
    Basis, Catalogue, Confidentiality, Decimal, Figure, Indicator, Measure, Observation, Period, Place, Qualifier, Region,
    Sector, SeriesKey, Status, Unit,
};
use suishu_store::{Batch, BatchDraft, Event, Library, StoreError};
use tempfile::TempDir;

use crate::truth::{Told, Truth};

/// A change that becomes one batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// An import of so many figures, a part of which revises what is there.
    Import(usize),
    /// The import of so many figures taken back.
    Undo(usize),
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Import(rows) => write!(f, "import of {rows} rows"),
            Self::Undo(rows) => write!(f, "undo of {rows} rows"),
        }
    }
}

impl Change {
    /// The batch that it became; `None` when the library has everything already.
    pub(crate) fn apply(self, library: &mut Library) -> Result<Option<Batch>, StoreError> {
        match self {
            Self::Import(rows) => import(library, "2021-01-28", rows, 7),
            Self::Undo(_) => library.withdraw(2, &draft("2021-02-01")).map(Some),
        }
    }
}

/// A library that is closed, in a folder that is cleared for every run.
pub(crate) struct Scene {
    folder: TempDir,
    pub(crate) change: Change,
    pub(crate) sound: Vec<u8>,
    pub(crate) truth: Truth,
}

impl Scene {
    pub(crate) fn of(change: Change) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("city.suishu");
        let mut library = Library::create(&path, &catalogue()).unwrap();
        import(&mut library, "2020-10-28", 240, 3).unwrap();
        if let Change::Undo(rows) = change {
            import(&mut library, "2021-01-28", rows, 7).unwrap();
        }
        let before = Told::by(&library).unwrap();
        drop(library);
        let sound = fs::read(&path).unwrap();
        let mut library = Library::open(&path).unwrap();
        change.apply(&mut library).unwrap();
        let truth = Truth::new(before, Told::by(&library).unwrap());
        drop(library);
        Self {
            folder,
            change,
            sound,
            truth,
        }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("city.suishu")
    }

    /// The library as it was before the change, and nothing beside it.
    pub(crate) fn reset(&self) -> PathBuf {
        let path = self.path();
        for suffix in ["-wal", "-shm"] {
            let _ = fs::remove_file(beside(&path, suffix));
        }
        fs::write(&path, &self.sound).unwrap();
        path
    }
}

/// `city.suishu-wal`.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn draft(released: &str) -> BatchDraft {
    BatchDraft {
        kind: "csv".into(),
        file_name: "figures.csv".into(),
        imported_at: "2026-11-24T07:57:14Z".into(),
        release_date: Some(released.parse().unwrap()),
        ..BatchDraft::default()
    }
}

/// Twenty months a series; a series has its own unit, so that no long catalogue is needed.
fn import(library: &mut Library, released: &str, rows: usize, salt: i64) -> Result<Option<Batch>, StoreError> {
    const MONTHS: usize = 20;
    let mut import = library.import(draft(released))?;
    for number in 0..rows.div_ceil(MONTHS) {
        let series = import.series(&key(number))?;
        for month in 0..MONTHS.min(rows - number * MONTHS) {
            let value = Decimal::new(salt * 1_000_003 + (number * MONTHS + month) as i64, 2);
            import.put(series, &observation(month, value))?;
        }
    }
    let day = released.parse().unwrap();
    import.put_event(&Event {
        date: released.into(),
        start: day,
        end: day,
        region: Some("440100".into()),
        level: None,
        title: format!("发布{salt}"),
        document: None,
        source: None,
    })?;
    import.commit()
}

fn key(number: usize) -> SeriesKey {
    SeriesKey {
        indicator: "GDP".into(),
        region: "440100".into(),
        sector: "total".into(),
        basis: Basis::Single,
        measure: Measure::Level,
        price_basis: None,
        unit: Unit::parse(&format!("单位{number}")).unwrap(),
    }
}

fn observation(month: usize, value: Decimal) -> Observation {
    Observation {
        period: Period::months(2019 + (month / 12) as i16, (month % 12) as i8 + 1, 1).unwrap(),
        figure: Figure::Number(value),
        qualifier: Qualifier::Exact,
        status: Some(Status::Provisional),
        confidentiality: Confidentiality::Public,
        raw: None,
        source: Some("广州市统计局".into()),
        note: None,
        place: Place::cell(month as u64 + 2, 8),
    }
}

fn catalogue() -> Catalogue {
    let text = |text: &str| text.to_owned();
    Catalogue::new(
        vec![Indicator {
            code: text("GDP"),
            name: text("地区生产总值"),
            name_en: String::new(),
            parent: None,
            kind: None,
            unit: None,
            synonyms: Vec::new(),
            headline: None,
        }],
        vec![Region {
            code: text("440100"),
            name: text("广州市"),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        }],
        vec![Sector {
            code: text("total"),
            name: text("合计"),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        }],
    )
}
