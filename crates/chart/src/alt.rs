//! What a screen reader says instead of the picture: form, title, series, and for each its highest, lowest and latest figure.

mod particular;

use std::fmt::Write as _;

use crate::resolve::{Mark, Resolved, ResolvedSeries, Slot};
use crate::words;

/// More series than this are counted, not told.
const TOLD: usize = 4;
/// More events than this are counted, not told.
const EVENTS: usize = 12;

/// The text instead of the picture.
pub(crate) fn text(resolved: &Resolved) -> String {
    let mut sentence = words::form(resolved.form).to_owned();
    if !resolved.title.is_empty() {
        sentence.push('，');
        sentence.push_str(&resolved.title.replace('\u{3000}', " "));
    }
    if let Some(rows) = particular::text(resolved) {
        sentence.push_str(&rows);
        sentence.push('。');
        return sentence;
    }
    let label = |at: usize| resolved.categories[at].label.as_str();
    if let (Some(last), true) = (resolved.categories.len().checked_sub(1), resolved.over_time) {
        sentence.push('，');
        sentence.push_str(label(0));
        if last > 0 {
            sentence.push('至');
            sentence.push_str(label(last));
        }
    } else {
        let _ = write!(sentence, "，{}项", resolved.categories.len());
    }
    if resolved.series.len() > 1 {
        let _ = write!(sentence, "，{}个系列", resolved.series.len());
    }
    if !resolved.events.is_empty() {
        return with_events(sentence, resolved);
    }
    // Of many, the own one is told whatever its place.
    let mut all: Vec<&ResolvedSeries> = resolved.series.iter().collect();
    all.sort_by_key(|series| !series.own);
    for series in all.into_iter().take(TOLD) {
        sentence.push('。');
        sentence.push_str(&told(series, resolved.over_time, &label));
    }
    sentence.push('。');
    sentence
}

/// The events by date, as many as are listened to.
fn with_events(mut sentence: String, resolved: &Resolved) -> String {
    sentence.push('，');
    sentence.push_str(&words::events(resolved.events.len()));
    for event in resolved.events.iter().take(EVENTS) {
        let _ = write!(sentence, "。{}：{}", event.when, event.title);
    }
    sentence.push('。');
    sentence
}

fn told<'a>(series: &ResolvedSeries, over_time: bool, label: &dyn Fn(usize) -> &'a str) -> String {
    let marks: Vec<(usize, &Mark)> = series
        .slots
        .iter()
        .enumerate()
        .filter_map(|(at, slot): (usize, &Slot)| Some((at, slot.mark()?)))
        .collect();
    let size = |mark: &Mark| mark.to - mark.from;
    let most = marks
        .iter()
        .max_by(|a, b| size(a.1).total_cmp(&size(b.1)).then(b.0.cmp(&a.0)));
    let least = marks
        .iter()
        .min_by(|a, b| size(a.1).total_cmp(&size(b.1)).then(a.0.cmp(&b.0)));
    let (Some(most), Some(least), Some(latest)) = (most, least, marks.last()) else {
        return format!("{}无数据", series.label);
    };
    let tell = |(at, mark): &(usize, &Mark)| format!("{}（{}）", mark.told, label(*at));
    if marks.len() == 1 {
        return format!("{}：{}", series.label, tell(latest));
    }
    let mut text = format!("{}最高{}，最低{}", series.label, tell(most), tell(least));
    if over_time {
        text.push_str("，最新");
        text.push_str(&tell(latest));
    }
    text
}
