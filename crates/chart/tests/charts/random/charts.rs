//! A random spec of a form with figures that the form can show; now and then one that it can't.

use suishu_chart::{
    Category, ChartData, ChartSpec, Counting, Datum, Dimension, Form, Order, PACE_LAYER, PanelScales, PointNote, Role,
    Series,
};
use suishu_domain::{Decimal, Figure, MissingReason, Qualifier, Selection, Status};

use super::axes::{self, NAMES};
use super::dice::Dice;

/// What is drawn, and whether it is meant to be refused.
pub(super) struct Chart {
    pub spec: ChartSpec,
    pub data: ChartData,
    pub spoilt: bool,
}

/// Which figures a series may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Signed,
    /// Above zero.
    Positive,
    /// Above zero, exact and there: a whole, a target.
    Whole,
}

/// The axis, and of each series its layer, unit and figures.
struct Shape {
    x: Dimension,
    categories: Vec<Category>,
    series: Vec<(usize, &'static str, Kind)>,
}

pub(super) fn chart(dice: &mut Dice, form: Form) -> Chart {
    let mut shape = shape(dice, form);
    let spoilt = form != Form::Timeline && dice.chance(0.04);
    if spoilt {
        shape.series.push((0, "万人", Kind::Signed));
    }
    let first_name = dice.below(NAMES.len());
    let digits = *dice.one_of(&[3_u32, 5, 8]);
    let all = shape.series.iter().enumerate().map(|(at, &(layer, unit, kind))| {
        let label = label(form, layer, at, first_name);
        let points = shape.categories.iter().enumerate();
        Series {
            key: format!("series-{at}"),
            label,
            layer,
            unit: unit.to_owned(),
            role: role(dice),
            points: points
                .map(|(place, category)| point(dice, (form, at, place), category, (layer, kind), digits))
                .collect(),
        }
    });
    let mut series: Vec<Series> = all.collect();
    name_changes(form, &mut series);
    let spec = spec(dice, form, &shape, &series);
    let data = ChartData {
        title: "由数据写成的标题".to_owned(),
        categories: shape.categories,
        series,
        notes: (0..dice.below(2))
            .map(|_| axes::running(dice, 40))
            .filter(|note| !note.is_empty())
            .collect(),
        sources: vec![
            "国家统计局".to_owned(),
            "广东省统计局、香港特别行政区政府统计处、澳门特别行政区政府统计暨普查局".to_owned(),
        ],
        events: if form == Form::Timeline || spec.events {
            let count = dice.count(1, 8);
            axes::events(dice, count)
        } else {
            Vec::new()
        },
    };
    Chart { spec, data, spoilt }
}

fn shape(dice: &mut Dice, form: Form) -> Shape {
    use Kind::{Positive, Signed, Whole};
    let alike = |count: usize, kind: Kind| vec![(0, "亿元", kind); count];
    let named = |dice: &mut Dice, count: usize| (Dimension::Sector, axes::named(dice, count));
    let short = dice.count(1, 12);
    let long = if dice.chance(0.3) { dice.count(13, 60) } else { short };
    let several = dice.count(2, 5);
    let ((x, categories), series) = match form {
        Form::Columns => (axes::any(dice, long), alike(1, Signed)),
        Form::GroupedColumns | Form::StackedColumns => (axes::any(dice, short), alike(several, Signed)),
        Form::PercentColumns => (axes::any(dice, short), alike(several, Positive)),
        Form::Line => (axes::any(dice, long), alike(dice.count(1, 8), Signed)),
        Form::Area => (axes::time(dice, long.max(2)), alike(several, Positive)),
        Form::ColumnsLine => {
            let mut series = alike(dice.count(1, 3), Signed);
            series.extend(vec![(1, "%", Signed); dice.count(1, 2)]);
            (axes::any(dice, short), series)
        }
        Form::Contribution => {
            let mut series = vec![(0, "百分点", Signed); several];
            series.push((1, "%", Signed));
            (axes::time(dice, short), series)
        }
        Form::Bars => {
            let count = dice.count(1, 24);
            (named(dice, count), alike(dice.count(1, 2), Signed))
        }
        Form::SmallMultiples => (axes::any(dice, long), alike(dice.count(2, 12), Signed)),
        Form::Kpi => {
            let tiles = dice.count(1, 4);
            let mut series = alike(tiles, Signed);
            series.extend(vec![(1, "%", Signed); dice.below(tiles + 1)]);
            (axes::time(dice, short), series)
        }
        Form::YearOverlay => {
            let steps = axes::steps_of_a_year(dice);
            ((Dimension::Period, steps), alike(dice.count(1, 6), Signed))
        }
        Form::Waterfall => {
            let mut parts = axes::named(dice, several + 2);
            "合计".clone_into(&mut parts[0].label);
            parts[0].whole = true;
            ((Dimension::Sector, parts), alike(2, Positive))
        }
        Form::Dumbbell => {
            let count = dice.count(1, 16);
            (named(dice, count), alike(2, Signed))
        }
        Form::Slope => (axes::time(dice, 2), alike(dice.count(1, 9), Signed)),
        Form::Bullet => {
            let mut series = vec![(0, "亿元", Positive), (1, "亿元", Whole)];
            if dice.chance(0.5) {
                series.extend([(2, "亿元", Positive), (3, "亿元", Whole)]);
            }
            series.push((PACE_LAYER, "%", Whole));
            let count = dice.count(1, 12);
            (named(dice, count), series)
        }
        Form::Pie => {
            let mut series = if dice.chance(0.5) {
                alike(1, Positive)
            } else {
                alike(several, Positive)
            };
            let axis = if series.len() == 1 {
                named(dice, several)
            } else {
                axes::time(dice, 1)
            };
            if series.len() > 1 && dice.chance(0.3) {
                series.push((1, "亿元", Whole));
            }
            (axis, series)
        }
        Form::HeatMap => (axes::any(dice, short), alike(dice.count(1, 12), Signed)),
        Form::Scatter => {
            let mut series = vec![(0, "亿元", Signed), (1, "%", Signed)];
            if dice.chance(0.5) {
                series.push((2, "万人", Positive));
            }
            let count = dice.count(2, 20);
            (named(dice, count), series)
        }
        Form::TileMap => {
            let districts = axes::districts(dice);
            ((Dimension::Region, districts), alike(1, Signed))
        }
        Form::Timeline => ((Dimension::Period, Vec::new()), Vec::new()),
    };
    Shape { x, categories, series }
}

/// Series have names of their own.
fn label(form: Form, layer: usize, at: usize, first: usize) -> String {
    match form {
        Form::YearOverlay | Form::Dumbbell | Form::Waterfall => format!("{}年", 2012 + at),
        Form::Bullet if layer == PACE_LAYER => "时间进度".to_owned(),
        Form::Bullet => ["2020年前三季度", "2020年", "2019年前三季度", "2019年"][layer].to_owned(),
        _ => NAMES[(first + at) % NAMES.len()].to_owned(),
    }
}

/// A published change is named after its tile.
fn name_changes(form: Form, series: &mut [Series]) {
    if form != Form::Kpi {
        return;
    }
    let tiles: Vec<String> = series
        .iter()
        .filter(|one| one.layer == 0)
        .map(|one| one.label.clone())
        .collect();
    for (change, tile) in series.iter_mut().filter(|one| one.layer == 1).zip(tiles) {
        change.label = format!("{tile}同比");
    }
}

fn role(dice: &mut Dice) -> Role {
    *dice.one_of(&[
        Role::Plain,
        Role::Plain,
        Role::Own,
        Role::Other,
        Role::Average,
        Role::Industry(1),
        Role::Industry(2),
        Role::Industry(3),
    ])
}

fn point(
    dice: &mut Dice,
    (form, at, place): (Form, usize, usize),
    category: &Category,
    (layer, kind): (usize, Kind),
    digits: u32,
) -> Option<Datum> {
    let whole = kind == Kind::Whole || category.whole;
    // One gap unmakes a pie; elsewhere gaps are common.
    let gaps = if form == Form::Pie { 0.01 } else { 0.06 };
    let first = at == 0 && place == 0;
    if !whole && !first && dice.chance(gaps) {
        return None;
    }
    let most = if layer == PACE_LAYER { 100 } else { 10_i64.pow(digits) };
    let least = if kind == Kind::Signed { -most / 4 } else { 1 };
    let scale = if layer == PACE_LAYER {
        0
    } else {
        u32::try_from(dice.below(3)).expect("a small number")
    };
    let number = Figure::Number(Decimal::new(dice.from(least, most), scale));
    let kind = if whole || first { 20 } else { dice.below(24) };
    Some(Datum {
        figure: match kind {
            0 if form != Form::Pie => Figure::Missing(MissingReason::Suppressed),
            1 if form != Form::Pie => Figure::Missing(MissingReason::NotPublished),
            _ => number,
        },
        qualifier: match kind {
            2 => Qualifier::Over,
            3 => Qualifier::About,
            _ => Qualifier::Exact,
        },
        status: match kind {
            4 => Some(Status::Forecast),
            5 => Some(Status::Break),
            6 | 7 => Some(Status::Provisional),
            _ => None,
        },
        derived: kind == 8,
        highlight: kind == 9,
        source: None,
        vintage: None,
        origin: None,
    })
}

fn spec(dice: &mut Dice, form: Form, shape: &Shape, series: &[Series]) -> ChartSpec {
    let layer = Selection::default();
    let layers = shape
        .series
        .iter()
        .map(|(layer, ..)| *layer)
        .filter(|layer| *layer != PACE_LAYER);
    let key = |at: usize| series.get(at).map(|series| series.key.clone());
    let above_zero = || {
        let figures = series.iter().flat_map(|series| &series.points).flatten();
        figures
            .filter_map(|datum| datum.figure.number())
            .all(|number| number > Decimal::ZERO)
    };
    let log = form == Form::Line && above_zero() && dice.chance(0.5);
    let point_notes = if dice.chance(0.3) {
        note(dice, shape, series)
    } else {
        None
    };
    ChartSpec {
        layers: vec![layer; layers.max().unwrap_or(0) + 1],
        title: dice
            .chance(0.6)
            .then(|| axes::running(dice, 60))
            .filter(|title| !title.is_empty()),
        subtitle: dice
            .chance(0.3)
            .then(|| axes::running(dice, 30))
            .filter(|title| !title.is_empty()),
        notes: (0..dice.below(3))
            .map(|_| axes::running(dice, 70))
            .filter(|note| !note.is_empty())
            .collect(),
        number: dice.chance(0.2).then(|| "图1".to_owned()),
        value_labels: *dice.one_of(&[None, None, Some(true), Some(false)]),
        order: *dice.one_of(&[Order::Natural, Order::Natural, Order::Descending, Order::Ascending]),
        muted: key(dice.below(4)).filter(|_| dice.chance(0.15)).into_iter().collect(),
        series_order: key(1).filter(|_| dice.chance(0.15)).into_iter().collect(),
        counting: if log { Counting::Log } else { Counting::Linear },
        panel_scales: *dice.one_of(&[PanelScales::Shared, PanelScales::Free]),
        ring: dice.chance(0.5),
        events: dice.chance(0.4),
        rest_days: *dice.one_of(&[None, None, Some(true), Some(false)]),
        point_notes: point_notes.into_iter().collect(),
        ..ChartSpec::new(form, Selection::default(), shape.x)
    }
}

/// A note at a figure that is there.
fn note(dice: &mut Dice, shape: &Shape, series: &[Series]) -> Option<PointNote> {
    let found: Vec<(&Series, &Category)> = series
        .iter()
        .flat_map(|series| {
            series
                .points
                .iter()
                .zip(&shape.categories)
                .map(move |(point, category)| (series, point, category))
        })
        .filter_map(|(series, point, category)| point.as_ref().map(|_| (series, category)))
        .collect();
    let (series, category) = found.get(dice.below(found.len().max(1)))?;
    Some(PointNote {
        series: series.key.clone(),
        category: category.key.clone(),
        text: "受春节错月影响，当月数不可比。".to_owned(),
    })
}
