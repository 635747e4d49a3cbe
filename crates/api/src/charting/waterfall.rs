//! From one period's whole to another's: exactly two periods of one span and basis, the whole marked among its parts.

use std::collections::BTreeSet;

use suishu_analysis::lock::Mixture;
use suishu_chart::{ChartData, ChartError, Dimension};
use suishu_domain::{Catalogue, Period, Sector};

use super::{Item, stack};
use crate::error::Failure;
use crate::query::FigureSeries;

/// Refuses what has no two periods to go between, and parts that aren't parallel.
///
/// # Errors
/// [`ChartError::WaterfallPeriods`] unless the figures are of two periods and run along regions or sectors.
pub(super) fn check(
    layers: &[Vec<FigureSeries>],
    x: Dimension,
    catalogue: &Catalogue,
) -> Result<Option<Mixture>, Failure> {
    let all = || layers.iter().flatten();
    let periods: BTreeSet<Period> = all()
        .flat_map(|series| series.figures.iter().map(|figure| figure.observation.period))
        .collect();
    if periods.len() != 2 || !matches!(x, Dimension::Sector | Dimension::Region) {
        return Err(ChartError::WaterfallPeriods { found: periods.len() }.into());
    }
    // Seen along the periods, what is left without the whole must be parallel parts that can be added.
    let whole = (x == Dimension::Sector).then_some(Sector::TOTAL);
    let mut parts: Vec<FigureSeries> = all().cloned().collect();
    parts.retain(|series| Some(series.key.sector.as_str()) != whole);
    Ok(stack::check(&parts, Dimension::Period, catalogue).err())
}

/// Marks the whole and sets the earlier period first.
pub(super) fn shape(data: &mut ChartData, items: &[Item<'_>], x: Dimension, catalogue: &Catalogue) {
    let codes: Vec<String> = data.categories.iter().map(|category| category.key.clone()).collect();
    for category in &mut data.categories {
        category.whole = if x == Dimension::Sector {
            category.key == Sector::TOTAL
        } else {
            let holds = |code: &String| super::lies_in(code, &category.key, catalogue);
            codes.len() > 1 && codes.iter().filter(|code| **code != category.key).all(holds)
        };
    }
    let period = |origin: Option<usize>| {
        origin
            .and_then(|origin| items.get(origin))
            .map(|item| item.figure.observation.period)
    };
    data.series.sort_by_key(|series| {
        let mut points = series.points.iter().flatten();
        points
            .find_map(|datum| period(datum.origin))
            .map(|period| (period.last_day(), period.start()))
    });
}
