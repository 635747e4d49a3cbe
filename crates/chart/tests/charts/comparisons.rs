//! Fixtures of the forms that compare: two periods, actual with target, parts with their whole.

use suishu_chart::{ChartData, ChartSpec, Dimension, Form, Order, PACE_LAYER, Role, Series};

use super::{BAY, PRESS, data, names, series, spec, years};

const CITIES: &str = "广州市 深圳市 珠海市 佛山市 惠州市 东莞市 中山市 江门市 肇庆市";
const EARLIER: &str = "16135.95 16795.35 2008.86 7509.96 2959.11 6174.83 2580.59 2099.29 1580.5";
const LATER: &str = "31032.5 36801.87 4479.06 13361.9 6136.39 12282.15 4143.25 4210.18 2917.85";

/// The drawings that are looked at: name, spec, data.
pub(crate) fn gallery() -> Vec<(&'static str, ChartSpec, ChartData)> {
    let mut numbered = spec(
        Form::Dumbbell,
        Dimension::Region,
        "2014年与2024年粤港澳大湾区内地九市地区生产总值",
    );
    numbered.number = Some("图9".to_owned());
    let changed = ChartSpec {
        order: Order::Change,
        ..spec(Form::Dumbbell, Dimension::Sector, "规模以上工业增加值同比增速")
    };
    let mut stepped = spec(
        Form::Slope,
        Dimension::Period,
        "2014年与2024年粤港澳大湾区内地九市地区生产总值",
    );
    stepped.number = Some("图10".to_owned());
    let mut ring = spec(Form::Pie, Dimension::Sector, "2020年前三季度广州市地区生产总值构成");
    ring.ring = true;
    let mut largest = spec(Form::Pie, Dimension::Sector, "新基建新开工项目的领域构成");
    largest.order = Order::Descending;
    vec![
        ("dumbbell", numbered, cities()),
        ("dumbbell-change", changed, growth()),
        ("slope", stepped, slope()),
        (
            "bullet",
            spec(Form::Bullet, Dimension::Indicator, "2020年前三季度主要目标完成进度"),
            targets(),
        ),
        (
            "bullet-districts",
            ChartSpec {
                order: Order::Descending,
                ..spec(Form::Bullet, Dimension::Region, "2025年上半年各区招商引资目标完成进度")
            },
            districts(),
        ),
        (
            "pie",
            spec(Form::Pie, Dimension::Period, "2020年前三季度广州市地区生产总值构成"),
            industries(),
        ),
        ("pie-ring", ring, ring_data()),
        ("pie-five", largest, fields()),
    ]
}

/// The own city stressed.
fn own(mut series: Series) -> Series {
    if let Some(first) = &mut series.points[0] {
        first.highlight = true;
    }
    series
}

fn cities() -> ChartData {
    data(
        names(CITIES),
        vec![
            own(series("2014年", 0, "亿元", Role::Plain, EARLIER)),
            own(series("2024年", 0, "亿元", Role::Plain, LATER)),
        ],
        BAY,
    )
}

/// Rates with both signs, a missing side, and a figure on a new definition.
fn growth() -> ChartData {
    data(
        names("汽车制造业 电子产品制造业 石油化工制造业 医药制造业 电气机械和器材制造业 通用设备制造业"),
        vec![
            series("2023年", 0, "%", Role::Plain, "4.2 -1.8 6.3 9.1 L 2.4"),
            series("2024年", 0, "%", Role::Plain, "-18.2 4.6 7.0 8.3 3.5 6.1B"),
        ],
        "测试",
    )
}

fn slope() -> ChartData {
    let mut categories = years(2014, 1);
    categories.extend(years(2024, 1));
    let series = CITIES
        .split(' ')
        .zip(EARLIER.split(' ').zip(LATER.split(' ')))
        .map(|(city, (earlier, later))| {
            let role = if city == "广州市" { Role::Own } else { Role::Other };
            series(city, 0, "亿元", role, &format!("{earlier} {later}"))
        });
    data(categories, series.collect(), BAY)
}

/// Three rows, each in a unit of its own: a series holds the figures of one unit.
fn targets() -> ChartData {
    let rows = [
        ("个", 0, ["162", "220F", "139", "196"]),
        ("家", 1, ["3240", "4000F", "2786", "3920"]),
        ("亿元", 2, ["2385.6", "3300F", "2051.6", "2886.6"]),
    ];
    let spans = ["2020年前三季度", "2020年", "2019年前三季度", "2019年"];
    let mut all = Vec::new();
    for (unit, place, figures) in rows {
        for (layer, figure) in figures.into_iter().enumerate() {
            let mut slots = ["-"; 3];
            slots[place] = figure;
            let mut one = series(spans[layer], layer, unit, Role::Plain, &slots.join(" "));
            one.key = format!("{layer}|{unit}");
            all.push(one);
        }
    }
    all.push(series("时间进度", PACE_LAYER, "%", Role::Plain, "75 75 75"));
    data(
        names("新基建新开工项目数 新增上云企业数 数字经济核心产业增加值"),
        all,
        "合成示例数据，不是真实统计",
    )
}

/// More than reached, hardly begun, unpublished, and without a target.
fn districts() -> ChartData {
    data(
        names("天河区 黄埔区 越秀区 南沙区 番禺区 白云区 海珠区 荔湾区 花都区 增城区 从化区"),
        vec![
            own(series(
                "2025年上半年",
                0,
                "亿元",
                Role::Plain,
                "86.3 152.0 41.5 96.1 38.8 ~44.0 30.2 18.6 27.9 5.1 L",
            )),
            series(
                "2025年",
                1,
                "亿元",
                Role::Plain,
                "150F 240F 90F 160F 95F 100F 70F 50F 20F 60F 30F",
            ),
            series(
                "时间进度",
                PACE_LAYER,
                "%",
                Role::Plain,
                "50 50 50 50 50 50 50 50 50 50 50",
            ),
        ],
        "合成示例数据，不是真实统计",
    )
}

fn industries() -> ChartData {
    let part = |name, number, figure| series(name, 0, "亿元", Role::Industry(number), figure);
    data(
        names("2020年前三季度"),
        vec![
            part("第一产业", 1, "182.10P"),
            part("第二产业", 2, "4704.39P"),
            part("第三产业", 3, "12589.37P"),
        ],
        PRESS,
    )
}

fn ring_data() -> ChartData {
    let mut data = industries();
    data.series.push(series("合计", 1, "亿元", Role::Plain, "17475.86P"));
    data
}

fn fields() -> ChartData {
    data(
        names("其他 5G和工业互联网 人工智能 数据中心、智能计算中心 新能源汽车充电设施"),
        vec![series("新开工项目数", 0, "个", Role::Plain, "31 64 28 9 30")],
        "合成示例数据，不是真实统计",
    )
}
