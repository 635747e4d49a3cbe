//! Names that are new to the catalogue: what they may be, what a person says they are.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A name of the file, and what it is in the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(export)]
pub struct NameChoice {
    /// Which list: `indicator`, `region`, `sector`.
    pub list: NameList,
    /// The name as the file writes it.
    pub written: String,
    /// The code in the catalogue; `null` keeps it as a name of its own.
    pub code: Option<String>,
}

/// The lists of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export)]
pub enum NameList {
    /// Indicators.
    Indicator,
    /// Regions.
    Region,
    /// Sectors.
    Sector,
}

/// A name that is new to the catalogue, and what it may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NameMatch {
    /// Which list.
    pub list: NameList,
    /// The name as the file writes it.
    pub written: String,
    /// What it may be, the likeliest first; empty when nothing is like it.
    pub candidates: Vec<NameCandidate>,
}

/// Something that a new name may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export)]
pub struct NameCandidate {
    /// Code in the catalogue.
    pub code: String,
    /// Name in the catalogue.
    pub name: String,
    /// Why, as a sentence.
    pub why: String,
}
