//! `chart`: a spec and the library's figures become an image.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use serde_json::json;
use suishu_api::wire::ImageFormat;
use suishu_api::{ChartSpec, Desk, Failure, Image, write_whole};

use crate::Ending;
use crate::arguments::Chart;
use crate::output::Output;

pub(crate) fn chart(desk: &Desk, arguments: &Chart, output: &Output) -> Result<Ending, Failure> {
    let format = match arguments
        .output
        .extension()
        .and_then(|ending| ending.to_str())
        .map(str::to_ascii_lowercase)
        .as_deref()
    {
        Some("png") => ImageFormat::Png,
        Some("svg") => ImageFormat::Svg,
        Some("pdf") => ImageFormat::Pdf,
        _ => {
            return Err(Failure::RequestInvalid {
                message: "the image ends in .svg, .png or .pdf".to_owned(),
            });
        }
    };
    let spec: ChartSpec = serde_json::from_str(&read(&arguments.spec)?).map_err(|error| Failure::SpecInvalid {
        message: error.to_string(),
    })?;
    let Image { bytes, pixels } = desk.image(&spec, format, arguments.size, arguments.dpi)?;
    write_whole(&arguments.output, &bytes)?;
    let answer = json!({ "file": arguments.output, "bytes": bytes.len(), "pixels": pixels });
    output.answer(&answer, || match pixels {
        Some((width, height)) => format!("{}  {width} × {height} px", arguments.output.display()),
        None => arguments.output.display().to_string(),
    });
    Ok(Ending::Done)
}

fn read(spec: &Path) -> Result<String, Failure> {
    let read = || {
        if spec == Path::new("-") {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text)?;
            Ok(text)
        } else {
            fs::read_to_string(spec)
        }
    };
    read().map_err(|error: std::io::Error| Failure::SpecInvalid {
        message: format!("{}: {error}", spec.display()),
    })
}
