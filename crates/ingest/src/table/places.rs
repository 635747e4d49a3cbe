//! Names of places, as far as a recogniser needs them: to see that a row or a column holds places, never to say which they are.

use crate::provinces::PROVINCES;

/// The last characters of the name of an administrative unit or a district.
const SUFFIXES: &[&str] = &[
    "自治区",
    "特别行政区",
    "自治州",
    "自治县",
    "地区",
    "新区",
    "开发区",
    "省",
    "市",
    "州",
    "盟",
    "县",
    "区",
    "旗",
    "镇",
    "乡",
    "街道",
    "步行街",
    "商圈",
];

/// Names beside the provinces' that are written without such a suffix.
const SHORT: &[&str] = &[
    "全国",
    "中国",
    "全省",
    "全市",
    "全区",
    "石家庄",
    "太原",
    "呼和浩特",
    "沈阳",
    "大连",
    "长春",
    "哈尔滨",
    "南京",
    "杭州",
    "宁波",
    "合肥",
    "福州",
    "厦门",
    "南昌",
    "济南",
    "青岛",
    "郑州",
    "武汉",
    "长沙",
    "广州",
    "深圳",
    "珠海",
    "佛山",
    "东莞",
    "中山",
    "惠州",
    "江门",
    "肇庆",
    "南宁",
    "海口",
    "成都",
    "贵阳",
    "昆明",
    "拉萨",
    "西安",
    "兰州",
    "西宁",
    "银川",
    "乌鲁木齐",
    "苏州",
    "无锡",
    "china",
    "world",
    "united states",
    "japan",
    "germany",
    "france",
    "united kingdom",
    "beijing",
    "tianjin",
    "shanghai",
    "chongqing",
    "hebei",
    "shanxi",
    "inner mongolia",
    "liaoning",
    "jilin",
    "heilongjiang",
    "jiangsu",
    "zhejiang",
    "anhui",
    "fujian",
    "jiangxi",
    "shandong",
    "henan",
    "hubei",
    "hunan",
    "guangdong",
    "guangxi",
    "hainan",
    "sichuan",
    "guizhou",
    "yunnan",
    "tibet",
    "shaanxi",
    "gansu",
    "qinghai",
    "ningxia",
    "xinjiang",
    "guangzhou",
    "shenzhen",
    "hong kong",
    "macao",
    "taiwan",
    "美国",
    "日本",
    "德国",
    "英国",
    "法国",
    "印度",
    "世界",
    "韩国",
    "俄罗斯",
    "西班牙",
    "意大利",
    "加拿大",
    "澳大利亚",
    "巴西",
];

/// Endings that look like a place and are none.
const OTHERS: &[&str] = &[
    "城市",
    "超市",
    "股市",
    "楼市",
    "都市",
    "地区",
    "小区",
    "社区",
    "园区",
    "自贸区",
];

/// Whether a text is the name of a place.
pub(crate) fn is_place(text: &str) -> bool {
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{3000}'))
        .collect::<String>()
        .to_lowercase();
    let spaced = text.as_str();
    if SHORT
        .iter()
        .chain(PROVINCES)
        .any(|name| spaced == name.replace(' ', ""))
    {
        return true;
    }
    let is_short = (2..=16).contains(&text.chars().count());
    let is_han = text.chars().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    is_short
        && is_han
        && SUFFIXES
            .iter()
            .any(|suffix| text.ends_with(suffix) && text.len() > suffix.len())
        && !OTHERS.contains(&text.as_str())
}

#[cfg(test)]
mod tests {
    use super::is_place;

    #[test]
    fn places_are_seen_and_other_words_are_not() {
        for place in [
            "广州市",
            "天河区",
            "北京路步行街",
            "广 州",
            "西藏自治区",
            "Inner Mongolia",
            "全国",
        ] {
            assert!(is_place(place), "{place} is a place");
        }
        for other in ["第三产业", "国内生产总值", "城市", "工业", "地区生产总值(亿元)", ""] {
            assert!(!is_place(other), "{other} is none");
        }
    }
}
