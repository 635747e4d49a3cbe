//! The rules of layout, read from the plan: no text over another, none off the page, none below 7.5 pt, zeros at one height; and
//! the same over random figures, names and sizes.

use proptest::prelude::*;
use suishu_chart::{ChartData, ChartError, ChartSpec, Dimension, Drawing, Form, Renderer, Role, Size, TextRole, Theme};
use suishu_domain::{Decimal, Figure, Qualifier, Status};

use crate::fixtures::{gallery, months, names, quarters, series, spec, years};

/// Every rule over one plan.
fn check(name: &str, drawing: &Drawing) {
    let plan = &drawing.plan;
    for (index, text) in plan.texts.iter().enumerate() {
        assert!(text.size >= 7.5, "{name}: {} is set in {} pt", text.text, text.size);
        assert!(
            plan.page.contains(&text.rect),
            "{name}: {} leaves the page: {:?}",
            text.text,
            text.rect
        );
        for other in &plan.texts[..index] {
            assert!(
                !text.rect.overlaps(&other.rect),
                "{name}: {:?} lies over {:?}",
                text.text,
                other.text
            );
        }
    }
    // The axes of a scatter run along and up; nothing pairs their ticks.
    let paired = plan.panels.iter().filter(|_| !name.starts_with("scatter"));
    for panel in paired {
        let [left, right] = panel.axes.as_slice() else { continue };
        assert_eq!(
            left.ticks.len(),
            right.ticks.len(),
            "{name}: both axes have the same ticks"
        );
        let heights = |axis: &suishu_chart::PlannedAxis| axis.zero.expect("columns stand on zero");
        assert!(
            (heights(left) - heights(right)).abs() < 1e-6,
            "{name}: the zeros stand at one height"
        );
        for (a, b) in left.ticks.iter().zip(&right.ticks) {
            assert!(
                (a.position - b.position).abs() < 1e-6,
                "{name}: ticks share their heights"
            );
        }
    }
    for hit in &drawing.hits {
        let inside = hit.x >= -8.0
            && hit.y >= -8.0
            && hit.x + hit.width <= drawing.view.0 + 8.0
            && hit.y + hit.height <= drawing.view.1 + 8.0;
        assert!(
            inside,
            "{name}: the target of {} in {} lies on the page",
            hit.series_label, hit.category_label
        );
    }
}

#[test]
fn every_fixture_keeps_the_rules_at_every_size() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let sizes = [
        (156.0, 97.0),
        (75.0, 60.0),
        (75.0, 90.0),
        (100.0, 60.0),
        (254.0, 143.0),
        (420.0, 297.0),
    ];
    for (name, spec, data) in gallery() {
        for (width_mm, height_mm) in sizes {
            match renderer.draw(&spec, &data, &theme, Size { width_mm, height_mm }) {
                Ok(drawing) => check(&format!("{name} {width_mm}×{height_mm}"), &drawing),
                Err(ChartError::TooSmall {
                    fits_mm: Some((width_mm, height_mm)),
                    ..
                }) => {
                    let drawing = renderer.draw(&spec, &data, &theme, Size { width_mm, height_mm });
                    check(name, &drawing.expect("the size that is said to do does"));
                }
                Err(error) => panic!("{name} {width_mm}×{height_mm}: {error}"),
            }
        }
    }
}

#[test]
fn columns_and_bars_stand_on_zero() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    for (name, spec, data) in gallery() {
        let drawing = renderer
            .draw(&spec, &data, &theme, Size::FULL)
            .expect("a fixture can be drawn");
        if !matches!(
            spec.form,
            Form::Line | Form::SmallMultiples | Form::Dumbbell | Form::Scatter
        ) {
            assert!(
                drawing
                    .plan
                    .panels
                    .iter()
                    .flat_map(|panel| &panel.axes)
                    .all(|axis| axis.zero.is_some()),
                "{name}: a column without zero lies"
            );
        }
    }
}

#[test]
fn a_line_that_leaves_zero_says_so() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let spec = spec(Form::Line, Dimension::Period, "价格指数");
    let data = ChartData {
        categories: years(2018, 4),
        series: vec![series("价格指数", 0, "", Role::Plain, "102.1 102.9 102.5 100.9")],
        ..ChartData::default()
    };
    let drawing = renderer
        .draw(&spec, &data, &theme, Size::FULL)
        .expect("an index can be drawn");
    assert!(
        drawing.plan.panels[0].axes[0].zero.is_none(),
        "zero would flatten the line"
    );
    let said = drawing
        .plan
        .texts
        .iter()
        .any(|text| text.role == TextRole::Note && text.text.contains("纵轴未从零起"));
    assert!(said, "the reader is told");
}

#[test]
fn a_hatched_place_lies_on_the_page_where_the_axis_stays_below_zero() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let spec = spec(Form::Line, Dimension::Period, "缺口");
    let data = ChartData {
        categories: years(2018, 3),
        series: vec![series("净值", 0, "亿元", Role::Plain, "-100.1 L -100.3")],
        ..ChartData::default()
    };
    let drawing = renderer
        .draw(&spec, &data, &theme, Size::FULL)
        .expect("negative figures can be drawn");
    check("below zero", &drawing);
    let hatched = drawing
        .hits
        .iter()
        .find(|hit| hit.missing)
        .expect("the missing figure has its place");
    assert!(
        hatched.y >= drawing.plan.panels[0].plot.y,
        "it stands at the foot of the axis, not at a zero that isn't there"
    );
}

#[test]
fn what_does_not_fit_names_a_size_that_would() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let spec = spec(Form::Bars, Dimension::Region, "标题");
    let labels = (0..40)
        .map(|index| format!("地区{index}"))
        .collect::<Vec<_>>()
        .join(" ");
    let figures = (0..40).map(|index| index.to_string()).collect::<Vec<_>>().join(" ");
    let data = ChartData {
        categories: names(&labels),
        series: vec![series("数值", 0, "个", Role::Plain, &figures)],
        ..ChartData::default()
    };
    let refused = renderer.draw(
        &spec,
        &data,
        &theme,
        Size {
            width_mm: 156.0,
            height_mm: 60.0,
        },
    );
    let Err(ChartError::TooSmall {
        fits_mm: Some((width_mm, height_mm)),
        ..
    }) = refused
    else {
        panic!("40 bars don't fit in 60 mm: {refused:?}")
    };
    assert!(
        renderer
            .draw(&spec, &data, &theme, Size { width_mm, height_mm })
            .is_ok(),
        "the hint holds"
    );
}

fn forms() -> impl Strategy<Value = Form> {
    prop::sample::select(Form::ALL)
}

fn figures(count: usize, signed: bool) -> impl Strategy<Value = Vec<Option<(i64, u32, u8)>>> {
    let low = if signed { -9_999_999_i64 } else { 0 };
    prop::collection::vec(
        prop::option::weighted(0.9, (low..99_999_999_i64, 0_u32..4, 0_u8..12)),
        count,
    )
}

fn random_chart() -> impl Strategy<Value = (ChartSpec, ChartData)> {
    let label = prop::sample::select(vec![
        "广州市",
        "信息传输、软件和信息技术服务业",
        "GDP",
        "第一产业",
        "2020年",
        "a b",
        "（其他）",
    ]);
    (forms(), 1_usize..5, 1_usize..30, 0_u8..4, prop::option::of("[一-龥A-Z0-9，（）。]{0,60}"), any::<bool>(), prop::option::of(any::<bool>()))
        .prop_flat_map(move |(form, count, length, kind, title, noted, value_labels)| {
            let signed = form != Form::PercentColumns;
            let columns = prop::collection::vec(figures(length, signed), count);
            let labels = prop::collection::vec(label.clone(), length.max(count));
            (Just((form, kind, title, noted, value_labels)), columns, labels)
        })
        .prop_map(|((form, kind, title, noted, value_labels), columns, labels)| {
            let length = columns[0].len();
            let count = i32::try_from(length).expect("a small length");
            let (x, categories) = match kind {
                0 => (Dimension::Period, quarters(2018, count)),
                1 => (Dimension::Period, months(2019, count)),
                2 => (Dimension::Period, years(1995, count)),
                _ => (Dimension::Sector, names(&labels[..length].join(" ").replace("a b", "ab"))),
            };
            let mut spec = spec(form, x, "");
            spec.title = title;
            spec.value_labels = value_labels;
            spec.notes = if noted { vec!["口径：1—9月累计数，按2020年不变价格计算；详见https://example.org/a/very/long/address/without/any/blank。".to_owned()] } else { Vec::new() };
            let all = columns.iter().enumerate().map(|(index, figures)| {
                let layer = usize::from(form == Form::ColumnsLine && index > 0);
                let role = match index % 3 {
                    0 => Role::Own,
                    1 => Role::Industry(2),
                    _ => Role::Plain,
                };
                let mut series = series(labels[index], layer, if layer == 0 { "亿元" } else { "%" }, role, "1");
                series.points = figures.iter().map(|figure| figure.map(datum)).collect();
                series
            });
            let series = all.collect();
            (spec, ChartData { categories: categories.into_iter().take(length).collect(), series, sources: vec!["国家统计局".to_owned()], ..ChartData::default() })
        })
}

fn datum((mantissa, scale, kind): (i64, u32, u8)) -> suishu_chart::Datum {
    let figure = if kind == 0 {
        Figure::Missing(suishu_domain::MissingReason::Suppressed)
    } else {
        Figure::Number(Decimal::new(mantissa, scale))
    };
    suishu_chart::Datum {
        figure,
        qualifier: if kind == 1 { Qualifier::Over } else { Qualifier::Exact },
        status: match kind {
            2 => Some(Status::Forecast),
            3 => Some(Status::Break),
            _ => None,
        },
        derived: kind == 4,
        highlight: kind == 5,
        source: None,
        vintage: None,
        origin: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_chart_keeps_the_rules_or_says_what_does_not_fit(
        (spec, data) in random_chart(),
        width_mm in 75.0_f64..300.0,
        height_mm in 45.0_f64..220.0,
    ) {
        thread_local! {
            static RENDERER: Renderer = Renderer::new().expect("the bundled fonts are readable");
        }
        let theme = Theme::bulletin().expect("the bundled theme is readable");
        let drawn = RENDERER.with(|renderer| renderer.draw(&spec, &data, &theme, Size { width_mm, height_mm }));
        match drawn {
            Ok(drawing) => check(spec.form.name(), &drawing),
            Err(
                ChartError::TooSmall { .. }
                | ChartError::NoData
                | ChartError::NegativePart { .. }
                | ChartError::NegativeArea { .. },
            ) => {}
            // Two ends, a pie and a bullet refuse figures for what they are, before they lie anywhere.
            Err(error) if refuses_figures(&error) => {}
            Err(error) => prop_assert!(false, "{error}"),
        }
    }
}

fn refuses_figures(error: &ChartError) -> bool {
    matches!(
        error,
        ChartError::TwoPeriods { .. }
            | ChartError::WaterfallPeriods { .. }
            | ChartError::LayerSeries { .. }
            | ChartError::NoTile { .. }
            | ChartError::NoArea { .. }
            | ChartError::TooManyParts { .. }
            | ChartError::TooFewParts { .. }
            | ChartError::SeveralWholes { .. }
            | ChartError::PartMissing { .. }
            | ChartError::PartNotPositive { .. }
            | ChartError::NoWhole
            | ChartError::EmptyWhole
            | ChartError::NoTarget
            | ChartError::TargetNotPositive { .. }
    )
}
