//! What happened beside the figures: where a flag stands, what it tells under the pointer, and what is said of events without a place.

use suishu_chart::{ChartData, ChartSpec, Dimension, Drawing, Form, Hit, Renderer, Size, TextRole, Theme};

use crate::fixtures::{annotated, gallery, spec};

fn draw(spec: &ChartSpec, data: &ChartData) -> Drawing {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    renderer
        .draw(spec, data, &theme, Size::FULL)
        .expect("the drawing fits its page")
}

fn fixture(name: &str) -> Drawing {
    let (_, spec, data) = gallery()
        .into_iter()
        .find(|(found, _, _)| *found == name)
        .expect("the fixture exists");
    draw(&spec, &data)
}

fn said(drawing: &Drawing, role: TextRole) -> Vec<&str> {
    let texts = drawing.plan.texts.iter().filter(|text| text.role == role);
    texts.map(|text| text.text.as_str()).collect()
}

fn events(drawing: &Drawing) -> Vec<&Hit> {
    drawing.hits.iter().filter(|hit| hit.event).collect()
}

#[test]
fn a_flag_tells_its_event_under_the_pointer() {
    let drawing = fixture("annotated-columns");
    let flags = events(&drawing);
    assert_eq!(flags.len(), 5, "each flag of the row answers the pointer");
    let told = |hit: &Hit| (hit.category_label.clone(), hit.value.clone(), hit.category);
    assert_eq!(
        told(flags[0]),
        (
            "2015年4月".to_owned(),
            "广东自由贸易试验区南沙新区片区挂牌".to_owned(),
            1
        ),
        "date and title, in the category of 2015"
    );
    assert!(
        flags.iter().all(|hit| hit.series == 1),
        "a row of its own behind the series, so that keys come to it from the figures"
    );
    let figures = drawing.hits.iter().filter(|hit| !hit.event);
    assert!(figures.count() == 7, "and the figures are told as before");
}

#[test]
fn a_timeline_answers_in_its_list_and_on_its_axis() {
    let drawing = fixture("timeline");
    let count = |series: usize| drawing.hits.iter().filter(|hit| hit.series == series).count();
    assert!(count(0) > 1, "each row of the list");
    assert_eq!(count(0), count(1), "and the number of each on the axis");
    assert_eq!(events(&drawing).len(), drawing.hits.len(), "nothing else is there");
}

#[test]
fn years_laid_over_each_other_flag_events_at_their_month() {
    let drawing = fixture("annotated-overlay");
    assert_eq!(
        said(&drawing, TextRole::EventKey),
        [
            "① 2020年1月23日\u{3000}启动一级响应",
            "② 2020年2月29日\u{3000}商场分批恢复营业",
            "③ 2019年6月\u{3000}北段改造完工",
            "④ 2018年10月1—7日\u{3000}步行街灯光节",
        ],
        "from left to right, the year named in the key"
    );
    let months: Vec<usize> = events(&drawing).iter().map(|hit| hit.category).collect();
    assert_eq!(
        months,
        [0, 1, 5, 9],
        "January, February, June, October, whatever the year"
    );
    assert!(
        said(&drawing, TextRole::Note)
            .concat()
            .contains("另有1项事件在本图的横轴上没有位置，未标出。"),
        "two years have no month on the axis, and that is said"
    );
}

#[test]
fn events_of_a_form_without_a_time_axis_are_counted() {
    let check = |form: Form, counted: bool, why: &str| {
        let drawing = draw(&spec(form, Dimension::Period, "步行街月客流量"), &annotated::overlaid());
        let notes = said(&drawing, TextRole::Note).concat();
        assert_eq!(notes.contains("另有5项事件"), counted, "{why}: {notes}");
        assert_eq!(events(&drawing).is_empty(), counted, "{why}");
    };
    check(Form::HeatMap, true, "cells have no place for a flag");
    check(Form::SmallMultiples, true, "nor have panels");
    check(Form::Line, false, "a line over time has");
}
