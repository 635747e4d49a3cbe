//! Each encoding by its bytes, and the ones that read as each other.

use encoding_rs::{EUC_JP, EUC_KR, SHIFT_JIS, WINDOWS_1250, WINDOWS_1251};
use proptest::prelude::*;

use super::*;

const TABLE: &str =
    "指标,地区,时期,数值\n第一产业增加值,广州市,2020年一季度,182.10\n一般公共预算收入,天河区,2020年9月末,3\n";

/// What the offices of three countries write.
const CHINESE: &[&str] = &[
    "地区生产总值,广州市,2020年前三季度,17475.86,亿元",
    "规模以上工业增加值同比增长",
    "社会消费品零售总额",
    "一般公共预算收入",
    "城镇居民人均可支配收入",
    "年末常住人口（万人）",
    "天河区,越秀区,海珠区,荔湾区,白云区,黄埔区",
    "其中：第三产业",
    "互联网宽带接入用户数",
    "规模以上服务业企业营业收入",
    "软件和信息技术服务业",
    "数据来源：国家统计局",
];
const GERMAN: &[&str] = &[
    "Bevölkerung",
    "Größe",
    "Übernachtungen in Beherbergungsbetrieben",
    "Fläche in km²",
    "Erwerbstätige am Arbeitsort",
    "Öffentliche Haushalte: Überschüsse",
    "Maßnahmen für Straßen",
    "Baden-Württemberg;Thüringen",
    "Veränderung gegenüber dem Vorjahr",
    "Beschäftigte, Umsätze",
    "Verfügbares Einkommen je Einwohner in €",
    "Außenhandel",
    "Schlüsselmerkmale der Gemeinden",
    "Ausgaben über £25,000",
    "Wohnfläche je m²",
];
const FRENCH: &[&str] = &[
    "Île-de-France",
    "Provence-Alpes-Côte d'Azur",
    "Population estimée au 1er janvier",
    "Taux de chômage",
    "Rhône",
    "Dépenses de consommation des ménages",
    "Évolution de l'activité",
    "Créée en 2020, agréée",
    "Indice des prix à la consommation",
    "Données corrigées des variations saisonnières",
    "Bourgogne-Franche-Comté",
];
const HONG_KONG: &[&str] = &[
    "按當時市價計算的本地生產總值",
    "香港人口統計及住戶數目",
    "零售業總銷貨價值",
    "旅客入境人數",
    "對外商品貿易統計",
    "地區生產總值,臺北市,新北市,高雄市",
    "勞動人口及失業率",
];

fn survey(bytes: &[u8]) -> Survey {
    Survey {
        sample: bytes.to_vec(),
        sample_is_all: true,
        is_utf8: std::str::from_utf8(bytes).is_ok(),
        beyond_ascii: bytes.to_vec(),
    }
}

fn decision(bytes: &[u8]) -> (&'static str, bool) {
    let decision = decide(&survey(bytes), |encoding| {
        Ok(StrictDecoder::new(encoding).takes(bytes, true))
    })
    .expect("no IO here");
    (decision.encoding.name(), decision.is_certain)
}

fn check(bytes: &[u8], encoding: &'static Encoding, is_certain: bool, why: &str) {
    assert_eq!(decision(bytes), (encoding.name(), is_certain), "{why}");
}

fn utf_16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn a_table_is_recognised_in_each_encoding() {
    check(TABLE.as_bytes(), UTF_8, true, "strict UTF-8");
    let marked = format!("\u{feff}{TABLE}");
    check(marked.as_bytes(), UTF_8, true, "UTF-8 with a mark");
    check(&GB18030.encode(TABLE).0, GB18030, true, "GB18030");
    check(&GB18030.encode(&marked).0, GB18030, true, "GB18030 with a mark");
    let (little, big) = (u16::to_le_bytes, u16::to_be_bytes);
    check(
        &utf_16(TABLE, little),
        UTF_16LE,
        true,
        "UTF-16LE without a mark, with 一 in it",
    );
    check(&utf_16(TABLE, big), UTF_16BE, true, "UTF-16BE without a mark");
    check(&utf_16(&marked, little), UTF_16LE, true, "UTF-16LE with a mark");
    check(&utf_16(&marked, big), UTF_16BE, true, "UTF-16BE with a mark");
    check(b"indicator,value\nGDP,1\n", UTF_8, true, "ASCII is UTF-8");
}

#[test]
fn rare_characters_of_gb18030_do_not_confuse() {
    let text = "地区,数值\n㙟街道办事处所属企业单位数量,1\n\u{20087}村民委员会常住人口总计数量统计,2\n";
    let bytes = GB18030.encode(text).0;
    check(&bytes, GB18030, true, "two rare characters among many plain ones");
}

#[test]
fn two_characters_are_enough_and_one_letter_is_not() {
    check(&GB18030.encode("数值\n1\n2\n").0, GB18030, true, "a header of one word");
    check(&GB18030.encode("地区;2019年\n").0, GB18030, true, "a header of two");
    let korean = EUC_KR.encode("인구\n1\n").0;
    assert!(!decision(&korean).1, "a word of Korean is no certain Chinese");
}

#[test]
fn what_reads_as_another_is_a_guess() {
    for text in GERMAN.iter().chain(FRENCH) {
        let table = format!("name;value\n{text};1\n");
        check(&WINDOWS_1252.encode(&table).0, WINDOWS_1252, false, text);
    }
    let japan = "指標,地域,値\nデジタル化率,東京都のすべての企業について,1\nカタカナとひらがな,大阪府,2\n";
    check(&SHIFT_JIS.encode(japan).0, SHIFT_JIS, false, "Shift_JIS");
    check(&EUC_JP.encode(japan).0, EUC_JP, false, "EUC-JP");
    let korea = "지표,지역,값\n국내총생산,서울특별시,1\n실업률,부산광역시,2\n";
    check(&EUC_KR.encode(korea).0, EUC_KR, false, "EUC-KR");
    let poland = "Województwo;Ludność\nŚląskie;1\nŁódzkie;2\nMałopolskie;3\nZachodniopomorskie, ogółem;4\n";
    check(&WINDOWS_1250.encode(poland).0, WINDOWS_1250, false, "windows-1250");
    let bohemia = "Počet obyvatel;1\nPříjmy domácností;2\nMíra nezaměstnanosti;3\n";
    check(&WINDOWS_1250.encode(bohemia).0, WINDOWS_1250, false, "windows-1250");
    let russia = "Показатель,Значение\nВаловой внутренний продукт,1\n";
    check(&WINDOWS_1251.encode(russia).0, WINDOWS_1251, false, "windows-1251");
}

#[test]
fn traditional_writing_is_big5_or_gb18030_by_its_bytes() {
    for text in HONG_KONG {
        check(&BIG5.encode(text).0, BIG5, true, text);
        let (encoding, _) = decision(&GB18030.encode(text).0);
        assert_eq!(encoding, "gb18030", "{text} as a mainland computer saves it");
    }
}

#[test]
fn a_fault_in_much_text_changes_nothing() {
    let damaged = [TABLE.as_bytes(), b"\xff\xfe,1\n"].concat();
    check(&damaged, UTF_8, true, "the start can be nothing else");
    let long = TABLE.repeat(4);
    let mut cut = GB18030.encode(&long).0.into_owned();
    let end = cut.len();
    cut[end - 1] = 0xB5;
    check(&cut, GB18030, true, "the last character lacks its second byte");
    let short = ["地区,数值\n广州市,1".as_bytes(), b"\xe5\xb9"].concat();
    check(&short, UTF_8, true, "a UTF-8 file that was cut off");
}

#[test]
fn four_bytes_a_character_are_refused_and_nothing_else_is() {
    let utf_32 = |unit: fn(u32) -> [u8; 4]| TABLE.chars().flat_map(|c| unit(c.into())).collect::<Vec<u8>>();
    assert!(is_utf_32(&utf_32(u32::to_le_bytes)), "UTF-32LE");
    assert!(is_utf_32(&utf_32(u32::to_be_bytes)), "UTF-32BE");
    for other in [
        &utf_16(TABLE, u16::to_le_bytes)[..],
        TABLE.as_bytes(),
        b"1,2\n3,4\n",
        &[0; 64],
    ] {
        assert!(!is_utf_32(other), "not UTF-32: {other:?}");
    }
}

#[test]
fn a_name_stands_above_the_content() {
    let file = survey(b"\xFE\xFF\x00a");
    for (label, encoding) in [
        ("gbk", GB18030),
        ("GB2312", GB18030),
        ("cp936", GB18030),
        ("utf-8-sig", UTF_8),
        ("utf-16", UTF_16BE),
        ("utf-16le", UTF_16LE),
        ("latin1", WINDOWS_1252),
        (" Big5 ", BIG5),
    ] {
        let decision = named(label, &file).expect("a known label");
        assert_eq!(
            (decision.encoding, decision.is_certain),
            (encoding, true),
            "{label} is told, not guessed"
        );
    }
    for label in ["klingon", "", "iso-2022-kr"] {
        assert!(named(label, &file).is_err(), "{label:?} names nothing that is read");
    }
}

/// A table of some of those texts, in any order, beside figures.
fn table_of(texts: &'static [&'static str]) -> impl Strategy<Value = String> {
    let row = (prop::sample::select(texts), 0..100_000_u32).prop_map(|(text, figure)| format!("{text};{figure}\n"));
    prop::collection::vec(row, 1..12).prop_map(|rows| format!("name;value\n{}", rows.concat()))
}

proptest! {
    #[test]
    fn chinese_is_never_taken_for_letters(table in table_of(CHINESE)) {
        prop_assert_eq!(decision(&GB18030.encode(&table).0), ("gb18030", true));
    }

    #[test]
    fn twelve_characters_however_rare_are_never_taken_for_western_letters(text in "[\u{4e00}-\u{9fa5}]{12,60}") {
        let (encoding, _) = decision(&GB18030.encode(&text).0);
        prop_assert_ne!(encoding, "windows-1252");
    }

    #[test]
    fn eight_characters_of_gb_2312_are_never_taken_for_letters(
        pairs in prop::collection::vec((0xB0..=0xF7_u8, 0xA1..=0xFE_u8), 8..60)
    ) {
        let bytes: Vec<u8> = pairs.into_iter().flat_map(|(lead, trail)| [lead, trail]).collect();
        prop_assume!(StrictDecoder::new(GB18030).takes(&bytes, true));
        let (encoding, _) = decision(&bytes);
        prop_assert!(!encoding.starts_with("windows") && !encoding.starts_with("ISO"), "taken for {}", encoding);
    }

    #[test]
    fn letters_are_never_taken_for_chinese(german in table_of(GERMAN), french in table_of(FRENCH)) {
        for table in [&german, &french, &format!("{german}{french}")] {
            prop_assert_eq!(decision(&WINDOWS_1252.encode(table).0), ("windows-1252", false));
        }
    }

    #[test]
    fn traditional_writing_is_never_taken_for_letters(table in table_of(HONG_KONG)) {
        prop_assert_eq!(decision(&BIG5.encode(&table).0), ("Big5", true));
    }
}
