//! The shape of a selection: how many different things of each kind it has. It knows no form.

use std::collections::BTreeSet;

use suishu_chart::Dimension;
use suishu_domain::{Catalogue, Derivation, Kind, Measure, Period, Sector, Selection, Span};

use crate::query::FigureSeries;

/// The city whose districts have a tile map.
const TILED_CITY: &str = "440100";

/// How many different things of each kind a selection has, and what they are to each other.
#[derive(Debug, Clone)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "one independent answer for each question of the forms"
)]
pub(super) struct Shape {
    pub indicators: usize,
    pub regions: BTreeSet<String>,
    pub sectors: BTreeSet<String>,
    pub periods: BTreeSet<Period>,
    /// Whether all figures are levels, shares and so on: the one measure, if it is one.
    pub measure: Option<Measure>,
    /// Whether parts may be added: levels of what is no rate, or shares and contributions, which are parts already.
    pub additive: bool,
    /// Whether a figure lies below zero.
    pub negative: bool,
    /// Whether the published growth of the levels is there too.
    pub growth: bool,
    /// Whether targets or forecasts are there for the same things.
    pub targets: bool,
    /// Whether anything happened in the span that the library knows of.
    pub events: bool,
    /// Whether every region is a district of the city that has a tile map.
    pub districts: bool,
}

impl Shape {
    pub(super) fn of(series: &[FigureSeries], selection: &Selection, catalogue: &Catalogue) -> Self {
        let codes = |of: &dyn Fn(&FigureSeries) -> &str| -> BTreeSet<String> {
            series.iter().map(|one| of(one).to_owned()).collect()
        };
        let regions = codes(&|one| &one.key.region);
        let figures = || series.iter().flat_map(|one| one.figures.iter());
        let measure = match selection.derive {
            Some(Derivation::YearOnYear) => Some(Measure::YearOnYear),
            Some(Derivation::Share) => Some(Measure::Share),
            Some(Derivation::Contribution) => Some(Measure::ContributionPoints),
            _ => {
                let measures: BTreeSet<Measure> = series.iter().map(|one| one.key.measure).collect();
                measures.first().copied().filter(|_| measures.len() == 1)
            }
        };
        let summable = series.iter().all(|one| one.kind != Some(Kind::Rate));
        let is_district = |code: &String| {
            let region = catalogue.region(code);
            region.is_some_and(|region| region.parent.as_deref() == Some(TILED_CITY))
        };
        Self {
            indicators: codes(&|one| &one.key.indicator).len(),
            districts: !regions.is_empty() && regions.iter().all(is_district),
            regions,
            sectors: codes(&|one| &one.key.sector),
            periods: figures().map(|figure| figure.observation.period).collect(),
            additive: measure.is_some_and(|measure| measure.is_share() || (measure.is_additive() && summable)),
            measure,
            negative: figures().any(|figure| {
                let number = figure.observation.figure.number();
                number.is_some_and(|number| number.is_sign_negative() && !number.is_zero())
            }),
            growth: false,
            targets: false,
            events: false,
        }
    }

    /// Parts of a whole: several sectors, the whole itself left aside.
    pub(super) fn parts(&self) -> usize {
        self.sectors.iter().filter(|code| *code != Sector::TOTAL).count()
    }

    /// How many different things a dimension has.
    pub(super) fn count(&self, dimension: Dimension) -> usize {
        match dimension {
            Dimension::Period => self.periods.len(),
            Dimension::Indicator => self.indicators,
            Dimension::Region => self.regions.len(),
            Dimension::Sector => self.sectors.len(),
            Dimension::Measure => 1,
        }
    }

    /// What there is most of beside periods: what a row, a bar or a part is.
    pub(super) fn things(&self) -> Option<Dimension> {
        [Dimension::Region, Dimension::Sector, Dimension::Indicator]
            .into_iter()
            .find(|dimension| self.count(*dimension) > 1)
    }

    /// Time runs along the axis when there is more than one period; else what there is most of.
    pub(super) fn along(&self) -> Dimension {
        match self.things() {
            Some(things) if self.periods.len() <= 1 => things,
            _ => Dimension::Period,
        }
    }

    /// What tells series apart when `x` runs along the axis.
    pub(super) fn apart(&self, x: Dimension) -> Option<Dimension> {
        [
            Dimension::Sector,
            Dimension::Region,
            Dimension::Indicator,
            Dimension::Period,
        ]
        .into_iter()
        .find(|dimension| *dimension != x && self.count(*dimension) > 1)
    }

    /// The number of series of a chart with this axis.
    pub(super) fn series(&self, x: Dimension) -> usize {
        [
            Dimension::Sector,
            Dimension::Region,
            Dimension::Indicator,
            Dimension::Period,
        ]
        .into_iter()
        .filter(|dimension| *dimension != x)
        .map(|dimension| self.count(dimension).max(1))
        .product()
    }

    /// How many years the periods are of.
    pub(super) fn years(&self) -> usize {
        let years: BTreeSet<i16> = self.periods.iter().map(|period| period.start().year()).collect();
        years.len()
    }

    /// Whether the periods are parts of years that come again every year: months, quarters, cumulative spans.
    pub(super) fn recurs(&self) -> bool {
        let within_year = |period: &Period| period.month_count().is_some_and(|months| (1..12).contains(&months));
        self.years() > 1 && self.periods.len() > self.years() && self.periods.iter().all(within_year)
    }

    /// Whether every period is a day.
    pub(super) fn daily(&self) -> bool {
        !self.periods.is_empty() && self.periods.iter().all(|period| period.span() == Span::Days(1))
    }
}
