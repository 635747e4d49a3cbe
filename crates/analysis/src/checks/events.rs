//! Events out of order.

use suishu_domain::Date;

use super::{CheckFinding, Rule};

/// An event as the rule needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The date as printed.
    pub date: String,
    /// First day.
    pub start: Date,
    /// Last day, inclusive.
    pub end: Date,
    /// What happened.
    pub title: String,
}

/// Events that end before they begin.
pub fn out_of_order(events: &[Occurrence]) -> Vec<CheckFinding> {
    let backward = events.iter().filter(|event| event.end < event.start);
    backward
        .map(|event| {
            let mut found = CheckFinding::new(Rule::EventOrder, Vec::new());
            found.event = Some((format!("{}/{}", event.date, event.end), event.title.clone()));
            found
        })
        .collect()
}
