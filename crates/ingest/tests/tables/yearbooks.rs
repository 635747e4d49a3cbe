//! Tables of yearbooks: parents above columns, units in the corner or below the names, footnotes.

use crate::{check, common, read};

#[test]
fn a_year_stands_above_its_quarters() {
    check(
        &[
            "指标,2019年,,2020年,",
            ",1-3季度,全年,一季度,1-2季度",
            "地区生产总值(亿元),17700.5,23628.6,5228.8,10968.3",
        ],
        &["region=广州市"],
        &[
            "地区生产总值 | 广州市 | - | 2019-01-01/P9M | cumulative | level | 17700.5 亿元",
            "地区生产总值 | 广州市 | - | 2019 | single? | level | 23628.6 亿元",
            "地区生产总值 | 广州市 | - | 2020-Q1 | cumulative? | level | 5228.8 亿元",
            "地区生产总值 | 广州市 | - | 2020-S1 | cumulative? | level | 10968.3 亿元",
        ],
    );
}

#[test]
fn units_stand_in_a_row_of_their_own() {
    check(
        &[
            "主要年份国民经济指标,,,",
            "年份,地区生产总值,第三产业比重,常住人口",
            ",（亿元）,（%）,（万人）",
            "2019,23628.60,71.6,1831.21",
        ],
        &["region=广州市"],
        &[
            "地区生产总值 | 广州市 | - | 2019 | single? | level | 23628.60 亿元",
            "第三产业 | 广州市 | - | 2019 | single? | share | 71.6 %",
            "常住人口 | 广州市 | - | 2019 | single? | level | 1831.21 万人",
        ],
    );
}

#[test]
fn footnotes_go_with_the_figures_they_mark() {
    let (_, collected) = read(
        &[
            "指标,2018年,2019年①",
            "地区生产总值（亿元）②,21002.44,23628.60",
            "工业增加值（亿元）,5621.7,5722.94",
            "注：1.本表按当年价格计算。,,",
            "①2019年为初步核算数。,,",
            "②2018年为普查修订数。,,",
        ],
        &["region=广州市"],
    );
    let note = |kept: &common::Kept| kept.note.clone().unwrap_or_default();
    let notes: Vec<String> = collected.observations.iter().map(note).collect();
    assert_eq!(
        notes,
        [
            "2018年为普查修订数。",
            "2019年为初步核算数。；2018年为普查修订数。",
            "",
            "2019年为初步核算数。"
        ],
        "the mark of a column holds for the column, that of a row for the row"
    );
}

#[test]
fn years_run_down_and_months_across() {
    check(
        &["年份,1月,2月", "2018,101.5,102.9", "2019,101.7,101.5"],
        &["region=广州市", "indicator=居民消费价格指数", "unit=%"],
        &[
            "居民消费价格指数 | 广州市 | - | 2018-01 | single? | level | 101.5 %",
            "居民消费价格指数 | 广州市 | - | 2018-02 | single? | level | 102.9 %",
            "居民消费价格指数 | 广州市 | - | 2019-01 | single? | level | 101.7 %",
            "居民消费价格指数 | 广州市 | - | 2019-02 | single? | level | 101.5 %",
        ],
    );
}

#[test]
fn a_row_that_counts_columns_holds_no_figures() {
    check(
        &[
            "表3 工业总产值,,",
            ",,单位：万元",
            "行业,2018年,2019年",
            "甲,1,2",
            "农副食品加工业,2500000,2600000",
            "续表,,单位：万元",
            "行业,2018年,2019年",
            "甲,1,2",
            "纺织业,900000,850000",
        ],
        &["region=广州市", "indicator=工业总产值"],
        &[
            "工业总产值 | 广州市 | 农副食品加工业 | 2018 | single? | level | 2500000 万元",
            "工业总产值 | 广州市 | 农副食品加工业 | 2019 | single? | level | 2600000 万元",
            "工业总产值 | 广州市 | 纺织业 | 2018 | single? | level | 900000 万元",
            "工业总产值 | 广州市 | 纺织业 | 2019 | single? | level | 850000 万元",
        ],
    );
}

#[test]
fn a_title_between_equal_headers_begins_another_table() {
    let lines = [
        "表1 2018年各区情况,,",
        "区,常住人口（万人）,增速（%）",
        "天河区,174.66,2.7",
        ",,",
        "表2 2019年各区情况,,",
        "区,常住人口（万人）,增速（%）",
        "天河区,178.85,2.4",
    ];
    let (reading, collected) = read(&lines, &["indicator=常住人口"]);
    assert_eq!(reading.recognition.layout.tables.len(), 2, "one a title");
    let periods: Vec<&str> = collected.observations.iter().map(|kept| kept.period.as_str()).collect();
    assert_eq!(
        periods,
        ["2018", "2018", "2019", "2019"],
        "each of the year of its title"
    );
}

#[test]
fn english_below_chinese_says_nothing_new() {
    check(
        &[
            "2-1 人口主要指标,,,",
            "Main Indicators of Population,,,",
            "项目,单位,2018,2019",
            "Item,Unit,,",
            "年末常住人口,万人,1798.13,1831.21",
            "Permanent Population at Year-end,10000 persons,,",
            "年末户籍人口,万人,927.69,953.72",
            "Registered Population at Year-end,10000 persons,,",
        ],
        &["region=广州市"],
        &[
            "常住人口 | 广州市 | - | 2018-12-31/P0D | end | level | 1798.13 万人",
            "常住人口 | 广州市 | - | 2019-12-31/P0D | end | level | 1831.21 万人",
            "户籍人口 | 广州市 | - | 2018-12-31/P0D | end | level | 927.69 万人",
            "户籍人口 | 广州市 | - | 2019-12-31/P0D | end | level | 953.72 万人",
        ],
    );
    check(
        &[
            "各市地区生产总值（2019年）,,,",
            ",,,单位：亿元",
            "地区,地区生产总值,第一产业,人均地区生产总值（元）",
            "Region,GDP,Primary Industry,Per Capita",
            "广州,23628.60,251.37,156427",
        ],
        &[],
        &[
            "地区生产总值 | 广州 | - | 2019 | single? | level | 23628.60 亿元",
            "第一产业 | 广州 | - | 2019 | single? | level | 251.37 亿元",
            "人均地区生产总值 | 广州 | - | 2019 | single? | level | 156427 元",
        ],
    );
}

#[test]
fn years_quarters_and_months_stand_in_one_column() {
    check(
        &[
            "\"Title\",\"CPI ANNUAL RATE 00: ALL ITEMS\"",
            "\"CDID\",\"D7G7\"",
            "\"Unit\",\"%\"",
            "\"Release date\",\"18-11-2020\"",
            "\"Next release\",\"16 December 2020\"",
            "\"Important notes\",",
            "\"2019\",\"1.8\"",
            "\"2020 Q3\",\"0.6\"",
            "\"2020 OCT\",\"0.7\"",
        ],
        &["region=英国", "indicator=CPI", "unit=%", "measure=yoy"],
        &[
            "CPI | 英国 | - | 2019 | single? | yoy | 1.8 %",
            "CPI | 英国 | - | 2020-Q3 | single? | yoy | 0.6 %",
            "CPI | 英国 | - | 2020-10 | single? | yoy | 0.7 %",
        ],
    );
}
