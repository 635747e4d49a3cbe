//! From the names of a file to the series of the library: catalogue, unit, and 当期 = 累计 where both are one number.

use std::collections::{BTreeSet, HashMap};

use suishu_domain::{Basis, Catalogue, Code, Indicator, Kind, Measure, Period, Region, Sector, SeriesKey, Unit};
use suishu_ingest::SeriesDraft;
use suishu_store::{Import, Series, SeriesId};

use crate::error::Failure;
use crate::query::kind_of;

/// What the library knew when the import began.
pub(super) struct Known<'a> {
    catalogue: &'a Catalogue,
    /// Units in which each indicator is kept already.
    units: HashMap<&'a str, BTreeSet<&'a Unit>>,
}

impl<'a> Known<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, series: &'a [Series]) -> Self {
        let mut units: HashMap<&str, BTreeSet<&Unit>> = HashMap::new();
        for one in series.iter().filter(|one| one.key.measure == Measure::Level) {
            units.entry(&one.key.indicator).or_default().insert(&one.key.unit);
        }
        Self { catalogue, units }
    }
}

/// Where the figures of one draft series go.
pub(super) struct Target<'r> {
    /// The series in the library.
    pub series: SeriesId,
    /// Its key.
    pub key: &'r SeriesKey,
    /// From the file's unit into the series', where they differ.
    pub scale: Option<(Unit, Unit)>,
    /// Whether 当期 and 累计 share the figure, so that it may stand in the file twice.
    pub shared: bool,
}

/// A draft series with its key, and its place in the library once a figure needs it.
struct Resolved {
    key: SeriesKey,
    id: Option<SeriesId>,
    /// The 累计 series that takes the figures which are both; only for flows told as 当期.
    twin: Option<(SeriesKey, Option<SeriesId>)>,
    is_flow: bool,
    scale: Option<(Unit, Unit)>,
}

/// Resolves the series of one file.
pub(super) struct Resolver<'a> {
    known: Known<'a>,
    /// Names of this file that the catalogue didn't have, by list and name.
    added: HashMap<(&'static str, String), Code>,
    /// Units of indicators that came with this file.
    new_units: HashMap<Code, Unit>,
    series: Vec<Resolved>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(known: Known<'a>) -> Self {
        Self {
            known,
            added: HashMap::new(),
            new_units: HashMap::new(),
            series: Vec::new(),
        }
    }

    /// Takes the next series of the file; returns the names that are new to the catalogue.
    pub(super) fn series(&mut self, import: &mut Import<'_>, draft: &SeriesDraft) -> Result<Vec<String>, Failure> {
        let mut new = Vec::new();
        let indicator = self.indicator(import, draft, &mut new)?;
        let (region, new_region) = self.region(import, Some(&draft.region))?;
        new.extend(new_region);
        let (sector, new_sector) = self.sector(import, draft.sector.as_deref())?;
        new.extend(new_sector);
        let unit = self.unit(import, &indicator, draft)?;
        let scale = (unit != draft.unit).then(|| (draft.unit.clone(), unit.clone()));
        let key = SeriesKey {
            indicator,
            region: region.unwrap_or_default(),
            sector,
            basis: draft.basis,
            measure: draft.measure,
            price_basis: draft.price_basis,
            unit,
        };
        let is_flow = kind_of(self.known.catalogue, &key) == Some(Kind::Flow);
        let twin = (is_flow && key.basis == Basis::Single).then(|| {
            (
                SeriesKey {
                    basis: Basis::Cumulative,
                    ..key.clone()
                },
                None,
            )
        });
        self.series.push(Resolved {
            key,
            id: None,
            twin,
            is_flow,
            scale,
        });
        Ok(new)
    }

    /// Where a figure of the series `index` at this period goes.
    pub(super) fn target(
        &mut self,
        import: &mut Import<'_>,
        index: usize,
        period: Period,
    ) -> Result<Option<Target<'_>>, Failure> {
        let Some(resolved) = self.series.get_mut(index) else {
            return Ok(None);
        };
        let shared = resolved.is_flow && period.is_single_and_cumulative();
        let (key, id) = match &mut resolved.twin {
            Some((key, id)) if shared => (&*key, id),
            _ => (&resolved.key, &mut resolved.id),
        };
        let series = match *id {
            Some(series) => series,
            None => *id.insert(import.series(key)?),
        };
        Ok(Some(Target {
            series,
            key,
            scale: resolved.scale.clone(),
            shared,
        }))
    }

    fn indicator(
        &mut self,
        import: &mut Import<'_>,
        draft: &SeriesDraft,
        new: &mut Vec<String>,
    ) -> Result<Code, Failure> {
        if let Some(known) = self.known.catalogue.indicator(&draft.indicator) {
            return Ok(known.code.clone());
        }
        let name = ("indicator", draft.indicator.clone());
        if let Some(code) = self.added.get(&name) {
            return Ok(code.clone());
        }
        import.put_indicator(&Indicator {
            code: draft.indicator.clone(),
            name: draft.indicator.clone(),
            name_en: String::new(),
            parent: None,
            kind: None,
            unit: None,
            synonyms: Vec::new(),
            headline: None,
        })?;
        new.push(draft.indicator.clone());
        self.added.insert(name, draft.indicator.clone());
        Ok(draft.indicator.clone())
    }

    /// The region's code; `None` when the file names none. With it the name, when it is new.
    pub(super) fn region(
        &mut self,
        import: &mut Import<'_>,
        words: Option<&str>,
    ) -> Result<(Option<Code>, Option<String>), Failure> {
        let Some(words) = words.filter(|words| !words.is_empty()) else {
            return Ok((None, None));
        };
        if let Some(known) = self.known.catalogue.region(words) {
            return Ok((Some(known.code.clone()), None));
        }
        let name = ("region", words.to_owned());
        if let Some(code) = self.added.get(&name) {
            return Ok((Some(code.clone()), None));
        }
        let code = words.to_owned();
        import.put_region(&Region {
            code: code.clone(),
            name: code.clone(),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        })?;
        self.added.insert(name, code.clone());
        Ok((Some(code.clone()), Some(code)))
    }

    fn sector(&mut self, import: &mut Import<'_>, words: Option<&str>) -> Result<(Code, Option<String>), Failure> {
        let Some(words) = words.filter(|words| !words.is_empty()) else {
            return Ok((Sector::TOTAL.to_owned(), None));
        };
        if let Some(known) = self.known.catalogue.sector(words) {
            return Ok((known.code.clone(), None));
        }
        let name = ("sector", words.to_owned());
        if let Some(code) = self.added.get(&name) {
            return Ok((code.clone(), None));
        }
        let code = words.to_owned();
        import.put_sector(&Sector {
            code: code.clone(),
            name: code.clone(),
            name_en: String::new(),
            parent: Some(Sector::TOTAL.to_owned()),
            synonyms: Vec::new(),
        })?;
        self.added.insert(name, code.clone());
        Ok((code.clone(), Some(code)))
    }

    /// The unit in which the series is kept: for levels that of the indicator, or of its figures in the same base (亿港元);
    /// for rates the per cent; else the file's own, which becomes the indicator's when it had none.
    fn unit(&mut self, import: &mut Import<'_>, indicator: &str, draft: &SeriesDraft) -> Result<Unit, Failure> {
        let unit = &draft.unit;
        if draft.measure != Measure::Level {
            let per_cent = Unit::parse("%").filter(|per_cent| unit.is_multiple_of(per_cent));
            return Ok(per_cent.unwrap_or_else(|| unit.clone()));
        }
        let of_indicator = self
            .known
            .catalogue
            .indicator(indicator)
            .and_then(|known| known.unit.as_ref());
        let of_file = self.new_units.get(indicator);
        let of_series = self.known.units.get(indicator).into_iter().flatten().copied();
        if let Some(kept) = of_indicator
            .into_iter()
            .chain(of_file)
            .chain(of_series)
            .find(|kept| unit.is_multiple_of(kept))
        {
            return Ok(kept.clone());
        }
        if of_indicator.is_none() && of_file.is_none() {
            import.set_indicator_unit(&indicator.to_owned(), unit)?;
            self.new_units.insert(indicator.to_owned(), unit.clone());
        }
        Ok(unit.clone())
    }
}
