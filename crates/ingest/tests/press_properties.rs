//! What holds of press text whatever it says: no text stops the reader, marks point at their words, and no number is invented.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a property that fails may well stop its test"
)]

mod common;

use common::{Collected, holidays, shared_data};
use proptest::prelude::*;
use suishu_domain::period::grammar::{self, Context};
use suishu_domain::{Decimal, Figure};
use suishu_ingest::press::{self, PressReading, TextRange};
use suishu_ingest::{Answers, IngestError, Options};

fn read(text: &str, set: &[&str]) -> (Option<PressReading>, Collected) {
    let holidays = holidays();
    let mut sink = Collected::default();
    let options = Options {
        set: Answers::parse(set).expect("answers of the test"),
        ..Options::new(&holidays)
    };
    match press::read(text, &options, &mut sink) {
        Ok(reading) => (Some(reading), sink),
        Err(IngestError::Empty) => (None, sink),
        Err(error) => panic!("{text:?} is no reason for {error}"),
    }
}

/// Pieces of bulletins, which random letters would never meet.
const PIECES: &[&str] = &[
    "2020年前三季度",
    "截至9月末",
    "1—9月",
    "9月当月",
    "上年同期",
    "国庆假期",
    "全市",
    "广州市",
    "天河区",
    "北京路步行街",
    "地区生产总值",
    "第一产业增加值",
    "三次产业增加值",
    "第一、二、三产业增加值",
    "固定资产投资",
    "5G基站",
    "17475.86亿元",
    "17,475.86 亿元",
    "400多万人次",
    "约15%",
    "超6亿元",
    "1.1倍",
    "3.7个百分点",
    "5%-6%",
    "194个",
    "同比",
    "环比",
    "增长",
    "下降",
    "分别为",
    "分别增长",
    "由",
    "转为",
    "比",
    "占",
    "比重",
    "拉动",
    "贡献率",
    "对",
    "累计",
    "实现",
    "完成",
    "其中",
    "初步核算",
    "预计",
    "按可比价格计算",
    "持平",
    "提高到",
    "恢复到",
    "、",
    "和",
    "，",
    "。",
    "；",
    "：",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "\n",
    "\r\n",
    " ",
    "　",
    "１．０％",
    "①",
    "[1]",
    "0",
    "9",
    ".",
    "-",
    "—",
    "%",
    "万",
    "亿",
    "99999999999999999999999999999999",
    "目标",
    "到2025年",
    "共有",
    "均",
    "\u{feff}",
    "的",
    "了",
    "同期",
    "当季",
];

fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => pieces, 1 => any::<String>(), 1 => "[0-9年月日季度.,%元亿万增长，。（）“”]{0,60}"]
}

/// The words of a range, checked by bytes and by characters.
fn words(text: &str, range: TextRange) -> &str {
    let words = range.of(text).expect("a range of the text");
    let by_chars: String = text
        .chars()
        .skip(range.start_char)
        .take(range.end_char - range.start_char)
        .collect();
    assert_eq!(words, by_chars, "bytes and characters of {range:?} say the same");
    words
}

/// Digits and point as ASCII, everything else left out.
fn digits(words: &str) -> String {
    words
        .chars()
        .filter_map(|c| match c {
            '０'..='９' => char::from_u32(u32::from(c) - 0xfee0),
            '．' => Some('.'),
            c if c.is_ascii_digit() || c == '.' => Some(c),
            _ => None,
        })
        .collect()
}

/// Whether the number is what the words print.
fn stands(number: Decimal, words: &str) -> bool {
    if words.contains("持平") {
        return number.is_zero();
    }
    let Ok(printed) = Decimal::from_str_exact(&digits(words)) else {
        return false;
    };
    let factor = if words.contains('倍') { 100 } else { 1 };
    number.abs() == printed * Decimal::from(factor)
}

fn check(text: &str) {
    let (reading, sink) = read(text, &["region=广州市", "year=2020"]);
    let Some(reading) = reading else {
        return;
    };
    assert_eq!(reading.figures.len(), sink.observations.len(), "a mark for each draft");
    for (mark, kept) in reading.figures.iter().zip(&sink.observations) {
        let figure = words(text, mark.figure);
        assert!(!words(text, mark.subject).is_empty(), "a subject has words: {figure}");
        if let Some(period) = mark.period_words {
            assert!(!words(text, period).is_empty(), "a period has words: {figure}");
        }
        let sentence = reading.sentences[mark.sentence];
        assert!(
            sentence.start <= mark.figure.start && mark.figure.end <= sentence.end,
            "the figure {figure} stands in its sentence"
        );
        assert_eq!(
            (kept.series, &kept.period),
            (mark.series, &mark.period.to_string()),
            "mark and draft of {figure}"
        );
        assert_eq!(
            (kept.line, kept.column),
            (mark.line, mark.column),
            "the place of {figure}"
        );
        let before: String = text.chars().take(mark.figure.start_char).collect();
        let line = before.matches('\n').count() as u64 + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        assert_eq!(
            (mark.line, mark.column as usize),
            (line, column),
            "line and column of {figure}"
        );
        let Figure::Number(number) = kept.figure else {
            panic!("press text has no missing values");
        };
        assert!(stands(number, figure), "{number} stands in the text as {figure}");
    }
    for left_out in &reading.left_out {
        assert!(!words(text, left_out.range).is_empty(), "what was left out has words");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_stops_the_reader_and_no_number_is_invented(text in texts()) {
        check(&text);
    }

    /// Width and blanks play no part.
    #[test]
    fn spellings_read_alike(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..25)) {
        let text = pieces.concat().replace(['\u{feff}', ' ', '　'], "").replace("[1]", "");
        let wide: String = text
            .chars()
            .map(|c| match c {
                '0'..='9' | '%' | '.' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
                c => c,
            })
            .collect();
        let set = ["region=广州市", "year=2020"];
        let figures = |text: &str| -> Vec<_> {
            read(text, &set).1.observations.into_iter().map(|kept| (kept.series, kept.period, kept.figure, kept.column)).collect()
        };
        prop_assert_eq!(figures(&text), figures(&wide));
    }
}

#[test]
fn long_lines_are_read_in_time_that_grows_with_them() {
    // Quadratic work over such lines would be noticed by anyone who waits for the tests.
    for piece in [
        "全市地区生产总值17475.86亿元",
        "（",
        "《",
        "2020年",
        "1、",
        "分别为1",
        "地区",
        "比上年",
        "“",
    ] {
        check(&piece.repeat(8_000 / piece.len()));
    }
}

#[test]
fn facts_of_the_shared_press_data_are_read_from_sentences() {
    let Some(folder) = shared_data("guangzhou") else {
        return;
    };
    let text = std::fs::read_to_string(folder.join("press-2020q3.csv")).expect("the facts");
    let mut rows = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut count = 0;
    for row in rows.records() {
        let row = row.expect("a row");
        let field = |at: usize| row.get(at).unwrap_or_default();
        let (indicator, region, sector, period) = (field(0), field(1), field(2), field(3));
        let (basis, measure, value, unit) = (field(4), field(5), field(7), field(8));
        let name = if sector == "合计" {
            indicator.to_owned()
        } else {
            format!("{sector}增加值")
        };
        let end = if basis == "期末" && !period.ends_with('末') {
            "末"
        } else {
            ""
        };
        let verb = if measure == "同比" { "同比增长" } else { "" };
        // A name of a region within the name of the indicator is the indicator's.
        let sentence = format!(
            "{period}{end}，{region}{}{verb}{value}{unit}。",
            name.trim_start_matches(region)
        );
        let (reading, sink) = read(&sentence, &[]);
        assert_eq!(
            reading.expect("a text").findings.errors,
            0,
            "{sentence}: {:?}",
            sink.findings
        );
        let [kept] = sink.observations.as_slice() else {
            panic!(
                "{sentence} holds one figure, not {:?} {:?}",
                sink.observations, sink.findings
            );
        };
        let number = kept.figure.number().expect("a number");
        assert_eq!(number.to_string(), value, "the value of {sentence}");
        let holidays = holidays();
        let context = Context {
            holidays: Some(&holidays),
            ..Context::default()
        };
        let expected = grammar::read(&format!("{period}{end}"), context)
            .expect("a period")
            .period;
        assert_eq!(kept.period, expected.to_string(), "the period of {sentence}");
        assert_eq!(sink.series[0].region, region, "the region of {sentence}");
        assert_eq!(sink.series[0].unit.to_string(), unit, "the unit of {sentence}");
        count += 1;
    }
    assert!(count > 10, "the facts are there");
}
