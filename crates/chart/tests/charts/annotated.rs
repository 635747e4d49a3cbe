//! Drawings with something said beside the figures: events, bands, breaks, targets, days of rest, notes at figures, 1—2月.

use suishu_chart::{Category, ChartData, ChartSpec, Dimension, Event, Form, PointNote, Rest, Role};
use suishu_domain::{Date, Period};

use super::{series, spec};

/// An axis of years, with their periods.
pub(crate) fn years(first: i16, count: i16) -> Vec<Category> {
    (first..first + count)
        .map(|year| Category {
            period: Period::year(year),
            ..Category::named(year.to_string(), format!("{year}年"))
        })
        .collect()
}

/// An axis of days: weekends, and the holiday of 2020 that nobody forgets.
pub(crate) fn days(first: Date, count: i32) -> Vec<Category> {
    let holiday = Date::constant(2020, 10, 1)..=Date::constant(2020, 10, 8);
    let mut all = Vec::new();
    let mut day = first;
    for _ in 0..count {
        let rest = if holiday.contains(&day) {
            Some(Rest::Holiday("国庆中秋假期".to_owned()))
        } else {
            (day.weekday().to_monday_one_offset() > 5).then_some(Rest::Weekend)
        };
        all.push(Category {
            short: Some(format!("{}日", day.day())),
            group: Some(format!("{}年{}月", day.year(), day.month())),
            period: Period::days(day, 1),
            rest,
            ..Category::named(
                day.to_string(),
                format!("{}年{}月{}日", day.year(), day.month(), day.day()),
            )
        });
        day = day.tomorrow().expect("a day of this century");
    }
    all
}

/// Months of 2024 and 2025, the first two of each told together.
fn months_with_a_pair() -> Vec<Category> {
    let mut all = Vec::new();
    for year in [2024, 2025] {
        for (month, count) in std::iter::once((1, 2)).chain((3..=12).map(|month| (month, 1))) {
            let short = if count == 2 {
                "1—2月".to_owned()
            } else {
                format!("{month}月")
            };
            all.push(Category {
                period: Period::months(year, month, count),
                group: Some(format!("{year}年")),
                ..Category::named(format!("{year}-{month:02}/{count}"), format!("{year}年{short}"))
            });
            if let Some(last) = all.last_mut() {
                last.short = Some(short);
            }
        }
    }
    all
}

pub(crate) fn event(when: &str, period: Option<Period>, title: &str) -> Event {
    Event {
        when: when.to_owned(),
        period: period.expect("a period of the calendar"),
        title: title.to_owned(),
        level: None,
        source: None,
    }
}

fn data(categories: Vec<Category>, all: Vec<suishu_chart::Series>) -> ChartData {
    ChartData {
        categories,
        series: all,
        sources: vec!["测试".to_owned()],
        ..ChartData::default()
    }
}

pub(crate) const GDP: &str = "16135.95 17347.37 18559.73 19871.67 21002.44 23628.60 25019.11";

/// Events of the years 2014 to 2020.
pub(crate) fn some_events() -> Vec<Event> {
    vec![
        event(
            "2015年4月",
            Period::months(2015, 4, 1),
            "广东自由贸易试验区南沙新区片区挂牌",
        ),
        event("2016—2018年", Period::months(2016, 1, 36), "供给侧结构性改革三年行动"),
        event(
            "2019年2月18日",
            Period::days(Date::constant(2019, 2, 18), 1),
            "《粤港澳大湾区发展规划纲要》印发",
        ),
        event(
            "2019年11月",
            Period::months(2019, 11, 1),
            "统计部门公布第四次全国经济普查修订结果",
        ),
        event(
            "2020年1月23日",
            Period::days(Date::constant(2020, 1, 23), 1),
            "启动重大突发公共卫生事件一级响应",
        ),
    ]
}

/// Months of three years laid over each other, with what happened in each year.
pub(crate) fn overlaid() -> ChartData {
    let month = |month: i8| Category {
        period: Period::months(2020, month, 1),
        ..Category::named(format!("{month:02}"), format!("{month}月"))
    };
    let years = [
        (
            "2018年",
            "771.2 802.4 655.9 604.8 672.5 618.2 689.4 701.3 640.6 851.9 690.7 765.4",
        ),
        (
            "2019年",
            "798.0 831.5 690.2 652.7 711.9 660.3 728.8 744.1 688.0 912.6 731.4 806.2",
        ),
        (
            "2020年",
            "702.4 45.1 120.8 260.3 398.6 421.7 488.2 520.9 533.4 802.5 640.1 701.8",
        ),
    ];
    let lines = years.map(|(year, figures)| series(year, 0, "万人次", Role::Plain, figures));
    ChartData {
        events: vec![
            event(
                "2018年10月1—7日",
                Period::days(Date::constant(2018, 10, 1), 7),
                "步行街灯光节",
            ),
            event("2018—2019年", Period::months(2018, 1, 24), "步行街改造提升试点"),
            event(
                "2020年1月23日",
                Period::days(Date::constant(2020, 1, 23), 1),
                "启动一级响应",
            ),
            event(
                "2020年2月29日",
                Period::days(Date::constant(2020, 2, 29), 1),
                "商场分批恢复营业",
            ),
            event("2019年6月", Period::months(2019, 6, 1), "北段改造完工"),
        ],
        ..data((1..=12).map(month).collect(), lines.into())
    }
}

/// The drawings of this file that are looked at.
pub(crate) fn gallery() -> Vec<(&'static str, ChartSpec, ChartData)> {
    let mut events = data(years(2014, 7), vec![series("地区生产总值", 0, "亿元", Role::Own, GDP)]);
    events.events = some_events();
    let mut noted = spec(Form::Columns, Dimension::Period, "2014—2020年广州市地区生产总值与大事");
    noted.point_notes = vec![PointNote {
        series: "地区生产总值".to_owned(),
        category: "2019".to_owned(),
        text: "第四次全国经济普查后修订数。".to_owned(),
    }];

    let footfall: Vec<String> = (0..61)
        .map(|day: i32| {
            let holiday = (30..38).contains(&day);
            let weekend = (day + 1) % 7 >= 5;
            let value =
                204 + (day * 37) % 23 + if weekend { 96 } else { 0 } + if holiday { 310 - 20 * (day - 30) } else { 0 };
            format!("{}.{}", value / 10, value % 10)
        })
        .collect();
    let daily = data(
        days(Date::constant(2020, 9, 1), 61),
        vec![series("客流量", 0, "万人次", Role::Plain, &footfall.join(" "))],
    );

    let broken = data(
        years(2010, 9),
        vec![series(
            "从业人员",
            0,
            "万人",
            Role::Plain,
            "711 743 751 759B 785 811 835 862 897",
        )],
    );
    let broken_columns = ChartData {
        events: vec![event("2013年", Period::year(2013), "第三次全国经济普查")],
        ..broken.clone()
    };

    let target = data(
        years(2016, 10),
        vec![series(
            "增加值占比",
            0,
            "%",
            Role::Plain,
            "26.1 27.4 28.8 30.2 31.5P - - - - 40F",
        )],
    );
    let forecast = data(
        years(2016, 8),
        vec![series(
            "常住人口",
            0,
            "万人",
            Role::Plain,
            "1678 1746 1798 1831 1874 1890F 1905F 1921F",
        )],
    );
    let monthly = data(
        months_with_a_pair(),
        vec![series(
            "社会消费品零售总额",
            0,
            "亿元",
            Role::Plain,
            "1880 905 872 921 940 890 884 925 986 1002 1050 1921 930 901 955 968 915 902 951 1010 1033 1081",
        )],
    );
    vec![
        ("annotated-columns", noted, events),
        (
            "annotated-overlay",
            spec(Form::YearOverlay, Dimension::Period, "步行街月客流量年度对照与大事"),
            overlaid(),
        ),
        (
            "annotated-daily",
            spec(Form::Line, Dimension::Period, "2020年9—10月步行街客流量"),
            daily,
        ),
        (
            "annotated-break",
            spec(Form::Line, Dimension::Period, "全社会从业人员"),
            broken,
        ),
        (
            "annotated-break-columns",
            spec(Form::Columns, Dimension::Period, "全社会从业人员"),
            broken_columns,
        ),
        (
            "annotated-target",
            spec(Form::Line, Dimension::Period, "数字经济核心产业增加值占比与2025年目标"),
            target.clone(),
        ),
        (
            "annotated-target-columns",
            spec(
                Form::Columns,
                Dimension::Period,
                "数字经济核心产业增加值占比与2025年目标",
            ),
            target,
        ),
        (
            "annotated-forecast",
            spec(Form::Line, Dimension::Period, "常住人口及预测"),
            forecast,
        ),
        (
            "annotated-pair",
            spec(Form::Columns, Dimension::Period, "社会消费品零售总额"),
            monthly.clone(),
        ),
        (
            "annotated-pair-line",
            spec(Form::Line, Dimension::Period, "社会消费品零售总额"),
            monthly,
        ),
    ]
}
