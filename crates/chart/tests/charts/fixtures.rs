//! Small figures for the drawings of the tests: real ones of Guangzhou, the Bay Area and the nation, typed in here by hand.

#[path = "comparisons.rs"]
mod comparisons;

#[path = "matrices.rs"]
mod matrices;

use suishu_chart::{Category, ChartData, ChartSpec, Datum, Dimension, Form, Role, Series};
use suishu_domain::{Decimal, Figure, MissingReason, Qualifier, Selection, Status};

#[path = "annotated.rs"]
pub(crate) mod annotated;
#[path = "panels.rs"]
mod panels;
#[path = "vertical.rs"]
mod vertical;

/// A spec of a form, with the title in it.
pub(crate) fn spec(form: Form, x: Dimension, title: &str) -> ChartSpec {
    ChartSpec {
        title: Some(title.to_owned()),
        ..ChartSpec::new(form, Selection::default(), x)
    }
}

/// Figures of a series as text: a blank is a gap, `L` an unpublished figure; a suffix F, B or P is a status, a prefix a qualifier.
pub(crate) fn points(figures: &str) -> Vec<Option<Datum>> {
    figures.split(' ').map(datum).collect()
}

fn datum(text: &str) -> Option<Datum> {
    if text == "-" {
        return None;
    }
    let (qualifier, text) = match text.chars().next() {
        Some('>') => (Qualifier::Over, &text[1..]),
        Some('~') => (Qualifier::About, &text[1..]),
        _ => (Qualifier::Exact, text),
    };
    let status = match text.chars().last() {
        Some('F') => Some(Status::Forecast),
        Some('B') => Some(Status::Break),
        Some('P') => Some(Status::Provisional),
        _ => None,
    };
    let digits = text.trim_end_matches(['F', 'B', 'P']);
    let figure = if digits == "L" {
        Figure::Missing(MissingReason::NotPublished)
    } else {
        Figure::Number(Decimal::from_str_exact(digits).expect("a fixture is a number"))
    };
    Some(Datum {
        figure,
        qualifier,
        status,
        derived: false,
        highlight: false,
        source: Some("测试".to_owned()),
        vintage: None,
        origin: None,
    })
}

/// A series.
pub(crate) fn series(label: &str, layer: usize, unit: &str, role: Role, figures: &str) -> Series {
    Series {
        key: label.to_owned(),
        label: label.to_owned(),
        layer,
        unit: unit.to_owned(),
        role,
        points: points(figures),
    }
}

/// Categories with no level above them.
pub(crate) fn names(labels: &str) -> Vec<Category> {
    let category = |label: &str| Category {
        key: label.to_owned(),
        label: label.to_owned(),
        short: None,
        group: None,
        period: None,
        rest: None,
        whole: false,
    };
    labels.split(' ').map(category).collect()
}

/// Quarters from the first one of `year` on, in two levels.
pub(crate) fn quarters(year: i32, count: i32) -> Vec<Category> {
    let numerals = ["一", "二", "三", "四"];
    let quarter = |index: i32| {
        let (year, quarter) = (year + index / 4, (index % 4) as usize);
        Category {
            key: format!("{year}-Q{}", quarter + 1),
            label: format!("{year}年{}季度", numerals[quarter]),
            short: Some(format!("{}季度", numerals[quarter])),
            group: Some(format!("{year}年")),
            period: None,
            rest: None,
            whole: false,
        }
    };
    (0..count).map(quarter).collect()
}

/// Months from January of `year` on, in two levels.
pub(crate) fn months(year: i32, count: i32) -> Vec<Category> {
    let month = |index: i32| {
        let (year, month) = (year + index / 12, index % 12 + 1);
        Category {
            key: format!("{year}-{month:02}"),
            label: format!("{year}年{month}月"),
            short: Some(format!("{month}月")),
            group: Some(format!("{year}年")),
            period: None,
            rest: None,
            whole: false,
        }
    };
    (0..count).map(month).collect()
}

/// Years.
pub(crate) fn years(first: i32, count: i32) -> Vec<Category> {
    let year = |year: i32| Category {
        key: year.to_string(),
        label: format!("{year}年"),
        short: None,
        group: None,
        period: None,
        rest: None,
        whole: false,
    };
    (first..first + count).map(year).collect()
}

pub(crate) const NBS: &str = "国家统计局";
pub(crate) const PRESS: &str =
    "广州市科协转载《广州：共建全场景智慧 释放智数新活力》，2020-12-02（来源：广州改革、广州日报）";
pub(crate) const BAY: &str = "广东省统计局、香港特别行政区政府统计处、澳门特别行政区政府统计暨普查局";
const LEVELS: &str = "202035.7 223962.2 234474.3 258808.9 218062.8 242573.8 252208.7 278019.7 206504.3P";
const GROWTH: &str = "6.8 6.7 6.5 6.4 6.4 6.2 6.0 6.0 -6.8P";
const PRIMARY: &str = "8575.7 13003.8 18226.9 24938.7 8769.4 14437.6 19798 27461.6 10186.2";
const SECONDARY: &str = "76598.2 91100.6 93112.5 104023.9 81806.5 97315.6 97790.4 109252.8 73638";
const TERTIARY: &str = "116861.8 119857.8 123134.9 129846.2 127486.9 130820.6 134620.4 141305.2 122680.1";

pub(crate) fn data(categories: Vec<Category>, series: Vec<Series>, source: &str) -> ChartData {
    ChartData {
        title: "由数据写成的标题".to_owned(),
        categories,
        series,
        notes: Vec::new(),
        sources: vec![source.to_owned()],
        events: Vec::new(),
    }
}

fn industries(figures: [&str; 3]) -> Vec<Series> {
    let name = ["第一产业", "第二产业", "第三产业"];
    (0..3)
        .map(|index| series(name[index], 0, "亿元", Role::Industry(index as u8 + 1), figures[index]))
        .collect()
}

/// The drawings that are looked at: name, spec, data.
pub(crate) fn gallery() -> Vec<(&'static str, ChartSpec, ChartData)> {
    let mut all = Vec::new();

    let mut columns = spec(Form::Columns, Dimension::Period, "2010—2019年广州市地区生产总值");
    columns.number = Some("图1".to_owned());
    let figures = "10640.67 12199.69 13194.69 15050.4 16135.95 17347.37 18559.73 19871.67 21002.44 23844.69";
    all.push((
        "columns",
        columns,
        data(
            years(2010, 10),
            vec![series("地区生产总值", 0, "亿元", Role::Own, figures)],
            BAY,
        ),
    ));

    let mut grouped = spec(
        Form::GroupedColumns,
        Dimension::Region,
        "2018年与2019年粤港澳大湾区内地部分城市地区生产总值",
    );
    grouped.number = Some("图2".to_owned());
    all.push((
        "grouped-columns",
        grouped,
        data(
            names("广州市 深圳市 佛山市 东莞市"),
            vec![
                series("2018年", 0, "亿元", Role::Other, "21002.44 25266.08 9976.72 8818.11"),
                series("2019年", 0, "亿元", Role::Own, "23844.69 26992.33 10739.76 9474.43"),
            ],
            BAY,
        ),
    ));

    let mut stacked = spec(Form::StackedColumns, Dimension::Period, "国内生产总值的三次产业构成");
    stacked.subtitle = Some("2018年一季度—2020年一季度，现价，当季".to_owned());
    all.push((
        "stacked-columns",
        stacked,
        data(quarters(2018, 9), industries([PRIMARY, SECONDARY, TERTIARY]), NBS),
    ));

    let demand = spec(Form::StackedColumns, Dimension::Period, "三大需求对经济增长的拉动");
    all.push((
        "stacked-columns-signed",
        demand,
        data(
            years(2015, 6),
            vec![
                series("最终消费支出", 0, "百分点", Role::Plain, "4.9 4.5 3.9 4.4 3.5 -0.5"),
                series("资本形成总额", 0, "百分点", Role::Plain, "1.6 3.1 2.7 2.8 1.9 2.2"),
                series(
                    "货物和服务净出口",
                    0,
                    "百分点",
                    Role::Plain,
                    "0.6 -0.8 0.3 -0.5 0.7 0.7",
                ),
            ],
            NBS,
        ),
    ));

    let percent = spec(Form::PercentColumns, Dimension::Period, "国内生产总值中三次产业的比重");
    all.push((
        "percent-columns",
        percent,
        data(quarters(2018, 9), industries([PRIMARY, SECONDARY, TERTIARY]), NBS),
    ));

    let mut line = spec(
        Form::Line,
        Dimension::Period,
        "2005—2019年大湾区内地主要城市地区生产总值",
    );
    line.number = Some("图5".to_owned());
    let cities = vec![
        series(
            "广州市",
            0,
            "亿元",
            Role::Own,
            "5187.85 6124.2 7202.95 8366.02 9146.74 10640.67 12199.69 13194.69 15050.4 16135.95 17347.37 18559.73 19871.67 21002.44 23844.69",
        ),
        series(
            "深圳市",
            0,
            "亿元",
            Role::Plain,
            "5035.77 5920.66 6925.23 7941.43 8514.47 10069.06 11922.81 13496.27 15234.24 16795.35 18436.84 20685.74 23280.27 25266.08 26992.33",
        ),
        series(
            "佛山市",
            0,
            "亿元",
            Role::Plain,
            "2450.67 3020.83 3696.35 4419.04 4842.58 5665.45 6231.4 6642.95 7064.3 7509.96 8107.6 8756.31 9382.16 9976.72 10739.76",
        ),
        series(
            "东莞市",
            0,
            "亿元",
            Role::Plain,
            "2189.46 2635.62 3169.26 3715.68 3816.83 4339.85 4887.26 5190.2 5740.44 6174.83 6665.34 7260.92 8079.2 8818.11 9474.43",
        ),
    ];
    all.push(("line", line, data(years(2005, 15), cities, BAY)));

    let gaps = spec(Form::Line, Dimension::Period, "规模以上工业增加值当月同比");
    let mut gap_data = data(
        months(2023, 24),
        vec![series(
            "规模以上工业增加值",
            0,
            "%",
            Role::Plain,
            "L - 3.9 5.6 3.5 4.4 3.7 4.5 4.5 4.6 6.6 6.8 L - 4.5B 6.7 5.6 5.3 5.1 4.5 5.4 5.3 5.4F 5.2F",
        )],
        NBS,
    );
    gap_data
        .notes
        .push("1月、2月数据合并发布，不单列；2024年3月起按新口径。".to_owned());
    all.push(("line-gaps", gaps, gap_data));

    let mut growth = spec(Form::ColumnsLine, Dimension::Period, "国内生产总值及其增长速度");
    growth.number = Some("图6".to_owned());
    growth.subtitle = Some("2018年一季度—2020年一季度，当季".to_owned());
    let mut growth_data = data(
        quarters(2018, 9),
        vec![
            series("国内生产总值", 0, "亿元", Role::Plain, LEVELS),
            series("同比增长", 1, "%", Role::Plain, GROWTH),
        ],
        NBS,
    );
    growth_data
        .notes
        .push("绝对量按现价计算，增长速度按不变价格计算；2020年一季度为初步核算数。".to_owned());
    all.push(("columns-line", growth, growth_data));

    let mut sectors = spec(
        Form::ColumnsLine,
        Dimension::Sector,
        "2020年前三季度广州市三次产业增加值及同比增长",
    );
    sectors.number = Some("图7".to_owned());
    all.push((
        "columns-line-sectors",
        sectors,
        data(
            names("第一产业 第二产业 第三产业"),
            vec![
                series("增加值", 0, "亿元", Role::Plain, "182.10P 4704.39P 12589.37P"),
                series("同比增长", 1, "%", Role::Plain, "7.2P 0.7P 1.0P"),
            ],
            PRESS,
        ),
    ));

    let mut bars = spec(Form::Bars, Dimension::Region, "2019年粤港澳大湾区内地九市地区生产总值");
    bars.number = Some("图8".to_owned());
    let mut cities = series(
        "地区生产总值",
        0,
        "亿元",
        Role::Plain,
        "23844.69 26992.33 3444.23 10739.76 4192.93 9474.43 3123.79 3150.22 2250.67",
    );
    if let Some(own) = &mut cities.points[0] {
        own.highlight = true;
    }
    all.push((
        "bars",
        bars,
        data(
            names("广州市 深圳市 珠海市 佛山市 惠州市 东莞市 中山市 江门市 肇庆市"),
            vec![cities],
            BAY,
        ),
    ));

    let signed = spec(Form::Bars, Dimension::Sector, "2020年前三季度分行业增加值同比增长");
    all.push((
        "bars-signed",
        signed,
        data(
            names("信息传输、软件和信息技术服务业 金融业 农林牧渔业 房地产业 工业 批发和零售业 住宿和餐饮业 租赁和商务服务业"),
            vec![series("同比增长", 0, "%", Role::Plain, "~15.9 7.0 3.8 >1.6 1.2 -4.2 -19.1 L")],
            NBS,
        ),
    ));
    all.extend(panels::gallery());
    all.extend(vertical::gallery());
    all.extend(comparisons::gallery());
    all.extend(annotated::gallery());
    all.extend(matrices::gallery());
    all
}
