//! What the library knew when an import began: the catalogue, and how its series are kept already.

use std::collections::{BTreeSet, HashMap, HashSet};

use suishu_domain::{Basis, Catalogue, Kind, Measure, PriceBasis, Unit};
use suishu_store::Series;

/// What the library knew when the import began.
pub(super) struct Known<'a> {
    pub(super) catalogue: &'a Catalogue,
    /// Units in which each indicator is kept already.
    pub(super) units: HashMap<&'a str, BTreeSet<&'a Unit>>,
    /// Prices at which each indicator's measures are kept already for each region; `None` where they play no part.
    pub(super) prices: HashMap<(&'a str, &'a str, Measure), BTreeSet<Option<PriceBasis>>>,
    /// Indicators that have 累计 levels, and so are flows.
    pub(super) flows: HashSet<&'a str>,
}

impl<'a> Known<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, series: &'a [Series]) -> Self {
        let mut known = Self {
            catalogue,
            units: HashMap::new(),
            prices: HashMap::new(),
            flows: HashSet::new(),
        };
        for one in series {
            let key = &one.key;
            known
                .prices
                .entry((&key.indicator, &key.region, key.measure))
                .or_default()
                .insert(key.price_basis);
            if key.measure == Measure::Level {
                known.units.entry(&key.indicator).or_default().insert(&key.unit);
                if key.basis == Basis::Cumulative && !key.unit.is_rate() {
                    known.flows.insert(&key.indicator);
                }
            }
        }
        known
    }
}

impl Known<'_> {
    /// Whether the catalogue knows the indicator as a stock.
    pub(super) fn is_stock(&self, indicator: &str) -> bool {
        let known = self.catalogue.indicator(indicator);
        known.is_some_and(|known| known.kind == Some(Kind::Stock))
    }
}
