//! Edits by hand: corrections of figures.

use serde::{Deserialize, Serialize};
use suishu_domain::Status;
use ts_rs::TS;

use super::FigureText;

/// Asks to correct a figure by hand.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct CorrectionRequest {
    /// Series in the library.
    pub series: i64,
    /// The period, in any written form.
    pub period: String,
    /// The number in the unit of the series, or why there is none: 未公布, 保密, 不适用, 缺失.
    pub value: String,
    /// Its status; without one that of the figure that it corrects. `F` makes it a target.
    #[serde(default)]
    #[ts(optional)]
    pub status: Option<Status>,
    /// Why.
    pub reason: String,
}

/// What a correction changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Correction {
    /// The figure that counts now; `None` where the period has none of its kind.
    pub before: Option<FigureText>,
    /// The figure that counts with the correction.
    pub after: FigureText,
    /// Whether both say the same: then nothing is written.
    pub unchanged: bool,
    /// The batch that was written.
    pub batch: Option<i64>,
}

/// An event as it is written by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct EventText {
    /// The date, in any written form: 2018, 2018年12月, 2020-10-01.
    pub date: String,
    /// The end, where it lasts beyond its date.
    pub end_date: Option<String>,
    /// Region by name, synonym or code.
    pub region: Option<String>,
    /// 国家, 省, 市.
    pub level: Option<String>,
    /// What happened.
    pub title: String,
    /// 文号.
    pub document: Option<String>,
    /// Source as printed.
    pub source: Option<String>,
}

/// An event of the library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EventEntry {
    /// Its number in the library; an edited event has another one.
    pub id: i64,
    /// The batch that brought it.
    pub batch: Option<i64>,
    /// The event, its region by name.
    pub event: EventText,
}

/// The events of the library, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct EventList {
    /// The events.
    pub events: Vec<EventEntry>,
}

/// Asks to add an event, to put another in its place, or to remove it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct EventEditRequest {
    /// The event that is edited; none for one that is added.
    pub id: Option<i64>,
    /// The event as it is to be; none for one that is removed.
    pub event: Option<EventText>,
    /// Why.
    pub reason: String,
}

/// What goes out as a table of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum Exchanged {
    /// Events.
    Events,
    /// Targets and forecasts.
    Targets,
}

/// Asks to write events or targets as a CSV file, which can be imported again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct ExchangeRequest {
    /// What goes out.
    pub what: Exchanged,
    /// The folder, from its dialog.
    pub folder: String,
}
