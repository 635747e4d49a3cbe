//! 拉动: the parts in percentage points on the first layer, the growth of the whole on the second. Two measures share one axis here by
//! definition; basis, prices and span must still be one.

use suishu_analysis::lock::{self, Mixture};
use suishu_domain::{Catalogue, Holidays, Measure, SeriesKey};

use super::words::{self, Varying};
use super::{Item, stack};
use crate::error::Failure;
use crate::query::FigureSeries;

/// The name of a part is what it is a part of the breakdown; the headline is told by its indicator, and as growth.
pub(super) fn label(item: &Item<'_>, varying: &Varying, catalogue: &Catalogue, holidays: &Holidays) -> String {
    let key = &item.series.key;
    if item.layer > 0 {
        let name = words::indicator_name(catalogue, &key.indicator);
        return format!("{name}{}", words::measure_name(item));
    }
    varying.without_measure().label(item, catalogue, holidays)
}

/// What the basis lock refuses in a contribution chart.
///
/// # Errors
/// [`Failure::LayersUnfit`] where a layer isn't what the form draws.
pub(super) fn check(
    layers: &[Vec<FigureSeries>],
    spec: &suishu_chart::ChartSpec,
    catalogue: &Catalogue,
) -> Result<Option<Mixture>, Failure> {
    let invalid = |message: &str| Failure::LayersUnfit {
        form: spec.form,
        message: message.to_owned(),
    };
    let Some((parts, headlines)) = layers.split_first() else {
        return Ok(None);
    };
    let is = |series: &FigureSeries, measure| series.key.measure == measure;
    if !parts.iter().all(|series| is(series, Measure::ContributionPoints)) {
        return Err(invalid(
            "the first layer of a contribution chart holds contributions in percentage points",
        ));
    }
    let headlines: Vec<&FigureSeries> = headlines.iter().flatten().collect();
    if headlines.len() > 1 || !headlines.iter().all(|series| is(series, Measure::YearOnYear)) {
        return Err(invalid(
            "the second layer of a contribution chart holds one series: the growth of the whole",
        ));
    }
    // Seen as contributions of its own, the headline must pass the same lock.
    let Some(first) = parts.first() else { return Ok(None) };
    let as_part = |series: &FigureSeries| SeriesKey {
        measure: first.key.measure,
        unit: first.key.unit.clone(),
        ..series.key.clone()
    };
    let keyed: Vec<(SeriesKey, &FigureSeries)> = parts
        .iter()
        .map(|series| (series.key.clone(), series))
        .chain(headlines.iter().map(|series| (as_part(series), *series)))
        .collect();
    let subjects: Vec<lock::Subject<'_>> = keyed
        .iter()
        .flat_map(|(key, series)| {
            series.figures.iter().map(move |figure| lock::Subject {
                key,
                period: figure.observation.period,
            })
        })
        .collect();
    let mixture = lock::check(&subjects, spec.x == suishu_chart::Dimension::Period).err();
    Ok(mixture.or_else(|| stack::check(parts, spec.x, catalogue).err()))
}
