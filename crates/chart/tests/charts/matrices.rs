//! Fixtures of cells, tiles, discs and events: heat maps, the map of tiles, scatters, timelines.

use suishu_chart::{ChartData, ChartSpec, Dimension, Event, Form, Role, Series};
use suishu_domain::Period;
use suishu_domain::period::label;

use super::{names, quarters, series, spec};

const NBS: &str = "国家统计局 季度数据（2020年二季度查询）";
const MADE_UP: &str = "合成示例数据，不是真实统计";
const EVENTS: &str = "广州市科协转载，2020-12-02";

/// The drawings that are looked at: name, spec, data.
pub(crate) fn gallery() -> Vec<(&'static str, ChartSpec, ChartData)> {
    vec![
        heat_map(),
        heat_map_months(),
        tile_map(),
        tile_map_gaps(),
        scatter(),
        bubbles(),
        timeline(),
    ]
}

type Fixture = (&'static str, ChartSpec, ChartData);

fn data(categories: Vec<suishu_chart::Category>, series: Vec<Series>, source: &str) -> ChartData {
    ChartData {
        title: "由数据写成的标题".to_owned(),
        categories,
        series,
        sources: vec![source.to_owned()],
        ..ChartData::default()
    }
}

/// Growth with both signs: a sector a row, a quarter a column.
fn heat_map() -> Fixture {
    let mut spec = spec(Form::HeatMap, Dimension::Period, "分行业增加值同比增速");
    spec.number = Some("图9".to_owned());
    spec.by = Some(Dimension::Sector);
    let rows = [
        ("农林牧渔业", "3.5 3.9 4.0 3.8 3.1 3.4 3.2 3.6 -2.8"),
        ("工业", "6.3 6.2 5.9 5.7 6.1 5.6 5.0 5.9 -8.5"),
        ("建筑业", "5.4 3.9 2.5 6.1 6.2 5.1 4.5 6.5 -17.5"),
        ("批发和零售业", "6.5 6.5 6.0 5.9 6.0 6.0 5.7 5.1 -17.8"),
        ("交通运输、仓储和邮政业", "7.6 7.9 8.3 8.5 7.3 7.3 7.2 6.7 -14.0"),
        ("住宿和餐饮业", "6.8 6.4 6.2 6.6 6.0 5.7 6.1 7.2 -35.3"),
        ("金融业", "5.9 4.5 4.0 6.1 7.0 7.6 7.1 6.5 6.0"),
        ("房地产业", "4.9 4.6 4.1 2.0 2.5 2.4 3.8 3.9 -6.1"),
        (
            "信息传输、软件和信息技术服务业",
            "29.2 31.8 32.8 29.1 21.2 20.1 18.0 16.2 13.2",
        ),
    ];
    let series = rows.map(|(name, figures)| series(name, 0, "%", Role::Plain, figures));
    ("heat-map", spec, data(quarters(2018, 9), series.to_vec(), NBS))
}

/// Levels of one sign: a year a row, a month a column, with what isn't published and what isn't there.
fn heat_map_months() -> Fixture {
    let spec = spec(Form::HeatMap, Dimension::Period, "2018—2020年北京路步行街各月客流量");
    let months = names("1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月");
    let rows = [
        (
            "2018年",
            "761.0 802.4 648.1 601.3 655.7 590.2 640.8 672.3 611.5 735.9 640.4 702.8",
        ),
        (
            "2019年",
            "790.5 845.2 671.0 622.8 690.1 L 668.4 701.2 640.7 772.0 668.3 731.6",
        ),
        (
            "2020年",
            "612.7 88.4 190.6 301.5 402.8 455.1 498.6 520.3 560.9 690.2 - -",
        ),
    ];
    let series = rows.map(|(name, figures)| series(name, 0, "万人次", Role::Plain, figures));
    ("heat-map-months", spec, data(months, series.to_vec(), MADE_UP))
}

fn districts(labels: &[(&str, &str)]) -> Vec<suishu_chart::Category> {
    let named = labels.iter().map(|(code, name)| suishu_chart::Category {
        key: (*code).to_owned(),
        label: (*name).to_owned(),
        ..names(name).remove(0)
    });
    named.collect()
}

const DISTRICTS: [(&str, &str); 11] = [
    ("440103", "荔湾区"),
    ("440104", "越秀区"),
    ("440105", "海珠区"),
    ("440106", "天河区"),
    ("440111", "白云区"),
    ("440112", "黄埔区"),
    ("440113", "番禺区"),
    ("440114", "花都区"),
    ("440115", "南沙区"),
    ("440117", "从化区"),
    ("440118", "增城区"),
];

fn tile_map() -> Fixture {
    let mut spec = spec(Form::TileMap, Dimension::Region, "2020年末广州市各区上云企业数");
    spec.number = Some("图10".to_owned());
    let figures = series(
        "上云企业数",
        0,
        "家",
        Role::Plain,
        "1010 2480 1760 5230 1630 4120 1980 760 1240 310 890",
    );
    ("tile-map", spec, data(districts(&DISTRICTS), vec![figures], MADE_UP))
}

/// A district without figure, one that the library doesn't have, and a rate.
fn tile_map_gaps() -> Fixture {
    let mut spec = spec(Form::TileMap, Dimension::Region, "2020年末广州市各区人工智能应用率");
    spec.notes = vec!["应用率为规模以上企业中使用人工智能技术的企业占比。".to_owned()];
    let figures = series(
        "人工智能应用率",
        0,
        "%",
        Role::Plain,
        "12.4 18.9 16.0 24.7 L 22.3 17.5 9.8 15.1 6.2",
    );
    (
        "tile-map-gaps",
        spec,
        data(districts(&DISTRICTS[..10]), vec![figures], MADE_UP),
    )
}

const SECTORS: &str = "农林牧渔业 工业 建筑业 批发和零售业 交通运输、仓储和邮政业 住宿和餐饮业 金融业 房地产业 \
                       信息传输、软件和信息技术服务业 租赁和商务服务业";

fn scatter() -> Fixture {
    let mut spec = spec(Form::Scatter, Dimension::Sector, "2019年四季度分行业增加值与同比增速");
    spec.number = Some("图11".to_owned());
    spec.layers.push(spec.layers[0].clone());
    let series = vec![
        series(
            "增加值",
            0,
            "亿元",
            Role::Plain,
            "28579.9 84791.4 26079.7 26795.9 11420.6 5052.3 18973.8 18098.3 9107.9 9134.2",
        ),
        series(
            "同比增长",
            1,
            "%",
            Role::Plain,
            "3.6 5.9 6.5 5.1 6.7 7.2 6.5 3.9 16.2 8.1",
        ),
    ];
    ("scatter", spec, data(names(SECTORS), series, NBS))
}

/// Growth along and share of the growth up, with both signs, and areas; one sector lacks a figure.
fn bubbles() -> Fixture {
    let mut spec = spec(Form::Scatter, Dimension::Sector, "2020年一季度分行业增速与变动");
    spec.layers.push(spec.layers[0].clone());
    spec.layers.push(spec.layers[0].clone());
    spec.highlight = vec!["金融业".to_owned()];
    let mut series = vec![
        series(
            "同比增长",
            0,
            "%",
            Role::Plain,
            "-2.8 -8.5 -17.5 -17.8 -14.0 -35.3 6.0 -6.1 13.2 -9.4",
        ),
        series(
            "增速变动",
            1,
            "百分点",
            Role::Plain,
            "-6.4 -14.4 -24.0 -22.9 -20.7 -42.5 -0.5 -10.0 -3.0 L",
        ),
        series(
            "增加值",
            2,
            "亿元",
            Role::Plain,
            "10708.4 64642.0 9377.8 18749.6 7865.1 2820.9 21346.8 15268.3 8928.0 7137.9",
        ),
    ];
    if let Some(point) = &mut series[0].points[6] {
        point.highlight = true;
    }
    ("scatter-bubbles", spec, data(names(SECTORS), series, NBS))
}

fn event(year: i16, month: i8, months: u16, level: &str, title: &str) -> Event {
    let period = Period::months(year, month, months).expect("a fixture has a date");
    Event {
        when: label::zh(period, None),
        period,
        title: title.to_owned(),
        level: Some(level.to_owned()),
        source: Some(EVENTS.to_owned()),
    }
}

fn timeline() -> Fixture {
    let spec = spec(Form::Timeline, Dimension::Period, "广州市数字经济发展大事记");
    let events = vec![
        event(2018, 1, 60, "市", "加快IAB产业发展五年行动计划（2018—2022年）"),
        event(
            2018,
            12,
            1,
            "国家",
            "商务部公布首批11条步行街改造提升试点，北京路步行街入选",
        ),
        event(
            2020,
            3,
            1,
            "市",
            "《广州市加快打造数字经济创新引领型城市的若干措施》发布（1个目标、3个定位、22条措施）",
        ),
        event(2020, 4, 1, "国家", "国家发改委首次明确“新基建”范围"),
        event(
            2020,
            8,
            1,
            "市",
            "《关于推进广州人工智能与数字经济试验区高质量发展的若干意见》通过",
        ),
        event(2020, 9, 1, "国家", "科技部支持广州建设国家新一代人工智能创新发展试验区"),
        event(2020, 11, 1, "市", "2020世界5G大会在广州举行（琶洲核心片区）"),
    ];
    let data = ChartData {
        sources: vec![EVENTS.to_owned()],
        events,
        ..ChartData::default()
    };
    ("timeline", spec, data)
}
