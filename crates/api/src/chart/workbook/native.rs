//! A chart of the office program's own, of the form nearest to the one drawn, in the inks of the theme. Forms that it can't draw without
//! telling something else have none: the picture stands in.

use rust_xlsxwriter::{
    Chart, ChartEmptyCells, ChartFormat, ChartLegendPosition, ChartLine, ChartPoint, ChartSolidFill, ChartType, Color,
};
use suishu_chart::{Counting, DocumentInfo, Form, Ink, Role, Series, Theme};

use suishu_domain::Status;

use super::{DATA, short_alt};
use crate::chart::draw::Picture;
use crate::chart::table_text::safe;

/// Pixels of an inch on the screen.
const SCREEN_DPI: f64 = 96.0;

/// The chart, or nothing for a form that has no like.
pub(super) fn chart(picture: &Picture, info: &DocumentInfo) -> Option<Chart> {
    let (spec, theme) = (&picture.spec, &picture.theme);
    if breaks_off(picture) {
        return None;
    }
    let (main, second) = match spec.form {
        Form::Columns | Form::GroupedColumns => (ChartType::Column, None),
        Form::StackedColumns => (ChartType::ColumnStacked, None),
        Form::PercentColumns => (ChartType::ColumnPercentStacked, None),
        Form::Line => (ChartType::Line, None),
        Form::Area => (ChartType::AreaStacked, None),
        Form::Bars => (ChartType::Bar, None),
        Form::ColumnsLine => (ChartType::Column, Some(ChartType::Line)),
        Form::Contribution => (ChartType::ColumnStacked, Some(ChartType::Line)),
        Form::Pie if spec.ring => (ChartType::Doughnut, None),
        Form::Pie => (ChartType::Pie, None),
        Form::Scatter => return scatter(picture, info),
        _ => return None,
    };
    let rows = u32::try_from(picture.data.categories.len())
        .ok()
        .filter(|rows| *rows > 0)?;
    let mut charts = Layers {
        main: Chart::new(main),
        second: second.map(Chart::new),
    };
    for (index, series) in picture.data.series.iter().enumerate() {
        let column = u16::try_from(index + 1).ok()?;
        let on_second = series.layer > 0 && charts.second.is_some();
        let is_line = on_second || main == ChartType::Line;
        let chart = match &mut charts.second {
            Some(chart) if on_second => chart,
            _ => &mut charts.main,
        };
        let added = chart.add_series();
        added
            .set_categories((DATA, 1, 0, rows, 0))
            .set_values((DATA, 1, column, rows, column))
            .set_name((DATA, 0, column));
        if !matches!(main, ChartType::Pie | ChartType::Doughnut) {
            added.set_format(&mut dress(ink(series, index, theme, spec.form), is_line));
        }
        if series.points.iter().flatten().any(|datum| datum.highlight) {
            added.set_points(&stressed(series, theme));
        }
        if on_second && spec.form == Form::ColumnsLine {
            added.set_secondary_axis(true);
        }
    }
    if main == ChartType::Bar {
        charts.main.y_axis().set_reverse();
    }
    if spec.counting == Counting::Log {
        charts.main.y_axis().set_log_base(10);
    }
    let Layers { mut main, second } = charts;
    if let Some(second) = second {
        main.combine(&second);
    }
    words(&mut main, picture, info);
    Some(main)
}

/// Whether a line would join what the drawing doesn't: published figures and forecasts, the two sides of a break.
fn breaks_off(picture: &Picture) -> bool {
    let has_lines = matches!(
        picture.spec.form,
        Form::Line | Form::Area | Form::ColumnsLine | Form::Contribution
    );
    let points = picture
        .data
        .series
        .iter()
        .flat_map(|series| series.points.iter().flatten());
    has_lines
        && points
            .into_iter()
            .any(|datum| matches!(datum.status, Some(Status::Forecast | Status::Break)))
}

/// The own city among cities, each bar in its ink.
fn stressed(series: &Series, theme: &Theme) -> Vec<ChartPoint> {
    let ink = |highlight: bool| if highlight { &theme.own } else { &theme.other };
    let points = series.points.iter().map(|datum| {
        let highlight = datum.as_ref().is_some_and(|datum| datum.highlight);
        ChartPoint::new().set_format(&mut dress(ink(highlight), false))
    });
    points.collect()
}

/// Columns with lines over them are two charts in one place.
struct Layers {
    main: Chart,
    second: Option<Chart>,
}

/// One point a category: the first layer along, the second up.
fn scatter(picture: &Picture, info: &DocumentInfo) -> Option<Chart> {
    let rows = u32::try_from(picture.data.categories.len())
        .ok()
        .filter(|rows| *rows > 0)?;
    let [along, up, ..] = picture.data.series.as_slice() else {
        return None;
    };
    let mut chart = Chart::new(ChartType::Scatter);
    chart
        .add_series()
        .set_categories((DATA, 1, 1, rows, 1))
        .set_values((DATA, 1, 2, rows, 2))
        .set_format(
            ChartFormat::new()
                .set_solid_fill(ChartSolidFill::new().set_color(color(picture.theme.categorical.first()?))),
        );
    let head = |series: &Series| format!("{}（{}）", series.label, series.unit);
    chart.x_axis().set_name(safe(&head(along)).as_ref());
    chart.y_axis().set_name(safe(&head(up)).as_ref());
    words(&mut chart, picture, info);
    chart.legend().set_hidden();
    Some(chart)
}

/// Title, alternative text, place of the legend and size on the screen; a missing figure is a gap.
fn words(chart: &mut Chart, picture: &Picture, info: &DocumentInfo) {
    let title = if picture.drawing.title.is_empty() {
        &info.title
    } else {
        &picture.drawing.title
    };
    // A name that begins as a formula would be taken for a reference.
    chart.title().set_name(safe(title).as_ref());
    chart.legend().set_position(ChartLegendPosition::Bottom);
    if picture.data.series.len() < 2 && !matches!(picture.spec.form, Form::Pie) {
        chart.legend().set_hidden();
    }
    let pixels = |mm: f64| (mm / 25.4 * SCREEN_DPI).round() as u32;
    chart
        .show_empty_cells_as(ChartEmptyCells::Gaps)
        .set_alt_text(short_alt(&picture.drawing.alt))
        .set_width(pixels(picture.drawing.size.width_mm))
        .set_height(pixels(picture.drawing.size.height_mm));
}

/// The ink of a series, by its role as in the drawing.
fn ink<'a>(series: &Series, index: usize, theme: &'a Theme, form: Form) -> &'a Ink {
    let equal = || &theme.categorical[index % theme.categorical.len()];
    match series.role {
        _ if series.layer > 0 && form == Form::ColumnsLine => &theme.growth,
        Role::Own => &theme.own,
        Role::Other => &theme.other,
        Role::Average => &theme.average,
        Role::Industry(number) => theme
            .industry
            .get(usize::from(number).wrapping_sub(1))
            .unwrap_or_else(equal),
        Role::Plain => equal(),
    }
}

fn dress(ink: &Ink, is_line: bool) -> ChartFormat {
    let mut format = ChartFormat::new();
    if is_line {
        format.set_line(ChartLine::new().set_color(color(ink)).set_width(1.5));
    } else {
        format.set_solid_fill(ChartSolidFill::new().set_color(color(ink)));
    }
    format
}

fn color(ink: &Ink) -> Color {
    let [red, green, blue] = ink.color.0;
    Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}
