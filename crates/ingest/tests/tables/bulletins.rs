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
