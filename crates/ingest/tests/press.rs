//! Press text: what paragraphs in the style of bulletins yield. Every paragraph is our own; `press/paragraphs.txt` tells the form.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a fixture that can't be read may well stop its test"
)]

mod common;

use std::fmt::Write;

use common::Collected;
use suishu_domain::{Holidays, PriceBasis, Qualifier, Status};
use suishu_ingest::press::{self, PressReading};
use suishu_ingest::{Answers, IngestError, Options};

/// Reads a text with answers, and with the holidays that the program knows.
fn read_with(text: &str, set: &[&str]) -> (Result<PressReading, IngestError>, Collected) {
    let holidays = Holidays::from_csv(include_str!("../../../data/holidays.csv")).expect("the table of holidays");
    let mut sink = Collected::default();
    let options = Options {
        set: Answers::parse(set).expect("answers of the test"),
        file_name: "广州2020年.txt",
        ..Options::new(&holidays)
    };
    (press::read(text, &options, &mut sink), sink)
}

fn read(text: &str, set: &[&str]) -> (PressReading, Collected) {
    let (reading, sink) = read_with(text, set);
    (reading.expect("a text"), sink)
}

/// What a text yields, a line a figure and a finding, in the form of `paragraphs.txt`.
fn told(text: &str, set: &[&str]) -> String {
    let (_, sink) = read(text, set);
    let mut told = String::new();
    for kept in &sink.observations {
        let series = &sink.series[kept.series];
        let number = kept.figure.number().unwrap();
        let (name, region, unit) = (&series.indicator, &series.region, &series.unit);
        let (period, basis, measure) = (&kept.period, series.basis, series.measure);
        write!(told, "= {name} {region} {period} {basis} {measure} {number} {unit}").unwrap();
        let qualifier = (kept.qualifier != Qualifier::Exact).then(|| kept.qualifier.code());
        let status = kept.status.map(Status::code);
        let prices = series.price_basis.map(PriceBasis::code);
        for word in [qualifier, status, prices].into_iter().flatten() {
            write!(told, " {word}").unwrap();
        }
        told.push('\n');
    }
    for finding in &sink.findings {
        writeln!(told, "! {} {}", finding.code.code(), finding.raw).unwrap();
    }
    told
}

/// The lines of a block that begin with a mark.
fn lines<'a>(block: &'a str, mark: &str) -> Vec<&'a str> {
    block
        .lines()
        .filter_map(|line| line.strip_prefix(mark)?.strip_prefix(' '))
        .collect()
}

/// With `SUISHU_SHOW` set, what the paragraphs yield is printed instead of compared: to be looked at, and kept where it is right.
#[test]
fn paragraphs_yield_what_they_say() {
    let mut count = 0;
    for block in include_str!("press/paragraphs.txt").split("\n\n") {
        let text = lines(block, ">").join("\n");
        if text.is_empty() {
            continue;
        }
        count += 1;
        let set: Vec<&str> = lines(block, "@").iter().flat_map(|line| line.split(' ')).collect();
        let is_expected = |line: &&str| line.starts_with("= ") || line.starts_with("! ");
        let expected: Vec<&str> = block.lines().filter(is_expected).collect();
        let told = told(&text, &set);
        if std::env::var_os("SUISHU_SHOW").is_some() {
            let kept: Vec<&str> = block.lines().filter(|line| !is_expected(line)).collect();
            println!("{}\n{told}", kept.join("\n"));
        } else {
            assert_eq!(
                told.lines().collect::<Vec<_>>(),
                expected,
                "{}: {text}",
                lines(block, "#").join(" ")
            );
        }
    }
    assert!(count >= 25, "{count} paragraphs are too few to be a test");
}

#[test]
fn a_draft_says_what_the_table_needs() {
    let text = "2020年前三季度，\n广州市快递业务量约 76.2 亿件，同比下降2.1%；数字经济占GDP比重为12.8%。";
    let (reading, sink) = read(text, &["source=公报"]);
    let raw: Vec<_> = sink.observations.iter().map(|kept| kept.raw.as_deref()).collect();
    assert_eq!(
        raw,
        [Some("约 76.2 亿件"), Some("下降2.1%"), None],
        "words that the number alone doesn't print"
    );
    let notes: Vec<_> = sink.observations.iter().map(|kept| kept.note.as_deref()).collect();
    assert_eq!(notes, [None, None, Some("占GDP")], "the whole of a share");
    assert_eq!(
        sink.observations[0].source.as_deref(),
        Some("公报"),
        "the answered source"
    );
    let mark = &reading.figures[0];
    assert_eq!(
        (mark.line, mark.column),
        (2, 9),
        "the place counts lines and characters"
    );
    assert_eq!(mark.figure.of(text), Some("约 76.2 亿件"), "the figure in the text");
    assert_eq!(mark.subject.of(text), Some("快递业务量"), "its subject");
    let period = mark.period_words.expect("a period is said");
    assert_eq!(period.of(text), Some("2020年前三季度"), "its period, a line above");
    assert_eq!(
        reading.figures[1].subject, mark.subject,
        "the growth is of the same words"
    );
    assert_eq!(reading.sentences.len(), 2, "a line ends a sentence too");
    assert_eq!(reading.sha256.len(), 64, "the text's hash");
}

#[test]
fn gaps_are_asked_for_once() {
    let (reading, sink) = read("前三季度，全市出口增长1%，进口增长2%。前三季度，投资增长3%。", &[]);
    assert_eq!(sink.codes(), ["period.unreadable@1:12"], "one question for one period");
    assert_eq!(
        sink.findings[0].suggestion.as_deref(),
        Some("--set year=2020"),
        "the year of the file's name is suggested"
    );
    assert_eq!(
        (reading.figures.len(), reading.left_out.len()),
        (0, 3),
        "nothing is taken without a year"
    );
    let (_, sink) = read("出口增长1%，进口增长2%。", &["year=2020", "region=广州市"]);
    assert_eq!(sink.codes(), ["period.missing@1:5"], "no period, and none answered");
    let (_, sink) = read(
        "出口增长1%。",
        &["period=2020年前三季度", "region=广州市", "status=初步核算"],
    );
    assert_eq!(sink.observations.len(), 1, "answers fill the gaps: {:?}", sink.findings);
    assert!(sink.observations[0].status.is_some(), "the answered status");
}

#[test]
fn a_text_of_nothing_is_refused_and_a_sink_may_stop() {
    for text in ["", " \n　", "\u{feff}"] {
        let (reading, _) = read_with(text, &[]);
        assert!(matches!(reading, Err(IngestError::Empty)), "{text:?} is no text");
    }
    let holidays = Holidays::default();
    let mut sink = Collected {
        stop_after: Some(0),
        ..Collected::default()
    };
    let reading = press::read("出口增长1%。", &Options::new(&holidays), &mut sink);
    assert!(matches!(reading, Err(IngestError::Cancelled)), "Break ends the reading");
    let set = Answers {
        period: Some("不是时期".to_owned()),
        ..Answers::default()
    };
    let reading = press::read(
        "出口增长1%。",
        &Options {
            set,
            ..Options::new(&holidays)
        },
        &mut Collected::default(),
    );
    assert!(
        matches!(reading, Err(IngestError::Answer(_))),
        "an answer that is no period"
    );
}
