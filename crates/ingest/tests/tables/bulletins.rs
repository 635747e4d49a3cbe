//! Monthly bulletins: a period in the title, this month and the months so far, growth beside each.

use crate::check;

#[test]
fn this_month_and_the_months_so_far_stand_side_by_side() {
    check(
        &[
            "2020年9月全市主要经济指标,,,,,",
            "指标,单位,本月,比去年同月增长(%),1-本月,比去年同期增长(%)",
            "规模以上工业增加值,亿元,456.78,8.2,3210.55,1.5",
            "#高技术制造业,亿元,98.76,12.3,700.11,▲6.6",
            "固定资产投资,亿元,,,5012.33,9.9",
        ],
        &["region=广州市"],
        &[
            "规模以上工业增加值 | 广州市 | - | 2020-09 | single | level | 456.78 亿元",
            "规模以上工业增加值 | 广州市 | - | 2020-09 | single | yoy | 8.2 %",
            "规模以上工业增加值 | 广州市 | - | 2020-01-01/P9M | cumulative | level | 3210.55 亿元",
            "规模以上工业增加值 | 广州市 | - | 2020-01-01/P9M | cumulative | yoy | 1.5 %",
            "高技术制造业 | 广州市 | - | 2020-09 | single | level | 98.76 亿元",
            "高技术制造业 | 广州市 | - | 2020-09 | single | yoy | 12.3 %",
            "高技术制造业 | 广州市 | - | 2020-01-01/P9M | cumulative | level | 700.11 亿元",
            "高技术制造业 | 广州市 | - | 2020-01-01/P9M | cumulative | yoy | -6.6 %",
            "固定资产投资 | 广州市 | - | 2020-09 | single | level | (O) 亿元",
            "固定资产投资 | 广州市 | - | 2020-09 | single | yoy | (O) %",
            "固定资产投资 | 广州市 | - | 2020-01-01/P9M | cumulative | level | 5012.33 亿元",
            "固定资产投资 | 广州市 | - | 2020-01-01/P9M | cumulative | yoy | 9.9 %",
        ],
    );
}

#[test]
fn months_down_with_pairs_of_month_and_sum() {
    check(
        &[
            "时间,社会消费品零售总额,,,",
            ",当月值(亿元),当月同比(%),累计值(亿元),累计同比(%)",
            "2020年9月,812.3,4.4,6612.7,-6.1",
        ],
        &["region=广州市"],
        &[
            "社会消费品零售总额 | 广州市 | - | 2020-09 | single | level | 812.3 亿元",
            "社会消费品零售总额 | 广州市 | - | 2020-09 | single | yoy | 4.4 %",
            "社会消费品零售总额 | 广州市 | - | 2020-01-01/P9M | cumulative | level | 6612.7 亿元",
            "社会消费品零售总额 | 广州市 | - | 2020-01-01/P9M | cumulative | yoy | -6.1 %",
        ],
    );
}

#[test]
fn names_that_begin_with_a_digit_are_no_numbers() {
    check(
        &["时间,5G在建项目数（个）,5G新开工项目数（个）", "2020年9月,73,12"],
        &["region=广州市", "basis=end"],
        &[
            "5G在建项目数 | 广州市 | - | 2020-09-30/P0D | end | level | 73 个",
            "5G新开工项目数 | 广州市 | - | 2020-09-30/P0D | end | level | 12 个",
        ],
    );
    check(
        &[
            "2020年前三季度主要城市GDP排名,,,",
            "排名,城市,2020年前三季度GDP（亿元）,2019年前三季度GDP（亿元）",
            "1,上海,27301.99,26988.93",
            "2,北京,25759.5,25358.1",
        ],
        &[],
        &[
            "GDP | 上海 | - | 2020-01-01/P9M | cumulative | level | 27301.99 亿元",
            "GDP | 上海 | - | 2019-01-01/P9M | cumulative | level | 26988.93 亿元",
            "GDP | 北京 | - | 2020-01-01/P9M | cumulative | level | 25759.5 亿元",
            "GDP | 北京 | - | 2019-01-01/P9M | cumulative | level | 25358.1 亿元",
        ],
    );
}

#[test]
fn rows_that_only_an_unnamed_column_tells_apart_keep_it() {
    check(
        &[
            "领域,在建项目数（个）,总投资（亿元）",
            "人工智能,41,210.5",
            "工业互联网,38,99",
        ],
        &["region=广州市", "period=2020年9月末"],
        &[
            "在建项目数 | 广州市 | 人工智能 | 2020-09-30/P0D | end | level | 41 个",
            "总投资 | 广州市 | 人工智能 | 2020-09-30/P0D | end | level | 210.5 亿元",
            "在建项目数 | 广州市 | 工业互联网 | 2020-09-30/P0D | end | level | 38 个",
            "总投资 | 广州市 | 工业互联网 | 2020-09-30/P0D | end | level | 99 亿元",
        ],
    );
}
