//! The vertical family: contributions, areas, years over each other, waterfalls, ratios. Real figures of the nation and the Bay Area,
//! typed in here by hand; footfall of a street is made up, and says so.

use suishu_chart::{Category, ChartData, ChartSpec, Counting, Dimension, Form, Role};
use suishu_domain::Period;

use super::{BAY, NBS, PRIMARY, SECONDARY, TERTIARY, data, industries, names, quarters, series, spec, years};

const MADE_UP: &str = "合成示例数据，不是真实统计";

/// Footfall of a pedestrian street by month, in 万人次, made up.
const FOOTFALL: [(&str, &str); 4] = [
    (
        "2017年",
        "736.3 758.5 632.3 587.2 641.8 602.4 655.1 668.9 621.7 802.6 664.3 731.2",
    ),
    (
        "2018年",
        "771.2 802.4 655.9 604.8 672.5 618.2 689.4 701.3 640.6 851.9 690.7 765.4",
    ),
    (
        "2019年",
        "803.6 841.7 671.4 632.6 702.3 640.9 712.8 733.5 668.1 893.2 715.6 798.3",
    ),
    ("2020年", "512.4 61.3 143.8 287.6 402.9 431.2 489.7 521.6 548.9 - - -"),
];

/// The months of any year.
fn months_of_a_year() -> Vec<Category> {
    let month = |month: i8| Category {
        period: Period::months(2020, month, 1),
        ..Category::named(format!("{month:02}"), format!("{month}月"))
    };
    (1..=12).map(month).collect()
}

/// Cumulative spans from 1—2月 on: January alone isn't published.
fn spans_of_a_year() -> Vec<Category> {
    let span = |months: u16| Category {
        period: Period::months(2020, 1, months),
        ..Category::named(format!("1-{months}"), format!("1—{months}月"))
    };
    (2..=12).map(span).collect()
}

fn parts_with_whole(labels: &str) -> Vec<Category> {
    let mut categories = names(labels);
    if let Some(whole) = categories.first_mut() {
        whole.whole = true;
    }
    categories
}

fn contributions() -> [(&'static str, ChartSpec, ChartData); 2] {
    let mut demand = spec(
        Form::Contribution,
        Dimension::Period,
        "三大需求对国内生产总值增长的拉动",
    );
    demand.number = Some("图9".to_owned());
    let parts = vec![
        series("最终消费支出", 0, "百分点", Role::Plain, "4.9 4.5 3.9 4.4 3.5 -0.5"),
        series("资本形成总额", 0, "百分点", Role::Plain, "1.6 3.1 2.7 2.8 1.9 2.2"),
        series(
            "货物和服务净出口",
            0,
            "百分点",
            Role::Plain,
            "0.6 -0.8 0.3 -0.5 0.7 0.7",
        ),
        series("国内生产总值增速", 1, "%", Role::Plain, "7.0 6.8 6.9 6.7 6.0 2.3"),
    ];
    let demand_data = data(years(2015, 6), parts, NBS);
    let industry = spec(Form::Contribution, Dimension::Period, "三次产业对经济增长的拉动");
    // From the levels at constant prices of the sample.
    let mut parts = industries([
        "0.14 0.22 0.33 0.37 0.12 0.21 0.24 0.34 -0.13",
        "2.39 2.45 2.12 2.35 2.34 2.28 2.05 2.33 -3.68",
        "4.41 4.24 4.22 3.81 3.99 3.67 3.66 3.28 -3.01",
    ]);
    for part in &mut parts {
        "百分点".clone_into(&mut part.unit);
    }
    parts.push(series(
        "国内生产总值增速",
        1,
        "%",
        Role::Plain,
        "6.9 6.9 6.7 6.5 6.4 6.2 6.0 6.0 -6.8",
    ));
    [
        ("contribution", demand, demand_data),
        ("contribution-quarters", industry, data(quarters(2018, 9), parts, NBS)),
    ]
}

fn areas() -> [(&'static str, ChartSpec, ChartData); 2] {
    let mut whole = spec(Form::Area, Dimension::Period, "国内生产总值及其三次产业（当季）");
    whole.number = Some("图10".to_owned());
    let gaps = spec(Form::Area, Dimension::Period, "上云企业数（缺口与预测）");
    let parts = [
        "120 180 - 330 L 450 520F 600F",
        "300 340 420 470 L 560 640F 700F",
        "80 120 150 190 L 260 310F 380F",
    ];
    let name = ["荔湾区", "海珠区", "黄埔区"];
    let districts = (0..3)
        .map(|index| series(name[index], 0, "家", Role::Plain, parts[index]))
        .collect();
    [
        (
            "area",
            whole,
            data(
                quarters(2018, 9),
                super::industries([PRIMARY, SECONDARY, TERTIARY]),
                NBS,
            ),
        ),
        ("area-gaps", gaps, data(years(2018, 8), districts, MADE_UP)),
    ]
}

fn overlays() -> [(&'static str, ChartSpec, ChartData); 2] {
    let mut street = spec(Form::YearOverlay, Dimension::Period, "步行街月客流量年度对照");
    street.number = Some("图11".to_owned());
    let lines = |unit: &str, years: &[(&str, &str)]| {
        years
            .iter()
            .map(|(year, figures)| series(year, 0, unit, Role::Plain, figures))
            .collect()
    };
    let growth = spec(Form::YearOverlay, Dimension::Period, "步行街营业额累计同比增速");
    let years = [
        ("2021年", "35.1 24.5 20.3 17.8 15.9 14.4 13.1 11.8 10.9 10.1 9.6"),
        ("2022年", "7.5 6.5 4.0 3.3 3.4 3.5 3.6 3.9 4.0 3.8 3.6"),
        ("2023年", "2.4 3.0 3.6 3.6 3.8 3.8 3.9 4.0 4.1 4.3 4.6"),
        ("2024年", "7.0 6.1 6.3 6.2 6.0 5.9 5.8 5.8 5.8 5.8 5.8"),
    ];
    [
        (
            "year-overlay",
            street,
            data(months_of_a_year(), lines("万人次", &FOOTFALL), MADE_UP),
        ),
        (
            "year-overlay-spans",
            growth,
            data(spans_of_a_year(), lines("%", &years), MADE_UP),
        ),
    ]
}

fn waterfalls() -> [(&'static str, ChartSpec, ChartData); 2] {
    let mut nation = spec(Form::Waterfall, Dimension::Sector, "2015年至2019年国内生产总值的增加");
    nation.number = Some("图12".to_owned());
    let street = spec(Form::Waterfall, Dimension::Sector, "步行街营业额的变化");
    [
        (
            "waterfall",
            nation,
            data(
                parts_with_whole("国内生产总值 第一产业 第二产业 第三产业"),
                vec![
                    series("2015年", 0, "亿元", Role::Plain, "688858.2 57774.6 281338.9 349744.7"),
                    series("2019年", 0, "亿元", Role::Plain, "990865.1 70466.7 386165.3 534233.1"),
                ],
                NBS,
            ),
        ),
        (
            "waterfall-rest",
            street,
            data(
                parts_with_whole("合计 餐饮 服装鞋帽 文化体育 住宿 金银珠宝"),
                vec![
                    series("2019年", 0, "亿元", Role::Plain, "86.4 31.2 28.7 6.1 8.9 9.8"),
                    series("2020年", 0, "亿元", Role::Plain, "71.9 22.4 21.3 9.6 4.2 12.1"),
                ],
                MADE_UP,
            ),
        ),
    ]
}

fn ratios() -> (&'static str, ChartSpec, ChartData) {
    let mut cities = spec(
        Form::Line,
        Dimension::Period,
        "2005—2019年大湾区内地部分城市地区生产总值（对数刻度）",
    );
    cities.counting = Counting::Log;
    let lines = vec![
        series(
            "广州市",
            0,
            "亿元",
            Role::Own,
            "5187.85 6124.2 7202.95 8366.02 9146.74 10640.67 12199.69 13194.69 15050.4 16135.95 17347.37 18559.73 19871.67 21002.44 23844.69",
        ),
        series(
            "东莞市",
            0,
            "亿元",
            Role::Plain,
            "2189.46 2635.62 3169.26 3715.68 3816.83 4339.85 4887.26 5190.2 5740.44 6174.83 6665.34 7260.92 8079.2 8818.11 9474.43",
        ),
        series(
            "珠海市",
            0,
            "亿元",
            Role::Plain,
            "640.53 753.63 902.45 1006.62 1056.87 1241.74 1460.07 1583.66 1780.87 2008.86 2216.54 2452.61 2943.83 3216.78 3444.23",
        ),
    ];
    ("line-log", cities, data(years(2005, 15), lines, BAY))
}

/// The drawings that are looked at: name, spec, data.
pub(crate) fn gallery() -> Vec<(&'static str, ChartSpec, ChartData)> {
    let mut all = vec![ratios()];
    all.extend(contributions());
    all.extend(areas());
    all.extend(overlays());
    all.extend(waterfalls());
    all
}
