//! Visitors by day, hour and gate.

use suishu_domain::FindingCode;

use crate::{check, figures, read};

#[test]
fn the_day_of_the_week_and_the_weather_are_no_figures() {
    check(
        &[
            "日期,星期,北京路步行街客流量（万人次）,天气",
            "2020-10-01,星期四,45.2,晴",
            "2020-10-02,星期五,50.1,多云",
        ],
        &["region=越秀区"],
        &[
            "北京路步行街客流量 | 越秀区 | - | 2020-10-01 | single? | level | 45.2 万人次",
            "北京路步行街客流量 | 越秀区 | - | 2020-10-02 | single? | level | 50.1 万人次",
        ],
    );
}

#[test]
fn a_growth_is_of_the_figures_on_its_left() {
    check(
        &[
            "时间,客流量（万人次）,同比（%）,营业额（亿元）,同比（%）",
            "2020年9月,280.2,-9.8,2.9,-6.5",
        ],
        &["region=越秀区"],
        &[
            "客流量 | 越秀区 | - | 2020-09 | single? | level | 280.2 万人次",
            "客流量 | 越秀区 | - | 2020-09 | single? | yoy | -9.8 %",
            "营业额 | 越秀区 | - | 2020-09 | single? | level | 2.9 亿元",
            "营业额 | 越秀区 | - | 2020-09 | single? | yoy | -6.5 %",
        ],
    );
    let lines = [
        "时间,客流量（万人次）,营业额（亿元）,同比（%）",
        "2020年9月,280.2,2.9,-6.5",
    ];
    let (_, collected) = read(&lines, &["region=越秀区"]);
    assert!(
        collected.has(FindingCode::IndicatorMissing),
        "beside two names it is asked"
    );
    assert_eq!(figures(&collected).len(), 2, "and not taken");
}

#[test]
fn hours_are_no_figures_and_are_asked_for() {
    let lines = [
        "日期,小时,客流量（人次）",
        "2020-10-01,0,12",
        "2020-10-01,9,1200",
        "2020-10-02,0,15",
    ];
    let (_, collected) = read(&lines, &["region=越秀区"]);
    assert!(
        collected.has(FindingCode::ColumnNeeded),
        "without the hour two figures have one day"
    );
}

#[test]
fn numbers_beside_a_named_column_of_figures_describe_them() {
    check(
        &[
            "REF_AREA,INDICATOR,UNIT_MEASURE,TIME_PERIOD,OBS_VALUE,DECIMALS",
            "CN,EXR,CNY,2020-01,7.6832,4",
            "CN,EXR,CNY,2020-02,7.63,2",
        ],
        &[],
        &[
            "EXR | CN | - | 2020-01 | single? | level | 7.6832 元",
            "EXR | CN | - | 2020-02 | single? | level | 7.63 元",
        ],
    );
}
