//! Draws every fixture of the tests in both print sizes, as SVG, PNG and PDF, to look at: `cargo run --example gallery -- FOLDER`.

#[path = "../tests/charts/fixtures.rs"]
#[allow(dead_code, unreachable_pub, clippy::expect_used, missing_docs)]
mod fixtures;

use std::path::PathBuf;

use suishu_chart::{DocumentInfo, Renderer, Size, Theme};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    let only = std::env::args().nth(2);
    std::fs::create_dir_all(&folder)?;
    let renderer = Renderer::new()?;
    for theme in [Theme::bulletin()?, Theme::screen_dark()?] {
        for (name, spec, data) in fixtures::gallery() {
            if only.as_deref().is_some_and(|only| !name.starts_with(only)) {
                continue;
            }
            for (size_name, size) in [("156", Size::FULL), ("75", Size::HALF)] {
                let path = |ending: &str| folder.join(format!("{name}-{}-{size_name}.{ending}", theme.name));
                match renderer.draw(&spec, &data, &theme, size) {
                    Ok(drawing) => {
                        std::fs::write(path("svg"), &drawing.svg)?;
                        std::fs::write(path("png"), renderer.png(&drawing, 300.0)?)?;
                        if theme.name == "bulletin" {
                            std::fs::write(path("pdf"), renderer.pdf(&drawing, &DocumentInfo::default())?)?;
                        }
                    }
                    Err(error) => std::fs::write(path("txt"), error.to_string())?,
                }
            }
        }
    }
    Ok(())
}
