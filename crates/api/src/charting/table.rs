//! The table of a chart: the same figures in rows and columns.

use suishu_chart::{ChartData, ChartSpec, Dimension, Form};

use super::timeline;
use crate::wire::{DataTable, TableCell, TableColumn, TableRow};

/// The figures of a chart as a table; rows are what runs along the axis.
pub(crate) fn table(spec: &ChartSpec, data: &ChartData) -> DataTable {
    if spec.form == Form::Timeline {
        return timeline::table(data);
    }
    let corner = match spec.x {
        Dimension::Period => "时期",
        Dimension::Indicator => "指标",
        Dimension::Region => "地区",
        Dimension::Sector => "行业",
        Dimension::Measure => "度量",
    };
    DataTable {
        corner: corner.to_owned(),
        columns: data
            .series
            .iter()
            .map(|series| TableColumn {
                key: series.key.clone(),
                label: series.label.clone(),
                unit: series.unit.clone(),
            })
            .collect(),
        rows: data
            .categories
            .iter()
            .enumerate()
            .map(|(at, category)| TableRow {
                key: category.key.clone(),
                label: category.label.clone(),
                cells: data
                    .series
                    .iter()
                    .map(|series| series.points[at].as_ref().map(cell))
                    .collect(),
            })
            .collect(),
        notes: data.notes.clone(),
        sources: data.sources.clone(),
    }
}

fn cell(datum: &suishu_chart::Datum) -> TableCell {
    TableCell {
        value: datum.figure.number().map(|number| number.to_string()),
        missing: datum.figure.missing(),
        qualifier: datum.qualifier,
        status: datum.status,
        derived: datum.derived,
        source: datum.source.clone(),
    }
}
