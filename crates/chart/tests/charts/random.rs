//! Random charts of every form: names, figures, gaps, statuses, roles, layers, events, days of rest, notes, sizes and themes as no
//! person would choose them. Each keeps the rules or says what doesn't fit.
//!
//! The charts are the same on every run; `SUISHU_SEED` draws others.

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use suishu_chart::{
    Category, ChartData, ChartError, ChartSpec, Counting, Datum, Dimension, Event, Form, Order, PanelScales, PointNote,
    Renderer, Rest, Role, Series, Size, Theme,
};
use suishu_domain::period::time_period;
use suishu_domain::{Date, Decimal, Figure, MissingReason, Period, Qualifier, Selection, Status};

use crate::checker;
use crate::fixtures::{months, quarters, years};

/// Charts of each of the tests, which run beside each other.
const CASES: u32 = 500;

const NAMES: [&str; 14] = [
    "广州市",
    "深圳市",
    "信息传输、软件和信息技术服务业",
    "GDP",
    "第一产业",
    "天河区",
    "（其他）",
    "规模以上工业（含“专精特新”企业）1—9月累计增加值",
    "5G基站",
    "新一代信息技术、人工智能与数字创意产业",
    "a very long name in Latin letters",
    "北京路步行街",
    "其中：高技术制造业",
    "合计",
];

#[test]
fn the_first_random_charts_keep_the_rules() {
    run(0);
}

#[test]
fn the_second_random_charts_keep_the_rules() {
    run(1);
}

#[test]
fn the_third_random_charts_keep_the_rules() {
    run(2);
}

#[test]
fn the_fourth_random_charts_keep_the_rules() {
    run(3);
}

/// Draws the charts of one part; all faults are told at the end, the numbers of their charts with them.
fn run(part: u8) {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let themes = Theme::shipped().expect("the shipped themes are readable");
    let seed = std::env::var("SUISHU_SEED")
        .ok()
        .and_then(|seed| seed.parse::<u64>().ok());
    let mut bytes = [part; 32];
    bytes[..8].copy_from_slice(&seed.unwrap_or(0).to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let charts = (chart(), size(), 0..themes.len());
    let mut broken = Vec::new();
    for case in 0..CASES {
        let ((spec, data), size, theme) = charts.new_tree(&mut runner).expect("a chart can be made up").current();
        let theme = &themes[theme];
        let faults = judge(&renderer, &spec, &data, theme, size);
        let Size { width_mm, height_mm } = size;
        let name = format!(
            "{case} {} {} {width_mm:.1}×{height_mm:.1}",
            spec.form.name(),
            theme.name
        );
        broken.extend(faults.into_iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(broken.is_empty(), "{} faults:\n{}", broken.len(), broken.join("\n"));
}

/// The faults of one chart. A refusal with its reason is an answer, unless the reason can't be true.
fn judge(renderer: &Renderer, spec: &ChartSpec, data: &ChartData, theme: &Theme, size: Size) -> Vec<String> {
    match renderer.draw(spec, data, theme, size) {
        Ok(drawing) => checker::faults(&drawing, theme),
        Err(
            error @ (ChartError::Ragged { .. }
            | ChartError::NotANumber { .. }
            | ChartError::BadSize { .. }
            | ChartError::Font { .. }
            | ChartError::UnknownVersion { .. }
            | ChartError::Encoding { .. }),
        ) => vec![error.to_string()],
        Err(_) => Vec::new(),
    }
}

fn size() -> impl Strategy<Value = Size> {
    let any = (75.0_f64..300.0, 45.0_f64..220.0).prop_map(|(width_mm, height_mm)| Size { width_mm, height_mm });
    let usual = prop::sample::select(vec![
        Size::FULL,
        Size::HALF,
        Size {
            width_mm: 254.0,
            height_mm: 143.0,
        },
        Size {
            width_mm: 420.0,
            height_mm: 297.0,
        },
        Size {
            width_mm: 50.0,
            height_mm: 30.0,
        },
    ]);
    prop_oneof![3 => any, 1 => usual]
}

fn chart() -> impl Strategy<Value = (ChartSpec, ChartData)> {
    let shape = (
        prop::sample::select(Form::ALL),
        1_usize..6,
        prop_oneof![3 => 1_usize..14, 1 => 14_usize..60],
        0_u8..6,
    );
    shape
        .prop_flat_map(|(form, series, length, axis)| {
            let magnitude = prop::sample::select(vec![3_u32, 5, 8]);
            let figures = magnitude.prop_flat_map(move |digits| {
                let row = prop::collection::vec(prop::option::weighted(0.93, datum(digits, form)), length);
                prop::collection::vec(row, series)
            });
            let names = prop::collection::vec(prop::sample::select(NAMES.to_vec()), length + series);
            (
                Just((form, axis)),
                figures,
                names,
                roles(series),
                words(),
                choices(),
                events(),
            )
        })
        .prop_map(|((form, axis), figures, names, roles, words, choices, events)| {
            let length = figures.first().map_or(0, Vec::len);
            let (x, mut categories) = categories(axis, length, &names);
            categories.truncate(length);
            let layers = layers(form);
            let series: Vec<Series> = figures
                .into_iter()
                .enumerate()
                .map(|(at, points)| {
                    let layer = if layers > 1 && at > 0 {
                        1 + (at - 1) % (layers - 1)
                    } else {
                        0
                    };
                    let name = names[length + at];
                    Series {
                        key: format!("series-{at}"),
                        // A published change is named after its tile.
                        label: if form == Form::Kpi && layer > 0 {
                            format!("{}同比", names[length])
                        } else {
                            name.to_owned()
                        },
                        layer,
                        unit: unit(form, layer).to_owned(),
                        role: roles[at],
                        points,
                    }
                })
                .collect();
            let spec = spec(form, x, &series, &categories, words, choices);
            let data = ChartData {
                title: "由数据写成的标题".to_owned(),
                categories,
                series,
                notes: Vec::new(),
                sources: vec![
                    "国家统计局".to_owned(),
                    "广东省统计局、香港特别行政区政府统计处、澳门特别行政区政府统计暨普查局".to_owned(),
                ],
                events,
            };
            (spec, data)
        })
}

/// Layers that a form takes.
const fn layers(form: Form) -> usize {
    match form {
        Form::ColumnsLine | Form::Contribution | Form::Kpi => 2,
        Form::Bullet | Form::Scatter => 3,
        _ => 1,
    }
}

const fn unit(form: Form, layer: usize) -> &'static str {
    match (form, layer) {
        (Form::Contribution, _) => "百分点",
        (Form::ColumnsLine | Form::Kpi | Form::Scatter, 1) => "%",
        _ => "亿元",
    }
}

type Words = (Option<String>, Option<String>, Vec<String>, Option<String>);

fn words() -> impl Strategy<Value = Words> {
    let running =
        |most: usize| prop::string::string_regex(&format!("[一-龥A-Z0-9，（）。“”、]{{0,{most}}}")).expect("a pattern");
    let note = prop_oneof![
        Just(
            "口径：1—9月累计数，按2020年不变价格计算；详见https://example.org/a/very/long/address/without/any/blank。"
                .to_owned()
        ),
        running(40),
    ];
    (
        prop::option::of(running(60)),
        prop::option::weighted(0.3, running(30)),
        prop::collection::vec(note, 0..3),
        prop::option::weighted(0.2, Just("图1".to_owned())),
    )
}

type Choices = (
    Option<bool>,
    Order,
    u8,
    (bool, bool, bool, bool),
    Option<(usize, usize)>,
    Option<bool>,
);

fn choices() -> impl Strategy<Value = Choices> {
    (
        prop::option::of(any::<bool>()),
        prop::sample::select(vec![Order::Natural, Order::Descending, Order::Ascending]),
        0_u8..4,
        (prop::bool::weighted(0.15), any::<bool>(), any::<bool>(), any::<bool>()),
        prop::option::weighted(0.3, (0_usize..6, 0_usize..40)),
        prop::option::weighted(0.3, any::<bool>()),
    )
}

fn spec(
    form: Form,
    x: Dimension,
    series: &[Series],
    categories: &[Category],
    (title, subtitle, notes, number): Words,
    (value_labels, order, muted, (log, free, ring, events), noted, rest_days): Choices,
) -> ChartSpec {
    let key = |at: usize| series.get(at).map(|series| series.key.clone());
    let point = |(at, category): (usize, usize)| {
        Some(PointNote {
            series: key(at % series.len().max(1))?,
            category: categories.get(category % categories.len().max(1))?.key.clone(),
            text: "受春节错月影响，当月数不可比。".to_owned(),
        })
    };
    let layer = Selection::default();
    ChartSpec {
        layers: vec![layer; layers(form)],
        title,
        subtitle,
        notes,
        number,
        value_labels,
        order,
        muted: (0..usize::from(muted / 2)).filter_map(key).collect(),
        series_order: key(1).filter(|_| muted == 3).into_iter().collect(),
        counting: if log { Counting::Log } else { Counting::Linear },
        panel_scales: if free { PanelScales::Free } else { PanelScales::Shared },
        ring,
        events,
        rest_days,
        point_notes: noted.and_then(point).into_iter().collect(),
        ..ChartSpec::new(form, Selection::default(), x)
    }
}

fn roles(count: usize) -> impl Strategy<Value = Vec<Role>> {
    let role = prop::sample::select(vec![
        Role::Plain,
        Role::Plain,
        Role::Own,
        Role::Other,
        Role::Average,
        Role::Industry(1),
        Role::Industry(2),
        Role::Industry(3),
    ]);
    prop::collection::vec(role, count)
}

fn datum(digits: u32, form: Form) -> impl Strategy<Value = Datum> {
    let most = 10_i64.pow(digits);
    let low = if form == Form::PercentColumns || form == Form::Pie {
        0
    } else {
        -most / 4
    };
    (low..most, 0_u32..3, 0_u8..24).prop_map(|(mantissa, scale, kind)| Datum {
        figure: match kind {
            0 => Figure::Missing(MissingReason::Suppressed),
            1 => Figure::Missing(MissingReason::NotPublished),
            _ => Figure::Number(Decimal::new(mantissa, scale)),
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

/// Quarters, months, years, days, or names.
fn categories(kind: u8, length: usize, names: &[&str]) -> (Dimension, Vec<Category>) {
    let count = i32::try_from(length).expect("a small length");
    let dated = |categories: Vec<Category>| {
        let dated = categories.into_iter().map(|category| Category {
            period: time_period::parse(&category.key),
            ..category
        });
        (Dimension::Period, dated.collect())
    };
    match kind {
        0 => dated(quarters(2018, count)),
        1 => dated(months(2019, count)),
        2 => dated(years(1995, count)),
        3 => (Dimension::Period, days(length)),
        _ => {
            let all = names.iter().take(length).enumerate();
            let named = all.map(|(at, name)| Category {
                whole: *name == "合计",
                ..Category::named(format!("{at}"), *name)
            });
            (Dimension::Sector, named.collect())
        }
    }
}

fn days(length: usize) -> Vec<Category> {
    let first = Date::constant(2020, 9, 21);
    let day = |date: Date| {
        let rest = match (date.month(), date.day(), date.weekday().to_monday_zero_offset()) {
            (10, 1..=8, _) => Some(Rest::Holiday("国庆".to_owned())),
            (_, _, 5 | 6) => Some(Rest::Weekend),
            _ => None,
        };
        Category {
            short: Some(format!("{}日", date.day())),
            group: Some(format!("{}月", date.month())),
            period: Period::days(date, 1),
            rest,
            ..Category::named(date.to_string(), format!("{}月{}日", date.month(), date.day()))
        }
    };
    std::iter::successors(Some(first), |date| date.tomorrow().ok())
        .take(length)
        .map(day)
        .collect()
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let titles = [
        "发布《关于加快推进数字新基建发展的若干措施》",
        "广州首批73个数字新基建重大项目签约及揭牌",
        "全市复工复产",
        "第四次全国经济普查结果发布，历史数据修订（2014—2018年）",
    ];
    let event = (
        1996_i16..2024,
        1_i8..13,
        1_u16..5,
        prop::sample::select(titles.to_vec()),
    )
        .prop_map(|(year, month, span, title)| {
            let period = Period::months(year, month.min(9), span)?;
            Some(Event {
                when: format!("{year}年{month}月"),
                period,
                title: title.to_owned(),
                level: (month % 2 == 0).then(|| "市".to_owned()),
                source: None,
            })
        });
    prop::collection::vec(event, 0..7).prop_map(|events| events.into_iter().flatten().collect())
}
