//! The data of a pie: parallel parts of one breakdown, and the published whole where the library has it.

use std::collections::BTreeSet;

use suishu_analysis::lock::Mixture;
use suishu_chart::{ChartSpec, Dimension};
use suishu_domain::{Catalogue, Decimal, Holidays, Measure, Sector, Selection};
use suishu_store::Reader;

use super::stack;
use super::words::{indicator_name, region_name};
use crate::error::Failure;
use crate::query::{self, Asked, FigureSeries};

/// The spec that lays each part as a series of its own, so that industries keep their inks.
pub(super) fn parted(spec: &ChartSpec) -> ChartSpec {
    let by = if spec.x == Dimension::Period {
        spec.by
    } else {
        Some(spec.x)
    };
    ChartSpec {
        x: Dimension::Period,
        by,
        ..spec.clone()
    }
}

/// Leaves out what would count twice beside its parts: sectors and regions above others.
pub(super) fn drop_wholes(layer: &mut Vec<FigureSeries>, catalogue: &Catalogue) {
    stack::drop_wholes(layer, Dimension::Period, catalogue);
    let above: BTreeSet<String> = layer
        .iter()
        .flat_map(|series| catalogue.regions_above(&series.key.region))
        .map(str::to_owned)
        .collect();
    layer.retain(|series| !above.contains(&series.key.region));
}

/// Whether the parts are parts of one whole: of one indicator, of what can be added, parallel.
pub(super) fn check(layer: &[FigureSeries], catalogue: &Catalogue) -> Result<(), Mixture> {
    let mut indicators = layer.iter().map(|series| series.key.indicator.as_str());
    if let Some(first) = indicators.next()
        && let Some(other) = indicators.find(|code| *code != first)
    {
        return Err(Mixture::Breakdowns {
            left: indicator_name(catalogue, first),
            right: indicator_name(catalogue, other),
        });
    }
    let sectors: BTreeSet<&str> = layer.iter().map(|series| series.key.sector.as_str()).collect();
    let regions: BTreeSet<&str> = layer.iter().map(|series| series.key.region.as_str()).collect();
    // Two cities' sectors are parts of two wholes.
    if sectors.len() > 1 && regions.len() > 1 {
        let mut names = regions.iter().map(|code| region_name(catalogue, code));
        return Err(Mixture::Breakdowns {
            left: names.next().unwrap_or_default(),
            right: names.next().unwrap_or_default(),
        });
    }
    stack::check(layer, Dimension::Period, catalogue)
}

/// The published whole of a breakdown by sector, and what has to be said of it.
#[derive(Default)]
pub(super) struct Published {
    /// The series of the whole, where its figure meets the sum of the parts.
    pub layer: Option<Vec<FigureSeries>>,
    pub note: Option<String>,
}

pub(super) fn published(
    reader: &Reader,
    catalogue: &Catalogue,
    holidays: &Holidays,
    spec: &ChartSpec,
    layers: &[Vec<FigureSeries>],
) -> Result<Published, Failure> {
    let ([selection], [parts]) = (spec.layers.as_slice(), layers) else {
        return Ok(Published::default());
    };
    let by_sector = parts
        .first()
        .is_some_and(|first| parts.iter().any(|part| part.key.sector != first.key.sector));
    if !by_sector {
        // What regions add up to is nobody's published figure here.
        return Ok(Published {
            layer: None,
            note: (parts.len() > 1).then(|| "以图中各部分之和为100%。".to_owned()),
        });
    }
    if let Some(note) = stack::incomplete(reader, catalogue, layers, Dimension::Period)? {
        return Ok(Published {
            layer: None,
            note: Some(note),
        });
    }
    if parts.iter().any(|part| part.key.measure != Measure::Level) {
        return Ok(Published::default());
    }
    let selection = Selection {
        sectors: vec![Sector::TOTAL.to_owned()],
        ..selection.clone()
    };
    let asked = Asked::read(&selection, catalogue, holidays)?;
    let found = query::ask(reader, catalogue, &asked)?;
    let found = query::derive(reader, catalogue, holidays, &selection, &asked, found)?;
    let [whole] = found.as_slice() else {
        return Ok(Published::default());
    };
    let Some(total) = only(whole) else {
        return Ok(Published::default());
    };
    let numbers: Option<Vec<Decimal>> = parts.iter().map(only).collect();
    let sum = numbers
        .as_deref()
        .and_then(|parts| parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part)));
    let (Some(numbers), Some(sum)) = (numbers, sum) else {
        return Ok(Published::default());
    };
    let missed = (total - sum).abs();
    Ok(if missed <= rounding(&numbers, total) {
        Published {
            layer: Some(found),
            note: (!missed.is_zero()).then(|| "因四舍五入，各部分之和与合计略有出入。".to_owned()),
        }
    } else {
        let unit = &whole.key.unit;
        Published {
            layer: None,
            note: Some(format!(
                "各部分之和{sum}{unit}与公布的合计{total}{unit}不一致，以各部分之和为100%。"
            )),
        }
    })
}

/// The number of a series of one figure.
fn only(series: &FigureSeries) -> Option<Decimal> {
    match series.figures.as_slice() {
        [one] => one.observation.figure.number(),
        _ => None,
    }
}

/// How far a sum may miss its whole when each figure was rounded once: half a unit of each last digit.
fn rounding(parts: &[Decimal], whole: Decimal) -> Decimal {
    let half = |number: &Decimal| Decimal::new(5, number.scale() + 1);
    parts.iter().chain([&whole]).map(half).sum()
}
