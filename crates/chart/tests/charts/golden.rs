//! Golden pictures, looked at before they were accepted. `SUISHU_ACCEPT=1` (or INSTA_UPDATE=always) writes them anew; a commit that
//! changes one says what is visibly different.

use std::path::PathBuf;

use suishu_chart::{Renderer, Size, Theme};

use crate::fixtures::gallery;

fn accepts() -> bool {
    std::env::var_os("SUISHU_ACCEPT").is_some() || std::env::var("INSTA_UPDATE").is_ok_and(|value| value == "always")
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// Drawn for a page and, where the layout has to give way, for half a page.
fn sizes(name: &str) -> Vec<(&'static str, Size)> {
    let narrow = matches!(
        name,
        "columns-line" | "columns-line-sectors" | "line" | "stacked-columns-signed"
    );
    [("full", Size::FULL)]
        .into_iter()
        .chain(narrow.then_some(("half", Size::HALF)))
        .collect()
}

#[test]
fn every_form_is_drawn_as_accepted() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder());
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, spec, data) in gallery() {
            for (size_name, size) in sizes(name) {
                let drawing = renderer
                    .draw(&spec, &data, &theme, size)
                    .expect("a fixture can be drawn");
                insta::assert_snapshot!(format!("{name}-{size_name}"), drawing.svg);
            }
        }
    });
}

#[test]
fn every_picture_has_the_accepted_bytes() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    let theme = Theme::bulletin().expect("the bundled theme is readable");
    for (name, spec, data) in gallery() {
        for (size_name, size) in sizes(name) {
            let drawing = renderer
                .draw(&spec, &data, &theme, size)
                .expect("a fixture can be drawn");
            let png = renderer.png(&drawing, 150.0).expect("a drawing has pixels");
            let path = folder().join(format!("{name}-{size_name}.png"));
            if accepts() {
                std::fs::write(&path, &png).expect("the folder of golden pictures can be written");
            }
            let accepted = std::fs::read(&path).unwrap_or_default();
            assert!(
                accepted == png,
                "{name}-{size_name}.png differs from the accepted picture; look at it, then accept it with SUISHU_ACCEPT=1"
            );
        }
    }
}

#[test]
fn both_screen_themes_draw_every_form() {
    let renderer = Renderer::new().expect("the bundled fonts are readable");
    for theme in [Theme::screen_light(), Theme::screen_dark()] {
        let theme = theme.expect("the bundled theme is readable");
        for (name, spec, data) in gallery() {
            let size = Size {
                width_mm: 220.0,
                height_mm: 124.0,
            };
            let drawing = renderer.draw(&spec, &data, &theme, size);
            assert!(drawing.is_ok(), "{name} in {}: {:?}", theme.name, drawing.err());
        }
    }
}
