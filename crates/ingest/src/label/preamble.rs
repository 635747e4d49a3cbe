//! Lines around a table that speak of the whole of it: 数据库：, 指标：, 单位：, 资料来源：, 注：.

use super::brackets;
use super::measuring::is_unit;

/// What a line speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// 数据库: the data base that the table came from.
    Database,
    /// 指标: what is measured.
    Indicator,
    /// 地区: where.
    Region,
    /// 时间: when.
    Time,
    /// 单位.
    Unit,
    /// 资料来源.
    Source,
    /// 注.
    Note,
    /// When the table was brought up to date or published.
    Updated,
    /// 表名.
    Title,
}

/// The unit or units that a line tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnitLine {
    /// One for the whole table.
    One(String),
    /// Several: which is whose stands elsewhere, or must be asked.
    Several(Vec<String>),
}

const KEYS: &[(Key, &[&str])] = &[
    (
        Key::Database,
        &["数据库", "database", "dataset", "data set", "genesis-tabelle", "数据集"],
    ),
    (
        Key::Indicator,
        &[
            "指标",
            "指标名称",
            "统计指标",
            "indicator",
            "series",
            "variable",
            "subject",
        ],
    ),
    (
        Key::Region,
        &[
            "地区",
            "城市",
            "区域",
            "统计区域",
            "region",
            "area",
            "geography",
            "geo",
            "country",
            "geopolitical entity (reporting)",
        ],
    ),
    (
        Key::Time,
        &[
            "时间",
            "统计时间",
            "报告期",
            "时期",
            "时间范围",
            "所属期",
            "time",
            "period",
            "time frequency",
            "date range",
            "年份",
        ],
    ),
    (
        Key::Unit,
        &[
            "单位",
            "计量单位",
            "数据单位",
            "unit",
            "units",
            "unit of measure",
            "measure unit",
            "einheit",
        ],
    ),
    (
        Key::Source,
        &[
            "资料来源",
            "数据来源",
            "来源",
            "出处",
            "source",
            "sources",
            "data source",
            "source of data",
            "quelle",
            "制表单位",
            "填报单位",
            "编制单位",
            "发布单位",
            "发布机构",
            "source dataset",
        ],
    ),
    (
        Key::Note,
        &[
            "注",
            "备注",
            "说明",
            "附注",
            "注释",
            "注解",
            "note",
            "notes",
            "footnote",
            "footnotes",
            "important notes",
            "hinweis",
            "指标解释",
        ],
    ),
    (
        Key::Updated,
        &[
            "更新时间",
            "最后更新",
            "发布时间",
            "发布日期",
            "更新日期",
            "制表时间",
            "导出时间",
            "下载时间",
            "last updated",
            "last updated date",
            "updated",
            "release date",
            "next release",
            "data extracted on",
            "last update",
            "extracted on",
            "stand",
        ],
    ),
    (Key::Title, &["表名", "标题", "表题", "title", "table", "table name"]),
];

/// Reads a line or cell `数据库：年度数据` or `Last Updated: 2020-10-01`. The value may be empty: it stands in the next cell then.
pub fn preamble(text: &str) -> Option<(Key, String)> {
    let folded = unwrapped(&brackets::fold(text));
    if let Some(rest) = strip_note(&folded) {
        return Some((Key::Note, rest));
    }
    let (word, value) = folded.split_once([':', '：'])?;
    let key = key(word)?;
    Some((key, value.trim().to_owned()))
}

/// The key that a cell alone names, its value standing beside it: `Last Updated Date`, `单位`.
pub fn key(word: &str) -> Option<Key> {
    let folded = brackets::fold(word);
    let word: String = if folded.is_ascii() {
        folded.to_lowercase()
    } else {
        folded.chars().filter(|c| !c.is_whitespace()).collect()
    };
    KEYS.iter()
        .find(|(_, words)| words.contains(&word.as_str()))
        .map(|(key, _)| *key)
}

/// Brackets around the whole line are no part of it: （单位：亿元）.
fn unwrapped(text: &str) -> String {
    match brackets::outer(text).as_slice() {
        [bracket] if bracket.whole == (0..text.len()) => bracket.content(text).to_owned(),
        _ => text.to_owned(),
    }
}

/// 注1：…, 注 ①…, Note 1: …, and 注 followed by a blank.
fn strip_note(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let rest = text
        .strip_prefix('注')
        .or_else(|| lower.starts_with("notes").then(|| &text[5..]))
        .or_else(|| lower.starts_with("note").then(|| &text[4..]))?;
    let rest = rest.trim_start();
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '①'..='⑳'));
    let value = behind.trim_start().strip_prefix([':', '：', '.', '、'])?;
    Some(value.trim().to_owned())
}

/// The unit of a line that tells one: 单位：亿元, （计量单位:万人）, Unit: 100 million yuan, 单位：亿元、%.
pub fn unit_line(text: &str) -> Option<UnitLine> {
    let (Key::Unit, value) = preamble(text)? else {
        return None;
    };
    units(&value)
}

/// The unit or units in a text that holds nothing else.
pub fn units(text: &str) -> Option<UnitLine> {
    let folded = unwrapped(&brackets::fold(text));
    if folded.is_empty() {
        return None;
    }
    let parts: Vec<String> = folded
        .split(['、', ',', '，', ';', '；', ' '])
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect();
    if parts.len() > 1 && parts.iter().all(|part| is_unit(part)) {
        return Some(UnitLine::Several(parts));
    }
    suishu_domain::Unit::parse(&folded).map(|_| UnitLine::One(folded))
}
