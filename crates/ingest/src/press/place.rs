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

/// The cities of prefecture level in short, apart from names that are words too (白银, 白山, 朝阳, 吉林).
const CITIES: &str = "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 四平 辽源 通化 白城 松原 哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左 海口 三亚 三沙 儋州 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 日喀则 昌都 林芝 山南 那曲 西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 海东 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 吐鲁番 哈密";

/// What may not follow a short name: 广州港, 中山大学 and 上海证券 are names of their own.
const SHORT_FOLLOWERS: &[&str] = &[
    "港",
    "路",
    "大学",
    "证券",
    "交易所",
    "银行",
    "地铁",
    "机场",
    "海关",
    "站",
    "塔",
    "集团",
    "大道",
    "日报",
    "电视",
    "铁路",
    "电网",
    "医院",
    "白云",
    "航空",
    "东站",
    "南站",
    "北站",
    "西站",
    "期货",
    "都市圈",
    "方面",
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
const FOLLOWERS: &[(&str, &[&str])] = &[
    ("市", &["场", "民", "容", "郊", "级", "属", "长", "区", "辖"]),
    ("区", &["域", "块", "间", "位", "划", "级", "属", "分"]),
    ("省", &["级", "属", "会", "道", "际"]),
    ("县", &["域", "级", "属", "城"]),
    (
        "州",
        &[
            "市", "港", "路", "大道", "大学", "站", "东站", "南站", "北站", "塔", "海关", "日报", "地铁",
        ],
    ),
    ("镇", &["街"]),
    ("乡", &["村", "镇"]),
    ("街道", &["办"]),
];

/// What may follow all the same: 广州市民营经济 is no 市民.
const FOLLOWERS_ALLOWED: &[&str] = &["民营", "民政", "民生", "民间", "民办", "民用", "场均", "长期"];

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
