//! What may be stacked: parallel parts of one breakdown, of something that can be added.

use std::collections::{BTreeMap, BTreeSet};

use suishu_analysis::lock::{self, Mixture, Over};
use suishu_chart::Dimension;
use suishu_domain::{Catalogue, Measure, Sector};
use suishu_store::{Reader, SeriesFilter};

use super::words::sector_name;
use crate::error::Failure;
use crate::query::FigureSeries;

/// The series whose sectors may stand in one stack: those of one indicator and region.
type Stack<'a> = BTreeMap<(&'a str, &'a str), BTreeSet<&'a str>>;

fn stacks(layer: &[FigureSeries]) -> Stack<'_> {
    let mut stacks = Stack::new();
    for series in layer {
        let key = &series.key;
        stacks
            .entry((&key.indicator, &key.region))
            .or_default()
            .insert(&key.sector);
    }
    stacks
}

/// In a stack the whole would count twice beside its parts, so a sector above another one of the same stack is left out. Where
/// sectors run along the axis nothing of them is stacked.
pub(super) fn drop_wholes(layer: &mut Vec<FigureSeries>, x: Dimension, catalogue: &Catalogue) {
    if x == Dimension::Sector {
        return;
    }
    let mut wholes: BTreeSet<(String, String, String)> = BTreeSet::new();
    for ((indicator, region), sectors) in stacks(layer) {
        for above in sectors.iter().flat_map(|code| catalogue.sectors_above(code)) {
            wholes.insert((indicator.to_owned(), region.to_owned(), above.to_owned()));
        }
    }
    layer.retain(|series| {
        let key = &series.key;
        !wholes.contains(&(key.indicator.clone(), key.region.clone(), key.sector.clone()))
    });
}

/// Whether what the form stacks may be added: levels of flows and stocks, shares, contributions; parallel parts only.
pub(super) fn check(layer: &[FigureSeries], x: Dimension, catalogue: &Catalogue) -> Result<(), Mixture> {
    let is_part = |measure| {
        matches!(
            measure,
            Measure::Share | Measure::ContributionPoints | Measure::ContributionShare
        )
    };
    for series in layer.iter().filter(|series| !is_part(series.key.measure)) {
        let subjects: Vec<lock::Subject<'_>> = series
            .figures
            .iter()
            .take(1)
            .map(|figure| lock::Subject {
                key: &series.key,
                period: figure.observation.period,
            })
            .collect();
        lock::check_sum(&subjects, series.kind, Over::Members)?;
    }
    if x == Dimension::Sector {
        return Ok(());
    }
    for sectors in stacks(layer).values() {
        let mut parts = sectors.iter();
        let Some(first) = parts.next() else {
            continue;
        };
        if let Some(other) = parts.find(|code| parent(catalogue, code) != parent(catalogue, first)) {
            return Err(Mixture::Breakdowns {
                left: sector_name(catalogue, first),
                right: sector_name(catalogue, other),
            });
        }
    }
    Ok(())
}

/// The note on a stack to 100% that leaves out parts of which the library has figures.
pub(super) fn incomplete(
    reader: &Reader,
    catalogue: &Catalogue,
    layers: &[Vec<FigureSeries>],
    x: Dimension,
) -> Result<Option<String>, Failure> {
    if x == Dimension::Sector {
        return Ok(None);
    }
    for series in layers
        .iter()
        .flatten()
        .filter(|series| series.key.sector != Sector::TOTAL)
    {
        let key = &series.key;
        let above = parent(catalogue, &key.sector);
        let present: BTreeSet<&str> = layers.iter().flatten().map(|one| one.key.sector.as_str()).collect();
        let missing: Vec<String> = catalogue
            .sectors()
            .iter()
            .filter(|sector| sector.parent.as_deref() == above && !present.contains(sector.code.as_str()))
            .map(|sector| sector.code.clone())
            .collect();
        if missing.is_empty() {
            continue;
        }
        let filter = SeriesFilter {
            indicators: vec![key.indicator.clone()],
            regions: vec![key.region.clone()],
            sectors: missing,
            basis: Some(key.basis),
            measure: Some(key.measure),
            price_basis: key.price_basis,
        };
        let left_out: BTreeSet<String> = reader.series(&filter)?.into_iter().map(|one| one.key.sector).collect();
        if !left_out.is_empty() {
            let names: Vec<String> = left_out.iter().map(|code| sector_name(catalogue, code)).collect();
            return Ok(Some(format!("以图中各部分之和为100%，未含{}。", names.join("、"))));
        }
    }
    Ok(None)
}

fn parent<'a>(catalogue: &'a Catalogue, code: &str) -> Option<&'a str> {
    catalogue.sector(code)?.parent.as_deref()
}
