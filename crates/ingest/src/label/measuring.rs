//! The unit of a label: the last bracket that is one, or what stands behind a stop, a blank or at the very end.
//!
//! [`Unit::parse`] takes any words, for a column of units holds nothing else. In a label most brackets hold words of the name, so
//! that here only what is surely a unit is one.

use suishu_domain::{Measure, PriceBasis, Unit};

use super::brackets::{self, Bracket};
use super::words;

/// A label without its unit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) rest: String,
    pub(super) unit: Option<String>,
    pub(super) index_base: Option<String>,
}

/// Finds the unit of a folded label.
pub(super) fn find(text: &str) -> Measured {
    let brackets = brackets::outer(text);
    for bracket in brackets.iter().rev() {
        if let Some(measured) = in_bracket(text, bracket) {
            return measured;
        }
    }
    behind_stop(text).or_else(|| at_end(text)).unwrap_or_else(|| Measured {
        rest: text.to_owned(),
        ..Measured::default()
    })
}

/// Whether figures of this unit tell a share or a change.
pub(super) fn is_rate(unit: &str) -> bool {
    Unit::parse(unit).is_some_and(|unit| unit.is_rate())
        || unit.contains('%')
        || unit.to_lowercase().starts_with("percent")
}

/// The prices that a unit tells: constant 2021 international $.
pub(super) fn prices(unit: &str) -> Option<PriceBasis> {
    let unit = unit.to_lowercase();
    let mut words = unit.split(|c: char| !c.is_alphanumeric());
    if words.clone().any(|word| matches!(word, "constant" | "chained")) {
        Some(PriceBasis::Constant)
    } else {
        words.any(|word| word == "current").then_some(PriceBasis::Current)
    }
}

/// The measure that a unit tells: annual % is a growth over the year before.
pub(super) fn measure(unit: &str) -> Option<Measure> {
    let unit = unit.to_lowercase();
    matches!(
        unit.as_str(),
        "annual %" | "annual % growth" | "annual % change" | "% annual growth"
    )
    .then_some(Measure::YearOnYear)
}

fn in_bracket(text: &str, bracket: &Bracket) -> Option<Measured> {
    let content = bracket.content(text);
    let behind = &text[bracket.whole.end..];
    if let Some(base) = index_base(content) {
        return Some(Measured {
            rest: brackets::without(text, &bracket.whole),
            unit: Some(base.clone()),
            index_base: Some(base),
        });
    }
    let (unit, others) = one_unit(content)?;
    let told = words_behind(behind)?;
    // 销售额(亿元)同比增长: the level is in 亿元, and of the growth nobody says.
    let is_of_level = told.is_some_and(|told| told.is_some_and(|measure| measure != Measure::Level)) && !is_rate(&unit);
    let mut rest = brackets::without(text, &bracket.whole);
    if !others.is_empty() {
        rest.insert_str(bracket.whole.start, &format!("({others})"));
    }
    Some(Measured {
        rest,
        unit: (!is_of_level).then_some(unit),
        index_base: None,
    })
}

/// What the words behind a bracket say, if the bracket may be a unit there: nothing, another bracket, or words of basis and measure.
/// The inner option is the measure they tell.
#[allow(
    clippy::option_option,
    reason = "whether there are words, and whether they tell a measure"
)]
fn words_behind(behind: &str) -> Option<Option<Option<Measure>>> {
    let trimmed = behind.trim();
    if trimmed.is_empty() || trimmed.starts_with(['(', '[']) {
        return Some(None);
    }
    if let Some(told) = words::whole(trimmed.trim_start_matches(words::STOPS), None) {
        return Some(Some(told.measure));
    }
    let mut segments = trimmed.strip_prefix(words::STOPS)?.split(words::STOPS);
    let measure = segments.find_map(|segment| words::whole(segment, None)?.measure);
    Some(Some(measure))
}

/// The one unit among the comma parts of a bracket, and the other parts: `BoP, current US$`.
fn one_unit(content: &str) -> Option<(String, String)> {
    let content = unprefixed(content);
    if is_unit(content) {
        return Some((content.to_owned(), String::new()));
    }
    let parts = parts(content);
    let mut units = parts.iter().filter(|part| is_unit(part));
    let unit = units.next()?;
    if units.next().is_some() {
        return None;
    }
    let others: Vec<&str> = parts.iter().filter(|part| *part != unit).copied().collect();
    Some(((*unit).to_owned(), others.join(", ")))
}

/// The parts between commas; the comma of 1,000 is none.
fn parts(content: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut begin = 0;
    for (at, c) in content.char_indices() {
        let groups = c == ',' && content[at + 1..].starts_with(|c: char| c.is_ascii_digit());
        if matches!(c, ',' | '，' | ';' | '；' | '、') && !groups {
            parts.push(content[begin..at].trim());
            begin = at + c.len_utf8();
        }
    }
    parts.push(content[begin..].trim());
    parts
}

fn unprefixed(text: &str) -> &str {
    let rest = ["计量单位", "单位", "Unit", "unit", "in "].iter().find_map(|word| {
        let rest = text.strip_prefix(word)?;
        let behind = rest.trim_start().strip_prefix([':', '：']);
        behind.or_else(|| word.ends_with(' ').then_some(rest))
    });
    rest.unwrap_or(text).trim()
}

/// A unit behind a comma, a colon, a slash or a blank: `GDP，亿元`, `产量/万吨`, `Unemployment rate, %`.
fn behind_stop(text: &str) -> Option<Measured> {
    if let Some(measured) = base_at_end(text) {
        return Some(measured);
    }
    if whole(text) {
        return Some(Measured {
            rest: String::new(),
            unit: Some(text.to_owned()),
            index_base: None,
        });
    }
    for stops in [&[',', '，', ':', '：', '_', ';', '；'][..], &[' ', '/']] {
        let Some((at, stop)) = text.char_indices().rev().find(|(_, c)| stops.contains(c)) else {
            continue;
        };
        let (head, tail) = (text[..at].trim(), text[at + stop.len_utf8()..].trim());
        let tail = tail.strip_prefix("in ").unwrap_or(tail);
        let is_sure = match stop {
            // Employed persons, and Output per hour, are names.
            ' ' => !tail.is_ascii() || tail.contains(['%', '$']),
            '/' => !tail.is_ascii() && !is_unit(head),
            _ => true,
        };
        if !head.is_empty() && is_sure && is_unit(tail) {
            return Some(Measured {
                rest: head.to_owned(),
                unit: Some(tail.to_owned()),
                index_base: None,
            });
        }
    }
    None
}

/// A sign that stands at the end without any stop: 增速%, 拉动百分点.
fn at_end(text: &str) -> Option<Measured> {
    ["个百分点", "百分点", "%", "‰"].iter().find_map(|unit| {
        let rest = text.strip_suffix(unit)?.trim_end();
        let is_number = rest.ends_with(|c: char| c.is_ascii_digit());
        (!rest.is_empty() && !is_number).then(|| Measured {
            rest: rest.to_owned(),
            unit: Some((*unit).to_owned()),
            index_base: None,
        })
    })
}

/// The base of an index in a bracket: `上年同期=100`, `以上年为100`, `Index, 2015 = 100`.
fn index_base(content: &str) -> Option<String> {
    let parts = content.split([',', '，', ';', '；']).map(str::trim);
    parts.into_iter().find_map(|part| {
        let part: String = part.chars().filter(|c| !c.is_whitespace()).collect();
        let base = part.strip_suffix("=100").map(str::to_owned).or_else(|| {
            let base = part.strip_suffix("为100")?;
            Some(base.strip_prefix('以').unwrap_or(base).to_owned())
        })?;
        let base = ["Index", "index", "INDEX", "指数"]
            .iter()
            .find_map(|word| base.strip_prefix(word))
            .unwrap_or(&base);
        (!base.is_empty()).then(|| format!("{base}=100"))
    })
}

/// An index base that stands at the end without brackets: `CPI: ALL ITEMS 2015=100`.
fn base_at_end(text: &str) -> Option<Measured> {
    let before = text.strip_suffix("100")?.trim_end().strip_suffix('=')?.trim_end();
    let start = before
        .rfind([' ', ',', '，', ':', '：', '_'])
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let base = index_base(&text[start..])?;
    Some(Measured {
        rest: text[..start].trim_end().trim_end_matches(words::STOPS).to_owned(),
        unit: Some(base.clone()),
        index_base: Some(base),
    })
}

/// Whether a label is a unit and nothing else. 年 heads a column of years, 点 and 次 begin names.
fn whole(text: &str) -> bool {
    const ALONE: [&str; 18] = [
        "元",
        "美元",
        "港元",
        "人",
        "人次",
        "户",
        "家",
        "吨",
        "个",
        "辆",
        "台",
        "%",
        "‰",
        "百分点",
        "个百分点",
        "平方米",
        "公里",
        "千瓦时",
    ];
    let has_multiplier = text.starts_with(['十', '百', '千', '万', '亿']) || text.contains('/');
    ALONE.contains(&text) || (!text.is_ascii() && has_multiplier && is_unit(text))
}

/// Whether a text is surely a unit that the domain can read.
pub(crate) fn is_unit(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > 60 || Unit::parse(text).is_none() {
        return false;
    }
    if text.chars().any(is_chinese) {
        chinese(text)
    } else {
        english(&text.to_lowercase())
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// What is counted in Chinese tables.
const CHINESE: &[&str] = &[
    "元",
    "美元",
    "港元",
    "港币",
    "澳门元",
    "欧元",
    "日元",
    "英镑",
    "人民币",
    "分",
    "角",
    "人",
    "人次",
    "人天",
    "人日",
    "名",
    "位",
    "户",
    "家",
    "个",
    "件",
    "项",
    "条",
    "座",
    "栋",
    "幢",
    "套",
    "间",
    "张",
    "床",
    "所",
    "处",
    "台",
    "辆",
    "架",
    "艘",
    "列",
    "部",
    "册",
    "份",
    "种",
    "类",
    "起",
    "宗",
    "例",
    "次",
    "班",
    "架次",
    "车次",
    "列次",
    "艘次",
    "辆次",
    "户次",
    "场次",
    "场",
    "批",
    "批次",
    "笔",
    "单",
    "票",
    "枚",
    "支",
    "瓶",
    "箱",
    "标箱",
    "标准箱",
    "国际标准箱",
    "包",
    "袋",
    "卷",
    "双",
    "对",
    "匹",
    "头",
    "只",
    "羽",
    "株",
    "棵",
    "块",
    "片",
    "根",
    "把",
    "顶",
    "面",
    "口",
    "眼",
    "盏",
    "门",
    "线",
    "端口",
    "吨",
    "公斤",
    "千克",
    "克",
    "斤",
    "担",
    "磅",
    "桶",
    "盎司",
    "吨标准煤",
    "标准煤",
    "吨煤",
    "吨公里",
    "人公里",
    "换算吨公里",
    "吨海里",
    "公里",
    "千米",
    "米",
    "厘米",
    "毫米",
    "里",
    "海里",
    "平方米",
    "平方公里",
    "平方千米",
    "公顷",
    "亩",
    "立方米",
    "升",
    "毫升",
    "千瓦",
    "千瓦时",
    "度",
    "瓦",
    "兆瓦",
    "千伏安",
    "马力",
    "焦耳",
    "千焦",
    "大卡",
    "摄氏度",
    "分贝",
    "百帕",
    "天",
    "日",
    "小时",
    "分钟",
    "秒",
    "年",
    "岁",
    "个月",
    "周",
    "倍",
    "点",
    "比例",
    "百分点",
    "百分比",
    "基点",
    "千分比",
    "成",
    "人年",
    "车公里",
    "机架",
    "标准机架",
    "核",
    "字节",
    "比特",
    "吉瓦",
    "重量箱",
    "实物吨",
    "折纯吨",
    "载重吨",
    "总吨",
    "综合吨",
    "芯公里",
    "皮长公里",
    "平方米年",
    "亿次",
    "兆",
    "席",
    "席位",
    "家次",
    "企业",
    "股",
    "手",
    "篇",
    "句",
    "首",
    "集",
    "小时年",
    "团次",
    "站",
    "桩",
    "孔",
    "尾",
    "粒",
    "穗",
    "村",
    "镇",
    "乡",
    "街道",
    "社区",
    "市",
    "县",
    "区",
    "省",
];

/// Latin signs that stand among Chinese multipliers: 万TEU, 亿GB, 元/m².
const LATIN: &[&str] = &[
    "teu", "kwh", "kw", "mw", "gw", "gb", "tb", "pb", "mb", "m", "m2", "m²", "m3", "m³", "km", "km2", "km²", "kg", "t",
    "l", "%", "‰", "℃", "°c", "wh", "mwh", "gwh",
];

/// A Chinese unit, or one over another: 元/平方米, 张/千人, 吨标准煤/万元.
fn chinese(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_start_matches("人民币").trim_end_matches("人民币");
    let text = if text.is_empty() { "人民币" } else { text };
    let mut parts = text.split(['/', '·', '•', '*', '每']);
    let first = parts.next().unwrap_or_default();
    // 每万人 and 每百户: over so many of them.
    let is_first = base_of(first) || (first.is_empty() && text.starts_with('每'));
    is_first && parts.all(|part| base_of(part) || (1..=6).contains(&part.chars().count()))
}

fn base_of(text: &str) -> bool {
    let known = |text: &str| CHINESE.contains(&text) || LATIN.iter().any(|sign| sign.eq_ignore_ascii_case(text));
    let mut rest = text;
    loop {
        if known(rest) {
            return true;
        }
        let Some(shorter) = rest.strip_prefix(['十', '百', '千', '万', '亿', '1', '0']) else {
            return false;
        };
        rest = shorter;
    }
}

/// What is counted in English tables.
const ENGLISH: &[&str] = &[
    "person",
    "persons",
    "people",
    "population",
    "inhabitants",
    "number",
    "units",
    "unit",
    "visits",
    "visitors",
    "passengers",
    "vehicles",
    "bicycles",
    "trips",
    "households",
    "families",
    "firms",
    "enterprises",
    "companies",
    "establishments",
    "dwellings",
    "jobs",
    "beds",
    "rooms",
    "nights",
    "days",
    "hours",
    "minutes",
    "years",
    "months",
    "weeks",
    "births",
    "deaths",
    "tonnes",
    "tons",
    "metric tons",
    "tonne",
    "kg",
    "g",
    "kt",
    "mt",
    "km",
    "m",
    "mm",
    "cm",
    "sq. km",
    "sq km",
    "sq. m",
    "square kilometers",
    "square kilometres",
    "square meters",
    "square metres",
    "km2",
    "km²",
    "m2",
    "m²",
    "m3",
    "m³",
    "cubic meters",
    "cubic metres",
    "hectares",
    "ha",
    "litres",
    "liters",
    "kwh",
    "mwh",
    "gwh",
    "twh",
    "kw",
    "mw",
    "gw",
    "tj",
    "pj",
    "toe",
    "ktoe",
    "mtoe",
    "barrels",
    "teu",
    "teus",
    "items",
    "pieces",
    "sets",
    "cases",
    "students",
    "pupils",
    "employees",
    "workers",
    "ratio",
    "points",
    "basis points",
    "pp",
    "celsius",
    "degrees celsius",
    "°c",
    "℃",
    "kilograms",
    "grams",
    "kilometers",
    "kilometres",
    "times",
    "person-times",
    "‰",
    "per mille",
    "per mil",
];

const CURRENCIES: &[&str] = &[
    "usd", "eur", "gbp", "jpy", "cny", "rmb", "hkd", "mop", "lcu", "lcus", "yuan", "dollar", "dollars", "euro",
    "euros", "sdr", "sdrs", "krw", "inr", "pounds", "ecu", "yen",
];

const MULTIPLES: &[&str] = &[
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "trillions",
    "mn",
    "bn",
    "tn",
    "mio",
    "mrd",
    "mill",
    "hundred",
    "mil.",
    "10,000",
    "100",
    "1000",
    "1,000",
    "10000",
    "'000",
    "000",
    "000s",
    "mrd.",
    "mill.",
    "mio.",
];

/// An English unit in lower case. Sentences and proper names are none.
fn english(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > 9 {
        return false;
    }
    if words::whole(text, None).is_some_and(|told| told.measure.is_some() || told.is_chain) {
        return false; // % change y/y
    }
    if let Some(at) = text.find('%') {
        // 95% is a number.
        return !text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit());
    }
    let is_over = text
        .strip_prefix("per ")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    if is_over
        || ["percent", "per cent", "percentage", "pct"]
            .iter()
            .any(|word| text.starts_with(word))
    {
        return true;
    }
    let numerator = text.split(" per ").next().unwrap_or(text);
    let numerator = numerator.split_once(" of ").map_or(numerator, |(head, _)| head);
    let numerator = numerator.split('/').next().unwrap_or(numerator).trim();
    let mut counted: Vec<&str> = numerator.split(' ').filter(|word| !word.is_empty()).collect();
    while counted.len() > 1 && MULTIPLES.contains(&counted[0]) {
        counted.remove(0);
    }
    let counted = counted.join(" ");
    let is_money = words.iter().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        CURRENCIES.contains(&bare) || word.contains(['$', '£', '€', '¥'])
    });
    ENGLISH.contains(&counted.as_str()) || is_money
}
