//! Spellings, canonical texts and exact shifts.

use proptest::prelude::*;

use super::*;

fn unit(text: &str) -> Unit {
    Unit::parse(text).unwrap_or_else(|| panic!("{text} is a unit"))
}

#[track_caller]
fn check(text: &str, base: &str, power: i8, canonical: &str) {
    let read = unit(text);
    assert_eq!((read.base(), read.power()), (base, power), "parts of {text}");
    assert_eq!(read.to_string(), canonical, "canonical text of {text}");
    assert_eq!(unit(canonical), read, "the canonical text of {text} reads back");
}

#[test]
fn chinese_multipliers_stand_before_a_base() {
    check("元", "元", 0, "元");
    check("十元", "元", 1, "十元");
    check("百元", "元", 2, "百元");
    check("千元", "元", 3, "千元");
    check("万元", "元", 4, "万元");
    check("十万元", "元", 5, "十万元");
    check("百万元", "元", 6, "百万元");
    check("千万元", "元", 7, "千万元");
    check("亿元", "元", 8, "亿元");
    check("十亿元", "元", 9, "十亿元");
    check("百亿元", "元", 10, "百亿元");
    check("千亿元", "元", 11, "千亿元");
    check("万亿元", "元", 12, "万亿元");
    check("万人次", "人次", 4, "万人次");
    check("亿港元", "港元", 8, "亿港元");
    check("亿澳门元", "澳门元", 8, "亿澳门元");
    check("万个", "个", 4, "万个");
    check("条", "条", 0, "条");
    check("万元/平方米", "元/平方米", 4, "万元/平方米");
    check("100万元", "元", 6, "百万元");
}

#[test]
fn some_words_own_their_hundred_or_thousand() {
    check("百分点", "百分点", 0, "百分点");
    check("个百分点", "百分点", 0, "百分点");
    check("千瓦时", "千瓦时", 0, "千瓦时");
    check("亿千瓦时", "千瓦时", 8, "亿千瓦时");
    check("万千瓦", "千瓦", 4, "万千瓦");
    check("千米", "千米", 0, "千米");
    check("千克", "千克", 0, "千克");
    check("thousand 瓦时", "千瓦时", 0, "千瓦时");
    check("5G基站", "5G基站", 0, "5G基站");
    check("万TEU", "TEU", 4, "万TEU");
    check("上年=100", "上年=100", 0, "上年=100");
    check("2015年=100", "2015年=100", 0, "2015年=100");
}

#[test]
fn rates_are_multiples_of_per_cent() {
    check("%", "%", 0, "%");
    check("％", "%", 0, "%");
    check("百分比", "%", 0, "%");
    check("percent", "%", 0, "%");
    check("‰", "%", -1, "‰");
    check("千分比", "%", -1, "‰");
    check("‱", "%", -2, "‱");
    check("percentage points", "百分点", 0, "百分点");
    check("基点", "百分点", -2, "基点");
    assert!(unit("‰").is_rate() && !unit("元").is_rate(), "‰ is a rate, 元 is none");
}

#[test]
fn english_forms_are_the_same_units() {
    check("100 million yuan", "元", 8, "亿元");
    check("RMB 100 million", "元", 8, "亿元");
    check("CNY 10,000", "元", 4, "万元");
    check("yuan", "元", 0, "元");
    check("10,000 persons", "人", 4, "万人");
    check("10 000 person-times", "人次", 4, "万人次");
    check("million USD", "美元", 6, "百万美元");
    check("USD million", "美元", 6, "百万美元");
    check("billion yuan", "元", 9, "十亿元");
    check("million persons", "人", 6, "百万人");
    check("units", "units", 0, "units");
}

#[test]
fn offices_abroad_write_units_of_their_own() {
    for text in [
        "IDX2010",
        "CLV10_MEUR",
        "USD_CAP",
        "T_CO2_EQVT",
        "current US$",
        "constant 2021 international $",
        "Percent of potential GDP",
        "Percent change",
        "% of GDP",
        "bicycles",
        "per 1,000 live births",
        "Yuan/person",
        "比例",
        "指数",
        "元/平方米",
        "people per sq. km of land area",
    ] {
        check(text, text, 0, text);
    }
    check("USD", "美元", 0, "美元");
    check("£", "英镑", 0, "英镑");
    check("£ million", "英镑", 6, "百万英镑");
    check("£m", "英镑", 6, "百万英镑");
    check("£bn", "英镑", 9, "十亿英镑");
    check("EUR million", "欧元", 6, "百万欧元");
    check("Mrd. EUR", "欧元", 9, "十亿欧元");
    check("Mill. EUR", "欧元", 6, "百万欧元");
    check("Thousands of Persons", "人", 3, "千人");
    check("Billions of Dollars", "Dollars", 9, "十亿Dollars");
    check(
        "Billions of Chained 2017 Dollars",
        "Chained 2017 Dollars",
        9,
        "十亿Chained 2017 Dollars",
    );
    check("annual %", "%", 0, "%");
    check("2010 = 100", "2010=100", 0, "2010=100");
    check("Index, 2015=100", "2015=100", 0, "2015=100");
    check("亿元（人民币）", "元", 8, "亿元");
    check("10^4 吨", "吨", 4, "万吨");
    check("10⁴吨", "吨", 4, "万吨");
    for text in [
        "Percent of potential GDP",
        "% of GDP",
        "Percent change",
        "%",
        "‰",
        "百分点",
    ] {
        assert!(unit(text).is_percentage(), "{text} is of a hundred");
    }
    for text in ["元", "current US$", "IDX2010", "比例"] {
        assert!(!unit(text).is_percentage(), "{text} is not of a hundred");
    }
}

#[test]
fn brackets_and_prefix_are_no_part_of_it() {
    for text in [
        "（亿元）",
        "(亿元)",
        "单位：亿元",
        "单位: 亿元",
        "（单位：亿元）",
        "计量单位：亿元",
        " 亿 元 ",
        "亿元人民币",
        "人民币亿元",
    ] {
        check(text, "元", 8, "亿元");
    }
}

#[test]
fn texts_without_a_base_are_no_units() {
    for text in [
        "",
        " ",
        "万",
        "亿",
        "12",
        "12个",
        "3.5",
        "百千元",
        "单位：",
        "()",
        "100",
        "亿元、%",
        "亿元，%",
        "亿元,万人",
        "Thousands",
        "15+",
        "10^",
    ] {
        assert_eq!(Unit::parse(text), None, "{text} is no unit");
    }
}

#[test]
fn figures_shift_exactly() {
    for (number, from, to, expected) in [
        ("47043900", "万元", "亿元", "4704.39"),
        ("4704.39", "亿元", "万元", "47043900"),
        ("12.50", "万元", "亿元", "0.00125"),
        ("1000.00", "万元", "亿元", "0.10"),
        ("182.10", "亿元", "亿元", "182.10"),
        ("1.2345", "亿元", "万元", "12345"),
        ("182.100", "亿元", "万元", "1821000"),
        ("1.23456", "亿元", "万元", "12345.6"),
        ("-5.40", "亿元", "万元", "-54000"),
        ("5.3", "‰", "%", "0.53"),
        ("0.53", "%", "‰", "5.3"),
        ("0", "万元", "亿元", "0"),
    ] {
        let shifted = unit(from)
            .convert(number.parse().unwrap(), &unit(to))
            .map(|number| number.to_string());
        assert_eq!(shifted.as_deref(), Some(expected), "{number} {from} in {to}");
    }
    assert_eq!(
        unit("亿元").convert(Decimal::ONE, &unit("亿港元")),
        None,
        "another currency is another base"
    );
    assert_eq!(
        unit("%").convert(Decimal::ONE, &unit("百分点")),
        None,
        "百分点 are differences of %, not multiples"
    );
    assert_eq!(
        unit("万亿元").convert(Decimal::MAX, &unit("元")),
        None,
        "what doesn't fit is refused, not rounded"
    );
}

#[test]
fn the_wire_form_is_the_canonical_text() {
    let text = serde::de::value::StrDeserializer::<serde::de::value::Error>::new("100 million yuan");
    assert_eq!(
        Unit::deserialize(text).unwrap(),
        unit("亿元"),
        "any spelling is read on the wire"
    );
}

proptest! {
    #[test]
    fn there_and_back_is_exact(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..=10, from in 0_usize..13, to in 0_usize..13) {
        let number = Decimal::new(mantissa, scale);
        let (from, to) = (unit(&format!("{}元", MULTIPLIERS[from])), unit(&format!("{}元", MULTIPLIERS[to])));
        // 15 digits moved by at most 12 places always fit into 28.
        let there = from.convert(number, &to);
        prop_assume!(there.is_some());
        prop_assert_eq!(there.and_then(|there| to.convert(there, &from)), Some(number));
    }

    #[test]
    fn the_canonical_text_reads_back(power in 0_i8..16, base in prop::sample::select(vec!["元", "人次", "千瓦时", "%", "百分点", "TEU", "5G基站", "元/吨", "米", "瓦时", "个"])) {
        let unit = Unit::of(base.to_owned(), power).unwrap();
        prop_assert_eq!(Unit::parse(&unit.to_string()), Some(unit));
    }

    #[test]
    fn whatever_parses_reads_back(text in "[十百千万亿1,0 ]{0,4}(元|米|千瓦时|%|‰|百分点|USD|million|yuan|个|5G|[a-z十百千]{1,4}){0,3}") {
        if let Some(unit) = Unit::parse(&text) {
            prop_assert_eq!(Unit::parse(&unit.to_string()), Some(unit.clone()), "{} → {}", text, unit);
        }
    }
}
