//! Words of heads and rows that need no table to be understood: units of rates, names without their marks, counted months, scales.

use suishu_domain::Unit;

use crate::label;

/// Whether a unit told for a whole row may be that of a growth or a share: only a rate.
pub(super) fn fits(unit: &str, is_rate: bool) -> bool {
    !is_rate || Unit::parse(unit).is_some_and(|unit| unit.is_rate())
}

/// Of the units of a line, the one for levels or for rates.
pub(super) fn one_of(units: &str, is_rate: bool) -> Option<String> {
    match label::units(units) {
        Some(label::UnitLine::Several(several)) => {
            let of_rate = |unit: &&String| Unit::parse(unit).is_some_and(|unit| unit.is_rate());
            let mut kept = several.iter().filter(|unit| of_rate(unit) == is_rate);
            kept.next().filter(|_| kept.next().is_none()).cloned()
        }
        Some(label::UnitLine::One(unit)) => Some(unit).filter(|unit| fits(unit, is_rate)),
        None => Some(units.to_owned()).filter(|unit| fits(unit, is_rate)),
    }
}

/// A name without the marks that say how deep it stands.
pub(super) fn clean(name: &str) -> &str {
    name.trim_start_matches(|c: char| c.is_whitespace() || c == '#')
        .trim_start_matches("其中：")
        .trim_start_matches("其中:")
        .trim()
}

/// Months and quarters that are only counted, under a head that says what is counted: 9 under 月份 is 9月.
pub(super) fn counted(text: &str, head: &str) -> String {
    let is_count = text.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
    let head = head.to_lowercase();
    match () {
        () if !is_count => text.to_owned(),
        () if head.contains('月') || head.contains("month") => format!("{text}月"),
        () if head.contains('季') || head.contains("quarter") => format!("{text}季度"),
        () => text.to_owned(),
    }
}

/// A scale as sources write it, as a power of ten.
pub(super) fn multiplier(text: &str) -> &str {
    match text.trim().to_lowercase().as_str() {
        "units" | "unit" | "个" | "一" | "ones" => "0",
        "thousands" | "thousand" | "千" => "3",
        "万" | "ten thousands" => "4",
        "millions" | "million" | "百万" => "6",
        "亿" => "8",
        "billions" | "billion" | "十亿" => "9",
        _ => text,
    }
}
