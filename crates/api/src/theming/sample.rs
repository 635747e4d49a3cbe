//! What a look at a theme shows. The figures are made up, and title and note say so.

use suishu_chart::{Category, ChartData, ChartSpec, Datum, Dimension, Form, Role, Series};
use suishu_domain::{Decimal, Figure, Qualifier, Selection};

use crate::wire::ThemeSample;

/// Spec and figures of a sample.
pub(super) fn sample(sample: ThemeSample) -> (ChartSpec, ChartData) {
    let (form, x, title) = match sample {
        ThemeSample::Parts => (Form::StackedColumns, Dimension::Period, "各部分构成（示例）"),
        ThemeSample::Lines => (Form::Line, Dimension::Period, "各类别走势（示例）"),
        ThemeSample::Cities => (Form::Bars, Dimension::Region, "本市与其他城市（示例）"),
        ThemeSample::Growth => (Form::ColumnsLine, Dimension::Period, "总量与增速（示例）"),
    };
    let mut spec = ChartSpec::new(form, Selection::default(), x);
    spec.number = Some("图1".to_owned());
    let series = match sample {
        ThemeSample::Parts | ThemeSample::Lines => parts(),
        ThemeSample::Cities => vec![cities()],
        ThemeSample::Growth => vec![
            series("增加值", 0, "亿元", [420, 468, 512, 533, 590]),
            series("同比增长", 1, "%", [62, 71, 58, -24, 83]),
        ],
    };
    let names: Vec<String> = match sample {
        ThemeSample::Cities => ["甲市", "本市", "乙市", "丙市", "丁市"].map(str::to_owned).to_vec(),
        _ => (1..=5).map(|year| format!("第{year}年")).collect(),
    };
    let data = ChartData {
        title: title.to_owned(),
        categories: names
            .into_iter()
            .map(|name| Category {
                key: name.clone(),
                label: name,
                ..Category::default()
            })
            .collect(),
        series,
        notes: vec!["图中数字为示意，不是统计数据。".to_owned()],
        sources: vec!["示例".to_owned()],
        ..ChartData::default()
    };
    (spec, data)
}

fn parts() -> Vec<Series> {
    let figures = [
        ("类别一", [310, 330, 356, 372, 401]),
        ("类别二", [228, 240, 249, 263, 270]),
        ("类别三", [164, 171, 183, 190, 204]),
        ("类别四", [118, 121, 126, 135, 141]),
        ("类别五", [82, 85, 84, 90, 97]),
        ("类别六", [51, 49, 55, 58, 62]),
    ];
    figures
        .into_iter()
        .map(|(name, figures)| series(name, 0, "亿元", figures))
        .collect()
}

fn cities() -> Series {
    let mut cities = series("增加值", 0, "亿元", [612, 548, 402, 287, 166]);
    if let Some(Some(own)) = cities.points.get_mut(1) {
        own.highlight = true;
    }
    cities
}

/// A series whose figures are given in tenths.
fn series(name: &str, layer: usize, unit: &str, tenths: [i64; 5]) -> Series {
    let datum = |tenths: i64| {
        Some(Datum {
            figure: Figure::Number(Decimal::new(tenths, 1)),
            qualifier: Qualifier::Exact,
            status: None,
            derived: false,
            highlight: false,
            source: None,
            vintage: None,
            origin: None,
        })
    };
    Series {
        key: name.to_owned(),
        label: name.to_owned(),
        layer,
        unit: unit.to_owned(),
        role: Role::Plain,
        points: tenths.map(datum).to_vec(),
    }
}
