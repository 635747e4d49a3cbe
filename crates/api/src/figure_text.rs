//! A figure with all its words, for tiles, lists and previews.

use suishu_domain::period::label;
use suishu_domain::{Catalogue, Holidays, Observation, SeriesKey};

use crate::charting::{indicator_name, period_label, region_name, sector_name};
use crate::query::{FigureSeries, Figured};
use crate::wire::FigureText;

/// What the words of a figure are taken from.
pub(crate) struct Phrasing<'a> {
    pub catalogue: &'a Catalogue,
    pub holidays: &'a Holidays,
}

impl Phrasing<'_> {
    /// A figure of the library with all its words.
    pub(crate) fn figure(&self, series: &FigureSeries, figure: &Figured, file: &str) -> FigureText {
        FigureText {
            series: series.id.get(),
            vintage: figure.vintage.clone(),
            vintages: figure.vintages,
            file: file.to_owned(),
            batch: figure.batch,
            ..self.observation(&series.key, &figure.observation)
        }
    }

    /// An observation that isn't in the library yet: no series, no vintage, no batch.
    pub(crate) fn observation(&self, key: &SeriesKey, observation: &Observation) -> FigureText {
        FigureText {
            series: 0,
            indicator: indicator_name(self.catalogue, &key.indicator),
            region: region_name(self.catalogue, &key.region),
            sector: sector_name(self.catalogue, &key.sector),
            period: observation.period.to_string(),
            period_zh: period_label(observation.period, Some(key.basis), self.holidays),
            period_en: label::en(observation.period, Some(key.basis)),
            basis: key.basis,
            measure: key.measure,
            price_basis: key.price_basis,
            value: observation.figure.number().map(|number| number.to_string()),
            missing: observation.figure.missing(),
            unit: key.unit.to_string(),
            qualifier: observation.qualifier,
            status: observation.status,
            vintage: String::new(),
            vintages: 0,
            source: observation.source.clone(),
            note: observation.note.clone(),
            file: String::new(),
            line: observation.place.line,
            batch: 0,
        }
    }
}
