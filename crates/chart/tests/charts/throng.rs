//! Many lines and many points: nothing is refused, nothing is lost.

use suishu_chart::{ChartData, Dimension, Form, Renderer, Role, Size, TextRole, Theme};

use crate::fixtures::{months, series, spec};

#[test]
fn two_hundred_lines_are_all_drawn_and_the_unnamed_ones_are_counted() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let line = |index: usize| {
        let figures: Vec<String> = (0..24).map(|month| (index * 3 + month % 5).to_string()).collect();
        let role = if index == 7 { Role::Own } else { Role::Other };
        series(&format!("城市{index}"), 0, "亿元", role, &figures.join(" "))
    };
    let data = ChartData {
        categories: months(2019, 24),
        series: (0..200).map(line).collect(),
        ..ChartData::default()
    };
    let drawing = renderer
        .draw(
            &spec(Form::Line, Dimension::Period, "二百城"),
            &data,
            &theme,
            Size::FULL,
        )
        .expect("two hundred lines fit on a page");
    assert_eq!(drawing.hits.len(), 200 * 24, "every figure answers the pointer");
    let said = |role: TextRole, text: &str| {
        let texts = drawing.plan.texts.iter();
        texts.filter(|one| one.role == role && one.text.contains(text)).count()
    };
    assert_eq!(
        said(TextRole::Note, "灰线为其余199个系列"),
        1,
        "the reader knows how many lines have no name"
    );
    assert_eq!(said(TextRole::SeriesLabel, "城市7"), 1, "the own city has its name");
}

#[test]
fn ten_thousand_points_keep_their_extremes() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let figures: Vec<String> = (0..10_000)
        .map(|day| {
            if day == 5555 {
                "9999".to_owned()
            } else {
                (500 + day % 7).to_string()
            }
        })
        .collect();
    let data = ChartData {
        categories: months(1200, 10_000),
        series: vec![series("客流量", 0, "万人次", Role::Plain, &figures.join(" "))],
        ..ChartData::default()
    };
    let drawing = renderer
        .draw(
            &spec(Form::Line, Dimension::Period, "一万点"),
            &data,
            &theme,
            Size::FULL,
        )
        .expect("a long line fits on a page");
    let axis = &drawing.plan.panels[0];
    let highest = drawing
        .hits
        .iter()
        .map(|hit| hit.y + hit.height / 2.0)
        .fold(f64::INFINITY, f64::min);
    let mut numbers = drawing
        .svg
        .split(['M', 'L', ' ', '"'])
        .filter_map(|number| number.parse::<f64>().ok());
    let drawn = numbers.any(|number| (number - highest).abs() < 0.03);
    assert!(
        highest < axis.plot.y + axis.plot.height / 3.0,
        "the extreme stands high"
    );
    assert!(drawn, "and the line goes up to it");
    assert!(
        drawing.svg.len() < 150_000,
        "the file doesn't grow with every point: {}",
        drawing.svg.len()
    );
}
