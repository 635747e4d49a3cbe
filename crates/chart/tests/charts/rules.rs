//! The rules of layout over the golden drawings at every size and in every theme, and single rules at figures made for them.

use suishu_chart::{ChartData, ChartError, Dimension, Form, Renderer, Role, Size, TextRole, Theme};

use crate::checker::Checked;
use crate::fixtures::{gallery, names, series, spec, years};
use crate::golden::drawn;

/// Paper sizes, from half a column to A3, and a tile.
const SIZES: [(f64, f64); 7] = [
    (156.0, 97.0),
    (75.0, 60.0),
    (75.0, 90.0),
    (100.0, 60.0),
    (120.0, 143.0),
    (254.0, 143.0),
    (420.0, 297.0),
];

/// Every golden drawing in one theme, at every size or the next that the refusal names.
fn check(theme: Result<Theme, ChartError>) {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = &theme.expect("the shipped themes are readable");
    let mut broken = Vec::new();
    for (name, spec, data) in &gallery() {
        for (width_mm, height_mm) in SIZES {
            let drawing = &drawn(&renderer, spec, data, theme, Size { width_mm, height_mm });
            let faults = Checked { spec, theme, drawing }.faults();
            let told = |fault| format!("{name} {} {width_mm}×{height_mm}: {fault}", theme.name);
            broken.extend(faults.into_iter().map(told));
        }
    }
    assert!(broken.is_empty(), "{} faults:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn every_golden_drawing_keeps_the_rules_in_the_bulletin() {
    check(Theme::bulletin());
}

#[test]
fn every_golden_drawing_keeps_the_rules_in_grey() {
    check(Theme::grey());
}

#[test]
fn every_golden_drawing_keeps_the_rules_on_a_light_screen() {
    check(Theme::screen_light());
}

#[test]
fn every_golden_drawing_keeps_the_rules_on_a_dark_screen() {
    check(Theme::screen_dark());
}

#[test]
fn every_golden_drawing_keeps_the_rules_in_a_brief() {
    check(Theme::brief());
}

#[test]
fn every_shipped_theme_is_checked() {
    let names: Vec<String> = Theme::shipped()
        .expect("the shipped themes are readable")
        .into_iter()
        .map(|theme| theme.name)
        .collect();
    assert_eq!(
        names,
        ["bulletin", "brief", "screen-light", "screen-dark", "grey"],
        "a new theme gets its test above"
    );
}

#[test]
fn every_form_has_a_golden_drawing() {
    let drawn: Vec<Form> = gallery().iter().map(|(_, spec, _)| spec.form).collect();
    for form in Form::ALL {
        assert!(drawn.contains(form), "{} is looked at in the gallery", form.name());
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
    let checked = Checked {
        spec: &spec,
        theme: &theme,
        drawing: &drawing,
    };
    assert_eq!(checked.faults(), Vec::<String>::new(), "every rule holds below zero");
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
