//! The figures of a chart as plain values, in the order in which they are drawn.

use serde::{Deserialize, Serialize};
use suishu_domain::{Figure, Period, Qualifier, Status};

use crate::payload::figure_text;
use crate::spec::is_default;

/// All that is drawn. Every series has exactly one slot for each category.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChartData {
    /// Title written from the data; the spec's own wins.
    pub title: String,
    /// Along the axis.
    pub categories: Vec<Category>,
    /// Series in the order of drawing and of the legend.
    pub series: Vec<Series>,
    /// Notes that the figures bring: 推算, 口径, an override of the basis lock.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Sources as printed, without repetition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What happened in the span, by date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
}

/// Something that happened: a flag on the time axis, or a band when it lasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The date as printed: 2020年3月.
    pub when: String,
    /// From its first to its last day.
    pub period: Period,
    /// What happened.
    pub title: String,
    /// Level of the authority: 国家, 省, 市.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// Source as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Event {
    /// Stable key: date and title.
    pub fn key(&self) -> String {
        format!("{} {}", self.period, self.title)
    }
}

/// Why a day isn't a working day like others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rest {
    /// Saturday or Sunday.
    Weekend,
    /// A day of a named holiday: 国庆.
    Holiday(String),
}

/// One place along the axis.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Stable key: the TIME_PERIOD, or a code.
    pub key: String,
    /// Full label: 2020年前三季度.
    pub label: String,
    /// Label within its group, where it has one: 三季度.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<String>,
    /// The group that neighbours share, printed once below them: 2020年.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// The period, on a time axis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Why it is shaded, where it is a single day of rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Rest>,
    /// Whether it is the whole of the others: 合计.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
}

impl Category {
    /// A category that is nothing but its name.
    pub fn named(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            short: None,
            group: None,
            period: None,
            rest: None,
            whole: false,
        }
    }
}

/// What a series is to the reader; it decides colour and weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// One of several equals.
    #[default]
    Plain,
    /// The own city, stressed.
    Own,
    /// Others beside the own city, grey.
    Other,
    /// The nation or the province around the own city: dashed.
    Average,
    /// First, second, third industry: fixed colours. The number is 1, 2 or 3.
    Industry(u8),
}

/// One series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// Stable key.
    pub key: String,
    /// Name in legend and labels.
    pub label: String,
    /// The layer of the spec that it belongs to: 0 the main one, 1 the lines on the right axis.
    #[serde(default, skip_serializing_if = "is_default")]
    pub layer: usize,
    /// Unit as printed: 亿元.
    pub unit: String,
    /// What it is to the reader.
    #[serde(default, skip_serializing_if = "is_default")]
    pub role: Role,
    /// One slot a category; `None` where the library has nothing.
    pub points: Vec<Option<Datum>>,
}

/// One figure of a chart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Datum {
    /// Number or typed reason of absence.
    #[serde(with = "figure_text")]
    pub figure: Figure,
    /// 约, 超, 不足.
    #[serde(default = "exact", skip_serializing_if = "is_exact")]
    pub qualifier: Qualifier,
    /// Status as published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Whether this program computed it (推算).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// Whether it is stressed (the own city's bar).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub highlight: bool,
    /// Source as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Vintage: ISO date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vintage: Option<String>,
    /// Which of the asker's figures it is, by a number of the asker's; the chart only keeps it. `None` for what stands for no single
    /// figure. It means nothing to another asker, so no file carries it.
    #[serde(skip)]
    pub origin: Option<usize>,
}

const fn exact() -> Qualifier {
    Qualifier::Exact
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_exact(qualifier: &Qualifier) -> bool {
    *qualifier == Qualifier::Exact
}
