//! Figures as rows, for scripts: the columns of the command line's `data`.

use serde::Serialize;
use suishu_domain::period::time_period;
use suishu_domain::{Basis, Confidentiality, Measure, MissingReason, PriceBasis, Qualifier, Selection, Status};

use crate::charting::{indicator_name, region_name, sector_name};
use crate::desk::Desk;
use crate::error::Failure;
use crate::query::{self, Asked};

/// The columns of `data` in their order; scripts depend on it.
pub const DATA_COLUMNS: &[&str] = &[
    "indicator",
    "region",
    "sector",
    "period",
    "basis",
    "measure",
    "price_basis",
    "value",
    "unit",
    "qualifier",
    "status",
    "vintage",
    "source",
];

/// One figure as a row. A missing number is an empty value, with its reason in the status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DataRow {
    /// Indicator's name.
    pub indicator: String,
    /// Region's name.
    pub region: String,
    /// Sector's name; 合计 for the whole.
    pub sector: String,
    /// `TIME_PERIOD`.
    pub period: String,
    /// Time basis.
    pub basis: Basis,
    /// Measure.
    pub measure: Measure,
    /// Prices.
    pub price_basis: Option<PriceBasis>,
    /// The number, digit for digit as published.
    pub value: Option<String>,
    /// Unit.
    pub unit: String,
    /// Qualifier.
    pub qualifier: Qualifier,
    /// SDMX observation status: A, P, E, F, B, or L, Q, M, O for a missing number.
    pub status: Option<String>,
    /// Vintage: ISO date.
    pub vintage: String,
    /// Source as printed.
    pub source: Option<String>,
    /// Who may see it.
    pub confidentiality: Confidentiality,
}

impl DataRow {
    /// The cells in the order of [`DATA_COLUMNS`].
    pub fn cells(&self) -> [&str; 13] {
        [
            &self.indicator,
            &self.region,
            &self.sector,
            &self.period,
            self.basis.code(),
            self.measure.code(),
            self.price_basis.map_or("", PriceBasis::code),
            self.value.as_deref().unwrap_or_default(),
            &self.unit,
            self.qualifier.code(),
            self.status.as_deref().unwrap_or_default(),
            &self.vintage,
            self.source.as_deref().unwrap_or_default(),
        ]
    }
}

impl Desk {
    /// The figures of a selection as rows, series by series, oldest first.
    ///
    /// # Errors
    /// A name or a period of the selection that can't be read, and whatever the store meets.
    pub fn data(&self, selection: &Selection) -> Result<Vec<DataRow>, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let asked = Asked::read(selection, &catalogue, self.holidays())?;
        open.read(|reader| {
            let series = query::ask(reader, &catalogue, &asked)?;
            let series = query::derive(reader, &catalogue, self.holidays(), selection, &asked, series)?;
            let mut rows = Vec::new();
            for one in &series {
                let key = &one.key;
                let (indicator, region, sector) = (
                    indicator_name(&catalogue, &key.indicator),
                    region_name(&catalogue, &key.region),
                    sector_name(&catalogue, &key.sector),
                );
                for figure in &one.figures {
                    let observation = &figure.observation;
                    let reason = observation.figure.missing().map(MissingReason::code);
                    rows.push(DataRow {
                        indicator: indicator.clone(),
                        region: region.clone(),
                        sector: sector.clone(),
                        period: time_period::format_beside_basis(observation.period),
                        basis: key.basis,
                        measure: key.measure,
                        price_basis: key.price_basis,
                        value: observation.figure.number().map(|number| number.to_string()),
                        unit: key.unit.to_string(),
                        qualifier: observation.qualifier,
                        status: reason.or(observation.status.map(Status::code)).map(str::to_owned),
                        vintage: figure.vintage.clone(),
                        source: observation.source.clone(),
                        confidentiality: observation.confidentiality,
                    });
                }
            }
            Ok(rows)
        })
    }
}
