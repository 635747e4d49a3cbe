//! What a half column keeps: the figures that carry the message, whole words, and a plot that is high enough to be read.

use suishu_chart::{ChartError, Drawing, PlacedText, Renderer, Size, TextRole, Theme};

use crate::fixtures::gallery;
use crate::golden::drawn;

/// A fixture at half width, at the height that it asks for.
fn half(name: &str) -> Drawing {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::grey().expect("the bundled theme is readable");
    let found = gallery().into_iter().find(|(known, ..)| *known == name);
    let (_, spec, data) = found.expect("the gallery has the fixture");
    drawn(&renderer, &spec, &data, &theme, Size::HALF)
}

fn of_role(drawing: &Drawing, role: TextRole) -> Vec<&PlacedText> {
    drawing.plan.texts.iter().filter(|text| text.role == role).collect()
}

fn said(drawing: &Drawing, role: TextRole) -> Vec<&str> {
    of_role(drawing, role)
        .into_iter()
        .map(|text| text.text.as_str())
        .collect()
}

#[test]
fn a_waterfall_tells_both_totals_and_every_step_without_touching() {
    let drawing = half("waterfall");
    let figures = of_role(&drawing, TextRole::Value);
    assert_eq!(figures.len(), 5, "two totals and three steps: {figures:?}");
    for (at, figure) in figures.iter().enumerate() {
        for other in &figures[..at] {
            let near = figure.rect.grown(1.5).overlaps(&other.rect);
            assert!(!near, "{} and {} read as one number", figure.text, other.text);
        }
    }
}

#[test]
fn every_point_of_a_headline_has_its_figure() {
    let drawing = half("contribution-quarters");
    let figures = said(&drawing, TextRole::Value);
    assert!(
        figures.contains(&"−6.8"),
        "the last one lies at the foot and is the news: {figures:?}"
    );
    let [panel] = drawing.plan.panels.as_slice() else {
        panic!("a contribution has one plot");
    };
    let parts = 9.0 * 7.5;
    assert!(
        panel.plot.height >= parts,
        "parts on both sides of zero are told apart: {} pt",
        panel.plot.height
    );
}

#[test]
fn a_year_that_ends_early_is_named_where_it_ends() {
    let drawing = half("year-overlay");
    let names = of_role(&drawing, TextRole::SeriesLabel);
    let newest = names.iter().find(|name| name.text == "2020年");
    let newest = newest.expect("the newest year has its name");
    let [panel] = drawing.plan.panels.as_slice() else {
        panic!("an overlay has one plot");
    };
    assert!(
        panel.plot.right() > newest.rect.right(),
        "no line leads from September past December to the name"
    );
}

#[test]
fn a_title_breaks_between_words() {
    let drawing = half("columns-line-sectors");
    let title = said(&drawing, TextRole::Title);
    assert_eq!(title[1], "三次产业增加值及同比增长", "三次 isn't torn: {title:?}");
}

#[test]
fn a_plot_too_flat_to_read_asks_for_height() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    for (name, spec, data) in gallery() {
        if name != "scatter-bubbles" && name != "contribution-quarters" {
            continue;
        }
        let Err(ChartError::TooSmall { fits_mm, .. }) = renderer.draw(&spec, &data, &theme, Size::HALF) else {
            panic!("{name} is too flat in 60 mm");
        };
        let (width, height) = fits_mm.expect("some size does");
        assert!(width <= Size::HALF.width_mm, "{name} needs no other column");
        assert!(height < 80.0, "{name} asks for little: {height} mm");
    }
}
