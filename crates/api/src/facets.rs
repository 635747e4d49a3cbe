//! What can be chosen in 对比, given what is chosen: each list holds what remains when all other restrictions hold.

use std::collections::{BTreeMap, BTreeSet};

use suishu_domain::period::label;
use suishu_domain::{Period, Span};
use suishu_store::{Reader, Series, SeriesFilter};

use crate::charting::period_label;
use crate::desk::Desk;
use crate::error::Failure;
use crate::query::Asked;
use crate::wire::{Facet, Facets, FacetsRequest, PeriodFacet};

impl Desk {
    /// What can be chosen, given what is chosen.
    pub(crate) fn facets(&self, request: FacetsRequest) -> Result<Facets, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let asked = Asked::read(&request.selection, &catalogue, self.holidays())?;
        open.read(|reader| {
            let without = |change: &dyn Fn(&mut SeriesFilter)| -> Result<Vec<Series>, Failure> {
                let mut filter = asked.filter.clone();
                change(&mut filter);
                Ok(reader.series(&filter)?)
            };
            let all = without(&|_| {})?;
            let indicators = without(&|filter| filter.indicators.clear())?;
            let regions = without(&|filter| filter.regions.clear())?;
            let sectors = without(&|filter| filter.sectors.clear())?;
            let bases: BTreeSet<_> = without(&|filter| filter.basis = None)?
                .iter()
                .map(|one| one.key.basis)
                .collect();
            let measures: BTreeSet<_> = without(&|filter| filter.measure = None)?
                .iter()
                .map(|one| one.key.measure)
                .collect();
            let prices: BTreeSet<_> = without(&|filter| filter.price_basis = None)?
                .iter()
                .filter_map(|one| one.key.price_basis)
                .collect();
            Ok(Facets {
                indicators: named(
                    &indicators,
                    |one| &one.key.indicator,
                    catalogue.indicators(),
                    |entry| (&entry.code, &entry.name, &entry.name_en, entry.parent.as_ref()),
                ),
                regions: named(
                    &regions,
                    |one| &one.key.region,
                    catalogue.regions(),
                    |entry| (&entry.code, &entry.name, &entry.name_en, entry.parent.as_ref()),
                ),
                sectors: named(
                    &sectors,
                    |one| &one.key.sector,
                    catalogue.sectors(),
                    |entry| (&entry.code, &entry.name, &entry.name_en, entry.parent.as_ref()),
                ),
                bases: bases.into_iter().collect(),
                measures: measures.into_iter().collect(),
                price_bases: prices.into_iter().collect(),
                periods: self.periods(reader, &all)?,
                series: all.len() as u64,
            })
        })
    }

    /// The periods that the series have, newest first.
    fn periods(&self, reader: &Reader, series: &[Series]) -> Result<Vec<PeriodFacet>, Failure> {
        let mut counts: BTreeMap<Period, (u64, suishu_domain::Basis)> = BTreeMap::new();
        for one in series {
            for period in reader.periods(one.id)? {
                counts.entry(period).or_insert((0, one.key.basis)).0 += 1;
            }
        }
        let mut periods: Vec<_> = counts.into_iter().collect();
        periods.sort_by_key(|(period, _)| std::cmp::Reverse((period.last_day(), period.start())));
        Ok(periods
            .into_iter()
            .map(|(period, (count, basis))| PeriodFacet {
                period: period.to_string(),
                zh: period_label(period, Some(basis), self.holidays()),
                en: label::en(period, Some(basis)),
                months: match period.span() {
                    Span::Point => Some(0),
                    Span::Months(count) => Some(count),
                    Span::Days(_) => None,
                },
                count,
            })
            .collect())
    }
}

/// What the columns of a catalogue entry are to a facet.
type Columns<'a> = (&'a String, &'a String, &'a String, Option<&'a String>);

/// Entries of the catalogue that series have, with the parents above them, in the order of print.
fn named<T>(
    series: &[Series],
    code: impl Fn(&Series) -> &String,
    entries: &[T],
    columns: impl for<'a> Fn(&'a T) -> Columns<'a>,
) -> Vec<Facet> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for one in series {
        *counts.entry(code(one)).or_default() += 1;
    }
    let parents: BTreeMap<&str, Option<&str>> = entries
        .iter()
        .map(|entry| {
            let (code, _, _, parent) = columns(entry);
            (code.as_str(), parent.map(String::as_str))
        })
        .collect();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    for code in counts.keys() {
        let mut above = Some(*code);
        // A loop in the tree ends here as well: what is shown already has its parents shown.
        while let Some(code) = above.filter(|code| shown.insert(code)) {
            above = parents.get(code).copied().flatten();
        }
    }
    entries
        .iter()
        .filter_map(|entry| {
            let (code, name, name_en, parent) = columns(entry);
            shown.contains(code.as_str()).then(|| Facet {
                code: code.clone(),
                name: name.clone(),
                name_en: name_en.clone(),
                parent: parent.cloned(),
                count: counts.get(code.as_str()).copied().unwrap_or_default(),
            })
        })
        .collect()
}
