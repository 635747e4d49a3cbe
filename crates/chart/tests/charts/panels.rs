//! Small multiples and tiles: real figures of the Bay Area and Guangzhou, typed in here by hand.

use suishu_chart::{Category, ChartData, ChartSpec, Dimension, Form, PanelScales, Role};
use suishu_domain::Period;

use super::{BAY, NBS, PRESS, data, names, series, spec, years};

/// Gross regional product from 1999 to 2024, in 亿元.
const CITIES: [(&str, &str); 9] = [
    (
        "广州市",
        "2056.74 2505.58 2841.65 3203.96 3758.62 4450.55 5187.85 6124.2 7202.95 8366.02 9146.74 10640.67 12199.69 13194.69 15050.4 16135.95 17347.37 18559.73 19871.67 21002.44 23844.69 25068.7492 28225.212 28833.058 30355.73 31032.5",
    ),
    (
        "深圳市",
        "1436.03 2219.2 2482.49 2969.52 3585.72 4282.14 5035.77 5920.66 6925.23 7941.43 8514.47 10069.06 11922.81 13496.27 15234.24 16795.35 18436.84 20685.74 23280.27 25266.08 26992.33 27759.0153 30820.1048 32480.7103 34606.4 36801.87",
    ),
    (
        "珠海市",
        "286.61 335.92 368.34 409.04 476.71 551.68 640.53 753.63 902.45 1006.62 1056.87 1241.74 1460.07 1583.66 1780.87 2008.86 2216.54 2452.61 2943.83 3216.78 3444.23 3518.2617 3896.0441 4070.1804 4233.22 4479.06",
    ),
    (
        "佛山市",
        "833.79 1050.38 1189.19 1328.55 1578.49 1918.04 2450.67 3020.83 3696.35 4419.04 4842.58 5665.45 6231.4 6642.95 7064.3 7509.96 8107.6 8756.31 9382.16 9976.72 10739.76 10758.5001 12185.7473 12695.0039 13276.14 13361.9",
    ),
    (
        "惠州市",
        "392.37 439.19 478.95 526.57 586.46 686.45 805.11 930.93 1121.71 1309.51 1413.08 1723.56 2080.14 2352.46 2674.5 2959.11 3090.22 3359.52 3745.75 4003.33 4192.93 4283.7249 5033.0553 5400.2728 5639.68 6136.39",
    ),
    (
        "东莞市",
        "412.84 821.14 991.89 1186.94 1452.52 1806.03 2189.46 2635.62 3169.26 3715.68 3816.83 4339.85 4887.26 5190.2 5740.44 6174.83 6665.34 7260.92 8079.2 8818.11 9474.43 9756.7701 10931.6923 11375.6639 11438.13 12282.15",
    ),
    (
        "中山市",
        "272.68 345.44 404.38 469.73 572.05 704.3 894.59 1064.31 1283.88 1473.84 1556.11 1808.48 2102.58 2306.52 2470.06 2580.59 2711.36 2830.43 2939.52 3053.73 3123.79 3189.1461 3578.885 3632.2188 3850.65 4143.25",
    ),
    (
        "江门市",
        "514.69 504.66 534.6 565.99 617.81 695.64 801.7 943.79 1098.82 1272.33 1337.92 1574.73 1836.72 1892.98 2020.97 2099.29 2274.26 2480.94 2745.89 3001.24 3150.22 3202.9728 3598.0419 3774.4238 4022.25 4210.18",
    ),
    (
        "肇庆市",
        "391.74 249.78 267.96 293.66 328.3 390.56 420.95 507.04 621.25 707.8 793.41 965.12 1169.41 1279.64 1437.04 1580.5 1691.85 1810.67 1964.97 2102.29 2250.67 2313.2404 2645.8069 2721.5736 2792.51 2917.85",
    ),
];

/// The drawings that are looked at: name, spec, data.
pub(crate) fn gallery() -> Vec<(&'static str, ChartSpec, ChartData)> {
    vec![
        cities(),
        recent_cities(),
        indices(),
        sectors(),
        tile(),
        tiles(),
        computed_tile(),
        keyed_columns(),
        keyed_bars(),
    ]
}

fn role(city: &str) -> Role {
    if city == "广州市" { Role::Own } else { Role::Other }
}

/// Many years: a line in each panel, all on one scale, the own city stressed.
fn cities() -> (&'static str, ChartSpec, ChartData) {
    let mut spec = spec(
        Form::SmallMultiples,
        Dimension::Period,
        "1999—2024年大湾区内地九市地区生产总值",
    );
    spec.number = Some("图9".to_owned());
    let all = CITIES
        .iter()
        .map(|(city, figures)| series(city, 0, "亿元", role(city), figures))
        .collect();
    ("small-multiples", spec, data(years(1999, 26), all, BAY))
}

/// Few years: columns from zero, each panel on a scale of its own.
fn recent_cities() -> (&'static str, ChartSpec, ChartData) {
    let mut spec = spec(
        Form::SmallMultiples,
        Dimension::Period,
        "2015—2024年大湾区内地八市地区生产总值",
    );
    spec.panel_scales = PanelScales::Free;
    let last = |figures: &str| figures.split(' ').skip(16).collect::<Vec<_>>().join(" ");
    let all = CITIES[..8]
        .iter()
        .map(|(city, figures)| series(city, 0, "亿元", role(city), &last(figures)))
        .collect();
    ("small-multiples-free", spec, data(years(2015, 10), all, BAY))
}

/// Figures near a constant: lines that leave zero, of two units.
fn indices() -> (&'static str, ChartSpec, ChartData) {
    let mut spec = spec(Form::SmallMultiples, Dimension::Period, "价格与就业");
    spec.panel_scales = PanelScales::Free;
    let all = vec![
        series(
            "居民消费价格指数（上年=100）",
            0,
            "",
            Role::Plain,
            "102.1 102.9 102.5 100.9 102.0 100.2",
        ),
        series("城镇调查失业率", 0, "%", Role::Plain, "4.9 5.2 5.6 5.1 5.6 5.2F"),
        series(
            "信息传输、软件和信息技术服务业增加值",
            0,
            "亿元",
            Role::Plain,
            "9478 10981B 12000 L 16386 17000",
        ),
    ];
    ("small-multiples-units", spec, data(years(2018, 6), all, NBS))
}

/// Along names instead of periods, which are too long for the panels: a key.
fn sectors() -> (&'static str, ChartSpec, ChartData) {
    let spec = spec(Form::SmallMultiples, Dimension::Sector, "三市重点行业增加值同比增长");
    let categories = names("信息传输、软件和信息技术服务业 金融业 批发和零售业 租赁和商务服务业 住宿和餐饮业");
    let all = vec![
        series("广州市", 0, "%", Role::Own, "15.9 7.0 -2.2 -4.2 -19.1"),
        series("深圳市", 0, "%", Role::Other, "12.8 9.1 1.6 -3.9 -15.3"),
        series("佛山市", 0, "%", Role::Other, "9.2 L 0.4 2.1 -21.7"),
    ];
    ("small-multiples-sectors", spec, data(categories, all, NBS))
}

fn first_three_quarters(first: i32, count: i32) -> Vec<Category> {
    let span = |year: i32| Category {
        period: i16::try_from(year).ok().and_then(|year| Period::months(year, 1, 9)),
        ..Category::named(format!("{year}-01-01/P9M"), format!("{year}年前三季度"))
    };
    (first..first + count).map(span).collect()
}

/// The newest figure with its published growth.
fn tile() -> (&'static str, ChartSpec, ChartData) {
    let mut spec = spec(Form::Kpi, Dimension::Period, "");
    spec.title = None;
    let mut data = data(
        first_three_quarters(2020, 1),
        vec![
            series("广州市地区生产总值", 0, "亿元", Role::Plain, "17475.86P"),
            series("广州市地区生产总值同比", 1, "%", Role::Plain, "1.0P"),
        ],
        PRESS,
    );
    data.notes.push("绝对数按现价计算，增长速度按不变价格计算。".to_owned());
    ("kpi", spec, data)
}

/// Several tiles: published and computed changes, a figure that is more than a number, one that is missing.
fn tiles() -> (&'static str, ChartSpec, ChartData) {
    let spec = spec(Form::Kpi, Dimension::Period, "数字经济主要指标");
    let all = vec![
        series(
            "地区生产总值",
            0,
            "亿元",
            Role::Own,
            "5187.85 6124.2 7202.95 8366.02 9146.74 10640.67 12199.69 13194.69",
        ),
        series(
            "数字经济核心产业增加值占地区生产总值比重",
            0,
            "%",
            Role::Plain,
            "- 10.1 10.6 11.3 - 12.0 12.2 12.8",
        ),
        series("上云企业数", 0, "万家", Role::Plain, "- - - 2.1 3.4 4.8 5.5 >6"),
        series("人工智能应用率", 0, "%", Role::Plain, "- - - - - - - L"),
        series("地区生产总值同比", 1, "%", Role::Plain, "- - - - - - - 10.5"),
    ];
    let mut categories = years(2005, 8);
    for (category, year) in categories.iter_mut().zip(2005..) {
        category.period = Period::year(year);
    }
    ("kpi-tiles", spec, data(categories, all, NBS))
}

/// Nothing published to compare with: the change is ours.
fn computed_tile() -> (&'static str, ChartSpec, ChartData) {
    let mut spec = spec(Form::Kpi, Dimension::Period, "");
    spec.title = None;
    let mut categories = years(1999, 26);
    for (category, year) in categories.iter_mut().zip(1999..) {
        category.period = Period::year(year);
    }
    (
        "kpi-computed",
        spec,
        data(
            categories,
            vec![series("广州市地区生产总值", 0, "亿元", Role::Own, CITIES[0].1)],
            BAY,
        ),
    )
}

const LONG: &str = "新一代信息技术产业 智能与新能源汽车产业 生物医药与健康产业 智能装备与机器人产业 轨道交通产业 新能源与节能环保产业 新材料与精细化工产业 数字创意产业 人工智能与大数据产业 软件和信息技术服务业";

/// Names that no column can carry stand in a key.
fn keyed_columns() -> (&'static str, ChartSpec, ChartData) {
    let spec = spec(Form::GroupedColumns, Dimension::Sector, "战略性新兴产业增加值同比增长");
    let all = vec![
        series(
            "上年",
            0,
            "%",
            Role::Other,
            "8.1 7.7 15.9 6.9 4.2 -1.1 3.0 7.4 9.9 12.1",
        ),
        series("本年", 0, "%", Role::Own, "6.1 9.7 13.2 5.9 6.6 2.1 4.4 10.2 11.9 14.8"),
    ];
    ("grouped-columns-key", spec, data(names(LONG), all, NBS))
}

/// Rows too low for two lines of a name: a key below the bars.
fn keyed_bars() -> (&'static str, ChartSpec, ChartData) {
    let spec = spec(Form::Bars, Dimension::Sector, "战略性新兴产业增加值");
    let long: Vec<String> = LONG
        .split(' ')
        .map(|name| format!("广州市{name}（含重点园区和企业）"))
        .collect();
    let all = vec![series(
        "增加值",
        0,
        "亿元",
        Role::Plain,
        "2808.1 1747.7 1115.9 866.9 764.2 641.1 530.0 417.4 390.9 2512.1",
    )];
    ("bars-key", spec, data(names(&long.join(" ")), all, NBS))
}
