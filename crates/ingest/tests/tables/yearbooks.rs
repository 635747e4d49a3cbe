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
            "地区生产总值 | 广州市 | - | 2020-Q1 | cumulative | level | 5228.8 亿元",
            "地区生产总值 | 广州市 | - | 2020-S1 | cumulative | level | 10968.3 亿元",
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
