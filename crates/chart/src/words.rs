//! The words that a chart prints or tells by itself, in the language of the bulletin. Nothing else in this crate writes Chinese.

use suishu_domain::{MissingReason, Status};

use crate::spec::Form;

/// Before notes.
pub(crate) const NOTE: &str = "注：";
/// Before the source.
pub(crate) const SOURCE: &str = "资料来源：";
/// Before a unit.
const UNIT: &str = "单位：";
/// A line chart whose axis leaves zero.
pub(crate) const AXIS_NOT_FROM_ZERO: &str = "纵轴未从零起。";
/// Shares are ours.
pub(crate) const SHARES_COMPUTED: &str = "占比按图中数值推算。";
/// Behind the name of a series on the right axis.
pub(crate) const RIGHT_AXIS: &str = "（右轴）";

/// `图1　标题`.
pub(crate) fn heading(number: Option<String>, title: &str) -> String {
    match number.filter(|number| !number.is_empty()) {
        Some(number) if title.is_empty() => number,
        Some(number) => format!("{number}\u{3000}{title}"),
        None => title.to_owned(),
    }
}

/// `单位：亿元`; nothing without a unit.
pub(crate) fn unit(unit: &str) -> String {
    if unit.is_empty() {
        String::new()
    } else {
        format!("{UNIT}{unit}")
    }
}

/// `text` without a prefix that will be printed anyway.
pub(crate) fn without_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    let stem = prefix.trim_end_matches('：');
    let rest = text.strip_prefix(stem).and_then(|rest| rest.strip_prefix(['：', ':']));
    rest.map_or(text, str::trim_start)
}

/// Lines whose names aren't printed.
pub(crate) fn unnamed(count: usize) -> String {
    format!("灰线为其余{count}个系列。")
}

/// Name of a form.
pub(crate) const fn form(form: Form) -> &'static str {
    match form {
        Form::Columns => "柱形图",
        Form::GroupedColumns => "分组柱形图",
        Form::StackedColumns => "堆积柱形图",
        Form::PercentColumns => "百分比堆积柱形图",
        Form::Line => "折线图",
        Form::ColumnsLine => "柱线图",
        Form::Bars => "条形图",
        Form::Contribution => "拉动柱线图",
        Form::Area => "面积图",
        Form::YearOverlay => "年度对照折线图",
        Form::Waterfall => "瀑布图",
        Form::Dumbbell => "哑铃图",
        Form::Slope => "斜率图",
        Form::Bullet => "子弹图",
        Form::Pie => "饼图",
        Form::HeatMap => "热力图",
        Form::Scatter => "散点图",
        Form::SmallMultiples => "小多图",
        Form::TileMap => "方格地图",
        Form::Kpi => "指标卡",
        Form::Timeline => "事件时间轴",
    }
}

/// Status as told to a reader.
pub(crate) const fn status(status: Status) -> &'static str {
    match status {
        Status::Final => "最终核实",
        Status::Provisional => "初步核算",
        Status::Estimated => "估算",
        Status::Forecast => "预测",
        Status::Break => "口径变化",
    }
}

/// Why a figure is missing.
pub(crate) const fn missing(reason: MissingReason) -> &'static str {
    match reason {
        MissingReason::NotPublished => "未发布",
        MissingReason::Suppressed => "保密",
        MissingReason::NotApplicable => "不适用",
        MissingReason::Missing => "暂缺",
    }
}

/// Note on hatched places.
pub(crate) fn hatched(reasons: &[MissingReason]) -> String {
    let reasons: Vec<&str> = reasons.iter().map(|reason| missing(*reason)).collect();
    format!("斜纹处无数据（{}）。", reasons.join("、"))
}
