//! A series named in one word of the command line: its number, or its dimensions with slashes between.

use suishu_domain::{Basis, Catalogue, Measure, PriceBasis, Sector};
use suishu_store::{Reader, Series, SeriesFilter};

use crate::desk::Desk;
use crate::error::Failure;

impl Desk {
    /// The number of the series that `text` names: 地区生产总值/广州市/第三产业/累计/yoy. Indicator and region go by name, synonym or
    /// code, and so does the sector, which is 合计 where it is left out. Basis, measure, prices and unit follow in any order, as far as
    /// they are needed to mean one series. A number is taken as that of the series.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when the library has no such series, [`Failure::SeriesAmbiguous`] when it has several.
    pub fn series_named(&self, text: &str) -> Result<i64, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        open.read(|reader| Ok(series_named(reader, &catalogue, text)?.id.get()))
    }
}

/// See [`Desk::series_named`].
pub(crate) fn series_named(reader: &Reader, catalogue: &Catalogue, text: &str) -> Result<Series, Failure> {
    let unknown = |what, name: &str| Failure::NotFound {
        what,
        name: name.to_owned(),
    };
    let text = text.trim();
    if let Ok(number) = text.parse::<i64>() {
        return reader
            .series_by_id(number.into())?
            .ok_or_else(|| unknown("series", text));
    }
    let mut words = text.split('/').map(str::trim);
    let indicator = words.next().unwrap_or_default();
    let indicator = catalogue
        .indicator(indicator)
        .ok_or_else(|| unknown("indicator", indicator))?;
    let region = words.next().unwrap_or_default();
    let region = catalogue.region(region).ok_or_else(|| unknown("region", region))?;
    let mut filter = SeriesFilter {
        indicators: vec![indicator.code.clone()],
        regions: vec![region.code.clone()],
        sectors: vec![Sector::TOTAL.to_owned()],
        ..SeriesFilter::default()
    };
    let mut unit = None;
    for (at, word) in words.enumerate() {
        if word.is_empty() {
            continue;
        }
        if let Some(basis) = Basis::parse(word) {
            filter.basis = Some(basis);
        } else if let Some(measure) = Measure::parse(word) {
            filter.measure = Some(measure);
        } else if let Some(prices) = PriceBasis::parse(word) {
            filter.price_basis = Some(prices);
        } else if let Some(sector) = catalogue.sector(word).filter(|_| at == 0) {
            filter.sectors = vec![sector.code.clone()];
        } else if let Some(named) = suishu_domain::Unit::parse(word).filter(|_| at > 0) {
            unit = Some(named);
        } else {
            return Err(unknown(if at == 0 { "sector" } else { "series" }, word));
        }
    }
    let mut found = reader.series(&filter)?;
    found.retain(|series| unit.as_ref().is_none_or(|unit| series.key.unit == *unit));
    if found.len() > 1 {
        return Err(ambiguous(text, &found));
    }
    found.pop().ok_or_else(|| unknown("series", text))
}

fn ambiguous(text: &str, found: &[Series]) -> Failure {
    let choice = |series: &Series| {
        let key = &series.key;
        let prices = key.price_basis.map_or(String::new(), |prices| format!("/{prices}"));
        format!("{}: {}/{}{prices}/{}", series.id, key.basis, key.measure, key.unit)
    };
    Failure::SeriesAmbiguous {
        name: text.to_owned(),
        choices: found.iter().map(choice).collect::<Vec<_>>().join("; "),
    }
}
