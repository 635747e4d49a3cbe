//! The catalogue and what the library has of it: 指标库.

use suishu_domain::Measure;
use suishu_store::SeriesFilter;

use crate::charting::period_label;
use crate::desk::Desk;
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::overview::{files, selection_of};
use crate::query::{self, Asked, FigureSeries, Figured};
use crate::wire::{
    CatalogueView, IndicatorEntry, IndicatorRequest, IndicatorView, Nothing, SeriesInfo, SeriesRequest, SeriesView,
};

impl Desk {
    /// The catalogue.
    pub(crate) fn catalogue(&self, _: Nothing) -> Result<CatalogueView, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let all = open.read(|reader| Ok(reader.series(&SeriesFilter::default())?))?;
        let indicators = catalogue
            .indicators()
            .iter()
            .map(|indicator| {
                let series = || all.iter().filter(|one| one.key.indicator == indicator.code);
                IndicatorEntry {
                    indicator: indicator.clone(),
                    series: series().count() as u64,
                    observations: series().map(|one| one.observations).sum(),
                }
            })
            .collect();
        Ok(CatalogueView {
            indicators,
            regions: catalogue.regions().to_vec(),
            sectors: catalogue.sectors().to_vec(),
        })
    }

    /// An indicator with its series.
    pub(crate) fn indicator(&self, request: IndicatorRequest) -> Result<IndicatorView, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let indicator = catalogue
            .indicator(&request.indicator)
            .cloned()
            .ok_or(Failure::NotFound {
                what: "indicator",
                name: request.indicator,
            })?;
        let filter = SeriesFilter {
            indicators: vec![indicator.code.clone()],
            ..SeriesFilter::default()
        };
        let asked = Asked::all(filter);
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        open.read(|reader| {
            let files = files(reader)?;
            let found = query::ask(reader, &catalogue, &asked)?;
            let kind = indicator.kind.or_else(|| {
                let level = found
                    .iter()
                    .find(|one| one.key.measure == Measure::Level)
                    .or(found.first());
                level.and_then(|one| one.kind)
            });
            let series = found
                .iter()
                .filter_map(|one| self.series_info(one, &phrasing, &files))
                .collect();
            Ok(IndicatorView {
                indicator,
                kind,
                series,
            })
        })
    }

    fn series_info(
        &self,
        series: &FigureSeries,
        phrasing: &Phrasing<'_>,
        files: &std::collections::HashMap<i64, String>,
    ) -> Option<SeriesInfo> {
        let label = |figure: &Figured| period_label(figure.observation.period, Some(series.key.basis), self.holidays());
        let first = series.figures.first()?;
        let last = series
            .figures
            .iter()
            .max_by_key(|figure| figure.observation.period.last_day())?;
        Some(SeriesInfo {
            series: series.id.get(),
            latest: phrasing.figure(series, last, files.get(&last.batch).map_or("", String::as_str)),
            observations: series.figures.len() as u64,
            first: label(first),
            last: label(last),
            selection: selection_of(&series.key, None),
        })
    }

    /// The observations of a series.
    pub(crate) fn series(&self, request: SeriesRequest) -> Result<SeriesView, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        open.read(|reader| {
            let key = reader.series_by_id(request.series.into())?.map(|one| one.key);
            let missing = || Failure::NotFound {
                what: "series",
                name: request.series.to_string(),
            };
            let key = key.ok_or_else(missing)?;
            let filter = SeriesFilter {
                indicators: vec![key.indicator.clone()],
                regions: vec![key.region.clone()],
                sectors: vec![key.sector.clone()],
                basis: Some(key.basis),
                measure: Some(key.measure),
                price_basis: key.price_basis,
            };
            let found = query::ask(reader, &catalogue, &Asked::all(filter))?;
            let series = found.into_iter().find(|one| one.key == key).ok_or_else(missing)?;
            let files = files(reader)?;
            let observations = series
                .figures
                .iter()
                .map(|figure| phrasing.figure(&series, figure, files.get(&figure.batch).map_or("", String::as_str)))
                .collect();
            Ok(SeriesView { observations })
        })
    }
}
