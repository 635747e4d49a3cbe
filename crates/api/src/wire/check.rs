//! 核对: what the rules find in the figures, and what was accepted.

use serde::{Deserialize, Serialize};
use suishu_domain::{FindingCode, Selection};
use ts_rs::TS;

use super::FigureText;

/// Runs the rules.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export)]
pub struct ChecksRequest {
    /// Only findings on figures of this batch; `null` is the whole library.
    pub batch: Option<i64>,
}

/// Accepts a finding.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct CheckAcceptRequest {
    /// The finding's key, or the first digits that only it has.
    pub key: String,
    /// Why it is in order as it is.
    pub reason: String,
}

/// Asks about an accepted finding again.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct CheckUnacceptRequest {
    /// The finding's key, or the first digits that only it has.
    pub key: String,
}

/// What the rules find.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Checks {
    /// What nobody has accepted, by rule.
    pub open: Vec<Doubt>,
    /// What was accepted and still is so. A finding whose figures have changed is open anew.
    pub accepted: Vec<Doubt>,
}

/// One finding of a rule. It is a doubt, not a verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct Doubt {
    /// Its key; it changes with the figures.
    pub key: String,
    /// The rule.
    pub code: FindingCode,
    /// The figures, the one in question first; at most 24.
    pub figures: Vec<FigureText>,
    /// How many figures it is about.
    pub figures_total: u64,
    /// What the rule expects in place of `found` (推算).
    pub expected: Option<String>,
    /// What the figures say.
    pub found: Option<String>,
    /// How far the two may differ by rounding.
    pub tolerance: Option<String>,
    /// The event in question.
    pub event: Option<String>,
    /// The figures, to be looked at in 对比; `None` for an event.
    pub selection: Option<Selection>,
    /// Why it was accepted.
    pub reason: Option<String>,
    /// When it was accepted, in UTC.
    pub accepted_at: Option<String>,
}
