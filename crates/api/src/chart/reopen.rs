//! A chart opened again from a file that carries it, held against the open library: the same figures, others, or none.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use suishu_chart::{CarriedChart, CarriedError, ChartData, Datum, Event, PICTURE_CAP, carried_by};
use suishu_domain::Status;

use super::draw;
use super::{table_text, workbook};
use crate::desk::Desk;
use crate::error::Failure;
use crate::token::display_name;
use crate::wire::{
    CarriedRequest, ChartView, ExportStyle, FigureDifference, ReopenRequest, Reopened, SizeMm, Standing,
};

/// So many differences are listed; the rest are counted.
const LISTED: usize = 50;

/// A chart read from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Carried {
    pub(super) chart: CarriedChart,
}

impl Carried {
    /// Reads the chart that an exported file carries: PNG, SVG, PDF or XLSX, known by its bytes.
    ///
    /// # Errors
    /// [`Failure::File`] when the file can't be read, [`Failure::Picture`] when no chart comes out of it.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let file = display_name(path);
        let unread = |error: std::io::Error| Failure::File {
            file: file.clone(),
            error: error.into(),
        };
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|open| open.take(PICTURE_CAP + 1).read_to_end(&mut bytes))
            .map_err(unread)?;
        Self::of(bytes).map_err(|error| Failure::Picture { file, error })
    }

    fn of(bytes: Vec<u8>) -> Result<Self, CarriedError> {
        let chart = if workbook::is_package(&bytes) {
            workbook::read(bytes)?
        } else {
            carried_by(&bytes)?
        };
        Ok(Self { chart })
    }

    /// The spec.
    pub const fn spec(&self) -> &suishu_chart::ChartSpec {
        &self.chart.spec
    }

    /// The size on paper.
    pub const fn size(&self) -> SizeMm {
        SizeMm {
            width: self.chart.size.width_mm,
            height: self.chart.size.height_mm,
        }
    }
}

impl Desk {
    /// Reads the chart that a file carries.
    pub(crate) fn reopen(&self, request: ReopenRequest) -> Result<Reopened, Failure> {
        self.compared(&Carried::read(&self.tokens().path(&request.file)?)?)
    }

    /// Draws a chart from the figures in its file.
    pub(crate) fn carried(&self, request: CarriedRequest) -> Result<ChartView, Failure> {
        let Carried { chart } = Carried::read(&self.tokens().path(&request.file)?)?;
        self.view(&chart.spec, &chart.data, request.surface, request.size)
    }

    /// The file of a chart, drawn from the figures that it carries.
    ///
    /// # Errors
    /// As [`Desk::image`].
    pub fn carried_image(&self, carried: &Carried, style: &ExportStyle) -> Result<super::Image, Failure> {
        self.file_of(&self.carried_picture(carried.chart.clone(), style.size)?, style)
    }

    /// Holds a carried chart against the library.
    ///
    /// # Errors
    /// What the store meets. A library that can't answer the question lacks the figures; that is no error.
    pub fn compared(&self, carried: &Carried) -> Result<Reopened, Failure> {
        let chart = &carried.chart;
        // Whether the library can answer the question at all.
        let mut answered = true;
        let library = match self.charted(&chart.spec) {
            Ok(charted) => charted.data,
            Err(
                Failure::LibraryNone
                | Failure::SelectionEmpty
                | Failure::SelectionInvalid { .. }
                | Failure::NotFound { .. }
                | Failure::DerivationRefused { .. },
            ) => {
                answered = false;
                ChartData::default()
            }
            Err(failure) => return Err(failure),
        };
        let differences = if chart.withheld {
            Vec::new()
        } else {
            differences(&chart.data, &library)
        };
        let standing = match () {
            () if !answered => Standing::Lacking,
            () if chart.withheld => Standing::Withheld,
            () if differences.is_empty() => Standing::Same,
            () if differences.iter().any(|difference| difference.library.is_none()) => Standing::Lacking,
            () => Standing::Differs,
        };
        let own = self.open().ok().map(|open| open.id().to_owned());
        Ok(Reopened {
            title: draw::title(&chart.spec, &chart.data),
            size: carried.size(),
            as_of: chart.as_of.clone(),
            same_library: own.is_some() && own == chart.library,
            standing,
            differing: differences.len() as u64,
            differences: differences.into_iter().take(LISTED).collect(),
            spec: chart.spec.clone(),
        })
    }
}

/// Figures by series and category.
type Figures<'a> = HashMap<(&'a str, &'a str), &'a Datum>;

fn figures(data: &ChartData) -> Figures<'_> {
    let of_series = data.series.iter().flat_map(|series| {
        let points = series.points.iter().zip(&data.categories);
        points.filter_map(|(datum, category)| Some(((series.key.as_str(), category.key.as_str()), datum.as_ref()?)))
    });
    of_series.collect()
}

/// Every figure and event that one has and the other hasn't, or that they tell differently, in the order of print.
fn differences(carried: &ChartData, library: &ChartData) -> Vec<FigureDifference> {
    let (in_file, in_library) = (figures(carried), figures(library));
    let mut found = Vec::new();
    for (data, is_file) in [(carried, true), (library, false)] {
        for series in &data.series {
            for category in &data.categories {
                let key = (series.key.as_str(), category.key.as_str());
                let (one, other) = (in_file.get(&key), in_library.get(&key));
                // What both have is looked at once.
                let is_turn = if is_file { one.is_some() } else { one.is_none() };
                let (one, other) = (one.map(|datum| told(datum)), other.map(|datum| told(datum)));
                if is_turn && one != other {
                    found.push(FigureDifference {
                        series: series.label.clone(),
                        category: category.label.clone(),
                        carried: one,
                        library: other,
                    });
                }
            }
        }
    }
    found.extend(events(carried, library));
    found
}

/// Every event that one has and the other hasn't.
fn events<'a>(carried: &'a ChartData, library: &'a ChartData) -> impl Iterator<Item = FigureDifference> + 'a {
    let lacks = |data: &ChartData, event: &Event| {
        !data
            .events
            .iter()
            .any(|other| other.period == event.period && other.title == event.title)
    };
    let difference = |event: &Event, is_carried: bool| FigureDifference {
        series: String::new(),
        category: event.when.clone(),
        carried: is_carried.then(|| event.title.clone()),
        library: (!is_carried).then(|| event.title.clone()),
    };
    let only_carried = carried.events.iter().filter(move |event| lacks(library, event));
    let only_library = library.events.iter().filter(move |event| lacks(carried, event));
    only_carried
        .map(move |event| difference(event, true))
        .chain(only_library.map(move |event| difference(event, false)))
}

/// A figure as it is told: with its qualifier, and with a status that a drawing shows.
fn told(datum: &Datum) -> String {
    let mut text = match (datum.figure.number(), datum.figure.missing()) {
        (Some(number), _) => format!("{}{number}", table_text::qualifier(datum.qualifier)),
        (None, Some(reason)) => reason.zh().to_owned(),
        (None, None) => String::new(),
    };
    if let Some(status @ (Status::Forecast | Status::Break | Status::Estimated)) = datum.status {
        text.push('（');
        text.push_str(status.zh());
        text.push('）');
    }
    text
}
