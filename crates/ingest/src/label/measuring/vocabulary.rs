//! Which words are surely a unit. A list of its own, since in a label most brackets hold words of the name.

use suishu_domain::Unit;

use crate::label::words;

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

fn is_among(list: &str, word: &str) -> bool {
    list.split('|').any(|known| known == word)
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// What is counted in Chinese tables. 年, 市 and 区 are missing: in brackets they mostly tell which year, or whose.
const CHINESE: &str = "元|美元|港元|港币|澳门元|欧元|日元|英镑|人民币|分|人|人次|人天|人日|名|位|户|家|个|件|项|\
    条|座|栋|幢|套|间|张|床|所|处|台|辆|架|艘|列|部|册|份|种|类|起|宗|例|次|班|架次|车次|\
    列次|艘次|辆次|户次|场次|场|批|批次|笔|单|票|枚|支|瓶|箱|标箱|标准箱|国际标准箱|包|袋|卷|\
    双|对|匹|头|只|羽|株|棵|块|片|根|把|顶|眼|盏|端口|吨|公斤|千克|克|毫克|微克|斤|担|磅|桶|盎司|\
    吨标准煤|标准煤|吨煤|吨公里|人公里|换算吨公里|吨海里|公里|千米|米|厘米|毫米|海里|平方米|平方公里|\
    平方千米|公顷|亩|立方米|升|毫升|千瓦|千瓦时|度|瓦|兆瓦|千伏安|马力|焦耳|千焦|大卡|摄氏度|分贝|\
    百帕|天|小时|分钟|秒|岁|个月|倍|点|比例|百分点|百分比|基点|千分比|成|人年|车公里|机架|\
    标准机架|核|字节|比特|吉瓦|重量箱|实物吨|折纯吨|载重吨|总吨|综合吨|芯公里|皮长公里|兆|席|席位|\
    家次|股|手|篇|团次|站|桩|孔|尾|粒|穗|门|口";

/// Latin signs that stand among Chinese multipliers: 万TEU, 亿GB, 元/m².
const LATIN: &str = "teu|kwh|kw|mw|gw|gb|tb|pb|mb|m|m2|m²|m3|m³|km|km2|km²|kg|t|l|%|‰|℃|°c|wh|mwh|gwh";

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
    let known = |text: &str| is_among(CHINESE, text) || is_among(LATIN, &text.to_ascii_lowercase());
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
const ENGLISH: &str = "person|persons|people|population|inhabitants|number|units|unit|visits|visitors|passengers|vehicles|bicycles|\
    trips|households|families|firms|enterprises|companies|establishments|dwellings|jobs|beds|rooms|nights|days|\
    hours|minutes|years|months|weeks|births|deaths|tonnes|tons|metric tons|tonne|kg|g|kt|mt|km|m|mm|cm|sq. km|sq km|\
    sq. m|square kilometers|square kilometres|square meters|square metres|km2|km²|m2|m²|m3|m³|cubic meters|\
    cubic metres|hectares|ha|litres|liters|kwh|mwh|gwh|twh|kw|mw|gw|tj|pj|toe|ktoe|mtoe|barrels|teu|teus|items|\
    pieces|sets|cases|students|pupils|employees|workers|ratio|points|basis points|pp|celsius|degrees celsius|°c|℃|\
    kilograms|grams|kilometers|kilometres|times|person-times|‰|per mille|per mil";

const CURRENCIES: &str =
    "usd|eur|gbp|jpy|cny|rmb|hkd|mop|lcu|lcus|yuan|dollar|dollars|euro|euros|sdr|sdrs|krw|inr|pounds|ecu|yen";

const MULTIPLES: &str = "thousand|thousands|million|millions|billion|billions|trillion|trillions|mn|bn|tn|mio|mrd|mill|hundred|mil.|\
    10,000|100|1000|1,000|10000|'000|000|000s|mrd.|mill.|mio.";

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
    let numerator = numerator.split('/').next().unwrap_or(numerator).trim();
    let mut counted: Vec<&str> = numerator.split(' ').filter(|word| !word.is_empty()).collect();
    if is_money(&counted) {
        return true;
    }
    while counted.len() > 1 && (is_among(MULTIPLES, counted[0]) || counted[0] == "of") {
        counted.remove(0);
    }
    let counted = counted.join(" ");
    is_among(ENGLISH, counted.split_once(" of ").map_or(&counted, |(head, _)| head))
}

/// Whether words name money, and nothing else: current US$, billions of chained 2017 dollars, constant 2021 international $.
fn is_money(words: &[&str]) -> bool {
    const BESIDE: &str =
        "current|constant|chained|international|ppp|of|in|at|prices|national|local|currency|real|nominal";
    let is_currency = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        is_among(CURRENCIES, bare) || word.contains(['$', '£', '€', '¥'])
    };
    let is_beside = |word: &str| {
        is_among(BESIDE, word)
            || is_among(MULTIPLES, word)
            || word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
    };
    words.iter().any(|word| is_currency(word)) && words.iter().all(|word| is_currency(word) || is_beside(word))
}
