//! What runs along the axis of a random chart, and what is written around it.

use suishu_chart::{Category, Dimension, Event, Rest};
use suishu_domain::period::time_period;
use suishu_domain::{Date, Period};

use super::dice::Dice;
use crate::fixtures::{months, quarters, years};

/// Names of things, short and long, in both scripts, with the marks that break badly.
pub(super) const NAMES: [&str; 16] = [
    "广州市",
    "深圳市",
    "信息传输、软件和信息技术服务业",
    "GDP",
    "第一产业",
    "天河区",
    "（其他）",
    "规模以上工业（含“专精特新”企业）1—9月累计增加值",
    "5G基站",
    "新一代信息技术、人工智能与数字创意产业",
    "a very long name in Latin letters",
    "北京路步行街",
    "其中：高技术制造业",
    "水利、环境和公共设施管理业（不含市属投资平台）",
    "穗",
    "R&D经费投入强度",
];

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

/// Any axis, of time or of names.
pub(super) fn any(dice: &mut Dice, length: usize) -> (Dimension, Vec<Category>) {
    if dice.chance(0.65) {
        time(dice, length)
    } else {
        (Dimension::Sector, named(dice, length))
    }
}

/// Quarters, months, years or days.
pub(super) fn time(dice: &mut Dice, length: usize) -> (Dimension, Vec<Category>) {
    let count = i32::try_from(length).expect("a small length");
    let categories = match dice.below(4) {
        0 => quarters(2018, count),
        1 => months(2019, count),
        2 => years(1995, count),
        _ => days(length),
    };
    let dated = categories.into_iter().map(|category| Category {
        period: category.period.or_else(|| time_period::parse(&category.key)),
        ..category
    });
    (Dimension::Period, dated.collect())
}

/// Names, of which some repeat.
pub(super) fn named(dice: &mut Dice, length: usize) -> Vec<Category> {
    (0..length)
        .map(|at| Category::named(format!("{at}"), *dice.one_of(&NAMES)))
        .collect()
}

/// Some of the districts of the city, in the order of their codes.
pub(super) fn districts(dice: &mut Dice) -> Vec<Category> {
    let least = dice.below(DISTRICTS.len());
    let all = DISTRICTS.iter().enumerate();
    let some: Vec<_> = all.filter(|(at, _)| *at <= least || dice.chance(0.7)).collect();
    some.into_iter()
        .map(|(_, (code, name))| Category::named(*code, *name))
        .collect()
}

/// The months of a year, or the spans since New Year.
pub(super) fn steps_of_a_year(dice: &mut Dice) -> Vec<Category> {
    if dice.chance(0.5) {
        let month = |month: i8| Category {
            period: Period::months(2020, month, 1),
            ..Category::named(format!("{month:02}"), format!("{month}月"))
        };
        (1..=12).map(month).collect()
    } else {
        let span = |months: u16| Category {
            period: Period::months(2020, 1, months),
            ..Category::named(format!("1-{months}"), format!("1—{months}月"))
        };
        (2..=12).map(span).collect()
    }
}

fn days(length: usize) -> Vec<Category> {
    let day = |date: Date| {
        let rest = match (date.month(), date.day(), date.weekday().to_monday_zero_offset()) {
            (10, 1..=8, _) => Some(Rest::Holiday("国庆".to_owned())),
            (_, _, 5 | 6) => Some(Rest::Weekend),
            _ => None,
        };
        Category {
            short: Some(format!("{}日", date.day())),
            group: Some(format!("{}月", date.month())),
            period: Period::days(date, 1),
            rest,
            ..Category::named(date.to_string(), format!("{}月{}日", date.month(), date.day()))
        }
    };
    std::iter::successors(Some(Date::constant(2020, 9, 21)), |date| date.tomorrow().ok())
        .take(length)
        .map(day)
        .collect()
}

/// What happened, somewhere in the years that the axes span.
pub(super) fn events(dice: &mut Dice, count: usize) -> Vec<Event> {
    const TITLES: [&str; 5] = [
        "发布《关于加快推进数字新基建发展的若干措施》",
        "广州首批73个数字新基建重大项目签约及揭牌",
        "全市复工复产",
        "第四次全国经济普查结果发布，历史数据修订（2014—2018年）",
        "商务部公布首批11条步行街改造提升试点，北京路步行街入选",
    ];
    let mut events: Vec<Event> = (0..count)
        .filter_map(|_| {
            let (year, month) = (dice.from(2014, 2022), dice.from(1, 12));
            let months = if dice.chance(0.3) { dice.from(2, 30) } else { 1 };
            let period = Period::months(
                i16::try_from(year).ok()?,
                i8::try_from(month).ok()?,
                u16::try_from(months).ok()?,
            )?;
            Some(Event {
                when: format!("{year}年{month}月"),
                period,
                title: (*dice.one_of(&TITLES)).to_owned(),
                level: dice
                    .chance(0.5)
                    .then(|| (*dice.one_of(&["国家", "省", "市"])).to_owned()),
                source: None,
            })
        })
        .collect();
    events.sort_by_key(|event| (event.when.clone(), event.title.clone()));
    events.dedup_by_key(|event| (event.when.clone(), event.title.clone()));
    events.sort_by_key(|event| event.period.to_key());
    events
}

/// Running text, with marks that may neither begin nor end a line.
pub(super) fn running(dice: &mut Dice, most: usize) -> String {
    const PIECES: [&str; 12] = [
        "口径：1—9月累计数，",
        "按2020年不变价格计算",
        "（含“专精特新”企业）",
        "；",
        "详见https://example.org/a/very/long/address/without/any/blank。",
        "广州市",
        "《数字经济及其核心产业统计分类（2021）》",
        "——",
        "、",
        "同比增长3.8%",
        "GDP",
        "……",
    ];
    let mut text = String::new();
    for _ in 0..dice.count(1, 6) {
        let piece = *dice.one_of(&PIECES);
        if text.chars().count() + piece.chars().count() <= most {
            text.push_str(piece);
        }
    }
    text
}
