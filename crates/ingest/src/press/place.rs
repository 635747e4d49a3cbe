//! Words that say where: 全市, 广州市, 天河区, 北京路步行街. Only the beginning of a subject is looked at, and only forms that can't be part
//! of another word; no list of cities is kept here, for names are settled behind the sink.

/// Where a figure is of, as the text says it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum PlaceWord {
    /// The city, province, district … of which the text tells: 全市 is 市.
    Own(char),
    /// A name.
    Named(String),
}

/// 全市 and its like.
const OWN: &[(&str, char)] = &[
    ("全市", '市'),
    ("我市", '市'),
    ("本市", '市'),
    ("全省", '省'),
    ("我省", '省'),
    ("本省", '省'),
    ("全区", '区'),
    ("我区", '区'),
    ("本区", '区'),
    ("全县", '县'),
    ("我县", '县'),
    ("全州", '州'),
    ("全镇", '镇'),
];

/// Places whose name needs no suffix.
const NAMED: &[(&str, &str)] = &[
    ("全国", "全国"),
    ("我国", "全国"),
    ("全球", "全球"),
    ("粤港澳大湾区", "粤港澳大湾区"),
    ("京津冀", "京津冀"),
    ("长三角", "长三角"),
    ("珠三角", "珠三角"),
];

/// The provinces in short.
const PROVINCES: &[&str] = &[
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
];

/// Endings of the names of places, longest first.
const SUFFIXES: &[&str] = &[
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自由贸易试验区",
    "自贸试验区",
    "自贸区",
    "高新区",
    "开发区",
    "示范区",
    "大湾区",
    "合作区",
    "新区",
    "步行街",
    "商圈",
    "街道",
    "地区",
    "省",
    "市",
    "区",
    "县",
    "州",
    "镇",
    "乡",
];

/// Words that end like a place and are none.
const WORDS: &[&str] = &[
    "城市",
    "都市",
    "超市",
    "上市",
    "股市",
    "楼市",
    "车市",
    "夜市",
    "门市",
    "集市",
    "县市",
    "各市",
    "地区",
    "社区",
    "园区",
    "城区",
    "景区",
    "小区",
    "山区",
    "灾区",
    "市区",
    "郊区",
    "辖区",
    "各区",
    "校区",
    "库区",
    "湖区",
    "林区",
    "牧区",
    "片区",
    "特区",
    "乡镇",
    "城镇",
    "各县",
    "各省",
    "外省",
    "城乡",
    "下乡",
    "返乡",
    "农村地区",
    "区域",
    "分区",
    "街区",
];

/// What may not follow: 广州市场 is no 广州市.
const FOLLOWERS: &[(&str, &str)] = &[
    ("市", "场民值容郊政级属直外内占价长"),
    ("区", "域块间位划级属分外"),
    ("省", "外内级属会道际"),
    ("县", "域级属城"),
    ("州", "市"),
    ("镇", "街"),
    ("乡", "村镇"),
    ("街道", "办"),
];

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
    suffixed(text).or_else(|| {
        // 广东地区生产总值: a province in short, where nothing of its own word follows.
        let word = PROVINCES.iter().find(|word| text.starts_with(**word))?;
        (!is_second).then(|| (PlaceWord::Named((*word).to_owned()), word.len()))
    })
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
        let goes_on = FOLLOWERS
            .iter()
            .any(|(end, behind)| name.ends_with(end) && rest.starts_with(|c| behind.contains(c)))
            // 广州开发区 and 苏州市 go on behind 州; 广州地区生产总值 doesn't.
            || (*suffix == "州" && SUFFIXES.iter().any(|longer| *longer != "地区" && rest.starts_with(longer)));
        if stem.is_empty() || is_word || goes_on {
            continue;
        }
        if stem.chars().count() < 2
            && matches!(*suffix, "州" | "乡" | "镇" | "步行街" | "商圈" | "街道")
            && *suffix != "州"
        {
            continue;
        }
        if NO_STEMS.iter().any(|word| stem.contains(word)) {
            return None;
        }
        return Some((PlaceWord::Named(name.to_owned()), length));
    }
    None
}

/// Stems with these in them are no names: 其中天河区, 和黄埔区, 重点商圈.
const NO_STEMS: &[&str] = &[
    "其中",
    "和",
    "与",
    "及",
    "、",
    "的",
    "重点",
    "主要",
    "全国",
    "全市",
    "全省",
    "各",
    "中心城",
    "增加",
    "产业",
    "企业",
    "工业",
    "经济",
    "消费",
    "投资",
    "实现",
    "完成",
    "人均",
    "农村",
    "城镇",
    "规模",
    "高新技术",
    "试点",
    "改造",
];

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
