//! Which parts make up a whole, so that they may be added up against it.
//!
//! The tree of sectors alone doesn't tell: 合计 has 三次产业, 国民经济行业 and 数字经济 below it, which overlap, and of IAB or 新基建 only
//! some fields have names. So a breakdown is complete because the classification says so, or because the figures themselves have
//! met the whole in most periods. Wrong is worse than silent: of any other breakdown nothing is said.

use std::collections::BTreeMap;

use suishu_domain::{Catalogue, Code, Sector};

/// Periods in which a breakdown that no classification declares must have met its whole before the rest is held against it.
const PROVEN: usize = 3;

/// The parts of one whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Breakdown {
    /// The code of the whole.
    pub(super) whole: Code,
    /// The codes of all parts.
    pub(super) parts: Vec<Code>,
    /// Whether a classification says that these are all.
    pub(super) is_declared: bool,
}

impl Breakdown {
    /// Whether misses are worth telling where so many periods met and so many missed.
    pub(super) const fn is_proven(&self, met: usize, missed: usize) -> bool {
        self.is_declared || (met >= PROVEN && met >= 2 * missed)
    }
}

/// The breakdowns by sector.
pub(super) fn of_sectors(catalogue: &Catalogue) -> Vec<Breakdown> {
    let sectors = catalogue.sectors();
    let mut below = children(sectors.iter().map(|sector| (&sector.code, sector.parent.as_ref())));
    let mut found = vec![
        declared(Sector::TOTAL, &["primary", "secondary", "tertiary"]),
        declared("digital", &["D01", "D02", "D03", "D04"]),
    ];
    // 国民经济行业 is no sector with figures: its divisions make up 合计.
    if let Some(divisions) = below.remove("gb4754") {
        found.push(undeclared(Sector::TOTAL.to_owned(), divisions));
    }
    // What lies directly below 合计 are classifications that overlap.
    below.remove(Sector::TOTAL);
    below.remove("digital");
    found.extend(below.into_iter().map(|(whole, parts)| undeclared(whole, parts)));
    found.retain(|breakdown| breakdown.parts.len() > 1);
    found
}

/// The breakdowns by region: districts of a city, cities of a province. None is declared, since a province's figure needn't be
/// the sum over its cities.
pub(super) fn of_regions(catalogue: &Catalogue) -> Vec<Breakdown> {
    let regions = catalogue.regions();
    children(regions.iter().map(|region| (&region.code, region.parent.as_ref())))
        .into_iter()
        .filter(|(_, parts)| parts.len() > 1)
        .map(|(whole, parts)| undeclared(whole, parts))
        .collect()
}

fn declared(whole: &str, parts: &[&str]) -> Breakdown {
    Breakdown {
        whole: whole.to_owned(),
        parts: parts.iter().map(|part| (*part).to_owned()).collect(),
        is_declared: true,
    }
}

const fn undeclared(whole: Code, parts: Vec<Code>) -> Breakdown {
    Breakdown {
        whole,
        parts,
        is_declared: false,
    }
}

fn children<'a>(entries: impl Iterator<Item = (&'a Code, Option<&'a Code>)>) -> BTreeMap<Code, Vec<Code>> {
    let mut below: BTreeMap<Code, Vec<Code>> = BTreeMap::new();
    for (code, parent) in entries {
        if let Some(parent) = parent {
            below.entry(parent.clone()).or_default().push(code.clone());
        }
    }
    below
}
