//! What the vertical family says and refuses: headlines that their parts miss, negative areas, waterfalls without a whole, ratios of
//! nothing.

use suishu_chart::{
    ChartData, ChartError, ChartSpec, Counting, Dimension, Drawing, Form, Renderer, Role, Size, TextRole, Theme,
};

use crate::fixtures::{gallery, names, series, spec, years};

fn draw(spec: &ChartSpec, data: &ChartData) -> Result<Drawing, ChartError> {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    renderer.draw(spec, data, &theme, Size::FULL)
}

fn said(drawing: &Drawing, role: TextRole) -> String {
    let texts = drawing.plan.texts.iter().filter(|text| text.role == role);
    texts.map(|text| text.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn contribution(parts: [&str; 2], headline: &str) -> Drawing {
    let data = ChartData {
        categories: years(2018, 2),
        series: vec![
            series("第二产业", 0, "百分点", Role::Industry(2), parts[0]),
            series("第三产业", 0, "百分点", Role::Industry(3), parts[1]),
            series("总体增速", 1, "%", Role::Plain, headline),
        ],
        ..ChartData::default()
    };
    let spec = spec(Form::Contribution, Dimension::Period, "拉动");
    draw(&spec, &data).expect("a contribution can be drawn")
}

#[test]
fn parts_that_miss_their_headline_say_by_how_much() {
    let met = contribution(["2.2 2.1", "3.0 3.1"], "5.3 5.2");
    let notes = said(&met, TextRole::Note);
    assert!(
        !notes.contains("相差"),
        "0.1 lies within the rounding of three figures: {notes}"
    );
    assert!(
        notes.contains("总体增速（%）"),
        "the line is in per cent, and that is said"
    );
    assert_eq!(said(&met, TextRole::AxisHead), "单位：百分点", "one unit at the axis");
    let missed = contribution(["2.2 2.1", "3.0 3.1"], "5.3 5.9");
    let notes = said(&missed, TextRole::Note);
    assert!(
        notes.contains("2019年各部分拉动之和与总体增速相差0.7个百分点。"),
        "what rounding can't explain is told: {notes}"
    );
}

#[test]
fn a_negative_part_is_no_area() {
    let data = ChartData {
        categories: years(2018, 2),
        series: vec![
            series("甲", 0, "亿元", Role::Plain, "3 4"),
            series("乙", 0, "亿元", Role::Plain, "1 -2"),
        ],
        ..ChartData::default()
    };
    let refused = draw(&spec(Form::Area, Dimension::Period, "面积"), &data);
    assert!(
        matches!(&refused, Err(error @ ChartError::NegativeArea { .. }) if error.to_string().contains("stacked columns")),
        "an area can't go below zero, and the refusal says what can: {refused:?}"
    );
}

fn waterfall(before: &str, after: &str, whole: bool) -> Result<Drawing, ChartError> {
    let mut categories = names("合计 甲 乙");
    categories[0].whole = whole;
    let data = ChartData {
        categories,
        series: vec![
            series("2018年", 0, "亿元", Role::Plain, before),
            series("2019年", 0, "亿元", Role::Plain, after),
        ],
        ..ChartData::default()
    };
    draw(&spec(Form::Waterfall, Dimension::Sector, "变化"), &data)
}

#[test]
fn the_steps_of_a_waterfall_are_exact_and_signed() {
    let drawing = waterfall("10.1 4.05 6.05", "9.9 3.0 6.9", true).expect("two periods with their whole");
    let values = said(&drawing, TextRole::Value);
    assert_eq!(
        values.lines().collect::<Vec<_>>(),
        ["10.1", "−1.05", "+0.85", "9.9"],
        "differences of decimals, not of doubles; rises and falls have their sign"
    );
    assert!(
        said(&drawing, TextRole::Note).contains("推算"),
        "the differences are ours"
    );
    assert!(
        !said(&drawing, TextRole::Category).contains("误差"),
        "the parts meet the whole"
    );
    let step = drawing.hits.iter().find(|hit| hit.category_key == "乙");
    assert_eq!(
        step.map(|hit| hit.value.as_str()),
        Some("+0.85亿元（推算）"),
        "a step tells its difference and that it is computed"
    );
}

#[test]
fn what_the_parts_of_a_waterfall_leave_is_a_step_of_its_own() {
    let drawing = waterfall("10 4 6", "12 5 6.5", true).expect("two periods with their whole");
    assert!(said(&drawing, TextRole::Value).contains("+0.5"), "12 − 10 − 1 − 0.5");
    assert!(
        said(&drawing, TextRole::Category).contains("其他及误差"),
        "it has a name"
    );
    let partly = waterfall("10 4 -", "12 5 6", true).expect("a part may lack a period");
    assert!(
        said(&partly, TextRole::Note).contains("乙缺少可比数据，计入其他及误差。"),
        "a part without a difference isn't dropped in silence"
    );
}

#[test]
fn a_waterfall_without_a_whole_is_refused() {
    let refused = waterfall("10 4 6", "12 5 6.5", false);
    assert_eq!(
        refused.err(),
        Some(ChartError::NoWhole),
        "a sum of ours is no published whole"
    );
    let refused = waterfall(">10 4 6", "12 5 6.5", true);
    assert_eq!(
        refused.err(),
        Some(ChartError::NoWhole),
        "nothing is computed from 超10"
    );
}

#[test]
fn panels_count_ratios_along_time_alone() {
    let log = |x: Dimension| {
        let spec = ChartSpec {
            counting: Counting::Log,
            ..spec(Form::SmallMultiples, x, "对数")
        };
        let data = ChartData {
            categories: years(2018, 3),
            series: vec![
                series("甲", 0, "亿元", Role::Plain, "1 10 100"),
                series("乙", 0, "亿元", Role::Plain, "2 20 200"),
            ],
            ..ChartData::default()
        };
        draw(&spec, &data)
    };
    let drawing = log(Dimension::Period).expect("lines along time may count ratios");
    assert!(
        said(&drawing, TextRole::Note).contains("对数刻度"),
        "what the panels count is said"
    );
    assert!(
        matches!(log(Dimension::Region).err(), Some(ChartError::LogNeedsLines { .. })),
        "panels of columns stand on zero"
    );
}

#[test]
fn ratios_are_for_lines_above_zero() {
    let log = |form: Form, figures: &str| {
        let spec = ChartSpec {
            counting: Counting::Log,
            ..spec(form, Dimension::Period, "对数")
        };
        let data = ChartData {
            categories: years(2018, 3),
            series: vec![series("甲", 0, "亿元", Role::Plain, figures)],
            ..ChartData::default()
        };
        draw(&spec, &data)
    };
    let drawing = log(Form::Line, "1 10 100").expect("a line above zero");
    let ticks = &drawing.plan.panels[0].axes[0].ticks;
    assert_eq!(ticks.first().map(|tick| tick.value), Some(1.0), "it begins at a decade");
    assert!(drawing.plan.panels[0].axes[0].zero.is_none(), "no zero on such an axis");
    assert!(
        said(&drawing, TextRole::Note).contains("对数刻度"),
        "the reader is told"
    );
    let heights: Vec<f64> = drawing.hits.iter().map(|hit| hit.y).collect();
    assert!(
        ((heights[0] - heights[1]) - (heights[1] - heights[2])).abs() < 0.1,
        "ten times is one step, wherever it begins: {heights:?}"
    );
    assert!(
        matches!(log(Form::Line, "1 0 3"), Err(ChartError::LogNeedsPositive { .. })),
        "nothing has no logarithm"
    );
    assert!(
        matches!(log(Form::Columns, "1 2 3"), Err(ChartError::LogNeedsLines { .. })),
        "the length of a column would lie"
    );
}

#[test]
fn a_gap_of_one_part_is_a_gap_of_the_areas() {
    let (_, spec, data) = gallery()
        .into_iter()
        .find(|(name, ..)| *name == "area-gaps")
        .expect("the gallery has it");
    let drawing = draw(&spec, &data).expect("gaps can be drawn");
    assert!(
        !drawing
            .hits
            .iter()
            .any(|hit| hit.category_key == "2020" && !hit.missing),
        "an area stands on those below it: none without all"
    );
    assert!(
        said(&drawing, TextRole::Note).contains("部分数据缺失"),
        "and that is said"
    );
}
