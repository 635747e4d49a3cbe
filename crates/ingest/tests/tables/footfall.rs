//! Visitors by day, hour and gate.

use crate::check;

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
