//! Words that say where: 全市, 广州市, 天河区, 北京路步行街. Only the beginning of a subject is looked at, and only forms that can't be part
//! of another word; the lists stand in [`super::gazetteer`], and who a name is is settled behind the sink.

use super::gazetteer::{CITIES, FOLLOWERS, FOLLOWERS_ALLOWED, NAMED, NO_STEMS, OWN, SHORT_FOLLOWERS, SUFFIXES, WORDS};
use crate::provinces::PROVINCES;

/// Where a figure is of, as the text says it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum PlaceWord {
    /// The city, province, district … of which the text tells: 全市 is 市.
    Own(char),
    /// A name.
    Named(String),
}

/// The place with which a text begins, and the length of its words. The finest one counts: 广州市天河区 is 天河区.
pub(super) fn leading(text: &str) -> Option<(PlaceWord, usize)> {
    let mut found: Option<(PlaceWord, usize)> = None;
    let mut at = 0;
    while let Some((place, length)) = one(&text[at..], found.is_some()) {
        at += length;
        found = Some((place, at));
    }
    found
}

fn one(text: &str, is_second: bool) -> Option<(PlaceWord, usize)> {
    if let Some((word, class)) = OWN.iter().find(|(word, _)| text.starts_with(word)) {
        return Some((PlaceWord::Own(*class), word.len()));
    }
    if let Some((word, name)) = NAMED.iter().find(|(word, _)| text.starts_with(word)) {
        return Some((PlaceWord::Named((*name).to_owned()), word.len()));
    }
    // 广东地区生产总值, 深圳进出口: a place in short, where nothing follows that makes another name of it.
    let short = || {
        let mut names = PROVINCES.iter().copied().chain(CITIES.split(' '));
        let word = names.find(|word| text.starts_with(word))?;
        let behind = &text[word.len()..];
        let is_other = is_second || SHORT_FOLLOWERS.iter().any(|follower| behind.starts_with(follower));
        (!is_other).then(|| (PlaceWord::Named(word.to_owned()), word.len()))
    };
    suffixed(text).or_else(short)
}

/// A name of two to eight characters and its suffix.
fn suffixed(text: &str) -> Option<(PlaceWord, usize)> {
    const LONGEST: usize = 10;
    let mut length = 0;
    for (count, c) in text.chars().enumerate() {
        if count >= LONGEST || !is_han(c) {
            return None;
        }
        length += c.len_utf8();
        let name = &text[..length];
        let Some(suffix) = SUFFIXES.iter().find(|suffix| name.ends_with(**suffix)) else {
            continue;
        };
        let stem = &name[..length - suffix.len()];
        let rest = &text[length..];
        let is_word = WORDS.iter().any(|word| name.ends_with(word)) || *suffix == "地区";
        let follows = FOLLOWERS
            .iter()
            .any(|(end, behind)| name.ends_with(end) && behind.iter().any(|word| rest.starts_with(word)));
        let goes_on = (follows && !FOLLOWERS_ALLOWED.iter().any(|word| rest.starts_with(word)))
            // 广州开发区 and 苏州市 go on behind 州; 广州地区生产总值 doesn't.
            || (*suffix == "州" && SUFFIXES.iter().any(|longer| *longer != "地区" && rest.starts_with(longer)));
        if stem.is_empty() || is_word || goes_on {
            continue;
        }
        if stem.chars().count() < 2 && matches!(*suffix, "乡" | "镇" | "步行街" | "商圈" | "街道") {
            continue;
        }
        if NO_STEMS.iter().any(|word| stem.contains(word)) {
            return None;
        }
        return Some((PlaceWord::Named(name.to_owned()), length));
    }
    None
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let said = leading(text).map(|(place, length)| match place {
            PlaceWord::Own(class) => format!("own {class}|{}", &text[length..]),
            PlaceWord::Named(name) => format!("{name}|{}", &text[length..]),
        });
        assert_eq!(said.as_deref(), expected, "where {text} is of");
    }

    #[test]
    fn places_begin_a_subject() {
        check("全市地区生产总值", Some("own 市|地区生产总值"));
        check("广州市地区生产总值", Some("广州市|地区生产总值"));
        check("广州市天河区增加值", Some("天河区|增加值"));
        check("北京路步行街客流量", Some("北京路步行街|客流量"));
        check("广东省进出口", Some("广东省|进出口"));
        check("广东地区生产总值", Some("广东|地区生产总值"));
        check("全国社会消费品零售总额", Some("全国|社会消费品零售总额"));
        check("广州市民营经济增加值", Some("广州市|民营经济增加值"));
        check("广州市外贸进出口", Some("广州市|外贸进出口"));
        check("东莞进出口", Some("东莞|进出口"));
        check("广州开发区产值", Some("广州开发区|产值"));
    }

    #[test]
    fn names_of_indicators_are_no_places() {
        for text in [
            "地区生产总值",
            "城市居民人均可支配收入",
            "市场主体",
            "社区养老",
            "区域创新",
            "城镇新增就业",
            "规模以上工业增加值",
            "步行街客流量",
            "上市公司",
            "城乡居民",
            "全部工业",
            "社会消费品",
            "",
            "5G基站",
        ] {
            check(text, None);
        }
    }
}
