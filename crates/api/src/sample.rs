//! The Guangzhou sample: real figures with their sources, the events, the targets, and one chart of each form.

use suishu_chart::{ChartSpec, Form};

use crate::error::Failure;

/// A file of the sample, in the order in which the library learns of it: the older vintage first.
pub(crate) const FILES: &[(&str, &str)] = &[
    (
        "gdp-annual-2018-vintage.csv",
        include_str!("../../../data/samples/guangzhou/gdp-annual-2018-vintage.csv"),
    ),
    (
        "gdp-national-quarterly.csv",
        include_str!("../../../data/samples/guangzhou/gdp-national-quarterly.csv"),
    ),
    (
        "press-2020q3.csv",
        include_str!("../../../data/samples/guangzhou/press-2020q3.csv"),
    ),
    (
        "targets-2025.csv",
        include_str!("../../../data/samples/guangzhou/targets-2025.csv"),
    ),
    (
        "gdp-bay-area.csv",
        include_str!("../../../data/samples/guangzhou/gdp-bay-area.csv"),
    ),
    ("events.csv", include_str!("../../../data/samples/guangzhou/events.csv")),
];

/// The spec of each form's example.
const CHARTS: &[(Form, &str)] = &[
    (
        Form::ColumnsLine,
        include_str!("../../../data/samples/charts/columns-line.json"),
    ),
    (
        Form::PercentColumns,
        include_str!("../../../data/samples/charts/percent-columns.json"),
    ),
    (Form::Line, include_str!("../../../data/samples/charts/line.json")),
    (Form::Bars, include_str!("../../../data/samples/charts/bars.json")),
    (
        Form::GroupedColumns,
        include_str!("../../../data/samples/charts/grouped-columns.json"),
    ),
    (
        Form::StackedColumns,
        include_str!("../../../data/samples/charts/stacked-columns.json"),
    ),
    (Form::Columns, include_str!("../../../data/samples/charts/columns.json")),
];

/// The charts of the sample in the order of the overview.
///
/// # Errors
/// [`Failure::SpecInvalid`] when a shipped spec is not one; a test proves that they are.
pub(crate) fn charts() -> Result<Vec<ChartSpec>, Failure> {
    CHARTS
        .iter()
        .map(|(form, text)| {
            let spec: ChartSpec = serde_json::from_str(text).map_err(|error| Failure::SpecInvalid {
                message: format!("{}: {error}", form.name()),
            })?;
            Ok(spec)
        })
        .collect()
}
