//! What a new name may mean: entries of the catalogue that are like it, with the reason. Only a person can say that they are the same;
//! [`Catalogue`] itself settles no more than width, case, blanks and the shape of brackets.

use std::collections::BTreeSet;

use crate::Code;
use crate::catalogue::{Catalogue, Entry, plain};

/// So many candidates are of use to a person.
const MOST: usize = 5;

/// Why an entry may be what a name means, the strongest reason first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Likeness {
    /// Only the spelling differs.
    Spelling,
    /// 广州 and 广州市: only the word for the kind of place differs.
    PlaceSuffix,
    /// 广东省广州市: the places above stand before it.
    PlacesAbove,
    /// 国内生产总值, 地区生产总值 and GDP are one indicator, of the nation and of a region.
    Product,
    /// 第三产业 and 第三产业增加值.
    ValueAdded,
    /// Words that tell nothing apart stand around it: 全市, 总量, 数.
    Filler,
    /// One name stands in the other.
    Contained,
    /// Most of the characters are the same.
    Alike,
}

impl Likeness {
    /// Every reason, the strongest first.
    pub const ALL: [Self; 8] = [
        Self::Spelling,
        Self::PlaceSuffix,
        Self::PlacesAbove,
        Self::Product,
        Self::ValueAdded,
        Self::Filler,
        Self::Contained,
        Self::Alike,
    ];

    /// The reason as it stands in the lists of sentences.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spelling => "spelling",
            Self::PlaceSuffix => "place-suffix",
            Self::PlacesAbove => "places-above",
            Self::Product => "product",
            Self::ValueAdded => "value-added",
            Self::Filler => "filler",
            Self::Contained => "contained",
            Self::Alike => "alike",
        }
    }
}

/// An entry that a name may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: String,
    /// Why.
    pub likeness: Likeness,
}

impl Catalogue {
    /// The indicators that a name may mean, the likeliest first.
    pub fn nearest_indicators(&self, words: &str) -> Vec<Candidate> {
        nearest(self.indicators(), words, measured)
    }

    /// The regions that a name may mean, the likeliest first.
    pub fn nearest_regions(&self, words: &str) -> Vec<Candidate> {
        let above: BTreeSet<String> = self
            .regions()
            .iter()
            .flat_map(|region| std::iter::once(&region.name).chain(&region.synonyms))
            .map(|name| plain(name))
            .collect();
        nearest(self.regions(), words, |asked, known| {
            if place(asked) == place(known) {
                return Some(Likeness::PlaceSuffix);
            }
            let before = asked.strip_suffix(known).or_else(|| asked.strip_suffix(place(known)))?;
            above.contains(before).then_some(Likeness::PlacesAbove)
        })
    }

    /// The sectors that a name may mean, the likeliest first.
    pub fn nearest_sectors(&self, words: &str) -> Vec<Candidate> {
        nearest(self.sectors(), words, measured)
    }
}

/// The entries like a name. `same` compares two plain names that differ.
fn nearest<T: Entry>(entries: &[T], words: &str, same: impl Fn(&str, &str) -> Option<Likeness>) -> Vec<Candidate> {
    let asked = plain(words);
    if asked.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Likeness, u32, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(at, entry)| {
            let names = entry.words().map(plain).filter(|name| !name.is_empty());
            let best = names.filter_map(|known| {
                let likeness = if known == asked {
                    Likeness::Spelling
                } else {
                    same(&asked, &known).or_else(|| loosely(&asked, &known))?
                };
                Some((likeness, u32::MAX - shared(&asked, &known)))
            });
            best.min().map(|(likeness, distance)| (likeness, distance, at))
        })
        .collect();
    found.sort_unstable();
    found.truncate(MOST);
    found
        .into_iter()
        .map(|(likeness, _, at)| Candidate {
            code: entries[at].code().to_owned(),
            name: entries[at].name().to_owned(),
            likeness,
        })
        .collect()
}

/// The words for the kind of a place, longest first among those that share an end.
const PLACE_SUFFIXES: [&str; 26] = [
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "开发区",
    "新区",
    "地区",
    "街道",
    "省",
    "市",
    "区",
    "县",
    "盟",
    "旗",
    "州",
    "镇",
    "乡",
    "autonomousregion",
    "municipality",
    "province",
    "district",
    "county",
    "city",
];

/// A place without the word for its kind; a name of which nothing would be left stays.
fn place(name: &str) -> &str {
    let bare = PLACE_SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix));
    // 沙市 and 通州 are names of two characters.
    bare.filter(|bare| bare.chars().count() > 1).unwrap_or(name)
}

/// Compares two names of something measured.
fn measured(asked: &str, known: &str) -> Option<Likeness> {
    let (one, other) = (product(asked), product(known));
    if one == other {
        return Some(Likeness::Product);
    }
    let value_added = |name: &str| {
        name.strip_suffix("增加值")
            .or_else(|| name.strip_suffix("valueadded"))
            .map(str::to_owned)
    };
    if value_added(&one).as_ref() == Some(&other) || value_added(&other).as_ref() == Some(&one) {
        return Some(Likeness::ValueAdded);
    }
    (bare(&one) == bare(&other)).then_some(Likeness::Filler)
}

/// The name with one word for the gross product of any place.
fn product(name: &str) -> String {
    const PRODUCT: [&str; 8] = [
        "国内生产总值(gdp)",
        "地区生产总值(gdp)",
        "国内生产总值",
        "地区生产总值",
        "生产总值",
        "grossdomesticproduct",
        "grossregionalproduct",
        "grdp",
    ];
    PRODUCT
        .iter()
        .fold(name.to_owned(), |name, word| name.replace(word, "gdp"))
}

/// The name without words around it that tell nothing apart.
fn bare(name: &str) -> &str {
    const BEFORE: [&str; 8] = ["全市", "全省", "全国", "全区", "全县", "我市", "我省", "其中:"];
    const BEHIND: [&str; 12] = [
        "总量", "总数", "总额", "总值", "数量", "个数", "户数", "家数", "情况", "数", "量", "额",
    ];
    let name = BEFORE.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
    let bare = BEHIND.iter().find_map(|word| name.strip_suffix(word));
    bare.filter(|bare| bare.chars().count() > 1).unwrap_or(name)
}

/// Whether two names are alike enough to be shown to a person.
fn loosely(asked: &str, known: &str) -> Option<Likeness> {
    let (short, long) = if asked.len() < known.len() {
        (asked, known)
    } else {
        (known, asked)
    };
    let (length, whole) = (short.chars().count(), long.chars().count());
    if length >= 2 && length * 3 >= whole && long.contains(short) {
        return Some(Likeness::Contained);
    }
    // Three of five pairs of neighbours.
    (length >= 3 && shared(asked, known) >= 600).then_some(Likeness::Alike)
}

/// The share of pairs of neighbouring characters that two names have in common, in thousandths.
fn shared(one: &str, other: &str) -> u32 {
    let pairs = |name: &str| -> Vec<(char, char)> { name.chars().zip(name.chars().skip(1)).collect() };
    let (one, mut other) = (pairs(one), pairs(other));
    let total = one.len() + other.len();
    let common = one
        .iter()
        .filter(|pair| {
            let at = other.iter().position(|known| known == *pair);
            at.map(|at| other.swap_remove(at)).is_some()
        })
        .count();
    u32::try_from((2000 * common).checked_div(total).unwrap_or(0)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Indicator, Region, Sector};

    fn catalogue() -> Catalogue {
        let indicator = |code: &str, name: &str, synonyms: &[&str]| Indicator {
            code: code.to_owned(),
            name: name.to_owned(),
            name_en: String::new(),
            parent: None,
            kind: None,
            unit: None,
            synonyms: synonyms.iter().map(|word| (*word).to_owned()).collect(),
            headline: None,
        };
        let region = |code: &str, name: &str, name_en: &str| Region {
            code: code.to_owned(),
            name: name.to_owned(),
            name_en: name_en.to_owned(),
            parent: None,
            synonyms: Vec::new(),
        };
        let sector = |code: &str, name: &str| Sector {
            code: code.to_owned(),
            name: name.to_owned(),
            name_en: String::new(),
            parent: None,
            synonyms: Vec::new(),
        };
        Catalogue::new(
            vec![
                indicator("GDP", "地区生产总值", &[]),
                indicator("GDP_PC", "人均地区生产总值", &[]),
                indicator("STATIONS", "5G基站数", &[]),
                indicator("RETAIL", "社会消费品零售总额", &[]),
            ],
            vec![
                region("440000", "广东省", "Guangdong"),
                region("440100", "广州市", "Guangzhou"),
                region("440106", "天河区", "Tianhe"),
                region("450000", "广西壮族自治区", "Guangxi"),
                region("220000", "吉林省", "Jilin"),
                region("220200", "吉林市", "Jilin City"),
            ],
            vec![sector("tertiary", "第三产业"), sector("C", "制造业")],
        )
    }

    fn check(found: &[Candidate], first: Option<(&str, Likeness)>, words: &str) {
        let best = found
            .first()
            .map(|candidate| (candidate.code.as_str(), candidate.likeness));
        assert_eq!(best, first, "what {words} may be");
    }

    #[test]
    fn regions_by_their_suffix_and_by_what_stands_above() {
        let catalogue = catalogue();
        for (words, code, likeness) in [
            ("广州", "440100", Likeness::PlaceSuffix),
            ("Guangzhou City", "440100", Likeness::PlaceSuffix),
            ("广西", "450000", Likeness::PlaceSuffix),
            ("天河", "440106", Likeness::PlaceSuffix),
            ("广东省广州市", "440100", Likeness::PlacesAbove),
            ("广州市天河", "440106", Likeness::PlacesAbove),
        ] {
            check(&catalogue.nearest_regions(words), Some((code, likeness)), words);
        }
        let both: Vec<_> = catalogue
            .nearest_regions("吉林")
            .into_iter()
            .map(|candidate| candidate.code)
            .collect();
        assert_eq!(both, ["220000", "220200"], "吉林 may be the province or the city");
        check(&catalogue.nearest_regions("上海"), None, "上海");
        check(&catalogue.nearest_regions(""), None, "nothing");
    }

    #[test]
    fn indicators_by_their_many_names() {
        let catalogue = catalogue();
        for (words, code, likeness) in [
            ("国内生产总值", "GDP", Likeness::Product),
            ("GDP", "GDP", Likeness::Spelling),
            ("地区生产总值（GDP）", "GDP", Likeness::Product),
            ("GDP总量", "GDP", Likeness::Filler),
            ("全市生产总值", "GDP", Likeness::Filler),
            ("人均GDP", "GDP_PC", Likeness::Product),
            ("5G基站", "STATIONS", Likeness::Filler),
            ("社会消费零售总额", "RETAIL", Likeness::Alike),
        ] {
            check(&catalogue.nearest_indicators(words), Some((code, likeness)), words);
        }
        check(&catalogue.nearest_indicators("货币供应量"), None, "货币供应量");
    }

    #[test]
    fn sectors_by_their_value_added() {
        let catalogue = catalogue();
        check(
            &catalogue.nearest_sectors("第三产业增加值"),
            Some(("tertiary", Likeness::ValueAdded)),
            "第三产业增加值",
        );
        // One numeral apart is another thing.
        check(&catalogue.nearest_sectors("第二产业"), None, "第二产业");
    }
}
