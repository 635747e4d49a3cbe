//! From a chart's spec to the plain values that the chart crate draws: figures are asked for, checked by the basis lock,
//! laid along the axis and named.

mod axis;
mod calendar;
mod contribution;
mod events;
mod rest_days;
mod scatter;
mod stack;
mod table;
mod targets;
mod tiles;
mod timeline;
mod two_periods;
mod waterfall;
mod whole;
mod words;
mod year_overlay;

use std::collections::{BTreeSet, HashMap};

use suishu_analysis::lock;
use suishu_chart::{ChartData, ChartSpec, Datum, Dimension, Form, PanelScales, Role, Series};
use suishu_domain::{Catalogue, Confidentiality, Holidays, Period, SeriesKey};
use suishu_store::Reader;

use crate::error::Failure;
use crate::query::{self, Asked, FigureSeries, Figured};

pub(crate) use table::table;
pub(crate) use words::{indicator_name, period_label, region_name, sector_name};

/// A chart's figures, ready to be drawn, with what the basis lock says of them.
#[derive(Debug, Clone)]
pub(crate) struct Charted {
    /// The figures along the axis.
    pub data: ChartData,
    /// Whether a figure among them isn't public: then no file carries any.
    pub confidential: bool,
    /// The mixture that the basis lock refuses, unless the spec allows it.
    pub refusal: Option<lock::Mixture>,
    /// The figures as they were asked for, layer by layer: where the origin of a datum leads.
    layers: Vec<Vec<FigureSeries>>,
}

impl Charted {
    /// The figure that a datum was made of, by its origin.
    pub(crate) fn figure(&self, origin: usize) -> Option<(&FigureSeries, &Figured)> {
        let all = self.layers.iter().flatten();
        all.flat_map(|series| series.figures.iter().map(move |figure| (series, figure)))
            .nth(origin)
    }
}

/// One figure with its series and layer, before it has a place along the axis.
struct Item<'a> {
    layer: usize,
    series: &'a FigureSeries,
    figure: &'a Figured,
}

/// Asks for the figures of every layer and lays them along the axis.
///
/// # Errors
/// [`Failure::SelectionEmpty`] when no layer has a figure, and whatever the question itself meets.
pub(crate) fn chart_data(
    reader: &Reader,
    catalogue: &Catalogue,
    holidays: &Holidays,
    spec: &ChartSpec,
) -> Result<Charted, Failure> {
    spec.check_version()?;
    if spec.form == Form::Timeline {
        return timeline::chart_data(reader, catalogue, holidays, spec);
    }
    let mut layers: Vec<Vec<FigureSeries>> = Vec::with_capacity(spec.layers.len());
    for selection in &spec.layers {
        let asked = Asked::read(selection, catalogue, holidays)?;
        let series = query::ask(reader, catalogue, &asked)?;
        layers.push(query::derive(reader, catalogue, holidays, selection, &asked, series)?);
    }
    let stacked = matches!(spec.form, Form::StackedColumns | Form::PercentColumns | Form::Area);
    if stacked || spec.form == Form::Contribution {
        for layer in &mut layers {
            stack::drop_wholes(layer, spec.x, catalogue);
        }
    }
    let pie = spec.form == Form::Pie;
    if pie {
        for layer in &mut layers {
            whole::drop_wholes(layer, catalogue);
        }
    }
    let parts = layers.len();
    let mut published = whole::Published::default();
    if pie {
        published = whole::published(reader, catalogue, holidays, spec, &layers)?;
        layers.extend(published.layer.take());
    }
    let items: Vec<Item<'_>> = layers
        .iter()
        .enumerate()
        .flat_map(|(layer, found)| {
            found
                .iter()
                .flat_map(move |series| series.figures.iter().map(move |figure| Item { layer, series, figure }))
        })
        .collect();
    // A layer without figures would be left out in silence.
    if layers.iter().any(Vec::is_empty) || items.is_empty() {
        return Err(Failure::SelectionEmpty);
    }
    let mixture = match spec.form {
        Form::Contribution => contribution::check(&layers, spec, catalogue)?,
        Form::YearOverlay => year_overlay::check(&layers)?,
        Form::Waterfall => on_one_axis(&layers, spec).or(waterfall::check(&layers, spec.x, catalogue)?),
        Form::Bullet => targets::check(&layers, spec.x, catalogue)?,
        _ => on_one_axis(&layers, spec),
    };
    let mixture = mixture.or_else(|| {
        layers
            .iter()
            .filter(|_| stacked)
            .find_map(|layer| stack::check(layer, spec.x, catalogue).err())
    });
    let mixture = mixture.or_else(|| {
        let parts = layers[..parts].iter().filter(|_| pie);
        parts.into_iter().find_map(|layer| whole::check(layer, catalogue).err())
    });
    let mut data = if pie {
        lay(&items, &whole::parted(spec), catalogue, holidays)
    } else {
        lay(&items, spec, catalogue, holidays)
    };
    if spec.form == Form::Waterfall {
        waterfall::shape(&mut data, &items, spec.x, catalogue);
    }
    if calendar::applies(spec, &data) {
        data = calendar::by_year(data);
    }
    data.notes = words::notes(&items, mixture.as_ref().filter(|_| spec.allow_mixture), catalogue);
    if spec.form == Form::PercentColumns {
        data.notes
            .extend(stack::incomplete(reader, catalogue, &layers, spec.x)?);
    }
    data.notes.extend(published.note);
    data.sources = words::sources(&items);
    data.events = events::along_axis(reader, (catalogue, holidays), spec, (&items, &data))?;
    data.title = match spec.form {
        Form::Dumbbell | Form::Slope => two_periods::title(&items, spec, catalogue, holidays),
        Form::Bullet => targets::title(&items, spec, catalogue, holidays),
        _ => words::title(&items, spec, catalogue, holidays),
    };
    match spec.form {
        Form::Dumbbell | Form::Slope => two_periods::arrange(&mut data, &items, spec.form),
        Form::Bullet => targets::finish(&mut data, &items, holidays),
        _ => {}
    }
    let public = Confidentiality::Public;
    Ok(Charted {
        data,
        confidential: items
            .iter()
            .any(|item| item.figure.observation.confidentiality != public),
        refusal: mixture.filter(|_| !spec.allow_mixture),
        layers,
    })
}

/// The basis lock over each axis: what shares one must not be mixed, whichever layer it comes from.
fn on_one_axis(layers: &[Vec<FigureSeries>], spec: &ChartSpec) -> Option<lock::Mixture> {
    let axes: Vec<Vec<&FigureSeries>> = match spec.form {
        Form::ColumnsLine => {
            let (left, right) = layers.split_at(layers.len().min(1));
            [left, right].map(|axis| axis.iter().flatten().collect()).into()
        }
        // Each axis of a scatter carries one layer.
        Form::Scatter => layers.iter().map(|layer| layer.iter().collect()).collect(),
        // A tile, and a panel on a scale of its own, is compared with nothing but its past.
        Form::Kpi => layers.iter().flatten().map(|series| vec![series]).collect(),
        Form::SmallMultiples if spec.panel_scales == PanelScales::Free => {
            layers.iter().flatten().map(|series| vec![series]).collect()
        }
        _ => vec![layers.iter().flatten().collect()],
    };
    axes.into_iter().find_map(|axis| {
        let subjects: Vec<lock::Subject<'_>> = axis
            .into_iter()
            .flat_map(|series| {
                series.figures.iter().map(|figure| lock::Subject {
                    key: &series.key,
                    period: figure.observation.period,
                })
            })
            .collect();
        // Two poles hide the path between them, so a half beside a year would look like a rise.
        lock::check(&subjects, spec.x == Dimension::Period && spec.form != Form::Slope).err()
    })
}

/// Lays the items along the axis.
fn lay(items: &[Item<'_>], spec: &ChartSpec, catalogue: &Catalogue, holidays: &Holidays) -> ChartData {
    let overlaid = spec.form == Form::YearOverlay;
    let axis = if overlaid {
        axis::Axis::within_years(items)
    } else {
        axis::Axis::of(items, spec.x, catalogue, holidays)
    };
    let varying = words::Varying::of(items, spec.x);
    let highlight: BTreeSet<String> = spec
        .highlight
        .iter()
        .filter_map(|word| Some(catalogue.region(word)?.code.clone()))
        .collect();
    // Series and categories are stressed by their keys, regions by name as well.
    let stressed = |key: &String| spec.highlight.contains(key);
    let mut slots: HashMap<SeriesSlot, usize> = HashMap::new();
    let mut series: Vec<Series> = Vec::new();
    // Along periods all figures of a series share one slot, so it is made once and not for each of them.
    let mut last: Option<(&FigureSeries, Option<Period>, usize)> = None;
    for (origin, item) in items.iter().enumerate() {
        let period = match (overlaid, spec.x) {
            (true, _) => year_overlay::year(item.figure.observation.period),
            (false, Dimension::Period) => None,
            (false, _) => Some(item.figure.observation.period),
        };
        let at = match last {
            Some((same, of, at)) if std::ptr::eq(same, item.series) && of == period => at,
            _ => *slots
                .entry(SeriesSlot::of(item, spec.x, period))
                .or_insert_with_key(|slot| {
                    let key = slot.text();
                    series.push(Series {
                        label: match spec.form {
                            Form::Kpi => tiles::name(item, items, catalogue),
                            Form::YearOverlay => year_overlay::label(item),
                            Form::Contribution => contribution::label(item, &varying, catalogue, holidays),
                            Form::Scatter => {
                                scatter::name(item, items, catalogue, || varying.label(item, catalogue, holidays))
                            }
                            _ => varying.label(item, catalogue, holidays),
                        },
                        layer: item.layer,
                        unit: item.series.key.unit.to_string(),
                        role: if stressed(&key) {
                            Role::Own
                        } else {
                            role(item, spec, &highlight, catalogue)
                        },
                        key,
                        points: vec![None; axis.categories.len()],
                    });
                    series.len() - 1
                }),
        };
        last = Some((item.series, period, at));
        if let Some(category) = axis.place(item) {
            let datum = datum(item, spec, &highlight);
            series[at].points[category] = Some(Datum {
                origin: Some(origin),
                highlight: datum.highlight || stressed(&axis.categories[category].key),
                ..datum
            });
        }
    }
    if overlaid {
        series.sort_by(|a, b| a.label.cmp(&b.label));
    }
    ChartData {
        title: String::new(),
        categories: axis.categories,
        series,
        notes: Vec::new(),
        sources: Vec::new(),
        events: Vec::new(),
    }
}

/// What makes a chart series: everything of the key, and the period, but for what runs along the axis.
#[derive(Debug, PartialEq, Eq, Hash)]
struct SeriesSlot {
    layer: usize,
    key: SeriesKey,
    period: Option<Period>,
}

impl SeriesSlot {
    fn of(item: &Item<'_>, x: Dimension, period: Option<Period>) -> Self {
        let mut key = item.series.key.clone();
        match x {
            Dimension::Indicator => key.indicator.clear(),
            Dimension::Region => key.region.clear(),
            Dimension::Sector => key.sector.clear(),
            Dimension::Measure => key.measure = suishu_domain::Measure::Level,
            Dimension::Period => {}
        }
        Self {
            layer: item.layer,
            key,
            period,
        }
    }

    fn text(&self) -> String {
        let SeriesKey {
            indicator,
            region,
            sector,
            basis,
            measure,
            price_basis,
            unit,
        } = &self.key;
        let price = price_basis.map_or("", |price| price.code());
        let period = self.period.map(|period| period.to_string()).unwrap_or_default();
        format!(
            "{}|{indicator}|{region}|{sector}|{basis}|{measure}|{price}|{unit}|{period}",
            self.layer
        )
    }
}

fn role(item: &Item<'_>, spec: &ChartSpec, highlight: &BTreeSet<String>, catalogue: &Catalogue) -> Role {
    let key = &item.series.key;
    if spec.by == Some(Dimension::Sector) || spec.x != Dimension::Sector {
        match key.sector.as_str() {
            "primary" => return Role::Industry(1),
            "secondary" => return Role::Industry(2),
            "tertiary" => return Role::Industry(3),
            _ => {}
        }
    }
    match () {
        () if highlight.is_empty() || spec.x == Dimension::Region => Role::Plain,
        () if highlight.contains(&key.region) => Role::Own,
        () if highlight.iter().any(|own| lies_in(own, &key.region, catalogue)) => Role::Average,
        () => Role::Other,
    }
}

/// Whether a region lies in another one: a city in its province and its nation.
fn lies_in(region: &str, other: &str, catalogue: &Catalogue) -> bool {
    let parent = |code: &str| catalogue.region(code).and_then(|region| region.parent.clone());
    std::iter::successors(parent(region), |above| parent(above))
        .take(8)
        .any(|above| above == other)
}

fn datum(item: &Item<'_>, spec: &ChartSpec, highlight: &BTreeSet<String>) -> Datum {
    let observation = &item.figure.observation;
    Datum {
        figure: observation.figure,
        qualifier: observation.qualifier,
        status: observation.status,
        derived: item.figure.derived,
        highlight: spec.x == Dimension::Region && highlight.contains(&item.series.key.region),
        source: observation.source.clone(),
        vintage: Some(item.figure.vintage.clone()),
        origin: None,
    }
}
