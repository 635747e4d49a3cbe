//! The end of an import: the commit, and the rollback of one that was dropped.

use super::Import;
use crate::batch::{self, Batch};
use crate::{StoreError, series, settlement};

impl Import<'_> {
    /// Makes the import lasting. `None` when no figure or event was new: no batch is written then. On `Ok` the batch is
    /// in the file; on an error it isn't, except for [`StoreError::OutcomeUnknown`].
    pub fn commit(mut self) -> Result<Option<Batch>, StoreError> {
        let batch = self.finish()?;
        if batch.is_none() && !self.more_changed {
            return Ok(None);
        }
        match self.connection.execute_batch("COMMIT") {
            Ok(()) => {
                self.open = false;
                Ok(batch)
            }
            Err(error) => self.after_failed_commit(error.into()),
        }
    }

    /// Writes what belongs to the batch as a whole.
    fn finish(&mut self) -> Result<Option<Batch>, StoreError> {
        let connection = self.connection;
        if self.contents.observations == 0 && self.contents.events == 0 {
            connection.execute("DELETE FROM batch WHERE seq = ?1", [self.seq])?;
            return Ok(None);
        }
        for (id, state) in self.series.iter().filter(|(_, state)| state.observations > 0) {
            series::set_summary(connection, *id, &state.summary)?;
            batch::add_series(connection, self.seq, *id, state.observations)?;
        }
        batch::finish(connection, self.seq, &self.draft, &self.contents).map(Some)
    }

    fn after_failed_commit(&mut self, error: StoreError) -> Result<Option<Batch>, StoreError> {
        self.open = false;
        *self.reopen = true;
        // Lets go of the write lock, where SQLite hasn't rolled back by itself.
        if !self.connection.is_autocommit()
            && let Err(error) = self.connection.execute_batch("ROLLBACK")
        {
            tracing::warn!(%error, "the rollback failed");
        }
        settlement::of_batch(self.path, &self.uuid.to_string(), error).map(Some)
    }
}

impl Drop for Import<'_> {
    fn drop(&mut self) {
        if self.open
            && let Err(error) = self.connection.execute_batch("ROLLBACK")
        {
            // A new connection rolls back by itself.
            tracing::warn!(%error, "the rollback failed");
            *self.reopen = true;
        }
        if let Err(error) = self.connection.pragma_update(None, "foreign_keys", true) {
            tracing::warn!(%error, "the connection doesn't prove references");
            *self.reopen = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use suishu_domain::{
        Basis, Catalogue, Confidentiality, Decimal, Figure, Indicator, Measure, Observation, Period, Place, Qualifier,
        Region, Sector, SeriesKey, Status, Unit,
    };

    use super::*;
    use crate::{BatchDraft, Library, Outcome};

    fn library() -> (Library, tempfile::TempDir) {
        let folder = tempfile::tempdir().unwrap();
        let mut seed = Catalogue::default();
        let text = |text: &str| text.to_owned();
        seed.put_indicator(Indicator {
            code: text("GDP"),
            name: text("地区生产总值"),
            name_en: String::new(),
            parent: None,
            kind: None,
            unit: None,
            synonyms: Vec::new(),
            headline: None,
        });
        seed.put_region(Region {
            code: text("440100"),
            name: text("广州市"),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        });
        seed.put_sector(Sector {
            code: text("total"),
            name: text("合计"),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        });
        (
            Library::create(&folder.path().join("city.suishu"), &seed).unwrap(),
            folder,
        )
    }

    /// An import with one figure in it.
    fn import(library: &mut Library) -> Import<'_> {
        let draft = BatchDraft {
            imported_at: "2026-11-24T07:57:14Z".to_owned(),
            ..BatchDraft::default()
        };
        let mut import = library.import(draft).unwrap();
        let key = SeriesKey {
            indicator: "GDP".to_owned(),
            region: "440100".to_owned(),
            sector: "total".to_owned(),
            basis: Basis::Cumulative,
            measure: Measure::Level,
            price_basis: None,
            unit: Unit::parse("亿元").unwrap(),
        };
        let series = import.series(&key).unwrap();
        let observation = Observation {
            period: Period::months(2020, 1, 9).unwrap(),
            figure: Figure::Number(Decimal::new(1_747_586, 2)),
            qualifier: Qualifier::Exact,
            status: Some(Status::Provisional),
            confidentiality: Confidentiality::Public,
            raw: None,
            source: None,
            note: None,
            place: Place::cell(2, 8),
        };
        assert_eq!(import.put(series, &observation).unwrap(), Outcome::Added);
        import
    }

    #[test]
    fn a_commit_that_fails_and_left_nothing_says_so() {
        let (mut library, _folder) = library();
        library.connection.commit_hook(Some(|| true)).unwrap();
        let refused = import(&mut library).commit();
        assert!(matches!(refused, Err(StoreError::NotSaved(_))), "{refused:?}");
        assert_eq!(library.reader().unwrap().history().unwrap(), [], "nothing may be there");
        let batch = import(&mut library).commit().unwrap();
        assert!(
            batch.is_some(),
            "the library must be usable again, on a connection of its own"
        );
        assert_eq!(library.check().unwrap(), [], "the library must prove sound");
    }

    #[test]
    fn a_commit_that_fails_after_it_was_written_is_told_as_saved() {
        let (mut library, _folder) = library();
        let mut import = import(&mut library);
        let written = import.finish().unwrap();
        import.connection.execute_batch("COMMIT").unwrap();
        let told = import.after_failed_commit(StoreError::DiskFull).unwrap();
        assert!(
            told.is_some() && told == written,
            "what is in the file counts, not the error"
        );
    }

    #[test]
    fn a_commit_of_unknown_outcome_is_told_as_that() {
        let (mut library, folder) = library();
        library.connection.commit_hook(Some(|| true)).unwrap();
        let import = import(&mut library);
        drop(folder);
        let told = import.commit();
        assert!(
            matches!(told, Err(StoreError::OutcomeUnknown { .. })),
            "the file is gone: {told:?}"
        );
    }
}
