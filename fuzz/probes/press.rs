//! Any text read as that of a bulletin: what is marked stands in the text, and each figure is made of digits that stand there.

use suishu_ingest::press::{TextRange, read};
use suishu_ingest::{Answers, Options};

use super::drafts::{Drafts, holidays};

/// Reads the bytes as a text, once with nothing told and once with all that may be.
pub(crate) fn press(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let holidays = holidays();
    let told = Answers::parse(["region=广州市", "period=2020年9月"]).expect("answers");
    for set in [Answers::default(), told] {
        let mut drafts = Drafts::default();
        let options = Options {
            set,
            ..Options::new(&holidays)
        };
        let Ok(reading) = read(&text, &options, &mut drafts) else {
            return;
        };
        assert_eq!(reading.figures.len(), drafts.figures.len(), "a mark for each draft");
        for mark in &reading.figures {
            check(&text, mark.figure);
            check(&text, mark.subject);
            mark.period_words.into_iter().for_each(|words| check(&text, words));
            assert!(
                mark.sentence < reading.sentences.len(),
                "the sentence of a figure is there"
            );
        }
        reading.left_out.iter().for_each(|left| check(&text, left.range));
        reading.sentences.iter().for_each(|sentence| check(&text, *sentence));
    }
}

fn check(text: &str, range: TextRange) {
    let words = range
        .of(text)
        .unwrap_or_else(|| panic!("{range:?} is no part of {text:?}"));
    let before = text[..range.start].chars().count();
    let counted = (before, before + words.chars().count());
    assert_eq!(
        (range.start_char, range.end_char),
        counted,
        "bytes and characters tell the same place"
    );
}
