//! Names the subjects of numbers: one name, a list of names for a list of numbers, or one name in several places.

use std::ops::Range;

use super::folded::TextRange;
use super::in_force::{Said, Subject};
use super::line::Words;
use super::place;
use super::reader::Reader;
use super::stretches;
use super::subject;
use crate::Sink;

/// How many subjects the words name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    /// One.
    One,
    /// One, and where only a part is named (制造业), what is measured of it is told before.
    Part,
    /// So many, one for each number: 分别.
    Each(usize),
    /// Any number of them, and all have the number: 均.
    All,
}

impl<S: Sink + ?Sized> Reader<'_, '_, S> {
    /// Makes the words the subject. Without words, what was the subject stays it. `false` when the subject isn't clear.
    pub(super) fn name(&mut self, words: &Words<'_>, rest: &Range<usize>, count: Count) -> bool {
        let text = &words.text[rest.clone()];
        if text.is_empty() {
            return match (&self.taker.scope.now.subjects, count) {
                (Said::Clear(subjects), Count::Each(count)) => subjects.len() == count,
                (Said::Clear(subjects), Count::One | Count::Part) => subjects.len() == 1,
                (Said::Clear(_), Count::All) => true,
                _ => false,
            };
        }
        let subjects = match count {
            Count::One => self.single(words, rest, false),
            Count::Part => self.single(words, rest, true),
            Count::Each(count) => self.list(words, rest, count),
            Count::All => self.list(words, rest, subject::several(text)),
        };
        let is_clear = subjects.is_some();
        match subjects {
            Some(subjects) => self.taker.scope.say_what(subjects),
            None => self.taker.scope.lose_subject(),
        }
        is_clear
    }

    fn single(&self, words: &Words<'_>, rest: &Range<usize>, takes_head: bool) -> Option<Vec<Subject>> {
        let text = &words.text[rest.clone()];
        let has_period = !stretches::within(&words.periods, rest).is_empty();
        // 其中，制造业增长5.4%: what grows is told by the subjects before it, or not at all.
        let name = match (takes_head && subject::lacks_head(text), self.taker.scope.shared_head()) {
            (true, Some(head)) => format!("{text}{head}"),
            (true, None) => return None,
            (false, _) => subject::without_verb(text),
        };
        // 出口、进口增长5%: of each, or of both together?
        let is_one = subject::several(text) < 2;
        (subject::is_name(text) && !has_period && is_one).then(|| {
            vec![Subject {
                name,
                at: words.source(rest),
                place: None,
            }]
        })
    }

    fn list(&self, words: &Words<'_>, rest: &Range<usize>, count: usize) -> Option<Vec<Subject>> {
        let text = &words.text[rest.clone()];
        let items = subject::list(text, count)?;
        let source = |range: &Range<usize>| words.source(&(rest.start + range.start..rest.start + range.end));
        let first = &text[items.first()?.1.clone()];
        if place::leading(first).is_some_and(|(_, length)| length == first.len()) {
            return self.places(text, &items, source);
        }
        let subjects: Vec<Subject> = items
            .into_iter()
            .map(|(name, at)| Subject {
                name,
                at: source(&at),
                place: None,
            })
            .collect();
        subjects
            .iter()
            .all(|subject| subject::is_name(&subject.name))
            .then_some(subjects)
    }

    /// 天河区、黄埔区地区生产总值分别: one indicator, several places.
    fn places(
        &self,
        text: &str,
        items: &[(String, Range<usize>)],
        source: impl Fn(&Range<usize>) -> TextRange,
    ) -> Option<Vec<Subject>> {
        let last = &text[items.last()?.1.clone()];
        let (_, length) = place::leading(last)?;
        let name = match (&last[length..], &self.taker.scope.now.subjects) {
            ("", Said::Clear(subjects)) => subjects.first().filter(|_| subjects.len() == 1)?.name.clone(),
            ("", _) => return None,
            (name, _) => name.to_owned(),
        };
        let one = |(at, (_, range)): (usize, &(String, Range<usize>))| {
            let own = &text[range.clone()];
            let (place, length) = place::leading(own)?;
            let is_whole = length == own.len() || at + 1 == items.len();
            is_whole.then(|| Subject {
                name: name.clone(),
                at: source(range),
                place: Some(place),
            })
        };
        let subjects: Option<Vec<Subject>> = items.iter().enumerate().map(one).collect();
        subjects.filter(|_| subject::is_name(&name))
    }
}
