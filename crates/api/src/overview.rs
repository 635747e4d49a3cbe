//! The overview: the newest figure of each headline indicator, pinned charts, events and targets.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use suishu_analysis::words;
use suishu_domain::period::time_period;
use suishu_domain::{
    Basis, Catalogue, Date, Derivation, Indicator, Kind, Measure, Period, PriceBasis, Sector, Selection, SeriesKey,
    Span, Status,
};
use suishu_store::{Range, Reader, SeriesFilter};

use crate::charting::period_label;
use crate::desk::{Desk, Open};
use crate::error::Failure;
use crate::figure_text::Phrasing;
use crate::query::{self, Asked, FigureSeries, Figured};
use crate::wire::{EventInfo, FigureText, Growth, Nothing, Overview, SavedChart, SparkPoint, Tile};

/// How many figures a sparkline shows at most.
const SPARK: usize = 24;

impl Desk {
    /// The overview.
    pub(crate) fn overview(&self, _: Nothing) -> Result<Overview, Failure> {
        let open = self.open()?;
        let catalogue = open.catalogue();
        let city = self.city(&open)?;
        let phrasing = Phrasing {
            catalogue: &catalogue,
            holidays: self.holidays(),
        };
        open.read(|reader| {
            let files = files(reader)?;
            let board = Board {
                desk: self,
                reader,
                catalogue: &catalogue,
                phrasing: &phrasing,
                files: &files,
            };
            let mut headlines: Vec<&Indicator> = catalogue
                .indicators()
                .iter()
                .filter(|indicator| indicator.headline.is_some())
                .collect();
            headlines.sort_by_key(|indicator| indicator.headline);
            let mut tiles = Vec::new();
            for indicator in headlines {
                tiles.extend(board.tiles(indicator, city.as_deref())?);
            }
            Ok(Overview {
                tiles,
                charts: charts(reader)?,
                events: events(reader, &catalogue)?,
                targets: board.targets()?,
            })
        })
    }
}

impl Desk {
    /// The own city: as set, else the region of which the library knows the most published indicators; forecasts don't count.
    pub(crate) fn city(&self, open: &Open) -> Result<Option<String>, Failure> {
        if let Some(city) = self.remembered().settings.city {
            return Ok(Some(city));
        }
        let mut indicators: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let all = open.read(|reader| Ok(reader.series(&SeriesFilter::default())?))?;
        for series in all.into_iter().filter(|series| series.last_published.is_some()) {
            indicators
                .entry(series.key.region)
                .or_default()
                .insert(series.key.indicator);
        }
        let catalogue = open.catalogue();
        let most = indicators
            .into_iter()
            .max_by_key(|(region, indicators)| (indicators.len(), std::cmp::Reverse(catalogue.region_rank(region))));
        Ok(most.map(|(region, _)| region))
    }
}

/// The file of each batch, by its number.
pub(crate) fn files(reader: &Reader) -> Result<HashMap<i64, String>, Failure> {
    Ok(reader
        .history()?
        .into_iter()
        .map(|batch| (batch.seq, batch.file_name))
        .collect())
}

/// Charts kept in the library. One whose spec a newer version wrote is left out, not a reason to show nothing.
pub(crate) fn charts(reader: &Reader) -> Result<Vec<SavedChart>, Failure> {
    let kept = reader.charts()?;
    Ok(kept
        .into_iter()
        .filter_map(|chart| match serde_json::from_str(&chart.spec) {
            Ok(spec) => Some(SavedChart {
                id: chart.id,
                title: chart.title,
                spec,
            }),
            Err(error) => {
                tracing::warn!(%error, chart = chart.id, "a kept chart can't be read");
                None
            }
        })
        .collect())
}

/// Events, latest first.
fn events(reader: &Reader, catalogue: &Catalogue) -> Result<Vec<EventInfo>, Failure> {
    let mut events = reader.events()?;
    events.sort_by(|a, b| b.date.cmp(&a.date));
    Ok(events
        .into_iter()
        .map(|event| EventInfo {
            region: event
                .region
                .map(|code| crate::charting::region_name(catalogue, &code))
                .unwrap_or_default(),
            end_date: end_date(&event.date, event.end),
            date: event.date,
            level: event.level.unwrap_or_default(),
            title: event.title,
            document: event.document,
            source: event.source,
        })
        .collect())
}

/// The end of an event that lasts beyond its date, as exact as the date is.
fn end_date(date: &str, end: Date) -> Option<String> {
    let own = time_period::parse(date).filter(|own| end > own.last_day())?;
    Some(match own.span() {
        Span::Months(12) => end.year().to_string(),
        Span::Months(_) => format!("{:04}-{:02}", end.year(), end.month()),
        Span::Days(_) | Span::Point => end.to_string(),
    })
}

/// What the tiles are made from.
struct Board<'a> {
    desk: &'a Desk,
    reader: &'a Reader,
    catalogue: &'a Catalogue,
    phrasing: &'a Phrasing<'a>,
    files: &'a HashMap<i64, String>,
}

impl Board<'_> {
    /// The tiles of one indicator: its newest part-year figure and its newest annual one, since neither replaces the other;
    /// a stock, or a figure of days, has one.
    fn tiles(&self, indicator: &Indicator, city: Option<&str>) -> Result<Vec<Tile>, Failure> {
        let filter = SeriesFilter {
            indicators: vec![indicator.code.clone()],
            sectors: vec![Sector::TOTAL.to_owned()],
            measure: Some(Measure::Level),
            ..SeriesFilter::default()
        };
        let asked = Asked::all(filter);
        let mut series = query::ask(self.reader, self.catalogue, &asked)?;
        series.retain(|one| one.key.price_basis != Some(PriceBasis::Constant));
        for one in &mut series {
            one.figures
                .retain(|figure| figure.observation.status != Some(Status::Forecast));
        }
        series.retain(|one| !one.figures.is_empty());
        let Some(region) = series
            .iter()
            .map(|one| &one.key.region)
            .min_by_key(|code| self.nearness(code, city))
            .cloned()
        else {
            return Ok(Vec::new());
        };
        series.retain(|one| one.key.region == region);
        let newest = |annual: bool| {
            series
                .iter()
                .flat_map(|one| one.figures.iter().map(move |figure| (one, figure)))
                .filter(|(_, figure)| (figure.observation.period.month_count() == Some(12)) == annual)
                .max_by_key(|(one, figure)| (figure.observation.period.last_day(), preference(one.key.basis)))
        };
        [newest(false), newest(true)]
            .into_iter()
            .flatten()
            .map(|(one, figure)| self.tile(one, figure))
            .collect()
    }

    /// The own city comes first, then what lies in it, then the rest in the order of the catalogue.
    fn nearness(&self, code: &str, city: Option<&str>) -> (u8, usize) {
        let rank = self.catalogue.region_rank(code);
        let Some(city) = city else {
            return (2, rank);
        };
        if code == city {
            return (0, rank);
        }
        let lies_in_city = self.catalogue.regions_above(code).contains(&city);
        (if lies_in_city { 1 } else { 2 }, rank)
    }

    fn tile(&self, series: &FigureSeries, figure: &Figured) -> Result<Tile, Failure> {
        let period = figure.observation.period;
        Ok(Tile {
            figure: self.text(series, figure),
            growth: self.growth(series, figure)?,
            spark: self.spark(series, period),
            selection: selection_of(&series.key, Some(period)),
        })
    }

    fn text(&self, series: &FigureSeries, figure: &Figured) -> FigureText {
        let file = self.files.get(&figure.batch).map_or("", String::as_str);
        self.phrasing.figure(series, figure, file)
    }

    /// 同比 of the same period: as published where it was, else from the levels, marked 推算.
    fn growth(&self, series: &FigureSeries, figure: &Figured) -> Result<Option<Growth>, Failure> {
        let key = &series.key;
        let period = figure.observation.period;
        let filter = SeriesFilter {
            indicators: vec![key.indicator.clone()],
            regions: vec![key.region.clone()],
            sectors: vec![key.sector.clone()],
            basis: Some(key.basis),
            measure: Some(Measure::YearOnYear),
            price_basis: None,
        };
        let range = Range {
            from: Some(period.start()),
            to: Some(period.last_day()),
            ..Range::default()
        };
        let asked = Asked {
            periods: vec![period],
            range,
            ..Asked::all(filter)
        };
        let published = query::ask(self.reader, self.catalogue, &asked)?;
        let published = published.into_iter().flat_map(|one| one.figures);
        let mut published = published.filter(|growth| growth.observation.figure.number().is_some());
        let growth = match published.next() {
            Some(published) => Some(published),
            None if series.kind == Some(Kind::Rate) => None,
            None => query::growth_over_year(self.reader, self.desk.holidays(), series, figure)?,
        };
        Ok(growth.and_then(|growth| {
            let observation = &growth.observation;
            let said = words::growth(observation.figure.number()?, observation.qualifier);
            Some(Growth {
                zh: said.zh,
                en: said.en,
                sign: said.sign,
                derived: growth.derived,
            })
        }))
    }

    /// Earlier figures of the same span at the same place in the year, oldest first; nothing when there is only one.
    fn spark(&self, series: &FigureSeries, period: Period) -> Vec<SparkPoint> {
        let alike = |other: Period| {
            other.span() == period.span()
                && match period.span() {
                    Span::Months(_) | Span::Point => other.start().month() == period.start().month(),
                    Span::Days(_) => true,
                }
        };
        let figures: Vec<&Figured> = series
            .figures
            .iter()
            .filter(|figure| alike(figure.observation.period))
            .collect();
        if figures.len() < 2 {
            return Vec::new();
        }
        let skip = figures.len().saturating_sub(SPARK);
        figures
            .into_iter()
            .skip(skip)
            .map(|figure| SparkPoint {
                period: period_label(figure.observation.period, Some(series.key.basis), self.desk.holidays()),
                value: figure.observation.figure.number().map(|number| number.to_string()),
            })
            .collect()
    }

    /// Targets and forecasts: every figure with status F, soonest first.
    fn targets(&self) -> Result<Vec<FigureText>, Failure> {
        let mut targets = Vec::new();
        for (found, stored) in self.reader.forecasts(&SeriesFilter::default())? {
            let kind = query::kind_of(self.catalogue, &found.key);
            let series = FigureSeries {
                id: found.id,
                kind,
                key: found.key,
                figures: Vec::new(),
            };
            targets.extend(
                stored
                    .into_iter()
                    .map(|stored| self.text(&series, &Figured::from(stored))),
            );
        }
        targets.sort_by(|a, b| a.period.cmp(&b.period));
        Ok(targets)
    }
}

/// 累计 before 期末 before 当期 where several have the newest period.
const fn preference(basis: Basis) -> u8 {
    match basis {
        Basis::Cumulative => 3,
        Basis::End => 2,
        Basis::Single => 1,
        Basis::Average => 0,
    }
}

/// The selection that shows a series in 对比: all sectors at one period, since the breakdown is what one looks for next.
pub(crate) fn selection_of(key: &SeriesKey, period: Option<Period>) -> Selection {
    Selection {
        indicators: vec![key.indicator.clone()],
        regions: vec![key.region.clone()],
        sectors: if period.is_some() {
            Vec::new()
        } else {
            vec![key.sector.clone()]
        },
        basis: Some(key.basis),
        measure: period.is_none().then_some(key.measure),
        price_basis: if period.is_some() { None } else { key.price_basis },
        periods: period.into_iter().map(|period| period.to_string()).collect(),
        derive: None::<Derivation>,
        ..Selection::default()
    }
}
