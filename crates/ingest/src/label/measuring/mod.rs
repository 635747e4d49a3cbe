//! The unit of a label: the last bracket that is one, or what stands behind a stop, a blank or at the very end.
//!
//! [`Unit::parse`] takes any words, for a column of units holds nothing else. In a label most brackets hold words of the name, so
//! that here only what is surely a unit is one.

mod vocabulary;

use suishu_domain::{Measure, PriceBasis, Unit};

use super::brackets::{self, Bracket};
use super::words;

pub(crate) use vocabulary::is_unit;

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
    // 同比增长(±%)
    let content = unprefixed(content)
        .trim_start_matches(['±', '＋'])
        .trim_start_matches("+-")
        .trim();
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
    let alone = unprefixed(text);
    if whole(alone) {
        return Some(Measured {
            rest: String::new(),
            unit: Some(alone.to_owned()),
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
        let before = part.strip_suffix("100")?.trim_end();
        let base = before.strip_suffix('=').or_else(|| {
            let base = before.strip_suffix('为')?;
            Some(base.strip_prefix('以').unwrap_or(base))
        })?;
        let base = ["Index", "index", "INDEX", "指数"]
            .iter()
            .find_map(|word| base.strip_prefix(word))
            .unwrap_or(base)
            .trim();
        (!base.is_empty()).then(|| format!("{base}=100"))
    })
}

/// An index base that stands at the end without brackets: `CPI: ALL ITEMS 2015=100`.
fn base_at_end(text: &str) -> Option<Measured> {
    let before = text.strip_suffix("100")?.trim_end();
    let start = match before.strip_suffix('=') {
        Some(base) => {
            let stop = base.trim_end().rfind([' ', ',', '，', ':', '：', '_']);
            stop.map_or(0, |at| at + base[at..].chars().next().map_or(1, char::len_utf8))
        }
        None => before.strip_suffix('为')?.rfind('以')?,
    };
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
