//! The words that a chart prints or tells by itself, in the language of the bulletin. Nothing else in this crate writes Chinese.

use suishu_domain::{Decimal, MissingReason, Qualifier, Status};

use crate::number;
use crate::spec::Form;

/// Before notes.
pub(crate) const NOTE: &str = "注：";
/// Before the source.
pub(crate) const SOURCE: &str = "资料来源：";
/// Before a unit.
const UNIT: &str = "单位：";
/// A line chart whose axis counts ratios.
pub(crate) const AXIS_OF_RATIOS: &str = "纵轴为对数刻度。";
/// Areas are left out where a part is unknown.
pub(crate) const AREAS_NEED_ALL: &str = "部分数据缺失的时期不画。";
/// The steps of a waterfall are ours.
pub(crate) const STEPS_COMPUTED: &str = "各部分增减为两期绝对数之差，系推算。";
/// What the whole of a waterfall rose by beyond its parts.
pub(crate) const REST: &str = "其他及误差";
/// How that is found.
pub(crate) const REST_COMPUTED: &str = "其他及误差为合计增减与各部分增减之和的差额。";
/// Names of the two inks of a waterfall.
pub(crate) const RISE: &str = "增加";
pub(crate) const FALL: &str = "减少";
/// The unit of shares.
pub(crate) const PERCENT: &str = "%";
/// Shares that don't meet 100 in print.
pub(crate) const SHARES_ROUNDED: &str = "因四舍五入，各部分占比之和不等于100%。";
/// Where the whole has no name of its own.
pub(crate) const WHOLE: &str = "各部分之和";
/// Where there is no figure, for no stated reason.
pub(crate) const LACKING: &str = "缺";
/// Over times of targets: the four things that a bullet chart shows.
pub(crate) const REACHED: &str = "完成进度";
/// The mark at 100%.
pub(crate) const TARGET: &str = "全年目标";
/// Whether a note says no more than that figures are targets.
pub(crate) fn names_targets(note: &str) -> bool {
    matches!(
        note.trim_end_matches(['。', '.']),
        "年度目标" | "全年目标" | "目标" | "目标值" | "目标数"
    )
}
/// What of the time has passed.
pub(crate) const PACE: &str = "时间进度";
/// What was reached at the same time a year before.
pub(crate) const REACHED_BEFORE: &str = "上年同期进度";
/// Differences of two periods are ours.
pub(crate) const CHANGES_COMPUTED: &str = "变化为图中两期之差，由本软件推算。";
/// A forecast at an end.
pub(crate) const FORECAST_ENDS: &str = "虚线圆点为预测或目标数。";
/// Two ends on different definitions.
pub(crate) const BROKEN_ENDS: &str = "以点线相连的两期口径不同，不宜直接比较。";
/// Shares are ours.
pub(crate) const SHARES_COMPUTED: &str = "占比按图中数值推算。";
/// Behind the name of a series on the right axis.
pub(crate) const RIGHT_AXIS: &str = "（右轴）";

/// Small multiples on free scales.
pub(crate) const PANELS_FREE: &str = "各图纵轴刻度不同。";
/// The mark of what this program computed.
pub(crate) const DERIVED: &str = "（推算）";
/// Against the same period a year earlier.
pub(crate) const YEAR_ON_YEAR: &str = "同比";
/// Instead of a figure that isn't there.
pub(crate) const NO_FIGURE: &str = "无数据";
/// The unit of rates, and of the difference of two.
pub(crate) const PER_CENT: &str = "%";
pub(crate) const PERCENTAGE_POINTS: &str = "个百分点";

/// Changes that tiles computed by themselves: with growth among them, prices count.
pub(crate) const fn change_computed(growth: bool) -> &'static str {
    if growth {
        "标“推算”的同比由图中数值计算，未剔除价格变化，与公布增速可能不同。"
    } else {
        "标“推算”的同比由图中数值计算，与公布数可能不同。"
    }
}

/// Before a figure in running words.
pub(crate) const fn qualifier(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::About => "约",
        Qualifier::Over => "超",
        Qualifier::Under => "不足",
    }
}

/// A change with its sign: `+1.0%`, `−0.2个百分点`, `持平`; growth that doubles is told in multiples: `增长1.1倍`.
pub(crate) fn change(number: Decimal, unit: &str) -> String {
    if number.is_zero() {
        return "持平".to_owned();
    }
    if unit == PER_CENT && number >= Decimal::ONE_HUNDRED {
        return format!("增长{}倍", number::plain((number / Decimal::ONE_HUNDRED).normalize()));
    }
    let sign = if number.is_sign_positive() { "+" } else { "" };
    format!("{sign}{}{unit}", number::plain(number))
}

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

/// A figure of ours, as told.
pub(crate) fn computed(told: &str) -> String {
    format!("{told}（推算）")
}

/// Parts of a waterfall that lack a figure.
pub(crate) fn counted_in_rest(names: &[String]) -> String {
    format!("{}缺少可比数据，计入其他及误差。", names.join("、"))
}

/// The two measures of a contribution chart.
pub(crate) fn headline(name: &str) -> String {
    format!("柱为各部分拉动的百分点，折线为{name}（%）。")
}

/// Parts that don't add up to the headline.
pub(crate) fn parts_miss(count: usize, category: &str, miss: &str) -> String {
    if count == 1 {
        format!("{category}各部分拉动之和与总体增速相差{miss}个百分点。")
    } else {
        format!("有{count}期各部分拉动之和与总体增速不等，最大相差{miss}个百分点（{category}）。")
    }
}

/// A chart whose axis leaves zero: down in most, across where categories run down.
pub(crate) const fn axis_not_from_zero(form: Form) -> &'static str {
    match form {
        Form::Dumbbell => "横轴未从零起。",
        _ => "纵轴未从零起。",
    }
}

/// Over the changes between two periods; the difference of two shares is in percentage points.
pub(crate) fn change_head(unit: &str) -> String {
    if unit == PERCENT {
        "变化（百分点）".to_owned()
    } else {
        "变化".to_owned()
    }
}

/// A figure with its share of the whole: `182.10亿元（占1.0%）`.
pub(crate) fn part(told: &str, share: &str) -> String {
    format!("{told}（占{share}%）")
}

/// A figure with what it reached of its target: `162个（完成73.6%）`.
pub(crate) fn reached(told: &str, share: &str) -> String {
    format!("{told}（完成{share}）")
}

/// `162 / 220个`.
pub(crate) fn of_target(actual: &str, target: &str, unit: &str) -> String {
    format!("{actual} / {target}{unit}")
}

/// Published shares that don't meet 100.
pub(crate) fn shares_sum(sum: &str) -> String {
    format!("各部分公布的占比之和为{sum}%。")
}

/// Whether a part is what is left: 其他.
pub(crate) fn is_rest(name: &str) -> bool {
    name.starts_with("其他") || name.starts_with("其它")
}

/// How progress was computed.
pub(crate) fn progress_computed(before: bool, pace: bool) -> String {
    let mut note = "完成进度为累计数占全年目标的比重，".to_owned();
    if before {
        note.push_str("上年同期进度为上年同期累计数占上年全年数的比重，");
    }
    if pace {
        note.push_str("时间进度为已过月数占全年的比重，");
    }
    note.push_str(if before || pace {
        "均为推算。"
    } else {
        "为推算。"
    });
    note
}

/// A dumbbell with one end.
pub(crate) fn missing_ends(reasons: &[MissingReason]) -> String {
    format!("虚线空圈处无数据{}，位置不表示数值。", because(reasons))
}

/// A slope with one end.
pub(crate) fn single_ends(reasons: &[MissingReason]) -> String {
    format!("只有一端的系列另一期无数据{}。", because(reasons))
}

fn because(reasons: &[MissingReason]) -> String {
    if reasons.is_empty() {
        return String::new();
    }
    let reasons: Vec<&str> = reasons.iter().map(|reason| missing(*reason)).collect();
    format!("（{}）", reasons.join("、"))
}

/// Lines whose names aren't printed.
pub(crate) fn unnamed(count: usize) -> String {
    format!("灰线为其余{count}个系列。")
}

/// Name of the only series of a timeline.
pub(crate) const EVENTS: &str = "事件";

/// Categories that lack one of a point's figures.
pub(crate) fn lacking(names: &[&str]) -> String {
    format!("数据不全而未绘出：{}。", names.join("、"))
}

/// What an axis of a scatter counts: `同比增长（%）`, `同比（推算，%）`.
pub(crate) fn counted(name: &str, unit: &str) -> String {
    match name.strip_suffix('）') {
        _ if unit.is_empty() => name.to_owned(),
        Some(open) => format!("{open}，{unit}）"),
        None => format!("{name}（{unit}）"),
    }
}

/// Before what the area of a disc counts.
pub(crate) const AREA: &str = "圆面积：";

/// How many events a timeline tells.
pub(crate) fn events(count: usize) -> String {
    format!("{count}件")
}

/// At the rule where a series breaks.
pub(crate) const BREAK: &str = "口径变化";
/// At the rule where figures go on as forecasts.
pub(crate) const FORECAST: &str = "预测";
/// At a lonely forecast behind a gap.
pub(crate) const LONE_TARGET: &str = "目标";

/// Numbers of events that have a sign of their own.
pub(crate) const EVENT_NUMBERS: usize = 50;

/// ① for the first event, ㊿ for the last one.
pub(crate) fn event_number(index: usize) -> String {
    let (first, offset) = match index {
        0..20 => ('①', index),
        20..35 => ('㉑', index - 20),
        _ => ('㊱', index - 35),
    };
    char::from_u32(first as u32 + offset as u32)
        .map(String::from)
        .unwrap_or_default()
}

/// An event in the key.
pub(crate) fn event(when: &str, title: &str) -> String {
    format!("{when}\u{3000}{title}")
}

/// A note that says itself where it belongs.
pub(crate) fn note_at(place: &str, note: &str) -> String {
    format!("{place}：{note}")
}

/// How many events the key has no room for.
pub(crate) fn events_left_out(count: usize, beside_others: bool) -> String {
    if beside_others {
        format!("另有{count}项事件未列出。")
    } else {
        format!("另有{count}项事件，版面所限未列出。")
    }
}

/// How many events of the span have no place on the axis.
pub(crate) fn events_unplaced(count: usize) -> Option<String> {
    (count > 0).then(|| format!("另有{count}项事件在本图的横轴上没有位置，未标出。"))
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
