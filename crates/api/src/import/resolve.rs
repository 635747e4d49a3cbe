//! From the names of a file to the series of the library: catalogue, unit, and 当期 = 累计 where both are one number.

use std::collections::{HashMap, HashSet};

use suishu_domain::{
    Basis, Code, Finding, FindingCode, Kind, Measure, Period, Place, PriceBasis, Sector, SeriesKey, Unit,
};
use suishu_ingest::SeriesDraft;
use suishu_store::{Import, SeriesId};

use super::account::Account;
use super::known::Known;
use super::names::Chosen;
use crate::error::Failure;
use crate::wire::NameList;

/// New names of one file that are matched against the catalogue: nobody confirms more by hand.
const MATCHED: usize = 200;

/// Where the figures of one draft series go.
pub(super) struct Target<'r> {
    /// The series in the library.
    pub series: SeriesId,
    /// Its key.
    pub key: &'r SeriesKey,
    /// The period as it is kept.
    pub period: Period,
    /// From the file's unit into the series', where they differ.
    pub scale: Option<&'r (Unit, Unit)>,
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
    /// Whether its figures are those at the end of their periods, though the file doesn't say so.
    at_end: bool,
    scale: Option<(Unit, Unit)>,
}

/// Resolves the series of one file.
pub(super) struct Resolver<'a> {
    known: Known<'a>,
    /// What a person said of the names.
    chosen: Chosen,
    /// Names of this file that the catalogue didn't have, by list and name: those that are new and those that were found.
    added: HashSet<(NameList, Code)>,
    /// Units of indicators that came with this file.
    new_units: HashMap<Code, Unit>,
    /// Indicators that this file tells as 累计.
    new_flows: HashSet<Code>,
    series: Vec<Resolved>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(known: Known<'a>, chosen: Chosen) -> Self {
        Self {
            known,
            chosen,
            added: HashSet::new(),
            new_units: HashMap::new(),
            new_flows: HashSet::new(),
            series: Vec::new(),
        }
    }

    /// Whether the catalogue answers a question of the reader: an indicator that it knows as a stock is one of the period's end.
    pub(super) fn settles(&self, finding: &Finding) -> bool {
        finding.code == FindingCode::BasisAssumed
            && match self.chosen.said(NameList::Indicator, &finding.raw) {
                Some(Some(code)) => self.known.is_stock(code),
                _ => self.known.is_stock(&finding.raw),
            }
    }

    /// Takes the next series of the file, and tells the account what it had to settle.
    pub(super) fn series(
        &mut self,
        import: &mut Import<'_>,
        account: &mut Account,
        draft: &SeriesDraft,
    ) -> Result<(), Failure> {
        let indicator = self.name(import, account, NameList::Indicator, &draft.indicator)?;
        let region = self.region(import, account, Some(&draft.region))?;
        let sector = self.sector(import, account, draft.sector.as_deref())?;
        let unit = self.unit(import, &indicator, draft)?;
        let scale = (unit != draft.unit).then(|| (draft.unit.clone(), unit.clone()));
        let price_basis = draft.price_basis.or_else(|| {
            self.price_basis(
                account,
                &indicator,
                region.as_deref().unwrap_or_default(),
                draft.measure,
            )
        });
        // What is there at a point in time is counted at the end of the period under which it stands.
        let at_end = draft.basis_is_assumed && self.known.is_stock(&indicator);
        let key = SeriesKey {
            indicator,
            region: region.unwrap_or_default(),
            sector,
            basis: if at_end { Basis::End } else { draft.basis },
            measure: draft.measure,
            price_basis,
            unit,
        };
        let is_flow = self.is_flow(import, &key)?;
        let twin = (is_flow && key.basis == Basis::Single).then(|| {
            let twin = SeriesKey {
                basis: Basis::Cumulative,
                ..key.clone()
            };
            (twin, None)
        });
        account.series(&key);
        self.series.push(Resolved {
            key,
            id: None,
            twin,
            is_flow,
            at_end,
            scale,
        });
        Ok(())
    }

    /// Whether the series is of a flow, so that 当期 and 累计 may be one number. Whoever tells a level as 累计 says so; that is
    /// kept in the catalogue.
    fn is_flow(&mut self, import: &mut Import<'_>, key: &SeriesKey) -> Result<bool, Failure> {
        let said = self
            .known
            .catalogue
            .indicator(&key.indicator)
            .and_then(|indicator| indicator.kind);
        if let Some(kind) = said {
            return Ok(kind == Kind::Flow);
        }
        let indicator = key.indicator.as_str();
        if self.known.flows.contains(indicator) || self.new_flows.contains(indicator) {
            return Ok(true);
        }
        let is_flow = key.basis == Basis::Cumulative && key.measure == Measure::Level && !key.unit.is_rate();
        if is_flow {
            import.set_indicator_kind(&key.indicator, Kind::Flow)?;
            self.new_flows.insert(key.indicator.clone());
        }
        Ok(is_flow)
    }

    /// The prices of a series of which the file says none: those at which the library has the indicator for this region, when
    /// they are of one kind; with several, only a person can say. What the library doesn't have yet stays unsaid.
    fn price_basis(
        &self,
        account: &mut Account,
        indicator: &str,
        region: &str,
        measure: Measure,
    ) -> Option<PriceBasis> {
        let known = self.known.prices.get(&(indicator, region, measure))?;
        if known.contains(&None) {
            return None;
        }
        let name = self
            .known
            .catalogue
            .indicator(indicator)
            .map_or(indicator, |indicator| indicator.name.as_str());
        let kinds: Vec<&str> = known.iter().flatten().map(|basis| basis.code()).collect();
        let code = if kinds.len() == 1 {
            FindingCode::PriceBasisAssumed
        } else {
            FindingCode::PriceBasisUnknown
        };
        account.find_once(
            Finding::new(code, Place::file(), name).suggest(format!("--set price_basis={}", kinds.join(" | "))),
        );
        known.iter().flatten().next().copied().filter(|_| kinds.len() == 1)
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
        let period = if resolved.at_end {
            Period::point(period.last_day())
        } else {
            period
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
            period,
            scale: resolved.scale.as_ref(),
            shared,
        }))
    }

    /// The code of a name: what a person said it is, else what the catalogue says, else the name itself, which is added.
    fn name(
        &mut self,
        import: &mut Import<'_>,
        account: &mut Account,
        list: NameList,
        written: &str,
    ) -> Result<Code, Failure> {
        let catalogue = self.known.catalogue;
        let said = self.chosen.said(list, written);
        if let Some(Some(code)) = said {
            let code = code.clone();
            if self.added.insert((list, written.to_owned())) && list.find(catalogue, written).is_none() {
                // Known next time without a word.
                import.add_synonym(list.code(), &code, written)?;
            }
            return Ok(code);
        }
        let is_its_own = said.is_some();
        if let Some(code) = list.find(catalogue, written) {
            return Ok(code);
        }
        let code = written.to_owned();
        if self.added.insert((list, code.clone())) {
            list.put_new(import, &code)?;
            let candidates = if is_its_own || self.added.len() > MATCHED {
                Vec::new()
            } else {
                list.nearest(catalogue, written)
            };
            account.new_name(list, &code, candidates, is_its_own);
        }
        Ok(code)
    }

    /// The region's code; `None` when the file names none.
    pub(super) fn region(
        &mut self,
        import: &mut Import<'_>,
        account: &mut Account,
        words: Option<&str>,
    ) -> Result<Option<Code>, Failure> {
        words
            .filter(|words| !words.is_empty())
            .map(|words| self.name(import, account, NameList::Region, words))
            .transpose()
    }

    fn sector(&mut self, import: &mut Import<'_>, account: &mut Account, words: Option<&str>) -> Result<Code, Failure> {
        match words.filter(|words| !words.is_empty()) {
            Some(words) => self.name(import, account, NameList::Sector, words),
            None => Ok(Sector::TOTAL.to_owned()),
        }
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
