//! `chart`: specs and the library's figures become files; a file that was exported before is a spec too, since it carries its chart.

use std::fs;
use std::io::Read as _;
use std::path::Path;

use serde_json::json;
use suishu_api::wire::{ChartFormat, ExportAllReport, ExportStyle, SizeMm, Standing};
use suishu_api::{Batched, Carried, ChartSpec, Desk, Failure, Image, write_whole};

use crate::Ending;
use crate::arguments::{Chart, Target};
use crate::output::Output;

/// The full width of a page by GB/T 9704.
const FULL: SizeMm = SizeMm {
    width: 156.0,
    height: 97.0,
};

pub(crate) fn chart(desk: &Desk, arguments: &Chart, output: &Output) -> Result<Ending, Failure> {
    let target = arguments
        .target()
        .map_err(|message| Failure::RequestInvalid { message })?;
    let theme = arguments
        .theme
        .as_deref()
        .map(|theme| theme_named(desk, theme))
        .transpose()?;
    let theme = theme.as_deref();
    match target {
        Target::File(format) => match arguments.specs.as_slice() {
            [spec] => one(desk, arguments, (spec, theme), format, output),
            _ => Err(Failure::RequestInvalid {
                message: "one spec goes into one file".to_owned(),
            }),
        },
        Target::Folder(format) => many(desk, arguments, theme, format, output),
    }
}

/// One chart into one file.
fn one(
    desk: &Desk,
    arguments: &Chart,
    (spec, theme): (&Path, Option<&str>),
    format: ChartFormat,
    output: &Output,
) -> Result<Ending, Failure> {
    let (mut chart, size) = read(desk, arguments, spec)?;
    chart.set_theme(theme);
    let style = style(arguments, format, size);
    let Image {
        bytes,
        pixels,
        theme_lacking,
    } = match &chart {
        Batched::Spec(spec) => desk.image(spec, &style)?,
        Batched::Carried(carried) => desk.carried_image(carried, &style)?,
    };
    write_whole(&arguments.output, &bytes)?;
    if let Some(name) = &theme_lacking {
        output.theme_lacking(name);
    }
    let answer =
        json!({ "file": arguments.output, "bytes": bytes.len(), "pixels": pixels, "theme_lacking": theme_lacking });
    output.answer(&answer, || match pixels {
        Some((width, height)) => format!("{}  {width} × {height} px", arguments.output.display()),
        None => arguments.output.display().to_string(),
    });
    Ok(Ending::Done)
}

/// A file is lent to the desk under its theme's name; anything else is a name.
fn theme_named(desk: &Desk, theme: &str) -> Result<String, Failure> {
    let path = Path::new(theme);
    let is_file = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    if is_file {
        desk.lend_theme(path)
    } else {
        // Who asks for a theme here and now wants that one, not another in its place.
        desk.check_theme(theme)?;
        Ok(theme.to_owned())
    }
}

/// Each chart into a file of its own.
fn many(
    desk: &Desk,
    arguments: &Chart,
    theme: Option<&str>,
    format: ChartFormat,
    output: &Output,
) -> Result<Ending, Failure> {
    let charts = if arguments.kept {
        let specs = desk.kept_specs(&[])?;
        specs
            .into_iter()
            .map(|spec| (Batched::Spec(Box::new(spec)), None))
            .collect()
    } else {
        let specs = arguments.specs.iter();
        specs
            .map(|spec| read(desk, arguments, spec))
            .collect::<Result<Vec<_>, _>>()?
    };
    let charts: Vec<_> = charts
        .into_iter()
        .map(|(mut chart, size)| {
            chart.set_theme(theme);
            (chart, style(arguments, format, size))
        })
        .collect();
    let report = desk.export_charts(&charts, &arguments.output, &mut |_| true);
    let written = report.charts.iter().filter_map(|chart| chart.report.as_ref());
    let mut lacking: Vec<&String> = written.filter_map(|written| written.theme_lacking.as_ref()).collect();
    lacking.sort_unstable();
    lacking.dedup();
    for name in lacking {
        output.theme_lacking(name);
    }
    output.answer(&report, || lines(&report, arguments, output));
    let failed = report.charts.iter().any(|chart| chart.error.is_some());
    Ok(if failed { Ending::Failed } else { Ending::Done })
}

fn lines(report: &ExportAllReport, arguments: &Chart, output: &Output) -> String {
    let line = |chart: &suishu_api::wire::ExportedChart| match (&chart.report, &chart.error) {
        (Some(report), _) => arguments.output.join(&report.file).display().to_string(),
        (None, Some(error)) => format!("{}: {} [{}]", chart.name, output.words.error(error), error.code.code()),
        (None, None) => chart.name.clone(),
    };
    report.charts.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn style(arguments: &Chart, format: ChartFormat, size: Option<SizeMm>) -> ExportStyle {
    ExportStyle {
        format,
        size: arguments.size.or(size).unwrap_or(FULL),
        dpi: arguments.dpi,
        transparent: arguments.transparent,
        outlines: arguments.outlines,
    }
}

/// Reads a spec, or the chart that a file carries, with its size. A spec begins with a brace; every file that carries one doesn't.
fn read(desk: &Desk, arguments: &Chart, path: &Path) -> Result<(Batched, Option<SizeMm>), Failure> {
    let invalid = |message: String| Failure::SpecInvalid { message };
    let unread = |error: std::io::Error| invalid(format!("{}: {error}", path.display()));
    if path != Path::new("-") && !begins_as_json(path).map_err(unread)? {
        let carried = Carried::read(path)?;
        let size = Some(carried.size());
        if arguments.as_carried {
            return Ok((Batched::Carried(Box::new(carried)), size));
        }
        compare(desk, &carried)?;
        return Ok((Batched::Spec(Box::new(carried.spec().clone())), size));
    }
    let mut text = String::new();
    if path == Path::new("-") {
        std::io::stdin().read_to_string(&mut text).map_err(unread)?;
    } else {
        text = fs::read_to_string(path).map_err(unread)?;
    }
    let spec: ChartSpec = serde_json::from_str(&text).map_err(|error| invalid(error.to_string()))?;
    Ok((Batched::Spec(Box::new(spec)), None))
}

/// Whether a file may be a spec: anything but the beginnings of SVG, PNG, PDF and XLSX.
fn begins_as_json(path: &Path) -> Result<bool, std::io::Error> {
    let mut head = Vec::new();
    fs::File::open(path)?.take(1024).read_to_end(&mut head)?;
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&head).trim_ascii_start();
    Ok(![&b"<"[..], b"\x89PNG", b"%PDF-", b"PK\x03\x04"]
        .iter()
        .any(|beginning| head.starts_with(beginning)))
}

/// Says beside the answer how the figures in the file stand to those of the library, from which the chart is drawn.
fn compare(desk: &Desk, carried: &Carried) -> Result<(), Failure> {
    let reopened = desk.compared(carried)?;
    let word = |figure: &Option<String>| figure.clone().unwrap_or_else(|| "–".to_owned());
    let how = match reopened.standing {
        Standing::Same | Standing::Withheld => return Ok(()),
        Standing::Differs => "differ from those in the file",
        Standing::Lacking => "are not all those in the file",
    };
    Output::say(&format!(
        "suishu: the figures of the library {how} ({} in all); --as-carried draws those in the file",
        reopened.differing
    ));
    for difference in reopened.differences.iter().take(10) {
        Output::say(&format!(
            "        {} {}: {} → {}",
            difference.series,
            difference.category,
            word(&difference.carried),
            word(&difference.library)
        ));
    }
    Ok(())
}
